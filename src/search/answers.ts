import type { Turn } from '../episodes/episode.ts';
import { createMatcher } from './matching.ts';
import type { EpisodeCard, Hit, Quote, TopicAnswer } from './port.ts';
import type { ParsedQuery } from './query.ts';
import { isQuotable } from './quotes.ts';
import { isQuestion } from './sense.ts';
import { sentencesOf } from './sentences.ts';
import { type Found, quoteAt, refOf, type Serving } from './serving.ts';
import { summarise } from './summary.ts';
import { topicKey } from './topics.ts';
import { stem, wordsOf } from './words.ts';

const NEAREST = 5;
const RELATED = 8;

/** Topics that share a word with the query, then those spelt or meant alike, then, `atAnyRate`, the archive's main ones. */
export async function nearestTopics(now: Serving, query: ParsedQuery, atAnyRate: boolean): Promise<string[]> {
  const catalog = await now.catalog;
  const found = new Map<string, string>();
  const add = (phrase: string) => {
    const key = topicKey(phrase);
    if (found.size < NEAREST && !found.has(key)) found.set(key, phrase);
  };
  for (const term of query.terms) {
    for (const form of term.forms)
      for (const one of form.stems) for (const topic of catalog.topicsWith(one).slice(0, 3)) add(topic.phrase);
  }
  for (const term of query.terms) {
    if (term.word.length >= 4) for (const { value } of catalog.names.topic.suggest(term.word, 2)) add(value);
  }
  const closeness = now.retriever.closeness?.(query);
  if (closeness && found.size < NEAREST) {
    const near = catalog.topics
      .slice(0, 2000)
      .map((topic) => ({ topic, near: closeness(topic.phrase) }))
      .filter(({ near }) => near > 0.5)
      .sort((a, b) => b.near - a.near);
    for (const { topic } of near.slice(0, NEAREST)) add(topic.phrase);
  }
  if (atAnyRate) for (const topic of catalog.topics.slice(0, NEAREST)) add(topic.phrase);
  return [...found.values()];
}

/** Sources shown with a summary, at most, unless asked otherwise. */
const SOURCES = { usual: 8, most: 50 };
/** Quotes that a summary is made of; the sources shown are those it cites and the best others. */
export const SUMMARY_QUOTES = 20;

export async function answerTopic(
  now: Serving,
  text: string,
  { query, hits, episodes }: Found,
  limit = SOURCES.usual,
): Promise<TopicAnswer> {
  const best = hits[0]?.strength ?? 1;
  const summary = summarise(
    hits.map((hit, i) => ({
      text: hit.text,
      weight: (hit.strength / best) * (1 - i / (hits.length * 2 + 2)),
      role: hit.speaker?.role ?? null,
    })),
    aboutness(now, query),
  );
  const cited = new Set(summary.map(({ source }) => source - 1));
  const others = hits.map((_, i) => i).filter((i) => !cited.has(i));
  const shown = [...cited, ...others.slice(0, Math.max(0, Math.min(limit, SOURCES.most) - cited.size))].sort(
    (a, b) => a - b,
  );
  return {
    query: text,
    match: hits[0]?.match ?? 'none',
    summary: summary.map((sentence) => ({ text: sentence.text, source: shown.indexOf(sentence.source - 1) + 1 })),
    sources: shown.map((i) => hits[i]!),
    episodes: countEpisodes(now, hits, episodes),
    related: await relatedTopics(now, query, hits.slice(0, SOURCES.usual)),
    nearest: hits.length >= 3 ? [] : await nearestTopics(now, query, hits.length === 0),
  };
}

/** Words that may stand between those asked for, where they are still said of one thing. */
const APART = 4;

