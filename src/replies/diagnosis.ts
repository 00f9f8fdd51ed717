import { shorten } from './markdown.ts';
import { templates } from './words/diagnoses/en.ts';
import type { Words } from './words/index.ts';

const parted = templates
  .map((template) => ({ template, literals: template.split('{}') }))
  // What says most fits best.
  .sort((a, b) => b.template.length - a.template.length);

/** What was filled into a sentence; null where it is another one. */
function filledInto(literals: readonly string[], said: string): string[] | null {
  const [first = '', ...others] = literals;
  if (!said.startsWith(first)) return null;
  if (others.length === 0) return said === first ? [] : null;
  const filled: string[] = [];
  let from = first.length;
  for (const [n, literal] of others.entries()) {
    const isLast = n === others.length - 1;
    const at = isLast ? said.length - literal.length : said.indexOf(literal, from);
    // Something stands in each gap.
    if (at <= from || !said.startsWith(literal, at)) return null;
    filled.push(said.slice(from, at));
    from = at + literal.length;
  }
  return filled;
}

function translated(said: string, words: Words): string | null {
  for (const { template, literals } of parted) {
    const filled = filledInto(literals, said);
    if (filled) return fill(words.diagnoses[template], filled, words);
  }
  return null;
}

function fill(template: string, filled: readonly string[], words: Words): string {
  const [first = '', ...others] = template.split('{}');
  return others.reduce((all, literal, n) => {
    const one = filled[n] ?? '';
    return `${all}${translated(one, words) ?? one}${literal}`;
  }, first);
}

const between = ' – ';
/** Letters in which something can be said, with its marks. */
const LEAST_ROOM = 10;

/**
 * What is wrong, and what to do, in the reader's words, of at most `limit` characters. Areas that know no language make
 * these sentences in English; what no language has a sentence for is shown as the log has it.
 */
export function sayDiagnosis(said: readonly string[], words: Words, limit: number): string {
  const { diagnosis } = words.archiveStatus;
  const parts = said.map((one) => ({ asLogged: one, own: translated(one, words) }));
  const isKnown = parts.some(({ own }) => own !== null);
  let all = '';
  for (const { asLogged, own } of isKnown ? parts : [{ asLogged: said.join(between), own: null }]) {
    const before = all && between;
    const room = limit - all.length - before.length;
    if (room < LEAST_ROOM) break;
    // Shortened before it is quoted: what is cut off must not be the mark that closes it.
    all += before + (own === null ? diagnosis(shorten(asLogged, room - diagnosis('').length)) : shorten(own, room));
  }
  return all;
}
