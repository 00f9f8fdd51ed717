import type { Cue } from './cues.ts';

/**
 * A stretch of words as a program wrote it down: a segment, a word, a part of a word or a mark of punctuation. Only its
 * place in the list, its text, its time and who says it count, not what the program calls them.
 */
export interface Piece {
  text: string;
  /** Seconds. */
  start: number | null;
  end: number | null;
  /** Who says it, as a label; null where nothing does. */
  sayer: string | null;
  /** Where the program says so: it stands without a blank before it, or after it. */
  attaches?: 'previous' | 'next' | 'both';
  /** No blank stands between it and the piece before, in the text that it was cut from. */
  glued?: boolean;
  /** The same number for those that stand in one entry of the list around. */
  group?: number;
  /** 1-based line of the file. */
  line?: number;
}

/** A stretch of time that is somebody's, without its words. Seconds. */
export interface SayerSpan {
  start: number;
  end: number;
  sayer: string;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that put no blank between words. */
const NO_BLANK_BETWEEN_WORDS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const BEGINS_WITHOUT_BLANK = new RegExp(`^${NO_BLANK_BETWEEN_WORDS.source}`, 'u');
const ENDS_WITHOUT_BLANK = new RegExp(`(?:${NO_BLANK_BETWEEN_WORDS.source}|[。、！？，：；」』）])$`, 'u');
const OPENS = /^[\p{Ps}\p{Pi}¿¡$€£#@]+$/u;
const OPENS_OR_QUOTE = /[\p{Ps}\p{Pi}¿¡"']/u;
const CLOSES = /^[\p{Pe}\p{Pf}.,!?:;…%°。、，！？：；]+$/u;

const isLatin = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

/** Most words of an hour's talk are, and need no closer look. */
function isPlainWord(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isLatin(text.charCodeAt(i))) return false;
  return text !== '';
}

/** Whether there is a letter, a digit or a mark of one in it. */
export const hasLetters = (text: string): boolean => isLatin(text.charCodeAt(0)) || LETTER.test(text);

/** Letters, marks and digits alone, in lower case: what two writings of the same words have in common. */
export const lettersOf = (text: string): string =>
  isPlainWord(text) ? text.toLowerCase() : (text.match(LETTERS) ?? []).join('').toLowerCase();

export const countLetters = (text: string): number => {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return count + (text.slice(i).match(LETTERS) ?? []).reduce((sum, run) => sum + run.length, 0);
    if (isLatin(code)) count++;
  }
  return count;
};

/** Words, roughly: a letter of a script without blanks is half of one. */
const countSpoken = (text: string): number => {
  const letters = countLetters(text);
  return NO_BLANK_BETWEEN_WORDS.test(text) ? letters / 2 : letters / 4.7;
};

const UNITS = [1, 1e-3, 1e-6, 1e-7, 1e-9];
/** What counters of programs count besides: parts of a second, samples of sound. */
const RATIOS = [1e3, 16_000, 44_100, 48_000, 1e6, 1e7, 1e9];
/** Pieces that are enough to tell how fast somebody speaks. */
const SAMPLE = 5000;
/** Seconds that a word takes in talk, pauses included. */
const A_WORD = 0.36;

const median = (numbers: number[]): number | null => {
  if (numbers.length === 0) return null;
  const sorted = Float64Array.from(numbers).sort();
  return sorted[sorted.length >> 1] ?? null;
};

/**
 * Seconds in a unit of the times of a list, judged by all of it: people speak about three words a second, whatever the
 * program counts in. `duration`: the recording's length as the file gives it, in seconds or in the list's own unit.
 * Null: it cannot be told.
 */
export function judgeUnit(
  pieces: readonly { text: string; start: number | null; end: number | null }[],
  duration: number | null,
): number | null {
  const last = pieces.reduce((most, p) => Math.max(most, p.end ?? p.start ?? 0), 0);
  if (duration !== null && duration > 0) {
    const ratio = RATIOS.find((r) => last > duration * r * 0.5 && last < duration * r * 1.1);
    if (ratio !== undefined) return 1 / ratio;
  }
  const paces: number[] = [];
  const step = Math.max(1, Math.floor(pieces.length / SAMPLE));
  for (let i = 0; i < pieces.length; i += step) {
    const p = pieces[i];
    const words = p ? countSpoken(p.text) : 0;
    if (!p || words < 0.2 || p.start === null) continue;
    const until = p.end ?? pieces[i + 1]?.start ?? null;
    if (until !== null && until > p.start) paces.push((until - p.start) / words);
  }
  const pace = median(paces);
  if (pace === null) return null;
  let best = 1;
  for (const unit of UNITS)
    if (Math.abs(Math.log((pace * unit) / A_WORD)) < Math.abs(Math.log((pace * best) / A_WORD))) best = unit;
  return best;
}

/** Who speaks at a second, by spans in the order of their starts; null in a gap of more than a second. */
export function sayerAt(spans: readonly SayerSpan[], seconds: number): string | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= seconds + 0.01) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= Math.max(0, low - 8); i--) {
    const span = spans[i];
    if (span && span.end >= seconds - 0.01) return span.sayer;
  }
  const [before, after] = [spans[low - 1], spans[low]];
  const sinceBefore = before ? seconds - before.end : Number.POSITIVE_INFINITY;
  const untilAfter = after ? after.start - seconds : Number.POSITIVE_INFINITY;
  if (Math.min(sinceBefore, untilAfter) > 1) return null;
  return (sinceBefore <= untilAfter ? before : after)?.sayer ?? null;
}

