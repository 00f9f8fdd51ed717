import type { Span } from '../episodes/episode.ts';
import { isWrittenAsName } from '../reading/focus.ts';
import { isContentWord } from '../reading/sense.ts';
import { type Allowed, maySpeak, type RankedPassage } from '../retrieve/retriever.ts';
import { wordsOf } from '../text/words.ts';
import type { Told } from './first-quote.ts';
import { holdsAsName, worthOfName, worthUnread } from './of-a-name.ts';
import type { ReadTurn } from './quotes.ts';
import { type Cut, isSame, type Quoted, type Reader, textOf } from './reader.ts';
import { ONE_STRETCH } from './stretches.ts';

/** A first quote that tells this much (`mostTelling`) is good enough. */
const ENOUGH = 1;
/** How far around it another is looked for: code units of its own turn and of those next to it, and how many of these. */
const AROUND = { units: 900, before: 1, after: 3 };
/** Share of what the first quote holds of the query that another must hold too. */
const AS_MUCH = 0.5;
/** Share of what the first holds that an answer to its question should hold; under a title that says it all it may be none. */
const FREE = 0.7;
/** A chapter whose title holds this share of the query is about it, whatever words are used in it. */
const ABOUT_IT = 0.6;
/** Quotes found that may come first, and what it costs one that it was not, the more the farther behind its score is. */
const LOOKED_AT = 8;
const NOT_FIRST = { sameEpisode: { least: 1.5, each: 0.5 }, other: { least: 2, each: 1 } };

/** A quote that may stand first: what is told, and in which turn, where one of those found led to it. */
interface Chosen extends Told {
  one: Cut;
  turn: number;
}

/**
 * Some quotes, best first, with the one before them that tells most to one who reads nothing else: the first as it was
 * cut, other sentences in or right around it (the answer to a question mostly stands there), or, where all of that tells
 * little, another of them.
 */
export function mostTellingFirst(best: readonly Cut[], reader: Reader, allowed: Allowed): readonly Cut[] {
  const first = best[0];
  // Words in quotation marks must stand in it; what was found by meaning is near it just there.
  if (!first || reader.query.phrases.length > 0 || first.passage.match === 'meaning') return best;
  let chosen = around(first, reader, allowed);
  for (const one of best.slice(1, LOOKED_AT)) {
    if (one.passage.match === 'meaning') continue;
    const { turn, span } = one.passage;
    const { least, each } = NOT_FIRST[one.passage.episode === first.passage.episode ? 'sameEpisode' : 'other'];
    const less = least + each * Math.max(0, first.score - one.score);
    const above = chosen ? chosen.points + less : undefined;
    const holds = first.cut.coverage;
    const told = reader.telling(one, turn, span, {
      holds,
      least: AS_MUCH * holds,
      above,
      named: false,
    });
    if (told) chosen = { one, turn, span: told.span, points: told.points - less };
  }
  const cut = chosen && reader.exactly(chosen.one.passage.episode, chosen.turn, chosen.span);
  if (!chosen || !cut) return best;
  const { one, turn, span } = chosen;
  const told: Cut = { ...one, passage: { ...one.passage, turn, span }, cut };
  return [told, ...best.filter((other) => other !== one && !isSame(other, told))];
}

/** A quote for a name holds most of it, side by side. */
const HOLDS_NAME = { holds: 1, least: AS_MUCH, above: undefined, named: true };
/** Of the quotes for a name, read closely to find the best. */
const CLOSELY = 10;
/**
 * What the score of its passage is worth to one, in points. Graders had no use for it (`of-a-name.ts`), nor does it cost
 * them any; the passage that is about it is found first more often.
 */
const PER_SCORE = 0.3;

/**
 * Quotes for the name of something of which many speak, best first: of each of these passages the sentences that tell most
 * of it to one who reads nothing else (`worthOfName`).
 */
export function quotesOfName(passages: readonly RankedPassage[], reader: Reader, limit: number): Quoted[] {
  const told = passages.flatMap((passage) => {
    const { turn, span, match, score } = passage;
    const most = match === 'meaning' ? null : reader.telling({ passage, cut: null }, turn, span, HOLDS_NAME);
    if (!most) return [];
    const worth = worthUnread(most.points, passage.strength) + PER_SCORE * score;
    return [{ passage: { ...passage, span: most.span }, worth }];
  });
  const quotes: (Quoted & { worth: number })[] = [];
  for (const { passage, worth } of told.sort((a, b) => b.worth - a.worth)) {
    if (quotes.length >= Math.max(limit, CLOSELY)) break;
    const cut = reader.exactly(passage.episode, passage.turn, passage.span);
    if (!cut || quotes.some((other) => isSame(other, { passage, cut }))) continue;
    quotes.push({ passage, cut, worth });
  }
  const read = quotes.slice(0, CLOSELY).map((one) => {
    const { turn } = reader.at(one.passage.episode, one.passage.turn)!;
    const { speakers } = reader.info(one.passage.episode);
    const role = speakers.find(({ id }) => id === turn.speaker)?.role ?? null;
    return { ...one, text: textOf(turn, one.cut), role };
  });
  const isName = isWrittenAsName(reader.query.text) && read.some(({ text, cut }) => holdsAsName(text, cut.matches));
  const worth = new Map<Quoted, number>();
  for (const one of read) worth.set(one, one.worth + worthOfName(one.text, one.cut.matches, one.role, isName));
  read.sort((a, b) => worth.get(b)! - worth.get(a)!);
  return onePlaceEach([...read, ...quotes.slice(CLOSELY)]).slice(0, limit);
}

