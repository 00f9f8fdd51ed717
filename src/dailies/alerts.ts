import type { Clock } from '../clock.ts';
import { foldWords } from '../episodes/ids.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import { quoteButtons } from '../interactions/quote-buttons.ts';
import { linkSmallPrint, quoteBlocks } from '../replies/cards.ts';
import { escapeMarkdown } from '../replies/markdown.ts';
import { questionOf } from '../replies/question.ts';
import { type Reply, text } from '../replies/reply.ts';
import type { EpisodeRef, Quote, SearchPort } from '../search/port.ts';
import type { Database, Store } from '../storage/port.ts';
import { directMessage, type Place } from './model.ts';
import type { Carrier } from './outbox.ts';
import type { Pace } from './pace.ts';
import { clocksApart, type Poster } from './poster.ts';
import { dailyStrings, sayRefusal } from './strings.ts';
import { type Alert, type AlertKind, alerts, type Holder } from './tables/alerts.ts';
import { outbox } from './tables/outbox.ts';

/**
 * Tells members, and channels, when a new episode says what they asked to be told of. By words alone: what is only alike in
 * meaning is often about something else.
 */

/** That one member, or one server for its channels, may have. */
export const mostAlerts = 20;
export const longestAlert = 100;

declare module '../interactions/declare.ts' {
  interface Services {
    alerts: Alerts;
  }
}

/** Rejects with `StorageError`, in words for the person who asks, while the database is out of order. */
export interface Alerts {
  /** `known`: there is one like it already; `full`: they have `mostAlerts`. */
  add(holder: Holder, kind: AlertKind, words: string): Promise<'added' | 'known' | 'full'>;
  /** A member's own, or those of a server's channels. */
  of(whose: { member: string } | { guild: string }): Promise<Alert[]>;
  byId(id: string): Promise<Alert | null>;
  remove(ids: readonly string[]): Promise<void>;
  /** Why the last message did not arrive, or has not so far, in plain words; null when all is well. */
  trouble(holder: Holder): Promise<string | null>;
  /** Deletes all of a member. */
  forget(member: string): Promise<void>;
  /** Episodes became searchable: writes down who is to be told, once for each and episode however often it is called. */
  found(episodes: readonly EpisodeRef[]): Promise<void>;
}

/** Ends the alert that a message came from; the episode marks the message as the one about it. Answered in `commands/alert.ts`. */
export const alertOff = { name: 'ax', codecs: { alert: arg.word, episode: arg.episode } };

interface About {
  holder: Holder;
  episode: string;
  /** The alert that it is for. */
  alert: string;
  quote: string;
}

const holderKey = (holder: Holder): string => ('member' in holder ? holder.member : holder.place.id);
const sameAs = ({ kind, words }: Pick<Alert, 'kind' | 'words'>) => `${kind} ${words.toLowerCase()}`;
// A search answers with fifty quotes at most.
const searchedAtOnce = 10;
const mostHits = 50;

/** The quote of each episode that says it, by the episode's id. */
async function saidIn(
  search: SearchPort,
  { kind, words }: Pick<Alert, 'kind' | 'words'>,
  episodes: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (kind === 'person') {
    const name = foldWords(words);
    for (const episode of episodes) {
      const card = await search.episode(episode);
      const speaks = card?.people.find((one) => foldWords(one.name) === name);
      const quotes = speaks ? await search.pool({ episodes: [episode], speakers: [speaks.id] }) : [];
      const best = quotes.reduce<(typeof quotes)[number] | null>(
        (first, one) => (first && first.score >= one.score ? first : one),
        null,
      );
      if (best) found.set(episode, best.id);
    }
  }
  const left = episodes.filter((episode) => !found.has(episode));
  // A name is a phrase: who has half of it is somebody else.
  const typed = kind === 'topic' ? words.replaceAll('"', ' ') : `"${words.replaceAll('"', ' ')}"`;
  for (let from = 0; from < left.length; from += searchedAtOnce) {
    const filters = { episodes: left.slice(from, from + searchedAtOnce) };
    const { match, hits } = await search.search({ text: typed, filters, limit: mostHits });
    if (match === 'near' || match === 'none') continue;
    for (const hit of hits) {
      const isSaid = hit.match === 'exact' || hit.match === 'words';
      if (isSaid && !found.has(hit.episode.id)) found.set(hit.episode.id, hit.id);
    }
  }
  return found;
}

