import type { Clock } from '../clock.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import type { Logger } from '../log.ts';
import { episodeLabel } from '../replies/cards.ts';
import { escapeMarkdown, shorten } from '../replies/markdown.ts';
import { buttons, type Reply, text } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import { isShow } from '../search/at-home.ts';
import type { EpisodeRef, SearchPort } from '../search/port.ts';
import type { Store } from '../storage/port.ts';
import type { Beside } from './beside.ts';
import { createWaits, type Hold, type Leases } from './lease.ts';
import { type Place, publishes, showsOf, type WordsIn } from './model.ts';
import type { Pace } from './pace.ts';
import { askAgainAfter, backOff, clocksApart, isOfContent, type Poster, type Sent } from './poster.ts';
import { sayPublishAway, sayTrouble } from './strings.ts';
import { announced, type Batch, type HeldBatch, type PlaceRow } from './tables/announced.ts';
import { schedules } from './tables/schedules.ts';

/** The episode's button on an announcement; answered in `commands/daily/posts.ts`. */
export const episodeButton = { name: 'de', codecs: { episode: arg.episode } };

const listed = 5;
const atOnce = 12;
// News of yesterday is none.
const worthTelling = 24 * 3_600_000;
// Somebody has to mend a place: it is asked again after a minute, two, four, …
const firstAgain = 60_000;
const longestAgain = 30 * 60_000;
// What one process found all have read by then, or it is gone, ms.
const readEverywhereWithin = 60 * 60_000;
// How long what went wrong is worth telling, ms.
const toldFor = 7 * 24 * 3_600_000;

