import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LeaseTimes } from '../../src/dailies/lease.ts';
import type { Channel } from '../../src/playground/contract.ts';
import { type ClockedBot, clockedBots } from './clocked-bots.ts';
import { countPosts } from './kills.ts';
import { startDiscordForTest } from './local-discord.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { wordsOf } from './reading.ts';
import { startSlowProxy } from './slow-proxy.ts';

export const fleetPlaces = ['text', 'forum', 'thread'] as const;
/** How far the clocks of two processes are apart, ms. */
export const fleetClocks = [0, 5, 100, 1000] as const;
export const fleetFaults = ['kill', 'stall', 'restart', 'kill two'] as const;

/** One post: a place's moment. */
export interface FleetRound {
  what: 'daily' | 'announcement';
  place: (typeof fleetPlaces)[number];
  apart: number;
  fault: (typeof fleetFaults)[number];
  /** How long after somebody took one of the posts of that moment the fault began, ms. */
  after: number;
  /** Whether it met the process that held this very one, which holds it still. */
  met: boolean;
  /** Posts of that moment, once all was done. */
  posts: number;
  /** Sends that Discord took, and for the first one again by their nonce. */
  hidden: number;
}

/** All lengths shortened alike, for a Discord on this very machine. */
const leases: LeaseTimes = { lease: 2_500, margin: 1_000, request: 1_500, flight: 2_500 };
/** What Discord takes for a POST and for everything else, ms. */
const [slowPost, slowGet] = [250, 60];
const hour = 3_600_000;
const day = 24 * hour;

/**
 * Several processes of the whole bot on one real PostgreSQL and a slow Discord, their clocks apart; each day a post in a
 * channel, a forum and a thread, which are a round each, and on every third day an announcement of new episodes there, of
 * which all processes hear at once. While a post is held, whoever holds it is killed, or stopped for longer than a lease,
 * or the database is killed. `times`: rounds of daily posts, in days of three.
 */
