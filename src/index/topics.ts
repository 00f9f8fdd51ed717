import type { Turn } from '../episodes/episode.ts';
import { GIVEN_NAMES, NEVER_ALONE, NEVER_IN_TOPICS } from '../text/common-words.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createStemmer, isStopWord, stem, type Word, wordsOf } from '../text/words.ts';

/** A phrase that an episode is about. */
export interface Topic {
  /** As it is mostly written. */
  phrase: string;
  /** Its `topicKey`. */
  key: string;
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
    .slice(0, limit)
    .map((topic) => ({ ...topic, key: topicKey(topic.phrase) }));
}

/** What two spellings of a topic have in common: its stems. */
export function topicKey(phrase: string, stemmer: (folded: string) => string = stem): string {
  return wordsOf(phrase)
    .map((word) => stemmer(word.folded))
    .join(' ');
}

/** More than any talk of a day has. Each takes about 300 bytes. */
const MOST_CANDIDATES = 200_000;

/** Down to half as many: those that stand there least often go, and count anew if they come again. */
function dropRarest(candidates: Map<string, Candidate>): void {
  for (let rare = 1; candidates.size > MOST_CANDIDATES / 2; rare *= 2) {
    for (const [key, { count }] of candidates) if (count <= rare) candidates.delete(key);
  }
}

function collect(turns: readonly Turn[]): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  const stemmer = createStemmer();
  for (const turn of turns) {
    if (candidates.size > MOST_CANDIDATES) dropRarest(candidates);
    const marked = turn.marks.length > 0;
    for (const sentence of sentencesOf(turn.text, turn.paragraphs)) {
      if (marked && turn.marks.some((mark) => mark.start < sentence.end && mark.end > sentence.start)) continue;
      collectSentence(turn.text.slice(sentence.start, sentence.end), turn.index, stemmer, candidates);
    }
  }
  return candidates;
}

/** A word, or words tied by hyphens: "peer-to-peer". */
interface Unit {
  /** Of its words, between blanks. */
  stems: string;
  /** The last word. */
  folded: string;
  words: number;
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
  let chunk: Unit[] = [];
  const flush = () => {
    if (chunk.length > 0) addChunk(chunk, turn, candidates);
    chunk = [];
  };
  const words = wordsOf(text);
  for (let i = 0; i < words.length; ) {
    let last = i;
    while (last + 1 < words.length && text[words[last]!.end] === '-' && words[last + 1]!.start === words[last]!.end + 1)
      last++;
    const before = words[i - 1];
    if (before && (words[i]!.start !== before.end + 1 || text[before.end] !== ' ')) flush();
    const first = !before || opensQuotation(text, words[i]!.start);
    const unit = unitOf(text, words.slice(i, last + 1), first, stemmer);
    if (unit === null) flush();
    else {
      chunk.push(unit);
      if (unit.possessive) flush();
    }
    i = last + 1;
  }
  flush();
}

/** Null for what no topic holds: a stop word, a number, a word of general talk; of tied words, when all of them are such. */
function unitOf(
  text: string,
  words: readonly Word[],
  opens: boolean,
  stemmer: (folded: string) => string,
): (Unit & { possessive: boolean }) | null {
  const head = words[0]!;
  const tail = words.at(-1)!;
  let written = text.slice(head.start, tail.end);
  const initial = text.charCodeAt(head.start);
  const large = initial >= 65 && initial <= 90 ? true : initial > 127 && /^\p{Lu}/u.test(written);
  const capital = large && (!opens || INNER_CAPITAL.test(written));
  if (words.length > 4 || isStopWord(head.folded) || isStopWord(tail.folded)) return null;
  if (words.every(({ folded }) => isStopWord(folded) || isNoTopic(folded, capital))) return null;
  if (words.length > 1 && /^\p{N}/u.test(head.folded)) return null;
  const possessive = written.length > tail.folded.length && /['’]s$/i.test(written);
  if (!possessive && /['’]/.test(written)) return null;
  if (possessive) written = written.slice(0, -2);
  if (words.length > 1 && NEVER_TIED.has(tail.folded) && !capital) return null;
  return {
    stems: words.length === 1 ? stemmer(head.folded) : words.map(({ folded }) => stemmer(folded)).join(' '),
    folded: tail.folded,
    words: words.length,
    written: opens && !capital ? written.toLowerCase() : written,
    capital,
    possessive,
  };
}

/** "third-party", "full-time": of what follows. */
const NEVER_TIED: ReadonlySet<string> = new Set(
  'time party term level hop day year line wide scale grade quality based like related friendly driven oriented specific free hosted only'.split(
    ' ',
  ),
);

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

function addChunk(chunk: readonly Unit[], turn: number, candidates: Map<string, Candidate>): void {
  for (let from = 0; from < chunk.length; from++) {
    let key = '';
    let written = '';
    let words = 0;
    let capitals = true;
    for (let to = from; to < Math.min(from + LONGEST, chunk.length); to++) {
      const unit = chunk[to]!;
      key = to === from ? unit.stems : `${key} ${unit.stems}`;
      written = to === from ? unit.written : `${written} ${unit.written}`;
      words += unit.words;
      capitals &&= unit.capital;
      if (words > 1 && !isPhrase(chunk, from, to, capitals)) continue;
      let found = candidates.get(key);
      if (found === undefined) {
        found = { key, words, count: 0, capital: 0, turns: 0, lastTurn: -1, forms: new Map(), nested: 0 };
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
function isPhrase(chunk: readonly Unit[], from: number, to: number, capitals: boolean): boolean {
  const last = chunk[to]!;
  // "node B", of somebody's example; "byte transaction", of so many bytes.
  if (/^\p{L}$/u.test(last.written) || MEASURES.has(chunk[from]!.folded)) return false;
  for (let i = from; i < to; i++) if (chunk[i]!.stems === last.stems) return false;
  if (capitals || last.capital) return true;
  return !/(?:ed|ful|ous|ive|able|ible)$/.test(last.folded) && !NEVER_LAST.has(last.folded);
}

const MEASURES: ReadonlySet<string> = new Set(
  'bit bits byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes kb mb gb tb percent'.split(' '),
);

/** Adjectives, and verbs that look like nouns: "channel open". */
const NEVER_LAST: ReadonlySet<string> = new Set(
  `open public private remote efficient false real whole digital social human local global internal external mobile native virtual
  physical financial political technical medical legal mental chemical electric electronic scientific academic online offline
  based driven related oriented specific free friendly ready safe secure aware agnostic compatible first only style like pay send
  receive sign run happen say think know mean want need get`.split(/\s+/),
);

function isTelling(one: Candidate): boolean {
  const isName = one.capital >= Math.max(1, one.count * 0.5);
  if (one.words === 1) {
    if (
      NEVER_ALONE.has(one.key) ||
      [...one.forms.keys()].some(
        (form) =>
          NEVER_ALONE.has(form.toLowerCase()) ||
          NEVER_IN_TOPICS.has(form.toLowerCase()) ||
          GIVEN_NAMES.has(form.toLowerCase()),
      )
    )
      return false;
    // "node2", of somebody's example.
    // "node2", of somebody's example.
    // "Pc", of somebody's formula.
    if ([...one.forms.keys()].some((form) => /^\p{Lu}\p{Ll}$/u.test(form))) return false;
    if (one.key.length < 2 || [...one.forms.keys()].some((form) => /^\p{Ll}{3,}\d$/u.test(form))) return false;
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
