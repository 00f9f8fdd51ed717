import type { Clock } from '../clock.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import type { Logger } from '../log.ts';
import { episodeLabel, formatDate } from '../replies/cards.ts';
import { escapeMarkdown, shorten } from '../replies/markdown.ts';
import { buttons, type Reply, text } from '../replies/reply.ts';
import type { EpisodeRef, SearchPort } from '../search/port.ts';
import type { Store } from '../storage/port.ts';
import { stopwatch } from './lease.ts';
import { lease } from './ledger.ts';
import { type Place, publishes } from './model.ts';
import type { Pace } from './pace.ts';
import { askAgainAfter, backOff, clocksApart, isOfContent, type Poster, type Sent } from './poster.ts';
import { dailyStrings, sayRefusal } from './strings.ts';

/** The episode's button on an announcement; answered in `commands/daily/posts.ts`. */
export const episodeButton = { name: 'de', codecs: { episode: arg.episode } };

const listed = 5;
// News of yesterday is none.
const worthTelling = 24 * 3_600_000;
/** Nothing is written in this last part of a lease, ms. */
const margin = 10_000;
// Somebody has to mend a place: it is asked again after a minute, two, four, …
const firstAgain = 60_000;
const longestAgain = 30 * 60_000;
// How long what went wrong is worth telling, ms.
const toldFor = 7 * 24 * 3_600_000;

export interface Announcer {
  /**
   * To be called with episodes that became searchable. Writes down what is to be announced where, once for each place
   * and episode however often it is called; several episodes at once make one message.
   */
  found(episodes: readonly EpisodeRef[]): Promise<void>;
  /** Sends what is written down and not sent yet, and publishes what was sent. */
  work(): Promise<void>;
  /** Something changed in a place, or (null) in its whole server: what waits there is tried at once. True when something does. */
  placeChanged(guild: string, place: string | null): Promise<boolean>;
  /** The newest announcement of a place that waits, or of which something went wrong lately; null when all is well. */
  trouble(place: string): Promise<Announcement | null>;
}

export interface Announcement {
  /** The first episode it speaks of, and how many there are. */
  episode: string;
  episodes: number;
  /** `sent`: it is there, but not yet published to the servers that follow the channel. `skipped`: it was given up. */
  state: 'waits' | 'sent' | 'posted' | 'skipped';
  /** In plain words; null when nothing was tried yet. */
  problem: string | null;
  /** When it is tried next, ms. */
  again: number;
}

/** A message about new episodes, in one place. */
interface Open {
  guild: string;
  place: string;
  batch: string;
}

/** Held by this process. */
interface Taken extends Open {
  episodes: string[];
  /** It may have been sent before. */
  lookFirst: boolean;
  /** When the episodes were found. */
  at: number;
  attempts: number;
  inTime: () => boolean;
}

/** What the schedules of a place say of announcements there. */
interface Wanted {
  place: Place;
  tag: string | null;
  publish: boolean;
}

const waitFor = (attempts: number): number => Math.min(firstAgain * 2 ** Math.min(attempts - 1, 10), longestAgain);

