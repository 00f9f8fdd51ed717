import { type Cue, joinCues } from './cues.ts';
import { type Draft, emptyDraft, type Source } from './draft.ts';
import { decodeEntities } from './entities.ts';
import { readLabel } from './label-head.ts';
import { judgeLabels, knownLabels } from './label-judge.ts';
import type { Row } from './labels.ts';
import { isNotAPerson } from './labels.ts';
import { isSaid, isTypeIn } from './said-tags.ts';
import { patternOf } from './word-sets.ts';

const { raw } = String;

/** A caption as its file has it: one or more lines of text between two times. */
export interface Caption {
  start: number | null;
  end: number | null;
  /** Who the file's own notation says speaks (`<v Ann>`); null where it has none. */
  voice: string | null;
  lines: string[];
  /** 1-based line in the file of the first line of text. */
  line: number;
}

/**
 * A line of two clocks that a word processor, a translator or a hand left something else between than `-->`: `—>`, `→`,
 * `--&gt;`, `=>`, or nothing.
 */
const CLOCK = raw`(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,:]\d{1,6})?)`;
const JOINT = raw`((?:[^\p{L}\p{N}\n]|&gt;|&#62;){1,12}|[^\S\n]+to[^\S\n]+)`;
const TIMING = patternOf('u', raw`^\s*`, CLOCK, JOINT, CLOCK, raw`(?=\s|$)`);
/** All that may stand behind them, or it is something said. */
const SETTINGS = /^(?:[^\S\n]+[A-Za-z]\w{0,20}:\S{1,40}){0,8}\s*$/u;
/** What can hardly be meant for a range of the clock that somebody names. */
const ARROWLIKE = /[>→⟶➔➜⇒⟩›»]|&gt;|&#62;/;

/**
 * Start and end of a line of timing; null where it is none. `exact`: as the format has it. `anyJoint`: whatever stands
 * between two clocks, in a file that can only hold captions.
 */
export function timingOf(line: string, exact: readonly RegExp[], anyJoint: boolean): [string, string] | null {
  for (const one of exact) {
    const found = one.exec(line);
    if (found) return [found[1] ?? '', found[2] ?? ''];
  }
  const [whole, start, joint, end] = TIMING.exec(line) ?? [];
  if (whole === undefined || start === undefined || joint === undefined || end === undefined) return null;
  return SETTINGS.test(line.slice(whole.length)) && (anyJoint || ARROWLIKE.test(joint)) ? [start, end] : null;
}

