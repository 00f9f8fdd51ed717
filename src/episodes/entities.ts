/** The named references that transcripts and show notes really use; anything else stays as it stands. */
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  lrm: '\u200e',
  rlm: '\u200f',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  horbar: '―',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  micro: 'µ',
  para: '¶',
  sect: '§',
  dagger: '†',
  cent: '¢',
  pound: '£',
  yen: '¥',
  euro: '€',
  iexcl: '¡',
  iquest: '¿',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  igrave: 'ì',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  yacute: 'ý',
  yuml: 'ÿ',
  szlig: 'ß',
  thorn: 'þ',
  eth: 'ð',
  oelig: 'œ',
  scaron: 'š',
  rarr: '→',
  larr: '←',
  harr: '↔',
  ne: '≠',
  le: '≤',
  ge: '≥',
  asymp: '≈',
  infin: '∞',
  minus: '−',
  check: '✓',
  star: '☆',
};

const UPPER = /^[A-Z][a-z]/;

/** One character reference, `&…;`, as text; null when it is none that is known. Never expands to more than one character. */
export function decodeReference(reference: string): string | null {
  const body = reference.slice(1, -1);
  if (body.startsWith('#')) {
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
    if (!Number.isInteger(code) || code < 9 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    return String.fromCodePoint(code);
  }
  const known = Object.hasOwn(NAMED, body) ? NAMED[body] : undefined;
  if (known !== undefined) return known;
  const lower = body.toLowerCase();
  if (!UPPER.test(body) || !Object.hasOwn(NAMED, lower)) return null;
  const upper = NAMED[lower]?.toUpperCase();
  return upper !== undefined && upper !== NAMED[lower] && upper.length === 1 ? upper : null;
}

/** Text with its character references decoded once (so `&amp;lt;` becomes `&lt;`, and there is nothing to blow up). */
export function decodeEntities(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,9});/g, (r) => decodeReference(r) ?? r)
    : text;
}
