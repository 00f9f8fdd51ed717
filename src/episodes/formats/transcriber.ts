import type { Format } from '../draft.ts';
import { draftOfPieces } from '../from-pieces.ts';
import type { Piece } from '../pieces.ts';
import { readTime } from '../times.ts';
import { elementsNamed, readXml, rootOf, type XmlElement } from '../xml.ts';

const seconds = (value: string | undefined): number | null => readTime(value ?? '')?.value ?? null;

/**
 * Transcriber (`.trs`): turns of one or several speakers, who are listed above; `<Sync>` begins a line, `<Who nb="2"/>`
 * says who of the turn's speakers has the next one.
 */
export const transcriber: Format = {
  name: 'Transcriber',
  recognises: ({ text }) => rootOf(text) === 'trans',
  read(source) {
    const { root, left } = readXml(source.text);
    const people = new Map<string, string>();
    for (const { attributes } of elementsNamed(root, 'speaker'))
      if (attributes.id) people.set(attributes.id, attributes.name || attributes.id);
    const pieces: Piece[] = [];
    const readTurn = (turn: XmlElement): void => {
      const sayers = (turn.attributes.speaker ?? '').split(/\s+/).map((id) => people.get(id) ?? (id || null));
      const end = seconds(turn.attributes.endtime);
      let sayer = sayers[0] ?? null;
      let at = seconds(turn.attributes.starttime);
      for (const child of turn.children) {
        if (typeof child !== 'string') {
          if (child.name === 'sync') at = seconds(child.attributes.time) ?? at;
          else if (child.name === 'who') sayer = sayers[Number(child.attributes.nb ?? 1) - 1] ?? null;
          continue;
        }
        const text = child.replace(/\s+/g, ' ').trim();
        if (text !== '') pieces.push({ text, start: at, end, sayer, line: source.linesBefore + turn.line });
      }
    };
    for (const turn of elementsNamed(root, 'turn')) readTurn(turn);
    const draft = draftOfPieces(pieces, source);
    for (const aside of left) draft.left.push(aside);
    return draft;
  },
};
