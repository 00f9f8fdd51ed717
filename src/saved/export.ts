import { episodeLabel, momentLabel, voiceLabel } from '../replies/cards.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote } from '../search/port.ts';

/** Saved quotes as a file. Pure. */

/** A quote of the archive, and when it was saved (ms since 1970). */
export interface Exported {
  quote: Quote;
  at: number;
}

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

// What CommonMark gives a meaning to, wherever it stands or at the start of a line: https://spec.commonmark.org/0.31.2/
const meaning = /[\\`*_{}[\]()<>#+\-.!|~&=:]/g;
/** `words` on one line, as Markdown that shows just them. */
export const inMarkdown = (words: string): string => oneLine(words).replace(meaning, '\\$&');

const address = (url: string) => url.replace(/[<>\s]/g, encodeURIComponent);

export function asMarkdown(quotes: readonly Exported[], words: Words): string {
  const parts = quotes.map(({ quote }) => {
    const { episode, url } = quote;
    const moment = momentLabel(quote);
    const where = [
      inMarkdown(episodeLabel(episode)),
      episode.number === null ? null : `*${inMarkdown(episode.title)}*`,
      episode.date && inMarkdown(words.date(episode.date)),
      url === null ? inMarkdown(moment) : `[${inMarkdown(moment || words.buttons.openEpisode)}](<${address(url)}>)`,
    ].filter(Boolean);
    return `> ${inMarkdown(quote.text)}\n>\n> — **${inMarkdown(voiceLabel(quote, words))}**, ${where.join(', ')}\n`;
  });
  return [`# ${words.saved.file}\n`, ...parts].join('\n');
}

type Cell = string | number | null;

/** RFC 4180: every cell in quotation marks, which are doubled inside. */
const cell = (value: Cell): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
const table = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/**
 * What begins so is a formula to a spreadsheet, which may carry it out: an apostrophe before it makes it words
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const asWords = (value: Cell): Cell => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

const csvColumns = ['quote', 'speaker', 'show', 'number', 'title', 'date', 'moment', 'link', 'saved'] as const;

/** For spreadsheets, which know UTF-8 by its mark. */
export const asCsv = (quotes: readonly Exported[], words: Words): string =>
  `\uFEFF${table([
    csvColumns.map((column) => words.saved.columns[column]),
    ...quotes.map(({ quote, at }) => {
      const { show, number, title, date } = quote.episode;
      const voice = voiceLabel(quote, words);
      const cells = [quote.text, voice, show, number, title, date, momentLabel(quote), quote.url, day(at)];
      return cells.map(asWords);
    }),
  ])}`;

/** As Readwise takes it (https://readwise.io/import_bulk): it sorts an episode's quotes by their location, here the second. */
export const asReadwise = (quotes: readonly Exported[], words: Words): string =>
  table([
    ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'],
    ...quotes.map(({ quote, at }) => {
      const { show, number, title } = quote.episode;
      const moment = momentLabel(quote);
      return [
        quote.text,
        number === null ? title : `${number}: ${title}`,
        show,
        quote.url,
        [voiceLabel(quote, words), moment].filter(Boolean).join(' · '),
        quote.at,
        new Date(at).toISOString().slice(0, 19).replace('T', ' '),
      ];
    }),
  ]);

/** Every kind of file there is; a new one: a line here. */
export const exportKinds = {
  markdown: { label: 'Markdown', file: 'saved-quotes.md', write: asMarkdown },
  csv: { label: 'CSV', file: 'saved-quotes.csv', write: asCsv },
  readwise: { label: 'Readwise', file: 'saved-quotes-readwise.csv', write: asReadwise },
} as const;
export type ExportKind = keyof typeof exportKinds;
