import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';

let root: string;
/** Compilers that only say that they were called: when to build is what is asked here. */
function compilers({ bundles }: { bundles: 'work' | 'fail' }): void {
  const calls = JSON.stringify(join(root, 'calls'));
  writeFileSync(join(root, 'node_modules/.bin/tsc'), `#!/bin/sh\necho tsc >> ${calls}\n`, { mode: 0o755 });
  const fails = bundles === 'fail' ? "throw new Error('no bundle');" : '';
  const esbuild = `import { appendFileSync } from 'node:fs';
    export const build = async () => { appendFileSync(${calls}, 'esbuild\\n'); ${fails} };`;
  writeFileSync(join(root, 'node_modules/esbuild/index.mjs'), esbuild);
}
/** How often a compiler ran, five for a whole build. */
function built(): number {
  writeFileSync(join(root, 'calls'), '');
  try {
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'ignore' });
  } catch {}
  return readFileSync(join(root, 'calls'), 'utf8').split('\n').length - 1;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  for (const folder of ['src/deep', 'commands', 'test', 'scripts', 'node_modules/.bin', 'node_modules/esbuild', 'dist'])
    mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(projectRoot, 'scripts/build.mjs'), join(root, 'scripts/build.mjs'));
  cpSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
  for (const name of ['package-lock.json', 'tsconfig.json', 'src/deep/one.ts']) writeFileSync(join(root, name), '{}');
  writeFileSync(join(root, 'node_modules/esbuild/package.json'), '{ "main": "index.mjs" }');
  compilers({ bundles: 'work' });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('builds once, and again when a source was changed, added or taken away', () => {
  expect([built(), built()]).toEqual([5, 0]);
  writeFileSync(join(root, 'src/deep/one.ts'), '[]');
  expect([built(), built()]).toEqual([5, 0]);
  writeFileSync(join(root, 'commands/two.ts'), '');
  expect([built(), built()]).toEqual([5, 0]);
  rmSync(join(root, 'commands/two.ts'));
  expect([built(), built()]).toEqual([5, 0]);
  rmSync(join(root, 'dist'), { recursive: true });
  expect([built(), built()]).toEqual([5, 0]);
});

it('builds again after a build that failed', () => {
  compilers({ bundles: 'fail' });
  expect([built(), built()]).toEqual([3, 3]);
  compilers({ bundles: 'work' });
  expect([built(), built()]).toEqual([5, 0]);
});
