import { GatewayDispatchEvents, GatewayOpcodes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readable } from '../../src/discord/packets.ts';
import { type BotUnderTest, spawnBot, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { fc } from '../harness/properties.ts';
import { only, wordsOf } from '../harness/reading.ts';

describe('what discord.js is given of a packet', () => {
  const ready = {
    user: { id: '1', username: 'bot' },
    application: { id: '1', flags: 0 },
    session_id: 'session',
    resume_gateway_url: 'wss://gateway.discord.gg',
    guilds: [{ id: '2', unavailable: true }],
  };
  const packet = (d: unknown) => ({ op: GatewayOpcodes.Dispatch, t: 'READY', s: 1, d });

  it('is a packet as it came, where that can be read', () => {
    expect(readable(packet(ready))).toEqual(packet(ready));
    const message = { op: 0, t: 'MESSAGE_CREATE', s: 2, d: { id: '3' } };
    expect(readable(message)).toEqual(message);
    expect(readable({ op: 0, t: 'RESUMED', s: 3, d: null })).not.toBeNull();
  });

  it('is no READY without who the bot is, and otherwise what is sound of it', () => {
    for (const d of [null, {}, [], { ...ready, user: null }, { ...ready, application: 7 }, { ...ready, session_id: 5 }])
      expect(readable(packet(d))).toBeNull();
    expect(readable(packet({ ...ready, guilds: [null, { id: 5 }, { id: '2' }], resume_gateway_url: 'x' }))?.d).toEqual({
      ...ready,
      guilds: [{ id: '2' }],
      resume_gateway_url: undefined,
    });
    expect(readable(packet({ ...ready, guilds: null }))?.d).toMatchObject({ guilds: [] });
  });

  it('beats in measure, and begins anew unless told plainly to resume', () => {
    const beat = (d: unknown) =>
      (readable({ op: 10, d }) as { d: { heartbeat_interval: number } }).d.heartbeat_interval;
    expect(beat({ heartbeat_interval: 30_000 })).toBe(30_000);
    for (const d of [
      null,
      {},
      { heartbeat_interval: null },
      { heartbeat_interval: 1 },
      { heartbeat_interval: 'often' },
    ])
      expect(beat(d)).toBe(41_250);
    expect(readable({ op: 9, d: true })?.d).toBe(true);
    for (const d of [null, undefined, 'true', 1, {}]) expect(readable({ op: 9, d })?.d).toBe(false);
  });

  it('never throws', () => {
    const anything = fc.anything({ withNullPrototype: true });
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ op: fc.nat(12), t: fc.string(), d: anything })), (one) => {
        readable(one);
      }),
    );
  });
});

describe('a gateway that sends what cannot be read', () => {
  let discord: DiscordUnderTest;
  let bot: BotUnderTest;
  beforeEach(async () => {
    discord = await startDiscordForTest();
  });
  afterEach(async () => {
    expect(await bot.stop()).toBe(0);
    await discord.close();
  });

  const works = async () => {
    const grace = await discord.member('Grace');
    const question = await grace.say(`<@${discord.applicationId}> hugging face?`);
    expect(wordsOf(await discord.answerTo(question))).toContain('ugging');
    expect(wordsOf(only((await grace.slash('/help')).messages))).toContain('/quote');
  };

  async function sendAll(guild: string, channel: string) {
    const frames: string[] = [];
    frames.push('', 'null', '5', '[]', '{', '"words"', '{"op":null}', '{"op":0}', '{"op":0,"t":7,"d":{}}');
    const bodies: unknown[] = [null, {}, [], 'words', 7, { id: null, guild_id: guild, channel_id: channel }];
    bodies.push({ id: 7, guild_id: guild, channel_id: channel, author: [], ids: 5, channel: 'x', type: {}, guild: 0 });
    bodies.push({ guild_id: guild, channel_id: channel, id: 'x', user: {}, member: null, role: {}, data: [], type: 2 });
    for (const t of [...Object.values(GatewayDispatchEvents), 'OF_TOMORROW']) {
      // Some of these would tell the truth: that a channel or the server is gone.
      if (t === 'READY' || t === 'RESUMED') continue;
      for (const d of bodies) frames.push(JSON.stringify({ op: 0, t, s: null, d }));
    }
    await Promise.all(frames.map((frame) => discord.call('sendFrame', { frame })));
  }

  it('goes on working, and says what it passed over', async () => {
    bot = await startBotForTest(discord);
    await sendAll(await discord.guildId(), (await discord.channel('general')).id);
    await works();
    expect(bot.output()).toContain('could not be read and was passed over');
    expect(bot.output()).not.toContain('nobody waited for');
  });

  it('goes on working where that comes before it is ready', async () => {
    const { id: channel, guild_id } = await discord.channel('general');
    const guild = guild_id ?? '';
    await discord.call('setGuildAvailable', { guild, available: false });
    bot = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await expect.poll(async () => (await discord.call('counters', {})).identifies, { timeout: 60_000 }).toBe(1);
    await sendAll(guild, channel);
    await discord.call('setGuildAvailable', { guild, available: true });
    await bot.says('Logged in as');
    await works();
  });

  it('connects anew after an end of the session that says nothing', async () => {
    bot = await startBotForTest(discord);
    await discord.call('sendFrame', {
      frame: JSON.stringify({ op: 10, d: null }),
      instead: 'HELLO',
    });
    await discord.call('sendFrame', { frame: JSON.stringify({ op: 9, d: null }) });
    await expect.poll(async () => (await discord.call('counters', {})).identifies, { timeout: 60_000 }).toBe(2);
    await works();
  });
});
