import type { ContextTurn, EpisodeRef, Hit, Quote, SummarySentence } from '../search/port.ts';
import { excerptOf } from './excerpt.ts';
import { boldMatches, clockTime, escapeMarkdown, shorten } from './markdown.ts';
import type { Question } from './question.ts';
import { type Block, type Button, text } from './reply.ts';
import { furtherAt, quoted, readFixed, readQuoted, readSmallPrint, smallPrint } from './small-print.ts';
import type { Words } from './words/index.ts';

/** How quotes, summaries and episodes look, for every reply that shows one. Buttons are the caller's. */

const maxQuote = 2800;

/** `Software Engineering Daily 1272`, or the title where there is no number. */
export function episodeLabel(episode: Pick<EpisodeRef, 'show' | 'number' | 'title'>): string {
  return episode.number ? `${episode.show} ${episode.number}` : `${episode.show}: ${episode.title}`;
}

/**
 * `, 3 May 2021 to 15 September 2022`, or for a single episode `, 15 September 2022`; empty where no episode has a date,
 * and where only one of several has: it is not the others'.
 */
export function dateSpan(
  { from, to, episodes }: { from: string | null; to: string | null; episodes: number },
  { date, dates, marks }: Words,
): string {
  if (!from || !to || (from === to && episodes > 1)) return '';
  return `${marks.comma}${from === to ? date(from) : dates(date(from), date(to))}`;
}

/** A few by name, the others by their number: `One, Two and 7 more shows`. */
export function nameList(names: readonly string[], what: keyof Words['more'], words: Words): string {
  const named = names.slice(0, names.length > 5 ? 4 : 5).map(escapeMarkdown);
  const more = names.length - named.length;
  return words.list([...named, ...(more > 0 ? [words.more[what](more)] : [])]);
}

/** `≈ 40:09`, on one line, or empty where the source has no times. */
export const momentLabel = (quote: Pick<Quote, 'at' | 'estimated'>): string =>
  quote.at === null ? '' : `${quote.estimated ? '≈\u00a0' : ''}${clockTime(quote.at)}`;

export function voiceLabel(
  quote: Pick<ContextTurn, 'voice' | 'speaker'> & Pick<Quote, 'episode'>,
  words: Words,
): string {
  if (quote.voice === 'quoted' && quote.speaker) return words.quotedBy(quote.speaker.name);
  if (quote.voice === 'notes') return words.ownWords(quote.episode.show);
  const name = quote.speaker?.name ?? words.speakerUnknown;
  return quote.episode.machineMade ? `${name} · ${words.machineMade}` : name;
}

function episodeLine(episode: EpisodeRef, words: Words): string {
  const title = episode.number ? ` · *${escapeMarkdown(episode.title)}*` : '';
  const date = episode.date ? ` · ${words.date(episode.date)}` : '';
  return `${escapeMarkdown(episodeLabel(episode))}${title}${date}`;
}

const isHit = (quote: Quote | Hit): quote is Hit => 'matches' in quote;

/**
 * The words, who, where and when; above them the question that they begin to answer, where one is given. A quote too long
 * for a message is cut with an "…" and says so by it.
 */
export function quoteBlocks(quote: Quote | Hit, words: Words, question: Question | null = null): Block[] {
  const said = shorten(quote.text, maxQuote);
  const spans = isHit(quote) ? quote.matches.filter((span) => span.end <= said.length) : [];
  return [
    ...(question ? [text(questionLine(question, words))] : []),
    text(`> ${boldMatches(said, spans)}`),
    text(sourceText(quote, words)),
  ];
}

/** Who said it, when and where. */
export function sourceText(quote: Quote, words: Words): string {
  const moment = momentLabel(quote);
  return `**${escapeMarkdown(voiceLabel(quote, words))}**${moment ? ` · ${moment}` : ''}\n${episodeLine(quote.episode, words)}`;
}

/** What the listen link cannot do, said in small print; empty where there is nothing to say. */
export function linkNotes(quote: Quote, words: Words): string[] {
  if (quote.url === null) return [];
  if (!quote.toTheMoment) return quote.at === null ? [] : [words.onlyEpisodeLink];
  return quote.shifting ? [words.shifted] : [];
}

/** The same as small print, a line each; empty where there is nothing to say. */
export const linkSmallPrint = (quote: Quote, words: Words): string =>
  linkNotes(quote, words)
    .map((note) => `-# ${note}`)
    .join('\n');

export function listenButton(quote: Quote, { buttons }: Words): Button | null {
  if (quote.url === null) return null;
  return quote.toTheMoment
    ? { label: buttons.listenAt(momentLabel(quote)), url: quote.url }
    : { label: buttons.openEpisode, url: quote.url };
}

// ── The line that says what was asked ──────────────────────────────────────────────────────────────────────────────
// Buttons never carry what somebody typed: when one is pressed, the question is read back from this line.

/** What a question says that was asked of every show. */
export const allShows = 'All shows';

export interface Asked {
  query: string | null;
  /** `allShows`, or one's name; null where none was named. */
  show?: string | null;
  /** As shown: a person's name, an episode's label. */
  speaker: string | null;
  episode: string | null;
}

