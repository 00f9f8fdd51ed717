import { cutByTokens, hasLetters, joinTokens, lettersOf, type Piece, type SayerSpan, sayerAt } from './pieces.ts';
import { measure, type Reading } from './record-lists.ts';

/** Readings whose letters differ by less than this are the same words. */
const SAME = 0.97;
/** Fewer letters a piece than this, on average: single words, or parts of them. */
const A_SEGMENT = 9;

const isTokens = (r: Reading): boolean => r.pieces.length >= 3 && r.letters / r.pieces.length < A_SEGMENT;

/** Words with how often each stands there. */
function wordCounts(pieces: readonly Piece[]): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const p of pieces) {
    for (const word of p.text.split(/\s+/)) {
      const letters = lettersOf(word);
      if (letters === '') continue;
      counts.set(letters, (counts.get(letters) ?? 0) + 1);
      total++;
    }
  }
  return { counts, total };
}

/** The share of `a`'s words that stand in `b` too. */
function shared(a: ReturnType<typeof wordCounts>, b: ReturnType<typeof wordCounts>): number {
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return a.total === 0 ? 0 : common / a.total;
}

const same = (a: readonly Piece[], b: readonly Piece[]): boolean => {
  const [x, y] = [wordCounts(a), wordCounts(b)];
  return shared(x, y) > 0.9 && shared(y, x) > 0.9;
};
const namedShare = (pieces: readonly Piece[]): number =>
  pieces.filter((p) => p.sayer !== null).length / Math.max(1, pieces.length);

/** Where the times of a list begin anew: channels one after another, or all the words once more at the end. */
function passesOf(pieces: readonly Piece[]): Piece[][] {
  const passes: Piece[][] = [];
  let pass: Piece[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let group: number | undefined;
  for (const p of pieces) {
    const elsewhere = p.group !== group;
    group = p.group;
    if (p.start !== null && hasLetters(p.text)) {
      if (latest - p.start > (elsewhere ? 0.5 : 2) && (elsewhere || p.start < latest * 0.5)) {
        passes.push(pass);
        pass = [];
        latest = Number.NEGATIVE_INFINITY;
      }
      latest = Math.max(latest, p.start);
    }
    pass.push(p);
  }
  passes.push(pass);
  return passes.filter((one) => one.length > 0);
}

/** Whether the times of a list ever go back at all, which only few do. */
function goesBack(pieces: readonly Piece[]): boolean {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { start } of pieces) {
    if (start === null) continue;
    if (start < latest) return true;
    latest = start;
  }
  return false;
}

