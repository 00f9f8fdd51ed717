import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { TimeLimitError, withinTime } from '../../src/time-limit.ts';
import { runNode } from '../harness/processes.ts';

const built = (path: string) => JSON.stringify(pathToFileURL(join(projectRoot, 'dist/src', path)).href);

/** Runs a script in which the garbage collector runs all the time; whatever waits for nothing ends it, and fails. */
const collecting = (script: string) =>
  runNode(['--expose-gc', '--input-type=module', '-e', `setInterval(gc, 20);\n${script}\nprocess.exit(0);`]);

it('ends work that heeds nothing, though everything is collected meanwhile', async () => {
  const run = await collecting(`
    import { withinTime } from ${built('time-limit.js')};
    const stop = new AbortController();
    const told = [];
    const work = (signal) => new Promise(() => signal.addEventListener('abort', () => told.push(signal.reason.name)));
    const over = await withinTime(300, work, { stop: stop.signal }).catch((error) => error);
    console.log(over.name, told.join());`);
  expect(run).toMatchObject({ status: 0, stdout: 'TimeLimitError TimeLimitError\n' });
});

it('ends every question to a language model that falls silent, before its headers or within its answer', async () => {
  const run = await collecting(`
    import { createServer } from 'node:http';
    import { llmRewriter } from ${built('rewriting/llm.js')};
    const server = createServer((request, response) => {
      if (request.url.startsWith('/body')) response.write('{');
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const log = { info() {}, warn() {} };
    const asked = ['head', 'body'].flatMap((part) => Array.from({ length: 4 }, () => {
      const baseUrl = 'http://127.0.0.1:' + server.address().port + '/' + part;
      return llmRewriter({ baseUrl, model: 'small', apiKey: null, timeLimit: 1000, log })([]);
    }));
    console.log((await Promise.all(asked)).join());`);
  expect(run).toMatchObject({ status: 0, stdout: ',,,,,,,\n' });
});

it('passes on what the work brings, and lets go of who may stop it', async () => {
  const { signal } = new AbortController();
  expect(await withinTime(60_000, async () => 'brought', { stop: signal })).toBe('brought');
  await expect(withinTime(60_000, () => Promise.reject(new Error('of its own')))).rejects.toThrow('of its own');
});

it('stops when it is told to, also before it began', async () => {
  const stop = new AbortController();
  const stopped = withinTime(60_000, () => new Promise(() => {}), { stop: stop.signal });
  stop.abort(new Error('leaving'));
  await expect(stopped).rejects.toThrow('leaving');
  let began = false;
  const never = async () => {
    began = true;
  };
  await expect(withinTime(60_000, never, { stop: stop.signal })).rejects.toThrow('leaving');
  expect(began).toBe(false);
  await expect(withinTime(1, () => new Promise(() => {}))).rejects.toBeInstanceOf(TimeLimitError);
});

it('is how every time-out is made: signals that make themselves are lost to the collector on Node.js 20', () => {
  const sources = ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const lost = sources.filter((file) =>
    /\bAbortSignal\.(?:timeout|any)\(/.test(readFileSync(join(projectRoot, file), 'utf8')),
  );
  expect(lost).toEqual([]);
});
