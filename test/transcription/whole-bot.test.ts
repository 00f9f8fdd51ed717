import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openLoopback } from '../feeds/loopback.ts';
import { spawnBot } from '../harness/bot.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';
import { only, wordsOf } from '../harness/reading.ts';
import { mp3, openSpeechServer } from './speech-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'overlord-transcripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a bot that is killed while it transcribes goes on where it was, and marks what a machine made on every card', async () => {
  const [speech, web, discord] = await Promise.all([
    openSpeechServer((_, second) =>
      second === 70
        ? 'I think that every lighthouse keeper learned to trim the wick long before the fog came in from the sea.'
        : `This was said at second ${second}.`,
    ),
    openLoopback(),
    startDiscordForTest(),
  ]);
  web.files.set('/1.mp3', (_, response) => void response.end(mp3(120)));
  const notes = `---\nshow: The Lamp Hour\nnumber: 1\ntitle: The wick\nkind: notes\nmedia: ${web.origin}/1.mp3\n---\n\nIn this episode we talk about lamps.\n`;
  writeFileSync(join(folder, '1.md'), notes);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    EPISODES_DIR: folder,
    FEEDS_ALLOW_PRIVATE: 'on',
    TRANSCRIBE_BASE_URL: speech.baseUrl,
    TRANSCRIBE_MODEL: 'tiny',
    TRANSCRIBE_API_KEY: 'speech-secret',
    // Fifty seconds at a time.
    TRANSCRIBE_MAX_MB: '0.4',
  };
  const made = join(folder, '1.machine.md');
  let bot = spawnBot(env);
  const inMiddle = new Promise<void>((resolve) => {
    speech.instead = [];
    speech.onHeard = () => {
      if (speech.heard.length !== 2) return;
      // The second part is under way, and never answered.
      speech.instead = [() => resolve()];
    };
  });
  await inMiddle;
  const output = bot.output();
  await bot.stop('SIGKILL');
  expect(existsSync(made)).toBe(false);
  bot = spawnBot(env);
  await bot.says('a transcript was made');
  const [first, second, ...others] = speech.heard;
  expect(speech.heard.filter((part) => part === first)).toHaveLength(1);
  // It was under way: whether it was answered nobody can know.
  expect(speech.heard.filter((part) => part === second)).toHaveLength(2);
  expect(new Set(others).size).toBe(others.length);
  expect(`${output}${bot.output()}`).not.toContain('speech-secret');
  expect(readFileSync(join(folder, '1.md'), 'utf8')).toBe(notes);

  const [grace, ada] = await Promise.all([discord.member('Grace'), discord.member('Ada')]);
  const told = async (...asked: Parameters<typeof grace.slash>) =>
    wordsOf(only((await grace.slash(...asked)).messages));
  await expect
    .poll(() => told('/quote', { about: 'trim the wick' }))
    .toMatch(/fog came in from the sea.*Speaker unknown · machine-made\*\* · 1:10/s);
  expect(await told('/topic', { about: 'trim the wick' })).toContain('machine-made');
  expect(await told('/episode', { name: 'The wick' })).toContain('A machine made this transcript');
  const status = wordsOf(only((await ada.slash('/status')).messages));
  expect(status).toMatch(/Transcripts: 1 made since I was started, 0 to come; \d minutes of sound sent today/);
  await bot.stop();
  await Promise.all([speech.close(), web.close(), discord.close()]);
});
