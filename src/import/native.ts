import { stringify } from 'yaml';
import type { Draft, DraftTurn } from '../episodes/draft.ts';
import type { Episode } from '../episodes/episode.ts';
import type { Header } from '../episodes/header.ts';
import { shortHash } from '../episodes/ids.ts';
import { looksLikeName } from '../episodes/labels.ts';
import type { Parsed } from '../episodes/read-episode.ts';
import { formatClock } from '../episodes/times.ts';

/** What the importer remembers of a file, in one line of its front matter. */
export interface Record {
  from: string;
  /** Hash of what it was made of. */
  source: string;
  /** Hash of the file as it was written, this line left out: another one now means that a person changed it since. */
  written: string;
  /** Hash of its words (`wordsMark`); null: it has too few to be recognised by, or an earlier version wrote it. */
  words: string | null;
}

const RECORD =
  /^imported: \{ from: ("(?:[^"\\]|\\.)*"), source: ([a-z0-9]{10}), written: ([a-z0-9]{10})(?:, words: ([a-z0-9]{10}))? \}\n/m;

/** The record in a file, and whether the file is still as it was written; null where there is none. */
export function readRecord(content: string): (Record & { untouched: boolean }) | null {
  const m = RECORD.exec(content.slice(0, 300_000));
  if (!m?.[1] || !m[2] || !m[3]) return null;
  try {
    const from = JSON.parse(m[1]) as string;
    return {
      from,
      source: m[2],
      written: m[3],
      words: m[4] ?? null,
      untouched: shortHash(content.replace(m[0], '')) === m[3],
    };
  } catch {
    return null;
  }
}

/** Puts the record into front matter that ends in `---`. */
function sign(content: string, { from, source, words }: Omit<Record, 'written'>): string {
  const end = content.indexOf('\n---\n', 3) + 1;
  const known = words === null ? '' : `, words: ${words}`;
  const line = `imported: { from: ${JSON.stringify(from)}, source: ${source}, written: ${shortHash(content)}${known} }\n`;
  return content.slice(0, end) + line + content.slice(end);
}

const INLINE = /[\\`*_~<&[\]|]/g;

/** Plain text so that Markdown reads the very same: nothing in it is a mark, and no line of it a label, a heading or a list. */
function escapePlain(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/\s*\n\s*/g, ' ')
        .trim()
        .replace(INLINE, '\\$&')
        .replace(/^[#>+=-]/, '\\$&')
        // A bullet cannot be escaped; what cannot be seen keeps it from being one.
        .replace(/^•/, '\u200b•')
        .replace(/^(\d{1,6})([.)])/, '$1\\$2')
        .replace(/^[^\n]{0,240}/, (head) => head.replaceAll(':', '\\:')),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A label that reads back as one: without marks, and with capitals where only they make a name of it. */
function labelFor(label: string): string {
  const name = label
    .replace(/[\\`*_~<>&[\]|:;!?"“”\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim();
  if (looksLikeName(name)) return name;
  const capitals = name
    .split(' ')
    .slice(0, 6)
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join(' ');
  return looksLikeName(capitals) ? capitals : 'Unknown';
}

function renderTurn(turn: DraftTurn): string {
  const text = turn.markup === 'plain' ? escapePlain(turn.text) : turn.text.trim();
  const time = turn.seconds === null ? '' : `[${formatClock(turn.seconds)}]`;
  const name = turn.label === null ? '' : labelFor(turn.label);
  if (turn.voice !== 'speech') return text;
  if (name) return `**${time}${time ? ' ' : ''}${name}:** ${text}`;
  return time ? `**${time}** ${text}` : text;
}

/** The body of a file in the project's own format. */
export function renderBody(draft: Draft): string {
  if (draft.body !== undefined) return draft.body;
  const chapters = new Map<number, string[]>();
  for (const c of draft.chapters) {
    const title = `## ${c.seconds === null ? '' : `${formatClock(c.seconds)} `}${c.title}`;
    chapters.set(c.turn, [...(chapters.get(c.turn) ?? []), title]);
  }
  // Where some turns are named, one without a name and a time needs a label too, or it would be the speaker's before.
  const named = draft.turns.some((t) => t.label !== null);
  const blocks = draft.turns.flatMap((t, i) => [
    ...(chapters.get(i) ?? []),
    named && t.label === null && t.seconds === null && t.voice === 'speech'
      ? renderTurn({ ...t, label: 'Unknown' })
      : renderTurn(t),
  ]);
  return `${[...blocks, ...(chapters.get(draft.turns.length) ?? [])].join('\n\n')}\n`;
}

/** Which of the header's keys are worth a line, in this order. */
const KEYS = [
  'show',
  'number',
  'title',
  'date',
  'link',
  'media',
  'moment',
  'shifting',
  'kind',
  'speakers',
  'chapters',
  'soundbites',
  'attribution',
  'source',
] as const satisfies readonly (keyof Header)[];

const given = (value: unknown): boolean =>
  value !== null && value !== false && !(Array.isArray(value) && value.length === 0);

/** A title that only the source's name gave: the file written may have another name. */
function titleInName({ title, number, date }: Episode, written: string | null | undefined): string | null {
  return written || title === `Episode ${number}` || title === date ? null : title;
}

/**
 * The whole file: front matter as it came, with lines added for what is known from elsewhere, and the text as it came
 * (or, for captions and JSON, as turns).
 * @param episode what the source reads as: gives show and number, and who of the regulars speaks.
 */
export function renderEpisode(parsed: Parsed, episode: Episode, record: Omit<Record, 'written'>): string {
  const { header, draft, yaml, keys, regulars } = parsed;
  const listed = new Set(header.speakers.map((s) => s.name));
  const speaking = new Set(episode.speakers.map((s) => s.name));
  const known: Header = {
    ...header,
    show: episode.show || null,
    number: episode.number,
    kind:
      draft.kind === 'notes'
        ? 'notes'
        : draft.body === undefined
          ? 'transcript'
          : (header.kind ?? draft.header.kind ?? null),
    title:
      header.title ??
      (draft.body === undefined ? draft.header.title : null) ??
      titleInName(episode, draft.header.title),
    date: episode.date,
    media: episode.media,
    // Of some who are named beside others their own line stays; as a list of its own it would say that it is all.
    speakers: [
      ...header.speakers.filter((s) => !s.amongOthers),
      ...regulars.filter((r) => speaking.has(r.name) && !listed.has(r.name)),
    ],
  };
  const added: { [key: string]: unknown } = {};
  for (const key of KEYS) {
    if (keys.has(key) || !given(known[key])) continue;
    added[key] =
      key === 'speakers'
        ? known.speakers.map(({ name, role, aliases }) => ({
            name,
            ...(role ? { role } : {}),
            ...(aliases.length > 0 ? { aliases } : {}),
          }))
        : known[key];
  }
  const lines = Object.keys(added).length > 0 ? stringify(added, { lineWidth: 0 }) : '';
  const own = yaml === null || yaml.trim() === '' ? '' : yaml.endsWith('\n') ? yaml : `${yaml}\n`;
  // An `imported:` line in the source is another importer's run, not this one's.
  const front = `---\n${own.replace(RECORD, '')}${lines}---\n`;
  const body = renderBody(draft);
  return sign(`${front}${body.endsWith('\n') ? body : `${body}\n`}`, record);
}
