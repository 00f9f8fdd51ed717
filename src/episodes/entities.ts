import { decodeHTMLStrict } from 'entities';

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});/g;

/** One character reference, `&…;`, as text; null when it is none that is known. Expands to two characters at most. */
export function decodeReference(reference: string): string | null {
  const decoded = decodeHTMLStrict(reference);
  return decoded === reference ? null : decoded;
}

/** Text with its character references decoded once (so `&amp;lt;` becomes `&lt;`, and there is nothing to blow up). */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (r) => decodeHTMLStrict(r)) : text;
}
