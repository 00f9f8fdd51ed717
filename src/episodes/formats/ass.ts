import type { Aside } from '../account.ts';
import { captionTime } from '../captions.ts';
import type { Format } from '../draft.ts';
import { draftOfPieces } from '../from-pieces.ts';
import type { Piece } from '../pieces.ts';

const DEFAULT_FIELDS = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];
const OVERRIDE = /\{[^{}]{0,2000}\}/g;

/** Words without overrides and drawings: `{\p1}m 0 0 l 9 9{\p0}` draws. */
function wordsOf(text: string, left: Aside[]): string {
  let drawing = false;
  let out = '';
  let from = 0;
  for (const found of [...text.matchAll(OVERRIDE), null]) {
    const until = found?.index ?? text.length;
    const part = text.slice(from, until);
    if (drawing) left.push({ kind: 'markup', text: part });
    else out += part;
    if (!found) break;
    left.push({ kind: 'markup', text: found[0] });
    const mode = [...found[0].matchAll(/\\p(\d+)/g)].at(-1)?.[1];
    if (mode !== undefined) drawing = mode !== '0';
    from = found.index + found[0].length;
  }
  return out
    .replace(/\\N/g, '\n')
    .replace(/\\[nh]/g, ' ')
    .trim();
}

/** Advanced SubStation Alpha and its older kin (`.ass`, `.ssa`): lines `Dialogue: …` with an actor each. */
/** What editors write where nobody filled in a name. */
const NOBODY = /^(?:NTP|NPT|Actor|Default)$/i;

export const ass: Format = {
  name: 'SubStation Alpha',
  recognises: ({ text }) =>
    /^\s*(?:;[^\n]*\n\s*){0,50}\[(?:script info|v4\+? styles|events)\]/i.test(text.slice(0, 8000)) ||
    /^\s*Dialogue:[^,\n]{0,20},\s*\d+:\d\d:\d\d[.:]\d+,\s*\d+:\d\d:\d\d[.:]\d+,/.test(text.slice(0, 500)),
  read(source) {
    const left: Aside[] = [];
    const pieces: Piece[] = [];
    let fields: readonly string[] = DEFAULT_FIELDS;
    let inEvents = !/^[ \t]*\[events\]/im.test(source.text);
    for (const [i, line] of source.text.split('\n').entries()) {
      const section = /^\s*\[([^\]]{1,40})\]\s*$/.exec(line);
      if (section) inEvents = /^events$/i.test(section[1] ?? '');
      const [, kind = '', rest = ''] = /^\s*(Dialogue|Comment|Format)\s*:(.*)$/i.exec(line) ?? [];
      if (!inEvents || kind === '' || section) {
        left.push({ kind: 'markup', text: line });
        continue;
      }
      if (/^format$/i.test(kind)) {
        fields = rest.split(',').map((f) => f.trim().toLowerCase());
        left.push({ kind: 'markup', text: line });
        continue;
      }
      // The text is the last field, and may hold commas.
      const values = rest.split(',');
      const text = values.slice(fields.length - 1).join(',');
      const value = (...names: string[]): string => values[fields.findIndex((f) => names.includes(f))]?.trim() ?? '';
      if (/^comment$/i.test(kind)) {
        left.push({ kind: 'note', text: line.replace(/\\[Nnh]/g, ' ') });
        continue;
      }
      const sayer = value('name', 'actor');
      left.push({ kind: 'markup', text: `${kind} ${values.slice(0, fields.length - 1).join(',')}` });
      const words = wordsOf(text, left);
      if (words === '') continue;
      const piece: Piece = {
        text: words,
        start: captionTime(value('start')),
        end: captionTime(value('end')),
        sayer: sayer === '' || NOBODY.test(sayer) ? null : sayer,
        line: source.linesBefore + i + 1,
      };
      // A shadow or an outline is the same line once more.
      const twin = pieces.slice(-4).some((p) => p.text === words && p.start === piece.start && p.end === piece.end);
      if (twin) left.push({ kind: 'repeat', text: words });
      else pieces.push(piece);
    }
    const inOrder = pieces.map((p, n) => ({ p, at: p.start ?? pieces[n - 1]?.start ?? 0 })).sort((a, b) => a.at - b.at);
    const draft = draftOfPieces(
      inOrder.map(({ p }) => p),
      source,
    );
    for (const aside of left) draft.left.push(aside);
    draft.counted = source.text.replace(/\\[Nnh]/g, ' ');
    return draft;
  },
};
