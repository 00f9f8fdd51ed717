import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createColors } from 'picocolors';
import { expect, it } from 'vitest';
import { readable } from '../../src/log.ts';
import { projectRoot } from '../../src/paths.ts';
import { runNode } from '../harness/processes.ts';

it('never writes the token, wherever it turns up', async () => {
  const token = 'MTIzNDU2.secret.token-of-the-bot';
  const module = pathToFileURL(join(projectRoot, 'dist/src/log.js')).href;
  const script = `import { createLog } from ${JSON.stringify(module)};
    const log = createLog('debug', [process.env.T]);
    log.info({ token: process.env.T, headers: { authorization: 'Bot ' + process.env.T } }, 'by key');
    log.warn({ err: new Error('refused: ' + process.env.T) }, 'in an error ' + process.env.T);
    log.child({ part: process.env.T }).error({ deep: { er: [{ x: process.env.T }] } }, 'deep');`;
  const run = await runNode(['--input-type=module', '-e', script], { env: { ...process.env, T: token } });
  expect(run.stderr.split('\n').filter(Boolean)).toHaveLength(3);
  expect(run.stderr).not.toContain(token);
  expect(run.stderr).toContain('[secret]');
});

it('never writes what people asked, nor the tokens of their interactions', async () => {
  const module = pathToFileURL(join(projectRoot, 'dist/src/log.js')).href;
  const script = `import { createLog } from ${JSON.stringify(module)};
    const err = Object.assign(new Error('Invalid Form Body'), {
      code: 50035, method: 'POST', url: 'https://discord.com/api/v10/interactions/123/interaction-token/callback?with_response=false',
      requestBody: { json: { data: { content: 'what somebody asked' } } }, rawError: { message: 'what somebody asked' },
    });
    createLog('debug', []).error({ err }, 'an interaction could not be answered');`;
  const { stderr } = await runNode(['--input-type=module', '-e', script]);
  expect(stderr).toContain('50035');
  expect(stderr).not.toContain('what somebody asked');
  expect(stderr).not.toContain('interaction-token');
});

it('keeps nothing from going on while the disk is full, and is written again once there is room', async () => {
  const module = pathToFileURL(join(projectRoot, 'dist/src/log.js')).href;
  const script = `import fs from 'node:fs';
    import { createLog } from ${JSON.stringify(module)};
    const log = createLog('info', []);
    const { writeSync } = fs;
    let now = 0;
    performance.now = () => now;
    let tries = 0;
    fs.writeSync = () => {
      tries += 1;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    for (let n = 0; n < 3; n += 1) log.info({ n }, 'while it is full');
    for (let n = 0; n < 11; n += 1) log.info({ words: 'x'.repeat(100_000) }, 'too much');
    tries = 0;
    for (let n = 0; n < 3_000; n += 1) {
      now += 10;
      log.info({ words: 'x'.repeat(100_000) }, 'far too much');
    }
    fs.writeSync = writeSync;
    now += 1_000;
    log.info({ words: 'x'.repeat(100_000) }, 'there is room');
    process.stdout.write(String(tries));`;
  const run = await runNode(['--input-type=module', '-e', script]);
  expect(run).toMatchObject({ status: 0, stdout: '30' });
  expect(run.stderr.match(/while it is full/g)).toHaveLength(3);
  expect(run.stderr).toContain('there is room');
  expect(run.stderr.length).toBeLessThan(1_200_000);
});

it('is plain lines in a terminal, with what matters first', () => {
  const plain = createColors(false);
  const line = (fields: object) => readable(JSON.stringify({ time: '2026-01-05T12:03:11.000Z', ...fields }), plain);
  expect(line({ level: 30, part: 'dailies', msg: 'posted', guild: '1', late: 3 })).toBe(
    '12:03:11 info    dailies: posted (guild 1, late 3)\n',
  );
  expect(line({ level: 50, msg: 'it broke', err: { message: 'no', stack: 'Error: no\n    at x' } })).toBe(
    '12:03:11 error   it broke\n    Error: no\n        at x\n',
  );
  expect(readable('no JSON\n', plain)).toBe('no JSON\n');
});
