import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSnapshot, type SnapshotNews } from '../../src/index/snapshot.ts';
import { projectRoot } from '../../src/paths.ts';
import { archiveLoader } from '../../src/search/load.ts';
import { startModule } from '../harness/processes.ts';
import { type ArchiveFolder, archiveFolder } from './archive-folder.ts';

let folder: ArchiveFolder;
let made = 0;
beforeEach(async () => {
  folder = await archiveFolder(60);
});
afterEach(() => folder.remove());

const built = (file: string) => JSON.stringify(pathToFileURL(join(projectRoot, 'dist/src', file)).href);
/** A process of its own that does this; `folder` and `process.send` are there for it. */
function run(script: string): ChildProcess {
  const file = join(folder.cache, '..', `child-${made++}.mjs`);
  writeFileSync(file, `const folder = ${JSON.stringify({ ...folder })};\n${script}`);
  return startModule(file);
}
const heard = async <T>(child: ChildProcess) => ((await once(child, 'message')) as [T])[0];
async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
const snapshot = () => readdirSync(folder.cache).filter((name) => name.endsWith('.index'));

it('lets two processes that build the same snapshot at once both answer, and leaves a good one', async () => {
  const two = [0, 1].map(() =>
    run(`
      import { createEngine } from ${built('search/engine.js')};
      import { archiveLoader } from ${built('search/load.js')};
      process.on('message', async () => {
        const news = [];
        const load = archiveLoader({ dir: folder.episodes, cache: folder.cache, onSnapshot: ({ what }) => news.push(what) });
        const engine = createEngine({ load });
        const { hits } = await engine.search({ text: 'periscopes cellar' });
        process.send({ news, text: hits[0]?.text });
      });
      process.send('ready');`),
  );
  await Promise.all(two.map(heard));
  const answers = two.map((child) => heard<{ news: string[]; text: string }>(child));
  for (const child of two) child.send('go');
  for (const { news, text } of await Promise.all(answers)) {
    expect(news.at(-1)).toMatch(/written|read/);
    expect(text).toContain('periscopes in the cellar');
  }
  await Promise.all(two.map(ended));
  expect(readdirSync(folder.cache)).toEqual(snapshot());
  const news: SnapshotNews[] = [];
  await archiveLoader({ dir: folder.episodes, cache: folder.cache, onSnapshot: (one) => news.push(one) })();
  expect(news[0]?.what).toBe('read');
});

const halves = () => readdirSync(folder.cache).filter((name) => name.endsWith('.part'));
/** Resolves when more than these bytes of a snapshot are written that was not there `before`, or when it is `over`. */
async function halfWritten(bytes: number, before: readonly string[], over: () => boolean): Promise<void> {
  const size = (name: string) => statSync(join(folder.cache, name), { throwIfNoEntry: false })?.size ?? 0;
  while (!over() && !halves().some((name) => !before.includes(name) && size(name) > bytes))
    await new Promise((resolve) => setImmediate(resolve));
}

it('leaves the old or the new snapshot, whole, when the process is killed while it writes', async () => {
  mkdirSync(folder.cache);
  const file = join(folder.cache, 'killed.index');
  let old = 0;
  for (let round = 1; round <= 12; round++) {
    const before = halves();
    let over = false;
    const child = run(`
      import { writeSnapshot } from ${built('index/snapshot.js')};
      // 40 MB: writing takes a while.
      const arrays = { stream: new Uint8Array(40e6).fill(${round}) };
      const lists = { episodes: [], words: ['round', '${round}'], stems: [], speakers: [] };
      process.send('writing', () => {
        writeSnapshot(${JSON.stringify(file)}, { files: {}, arrays, lists, largeUnits: '{}' }, 'test');
        process.send('written');
      });`);
    const ended = once(child, 'exit');
    await heard(child);
    const written = heard(child).then(() => {
      over = true;
    });
    written.catch(() => {});
    // In the midst of it, sooner and later; every fourth is let finish.
    if (round % 4 === 0) await written;
    else await halfWritten((round % 3) * 19e6, before, () => over);
    child.kill('SIGKILL');
    await ended;
    const now = readSnapshot(file, 'test');
    if (typeof now === 'string') {
      expect(now).toBe('missing');
      continue;
    }
    const of = Number(now.lists.words[1]);
    expect(Buffer.alloc(40e6, of).equals(now.arrays.stream)).toBe(true);
    if (of < round) old++;
  }
  expect(readFileSync(file).length).toBeGreaterThan(40e6);
  expect(old, 'a kill that came while it was written').toBeGreaterThan(0);
});
