import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from '../../src/import/feeds/addresses.ts';
import { fc } from '../harness/properties.ts';

describe('addresses that feeds are fetched from', () => {
  it.each([
    '1.1.1.1',
    '93.184.216.34',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('are on the public internet: %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '127.0.0.1',
    '127.255.255.254',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    '::127.0.0.1',
    '',
    'localhost',
    '1.2.3',
    '1.2.3.4.5',
  ])('are not private, special, or no address at all: %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it('are not any in the private ranges, in any of their spellings', () => {
    fc.assert(
      fc.property(fc.constantFrom(10, 127), fc.nat(255), fc.nat(255), fc.nat(255), (a, b, c, d) => {
        expect(isPublicAddress(`${a}.${b}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`::ffff:${a}.${b}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`64:ff9b::${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`)).toBe(false);
      }),
    );
  });

  const look = (found: LookupAddress[]) =>
    new Promise<unknown>((done) =>
      publicLookup(async () => found)('host.example', { all: true }, (error, addresses) => done(error ?? addresses)),
    );

  it('are the public ones of a name that has both kinds', async () => {
    const both = [
      { address: '10.0.0.1', family: 4 },
      { address: '1.1.1.1', family: 4 },
    ];
    expect(await look(both)).toEqual([both[1]]);
  });

  it('are none of a name that has only private ones', async () => {
    expect(await look([{ address: '192.168.0.1', family: 4 }])).toMatchObject({ name: 'PrivateAddressError' });
    expect(await look([])).toMatchObject({ name: 'PrivateAddressError' });
  });
});
