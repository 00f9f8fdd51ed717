import { canonicalText } from '../canonical.ts';
import { type Cue, joinCues } from '../cues.ts';
import { type Draft, type DraftTurn, emptyDraft, type Format, type Source } from '../draft.ts';
import { foldWords } from '../ids.ts';
import { readLabel } from '../label-head.ts';
import { beginsWithTime, judgeLabels, knownLabels } from '../label-judge.ts';
import type { Row } from '../labels.ts';
import { isAdvert, isAudience, isNotAPerson } from '../labels.ts';
import { withoutCallouts } from '../text/callouts.ts';
import { withoutStamps } from '../text/chats.ts';
import { withUsualClocks } from '../text/clocks.ts';
import { withoutDocumentHead } from '../text/document-heads.ts';
import { withoutMargins } from '../text/margins.ts';
import { FENCE, headingOf, readRows } from '../text/rows.ts';
import { readTables } from '../text/tables.ts';
import { withoutTags } from '../text/tags.ts';
import { formatClock, parseClock } from '../times.ts';
import { toolLines } from '../tool-lines.ts';
import { anyOf, patternOf } from '../word-sets.ts';

const { raw } = String;

const BOLD_LINE = /^\s{0,3}(?:\*\*|__)([^*_][^*]{0,120}?)(?:\*\*|__)\s*$/;
const RULE = /^\s{0,3}(?:(?:[-*_]\s*){3,}|={3,})$/;
const BULLET = /^\s*[-*+•]\s+/;
const QUOTE = /^\s{0,3}>\s?(?!>)/;
const SECTION = /^\s*(?:\*\*|__)?\\?\[\s*([A-Z][A-Z0-9 '’&.,:/-]{2,60})\s*\\?\](?:\*\*|__)?\s*$/;
/** `[A headline](https://…)` or an address, and nothing else. */
const LINK_ALONE = /^\s{0,3}(?:\[([^[\]]{1,200})\]\(<?https?:[^()\s]{1,500}>?\)|<?https?:\/\/[^\s<>]{1,500}>?)\s*$/i;
const NAMES_ITSELF = /^(?:full |interview |episode )?transcript(?:ion)?:?$/i;
const ATTRIBUTION = /[—–―]\s*([\p{Lu}][^\n—–―.!?]{1,59})$/u;
/** What leads into words that somebody wrote or said elsewhere: "…, in which he stated". */
const LEADS_IN = patternOf(
  'i',
  raw`(?<![-–])\b`,
  anyOf(`
    stated?|states|wrote|writes|written|said|says|asks|asked|argued|argues|claims|claimed|puts? it|noted|notes|explains
    explained|declared|quoted?`),
  raw`(?: (?:that|this|thus|as follows|the following|in it|there))?\s*[:,–—-]?$`,
);
/** Text without labels is cut into turns of at least this many words, at the end of a paragraph. */
const LONG_TURN = 600;

const countWords = (s: string): number => s.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The outermost two lines at the top and the bottom of each page, where form feeds part the pages. */
function firstAndLastOfPages(rows: Row[]): Set<number> {
  const found = new Set<number>();
  let page: number[] = [];
  let pages = 0;
  const close = (): void => {
    for (const i of [...page.slice(0, 2), ...page.slice(-2)]) found.add(i);
    page = [];
    pages++;
  };
  for (const [i, row] of rows.entries()) {
    if (row.text.includes('\f')) close();
    if (row.text.replaceAll('\f', '').trim() !== '') page.push(i);
  }
  close();
  return pages > 1 ? found : new Set();
}

/** Rows that a page's edge left in the text: running headers, footers, page numbers. By row number. */
function pageEdges(rows: Row[]): Set<number> {
  const edges = new Set<number>();
  const shapes = new Map<string, number[]>();
  const page = firstAndLastOfPages(rows);
  for (const [i, row] of rows.entries()) {
    const t = row.text.replaceAll('\f', '').trim();
    if (t === '' || t.length > 100) continue;
    const telling =
      /©|\(c\) ?\d{4}|all rights reserved|^page \d+|\bpage \d+ of \d+$|^\d{1,4} ?(?:\/|of) ?\d{1,4}$/i.test(t);
    if (!telling && !page.has(i) && !(row.afterBlank && /^[-–— ]*\d{1,4}[-–— ]*$/.test(t))) continue;
    const shape = t.replace(/\d+/g, '0');
    const list = shapes.get(shape) ?? [];
    list.push(i);
    shapes.set(shape, list);
  }
  for (const [shape, list] of shapes) {
    if (list.length < 3) continue;
    if (/^[-–— ]*0[-–— ]*$/.test(shape)) {
      const numbers = list.map((i) => Number(rows[i]?.text.match(/\d+/)?.[0] ?? 0));
      if (!numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0))) continue;
    }
    for (const i of list) edges.add(i);
  }
  return edges;
}

/** Paragraphs that only repeat the front matter: the show's name, the title, the date. */
function repeatsHeader(paragraph: string, { show, title, number, date }: Source['header']): boolean {
  if (paragraph.length > 200) return false;
  const folded = foldWords(paragraph);
  const name = (s: string | null): string => foldWords(s ?? '');
  const wholes = [
    name(show),
    name(title),
    `episode ${name(number)}`,
    `${name(number)} ${name(title)}`,
    `episode ${name(number)} ${name(title)}`,
    `${name(show)} ${name(title)}`,
    `${name(show)} ${name(number)}`,
    `${name(show)} episode ${name(number)}`,
  ];
  if (folded !== '' && wholes.some((w) => w === folded)) return true;
  if (!date || !/\d{4}/.test(paragraph) || paragraph.length > 40) return false;
  const parsed = Date.parse(`${paragraph.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1').trim()} UTC`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 10) === date;
}

const escapeCode = (line: string): string => line.replace(/[\\`*_~[\]<>&!(]/g, '\\$&');

function sectionTitle(marker: string): string {
  const lower = marker.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/**
 * Transcripts and notes as Markdown or plain text, in the shapes that shows publish:
 * `**Name:** …`, `**[00:01:02] AB:** …`, `[00:01:02] Name: …`, `Name: …`, `NAME (00:01:02): …`, `Name [01:02:03]` or
 * `Name: 00:01:02` on a line of its own, `[SPEAKER_00]: …`, `[01:02] …`, `01:02` on a line of its own, `>> …`,
 * `<nick> …`, `Q: …`. Headings, `[INTERVIEW]` and lines in bold are chapters. Text with none of these is read as
 * notes, or as a transcript by nobody in particular when it is long or says so.
 */
export const text: Format = {
  name: 'text',
  recognises: () => true,
  read(source) {
    const { header } = source;
    const draft = emptyDraft('transcript');
    draft.body = source.text;
    const headed = withoutDocumentHead(source.text.split('\n'));
    const called = withoutCallouts(headed.lines);
    const bare = withoutMargins(called.lines);
    const sent = withoutStamps(bare.lines);
    const clocks = withUsualClocks(sent.lines);
    const untagged = withoutTags(clocks.lines);
    const { lines, left } = readTables(untagged.lines);
    for (const one of [headed, called, bare, sent, clocks, untagged, { left }])
      for (const aside of one.left) draft.left.push(aside);
    const rows = readRows(lines);
    const known = knownLabels(header.speakers);
    const tool = toolLines(rows);
    Object.assign(draft.header, headed.header, tool.header);
    for (const i of tool.lines) Object.assign(rows[i] ?? {}, { label: null });
    const isLabel = judgeLabels(rows, known, header.kind);
    const edges = new Set([...pageEdges(rows), ...tool.lines]);
    const labelled = rows.some((row) => isLabel(row));
    draft.kind = header.kind ?? (labelled || countWords(source.text) >= 1500 ? 'transcript' : 'notes');
    if (draft.kind === 'notes') readNotes(draft, rows, edges, source);
    else if (isCaptionLike(rows, isLabel)) readTimedLines(draft, rows, isLabel, edges, source);
    else readTurns(draft, rows, isLabel, edges, source);
    return draft;
  },
};

/**
 * Short lines, most of them with a time and without a name: captions in another dress, where sentences run across
 * lines.
 */
function isCaptionLike(rows: Row[], isLabel: (row: Row) => boolean): boolean {
  const timed = rows.filter(beginsWithTime);
  const named = timed.filter((row) => isLabel(row) && row.label?.name != null).length;
  const others = rows.filter((row) => isLabel(row) && row.label?.shape !== 'time').length - named;
  const filled = rows.filter((row) => row.text.trim() !== '' && headingOf(row.text) === null).length;
  const isSure = timed.every((row) => row.label?.strength === 'strong') || timed.length >= filled / 2;
  if (timed.length < 4 || !isSure || named >= timed.length / 2 || timed.length < others * 2) return false;
  if (named + others > 0 && timed.length < filled / 2 - others) return false;
  if (timed.some((row) => row.label?.raw.trimStart().startsWith('*'))) return false;
  return rows.reduce((sum, r) => sum + countWords(r.text), 0) / timed.length < 40;
}

/**
 * Of the labels of a file, at most so many may name who spoke last, for its lines without one to be the last
 * speaker's.
 */
const MOST_REPEATED = 0.1;
const LEAST_NAMED = 0.1;

/**
 * Whether who is named speaks until somebody else is: several take turns, and hardly anybody is named twice in a row.
 */
function isCarriedOn(names: readonly string[], lines: number): boolean {
  const repeated = names.filter((name, i) => name === names[i - 1]).length;
  return new Set(names).size > 1 && names.length >= lines * LEAST_NAMED && repeated <= names.length * MOST_REPEATED;
}

function readTimedLines(
  draft: Draft,
  rows: Row[],
  isLabel: (row: Row) => boolean,
  edges: Set<number>,
  { linesBefore, header }: Source,
): void {
  const timed = rows.filter(beginsWithTime).length;
  const names = rows.flatMap((row) => (isLabel(row) && row.label?.name ? [row.label.name] : []));
  // A name alone on its line heads all lines down to the next one.
  const heading = rows.every((row) => !isLabel(row) || !row.label?.name || row.label.rest.trim() === '');
  const carriedOn = heading || isCarriedOn(names, timed);
  /** What stands above the first time: the show's own words. */
  const before: { text: string; line: number }[] = [];
  let cues: Cue[] = [];
  let label: string | null = null;
  let fresh = false;
  let nobodys = 0;
  let firstOfNobody: number | null = null;
  const close = (): void => {
    draft.turns.push(...joinCues(cues, 'markdown'));
    cues = [];
  };
  for (const [i, row] of rows.entries()) {
    const line = linesBefore + i + 1;
    if (edges.has(i) || RULE.test(row.text)) {
      draft.left.push({ kind: edges.has(i) ? 'header' : 'markup', text: row.text });
      continue;
    }
    const title = headingOf(row.text)?.title;
    if (title !== undefined && !isLabel(row)) {
      close();
      const isTop = draft.turns.length === 0 && draft.chapters.length === 0 && !draft.header.title && !header.title;
      if (isTop) draft.header.title = canonicalText(title).text || null;
      else addChapter(draft, title);
      draft.left.push({ kind: isTop ? 'header' : 'heading', text: row.text });
      continue;
    }
    const own = isLabel(row) ? row.label : null;
    const found = own ?? (beginsWithTime(row) ? timeOf(row) : null);
    if (!found) {
      const last = cues.at(-1);
      if (row.text.trim() === '') continue;
      if (last && !fresh) last.text = last.text.trim() === '' ? row.text : `${last.text}\n${row.text}`;
      else if (label === null && draft.turns.length === 0 && cues.length === 0) before.push({ text: row.text, line });
      else cues.push({ start: null, end: null, label, text: row.text, line });
      fresh = false;
      continue;
    }
    draft.left.push({ kind: 'label', text: found.raw });
    const arrows = found.name === null ? readLabel(found.rest) : null;
    const inner = arrows?.shape === 'arrows' ? arrows : null;
    if (inner) draft.left.push({ kind: 'label', text: inner.raw });
    const name = found.name ?? inner?.name ?? null;
    if (name !== null) label = isNotAPerson(name) ? null : name;
    else if (inner || !(fresh || carriedOn)) label = null;
    const rest = inner?.rest ?? found.rest;
    fresh = name !== null && rest.trim() === '';
    if (fresh) continue;
    if (label === null && names.length > 0) {
      nobodys++;
      firstOfNobody ??= line;
    }
    cues.push({ start: found.seconds, end: null, label, text: rest, line, ...(inner ? { turn: true } : {}) });
  }
  close();
  const [above] = before;
  if (above) {
    const text = before.map((one) => one.text.replace(BULLET, '').replace(QUOTE, '')).join('\n\n');
    draft.turns.unshift({ label: null, seconds: null, text, markup: 'markdown', voice: 'notes', line: above.line });
    for (const chapter of draft.chapters) chapter.turn++;
  }
  if (names.length > 0 && nobodys > timed / 2)
    draft.problems.push({
      line: firstOfNobody,
      what: `most lines have a time but no name: ${nobodys} of ${timed} lines are nobody’s`,
      remedy: 'write the speaker’s name behind the time of each line, or wherever the speaker changes',
      level: 'warning',
    });
}

/** The time that a line begins with, when it is no label's. */
const timeOf = ({ label }: Row): Row['label'] => (label?.shape === 'time' ? label : (label?.otherwise ?? null));

/** A heading as a chapter that begins with the next turn, with its time where it has one. */
function addChapter(draft: Draft, title: string): void {
  const c = canonicalText(title);
  const lead = /^\(?((?:\d{1,3}:)?\d{1,2}:\d{2})\)?\s*(?:[-–—:]\s*)?(\S.*)$/.exec(c.text);
  const seconds = c.anchors[0]?.seconds ?? (lead?.[1] ? parseClock(lead[1]) : null);
  const name = seconds !== null && lead?.[2] ? lead[2] : c.text;
  if (name) draft.chapters.push({ title: name, turn: draft.turns.length, seconds });
}

function readTurns(
  draft: Draft,
  rows: Row[],
  isLabel: (row: Row) => boolean,
  edges: Set<number>,
  source: Source,
): void {
  const anyLabel = rows.some((row) => isLabel(row));
  const named = rows.filter((row) => isLabel(row) && row.label?.name != null);
  // Of a talk, only questions may be labelled: what comes before and after them is the talk.
  const isTalk = named.length > 0 && named.every(({ label }) => label?.name != null && isAudience(label.name));
  let current: DraftTurn | null = null;
  let parts: string[] = [];
  let words = 0;
  let sponsor = false;
  let waitingTime: number | null = null;
  let seenLabel = false;
  const start = (label: string | null, seconds: number | null, line: number, advert = false): void => {
    current = {
      label,
      seconds,
      text: '',
      markup: 'markdown',
      voice: 'speech',
      line,
      ...(sponsor || advert ? { sponsor: true } : {}),
    };
  };
  const flush = (): void => {
    if (current && (parts.some((p) => p.trim() !== '') || current.label !== null)) {
      // What comes before the first label is the show's, unless it is long: then it is a transcript that starts
      // unlabelled.
      const preamble = anyLabel && !seenLabel && words < 250 && !(isTalk && source.header.speakers.length > 0);
      draft.turns.push({ ...current, text: parts.join('\n'), ...(preamble ? { voice: 'notes' as const } : {}) });
    }
    current = null;
    parts = [];
    words = 0;
  };
  let label: string | null = null;
  const chapter = (title: string): void => {
    flush();
    draft.left.push({ kind: 'heading', text: title });
    addChapter(draft, title);
  };
  let top = 0;
  for (const [i, row] of rows.entries()) {
    const line = source.linesBefore + i + 1;
    const t = row.text;
    if (t.trim() === '') {
      if (parts.length > 0) parts.push(t.includes('\f') ? '\f' : '');
      if (isTalk && label !== null && parts.some((part) => part.trim() !== '')) {
        flush();
        label = null;
      }
      continue;
    }
    if (row.code) {
      if (FENCE.test(t)) draft.left.push({ kind: 'markup', text: t });
      else {
        if (!current) start(label, null, line);
        parts.push(escapeCode(t));
      }
      continue;
    }
    if (edges.has(i)) {
      draft.left.push({ kind: 'header', text: t });
      continue;
    }
    if (row.label && isLabel(row)) {
      flush();
      const { rest, seconds, raw } = row.label;
      const name = row.label.name;
      draft.left.push({ kind: 'label', text: raw });
      label = name !== null && isNotAPerson(name) ? null : name;
      seenLabel = true;
      start(label, seconds ?? waitingTime, line, name !== null && isAdvert(name));
      waitingTime = null;
      let text = rest;
      // `**Ann:** **Ann:** …` says it twice.
      const again = name ? readLabel(rest) : null;
      if (again?.name && foldWords(again.name) === foldWords(name ?? '')) {
        draft.left.push({ kind: 'label', text: again.raw });
        text = again.rest;
      }
      parts = [text];
      continue;
    }
    if (row.label?.shape === 'time' && row.label.rest.trim() === '' && row.label.seconds !== null) {
      // A time alone on its line belongs to the label that follows, or to the words that do.
      const next = rows.slice(i + 1, i + 3).find((r) => r.text.trim() !== '');
      draft.left.push({ kind: 'label', text: t });
      if (next && isLabel(next) && next.label?.seconds === null) waitingTime = row.label.seconds;
      else if (current) parts.push(`[${formatClock(row.label.seconds)}]`);
      else start(label, row.label.seconds, line);
      continue;
    }
    if (row.afterBlank && (rows[i + 1]?.text.trim() ?? '') === '') {
      const link = LINK_ALONE.exec(t);
      if (link?.[1] && /\p{L}/u.test(link[1])) {
        chapter(link[1]);
        draft.left.push({ kind: 'markup', text: t });
        continue;
      }
      if (link || (!seenLabel && NAMES_ITSELF.test(t.trim()))) {
        draft.left.push({ kind: link ? 'markup' : 'heading', text: t });
        continue;
      }
    }
    const heading = headingOf(t);
    const section = heading ? null : SECTION.exec(t);
    const bold = heading || section ? null : BOLD_LINE.exec(t);
    if (heading) {
      if (
        heading.marks === '#' &&
        draft.turns.length === 0 &&
        !current &&
        !draft.header.title &&
        !source.header.title
      ) {
        draft.header.title = canonicalText(heading.title).text || null;
        draft.left.push({ kind: 'header', text: t });
      } else if (draft.turns.length === 0 && !current && repeatsHeader(heading.title, source.header)) {
        draft.left.push({ kind: 'header', text: t });
      } else chapter(heading.title);
      continue;
    }
    if (section) {
      const marker = section[1] ?? '';
      sponsor = /\b(?:SPONSOR|ADVERT|AD BREAK|COMMERCIAL|PROMO)/.test(marker);
      flush();
      draft.left.push({ kind: 'heading', text: t });
      if (sponsor) label = null;
      else if (!/^END|^(?:TRANSCRIPT )?ENDS?\b|^MUSIC|^LAUGHTER|^APPLAUSE|INAUDIBLE/.test(marker))
        draft.chapters.push({ title: sectionTitle(marker), turn: draft.turns.length, seconds: null });
      continue;
    }
    if (bold && row.afterBlank && (rows[i + 1]?.text.trim() ?? '') === '' && !/[.!?…,]$/.test(bold[1] ?? '')) {
      const title = bold[1] ?? '';
      const number = /^episode\s+#?(\d+)$/i.exec(title.trim())?.[1];
      if (number) {
        draft.header.number ??= number;
        draft.left.push({ kind: 'header', text: t });
      } else chapter(title);
      continue;
    }
    if (RULE.test(t)) {
      draft.left.push({ kind: 'markup', text: t });
      if (parts.length > 0) parts.push('');
      continue;
    }
    if (!seenLabel && top < 6 && repeatsHeader(t.trim(), source.header)) {
      draft.left.push({ kind: 'header', text: t });
      continue;
    }
    top++;
    const item = BULLET.exec(t)?.[0];
    const body = t.slice(item?.length ?? 0).replace(QUOTE, '');
    if (!current) start(label, null, line);
    if (item && parts.length > 0) parts.push('');
    // Long text without labels is cut where a paragraph begins.
    if (!anyLabel && row.afterBlank && words >= LONG_TURN && /^[\p{Lu}“"'\d]/u.test(body)) {
      flush();
      start(null, null, line);
    }
    parts.push(body);
    if (!seenLabel) words += countWords(body);
  }
  flush();
}

/** Notes: the show's words, except what it quotes: a block quote, or the paragraph after "…, in which he stated". */
function readNotes(draft: Draft, rows: Row[], edges: Set<number>, source: Source): void {
  interface Paragraph {
    text: string;
    quote: boolean;
    line: number;
  }
  const paragraphs: (Paragraph | { chapter: string })[] = [];
  let open: Paragraph | null = null;
  let top = 0;
  for (const [i, row] of rows.entries()) {
    const line = source.linesBefore + i + 1;
    const t = row.text;
    if (t.trim() === '' || RULE.test(t) || edges.has(i) || (row.code && FENCE.test(t))) {
      if (t.trim() !== '') draft.left.push({ kind: edges.has(i) ? 'header' : 'markup', text: t });
      open = null;
      continue;
    }
    const heading = row.code ? null : headingOf(t);
    if (heading) {
      const title = canonicalText(heading.title).text;
      open = null;
      if (repeatsHeader(title, source.header)) draft.left.push({ kind: 'header', text: t });
      else if (heading.marks === '#' && paragraphs.length === 0 && !source.header.title && !draft.header.title) {
        draft.header.title = title || null;
        draft.left.push({ kind: 'header', text: t });
      } else {
        draft.left.push({ kind: 'heading', text: t });
        if (title) paragraphs.push({ chapter: title });
      }
      continue;
    }
    if (
      top++ < 6 &&
      row.afterBlank &&
      (rows[i + 1]?.text.trim() ?? '') === '' &&
      repeatsHeader(t.trim(), source.header)
    ) {
      draft.left.push({ kind: 'header', text: t });
      continue;
    }
    const quote = !row.code && QUOTE.test(t);
    const item = row.code ? undefined : BULLET.exec(t)?.[0];
    const body = row.code ? escapeCode(t) : quote ? t.replace(QUOTE, '') : t.slice(item?.length ?? 0);
    if (!open || item || open.quote !== quote) {
      open = { text: body, quote, line };
      paragraphs.push(open);
    } else open.text += `\n${body}`;
  }
  let turn: DraftTurn | null = null;
  let before: Paragraph | null = null;
  const close = (): void => {
    if (turn) draft.turns.push(turn);
    turn = null;
  };
  for (const p of paragraphs) {
    if ('chapter' in p) {
      close();
      before = null;
      draft.chapters.push({ title: p.chapter, turn: draft.turns.length, seconds: null });
      continue;
    }
    const signed = p.quote ? ATTRIBUTION.exec(p.text) : null;
    const lead: string | null = before && LEADS_IN.test(before.text.trim()) ? before.text : null;
    before = p;
    if (p.quote && !signed && p.text.trim() === '') continue;
    if (p.quote || lead) {
      close();
      const author = signed?.[1] ?? (lead ? whoIsMeant(lead, source) : null);
      const words = signed ? p.text.slice(0, signed.index).trimEnd() : p.text;
      if (signed && words.trim() === '') {
        // The signature on a line of its own, under the quotation.
        const last = draft.turns.at(-1);
        if (last?.voice === 'quoted') last.label ??= author;
        continue;
      }
      if (signed) draft.left.push({ kind: 'label', text: signed[0] });
      draft.turns.push({
        label: author,
        seconds: null,
        text: words,
        markup: 'markdown',
        voice: 'quoted',
        line: p.line,
      });
      continue;
    }
    if (turn) turn.text += `\n\n${p.text}`;
    else turn = { label: null, seconds: null, text: p.text, markup: 'markdown', voice: 'notes', line: p.line };
  }
  close();
}

/**
 * The one listed speaker whom a sentence names, by full name or by a part that is nobody else's; null when in doubt.
 */
function whoIsMeant(sentence: string, { header }: Source): string | null {
  const words = new Set(foldWords(sentence).split(' '));
  const named = header.speakers.filter((s) =>
    foldWords(s.name)
      .split(' ')
      .some((part) => part.length > 2 && words.has(part)),
  );
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}
