import { parse as parseToml } from 'smol-toml';
import { parseDocument, stringify } from 'yaml';
import * as z from 'zod';
import { deepestYaml, isNestedTooDeep, tokensOf } from '../yaml.ts';
import { dayOf } from './dates.ts';
import type { Problem } from './episode.ts';
import { durationOf, peopleOf, readForeignKeys } from './foreign-keys.ts';
import { emptyHeader, type Header, type HeaderSpeaker } from './header-facts.ts';
import { parseClock } from './times.ts';

const line = z.union([z.string(), z.number(), z.boolean()]).transform((v) => String(v).trim() || null);
const clock = z.union([
  z.number().nonnegative(),
  z.string().transform((v, ctx) => {
    const seconds = /^\d+(?:\.\d+)?$/.test(v) ? Number(v) : parseClock(v);
    if (seconds === null) ctx.addIssue({ code: 'custom', message: 'write seconds or h:mm:ss' });
    return seconds ?? 0;
  }),
]);
const url = z
  .string()
  .transform((v) => v.trim())
  .refine((v) => v === '' || /^https?:\/\/[^\s]+$/i.test(v), 'write a whole address, https://…')
  .transform((v) => v || null);
const speaker = z.union([
  z
    .string()
    .min(1)
    .transform((name): HeaderSpeaker => ({ name: name.trim(), aliases: [] })),
  z
    .object({
      name: z
        .string()
        .min(1)
        .transform((v) => v.trim()),
      role: z.string().nullish(),
      aliases: z
        .union([z.string().transform((v) => [v]), z.array(z.union([z.string(), z.number()]).transform(String))])
        .nullish(),
    })
    .transform(
      ({ name, role, aliases }): HeaderSpeaker => ({
        name,
        ...(role ? { role: role.trim() } : {}),
        aliases: aliases ?? [],
      }),
    ),
]);

/** How each key is read; a key that is not listed is left alone (other tools' keys are welcome). */
const FIELDS = {
  show: line,
  number: line,
  title: line,
  date: z.union([z.string(), z.number()]).transform((v, ctx) => {
    const day = dayOf(String(v));
    if (day === null) ctx.addIssue({ code: 'custom', message: 'write the date as 2022-09-15' });
    return day ?? '';
  }),
  link: url,
  media: url,
  moment: z
    .string()
    .refine(
      (v) => v.includes('{seconds}') || v.includes('{clock}'),
      'a pattern needs {seconds} or {clock}, as in {url}#t={seconds}',
    ),
  shifting: z.boolean(),
  machineMade: z.boolean(),
  attribution: line,
  source: line,
  kind: z.enum(['transcript', 'notes']),
  language: line,
  duration: z.union([z.string(), z.number()]).transform((v) => durationOf(v)),
  speakers: z.union([
    z.array(speaker),
    z.string().transform((v): HeaderSpeaker[] => (peopleOf(v) ?? [v.trim()]).map((name) => ({ name, aliases: [] }))),
  ]),
  chapters: z.array(
    z.union([
      z.object({ title: z.string(), start: clock.nullish().transform((v) => v ?? null) }),
      // `00:04:10.000 The boat`, as some site generators have it.
      z.string().transform((v) => {
        const [, at = '', title = v] = /^\s*([\d:.]{4,14})(\s.*)$/s.exec(v) ?? [];
        return { title: title.trim(), start: parseClock(at) };
      }),
    ]),
  ),
  soundbites: z.array(
    z.object({
      start: clock,
      duration: clock,
      title: z
        .string()
        .nullish()
        .transform((v) => v ?? null),
    }),
  ),
} satisfies Record<keyof Header, z.ZodType>;

/** Keys that are written otherwise than they are called here. */
const WRITTEN: Partial<Record<keyof Header, string>> = { machineMade: 'machine-made' };

const REMEDY: Partial<Record<keyof Header, string>> = {
  kind: 'write `kind: transcript` or `kind: notes`, or leave it out',
  shifting: 'write `shifting: true` or leave it out',
  machineMade: 'write `machine-made: true` or leave it out',
  speakers: 'write a list, e.g. `speakers: [{ name: Ada Lovelace, role: guest, aliases: [AL] }]`',
  chapters: 'write a list, e.g. `chapters: [{ title: Intro, start: 0:00 }]`',
  soundbites: 'write a list, e.g. `soundbites: [{ start: 12:30, duration: 20 }]`',
};

type LocalProblem = Omit<Problem, 'file'>;

/**
 * Reads YAML (front matter, a sidecar, a show's defaults). Never runs anything; `12:34` stays text; aliases are
 * bounded.
 * YAML that does not parse is an `error`; a field of the wrong shape is a `warning`, and counts as not there.
 * `keys`: all that stand in it, known here or not.
 * @param firstLine 1-based line of the file on which `yaml` begins.
 */