/** How much of a query stands in a sentence, 0–1 by weight; words asked for side by side count in full only so. */
function aboutness(now: Serving, query: ParsedQuery): (stems: readonly string[]) => number {
  const { weights } = createMatcher(query, now.retriever.vocabulary, now.stem);
  const asked = query.terms.map((term) => term.word).map(now.stem);
  return (stems) => {
    const set = new Set(stems);
    let share = 0;
    for (const [i, term] of query.terms.entries()) {
      if (term.forms.some((form) => form.stems.every((one) => set.has(one)))) share += weights[i]!;
    }
    if (asked.length < 2 || share < 0.99) return share;
    if (stems.some((_, i) => asked.every((one, k) => stems[i + k] === one))) return 1;
    // All of them, but far apart, are seldom said of one thing.
    const near = (one: string, i: number) => stems.slice(i, i + asked.length + APART).includes(one);
    if (stems.some((_, i) => asked.every((one) => near(one, i)))) return 0.9;
    return asked.every((one) => set.has(one)) ? 0.6 : 0.8;
  };
}

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
        .map((word) => stem(word.folded))
        .join(' ')} `,
  );
  const places = [...new Set(hits.map((hit) => now.positions.get(hit.episode.id)!))].slice(0, 5);
  for (const place of places) {
    for (const { phrase } of now.archive.digest(place).topics) {
      const key = topicKey(phrase);
      const parts = key.split(' ');
      if (scores.has(key) || parts.every((part) => asked.has(part))) continue;
      const topic = catalog.topic(key);
      if (!topic) continue;
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

const CARD = { topics: 8, best: 5, sources: 12 };

export function episodeCard(now: Serving, at: number): EpisodeCard {
  const info = now.archive.episodes[at]!;
  const turns = now.turns(at);
  const digest = now.archive.digest(at);
  const topics = digest.topics.slice(0, CARD.topics);
  const byScore = [...digest.quotes].sort((a, b) => b.score - a.score);
  const best = spread(byScore, CARD.best).map((one) => quoteAt(now, at, one.turn, one, one.id));
  const spoken = lastMoment(turns);
  const sources = summarySources(now, at, turns, byScore);
  const topicStems = new Set(topics.flatMap(({ phrase }) => topicKey(phrase).split(' ')));
  const about = (stems: readonly string[]) => Math.min(1, new Set(stems.filter((one) => topicStems.has(one))).size / 3);
  const summary = summarise(
    sources.map((quote, i) => ({
      text: quote.text,
      weight: 1 - i / (sources.length * 2 + 1),
      role: quote.speaker?.role ?? null,
    })),
    about,
  );
  const cited = [...new Set(summary.map(({ source }) => source))];
  return {
    episode: { ...refOf(info), media: info.media, attribution: info.attribution },
    people: info.speakers.map(({ id, name, role }) => ({ id, name, role: role ?? null })),
    summary: summary.map(({ text, source }) => ({ text, source: cited.indexOf(source) + 1 })),
    sources: cited.map((source) => sources[source - 1]!),
    topics: topics.map(({ phrase }) => phrase),
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

/** The show's own notes sum an episode up best; without them, what can stand alone of the talk. */
function summarySources(
  now: Serving,
  at: number,
  turns: readonly Turn[],
  byScore: readonly { turn: number; start: number; end: number; id: string }[],
): Quote[] {
  const notes = turns.filter((turn) => turn.voice === 'notes');
  const written = notes.flatMap((turn) =>
    sentencesOf(turn.text, turn.paragraphs)
      .filter(
        (sentence) =>
          sentence.whole && turn.marks.every((mark) => mark.end <= sentence.start || mark.start >= sentence.end),
      )
      .filter(
        (sentence) => !isQuestion(turn.text.slice(sentence.start, sentence.end)) && sentence.end - sentence.start >= 60,
      )
      .map((sentence) => quoteAt(now, at, turn.index, sentence)),
  );
  if (written.length >= 2) return written.slice(0, CARD.sources);
  const opening = introduction(turns);
  if (opening) written.push(quoteAt(now, at, opening.turn, opening));
  return [...written, ...spread(byScore, CARD.sources).map((one) => quoteAt(now, at, one.turn, one, one.id))];
}

const INTRODUCES =
  /\b(?:in (?:this|today['’]s) (?:episode|show|conversation|talk|interview)|we (?:discuss|talk about|dive into|cover|explore)|is the (?:author|founder|creator|ceo|co-?founder|maintainer|inventor|director|lead) of|(?:joins|joined by|i['’]m joined|my guest|our guest|today['’]s guest|today i['’]m (?:talking|speaking)|i['’]m here with))\b/i;

/** The sentence in which the host says who is there and what it will be about; null where none does at the start. */
function introduction(turns: readonly Turn[]): { turn: number; start: number; end: number } | null {
  for (const turn of turns.slice(0, 4)) {
    if (turn.voice !== 'speech') continue;
    for (const sentence of sentencesOf(turn.text, turn.paragraphs).slice(0, 12)) {
      const text = turn.text.slice(sentence.start, sentence.end);
      const readable = sentence.whole && text.length >= 50 && text.length <= 300;
      if (!readable || !INTRODUCES.test(text) || isQuestion(text)) continue;
      if (isQuotable(turn, sentence, { announcement: false, sponsor: false })) return { turn: turn.index, ...sentence };
    }
  }
  return null;
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
