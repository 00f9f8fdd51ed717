import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/paths.ts';
import { modules, type Pattern } from './pattern-list.ts';

/*
 * Run by Node with source maps: loads the modules of the built program, without those that begin something, and prints the
 * regular expressions that were made of texts meanwhile, each with the line of the source that made it.
 */
const BEGINS =
  /^(?:src\/(?:main|playground-process|cli\/.*|learn\/run|playground\/server|playground\/page\/.*|search\/\w*worker))\.js$/;
const made: Pattern[] = [];
const Real = RegExp;
/** Makes patterns of parts for others: whoever calls it is meant. */
const FOR_OTHERS = join(projectRoot, 'src', 'episodes', 'word-sets.');
const OWN = ['src', 'commands'].map((folder) => join(projectRoot, folder, '/'));

function note(pattern: RegExp): void {
  const lines = new Error().stack?.split('\n') ?? [];
  const own = lines.find((line) => OWN.some((folder) => line.includes(folder)) && !line.includes(FOR_OTHERS));
  if (own === undefined) return;
  const at = own.slice(own.indexOf(projectRoot) + projectRoot.length + 1).replace(/:\d+\)?$/, '');
  made.push({ source: pattern.source, flags: pattern.flags, at });
}

globalThis.RegExp = new Proxy(Real, {
  construct(target, given, made) {
    const pattern = Reflect.construct(target, given, made) as RegExp;
    note(pattern);
    return pattern;
  },
  apply(target, self, given) {
    const pattern = Reflect.apply(target, self, given) as RegExp;
    note(pattern);
    return pattern;
  },
});

for (const file of modules(/\.ts$/)) {
  const built = file.replace(/\.ts$/, '.js');
  if (!BEGINS.test(built)) await import(pathToFileURL(join(projectRoot, 'dist', built)).href);
}
process.stdout.write(JSON.stringify(made), () => process.exit(0));
