import { LANGUAGES } from './languages.ts';

/** Code units that are looked at. */
export const LOOKED_AT = 12_000;
/** Shares of words: fewer common ones tell nothing, and the next language must have clearly fewer. */
const LEAST = 0.05;
const SURE = { least: 0.12, ahead: 1.4 };
const FEWEST_WORDS = 12;

let commonOf: (readonly [string, ReadonlySet<string>])[] | null = null;

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
/** Of all letters: kana beside Chinese characters is Japanese, even where it is the smaller part, and so on. */
const ENOUGH_OF: Readonly<Record<string, number>> = { ja: 0.15, uk: 0.03 };

/**
 * Which language a text is in, by its script, else by its commonest words; null where that is in doubt: short texts, lists
 * of names, other languages. `sure`: null also where two neighbours, as Danish and Norwegian, are nearly as likely.
 */
export function guessLanguage(text: string, sure = true): string | null {
  const sample = text.slice(0, LOOKED_AT).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    if (found > letters * (ENOUGH_OF[language] ?? 0.4)) return language;
  }
  const words = sample.match(/[\p{L}’']+/gu) ?? [];
  commonOf ??= LANGUAGES.flatMap(({ code, common }) =>
    common === undefined ? [] : [[code, new Set(common.split(/\s+/))] as const],
  );
  const votes = commonOf
    .map(([language, common]) => ({
      language,
      share: words.filter((word) => common.has(word)).length / Math.max(1, words.length),
    }))
    .sort((a, b) => b.share - a.share);
  const [best, next] = votes;
  if (!best || !next || words.length < FEWEST_WORDS) return null;
  if (!sure) return best.share >= LEAST && best.share > next.share ? best.language : null;
  return best.share >= SURE.least && best.share > next.share * SURE.ahead ? best.language : null;
}