export function readHeader(
  yaml: string,
  firstLine: number,
): { fields: Partial<Header>; keys: Set<string>; problems: LocalProblem[] } {
  const problems: LocalProblem[] = [];
  const fields: Partial<Header> = {};
  const keys = new Set<string>();
  let value: unknown;
  const at = (offset: number): number => firstLine + (yaml.slice(0, offset).match(/\n/g)?.length ?? 0);
  const { tokens, mistake } = tokensOf(yaml);
  if (!mistake && isNestedTooDeep(tokens)) {
    problems.push({
      line: firstLine,
      what: `the front matter is nested more than ${deepestYaml} deep`,
      remedy: 'put text that begins with brackets or hyphens in double quotes',
      level: 'error',
    });
    return { fields, keys, problems };
  }
  // What the parser would draw of each mistake costs the square of their number; only the first one is told.
  const options = { schema: 'core', uniqueKeys: false, logLevel: 'silent', strict: true, prettyErrors: false } as const;
  const document = mistake ? null : parseDocument(yaml, options);
  const error = document?.errors[0];
  if (!document || error) {
    const { message = 'bad YAML' } = mistake ?? error ?? {};
    const what = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    problems.push({
      line: at(mistake?.offset ?? error?.pos[0] ?? 0),
      what: `the front matter is not valid YAML: ${what}`,
      remedy: 'put text with a colon, # or quotes in double quotes, and indent with spaces',
      level: 'error',
    });
    return { fields, keys, problems };
  }
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    problems.push({
      line: firstLine,
      what: `the front matter is not usable: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'write it without YAML aliases',
      level: 'error',
    });
    return { fields, keys, problems };
  }
  if (value === null || value === undefined) return { fields, keys, problems };
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push({
      line: firstLine,
      what: 'the front matter is not a list of `key: value` lines',
      remedy: 'start it with lines such as `title: …`',
      level: 'error',
    });
    return { fields, keys, problems };
  }
  const given = value as Record<string, unknown>;
  for (const key of Object.keys(given)) keys.add(key);
  for (const key of Object.keys(FIELDS) as (keyof Header)[]) {
    const written = WRITTEN[key] ?? key;
    const raw = Object.hasOwn(given, written) ? given[written] : undefined;
    if (raw === undefined || raw === null || raw === '') continue;
    const parsed = FIELDS[key].safeParse(raw);
    if (parsed.success) Object.assign(fields, { [key]: parsed.data });
    else {
      const row = yaml.split('\n').findIndex((l) => l.startsWith(`${written}:`));
      const issue = parsed.error.issues[0];
      problems.push({
        line: row < 0 ? firstLine : firstLine + row,
        what: `\`${written}\` is not as expected and was ignored`,
        remedy:
          REMEDY[key] ??
          (issue && issue.code === 'custom'
            ? issue.message
            : issue?.code === 'invalid_format'
              ? issue.message
              : `write \`${key}: …\` on one line, in quotes if it holds a colon`),
        level: 'warning',
      });
    }
  }
  const said = (key: string): boolean => given[key] !== undefined && given[key] !== null && given[key] !== '';
  const foreign = readForeignKeys(given, (key) => !said(key));
  Object.assign(fields, foreign.fields);
  for (const { key, remedy } of foreign.passedOver) {
    const row = yaml.split('\n').findIndex((l) => l.trimStart().startsWith(key));
    problems.push({
      line: row < 0 ? firstLine : firstLine + row,
      what: `\`${key}\` is not what its name says and was passed over`,
      remedy,
      level: 'warning',
    });
  }
  // Archives that transcribe other people's talks say who did (`transcript_by`): what stands below was spoken.
  if (!fields.kind && Object.keys(given).some((key) => /^transcri(?:pt|bed|ber)/i.test(key)))
    fields.kind = 'transcript';
  return { fields, keys, problems };
}

/** At most this much of a file is looked at for the end of its front matter. */
const LONGEST_FRONT_MATTER = 256 * 1024;

/** `key: …`; in TOML `key = …` or a table. */
const KEY_LINE = {
  '---': /^["']?[\w-]+["']?[^\S\n]*:(?:\s|$)/,
  '+++': /^(?:["']?[\w.-]+["']?[^\S\n]*=|\[[\w.-]+\])/,
};

/**
 * Splits front matter between `---` lines (YAML) or `+++` lines (TOML, given as the same in YAML) from the text below
 * it; `yaml` is null where there is none.
 */
export function splitFrontMatter(text: string): { yaml: string | null; body: string; linesBefore: number } {
  const none = { yaml: null, body: text, linesBefore: 0 };
  const lead = /^(?:[^\S\n]*\n)*(---|\+\+\+)[^\S\n]*\n/.exec(text.slice(0, 1000));
  const fence = lead?.[1] as keyof typeof KEY_LINE | undefined;
  if (!lead || !fence) return none;
  const head = text.slice(lead[0].length, lead[0].length + LONGEST_FRONT_MATTER);
  const end = (fence === '---' ? /^(?:---|\.\.\.)[^\S\n]*(?:\n|$)/m : /^\+\+\+[^\S\n]*(?:\n|$)/m).exec(head);
  if (!end || !beginsWithKey(head, fence)) return none;
  const yaml = fence === '---' ? head.slice(0, end.index) : yamlOfToml(head.slice(0, end.index));
  if (yaml === null) return none;
  const before = text.slice(0, lead[0].length + end.index + end[0].length);
  return { yaml, body: text.slice(before.length), linesBefore: before.match(/\n/g)?.length ?? 0 };
}

/** Null for what is no TOML: it is then a part of the text. */
function yamlOfToml(toml: string): string | null {
  try {
    // Dates, and numbers that JavaScript has no room for, become text.
    const json = JSON.stringify(parseToml(toml, { maxDepth: deepestYaml }), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    // JSON is YAML. Dotted keys nest too.
    if (isNestedTooDeep(tokensOf(json).tokens)) return null;
    const plain: unknown = JSON.parse(json);
    return stringify(plain, { lineWidth: 0 });
  } catch {
    return null;
  }
}

/**
 * Whether the first line that is neither blank nor a comment is a key's: without one, the fence is a rule in the text.
 */
function beginsWithKey(front: string, fence: keyof typeof KEY_LINE): boolean {
  const first = front.split('\n').find((row) => row.trim() !== '' && !row.trimStart().startsWith('#'));
  return first !== undefined && KEY_LINE[fence].test(first);
}

/** Later ones win, field by field; empty lists and nulls do not overwrite. */
export function mergeHeaders(...parts: Partial<Header>[]): Header {
  const header = emptyHeader();
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      Object.assign(header, { [key]: value });
    }
  }
  return header;
}
