import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answeringModel } from '../../src/learn/answering.ts';
import { projectRoot } from '../../src/paths.ts';

it('is made of its labels again, to the byte', () => {
  expect(answeringModel()).toBe(readFileSync(join(projectRoot, 'src', 'models', 'answering.ts'), 'utf8'));
});
