/** What a text is written in, as far as its picture depends on it. Pure. */

export type CjkLanguage = 'ja' | 'ko' | 'zh';

export interface Writing {
  rightToLeft: boolean;
  /** Null where most of it is written in an alphabet. */
  cjk: CjkLanguage | null;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export function writingOf(text: string): Writing {
  const letters = count(text, /\p{L}/gu);
  const toTheLeft = count(text, /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(text, /\p{Script=Hangul}/gu);
  const han = count(text, /\p{Script=Han}/gu);
  const isCjk = (kana + hangul + han) * 3 > letters;
  return {
    rightToLeft: toTheLeft * 2 > letters,
    cjk: !isCjk ? null : hangul > kana + han / 4 ? 'ko' : kana > 0 ? 'ja' : 'zh',
  };
}
