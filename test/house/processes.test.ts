import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { staleSources } from '../harness/fresh-build.ts';
import { beginLife, currentLife, endFile, startNode } from '../harness/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'overlord-house-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
// Nobody can be told of the end of somebody else's process: to look is all there is.
const gone = (pid: number) => expect.poll(() => alive(pid)).toBe(false);
const firstLine = (child: ReturnType<typeof startNode>) =>
  new Promise<string>((resolve) => child.stdout?.setEncoding('utf8').once('data', resolve));

it('starts processes in one place only, from where they cannot outlive the test', () => {
  const elsewhere = readdirSync(join(projectRoot, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== join('harness', 'processes.ts'))
    .filter((name) => {
      const imported = /import \{([^}]*)\} from 'node:child_process'/.exec(
        readFileSync(join(projectRoot, 'test', name), 'utf8'),
      );
      return /(?<!type )\b(?:spawn|fork|spawnSync)\b/.test(imported?.[1] ?? '');
    });
  expect(elsewhere, 'use start, startNode, startModule or runNode of test/harness/processes.ts').toEqual([]);
});

it('ends what a test leaves behind, names it, and leaves alone what the file started', async () => {
  const endLife = beginLife();
  const hung = startNode(['-e', 'for (;;);']);
  const endInner = beginLife();
  startNode(['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  expect(await endInner()).toEqual([expect.stringContaining('setInterval')]);
  expect(hung.exitCode ?? hung.signalCode).toBeNull();
  expect(await endLife()).toEqual([expect.stringContaining('for (;;);')]);
  expect(hung.signalCode).toBe('SIGKILL');
  expect(currentLife().size).toBe(0);
});

it('ends what a file started outside of its tests, whoever goes on in its process', async () => {
  await beginLife()();
  const ofTheFile = startNode(['-e', 'for (;;);']);
  await endFile();
  expect(ofTheFile.signalCode).toBe('SIGKILL');
});

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'ends a process that hangs, and one that stands still, when its test is ended by %s',
  async (signal) => {
    const harness = JSON.stringify(new URL('../../dist/test/harness/processes.js', import.meta.url).href);
    const tests = startNode(
      [
        '--input-type=module',
        '-e',
        `import { startNode } from ${harness};
       const children = ['for (;;);', 'process.kill(process.pid, "SIGSTOP")'].map((code) => startNode(['-e', code], { stdio: 'ignore' }));
       console.log(children.map(({ pid }) => pid).join());
       setInterval(() => {}, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const pids = (await firstLine(tests)).trim().split(',').map(Number);
    expect(pids.map(alive)).toEqual([true, true]);
    tests.kill(signal);
    for (const pid of pids) await gone(pid);
  },
);

it('ends a test that hangs in a loop, and all of its own, when Vitest is killed', async () => {
  const harness = JSON.stringify(new URL('../../dist/test/harness/processes.js', import.meta.url).href);
  const tests = `import { startNode } from ${harness};
    const child = startNode(['-e', 'for (;;);'], { stdio: 'ignore' });
    require('node:fs').writeSync(1, process.pid + ',' + child.pid + '\\\\n');
    for (;;);`.replace("require('node:fs')", '(await import("node:fs"))');
  const above = startNode(
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(tests).replaceAll('\\\\n', '\\n')}], { stdio: 'inherit', env: { ...process.env, VITEST_POOL_ID: '1' } });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const pids = (await firstLine(above)).trim().split(',').map(Number);
  expect(pids.map(alive)).toEqual([true, true]);
  above.kill('SIGKILL');
  for (const pid of pids) await gone(pid);
});

it('tells a stale build by what it was built from, whatever the files’ times', () => {
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const page = 'src/playground/page/index.html';
  const sources = { 'src/a.ts': 'one', 'commands/c.ts': 'two', 'test/b.ts': 'three', [page]: 'html' };
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  for (const [name, text] of Object.entries(sources)) put(name, text);
  expect(staleSources(folder)).toEqual(['src/a.ts', page, 'commands/c.ts', 'test/b.ts']);
  put('dist/.built', JSON.stringify(Object.fromEntries(Object.entries(sources).map(([n, text]) => [n, hash(text)]))));
  expect(staleSources(folder)).toEqual([]);
  put('src/a.ts', 'one, changed');
  put('src/new.ts', 'never built');
  put(page, 'html, changed');
  expect(staleSources(folder).sort()).toEqual(['src/a.ts', 'src/new.ts', page].sort());
});
