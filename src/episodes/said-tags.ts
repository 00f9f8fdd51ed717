/** HTML elements of which people speak, as they write them: without attributes. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `a article aside audio b blockquote body br button canvas center code details dialog div dl em fieldset figure
    font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li link main marquee meta
    nav ol option p picture pre script section select slot span strong style summary svg table tbody td template
    textarea th thead title tr u ul video`.split(/\s+/),
);
const TAG = /^<\/?([a-z][a-z\d]{0,20})>$/i;
/** Marks of their text, which may stand alone: behind or before a blank too. */
const MARKS = /^(?:a|b|br|center|code|dl|em|font|h[1-6]|hr|i|img|li|p|pre|strong|td|th|tr|u)$/;
/** No type is called like a mark of captions. */
const TYPE = /^<(?!(?:b|big|br|c|center|em|font|i|lang|p|rt|ruby|s|small|span|strong|tt|u|v)>)[a-z]\w{0,40}>$/i;
const BEFORE = /[^\s<>][^\S\n]+["“‘(]?$/;
const AFTER = /^(?:['’]s\b|["”’)]{0,2}(?:[,;:?!]|[.…](?:\s|$)|\s+[^\s<]|$))/;
const CALLED = /^["”’)]?\s+(?:tag|element)s?\b/i;

/**
 * Whether the tag that begins at `at` is something that somebody says (`then a <div> and a <span>, and close the <b>
 * tag`) rather than a mark of the text around it, which stands close to its words.
 */
export function isSaid(text: string, at: number, tag: string): boolean {
  const name = TAG.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined || !ELEMENTS.has(name) || !BEFORE.test(text.slice(Math.max(0, at - 4), at))) return false;
  // What was opened with attributes is a mark to its end.
  if (tag[1] === '/' && text.slice(Math.max(0, at - 2000), at).includes(`<${tag.slice(2, -1)} `)) return false;
  const after = text.slice(at + tag.length, at + tag.length + 16);
  return CALLED.test(after) || (!MARKS.test(name) && AFTER.test(after));
}

/** `Vec<u8>`, `List<String>` in the line of a caption: behind a word, and nowhere closed. */
export const isTypeIn = (line: string, at: number, tag: string): boolean =>
  TYPE.test(tag) && /\w/.test(line.charAt(at - 1)) && !line.slice(at, at + 2000).includes(`</${tag.slice(1)}`);
