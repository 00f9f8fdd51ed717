import { expect, it } from 'vitest';
import { joinNear } from '../../src/answers/near-in-meaning.ts';
import type { Serving } from '../../src/answers/serving.ts';
import type { Hit } from '../../src/answers/shapes.ts';
import { parseQuery } from '../../src/retrieve/query.ts';

const vocabulary = { frequency: () => 3, units: 1000, similar: () => [], standsLike: () => false };
const now = { archive: {}, retriever: { vocabulary }, stem: (folded: string) => folded } as unknown as Serving;

const hit = (id: string, start: number, end: number, turn = 1) =>
  ({ id, episode: { id: 'one' }, turn, span: { start, end }, strength: 0.6 }) as Hit;

it('is one quote of each place, however long it was cut for either list', () => {
  const near = hit('near', 40, 90);
  const grown = hit('grown', 0, 120);
  const before = hit('before', 0, 40);
  const after = hit('after', 120, 160);
  const elsewhere = hit('elsewhere', 40, 90, 2);
  const query = parseQuery('beehive', vocabulary);
  const { hits, all } = joinNear(now, query, { hits: [near], all: [grown, near, after, elsewhere, before] }, []);
  expect(hits.map(({ id }) => id)).toEqual(['near']);
  expect(all.map(({ id }) => id)).toEqual(['near', 'after', 'elsewhere', 'before']);
});