/** Whether the pieces bring their own blanks, as parts of words do: then nothing is put between them. */
const bringBlanks = (pieces: readonly Piece[]): boolean => {
  let blanks = 0;
  for (const p of pieces) if (p.text.trim() !== p.text) blanks++;
  return blanks > pieces.length / 10;
};

/**
 * Whether an entry begins with a blank, or the one before ends with one: where none does, a new entry is a new word.
 */
const blanksBetweenGroups = (pieces: readonly Piece[]): boolean => {
  let starts = 0;
  let blanks = 0;
  let before: Piece | null = null;
  for (const p of pieces) {
    if (before && before.group !== p.group) {
      starts++;
      if (/^\s/.test(p.text) || /\s$/.test(before.text)) blanks++;
    }
    before = p;
  }
  return blanks > starts / 2;
};

/** SentencePiece and its kin write the blank before a word as a letter of its own. */
const withBlanks = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce((count, p) => (p.text.startsWith('▁') ? count + 1 : count), 0) > pieces.length / 10
    ? pieces.map((p) => ({ ...p, text: p.text.replaceAll('▁', ' ') }))
    : pieces;

function blankBetween(before: Piece, after: Piece, quoteOpen: boolean): boolean {
  if (after.attaches === 'previous' || after.attaches === 'both') return false;
  if (before.attaches === 'next' || before.attaches === 'both') return false;
  if (isPlainWord(before.text) && isPlainWord(after.text)) return true;
  const left = before.text.trim();
  const right = after.text.trim();
  if (/^["']$/.test(left)) return !quoteOpen;
  if (/^["']$/.test(right)) return !quoteOpen;
  if (OPENS.test(left) || CLOSES.test(right)) return false;
  return !(BEGINS_WITHOUT_BLANK.test(right) && ENDS_WITHOUT_BLANK.test(left));
}

/** Of tokens that bring their own blanks, those that are only a part of a word. */
export function partsOfWords(pieces: readonly Piece[]): string[] {
  const tokens = withBlanks(pieces);
  if (!bringBlanks(tokens)) return [];
  const goesOn = tokens.map(({ text }, i) => {
    const before = tokens[i - 1]?.text ?? ' ';
    return /^[\p{L}\p{N}\p{M}]/u.test(text) && /[\p{L}\p{N}\p{M}]$/u.test(before);
  });
  return tokens.flatMap(({ text }, i) => (goesOn[i] || goesOn[i + 1] ? [text] : []));
}

/** A cue is closed at the end of a sentence, or where it is longer than this. */
const LONG_CUE = 90;
const ENDS_SENTENCE = /[.!?…。！？]["'”’」』)\]]*$/u;
const PAUSE = 2;

/**
 * Single words, parts of words and marks of punctuation as pieces of about a line. Blanks stand where the pieces have
 * them; where they have none at all, between words and not before a comma.
 */
export function joinTokens(tokens: readonly Piece[]): Piece[] {
  const pieces = withBlanks(tokens);
  const own = bringBlanks(pieces);
  const apart = own && !blanksBetweenGroups(pieces);
  const lines: Piece[] = [];
  let open: Piece | null = null;
  let before: Piece | null = null;
  let parts: string[] = [];
  let length = 0;
  /** What a piece without letters or a time goes with. */
  let quoteOpen = false;
  const close = (): void => {
    if (open) lines.push({ ...open, text: parts.join('') });
    open = null;
    parts = [];
    length = 0;
  };
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const plain = isPlainWord(piece.text);
    const spoken = plain || hasLetters(piece.text);
    const blank = own
      ? /^\s/.test(piece.text) ||
        /\s$/.test(parts.at(-1) ?? ' ') ||
        (apart && before !== null && before.group !== piece.group)
      : before === null || blankBetween(before, piece, quoteOpen);
    if (!plain && /^["']$/.test(piece.text.trim())) quoteOpen = !quoteOpen;
    // A word is never cut, whoever is said to speak its second half.
    if (open && spoken && (blank || BEGINS_WITHOUT_BLANK.test(piece.text))) {
      const sayer = piece.sayer ?? (open as Piece).sayer;
      const pause = piece.start !== null && before?.end != null && piece.start - before.end > PAUSE;
      const last = parts.at(-1)?.trim() ?? '';
      const whole = ENDS_SENTENCE.test(last) || (last === '' && ENDS_SENTENCE.test(parts.at(-2)?.trim() ?? ''));
      if (sayer !== (open as Piece).sayer || whole || pause || length > LONG_CUE) close();
    }
    if (!open) {
      open = { ...piece, text: '', ...(blank || lines.length === 0 ? {} : { glued: true }) };
      if (!own || !spoken) quoteOpen = false;
    } else {
      const line: Piece = open;
      if (piece.start !== null) line.start ??= piece.start;
      if (piece.end !== null) line.end = piece.end;
      line.sayer ??= piece.sayer;
      if (blank && (!own || !(/^\s/.test(piece.text) || /\s$/.test(parts.at(-1) ?? '')))) parts.push(' ');
    }
    const text = own ? piece.text : piece.text.trim();
    parts.push(text);
    length += text.length;
    if (text.trim() !== '') before = piece;
  }
  close();
  return lines.filter((l) => l.text.trim() !== '');
}

interface Anchor {
  /** Index of the piece of text, and the offset of the letter in it. */
  piece: number;
  at: number;
  token: Piece;
}

/**
 * Finds each token in the texts by its letters alone, so that punctuation, capitals and blanks may differ. Where words
 * differ too, it goes on after them. Time grows with the length of both. `share`: of the shorter one's letters.
 */
function findTokens(texts: readonly Piece[], tokens: readonly Piece[]): { anchors: Anchor[]; share: number } {
  let letters = '';
  const runs: string[] = [];
  /** For each piece, the number of letters before it, and for each letter its offset in the piece. */
  const starts: number[] = [];
  const offsets: Int32Array[] = [];
  for (const p of texts) {
    starts.push(letters.length);
    const places: number[] = [];
    const found: string[] = [];
    for (const m of p.text.matchAll(LETTERS)) {
      // Some capitals have no small letter of the same length: those keep theirs.
      const low = m[0].toLowerCase();
      const run = low.length === m[0].length ? low : m[0];
      found.push(run);
      for (let i = 0; i < run.length; i++) places.push(m.index + i);
    }
    runs.push(found.join(''));
    letters += runs.at(-1) ?? '';
    offsets.push(Int32Array.from(places));
  }
  // A flat copy: what is glued together piece by piece is slow to look into.
  letters = Buffer.from(letters, 'utf16le').toString('utf16le');
  const wanted = tokens.map((t) => lettersOf(t.text));
  const total = wanted.reduce((sum, w) => sum + w.length, 0);
  const anchors: Anchor[] = [];
  let at = 0;
  let piece = 0;
  let matched = 0;
  let misses = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const word = wanted[i] ?? '';
    if (!token || word === '') continue;
    let place = letters.startsWith(word, at) ? at : -1;
    if (place < 0) {
      // Some words on, where this one and the next ones follow one another again.
      const ahead = (word + (wanted[i + 1] ?? '') + (wanted[i + 2] ?? '')).slice(0, 60);
      const within = Math.min(400, 60 + misses * 20);
      const window = letters.slice(at, at + within + ahead.length);
      const found = ahead.length >= 6 || i + 1 >= tokens.length ? window.indexOf(ahead) : -1;
      if (found >= 0) place = at + found;
    }
    if (place < 0) {
      misses++;
      continue;
    }
    misses = 0;
    matched += word.length;
    at = place + word.length;
    while (piece + 1 < texts.length && (starts[piece + 1] ?? 0) <= place) piece++;
    anchors.push({ piece, at: offsets[piece]?.[place - (starts[piece] ?? 0)] ?? 0, token });
  }
  return { anchors, share: matched / Math.max(1, Math.min(letters.length, total)) };
}

/** At least this share of the letters has to be found again. */
const ENOUGH = 0.8;
/** Characters of text after which a further time is worth a cut. */
const WORTH_A_CUT = 60;

/**
 * Cuts texts where their words, known from a list of tokens, change their sayer, and where a sentence begins; each part
 * has the time of its first word. What the texts know themselves stands. Null: they are not the same words.
 */
export function cutByTokens(texts: readonly Piece[], tokens: readonly Piece[]): Piece[] | null {
  const { anchors, share } = findTokens(texts, tokens);
  if (share < ENOUGH) return null;
  const known = texts.some((t) => t.sayer !== null);
  const out: Piece[] = [];
  let next = 0;
  let sayer: string | null = null;
  for (const [i, whole] of texts.entries()) {
    let from = 0;
    let part: Piece = { ...whole, sayer: known ? whole.sayer : sayer };
    let empty = true;
    const close = (to: number): void => {
      const text = whole.text.slice(from, to);
      if (text.trim() !== '') out.push({ ...part, text });
      from = to;
    };
    for (; anchors[next]?.piece === i; next++) {
      const { at, token } = anchors[next] as Anchor;
      if (!known && token.sayer !== null) sayer = token.sayer;
      const mine = known ? whole.sayer : sayer;
      let cut = at;
      while (cut > from && OPENS_OR_QUOTE.test(whole.text.charAt(cut - 1))) cut--;
      const before = whole.text.slice(Math.max(from, cut - 8), cut);
      const changes = mine !== part.sayer;
      const sentence = cut - from > WORTH_A_CUT && token.start !== null && ENDS_SENTENCE.test(before.trimEnd());
      const long = cut - from > WORTH_A_CUT * 3 && token.start !== null && /\s$/.test(before);
      if (!empty && (changes || sentence || long)) {
        close(cut);
        part = { text: '', start: token.start, end: token.end, sayer: mine };
        if (!/\s$/.test(before) && !/^\s/.test(whole.text.slice(cut, cut + 1))) part.glued = true;
      } else if (empty) {
        part = { ...part, start: part.start ?? token.start, sayer: mine };
      }
      empty = false;
      if (token.end !== null) part.end = token.end;
    }
    close(whole.text.length);
  }
  return out;
}

/** Pieces as cues; `line` is that of the file on which the list begins. */
export const asCues = (pieces: readonly Piece[], line: number): Cue[] =>
  pieces.map(({ start, end, sayer, text, glued, line: own }) => ({
    start,
    end,
    label: sayer,
    text,
    line: own ?? line,
    ...(glued ? { glued } : {}),
  }));
