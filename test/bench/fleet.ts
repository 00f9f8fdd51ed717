import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { spawnBot } from '../harness/bot.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const settledAfter = 5_000;
const patience = 180_000;
/** Discord takes no more on one shard; the local Discord has a server of its own besides. */
const mostOfOneShard = 2_400;

interface Cost {
  what: string;
  /** Until it is logged in, and until it knows all of its servers, ms. */
  login: number;
  all: number;
  servers: number;
  up: number;
  megabytes: number;
  cpu: number;
}

/** The whole bot as a process of its own, in so many servers, with one shard, with three, and as one of three processes. */
export async function run(args: string[]): Promise<void> {
  const at = args.indexOf('--servers');
  const many = at < 0 ? 6_000 : Number(args[at + 1]);
  const one = Math.min(many, mostOfOneShard);
  const set = [
    ['one server, one shard', 0, ''],
    [`${one} servers, one shard`, one, ''],
    [`${many} servers, three shards in one process`, many, '0,1,2/3'],
    [`${many} servers, one of three processes`, many, '1/3'],
  ] as const;
  const costs: Cost[] = [];
  for (const [what, guilds, shards] of set) costs.push(await measure(what, guilds, shards));
  const [cpu] = cpus();
  const line = (...cells: string[]) =>
    process.stdout.write(`${cells.map((cell, n) => (n === 0 ? cell.padEnd(46) : cell.padStart(11))).join('')}\n`);
  process.stdout.write(
    `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  line('', 'servers', 'shards up', 'login (s)', 'all (s)', 'servers/s', 'RSS (MB)', 'CPU (s)', 'ms/server');
  // What a server takes of the processor is told apart from what the start itself takes.
  const [{ cpu: start } = { cpu: 0 }] = costs;
  for (const { what, servers, up, login, all, megabytes, cpu } of costs)
    line(
      what,
      String(servers),
      String(up),
      (login / 1000).toFixed(1),
      (all / 1000).toFixed(1),
      all > login ? ((servers * 1000) / all).toFixed(0) : '–',
      megabytes.toFixed(0),
      cpu.toFixed(1),
      servers > 1 ? (((cpu - start) * 1000) / servers).toFixed(1) : '–',
    );
}

async function measure(what: string, guilds: number, shards: string): Promise<Cost> {
  const discord = await startDiscordForTest({ extraGuilds: guilds, validate: false });
  const began = performance.now();
  const bot = spawnBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HTTP_PORT: '0',
    ...(shards === '' ? {} : { SHARDS: shards }),
  });
  try {
    await bot.says('Logged in as');
    const login = performance.now() - began;
    const url = /"url":"(http:\/\/127\.0\.0\.1:\d+)"/.exec(bot.output())?.[1] ?? '';
    const read = async (name: string): Promise<number[]> =>
      (await (await fetch(`${url}/metrics`)).text())
        .split('\n')
        .filter((one) => one.startsWith(name))
        .map((one) => Number(one.split(' ').at(-1)));
    let servers = 0;
    let all = login;
    // Those of other shards never come: all are there once no more do.
    for (let lastAt = performance.now(); performance.now() - lastAt < settledAfter; await wait(50)) {
      const [now = 0] = await read('robot_overlord_servers');
      if (now !== servers) {
        servers = now;
        lastAt = performance.now();
        all = lastAt - began;
      }
      if (performance.now() - began > patience) throw new Error(`${what}: not all servers came`);
    }
    await bot.says('the archive is ready');
    await wait(settledAfter);
    const [cpu = 0] = await read('process_cpu_seconds_total');
    const up = (await read('robot_overlord_shard_up')).filter((one) => one === 1).length;
    const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8');
    const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    return { what, login, all, servers, up, megabytes, cpu };
  } finally {
    await bot.stop();
    await discord.close();
  }
}
