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

/** One daily post: a place's moment. */
export interface FleetRound {
  place: (typeof fleetPlaces)[number];
  apart: number;
  fault: (typeof fleetFaults)[number];
  /** How long after the first process's moment the fault began, ms. */
  after: number;
  /** Whether it met the process that held this very run. */
  met: boolean;
  /** Posts for that day, once all was done. */
  posts: number;
  /** Sends that Discord took, and for the first one again by their nonce. */
  hidden: number;
}

/** All lengths shortened alike, for a Discord on this very machine. */
const leases: LeaseTimes = { lease: 2_500, margin: 1_000, request: 1_500, flight: 2_500 };
/** What Discord takes for a POST and for everything else, ms. */
const [slowPost, slowGet] = [250, 60];
const day = 24 * 3_600_000;

/**
 * Several processes of the whole bot on one real PostgreSQL and a slow Discord, their clocks apart; each day a post in a
 * channel, a forum and a thread, which are a round each. Around its moment processes are killed, or stopped for longer than
 * a lease, or the database is. `times`: rounds, in days of three.
 */
export async function runFleet(options: {
  times: number;
  seed: number;
  processes: number;
  onDay?: (rounds: readonly FleetRound[], took: number) => void;
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
      const wishes = { channel: channels[kind].id, time: '9:00', zone: 'UTC', another: true };
      const said = (await ada.slash('/daily set', wishes)).messages.map(wordsOf).join();
      if (!said.includes('Daily quote set up')) throw new Error(`nothing was set up: ${said}`);
    }
    while (fleet.length < options.processes) fleet.push(await startOne());
    const counted = () =>
      Promise.all(
        fleetPlaces.map(async (kind) => ({
          posts: await countPosts(discord, ada.user.id, { kind, channel: channels[kind] }),
          accepted: accepted.get(channels[kind].id) ?? 0,
        })),
      );

    for (let n = 0; n * fleetPlaces.length < options.times; n += 1) {
      const apart = fleetClocks[n % fleetClocks.length] ?? 0;
      // Another fault for the same clocks each time they come round.
      const fault = fleetFaults[(n + Math.floor(n / fleetClocks.length)) % fleetFaults.length] ?? 'kill';
      const due = start + n * day + day / 2 - 3 * 3_600_000;
      const before = await counted();
      // Another process is the first to see the moment.
      fleet.push(...fleet.splice(0, Math.floor(random() * fleet.length)));
      for (const [rank, bot] of fleet.entries()) await bot.skew(-rank * apart);
      await bots.goTo(due - 20_000);
      await bots.setClock(due - 100);
      const began = performance.now();
      const after = Math.floor(random() * ((fleet.length - 1) * apart + 2 * slowPost + 300));
      await sleep(100 + after);

      const holders = await holdersOf(server, database, due);
      const holds = (bot: ClockedBot | undefined, kind: FleetRound['place']) =>
        bot !== undefined && holders.get(channels[kind].id)?.startsWith(`${bot.identity}/`) === true;
      const holding = fleet.filter((bot) => fleetPlaces.some((kind) => holds(bot, kind)));
      // Whoever holds one is the most worth meeting.
      const [chosen] = holding.length > 0 && random() < 0.7 ? holding : [];
      const victim = chosen ? fleet.indexOf(chosen) : Math.floor(random() * fleet.length);
      const hit = [fleet[victim]];
      let back: Promise<unknown> = Promise.resolve();
      switch (fault) {
        case 'kill':
        case 'kill two': {
          await fleet[victim]?.kill();
          const dead = [victim];
          if (fault === 'kill two') {
            const second = (victim + 1) % fleet.length;
            await sleep(random() * 400);
            await fleet[second]?.kill();
            dead.push(second);
          }
          // Those that are left take over meanwhile.
          back = Promise.all(
            dead.map(async (one) => {
              fleet[one] = await startOne();
            }),
          );
          break;
        }
        case 'stall': {
          fleet[victim]?.stall();
          await sleep(leases.lease + leases.flight + random() * 2_000);
          fleet[victim]?.goOn();
          break;
        }
        case 'restart': {
          hit.push(...holding);
          await server.crash();
          await sleep(200 + random() * 1_200);
          await server.restart();
          // What was put off for it takes some seconds of real time.
          await sleep(2_500);
          break;
        }
      }
      for (const later of [1_000, 60_000]) await bots.goTo((await bots.now()) + later);
      await back;
      for (const later of [300_000, 600_000]) await bots.goTo((await bots.now()) + later);
      const now = await counted();
      const ofDay = fleetPlaces.map((place, at): FleetRound => {
        const posts = (now[at]?.posts ?? 0) - (before[at]?.posts ?? 0);
        const sends = (now[at]?.accepted ?? 0) - (before[at]?.accepted ?? 0);
        const met = hit.some((bot) => holds(bot, place));
        return { place, apart, fault, after, met, posts, hidden: Math.max(sends - posts, 0) };
      });
      rounds.push(...ofDay);
      options.onDay?.(ofDay, Math.round(performance.now() - began));
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

/** Who holds the runs that are due then, by place. */
async function holdersOf(server: TestPostgres, database: string, due: number): Promise<Map<string, string>> {
  const held = await server.rows(
    database,
    `select place, claimer from daily_run where due_at = ${due} and state = 'claimed'`,
  );
  return new Map(held.map(({ place, claimer }) => [String(place), String(claimer)]));
}
