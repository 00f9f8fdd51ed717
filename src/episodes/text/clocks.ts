import type { Aside } from '../account.ts';

/**
 * Digits of scripts that have their own: Arabic, Persian, Devanagari, Bengali, full-width; by the code of their zero.
 */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const OWN_CLOCK =
  /(?<![\p{N}:：])[٠-٩۰-۹०-९০-৯０-９]{1,3}[:：][٠-٩۰-۹०-९০-৯０-９]{2}(?:[:：][٠-٩۰-۹०-९০-৯０-９]{2})?(?![\p{N}:：])/gu;
/** What programs for interviews put behind each paragraph: `#00:12:34-5#`. */
const BEHIND = /(?<!\s)[^\S\n]{0,20}#(\d{1,2}:\d\d:\d\d)(?:-(\d))?#/g;
/** A clock in somebody's talk stays as it was said; in lines it is a mark. */
const FEWEST = 3;

const plain = (clock: string): string =>
  clock.replace(/\p{N}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((one) => code >= one && code < one + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** Lines with their times as all others write them, each in its place. What they were is in `left`. */
export function withUsualClocks(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  const behind = lines.filter((line) => line.includes('#') && line.search(BEHIND) >= 0).length >= FEWEST;
  /** The mark behind a paragraph is when the next one begins. */
  let next = '';
  const out = lines.map((line) => {
    let text = line;
    if (/[٠-٩۰-۹०-९০-৯０-９]/u.test(text.slice(0, 80))) {
      // Only at the beginning of its line: what stands further on may have been said.
      text =
        text.slice(0, 80).replace(OWN_CLOCK, (clock) => {
          left.push({ kind: 'time', text: clock });
          return plain(clock);
        }) + text.slice(80);
    }
    if (!behind || text.trim() === '') return text;
    const before = next;
    next = '';
    text = text.replace(BEHIND, (mark, clock: string, tenth: string | undefined, at: number, whole: string) => {
      left.push({ kind: 'time', text: tenth === undefined ? '' : tenth });
      if (whole.slice(at + mark.length).trim() !== '') return ` [${clock}]`;
      left.push({ kind: 'time', text: clock });
      next = `[${clock}] `;
      return '';
    });
    return before + text;
  });
  return { lines: out, left };
}
