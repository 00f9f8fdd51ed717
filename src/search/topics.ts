import type { Turn } from '../episodes/episode.ts';
import { NEVER_ALONE, NEVER_IN_TOPICS } from './common-words.ts';
import { sentencesOf } from './sentences.ts';
import { isStopWord, stem, wordsOf } from './words.ts';

/** A phrase that an episode is about. */
export interface Topic {
  /** As it is mostly written. */
  phrase: string;
  /** How often it stands there. */
  count: number;
  /** How telling it is within the episode; for ordering. */
  score: number;
}

interface Candidate {
  key: string;
  words: number;
  count: number;
  /** Of these, with capitals not owed to the start of a sentence. */
  capital: number;
  turns: Set<number>;
  forms: Map<string, number>;
  /** How often it stands inside a longer candidate that was kept. */
  nested: number;
}

/** Longest topic, words. */
const LONGEST = 3;
/** A phrase of plain words must come up so often in an episode; a name, twice; a long name, once. */
const PLAIN_AT_LEAST = 2;
const ALONE_AT_LEAST = 3;

/**
 * The topics of one episode: names and noun phrases that it comes back to. Chunks between stop words, general words and
 * punctuation (as in RAKE: Rose et al., 2010), counted by stems; a phrase that stands only inside a longer one yields to
 * it (as in C-value: Frantzi et al., 2000).
 */
export function topicsOf(turns: readonly Turn[], limit: number, exclude: readonly string[] = []): Topic[] {
  const candidates = collect(turns);
  const names = new Set(exclude.flatMap((name) => wordsOf(name).map((word) => stem(word.folded))));
  const kept = [...candidates.values()].filter(
    (one) => isTelling(one) && !one.key.split(' ').every((part) => names.has(part)),
  );
  kept.sort((a, b) => b.words - a.words);
  for (const long of kept) {
    if (long.words < 2) continue;
    for (const part of partsOf(long.key)) {
      const short = candidates.get(part);
      if (short) short.nested += long.count;
    }
  }
  return kept
    .filter((one) => one.words > 1 || one.count - one.nested >= Math.max(2, one.count * 0.3))
    .filter((one) => one.words === 1 || one.count - one.nested >= 1)
    .map((one) => ({ phrase: mostWritten(one.forms), count: one.count, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, limit);
}

/** What two spellings of a topic have in common: its stems. */
export function topicKey(phrase: string): string {
  return wordsOf(phrase)
    .map((word) => stem(word.folded))
    .join(' ');
}

function collect(turns: readonly Turn[]): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const turn of turns) {
    for (const sentence of sentencesOf(turn.text, turn.paragraphs)) {
      if (turn.marks.some((mark) => mark.start < sentence.end && mark.end > sentence.start)) continue;
      collectSentence(turn.text.slice(sentence.start, sentence.end), turn.index, candidates);
    }
  }
  return candidates;
}

interface Token {
  folded: string;
  written: string;
  capital: boolean;
  first: boolean;
}

