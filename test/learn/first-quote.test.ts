import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { firstQuoteModel } from '../../src/learn/first-quote.ts';
import { projectRoot } from '../../src/paths.ts';

it('is made of its labels again, to the byte', () => {
  expect(firstQuoteModel()).toBe(readFileSync(join(projectRoot, 'src', 'models', 'first-quote.ts'), 'utf8'));
});
