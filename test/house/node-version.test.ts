import { expect, it } from 'vitest';
import { runNode } from '../harness/processes.ts';

it('says which Node.js is needed where an older one runs', async () => {
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } });';
  const run = await runNode(['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'scripts/build.mjs']);
  expect(run).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^This is Node\.js 18\.20\.4, and 20\.19 or newer is needed: .*nodejs\.org/),
  });
});
