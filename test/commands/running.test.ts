import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { spawnBot, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { buttonsOf, only, quoteOf, wordsOf } from '../harness/reading.ts';

const open: DiscordUnderTest[] = [];
async function aDiscord(...options: Parameters<typeof startDiscordForTest>): Promise<DiscordUnderTest> {
  const discord = await startDiscordForTest(...options);
  open.push(discord);
  return discord;
}
afterEach(async () => {
  for (const discord of open.splice(0)) await discord.close();
});

describe('across a restart', () => {
  it('registers its commands once, and not again while they are the same', async () => {
    const discord = await aDiscord();
    const puts = async () =>
      (await discord.requests({ method: 'PUT' })).filter((one) => one.path.includes('/commands'));
    await (await startBotForTest(discord)).stop();
    expect(await puts()).toHaveLength(1);
    await (await startBotForTest(discord)).stop();
    expect(await puts()).toHaveLength(1);
  });

  it('its buttons go on working', async () => {
    const discord = await aDiscord();
    const grace = await discord.member('Grace');
    const first = await startBotForTest(discord);
    const message = only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages);
    await first.stop('SIGKILL');
    const second = await startBotForTest(discord);
    const next = only((await grace.press(message, 'Next')).messages);
    expect(wordsOf(next)).toContain('2 of');
    expect(quoteOf(next)).not.toBe(quoteOf(message));
    await second.stop();
  });

  it('says so when the quote of a button is gone', async () => {
    const discord = await aDiscord();
    const grace = await discord.member('Grace');
    const first = await startBotForTest(discord);
    const message = only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages);
    await first.stop();
    const second = await startBotForTest(discord, { EPISODES_DIR: 'data/episodes/vanishing-gradients' });
    for (const label of ['Next', 'More context']) {
      const answer = only((await grace.press(message, label)).messages);
      expect(answer.play.onlyFor).toBe(grace.user.id);
      expect(wordsOf(answer)).toMatch(/no longer in the archive/);
    }
    await second.stop();
  });
});

describe('a member in a hurry', () => {
  it('is told when to ask again', async () => {
    const discord = await aDiscord();
    const [ada, grace] = [await discord.member('Ada'), await discord.member('Grace')];
    const bot = await startBotForTest(discord, { COOLDOWN: '2/60' });
    await grace.slash('/help');
    await grace.slash('/help');
    const third = only((await grace.slash('/help')).messages);
    expect(third.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(third)).toMatch(/<t:\d+:R>/);
    expect(wordsOf(only((await ada.slash('/help')).messages))).toContain('/quote');
    await bot.stop();
  });
});

describe('stopping', () => {
  it('answers what is in flight, then ends with code 0', async () => {
    const discord = await aDiscord({ faults: { latencyMs: 400 } });
    const grace = await discord.member('Grace');
    const bot = await startBotForTest(discord);
    const asked = grace.slash('/quote', { about: 'bitcoin energy' });
    await new Promise<void>((resolve) => {
      const look = async () => {
        // The answer is on its way but not there yet.
        const { interactions } = await discord.call('counters', {});
        if (interactions > 0) resolve();
        else setImmediate(look);
      };
      void look();
    });
    const code = await bot.stop();
    expect(code).toBe(0);
    expect(wordsOf(only((await asked).messages))).toContain('bitcoin energy');
  });
});

describe('what is wrong with the set-up is said plainly', () => {
  it('a bad token', async () => {
    const discord = await aDiscord();
    const bot = spawnBot({ DISCORD_TOKEN: 'not.the.token-at-all', DISCORD_API_URL: discord.apiUrl });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('Set DISCORD_TOKEN in .env');
    expect(bot.output()).not.toContain('not.the.token-at-all');
  });

  it('a network that is down', async () => {
    const bot = spawnBot({ DISCORD_TOKEN: 'not.the.token-at-all', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('cannot be reached at http://127.0.0.1:9/api');
    expect(bot.output()).toContain('DISCORD_API_URL');
  });

  it('an intent that is refused', async () => {
    const discord = await aDiscord();
    const bot = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, MESSAGE_CONTENT: 'on' });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('MESSAGE_CONTENT=off');
  });

  it('settings that cannot be', async () => {
    const bot = spawnBot({ PLAYGROUND_PORT: 'many', COOLDOWN: 'never' });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('PLAYGROUND_PORT: must be');
    expect(bot.output()).toContain('COOLDOWN: must be');
  });

  it('a port that is taken', async () => {
    const discord = await aDiscord();
    const bot = spawnBot({ PLAYGROUND_PORT: new URL(discord.url).port });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('Set PLAYGROUND_PORT in .env to a free port');
  });

  it('an archive with nothing in it', async () => {
    const discord = await aDiscord();
    const grace = await discord.member('Grace');
    const bot = await startBotForTest(discord, { EPISODES_DIR: await mkdtemp(join(tmpdir(), 'no-episodes-')) });
    for (const [command, options] of [
      ['/quote', {}],
      ['/quote', { about: 'anything' }],
      ['/topic', { about: 'anything' }],
      ['/help', {}],
    ] as const) {
      expect(wordsOf(only((await grace.slash(command, options)).messages))).toMatch(/archive is empty/);
    }
    expect(buttonsOf(only((await grace.slash('/help')).messages))).toEqual([]);
    await bot.stop();
  });
});

it('is there without a token: the playground opens, with the bot in it', async () => {
  const bot = spawnBot({ PLAYGROUND_PORT: '0' });
  const url = await new Promise<string>((resolve, reject) => {
    bot.onOutput(() => {
      const found = /^Playground: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(bot.output());
      if (found?.[1]) resolve(found[1]);
    });
    bot.ended.then(() => reject(new Error(bot.output())), reject);
  });
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await bot.stop()).toBe(0);
});
