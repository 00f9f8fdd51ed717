import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { elsewhereModel } from '../../src/learn/elsewhere.ts';
import { projectRoot } from '../../src/paths.ts';

it('is made of its labels again, to the byte', () => {
  expect(elsewhereModel()).toBe(readFileSync(join(projectRoot, 'src', 'models', 'elsewhere.ts'), 'utf8'));
});
