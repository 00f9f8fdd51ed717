import { type Caption, readCaptions } from '../captions.ts';
import type { Format } from '../draft.ts';

/**
 * Begin and end in tenths of a second, then the words: a stroke parts their lines, one before a line sets it in
 * italics.
 */
const LINE = /^\[(\d{1,7})\]\[(\d{0,7})\](.*)$/;
const FEWEST = 2;

/** MPL2 subtitles: `[65][128]/What was said|and its second line`. */
export const mpl2: Format = {
  name: 'MPL2',
  recognises({ text }) {
    const lines = text
      .slice(0, 4000)
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.length >= FEWEST && lines.slice(0, -1).every((line) => LINE.test(line));
  },
  read(source) {
    const captions: Caption[] = [];
    const left: string[] = [];
    for (const [i, line] of source.text.split('\n').entries()) {
      const [, start = '', end = '', words = line] = LINE.exec(line) ?? [];
      if (words.trim() === '') continue;
      left.push(`${start} ${end}`);
      captions.push({
        start: start === '' ? null : Number(start) / 10,
        end: end === '' ? null : Number(end) / 10,
        voice: null,
        lines: words.split('|').map((part) => part.replace(/^\//, '')),
        line: source.linesBefore + i + 1,
      });
    }
    const draft = readCaptions(captions, source);
    for (const text of left) draft.left.push({ kind: 'time', text });
    return draft;
  },
};
