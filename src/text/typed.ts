import { isPaired, wordsOf } from './words.ts';

/** A word as it was typed: where letters follow without blanks, what of them is meant as one. */
export interface TypedWord {
  folded: string;
  /** For such a word its letters in pairs, side by side in every text that holds it; one for a lone letter. */
  pairs?: string[];
  /** Where it stands in the text. */
  start: number;
  end: number;
}

let segmenter: Intl.Segmenter | null = null;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const HIRAGANA = /^\p{Script=Hiragana}+$/u;
const ONE_KANJI = /^\p{Script=Han}$/u;
/** They end what a noun does in its sentence; a verb's own ending begins with others. */
const PARTICLE = /^[はがをにでともへやの]/;

/** The words of what somebody typed; Chinese, Japanese and Thai ones by the words of a dictionary that the runtime has. */
export function typedWords(text: string): TypedWord[] {
  const typed: TypedWord[] = [];
  const words = wordsOf(text);
  for (let i = 0; i < words.length; ) {
    const from = words[i]!;
    if (!isPaired(from.folded)) {
      typed.push(from);
      i++;
      continue;
    }
    let to = i;
    while (to + 1 < words.length && words[to + 1]!.start < words[to]!.end) to++;
    let start = from.start;
    for (const part of partsOf(text.slice(from.start, words[to]!.end))) {
      for (const run of segmentsOf(part)) {
        const pairs = wordsOf(run).map(({ folded }) => folded);
        const end = start + run.length;
        if (pairs.length > 0) typed.push({ folded: unfoldPairs(pairs), pairs, start, end });
        start = end;
      }
    }
    i = to + 1;
  }
  return typed;
}

/** Letters that the runtime's dictionary is given at once: of 70,000 it never makes an end. */
const LONGEST_RUN = 1_000;

/** A run of letters in parts of at most so many, none between the halves of a character. */
function* partsOf(run: string): Generator<string> {
  for (let from = 0; from < run.length; ) {
    let to = Math.min(run.length, from + LONGEST_RUN);
    if (to < run.length && /^[\uDC00-\uDFFF]/.test(run.slice(to, to + 1))) to++;
    yield run.slice(from, to);
    from = to;
  }
}

/** "食べました" and "ブロックチェーン" are one word to who types them, though the dictionary takes them apart. */
function segmentsOf(run: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const found: string[] = [];
  for (const { segment } of segmenter.segment(run)) {
    const last = found.at(-1);
    const joins =
      last !== undefined &&
      ((KATAKANA.test(last) && KATAKANA.test(segment)) ||
        (HIRAGANA.test(segment) && isVerb(last) && !(ONE_KANJI.test(last) && PARTICLE.test(segment))));
    if (joins) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

/** One character and perhaps its ending. */
const isVerb = (word: string): boolean => /^\p{Script=Han}\p{Script=Hiragana}{0,5}$/u.test(word);

/** 中央, 央銀, 銀行 → 中央銀行. */
function unfoldPairs(pairs: readonly string[]): string {
  let whole = pairs[0]!;
  for (const [i, pair] of pairs.entries()) {
    if (i === 0) continue;
    const before = pairs[i - 1]!;
    let shared = pair.length - 1;
    while (shared > 0 && !before.endsWith(pair.slice(0, shared))) shared--;
    whole += pair.slice(shared);
  }
  return whole;
}
