import type { Turn } from '../episodes/episode.ts';

/** A moment in an episode, seconds; `estimated` where it was reckoned from words. */
export interface Moment {
  seconds: number;
  estimated: boolean;
}

/** Words a second of unhurried talk, used where no later time says better. */
const USUAL_PACE = 2.5;
const SLOWEST_PACE = 1;
const FASTEST_PACE = 5;
/** Anchors this close together (seconds) need no reckoning between them. */
const FINE = 15;

/**
 * When the word at `offset` of a turn is spoken: between the last time known before it and the next one after it, by
 * words. Null where the turn has no time. Times that run backwards, or a pace nobody speaks at, are not believed.
 */
export function momentOf(turns: readonly Turn[], turn: number, offset: number): Moment | null {
  const { text, start, anchors } = turns[turn]!;
  let known = start === null ? null : { offset: 0, seconds: start };
  let next: { offset: number; seconds: number } | null = null;
  for (const anchor of anchors) {
    if (anchor.offset <= offset) known = anchor;
    else {
      next = anchor;
      break;
    }
  }
  if (known === null) return null;
  if (/^\s*$/.test(text.slice(known.offset, offset))) return { seconds: known.seconds, estimated: false };
  if (next && next.seconds - known.seconds <= FINE) return { seconds: known.seconds, estimated: false };
  const before = countWords(text.slice(known.offset, offset));
  const until = next ?? nextTurnTime(turns, turn, known.seconds);
  const words = countWords(text.slice(known.offset, next ? next.offset : text.length));
  const pace = until ? words / (until.seconds - known.seconds) : USUAL_PACE;
  const believed = pace >= SLOWEST_PACE && pace <= FASTEST_PACE ? pace : USUAL_PACE;
  return { seconds: Math.round(known.seconds + before / believed), estimated: true };
}

/** The last moment of which the transcript speaks, seconds, or null. */
export function lastMoment(turns: readonly Turn[]): number | null {
  let last: number | null = null;
  for (const turn of turns) {
    for (const seconds of [turn.start, turn.anchors.at(-1)?.seconds ?? null]) {
      if (seconds !== null && (last === null || seconds > last)) last = seconds;
    }
  }
  return last;
}

function nextTurnTime(turns: readonly Turn[], turn: number, after: number): { seconds: number } | null {
  const next = turns[turn + 1]?.start ?? null;
  return next !== null && next > after ? { seconds: next } : null;
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
