import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
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
