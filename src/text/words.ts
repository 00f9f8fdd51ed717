import porter2 from 'wink-porter2-stemmer';
import { foldWord, isPlain } from './folding.ts';

/** A word of a text: its folded form and where it stands. */
export interface Word {
  /** Lower case, no accents, no apostrophes, no thousands separators: `Don't` → `dont`, `1,000` → `1000`, `C++` → `c++`. */
  folded: string;
  start: number;
  end: number;
}

const WORD =
  /\p{N}+(?:[.,٫٬]\p{N}+)+|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:['’][\p{L}\p{M}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/uy;
/**
 * The words of a text, or of a part of it, in order, with their offsets in the text. Plain ASCII words are read by hand,
 * ten times as fast as by `WORD`. With `wanted`, plain words that begin otherwise are passed over. Where a language is
 * written without blanks, each two neighbours of its letters are a word: "中央銀行" → 中央, 央銀, 銀行.
 */
export function wordsOf(text: string, from = 0, to = text.length, wanted?: Beginnings): Word[] {
  const words: Word[] = [];
  let seen: string | undefined;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code]!;
    if (kind === OTHER) {
      at++;
      continue;
    }
    if (kind >= PAIRED) {
      at = pairs(text, at, to, words);
      continue;
    }
    if (kind !== FOREIGN) {
      let end = at;
      let upper = false;
      let digits = true;
      for (; end < to; end++) {
        const next = KINDS[text.charCodeAt(end)]!;
        if (next === LOWER) {
          digits = false;
          continue;
        }
        if (next === OTHER || next >= FOREIGN) break;
        if (next === UPPER) {
          digits = false;
          upper = true;
        }
      }
      const first = kind === UPPER ? code + 32 : code;
      if (end === to || !goesOn(text.charCodeAt(end), digits)) {
        if (wanted === undefined || wanted.has(first, end - at < 2 ? 0 : lower(text.charCodeAt(at + 1)))) {
          const word = text.slice(at, end);
          words.push({ folded: upper ? word.toLowerCase() : word, start: at, end });
        }
        at = end;
        continue;
      }
      const after = isApostrophe(text.charCodeAt(end)) ? contracted(text, end + 1, to) : 0;
      if (isApostrophe(text.charCodeAt(end)) && end + 1 < to && isElided(text.slice(at, end), text[end + 1]!)) {
        if (wanted === undefined || wanted.hasLetter(first))
          words.push({ folded: text.slice(at, end).toLowerCase(), start: at, end });
        at = end + 1;
        continue;
      }
      if (after > 0) {
        if (wanted === undefined || wanted.hasLetter(first)) {
          const isOwner = after === end + 2 && lower(text.charCodeAt(end + 1)) === 0x73;
          const word = isOwner ? text.slice(at, end) : text.slice(at, end) + text.slice(end + 1, after);
          words.push({ folded: word.toLowerCase(), start: at, end: after });
        }
        at = after;
        continue;
      }
    }
    // What stands beyond the part is not to be seen, as "C#" looks at what follows it, nor read, should it be long.
    seen ??= to < text.length ? text.slice(0, to) : text;
    WORD.lastIndex = at;
    const found = upToPairs(WORD.exec(seen)?.[0]);
    if (found) {
      const folded = foldWord(found);
      if (folded) words.push({ folded, start: at, end: at + found.length });
      at += found.length;
    } else at++;
  }
  return words;
}

/** First two letters of words, of plain ones at least: most words of a text need not even be read to know that they are others. */
export class Beginnings {
  private readonly letters = new Uint8Array(128);
  private readonly pairs = new Uint8Array(128 * 128);

  /** A folded word; with `alone`, whatever comes after its first letter. */
  add(word: string, alone = false): void {
    const first = word.charCodeAt(0);
    if (!(first < 128)) return;
    this.letters[first] = 1;
    const from = first * 128;
    const second = word.length < 2 ? 0 : word.charCodeAt(1);
    if (alone || second >= 128) this.pairs.fill(1, from, from + 128);
    else this.pairs[from + second] = 1;
  }

  /** By the codes of the first letter and of the second, 0 for none. */
  has(first: number, second: number): boolean {
    return this.pairs[first * 128 + second] === 1;
  }

  hasLetter(first: number): boolean {
    return this.letters[first] === 1;
  }
}

const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const FOREIGN = 4;
/** A letter of a language that is written without blanks, or one whose words grow endings as if it were. */
const PAIRED = 5;
/** What belongs to such a letter before it. */
const JOINED = 6;

