import type { Vocabulary } from '../index/vocabulary.ts';
import type { Wants } from '../reading/quotable.ts';
import { rulesOf, USUAL_LANGUAGE } from '../text/languages.ts';
import { type TypedWord, typedWords } from '../text/typed.ts';
import { isLetter, isPaired, isStopWord, LONGEST_WORD, wordsOf } from '../text/words.ts';

/** One way in which a word of the query may stand in a text: stems side by side, mostly one. */
export interface TermForm {
  /** `['hair', 'dryer']` for "hairdryer". */
  stems: string[];
  how: 'words' | 'spelling';
}

/** A word of the query that says what is asked. */
export interface QueryTerm {
  /** Folded, as typed. */
  word: string;
  /** Any of them stands for the word, best first; empty when nobody said anything like it. */
  forms: TermForm[];
}

/** Words that were typed in quotation marks: they must stand so, whatever stands between them but white space and punctuation. */
export interface Phrase {
  /** Folded, stop words included. */
  words: string[];
}

export interface ParsedQuery {
  /** As typed. */
  text: string;
  /** In the order typed, each word once; stop words only where there is nothing else. */
  terms: QueryTerm[];
  phrases: Phrase[];
  /** Every word typed, folded, stop words included: for vectors and for closeness. */
  words: string[];
  /** May it be English? Only then is anything known of its meaning. */
  isEnglish: boolean;
  wants: Wants;
}

