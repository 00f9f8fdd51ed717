/**
 * How many slips (a letter left out, put in, changed, or two neighbours swapped) a word may be off and still be meant:
 * none below four letters, one up to seven, two from eight on. More makes other words of it, which is what people
 * complain of most.
 */
export function allowedSlips(folded: string): number {
  if (folded.length < 4 || /\p{N}/u.test(folded)) return 0;
  return folded.length < 8 ? 1 : 2;
}

/**
 * Slips between two words (optimal string alignment), or `Infinity` once more than `most`.
 * @param changed what a changed letter costs.
 */
export function slips(a: string, b: string, most: number, changed = 1): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : changed));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  const total = last[b.length]!;
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