/** Chinese characters, also those written by two code units, and Korean syllables. */
const UNSPACED = [
  [0x3400, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd840, 0xd87f],
] as const;
/**
 * Where letters of such languages stand among others: Thai and Lao; Burmese and Korean letters; Khmer; Japanese
 * syllables; compatible characters; letters of half width.
 */
const MAYBE_PAIRED = [
  [0x0e01, 0x0eff],
  [0x1000, 0x11ff],
  [0x1780, 0x17d3],
  [0x3005, 0x318e],
  [0x31f0, 0x31ff],
  [0xf900, 0xfaff],
  [0xff66, 0xffdc],
] as const;

/**
 * By code unit. General punctuation (dashes, typographic quotes) is no part of a word. Filled by ranges: every start
 * waits for it.
 */
const KINDS = new Uint8Array(0x10000)
  .fill(FOREIGN)
  .fill(OTHER, 0, 0x80)
  .fill(OTHER, 0x2000, 0x2070)
  .fill(DIGIT, 48, 58)
  .fill(UPPER, 65, 91)
  .fill(LOWER, 97, 123);
for (const [from, to] of UNSPACED) KINDS.fill(PAIRED, from, to + 1);
for (const [from, to] of MAYBE_PAIRED) for (let code: number = from; code <= to; code++) KINDS[code] = pairedKind(code);

function pairedKind(code: number): number {
  const letter = String.fromCharCode(code);
  if (code === 0xff9e || code === 0xff9f || /\p{M}/u.test(letter)) return JOINED;
  if (code === 0x3007 || /\p{L}/u.test(letter)) return PAIRED;
  return /\p{N}/u.test(letter) ? FOREIGN : OTHER;
}

/** A single letter of such a language. */
export const isLetter = (folded: string): boolean => isPaired(folded) && folded.length <= 4 && SINGLE.test(folded);
const SINGLE = /^.\p{M}*$/u;

/** Adds the pairs of letters that begin at `from`; a letter that stands alone is a word. Returns where they end. */
function pairs(text: string, from: number, to: number, words: Word[]): number {
  let before = -1;
  let last = from;
  for (let at = from; at < to; ) {
    let next = at + 1;
    if (KINDS[text.charCodeAt(at)]! < PAIRED) break;
    if (isLead(text.charCodeAt(at)) && next < to) next++;
    while (next < to && KINDS[text.charCodeAt(next)] === JOINED) next++;
    if (before >= 0) words.push({ folded: foldWord(text.slice(before, next)), start: before, end: next });
    before = at;
    last = at = next;
  }
  if (before === from) words.push({ folded: foldWord(text.slice(from, last)), start: from, end: last });
  return last;
}

