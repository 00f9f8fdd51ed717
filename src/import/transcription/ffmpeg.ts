import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SoundKind } from './sound.ts';

const run = promisify(execFile);
/** Ms for hours of sound, which take minutes. */
const LONGEST = 20 * 60_000;

/** Converts with the ffmpeg that is installed; null where there is none. */
export async function findFfmpeg(
  command = 'ffmpeg',
): Promise<((bytes: Buffer, kind: SoundKind, signal: AbortSignal) => Promise<Buffer>) | null> {
  const { stdout } = await run(command, ['-hide_banner', '-encoders'], { timeout: 30_000 }).catch(() => ({
    stdout: '',
  }));
  if (!stdout.includes('libmp3lame')) return null;
  return async (bytes, kind, signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'overlord-sound-'));
    try {
      const from = join(folder, `in.${kind.extension}`);
      const to = join(folder, 'out.mp3');
      await writeFile(from, bytes);
      // Of this container and from this file only: a list in it could lead anywhere. What speech needs is kept.
      const input = ['-protocol_whitelist', 'file', '-f', kind.demuxer, '-i', from];
      const output = [
        '-vn',
        '-map_metadata',
        '-1',
        '-ac',
        '1',
        '-ar',
        '16000',
        '-c:a',
        'libmp3lame',
        '-b:a',
        '48k',
        to,
      ];
      await run(command, ['-nostdin', '-loglevel', 'error', '-y', ...input, ...output], { timeout: LONGEST, signal });
      return await readFile(to);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
