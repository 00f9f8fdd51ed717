import type { Aside } from '../account.ts';
import { captionText } from '../captions.ts';
import type { Format } from '../draft.ts';
import { draftOfPieces } from '../from-pieces.ts';
import { linesAt } from '../lines-at.ts';
import { countLetters, type Piece } from '../pieces.ts';

const SYNC = /<sync\b[^>]{0,200}>/gi;
const PARAGRAPH = /<p\b([^>]{0,200})>/gi;
const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}\\s*=\\s*["']?([^\\s"'>]{1,80})`, 'i').exec(tag)?.[1] ?? null;

/** SAMI: `<SYNC Start=1000><P Class=ENUSCC>words`. Of several languages the one with most words is taken. */
export const sami: Format = {
  name: 'SAMI',
  recognises: ({ text }) => /^\s*<sami\b/i.test(text.slice(0, 2000)),
  read(source) {
    const { text } = source;
    const left: Aside[] = [];
    const syncs = [...text.matchAll(SYNC)];
    left.push({ kind: 'markup', text: text.slice(0, syncs[0]?.index ?? text.length) });
    const languages = new Map<string, Piece[]>();
    const sayers = new Map<string, string>();
    const lineAt = linesAt(text);
    for (const [i, sync] of syncs.entries()) {
      left.push({ kind: 'markup', text: sync[0] });
      const at = sync.index + sync[0].length;
      const line = lineAt(sync.index);
      const start = Number(attribute(sync[0], 'start')) / 1000;
      const inside = text.slice(at, syncs[i + 1]?.index ?? text.length);
      const paragraphs = [...inside.matchAll(PARAGRAPH)];
      for (const [n, paragraph] of paragraphs.entries()) {
        const raw = inside.slice(paragraph.index + paragraph[0].length, paragraphs[n + 1]?.index ?? inside.length);
        left.push({ kind: 'markup', text: paragraph[0] });
        for (const [tag] of raw.matchAll(/<[^>]{1,300}>/g)) left.push({ kind: 'markup', text: tag });
        const language = (attribute(paragraph[0], 'class') ?? '').toLowerCase();
        const words = captionText(raw.replace(/\s+/g, ' ').replace(/<br\s*\/?>/gi, '\n'))
          .replace(/[^\S\n]+/g, ' ')
          .trim();
        if (/^source$/i.test(attribute(paragraph[0], 'id') ?? '')) {
          left.push({ kind: 'label', text: words });
          sayers.set(language, words);
          continue;
        }
        const pieces = languages.get(language) ?? [];
        languages.set(language, pieces);
        // An empty caption ends the one before.
        const last = pieces.at(-1);
        if (last && last.end === null && Number.isFinite(start)) last.end = start;
        if (words === '') continue;
        const sayer = sayers.get(language) || null;
        pieces.push({
          text: words,
          start: Number.isFinite(start) ? start : null,
          end: null,
          sayer,
          line: source.linesBefore + line,
        });
      }
    }
    const letters = (pieces: readonly Piece[]): number => pieces.reduce((sum, p) => sum + countLetters(p.text), 0);
    const [most = [], ...others] = [...languages.values()].sort((a, b) => letters(b) - letters(a));
    for (const other of others) for (const piece of other) left.push({ kind: 'repeat', text: piece.text });
    const draft = draftOfPieces(most, source);
    for (const aside of left) draft.left.push(aside);
    return draft;
  },
};