const QUOTED = /["“”„«»「」『』＂]([^"“”„«»「」『』＂]+)["“”„«»「」『』＂]/gu;
const ANNOUNCEMENT_WORDS: ReadonlySet<string> = new Set(['announcement', 'announcements', 'housekeeping']);
const SPONSOR_WORDS: ReadonlySet<string> = new Set(
  'sponsor sponsors sponsored sponsorship advert adverts advertisement advertisements ad ads promo promos'.split(' '),
);
/** Close spellings tried for one word. */
const SPELLINGS = 3;

/** Of a word's letters: forms of one word begin with so many alike; those with fewer only where nothing else was said. */
const AKIN = { near: 0.8, far: 0.55 };
/** Pairs of letters tried for a single one. */
const MOST_PAIRS = 40;

/**
 * What a query asks for, in terms of the words that were said, in every language of the archive. Compounds are tried joined
 * and apart ("hair dryer", "hairdryer"; "gpt3", "gpt 3"); close spellings only for a word that nobody said.
 */
export function parseQuery(text: string, vocabulary: Vocabulary): ParsedQuery {
  const phrases = [...text.matchAll(QUOTED)]
    .map((match) => ({ words: wordsOf(match[1]!).map((word) => word.folded) }))
    .filter(({ words }) => words.length > 1 || (words.length === 1 && !isLetter(words[0]!)));
  const written = asWritten(text, vocabulary);
  const words = wordsOf(written).map((word) => word.folded);
  const typed = typedWords(written);
  const { isStop, language } = stopWordsFor(typed, vocabulary);
  const content = typed.filter((word) => !isStop(word));
  const joined = joinedForms(words, vocabulary, isStop);
  // Where meaning is not known and few of the words were said, what says little is better than nothing.
  const isWeak = language !== USUAL_LANGUAGE && content.length > 1 && !isMostlySaid(content, vocabulary);
  const asked = content.length > 0 && !isWeak ? content : typed;
  const terms: QueryTerm[] = [];
  const seen = new Set<string>();
  for (const word of asked) {
    for (const { folded, forms } of termsOf(word, joined.get(word.folded) ?? [], vocabulary, isStop)) {
      const key = stemOf(folded, vocabulary);
      if (seen.has(key)) continue;
      seen.add(key);
      terms.push({ word: folded, forms });
    }
  }
  return {
    text,
    terms,
    phrases,
    words,
    isEnglish: language === USUAL_LANGUAGE,
    wants: {
      announcement: words.some((word) => ANNOUNCEMENT_WORDS.has(word)),
      sponsor: words.some((word) => SPONSOR_WORDS.has(word)),
    },
  };
}

/** "openai" as "open ai", where nobody writes it as one word and these two stand side by side. */
function asWritten(text: string, vocabulary: Vocabulary): string {
  let written = '';
  let last = 0;
  for (const { folded, start, end } of wordsOf(text)) {
    if (folded.length !== end - start || !/^\p{L}{4,}$/u.test(folded) || isPaired(folded)) continue;
    if (folded.length > LONGEST_WORD || (vocabulary.says?.(folded) ?? true)) continue;
    const at = cutOf(folded, vocabulary);
    if (at === 0) continue;
    written += `${text.slice(last, start + at)} `;
    last = start + at;
  }
  return written + text.slice(last);
}

/** Where it is two words that stand side by side, most often; 0 where it is not. */
function cutOf(word: string, { says, together }: Vocabulary): number {
  let best = { at: 0, times: 0 };
  for (let at = 2; at <= word.length - 2; at++) {
    const halves = [word.slice(0, at), word.slice(at)];
    if (halves.some((half) => isStopWord(half) || !says?.(half))) continue;
    const times = together?.(halves) ?? 0;
    if (times > best.times) best = { at, times };
  }
  return best.at;
}

function isMostlySaid(words: readonly TypedWord[], vocabulary: Vocabulary): boolean {
  const said = words.filter(({ folded, pairs }) => pairs !== undefined || stemsOf(folded, vocabulary).length > 0);
  return said.length * 2 >= words.length;
}

type IsStop = (word: Pick<TypedWord, 'folded' | 'pairs'>) => boolean;

/**
 * What of a query says nothing about what is asked, and its language as far as that tells. A word that says nothing in one
 * language may be what is asked in another ("war"): it is then kept, unless more of the query is of that language.
 */
function stopWordsFor(
  typed: readonly TypedWord[],
  vocabulary: Vocabulary,
): { isStop: IsStop; language: string | null } {
  const languages = vocabulary.languages ?? [USUAL_LANGUAGE];
  if (languages.length === 1 && languages[0] === USUAL_LANGUAGE)
    return { isStop: ({ folded }) => isStopWord(folded), language: USUAL_LANGUAGE };
  // Questions are framed in English in any archive.
  const lists = [...new Set([...languages, USUAL_LANGUAGE])].map((language) => {
    const { stopWords } = rulesOf(language);
    return { language, stopWords, hits: typed.filter(({ folded }) => stopWords.has(folded)).length };
  });
  const [best, next] = [...lists].sort((a, b) => b.hits - a.hits);
  const own = best && best.hits >= 2 && best.hits > (next?.hits ?? 0) ? best : null;
  const isPlain = typed.every(
    ({ pairs, folded }) => pairs === undefined && /^[\p{Script=Latin}\p{N}.+#]+$/u.test(folded),
  );
  return {
    isStop: ({ folded, pairs }) => {
      if (pairs !== undefined && /^\p{Script=Hiragana}{1,2}$/u.test(folded)) return true;
      if (!lists.some(({ stopWords }) => stopWords.has(folded))) return false;
      return own?.stopWords.has(folded) === true || vocabulary.tells?.(folded) !== true;
    },
    language: !isPlain || !languages.includes(USUAL_LANGUAGE) ? null : (own?.language ?? USUAL_LANGUAGE),
  };
}

/** Of what was said the stem is known, and stemming takes longer than looking that up. */
function stemOf(folded: string, vocabulary: Vocabulary): string {
  return vocabulary.stemOf?.(folded) ?? rulesOf(vocabulary.languages?.[0] ?? USUAL_LANGUAGE).stem(folded);
}

/** Its stems in all languages of the archive, as it was said and as it may stand in another form. */
function stemsOf(folded: string, vocabulary: Vocabulary): string[] {
  const { languages = [USUAL_LANGUAGE] } = vocabulary;
  const said = vocabulary.stemsOf?.(folded) ?? [];
  return [...new Set([...said, ...languages.map((language) => rulesOf(language).stem(folded))])].filter(
    (stem) => vocabulary.frequency(stem) > 0,
  );
}

function termsOf(
  { folded, pairs }: TypedWord,
  joined: string[],
  vocabulary: Vocabulary,
  isStop: IsStop,
): { folded: string; forms: TermForm[] }[] {
  if (pairs === undefined) {
    const forms = formsOf(folded, joined, vocabulary, isStop);
    const apart = forms.length === 0 ? compoundOf(folded, vocabulary, isStop) : [];
    if (apart.length > 0) return apart;
    if (forms.length === 0 && (vocabulary.languages ?? []).some((language) => language !== USUAL_LANGUAGE)) {
      for (const stem of vocabulary.akinTo?.(folded, AKIN.far) ?? []) forms.push({ stems: [stem], how: 'spelling' });
    }
    return [{ folded, forms }];
  }
  const forms = pairedForms(folded, pairs, vocabulary);
  // "外国人参政権": what nobody said in one may have been said in two.
  for (let cut = 2; forms.length === 0 && cut < pairs.length; cut++) {
    const halves = [pairs.slice(0, cut - 1), pairs.slice(cut)];
    if (!halves.every((half) => isSaid(half, vocabulary))) continue;
    return [
      { folded: folded.slice(0, cut), forms: [{ stems: halves[0]!, how: 'words' }] },
      { folded: folded.slice(cut), forms: [{ stems: halves[1]!, how: 'words' }] },
    ];
  }
  return [{ folded, forms }];
}

/** "Brotpreis" may have been said as the price of bread, where words are joined so: then both are asked for. */
function compoundOf(word: string, vocabulary: Vocabulary, isStop: IsStop): { folded: string; forms: TermForm[] }[] {
  if (!(vocabulary.languages ?? []).some((language) => rulesOf(language).joinsWords)) return [];
  for (const [first, second] of splits(word, isStop)) {
    for (const joint of ['', ...LINKS]) {
      if (!first!.endsWith(joint)) continue;
      const halves = [first!.slice(0, first!.length - joint.length), second!];
      const forms = halves.map((half) =>
        stemsOf(half, vocabulary).map((stem): TermForm => ({ stems: [stem], how: 'words' })),
      );
      if (halves[0]!.length >= SHORTEST_HALF && forms.every((some) => some.length > 0))
        return halves.map((folded, i) => ({ folded, forms: forms[i]! }));
    }
  }
  return [];
}
/** Letters that join two words to one. */
const LINKS = ['s', 'n', 'en', 'es', 'e'];
const SHORTEST_HALF = 3;

const isSaid = (stems: readonly string[], { frequency }: Vocabulary): boolean =>
  stems.every((stem) => frequency(stem) > 0);

/** Words of a language without blanks stand where their pairs of letters stand side by side. */
function pairedForms(folded: string, pairs: readonly string[], vocabulary: Vocabulary): TermForm[] {
  const forms: TermForm[] = [];
  const add = (stems: readonly string[]) => forms.push({ stems: [...stems], how: 'words' });
  if (isLetter(folded)) {
    for (const pair of vocabulary.pairsWith?.(folded, false).slice(0, MOST_PAIRS) ?? []) add([pair]);
    return forms;
  }
  if (isSaid(pairs, vocabulary)) add(pairs);
  for (const language of vocabulary.languages ?? []) {
    for (const base of rulesOf(language).bases?.(folded) ?? []) {
      const stems = wordsOf(base).map((word) => word.folded);
      if (!isLetter(base)) {
        if (stems.length > 0 && isSaid(stems, vocabulary)) add(stems);
      } else if (forms.length === 0)
        for (const pair of vocabulary.pairsWith?.(base, true).slice(0, MOST_PAIRS) ?? []) add([pair]);
    }
  }
  return forms;
}

function formsOf(word: string, joined: string[], vocabulary: Vocabulary, isStop: IsStop): TermForm[] {
  const forms: TermForm[] = [];
  for (const whole of stemsOf(word, vocabulary)) forms.push({ stems: [whole], how: 'words' });
  for (const other of joined) forms.push({ stems: [other], how: 'words' });
  // "huging" has the stem of "huge", but may well be meant for "hugging".
  const sure = forms.length > 0 && (!/(?:ing|ed|er)$/.test(word) || (vocabulary.says?.(word) ?? true));
  const isSaid = (half: string) => vocabulary.says?.(half) ?? vocabulary.frequency(stemOf(half, vocabulary)) > 0;
  for (const halves of splits(word, isStop)) {
    if (halves.every(isSaid)) forms.push({ stems: halves.map((half) => stemOf(half, vocabulary)), how: 'words' });
  }
  // One or several: "PhDs", of which stemming knows nothing.
  const other = word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
  if (forms.length === 0 && word.length >= SHORTEST_PLURAL && vocabulary.says?.(other))
    return [{ stems: [stemOf(other, vocabulary)], how: 'words' }];
  if (sure || joined.length > 0) return forms;
  const rules = (vocabulary.languages ?? []).map(rulesOf);
  for (const other of rules.flatMap(({ spellings }) => spellings?.(word) ?? [])) {
    for (const stem of other === word ? [] : stemsOf(other, vocabulary)) forms.push({ stems: [stem], how: 'words' });
  }
  if (forms.length === 0 && rules.some(({ joinsWords }) => joinsWords === true)) {
    for (const stem of vocabulary.joinedWith?.(word) ?? []) forms.push({ stems: [stem], how: 'spelling' });
  }
  // English has few forms, and stemming knows them.
  if (forms.length === 0 && (vocabulary.languages ?? []).some((language) => language !== USUAL_LANGUAGE)) {
    for (const stem of vocabulary.akinTo?.(word, AKIN.near) ?? []) forms.push({ stems: [stem], how: 'spelling' });
  }
  for (const close of vocabulary.similar(word, SPELLINGS)) {
    if (!forms.some(({ stems }) => stems.length === 1 && stems[0] === close))
      forms.push({ stems: [close], how: 'spelling' });
  }
  return forms;
}

/** For each word, what it makes together with its neighbour, where that was said: "data set" → `dataset` for both. */
function joinedForms(words: string[], vocabulary: Vocabulary, isStop: IsStop): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, second] = [words[i]!, words[i + 1]!];
    if (isPaired(first) || isPaired(second) || isStop({ folded: first }) || isStop({ folded: second })) continue;
    const joined = first + second;
    if (vocabulary.says && !vocabulary.says(joined) && !vocabulary.says(joined.replace(/s$/, ''))) continue;
    const whole = stemOf(joined, vocabulary);
    if (vocabulary.frequency(whole) === 0) continue;
    for (const word of [first, second]) found.set(word, [...(found.get(word) ?? []), whole]);
  }
  return found;
}