export function createAnnouncer(parts: {
  store: Store;
  me: string;
  search: SearchPort;
  poster: Poster;
  pace: Pace;
  clock: Clock;
  log: Logger;
}): Announcer {
  const { store, me, search, poster, pace, clock, log } = parts;
  let quietUntil = 0;

  async function found(episodes: readonly EpisodeRef[]): Promise<void> {
    if (episodes.length === 0) return;
    const now = clock.now();
    quietUntil = 0;
    await store.write(async (db) => {
      const places = await db
        .selectFrom('daily_schedule')
        .select(['guild', 'place', 'place_kind'])
        .distinct()
        .where('new_episodes', '=', 1)
        .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
        .where('guild', 'not in', db.selectFrom('left_guild').select('guild'))
        .execute();
      for (const place of places) {
        const known = await db
          .selectFrom('daily_announced')
          .select('episode')
          .where('place', '=', place.place)
          .execute();
        const told = new Set(known.map((row) => row.episode));
        const fresh = episodes.filter((one) => !told.has(one.id));
        const [first] = fresh;
        if (!first) continue;
        const row = { ...place, batch: first.id, state: 'due', claimer: me, lease_until: 0, attempts: 0, at: now };
        // In parts: databases limit how many values a query may carry.
        for (let from = 0; from < fresh.length; from += 50) {
          await db
            .insertInto('daily_announced')
            .values(fresh.slice(from, from + 50).map((one) => ({ ...row, episode: one.id })))
            .onConflict((c) => c.columns(['place', 'episode']).doNothing())
            .execute();
        }
      }
    });
  }

  const take = (open: Open, now: number): Promise<Taken | null> => {
    const elapsed = stopwatch();
    return store.write(async (db) => {
      const rows = await db
        .selectFrom('daily_announced')
        .selectAll()
        .where('place', '=', open.place)
        .where('batch', '=', open.batch)
        .where('state', 'in', ['due', 'claimed'])
        .where('lease_until', '<=', now)
        .orderBy('at')
        .orderBy('episode')
        .execute();
      const [row] = rows;
      if (!row) return null;
      const taken = await db
        .updateTable('daily_announced')
        .set({ state: 'claimed', claimer: me, lease_until: now + lease, attempts: row.attempts + 1 })
        .where('place', '=', open.place)
        .where('batch', '=', open.batch)
        .where('state', '=', row.state)
        .where('attempts', '=', row.attempts)
        .returning('episode')
        .execute();
      if (taken.length === 0) return null;
      return {
        ...open,
        episodes: rows.map((one) => one.episode),
        lookFirst: rows.some((one) => one.state === 'claimed'),
        at: row.at,
        attempts: row.attempts + 1,
        inTime: () => elapsed() < lease - margin,
      };
    });
  };

  /** Writes down what became of what this process holds. `problem` undefined: as it was. */
  const end = async (
    open: Open,
    change: { state: string; lease_until?: number; problem?: string | null; message?: string; attempts?: number },
    from = 'claimed',
  ): Promise<void> => {
    await store.write((db) =>
      db
        .updateTable('daily_announced')
        .set({ lease_until: 0, ...change })
        .where('place', '=', open.place)
        .where('batch', '=', open.batch)
        .where('state', '=', from)
        .where('claimer', '=', me)
        .execute(),
    );
  };

  /** As the place's schedules are now; null where none asks for announcements any more. `paused`: not now. */
  async function wantedIn(open: Open): Promise<Wanted | 'paused' | null> {
    const rows = await store.read((db) =>
      db
        .selectFrom('daily_schedule')
        .select(['place_kind', 'tag', 'publish', 'paused'])
        .where('place', '=', open.place)
        .where('new_episodes', '=', 1)
        .orderBy('made_at')
        .execute(),
    );
    const going = rows.filter(({ paused }) => paused !== 'admin');
    const [first] = going;
    if (!first) return rows.length > 0 ? 'paused' : null;
    const place = { guild: open.guild, id: open.place, kind: first.place_kind };
    return {
      place,
      tag: going.find(({ tag }) => tag !== null)?.tag ?? null,
      publish: publishes({ publish: going.some(({ publish }) => publish === 1), place }),
    };
  }

  async function announce(open: Open): Promise<void> {
    await pace.turn();
    const now = clock.now();
    const taken = await take(open, now);
    if (!taken) return;
    const wanted = await wantedIn(open);
    if (wanted === null) return end(taken, { state: 'skipped', problem: null });
    const arrived = (message: string | null, problem: string | null) =>
      end(taken, {
        ...(wanted !== 'paused' && wanted.publish && message !== null
          ? { state: 'sent', message, attempts: 0 }
          : { state: 'posted', ...(message === null ? {} : { message }) }),
        problem,
      });
    if (taken.lookFirst && wanted !== 'paused') {
      const id = encodeCustomId(episodeButton.name, episodeButton.codecs, { episode: open.batch });
      const seen = await poster.find(wanted.place, taken.at - clocksApart, (customId) => customId === id);
      if (seen === 'unreachable')
        return end(taken, { state: 'claimed', lease_until: now + waitFor(1), problem: dailyStrings.awayNow });
      // Where the history cannot be read it counts as announced.
      if (seen === 'unreadable') return arrived(null, dailyStrings.maybePosted);
      if (seen) return arrived(seen.message, null);
    }
    if (now - taken.at > worthTelling) return end(taken, { state: 'skipped' });
    if (wanted === 'paused')
      return end(taken, { state: taken.lookFirst ? 'claimed' : 'due', lease_until: now + longestAgain });
    const cards = await Promise.all(taken.episodes.map((id) => search.episode(id)));
    const episodes = cards.flatMap((card) => (card ? [card.episode] : []));
    if (episodes.length === 0) return end(taken, { state: 'skipped', problem: dailyStrings.episodesGone });
    const sent = await send(taken, wanted, episodes);
    const again = now + backOff(taken.attempts);
    switch (sent.kind) {
      case 'sent':
        return arrived(sent.message, null);
      case 'limited':
        pace.hold(sent.holdAll);
        return end(taken, { state: 'due', lease_until: now + sent.retryAfter, problem: dailyStrings.awayNow });
      case 'unreachable':
      case 'revoked':
        return end(taken, { state: 'due', lease_until: again, problem: dailyStrings.awayNow });
      case 'unsure':
        return end(taken, {
          state: 'claimed',
          lease_until: Math.max(again, now + lease),
          problem: dailyStrings.awayNow,
        });
      case 'refused': {
        log.warn({ place: open.place, refusal: sent.refusal, why: sent.why }, 'a new episode could not be announced');
        const { what, remedy } = isOfContent(sent.refusal)
          ? { ...sayRefusal(sent.refusal, sent.why), what: dailyStrings.announcementRefused }
          : sayRefusal(sent.refusal, sent.why);
        const problem = `${what}. ${remedy}`;
        return end(taken, { state: 'due', lease_until: now + waitFor(taken.attempts), problem });
      }
    }
  }

  /** Where the titles are what Discord does not take, it goes without them. */
  async function send(taken: Taken, { place, tag }: Wanted, episodes: readonly Announced[]): Promise<Sent> {
    const [first] = episodes;
    const nonce = `e-${taken.batch}-${BigInt(taken.place).toString(36)}`.slice(0, 25);
    const how = { nonce, tag, inTime: taken.inTime };
    const full = announcement(taken.batch, episodes);
    const sent = await poster.send(place, full, { ...how, title: shorten(`New: ${first?.title}`, 100) });
    if (sent.kind !== 'refused' || !isOfContent(sent.refusal)) return sent;
    const plain = announcement(taken.batch, episodes, false);
    return poster.send(place, plain, { ...how, title: dailyStrings.newEpisode });
  }

  async function publish(open: Open): Promise<void> {
    await pace.turn();
    const now = clock.now();
    const row = await store.write(async (db) => {
      const mine = db
        .selectFrom('daily_announced')
        .select(['message', 'attempts', 'at', 'place_kind'])
        .where('place', '=', open.place)
        .where('batch', '=', open.batch)
        .where('state', '=', 'sent')
        .where('lease_until', '<=', now);
      const found = await mine.executeTakeFirst();
      if (!found) return null;
      await db
        .updateTable('daily_announced')
        .set({ claimer: me, lease_until: now + lease, attempts: found.attempts + 1 })
        .where('place', '=', open.place)
        .where('batch', '=', open.batch)
        .where('state', '=', 'sent')
        .execute();
      return found;
    });
    if (!row) return;
    const { message, attempts, at } = row;
    const place = { guild: open.guild, id: open.place, kind: row.place_kind };
    const answer = message === null ? ({ kind: 'done' } as const) : await poster.publish(place, message);
    const done = (problem: string | null) => end(open, { state: 'posted', problem }, 'sent');
    const again = (wait: number, problem: string) =>
      now + wait - at > worthTelling
        ? done(dailyStrings.publishAway(worthTelling / 3_600_000))
        : end(open, { state: 'sent', lease_until: now + wait, problem }, 'sent');
    switch (answer.kind) {
      case 'done':
        return done(null);
      case 'limited':
        pace.hold(answer.holdAll);
        return again(answer.retryAfter, dailyStrings.awayNow);
      case 'unreachable':
      case 'unsure':
      case 'revoked':
        return again(backOff(attempts + 1), dailyStrings.awayNow);
      case 'refused': {
        const { what, remedy } = sayRefusal(answer.refusal, answer.why);
        const problem = dailyStrings.publishRefused(what, remedy);
        log.warn({ place: open.place, refusal: answer.refusal, why: answer.why }, 'an announcement was not published');
        const wait = askAgainAfter[attempts];
        return wait === undefined ? done(problem) : again(wait, problem);
      }
    }
  }

  const waiting = (states: string[], now: number): Promise<Open[]> =>
    store.read((db) =>
      db
        .selectFrom('daily_announced')
        .select(['guild', 'place', 'batch'])
        .distinct()
        .where('state', 'in', states)
        .where('lease_until', '<=', now)
        .execute(),
    );

  return {
    found,
    async work() {
      const now = clock.now();
      if (now < quietUntil) return;
      for (const one of await waiting(['due', 'claimed'], now)) await announce(one);
      for (const one of await waiting(['sent'], now)) await publish(one);
      quietUntil = now + 5_000;
    },
    async placeChanged(guild, place) {
      const now = clock.now();
      const rows = await store.write((db) => {
        const woken = db
          .updateTable('daily_announced')
          .set({ lease_until: now })
          .where('guild', '=', guild)
          .where('state', '=', 'due')
          .where('lease_until', '>', now)
          .returning('episode');
        return (place === null ? woken : woken.where('place', '=', place)).execute();
      });
      if (rows.length > 0) quietUntil = 0;
      return rows.length > 0;
    },
    async trouble(place) {
      const since = clock.now() - toldFor;
      const rows = await store.read((db) =>
        db
          .selectFrom('daily_announced')
          .select(['batch', 'state', 'problem', 'lease_until', 'at'])
          .where('place', '=', place)
          .where('at', '>', since)
          .where((eb) => eb.or([eb('state', 'in', ['due', 'claimed', 'sent']), eb('problem', 'is not', null)]))
          .orderBy('at', 'desc')
          .execute(),
      );
      const [first] = rows;
      if (!first) return null;
      const { batch, state, problem } = first;
      return {
        episode: batch,
        episodes: rows.filter((row) => row.batch === batch).length,
        state: state === 'due' || state === 'claimed' ? 'waits' : (state as Announcement['state']),
        problem,
        again: first.lease_until,
      };
    },
  };
}

