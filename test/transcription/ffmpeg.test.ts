import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findFfmpeg } from '../../src/import/transcription/ffmpeg.ts';

const ogg = { extension: 'ogg', type: 'audio/ogg', demuxer: 'ogg' };
const { signal } = new AbortController();
let folder: string;
let home: string;
let command: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ffmpeg-'));
  home = join(folder, '.transcription');
  command = join(folder, 'ffmpeg');
  mkdirSync(home);
  // Stands in for the program: says what it was given, or fails as the sound says.
  const script = `#!/bin/sh
case "$*" in *-encoders*) echo libmp3lame; exit 0;; esac
while [ "$1" != -i ]; do shift; done
case "$(cat "$2")" in damaged) exit 1;; killed) kill -9 $$;; esac
env
cat "$2"
`;
  writeFileSync(command, script, { mode: 0o755 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
const convert = async (text: string) => (await findFfmpeg(home, command))!(Buffer.from(text), ogg, signal);

it('converts in the folder that is written to already, with nothing of the settings, and leaves nothing behind', async () => {
  vi.stubEnv('SOME_API_KEY', 'a-secret');
  const made = (await convert('sound')).toString();
  expect(made).toContain('PATH=');
  expect(made).toMatch(/sound$/);
  expect(made).not.toContain('a-secret');
  expect(readdirSync(home)).toEqual([]);
});

it('tells what is damaged from what this machine cannot do now', async () => {
  await expect(convert('damaged')).rejects.toMatchObject({ fault: 'damaged' });
  await expect(convert('killed')).rejects.toMatchObject({ fault: 'later' });
  const toMp3 = (await findFfmpeg(join(command, 'no folder'), command))!;
  await expect(toMp3(Buffer.from('sound'), ogg, signal)).rejects.toMatchObject({
    fault: 'later',
    message: expect.stringContaining('ENOTDIR'),
  });
  expect(readdirSync(home)).toEqual([]);
});

it('removes what killed processes left, and nothing of those that work', async () => {
  for (const name of ['sound-999999999-a.ogg', `sound-${process.ppid}-b.ogg`, 'state.json'])
    writeFileSync(join(home, name), 'x');
  await findFfmpeg(home, command);
  expect(readdirSync(home).sort()).toEqual([`sound-${process.ppid}-b.ogg`, 'state.json']);
});
