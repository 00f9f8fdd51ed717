import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import type { Logger } from '../log.ts';
import { sourceLine } from '../replies/cards.ts';
import { type Reply, section, text } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote, SearchPort } from '../search/port.ts';
import { StorageError, type Store } from '../storage/port.ts';
import type { Beside } from './beside.ts';
import type { WordsIn } from './model.ts';
import type { Carrier } from './outbox.ts';
import type { Pace } from './pace.ts';
import { clocksApart, type Poster } from './poster.ts';
import { nextRun } from './schedule.ts';
import { sayTrouble } from './strings.ts';
import { type Digest, digests, type Without } from './tables/digests.ts';
import { outbox } from './tables/outbox.ts';

/**
 * A post a week of what members of a server saved most: counts alone. Whose week it is is decided and written down in one
 * transaction; the outbox sends it once.
 */

/** Opens one of its quotes, for whoever presses; the week marks the post. Answered in `commands/daily/posts.ts`. */
export const digestButton = { name: 'dg', codecs: { week: arg.word, quote: arg.quote } };

const dayLong = 24 * 3_600_000;
const weekLong = 7 * dayLong;
// A week, and by how much a zone may move its clocks.
const furthest = 8 * dayLong;
const atOnce = 50;
const shown = 5;
/** Some may be gone from the archive. */
const looked = 25;

/** What members of a server saved from one moment up to another, most first. */
export type SavedBetween = (
  guild: string,
  from: number,
  until: number,
  limit: number,
) => Promise<{ quote: string; members: number }[]>;

export type DigestWishes = Pick<Digest, 'place' | 'weekdays' | 'time' | 'zone'>;

/** Rejects with `StorageError`, in words for the person who asks, while the database is out of order. */
export interface Digests {
  of(guild: string): Promise<Digest | null>;
  /** A week that had its post gets no second one. */
  set(wishes: DigestWishes): Promise<Digest>;
  off(guild: string): Promise<void>;
  /** What there would be now; null where nothing was saved. */
  preview(guild: string): Promise<Reply | null>;
  /** Why the last one did not arrive, or has not so far; null when all is well. */
  trouble(guild: string): Promise<string | null>;
}

