import type { Turn } from './episode.ts';

/** Turns that may be decoded only when asked for; an array is one. */
export interface TurnList {
  readonly length: number;
  at(index: number): Turn | undefined;
  /**
   * What is known of a turn's time without decoding it; absent, or null where there is more to know: then it is
   * decoded.
   */
  timing?(index: number): Timing | null;
}

/** Of a turn that was spoken and has no anchors: its characters, and when it starts (seconds). */
export interface Timing {
  length: number;
  start: number | null;
}

export interface Moment {
  /** Seconds from the episode's start; null where nothing near is timed. */
  at: number | null;
  /** True where `at` was reckoned from the words around it, and not given. */
  estimated: boolean;
}

/** Characters spoken in a second: 160 words a minute (Tauroza & Allison 1990, interviews) at 5.6 characters a word. */
const PACE = 15;
/** Between two given times the words are spread evenly, unless that makes a pace below or above these. */
const SLOWEST = 6;
const FASTEST = 30;
/**
 * A caption's words follow its time within a second or two: this near to an anchor, its time is given, not reckoned.
 */
const NEAR = 25;

interface Known {
  /** Characters from the episode's first timed word. */
  position: number;
  seconds: number;
}

function knownTimes(turn: Turn, position: number): Known[] {
  if (turn.anchors.length > 0) return turn.anchors.map((a) => ({ position: position + a.offset, seconds: a.seconds }));
  return turn.start === null ? [] : [{ position, seconds: turn.start }];
}

/**
 * When the words at `offset` of a turn are spoken. Given at the turn's start and at its anchors; else estimated by
 * words between the known times before and after, across turns. Times that run backwards are not taken as ends.
 */
export function momentOf(episode: { turns: TurnList }, index: number, offset: number): Moment {
  const turn = episode.turns.at(index);
  if (turn?.voice !== 'speech') return { at: null, estimated: false };
  let before: Known | null = null;
  let after: Known | null = null;
  for (const k of knownTimes(turn, 0)) {
    if (k.position <= offset) before = k;
    else after ??= k;
  }
  if (before?.position === offset || (turn.anchors.length > 1 && before && offset - before.position <= NEAR)) {
    return { at: before?.seconds ?? null, estimated: false };
  }
  for (let i = index - 1, position = 0; !before && i >= 0; i--) {
    const t = timingOf(episode.turns, i);
    if (!t) break;
    position -= t.length + 1;
    before = t.known(position).at(-1) ?? null;
  }
  if (!before) return { at: null, estimated: false };
  for (let i = index + 1, position = turn.text.length + 1; !after && i < episode.turns.length; i++) {
    const t = timingOf(episode.turns, i);
    if (!t) break;
    after = t.known(position)[0] ?? null;
    position += t.length + 1;
  }
  const gone = offset - before.position;
  let pace = PACE;
  if (after && after.seconds > before.seconds) {
    pace = Math.min(FASTEST, Math.max(SLOWEST, (after.position - before.position) / (after.seconds - before.seconds)));
  }
  return { at: before.seconds + gone / pace, estimated: true };
}

/** A turn's length, and its known times when it begins at `position`: none of what was not spoken. */
function timingOf(turns: TurnList, index: number): { length: number; known(position: number): Known[] } | null {
  const timing = turns.timing?.(index);
  if (timing) {
    const { length, start } = timing;
    return { length, known: (position) => (start === null ? [] : [{ position, seconds: start }]) };
  }
  const turn = turns.at(index);
  if (!turn) return null;
  return { length: turn.text.length, known: (position) => (turn.voice === 'speech' ? knownTimes(turn, position) : []) };
}
