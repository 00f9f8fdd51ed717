import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snowflakeTime } from '../../src/playground/snowflakes.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { type BotUnderTest, spawnBot } from '../harness/bot.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';
import { startPostgres } from '../harness/postgres.ts';
import { channelsOf, countPosted, percentile, setUpAll } from './dailies.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Nothing is posted for so long: it is not going on. */
const patience = 180_000;

/**
 * A rolling update in the middle of posting. All servers' posts come due at one moment. With PostgreSQL a new process stands
 * beside the old one, which is asked to stop when a quarter is posted; members use commands all the while. With
 * `--sqlite` the old one is asked to stop when a quarter is posted, and the new one starts when it has ended.
 */
export async function run(args: string[]): Promise<void> {
  const at = args.indexOf('--servers');
  const servers = at < 0 ? 600 : Number(args[at + 1]);
  const alone = args.includes('--sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'overlord-bench-'));
  const file = join(folder, 'bot.db');
  const server = alone ? null : await startPostgres();
  const address = (await server?.freshDatabase()) ?? '';
  const discord = await startDiscordForTest({ extraGuilds: servers, faults: { globalRateLimit: false } });
  const ada = await discord.member('Ada');
  const channels = await channelsOf(discord, servers);
  await discord.faults({ globalRateLimit: true, routeRateLimits: true });
  const store = await openStore(alone ? sqlite(file) : postgres(address));
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...(alone ? { DATABASE_FILE: file } : { DATABASE_URL: address }),
  };
  const ready = async (bot: BotUnderTest) => {
    await bot.says('Logged in as');
    await bot.says('the archive is ready');
    return bot;
  };
  const bots: BotUnderTest[] = [];
  const start = () => {
    const bot = spawnBot(env);
    bots.push(bot);
    return ready(bot);
  };
  try {
    const old = await start();
    if (!alone) await start();
    // Late enough for all of them to be written down before.
    const due = Date.now() + 15_000;
    await setUpAll(store, channels, ada.user.id, due);

    const times: number[] = [];
    const unanswered: string[] = [];
    let twice = 0;
    let asking = true;
    let away = false;
    const members = (async () => {
      while (asking) {
        const began = performance.now();
        const answer = await ada.slash('/quote', { about: 'hugging face' });
        times.push(performance.now() - began);
        if (answer.outcome !== 'replied' && !away) unanswered.push(answer.failure ?? answer.outcome);
        if (answer.messages.length > 1) twice += 1;
        await wait(100);
      }
    })();

    const until = async (count: number) => {
      let last = { posted: -1, at: 0 };
      for (;;) {
        const posted = await countPosted(store);
        if (posted >= count) return;
        if (posted > last.posted) last = { posted, at: performance.now() };
        if (performance.now() - last.at > patience) throw new Error(`${posted} of ${count} were posted`);
        await wait(100);
      }
    };
    await until(Math.floor(channels.length / 4));
    const atStop = await countPosted(store);
    const stopped = performance.now();
    away = alone;
    const code = await old.stop();
    const stopTook = performance.now() - stopped;
    const atEnd = await countPosted(store);
    if (alone) await start();
    away = false;
    await until(channels.length);
    const took = (Date.now() - due) / 1000;
    await wait(2_000);
    asking = false;
    await members;

    const counts: number[] = [];
    const late: number[] = [];
    for (const { id } of channels) {
      const { messages } = await discord.call('history', { member: ada.user.id, channel: id });
      counts.push(messages.length);
      for (const message of messages) late.push(snowflakeTime(message.id) - due);
    }
    const line = (name: string, value: string) => process.stdout.write(`${name.padEnd(38)} ${value}\n`);
    const none = counts.filter((count) => count === 0).length;
    const doubled = counts.filter((count) => count > 1).length;
    line('servers whose post came due', String(channels.length));
    line(
      'posted when the old one was stopped',
      `${atStop}; it ended with ${code} after ${(stopTook / 1000).toFixed(1)} s, then ${atEnd}`,
    );
    line('all posted after (s)', took.toFixed(0));
    line('after its time, p50 p99 max (ms)', [50, 99, 100].map((p) => percentile(late, p)).join(' '));
    line('servers without a post, with two', `${none}, ${doubled}`);
    line('commands, unanswered, answered twice', `${times.length}, ${unanswered.length}, ${twice}`);
    line('commands, p50 p99 max (ms)', [50, 99, 100].map((p) => percentile(times, p)).join(' '));
    if (none + doubled + unanswered.length + twice > 0 || atStop >= channels.length) process.exitCode = 1;
    for (const what of new Set(unanswered)) line('unanswered', what);
  } finally {
    for (const bot of bots) await bot.stop();
    await store.close();
    await discord.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
