import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { createLeases } from '../../src/dailies/lease.ts';
import { createLedger } from '../../src/dailies/ledger.ts';
import { everyDay } from '../../src/dailies/schedule.ts';
import type { Store } from '../../src/storage/port.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';

type Place = { guild: string; id: string; kind: number };

const nine = Date.parse('2027-03-01T09:00:00Z');
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Every server of many wants its post at 09:00: how long it takes, how fast requests go out, how commands fare meanwhile. */
export async function run(args: string[]): Promise<void> {
  const at = args.indexOf('--servers');
  const servers = at < 0 ? 10_000 : Number(args[at + 1]);
  const folder = mkdtempSync(join(tmpdir(), 'overlord-bench-'));
  const file = join(folder, 'bot.db');
  const discord = await startDiscordForTest({
    extraGuilds: servers,
    validate: false,
    faults: { globalRateLimit: false, routeRateLimits: false },
  });
  const bots = clockedBots(discord);
  try {
    await bots.setClock(nine - 60_000);
    const ada = await discord.member('Ada');
    const channels = await channelsOf(discord, servers);
    // Channels that are gone: refused, and counted so.
    const gone = Math.min(40, Math.floor(servers / 20));
    for (const place of channels.slice(0, gone)) await discord.call('deleteChannel', { channel: place.id });
    const store = await openStore(sqlite(file));
    await setUpAll(store, channels, ada.user.id, nine);
    const posted = () => countPosted(store);
    const bot = await bots.start(file, { shards: 'auto', watched: true });
    const scraping = scrape(bot.url ?? '');
    const idle = await commandTimes(async () => void (await ada.slash('/quote', { about: 'hugging face' })), 40, 25);
    const before = await discord.call('counters', {});

    await discord.faults({ globalRateLimit: true, routeRateLimits: true });
    await bots.setClock(nine);
    const began = performance.now();
    const rates: number[] = [];
    const busy: number[] = [];
    let sent = 0;
    let lastAt = began;
    for (let quiet = 0; quiet < 20 && sent < channels.length - gone; ) {
      const some = await commandTimes(async () => void (await ada.slash('/quote', { about: 'hugging face' })), 4, 240);
      busy.push(...some);
      const now = performance.now();
      const soFar = await posted();
      rates.push(((soFar - sent) * 1000) / (now - lastAt));
      quiet = soFar === sent ? quiet + 1 : 0;
      sent = soFar;
      lastAt = now;
    }
    const seconds = (performance.now() - began) / 1000;
    await bot.settled();
    await wait(500);
    const scraped = await scraping.end();
    const after = await discord.call('counters', {});
    let posts = 0;
    let doubled = 0;
    for (const channel of channels) {
      if (channels.indexOf(channel) < gone) continue;
      const { messages } = await discord.call('history', { member: ada.user.id, channel: channel.id });
      posts += messages.length > 0 ? 1 : 0;
      doubled += messages.length > 1 ? 1 : 0;
    }
    await store.close();
    const line = (name: string, value: string) => process.stdout.write(`${name.padEnd(34)} ${value}\n`);
    line('servers with a post at 09:00', String(channels.length));
    line('posts sent', `${posts} in ${seconds.toFixed(0)} s`);
    line('posts a second, mean and highest', `${(posts / seconds).toFixed(1)}, ${Math.max(...rates).toFixed(1)}`);
    line('servers with two posts, with none', `${doubled}, ${channels.length - posts} (${gone} without their channel)`);
    line('answers of 429', String((after.byStatus['429'] ?? 0) - (before.byStatus['429'] ?? 0)));
    line('/quote before, p50 p99 (ms)', `${percentile(idle, 50)} ${percentile(idle, 99)}`);
    line(
      '/quote meanwhile, p50 p99 max (ms)',
      `${percentile(busy, 50)} ${percentile(busy, 99)} ${percentile(busy, 100)}`,
    );
    const { last } = scraped;
    line(
      '/metrics meanwhile, p50 p99 max (ms)',
      `${percentile(scraped.times, 50)} ${percentile(scraped.times, 99)} ${percentile(scraped.times, 100)} (${scraped.times.length} times)`,
    );
    line(
      'due + posted, of those set up',
      `${scraped.off} of ${scraped.times.length} times apart by more than those in flight`,
    );
    line(
      'at the end: set up, due, posted',
      ['dailies{state="set up"}', 'dailies{state="due"}', 'daily_runs{state="posted"}'].map(last).join(', '),
    );
    line(
      'sent, refused, most that waited',
      [last('daily_sends_total{answer="sent"}'), last('daily_sends_total{answer="refused"}'), scraped.waited].join(
        ', ',
      ),
    );
    const adds =
      last('dailies{state="set up"}') === channels.length &&
      last('dailies{state="due"}') === gone &&
      last('daily_runs{state="posted"}') === channels.length - gone &&
      last('daily_sends_total{answer="sent"}') === channels.length - gone &&
      last('daily_sends_total{answer="refused"}') >= gone &&
      scraped.off === 0;
    if (!adds) process.stdout.write('The metrics do not add up.\n');
    if (posts !== channels.length - gone || doubled > 0 || !adds) process.exitCode = 1;
  } finally {
    await bots.end();
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads `/metrics` once a second until it is ended. */
function scrape(url: string) {
  const times: number[] = [];
  let values = new Map<string, number>();
  let [off, waited] = [0, 0];
  let going = true;
  const last = (name: string) => values.get(`robot_overlord_${name}`) ?? Number.NaN;
  const once = async () => {
    const began = performance.now();
    const text = await (await fetch(`${url}/metrics`)).text();
    times.push(performance.now() - began);
    values = new Map(
      text
        .split('\n')
        .filter((one) => one !== '' && !one.startsWith('#'))
        .map((one) => [one.slice(0, one.lastIndexOf(' ')), Number(one.slice(one.lastIndexOf(' ') + 1))]),
    );
    waited = Math.max(waited, last('dailies_waiting'));
    // Each that is due is posted in one step of the database; two questions to it have a moment in between.
    const apart = last('dailies{state="set up"}') - last('dailies{state="due"}') - last('daily_runs{state="posted"}');
    if (last('dailies{state="due"}') > 0 && Math.abs(apart) > 50) off += 1;
  };
  const run = (async () => {
    while (going) {
      await once();
      await wait(1_000);
    }
  })();
  return {
    async end() {
      going = false;
      await run;
      await once();
      return { times, off, waited, last };
    },
  };
}

/** A daily post in each of these channels, due at this moment for the first time. */
export async function setUpAll(store: Store, channels: readonly Place[], madeBy: string, at: number): Promise<void> {
  const ledger = createLedger(store, createLeases(store, { me: 'bench', clock: systemClock() }));
  const date = new Date(at).toISOString().slice(0, 10);
  for (const [n, place] of channels.entries())
    await ledger.put(
      {
        id: n.toString(36).padStart(10, '0'),
        place,
        times: [new Date(at).toISOString().slice(11, 16)],
        zone: 'UTC',
        weekdays: everyDay,
        monthDays: [],
        pool: { shows: [], speakers: [], topics: [] },
        role: null,
        publish: false,
        tag: null,
        newEpisodes: false,
        image: false,
        look: {},
        madeBy,
        era: 0,
        firstDate: date,
        firstSlot: 0,
        next: { date, slot: 0, at },
        retryAt: 0,
        paused: null,
        problem: null,
        failures: 0,
        told: null,
      },
      at,
    );
}

export async function countPosted(store: Store): Promise<number> {
  const { n } = await store.read((db) =>
    db
      .selectFrom('daily_run')
      .select((eb) => eb.fn.countAll<number | string>().as('n'))
      .where('state', '=', 'posted')
      .executeTakeFirstOrThrow(),
  );
  return Number(n);
}

/** One text channel of each of the many servers, as the bot itself sees them. */
export async function channelsOf(discord: DiscordUnderTest, count: number): Promise<Place[]> {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${discord.apiUrl}/v10${path}`, { headers: { authorization: `Bot ${discord.token}` } });
    return (await answer.json()) as T;
  };
  const guilds: string[] = [];
  for (let after = '0'; guilds.length <= count; ) {
    const page = await get<{ id: string }[]>(`/users/@me/guilds?limit=200&after=${after}`);
    if (page.length === 0) break;
    guilds.push(...page.map((one) => one.id));
    after = guilds.at(-1) ?? after;
  }
  const places: Place[] = [];
  const first = await discord.guildId();
  for (const guild of guilds.filter((one) => one !== first)) {
    const [channel] = (await get<{ id: string; type: number }[]>(`/guilds/${guild}/channels`)).filter(
      (one) => one.type === 0,
    );
    if (channel) places.push({ guild, id: channel.id, kind: 0 });
  }
  return places;
}

async function commandTimes(ask: () => Promise<void>, count: number, gap: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
    await wait(gap);
  }
  return times;
}

export function percentile(values: number[], p: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1);
  return (sorted[Math.max(0, index)] ?? 0).toFixed(0);
}
