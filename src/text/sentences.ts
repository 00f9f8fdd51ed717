/** A sentence of a turn's canonical text, without the white space around it. */
export interface Sentence {
  /** Code units of the text. */
  start: number;
  end: number;
  /** False for a piece of a run-on longer than `LONGEST` (mostly text without punctuation), cut where it hurts least. */
  whole: boolean;
}

/** Code units; a longer sentence is cut into pieces. */
const LONGEST = 700;
/** Pieces of a run-on are about this long. */
const PIECE = 320;
/** What a letter of Chinese, Japanese or Korean says beside one of others. */
const DENSE = 2.5;
const FIRST_DENSE = 0x2e80;

/** How many code units of other languages say as much as one of the sentence that begins here. */
export const scaleAt = (text: string, start: number): number => (text.charCodeAt(start) >= FIRST_DENSE ? DENSE : 1);

/** A quotation or bracket longer than this is taken for one that nobody closed. */
const LONGEST_QUOTATION = 420;

// A mark within a run begins nothing: looking for one at each of them would take the square of the run's length.
const END = /(?:(?<![.?!…])[.?!…]+["”’')\]»“«]*(?:[ \u00a0\u202f]»)?(?=\s|$)|[。！？｡؟।॥۔]+["”’」』）»]*)/gu;
/** These are followed by what they belong to. */
const LEADING_ABBREVIATION =
  /(?:^|[\s("“‘'[])(?:Drs?|Mrs?|Ms|Prof|St|Mt|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Rev|Hon|vs|[Ee]\.g|[Ii]\.e|[Cc]f|approx|[Ff]igs?|Nos?|pp?|ca|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;
/** "No." and months end sentences too; they lead only to a number. */
const NUMBERED_ABBREVIATION = /(?:^|\s)(?:Nos?|pp?|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;
/** Initials and dotted letters: the full stop ends a sentence only where a usual first word follows. */
const INITIALS = /(?:^|[\s("“‘'[])(?:\p{L}\.)*\p{Lu}$/u;
const COMPANY = /(?:^|\s)(?:Inc|Ltd|Corp|Co|Jr|Sr|a\.m|p\.m)$/u;
const FIRST_WORD =
  /^["“‘'([]*(?:The|This|That|These|Those|There|It|Its|It's|I|I'm|I've|We|We're|They|You|He|She|And|But|So|Or|If|In|On|At|As|For|When|What|Why|How|Who|Where|Then|Now|Yes|No|Yeah|My|Our|Your|His|Her|Their|A|An|Because|Not|Also|Well|Right|Okay|OK)(?![\p{L}\p{N}])/u;

/**
 * The sentences of a turn, in order. A quotation or bracket is never torn: what stands in it belongs to the sentence it
 * stands in. Written by hand and not with Intl.Segmenter (breaks at abbreviations) or sentencex (takes "for me." and
 * "at the time." for abbreviations and needs a binary for each platform). About 7 MB/s, so it is done for the turns that matter and not for an archive.
 */
export function sentencesOf(text: string, paragraphs: readonly number[] = []): Sentence[] {
  const sentences: Sentence[] = [];
  const unpunctuatedCase = !/\p{Lu}/u.test(text);
  let start = 0;
  const bounds = [...paragraphs.filter((at) => at > 0 && at < text.length), text.length];
  for (const [k, bound] of bounds.entries()) {
    const from = k === 0 ? 0 : bounds[k - 1]!;
    for (const end of endsWithin(text, from, bound, unpunctuatedCase)) {
      push(sentences, text, start, end);
      start = end;
    }
    const torn = bound < text.length && /^\s*\p{Ll}/u.test(text.slice(bound, bound + 8)) && !closes(text, start, bound);
    if (!torn) {
      push(sentences, text, start, bound);
      start = bound;
    }
  }
  return sentences;
}

/** True where a lossy mark was removed within the sentence or at its edge: it is not quoted. */
export function touchesGap(span: Pick<Sentence, 'start' | 'end'>, gaps: readonly number[]): boolean {
  return gaps.some((gap) => gap >= span.start && gap <= span.end);
}

function closes(text: string, start: number, end: number): boolean {
  return /[.?!…。！？｡؟।॥۔:]["”’')\]»“«」』）]*\s*$/u.test(text.slice(Math.max(start, end - 12), end));
}

/** Offsets after the last mark of each sentence that ends within [from, to). */
function endsWithin(text: string, from: number, to: number, lowerCase: boolean): number[] {
  const part = text.slice(from, to);
  const enclosed = enclosures(part);
  const ends: number[] = [];
  let last = 0;
  let next = 0;
  for (const match of part.matchAll(END)) {
    const at = match.index;
    const after = at + match[0].length;
    while (next < enclosed.length && enclosed[next]!.end <= at) next++;
    const inside = next < enclosed.length && enclosed[next]!.start < at && enclosed[next]!.end > after;
    if (inside || !endsSentence(part, last, at, after, match[0], lowerCase)) continue;
    ends.push(from + after);
    last = after;
  }
  return ends;
}

function endsSentence(
  text: string,
  start: number,
  at: number,
  after: number,
  mark: string,
  lowerCase: boolean,
): boolean {
  const follows = text.slice(after, after + 24).trimStart();
  if (follows === '') return true;
  if (!lowerCase && /^["“‘'([–—-]*\s*\p{Ll}/u.test(follows)) return false;
  if (/^[,;:)]/u.test(follows)) return false;
  if (mark.startsWith('...') || mark.startsWith('…')) {
    return !(text.slice(start, at).trim().split(/\s+/).length < 3 && /^I\b/.test(follows));
  }
  if (!mark.startsWith('.')) return true;
  const before = text.slice(Math.max(start, at - 12), at);
  if (LEADING_ABBREVIATION.test(before)) return NUMBERED_ABBREVIATION.test(before) && !/^\p{N}/u.test(follows);
  if (INITIALS.test(before)) return /(?:^|\s)I$/.test(before) || FIRST_WORD.test(follows);
  if (COMPANY.test(before)) return FIRST_WORD.test(follows);
  return true;
}

/** Quotations and brackets that are closed within reach, outermost only, in order. */
function enclosures(text: string): Pick<Sentence, 'start' | 'end'>[] {
  const found: Pick<Sentence, 'start' | 'end'>[] = [];
  let quote = -1;
  let opened = '';
  let bracket = -1;
  for (const match of text.matchAll(/["“”„«»「」『』()（）]/g)) {
    const at = match.index;
    const mark = match[0];
    if (mark === '(' || mark === '（') bracket = at;
    else if (mark === ')' || mark === '）') {
      if (bracket >= 0 && at - bracket <= LONGEST_QUOTATION) found.push({ start: bracket, end: at + 1 });
      bracket = -1;
    } else if (opens(text, at, mark, quote < 0 ? '' : opened)) {
      // 『』 stands within 「」.
      if (mark === '『' && quote >= 0 && opened === '「') continue;
      quote = at;
      opened = mark;
    } else if (!(mark === '』' && opened === '「')) {
      if (quote >= 0 && at - quote <= LONGEST_QUOTATION) found.push({ start: quote, end: at + 1 });
      quote = -1;
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reach = -1;
  return found.filter((span) => {
    if (span.start < reach) return false;
    reach = span.end;
    return true;
  });
}

/** `open`: the mark of a quotation that is still open, or nothing. German closes with what English opens with. */
function opens(text: string, at: number, mark: string, open: string): boolean {
  if (mark === '„' || mark === '「' || mark === '『') return true;
  if (mark === '”' || mark === '」' || mark === '』') return false;
  if (mark === '“') return open !== '„';
  if (mark === '«') return open !== '»';
  if (mark === '»') return open === '' && (at === 0 || /[\s(]/.test(text[at - 1]!)) && /\S/.test(text[at + 1] ?? ' ');
  const before = text[at - 1];
  const after = text[at + 1];
  return (before === undefined || /[\s([–—-]/.test(before)) && after !== undefined && !/\s/.test(after);
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (start === end) return;
  const scale = scaleAt(text, start);
  if ((end - start) * scale <= LONGEST) {
    sentences.push({ start, end, whole: true });
    return;
  }
  while ((end - start) * scale > LONGEST) {
    const cut = start + bestCut(text.slice(start, start + Math.floor(LONGEST / scale)), PIECE / scale);
    push(sentences, text, start, cut);
    const piece = sentences.at(-1)!;
    piece.whole = false;
    start = cut;
    while (start < end && /\s/.test(text[start]!)) start++;
  }
  sentences.push({ start, end, whole: false });
}

/** Where to cut a run-on: the break nearest to `PIECE`, a strong one if there is one. */
function bestCut(text: string, piece: number): number {
  for (const pattern of [
    /[;:–—]\s|\s[-–—]\s|\.\.\.\s/gu,
    /,\s(?=(?:and|but|so|because|then|or|which)\s)/gu,
    /\s(?=(?:and|but|so|because|then)\s)/gu,
    /,\s|[、，；：،؛]/gu,
    /\s/gu,
  ]) {
    let best = -1;
    for (const match of text.matchAll(pattern)) {
      const at = match.index + match[0].length;
      if (at > piece / 3 && (best < 0 || Math.abs(at - piece) < Math.abs(best - piece))) best = at;
    }
    if (best > 0) return best;
  }
  const cut = Math.floor(piece);
  // Never between the halves of a character.
  return /[\ud800-\udbff]/.test(text[cut - 1] ?? '') ? cut + 1 : cut;
}
