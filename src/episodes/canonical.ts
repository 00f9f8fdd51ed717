import type { Aside } from './account.ts';
import { decodeReference } from './entities.ts';
import type { TimeAnchor } from './episode.ts';
import { readBracket } from './nonspeech.ts';
import { isSaid } from './said-tags.ts';
import { parseClock } from './times.ts';
import { anyOf, patternOf } from './word-sets.ts';

const { raw } = String;

/**
 * A turn's canonical text and what stood in the source between its words. Offsets are UTF-16 code units into `text`.
 */
export interface Canonical {
  text: string;
  /** Where paragraphs after the first begin. A paragraph torn by a page break is whole again and not listed. */
  paragraphs: number[];
  /** Where an inaudible or other lossy mark was taken out. */
  gaps: number[];
  /** Inline times, ascending by offset. */
  anchors: TimeAnchor[];
  /** What was taken out, as it stood: non-speech marks and times, link targets, tags. */
  removed: Aside[];
}

/** `plain`: text in which only non-speech marks and times are taken out. */
export type Markup = 'markdown' | 'plain';

/** Emphasis and code delimiters wait here until their partner is found; without one they are ordinary characters. */
interface Piece {
  kind: 'text' | 'space' | 'paragraph' | 'gap' | 'anchor' | 'run' | 'sound' | 'cut';
  text: string;
  seconds?: number;
  opens?: boolean;
  closes?: boolean;
  /** In the middle of a word (`5*3`): pairs only within that word. */
  inside?: boolean;
  /** As `inside`, before a digit: `x**2`. */
  power?: boolean;
  /** As `inside`, behind a single letter: `f**k`, a word that its writer hides. */
  hides?: boolean;
  /** How many of the run's characters turned out to be marks. */
  used?: number;
}

/*
 * Where something may begin that is no word. Of white space the usual blank between words is left out: it is looked at
 * only where more of it follows. The rest of the classes is what nobody sees, and the other white space.
 */
const UNSEEN =
  raw`\0-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200b\u200e\u200f` +
  raw`\u2028-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff`;
const SPECIAL_MARKDOWN = patternOf('g', '[\\\\*_`<&[\\]!(（［【♪♫', raw`${UNSEEN}]| (?=\s)`);
const SPECIAL_PLAIN = patternOf('g', raw`[[(（［【♪♫${UNSEEN}]| (?=\s)`);
const INVISIBLE = /^(?:[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?!\s)\p{Cc})/u;
const SPACES = /\s+/y;
const BREAK = /\n[^\S\n]*\n|\f|\u2029/;
const SQUARE = /\\?\[([^[\]\n]{0,160}?)\\?\]/y;
const ROUND = /\(([^()\n]{1,40})\)|（([^（）\n]{1,40})）/y;
const WIDE = /［([^［］\n]{1,40})］|【([^【】\n]{1,40})】/y;
const LINK = patternOf(
  'y',
  raw`!?\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.){0,200}\]){0,600})\]`,
  raw`\((<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000})`,
  raw`(?:\s+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\)`,
);
const AUTOLINK = /<((?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const COMMENT = /<!--[\s\S]{0,500}?-->/y;
const TAG = patternOf(
  'iy',
  raw`<\/?`,
  anyOf(`
    a|abbr|acronym|article|aside|b|big|blockquote|br|c|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure
    font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|ol|p|pre|q|ruby|rt|s|samp|section|small|span|strike
    strong|sub|summary|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|v|var`),
  raw`(?:\.[\w.-]{1,80})?(?:\s[^<>]{0,2000})?\/?>`,
);
const BLOCK_TAG = /^<\/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|dd|dt)\b/i;
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});/y;
const RUN = /\*+|_+/y;
const TICKS = /`+/y;
const ESCAPE = /\\([!-/:-@[-`{-~])/y;
/** `__init__`: a name in code, not emphasis. */
const DUNDER = /__[a-z][a-z0-9]*(?:_[a-z0-9]+)*__(?![\p{L}\p{N}_])/uy;
const WORD = /[\p{L}\p{N}]/u;

