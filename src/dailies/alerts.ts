import type { Clock } from '../clock.ts';
import { foldWords } from '../episodes/ids.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import { quoteButtons } from '../interactions/quote-buttons.ts';
import { linkSmallPrint, quoteBlocks } from '../replies/cards.ts';
import { escapeMarkdown } from '../replies/markdown.ts';
import { questionOf } from '../replies/question.ts';
import { type Reply, text } from '../replies/reply.ts';
import { inMarks } from '../replies/small-print.ts';
import { type Words, wordsFor } from '../replies/words/index.ts';
import type { EpisodeRef, Quote, SearchPort } from '../search/port.ts';
import type { Database, Store } from '../storage/port.ts';
import { directMessage, type Place, type WordsIn } from './model.ts';
import type { Carrier } from './outbox.ts';
import type { Pace } from './pace.ts';
import { clocksApart, type Poster } from './poster.ts';
import { sayTrouble } from './strings.ts';
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
  /**
   * `locale`: in which language a member is told; of no matter for a channel. `known`: there is one like it already;
   * `full`: they have `mostAlerts`.
   */
  add(holder: Holder, kind: AlertKind, words: string, locale: string): Promise<'added' | 'known' | 'full'>;
  /** A member's own, or those of a server's channels. */
  of(whose: { member: string } | { guild: string }): Promise<Alert[]>;
  byId(id: string): Promise<Alert | null>;
  remove(ids: readonly string[]): Promise<void>;
  /** Why the last message did not arrive, or has not so far, in plain words; null when all is well. */
  trouble(holder: Holder): Promise<string | null>;
  /** Of how many episodes a member was told in the last 30 days, or is about to be. */
  toldOf(member: string): Promise<number>;
  /** Deletes all of a member. */
  forget(member: string): Promise<void>;
  /**
   * Episodes became searchable: writes down who is to be told, once for each and episode however often it is called. More
   * than three at once make one message.
   */
  found(episodes: readonly EpisodeRef[]): Promise<void>;
}

/** Ends the alert that a message came from; the episode marks the message as the one about it. Answered in `commands/alert.ts`. */
export const alertOff = { name: 'ax', codecs: { alert: arg.word, episode: arg.episode } };

/** An alert, and a quote that it is for, by their ids. */
type Match = [alert: string, quote: string];

interface About {
  holder: Holder;
  /** It marks the message. */
  episode: string;
  /** The first match. */
  alert: string;
  quote: string;
  /** For when the first alert is ended, or the quote gone, before it is sent. Absent in what older versions wrote down. */
  others?: Match[];
  /** Of how many further episodes the message tells. */
  more?: number;
  /** In which language a member is told: that of their newest alert. Absent as above. */
  locale?: string;
}

const matchesOf = ({ alert, quote, others = [] }: About): Match[] => [[alert, quote], ...others];

const holderKey = (holder: Holder): string => ('member' in holder ? holder.member : holder.place.id);
/** What two alerts of one holder have in common that ask for the same. */
export const sameAs = ({ kind, words }: Pick<Alert, 'kind' | 'words'>) => `${kind} ${words.toLowerCase()}`;
// A search answers with fifty quotes at most.
const searchedAtOnce = 10;
const mostHits = 50;
/** Of more episodes at once, such as old ones that were added, one message tells. */
const mostMessages = 3;
const mostMatches = 20;

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
  const searchIn = async (some: readonly string[]): Promise<void> => {
    const { match, hits } = await search.search({ text: typed, filters: { episodes: [...some] }, limit: mostHits });
    if (match !== 'near' && match !== 'none') {
      for (const hit of hits) {
        const isSaid = hit.match === 'exact' || hit.match === 'words';
        if (isSaid && !found.has(hit.episode.id)) found.set(hit.episode.id, hit.id);
      }
    }
    // One that says it often may have left no room for the others.
    if (some.length < 2 || hits.length < mostHits) return;
    for (const one of some) if (!found.has(one)) await searchIn([one]);
  };
  for (let from = 0; from < left.length; from += searchedAtOnce) {
    await searchIn(left.slice(from, from + searchedAtOnce));
  }
  return found;
}

