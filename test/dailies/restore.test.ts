import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { runNode } from '../harness/processes.ts';
import { hasButton, only, wordsOf } from '../harness/reading.ts';

/** A backup is made under a running bot, everything is lost, and the backup is put back. */
const midnight = Date.parse('2027-03-01T00:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
let folder: string;
let file: string;
let discord: DiscordUnderTest;
let bots: ClockedBots;
let ada: MemberActor;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'overlord-restore-'));
  file = join(folder, 'bot.db');
  discord = await startDiscordForTest();
  bots = clockedBots(discord);
  await bots.setClock(midnight);
  ada = await discord.member('Ada');
});
afterEach(async () => {
  await bots.end();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

const posts = async (channel = 'general') => (await ada.history(channel)).filter(hasButton('dc'));
const backUp = (to: string) =>
  runNode(['dist/src/cli/backup.js', to], { env: { PATH: process.env.PATH, DATABASE_FILE: file } });

it.each([1, 3])('goes on from a backup %s days old: nothing doubled, nothing forgotten', async (old) => {
  const first = await bots.start(file);
  await ada.slash('/daily set', { time: '9:00', zone: 'UTC' });
  await bots.goTo(midnight + 10 * hour);
  expect(await posts()).toHaveLength(1);
  await ada.slash('/daily never-again');
  const settings = await ada.slash('/daily status');
  const copy = join(folder, 'copy.db');
  const made = await backUp(copy);
  expect(made).toMatchObject({ status: 0, stdout: `${copy}\n` });

  // What the backup does not know of: the posts of the days after it.
  for (let n = 1; n <= old; n += 1) await bots.goTo(midnight + n * day + 10 * hour);
  expect(await posts()).toHaveLength(1 + old);
  await first.kill();
  for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
  renameSync(copy, file);

  await bots.start(file);
  await bots.goTo(midnight + old * day + 11 * hour);
  expect(await posts()).toHaveLength(1 + old);
  const listed = wordsOf(only((await ada.slash('/daily list')).messages));
  expect(listed).toContain('every day at 09:00, UTC');
  expect(wordsOf(only(settings.messages))).toContain('09:00');
  expect(wordsOf(only((await ada.slash('/daily barred')).messages))).toContain('One quote is never posted');
  await bots.goTo(midnight + (old + 1) * day + 10 * hour);
  expect(await posts()).toHaveLength(2 + old);
});

it('overwrites nothing, and says where there is nothing to copy', async () => {
  expect((await backUp(join(folder, 'copy.db'))).stderr).toContain('There is no database');
  await (await bots.start(file)).kill();
  expect((await backUp(file)).stderr).toContain('nothing was overwritten');
  const env = { PATH: process.env.PATH, DATABASE_URL: 'postgres://127.0.0.1/bot' };
  const other = await runNode(['dist/src/cli/backup.js'], { env });
  expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('pg_dump') });
  expect(existsSync(join(folder, 'copy.db'))).toBe(false);
});
