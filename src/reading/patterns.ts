/** What a sentence is like that no count of its words tells: marks, beginnings and ends. */
interface Pattern {
  name: string;
  pattern: RegExp;
  /** One that it finds, and one like it that it does not. */
  example: string;
  counterexample: string;
}

/** Each is a feature of a sentence (`features.ts`). Linear in the length of the text. */
export const PATTERNS: readonly Pattern[] = [
  {
    name: 'begins small',
    pattern: /^["“‘'(\s]*\p{Ll}/u,
    example: 'and that was the end of it.',
    counterexample: 'And that was the end of it.',
  },
  {
    name: 'begins with a figure',
    pattern: /^["“‘'(\s]*\p{N}/u,
    example: '80 percent of it is boring.',
    counterexample: 'Most of it is boring.',
  },
  {
    name: 'ends open',
    pattern: /[^.!?…。！？"”’')\]]$/u,
    example: 'What we found was,',
    counterexample: 'What we found was nothing.',
  },
  { name: 'ends loud', pattern: /!["”’')\]]*$/u, example: 'It worked!', counterexample: 'It worked! Once.' },
  {
    name: 'ends asking',
    pattern: /\?["”’')\]]*$/u,
    example: 'Who knows?',
    counterexample: 'Who knows? Nobody.',
  },
  {
    name: 'trails off',
    pattern: /(?:\.\.|…)["”’')\]]*$/u,
    example: 'So it was...',
    counterexample: 'So it was.',
  },
  { name: 'breaks', pattern: /\.\.\.|…|--/u, example: 'It was -- well, bad.', counterexample: 'It was, well, bad.' },
  { name: 'dash', pattern: /\s[–—-]\s|—/u, example: 'It was bad — very bad.', counterexample: 'It was well-known.' },
  { name: 'quotes', pattern: /["“”«»]/u, example: 'He said "no" twice.', counterexample: "He didn't say no." },
  { name: 'brackets', pattern: /[()[\]{}]/u, example: 'It (the bank) failed.', counterexample: 'It failed.' },
  { name: 'colon', pattern: /[:;]\s/u, example: 'One rule: listen.', counterexample: 'At 10:30 we left.' },
  { name: 'digits', pattern: /\p{N}/u, example: 'In 1984 it rained.', counterexample: 'It rained.' },
  {
    name: 'share or sum',
    pattern: /[%$€£]|\bper ?cent\b/iu,
    example: 'About 5 percent of them.',
    counterexample: 'About five of them.',
  },
  {
    name: 'address',
    pattern: /https?:|www\.|\w\.(?:com|org|io|net|co|fm)\b|@\w/iu,
    example: 'Go to example.com now.',
    counterexample: 'Go to the example now.',
  },
  {
    name: 'code',
    pattern: /[<>|\\=_*#]|::|\(\)/u,
    example: 'You call main() first.',
    counterexample: 'You call (once) first.',
  },
  {
    name: 'says to somebody',
    pattern: /, \p{Lu}\p{Ll}+[.?!,]/u,
    example: 'Tell us more, Ada.',
    counterexample: 'Tell us more about Ada.',
  },
];
