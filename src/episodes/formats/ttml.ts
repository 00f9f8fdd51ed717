import type { Aside } from '../account.ts';
import { type Format, UnreadableError } from '../draft.ts';
import { draftOfPieces } from '../from-pieces.ts';
import { countLetters, joinTokens, judgeUnit, type Piece } from '../pieces.ts';
import { sayerLabel } from '../record-lists.ts';
import { readTime } from '../times.ts';
import { elementsNamed, readXml, rootOf, textOf, wordsIn, type XmlElement } from '../xml.ts';

/** What a document says of its own clock. */
interface Clock {
  frames: number;
  ticks: number;
}

function clockOf({ attributes }: XmlElement): Clock {
  const [over = 1, under = 1] = (attributes.frameratemultiplier ?? '1 1').split(/[\s:]+/).map(Number);
  const frames = Number(attributes.framerate ?? 30) * (under > 0 ? over / under : 1) || 30;
  return { frames, ticks: Number(attributes.tickrate) || frames * Number(attributes.subframerate ?? 1) || 1 };
}

/** `12.5s`, `300f`, `42t`, `00:00:01:12`, and the bare `62.5` and `1:02.5` of Apple; seconds. */
function timeOf(text: string | undefined, clock: Clock): number | null {
  const value = text?.trim() ?? '';
  const counted = /^(\d+(?:\.\d+)?)([ft])$/.exec(value);
  if (counted) return Number(counted[1]) / (counted[2] === 'f' ? clock.frames : clock.ticks);
  const framed = /^(\d+):(\d\d):(\d\d):(\d+)(?:\.\d+)?$/.exec(value);
  if (framed) {
    const [hours = 0, minutes = 0, seconds = 0, frames = 0] = framed.slice(1).map(Number);
    return hours * 3600 + minutes * 60 + seconds + frames / clock.frames;
  }
  return readTime(value)?.value ?? null;
}

/** A time and that of the element around it, which it may be counted from. */
interface Timed {
  start: number | null;
  around: number;
}

/** Whether the times of a level are counted from those around them: else none begins before what it stands in. */
const areRelative = (all: readonly Timed[]): boolean => {
  const later = all.filter((t) => t.start !== null && t.around > 0.5);
  return later.filter((t) => (t.start ?? 0) < t.around - 0.05).length > later.length * 0.2;
};

interface Found extends Timed {
  element: XmlElement;
  end: number | null;
  sayer: string | null;
}

/**
 * TTML and its kin (DFXP, EBU-TT, the transcripts of Apple Podcasts): paragraphs with times, in them spans, each with a
 * time of its own where they are words; agents as speakers.
 */
export const ttml: Format = {
  name: 'TTML',
  recognises: ({ text }) => rootOf(text) === 'tt',
  read(source) {
    const { root, left } = readXml(source.text);
    const [document = root] = elementsNamed(root, 'tt');
    const clock = clockOf(document);
    const people = new Map<string, string>();
    for (const head of elementsNamed(document, 'head', 'metadata')) {
      for (const agent of elementsNamed(head, 'agent')) {
        const names = [...elementsNamed(agent, 'name')];
        const name = textOf(names.find((n) => n.attributes.type === 'full') ?? names[0] ?? agent).trim();
        if (agent.attributes.id && name) people.set(agent.attributes.id, name);
      }
      left.push({ kind: 'header', text: wordsIn(head) });
    }
    const [body] = elementsNamed(document, 'body');
    if (!body) throw new UnreadableError('there is no text in this TTML', null, 'export it again');
    const sayerOf = (element: XmlElement, around: string | null): string | null => {
      const id = element.attributes.agent?.trim().split(/\s+/)[0];
      return id === undefined ? around : sayerLabel(id, people);
    };
    const language = (element: XmlElement): string | undefined => element.attributes.lang;
    const paragraphs: Found[] = [];
    const collect = (element: XmlElement, from: number, sayer: string | null): void => {
      for (const child of element.children) {
        if (typeof child === 'string') continue;
        if (child.name === 'metadata') continue;
        const start = timeOf(child.attributes.begin, clock);
        const who = sayerOf(child, sayer);
        if (child.name !== 'p') collect(child, start ?? from, who);
        else {
          const lasts = timeOf(child.attributes.dur, clock);
          const end = timeOf(child.attributes.end, clock) ?? (lasts === null ? null : (start ?? from) + lasts);
          paragraphs.push({ element: child, start, end, around: from, sayer: who });
        }
      }
    };
    // The same words in several languages are said once.
    const divisions = body.children.filter((c): c is XmlElement => typeof c !== 'string' && language(c) !== undefined);
    const first = divisions[0] && language(divisions[0]);
    for (const other of divisions.filter((d) => language(d) !== first)) {
      left.push({ kind: 'repeat', text: wordsIn(other) });
      other.children = [];
    }
    collect(body, timeOf(body.attributes.begin, clock) ?? 0, sayerOf(body, null));
    const later = areRelative(paragraphs);
    const starts = paragraphs.map((p) => (p.start === null ? p.around || null : p.start + (later ? p.around : 0)));
    const pieces = paragraphs.flatMap((p, group) => {
      const start = starts[group] ?? null;
      const end = p.end === null ? null : p.end + (later && p.start !== null ? p.around : 0);
      return partsOf(p, start, end, group, clock, source.linesBefore, sayerOf, left);
    });
    const spans = pieces.flatMap((p) => (p.own ? [{ start: p.start, around: starts[p.group ?? 0] ?? 0 }] : []));
    if (areRelative(spans)) {
      for (const p of pieces) {
        if (!p.own) continue;
        const from = starts[p.group ?? 0] ?? 0;
        if (p.start !== null) p.start += from;
        if (p.end !== null) p.end += from;
      }
    }
    const said: Piece[] = pieces.map(({ own, ...piece }) => piece);
    scale(said, paragraphs);
    const letters = said.reduce((sum, p) => sum + countLetters(p.text), 0);
    const words = said.length > paragraphs.length && letters / said.length < 14;
    const draft = draftOfPieces(words ? joinTokens(said) : whole(said), source);
    for (const aside of left) draft.left.push(aside);
    return draft;
  },
};