/** `-# “hugging face” · said by Mark Saroufim · in Software Engineering Daily 1272 · 2 of 9` */
export function askedLine(asked: Asked, words: Words, ...rest: (string | null)[]): string {
  const said = (one: string) => quoted(one, words);
  return smallPrint([
    asked.query === null ? words.asked.random : said(asked.query),
    asked.speaker === null ? null : words.asked.by(said(asked.speaker)),
    asked.episode === null ? null : words.asked.in(said(asked.episode)),
    asked.show ? (asked.show === allShows ? words.asked.ofAll : words.asked.of(said(asked.show))) : null,
    ...rest,
  ]);
}

/** `-# Jeff Meyerson asked: “What are the newer AI tools?”`, which is not to be taken for the line above, whoever asked. */
const questionLine = ({ speaker, text: question }: Question, words: Words): string =>
  smallPrint([words.wasAsked(escapeMarkdown(speaker).replace(/^[“„«「]/, '\\$&'), escapeMarkdown(question))]);

/** Null where no text of the message is such a line: the message is not one of ours, or was edited away. */
export const readAsked = (texts: readonly string[]): Asked | null =>
  // It stands last: what names a speaker or an episode above it may look like it.
  readSmallPrint(texts, (line, at) => {
    const query = readQuoted(line, at, (_words, one) => one);
    const first = query?.next ?? readFixed(line, at, ({ asked }) => asked.random);
    if (first === null) return null;
    const part = (from: number | null, make: (words: Words, one: string) => string) =>
      from === null ? null : readQuoted(line, from, make);
    const speaker = part(furtherAt(line, first), ({ asked }, one) => asked.by(one));
    const episode = part(furtherAt(line, speaker?.next ?? first), ({ asked }, one) => asked.in(one));
    const rest = furtherAt(line, episode?.next ?? speaker?.next ?? first);
    const isAll = rest !== null && readFixed(line, rest, ({ asked }) => asked.ofAll) !== null;
    const show = isAll ? allShows : part(rest, ({ asked }, one) => asked.of(one))?.said;
    return {
      query: query?.said ?? null,
      speaker: speaker?.said ?? null,
      episode: episode?.said ?? null,
      ...(show === undefined ? {} : { show }),
    };
  });

export function matchNote({ match }: Hit, { matched }: Words): string | null {
  return match === 'spelling' || match === 'meaning' ? matched[match] : null;
}

// ── Summaries ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A summary with its sources numbered from 1 in the order in which it cites them; what it does not cite follows. */
export function numbered<S>(
  summary: readonly SummarySentence[],
  sources: readonly S[],
): { summary: SummarySentence[]; sources: S[]; cited: number } {
  const cited = [...new Set(summary.map(({ source }) => source))];
  const order = [...cited, ...sources.map((_, i) => i + 1).filter((n) => !cited.includes(n))];
  const numbers = new Map(order.map((n, i) => [n, i + 1]));
  return {
    summary: summary.map((one) => ({ ...one, source: numbers.get(one.source) ?? one.source })),
    sources: order.flatMap((n) => sources[n - 1] ?? []),
    cited: cited.length,
  };
}

/** The sentences, each with the number of the quote it stands in. */
export function summaryText(summary: readonly SummarySentence[]): string {
  return summary.map((one) => `${escapeMarkdown(shorten(one.text, 600))} \`[${one.source}]\``).join(' ');
}

/** Where a quote stands, linked where there is a link. */
function place(quote: Quote, label: string): string {
  const moment = momentLabel(quote);
  const spot = escapeMarkdown([label, moment].filter(Boolean).join(' · '));
  if (spot === '') return '';
  return quote.url ? `[${spot}](<${quote.url.replace(/[<>\s)]/g, encodeURIComponent)}>)` : spot;
}

/** A source in two lines: its words, at most `room` characters of them, and who said them where; `label` is the episode's. */
export function sourceLine(
  source: Quote,
  mark: string,
  words: Words,
  room = 320,
  label = episodeLabel(source.episode),
): string {
  const said = excerptOf(source.text, isHit(source) ? source.matches : [], room);
  const where = [escapeMarkdown(voiceLabel(source, words)), place(source, label)].filter(Boolean).join(' · ');
  return `${mark} ${boldMatches(said.text, said.marks)}\n-# ${where}`;
}

/** A source whose words stand elsewhere already: who said them where. */
export function citationLine(source: Quote, mark: string, words: Words): string {
  const where = [escapeMarkdown(voiceLabel(source, words)), place(source, episodeLabel(source.episode))].filter(
    Boolean,
  );
  return `-# ${mark} ${where.join(' · ')}`;
}

/** A sentence of an episode's summary, and who said it when. */
export function pointLine(sentence: SummarySentence, source: Quote, words: Words): string {
  const where = [escapeMarkdown(voiceLabel(source, words)), place(source, '')].filter(Boolean).join(' · ');
  return `- ${escapeMarkdown(shorten(sentence.text, 600))}\n-# ${where}`;
}