/** "CVs". */
const SHORTEST_PLURAL = 3;

function inThousands(digits: string): string[] {
  const groups: string[] = [];
  for (let to = digits.length; to > 0; to -= 3) groups.unshift(digits.slice(Math.max(0, to - 3), to));
  return groups;
}

/** The ways to take a compound apart: two halves of three letters or more, at a digit, or after a leading `e`. */
function splits(word: string, isStop: IsStop): string[][] {
  const ways: string[][] = [];
  if (word.length > LONGEST_WORD) return ways;
  // "7500" may be written "7 500".
  if (/^\d{4,12}$/.test(word)) ways.push(inThousands(word));
  const digits = /\p{N}/u.test(word);
  for (let at = 1; at < word.length; at++) {
    const rest = word.length - at;
    const long = at >= 3 && rest >= 3;
    if (!digits && !long && !(at === 1 && rest >= 4 && word.startsWith('e'))) continue;
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const atDigit = /\p{L}$/u.test(first) ? /^\p{N}/u.test(second) : /\p{N}$/u.test(first) && /^\p{L}/u.test(second);
    if (!atDigit && !long && !(first === 'e' && rest >= 4)) continue;
    if (isStop({ folded: first }) || isStop({ folded: second })) continue;
    ways.push([first, second]);
  }
  return ways;
}
