import { setOf } from '../../episodes/word-sets.ts';

/**
 * Parameters that open a file to whoever has them, for some hours, as storage hosts name them; letters and digits
 * only.
 */
const KEYS = setOf(`
  token tokenhash tokentime accesstoken expires expire expiresat expiresin exp ttl ettl sig signature sign signed
  policy keypairid hmac hdnea hdnts auth authkey authorization jwt awsaccesskeyid googleaccessid ossaccesskeyid verify
  validfrom validto hash md5 nonce session sessionid sid gda se st sp sv sr skoid sktid ske sks skt skv`);
const isKey = (name: string): boolean =>
  KEYS.has(name.toLowerCase().replace(/[^a-z\d]/g, '')) ||
  /^token[-_]|[-_]token$|^x[-_](?:amz|goog|oss|ms)[-_]|session[-_]?id$/i.test(name);
/** Short names that mean such a thing only beside another: `st=…&e=…`. */
const BESIDE = /^(?:e|s|t|h|k|key|ts|timestamp|time|until|code|id|uid|user)$/i;

/**
 * An address without its signature: the same each time, and nobody's key. Null where it is not signed: it then stays as
 * it is, query and all. What is left does not open the file any more.
 */
export function unsigned(url: string): string | null {
  const at = url.indexOf('?');
  if (at < 0) return null;
  const [query = '', ...hash] = url.slice(at + 1).split('#');
  const parts = query.split(/&(?:amp;)?/);
  const nameOf = (part: string): string => part.split('=')[0] ?? '';
  const givenBy = (part: string): string => part.slice(nameOf(part).length + 1);
  // `?hash=` of three letters is a place in a page; a key is long, or a moment in seconds.
  const opens = (part: string): boolean => isKey(nameOf(part)) && givenBy(part).length >= 8;
  if (!parts.some(opens)) return null;
  const left = parts.filter((part) => part !== '' && !isKey(nameOf(part)) && !BESIDE.test(nameOf(part)));
  const place = hash.length > 0 ? `#${hash.join('#')}` : '';
  return `${url.slice(0, at)}${left.length > 0 ? `?${left.join('&')}` : ''}${place}`;
}

/**
 * The same address each time that a feed is read, whatever key it carries then: to recognise something by, not to
 * fetch.
 */
export const steady = (url: string): string => unsigned(url) ?? url;

const ADDRESS = /https?:\/\/[^\s"'<>)\]]{1,4000}/gi;

/** A text whose addresses are without their keys. */
export const withoutKeys = (text: string): string => text.replace(ADDRESS, steady);

/** Names of what is there to be another each time. */
const CHANGING = /^(?:_|cb|cache(?:bust(?:er)?)?|nocache|rand(?:om)?|rnd|ts|timestamp)$/i;

/**
 * What of an address tells one file from another: moments and random letters in its query, which change by themselves,
 * apart.
 */
export function gist(url: string): string {
  const [path = '', query] = steady(url).split('#')[0]?.split('?') ?? [];
  const changing = (part: string): boolean => {
    const value = part.slice(part.indexOf('=') + 1);
    if (CHANGING.test(part.split('=')[0] ?? '')) return true;
    return /^\d{10}(?:\d{3})?$/.test(value) || (/^[\w.~%-]{20,}$/.test(value) && /\d/.test(value));
  };
  const kept = (query ?? '').split('&').filter((part) => part !== '' && !changing(part));
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path;
}

/** A text with the gist of its addresses: the same each time, for comparing. */
export const withGists = (text: string): string => text.replace(ADDRESS, gist);

export const withoutAddresses = (text: string): string => text.replace(ADDRESS, '');
