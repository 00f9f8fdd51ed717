import MiniSearch from 'minisearch';
import type { Span, Turn } from '../episodes/episode.ts';
import { createMatcher, type Matcher, type TermMatch, worth } from './matching.ts';
import type { ParsedQuery } from './query.ts';
import { isQuotable } from './quotes.ts';
import type { Allowed, Archive, RankedPassage, Ranking, Retriever, Vocabulary } from './retriever.ts';
import { sentencesOf } from './sentences.ts';
import { closeEnough } from './spelling.ts';
import { createStemmer, type Word, wordsOf } from './words.ts';

/** A passage is whole sentences up to about this many words; the next one starts half-way through it. */
const PASSAGE_WORDS = 70;
/** Candidates that are looked at closely. */
const CANDIDATES = 100;

interface Passage {
  id: number;
  episode: number;
  turn: number;
  start: number;
  end: number;
  words: Word[];
  stems: string[];
  /** Stems of the speaker, the show, its number and the title. */
  names: ReadonlySet<string>;
  /** Some of it may be quoted unasked. */
  quotable: boolean;
}

interface Document {
  id: number;
  text: string;
  speaker: string;
  title: string;
}

/**
 * MiniSearch over passages, looked at again for how much of the query stands in them and how near together. For an
 * archive in memory of some dozens of episodes; `ranking/` has the one for large archives.
 */
export function createPlainRetriever(archive: Archive): Retriever {
  const stemmer = createStemmer();
  const passages: Passage[] = [];
  const frequency = new Map<string, number>();
  /** Every word said, folded, and how often. */
  const said = new Map<string, number>();
  const index = new MiniSearch<Document>({
    fields: ['text', 'speaker', 'title'],
    tokenize: (text) => text.split(' ').filter(Boolean),
    processTerm: (term) => term,
    searchOptions: { boost: { text: 1, speaker: 0.4, title: 0.3 }, bm25: { k: 1.6, b: 0.6, d: 0.5 } },
  });
  const stems = (text: string) => wordsOf(text).map((word) => stemmer(word.folded));
  for (const [episode, info] of archive.episodes.entries()) {
    const title = stems(`${info.show} ${info.title}`);
    const speakers = new Map(info.speakers.map((speaker) => [speaker.id, stems(speaker.name)]));
    for (const turn of archive.turns(episode)) {
      const speaker = speakers.get(turn.speaker ?? '') ?? [];
      const names = new Set([...speaker, ...title, ...stems(info.number ?? '')]);
      for (const span of passagesOf(turn)) {
        const words = wordsOf(turn.text.slice(span.start, span.end));
        const stemmed = words.map((word) => stemmer(word.folded));
        for (const { folded } of words) said.set(folded, (said.get(folded) ?? 0) + 1);
        const passage = {
          id: passages.length,
          episode,
          turn: turn.index,
          ...span,
          words,
          stems: stemmed,
          names,
          quotable: holdsQuotable(turn, span, NOTHING_WANTED),
        };
        passages.push(passage);
        for (const one of new Set(stemmed)) frequency.set(one, (frequency.get(one) ?? 0) + 1);
        const document = {
          id: passage.id,
          text: stemmed.join(' '),
          speaker: speaker.join(' '),
          title: title.join(' '),
        };
        index.add(document);
      }
    }
  }
  const vocabulary: Vocabulary = {
    units: passages.length,
    says: (folded) => said.has(folded),
    frequency: (stem) => frequency.get(stem) ?? 0,
    similar: (folded, limit) =>
      [...said]
        .map(([word, count]) => ({ word, count, slips: closeEnough(folded, word) }))
        .filter(({ slips }) => slips < Number.POSITIVE_INFINITY)
        .sort((a, b) => a.slips - b.slips || b.count - a.count)
        .map(({ word }) => stemmer(word))
        .filter((stem, i, all) => all.indexOf(stem) === i)
        .slice(0, limit),
  };
  return { vocabulary, rank: (query, allowed, limit) => rank(query, allowed, limit) };

  function rank(query: ParsedQuery, allowed: Allowed, limit: number): Ranking {
    const wanted = [...new Set(query.terms.flatMap((term) => term.forms.flatMap((form) => form.stems)))];
    if (wanted.length === 0) return { passages: [], episodes: [] };
    const found = index.search(wanted.join(' '), {
      combineWith: 'OR',
      filter: ({ id }) => isAllowed(archive, passages[id as number]!, allowed),
    });
    const best = found[0]?.score ?? 1;
    const matcher = createMatcher(query, vocabulary, stemmer);
    const looked: RankedPassage[] = [];
    for (const { id, score } of found.slice(0, CANDIDATES)) {
      const seen = look(passages[id as number]!, score / best, query, matcher);
      if (seen) looked.push(seen);
    }
    looked.sort((a, b) => b.score - a.score);
    return { passages: apart(looked, limit), episodes: tally(looked) };
  }

  function look(passage: Passage, relative: number, query: ParsedQuery, matcher: Matcher): RankedPassage | null {
    const turn = archive.turn(passage.episode, passage.turn)!;
    const { words } = passage;
    if (matcher.phrases(words) === null) return null;
    const matches = matcher.terms(words, passage.stems);
    const terms = new Map<number, TermMatch>();
    for (const match of matches) {
      const known = terms.get(match.term);
      if (!known || worth(match) > worth(known)) terms.set(match.term, match);
    }
    const named = namedTerms(passage, query, terms);
    let coverage = 0;
    for (const [term, match] of terms) coverage += matcher.weights[term]! * worth(match);
    for (const term of named) coverage += matcher.weights[term]! * 0.9;
    const spelling = [...terms.values()].some(({ how }) => how === 'spelling');
    const near = closest(
      matches.map((match) => ({ at: match.start, term: match.term })),
      terms.size,
    );
    const asTyped = query.words.length >= 2 && runs(words, query.words) ? 1 : 0;
    const voice = turn.voice === 'speech' ? 0.02 : 0;
    const score = coverage + near * 0.25 + relative * 0.35 + asTyped * 0.5 + voice;
    if (terms.size === 0) return null;
    if (!passage.quotable && !holdsQuotable(turn, passage, query.wants)) return null;
    const strength = Math.min(1, coverage * (0.85 + 0.15 * near));
    return {
      episode: passage.episode,
      turn: passage.turn,
      span: { start: passage.start, end: passage.end },
      score,
      strength,
      match: spelling ? 'spelling' : 'words',
    };
  }

  /** Terms that name the passage's speaker, its show or its title: "Mark Saroufim on Bitcoin". */
  function namedTerms(passage: Passage, query: ParsedQuery, already: ReadonlyMap<number, unknown>): number[] {
    return query.terms.flatMap((term, i) =>
      !already.has(i) && term.forms.some((form) => form.stems.every((s) => passage.names.has(s))) ? [i] : [],
    );
  }
}

