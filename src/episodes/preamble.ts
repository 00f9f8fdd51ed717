/** What of a page or a feed stands behind its XML declaration, processing instructions and comments. One pass. */
export function afterPreamble(markup: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(markup.charAt(at))) at++;
    const end = markup.startsWith('<!--', at) ? '-->' : markup.startsWith('<?', at) ? '>' : null;
    if (end === null) return markup.slice(at);
    const close = markup.indexOf(end, at + 2);
    if (close < 0) return '';
    at = close + end.length;
  }
}