export async function runFleet(options: {
  times: number;
  seed: number;
  processes: number;
  onStrike?: (rounds: readonly FleetRound[], took: number) => void;
}): Promise<FleetRound[]> {
  let state = options.seed;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const server = await startPostgres();
  const discord = await startDiscordForTest();
  const accepted = new Map<string, number>();
  const proxy = await startSlowProxy(
    discord.url,
    (method) => (method === 'POST' ? slowPost : slowGet),
    random,
    (method, path, status) => {
      const channel = /\/channels\/(\d+)\/(?:messages|threads)$/.exec(path)?.[1];
      if (method === 'POST' && channel && status < 300) accepted.set(channel, (accepted.get(channel) ?? 0) + 1);
    },
  );
  const bots = clockedBots({ ...discord, apiUrl: `${proxy.url}/api` });
  const cache = mkdtempSync(join(tmpdir(), 'overlord-fleet-'));
  const rounds: FleetRound[] = [];
  try {
    const database = await server.freshDatabase();
    const start = Date.parse('2027-01-04T00:00:00Z');
    await bots.setClock(start);
    const startOne = () => bots.start(database, { leases, cache });
    const fleet = [await startOne()];
    const ada = await discord.member('Ada');
    const guild = await discord.guildId();
    const made = async (name: string, kind: 'text' | 'forum') =>
      (await discord.call('createChannel', { guild, name, kind })).channel;
    const text = await made('kill-text', 'text');
    const inText = { member: ada.user.id, channel: text.id, name: 'Daily' };
    const channels: Record<FleetRound['place'], Channel> = {
      text,
      forum: await made('kill-forum', 'forum'),
      thread: (await discord.call('createThread', inText)).channel,
    };
    for (const kind of fleetPlaces) {
      const where = { channel: channels[kind].id, time: '9:00', zone: 'UTC' };
      const wishes = { ...where, another: true, 'new-episodes': true };
      const said = (await ada.slash('/daily set', wishes)).messages.map(wordsOf).join();
      if (!said.includes('Daily quote set up')) throw new Error(`nothing was set up: ${said}`);
    }
    while (fleet.length < options.processes) fleet.push(await startOne());
    const counted = (what: FleetRound['what']) =>
      Promise.all(
        fleetPlaces.map(async (kind) => ({
          posts: await countPosts(discord, ada.user.id, { kind, channel: channels[kind] }, what),
          accepted: accepted.get(channels[kind].id) ?? 0,
        })),
      );

    /** Carries out one moment, and a fault in the midst of it. */
    async function strike(
      what: FleetRound['what'],
      { at, apart, fault }: { at: number; apart: number; fault: FleetRound['fault'] },
    ): Promise<FleetRound[]> {
      const before = await counted(what);
      // Another process is the first to see the moment.
      fleet.push(...fleet.splice(0, Math.floor(random() * fleet.length)));
      for (const [rank, bot] of fleet.entries()) await bot.skew(-rank * apart);
      await bots.goTo(at - 20_000);
      if (what === 'announcement') await server.run(database, 'delete from daily_announced');
      const watched = await server.connection(database);
      await bots.setClock(at - 100);
      if (what === 'announcement') for (const bot of fleet) bot.announce();

      const target = channels[fleetPlaces[Math.floor(random() * fleetPlaces.length)] ?? 'text'].id;
      for (let tries = 0; tries < 500 && !(await holdersOf(watched, what)).has(target); tries += 1) await sleep(10);
      const after = Math.floor(random() * 0.8 * slowPost);
      await sleep(after);

      const held = await holdersOf(watched, what);
      const holds = (bot: ClockedBot | undefined, kind: FleetRound['place'], by = held) =>
        bot !== undefined && by.get(channels[kind].id)?.startsWith(`${bot.identity}/`) === true;
      const many = (bot: ClockedBot) => fleetPlaces.filter((kind) => holds(bot, kind)).length;
      // Whoever holds most is the most worth meeting.
      const byWorth = [...fleet].sort((a, b) => many(b) - many(a));
      const victims = byWorth.slice(0, fault === 'kill two' || (fault === 'stall' && random() < 0.5) ? 2 : 1);
      let met = new Set<FleetRound['place']>();
      /** Those that the victims held, and hold still. */
      const look = async () => {
        const still = await holdersOf(watched, what);
        const theirs = (kind: FleetRound['place']) =>
          victims.some((bot) => holds(bot, kind) && holds(bot, kind, still));
        met = new Set(fleetPlaces.filter(theirs));
      };
      let back: Promise<unknown> = Promise.resolve();
      switch (fault) {
        case 'kill':
        case 'kill two':
          for (const bot of victims) await bot.kill();
          await look();
          // Those that are left take over meanwhile.
          back = Promise.all(
            victims.map(async (bot) => {
              fleet[fleet.indexOf(bot)] = await startOne();
            }),
          );
          break;
        case 'stall':
          for (const bot of victims) bot.stall();
          await look();
          await sleep(leases.lease + leases.flight + random() * 2_000);
          for (const bot of victims) bot.goOn();
          break;
        case 'restart':
          await server.crash();
          met = new Set(fleetPlaces.filter((kind) => held.has(channels[kind].id)));
          await sleep(200 + random() * 1_200);
          await server.restart();
          // What was put off for it takes some seconds of real time.
          await sleep(2_500);
          break;
      }
      await watched.end().catch(() => undefined);
      for (const later of [1_000, 60_000]) await bots.goTo((await bots.now()) + later);
      await back;
      for (const later of [300_000, 600_000]) await bots.goTo((await bots.now()) + later);
      const now = await counted(what);
      return fleetPlaces.map((place, n) => {
        const posts = (now[n]?.posts ?? 0) - (before[n]?.posts ?? 0);
        const sends = (now[n]?.accepted ?? 0) - (before[n]?.accepted ?? 0);
        return { what, place, apart, fault, after, met: met.has(place), posts, hidden: Math.max(sends - posts, 0) };
      });
    }

    const struck = { daily: 0, announcement: 0 };
    const next = async (what: FleetRound['what'], at: number) => {
      const began = performance.now();
      const strikes = struck[what];
      struck[what] += 1;
      const apart = fleetClocks[strikes % fleetClocks.length] ?? 0;
      // Another fault for the same clocks each time they come round.
      const fault = fleetFaults[(strikes + Math.floor(strikes / fleetClocks.length)) % fleetFaults.length] ?? 'kill';
      const made = await strike(what, { at, apart, fault });
      rounds.push(...made);
      options.onStrike?.(made, Math.round(performance.now() - began));
    };
    for (let n = 0; n * fleetPlaces.length < options.times; n += 1) {
      const nine = start + n * day + 9 * hour;
      await next('daily', nine);
      if (n % 3 === 2) await next('announcement', nine + 3 * hour);
    }
    return rounds;
  } finally {
    await bots.end();
    proxy.close();
    await discord.close();
    await server.stop();
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Who holds what is being sent, by place. */
async function holdersOf(
  database: Awaited<ReturnType<TestPostgres['connection']>>,
  what: FleetRound['what'],
): Promise<Map<string, string>> {
  const table = what === 'daily' ? 'daily_run' : 'daily_announced';
  const held = await database.rows(`select place, claimer from ${table} where state = 'claimed'`).catch(() => []);
  return new Map(held.map(({ place, claimer }) => [String(place), String(claimer)]));
}