const NOTHING_WANTED = { announcement: false, sponsor: false };

function holdsQuotable(turn: Turn, passage: Span, wants: ParsedQuery['wants']): boolean {
  if (turn.marks.length === 0 && turn.gaps.length === 0) return true;
  return sentencesOf(turn.text, turn.paragraphs).some(
    (s) => s.start < passage.end && s.end > passage.start && isQuotable(turn, s, wants),
  );
}

function passagesOf(turn: Turn): { start: number; end: number }[] {
  const sentences = sentencesOf(turn.text, turn.paragraphs);
  const sizes = sentences.map(({ start, end }) => turn.text.slice(start, end).split(' ').length);
  const spans: { start: number; end: number }[] = [];
  let from = 0;
  while (from < sentences.length) {
    let words = sizes[from]!;
    let to = from;
    while (to + 1 < sentences.length && words + sizes[to + 1]! <= PASSAGE_WORDS) words += sizes[++to]!;
    spans.push({ start: sentences[from]!.start, end: sentences[to]!.end });
    if (to === sentences.length - 1) break;
    from = Math.max(from + 1, Math.ceil((from + to + 1) / 2));
  }
  return spans;
}

function isAllowed(archive: Archive, passage: Passage, allowed: Allowed): boolean {
  if (allowed.episodes && allowed.episodes[passage.episode] !== 1) return false;
  if (!allowed.speakers) return true;
  const speaker = archive.turn(passage.episode, passage.turn)?.speaker ?? null;
  return speaker !== null && allowed.speakers.has(speaker);
}

/** 1 where all the terms found stand within a few words, towards 0 the farther apart. */
function closest(matches: { at: number; term: number }[], terms: number): number {
  if (terms < 2) return 1;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, first] of matches.entries()) {
    const seen = new Set<number>();
    for (const match of matches.slice(i)) {
      seen.add(match.term);
      if (seen.size === terms) {
        least = Math.min(least, match.at - first.at);
        break;
      }
    }
  }
  return 1 / (1 + Math.max(0, least - terms * 10) / 120);
}

function runs(words: readonly Word[], run: readonly string[]): boolean {
  return words.some((_, i) => run.every((folded, k) => words[i + k]?.folded === folded));
}

/** Best first, without those that overlap a better one. */
function apart(passages: readonly RankedPassage[], limit: number): RankedPassage[] {
  const kept: RankedPassage[] = [];
  for (const passage of passages) {
    if (kept.length >= limit) break;
    const overlaps = kept.some(
      (other) =>
        other.episode === passage.episode &&
        other.turn === passage.turn &&
        other.span.start < passage.span.end &&
        other.span.end > passage.span.start,
    );
    if (!overlaps) kept.push(passage);
  }
  return kept;
}

function tally(passages: readonly RankedPassage[]): Ranking['episodes'] {
  const counts = new Map<number, number>();
  for (const passage of apart(
    passages.filter(({ strength }) => strength >= 0.5),
    CANDIDATES,
  )) {
    counts.set(passage.episode, (counts.get(passage.episode) ?? 0) + 1);
  }
  return [...counts].map(([episode, count]) => ({ episode, passages: count })).sort((a, b) => b.passages - a.passages);
}
