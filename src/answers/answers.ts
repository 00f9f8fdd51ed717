import type { Span, Turn } from '../episodes/episode.ts';
import { topicKey } from '../index/topics.ts';
import { flawsOfQuote } from '../reading/flaws.ts';
import { type Focus, isPluralOf, isWrittenAsName, NO_NAME, OTHER_FORM } from '../reading/focus.ts';
import { isQuotable } from '../reading/quotable.ts';
import { continues, dangles, isFiller } from '../reading/sense.ts';
import { coverageOf, createMatcher, type Matcher, mergeSpans } from '../retrieve/matching.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import { type Allowed, maySpeak, type RankedPassage } from '../retrieve/retriever.ts';
import { stem, type Word, wordsOf } from '../text/words.ts';
import { type ArchiveTopic, type Catalog, type ChapterPlace, titleKey } from './catalog.ts';
import { summariseEpisode } from './episode-summary.ts';
import { overlap } from './outcome.ts';
import { type Found, quoteAt, refOf, type Serving } from './serving.ts';
import type { EpisodeCard, Hit, TopicAnswer } from './shapes.ts';
import { summarise } from './summary.ts';

const NEAREST = 5;
/** Cosine of mean vectors from which on a topic is told as near. Below it most share only the sort of text. */
const NEAR_TOPIC = 0.7;
const RELATED = 8;

/**
 * Topics that share a word with the query, then those spelt or meant alike; none where none is near. `allowed`: the
 * episodes, by position, of which one must speak of it; null: any.
 */
export async function nearestTopics(now: Serving, query: ParsedQuery, allowed: Allowed['episodes']): Promise<string[]> {
  const catalog = await now.catalog;
  const found = new Map<string, string>();
  const isAllowed = (topic: ArchiveTopic | undefined) =>
    !allowed || topic?.episodes.some((at) => allowed[at] === 1) === true;
  const add = (phrase: string) => {
    const key = topicKey(phrase, now.stem);
    if (found.size < NEAREST && !found.has(key)) found.set(key, phrase);
  };
  for (const term of query.terms) {
    for (const form of term.forms)
      for (const one of form.stems)
        for (const topic of catalog.topicsWith(one).filter(isAllowed).slice(0, 3)) add(topic.phrase);
  }
  for (const term of query.terms) {
    if (term.word.length < 4) continue;
    for (const { value } of catalog.names.topic.suggest(term.word, 2))
      if (!allowed || isAllowed(catalog.topic(topicKey(value, now.stem)))) add(value);
  }
  const closeness = now.retriever.closeness?.(query);
  if (closeness && found.size < NEAREST) {
    const near = catalog.topics
      .filter(isAllowed)
      .slice(0, 2000)
      .map((topic) => ({ topic, near: closeness(topic.phrase) }))
      .filter(({ near }) => near > NEAR_TOPIC)
      .sort((a, b) => b.near - a.near);
    for (const { topic } of near.slice(0, NEAREST)) add(topic.phrase);
  }
  return [...found.values()];
}

/** Sources shown with a summary, at most, unless asked otherwise. */
const SOURCES = { usual: 8, most: 50 };
/** Passages whose sentences a summary may be made of. */
export const SUMMARY_PASSAGES = 160;

/**
 * A summary of what was said about something, from the sentences of ranked passages, with its sources: the quotes
 * that it cites, and the best others of `found`.
 */