const ENDS_SENTENCE = /[.!?…。！？]["'”’」』)\]]*\s*$/u;
/** Seconds without a word after which somebody else may have the floor. */
const PAUSE = 0.7;

/** Several people's words, each in a list of their own, in the order of time: phrase by phrase, not word by word. */
function mergeByTime(passes: readonly Piece[][]): Piece[] {
  const phrases: { at: number; pieces: Piece[] }[] = [];
  for (const pass of passes) {
    let open: { at: number; pieces: Piece[] } | null = null;
    let before: Piece | null = null;
    for (const p of pass) {
      const apart =
        before === null ||
        (p.start !== null && before.end !== null && p.start - before.end > PAUSE) ||
        (ENDS_SENTENCE.test(before.text) && p.start !== null);
      if (!open || apart) {
        open = { at: p.start ?? phrases.at(-1)?.at ?? 0, pieces: [] };
        phrases.push(open);
      }
      open.pieces.push(p);
      before = p;
    }
  }
  return phrases.sort((a, b) => a.at - b.at).flatMap((p) => p.pieces);
}

/** Whether two lists share more than a little of the shorter one's stretch of time. */
function overlap(a: readonly Piece[], b: readonly Piece[]): boolean {
  const range = (pieces: readonly Piece[]): [number, number] => {
    const starts = pieces.flatMap((p) => (p.start === null ? [] : [p.start]));
    return starts.reduce(([from, to], t) => [Math.min(from, t), Math.max(to, t)], [Number.MAX_VALUE, 0]);
  };
  const [[a0, a1], [b0, b1]] = [range(a), range(b)];
  return Math.min(a1, b1) - Math.max(a0, b0) >= Math.min(a1 - a0, b1 - b0) / 5;
}

/**
 * A list in which the same words stand twice keeps them once; a list of several channels, one after another, is put in
 * the order of time. `repeated`: what was left out.
 */
function onePass(reading: Reading): { reading: Reading; repeated: Piece[] } {
  const passes = reading.timed < 0.5 || !goesBack(reading.pieces) ? [] : passesOf(reading.pieces);
  if (passes.length < 2 || passes.length > 50) return { reading, repeated: [] };
  let kept: Piece[][] = [];
  const repeated: Piece[] = [];
  for (const pass of passes) {
    const again = kept.length > 0 && same(kept.flat(), pass);
    const twin = again ? -1 : kept.findIndex((one) => same(one, pass));
    if (again && namedShare(pass) > namedShare(kept.flat())) {
      repeated.push(...kept.flat());
      kept = [pass];
    } else if (again || twin >= 0) repeated.push(...pass);
    else kept.push(pass);
  }
  if (kept.length > 1 && kept.every((pass, i) => i === 0 || overlap(kept[0] ?? [], pass))) {
    const nobody = namedShare(kept.flat()) < 0.1;
    if (nobody) kept = kept.map((pass, i) => pass.map((p) => ({ ...p, sayer: `Speaker ${i + 1}` })));
  }
  const pieces = kept.length > 1 ? mergeByTime(kept) : (kept[0] ?? []);
  return { reading: { ...reading, ...measure(reading.path, pieces, reading.rows) }, repeated };
}

/** What a document's lists say together. */
export interface Transcript {
  pieces: Piece[];
  /** The reading that the words are from. */
  words: Reading;
  /** Words that stand in it twice. */
  repeated: Piece[];
}

const LABEL_LINE = /^[^\n:.!?]{1,40}:\s/;

/** Whether most lines of a text begin with a name and a colon. */
export function labelled(pieces: readonly Piece[]): boolean {
  const lines = pieces.flatMap((p) => p.text.split('\n')).filter((l) => l.trim() !== '');
  return lines.filter((l) => LABEL_LINE.test(l)).length > lines.length / 2;
}

/** Captions as a whole, in a field. */
const isCaptions = (pieces: readonly Piece[]): boolean => /\d\s*-->\s*\d/.test(pieces[0]?.text.slice(0, 2000) ?? '');

/** Of readings with the same words: with punctuation, in sentences, with times, with people. */
function worth(r: Reading, mostMarks: number): number {
  return (
    (r.marks >= mostMarks * 0.8 ? 4 : 0) +
    (isTokens(r) ? 0 : 2) +
    (r.timed > 0.8 ? 2.5 : r.timed) +
    (r.named > 0.5 ? 1 : 0)
  );
}

function bestOf(readings: readonly Reading[]): Reading | null {
  const most = readings.reduce((n, r) => Math.max(n, r.letters), 0);
  const equal = readings.filter((r) => r.letters >= most * SAME);
  const marks = equal.reduce((n, r) => Math.max(n, r.marks), 0);
  let best: Reading | null = null;
  for (const r of equal) if (!best || worth(r, marks) > worth(best, marks)) best = r;
  return best;
}

const spansOf = (readings: readonly Reading[]): SayerSpan[] =>
  readings
    .filter((r) => r.named > 0.5 && r.timed > 0.5)
    .flatMap((r) =>
      r.pieces.flatMap(({ start, end, sayer }) =>
        start !== null && end !== null && sayer ? [{ start, end, sayer }] : [],
      ),
    )
    .sort((a, b) => a.start - b.start);

const withSpans = (pieces: readonly Piece[], spans: readonly SayerSpan[]): Piece[] => {
  let sayer: string | null = null;
  return pieces.map((p) => {
    if (p.sayer !== null || p.start === null) return p.sayer === null && p.start === null ? { ...p, sayer } : p;
    sayer = sayerAt(spans, p.end === null ? p.start : (p.start + p.end) / 2) ?? sayer;
    return { ...p, sayer };
  });
};

/**
 * Of all the lists of a document, the words from the one that keeps most of them without doubling any; what it does not
 * know of times and sayers, from the others that have the same words. Null: there are no words.
 */
export function transcriptOf(found: readonly Reading[], spans: readonly SayerSpan[]): Transcript | null {
  const repeated = new Map<Reading, Piece[]>();
  const readings = found
    .filter((r) => r.letters > 0)
    .map((r) => {
      const once = onePass(r);
      repeated.set(once.reading, once.repeated);
      return once.reading;
    });
  const lists = readings.filter((r) => r.pieces.length > 1 && (r.timed > 0.3 || r.named > 0.3));
  // With `Name:` before each line it is a list for the eye, of which there is one for programs.
  const texts = readings.filter(
    (r) => !lists.includes(r) && !(lists.length > 0 && (labelled(r.pieces) || isCaptions(r.pieces))),
  );
  const list = bestOf(lists);
  const text = bestOf(texts);
  const words = pickWords(list, text);
  if (!words) return null;
  const pieces = fill(words, readings, spans);
  // Where only ends are told, each begins with the end of the one before.
  if (pieces.every((p) => p.start === null))
    for (const [i, p] of pieces.entries()) if (p.end !== null) p.start = i === 0 ? 0 : (pieces[i - 1]?.end ?? null);
  return { pieces: pieces.filter((p) => p.text.trim() !== ''), words, repeated: repeated.get(words) ?? [] };
}

/** The whole text instead of the list, where it has words or punctuation that the list lacks. */
function pickWords(list: Reading | null, text: Reading | null): Reading | null {
  if (!list || !text) return list ?? text;
  const more = text.letters * SAME > list.letters;
  const better = text.letters >= list.letters * SAME && text.marks > list.marks * 1.5 + 1;
  if (!more && !better) return list;
  // Few words with times beside a long text are chapters, or what somebody marked in it.
  if (text.letters > list.letters * 4) return text;
  return cutByTokens(text.pieces, list.pieces) ? text : list;
}

function fill(words: Reading, readings: readonly Reading[], spans: readonly SayerSpan[]): Piece[] {
  const others = readings.filter((r) => r !== words);
  const allSpans = spans.length > 0 ? spans : spansOf(others);
  const needSayers = words.named < 0.5;
  const named = (r: Reading): Reading =>
    r.named < 0.5 && r.timed > 0.5 && spans.length > 0 ? { ...r, pieces: withSpans(r.pieces, spans), named: 1 } : r;
  if (isTokens(words)) {
    const tokens =
      needSayers && words.timed > 0.5 && allSpans.length > 0 ? withSpans(words.pieces, allSpans) : words.pieces;
    return joinTokens(carried(tokens));
  }
  const long = words.letters / words.pieces.length > 250;
  if (needSayers || words.timed < 0.8 || long) {
    const finer = others
      .filter(
        (r) =>
          r.pieces.length > words.pieces.length &&
          (r.timed > 0.5 || r.named > 0.5) &&
          r.letters > words.letters * 0.5 &&
          r.letters < words.letters * 1.6,
      )
      .map(named)
      .sort(
        (a, b) =>
          Number(b.named > 0.5) - Number(a.named > 0.5) || b.timed - a.timed || b.pieces.length - a.pieces.length,
      );
    for (const r of finer) {
      const cut = cutByTokens(words.pieces, carried(r.pieces));
      if (cut) return cut;
    }
  }
  return needSayers && allSpans.length > 0 ? withSpans(words.pieces, allSpans) : words.pieces;
}

/** A number or a mark that the service could not place goes with the words around it. */
function carried(tokens: readonly Piece[]): Piece[] {
  let sayer: string | null = null;
  return tokens.map((t) => {
    if (t.sayer !== null) sayer = t.sayer;
    return t.sayer === null && t.start === null ? { ...t, sayer } : t;
  });
}
