import type { Aside } from '../account.ts';

/** A line's number, as courts print it: `   12   words`, or alone where its line is empty. */
const NUMBER = /^\s{0,12}(\d{1,4})(?:(?:\s{2,}|\t)(?=\S)|\s*$)/;
const INDENT = /^(?:\t| {4})/;
const LISTED = /^(?:[-*+•]|\d{1,3}[.)])/;
/** Fewer lines tell nothing of a margin. */
const FEWEST = 6;
const NEARLY_ALL = 0.9;
/** Of numbers that stand in every fifth line. */
const FEWEST_STEPS = 2;
/** Nobody counts fewer lines. */
const LEAST_STEP = 5;

/**
 * Whether only every fifth line has its number, or so: the first is that of its line, and each is so much more than the
 * one before as there are lines between them.
 */
function countLines(filled: readonly string[]): boolean {
  const numbered = filled.flatMap((line, at) => {
    const number = NUMBER.exec(line)?.[1];
    return number === undefined ? [] : [{ at, number: Number(number) }];
  });
  const steps = numbered.slice(1).map(({ at, number }, i) => {
    const before = numbered[i];
    return before && number - before.number === at - before.at ? number - before.number : 0;
  });
  const [step = 0] = steps;
  const isFirst = numbered[0]?.number === (numbered[0]?.at ?? 0) + 1;
  return isFirst && steps.length >= FEWEST_STEPS && step >= LEAST_STEP && steps.every((one) => one === step);
}

/** Lines without the numbers in their margin, and without the margin where most of them have one. */
export function withoutMargins(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  let out = [...lines];
  const filled = out.filter((line) => line.trim() !== '');
  const numbers = filled.flatMap((line) => {
    const number = NUMBER.exec(line)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  // They count up, and begin anew on each page.
  const following = numbers.filter((n, i) => n === 1 || n === (numbers[i - 1] ?? 0) + 1).length;
  if ((numbers.length >= FEWEST && following >= filled.length * NEARLY_ALL) || countLines(filled))
    out = out.map((line) => {
      const number = NUMBER.exec(line)?.[0];
      if (number === undefined) return line;
      left.push({ kind: 'markup', text: number });
      return line.slice(number.length);
    });
  // Lists within lists are indented, too.
  const begun = out.filter((line) => INDENT.test(line) && !LISTED.test(line.trimStart())).length;
  const indented = filled.length >= FEWEST && begun > filled.length / 2;
  return { lines: indented ? out.map((line) => line.trimStart()) : out, left };
}
