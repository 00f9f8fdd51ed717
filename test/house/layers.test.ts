import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';

/**
 * The direction of imports: each area may import from itself and from those named here, nothing else.
 * `main.ts`, `bot.ts` and the command-line entries wire, so they may import everything.
 */
const inward: Record<string, readonly string[]> = {
  'src/episodes': ['src/text'],
  // The search, from the ground up: a query passes each of these once, downward.
  'src/text': [],
  // Made by src/learn.
  'src/models': [],
  'src/reading': ['src/episodes', 'src/text', 'src/models'],
  'src/index': ['src/episodes', 'src/text', 'src/models', 'src/reading'],
  'src/retrieve': ['src/episodes', 'src/text', 'src/models', 'src/reading', 'src/index'],
  'src/answers': ['src/episodes', 'src/text', 'src/models', 'src/reading', 'src/index', 'src/retrieve'],
  'src/search': ['src/episodes', 'src/text', 'src/models', 'src/reading', 'src/index', 'src/retrieve', 'src/answers'],
  'src/rewriting': ['src/episodes', 'src/text', 'src/search'],
  // Vectors from a server of the host's; the search never asks it.
  'src/embeddings': ['src/search'],
  // Draws what it is given, and knows nothing of quotes, episodes or Discord.
  'src/pictures': [],
  'src/replies': ['src/episodes', 'src/text', 'src/reading', 'src/search', 'src/pictures'],
  'src/interactions': ['src/episodes', 'src/search', 'src/replies', 'src/rewriting'],
  'src/storage': [],
  // What a server is spoken to in.
  'src/language': ['src/replies', 'src/interactions', 'src/storage'],
  'src/dailies': ['src/episodes', 'src/index', 'src/search', 'src/replies', 'src/interactions', 'src/storage'],
  'src/lookups': [
    'src/episodes',
    'src/text',
    'src/answers',
    'src/search',
    'src/replies',
    'src/interactions',
    'src/storage',
  ],
  // What members saved of what is quoted.
  'src/saved': ['src/text', 'src/search', 'src/replies', 'src/interactions', 'src/storage'],
  // The show that a server keeps to.
  'src/home': ['src/episodes', 'src/search', 'src/replies', 'src/interactions', 'src/storage'],
  'src/import': ['src/episodes', 'src/pictures'],
  commands: [
    'src/episodes',
    'src/search',
    'src/pictures',
    'src/replies',
    'src/interactions',
    'src/storage',
    'src/dailies',
    'src/language',
    'src/lookups',
    'src/saved',
    'src/home',
  ],
  'src/discord': [
    'src/episodes',
    'src/search',
    'src/replies',
    'src/interactions',
    'src/storage',
    'src/dailies',
    'src/lookups',
  ],
  // Watches the others through their ports, and says how they are.
  'src/operation': [
    'src/episodes',
    'src/text',
    'src/models',
    'src/search',
    'src/rewriting',
    'src/embeddings',
    'src/replies',
    'src/interactions',
    'src/storage',
    'src/dailies',
    'src/discord',
    'src/import',
  ],
  // Makes what is learned from labels; the bot itself never needs it.
  'src/learn': ['src/episodes', 'src/text', 'src/models', 'src/reading', 'src/index', 'src/retrieve', 'src/search'],
  // The local Discord stands in for Discord: it knows nothing of the bot.
  'src/playground': [],
};
/** Single files that anything may use: they import nothing of ours but one another. */
const common = [
  'src/clock.ts',
  'src/ending.ts',
  'src/env-file.ts',
  'src/errors.ts',
  'src/lazy.ts',
  'src/log.ts',
  'src/paths.ts',
  'src/config.ts',
  'src/random.ts',
  'src/response-body.ts',
  'src/time-limit.ts',
  'src/yaml.ts',
];
const wiring = ['src/main.ts', 'src/bot.ts', 'src/playground-process.ts', 'src/cli'];

function sources(folder: string): string[] {
  return readdirSync(join(projectRoot, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(projectRoot, path)).isDirectory()) return path === 'src/playground/page' ? [] : sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

const areaOf = (file: string) => Object.keys(inward).find((area) => file.startsWith(`${area}/`));

function imports(file: string): string[] {
  const code = readFileSync(join(projectRoot, file), 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(projectRoot, resolve(projectRoot, dirname(file), match[1] ?? '')),
  );
}

describe('imports point inward', () => {
  const files = [...sources('src'), ...sources('commands')];

  it('knows the area of every file', () => {
    const lost = files.filter(
      (file) => !areaOf(file) && !common.includes(file) && !wiring.some((one) => file.startsWith(one)),
    );
    expect(lost).toEqual([]);
  });

  it('finds no import against the direction', () => {
    const wrong = files.flatMap((file) => {
      if (wiring.some((one) => file.startsWith(one))) return [];
      const area = areaOf(file);
      const allowed = area === undefined ? [] : [area, ...(inward[area] ?? [])];
      return imports(file)
        .filter((target) => !common.includes(target) && !allowed.some((one) => target.startsWith(`${one}/`)))
        .map((target) => `${file} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('finds no circle of files, nor of folders', () => {
    const byFile = new Map(files.map((file) => [file, imports(file).filter((target) => files.includes(target))]));
    expect(circles(byFile)).toEqual([]);
    const byFolder = new Map<string, string[]>();
    for (const [file, targets] of byFile) {
      const folder = dirname(file);
      const others = targets.map((target) => dirname(target)).filter((other) => other !== folder);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...others]);
    }
    const inSearch = [...byFolder].filter(([folder]) => SEARCH.includes(folder));
    expect(circles(new Map(inSearch))).toEqual([]);
  });
});

it("takes fast-check with the harness's seed, so that no ordinary run is a lottery", () => {
  const values = sources('test').filter((file) =>
    /^import (?!type ).*'fast-check'/m.test(readFileSync(join(projectRoot, file), 'utf8')),
  );
  expect(values).toEqual(['test/harness/properties.ts']);
});

const SEARCH = ['text', 'models', 'reading', 'index', 'retrieve', 'answers', 'search'].map((name) => `src/${name}`);

/** What leads back to itself, each with what it leads through. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (one: string, path: readonly string[]): void => {
    const at = path.indexOf(one);
    if (at >= 0) found.push([...path.slice(at), one].join(' → '));
    if (at >= 0 || done.has(one)) return;
    for (const next of graph.get(one) ?? []) visit(next, [...path, one]);
    done.add(one);
  };
  for (const one of graph.keys()) visit(one, []);
  return found;
}