export async function answerTopic(
  now: Serving,
  text: string,
  { query, hits, episodes }: Found,
  ranked: readonly RankedPassage[],
  allowed: Allowed,
  limit = SOURCES.usual,
): Promise<TopicAnswer> {
  const matcher = createMatcher(query, now.retriever.vocabulary, now.stem);
  const match = hits[0]?.match ?? 'none';
  const catalog = await now.catalog;
  const stood = standing(now, query, episodes, allowed, match === 'spelling' ? 'spelling' : 'words');
  const passages = [...ranked, ...stood, ...told(now, catalog, text, allowed)];
  let read: PassagePoint[] | null = null;
  const found = () =>
    (read ??= summarisePassages(
      now,
      query,
      matcher,
      passages,
      match === 'meaning',
      (key) => (catalog.topic(key)?.told ?? 0) > 0,
    ));
  const byWords = () => found().filter(({ weak }) => !weak);
  const byHeading = () => summariseChapters(now, catalog.chapters(titleKey(text)), query, matcher, allowed);
  const summary =
    hits.length === 0
      ? []
      : firstOf(
          // Many words that nobody says side by side, and that are a heading, stand for what is said below it.
          ...(match === 'exact' || query.terms.length < MANY_WORDS ? [byWords, byHeading] : [byHeading, byWords]),
          () => bestStanding(now, query, matcher, stood),
          found,
          () => plainestHit(now, matcher, hits),
        );
  const cited = summary.map((point) => sourceOf(now, point, hits, matcher));
  const others = hits.filter((hit) => !cited.some((one) => overlap(one, hit)));
  const sources = [...new Set(cited), ...others].slice(0, Math.max(cited.length, Math.min(limit, SOURCES.most)));
  return {
    query: text,
    match,
    absent: false,
    meant: [],
    summary: summary.map(({ text: words }, i) => ({ text: words, source: sources.indexOf(cited[i]!) + 1 })),
    sources,
    episodes: countEpisodes(now, hits, episodes),
    related: await relatedTopics(now, query, hits.slice(0, SOURCES.usual)),
    nearest: hits.length >= 3 ? [] : await nearestTopics(now, query, allowed.episodes),
  };
}

