/** Parts a word that no type is small enough for. Pure. Where its syllables begin is only guessed. */

/** Scripts that part their words so. */
const alphabetic = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+$/u;
const vowel = /^[aeiouyæøœаеёиоуыэюяієαεηιουω]/iu;
// Two letters that write one sound.
const oneSound = /^(?:[cspt]h|qu|ck)$/i;

/** How many letters to either side of the even place a better one is looked for. */
const near = 6;

/** The stretches of letters of a text that can be parted, longer than that. */
export const longWords = (text: string, letters: number): string[] =>
  text.split(/[^\p{L}\p{M}]/u).filter((word) => word.length > letters && alphabetic.test(word));

/** In so many pieces of about one length, with hyphens between them. */
export function hyphenated(word: string, pieces: number): string {
  const letters = [...word];
  const cuts = Array.from({ length: pieces - 1 }, (_, i) =>
    cutNear(letters, Math.round(((i + 1) * letters.length) / pieces)),
  );
  return letters.map((letter, i) => (cuts.includes(i) ? `-${letter}` : letter)).join('');
}

/** Before a consonant that a vowel follows, as syllables begin; else at that very place. */
function cutNear(letters: readonly string[], even: number): number {
  const isVowel = (at: number) => vowel.test((letters[at] ?? '').normalize('NFD'));
  for (let away = 0; away <= near; away++)
    for (const at of [even - away, even + away]) {
      if (isVowel(at) || !isVowel(at + 1)) continue;
      if (!oneSound.test(`${letters[at - 1]}${letters[at]}`)) return at;
    }
  return even;
}
