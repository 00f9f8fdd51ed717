/**
 * The 1-based line of a place in a text, for places that never go back. The next line break is looked for once: in a
 * text of one long line each look goes to its end.
 */
export function linesAt(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    for (; next >= 0 && next < index; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}
