/** How letters are compared: what people leave out when they type, and what only a font tells apart, is taken off. */

const PLAIN = /^[a-z0-9]+$/;
/** Of lower-case letters and digits of ASCII alone. */
export const isPlain = (word: string): boolean => PLAIN.test(word);

/** Letters that nothing takes apart, and what is typed for them. The dotless i: nobody else's capital I has a dot. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  // Arabic as it is typed in a hurry, and by Persians.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  // Hindi: both are written for the same sound through the nose.
  'ँ': 'ं',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Marks on Latin and Greek letters, stress on Russian vowels, and the dots of ё; й and ガ are letters of their own. */
const MARKED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
const STRESSED = /([аеиоуыэюя])\u0301/gu;
const DOTTED = /\u0435\u0308/gu;
/** Vowel points of Arabic and Hebrew with the stroke that draws words out, the dot below of Hindi, half a hyphen; joiners. */
const POINTS = /[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u00ad]|\u200c|\u200d/gu;
/** Their vowel am falls apart in compatible forms. */
const THAI_OR_LAO = /[\u0e00-\u0eff]/;
/** Needs nothing of this: Russian and Ukrainian, Chinese, Japanese and Korean letters. */
const AS_IT_IS = /^(?:[а-яіїєґ]+|[\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff\uac00-\ud7a3]+)$/;
/** Digits of other scripts stand in tens, from these on. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
];
const MAY_BE_DIGIT = /[\u0660-\u17e9]/;

/** Folded forms, remembered: words come again and again. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/**
 * The one way in which words are compared, apart from stemming: lower case, Latin and Greek letters without marks, no
 * vowel points, full width and half width alike, digits as 0 to 9, no apostrophes, no thousands separators.
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower) || AS_IT_IS.test(lower)) return lower;
  const found = known.get(lower);
  if (found !== undefined) return found;
  const folded = fold(lower);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(lower, folded);
  return folded;
}

function fold(lower: string): string {
  const plain = lower
    .normalize(THAI_OR_LAO.test(lower) ? 'NFC' : 'NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKED, '$1')
    .replace(STRESSED, '$1')
    .replace(DOTTED, '\u0435')
    .replace(POINTS, '')
    .normalize('NFC')
    .replace(SPECIAL, (letter) => LETTERS[letter]!)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
  return /^\p{N}/u.test(plain) ? foldNumber(plain) : plain;
}

/** `1,000`, `1.000` → `1000`; `3,5` → `3.5`; `٢٠٢٤` → `2024`. */
function foldNumber(number: string): string {
  const ascii = MAY_BE_DIGIT.test(number) ? number.replace(/\p{Nd}/gu, digitOf) : number;
  const plain = ascii
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/(\p{N}),(?=\p{N}{3})/gu, '$1');
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(plain)) return plain.replaceAll('.', '');
  return plain.replace(/^(\d+),(\d+)$/, '$1.$2');
}

function digitOf(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((from) => code >= from && code < from + 10);
  return zero === undefined ? digit : String(code - zero);
}
