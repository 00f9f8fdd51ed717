import { parse } from 'yaml';
import { tokensOf } from '../../yaml.ts';
import { type Format, type Source, UnreadableError } from '../draft.ts';
import { sayerRank, textRank, timeRole } from '../field-names.ts';
import { isFields } from '../json-values.ts';
import { entriesByName } from '../keyed-people.ts';
import { linesAt } from '../lines-at.ts';
import { labelled } from '../readings.ts';
import { json } from './json.ts';

/** `- speaker: Ann`, and below it, further in, `text: …`; a name for the whole list may stand above. */
const ENTRY = /^\s{0,20}- (["']?)([\w-]{1,40})\1:\s/;
const FIELD = /^\s{1,20}(["']?)([\w-]{1,40})\1:(?:\s|$)/;
const NAME = /^[\w-]{1,40}:\s{0,20}$/;
/** The library takes long for more. */
const LONGEST = 4 * 1024 * 1024;

/** An item that is in quotes, or a map in braces, or whose words stand below: nothing else than YAML has only these. */
const MARKED = /^- (?:[^\s"':{}[\],#&*!|>%@`-][^"':{}[\],#\n]{0,40}: ?)?(?:["'{]|[|>][-+]?$|$)/;
const FEWEST = 3;
/** A heading of Markdown would be one. */
const REMARK = /(?:^|\s)#\s/m;

const isTelling = (name: string): boolean => textRank(name) >= 3 || sayerRank(name) > 0 || timeRole(name) !== null;

/**
 * Whether a text is a list in YAML, by its name or since all of its items are marked so, and who says what stands in
 * these. Behind ` #` nothing is read of what has no quotes.
 */
function isMarked({ text, file }: Source): boolean {
  const items = text.length > LONGEST ? [] : text.split('\n').filter((line) => line.trimStart().startsWith('- '));
  const isCalledYaml = /\.ya?ml$/i.test(file);
  const areMarked = items.every((item) => MARKED.test(item.trim()));
  const isMeant = isCalledYaml ? areMarked || !text.includes(' #') : areMarked && !REMARK.test(text);
  if (items.length < FEWEST || !isMeant) return false;
  let document: unknown;
  try {
    if (tokensOf(text).mistake) return false;
    document = parse(text, { schema: 'failsafe', maxAliasCount: 0 });
  } catch {
    return false;
  }
  const values = isFields(document) ? Object.values(document) : [document];
  const [only, another] = values.filter((value) => typeof value !== 'string');
  if (!Array.isArray(only) || another !== undefined) return false;
  if (only.every((item) => typeof item === 'string'))
    return isCalledYaml || labelled(only.map((item) => ({ text: item })));
  const areFields = only.every((item) => isFields(item) && Object.keys(item).filter(isTelling).length > 1);
  return areFields || entriesByName(only) !== null;
}

/**
 * Entries of a list in YAML, as sites keep transcripts beside their pages: read like JSON, by what their fields are.
 */
export const yamlList: Format = {
  name: 'YAML',
  recognises(source) {
    const { text } = source;
    const lines = text
      .slice(0, 4000)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const [entry = '', field = ''] = lines.slice(NAME.test(lines[0] ?? '') ? 1 : 0);
    const [first, second] = [ENTRY.exec(entry)?.[2], FIELD.exec(field)?.[2]];
    return (first !== undefined && second !== undefined && isTelling(first) && isTelling(second)) || isMarked(source);
  },
  read(source) {
    if (source.text.length > LONGEST)
      throw new UnreadableError('it is YAML, and too long for it', null, 'export the transcript as JSON or text');
    const invalid = (line: number | null): UnreadableError =>
      new UnreadableError('it is not valid YAML', line, 'put words that hold a colon into quotes');
    const { mistake } = tokensOf(source.text);
    if (mistake) throw invalid(linesAt(source.text)(mistake.offset) + source.linesBefore);
    let document: unknown;
    try {
      document = parse(source.text, { schema: 'failsafe', maxAliasCount: 0 });
    } catch (error) {
      const at = (error as { linePos?: [{ line: number }] }).linePos?.[0].line ?? null;
      throw invalid(at === null ? null : at + source.linesBefore);
    }
    return json.read({ ...source, text: JSON.stringify(document) });
  },
};
