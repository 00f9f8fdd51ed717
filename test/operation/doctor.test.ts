import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, type Updateable } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createDailyPoster } from '../../src/discord/daily-poster.ts';
import { examine } from '../../src/operation/doctor.ts';
import { projectRoot } from '../../src/paths.ts';
import type { PermissionName } from '../../src/playground/contract.ts';
import type { Tables } from '../../src/storage/schema.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';

let discord: DiscordUnderTest;
let folder: string;
let gone: string;
beforeAll(async () => {
  // Dozens of set-ups are looked at in a second.
  discord = await startDiscordForTest({ faults: { globalRateLimit: false } });
  folder = mkdtempSync(join(tmpdir(), 'overlord-doctor-'));
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  gone = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
});
afterAll(async () => {
  for (const server of servers) server.close();
  await discord.close();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

interface Change {
  env?: Record<string, string>;
  episodes?: string;
  file?: string;
  ahead?: number;
  vectorsFile?: string;
  cache?: string;
  named?: string[];
  free?: number;
}

/** Every fault and worry in a set-up that is right but for the change. */
async function wrong({ env = {}, ahead = 0, free = 1e9, ...change }: Change = {}): Promise<string[]> {
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  const file = change.file ?? join(folder, 'var', 'bot.db');
  const clock = systemClock();
  const found = await examine({
    config,
    clock: { ...clock, now: () => clock.now() + ahead },
    episodes: change.episodes ?? join(projectRoot, 'data/episodes'),
    file,
    cache: change.cache ?? join(folder, 'var', 'cache'),
    named: change.named ?? Object.keys(config),
    // What is free on the machine of the tests says nothing of the set-up.
    free: async () => free,
    openStore: () => openStore(sqlite(file), { patience: 50 }),
    posterFor: (token, me) =>
      createDailyPoster({ apiUrl: config.DISCORD_API_URL, token, me: () => me, onRevoked: () => undefined }),
    ...(change.vectorsFile === undefined ? {} : { vectorsFile: change.vectorsFile }),
  });
  expect(found.length).toBeGreaterThan(4);
  return found.filter(({ state }) => state !== 'well').map(({ what, said }) => `${what}: ${said}`);
}

/** A database with one daily post in a channel. */
async function withSchedule(place: string, change: Updateable<Tables['daily_schedule']> = {}): Promise<string> {
  const file = join(folder, `schedule-${place}-${Object.keys(change)}.db`);
  const store = await openStore(sqlite(file));
  await store.write(async (db) =>
    db
      .insertInto('daily_schedule')
      .values({
        id: 'abcdefghij',
        guild: await discord.guildId(),
        place,
        place_kind: 0,
        time: '09:00',
        zone: 'UTC',
        weekdays: 127,
        pool: '{"shows":[],"speakers":[],"topics":[]}',
        role: null,
        publish: 0,
        tag: null,
        new_episodes: 0,
        made_by: '1',
        made_at: 1,
        era: 0,
        first_date: '2026-01-01',
        next_date: '2026-01-01',
        next_at: 1,
        retry_at: 0,
        paused: null,
        problem: null,
        failures: 0,
        told: null,
        ...change,
      })
      .execute(),
  );
  await store.close();
  return file;
}

/** An address that answers every request so. */
async function serving(type: string, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': type }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}
const servers: Server[] = [];

async function ofNewerVersion(): Promise<string> {
  const file = join(folder, 'newer.db');
  const store = await openStore(sqlite(file));
  await store.write((db) =>
    db.executeQuery(CompiledQuery.raw("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')")),
  );
  await store.close();
  return file;
}

describe('the doctor', () => {
  it('finds nothing in a set-up that is right, nor in the playground', async () => {
    expect(await wrong()).toEqual([]);
    expect(await wrong({ env: { DISCORD_TOKEN: '' } })).toEqual([]);
    const general = await discord.channel('general');
    expect(await wrong({ file: await withSchedule(general.id) })).toEqual([]);
  });

  const broken: [string, () => Promise<Change> | Change, RegExp][] = [
    ['a token that is none', () => ({ env: { DISCORD_TOKEN: 'not-a-token' } }), /^Token: .*Reset Token/],
    [
      'a folder of which nothing can be read',
      () => {
        mkdirSync(join(folder, 'noise'), { recursive: true });
        writeFileSync(join(folder, 'noise', 'a.md'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 9]));
        return { episodes: join(folder, 'noise') };
      },
      /^Episodes: The only file in .* cannot be read.*npm run check/,
    ],
    ['an intent that is not granted', () => ({ env: { MESSAGE_CONTENT: 'on' } }), /^Intents: .*Message Content intent/],
    [
      'an address where nobody answers',
      () => ({ env: { DISCORD_API_URL: `${gone}/api` } }),
      /^Token: .*DISCORD_API_URL/,
    ],
    ['a channel that is gone', async () => ({ file: await withSchedule('123456789012345678') }), /^Daily post .*gone/],
    [
      'a time zone in the database that does not exist',
      async () => ({ file: await withSchedule((await discord.channel('general')).id, { zone: 'Mars/Base' }) }),
      /^Daily post .*“Mars\/Base” does not exist.*\/daily set/,
    ],
    [
      'a schedule in the database that cannot be read',
      async () => ({ file: await withSchedule((await discord.channel('general')).id, { pool: '{' }) }),
      /^Daily post .*cannot be read.*\/daily set/,
    ],
    [
      'a file that is no database',
      () => {
        const file = join(folder, 'diary.db');
        writeFileSync(file, 'dear diary '.repeat(500));
        return { file };
      },
      /^Database: .*damaged or not a database/,
    ],
    [
      'a database where none can be',
      () => {
        writeFileSync(join(folder, 'in-the-way'), '');
        return { file: join(folder, 'in-the-way', 'bot.db') };
      },
      /^Database: .*DATABASE_FILE/,
    ],
    ['no folder of episodes', () => ({ episodes: join(folder, 'nowhere') }), /^Episodes: .*EPISODES_DIR/],
    [
      'a folder without a transcript',
      () => {
        mkdirSync(join(folder, 'empty'), { recursive: true });
        return { episodes: join(folder, 'empty') };
      },
      /^Episodes: There is no transcript/,
    ],
    [
      'a feed that does not answer',
      () => ({ env: { FEEDS: `${gone}/feed.xml`, FEEDS_ALLOW_PRIVATE: 'on' } }),
      /^Feed .*What to do: /,
    ],
    [
      'a feed in a private network',
      () => ({ env: { FEEDS: `${gone}/feed.xml` } }),
      /^Feed .*private address.*What to do: /,
    ],
    [
      'an embedding model that is away',
      () => ({ env: { EMBEDDINGS_BASE_URL: gone, EMBEDDINGS_MODEL: 'x' } }),
      /^Embedding model: It does not answer.*EMBEDDINGS_BASE_URL.*built-in model answers/,
    ],
    [
      'an embedding model’s address that is a web page',
      async () => ({
        env: { EMBEDDINGS_BASE_URL: await serving('text/html', '<html>nginx</html>'), EMBEDDINGS_MODEL: 'x' },
      }),
      /^Embedding model: .*a page.*often ends in \/v1/,
    ],
    [
      'a language model that is away',
      () => ({ env: { LLM_BASE_URL: gone, LLM_MODEL: 'x' } }),
      /^Language model: .*LLM_BASE_URL/,
    ],
    [
      'a language model’s address that is a web page',
      async () => ({ env: { LLM_BASE_URL: await serving('text/html', '<html>nginx</html>'), LLM_MODEL: 'x' } }),
      /^Language model: .*page.*LLM_BASE_URL/,
    ],
    [
      'one file among others of which nothing can be read',
      () => {
        const some = join(folder, 'some');
        cpSync(join(projectRoot, 'data/episodes'), some, { recursive: true });
        writeFileSync(join(some, 'noise.md'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 9]));
        return { episodes: some };
      },
      /^Episodes: .*noise\.md.*npm run check/,
    ],
    ['word vectors that are missing', () => ({ vectorsFile: join(folder, 'none.bin') }), /^Word vectors: .*checkout/],
    [
      'a setting that is misspelt',
      () => ({ named: ['DISCORD_TOKN', 'TZ'] }),
      /^Settings: DISCORD_TOKN.*DISCORD_TOKEN\?/,
    ],
    [
      'a part of the shards without a database in common',
      () => ({ env: { SHARDS: '0/2' } }),
      /^Shards: .*DATABASE_URL/,
    ],
    [
      'an index where none can be',
      () => {
        writeFileSync(join(folder, 'cache-file'), '');
        return { cache: join(folder, 'cache-file') };
      },
      /^Index: .*CACHE_DIR/,
    ],
    [
      'a port that somebody else has',
      () => ({ env: { HTTP_PORT: new URL(discord.url).port } }),
      /^HTTP_PORT: .*free port/,
    ],
    [
      'an address of another machine',
      () => ({ env: { HTTP_PORT: '192.0.2.7:9464' } }),
      /^HTTP_PORT: .*no address of this machine/,
    ],
    [
      'a feed that is a web page',
      async () => ({
        env: { FEEDS: await serving('text/html', '<html><body>Our show</body></html>'), FEEDS_ALLOW_PRIVATE: 'on' },
      }),
      /^Feed .*web page.*What to do: /,
    ],
    [
      'a language model that the server does not have',
      async () => ({
        env: { LLM_BASE_URL: await serving('application/json', '{"data":[{"id":"qwen"}]}'), LLM_MODEL: 'llama' },
      }),
      /^Language model: .*“llama”, but qwen.*LLM_MODEL/,
    ],
    [
      'a server for speech that is away',
      () => ({ env: { TRANSCRIBE_BASE_URL: gone, TRANSCRIBE_MODEL: 'x' } }),
      /^Transcripts: .*cannot be reached.*TRANSCRIBE_BASE_URL/,
    ],
    [
      'a server for speech that is a web page',
      async () => ({
        env: { TRANSCRIBE_BASE_URL: await serving('text/html', '<html>nginx</html>'), TRANSCRIBE_MODEL: 'x' },
      }),
      /^Transcripts: .*a page that is not JSON.*TRANSCRIBE_BASE_URL/,
    ],
    ['a database of a newer version', async () => ({ file: await ofNewerVersion() }), /^Database: .*newer version/],
    ['a disk that is nearly full', () => ({ free: 4e8 }), /^Disk: 0\.4 GB are free at .*Make room soon/],
    ['a disk that is full', () => ({ free: 1e7 }), /^Disk: .*cannot be written/],
    ['a clock that is wrong', () => ({ ahead: 3_600_000 }), /^Clock: .*3[56]\d\d s ahead.*set by the network/],
  ];
  it.each(broken)('names %s, with its remedy, and nothing else', async (_what, change, said) => {
    const found = await wrong(await change());
    expect(found, found.join('\n')).toHaveLength(1);
    expect(found[0]).toMatch(said);
  });
});

it('waits a moment where Discord asks for one, and tells a long wait', async () => {
  await discord.failNext({ path: '/gateway/bot', times: 1, status: 429, retryAfter: 0.05, global: true });
  expect(await wrong()).toEqual([]);
  await discord.failNext({ path: '/gateway/bot', times: 1, status: 429, retryAfter: 3_600, global: true });
  expect(await wrong()).toEqual([expect.stringMatching(/^Token: Discord asks this machine to wait/)]);
});

it('names a database that may be read but not written', async () => {
  const file = await withSchedule((await discord.channel('off-topic')).id);
  chmodSync(folder, 0o777);
  chmodSync(file, 0o444);
  // The superuser may write everything.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) process.seteuid?.(65_534);
  try {
    // The account that stands in for the host's may not read this checkout either, where its folder is private.
    expect(await wrong({ file, cache: folder })).toContainEqual(
      expect.stringMatching(/^Database: .*not written.*write permission/),
    );
  } finally {
    if (asRoot) process.seteuid?.(0);
  }
});

it('/doctor tells those who manage the server, privately, of each place what to mend there', async () => {
  const { startWholeBot } = await import('../lookups/whole-bot.ts');
  const { only, wordsOf } = await import('../harness/reading.ts');
  const bot = await startWholeBot();
  const { call } = bot.discord;
  const guild = await bot.discord.guildId();
  const ada = await bot.discord.member('Ada');
  const grace = await bot.discord.member('Grace');
  await ada.slash('/daily set', { time: '9:00', zone: 'UTC' });
  const answer = only((await ada.slash('/doctor')).messages);
  expect(answer.play.onlyFor).toBe(ada.user.id);
  expect(wordsOf(answer)).toMatch(/may post in the place.*\n\nThe archive has 2 episodes\./s);

  const setUp = async (name: string, kind: 'text' | 'forum' = 'text', options = {}) => {
    const { channel } = await call('createChannel', { guild, name, kind });
    await ada.slash('/daily set', { channel: channel.id, time: '9:00', zone: 'UTC', ...options });
    return channel.id;
  };
  const deny = (channel: string, ...names: PermissionName[]) =>
    call('setPermissions', { guild, channel, bot: true, deny: names });
  const { role } = await call('createRole', { guild, name: 'daily' });
  const gone = await setUp('gone');
  const mute = await setUp('mute');
  const hidden = await setUp('hidden');
  const drawn = await setUp('drawn', 'text', { image: 'always' });
  const quiet = await setUp('quiet', 'text', { role: role.id });
  const forum = await setUp('forum', 'forum');
  const lost = await setUp('lost');
  await call('deleteChannel', { channel: gone });
  await deny(mute, 'SendMessages');
  await deny(hidden, 'ViewChannel');
  await deny(drawn, 'AttachFiles');
  await deny(quiet, 'MentionEveryone');
  await deny(forum, 'ReadMessageHistory');
  const store = await openStore(sqlite(bot.file));
  await store.write((db) =>
    db.updateTable('daily_schedule').set({ zone: 'Mars/Base' }).where('place', '=', lost).execute(),
  );
  await store.close();
  const said = wordsOf(only((await ada.slash('/doctor')).messages));
  expect(said).toMatch(/^7 daily quotes with something to mend:$/m);
  for (const [channel, remedy] of [
    [gone, /The channel is gone, or I cannot see it.*\/daily set/],
    [mute, /I lack “Send Messages”/],
    [hidden, /I cannot see it.*View Channel/],
    [drawn, /Attach Files/],
    [quiet, /: Posts do not notify .*Mention @everyone.*\.$/],
    [forum, /Read Message History/],
    [lost, /time zone “Mars\/Base” does not exist.*\/daily set/],
  ] as const)
    expect(said.split('\n').find((line) => line.includes(`<#${channel}>`))).toMatch(remedy);
  await expect(grace.slash('/doctor')).rejects.toThrow('There is no command /doctor here');
  await bot.close();
});
