import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { playClient } from '../../src/playground/client.ts';
import { type BotUnderTest, spawnBot, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { patience } from '../harness/patience.ts';
import { start } from '../harness/processes.ts';
import { buttonsOf, only, quoteOf, wordsOf } from '../harness/reading.ts';

/** For whoever changes nothing of it but what is said in it. */
let shared: DiscordUnderTest;
beforeAll(async () => {
  shared = await startDiscordForTest();
});
afterAll(() => shared.close());

const open: DiscordUnderTest[] = [];
async function aDiscord(...options: Parameters<typeof startDiscordForTest>): Promise<DiscordUnderTest> {
  const discord = await startDiscordForTest(...options);
  open.push(discord);
  return discord;
}
afterEach(async () => {
  for (const discord of open.splice(0)) await discord.close();
});

it('ends with the shell that npm started it in', async () => {
  const discord = shared;
  const env = {
    PATH: process.env.PATH ?? '',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_FILE: ':memory:',
    CACHE_DIR: process.env.SNAPSHOTS_OF_TESTS ?? 'off',
    LOG_LEVEL: 'info',
    npm_lifecycle_event: 'start',
  };
  // The shell waits for it, as that of npm does.
  const shell = start('sh', ['-c', `"${process.execPath}" dist/src/main.js; true`], { env, cwd: projectRoot });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  await expect.poll(() => output, { timeout: patience }).toContain('Logged in as');
  // Its output is closed when the last who may write there has ended.
  const silent = once(shell, 'close');
  shell.kill('SIGTERM');
  await silent;
  expect(output).toContain('npm ended');
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

  it('begins all the same when connections are cut once each', async () => {
    const discord = await aDiscord();
    for (const path of ['/gateway/bot', '/applications/:id/commands'])
      await discord.call('failNext', { method: 'GET', path, times: 1, status: 500, hangUp: true });
    const bot = await startBotForTest(discord);
    expect(await bot.stop()).toBe(0);
  });

  it('its buttons go on working, and say so when their quote is gone', async () => {
    const discord = shared;
    const grace = await discord.member('Grace');
    const first = await startBotForTest(discord);
    const message = only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages);
    await first.stop('SIGKILL');
    const second = await startBotForTest(discord);
    const next = only((await grace.press(message, 'Next')).messages);
    expect(wordsOf(next)).toContain('2 of');
    expect(quoteOf(next)).not.toBe(quoteOf(message));
    await second.stop();
    const third = await startBotForTest(discord, { EPISODES_DIR: 'data/episodes/vanishing-gradients' });
    for (const label of ['Next', 'More context']) {
      const answer = only((await grace.press(message, label)).messages);
      expect(answer.play.onlyFor).toBe(grace.user.id);
      expect(wordsOf(answer)).toMatch(/no longer in the archive/);
    }
    await third.stop();
  });
});

describe('a member in a hurry', () => {
  it('is told when to ask again', async () => {
    const discord = shared;
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
    const discord = await aDiscord({ faults: { latencyMs: 300 } });
    const grace = await discord.member('Grace');
    const bot = await startBotForTest(discord);
    const found = await grace.messageMenu(await grace.say('bitcoin energy'), 'Look up in episodes');
    const before = (await grace.history('general')).length;
    const { arrived } = await discord.call('counters', {});
    const pressed = grace.press(only(found.messages), 'Show to all');
    // Three requests: that it is taken, the answer for all, and the private one without its button. The first is on its way.
    while ((await discord.call('counters', {})).arrived === arrived) await new Promise(setImmediate);
    const code = await bot.stop();
    expect(code).toBe(0);
    expect(wordsOf(only((await pressed).messages))).toContain('bitcoin');
    expect(await grace.history('general')).toHaveLength(before + 1);
  });
});

