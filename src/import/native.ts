import { stringify } from 'yaml';
import type { Draft, DraftTurn } from '../episodes/draft.ts';
import type { Episode } from '../episodes/episode.ts';
import type { Header } from '../episodes/header-facts.ts';
import { shortHash } from '../episodes/ids.ts';
import { readLabel } from '../episodes/label-head.ts';
import { looksLikeName } from '../episodes/labels.ts';
import { type Parsed, readEpisode } from '../episodes/read-episode.ts';
import { formatClock } from '../episodes/times.ts';
import { patternOf } from '../episodes/word-sets.ts';

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

const HASH = '([a-z0-9]{10})';
const RECORD = patternOf(
  'm',
  String.raw`^imported: \{ from: ("(?:[^"\\]|\\.)*"), source: ${HASH}, written: ${HASH}(?:, words: ${HASH})? \}\n`,
);

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
  const written = shortHash(content);
  const line = `imported: { from: ${JSON.stringify(from)}, source: ${source}, written: ${written}${known} }\n`;
  return content.slice(0, end) + line + content.slice(end);
}

/** How much of a text is escaped: what would be read as a mark where it stands, or whatever could be one anywhere. */
type Care = 'usual' | 'utmost';

const COULD_BE_A_MARK = /[\\`*_~<&[\]|]/g;
/** At the beginning of a line: a heading, a quotation, a list, a rule, a fence, a table. */
const LINE_MARK = /^(?:#{1,6}\s|[>|]|[-+*•]\s|(?:[-*_]\s*){3,}$|={3,}$|```|~~~|\\?\[[A-Z][A-Z0-9 ]+\\?\]\s*$)/;
const INLINE_MARK = /\\(?=[!-/:-@[-`{-~])|`|\*+|_+|~~+|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)|\[/g;
const WORD = /[\p{L}\p{N}]/u;

/** One paragraph so that Markdown reads the very same words: a mark that would be taken for one gets a backslash. */
function escapeInline(text: string, care: Care): string {
  if (care === 'utmost') return text.replace(COULD_BE_A_MARK, '\\$&');
  const isLink = text.includes('](');
  // What has no partner is no mark.
  const several = (run: RegExp): boolean => (text.match(run)?.length ?? 0) > 1;
  const paired = { '`': several(/`+/g), '*': several(/\*+/g), _: several(/_+/g), '~': several(/~~+/g) };
  return text.replace(INLINE_MARK, (mark, at: number) => {
    const c = mark.charAt(0);
    if (c === '[') return isLink ? '\\[' : mark;
    if (!(c in paired)) return `\\${mark}`;
    if (!paired[c as keyof typeof paired]) return mark;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + mark.length)];
    const inWord = c === '_' && WORD.test(before) && WORD.test(after);
    const alone = c !== '`' && /^\s?$/.test(before) && /^\s?$/.test(after);
    return inWord || alone ? mark : mark.replace(/./g, '\\$&');
  });
}

/** The beginning of a line in other words: ever more of it escaped, the last time behind something that is not seen. */
function guards(line: string): string[] {
  const head = line.slice(0, 240).replaceAll(':', '\\:') + line.slice(240);
  // A bullet cannot be escaped.
  const first = /^[!-/:-@[-`{-~]/.test(line) && !line.startsWith('\\');
  return [line, head, ...(first ? [`\\${line}`, `\\${head}`] : []), `\u200b${head}`];
}

/** A text as paragraphs of Markdown. */
function escapePlain(text: string, care: Care, stands: (line: string, first: boolean) => boolean): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/(?<!\s)\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph, i) => {
      const candidates = guards(escapeInline(paragraph, care));
      const chosen = care === 'utmost' ? candidates.at(-1) : candidates.find((line) => stands(line, i === 0));
      return chosen ?? candidates.at(-1) ?? '';
    })
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

function renderTurn(turn: DraftTurn, care: Care): string {
  const time = turn.seconds === null ? '' : `[${formatClock(turn.seconds)}]`;
  const name = turn.label === null ? '' : labelFor(turn.label);
  const label =
    turn.voice !== 'speech' || (name === '' && time === '')
      ? ''
      : name
        ? `**${time}${time ? ' ' : ''}${name}:** `
        : `**${time}** `;
  const alone = label === '' ? null : readLabel(`${label}x`);
  /** Whether a line is read as the words that it is, behind its label or as the beginning of a paragraph. */
  const stands = (line: string, first: boolean): boolean => {
    if (!first || alone === null) {
      const found = LINE_MARK.test(line) ? null : readLabel(line);
      return !LINE_MARK.test(line) && (found === null || found.shape === 'line');
    }
    const read = readLabel(label + line);
    const again = name === '' ? null : readLabel(line);
    return (
      read !== null &&
      read.name === alone.name &&
      read.seconds === alone.seconds &&
      read.rest.trim() === line &&
      (again?.name == null || again.name.toLowerCase() !== name.toLowerCase())
    );
  };
  return label + (turn.markup === 'plain' ? escapePlain(turn.text, care, stands) : turn.text.trim());
}

/** The body of a file in the project's own format. */
function renderBody(draft: Draft, care: Care): string {
  if (draft.body !== undefined) return draft.body;
  const chapters = new Map<number, string[]>();
  for (const c of draft.chapters) {
    const title = `## ${c.seconds === null ? '' : `${formatClock(c.seconds)} `}${escapeInline(c.title, care)}`;
    chapters.set(c.turn, [...(chapters.get(c.turn) ?? []), title]);
  }
  // Where some turns are named, one without a name and a time needs a label too, or it would be the speaker's before.
  const named = draft.turns.some((t) => t.label !== null);
  const blocks = draft.turns.flatMap((t, i) => [
    ...(chapters.get(i) ?? []),
    named && t.label === null && t.seconds === null && t.voice === 'speech'
      ? renderTurn({ ...t, label: 'Unknown' }, care)
      : renderTurn(t, care),
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
function renderEpisode(
  parsed: Parsed,
  episode: Episode,
  record: Omit<Record, 'written'>,
  care: Care = 'usual',
): string {
  const { header, draft, yaml, keys, regulars } = parsed;
  const listed = new Set(header.speakers.map((s) => s.name));
  const speaking = new Set(episode.speakers.map((s) => s.name));
  const known: Header = {
    ...header,
    show: episode.show || null,
    number: episode.number,
    // A text that stays as it came is judged anew where it lies: only what was said of it is written down.
    kind: draft.body === undefined ? draft.kind : (header.kind ?? draft.header.kind ?? null),
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
  const body = renderBody(draft, care);
  return sign(`${front}${body.endsWith('\n') ? body : `${body}\n`}`, record);
}

/**
 * As `renderEpisode`, so that it reads back as the source does: captions and JSON change their dress. Where the usual
 * escapes do not bring that about, everything that could be a mark is escaped.
 * @param to path to write it to. `difference`: what reads otherwise all the same, or null.
 */
export function renderFaithfully(
  parsed: Parsed,
  episode: Episode,
  record: Omit<Record, 'written'>,
  to: string,
): { content: string; difference: string | null } {
  const render = (care: Care): { content: string; difference: string | null } => {
    const content = renderEpisode(parsed, episode, record, care);
    if (parsed.draft.body !== undefined) return { content, difference: null };
    const again = readEpisode(to, content);
    const difference = again.episode
      ? firstDifference(episode, again.episode)
      : (again.problems[0]?.what ?? 'it does not read');
    return { content, difference };
  };
  const usual = render('usual');
  return usual.difference === null ? usual : render('utmost');
}

/** What differs first between an episode as read from its source and from what was written for it; null: nothing. */
function firstDifference(a: Episode, b: Episode): string | null {
  for (let i = 0; i < Math.max(a.turns.length, b.turns.length); i++) {
    const [x, y] = [a.turns[i], b.turns[i]];
    if (!x || !y) return `${a.turns.length} turns became ${b.turns.length}`;
    if (x.text !== y.text) return `the words of turn ${i + 1} (line ${x.line})`;
    if (x.speaker !== y.speaker) return `the speaker of turn ${i + 1} (line ${x.line})`;
    if (x.start !== y.start && (x.start === null || y.start === null || Math.abs(x.start - y.start) > 0.001))
      return `the time of turn ${i + 1} (line ${x.line})`;
  }
  return null;
}