/** Its work: sends what is written down and not sent yet, and publishes what was sent. */
export interface Announcer extends Beside {
  /**
   * To be called with episodes that became searchable. Writes down what is to be announced where, once for each place
   * and episode however often it is called; several episodes at once make one message.
   */
  found(episodes: readonly EpisodeRef[]): Promise<void>;
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

/** A poster's place, and how. */
interface Wanted {
  place: Place;
  tag: string | null;
}

const waitFor = (attempts: number): number => Math.min(firstAgain * 2 ** Math.min(attempts - 1, 10), longestAgain);

export function createAnnouncer(parts: {
  store: Store;
  leases: Leases;
  search: SearchPort;
  poster: Poster;
  pace: Pace;
  clock: Clock;
  log: Logger;
  /** The show that a server keeps to: where no schedule says otherwise, nothing of others is announced there. */
  homeOf: (guild: string) => Promise<string | null>;
  wordsIn: WordsIn;
}): Announcer {
  const { store, leases, search, poster, pace, clock, log, homeOf } = parts;
  const waits = createWaits(leases.clock);
  const keyOf = ({ place, batch }: Batch) => `${place} ${batch}`;

  async function found(episodes: readonly EpisodeRef[]): Promise<void> {
    if (episodes.length === 0) return;
    const homes = new Map<string, string | null>();
    for (const { guild } of await store.read(schedules.announcing)) homes.set(guild, await homeOf(guild));
    await store.write(async (db) => {
      // What a schedule of a place keeps out another may want there.
      const wanted = new Map<string, { place: PlaceRow; ids: Set<string> }>();
      for (const { pool, ...place } of await schedules.announcing(db)) {
        const shows = showsOf(pool, homes.get(place.guild) ?? null);
        const { ids } = wanted.get(place.place) ?? { ids: new Set() };
        wanted.set(place.place, { place, ids });
        for (const { id, show } of episodes)
          if (shows.length === 0 || shows.some((one) => isShow(show, one))) ids.add(id);
      }
      for (const { place, ids } of wanted.values())
        if (ids.size > 0) await announced.add(db, place, [...ids], clock.now());
    });
  }

  async function carryOut(one: Batch): Promise<void> {
    await pace.turn();
    const taking = await announced.take(store, leases, one);
    if (taking.kind === 'theirs') waits.add(keyOf(one), taking.wait);
    if (taking.kind === 'mine') await (taking.held.state === 'sent' ? publish(taking.held) : announce(taking.held));
  }

  async function announce(held: HeldBatch): Promise<void> {
    const now = clock.now();
    const { attempts } = held.hold;
    let { hold } = held;
    const words = await parts.wordsIn(held.guild);
    const { trouble } = words;
    const end = (change: Parameters<typeof announced.end>[3]) => announced.end(leases, held, hold, change);
    const wanted = await store.read((db) => schedules.announcingIn(db, held.place));
    if (wanted === null) return end({ state: 'skipped', problem: null });
    const place = { guild: held.guild, id: held.place, kind: wanted.kind };
    const mayBeThere = held.state === 'claimed';
    const arrived = (message: string | null, problem: string | null) =>
      message !== null && publishes({ publish: wanted.publish, place })
        ? end({ state: 'sent', message, attempts: 0, problem })
        : end({ state: 'posted', ...(message === null ? {} : { message }), problem });
    if (mayBeThere && !wanted.paused) {
      const id = encodeCustomId(episodeButton.name, episodeButton.codecs, { episode: held.batch });
      const seen = await poster.find(place, Math.min(held.at, now) - clocksApart, (customId) => customId === id);
      if (seen === 'unreachable') return end({ state: 'claimed', retryAt: now + waitFor(1), problem: trouble.awayNow });
      // Where the history cannot be read it counts as announced.
      if (seen === 'unreadable') return arrived(null, trouble.maybePosted);
      if (seen) return arrived(seen.message, null);
    }
    if (now - held.at > worthTelling) return end({ state: 'skipped' });
    /** Where nothing was tried, nothing failed either: later waits are not longer for it. */
    const looked = (again: number) => end({ state: mayBeThere ? 'claimed' : 'due', retryAt: now + again, attempts: 0 });
    if (wanted.paused) return looked(longestAgain);
    const cards = await Promise.all(held.episodes.map((id) => search.episode(id)));
    const episodes = cards.flatMap((card) => (card ? [card.episode] : []));
    // Another process may have found them, in files that this one has not read yet.
    if (episodes.length < held.episodes.length && now - held.at < readEverywhereWithin) return looked(firstAgain);
    if (episodes.length === 0) return end({ state: 'skipped', problem: trouble.episodesGone });
    const renew = async () => {
      const renewed = await announced.mark(leases, held, hold);
      hold = renewed ?? hold;
      return renewed;
    };
    if (mayBeThere && !(await renew())) return;
    const target = { place, tag: wanted.tag };
    let sent = await send(held, hold, target, { episodes, titled: true, words });
    // Where the titles are what Discord does not take, it goes without them.
    if (sent.kind === 'refused' && isOfContent(sent.refusal)) {
      if (!(await renew())) return;
      sent = await send(held, hold, target, { episodes, titled: false, words });
    }
    switch (sent.kind) {
      case 'sent':
        return arrived(sent.message, null);
      case 'limited':
        pace.hold(sent.holdAll);
        return end({ state: 'due', retryAt: now + sent.retryAfter, problem: trouble.awayNow });
      case 'unreachable':
      case 'revoked':
        return end({ state: 'due', retryAt: now + backOff(attempts), problem: trouble.awayNow });
      case 'unsure':
        return end({ state: 'claimed', retryAt: now + backOff(attempts), problem: trouble.awayNow });
      case 'refused': {
        log.warn({ place: held.place, refusal: sent.refusal, why: sent.why }, 'a new episode could not be announced');
        const problem = isOfContent(sent.refusal)
          ? trouble.mend(trouble.announcementRefused, trouble.refusals[sent.refusal].remedy)
          : sayTrouble(sent.refusal, sent.why, words);
        return end({ state: 'due', retryAt: now + waitFor(attempts), problem });
      }
    }
  }

  function send({ batch, place }: Batch, { inTime }: Hold, wanted: Wanted, news: News): Promise<Sent> {
    const { episodes, titled, words } = news;
    const nonce = `e-${batch}-${BigInt(place).toString(36)}`.slice(0, 25);
    const { posts } = words;
    const title = titled ? shorten(posts.newTitle(episodes[0]?.title ?? ''), 100) : posts.newEpisode;
    const reply = announcement(batch, news);
    return poster.send(wanted.place, reply, { nonce, tag: wanted.tag, inTime, title });
  }

  async function publish(held: HeldBatch): Promise<void> {
    const now = clock.now();
    const { message, at, hold } = held;
    const words = await parts.wordsIn(held.guild);
    const { trouble } = words;
    const place = { guild: held.guild, id: held.place, kind: held.kind };
    const answer = message === null ? ({ kind: 'done' } as const) : await poster.publish(place, message, hold);
    const done = (problem: string | null) => announced.end(leases, held, hold, { state: 'posted', problem });
    const again = (wait: number, problem: string) =>
      now + wait - at > worthTelling
        ? done(sayPublishAway(worthTelling / 3_600_000, words))
        : announced.end(leases, held, hold, { state: 'sent', retryAt: now + wait, problem });
    switch (answer.kind) {
      case 'done':
        return done(null);
      case 'limited':
        pace.hold(answer.holdAll);
        return again(answer.retryAfter, trouble.awayNow);
      case 'unreachable':
      case 'unsure':
      case 'revoked':
        return again(backOff(hold.attempts), trouble.awayNow);
      case 'refused': {
        const problem = `${sayTrouble(answer.refusal, answer.why, words)} ${trouble.publishByHand}`;
        log.warn({ place: held.place, refusal: answer.refusal, why: answer.why }, 'an announcement was not published');
        const wait = askAgainAfter[hold.attempts - 1];
        return wait === undefined ? done(problem) : again(wait, problem);
      }
    }
  }

  return {
    found,
    async work() {
      waits.lapse();
      const all = await store.read((db) => announced.due(db, clock.now(), atOnce + waits.size()));
      const due = all.filter((one) => !waits.has(keyOf(one))).slice(0, atOnce);
      await Promise.all(due.map(carryOut));
      return due.length > 0;
    },
    nextMoment: () => store.read(announced.nextMoment),
    soonestWait: () => waits.soonest(),
    placeChanged: (guild, place) => store.write((db) => announced.wake(db, guild, place, clock.now())),
    async trouble(place) {
      const rows = await store.read((db) => announced.troubled(db, place, clock.now() - toldFor));
      const [first] = rows;
      if (!first) return null;
      const { batch, state, problem, retryAt } = first;
      return {
        episode: batch,
        episodes: rows.filter((row) => row.batch === batch).length,
        state: state === 'due' || state === 'claimed' ? 'waits' : state,
        problem,
        again: state === 'sent' ? Math.max(retryAt, clock.now()) : retryAt,
      };
    },
  };
}

type Announced = EpisodeRef & { media: string | null };

interface News {
  episodes: readonly Announced[];
  /** With the episodes' titles and link. */
  titled: boolean;
  words: Words;
}

/** `batch`: the episode whose button marks the message as the one for this announcement. */
function announcement(batch: string, { episodes, titled, words }: News): Reply {
  const { posts, buttons: labels } = words;
  const lines = episodes.slice(0, listed).map((one) => {
    const date = one.date ? ` · ${words.date(one.date)}` : '';
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
      text(`### ${episodes.length === 1 ? posts.newEpisode : posts.newEpisodes(episodes.length)}`),
      ...(titled ? [text([...lines, ...(more > 0 ? [posts.andMore(more)] : [])].join('\n'))] : []),
      ...buttons(
        {
          label: episodes.length === 1 ? posts.whatAbout : posts.aboutTheFirst,
          id: encodeCustomId(episodeButton.name, episodeButton.codecs, { episode: batch }),
        },
        titled && url !== null && { label: labels.openEpisode, url },
      ),
    ],
  };
}