const isLead = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** A word that the pattern read, as far as it is not of a language without blanks. */
function upToPairs(found: string | undefined): string | undefined {
  if (found === undefined) return undefined;
  for (let at = 1; at < found.length; at++) if (KINDS[found.charCodeAt(at)]! >= PAIRED) return found.slice(0, at);
  const mark = found.search(/['’]/);
  return mark > 0 && isElided(found.slice(0, mark), found[mark + 1] ?? '') ? found.slice(0, mark) : found;
}

/** "l'argent", "dell'arte": a word that lost its end, and the next one. Before a vowel only, so that "c'mon" stays. */
function isElided(before: string, next: string): boolean {
  return ELIDED.test(before) && VOWEL.test(next);
}
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|(?:de|ne|da|a|su|co|que|be|qua)ll?|quest|quell|gl|un|sant|dov|com|c)$/i;
const VOWEL = /[aeiouyhàâäáéèêëíìîïóòôöúùûüœæ]/i;

/** Is this a word of a language that is written without blanks: one or two of its letters? */
export const isPaired = (folded: string): boolean => KINDS[folded.charCodeAt(0)] === PAIRED;

/** Where "don't" ends, whose plain letters after the apostrophe begin at `from`; 0 for what only the pattern can read. */
function contracted(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && (KINDS[text.charCodeAt(end)] === LOWER || KINDS[text.charCodeAt(end)] === UPPER)) end++;
  if (end === from) return 0;
  return end === to || (KINDS[text.charCodeAt(end)] !== DIGIT && !goesOn(text.charCodeAt(end), false)) ? end : 0;
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** May what was read so far be only the beginning of a word: "don't", "1,000", "c++", "naïve"? */
function goesOn(code: number, digits: boolean): boolean {
  if (isApostrophe(code) || code === 0x2b || code === 0x23) return true;
  return KINDS[code] === FOREIGN || (digits && (code === 0x2e || code === 0x2c));
}

/** Families that Porter's rules throw together although nobody means the one by the other, and plurals that they miss. */
const STEM_EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    universities: 'university',
    university: 'university',
    organization: 'organiz',
    organizations: 'organiz',
    organisation: 'organiz',
    organisations: 'organiz',
    organize: 'organiz',
    organized: 'organiz',
    organizing: 'organiz',
    organizational: 'organiz',
    organic: 'organic',
    police: 'police',
    policing: 'police',
    importance: 'importance',
    important: 'important',
    importantly: 'important',
    academy: 'academy',
    academies: 'academy',
    academia: 'academ',
    matrices: 'matrix',
    indices: 'index',
    vertices: 'vertex',
    analyses: 'analysi',
    hypotheses: 'hypothesi',
    authorization: 'authoriz',
    authorize: 'authoriz',
    authorized: 'authoriz',
    authority: 'authority',
    authorities: 'authority',
    accounting: 'accounting',
    accountant: 'accounting',
    accountants: 'accounting',
    accountable: 'accountab',
    accountability: 'accountab',
    animate: 'animate',
    animated: 'animate',
    animation: 'animate',
    experiments: 'experiment',
    experiment: 'experiment',
    experimenting: 'experiment',
    experimented: 'experiment',
    experimental: 'experiment',
    paid: 'pay',
    bought: 'buy',
    built: 'build',
    wrote: 'write',
    written: 'write',
    wrong: 'wrong',
    taught: 'teach',
    thought: 'think',
    thoughts: 'think',
    children: 'child',
    men: 'man',
    women: 'woman',
    people: 'person',
    persons: 'person',
    lives: 'life',
    mice: 'mouse',
    cpus: 'cpu',
    gpus: 'gpu',
    tpus: 'tpu',
    dying: 'die',
    died: 'die',
    dies: 'die',
    ran: 'run',
    sold: 'sell',
    lost: 'lose',
    spent: 'spend',
    chose: 'choose',
    chosen: 'choose',
    grew: 'grow',
    grown: 'grow',
    broke: 'break',
    broken: 'break',
    drove: 'drive',
    driven: 'drive',
    hid: 'hide',
    hidden: 'hide',
    stole: 'steal',
    stolen: 'steal',
    dryer: 'dryer',
    dryers: 'dryer',
    drier: 'dryer',
    driers: 'dryer',
  }),
);

/** Letters. Longer ones are no words; the stemmer's time grows with the square of their length. */
export const LONGEST_WORD = 64;

/** The index term of a folded word. Digits, words of one or two letters and what is too long for a word stay as they are. */
export function stem(folded: string): string {
  if (folded.length < 3 || folded.length > LONGEST_WORD) return folded;
  const exception = STEM_EXCEPTIONS.get(folded);
  if (exception !== undefined) return exception;
  const first = folded.charCodeAt(0);
  return first >= 97 && first <= 122 && isPlain(folded) ? porter2(folded) : folded;
}

/** `stem` with a memory of its own, and of what is `indexed` already: for whoever stems whole archives. */
export function createStemmer(
  indexed: (folded: string) => string | undefined = () => undefined,
): (folded: string) => string {
  const known = new Map<string, string>();
  return (folded) => {
    const found = known.get(folded);
    if (found !== undefined) return found;
    const made = indexed(folded) ?? stem(folded);
    known.set(folded, made);
    return made;
  };
}

export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above actually after again against ain all also am an and any anybody anyone anything are arent as at be because been
  before being below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont done down during each
  else ever every everybody everyone everything few for from further get gets getting go goes going gonna got had hadnt has
  hasnt have havent having he her here heres hers herself hes him himself his how hows however i id if ill im in into is isnt it
  itd itll its itself ive just kind kinda know lets like lot lots many may maybe me might mine more most much must my myself no
  nor not now of off oh ok okay on once one ones only onto or other others our ours ourselves out over own per perhaps quite
  rather really right said same say saying says see shall she shes should shouldnt so some somebody somehow someone something
  sort still stuff such than that thats the their theirs them themselves then there theres these they theyd theyll theyre theyve
  thing things this those though through to too uh um under until up upon us very was wasnt way we wed well were werent weve
  what whatever whats when where wheres whether which while who whom whos whose why will with within without wont would wouldnt
  yeah yes yet you youd youll your youre yours yourself yourselves youve talk talked talking talks tell told mean means
  episode episodes podcast mention mentioned mentions discuss discussed opinion opinions think thinks thought thoughts`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that say nothing about what is asked; folded, not stemmed. A query of nothing else is searched with all its words. */
export function isStopWord(folded: string): boolean {
  return STOP_WORDS.has(folded);
}
