import type { Turn } from '../episodes/episode.ts';
import { NEVER_ALONE, NEVER_IN_TOPICS } from './common-words.ts';
import { sentencesOf } from './sentences.ts';
import { createStemmer, isStopWord, stem, wordsOf } from './words.ts';

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
  /** How many turns it stands in, and the last of them. */
  turns: number;
  lastTurn: number;
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
export function topicKey(phrase: string, stemmer: (folded: string) => string = stem): string {
  return wordsOf(phrase)
    .map((word) => stemmer(word.folded))
    .join(' ');
}

function collect(turns: readonly Turn[]): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  const stemmer = createStemmer();
  for (const turn of turns) {
    const marked = turn.marks.length > 0;
    for (const sentence of sentencesOf(turn.text, turn.paragraphs)) {
      if (marked && turn.marks.some((mark) => mark.start < sentence.end && mark.end > sentence.start)) continue;
      collectSentence(turn.text.slice(sentence.start, sentence.end), turn.index, stemmer, candidates);
    }
  }
  return candidates;
}

interface Token {
  stem: string;
  folded: string;
  /** As written, in lower case where only the start of the sentence made it large. */
  written: string;
  capital: boolean;
}

function collectSentence(
  text: string,
  turn: number,
  stemmer: (folded: string) => string,
  candidates: Map<string, Candidate>,
): void {
  let chunk: Token[] = [];
  let end = -1;
  const flush = () => {
    if (chunk.length > 0) addChunk(chunk, turn, candidates);
    chunk = [];
  };
  for (const { folded, start, end: wordEnd } of wordsOf(text)) {
    const first = end < 0 || opensQuotation(text, start);
    if (start !== end + 1 || (text[end] !== ' ' && text[end] !== '-')) flush();
    end = wordEnd;
    if (isStopWord(folded)) {
      flush();
      continue;
    }
    let written = text.slice(start, wordEnd);
    const code = written.charCodeAt(0);
    const capital = code >= 65 && code <= 90 ? true : code > 127 && /^\p{Lu}/u.test(written);
    const name = capital && (!first || INNER_CAPITAL.test(written));
    if (isNoTopic(folded, name)) {
      flush();
      continue;
    }
    const possessive = written.length > folded.length && /['’]s$/i.test(written);
    if (!possessive && written.length > folded.length && /['’]/.test(written)) {
      flush();
      continue;
    }
    if (possessive) written = written.slice(0, -2);
    chunk.push({
      stem: stemmer(folded),
      folded,
      written: first && !name ? written.toLowerCase() : written,
      capital: name,
    });
    if (possessive) flush();
  }
  flush();
}

const INNER_CAPITAL = /^\p{Lu}[\p{Lu}\p{N}]|\p{Ll}\p{Lu}/u;

function isNoTopic(folded: string, name: boolean): boolean {
  const code = folded.charCodeAt(0);
  if (code >= 48 && code <= 57) return true;
  return !name && (folded.length < 2 || folded.endsWith('ly') || NEVER_IN_TOPICS.has(folded));
}

/** Does a word begin a quotation, or what follows a colon? */
function opensQuotation(text: string, start: number): boolean {
  let at = start - 1;
  if (text[at] === ' ') at--;
  const before = text[at];
  return before === '"' || before === '“' || before === '‘' || before === "'" || before === '(' || before === ':';
}

function addChunk(chunk: readonly Token[], turn: number, candidates: Map<string, Candidate>): void {
  for (let from = 0; from < chunk.length; from++) {
    let key = '';
    let written = '';
    let capitals = true;
    for (let to = from; to < Math.min(from + LONGEST, chunk.length); to++) {
      const token = chunk[to]!;
      key = to === from ? token.stem : `${key} ${token.stem}`;
      written = to === from ? token.written : `${written} ${token.written}`;
      capitals &&= token.capital;
      if (to > from && !isPhrase(chunk, from, to, capitals)) continue;
      let found = candidates.get(key);
      if (found === undefined) {
        found = {
          key,
          words: to - from + 1,
          count: 0,
          capital: 0,
          turns: 0,
          lastTurn: -1,
          forms: new Map(),
          nested: 0,
        };
        candidates.set(key, found);
      }
      found.count++;
      if (capitals) found.capital++;
      if (found.lastTurn !== turn) found.turns++;
      found.lastTurn = turn;
      found.forms.set(written, (found.forms.get(written) ?? 0) + 1);
    }
  }
}

/** A phrase is all names, or plain words that end in a noun as far as that can be seen; no word twice. */
function isPhrase(chunk: readonly Token[], from: number, to: number, capitals: boolean): boolean {
  for (let i = from; i < to; i++) if (chunk[i]!.stem === chunk[to]!.stem) return false;
  return capitals || chunk[to]!.capital || !/(?:ed|ful|ous|ive|able|ible)$/.test(chunk[to]!.folded);
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
    if (one.key.length < 2) return false;
    const longest = Math.max(...[...one.forms.keys()].map((form) => form.length));
    return isName
      ? one.count >= 2
      : one.count >= ALONE_AT_LEAST &&
          longest >= 5 &&
          one.turns >= 2 &&
          !looksLikeVerb(one) &&
          !looksLikeAdjective(one);
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

/** "emotional", "creative"; not "proposal" or "traffic". */
function looksLikeAdjective(one: Candidate): boolean {
  return [...one.forms.keys()].some((form) => {
    const folded = form.toLowerCase();
    return /(?:al|ic|ive|ous|ful|able|ible|ish|less|ary|ear|er than)$/.test(folded) && !NOUNS_ALL_THE_SAME.has(folded);
  });
}

const NOUNS_ALL_THE_SAME: ReadonlySet<string> = new Set(
  `proposal capital journal portal terminal signal animal hospital festival denial withdrawal approval arrival survival
  removal renewal retrieval referral tutorial material manual music traffic logic fabric metric critic clinic panic arithmetic
  statistic mechanic epidemic graphic collective initiative alternative objective incentive archive native perspective
  directive executive detective variable table cable fable vegetable library dictionary salary glossary summary january
  february anniversary boundary commentary documentary vocabulary binary secretary gear wear year pear virus bus campus status
  consensus bonus focus census corpus nexus`.split(/\s+/),
);

function scoreOf(one: Candidate): number {
  const own = one.count - one.nested * 0.8;
  const isName = one.capital >= Math.max(1, one.count * 0.5);
  const length = one.words === 1 ? 0.75 : one.words === 2 ? 1.5 : 1.6;
  return Math.log2(1 + Math.max(own, 0.5)) * length * (isName ? 1.35 : 1) * (1 + 0.15 * Math.min(one.turns, 6));
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
