import { expect, it } from 'vitest';
import { endAll, type Part } from '../../src/ending.ts';

it('ends every part, the last begun first, though one fails and another never ends', async () => {
  const ended: string[] = [];
  const said: unknown[] = [];
  const part = (what: string, then: () => Promise<unknown> = async () => undefined) => ({
    what,
    within: 1,
    end() {
      ended.push(what);
      return then();
    },
  });
  const parts: Part[] = [
    part('first'),
    part('hangs', () => new Promise(() => undefined)),
    part('fails', async () => Promise.reject(new Error('no'))),
    part('last', async () => parts.push(part('begun meanwhile'))),
  ];
  await endAll(parts, { warn: (fields: { what: string }) => void said.push(fields.what) } as never);
  expect(ended).toEqual(['last', 'begun meanwhile', 'fails', 'hangs', 'first']);
  expect(said).toEqual(['fails', 'hangs']);
});
