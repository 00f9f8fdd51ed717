import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { remoteSearch, SearchThreadError } from '../../src/search/remote.ts';
import { keepsSearchPort } from './port.contract.ts';

const dir = join(projectRoot, 'data/episodes');
/** Threads run the build: `npm test` makes it first. */
const script = pathToFileURL(join(projectRoot, 'dist/src/search/worker.js'));

keepsSearchPort('the engine in this thread', () => createEngine({ load: archiveLoader({ dir }) }));
keepsSearchPort('the engine on a thread of its own', () => remoteSearch({ dir, script }));

describe('the search thread', () => {
  const open: SearchPort[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const port of open.splice(0)) await port.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  it('rejects what is under way when it dies, and answers again afterwards', async () => {
    const dying = join(await scratch(), 'dying.mjs');
    await writeFile(
      dying,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ id, method }) => (method === 'topics' ? process.exit(7) : parentPort.postMessage({ id, value: method })));`,
    );
    const deaths: Error[] = [];
    const port = remoteSearch({ dir, script: pathToFileURL(dying), onDeath: (error) => deaths.push(error) });
    open.push(port);
    await expect(port.status()).resolves.toBe('status');
    await expect(port.topics()).rejects.toThrow(SearchThreadError);
    await expect(port.status()).resolves.toBe('status');
    expect(deaths.map(({ message }) => message)).toEqual([expect.stringContaining('exit code 7')]);
  });

  it('rejects with what went wrong when the folder cannot be read, and recovers once it can', async () => {
    const folder = await scratch();
    const port = remoteSearch({ dir: join(folder, 'episodes'), script });
    open.push(port);
    await expect(port.search({ text: 'hair dryer' })).rejects.toThrow(/episodes/);
    await cp(dir, join(folder, 'episodes'), { recursive: true });
    expect(await port.reload()).toMatchObject({ episodes: 2 });
    expect((await port.search({ text: 'hair dryer' })).hits).toHaveLength(1);
  });

  it('refuses calls after it was closed', async () => {
    const port = remoteSearch({ dir, script });
    const under = port.search({ text: 'hair dryer' });
    const rejected = expect(under).rejects.toThrow('closed');
    await port.close();
    await rejected;
    await expect(port.status()).rejects.toThrow('closed');
  });

  it('serves what a reload read once that resolves, also while another one is under way', async () => {
    const load = archiveLoader({ dir });
    let loads = 0;
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const port = createEngine({
      load: async () => {
        const loaded = await load();
        const own = loads++;
        if (own === 2) await held;
        return { ...loaded, archive: { ...loaded.archive, version: `version ${own}` } };
      },
    });
    open.push(port);
    // Until something is served, a status does not wait long for it.
    await port.listed();
    expect((await port.status()).version).toBe('version 0');
    const first = port.reload();
    const second = port.reload();
    await first;
    expect((await port.status()).version).toBe('version 1');
    finish();
    await second;
    expect((await port.status()).version).toBe('version 2');
  });

  it('serves what changed after a reload, and keeps the ids of what did not', async () => {
    const folder = await scratch();
    await cp(dir, folder, { recursive: true });
    const port = createEngine({ load: archiveLoader({ dir: folder }) });
    open.push(port);
    const before = (await port.search({ text: 'hair dryer' })).hits[0]!;
    const version = (await port.status()).version;
    const file = join(folder, 'software-engineering-daily/1272.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Bitcoin is useless', 'Bitcoin is a sourdough'));
    const status = await port.reload();
    expect(status.version).not.toBe(version);
    expect((await port.search({ text: 'sourdough' })).hits[0]?.text).toContain('Bitcoin is a sourdough');
    expect(await port.quote(before.id)).toMatchObject({ text: before.text, turn: before.turn });
  });

  async function scratch(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'search-'));
    folders.push(folder);
    return folder;
  }
});
