import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { topicsModel } from '../../src/learn/topics.ts';
import { projectRoot } from '../../src/paths.ts';

it('is made of its labels again, to the byte', () => {
  expect(topicsModel()).toBe(readFileSync(join(projectRoot, 'src', 'models', 'topics.ts'), 'utf8'));
});
