import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';
import { coverageOf, holds, type Ranges, rangesIn } from './coverage.ts';
import type { Writing } from './script.ts';

/** The fonts, all under the SIL Open Font License, of which only the parts are read that a text needs. */

interface Family {
  name: string;
  /** The package: `files/<name>-<part>-<tail>.woff2`, and `unicode.json`, which says what may be in which part. */
  from: string;
  tail: string;
  /** Only the parts with numbers: the others hold letters that another family draws better. */
  numbered?: boolean;
}

const variable = 'wght-normal';
const serif: Family = { name: 'Source Serif', from: '@fontsource-variable/source-serif-4', tail: variable };
const sans: Family = { name: 'Source Sans', from: '@fontsource-variable/source-sans-3', tail: variable };
const others: Family[] = [
  { name: 'Naskh', from: '@fontsource-variable/noto-naskh-arabic', tail: variable },
  { name: 'Frank Ruhl', from: '@fontsource-variable/frank-ruhl-libre', tail: variable },
];
const chinese: Family = { name: 'Chinese', from: '@fontsource-variable/noto-serif-sc', tail: variable, numbered: true };
const japanese: Family = {
  name: 'Japanese',
  from: '@fontsource-variable/noto-serif-jp',
  tail: variable,
  numbered: true,
};
const korean: Family = { name: 'Korean', from: '@fontsource-variable/noto-serif-kr', tail: variable, numbered: true };
const symbols: Family[] = [
  { name: 'Math', from: '@fontsource/noto-sans-math', tail: '400-normal' },
  { name: 'Symbols', from: '@fontsource/noto-sans-symbols-2', tail: '400-normal' },
];

/** The first that has a letter draws it. Chinese letters look otherwise in Japan and in Korea. */
export function stackOf({ cjk }: Writing, of: 'words' | 'names'): Family[] {
  const main = of === 'words' ? serif : sans;
  switch (cjk) {
    case 'ja':
      return [japanese, main, ...others, ...symbols, chinese, korean];
    case 'ko':
      return [korean, main, ...others, ...symbols, chinese, japanese];
    case 'zh':
      return [chinese, main, ...others, ...symbols, japanese, korean];
    case null:
      return [main, ...others, ...symbols, japanese, chinese, korean];
  }
}

interface Part {
  /** As the drawing library is told. */
  family: string;
  path: string;
  declared: Ranges | null;
  /** Read when it is first asked for. */
  covers: Ranges | null;
  isRegistered: boolean;
}

export interface FontFile {
  name: string;
  data: Buffer;
  unicodeRange: Ranges;
}

export interface Fonts {
  /**
   * Has every part registered that the text needs. `missing`: its letters that no font has; `families`: the others'
   * fonts as a style's `fontFamily`, and no more, for each that is named takes time with every stretch of text.
   * @throws what reading the files throws
   */
  need(text: string, stack: readonly Family[]): Promise<{ missing: string[]; families: string }>;
}

/** Nothing of these is drawn: marks of direction, joiners, spaces. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u;

export function createFonts(register: (font: FontFile) => Promise<unknown>): Fonts {
  const families = new Map<string, Part[]>();

  const partsOf = (family: Family): Part[] => {
    const known = families.get(family.name);
    if (known) return known;
    const parts = readParts(family);
    families.set(family.name, parts);
    return parts;
  };

  function partWith(code: number, stack: readonly Family[]): Part | null {
    for (const family of stack) {
      for (const part of partsOf(family)) {
        if (part.declared && !holds(part.declared, code)) continue;
        part.covers ??= coverageOf(readFileSync(part.path));
        if (holds(part.covers, code)) return part;
      }
    }
    return null;
  }

  return {
    async need(text, stack) {
      const missing: string[] = [];
      const used = new Set<string>();
      for (const letter of new Set(text)) {
        if (unseen.test(letter)) continue;
        const part = partWith(letter.codePointAt(0) ?? 0, stack);
        if (!part) {
          missing.push(letter);
          continue;
        }
        used.add(part.family);
        if (!part.isRegistered) {
          await register({
            name: part.family,
            data: readFileSync(part.path),
            unicodeRange: part.covers ?? [],
          });
          part.isRegistered = true;
        }
      }
      const inOrder = [...new Set(stack.flatMap((family) => partsOf(family).map((part) => part.family)))];
      const families = inOrder.filter((family) => used.has(family)).map((family) => `"${family}"`);
      return { missing, families: families.join(', ') };
    },
  };
}

/**
 * In the order in which they draw. A part with the letter "ê" and the tilde is taken for "ễ" too, and would set the tilde
 * beside it: so the part that has the letter whole comes first (vietnamese, latin-ext, latin), and each is a family.
 */
function readParts({ name: family, from, tail, numbered }: Family): Part[] {
  const folder = join(projectRoot, 'node_modules', from);
  const declared = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const ending = `-${tail}.woff2`;
  const prefix = `${from.slice(from.indexOf('/') + 1)}-`;
  return readdirSync(join(folder, 'files'))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(prefix.length, -ending.length))
    .filter((part) => !numbered || /^\d+$/.test(part))
    .sort()
    .reverse()
    .map((part) => ({
      family: numbered ? family : `${family} ${part}`,
      path: join(folder, 'files', `${prefix}${part}${ending}`),
      // What small packages say is not all that they have.
      declared: numbered ? rangesIn(declared[`[${part}]`] ?? '') : null,
      covers: null,
      isRegistered: false,
    }));
}
