import { GROUP_NAMES, type Group, groupsOf } from '../text/en/groups.ts';
import { isStopWord, type Word } from '../text/words.ts';
import { PATTERNS } from './patterns.ts';

/** A sentence, and what is known of the place where it stands. */
export interface SentenceInPlace {
  /** Verbatim. */
  text: string;
  words: readonly Word[];
  place: Place;
}

export interface Place {
  /** The first and the last thing that is said in its turn. */
  opensTurn: boolean;
  endsTurn: boolean;
  /** The sentence before it in the turn is a question. */
  afterQuestion: boolean;
  /** `Speaker.role`, where it is known. */
  role: string | null;
  /** In the first or last minute or so of its episode. */
  edge: boolean;
  /** First names of those who are there, folded. */
  people: ReadonlySet<string>;
}

/** What is taken for granted where nothing is known but the words. */
export const ANYWHERE: Place = {
  opensTurn: false,
  endsTurn: false,
  afterQuestion: false,
  role: null,
  edge: false,
  people: new Set(),
};

/** What is counted once for all features of a sentence. */
interface Counted extends SentenceInPlace {
  /** By position in `GROUP_NAMES`. */
  groups: Float64Array;
  /** Words that are not stop words; of these, those with a capital that no sentence's beginning explains. */
  content: number;
  names: number;
  /** Letters of all words. */
  letters: number;
  long: number;
  /** Words that are the word before again. */
  again: number;
  distinct: number;
  endings: { ed: number; ing: number; ly: number; s: number };
  /** Words that stand for something before anything was named, and after. */
  unnamed: number;
  pointsLater: number;
  acronyms: number;
  addressed: boolean;
}

interface Feature {
  name: string;
  /** It can be told in any language that is written with letters, as English is. */
  anyLanguage?: true;
  /** About 0 to 1. */
  of(sentence: Counted): number;
}

const share = (count: number, { words }: Counted): number => Math.min(1, (4 * count) / Math.max(1, words.length));
const flag = (holds: boolean): number => (holds ? 1 : 0);
const upTo = (most: number, count: number): number => Math.min(most, count) / most;
const ofGroup = (group: Group) => GROUP_NAMES.indexOf(group);
const [BE, MUST, TOLD, THEY, IT, POINTING] = (['be', 'must', 'told', 'they', 'it', 'pointing'] as const).map(ofGroup);
/** What a sentence may open with; the words that follow are learned one by one. */
const OPENINGS: readonly Group[] = [
  'joining',
  'reason',
  'pointing',
  'it',
  'they',
  'i',
  'we',
  'you',
  'filler',
  'asking',
  'article',
  'all',
  'anybody',
];

