import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Document, YAMLSeq } from 'yaml';
import {
  CORRECTIONS_FILE,
  type Correction,
  type Corrections,
  checkCorrection,
  isOfSpeaker,
  type Listed,
  type ReadCorrections,
  readCorrections,
} from '../episodes/corrections.ts';
import { KnownError } from '../errors.ts';
import { type Imported, nothingOf } from './imported.ts';
import { writeAtomically } from './write-atomically.ts';

const HEAD = ` What was mended with /archive. The transcripts are never rewritten; remove an entry here, or say
 /archive undo, and all is as they have it.`;

export interface CorrectionsOptions {
  /** The episodes folder. */
  dir: string;
  /** Reads the folder again; resolves when what is in it is served. */
  reload(): Promise<unknown>;
}

/** The corrections of an episodes folder, one change at a time. */
export function openCorrections({ dir, reload }: CorrectionsOptions): Corrections {
  const path = join(dir, CORRECTIONS_FILE);
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => {});
    return mine;
  };

  const served = (): Promise<void> =>
    reload().then(
      () => undefined,
      // The log has it, and the next change of the folder tries again.
      () => undefined,
    );

  async function change<T>(make: (read: ReadCorrections & { document: Document }) => T | null): Promise<T | null> {
    const before = await textOf(path);
    const read = readCorrections(before ?? '');
    const { document } = read;
    if (document === null) {
      const [problem] = read.problems;
      const line = String(problem?.line ?? 1);
      const what = problem?.what ?? 'it cannot be read';
      throw new KnownError('correctionsBroken', `${CORRECTIONS_FILE} is broken in line ${line} (${what}).`, [
        `\`${CORRECTIONS_FILE}\``,
        line,
        what,
      ]);
    }
    if (document.contents === null) {
      document.contents = document.createNode({ changes: [] }) as never;
      document.commentBefore ??= HEAD;
    }
    const made = make({ ...read, document });
    if (made === null) return null;
    // An editor, or another process, may have been quicker.
    if ((await textOf(path)) !== before)
      throw new KnownError('correctionsChanged', 'The corrections were changed by somebody else just now.');
    await writeAtomically(path, document.toString({ lineWidth: 0 })).catch((error: NodeJS.ErrnoException) => {
      throw refusal(error);
    });
    return made;
  }

  return {
    list: async () => readCorrections((await textOf(path)) ?? '').list,
    add: (given) =>
      inTurn(async () => {
        const correction = plain(checkCorrection(given));
        await change(({ document }) => {
          const changes = document.get('changes') as YAMLSeq;
          // `changes: []` was written on one line.
          changes.flow = false;
          changes.add(document.createNode(correction));
          return true;
        });
        return { served: served() };
      }),
    undo: (id) =>
      inTurn(async () => {
        const undone = await change(({ list, document }) => {
          const one: Listed | undefined = id === null ? list.at(-1) : list.find((other) => other.id === id);
          if (!one) return null;
          document.deleteIn(['changes', Number.parseInt(one.id, 10)]);
          return one.correction;
        });
        return undone && { undone, served: served() };
      }),
  };
}

/**
 * Takes a folder's corrections along when its transcripts are imported: those that the episodes folder has not got yet.
 * They hang on shows, numbers and titles, which an import keeps. Null: it has none.
 */
export async function takeCorrections({
  from,
  out,
  dryRun,
}: {
  from: string;
  out: string;
  dryRun: boolean;
}): Promise<Imported | null> {
  if (resolve(from) === resolve(out)) return null;
  const yaml = await readFile(join(from, CORRECTIONS_FILE), 'utf8').catch(() => null);
  if (yaml === null) return null;
  const result: Imported = { ...nothingOf(CORRECTIONS_FILE, 'skipped'), to: CORRECTIONS_FILE };
  const { list, problems } = readCorrections(yaml);
  result.problems = problems.map((problem) => ({ file: CORRECTIONS_FILE, ...problem }));
  const mark = ({ when: _, ...one }: Correction): string => JSON.stringify({ ...one, file: null });
  const corrections = openCorrections({ dir: out, reload: async () => undefined });
  try {
    const known = new Set((await corrections.list()).map(({ correction }) => mark(correction)));
    const fresh = list.filter(({ correction }) => !known.has(mark(correction)));
    if (!dryRun)
      for (const { correction } of fresh)
        await corrections.add(isOfSpeaker(correction) ? correction : { ...correction, file: null });
    const some = fresh.length === 1 ? 'a correction' : `${fresh.length} corrections`;
    const are = dryRun ? 'would be' : fresh.length === 1 ? 'was' : 'were';
    result.why =
      fresh.length === 0
        ? 'what it corrects is corrected already'
        : `it is no transcript; ${some} of names and facts ${are} taken along`;
    return result;
  } catch (error) {
    return { ...result, outcome: 'failed', to: null, why: error instanceof Error ? error.message : String(error) };
  }
}

/** Without what is not said: null is said of an episode's facts, where it has none. */
function plain(correction: Correction): object {
  return Object.fromEntries(
    Object.entries(correction).filter(
      ([key, value]) => value !== undefined && (value !== null || ['number', 'date', 'link'].includes(key)),
    ),
  );
}

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new KnownError(
      'correctionsUnread',
      `${CORRECTIONS_FILE} in the episodes folder cannot be read (${error.code}).`,
      [`\`${CORRECTIONS_FILE}\``],
    );
  });
}

function refusal({ code = '?' }: NodeJS.ErrnoException): KnownError {
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new KnownError('correctionsReadOnly', 'The episodes folder is read-only.', [`\`${CORRECTIONS_FILE}\``]);
  if (code === 'ENOSPC') return new KnownError('correctionsFull', 'The disk with the episodes folder is full.');
  return new KnownError('correctionsUnwritten', `The corrections could not be written (${code}).`, [code]);
}
