import type { Aside } from '../account.ts';
import { type Caption, captionTime, readCaptions, timingOf } from '../captions.ts';
import type { Format } from '../draft.ts';

const ARROW = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)/;

const timing = (line: string) => timingOf(line, [ARROW], true);
const isTiming = (line: string | undefined): boolean => line !== undefined && timing(line) !== null;

/** Webex writes who speaks behind the number of each cue: `7 "Ruth Abara" (3945876)`. */
const NUMBER_AND_NAME = /^\s*\d{1,6}\s+"([^"\n]{1,80})"(?:\s*\(\d{1,20}\))?\s*$/;
const BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const VOICE = /<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>\n]{1,200})>/g;

/**
 * WebVTT (https://www.w3.org/TR/webvtt1/): voices `<v Name>`, several in one cue too; cue settings; inline times and
 * classes; NOTE, STYLE and REGION blocks are left out. Read leniently: comma for the point, no blank line between cues.
 */
export const vtt: Format = {
  name: 'WebVTT',
  recognises: ({ text }) => /^\s*WEBVTT(?:[^\S\n]|\n|$)/.test(text.slice(0, 200)),
  read(source) {
    const lines = source.text.split('\n');
    const captions: Caption[] = [];
    const left: Aside[] = [];
    const put = (kind: Aside['kind'], text: string | undefined): void => {
      left.push({ kind, text: text ?? '' });
    };
    let i = 0;
    /** Who the number of the next cue names. */
    let named: string | null = null;
    // The header: everything up to the first blank line or time.
    while (i < lines.length && lines[i]?.trim() === '') i++;
    while (i < lines.length && lines[i]?.trim() !== '' && !isTiming(lines[i])) put('header', lines[i++]);
    while (i < lines.length) {
      const line = lines[i] ?? '';
      if (line.trim() === '') {
        i++;
        continue;
      }
      if (BLOCK.test(line)) {
        while (i < lines.length && lines[i]?.trim() !== '' && !isTiming(lines[i]))
          put(line.startsWith('NOTE') ? 'note' : 'markup', lines[i++]);
        continue;
      }
      const times = timing(line);
      if (!times) {
        // A cue's identifier, or words that lost their time: those go on with the caption before.
        const isId = isTiming(lines[i + 1]);
        const last = captions.at(-1);
        named = isId ? (NUMBER_AND_NAME.exec(line)?.[1]?.trim() ?? null) : null;
        if (named !== null) put('label', named);
        if (isId) put('markup', line);
        else if (last) last.lines.push(line);
        else captions.push({ start: null, end: null, voice: null, lines: [line], line: source.linesBefore + i + 1 });
        i++;
        continue;
      }
      put('markup', line);
      i++;
      const caption: Caption = {
        start: captionTime(times[0]),
        end: captionTime(times[1]),
        voice: named,
        lines: [],
        line: source.linesBefore + i + 1,
      };
      named = null;
      while (i < lines.length && lines[i]?.trim() !== '' && !isTiming(lines[i])) {
        // An identifier right under a cue's words belongs to the next cue.
        if (isTiming(lines[i + 1]) && /^\s*[\w-]{1,40}\s*$/.test(lines[i] ?? '') && /\d/.test(lines[i] ?? '')) break;
        caption.lines.push(lines[i++] ?? '');
      }
      for (const part of splitVoices(caption)) captions.push(part);
      for (const [text] of caption.lines.join('\n').matchAll(VOICE)) {
        const name = text.search(/\s/);
        put('markup', text.slice(0, name));
        put('label', text.slice(name));
      }
    }
    const draft = readCaptions(captions, source);
    draft.left.push(...left);
    return draft;
  },
};

/** One caption for each voice in it. */
function splitVoices(caption: Caption): Caption[] {
  const text = caption.lines.join('\n');
  const voices = [...text.matchAll(VOICE)];
  if (voices.length === 0) return [caption];
  const parts: Caption[] = [];
  const lead = text.slice(0, voices[0]?.index ?? 0);
  if (lead.trim() !== '') parts.push({ ...caption, lines: lead.split('\n') });
  for (const [n, voice] of voices.entries()) {
    const from = voice.index + voice[0].length;
    const words = text.slice(from, voices[n + 1]?.index ?? text.length);
    parts.push({ ...caption, voice: (voice[1] ?? '').trim() || null, lines: words.split('\n') });
  }
  return parts;
}
