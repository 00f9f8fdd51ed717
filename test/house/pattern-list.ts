import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseSync, Visitor } from 'oxc-parser';
import { projectRoot } from '../../src/paths.ts';

/** A regular expression of the program, and where it stands. */
export interface Pattern {
  source: string;
  flags: string;
  /** `file:line`, the first place. */
  at: string;
}

/** A place that makes a regular expression of a text: `new RegExp(…)`. */
export interface Maker {
  /** `file:line`. */
  at: string;
  /** What it is made of, as it stands in the source. */
  of: string;
}

const folders = ['src', 'commands'];

/** The program's modules, from the project's root. */
export function modules(ending: RegExp): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => ending.test(name) && !name.endsWith('.d.ts')),
  );
}

/** Every regular expression that stands in the sources, and every place that makes one while it runs. */
export function patternsWritten(): { patterns: Pattern[]; makers: Maker[] } {
  const patterns: Pattern[] = [];
  const makers: Maker[] = [];
  for (const file of modules(/\.tsx?$/)) {
    const text = readFileSync(join(projectRoot, file), 'utf8');
    const at = (start: number) => `${file}:${text.slice(0, start).split('\n').length}`;
    const make = ({ callee, arguments: given, start }: { callee: unknown; arguments: unknown[]; start: number }) => {
      const name = (callee as { name?: string }).name ?? '';
      if ((name !== 'RegExp' || file.endsWith('word-sets.ts')) && name !== 'patternOf') return;
      const { start: from, end } = given[0] as { start: number; end: number };
      makers.push({ at: at(start), of: text.slice(from, end).replace(/\s+/g, ' ') });
    };
    new Visitor({
      Literal({ start, ...node }) {
        if ('regex' in node) patterns.push({ source: node.regex.pattern, flags: node.regex.flags, at: at(start) });
      },
      NewExpression: make,
      CallExpression: make,
    }).visit(parseSync(file, text).program);
  }
  return { patterns, makers };
}

/** Those that the modules make when they are loaded, each with the place that made it; asked of a process of its own. */
export async function patternsMade(): Promise<Pattern[]> {
  const script = join(projectRoot, 'dist/test/house/patterns-made.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--enable-source-maps', script], { maxBuffer: 64e6 });
  return JSON.parse(stdout) as Pattern[];
}

/** The key of a pattern among the verdicts: flags that do not bear upon the time are left out. */
export const keyOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string =>
  createHash('sha256')
    .update(`/${source}/${flags.replace(/[dgy]/g, '')}`)
    .digest('hex')
    .slice(0, 16);