export function createAlerts(parts: { store: Store; search: SearchPort; clock: Clock; newId: () => string }): Alerts {
  const { store, search, clock, newId } = parts;
  const whose = (holder: Holder) => ('member' in holder ? holder : { guild: holder.place.guild });
  return {
    add: (holder, kind, words) => {
      const id = newId();
      return store.write(async (db) => {
        const had = await alerts.of(db, whose(holder));
        const alike = had.find(
          (one) => holderKey(one.holder) === holderKey(holder) && sameAs(one) === sameAs({ kind, words }),
        );
        if (alike) return 'known';
        if (had.length >= mostAlerts) return 'full';
        await alerts.add(db, { id, holder, kind, words }, clock.now());
        return 'added';
      });
    },
    of: (asked) => store.read((db) => alerts.of(db, asked)),
    byId: (id) => store.read((db) => alerts.byId(db, id)),
    remove: (ids) => store.write((db) => alerts.remove(db, ids)),
    trouble: (holder) => store.read((db) => outbox.troubleOf(db, 'alert', `${holderKey(holder)} `)),
    forget: (member) =>
      store.write(async (db) => {
        await alerts.forget(db, member);
        await outbox.forget(db, 'alert', `${member} `);
      }),
    async found(episodes) {
      const ids = episodes.map(({ id }) => id);
      const all = ids.length === 0 ? [] : await store.read(alerts.all);
      if (all.length === 0) return;
      // Many ask for the same: each is searched for once.
      const saidOf = new Map<string, Map<string, string>>();
      for (const one of all) {
        const same = sameAs(one);
        if (!saidOf.has(same)) saidOf.set(same, await saidIn(search, one, ids));
      }
      await store.write(async (db) => {
        for (const episode of ids) await tellOf(db, episode, all, saidOf, clock.now());
      });
    },
  };
}

/** One message for each holder and episode, of the first of their alerts that it says. */
async function tellOf(
  db: Database,
  episode: string,
  all: readonly Alert[],
  saidOf: ReadonlyMap<string, ReadonlyMap<string, string>>,
  now: number,
): Promise<void> {
  for (const one of all) {
    const quote = saidOf.get(sameAs(one))?.get(episode);
    if (quote === undefined) continue;
    const { holder } = one;
    const about: About = { holder, episode, alert: one.id, quote };
    const guild = 'member' in holder ? '' : holder.place.guild;
    const key = `${holderKey(holder)} ${episode}`;
    await outbox.add(db, { kind: 'alert', key, guild, about: JSON.stringify(about) }, now);
  }
}

const buttonOf = ({ alert, episode }: About): string =>
  encodeCustomId(alertOff.name, alertOff.codecs, { alert, episode });

export const sayAlert = ({ kind, words }: Pick<Alert, 'kind' | 'words'>): string => {
  const shown = `“${escapeMarkdown(words)}”`;
  return kind === 'phrase' ? `the words ${shown}` : kind === 'person' ? `the person ${shown}` : `the topic ${shown}`;
};

async function message(alert: Alert, about: About, quote: Quote, search: SearchPort): Promise<Reply> {
  const notes = linkSmallPrint(quote);
  return {
    card: true,
    blocks: [
      text(`### ${dailyStrings.alerted}\n-# ${dailyStrings.alertFor(sayAlert(alert))}`),
      ...quoteBlocks(quote, await questionOf(search, quote.id)),
      ...(notes === '' ? [] : [text(notes)]),
      ...quoteButtons(quote, [{ label: 'No more of this', id: buttonOf(about) }]),
    ],
  };
}

export function alertCarrier(parts: { store: Store; search: SearchPort; poster: Poster; pace: Pace }): Carrier {
  const { store, search, poster, pace } = parts;
  return {
    async carry(held, again) {
      const about = JSON.parse(held.about) as About;
      const alert = await store.read((db) => alerts.byId(db, about.alert));
      // Ended meanwhile.
      if (!alert) return { kind: 'skip', problem: null };
      const quote = await search.quote(about.quote);
      if (!quote) return { kind: 'skip', problem: null };
      const reply = await message(alert, about, quote, search);
      let place: Place;
      if ('member' in about.holder) {
        const opened = await poster.openDirect(about.holder.member);
        if (opened.kind !== 'sent') return opened;
        place = { guild: '', id: opened.message, kind: directMessage };
        await pace.turn();
      } else place = about.holder.place;
      if (held.uncertain) {
        const id = buttonOf(about);
        const seen = await poster.find(place, held.at - clocksApart, (customId) => customId === id);
        if (seen === 'unreachable') return { kind: 'unsure', why: 'Discord did not answer whether it is there' };
        // Where the history cannot be read it counts as sent.
        if (seen === 'unreadable' || seen) return { kind: 'sent', message: seen === 'unreadable' ? '' : seen.message };
        await pace.turn();
      }
      const hold = await again();
      if (!hold) return { kind: 'unreachable', why: 'held by another process' };
      // Unlike any other, and at most 25 characters.
      const nonce = `a${about.alert}-${about.episode}`.slice(0, 25);
      return poster.send(place, reply, { nonce, title: dailyStrings.alerted, tag: null, inTime: hold.inTime });
    },
    refusal({ refusal, why }) {
      const { what, remedy } = sayRefusal(refusal, why);
      return { problem: `${what}. ${remedy}`, final: refusal === 'closed' || refusal === 'gone' || refusal === 'left' };
    },
  };
}
