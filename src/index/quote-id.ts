import type { Span, Turn } from '../episodes/episode.ts';
import type { TurnList } from '../episodes/moments.ts';
import { sentencesOf } from '../text/sentences.ts';
import { type Word, wordsOf } from '../text/words.ts';

/** Sentences in a row that one quote may hold. */
export const LONGEST_QUOTE = 4;
/** Sentences in a row among which it is looked for again: an edit may have made two of one. */
const LOOKED_THROUGH = LONGEST_QUOTE + 1;

/** What a quote id says. */
export interface QuoteIdParts {
  /** `Episode.id`. */
  episode: string;
  hash: string;
  /** 1 for the first place in the episode where these words stand as whole sentences, 2 for the second, … */
  ordinal: number;
}

const ID = /^([a-z0-9]{1,12})\.([a-z0-9]{6,12})(?:~([2-9]|[1-9]\d{1,2}))?$/;

/** Null for anything that is not shaped like a quote id: ids come back from buttons and are not to be trusted. */
export function parseQuoteId(id: string): QuoteIdParts | null {
  const match = ID.exec(id);
  return match ? { episode: match[1]!, hash: match[2]!, ordinal: Number(match[3] ?? 1) } : null;
}

/** 53 bits, base 36, of the folded words of a stretch of text; `cyrb53` by bryc (public domain). */
export function hashOf(text: string, { start, end }: Span): string {
  return hashOfWords(wordsOf(text, start, end));
}

/** The same, of words that were read already. */
export function hashOfWords(words: readonly Word[]): string {
  const hash = startHash();
  addWords(hash, words);
  return hash.value();
}

/**
 * What is the same in the ids of one and the same words, whichever episode they stand in and however it is named; null
 * for what is no quote id.
 */
export function sameWords(id: string): string | null {
  return parseQuoteId(id)?.hash ?? null;
}

/** Stems at each end of a quote by which it is known again when some of its words were corrected. */
const END_STEMS = 4;

/** `PoolEntry.ends` of a quote with these stems (`StandaloneQuote.stems`). */
export function endsOf(stems: string): { opening: string; ending: string } | null {
  const all = stems.trim().split(' ');
  if (all.length <= END_STEMS) return null;
  return { opening: hashOfStems(all.slice(0, END_STEMS)), ending: hashOfStems(all.slice(-END_STEMS)) };
}

function hashOfStems(stems: readonly string[]): string {
  const hash = startHash();
  for (const stem of stems) hash.add(stem);
  return hash.value();
}

/** Words by which `firstWordsAt` tells sentences apart. */
const FIRST_WORDS = 5;
/** Code units that hold so many words and one more: mostly, and of any quote that has them. */
const FIRST_LENGTH = { mostly: 80, always: 1000 };

/** The first words that stand from an offset of a text on, beyond the sentence that begins there too. */
export function firstWordsAt(text: string, from: number): string {
  const within = (length: number) => wordsOf(text, from, Math.min(text.length, from + length));
  let words = within(FIRST_LENGTH.mostly);
  // The last may be cut.
  if (words.length <= FIRST_WORDS) words = within(FIRST_LENGTH.always);
  return words
    .slice(0, FIRST_WORDS)
    .map(({ folded }) => folded)
    .join(' ');
}

/**
 * May a quote of these words stand earlier in its episode too, when no sentence before it began as its first one does?
 * Only a short one: the last of its words may be cut where it ends.
 */
export function mayEcho(words: readonly Word[]): boolean {
  return words.length <= FIRST_WORDS;
}

/** An episode's turns; `holding` names those up to `last` whose text holds a stretch of letters, faster than by reading all. */
export interface QuotedTurns extends TurnList {
  holding?(stretch: string, last: number): number[];
}

/**
 * The id of the quote at `span` of `turns[turn]`: the episode's, and a hash of the quote's folded words, so that it
 * outlives edits elsewhere, corrected times, punctuation and typography. `~2` where the same words stand earlier; they
 * are looked for unless it is known that they do not (`echoes`).
 */
export function quoteId(
  episode: string,
  turns: QuotedTurns,
  turn: number,
  span: Span,
  hash = hashOf(turns.at(turn)!.text, span),
  echoes = true,
): string {
  return idOf(episode, hash, echoes ? countEarlier(turns, turn, span, hash) : 0);
}

/** Finds a quote again among its episode's turns; null when it no longer stands there. */
export function findQuote(turns: readonly Turn[], parts: QuoteIdParts): { turn: number; span: Span } | null {
  let ordinal = 0;
  for (const turn of turns) {
    for (const span of spansWithHash(turn, parts.hash)) {
      ordinal++;
      if (ordinal === parts.ordinal) return { turn: turn.index, span };
    }
  }
  return null;
}

