import { parse } from 'yaml';
import { tokensOf } from '../../yaml.ts';
import { type Format, UnreadableError } from '../draft.ts';
import { sayerRank, textRank, timeRole } from '../field-names.ts';
import { linesAt } from '../lines-at.ts';
import { json } from './json.ts';

/** `- speaker: Ann`, and below it, further in, `text: …`; a name for the whole list may stand above. */
const ENTRY = /^\s{0,20}- (["']?)([\w-]{1,40})\1:\s/;
const FIELD = /^\s{1,20}(["']?)([\w-]{1,40})\1:(?:\s|$)/;
const NAME = /^[\w-]{1,40}:\s{0,20}$/;
/** The library takes long for more. */
const LONGEST = 4 * 1024 * 1024;

const isTelling = (name: string): boolean => textRank(name) >= 3 || sayerRank(name) > 0 || timeRole(name) !== null;

/**
 * Entries of a list in YAML, as sites keep transcripts beside their pages: read like JSON, by what their fields are.
 */
export const yamlList: Format = {
  name: 'YAML',
  recognises({ text }) {
    const lines = text
      .slice(0, 4000)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const [entry = '', field = ''] = lines.slice(NAME.test(lines[0] ?? '') ? 1 : 0);
    const [first, second] = [ENTRY.exec(entry)?.[2], FIELD.exec(field)?.[2]];
    return first !== undefined && second !== undefined && isTelling(first) && isTelling(second);
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