/** The pieces of a paragraph: one, or one for each span with a time, and what stands between those. */
function partsOf(
  { element, sayer }: Found,
  start: number | null,
  end: number | null,
  group: number,
  clock: Clock,
  linesBefore: number,
  sayerOf: (element: XmlElement, around: string | null) => string | null,
  left: Aside[],
): (Piece & { own: boolean })[] {
  const pieces: (Piece & { own: boolean })[] = [];
  let free = true;
  const add = (text: string, time: { start: number; end: number | null } | null, who: string | null): void => {
    const last = pieces.at(-1);
    // A blank between two words belongs to the one before.
    if (last && time === null && (text.trim() === '' || (!last.own && last.sayer === who))) last.text += text;
    else if (time !== null || text !== '') {
      const own = time !== null;
      pieces.push({
        text,
        start: time?.start ?? (free ? start : null),
        end: time?.end ?? (own ? null : end),
        sayer: who,
        group,
        line: linesBefore + element.line,
        own,
      });
      free = false;
    }
  };
  const visit = (within: XmlElement, time: { start: number; end: number | null } | null, who: string | null): void => {
    const timedInside = [...elementsNamed(within, 'span')].some((s) => s.attributes.begin !== undefined);
    if (time !== null && !timedInside) {
      add(textOf(within), time, who);
      return;
    }
    for (const child of within.children) {
      if (typeof child === 'string') add(child.replace(/\s+/g, ' '), null, who);
      else if (child.name === 'br') add('\n', null, who);
      else if (child.name === 'metadata' || child.name === 'desc' || child.name === 'title')
        left.push({ kind: 'note', text: wordsIn(child) });
      else {
        const begin = timeOf(child.attributes.begin, clock);
        const until = timeOf(child.attributes.end, clock);
        visit(child, begin === null ? null : { start: begin, end: until }, sayerOf(child, who));
      }
    }
  };
  visit(element, null, sayer);
  const spoken = pieces.filter((p) => p.text.trim() !== '');
  if (spoken[0]?.start === null) spoken[0].start = start;
  return spoken;
}

/** Paragraphs that are not cut into words keep their lines, and lose the blanks around them. */
const whole = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((p) => ({ ...p, text: p.text.replace(/(?<![^\S\n])[^\S\n]*\n[^\S\n]*/g, '\n').trim() }));

/** Bare whole numbers may be thousandths; the pace of all of them tells. */
function scale(pieces: Piece[], paragraphs: readonly Found[]): void {
  if (paragraphs.length === 0 || !paragraphs.every((p) => /^\d+$/.test(p.element.attributes.begin ?? ''))) return;
  const unit = judgeUnit(pieces, null) ?? 1;
  for (const p of pieces) {
    if (p.start !== null) p.start *= unit;
    if (p.end !== null) p.end *= unit;
  }
}
