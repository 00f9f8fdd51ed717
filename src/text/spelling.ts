/**
 * How many slips (a letter left out, put in, changed, or two neighbours swapped) a word may be off and still be meant:
 * none below four letters, one up to seven, two from eight on. More makes other words of it, which is what people
 * complain of most.
 */
export function allowedSlips(folded: string): number {
  if (folded.length < 4 || /\p{N}/u.test(folded)) return 0;
  return folded.length < 8 ? 1 : 2;
}

/** The rows of `slips`, kept between calls: words are compared by the thousand. */
let rows = [new Float64Array(64), new Float64Array(64), new Float64Array(64)] as const;

/**
 * Slips between two words (optimal string alignment), or `Infinity` once more than `most`.
 * @param changed what a changed letter costs.
 */
export function slips(a: string, b: string, most: number, changed = 1): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  // What both begin and end with costs nothing.
  let from = 0;
  let ofA = a.length;
  let ofB = b.length;
  while (from < ofA && from < ofB && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  while (ofA > from && ofB > from && a.charCodeAt(ofA - 1) === b.charCodeAt(ofB - 1)) {
    ofA--;
    ofB--;
  }
  const width = ofB - from;
  if (width >= rows[0].length)
    rows = [new Float64Array(2 * width), new Float64Array(2 * width), new Float64Array(2 * width)];
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= ofA - from; i++) {
    const letter = a.charCodeAt(from + i - 1);
    const before = i > 1 ? a.charCodeAt(from + i - 2) : -1;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(from + j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (letter === other ? 0 : changed));
      if (before === other && j > 1 && letter === b.charCodeAt(from + j - 2))
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  const total = last[width]!;
  return total <= most ? total : Number.POSITIVE_INFINITY;
}

/**
 * Slips by which `said` may have been meant by `typed`, or `Infinity` when it may not. The first letter must be right
 * ("Atari" is not "Gataric"), unless the first two were swapped; and in words of up to five letters all of them must be
 * there ("bread" is not "break").
 */
export function closeEnough(typed: string, said: string): number {
  const most = allowedSlips(typed);
  if (most === 0 || said.length < 4) return Number.POSITIVE_INFINITY;
  const sameStart = typed[0] === said[0] || (typed[0] === said[1] && typed[1] === said[0]);
  return sameStart ? slips(typed, said, most, typed.length < 6 ? 2 : 1) : Number.POSITIVE_INFINITY;
}

/** An ending of up to so many letters makes another form of a word: "cheeses", "baking". */
const ENDING = 3;
const SHORTEST = 4;

/** May `typed` be another form of `said`, by its beginning? */
function isForm(typed: string, said: string): boolean {
  return said.length >= SHORTEST && typed.startsWith(said) && typed.length - said.length <= ENDING;
}

/** May `typed` stand for a word: as its beginning, as another form of it, or with a slip? */
export const isLike = (typed: string, word: string): boolean =>
  word.startsWith(typed) || isForm(typed, word) || closeEnough(typed, word) !== Number.POSITIVE_INFINITY;