describe('what is wrong with the set-up is said plainly', () => {
  it('a bad token', async () => {
    const discord = shared;
    const bot = spawnBot({ DISCORD_TOKEN: 'not.the.token-at-all', DISCORD_API_URL: discord.apiUrl });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('Set DISCORD_TOKEN in .env');
    expect(bot.output()).not.toContain('not.the.token-at-all');
  });

  it('a token that the gateway refuses while the bot logs in', async () => {
    const discord = await aDiscord({ faults: { gatewayLatencyMs: 3000 } });
    const bot = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    const dropped = async () => (await discord.call('dropGateway', { mode: 'invalid', code: 4004 })).dropped;
    await expect.poll(dropped, { interval: 20 }).toBeGreaterThan(0);
    await stoppedFor(bot, discord.token);
  });

  it.each([
    [
      'the gateway says so',
      (discord: DiscordUnderTest) => discord.call('dropGateway', { mode: 'invalid', code: 4004 }),
    ],
    ['everything says so', (discord: DiscordUnderTest) => discord.faults({ tokenRevoked: true })],
    [
      'an answer is refused',
      async (discord: DiscordUnderTest) => {
        const path = '/channels/:channel/messages';
        await discord.call('failNext', { method: 'POST', path, times: 1, status: 401 });
        const grace = await discord.member('Grace');
        await grace.say(`<@${discord.applicationId}> bitcoin energy`).catch(() => undefined);
      },
    ],
  ])('a token that is revoked while the bot runs: %s', async (_, revoke) => {
    const discord = await aDiscord();
    const bot = await startBotForTest(discord);
    void revoke(discord);
    await stoppedFor(bot, discord.token);
  });

  it('an intent that is taken away while the bot runs', async () => {
    const discord = await aDiscord();
    const bot = await startBotForTest(discord);
    await discord.call('dropGateway', { mode: 'invalid', code: 4014 });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('developer portal');
  });

  async function stoppedFor(bot: BotUnderTest, token: string) {
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('Discord refuses the token. Set DISCORD_TOKEN in .env to the current one');
    expect(bot.output()).not.toContain(token);
    expect(bot.output()).not.toContain('could not start');
  }

  it('a network that is down', async () => {
    const bot = spawnBot({ DISCORD_TOKEN: 'not.the.token-at-all', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('cannot be reached at http://127.0.0.1:9/api');
    expect(bot.output()).toContain('DISCORD_API_URL');
  });

  it('an intent that is refused', async () => {
    const discord = shared;
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

  it('an episodes folder that is missing, or is a file', async () => {
    for (const [place, words] of [
      ['no/such/folder', /no folder .*no\/such\/folder for the episodes\. Make it.*EPISODES_DIR/],
      ['package.json', /package\.json is a file.*EPISODES_DIR/],
    ] as const) {
      const bot = spawnBot({ EPISODES_DIR: place, PLAYGROUND_PORT: '0' });
      expect(await bot.ended).toBe(1);
      expect(bot.output()).toMatch(words);
      expect(bot.output()).not.toContain('stack');
    }
  });

  it.runIf(process.platform === 'linux')('a database where none can be: everything else works', async () => {
    const discord = shared;
    const bot = await startBotForTest(discord, { DATABASE_FILE: '/proc/no-such-folder/bot.db' });
    expect(bot.output()).toMatch(/bot\.db cannot be opened.*DATABASE_FILE/);
    expect(bot.output()).not.toMatch(/stack|archive is large/);
    expect(await bot.stop()).toBe(0);
  });

  it('a port that is taken', async () => {
    const discord = shared;
    const bot = spawnBot({ PLAYGROUND_PORT: new URL(discord.url).port });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toContain('Set PLAYGROUND_PORT in .env to a free port');
  });

  it('an archive with nothing in it', async () => {
    const discord = shared;
    const grace = await discord.member('Grace');
    const bot = await startBotForTest(discord, { EPISODES_DIR: await mkdtemp(join(tmpdir(), 'no-episodes-')) });
    // An answer that takes its time comes in a message of its own.
    await bot.says('the archive is ready');
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

it('says at once that the archive is being read, and how many episodes it holds once it is', async () => {
  const discord = shared;
  const cache = await mkdtemp(join(tmpdir(), 'no-snapshot-'));
  const lines = async () => {
    const bot = await startBotForTest(discord, { CACHE_DIR: cache });
    await bot.says('the archive is ready');
    await bot.stop();
    return bot
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { msg: string; episodes?: number; file?: string });
  };
  const first = await lines();
  expect(first.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^the archive is being read/),
      expect.stringMatching(/snapshot of the index is missing/),
    ]),
  );
  expect(first.filter(({ episodes }) => episodes !== undefined)).toEqual([
    expect.objectContaining({ msg: 'the archive is ready', episodes: 2 }),
  ]);
  // Two episodes are read at once.
  expect(first.map(({ msg }) => msg).join()).not.toContain('minutes');
  const [file] = first.flatMap((line) => line.file ?? []);
  expect((await lines()).map(({ msg }) => msg)).toContain('the index was read from its snapshot');
  await writeFile(file as string, 'no snapshot at all');
  expect((await lines()).map(({ msg }) => msg)).toContain(
    'the snapshot of the index is damaged and not used: the archive is indexed anew',
  );
  await rm(cache, { recursive: true });
});

it('is there without a token: the playground opens, with the bot in it', async () => {
  const bot = spawnBot({ PLAYGROUND_PORT: '0' });
  const address = /^Playground: (http:\/\/127\.0\.0\.1:\d+)$/m;
  await bot.says(address);
  const page = await fetch(address.exec(bot.output())?.[1] ?? '');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await bot.stop()).toBe(0);
});

it('answers [[topics]] in the playground where MESSAGE_CONTENT is on', async () => {
  const bot = spawnBot({ PLAYGROUND_PORT: '0', MESSAGE_CONTENT: 'on' });
  const address = /^Playground: (http:\/\/127\.0\.0\.1:\d+)$/m;
  await bot.says(address);
  await bot.says('the archive is ready');
  const call = playClient(address.exec(bot.output())?.[1] ?? '');
  const { guilds, me, bot: ours } = await call('world', {});
  const place = { member: me.id, channel: guilds[0]?.channels.find(({ type }) => type === 0)?.id ?? '' };
  await call('send', { ...place, content: 'I keep thinking about [[hugging face]]' });
  const answered = async () => (await call('history', place)).messages.map(({ author }) => author.id);
  await expect.poll(answered, { timeout: 60_000 }).toContain(ours.id);
  expect(await bot.stop()).toBe(0);
});