type Announced = EpisodeRef & { media: string | null };

/**
 * `batch`: the episode whose button marks the message as the one for this announcement. `titled`: with the episodes'
 * titles and link.
 */
function announcement(batch: string, episodes: readonly Announced[], titled = true): Reply {
  const lines = episodes.slice(0, listed).map((one) => {
    const date = one.date ? ` · ${formatDate(one.date)}` : '';
    // Without a number the label would say the title again.
    const label = one.number ? episodeLabel(one) : one.show;
    return `**${escapeMarkdown(shorten(one.title, 200))}**\n-# ${escapeMarkdown(label)}${date}`;
  });
  const more = episodes.length - lines.length;
  const [first] = episodes;
  const url = episodes.length === 1 ? (first?.link ?? first?.media ?? null) : null;
  return {
    card: true,
    blocks: [
      text(`### ${episodes.length === 1 ? dailyStrings.newEpisode : dailyStrings.newEpisodes(episodes.length)}`),
      ...(titled ? [text([...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'))] : []),
      ...buttons(
        {
          label: episodes.length === 1 ? 'What is it about?' : 'About the first',
          id: encodeCustomId(episodeButton.name, episodeButton.codecs, { episode: batch }),
        },
        titled && url !== null && { label: 'Open episode', url },
      ),
    ],
  };
}
