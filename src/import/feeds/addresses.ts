import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Finds every address of a host name; the system's resolver unless a test brings another. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) =>
    systemLookup(host, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );

// From the IANA special-purpose address registries (IPv4 and IPv6): what is not globally reachable, and multicast.
const CLOSED_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const OPEN_6: readonly [string, number] = ['2000::', 3];
const CLOSED_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
/** IPv4 addresses in IPv6 clothes: mapped ones, and those a NAT64 gateway translates. */
const CARRIES_4: readonly [string, number][] = [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
];

const subnets = (family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [net, bits] of ranges) list.addSubnet(net, bits, family);
  return list;
};
const closed4 = subnets('ipv4', CLOSED_4);
const closed6 = subnets('ipv6', CLOSED_6);
const open6 = subnets('ipv6', [OPEN_6]);
const carries4 = subnets('ipv6', CARRIES_4);

/** Whether an IP address leads to the public internet: not to this machine, its network, or nowhere. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed4.check(address, 'ipv4');
    case 6: {
      if (address.includes('%')) return false;
      if (carries4.check(address, 'ipv6')) return isPublicAddress(lastFour(address));
      return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
    }
    default:
      return false;
  }
}

/** The IPv4 address in the last 32 bits of an IPv6 address. */
function lastFour(address: string): string {
  // The URL parser writes every IPv6 address in one way: hexadecimal groups, `::` for the longest run of zeros.
  const [head = '', tail = ''] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const before = groups(head);
  const after = groups(tail);
  const all = [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
  const [high = 0, low = 0] = all.slice(-2);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The host leads only to addresses that feeds may not be fetched from. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

/**
 * A `lookup` for `http.request` that gives only public addresses. The connection is made to what it gives, so a name
 * that resolves to something else a moment later gains nothing by it.
 * @throws {PrivateAddressError} through its callback
 */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const open = found.filter(({ address }) => isPublicAddress(address));
        const [first] = open;
        if (!first) done(new PrivateAddressError(`${host} leads to a private address`), '');
        else if (options.all) done(null, open);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };
}