export function createAlerts(parts: { store: Store; search: SearchPort; clock: Clock; newId: () => string }): Alerts {
  const { store, search, clock, newId } = parts;
  const whose = (holder: Holder) => ('member' in holder ? holder : { guild: holder.place.guild });
  return {
    add: (holder, kind, words, locale) => {
      const id = newId();
      return store.write(async (db) => {
        const had = await alerts.of(db, whose(holder));
        const alike = had.find(
          (one) => holderKey(one.holder) === holderKey(holder) && sameAs(one) === sameAs({ kind, words }),
        );
        if (alike) return 'known';
        if (had.length >= mostAlerts) return 'full';
        await alerts.add(db, { id, holder, kind, words, locale: 'member' in holder ? locale : '' }, clock.now());
        return 'added';
      });
    },
    of: (asked) => store.read((db) => alerts.of(db, asked)),
    byId: (id) => store.read((db) => alerts.byId(db, id)),
    remove: (ids) => store.write((db) => alerts.remove(db, ids)),
    trouble: (holder) => store.read((db) => outbox.troubleOf(db, 'alert', `${holderKey(holder)} `)),
    toldOf: (member) => store.read((db) => outbox.countOf(db, 'alert', `${member} `)),
    forget: (member) =>
      store.write(async (db) => {
        await alerts.forget(db, member);
        await outbox.forget(db, 'alert', `${member} `);
      }),
    async found(episodes) {
      const ids = [...new Set(episodes.map(({ id }) => id))];
      const all = ids.length === 0 ? [] : await store.read(alerts.all);
      if (all.length === 0) return;
      // Many ask for the same: each is searched for once.
      const saidOf = new Map<string, Map<string, string>>();
      for (const one of all) {
        const same = sameAs(one);
        if (!saidOf.has(same)) saidOf.set(same, await saidIn(search, one, ids));
      }
      await store.write(async (db) => {
        // Who ended one while it was searched for, or had all erased, is told nothing.
        const there = await alerts.all(db);
        const holders = new Map<string, Alert[]>();
        for (const one of there) {
          const key = holderKey(one.holder);
          holders.set(key, [...(holders.get(key) ?? []), one]);
        }
        for (const own of holders.values()) await tell(db, own, ids, saidOf, clock.now());
      });
    },
  };
}

/** One of each alert first: where one is ended, another is left. */
function mixed(matches: readonly Match[]): Match[] {
  const ofAlerts = new Map<string, Match>();
  for (const one of matches) if (!ofAlerts.has(one[0])) ofAlerts.set(one[0], one);
  return [...new Set([...ofAlerts.values(), ...matches])];
}

/** Writes down what one holder, whose alerts these are, is to be told: one message for an episode, or for many together. */
async function tell(
  db: Database,
  own: readonly Alert[],
  episodes: readonly string[],
  saidOf: ReadonlyMap<string, ReadonlyMap<string, string>>,
  now: number,
): Promise<void> {
  const holder = own[0]?.holder;
  if (!holder) return;
  const said = episodes.flatMap((episode) => {
    const matches = own.flatMap((one): Match[] => {
      const quote = saidOf.get(sameAs(one))?.get(episode);
      return quote === undefined ? [] : [[one.id, quote]];
    });
    return matches.length === 0 ? [] : [{ episode, key: `${holderKey(holder)} ${episode}`, matches }];
  });
  const keys = said.map(({ key }) => key);
  const had = await outbox.known(db, 'alert', keys);
  const fresh = said.filter(({ key }) => !had.has(key));
  const guild = 'member' in holder ? '' : holder.place.guild;
  const together = fresh.length > mostMessages;
  for (const [n, { episode, key, matches }] of fresh.entries()) {
    const within = together && n > 0;
    const [first, ...others] = mixed(together ? fresh.flatMap((one) => one.matches) : matches).slice(0, mostMatches);
    if (!first) continue;
    const [alert, quote] = first;
    const more = together ? fresh.length - 1 : 0;
    const about: About = { holder, episode, alert, quote, others, more, locale: own.at(-1)?.locale ?? '' };
    const row = { kind: 'alert' as const, key, guild, about: within ? '{}' : JSON.stringify(about) };
    await outbox.add(db, row, now, within ? 'within' : 'due');
  }
}