/** The week, by ISO 8601, that a local date is in: `2027-W09`. */
function weekOf(date: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
const keyOf = (guild: string, date: string): string => `${guild} ${weekOf(date)}`;

const nextOf = ({ weekdays, time, zone }: Omit<DigestWishes, 'place'>, after: number): Digest['next'] => {
  const { date, at } = nextRun({ times: [time], zone, weekdays, monthDays: [] }, after);
  return { date, at };
};

interface About {
  place: Digest['place'];
  week: string;
  /** The days that it counts, ms. */
  from: number;
  until: number;
}

export function createDigests(parts: {
  store: Store;
  search: SearchPort;
  clock: Clock;
  log: Logger;
  savedBetween: SavedBetween;
  wordsIn: WordsIn;
  wake: () => void;
}): Digests & Beside {
  const { store, search, clock, log, savedBetween, wordsIn, wake } = parts;

  /** Its moment has come: what is to be sent is written down, and the next one. */
  async function decide(digest: Digest): Promise<void> {
    const now = clock.now();
    const { place, next } = digest;
    const following = nextOf(digest, Math.max(now, next.at));
    // Where it lies too far ahead, nothing has come.
    if (next.at > now) return moveOn(digest, { next: nextOf(digest, now), without: digest.without });
    const [from, until] = [next.at - weekLong, next.at];
    const saved = await savedBetween(place.guild, from, until, 1);
    const without: Without | null = now - next.at > dayLong ? 'away' : saved.length === 0 ? 'nothing' : null;
    const about: About = { place, week: weekOf(next.date), from, until };
    await store.write(async (db) => {
      if (!(await digests.moveOn(db, digest, { next: following, without })) || without !== null) return;
      const key = keyOf(place.guild, next.date);
      await outbox.add(db, { kind: 'digest', key, guild: place.guild, about: JSON.stringify(about) }, now);
    });
  }

  const moveOn = async (digest: Digest, to: Pick<Digest, 'next' | 'without'>): Promise<void> => {
    await store.write((db) => digests.moveOn(db, digest, to));
  };

  return {
    of: (guild) => store.read((db) => digests.of(db, guild)),
    async set(wishes) {
      const made = await store.write(async (db) => {
        let next = nextOf(wishes, clock.now());
        const key = keyOf(wishes.place.guild, next.date);
        if ((await outbox.known(db, 'digest', [key])).size > 0) next = nextOf(wishes, next.at);
        const digest: Digest = { ...wishes, next, without: null };
        await digests.put(db, digest);
        return digest;
      });
      wake();
      return made;
    },
    off: (guild) => store.write((db) => digests.remove(db, guild)),
    async preview(guild) {
      const until = clock.now();
      return card(search, savedBetween, guild, { week: 'now', from: until - weekLong, until }, await wordsIn(guild));
    },
    trouble: (guild) => store.read((db) => outbox.troubleOf(db, 'digest', `${guild} `)),
    async work() {
      const now = clock.now();
      const due = await store.read((db) => digests.due(db, now, now + furthest, atOnce));
      for (const digest of due) {
        try {
          await decide(digest);
        } catch (err) {
          if (err instanceof StorageError) throw err;
          // One that cannot be read is in nobody's way.
          log.warn({ guild: digest.place.guild, err }, 'a weekly digest cannot be read');
          await moveOn(digest, { next: { date: digest.next.date, at: now + dayLong }, without: 'broken' });
        }
      }
      return due.length > 0;
    },
    nextMoment: () => store.read(digests.nextMoment),
    soonestWait: () => null,
  };
}

/** Null where nothing was saved that is still in the archive. */
async function card(
  search: SearchPort,
  savedBetween: SavedBetween,
  guild: string,
  { week, from, until }: Omit<About, 'place'>,
  words: Words,
): Promise<Reply | null> {
  const counts = await savedBetween(guild, from, until, looked);
  const read = await Promise.all(
    counts.map(async ({ quote, members }) => ({ members, quote: await search.quote(quote) })),
  );
  const there = read.flatMap(({ members, quote }) => (quote ? [{ members, quote }] : [])).slice(0, shown);
  if (there.length === 0) return null;
  const open = ({ id }: Quote) => encodeCustomId(digestButton.name, digestButton.codecs, { week, quote: id });
  return {
    card: true,
    blocks: [
      text(`### ${words.saved.most(words.saved.lastDays(7))}`),
      ...there.map(({ members, quote }) =>
        section(sourceLine(quote, `**${members}×**`, words, 320), {
          label: words.buttons.moreContext,
          id: open(quote),
        }),
      ),
      text(`-# ${words.saved.countsAlone}`),
    ],
  };
}

export function digestCarrier(parts: {
  store: Store;
  search: SearchPort;
  poster: Poster;
  pace: Pace;
  savedBetween: SavedBetween;
  wordsIn: WordsIn;
}): Carrier {
  const { store, search, poster, pace, savedBetween, wordsIn } = parts;
  return {
    async carry(held, again) {
      const about = JSON.parse(held.about) as About;
      const { place, week } = about;
      // It was ended while it waited.
      if (!(await store.read((db) => digests.of(db, place.guild)))) return { kind: 'skip', problem: null };
      if (held.uncertain) {
        const seen = await poster.find(place, held.at - clocksApart, (id) =>
          id.startsWith(`${digestButton.name}:${week}:`),
        );
        if (seen === 'unreachable') return { kind: 'unsure', why: 'Discord did not answer whether it is there' };
        // Where the history cannot be read it counts as sent.
        if (seen === 'unreadable' || seen) return { kind: 'sent', message: seen === 'unreadable' ? '' : seen.message };
        await pace.turn();
      }
      const reply = await card(search, savedBetween, place.guild, about, await wordsIn(place.guild));
      // What was saved then is not saved any more, or its episodes are gone.
      if (!reply) return { kind: 'skip', problem: null };
      const hold = await again();
      if (!hold) return { kind: 'unreachable', why: 'held by another process' };
      const nonce = `${week}-${BigInt(place.guild).toString(36)}`.slice(0, 25);
      return poster.send(place, reply, { nonce, title: week, tag: null, inTime: hold.inTime });
    },
    refusal({ refusal, why }, words) {
      return { problem: sayTrouble(refusal, why, words), final: refusal === 'gone' || refusal === 'left' };
    },
  };
}
