import type { Aside } from '../account.ts';
import { FENCE } from './rows.ts';

const BLOCK = 'p|div|span|li|ul|ol|dl|dt|dd|section|article|blockquote|figure|figcaption|a|br|hr';
const BEFORE = new RegExp(`^\\s*(?:<(?:${BLOCK})\\b[^<>]{0,400}>\\s*)+`, 'i');
/** `<a id="t6"></a>`: a place to link to, and nothing in it. */
const EMPTY = /<(a|span)\b[^<>]{0,400}>\s*<\/\1>/gi;
const LAST = new RegExp(`</?(?:${BLOCK})\\b[^<>]{0,60}>$`, 'i');
/** Letters that `LAST` may take. */
const LONGEST_LAST = 80;
const BOLD = /^((?:\[?\(?\d[\d:.]{2,11}\)?\]?\s*)?)<(strong|b|cite)\b[^<>]{0,200}>([^<>]{1,80})<\/\2>/i;
const TIME = /^<time\b[^<>]{0,200}>\s*([^<>]{1,40}?)\s*<\/time>/i;
/** A small picture before a name in bold. */
const PICTURE = /^\s*(?:\p{Extended_Pictographic}[\p{M}\u200d]*)+\s*(?=\*\*)/u;
/** A label stands so near to the beginning of its line. */
const HEAD = 200;
/** `[b]Ann:[/b]`, `[color=red]Ann:[/color]`. */
const OF_FORUMS = /\[(b|i|u|color|size|font)(?:=[^[\]\n]{1,40})?\]([^[\]\n]{1,80})\[\/\1\]/gi;
const CLOSED = new RegExp(`</(?:${BLOCK})>`, 'gi');

/**
 * Lines of Markdown without the HTML tags around them, and with what is bold at their beginning in Markdown's marks:
 * `<p><strong>Ann:</strong> words</p>` is `**Ann:** words`. Each line stays in its place.
 */
export function withoutTags(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  let code = false;
  const out = lines.map((line) => {
    if (FENCE.test(line)) code = !code;
    if (code || !/^\s*(?:[<\p{Extended_Pictographic}]|\[(?:[biu]|(?:color|size|font)=[^[\]\n]{1,40})\])/iu.test(line))
      return line;
    let text = line.replace(PICTURE, '').replace(OF_FORUMS, (whole, tag: string, name: string) => {
      left.push({ kind: 'markup', text: `${whole.slice(0, whole.indexOf(']') + 1)} ${tag}` });
      return `**${name}**`;
    });
    const cut = (from: number, to: number, put = ''): void => {
      left.push({ kind: 'markup', text: text.slice(from, to) });
      text = text.slice(0, from) + put + text.slice(to);
    };
    text = text.replace(EMPTY, (place) => {
      left.push({ kind: 'markup', text: place });
      return '';
    });
    const before = BEFORE.exec(text)?.[0].length ?? 0;
    if (before > 0) cut(0, before);
    const behind = tagsBehind(text);
    if (behind !== null) cut(behind, text.length);
    if (before > 0)
      text =
        text.slice(0, HEAD).replace(CLOSED, (tag) => {
          left.push({ kind: 'markup', text: tag });
          return ' ';
        }) + text.slice(HEAD);
    const time = TIME.exec(text);
    if (time) {
      left.push({ kind: 'markup', text: 'time time' });
      text = `[${time[1]}] ${text.slice(time[0].length).trimStart()}`;
    }
    const bold = BOLD.exec(text);
    if (bold) {
      left.push({ kind: 'markup', text: `${bold[2]} ${bold[2]}` });
      text = `${bold[1]}**${bold[3]?.trim()}** ${text.slice(bold[0].length).trimStart()}`;
    }
    return text;
  });
  return { lines: out, left };
}

/** Where the tags begin that end a line, with the blanks before them; null where there are none. */
function tagsBehind(line: string): number | null {
  let from: number | null = null;
  for (let rest = line.trimEnd(); ; ) {
    const tag = LAST.exec(rest.slice(-LONGEST_LAST));
    if (!tag) return from;
    rest = rest.slice(0, rest.length - tag[0].length).trimEnd();
    from = rest.length;
  }
}
