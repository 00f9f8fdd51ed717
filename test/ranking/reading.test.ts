import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { digestEpisode } from '../../src/index/digest.ts';
import { projectRoot } from '../../src/paths.ts';
import { createEngine } from '../../src/search/engine.ts';
import { createIndexer } from '../../src/search/open.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { createReading, type Reading } from '../../src/search/reading.ts';
import { remoteSearch } from '../../src/search/remote.ts';
import { startModule } from '../harness/processes.ts';
import { type ArchiveFolder, archiveFolder, episodeAbout } from './archive-folder.ts';

let folder: ArchiveFolder;
const open: (() => unknown)[] = [];
beforeEach(async () => {
  folder = await archiveFolder();
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  folder.remove();
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('reading in a process of its own', () => {
  /** Ends or not as the files' names say. */
  async function readingOf(fate: string, limit: () => number): Promise<Reading> {
    const script = join(folder.cache, '..', 'reader.mjs');
    await writeFile(
      script,
      `const problem = { file: 'a.md', line: null, what: 'it was read', remedy: '', level: 'warning' };
       const read = { episode: null, format: null, account: null, problems: [problem] };
       process.on('message', ({ file }) => {
         if (file === undefined) return;
         if (file === 'good.md') return process.send({ read, digest: null });
         ${fate}
       });`,
    );
    const reading = createReading({ script: pathToFileURL(script), limit });
    open.push(() => reading.rest());
    return reading;
  }
  const whatOf = async (reading: Reading, file: string) => {
    const { problems, givenUp } = await reading.read(file, bytesOf('some words'), {});
    return { what: problems.map(({ what }) => what).join(), givenUp };
  };

  it.each([
    ['never comes to an end', 'for (;;);', 50, /^it was given up: reading it took longer than 0 s$/],
    ['waits for what never comes', '', 50, /^it was given up: reading it took longer than 0 s$/],
    ['wants ever more memory', 'for (const all = []; ; ) all.push([...Array(999).keys()]);', 600_000, /more memory/],
    ['takes all memory at once', "JSON.parse('[' + '{},'.repeat(9e6) + '{}]');", 600_000, /more memory/],
    ['ends the process', 'process.exit(3);', 600_000, /the process that read it ended/],
    ['fails', 'process.send({ failed: "no luck" });', 600_000, /reading it failed: no luck/],
  ])('gives up a file that %s, and reads the next', async (_, fate, limit, what) => {
    let files = 0;
    const reading = await readingOf(fate, () => (++files === 1 ? limit : 600_000));
    const [bad, good] = await Promise.all([whatOf(reading, 'bad.md'), whatOf(reading, 'good.md')]);
    expect(bad).toMatchObject({ what: expect.stringMatching(what), givenUp: true });
    expect(good).toEqual({ what: 'it was read', givenUp: undefined });
  });

  it('ends by itself when its time is over, should whoever asked be gone', async () => {
    const reader = startModule('dist/src/search/reading-process.js', [], { serialization: 'advanced' });
    // Of which nothing comes.
    reader.send({ file: 'a.md', size: 10, within: 50, around: {} });
    expect(await once(reader, 'exit')).toEqual([null, 'SIGKILL']);
  });

  it('gives ten seconds, and one for each hundred thousand words', async () => {
    const { timeFor } = await import('../../src/search/reading.ts');
    expect([timeFor(0), timeFor(100_000), timeFor(11_000_000)]).toEqual([10_000, 11_000, 120_000]);
  });

  it('reads what reading here would, digest included', async () => {
    const reading = createReading({
      script: pathToFileURL(join(projectRoot, 'dist/src/search/reading-process.js')),
      limit: () => 600_000,
    });
    open.push(() => reading.rest());
    const text =
      episodeAbout(1, 'periscopes') + '\n**Ada Lovelace:** It goes on and on, as it did before.\n'.repeat(5000);
    const here = await readEpisodeBytes('a.md', bytesOf(text));
    const { digest, turns, ...there } = await reading.read('a.md', bytesOf(text), {});
    const { turns: all, ...episode } = here.episode!;
    expect(there).toEqual({ ...here, episode, account: null });
    // More than cross at once.
    expect(all.length).toBeGreaterThan(4000);
    expect([...turns]).toEqual(all);
    expect(there.episode!.turns).toEqual(all);
    const indexed = JSON.stringify({ topics: digest?.topics.map(({ phrase }) => phrase) });
    expect(indexed).toBe(
      JSON.stringify({ topics: digestEpisode(here.episode!, null).topics.map(({ phrase }) => phrase) }),
    );
  });
});

describe('a file that was given up', () => {
  const openWith = (slow: boolean, readFiles: string[]) =>
    createIndexer({
      folder: folder.episodes,
      snapshot: join(folder.cache, 'index'),
      onFile: (file) => readFiles.push(file),
      async read(file, bytes, around) {
        if (!slow || file !== '3.md')
          return { ...(await readEpisodeBytes(file, bytes, around)), digest: null, turns: [] };
        const problem = { file, line: null, what: 'it was given up', remedy: 'split it', level: 'error' } as const;
        return {
          episode: null,
          format: null,
          account: null,
          givenUp: true,
          problems: [problem],
          digest: null,
          turns: [],
        };
      },
    });

  it('is told, holds up no other, and is tried again at the next start', async () => {
    const first = await openWith(true, [])();
    expect(first.places).toHaveLength(7);
    expect(first.problems).toContainEqual(expect.objectContaining({ file: '3.md', what: 'it was given up' }));
    const readAgain: string[] = [];
    const second = await openWith(false, readAgain)();
    expect(readAgain).toEqual(['3.md']);
    expect(second.places).toHaveLength(8);
    expect(second.problems).toEqual([]);
  });
});

describe('an archive that is read while it is asked', () => {
  it('answers all the time, and says how many files are still to come', async () => {
    const script = pathToFileURL(join(projectRoot, 'dist/src/search/worker.js'));
    const big: string[] = [];
    const port: SearchPort = remoteSearch({ dir: folder.episodes, script, onBig: ({ file }) => big.push(file) });
    open.push(() => port.close());
    await port.search({ text: 'periscopes' });
    const turns = Array.from(
      { length: 12_000 },
      (_, n) => `**Ada Lovelace:** We keep ${n} of ${n * 7} in the attic, since it is dry. Nobody asks for it.`,
    );
    await folder.write('big.md', `---\nshow: The Example Hour\ntitle: Big\n---\n\n${turns.join('\n\n')}\n`);
    for (let n = 10; n < 15; n++) await folder.write(`new-${n}.md`, episodeAbout(n, 'hats'));
    let over = false;
    const reload = port.reload().finally(() => {
      over = true;
    });
    let answers = 0;
    let coming = 0;
    while (!over) {
      expect((await port.search({ text: 'periscopes', limit: 1 + (answers % 50) })).hits).not.toEqual([]);
      const status = await port.status();
      if (!over) coming = Math.max(coming, status.coming);
      answers++;
      // Whoever asks without a pause takes the processor from what is read.
      await setTimeout(5);
    }
    await reload;
    // On the thread that reads, two or three would come between the steps.
    expect(answers).toBeGreaterThan(20);
    expect(coming).toBeGreaterThan(0);
    expect(await port.status()).toMatchObject({ loading: false, coming: 0, episodes: 14 });
    expect(big).toEqual(['big.md']);
  });

  it('says so before anything is served', async () => {
    const engine = createEngine({ load: () => new Promise(() => {}), patience: 0, coming: () => 9412 });
    expect(await engine.status()).toMatchObject({ loading: true, coming: 9412, episodes: 0 });
  });
});
