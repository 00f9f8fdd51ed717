import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from '../../paths.ts';
import type { SoundKind } from './sound.ts';

const run = promisify(execFile);
/** Ms for hours of sound, which take minutes. */
const LONGEST = 20 * 60_000;
/** Bytes of an MP3 that it may make: fifteen hours. */
const LARGEST = 320 * 1024 * 1024;
/** Nothing of the bot's settings, and so no secret. */
const env = () => ({
  PATH: process.env.PATH,
  ...(process.platform === 'win32' ? { SYSTEMROOT: process.env.SYSTEMROOT } : {}),
});

export type ToMp3 = (bytes: Buffer, kind: SoundKind, signal: AbortSignal) => Promise<Buffer>;

/** `damaged`: ffmpeg does not read it, now or later. */
export class ConvertError extends Error {
  override name = 'ConvertError';
  readonly fault: 'damaged' | 'later';
  constructor(fault: ConvertError['fault'], message: string) {
    super(message);
    this.fault = fault;
  }
}

/** Whether there is one that makes MP3. */
export async function hasFfmpeg(command = 'ffmpeg'): Promise<boolean> {
  const asked = run(command, ['-hide_banner', '-encoders'], { timeout: 30_000, env: env() });
  const { stdout } = await asked.catch(() => ({ stdout: '' }));
  return stdout.includes('libmp3lame');
}

/**
 * Converts with the ffmpeg that is installed; null where there is none. What it gives rejects with `ConvertError`, or
 * with what `signal` was aborted with.
 *
 * @param home a folder for what it reads, which must be a file: some containers end with what says how to read them
 */
export async function findFfmpeg(home: string, command = 'ffmpeg'): Promise<ToMp3 | null> {
  if (!(await hasFfmpeg(command))) return null;
  await sweep(home);
  return async (bytes, kind, signal) => {
    const from = join(home, `sound-${process.pid}-${randomUUID()}.${kind.extension}`);
    try {
      makeFolder(home);
      await writeFile(from, bytes);
      // Of this container and from this file only: a list in it could lead anywhere. What speech needs is kept.
      const input = ['-protocol_whitelist', 'file', '-f', kind.demuxer, '-i', from];
      const speech = ['-vn', '-map_metadata', '-1', '-ac', '1', '-ar', '16000', '-c:a', 'libmp3lame', '-b:a', '48k'];
      // To this process: once that is gone, however that came, ffmpeg can write no more and ends.
      const output = ['-write_xing', '0', '-f', 'mp3', 'pipe:1'];
      const made = await run(command, ['-nostdin', '-loglevel', 'error', ...input, ...speech, ...output], {
        timeout: LONGEST,
        signal,
        maxBuffer: LARGEST,
        encoding: 'buffer',
        env: env(),
      });
      return made.stdout;
    } catch (error) {
      signal.throwIfAborted();
      const { code } = error as { code?: unknown };
      if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') throw new ConvertError('damaged', 'it is longer than 15 hours');
      // It said itself that it failed; all else is this machine's trouble: no room, no memory, no time.
      if (typeof code === 'number')
        throw new ConvertError('damaged', 'ffmpeg does not read it: the recording may be damaged');
      const why = typeof code === 'string' ? code : 'ffmpeg was ended';
      throw new ConvertError('later', `it could not be converted (${why})`);
    } finally {
      await rm(from, { force: true }).catch(() => undefined);
    }
  };
}

/** Removes what processes left that were killed. */
async function sweep(home: string): Promise<void> {
  for (const name of await readdir(home).catch(() => [] as string[])) {
    const pid = /^sound-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(home, name), { force: true }).catch(() => undefined);
  }
}

/** Another process: one of this number that left something was another, in another container for example. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
