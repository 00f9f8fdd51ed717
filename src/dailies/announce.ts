import type { Clock } from '../clock.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import type { Logger } from '../log.ts';
import { episodeLabel, formatDate } from '../replies/cards.ts';
import { escapeMarkdown, shorten } from '../replies/markdown.ts';
import { buttons, type Reply, text } from '../replies/reply.ts';
import type { EpisodeRef, SearchPort } from '../search/port.ts';
import type { Store } from '../storage/port.ts';
import { lease } from './ledger.ts';
import type { Pace } from './pace.ts';
import { clocksApart, type Poster } from './poster.ts';
import { dailyStrings } from './strings.ts';

/** The episode's button on an announcement; answered in `commands/daily.ts`. */
export const episodeButton = { name: 'de', codecs: { episode: arg.episode } };

const listed = 5;
// News of yesterday is none.
const worthTelling = 24 * 3_600_000;

export interface Announcer {
  /**
   * To be called with episodes that became searchable. Writes down what is to be announced where, once for each place
   * and episode however often it is called; several episodes at once make one message.
   */
  found(episodes: readonly EpisodeRef[]): Promise<void>;
  /** Sends what is written down and not sent yet. */
  work(): Promise<void>;
}

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
        .execute();
      for (const place of places) {
        const known = await db
          .selectFrom('daily_announced')
          .select('episode')
          .where('place', '=', place.place)
          .where(
            'episode',
            'in',
            episodes.map((one) => one.id),
          )
          .execute();
        const fresh = episodes.filter((one) => !known.some((row) => row.episode === one.id));
        const [first] = fresh;
        if (!first) continue;
        await db
          .insertInto('daily_announced')
          .values(
            fresh.map((one) => ({
              ...place,
              episode: one.id,
              batch: first.id,
              state: 'due',
              claimer: me,
              lease_until: 0,
              attempts: 0,
              at: now,
            })),
          )
          .onConflict((c) => c.columns(['place', 'episode']).doNothing())
          .execute();
      }
    });
  }

  interface Open {
    guild: string;
    place: string;
    place_kind: number;
    batch: string;
  }

  async function take(
    open: Open,
    now: number,
  ): Promise<{ episodes: string[]; lookFirst: boolean; at: number; attempts: number } | null> {
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
        episodes: rows.map((one) => one.episode),
        lookFirst: rows.some((one) => one.state === 'claimed'),
        at: row.at,
        attempts: row.attempts + 1,
      };
    });
  }

  const end = (open: Open, state: string, leaseUntil = 0) =>
    store.write((db) =>
      db
        .updateTable('daily_announced')
        .set({ state, lease_until: leaseUntil })
        .where('place', '=', open.place)
        .where('batch', '=', open.batch)
        .where('state', '=', 'claimed')
        .execute(),
    );

  async function announce(open: Open): Promise<void> {
    await pace.turn();
    const now = clock.now();
    const taken = await take(open, now);
    if (!taken) return;
    const place = { guild: open.guild, id: open.place, kind: open.place_kind };
    if (taken.lookFirst) {
      const id = encodeCustomId(episodeButton.name, episodeButton.codecs, { episode: open.batch });
      const seen = await poster.find(place, taken.at - clocksApart, (customId) => customId === id);
      if (seen === 'unreachable') return void (await end(open, 'claimed', now + 60_000));
      // Where the history cannot be read it counts as announced.
      if (seen) return void (await end(open, 'posted'));
    }
    const cards = await Promise.all(taken.episodes.map((id) => search.episode(id)));
    const episodes = cards.flatMap((card) => (card ? [card.episode] : []));
    const [first] = episodes;
    if (!first || now - taken.at > worthTelling) return void (await end(open, 'skipped'));
    const sent = await poster.send(place, announcement(open.batch, episodes), {
      nonce: `e-${open.batch}-${BigInt(open.place).toString(36)}`.slice(0, 25),
      title: shorten(`New: ${first.title}`, 100),
      tag: null,
    });
    const wait = Math.min(15_000 * 2 ** taken.attempts, 30 * 60_000);
    switch (sent.kind) {
      case 'sent':
        return void (await end(open, 'posted'));
      case 'limited':
        return void (await end(open, 'due', now + sent.retryAfter));
      case 'unreachable':
      case 'revoked':
        return void (await end(open, 'due', now + wait));
      case 'unsure':
        return void (await end(open, 'claimed', now + wait));
      case 'refused':
        log.warn({ place: open.place, refusal: sent.refusal, why: sent.why }, 'a new episode could not be announced');
        return void (await end(open, 'skipped'));
    }
  }

  return {
    found,
    async work() {
      const now = clock.now();
      if (now < quietUntil) return;
      const open = await store.read((db) =>
        db
          .selectFrom('daily_announced')
          .select(['guild', 'place', 'place_kind', 'batch'])
          .distinct()
          .where('state', 'in', ['due', 'claimed'])
          .where('lease_until', '<=', now)
          .execute(),
      );
      for (const one of open) await announce(one);
      quietUntil = now + 5_000;
    },
  };
}

type Announced = EpisodeRef & { media: string | null };

/** `batch`: the episode whose button marks the message as the one for this announcement. */
function announcement(batch: string, episodes: readonly Announced[]): Reply {
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
      text([...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n')),
      ...buttons(
        {
          label: episodes.length === 1 ? 'What is it about?' : 'About the first',
          id: encodeCustomId(episodeButton.name, episodeButton.codecs, { episode: batch }),
        },
        url !== null && { label: 'Open episode', url },
      ),
    ],
  };
}
