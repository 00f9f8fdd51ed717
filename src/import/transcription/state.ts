import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../write-atomically.ts';

const state = z.object({
  version: z.literal(1),
  /** The day (UTC) that `episodes` and `seconds` are of. */
  day: z.string(),
  episodes: z.number(),
  /** Sent, and not known to have cost nothing. */
  seconds: z.number(),
  /** What was not taken, by its key: why, and of which sound (an address, or a file's size and date). */
  left: z.record(z.string(), z.object({ of: z.string(), why: z.string() })),
});
const segment = z.object({ start: z.number(), end: z.number(), text: z.string() });
const progress = z.object({
  /** Mark of the sound: another is begun anew. */
  sound: z.string(),
  language: z.string().nullable(),
  parts: z.array(z.object({ at: z.number(), until: z.number(), segments: z.array(segment) })),
});

export type TranscriptionState = z.infer<typeof state>;
export type Progress = z.infer<typeof progress>;

export interface TranscriptionMemory {
  state: TranscriptionState;
  save(): Promise<void>;
  progressOf(key: string): Promise<Progress | null>;
  keep(key: string, progress: Progress): Promise<void>;
  forget(key: string): Promise<void>;
  /** Those begun and not finished. */
  begun(): Promise<Set<string>>;
}

/** Files in the hidden folder `.transcription` of the episodes folder; what is damaged is begun anew. */
export async function openTranscriptionMemory(folder: string, today: string): Promise<TranscriptionMemory> {
  const home = join(folder, '.transcription');
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
      const names = await readdir(home).catch(() => [] as string[]);
      return new Set(names.flatMap((name) => /^([a-z0-9]+)\.part\.json$/.exec(name)?.[1] ?? []));
    },
  };
}
