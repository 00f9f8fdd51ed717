import { postgres } from '../../src/storage/postgres.ts';
import { openStore } from '../../src/storage/store.ts';
import { spawnBot } from '../harness/bot.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';
import { startPostgres } from '../harness/postgres.ts';
import { channelsOf, countPosted, percentile, setUpAll } from './dailies.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const patience = 180_000;

/**
 * A rolling update: all servers' posts come due, a new process starts in the middle of them, and the old one is asked to
 * stop once the new one is ready. Members use commands all the while.
 */
export async function run(args: string[]): Promise<void> {
  const at = args.indexOf('--servers');
  const servers = at < 0 ? 600 : Number(args[at + 1]);
  const server = await startPostgres();
  const address = await server.freshDatabase();
  const discord = await startDiscordForTest({ extraGuilds: servers, faults: { globalRateLimit: false } });
  const ada = await discord.member('Ada');
  const channels = await channelsOf(discord, servers);
  await discord.faults({ globalRateLimit: true, routeRateLimits: true });
  const store = await openStore(postgres(address));
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: address };
  const bots = [spawnBot(env)];
  try {
    await bots[0]?.says('the archive is ready');
    const due = Date.now() + 5_000;
    await setUpAll(store, channels, ada.user.id, due);

    const times: number[] = [];
    const unanswered: string[] = [];
    let twice = 0;
    let asking = true;
    const members = (async () => {
      while (asking) {
        const began = performance.now();
        const answer = await ada.slash('/quote', { about: 'hugging face' });
        times.push(performance.now() - began);
        if (answer.outcome !== 'replied') unanswered.push(answer.failure ?? answer.outcome);
        if (answer.messages.length > 1) twice += 1;
        await wait(100);
      }
    })();

    const began = performance.now();
    const until = async (count: number) => {
      while ((await countPosted(store)) < count) {
        if (performance.now() - began > patience)
          throw new Error(`${await countPosted(store)} of ${count} were posted`);
        await wait(200);
      }
    };
    await until(Math.floor(channels.length / 4));
    const next = spawnBot(env);
    bots.push(next);
    await next.says('Logged in as');
    await next.says('the archive is ready');
    const atStop = await countPosted(store);
    const stopped = performance.now();
    const code = await bots[0]?.stop();
    const stopTook = performance.now() - stopped;
    await until(channels.length);
    const took = (performance.now() - began) / 1000;
    await wait(2_000);
    asking = false;
    await members;

    const counts: number[] = [];
    for (const { id } of channels) {
      const { messages } = await discord.call('history', { member: ada.user.id, channel: id });
      counts.push(messages.length);
    }
    const line = (name: string, value: string) => process.stdout.write(`${name.padEnd(38)} ${value}\n`);
    const none = counts.filter((count) => count === 0).length;
    const doubled = counts.filter((count) => count > 1).length;
    line('servers whose post came due', String(channels.length));
    line(
      'posted when the old one was stopped',
      `${atStop}; it ended with ${code} after ${(stopTook / 1000).toFixed(1)} s`,
    );
    line('all posted after (s)', took.toFixed(0));
    line('servers without a post, with two', `${none}, ${doubled}`);
    line('commands, unanswered, answered twice', `${times.length}, ${unanswered.length}, ${twice}`);
    line('commands, p50 p99 max (ms)', [50, 99, 100].map((p) => percentile(times, p)).join(' '));
    if (none + doubled + unanswered.length + twice > 0) process.exitCode = 1;
    for (const what of new Set(unanswered)) line('unanswered', what);
  } finally {
    for (const bot of bots) await bot.stop();
    await store.close();
    await discord.close();
    await server.stop();
  }
}
