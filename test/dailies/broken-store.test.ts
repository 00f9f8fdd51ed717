import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { only, quoteOf, wordsOf } from '../harness/reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'overlord-broken-'));
let discord: DiscordUnderTest;
beforeAll(async () => {
  discord = await startDiscordForTest();
});
afterAll(async () => {
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

it('answers slash commands with a database that is damaged, says so where it matters, and works once it is mended', async () => {
  const file = join(folder, 'damaged.db');
  const garbage = 'no database at all. '.repeat(500);
  writeFileSync(file, garbage);
  const bot = await startBotForTest(discord, { DATABASE_FILE: file });
  try {
    const ada = await discord.member('Ada');
    expect(quoteOf(only((await ada.slash('/quote', { about: 'hugging face' })).messages))).not.toBe('');
    const said = wordsOf(only((await ada.slash('/daily list')).messages));
    expect(said).toContain('its file is damaged');
    expect(said).not.toContain(folder);
    expect(bot.output()).toContain('is damaged or not a database. It was left as it is');
    expect(readFileSync(file, 'utf8')).toBe(garbage);
    rmSync(file);
    const mended = async () => wordsOf(only((await ada.slash('/daily list')).messages)).includes('No daily post');
    await expect.poll(mended, { interval: 500 }).toBe(true);
  } finally {
    await bot.stop();
  }
});

it('refuses to start on a database that a newer version made', async () => {
  const { sqlite } = await import('../../src/storage/sqlite.ts');
  const { openStore } = await import('../../src/storage/store.ts');
  const { migrations } = await import('../../src/storage/schema.ts');
  const file = join(folder, 'newer.db');
  const store = await openStore(sqlite(file), {
    migrations: { ...migrations, '9999-tomorrow': { up: async () => undefined } },
  });
  await store.close();
  await expect(startBotForTest(discord, { DATABASE_FILE: file })).rejects.toThrow(/code 1:[\s\S]*newer version/);
});