const TAG = /<\/?(?:[a-z][a-z0-9]*(?:[.\s][^<>\n]{0,300})?|\d[\d:.]*)>/gi;
const POSITION = /\{\\[^{}\n]{1,80}\}|\[br\]/g;
const DASH = /^\s*[-–—]\s*(?=[\p{L}\p{N}"“¿¡'‘([♪])/u;

const isOfWords = (line: string, at: number, tag: string): boolean => isSaid(line, at, tag) || isTypeIn(line, at, tag);

/** Takes a caption's own marks off a line: tags, inline times, positions, character references. */
export function captionText(line: string): string {
  return decodeEntities(
    line
      .replace(TAG, (tag, at: number) => (isOfWords(line, at, tag) ? tag : ''))
      .replace(POSITION, (mark) => (mark === '[br]' ? ' ' : ''))
      .replace(/\\[Nh]/g, ' '),
  );
}

/**
 * Takes out what rolling captions repeat: each shows the line before again, above the new one (YouTube's automatic
 * captions, in WebVTT and in what is made of it). Only files that do so throughout are touched.
 */
export function unroll(captions: Caption[]): { captions: Caption[]; repeated: string[] } {
  const key = (line: string): string => captionText(line).replace(/\s+/g, ' ').trim();
  let rolls = 0;
  let pairs = 0;
  let shown: string[] = [];
  for (const c of captions) {
    const lines = c.lines.map(key).filter(Boolean);
    if (lines.length === 0) continue;
    const first = lines[0] ?? '';
    if (shown.length > 0 && (lines.length > 1 || shown.length > 1 || first.length > 20)) {
      pairs++;
      if (shown.at(-1) === first || (first.length > 20 && first.startsWith(`${shown.join(' ')} `))) rolls++;
    }
    shown = lines;
  }
  if (pairs < 3 || rolls < pairs * 0.4) return { captions, repeated: [] };
  const repeated: string[] = [];
  const out: Caption[] = [];
  shown = [];
  for (const c of captions) {
    let lines = c.lines.filter((l) => key(l) !== '');
    const keys = lines.map(key);
    let overlap = 0;
    for (let n = Math.min(keys.length, shown.length); n > 0 && overlap === 0; n--) {
      if (shown.slice(-n).every((s, i) => s === keys[i])) overlap = n;
    }
    const before = shown.join(' ');
    if (keys.length > 0) shown = keys;
    if (overlap > 0) {
      for (const line of lines.slice(0, overlap)) repeated.push(line);
      lines = lines.slice(overlap);
    } else if (before && keys.join(' ').startsWith(`${before} `)) {
      // The same caption, grown by some words.
      repeated.push(before);
      lines = [keys.join(' ').slice(before.length + 1)];
    }
    if (lines.length > 0) out.push({ ...c, lines });
    else {
      const last = out.at(-1);
      if (last && c.end !== null) last.end = Math.max(last.end ?? 0, c.end);
    }
  }
  return { captions: out, repeated };
}

/** The voice's name where it begins the words once more: `<v Ann>Ann: …`. */
function voiceIn(text: string, voice: string | null): string {
  const label = voice === null ? null : readLabel(text);
  return label?.name && label.name === voice ? label.raw : '';
}

/** Makes turns of captions: voices, `Name:` and `>>` inside the text, dashes for two speakers in one caption. */
export function readCaptions(captions: Caption[], { header }: Source): Draft {
  const draft = emptyDraft('transcript');
  const rolled = unroll(captions);
  for (const text of rolled.repeated) draft.left.push({ kind: 'repeat', text });
  for (const { lines } of rolled.captions)
    for (const raw of lines)
      for (const { 0: text, index } of [...raw.matchAll(TAG), ...raw.matchAll(POSITION)])
        if (!isOfWords(raw, index, text)) draft.left.push({ kind: 'markup', text });
  const voiced = rolled.captions.some((c) => c.voice !== null);
  const known = knownLabels(header.speakers);
  const items = rolled.captions.flatMap((c) =>
    c.lines.map((raw, i) => {
      const whole = captionText(raw);
      const again = voiced && i === 0 ? voiceIn(whole, c.voice) : '';
      if (again !== '') draft.left.push({ kind: 'label', text: again });
      const text = whole.slice(again.length);
      const label = voiced ? null : readLabel(text);
      // A time inside a caption's text is somebody saying so.
      const row: Row = {
        text,
        label: label && /^(?:time|letter|line)$/.test(label.shape) ? null : label,
        afterBlank: i === 0,
        code: false,
      };
      return { caption: c, row, first: i === 0, offset: i };
    }),
  );
  const isLabel = judgeLabels(
    items.map((i) => i.row),
    known,
    'transcript',
  );
  const dashes =
    rolled.captions.filter((c) => c.lines.length > 1 && c.lines.every((l) => DASH.test(captionText(l)))).length > 0;
  const cues: Cue[] = [];
  let speaking: string | null = null;
  for (const { caption, row, first, offset } of items) {
    let text = row.text;
    let turn = false;
    if (voiced) speaking = caption.voice;
    else if (row.label && isLabel(row)) {
      draft.left.push({ kind: 'label', text: row.label.raw });
      text = row.label.rest;
      turn = true;
      speaking = row.label.name !== null && isNotAPerson(row.label.name) ? null : row.label.name;
    } else if (dashes && DASH.test(text)) {
      text = text.replace(DASH, '');
      turn = true;
      speaking = null;
    }
    const last = cues.at(-1);
    if (!first && !turn && last) last.text += `\n${text}`;
    else
      cues.push({ start: caption.start, end: caption.end, label: speaking, turn, text, line: caption.line + offset });
  }
  draft.turns = joinCues(cues);
  return draft;
}

/**
 * `1:02:03.456`, `02:03,4`, `62.5`: the times of caption files, which are laxer than those of transcripts. Seconds or
 * null.
 */
export function captionTime(text: string): number | null {
  const m = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,6}))?$|^(\d{1,7}(?:\.\d+)?)s?$/.exec(text.trim());
  if (!m) return null;
  if (m[5] !== undefined) return Number(m[5]);
  return Number(m[1] ?? 0) * 3600 + Number(m[2]) * 60 + Number(m[3]) + (m[4] ? Number(`0.${m[4]}`) : 0);
}
