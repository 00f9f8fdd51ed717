import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';

let place: string;
let folder: string;
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'symbolic-links-')));
  folder = join(place, 'episodes');
  mkdirSync(join(folder, 'inside'), { recursive: true });
  mkdirSync(join(place, 'episodes-of-others'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const talk = (what: string) => `**Ada Lovelace:** Number ${what} is what this is about, and so is the one after it.\n`;
const OUT = 'it is a link that leads out of this folder, which is not followed';

it('follows no link that leads out of the folder, and names each', async () => {
  const outside = join(place, 'secret.md');
  const beside = join(place, 'episodes-of-others/other.md');
  writeFileSync(outside, talk('one'));
  writeFileSync(beside, talk('two'));
  writeFileSync(join(place, 'show.yaml'), 'show: Not ours\n');
  writeFileSync(join(folder, 'kept.md'), talk('three'));
  symlinkSync(outside, join(folder, 'absolute.md'));
  symlinkSync(relative(folder, outside), join(folder, 'relative.md'));
  symlinkSync(beside, join(folder, 'neighbour.md'));
  symlinkSync('absolute.md', join(folder, 'link-to-a-link.md'));
  symlinkSync(outside, join(folder, 'inside/deeper.md'));
  symlinkSync(join(place, 'show.yaml'), join(folder, 'show.yaml'));
  symlinkSync(outside, join(folder, 'kept.yaml'));
  const { episodes, problems } = await readArchive(folder);
  expect(episodes.map(({ file, show }) => [file, show])).toEqual([['kept.md', episodes[0]?.show]]);
  expect(episodes[0]?.show).not.toBe('Not ours');
  const out = problems.filter(({ what, level }) => what === OUT && level === 'skipped').map(({ file }) => file);
  expect(out.sort()).toEqual(
    [
      'absolute.md',
      'inside/deeper.md',
      'kept.yaml',
      'link-to-a-link.md',
      'neighbour.md',
      'relative.md',
      'show.yaml',
    ].sort(),
  );
});

it('follows a link within the folder, also where the folder itself is reached by a link', async () => {
  mkdirSync(join(folder, '..data'));
  writeFileSync(join(folder, '..data/12.md'), talk('five'));
  symlinkSync('..data/12.md', join(folder, '12.md'));
  symlinkSync(folder, join(place, 'by-a-link'));
  for (const root of [folder, join(place, 'by-a-link'), `${folder}/`]) {
    const { episodes } = await readArchive(root);
    expect(episodes.map(({ file }) => file)).toContain('12.md');
  }
});
