import { stringify } from 'yaml';
import { captionClock } from '../../episodes/times.ts';

/** A stretch of speech as a server heard it: seconds from the beginning of the recording. */
export interface Segment {
  start: number;
  end: number;
  text: string;
}

/** As often in a row the same words are a machine that ran in a circle, not speech. */
const CIRCLE = 4;
const LOST = '[inaudible]';

/** What several parts of a recording said, once: a part begins before the one before it ends. */
export function joinParts(parts: readonly { at: number; until: number; segments: readonly Segment[] }[]): Segment[] {
  const joined: Segment[] = [];
  for (const [n, { at, segments }] of parts.entries()) {
    if (n === 0) {
      joined.push(...segments);
      continue;
    }
    const overlapEnd = parts[n - 1]?.until ?? at;
    // Where a segment of one ends nearest to where one of the other begins, nothing is torn and nothing comes twice.
    let best = { cut: (at + overlapEnd) / 2, apart: Number.POSITIVE_INFINITY };
    for (const one of joined) {
      if (one.end < at || one.end > overlapEnd) continue;
      for (const other of segments) {
        const apart = Math.abs(other.start - one.end);
        if (apart < best.apart) best = { cut: (one.end + other.start) / 2, apart };
      }
    }
    const middle = ({ start, end }: Segment) => (start + end) / 2;
    while (joined.length > 0 && middle(joined.at(-1)!) > best.cut) joined.pop();
    joined.push(...segments.filter((one) => middle(one) > best.cut));
  }
  return withoutCircles(joined);
}

function withoutCircles(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  for (let from = 0; from < segments.length; ) {
    const first = segments[from]!;
    let to = from;
    while (to < segments.length && segments[to]!.text === first.text) to++;
    if (to - from < CIRCLE) kept.push(...segments.slice(from, to));
    else kept.push({ start: first.start, end: segments[to - 1]!.end, text: LOST });
    from = to;
  }
  return kept;
}

export interface TranscriptFacts {
  /** What it was made of, as it is shown. */
  source: string;
  model: string;
  language: string | null;
}

/**
 * The file: a few lines, then captions. Among these no word can be taken for somebody's name, whatever is said. What
 * else is known of the episode stands beside it, in show notes or a sidecar.
 */
export function renderTranscript(segments: readonly Segment[], { source, model, language }: TranscriptFacts): string {
  const facts = {
    'machine-made': true,
    kind: 'transcript',
    ...(language === null ? {} : { language }),
    source: `Transcribed by ${model} from ${source}`,
  };
  const cues = segments.map(
    ({ start, end, text }) =>
      `${captionClock(start)} --> ${captionClock(Math.max(end, start + 0.001))}\n${plain(text)}\n`,
  );
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\nWEBVTT\n\n${cues.join('\n')}`;
}

const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
