import { LANGUAGES } from './languages.ts';

/** Code units that are looked at. */
export const LOOKED_AT = 12_000;
/** Shares of words: fewer common ones tell nothing, and the next language must have clearly fewer. */
const LEAST = 0.05;
const SURE = { least: 0.12, ahead: 1.4 };
const FEWEST_WORDS = 12;

/** Each common word with the languages, by their places in `codes`, in which it is one. */
let common: { codes: readonly string[]; of: ReadonlyMap<string, readonly number[]> } | null = null;

function readCommon(): NonNullable<typeof common> {
  const listed = LANGUAGES.filter((language) => language.common !== undefined);
  const of = new Map<string, number[]>();
  for (const [place, { common: words = '' }] of listed.entries())
    for (const word of new Set(words.split(/\s+/))) {
      const places = of.get(word);
      if (places) places.push(place);
      else of.set(word, [place]);
    }
  return { codes: listed.map(({ code }) => code), of };
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/[іїєґІЇЄҐ]/gu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];
/** The first letter that one of these scripts could have is Greek; quotation marks and dashes are of no script. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2070-\uffff]/;
/** Of all letters: kana beside Chinese characters is Japanese, even where it is the smaller part, and so on. */
const ENOUGH_OF: Readonly<Record<string, number>> = { ja: 0.15, uk: 0.03 };

/** The language that a script alone tells; null: it is written in Latin letters, or in none. */
function scriptOf(sample: string): string | null {
  // Most transcripts hold no such letter at all.
  if (!BEYOND_LATIN.test(sample)) return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    if (found > letters * (ENOUGH_OF[language] ?? 0.4)) return language;
  }
  return null;
}

/**
 * Which language a text is in, by its script, else by its commonest words; null where that is in doubt: short texts, lists
 * of names, other languages. `sure`: null also where two neighbours, as Danish and Norwegian, are nearly as likely.
 */
export function guessLanguage(text: string, sure = true): string | null {
  const sample = text.slice(0, LOOKED_AT).toLowerCase();
  const script = scriptOf(sample);
  if (script !== null) return script;
  const words = sample.match(/[\p{L}’']+/gu) ?? [];
  common ??= readCommon();
  const { codes, of } = common;
  const counts = codes.map(() => 0);
  for (const word of words) for (const place of of.get(word) ?? []) counts[place] = (counts[place] ?? 0) + 1;
  const votes = codes
    .map((language, place) => ({ language, share: (counts[place] ?? 0) / Math.max(1, words.length) }))
    .sort((a, b) => b.share - a.share);
  const [best, next] = votes;
  if (!best || !next || words.length < FEWEST_WORDS) return null;
  if (!sure) return best.share >= LEAST && best.share > next.share ? best.language : null;
  return best.share >= SURE.least && best.share > next.share * SURE.ahead ? best.language : null;
}
