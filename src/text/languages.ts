import { arabic } from './ar/index.ts';
import { danish } from './da/index.ts';
import { german } from './de/index.ts';
import { greek } from './el/index.ts';
import { english } from './en/index.ts';
import { spanish } from './es/index.ts';
import { finnish } from './fi/index.ts';
import { foldWord } from './folding.ts';
import { french } from './fr/index.ts';
import { hindi } from './hi/index.ts';
import { hungarian } from './hu/index.ts';
import { italian } from './it/index.ts';
import { japanese } from './ja/index.ts';
import { korean } from './ko/index.ts';
import { type Language, type LanguageRules, plainStem } from './language.ts';
import { dutch } from './nl/index.ts';
import { norwegian } from './no/index.ts';
import { polish } from './pl/index.ts';
import { portuguese } from './pt/index.ts';
import { romanian } from './ro/index.ts';
import { russian } from './ru/index.ts';
import { swedish } from './sv/index.ts';
import { thai } from './th/index.ts';
import { turkish } from './tr/index.ts';
import { ukrainian } from './uk/index.ts';
import { isPaired, LONGEST_WORD } from './words.ts';
import { chinese } from './zh/index.ts';

/** Every language that is known, one line each. */
export const LANGUAGES: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  swedish,
  danish,
  norwegian,
  finnish,
  russian,
  ukrainian,
  turkish,
  greek,
  romanian,
  hungarian,
  arabic,
  hindi,
  polish,
  japanese,
  chinese,
  korean,
  thai,
];

/** Where nobody says and nothing tells. */
export const USUAL_LANGUAGE = 'en';

export const languageOf = ({ language }: { language?: string }): string => language ?? USUAL_LANGUAGE;

/** How sentences read, and what is meant by them, is known of English alone. */
export const isInEnglish = (spoken: { language?: string }): boolean => languageOf(spoken) === USUAL_LANGUAGE;

/** Of a language that is not known: words stand as they are. */
const UNKNOWN: LanguageRules = { stem: plainStem, stopWords: new Set() };
const loaded = new Map<string, LanguageRules>();

/** The rules of a language, loaded when they are first asked for; `code` as `languageCode` gives it. */
export function rulesOf(code: string): LanguageRules {
  const found = loaded.get(code);
  if (found) return found;
  const rules = LANGUAGES.find((one) => one.code === code)?.load() ?? UNKNOWN;
  const made = code === USUAL_LANGUAGE ? rules : { ...rules, stem: guarded(rules) };
  loaded.set(code, made);
  return made;
}

/** Short words, numbers, what is too long for a word and pairs of letters stay as they are; stems are folded, as words are. */
function guarded({ stem, endings = [] }: LanguageRules): (folded: string) => string {
  return (folded) => {
    if (folded.length < 3 || folded.length > LONGEST_WORD || isPaired(folded) || /\p{N}/u.test(folded)) return folded;
    const ending = endings.find(([typed]) => typed.test(folded));
    return foldWord(stem(ending ? folded.replace(...ending) : folded)) || folded;
  };
}

/** `pt-BR` → `pt`, `nb` → `no`. */
export function languageCode(tag: string): string {
  const code = tag.toLowerCase().split(/[-_]/)[0]!;
  return OTHER_NAMES.get(code) ?? code;
}
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['cmn', 'zh'],
  ['yue', 'zh'],
  ['eng', 'en'],
  ['deu', 'de'],
  ['ger', 'de'],
  ['jpn', 'ja'],
  ['zho', 'zh'],
  ['english', 'en'],
  ['german', 'de'],
  ['deutsch', 'de'],
  ['japanese', 'ja'],
]);
