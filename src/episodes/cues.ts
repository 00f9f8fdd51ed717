import type { DraftTurn } from './draft.ts';
import { formatClock } from './times.ts';

/** A caption, a transcript segment, a line with a time: a few words and when they are spoken. */
export interface Cue {
  /** Seconds. */
  start: number | null;
  end: number | null;
  /** Who speaks, as written; null where the source does not say. */
  label: string | null;
  /** True where the source marks a change of speaker without naming one (`>>`, a dash). */
  turn?: boolean;
  /** True where no blank stands between it and the cue before. */
  glued?: boolean;
  /** Inline text, without times. */
  text: string;
  line: number;
}

/** A turn without a named change of speaker is cut at the next sentence end after this many words, or after a pause. */
const LONG_TURN = 160;
const PAUSE = 2.5;
const SENTENCE_END = /[.!?…]["'”’)\]]*$/;

/**
 * Joins cues into turns: sentences run across cues, so the words are joined and every cue's time stays as an inline
 * mark, from which the canonical text makes an anchor.
 */
export function joinCues(cues: readonly Cue[], markup: DraftTurn['markup'] = 'plain'): DraftTurn[] {
  const turns: DraftTurn[] = [];
  let parts: string[] = [];
  let words = 0;
  let last: Cue | null = null;
  let open: DraftTurn | null = null;
  const close = (): void => {
    if (open) turns.push({ ...open, text: parts.join('') });
    parts = [];
    words = 0;
    open = null;
  };
  for (const cue of cues) {
    const text = cue.text.trim();
    if (text === '' && cue.label === null) continue;
    if (last && open) {
      const pause = cue.start !== null && last.end !== null ? cue.start - last.end : 0;
      const whole = SENTENCE_END.test(last.text.trim());
      if (
        cue.label !== last.label ||
        cue.turn ||
        (whole && (words >= LONG_TURN || (pause >= PAUSE && words >= LONG_TURN / 4))) ||
        words >= LONG_TURN * 6
      )
        close();
    }
    if (!open) open = { label: cue.label, seconds: cue.start, text: '', markup, voice: 'speech', line: cue.line };
    const time = parts.length > 0 && cue.start !== null ? `[${formatClock(cue.start)}]` : '';
    const blank = cue.glued ? '' : ' ';
    parts.push(`${parts.length === 0 || cue.glued ? '' : '\n'}${time}${time ? blank : ''}${text}`);
    words += text.split(/\s+/).length;
    last = cue;
  }
  close();
  return turns;
}