const ADDRESS = /[^\s<>"\\]{0,2000}/y;
/** How long an address is from its `://` on, without the marks and stops that stand behind it. */
const addressFrom = (text: string, at: number): number => {
  const all = stick(ADDRESS, text, at)?.[0] ?? '';
  let end = all.length;
  while (end > 0 && '*_~.,;:!?\'")]'.includes(all.charAt(end - 1))) end--;
  return end;
};

const stick = (re: RegExp, text: string, at: number): RegExpExecArray | null => {
  re.lastIndex = at;
  return re.exec(text);
};

function scan(raw: string, markup: Markup, pieces: Piece[], depth: number): void {
  const special = markup === 'markdown' ? SPECIAL_MARKDOWN : SPECIAL_PLAIN;
  let at = 0;
  let endOfAddress = 0;
  const text = (s: string): void => {
    if (s) pieces.push({ kind: 'text', text: s });
  };
  /** Words with single blanks between them; blanks at their ends may turn out to be more than one. */
  const words = (s: string): void => {
    const from = s.startsWith(' ') ? 1 : 0;
    const to = s.length > from && s.endsWith(' ') ? s.length - 1 : s.length;
    if (from > 0) pieces.push({ kind: 'space', text: ' ' });
    text(from > 0 || to < s.length ? s.slice(from, to) : s);
    if (to < s.length) pieces.push({ kind: 'space', text: ' ' });
  };
  while (at < raw.length) {
    special.lastIndex = at;
    const next = special.exec(raw);
    const stop = next ? next.index : raw.length;
    const plain = raw.slice(at, stop);
    words(plain);
    if (plain.includes('://'))
      endOfAddress = at + plain.lastIndexOf('://') + addressFrom(raw, at + plain.lastIndexOf('://'));
    at = stop;
    if (!next) break;
    const c = next[0];
    // `wiki/Aardwolf_(animal)_facts`: no marks are meant within an address.
    if (at < endOfAddress && /[*_]/.test(c)) {
      text(c);
      at += c.length;
      continue;
    }

    if (INVISIBLE.test(c)) {
      at += 1;
      continue;
    }
    const spaces = stick(SPACES, raw, at)?.[0];
    if (spaces) {
      pieces.push({ kind: BREAK.test(spaces) ? 'paragraph' : 'space', text: spaces });
      at += spaces.length;
      continue;
    }
    if (c === '[' || (c === '\\' && raw[at + 1] === '[')) {
      const square = stick(SQUARE, raw, at);
      const isLink = c === '[' && markup === 'markdown' && square !== null && raw[at + square[0].length] === '(';
      if (square && !isLink) {
        const meaning = readBracket(square[1] ?? '');
        if (meaning.kind !== 'words') {
          if (meaning.kind === 'time') pieces.push({ kind: 'anchor', text: square[0], seconds: meaning.seconds });
          else pieces.push({ kind: meaning.kind === 'gap' ? 'gap' : 'sound', text: square[0] });
          at += square[0].length;
          continue;
        }
      }
    }
    if ('(（［【'.includes(c)) {
      const bracket = stick(ROUND, raw, at) ?? stick(WIDE, raw, at);
      const meaning = bracket ? readBracket(bracket[1] ?? bracket[2] ?? '', '(（'.includes(c)) : null;
      if (bracket && meaning && meaning.kind !== 'words') {
        if (meaning.kind === 'time') pieces.push({ kind: 'anchor', text: bracket[0], seconds: meaning.seconds });
        else pieces.push({ kind: meaning.kind, text: bracket[0] });
        at += bracket[0].length;
        // "そうですね（笑）はい": nothing else stands between the words.
        if (c !== '(' && WORD.test(raw[at] ?? '')) pieces.push({ kind: 'space', text: '' });
        continue;
      }
    }
    if (c === '♪' || c === '♫') {
      pieces.push({ kind: 'cut', text: c });
      at += 1;
      continue;
    }
    if (c === '&') {
      const reference = stick(REFERENCE, raw, at)?.[0];
      const decoded = reference ? decodeReference(reference) : null;
      if (reference && decoded !== null) {
        if (/\s/.test(decoded)) pieces.push({ kind: 'space', text: decoded });
        else if (!INVISIBLE.test(decoded)) text(decoded);
        at += reference.length;
        continue;
      }
    }
    if (markup === 'markdown') {
      const eaten = scanMarkdown(raw, at, c, pieces, depth);
      if (eaten) {
        at += eaten;
        continue;
      }
    }
    text(c);
    at += c.length;
  }
}

/** Handles one Markdown construct at `at`; how many characters it took, 0 when there is none. */
function scanMarkdown(raw: string, at: number, c: string, pieces: Piece[], depth: number): number {
  if (c === '\\') {
    const escaped = stick(ESCAPE, raw, at);
    if (escaped) {
      pieces.push({ kind: 'text', text: escaped[1] ?? '' });
      return 2;
    }
    if (raw[at + 1] === '\n') return 1;
  }
  if ((c === '[' || c === '!') && depth < 4) {
    const link = stick(LINK, raw, at);
    // `list[i](x)` is code: no address looks like that.
    if (link && (/[/.#:?]/.test(link[2] ?? '') || !WORD.test(raw[at - 1] ?? ' '))) {
      const label = link[1] ?? '';
      const seconds = parseClock(label.replace(/[\\*_]/g, ''));
      if (seconds === null) scan(label, 'markdown', pieces, depth + 1);
      else pieces.push({ kind: 'anchor', text: label, seconds });
      pieces.push({ kind: 'cut', text: link[0].slice(link[0].indexOf('[') + 1 + label.length) });
      return link[0].length;
    }
  }
  if (c === '<') {
    const auto = stick(AUTOLINK, raw, at);
    if (auto) {
      pieces.push({ kind: 'text', text: auto[1] ?? '' });
      return auto[0].length;
    }
    const tag = stick(TAG, raw, at)?.[0] ?? stick(COMMENT, raw, at)?.[0];
    if (tag && !isTypeArgument(raw, at, tag) && !isSaid(raw, at, tag)) {
      pieces.push({ kind: 'cut', text: tag });
      if (BLOCK_TAG.test(tag)) pieces.push({ kind: 'paragraph', text: '' });
      else if (/^<\/?(?:br|td|th)\b/i.test(tag)) pieces.push({ kind: 'space', text: '' });
      return tag.length;
    }
  }
  if (c === '`') {
    const ticks = stick(TICKS, raw, at)?.[0] ?? '`';
    const from = at + ticks.length;
    const window = raw.slice(from, from + 2000);
    const to = window.indexOf(ticks);
    const code = to < 0 ? '' : window.slice(0, to);
    if (code && !BREAK.test(code)) {
      for (const [i, word] of code.split(/\s+/).entries()) {
        if (i > 0) pieces.push({ kind: 'space', text: ' ' });
        if (word) pieces.push({ kind: 'text', text: word });
      }
      return ticks.length * 2 + code.length;
    }
    pieces.push({ kind: 'text', text: ticks });
    return ticks.length;
  }
  if (c === '*' || c === '_') {
    const run = stick(RUN, raw, at)?.[0];
    if (!run) return 0;
    const before = raw[at - 1] ?? ' ';
    const after = raw[at + run.length] ?? ' ';
    const dunder = run === '__' ? stick(DUNDER, raw, at)?.[0] : undefined;
    if (dunder) {
      pieces.push({ kind: 'text', text: dunder });
      return dunder.length;
    }
    const inside = WORD.test(before) && WORD.test(after);
    const never = inside && c === '_';
    const power = inside && /\d/.test(after);
    pieces.push({
      kind: 'run',
      text: run,
      opens: !/\s/.test(after) && !never && !power && !(inside && /\d/.test(before)),
      closes: !/\s/.test(before) && !never,
      inside,
      power,
      hides: inside && !WORD.test(raw[at - 2] ?? ' '),
      used: 0,
    });
    return run.length;
  }
  return 0;
}

/** `Vec<b>`: behind a word, and nowhere closed. */
function isTypeArgument(raw: string, at: number, tag: string): boolean {
  if (!/^<[a-z]{1,2}>$/i.test(tag) || /^<br>$/i.test(tag) || !WORD.test(raw[at - 1] ?? ' ')) return false;
  return !raw
    .slice(at, at + 2000)
    .toLowerCase()
    .includes(`</${tag.slice(1).toLowerCase()}`);
}

/**
 * Pairs emphasis delimiters within a paragraph, innermost first; the paired characters are marks, the rest are text.
 * A delimiter in the middle of a word pairs within that word, and a single one only with another at its edge:
 * `un**believ**able` and `un*believable*` are emphasis; `2*width*height`, `k*G + x*G` and `f**k` are what they say.
 */
function pairRuns(pieces: Piece[]): void {
  let open: (Piece & { word: number })[] = [];
  let word = 0;
  for (const piece of pieces) {
    if (piece.kind === 'paragraph') open = [];
    if (endsWord(piece)) word++;
    if (piece.kind !== 'run') continue;
    let left = piece.text.length;
    if (piece.closes) {
      for (let i = open.length - 1; i >= 0 && left > 0; i--) {
        const opener = open[i];
        if (!opener || opener.text[0] !== piece.text[0]) continue;
        if ((opener.inside || piece.inside) && !pairsInWord(opener, piece, opener.word === word)) continue;
        const free = opener.text.length - (opener.used ?? 0);
        const both = Math.min(free, left);
        opener.used = (opener.used ?? 0) + both;
        left -= both;
        open.length = both === free ? i : i + 1;
      }
      piece.used = piece.text.length - left;
    }
    if (left > 0 && piece.opens && open.length < 100) open.push(Object.assign(piece, { word }));
  }
}

const endsWord = ({ kind, text }: Piece): boolean =>
  kind === 'space' || kind === 'paragraph' || (kind === 'text' && text.includes(' '));

function pairsInWord(opener: Piece, closer: Piece, sameWord: boolean): boolean {
  // `*so*called`: what stands at an edge of its own may end inside a word, and the other way about.
  if (!sameWord) return !opener.inside && !closer.power && !closer.hides && closer.text.length > 1;
  return !(opener.inside && closer.inside) || (opener.text.length > 1 && closer.text.length > 1);
}

const SENTENCE_END = /[.!?…]["'”’»)\]]*$/;
/** A paragraph that ends in one of these goes on in the next, whatever letter that begins with. */
const DANGLING = patternOf(
  '',
  raw`(?:,|\b`,
  anyOf(`
    the|an?|of|to|at|in|on|for|with|from|by|and|or|but|because|that|which|who|is|are|was|were|be|been|being|has|have|had
    my|your|our|their|his|her|its|as|than|into|about|like`),
  ')$',
);

/** Whether the break between two paragraphs is a page's and not the author's: the sentence runs across it. */
export function isTorn(before: string, after: string): boolean {
  const first = after.slice(0, 2);
  if (/^\p{Ll}/u.test(first)) return /[\p{L}\p{N},–-]$/u.test(before.slice(-2)) || DANGLING.test(before.slice(-12));
  return /^[\p{L}\p{N}]/u.test(first) && DANGLING.test(before.slice(-12));
}

/**
 * The words of a stretch of source text and nothing else: Markdown marks, character references, non-speech marks and
 * times are gone, white space is folded to single spaces, letters and quotation marks stay as they came.
 * `raw` is inline text and paragraphs; labels, headings and list marks have been taken off before.
 */
export function canonicalText(raw: string, markup: Markup = 'markdown'): Canonical {
  const pieces: Piece[] = [];
  scan(raw, markup, pieces, 0);
  pairRuns(pieces);

  const result: Canonical = { text: '', paragraphs: [], gaps: [], anchors: [], removed: [] };
  const parts: string[] = [];
  let length = 0;
  /**
   * The last characters of what is out: looking at the end of a string that still grows would copy all of it each
   * time.
   */
  let tail = '';
  let space = false;
  let paragraph = false;
  let waiting: { gap: boolean; seconds: number | null; sentence: boolean }[] = [];
  const settle = (): void => {
    // A gap after a whole sentence belongs to the one that follows; inside a sentence it stands where the words end.
    const after = length + (space && length > 0 ? 1 : 0);
    for (const w of waiting) {
      if (w.gap) result.gaps.push(w.sentence ? after : length);
      else if (w.seconds !== null) result.anchors.push({ offset: after, seconds: w.seconds });
    }
    waiting = [];
  };
  const put = (s: string): void => {
    parts.push(s);
    length += s.length;
    tail = s.length >= 24 ? s.slice(-24) : (tail + s).slice(-24);
  };
  const emit = (s: string): void => {
    if (paragraph && isTorn(tail, s)) paragraph = false;
    if (waiting.length > 0) settle();
    if (length > 0) {
      if (space) put(' ');
      if (paragraph) result.paragraphs.push(length);
    }
    space = false;
    paragraph = false;
    put(s);
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') emit(piece.text);
    else if (piece.kind === 'run') {
      const rest = piece.text.slice(piece.used ?? 0);
      if (rest) emit(rest);
    } else if (piece.kind === 'space') space = true;
    else if (piece.kind === 'paragraph') {
      space = true;
      paragraph = true;
    } else {
      const kind = piece.kind === 'cut' ? 'markup' : piece.kind === 'anchor' ? 'time' : 'sound';
      result.removed.push({ kind, text: piece.text });
      if (piece.kind === 'cut' || piece.kind === 'sound') continue;
      waiting.push({
        gap: piece.kind === 'gap',
        seconds: piece.seconds ?? null,
        sentence: length === 0 || SENTENCE_END.test(tail.slice(-6)),
      });
    }
  }
  space = false;
  settle();
  result.text = parts.join('');
  return result;
}

/** White space folded to single spaces, ends trimmed, invisible characters gone. */
export function foldSpaces(text: string): string {
  return text
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The definition of "verbatim": after removing Markdown marks and non-speech marks and folding white space, the
 * quote's code points stand in the source's. `source` is a file's text, or a part of it, as it came.
 */
export function standsIn(quote: string, source: string, markup: Markup = 'markdown'): boolean {
  const wanted = foldSpaces(quote);
  return wanted !== '' && canonicalText(source, markup).text.includes(wanted);
}