/** What a sentence is like, read off its words and its place. A new one: a line here; then the models are made again. */
export const FEATURES: readonly Feature[] = [
  { name: 'words', anyLanguage: true, of: ({ words }) => Math.log(1 + words.length) / 4 },
  { name: 'fewWords', anyLanguage: true, of: ({ words }) => flag(words.length < 6) },
  { name: 'manyWords', anyLanguage: true, of: ({ words }) => upTo(40, Math.max(0, words.length - 35)) },
  { name: 'content', of: ({ content }) => upTo(15, content) },
  { name: 'stopShare', of: ({ content, words }) => 1 - content / Math.max(1, words.length) },
  { name: 'letters', anyLanguage: true, of: ({ letters, words }) => letters / Math.max(1, words.length) / 8 },
  { name: 'longWords', of: (one) => share(one.long, one) },
  { name: 'distinct', anyLanguage: true, of: ({ distinct, words }) => distinct / Math.max(1, words.length) },
  { name: 'again', anyLanguage: true, of: ({ again }) => upTo(2, again) },
  { name: 'names', anyLanguage: true, of: (one) => share(one.names, one) },
  { name: 'manyNames', anyLanguage: true, of: ({ names }) => upTo(4, names) },
  { name: 'acronyms', anyLanguage: true, of: ({ acronyms }) => upTo(3, acronyms) },
  { name: 'past', of: (one) => share(one.endings.ed, one) },
  { name: 'ing', of: (one) => share(one.endings.ing, one) },
  { name: 'ly', of: (one) => share(one.endings.ly, one) },
  { name: 'plurals', of: (one) => share(one.endings.s, one) },
  { name: 'unnamed', of: ({ unnamed }) => upTo(2, unnamed) },
  { name: 'pointsLater', of: ({ pointsLater }) => upTo(4, pointsLater) },
  {
    name: 'verbless',
    of: ({ groups, endings }) => flag(groups[BE!]! + groups[MUST!]! + groups[TOLD!]! + endings.ed + endings.s === 0),
  },
  {
    name: 'commas',
    anyLanguage: true,
    of: ({ text, words }) => Math.min(1, (3 * count(text, ',')) / Math.max(1, words.length)),
  },
  { name: 'asks', anyLanguage: true, of: ({ text }) => flag(text.includes('?')) },
  { name: 'addressed', anyLanguage: true, of: ({ addressed }) => flag(addressed) },
  { name: 'opensTurn', anyLanguage: true, of: ({ place }) => flag(place.opensTurn) },
  { name: 'endsTurn', anyLanguage: true, of: ({ place }) => flag(place.endsTurn) },
  { name: 'afterQuestion', anyLanguage: true, of: ({ place }) => flag(place.afterQuestion) },
  { name: 'host', anyLanguage: true, of: ({ place }) => flag(place.role === 'host') },
  { name: 'guest', anyLanguage: true, of: ({ place }) => flag(place.role === 'guest') },
  { name: 'edge', anyLanguage: true, of: ({ place }) => flag(place.edge) },
  ...GROUP_NAMES.map((name, at): Feature => ({ name: `of ${name}`, of: (one) => share(one.groups[at]!, one) })),
  ...GROUP_NAMES.map((name, at): Feature => ({ name: `any ${name}`, of: ({ groups }) => upTo(2, groups[at]!) })),
  ...OPENINGS.map((group): Feature => ({ name: `opens ${group}`, of: (one) => flag(isOf(one.words[0], group)) })),
  ...OPENINGS.map((group): Feature => ({ name: `then ${group}`, of: (one) => flag(isOf(one.words[1], group)) })),
  ...PATTERNS.map(
    ({ name, pattern }): Feature => ({ name, anyLanguage: true, of: ({ text }) => flag(pattern.test(text)) }),
  ),
];

function isOf(word: Word | undefined, group: Group): boolean {
  return word !== undefined && groupsOf(word.folded).includes(ofGroup(group));
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found++;
  return found;
}

/** The features of a sentence, in the order of `FEATURES`. */
export function featuresOf(sentence: SentenceInPlace): Float64Array {
  const counted = countIn(sentence);
  const features = new Float64Array(FEATURES.length);
  for (let i = 0; i < features.length; i++) features[i] = FEATURES[i]!.of(counted);
  return features;
}

/** Letters from which on a word is a long one. */
const LONG = 8;

function countIn(sentence: SentenceInPlace): Counted {
  const { text, words, place } = sentence;
  const groups = new Float64Array(GROUP_NAMES.length);
  const endings = { ed: 0, ing: 0, ly: 0, s: 0 };
  const seen = new Set<string>();
  let [content, names, letters, long, again, unnamed, pointsLater, acronyms] = [0, 0, 0, 0, 0, 0, 0, 0];
  let addressed = false;
  let before = '';
  for (const [i, { folded, start, end }] of words.entries()) {
    letters += end - start;
    if (folded.length >= LONG) long++;
    if (folded === before) again++;
    before = folded;
    seen.add(folded);
    const of = groupsOf(folded);
    for (const group of of) groups[group]!++;
    if (of.includes(THEY!) || of.includes(IT!) || of.includes(POINTING!)) {
      if (content === 0) unnamed++;
      else pointsLater++;
    }
    if (isStopWord(folded)) continue;
    content++;
    const first = text.charCodeAt(start);
    if (first >= 65 && first <= 90) {
      if (i > 0) names++;
      const second = text.charCodeAt(start + 1);
      if (end - start > 1 && second >= 65 && second <= 90) acronyms++;
    }
    if (place.people.has(folded)) addressed = true;
    if (folded.length > 3) {
      if (folded.endsWith('ed')) endings.ed++;
      else if (folded.endsWith('ing')) endings.ing++;
      else if (folded.endsWith('ly')) endings.ly++;
      else if (folded.endsWith('s') && !folded.endsWith('ss')) endings.s++;
    }
  }
  const counts = { content, names, letters, long, again, unnamed, pointsLater, acronyms, addressed };
  return { ...sentence, ...counts, groups, endings, distinct: seen.size };
}
