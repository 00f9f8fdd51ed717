import type { Format } from '../draft.ts';
import { decodeEntities } from '../entities.ts';
import { draftOfPieces } from '../from-pieces.ts';
import { joinTokens, judgeUnit, type Piece } from '../pieces.ts';
import { elementsNamed, readXml, rootOf, textOf, type XmlElement } from '../xml.ts';

const number = (value: string | undefined): number | null =>
  value !== undefined && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : null;

/**
 * YouTube's captions in XML: `<transcript><text start="1.5" dur="2">` (srv1), `<timedtext><text t="1500" d="2000">`
 * (srv2) and `<timedtext format="3"><body><p t="1500" d="2000"><s t="240"> word</s>` (srv3).
 */
export const timedtext: Format = {
  name: "YouTube's captions",
  recognises({ text }) {
    const root = rootOf(text);
    return root === 'timedtext' || (root === 'transcript' && /<text\s[^>]{0,80}\bstart\s*=/.test(text.slice(0, 5000)));
  },
  read(source) {
    const { root, left } = readXml(source.text);
    const pieces: Piece[] = [];
    let parts = 0;
    let group = 0;
    for (const caption of elementsNamed(root, 'p', 'text')) {
      if (caption.attributes.append === undefined) group++;
      const { attributes } = caption;
      const from = number(attributes.t ?? attributes.start);
      const lasts = number(attributes.d ?? attributes.dur);
      const end = from !== null && lasts !== null ? from + lasts : null;
      const place = { end, sayer: null, group, line: source.linesBefore + caption.line };
      const words = caption.children.filter((c): c is XmlElement => typeof c !== 'string' && c.name === 's');
      // Each word with its own time: an empty caption between two only scrolls.
      if (words.length > 1) parts++;
      if (words.length === 0) pieces.push({ text: textOf(caption), start: from, ...place });
      for (const word of words) {
        const later = number(word.attributes.t) ?? 0;
        pieces.push({ text: textOf(word), start: from === null ? null : from + later, ...place, end: null });
      }
    }
    const said = pieces.filter((p) => p.text.trim() !== '');
    const unit = source.text.includes('<transcript') ? 1 : (judgeUnit(said, null) ?? 1e-3);
    for (const p of said) {
      if (p.start !== null) p.start *= unit;
      if (p.end !== null) p.end *= unit;
    }
    const draft = draftOfPieces(parts > 0 || shortOnes(said) ? joinTokens(said) : said, source);
    for (const aside of left) draft.left.push(aside);
    // What was escaped twice was written once.
    draft.counted = decodeEntities(source.text);
    return draft;
  },
};

/** A word a caption, as srv2 has them. */
const shortOnes = (pieces: readonly Piece[]): boolean =>
  pieces.filter((p) => !/\S\s\S/.test(p.text)).length > pieces.length * 0.8;