function collectSentence(text: string, turn: number, candidates: Map<string, Candidate>): void {
  let chunk: Token[] = [];
  let end = -1;
  for (const [i, word] of wordsOf(text).entries()) {
    const between = end < 0 ? '' : text.slice(end, word.start);
    const written = text.slice(word.start, word.end);
    if (between !== ' ' && between !== '-' && chunk.length > 0) {
      addChunk(chunk, turn, candidates);
      chunk = [];
    }
    end = word.end;
    const first = i === 0 || /["“‘'(:]\s*$/u.test(text.slice(0, word.start));
    const capital = /^\p{Lu}/u.test(written) && !/^I(?:['’]|$)/.test(written);
    const name = capital && (!first || /^\p{Lu}[\p{Lu}\p{N}]|\p{Ll}\p{Lu}/u.test(written));
    const possessive = /['’]s$/i.test(written);
    const stops =
      isStopWord(word.folded) ||
      (NEVER_IN_TOPICS.has(word.folded) && !name) ||
      (word.folded.length < 2 && !name) ||
      /^\p{N}/u.test(written) ||
      (/ly$/.test(word.folded) && !name) ||
      /['’](?!s$)/i.test(written);
    if (stops) {
      if (chunk.length > 0) addChunk(chunk, turn, candidates);
      chunk = [];
      continue;
    }
    chunk.push({ folded: word.folded, written: written.replace(/['’]s$/i, ''), capital: name, first });
    if (possessive) {
      addChunk(chunk, turn, candidates);
      chunk = [];
    }
  }
  if (chunk.length > 0) addChunk(chunk, turn, candidates);
}

function addChunk(chunk: readonly Token[], turn: number, candidates: Map<string, Candidate>): void {
  for (let from = 0; from < chunk.length; from++) {
    for (let to = from + 1; to <= Math.min(from + LONGEST, chunk.length); to++) {
      const run = chunk.slice(from, to);
      if (run.length > 1 && !isPhrase(run)) continue;
      const key = run.map((token) => stem(token.folded)).join(' ');
      const found = candidates.get(key) ?? {
        key,
        words: run.length,
        count: 0,
        capital: 0,
        turns: new Set(),
        forms: new Map(),
        nested: 0,
      };
      found.count++;
      if (run.every((token) => token.capital)) found.capital++;
      found.turns.add(turn);
      const written = run
        .map((token) => (token.first && !token.capital ? token.written.toLowerCase() : token.written))
        .join(' ');
      found.forms.set(written, (found.forms.get(written) ?? 0) + 1);
      candidates.set(key, found);
    }
  }
}

/** A phrase is all names, or plain words that end in a noun as far as that can be seen. */
function isPhrase(run: readonly Token[]): boolean {
  const capitals = run.filter((token) => token.capital).length;
  if (capitals === run.length) return true;
  const last = run.at(-1)!;
  if (/(?:ed|ful|ous|ive|able|ible)$/.test(last.folded) && !last.capital) return false;
  return (
    !new Set(run.map((token) => token.folded)).has('') && new Set(run.map((token) => token.folded)).size === run.length
  );
}

function isTelling(one: Candidate): boolean {
  const isName = one.capital >= Math.max(1, one.count * 0.5);
  if (one.words === 1) {
    if (
      NEVER_ALONE.has(one.key) ||
      [...one.forms.keys()].some(
        (form) => NEVER_ALONE.has(form.toLowerCase()) || NEVER_IN_TOPICS.has(form.toLowerCase()),
      )
    )
      return false;
    const longest = Math.max(...[...one.forms.keys()].map((form) => form.length));
    return isName
      ? one.count >= 2
      : one.count >= ALONE_AT_LEAST && longest >= 5 && one.turns.size >= 2 && !looksLikeVerb(one);
  }
  return isName ? one.count >= (one.words === 2 ? 1 : 1) : one.count >= PLAIN_AT_LEAST;
}

/** "optimizing", "scaled" in more than one verbal form. */
function looksLikeVerb(one: Candidate): boolean {
  const forms = [...one.forms.keys()].map((form) => form.toLowerCase());
  return (
    forms.some((form) => /(?:ed|ing)$/.test(form)) && !forms.every((form) => /ing$/.test(form)) && forms.length > 1
  );
}

function scoreOf(one: Candidate): number {
  const own = one.count - one.nested * 0.8;
  const isName = one.capital >= Math.max(1, one.count * 0.5);
  const length = one.words === 1 ? 0.75 : one.words === 2 ? 1.5 : 1.6;
  return Math.log2(1 + Math.max(own, 0.5)) * length * (isName ? 1.35 : 1) * (1 + 0.15 * Math.min(one.turns.size, 6));
}

function partsOf(key: string): string[] {
  const words = key.split(' ');
  const parts: string[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++)
      if (to - from < words.length) parts.push(words.slice(from, to).join(' '));
  }
  return parts;
}

function mostWritten(forms: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [form, count] of forms) {
    if (count > most || (count === most && form < best)) {
      best = form;
      most = count;
    }
  }
  return best;
}
