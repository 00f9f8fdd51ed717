import { type Caption, captionTime, readCaptions, timingOf } from '../captions.ts';
import type { Format } from '../draft.ts';

const ARROW =
  /^\s*(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,:]\d{1,6})?)\s*-{1,2}>\s*(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,:]\d{1,6})?)/;
const SBV = /^\s*(\d{1,4}:\d{1,2}:\d{1,2}\.\d{1,3}),(\d{1,4}:\d{1,2}:\d{1,2}\.\d{1,3})\s*$/;

/** What SubViewer writes before the captions. */
const HEADS = new Set([
  ...['information', 'end information', 'title', 'author', 'source', 'prg', 'filepath', 'delay', 'cd track'],
  ...['comment', 'subtitle', 'colf', 'style', 'size', 'font'],
]);
const isHead = (line: string): boolean => HEADS.has(/^\[([^\]\n]{1,20})\]/.exec(line)?.[1]?.toLowerCase() ?? '');

const timing = (line: string) => timingOf(line, [ARROW, SBV], false);

/**
 * SubRip (`.srt`) and YouTube's SubViewer (`.sbv`), leniently: numbers missing or wrong, no blank line between
 * captions, blank lines inside them, point or comma, positions and tags.
 */
export const srt: Format = {
  name: 'SRT',
  recognises({ text }) {
    const head = text
      .slice(0, 4000)
      .split('\n')
      .map((l) => l.trim())
      .filter((l) => l !== '' && !isHead(l));
    const first = head.findIndex((l) => timing(l) !== null);
    return first === 0 || (first === 1 && /^\d{1,6}$/.test(head[0] ?? ''));
  },
  read(source) {
    const lines = source.text.split('\n');
    const captions: Caption[] = [];
    const left: string[] = [];
    let open: Caption | null = null;
    for (const [i, line] of lines.entries()) {
      const times = timing(line);
      if (times) {
        // The line above is this caption's number, if it looks like one.
        const above = open?.lines.at(-1);
        if (open && above !== undefined && /^\s*\d{1,6}\s*$/.test(above)) left.push(open.lines.pop() ?? '');
        open = {
          start: captionTime(times[0]),
          end: captionTime(times[1]),
          voice: null,
          lines: [],
          line: source.linesBefore + i + 2,
        };
        captions.push(open);
        left.push(line);
      } else if (line.trim() !== '') {
        if (!open) left.push(line);
        else open.lines.push(line);
      }
    }
    const draft = readCaptions(captions, source);
    for (const text of left) draft.left.push({ kind: 'markup', text });
    return draft;
  },
};
