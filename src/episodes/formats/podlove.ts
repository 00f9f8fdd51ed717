import type { Format } from '../draft.ts';
import { draftOfPieces } from '../from-pieces.ts';
import type { Piece } from '../pieces.ts';
import { readTime } from '../times.ts';
import { elementsNamed, readXml, rootOf, textOf } from '../xml.ts';

const seconds = (value: string | undefined): number | null => readTime(value ?? '')?.value ?? null;

/** Podlove's simple transcripts in XML: `<pst:speech>` with a `<pst:speaker>` and timed `<pst:item>`s. */
export const podlove: Format = {
  name: 'Podlove XML',
  recognises: ({ text }) => rootOf(text) === 'transcripts',
  read(source) {
    const { root, left } = readXml(source.text);
    const pieces: Piece[] = [];
    for (const speech of elementsNamed(root, 'speech')) {
      const [speaker] = elementsNamed(speech, 'speaker');
      const label = speaker ? textOf(speaker).trim() : '';
      if (label !== '') left.push({ kind: 'label', text: label });
      for (const item of elementsNamed(speech, 'item')) {
        const { start, end } = item.attributes;
        pieces.push({
          text: textOf(item).trim(),
          start: seconds(start),
          end: seconds(end),
          sayer: label || null,
          line: source.linesBefore + item.line,
        });
      }
    }
    const draft = draftOfPieces(pieces, source);
    for (const aside of left) draft.left.push(aside);
    return draft;
  },
};
