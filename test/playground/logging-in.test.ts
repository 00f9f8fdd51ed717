import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { logIn, unprivileged } from './real-client.ts';

let discord: DiscordUnderTest;
beforeAll(async () => {
  discord = await startDiscordForTest();
});
afterAll(() => discord.close());

const closeCode = async (run: (client: Client) => Promise<unknown>, intents = unprivileged): Promise<string> => {
  const client = new Client({ intents, rest: { api: discord.apiUrl } });
  try {
    return await run(client).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
  } finally {
    await client.destroy();
  }
};

describe('logging in', () => {
  it('makes the unmodified client ready, with the server, its channels and roles', async () => {
    const client = await logIn(discord);
    const guild = client.guilds.cache.first()!;
    expect(client.user.username).toBe('Robot Overlord');
    expect(guild.name).toBe('Machine Learning Study Group');
    expect(guild.channels.cache.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['general', 'quotes', 'off-topic', 'announcements', 'episode-talk', 'Meetup']),
    );
    expect(guild.members.me?.roles.botRole?.name).toBe('Robot Overlord');
    await client.destroy();
  });

  it('refuses a wrong token and intents that the portal does not grant', async () => {
    expect(await closeCode((client) => client.login('wrong.token.here'))).toMatch(/invalid token/i);
    const greedy = [...unprivileged, GatewayIntentBits.MessageContent];
    expect(await closeCode((client) => client.login(discord.token), greedy)).toMatch(/disallowed intents/i);
  });

  it('revokes a token in the middle of things', async () => {
    const client = await logIn(discord);
    const gone = new Promise((resolve) => {
      client.once(Events.ShardDisconnect, resolve);
      client.once(Events.Error, resolve);
    });
    await discord.faults({ tokenRevoked: true });
    await gone;
    await expect(client.users.fetch('1', { force: true })).rejects.toMatchObject({ status: 401 });
    await discord.faults({ tokenRevoked: false });
    await client.destroy();
  });

  it('resumes after a dropped connection and replays what was missed', async () => {
    const client = await logIn(discord);
    const ada = await discord.member('Ada');
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, (_id, replayed) => resolve(replayed)));
    await discord.call('dropGateway', { mode: 'resumable' });
    await ada.say(`said while away <@${discord.applicationId}>`);
    await resumed;
    expect(heard).toEqual([`said while away <@${discord.applicationId}>`]);
    await client.destroy();
  });

  it('makes the client identify anew when the session is forgotten', async () => {
    const client = await logIn(discord);
    const before = (await discord.call('counters', {})).identifies;
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    await discord.call('dropGateway', { mode: 'invalid' });
    await ready;
    expect((await discord.call('counters', {})).identifies).toBe(before + 1);
    await client.destroy();
  });

  it('gives every shard its own servers, and the direct messages to shard 0', async () => {
    for (const name of ['Second', 'Third', 'Fourth']) await discord.call('createGuild', { name });
    const [even, odd] = await Promise.all([
      logIn(discord, { shards: [0], shardCount: 2 }),
      logIn(discord, { shards: [1], shardCount: 2 }),
    ]);
    for (const [index, client] of [even, odd].entries()) {
      expect(client.guilds.cache.every(({ id }) => Number((BigInt(id) >> 22n) % 2n) === index)).toBe(true);
    }
    expect(even.guilds.cache.size + odd.guilds.cache.size).toBe(4);
    const heard: number[] = [];
    even.on(Events.MessageCreate, () => heard.push(0));
    odd.on(Events.MessageCreate, () => heard.push(1));
    const message = await (await discord.member('Grace')).say('psst', { in: 'dm' });
    await new Promise((resolve) => (heard.length > 0 ? resolve(0) : even.once(Events.MessageCreate, resolve)));
    expect(message.play.guildId).toBeNull();
    expect(heard).toEqual([0]);
    await Promise.all([even.destroy(), odd.destroy()]);
  });

  it('insists on shards beyond 2,500 servers', async () => {
    const crowded = await startDiscordForTest({ extraGuilds: 2600 });
    const client = new Client({ intents: unprivileged, rest: { api: crowded.apiUrl }, shardCount: 1, shards: [0] });
    await expect(client.login(crowded.token)).rejects.toThrow(/shard/i);
    await client.destroy();
    await crowded.close();
  });
});
