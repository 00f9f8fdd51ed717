import { describe, expect, it } from 'vitest';
import { actionOf, arg, decodeCustomId, encodeCustomId, nobody } from '../../src/interactions/custom-id.ts';
import { fc } from '../harness/properties.ts';

const codecs = { quote: arg.quote, owner: arg.owner, level: arg.number, way: arg.oneOf('p', 'n') };
const snowflake = fc.bigInt({ min: 10n ** 14n, max: 10n ** 19n }).map(String);
const base36 = (n: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), minLength: 1, maxLength: n });

describe('custom ids', () => {
  it('come back as they went out, within 100 characters', () => {
    fc.assert(
      fc.property(
        base36(12),
        base36(12),
        fc.oneof(snowflake, fc.constant(nobody)),
        fc.nat(9999),
        (episode, hash, owner, level) => {
          const args = { quote: `${episode}.${hash}`, owner, level, way: 'n' as const };
          const id = encodeCustomId('qc', codecs, args);
          expect(id.length).toBeLessThanOrEqual(100);
          expect(actionOf(id)).toBe('qc');
          expect(decodeCustomId(id, codecs)).toEqual(args);
        },
      ),
    );
  });

  it('from outside are refused, never thrown on, unless they are well formed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (rest) => {
        const args = decodeCustomId(`qc:${rest}`, codecs);
        if (args !== null) expect(decodeCustomId(encodeCustomId('qc', codecs, args), codecs)).toEqual(args);
      }),
    );
    for (const forged of [
      'qc',
      'qc:',
      'qc:a.b:-:1',
      'qc:a.b:-:1:n:more',
      'qc:../x:-:1:n',
      'qc:a.b:-:-1:n',
      'qc:a.b:-:1:x',
      'qc:a.b:zzzzzzzzzzzzzzzzzzzz:1:n',
      'qc:__proto__:-:1:n',
    ]) {
      expect(decodeCustomId(forged, codecs)).toBeNull();
    }
  });
});
