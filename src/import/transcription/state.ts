import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../write-atomically.ts';

const state = z.object({
  version: z.literal(1),
  /** The day (UTC) that `episodes` and `seconds` are of. */
  day: z.string(),
  episodes: z.number(),
  /** Sent, and not known to have cost nothing. */
  seconds: z.number(),
  /** What was not taken, by its key: why, and of which sound (an address, or a file's size and date). */
  left: z.record(
    z.string(),
    // `by`: the settings with which it was; with others it may be taken.
    z.object({ of: z.string(), why: z.string(), by: z.string().default('') }),
  ),
});
const segment = z.object({ start: z.number(), end: z.number(), text: z.string() });
const progress = z.object({
  /** Mark of the sound: another is begun anew. */
  sound: z.string(),
  language: z.string().nullable(),
  parts: z.array(z.object({ at: z.number(), until: z.number(), segments: z.array(segment) })),
  /** Times that it was begun anew after parts of another sound had been heard. */
  restarts: z.number().default(0),
});

export type TranscriptionState = z.infer<typeof state>;
export type Progress = z.infer<typeof progress>;

export interface TranscriptionMemory {
  state: TranscriptionState;
  save(): Promise<void>;
  progressOf(key: string): Promise<Progress | null>;
  keep(key: string, progress: Progress): Promise<void>;
  forget(key: string): Promise<void>;
  /** Those begun and not finished, and how often they were begun anew. */
  begun(): Promise<Map<string, number>>;
}

export const transcriptionHome = (folder: string): string => join(folder, '.transcription');

/** Files in the hidden folder `.transcription` of the episodes folder; what is damaged is begun anew. */
export async function openTranscriptionMemory(folder: string, today: string): Promise<TranscriptionMemory> {
  const home = transcriptionHome(folder);
  const read = async <T>(name: string, shape: z.ZodType<T>): Promise<T | null> => {
    try {
      const found = shape.safeParse(JSON.parse(await readFile(join(home, name), 'utf8')));
      return found.success ? found.data : null;
    } catch {
      return null;
    }
  };
  const held = (await read('state.json', state)) ?? { version: 1, day: today, episodes: 0, seconds: 0, left: {} };
  return {
    state: held,
    save: () => writeAtomically(join(home, 'state.json'), JSON.stringify(held)),
    progressOf: (key) => read(`${key}.part.json`, progress),
    keep: (key, made) => writeAtomically(join(home, `${key}.part.json`), JSON.stringify(made)),
    forget: (key) => rm(join(home, `${key}.part.json`), { force: true }),
    async begun() {
      const found = new Map<string, number>();
      for (const name of await readdir(home).catch(() => [] as string[])) {
        const key = /^([a-z0-9]+)\.part\.json$/.exec(name)?.[1];
        const made = key && (await read(name, progress));
        if (made) found.set(key, made.restarts);
      }
      return found;
    },
  };
}
