import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readArchive } from '../episodes/archive.ts';
import type { Episode } from '../episodes/episode.ts';
import { projectRoot } from '../paths.ts';
import { isStopWord, wordsOf } from '../text/words.ts';

/** A folder of an archive: the episodes of one show, or of one series of talks. */
export interface Series {
  name: string;
  episodes: Episode[];
}

/** The series that nothing is learned from: see `data/labels/left-out.txt`. */
export function leftOut(): Set<string> {
  const lines = readFileSync(join(projectRoot, 'data', 'labels', 'left-out.txt'), 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
}

/** The series of an archive, a folder of them or one that has them in `episodes`, one after the other, without those left out. */
export async function* seriesOf(archive: string): AsyncGenerator<Series> {
  const inside = join(resolve(archive), 'episodes');
  const folder = existsSync(inside) ? inside : resolve(archive);
  const never = leftOut();
  for (const name of readdirSync(folder).sort()) {
    if (never.has(name) || !statSync(join(folder, name)).isDirectory()) continue;
    const { episodes } = await readArchive(join(folder, name));
    yield { name, episodes };
  }
}

/** Share of stop words from which on a text is taken for English. */
const ENGLISH = 0.35;

export function isEnglish({ turns }: Episode): boolean {
  const words = wordsOf(
    turns
      .slice(0, 60)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 20_000),
  );
  return words.length > 0 && words.filter(({ folded }) => isStopWord(folded)).length / words.length >= ENGLISH;
}

/** In the order in which they stand. */
export function groupsBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
