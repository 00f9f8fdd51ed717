import { type Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { isNestedTooDeep, tokensOf } from '../yaml.ts';
import { dayOf } from './dates.ts';
import type { Episode, Problem, Speaker, Turn } from './episode.ts';
import { foldWords, shortHash, speakerId } from './ids.ts';
import { linesAt } from './lines-at.ts';

/**
 * What was mended of names and facts, kept in one file beside the episodes, whose own files are never rewritten. The
 * words said, and the ids of episodes and quotes, stay as the files make them.
 */
export const CORRECTIONS_FILE = 'corrections.yaml';

/** Somebody is called otherwise (so, where another has that name, is the other), or has a role. */
export interface SpeakerCorrection {
  /** The name that is replaced, as the files, or changes before this one, give it. */
  speaker: string;
  name?: string | undefined;
  role?: string | undefined;
  /** Null: in every show. */
  show: string | null;
  when: string | null;
}

/** An episode's facts. Null: it has none. */
export interface EpisodeCorrection {
  /** `Episode.id`. */
  episode: string;
  /** Where it lay, which tells apart two files of one id. */
  file: string | null;
  title?: string | undefined;
  number?: string | null | undefined;
  date?: string | null | undefined;
  link?: string | null | undefined;
  when: string | null;
}

export type Correction = SpeakerCorrection | EpisodeCorrection;

export const isOfSpeaker = (one: Correction): one is SpeakerCorrection => 'speaker' in one;

/** A correction as it stands in the file. */
export interface Listed {
  /** Tells it from every other, and itself from what stands in its place after a change to the file. */
  id: string;
  correction: Correction;
}

/** What `/archive` does with the file. All reject with `UserError` where the file, or its folder, does not allow it. */
export interface Corrections {
  /** In the order in which they were made. */
  list(): Promise<Listed[]>;
  /** Resolves when it is kept; `served` when it is in what is answered from. */
  add(correction: Correction): Promise<{ served: Promise<void> }>;
  /** The one with that id, or the last; null where there is none. */
  undo(id: string | null): Promise<{ undone: Correction; served: Promise<void> } | null>;
}

const LONGEST = 200;
const words = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'it is empty').max(LONGEST, `it is longer than ${LONGEST} characters`));
const when = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const date = z.string().transform((value, ctx) => {
  const day = dayOf(value);
  if (day === null) ctx.addIssue({ code: 'custom', message: 'write the date as 2022-09-15' });
  return day ?? '';
});
const link = z
  .string()
  .trim()
  .regex(/^https?:\/\/\S+$/i, 'write a whole address, https://…')
  .max(500, 'it is longer than 500 characters');
const something = (keys: readonly string[]) => (value: object) =>
  keys.some((key) => (value as Record<string, unknown>)[key] !== undefined);

const ofSpeaker = z
  .object({
    speaker: words,
    name: words.optional(),
    role: words.optional(),
    show: words.nullish().transform((value) => value ?? null),
    when,
  })
  .refine(something(['name', 'role']), 'it has neither `name` nor `role`');
const ofEpisode = z
  .object({
    episode: words.pipe(z.string().regex(/^[a-z0-9]{1,12}$/, '`episode` is not an id as /archive writes it')),
    file: z
      .string()
      .nullish()
      .transform((value) => value ?? null),
    title: words.optional(),
    number: words.nullish(),
    date: date.nullish(),
    link: link.nullish(),
    when,
  })
  .refine(something(['title', 'number', 'date', 'link']), 'it has none of `title`, `number`, `date` and `link`');

/** @throws {z.ZodError} where it would not be read again from the file */
export const checkCorrection = (given: Correction): Correction =>
  isOfSpeaker(given) ? ofSpeaker.parse(given) : ofEpisode.parse(given);

export interface ReadCorrections {
  list: Listed[];
  problems: Omit<Problem, 'file'>[];
  /** To be written again with a change, comments kept; null where the file is too broken for that. */
  document: Document | null;
}

const REMEDY = 'mend or remove it; until then it counts for nothing, and the episodes are served without it';

/** Pure; never throws. What is wrong is named and left out. */
export function readCorrections(yaml: string): ReadCorrections {
  const broken = (line: number, what: string): ReadCorrections => ({
    list: [],
    problems: [{ line, what, remedy: REMEDY, level: 'warning' }],
    document: null,
  });
  const { tokens, mistake } = tokensOf(yaml);
  if (mistake) return broken(linesAt(yaml)(mistake.offset), `the corrections are not valid YAML: ${mistake.message}`);
  if (isNestedTooDeep(tokens)) return broken(1, 'the corrections are not as `/archive` writes them');
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    schema: 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    lineCounter: lines,
  });
  const fault = document.errors[0];
  if (fault)
    return broken(
      lines.linePos(fault.pos[0]).line,
      `the corrections are not valid YAML: ${fault.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
    );
  if (document.contents === null) return { list: [], problems: [], document };
  const changes = isMap(document.contents) ? document.get('changes', true) : undefined;
  if (!isSeq(changes)) return broken(1, 'there is no list `changes` in the corrections');
  const list: Listed[] = [];
  const problems: Omit<Problem, 'file'>[] = [];
  for (const [at, node] of changes.items.entries()) {
    const line = lines.linePos((node as { range?: [number, number, number] }).range?.[0] ?? 0).line;
    let value: unknown;
    try {
      value = isMap(node) ? node.toJS(document, { maxAliasCount: 50 }) : null;
    } catch {
      value = null;
    }
    const given = (value ?? {}) as object;
    const parsed = 'speaker' in given ? ofSpeaker.safeParse(given) : ofEpisode.safeParse(given);
    if (parsed.success)
      list.push({ id: `${at}-${shortHash(JSON.stringify(given), 8)}`, correction: parsed.data as Correction });
    else {
      const [issue] = parsed.error.issues;
      const where = issue?.path.length ? `\`${issue.path.join('.')}\`: ` : '';
      problems.push({
        line,
        what: `a correction is not as expected and was ignored: ${where}${issue?.message ?? 'it cannot be read'}`,
        remedy: REMEDY,
        level: 'warning',
      });
    }
  }
  return { list, problems, document };
}

