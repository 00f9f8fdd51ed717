import type { Aside } from '../account.ts';
import { captionTime } from '../captions.ts';
import { type Cue, joinCues } from '../cues.ts';
import { emptyDraft, type Format, UnreadableError } from '../draft.ts';
import { decodeEntities } from '../entities.ts';

type Fields = Record<string, unknown>;

const TEXT = [
  'body',
  'text',
  'transcript',
  'utf8',
  'content',
  'sentence',
  'line',
  'caption',
  'punctuated_word',
  'word',
  'value',
];
const START = [
  'startTime',
  'start',
  'start_time',
  'startSeconds',
  'begin',
  'from',
  'tStartMs',
  'startMs',
  'start_ms',
  'offset',
  'time',
  'ts',
  'timestamp',
];
const END = ['endTime', 'end', 'end_time', 'to', 'endMs', 'end_ms'];
const SPEAKER = [
  'speaker',
  'speakerName',
  'speaker_name',
  'speakerLabel',
  'speaker_label',
  'speaker_id',
  'name',
  'author',
  'user',
];
/** Looked into first, in this order: where a file holds both segments and single words, the segments carry the punctuation. */
const LISTS = [
  'segments',
  'utterances',
  'monologues',
  'chunks',
  'events',
  'transcription',
  'paragraphs',
  'captions',
  'cues',
  'sentences',
  'transcript',
  'results',
  'items',
  'words',
];
const DEEPEST = 8;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const pick = (o: Fields, keys: readonly string[]): unknown => {
  for (const key of keys) if (Object.hasOwn(o, key) && o[key] !== null && o[key] !== undefined) return o[key];
  return undefined;
};

function textOf(item: Fields): string | null {
  const direct = pick(item, TEXT);
  if (typeof direct === 'string') return direct;
  for (const key of ['segs', 'words', 'elements', 'tokens', 'sentences']) {
    const parts = item[key];
    if (!Array.isArray(parts)) continue;
    const texts = parts.filter(isFields).map((p) => pick(p, TEXT));
    // YouTube's and Rev's parts bring their own spaces; single words do not.
    const spaced = texts.some((t) => typeof t === 'string' && /^\s|\s$/.test(t));
    const joined = texts.filter((t) => typeof t === 'string').join(spaced ? '' : ' ');
    if (joined.trim() !== '') return joined;
  }
  return null;
}

/** Names and values of all fields, and the words that an item of the transcript holds a second time. */
function fieldsOf(
  value: unknown,
  list: ReadonlySet<unknown>,
  aside: Aside[],
  kind: Aside['kind'] = 'field',
  depth = 0,
): void {
  if (depth > DEEPEST * 4) return;
  if (Array.isArray(value)) {
    for (const v of value) fieldsOf(v, list, aside, kind, depth + 1);
  } else if (!isFields(value)) aside.push({ kind, text: String(value) });
  else {
    const said = list.has(value) ? textOf(value) : null;
    for (const [key, v] of Object.entries(value)) {
      aside.push({ kind: 'field', text: key });
      if (typeof v === 'string' && v === said) continue;
      // What the pieces of a whole text say is said already; outside the transcript it is the same text in one piece.
      const again =
        (said !== null && Array.isArray(v)) || (typeof v === 'string' && (TEXT.includes(key) || v.length > WHOLE));
      fieldsOf(v, list, aside, again ? 'repeat' : kind, depth + 1);
    }
  }
}
/** Characters from which a single value is taken for the whole transcript in one piece. */
const WHOLE = 2000;

function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value === 'string') return captionTime(value);
  if (Array.isArray(value)) return timeOf(value[0]);
  return null;
}

function speakerOf(item: Fields): string | null {
  const value = pick(item, SPEAKER);
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value === 'number') return `Speaker ${value}`;
  if (isFields(value)) return speakerOf(value);
  const first = Array.isArray(item.words) ? item.words.find(isFields) : undefined;
  return first && Object.hasOwn(first, 'speaker') ? speakerOf(first) : null;
}

/** The list in a document that holds the transcript: named as such, else the one with the most words. */
function findList(value: unknown, depth = 0): Fields[] | null {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    const items = value.filter(isFields);
    if (items.length > 0 && items.some((i) => textOf(i) !== null)) return items;
    let best: Fields[] | null = null;
    for (const v of value.slice(0, 50)) {
      const found = findList(v, depth + 1);
      if (found && found.length > (best?.length ?? 0)) best = found;
    }
    return best;
  }
  if (!isFields(value)) return null;
  const keys = [
    ...LISTS.filter((k) => Object.hasOwn(value, k)),
    ...Object.keys(value)
      .filter((k) => !LISTS.includes(k))
      .slice(0, 200),
  ];
  for (const key of keys) {
    const found = typeof value[key] === 'object' ? findList(value[key], depth + 1) : null;
    if (found) return found;
  }
  return null;
}