/** The same, with those of a stretch of talk from which there is a better one after all others. */
function onePlaceEach(best: readonly Quoted[]): Quoted[] {
  const kept: Quoted[] = [];
  const waiting: Quoted[] = [];
  for (const one of best) {
    const beside = kept.some(
      ({ passage }) =>
        passage.episode === one.passage.episode && Math.abs(passage.turn - one.passage.turn) <= ONE_STRETCH,
    );
    (beside ? waiting : kept).push(one);
  }
  return [...kept, ...waiting];
}

/** Turns after a question in which its answer is looked for: "And? Can you?" may stand between. */
const ANSWERED_WITHIN = 3;
/** An answer: sentences at most, words that say something that its first needs, and code units with which it is long enough. */
const ANSWER = { sentences: 3, content: 3, enough: 80 };
/** Two words of a question may stand in any; that it holds all that was asked, to a rounding error. */
const ASKED = { terms: 2, all: 0.99 };

/** Where all that was asked is what somebody asks at the end of a quote: what was answered, the first sentences that say something. */
function answerTo(asked: Cut, reader: Reader, allowed: Allowed): Chosen | null {
  const { cut } = asked;
  const { episode, turn } = asked.passage;
  const asking = reader.at(episode, turn)!;
  if (!/\?["”’»“]*$/u.test(textOf(asking.turn, cut))) return null;
  if (cut.coverage < ASKED.all || reader.query.terms.length < ASKED.terms) return null;
  for (let at = turn; at <= turn + ANSWERED_WITHIN; at++) {
    const read = reader.at(episode, at);
    if (!read || read.turn.voice !== asking.turn.voice) return null;
    if (at > turn && !maySpeak(allowed, read.turn.speaker)) continue;
    const { text } = read.turn;
    const says = ({ start, end, whole }: ReadTurn['sentences'][number]) =>
      whole && !text.slice(start, end).includes('?') && contentOf(text.slice(start, end)) >= ANSWER.content;
    const sentences = at === turn ? read.sentences.filter(({ start }) => start >= cut.span.end) : read.sentences;
    const from = sentences.findIndex(says);
    if (from < 0) continue;
    let to = from;
    while (
      to - from + 1 < ANSWER.sentences &&
      sentences[to]!.end - sentences[from]!.start < ANSWER.enough &&
      sentences[to + 1] !== undefined &&
      says(sentences[to + 1]!)
    )
      to++;
    const span = { start: sentences[from]!.start, end: sentences[to]!.end };
    return { one: asked, turn: at, span, points: ENOUGH };
  }
  return null;
}

function contentOf(text: string): number {
  return wordsOf(text).filter(({ folded }) => isContentWord(folded)).length;
}

/** What tells most of a quote's passage and, unless that is enough, of what stands around it in its chapter. */
function around(first: Cut, reader: Reader, allowed: Allowed): Chosen | null {
  const { passage, cut } = first;
  const { episode, turn, span } = passage;
  const own = reader.at(episode, turn)!.turn;
  const { chapters } = reader.info(episode);
  const chapter = chapters.findLast((one) => one.turn <= turn);
  const headed = chapter !== undefined && reader.coverage(chapter.title) >= ABOUT_IT;
  const asks = own.text.slice(cut.span.start, cut.span.end).includes('?');
  const answer = answerTo(first, reader, allowed);
  if (answer) return answer;
  let most: Chosen | null = null;
  const look = (at: number, within: Span) => {
    const turnOf = reader.at(episode, at)?.turn;
    if (!turnOf || turnOf.voice !== own.voice || !maySpeak(allowed, turnOf.speaker)) return;
    const wanted = headed
      ? { holds: 0, least: 0 }
      : asks && at > turn
        ? { holds: FREE * cut.coverage, least: 0 }
        : { holds: cut.coverage, least: AS_MUCH * cut.coverage };
    const told = reader.telling(first, at, within, { ...wanted, above: most?.points, named: false });
    if (told) most = { one: first, turn: at, ...told };
  };
  look(turn, span);
  if (most !== null && (most as Chosen).points >= ENOUGH) return most;
  look(turn, { start: span.start - AROUND.units, end: span.start });
  look(turn, { start: span.end, end: span.end + AROUND.units });
  const end = chapters.find((one) => one.turn > turn)?.turn ?? Number.POSITIVE_INFINITY;
  for (let at = turn + 1; at < Math.min(turn + 1 + AROUND.after, end); at++) look(at, { start: 0, end: AROUND.units });
  for (let at = turn - 1; at >= Math.max(turn - AROUND.before, chapter?.turn ?? 0); at--)
    look(at, { start: 0, end: AROUND.units });
  return most;
}