type Known = Pick<Episode, 'id' | 'file' | 'show' | 'speakers' | 'asRead'>;

/** Which of the corrections change each file's episode, in their order; files that none changes are left out. */
export function correctionsOf(
  episodes: readonly Known[],
  corrections: readonly Correction[],
): Map<string, Correction[]> {
  const found = new Map<string, Correction[]>();
  if (corrections.length === 0) return found;
  const ids = new Map(episodes.map(({ file, id }) => [file, id]));
  const shows = corrections.map((one) => (isOfSpeaker(one) && one.show !== null ? foldWords(one.show) : null));
  for (const episode of episodes) {
    const { id, file } = episode;
    const own = new Set([id, idOfFile(id, file)]);
    const show = foldWords(episode.show);
    const people = new Set((episode.asRead ?? episode.speakers).map((one) => one.id));
    const list = corrections.filter((one, i) => {
      if (!isOfSpeaker(one))
        return own.has(one.episode) && (one.file === null || one.file === file || ids.get(one.file) !== id);
      if (shows[i] !== null && shows[i] !== show) return false;
      const called = speakerId(one.speaker);
      if (!people.has(called)) return false;
      if (one.name !== undefined) {
        people.delete(called);
        people.add(speakerId(one.name));
      }
      return true;
    });
    if (list.length > 0) found.set(file, list);
  }
  return found;
}

/** The id of a file whose own is another's already. */
export const idOfFile = (id: string, file: string): string => shortHash(`${id}\n${file}`);

/** An episode with what was mended of it. The corrections are those that `correctionsOf` gives for it. */
export function correctEpisode(episode: Episode, corrections: readonly Correction[]): Episode {
  if (corrections.length === 0) return episode;
  const now = { ...episode, asRead: episode.speakers };
  let speakers: Speaker[] = episode.speakers.map((one) => ({ ...one, aliases: [...one.aliases] }));
  /** Ids as read → ids now. */
  const became = new Map<string, string>();
  for (const one of corrections) {
    if (isOfSpeaker(one)) speakers = correctSpeaker(speakers, one, became);
    else correctFacts(now, one);
  }
  const turns = episode.turns.map((turn): Turn => {
    const speaker = turn.speaker === null ? undefined : became.get(turn.speaker);
    return speaker === undefined ? turn : { ...turn, speaker };
  });
  return { ...now, speakers, turns };
}

function correctSpeaker(
  speakers: readonly Speaker[],
  { speaker, name, role }: SpeakerCorrection,
  became: Map<string, string>,
): Speaker[] {
  const id = speakerId(speaker);
  const one = speakers.find((other) => other.id === id);
  if (!one) return [...speakers];
  const newId = name === undefined ? id : speakerId(name);
  const other = newId === id ? undefined : speakers.find((person) => person.id === newId);
  const person: Speaker = {
    ...(other ?? one),
    ...(name === undefined ? {} : { id: newId, name }),
    aliases: [...(other?.aliases ?? []), ...one.aliases],
  };
  if (role ?? other?.role ?? one.role) person.role = role ?? other?.role ?? one.role ?? '';
  if (newId !== id) {
    for (const [from, to] of became) if (to === id) became.set(from, newId);
    became.set(id, newId);
    person.aliases.push(one.name);
    person.formerly = [...new Set([...(other?.formerly ?? []), ...(one.formerly ?? []), id])].filter(
      (former) => former !== newId,
    );
  }
  person.aliases = [...new Map(person.aliases.map((alias) => [foldWords(alias), alias])).values()].filter(
    (alias) => foldWords(alias) !== foldWords(person.name),
  );
  // Where the first of them stood: who is heard first is named first.
  return speakers.flatMap((each) => {
    if (each.id === id) return other && speakers.indexOf(other) < speakers.indexOf(one) ? [] : [person];
    if (each.id === newId) return speakers.indexOf(each) < speakers.indexOf(one) ? [person] : [];
    return [each];
  });
}

function correctFacts(episode: Episode, { title, number, date, link }: EpisodeCorrection): void {
  if (number !== undefined) {
    // What only its number gave it.
    if (episode.title === `Episode ${episode.number}` && number !== null) episode.title = `Episode ${number}`;
    episode.number = number;
  }
  if (title !== undefined) episode.title = title;
  if (date !== undefined) episode.date = date;
  if (link !== undefined) episode.link = link;
}

/** Of a list of corrections: changes whenever what they make of an episode does. */
export const keyOfCorrections = (corrections: readonly Correction[] | undefined): string =>
  corrections && corrections.length > 0 ? shortHash(JSON.stringify(corrections)) : '';
