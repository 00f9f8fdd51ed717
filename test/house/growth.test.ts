import { expect, it } from 'vitest';
import { growsNoFaster } from '../harness/growth.ts';

/** So many steps that are not left out when this is compiled. */
function steps(many: number): number {
  let state = 1;
  for (let i = 0; i < many; i++) state = (Math.imul(state, 48_271) + i) | 0;
  return state;
}

it('tells work that takes the square of a length from work that takes the length', async () => {
  await growsNoFaster('the length', (length) => steps(length * 8_000), [2_500, 25_000]);
  await expect(growsNoFaster('the square', (length) => steps(length * length), [2_500, 25_000])).rejects.toThrow(
    'the square: grows faster',
  );
});