/** What the first brings that brings anything. */
function firstOf<T>(...ways: (() => T[])[]): T[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** A sentence of the summary, and the passage that it stands in. */
interface PassagePoint {
  text: string;
  passage: RankedPassage;
  /** In the turn. */
  span: Span;
  /** `SummaryPoint.weak`. */
  weak: boolean;
}

/** Of the episodes that speak of it most, those whose stand-alone quotes are looked through. */
const EPISODES = 60;

/** Stand-alone quotes that hold every word asked for, of the episodes that speak of it most; as passages. */
function standing(
  now: Serving,
  query: ParsedQuery,
  episodes: Found['episodes'],
  allowed: Allowed,
  match: RankedPassage['match'],
): RankedPassage[] {
  if (query.terms.some(({ forms }) => forms.length === 0)) return [];
  return episodes.slice(0, EPISODES).flatMap(({ episode }) =>
    now.archive
      .digest(episode)
      .quotes.filter(({ speaker }) => maySpeak(allowed, speaker))
      .filter(({ stems }) =>
        query.terms.every(({ forms }) => forms.some((form) => form.stems.every((one) => stems.includes(` ${one} `)))),
      )
      .map(({ turn, start, end, score }) => ({ episode, turn, span: { start, end }, score, strength: 1, match })),
  );
}

/** The sentences that make a point of a topic, wherever in the archive they stand; as passages. */
function told(now: Serving, catalog: Catalog, text: string, allowed: Allowed): RankedPassage[] {
  const { episodes, speakers } = allowed;
  return (catalog.topic(topicKey(text, now.stem))?.said ?? [])
    .filter(({ at }) => episodes === null || episodes[at] === 1)
    .filter(({ at, turn }) => speakers === null || maySpeak(allowed, now.archive.turn(at, turn)!.speaker))
    .map(({ at, turn, start, end, points }) => ({
      episode: at,
      turn,
      span: { start, end },
      score: points,
      strength: 1,
      match: 'words',
    }));
}

const MANY_WORDS = 3;
/**
 * Points (`answeringPoints`) that the first sentence of a chapter's summary, and those after it, must make. Set by hand, low: a
 * chapter has few to choose from.
 */
const OF_A_CHAPTER = { least: -4, leastMore: -2.5 };
/** How much a sentence is about its chapter's title where it holds none of it. */
const UNDER_ITS_TITLE = 0.75;

/** Of a chapter with that very title its own best sentences, whether or not they hold the title's words. */
function summariseChapters(
  now: Serving,
  places: readonly ChapterPlace[],
  query: ParsedQuery,
  matcher: Matcher,
  allowed: Allowed,
): PassagePoint[] {
  const about = aboutness(query, matcher);
  const sources = places
    .filter(({ at }) => allowed.episodes === null || allowed.episodes[at] === 1)
    .flatMap(({ at, from, to }) => {
      const turns = Array.from({ length: to - from }, (_, i) => now.archive.turn(at, from + i)!);
      const roles = new Map(now.archive.episodes[at]!.speakers.map(({ id, role }) => [id, role ?? null]));
      return turns
        .filter(({ speaker }) => maySpeak(allowed, speaker))
        .map((turn) => ({
          text: turn.text,
          sentences: now.archive.sentences(at, turn.index),
          weight: 0,
          role: turn.speaker === null ? null : (roles.get(turn.speaker) ?? null),
          turn,
          at,
        }));
    });
  return summarise(
    sources,
    (words, text) => {
      const focus = about(words, text);
      return { ...focus, share: Math.max(UNDER_ITS_TITLE, focus.share) };
    },
    {
      ...OF_A_CHAPTER,
      mayBeShown: ({ turn }, span) => isQuotable(turn, span, query.wants),
      stemmer: now.stem,
    },
  ).map(({ source, span, text }) => {
    const { at, turn } = sources[source]!;
    return {
      text,
      passage: { episode: at, turn: turn.index, span, score: 0, strength: 1, match: 'words' },
      span,
      weak: false,
    };
  });
}

/** Of the first quotes that hold what was asked, those among which one may stand for a summary, what flaws that may have, and what each place it stands behind costs it. */
const PLAINEST = { among: 6, covers: 0.8, flaws: 1, behind: 0.3, longest: 360 };

/** Where no sentence makes a point: the quote found that has the fewest flaws, so that what was said of it is not left out. */
function plainestHit(now: Serving, matcher: Matcher, hits: readonly Hit[]): PassagePoint[] {
  let best: PassagePoint[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [i, { match, strength, text, turn, span, voice, episode }] of hits.slice(0, PLAINEST.among).entries()) {
    if ((match !== 'exact' && match !== 'words') || voice === 'notes') continue;
    if (coverageOf(matcher, matcher.find(text)) < PLAINEST.covers) continue;
    if (text.length > PLAINEST.longest || text.includes('?') || dangles(text) || isFiller(text)) continue;
    const flaws = flawsOfQuote(text) + (continues(text) ? 0.5 : 0);
    if (flaws > PLAINEST.flaws || flaws + i * PLAINEST.behind >= least) continue;
    least = flaws + i * PLAINEST.behind;
    const at = now.positions.get(episode.id)!;
    best = [{ text, passage: { episode: at, turn, span, score: 0, strength, match: 'words' }, span, weak: true }];
  }
  return best;
}

/**
 * Chance that a stand-alone quote is worth reading (`standaloneScore`) from which one may be a summary, how long it may be,
 * and how much of what was asked its first sentence holds.
 */
const STANDS = { score: 0.4, longest: 360, begins: 0.8 };

/** The best stand-alone quote that begins with what was asked: where no sentence says it alone, two or three may together. */
function bestStanding(
  now: Serving,
  query: ParsedQuery,
  matcher: Matcher,
  quotes: readonly RankedPassage[],
): PassagePoint[] {
  const about = aboutness(query, matcher);
  for (const passage of [...quotes].sort((a, b) => b.score - a.score)) {
    const { episode, turn, span, score } = passage;
    if (score < STANDS.score) break;
    if (span.end - span.start > STANDS.longest) continue;
    const { text } = now.archive.turn(episode, turn)!;
    const first = now.archive.sentences(episode, turn).find(({ start }) => start === span.start);
    const begins = first ? text.slice(first.start, first.end) : '';
    if (about(wordsOf(begins), begins).share >= STANDS.begins)
      return [{ text: text.slice(span.start, span.end), passage, span, weak: false }];
  }
  return [];
}

function summarisePassages(
  now: Serving,
  query: ParsedQuery,
  matcher: Matcher,
  passages: readonly RankedPassage[],
  byMeaning: boolean,
  isTopic: (key: string) => boolean,
): PassagePoint[] {
  const best = passages[0]?.strength || 1;
  const seen = new Set<string>();
  const sources = passages.flatMap((passage, i) => {
    const turn = now.archive.turn(passage.episode, passage.turn);
    if (!turn) return [];
    const speaker = now.archive.episodes[passage.episode]!.speakers.find(({ id }) => id === turn.speaker);
    const { start, end } = passage.span;
    const said = byMeaning ? null : matcher.find(turn.text, start, end);
    const sentences = now.archive.sentences(passage.episode, passage.turn).flatMap((one) => {
      if (one.start < start || one.end > end) return [];
      if (said && !said.some((match) => match.start >= one.start && match.end <= one.end)) return [];
      const place = `${passage.episode}:${passage.turn}:${one.start}`;
      if (seen.has(place)) return [];
      seen.add(place);
      return [{ ...one, start: one.start - start, end: one.end - start }];
    });
    if (sentences.length === 0) return [];
    return [
      {
        text: turn.text.slice(start, end),
        sentences,
        covers: said ? coverageOf(matcher, said) : 1,
        weight: (passage.strength / best) * (1 - i / (passages.length * 2)),
        role: speaker?.role ?? null,
        passage,
        turn,
      },
    ];
  });
  const closeness = byMeaning ? now.retriever.closeness?.(query) : undefined;
  const about = aboutness(query, matcher);
  const key = topicKey(query.text, now.stem);
  const stemAt = (words: readonly Word[], i: number) => (words[i] ? now.stem(words[i].folded) : '');
  return summarise(
    sources,
    closeness
      ? (_, text) => ({ ...NOWHERE, share: Math.min(1, closeness(text) * 1.5) })
      : (words, text, { covers }) => {
          const focus = about(words, text);
          const { from, to } = focus;
          // What is said of signature aggregation is not said of signatures.
          if (isTopic(`${key} ${stemAt(words, to)}`) || isTopic(`${stemAt(words, from - 1)} ${key}`))
            return { ...focus, share: focus.share * OF_ANOTHER };
          // What stands around a sentence tells what it is about, too.
          return focus.share > 0 && covers > focus.share
            ? { ...focus, share: focus.share + AROUND * (covers - focus.share) }
            : focus;
        },
    {
      poorest: POOREST,
      mayBeShown: ({ turn, passage }, { start, end }) =>
        isQuotable(turn, { start: start + passage.span.start, end: end + passage.span.start }, query.wants),
      stemmer: now.stem,
      usual: usualIn(now),
    },
  ).map(({ source, span, text, weak }) => {
    const { passage } = sources[source]!;
    return {
      text,
      weak,
      passage,
      span: { start: span.start + passage.span.start, end: span.end + passage.span.start },
    };
  });
}

/** The quote that holds a sentence; where none of those found does, the sentence itself. */
function sourceOf(now: Serving, { passage, span }: PassagePoint, hits: readonly Hit[], matcher: Matcher): Hit {
  const { id } = now.archive.episodes[passage.episode]!;
  const found = hits.find(
    (hit) =>
      hit.episode.id === id && hit.turn === passage.turn && hit.span.start <= span.start && hit.span.end >= span.end,
  );
  if (found) return found;
  const quote = quoteAt(now, passage.episode, passage.turn, span);
  const matches = mergeSpans(matcher.find(quote.text).map(({ start, end }) => ({ start, end })));
  return { ...quote, match: passage.match, strength: passage.strength, matches };
}

/** Points that a sentence must make where none makes as many as are asked for otherwise. Set by hand, between `LEAST` and `SCARCE`. */
const POOREST = -3.7;
/** What a sentence counts for that speaks of another topic, which has this one in its name. */
const OF_ANOTHER = 0.75;
/** How much of what its passage speaks of, and a sentence does not, counts for the sentence. */
const AROUND = 0.4;
/** Words that may stand between those asked for, where they are still said of one thing. */
const APART = 4;
/** How much of a query stands in a sentence, and where; words asked for side by side count in full only so. */
function aboutness({ terms, words: typed, text: query }: ParsedQuery, { terms: find, weights }: Matcher) {
  const isName = isWrittenAsName(query);
  return (words: readonly Word[], text: string): Focus => {
    const matches = find(words);
    if (matches.length === 0) return NOWHERE;
    const places = new Map(words.map(({ start }, i) => [start, i]));
    const found = matches.map((match) => {
      const at = places.get(match.start)!;
      const alike = match.same || isPluralOf(words[at]!.folded, terms[match.term]!.word);
      const lowered = isName && /^\p{Ll}/u.test(text.slice(match.start, match.start + 2));
      return { term: match.term, at, end: match.end, worth: (alike ? 1 : OTHER_FORM) * (lowered ? NO_NAME : 1) };
    });
    const best = new Map<number, (typeof found)[number]>();
    for (const one of found) if (one.worth > (best.get(one.term)?.worth ?? 0)) best.set(one.term, one);
    let share = 0;
    for (const [term, { worth }] of best) share += weights[term]! * worth;
    const lastWord = (end: number) => words.findLastIndex((word) => word.end <= end) + 1;
    const first = [...best.values()].sort((a, b) => a.at - b.at)[0]!;
    if (best.size < terms.length || terms.length === 1) return { share, from: first.at, to: lastWord(first.end) };
    // All of them, but far apart, are seldom said of one thing.
    let near: { from: number; to: number } | null = null;
    for (const one of found) {
      const reach = found.filter(({ at }) => at >= one.at && at <= one.at + typed.length - 1 + APART);
      const to = lastWord(
        Math.max(
          ...terms.map((_, term) => reach.find((other) => other.term === term)?.end ?? Number.POSITIVE_INFINITY),
        ),
      );
      if (
        terms.every((_, term) => reach.some((other) => other.term === term)) &&
        (!near || to - one.at < near.to - near.from)
      )
        near = { from: one.at, to };
    }
    if (!near) return { share: share * 0.6, from: first.at, to: lastWord(first.end) };
    const inOrder = near.to - near.from <= typed.length && found.some(({ at, term }) => at === near.from && term === 0);
    return { share: share * (inOrder ? 1 : 0.85), ...near };
  };
}

const NOWHERE: Focus = { share: 0, from: -1, to: -1 };

function countEpisodes(
  now: Serving,
  hits: readonly Hit[],
  ranked: readonly { episode: number; passages: number }[],
): TopicAnswer['episodes'] {
  if (hits.length === 0) return [];
  const counts = new Map<number, number>();
  for (const { episode, passages } of ranked) counts.set(episode, passages);
  for (const hit of hits) {
    const at = now.positions.get(hit.episode.id)!;
    const own = hits.filter((other) => other.episode.id === hit.episode.id).length;
    counts.set(at, Math.max(counts.get(at) ?? 0, own));
  }
  return [...counts]
    .map(([at, passages]) => ({ episode: refOf(now.archive.episodes[at]!), passages }))
    .sort((a, b) => b.passages - a.passages)
    .slice(0, 25);
}

/** Topics that stand in what was found, then those of the episodes it was found in, without the query's own words. */
async function relatedTopics(now: Serving, query: ParsedQuery, hits: readonly Hit[]): Promise<string[]> {
  if (hits.length === 0) return [];
  const catalog = await now.catalog;
  const asked = new Set([
    ...query.terms.flatMap((term) => term.forms.flatMap((form) => form.stems)),
    ...query.words.map(stem),
  ]);
  const scores = new Map<string, { phrase: string; score: number }>();
  const texts = hits.map(
    (hit) =>
      ` ${wordsOf(
        now.archive
          .turn(now.positions.get(hit.episode.id)!, hit.turn)!
          .text.slice(Math.max(0, hit.span.start - 600), hit.span.end + 600),
      )
        .map((word) => now.stem(word.folded))
        .join(' ')} `,
  );
  const places = [...new Set(hits.map((hit) => now.positions.get(hit.episode.id)!))].slice(0, 5);
  for (const place of places) {
    for (const { key } of now.archive.digest(place).topics) {
      const parts = key.split(' ');
      if (scores.has(key) || parts.every((part) => asked.has(part))) continue;
      const topic = catalog.topic(key);
      if (!topic || !catalog.isOffered(key)) continue;
      const near = texts.filter((text) => text.includes(` ${key} `)).length;
      const score =
        near * 3 +
        topic.weight / (1 + (catalog.topics[0]?.weight ?? 1)) +
        (parts.some((part) => asked.has(part)) ? 0.3 : 0);
      scores.set(key, { phrase: topic.phrase, score });
    }
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, RELATED)
    .map(({ phrase }) => phrase);
}

const CARD = { topics: 8, best: 5 };

/** An episode's topics that are worth pressing, most telling first. */
export async function topicsOffered(now: Serving, at: number): Promise<string[]> {
  const { isOffered, topic } = await now.catalog;
  // As the archive writes it: two spellings that lead to one answer have one name.
  const offered = now.archive
    .digest(at)
    .topics.flatMap(({ key, phrase }) => (isOffered(key) ? [topic(key)?.phrase ?? phrase] : []));
  return [...new Set(offered)];
}

/** The share of the archive that holds a stem. */
function usualIn({ retriever: { vocabulary } }: Serving): (stem: string) => number {
  return (stem) => vocabulary.frequency(stem) / Math.max(1, vocabulary.units);
}

export async function episodeCard(now: Serving, at: number): Promise<EpisodeCard> {
  const info = now.archive.episodes[at]!;
  const turns = now.turns(at);
  const digest = now.archive.digest(at);
  const topics = (await topicsOffered(now, at)).slice(0, CARD.topics);
  const byScore = [...digest.quotes].sort((a, b) => b.score - a.score);
  const best = spread(byScore, CARD.best).map((one) => quoteAt(now, at, one.turn, one, { id: one.id }));
  const spoken = lastMoment(turns);
  const summary = summariseEpisode({
    turns,
    speakers: info.speakers,
    title: info.title,
    topics: digest.topics,
    quotes: digest.quotes,
    usual: usualIn(now),
    stem: now.stem,
  }).map(({ turn, ...span }) => quoteAt(now, at, turn, span));
  return {
    episode: { ...refOf(info), media: info.media, attribution: info.attribution },
    people: info.speakers.map(({ id, name, role }) => ({ id, name, role: role ?? null })),
    summary: summary.map(({ text }, i) => ({ text, source: i + 1 })),
    sources: summary,
    topics,
    best,
    minutes: spoken === null ? null : Math.max(1, Math.round(spoken / 60)),
    transcript: turns.some((turn) => turn.voice === 'speech'),
  };
}

/** The best ones, no two from one turn while there are others. */
function spread<T extends { turn: number }>(best: readonly T[], limit: number): T[] {
  const turns = new Set<number>();
  const first = best.filter(({ turn }) => !turns.has(turn) && turns.add(turn));
  return [...first, ...best.filter((one) => !first.includes(one))].slice(0, limit);
}

/** The last moment of which the transcript speaks, seconds, or null. */
function lastMoment(turns: readonly Turn[]): number | null {
  let last: number | null = null;
  for (const turn of turns) {
    for (const seconds of [turn.start, turn.anchors.at(-1)?.seconds ?? null]) {
      if (seconds !== null && (last === null || seconds > last)) last = seconds;
    }
  }
  return last;
}