/**
 * Tokenising a whole episode for a quote would be slow, so only turns that hold its longest run of small letters are
 * looked at: the rest of a word, however that begins and whatever stands around it.
 */
function countEarlier(turns: QuotedTurns, turn: number, span: Span, hash: string): number {
  let stretch = '';
  for (const [part] of turns
    .at(turn)!
    .text.slice(span.start, span.end)
    .matchAll(/(?<=[A-Za-z])[a-z]+/g)) {
    if (part.length > stretch.length) stretch = part;
  }
  const candidates = turns.holding?.(stretch, turn) ?? Array.from({ length: turn + 1 }, (_, t) => t);
  let count = 0;
  for (const t of candidates) {
    if (t > turn) break;
    const other = turns.at(t)!;
    const at = other.text.indexOf(stretch);
    if (at < 0 || (t === turn && at >= span.start)) continue;
    for (const found of spansWithHash(other, hash)) if (t < turn || found.start < span.start) count++;
  }
  return count;
}

/** Runs of one to `LOOKED_THROUGH` sentences of a turn whose words have this hash, in order. */
function spansWithHash(turn: Turn, hash: string): Span[] {
  const found: Span[] = [];
  eachRun(turn, (span, value) => {
    if (value === hash) found.push(span);
    return value !== hash;
  });
  return found;
}

/**
 * The ids of quotes that do not overlap, as `quoteId` gives them. Reads every turn once: asked for one by one, they take
 * the square of an episode's length where the same words come again and again.
 */
export function quoteIds(
  episode: string,
  turns: readonly Turn[],
  quotes: readonly (Span & { turn: number })[],
): string[] {
  const hashes = quotes.map(({ turn, start, end }) => hashOf(turns[turn]!.text, { start, end }));
  const said = new Map(hashes.map((hash) => [hash, { times: 0, turn: -1, start: -1 }]));
  const places = new Map(quotes.map(({ turn, start }, i) => [`${turn}:${start}`, i]));
  const earlier = quotes.map(() => 0);
  for (const turn of turns) {
    eachRun(turn, ({ start }, hash) => {
      const known = said.get(hash);
      if (!known) return true;
      // A sentence without a word adds nothing to the one that it follows.
      if (known.turn !== turn.index || known.start !== start) known.times++;
      known.turn = turn.index;
      known.start = start;
      const quote = places.get(`${turn.index}:${start}`);
      if (quote !== undefined && hashes[quote] === hash) earlier[quote] = known.times - 1;
      return true;
    });
  }
  return hashes.map((hash, i) => idOf(episode, hash, earlier[i]!));
}

function idOf(episode: string, hash: string, earlier: number): string {
  return `${episode}.${hash}${earlier > 0 ? `~${earlier + 1}` : ''}`;
}

/** Tells of each run of one to `LOOKED_THROUGH` sentences and its hash, in order, until told not to go on with longer ones. */
function eachRun(turn: Turn, tell: (span: Span, hash: string) => boolean): void {
  const sentences = sentencesOf(turn.text, turn.paragraphs);
  const words = wordsOf(turn.text);
  const firstWord: number[] = [];
  let w = 0;
  for (const sentence of sentences) {
    while (w < words.length && words[w]!.start < sentence.start) w++;
    firstWord.push(w);
  }
  firstWord.push(words.length);
  for (let from = 0; from < sentences.length; from++) {
    const running = startHash();
    for (let to = from; to < Math.min(from + LOOKED_THROUGH, sentences.length); to++) {
      addWords(running, words, firstWord[to]!, firstWord[to + 1]!);
      const span = { start: sentences[from]!.start, end: sentences[to]!.end };
      // A word longer than a sentence may be is cut with it: then the parts at the edges are the quote's words.
      const torn =
        (words[firstWord[from]! - 1]?.end ?? 0) > span.start || (words[firstWord[to + 1]! - 1]?.end ?? 0) > span.end;
      if (!tell(span, torn ? hashOf(turn.text, span) : running.value())) break;
    }
  }
}

function addWords(hash: { add(word: string): void }, words: readonly Word[], from = 0, to = words.length): void {
  for (let i = from; i < to; i++) hash.add(words[i]!.folded);
}

function startHash(): { add(word: string): void; value(): string } {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  return {
    add(word) {
      for (let i = 0; i <= word.length; i++) {
        const code = i < word.length ? word.charCodeAt(i) : 32;
        h1 = Math.imul(h1 ^ code, 2654435761);
        h2 = Math.imul(h2 ^ code, 1597334677);
      }
    },
    value() {
      const a = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
      const b = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
      return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(8, '0');
    },
  };
}
