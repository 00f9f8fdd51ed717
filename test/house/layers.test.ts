import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';

/**
 * The direction of imports: each area may import from itself and from those named here, nothing else.
 * `main.ts`, `bot.ts` and the command-line entries wire, so they may import everything.
 */
const inward: Record<string, readonly string[]> = {
  'src/episodes': [],
  // Made by src/learn, imports nothing.
  'src/models': [],
  'src/search': ['src/episodes', 'src/models'],
  'src/rewriting': ['src/episodes', 'src/search'],
  'src/replies': ['src/episodes', 'src/search'],
  'src/interactions': ['src/episodes', 'src/search', 'src/replies', 'src/rewriting'],
  'src/storage': [],
  'src/dailies': ['src/episodes', 'src/search', 'src/replies', 'src/interactions', 'src/storage'],
  'src/lookups': ['src/episodes', 'src/search', 'src/replies', 'src/interactions', 'src/storage'],
  'src/import': ['src/episodes'],
  commands: [
    'src/episodes',
    'src/search',
    'src/replies',
    'src/interactions',
    'src/storage',
    'src/dailies',
    'src/lookups',
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
  // Makes what is learned from labels; the bot itself never needs it.
  'src/learn': ['src/episodes', 'src/search'],
  // The local Discord stands in for Discord: it knows nothing of the bot.
  'src/playground': [],
};
/** Single files that anything may use: they import nothing of ours but one another. */
const common = [
  'src/clock.ts',
  'src/errors.ts',
  'src/log.ts',
  'src/paths.ts',
  'src/config.ts',
  'src/random.ts',
  'src/time-limit.ts',
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
});
