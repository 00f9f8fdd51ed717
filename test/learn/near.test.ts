import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nearModel } from '../../src/learn/near.ts';
import { projectRoot } from '../../src/paths.ts';

it('is made of its labels again, to the byte', () => {
  expect(nearModel()).toBe(readFileSync(join(projectRoot, 'src', 'models', 'near.ts'), 'utf8'));
});
