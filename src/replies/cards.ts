import type { ContextTurn, EpisodeRef, Hit, Quote, SummarySentence } from '../search/port.ts';
import { boldMatches, clockTime, escapeMarkdown, shorten } from './markdown.ts';
import type { Question } from './question.ts';
import { type Block, type Button, text } from './reply.ts';
import { strings } from './strings.ts';

/** How quotes, summaries and episodes look, for every reply that shows one. Buttons are the caller's. */

const maxQuote = 2800;

/** `Software Engineering Daily 1272`, or the title where there is no number. */
export function episodeLabel(episode: Pick<EpisodeRef, 'show' | 'number' | 'title'>): string {
  return episode.number ? `${episode.show} ${episode.number}` : `${episode.show}: ${episode.title}`;
}

/** `15 September 2022`; what is not a full date is shown as it stands. */
export function formatDate(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/**
 * `, 3 May 2021 to 15 September 2022`, or for a single episode `, 15 September 2022`; empty where no episode has a date,
 * and where only one of several has: it is not the others'.
 */
export function dateSpan({ from, to, episodes }: { from: string | null; to: string | null; episodes: number }): string {
  if (!from || !to || (from === to && episodes > 1)) return '';
  return from === to ? `, ${formatDate(from)}` : `, ${formatDate(from)} to ${formatDate(to)}`;
}

/** A few by name, the others by their number: `One, Two and 7 more shows`. */
export function nameList(names: readonly string[], what: string): string {
  const named = names.slice(0, names.length > 5 ? 4 : 5).map(escapeMarkdown);
  const more = names.length - named.length;
  return new Intl.ListFormat('en-GB').format([...named, ...(more > 0 ? [`${more} more ${what}`] : [])]);
}

/** `≈ 40:09`, or empty where the source has no times. */
export const momentLabel = (quote: Pick<Quote, 'at' | 'estimated'>): string =>
  quote.at === null ? '' : `${quote.estimated ? '≈ ' : ''}${clockTime(quote.at)}`;

export function voiceLabel(quote: Pick<ContextTurn, 'voice' | 'speaker'> & Pick<Quote, 'episode'>): string {
  if (quote.voice === 'quoted' && quote.speaker) return strings.quotedBy(quote.speaker.name);
  if (quote.voice === 'notes') return strings.ownWords(quote.episode.show);
  const name = quote.speaker?.name ?? strings.speakerUnknown;
  return quote.episode.machineMade ? `${name} · ${strings.machineMade}` : name;
}

function episodeLine(episode: EpisodeRef): string {
  const title = episode.number ? ` · *${escapeMarkdown(episode.title)}*` : '';
  const date = episode.date ? ` · ${formatDate(episode.date)}` : '';
  return `${escapeMarkdown(episodeLabel(episode))}${title}${date}`;
}

const howMatched: Record<Hit['match'], string | null> = {
  exact: null,
  words: null,
  spelling: 'close spelling',
  meaning: 'by meaning, other words',
};

const isHit = (quote: Quote | Hit): quote is Hit => 'matches' in quote;

/**
 * The words, who, where and when; above them the question that they begin to answer, where one is given. A quote too long
 * for a message is cut with an "…" and says so by it.
 */
export function quoteBlocks(quote: Quote | Hit, question: Question | null = null): Block[] {
  const words = shorten(quote.text, maxQuote);
  const spans = isHit(quote) ? quote.matches.filter((span) => span.end <= words.length) : [];
  return [
    ...(question ? [text(questionLine(question))] : []),
    text(`> ${boldMatches(words, spans)}`),
    text(sourceText(quote)),
  ];
}

/** Who said it, when and where. */
export function sourceText(quote: Quote): string {
  const moment = momentLabel(quote);
  return `**${escapeMarkdown(voiceLabel(quote))}**${moment ? ` · ${moment}` : ''}\n${episodeLine(quote.episode)}`;
}

/** What the listen link cannot do, said in small print; empty where there is nothing to say. */
export function linkNotes(quote: Quote): string[] {
  if (quote.url === null) return [];
  if (!quote.toTheMoment) return quote.at === null ? [] : [strings.onlyEpisodeLink];
  return quote.shifting ? [strings.shifted] : [];
}

/** The same as small print, a line each; empty where there is nothing to say. */
export const linkSmallPrint = (quote: Quote): string =>
  linkNotes(quote)
    .map((note) => `-# ${note}`)
    .join('\n');

export function listenButton(quote: Quote): Button | null {
  if (quote.url === null) return null;
  return quote.toTheMoment
    ? { label: `Listen · ${momentLabel(quote)}`, url: quote.url }
    : { label: 'Open episode', url: quote.url };
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

const lead = '-# ';
// Curly marks delimit: inside, plain ones stand for them.
const quoted = (words: string) => `“${escapeMarkdown(words.replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim())}”`;

/** `-# “hugging face” · said by Mark Saroufim · in Software Engineering Daily 1272 · 2 of 9` */
export function askedLine(asked: Asked, ...rest: (string | null)[]): string {
  const parts = [
    asked.query === null ? 'A quote at random' : quoted(asked.query),
    asked.speaker === null ? null : `said by ${quoted(asked.speaker)}`,
    asked.episode === null ? null : `in ${quoted(asked.episode)}`,
    asked.show ? (asked.show === allShows ? 'of all shows' : `of ${quoted(asked.show)}`) : null,
    ...rest,
  ];
  return lead + parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** `-# Jeff Meyerson asked: “What are the newer AI tools?”`, which is not to be taken for the line above, whoever asked. */
const questionLine = ({ speaker, text: words }: Question): string =>
  lead + strings.wasAsked(escapeMarkdown(speaker).replace(/^“/, '\\“'), escapeMarkdown(words));

/** Null where no text of the message is such a line: the message is not one of ours, or was edited away. */
export function readAsked(texts: readonly string[]): Asked | null {
  // It stands last: what names a speaker or an episode above it may look like it.
  for (const candidate of texts.flatMap((one) => one.split('\n')).reverse()) {
    const match =
      /^-# (?:(A quote at random)|“(?<query>(?:[^”\\]|\\.)*)”)(?: · said by “(?<speaker>(?:[^”\\]|\\.)*)”)?(?: · in “(?<episode>(?:[^”\\]|\\.)*)”)?(?= · |$)/.exec(
        candidate,
      );
    if (!match) continue;
    const group = (name: string) => {
      const value = match.groups?.[name];
      return value === undefined ? null : value.replace(/\\(.)/g, '$1');
    };
    const show = readShow(candidate.slice(match[0].length));
    const asked = { query: group('query'), speaker: group('speaker'), episode: group('episode') };
    return show === null ? asked : { ...asked, show };
  }
  return null;
}

/** The part that says of which show, where it comes next in the line. */
function readShow(rest: string): string | null {
  const match = /^ · of (?:all shows|“((?:[^”\\]|\\.)*)”)(?: · |$)/.exec(rest);
  return match && (match[1]?.replace(/\\(.)/g, '$1') ?? allShows);
}

export function matchNote(hit: Hit): string | null {
  const how = howMatched[hit.match];
  return how === null ? null : `matched ${how}`;
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

/** A source in two lines: its words, cut at `room` characters, and who said them where; `label` is the episode's. */
export function sourceLine(source: Quote, mark: string, room = 320, label = episodeLabel(source.episode)): string {
  const words = shorten(source.text, room);
  const spans = isHit(source) ? source.matches.filter((span) => span.end <= words.length) : [];
  const where = [escapeMarkdown(voiceLabel(source)), place(source, label)].filter(Boolean).join(' · ');
  return `${mark} ${boldMatches(words, spans)}\n-# ${where}`;
}

/** A source whose words stand elsewhere already: who said them where. */
export function citationLine(source: Quote, mark: string): string {
  const where = [escapeMarkdown(voiceLabel(source)), place(source, episodeLabel(source.episode))].filter(Boolean);
  return `-# ${mark} ${where.join(' · ')}`;
}

/** A sentence of an episode's summary, and who said it when. */
export function pointLine(sentence: SummarySentence, source: Quote): string {
  const where = [escapeMarkdown(voiceLabel(source)), place(source, '')].filter(Boolean).join(' · ');
  return `- ${escapeMarkdown(shorten(sentence.text, 600))}\n-# ${where}`;
}
