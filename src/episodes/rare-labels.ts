import { type Form, isAnonymous, type Row } from './labels.ts';
import { isLikeSpeech } from './name-evidence.ts';
import { setOf } from './word-sets.ts';

/** Forms that a name without marks of its own is read in. */
const PLAIN: ReadonlySet<Form> = new Set<Form>(['N:']);
const LONGEST_NAME = 3;
/** So many paragraphs in a row, each with another name, are people who say one thing each. */
const FEWEST_IN_A_ROW = 4;
const MOST_TALK = 0.5;
const INITIALS = /^\p{Lu}{2,4}\d{0,2}$/u;
/** Somebody speaks of himself, or to somebody. */
const TALK = setOf(`
  i i'm i'll i'd i've me my we we're we've we'll us our you you're your thanks thank yes yeah okay hi hello
  ich mich mein wir uns sie du danke ja je j'ai moi nous vous merci oui yo nosotros usted tú gracias sí eu obrigado sim
  io noi voi grazie sì ik wij jij bedankt`);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];

/** Whether somebody speaks of himself in a text, or to somebody. */
export const isAddressed = (text: string): boolean =>
  wordsOf(text).some((word) => TALK.has(word.replace('’', "'").toLowerCase()));

/**
 * Names that hardly come back in a file, and are labels all the same: somebody from the audience asks one question,
 * a dozen people introduce themselves. What tells them from terms that are explained (`Hierarchy: …`): their words
 * stand nowhere in the file in small letters, and labels stand before the paragraphs around them.
 * @param isLabel what is a label for other reasons
 */
export function rareLabels(rows: readonly Row[], isLabel: (row: Row) => boolean): Set<Row> {
  const found = new Set<Row>();
  const heads = rows.filter((row) => row.afterBlank && row.text.trim() !== '' && !row.code);
  const open = heads.filter(
    (row) => row.label !== null && PLAIN.has(row.label.form) && !row.label.loose && !isLabel(row),
  );
  if (open.length === 0) return found;
  const small = smallWords(rows);
  const candidates = new Set(open.filter((row) => isPerson(row.label?.name ?? '', small)));
  const isTalk = (row: Row): boolean => isAddressed(row.label?.rest ?? '');
  for (let from = 0; from < heads.length; from++) {
    if (!candidates.has(heads[from]!)) continue;
    let to = from;
    while (to < heads.length && candidates.has(heads[to]!)) to++;
    const run = heads.slice(from, to);
    const [before, behind] = [heads[from - 1], heads[to]];
    const around = [before, behind].filter((row) => row !== undefined && isLabel(row)).length;
    const talks = run.filter(isTalk).length >= run.length * MOST_TALK;
    const areInitials = around === 2 && run.every(({ label }) => INITIALS.test(label?.name ?? ''));
    if ((talks && (around > 0 || run.length >= FEWEST_IN_A_ROW)) || areInitials) for (const row of run) found.add(row);
    from = to - 1;
  }
  return found;
}

/** Words that stand in small letters anywhere behind the labels. */
function smallWords(rows: readonly Row[]): ReadonlySet<string> {
  const small = new Set<string>();
  for (const { text } of rows) for (const word of wordsOf(text)) if (/^\p{Ll}/u.test(word)) small.add(word);
  return small;
}

/** Whether each word of it is a name's, as far as the file tells: it has a capital, and is nowhere without it. */
function isPerson(name: string, small: ReadonlySet<string>): boolean {
  if (INITIALS.test(name)) return true;
  if (isAnonymous(name) || isLikeSpeech(name)) return false;
  const words = wordsOf(name.replace(/\([^()]*\)/g, ' '));
  return (
    words.length > 0 &&
    words.length <= LONGEST_NAME &&
    words.every((word) => /^\p{Lu}/u.test(word) && /\p{Ll}/u.test(word) && !small.has(word.toLowerCase()))
  );
}