/** JSON with its escapes undone, as far as they touch the count of words. */
const undoEscapes = (text: string): string =>
  text.replace(/\\(?:u([\da-fA-F]{4})|.)/gs, (_, code?: string) =>
    code === undefined ? ' ' : String.fromCharCode(Number.parseInt(code, 16)),
  );

function parse(text: string, linesBefore: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // One JSON document a line?
    const lines = text.split('\n').filter((l) => l.trim() !== '');
    if (lines.length > 1 && lines.every((l) => /^\s*\{.*\}\s*$/.test(l))) {
      try {
        return lines.map((l): unknown => JSON.parse(l));
      } catch {
        // It is not: the first fault says more.
      }
    }
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? text.split('\n').length : text.slice(0, Number(position)).split('\n').length;
    throw new UnreadableError(
      'it is not valid JSON (cut off, or edited by hand?)',
      line + linesBefore,
      'export it again',
    );
  }
}

/**
 * Transcripts as JSON: Podcasting 2.0 (`segments` of `speaker, startTime, endTime, body`), Whisper, whisperX and
 * whisper.cpp, YouTube's `json3`, and what speech services write: any list of objects with a text, a time and perhaps
 * a speaker. Times in milliseconds are told by their size.
 */
export const json: Format = {
  name: 'JSON',
  // JSON has no front matter: below some, a brace is only how somebody begins.
  recognises: ({ text, linesBefore }) =>
    linesBefore === 0 && /^\s*(?:\{\s*["}]|\[\s*(?:\{|\[\s*[{[]))/.test(text.slice(0, 2000)),
  read({ text, linesBefore }) {
    const document = parse(text, linesBefore);
    const list = findList(document);
    const draft = emptyDraft('transcript');
    draft.counted = undoEscapes(text);
    fieldsOf(document, new Set(list ?? [document]), draft.left);
    const fields = isFields(document) ? document : {};
    if (!list) {
      const whole =
        typeof fields.text === 'string'
          ? fields.text
          : typeof fields.transcript === 'string'
            ? fields.transcript
            : null;
      if (whole === null || whole.trim() === '')
        throw new UnreadableError(
          'there is no transcript in this JSON',
          null,
          'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT',
        );
      draft.turns = [
        {
          label: null,
          seconds: null,
          text: decodeEntities(whole),
          markup: 'plain',
          voice: 'speech',
          line: linesBefore + 1,
        },
      ];
      return draft;
    }
    let cues: Cue[] = [];
    let milliseconds = list.some((i) => 'tStartMs' in i || 'startMs' in i || 'start_ms' in i);
    for (const item of list) {
      const words = textOf(item);
      if (words === null || words.trim() === '') continue;
      // whisper.cpp: `offsets` in milliseconds beside `timestamps` as text.
      const stamps = isFields(item.timestamps) ? item.timestamps : item;
      const start = timeOf(pick(stamps, START));
      const range = item.timestamp;
      const end = Array.isArray(range) ? timeOf(range[1]) : timeOf(pick(stamps, END));
      const lasts =
        typeof item.dDurationMs === 'number'
          ? item.dDurationMs
          : typeof item.duration === 'number'
            ? item.duration
            : null;
      cues.push({
        start,
        end: end ?? (start !== null && lasts !== null ? start + lasts : null),
        label: speakerOf(item),
        text: words,
        line: linesBefore + 1,
      });
    }
    const words = cues.reduce((n, c) => n + c.text.trim().split(/\s+/).length, 0);
    const last = cues.reduce((n, c) => Math.max(n, c.start ?? 0), 0);
    // Nobody talks at half a minute a word.
    milliseconds ||= words >= 10 && last / words > 30;
    if (milliseconds)
      cues = cues.map((c) => ({
        ...c,
        start: c.start === null ? null : c.start / 1000,
        end: c.end === null ? null : c.end / 1000,
      }));
    draft.turns = joinCues(mergeWords(cues));
    return draft;
  },
};

/** Lists of single words (Podcasting 2.0 allows them) become cues of about a line. */
function mergeWords(cues: Cue[]): Cue[] {
  const single = cues.filter((c) => !/\S\s+\S/.test(c.text)).length;
  if (cues.length < 20 || single < cues.length * 0.8) return cues;
  const merged: Cue[] = [];
  for (const cue of cues) {
    const last = merged.at(-1);
    const follows =
      last &&
      last.label === cue.label &&
      last.text.length < 60 &&
      !/[.!?]["'”’]?$/.test(last.text) &&
      (cue.start ?? 0) - (last.end ?? cue.start ?? 0) < 2;
    if (!follows) merged.push({ ...cue, text: cue.text.trim() });
    else {
      last.text += /^[.,!?;:…%)\]]/.test(cue.text) ? cue.text.trim() : ` ${cue.text.trim()}`;
      last.end = cue.end ?? last.end;
    }
  }
  return merged;
}
