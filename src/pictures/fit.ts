import { type Breaks, type Card, frames, isInPhrases, type Layout, layOut, type Means } from './card.ts';
import { hyphenated, longWords } from './hyphens.ts';

/** The largest type in which a quote fits, found by measuring. Pure but for `measure`. */

/** What the drawing library says of a node: its place in its parent, and the stretches of text on its lines. */
export interface Measured {
  width: number;
  height: number;
  transform: readonly number[];
  children: readonly Measured[];
  runs: readonly { x: number; y: number; width: number; height: number }[];
}

export interface Fitted extends Layout {
  height: number;
  /** Of the words, px. */
  size: number;
}

/** How much of the picture's height stays free below the largest type, px: what fits to the last line looks crammed. */
const air = 24;

/** The quotation mark hangs out of the margin by less than this, px. */
const overhang = 12;

/** Null where the quote is too long for a picture in which it could be read. */
export async function fitQuote(
  given: Card,
  means: Means,
  measure: (layout: Layout) => Promise<Measured>,
): Promise<Fitted | null> {
  const frame = frames[given.shape];
  const card = await withHyphens(given, means, measure);
  const natural = async (size: number, breaks: Breaks) => {
    const measured = await measure(layOut(card, { size, height: null, breaks }, means));
    const [left, right] = edges(measured);
    const beyond = Math.max(frame.margin.side - left, right - (frame.width - frame.margin.side));
    return { height: Math.ceil(measured.height), isWide: beyond > overhang };
  };
  /** The largest size in which it fits; null: none. */
  async function largest(breaks: Breaks): Promise<number | null> {
    let [first, last] = [0, frame.sizes.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      const { height, isWide } = await natural(frame.sizes[middle] ?? 0, breaks);
      if (!isWide && height <= frame.height - air) last = middle;
      else first = middle + 1;
    }
    return frame.sizes[first] ?? null;
  }
  const at = (size: number, height: number, breaks: Breaks): Fitted => ({
    ...layOut(card, { size, height, breaks }, means),
    height,
    size,
  });
  const whole = await largest('words');
  // An address as long as a line makes all words small: then it is parted. A word is only where no type is small
  // enough.
  const parted =
    (whole === null || longestAddress(card.quote) > longAddress) && (whole ?? 0) < frame.sizes[0]!
      ? await largest('anywhere')
      : null;
  if (parted !== null && parted * muchSmaller > (whole ?? 0)) return at(parted, frame.height, 'anywhere');
  const phrases = whole !== null && isInPhrases(card.quote) ? await largest('phrases') : null;
  if (phrases !== null && phrases >= (whole ?? 0) * muchSmaller) return at(phrases, frame.height, 'phrases');
  if (whole !== null) return at(whole, frame.height, 'words');
  const least = frame.sizes.at(-1) ?? 0;
  const [asItIs, broken] = [await natural(least, 'words'), await natural(least, 'anywhere')];
  const { height } = asItIs.isWide ? broken : asItIs;
  if (height > frame.mostHeight) return null;
  return at(least, Math.max(frame.height, height), asItIs.isWide ? 'anywhere' : 'words');
}

/** No letter is wider than its size; hyphens, and letters wider than others, leave so much of a line. */
const fullness = 0.92;

/** Each word that is wider than the picture in the smallest type, in pieces that end lines in every type. */
async function withHyphens(card: Card, means: Means, measure: (layout: Layout) => Promise<Measured>): Promise<Card> {
  const frame = frames[card.shape];
  const size = frame.sizes.at(-1) ?? 0;
  const room = frame.width - 2 * frame.margin.side;
  let { quote } = card;
  const words = quote.split(/\s+/).flatMap((word) => (isWord(word) ? longWords(word, room / size) : []));
  for (const word of new Set(words)) {
    const alone = { ...card, quote: word, who: '', episode: '', date: null, moment: null };
    const [left, right] = edges(await measure(layOut(alone, { size, height: null, breaks: 'words' }, means)));
    const width = right - left;
    if (width > room) quote = quote.replaceAll(word, hyphenated(word, Math.ceil(width / (room * fullness))));
  }
  return { ...card, quote };
}

// Characters; a share of the size.
const longAddress = 24;
const muchSmaller = 0.75;

/** Addresses, paths and code: what letters, accents, hyphens and the marks around them do not make. */
function isWord(word: string): boolean {
  const letter = /\p{L}/u;
  const from = word.search(letter);
  // What stands behind the last letter: as many marks as before the first one of the word read backwards.
  const behind = [...word].reverse().join('').search(letter);
  return from < 0 || /^[\p{L}\p{M}’'‐-]*$/u.test(word.slice(from, word.length - behind));
}
const longestAddress = (text: string): number =>
  Math.max(0, ...text.split(/\s+/).map((word) => (isWord(word) ? 0 : word.length)));

/** How far the text reaches to the left and to the right, px from the picture's left edge. */
function edges(node: Measured): [left: number, right: number] {
  // A node's place is told from the whole picture's corner.
  const at = node.transform[4] ?? 0;
  const own = node.runs.map(({ x, width }): [number, number] => [at + x, at + x + width]);
  const all = [...own, ...node.children.map(edges)];
  return [Math.min(...all.map(([left]) => left)), Math.max(...all.map(([, right]) => right))];
}
