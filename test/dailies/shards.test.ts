import { afterEach, describe, expect, it } from 'vitest';
import { readConfig, readShards } from '../../src/config.ts';
import { spawnBot, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';

describe('SHARDS', () => {
  it.each([
    ['auto', { ids: 'auto', total: 'auto' }],
    ['0/1', { ids: [0], total: 1 }],
    ['0,1/4', { ids: [0, 1], total: 4 }],
    ['3, 2 / 4', { ids: [2, 3], total: 4 }],
  ])('%s', (value, shards) => expect(readShards(value)).toEqual(shards));
  it.each(['4/4', '0', '1/', 'all', '-1/4', '0;1/4'])('%s is refused with a remedy', (value) => {
    expect(readShards(value)).toBeNull();
    expect(() => readConfig({ SHARDS: value })).toThrow(/SHARDS: must be "auto"/);
  });
});

describe('a bot in too many servers for one connection', () => {
  let discord: DiscordUnderTest;
  afterEach(() => discord.close());

  it('is told what to set, and runs with SHARDS=auto', async () => {
    discord = await startDiscordForTest({ extraGuilds: 2_600 });
    const alone = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    expect(await alone.ended).toBe(1);
    expect(alone.output()).toContain('Set SHARDS=auto');
    const shared = await startBotForTest(discord, { SHARDS: 'auto' });
    const ada = await discord.member('Ada');
    expect((await ada.slash('/help')).messages).toHaveLength(1);
    expect((await discord.call('counters', {})).identifies).toBeGreaterThanOrEqual(3);
    await shared.stop();
  });
});
