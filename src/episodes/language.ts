/** Words that each language uses all the time and its neighbours do not, folded to lower case. */
const COMMON: Readonly<Record<string, string>> = {
  en: 'the and of that is you it was have with this they are what but not for so we just like know',
  de: 'und der die das ist nicht ich wir auch ein eine sie mit auf aber dann noch oder wie mal habe wenn',
  fr: 'le les des est une que pas nous vous dans pour avec mais ça c’est sur qui donc je et très',
  es: 'el los las que de una por con no es pero muy esto como más hay yo lo porque está sí',
  pt: 'o os que de uma não com é mas muito isso como mais eu você porque está por também são',
  it: 'il che di una non è con per ma questo come più sono gli della anche perché molto io ci',
  nl: 'de het een en niet dat is ik we ook maar met voor van zijn nog wel heb naar dan',
  sv: 'och det att är inte jag som på vi en men har med för så den till om kan av',
  da: 'og det at er ikke jeg som på vi en men har med for så den til om kan af',
  pl: 'i nie to się na że jest w z do jak ale tak co po był czy tym już tylko',
  tr: 've bir bu da de için ama çok ne var gibi daha ben o kadar sonra evet değil mi şey',
  fi: 'ja on ei se että oli mutta niin kun hän mitä ole minä siis myös nyt kuin me sitä tämä',
};
const WORDS_OF = Object.entries(COMMON).map(([language, words]) => [language, new Set(words.split(' '))] as const);

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];

/**
 * Which of some twenty languages a text is in, by its script, else by its commonest words (`en`, `ja`; languages of one
 * script that is not Latin count as one). Null where that is in doubt: short texts, lists of names, other languages.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, 20_000).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    // Kana beside Han is Japanese, even where it is the smaller part.
    if (found > letters * (language === 'ja' ? 0.15 : 0.4)) return language;
  }
  const words = sample.match(/[\p{L}’']+/gu) ?? [];
  const votes = WORDS_OF.map(([language, common]) => ({
    language,
    share: words.filter((word) => common.has(word)).length / Math.max(1, words.length),
  })).sort((a, b) => b.share - a.share);
  const [best, next] = votes;
  return best && next && words.length >= 12 && best.share >= 0.12 && best.share > next.share * 1.4
    ? best.language
    : null;
}
