import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { patience } from '../harness/patience.ts';
import { runNode } from '../harness/processes.ts';
import { MUTANTS } from './mutants.ts';

/** Runs the gate of a build as `npm run quality` does. */
async function gate(dist: string, ...wishes: string[]): Promise<{ code: number | null; out: string }> {
  const { status, stdout, stderr } = await runNode([join(dist, 'test', 'quality', 'run.js'), ...wishes]);
  return { code: status, out: stdout + stderr };
}

/** It computes for half a minute: on a machine that four others share, for minutes. */
const timeout = 10 * patience;

describe('the quality gate', () => {
  const dist = join(projectRoot, 'dist');
  let broken: string;
  beforeAll(() => {
    mkdirSync(join(dist, 'mutants'), { recursive: true });
    broken = mkdtempSync(join(dist, 'mutants', 'm-'));
    for (const part of ['src', 'test'])
      cpSync(join(dist, part), join(broken, part), { recursive: true, filter: (file) => !file.endsWith('.map') });
    // What is bundled would go by its own copy of what is broken.
    for (const script of ['indexing-thread', 'reading-process', 'worker']) {
      const source = readFileSync(join(projectRoot, 'src', 'search', `${script}.ts`), 'utf8');
      const { code } = transformSync(source, {
        loader: 'ts',
        tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      });
      writeFileSync(join(broken, 'src', 'search', `${script}.js`), code.replace(/(from "\..*)\.ts"/g, '$1.js"'));
    }
  });
  afterAll(() => rmSync(broken, { recursive: true, force: true }));

  it('measures no archive that there is not', async () => {
    const { code, out } = await gate(dist, '--only', 'typo');
    expect(code).toBe(1);
    expect(out).toContain('typo');
  });

  it('keeps every floor, and every quote is true', { timeout }, async () => {
    const { code, out } = await gate(dist);
    expect(out).toContain('every floor is kept');
    expect(code).toBe(0);
  });

  it.each(MUTANTS)('fails when $breaks', { timeout }, async ({ file, find, put, seenIn }) => {
    const place = join(broken, 'src', file);
    const whole = readFileSync(place, 'utf8');
    expect(whole.split(find)).toHaveLength(2);
    writeFileSync(
      place,
      whole.replace(find, () => put),
    );
    try {
      const { code, out } = await gate(broken, '--only', seenIn);
      expect(out).toMatch(/quality: \d+ faults/);
      expect(code).toBe(1);
    } finally {
      writeFileSync(place, whole);
    }
  });
});