const buttonOf = (alert: string, { episode }: About): string =>
  encodeCustomId(alertOff.name, alertOff.codecs, { alert, episode });

export const sayAlert = ({ kind, words: typed }: Pick<Alert, 'kind' | 'words'>, words: Words): string =>
  words.posts.alertOf[kind](inMarks(escapeMarkdown(typed), words));

async function message(alert: Alert, about: About, quote: Quote, search: SearchPort, words: Words): Promise<Reply> {
  const { posts } = words;
  const notes = linkSmallPrint(quote, words);
  return {
    card: true,
    blocks: [
      text(`### ${posts.alerted}\n-# ${posts.alertFor(sayAlert(alert, words))}`),
      ...quoteBlocks(quote, words, await questionOf(search, quote.id)),
      ...(notes === '' ? [] : [text(notes)]),
      ...(about.more ? [text(posts.alertedMore(about.more))] : []),
      ...quoteButtons(quote, words, [{ label: posts.noMoreOfThis, id: buttonOf(alert.id, about) }]),
    ],
  };
}

export function alertCarrier(parts: {
  store: Store;
  search: SearchPort;
  poster: Poster;
  pace: Pace;
  wordsIn: WordsIn;
}): Carrier {
  const { store, search, poster, pace, wordsIn } = parts;
  /** The first match of which alert and quote are there; `ended`: none of the alerts is, `later`: none of the quotes. */
  async function firstOf(about: About): Promise<{ alert: Alert; quote: Quote } | 'ended' | 'later'> {
    let none: 'ended' | 'later' = 'ended';
    for (const [id, said] of matchesOf(about)) {
      const alert = await store.read((db) => alerts.byId(db, id));
      if (!alert) continue;
      const quote = await search.quote(said);
      if (quote) return { alert, quote };
      none = 'later';
    }
    return none;
  }
  const wordsOf = async ({ holder, locale }: About): Promise<Words> =>
    'member' in holder ? wordsFor(locale) : wordsIn(holder.place.guild);
  return {
    words: async ({ about }) => wordsOf(JSON.parse(about) as About),
    async carry(held, again) {
      const about = JSON.parse(held.about) as About;
      const words = await wordsOf(about);
      const first = await firstOf(about);
      if (first === 'ended') return { kind: 'skip', problem: null };
      // Another process may have found it, in an episode that this one has not read yet.
      if (first === 'later') return { kind: 'later', problem: words.trouble.quoteNotYet };
      const reply = await message(first.alert, about, first.quote, search, words);
      let place: Place;
      if ('member' in about.holder) {
        const opened = await poster.openDirect(about.holder.member);
        if (opened.kind !== 'sent') return opened;
        place = { guild: '', id: opened.message, kind: directMessage };
        await pace.turn();
      } else place = about.holder.place;
      if (held.uncertain) {
        // Of whichever alert it was then.
        const ids = new Set(matchesOf(about).map(([alert]) => buttonOf(alert, about)));
        const seen = await poster.find(place, held.at - clocksApart, (customId) => ids.has(customId));
        if (seen === 'unreachable') return { kind: 'unsure', why: 'Discord did not answer whether it is there' };
        // Where the history cannot be read it counts as sent.
        if (seen === 'unreadable' || seen) return { kind: 'sent', message: seen === 'unreadable' ? '' : seen.message };
        await pace.turn();
      }
      const hold = await again();
      if (!hold) return { kind: 'unreachable', why: 'held by another process' };
      // Unlike any other, and at most 25 characters.
      const nonce = `a${first.alert.id}-${about.episode}`.slice(0, 25);
      return poster.send(place, reply, { nonce, title: words.posts.alerted, tag: null, inTime: hold.inTime });
    },
    refusal({ refusal, why }, words) {
      const final = refusal === 'closed' || refusal === 'gone' || refusal === 'left';
      return { problem: sayTrouble(refusal, why, words), final };
    },
  };
}
