import { LRUCache } from 'lru-cache';
import { LocalisedError } from '../replies/words/index.ts';
import type { Database, Store } from '../storage/port.ts';
import {
  type ChannelSetting,
  defaults,
  type GuildSettings,
  type Ignored,
  type LookupSettings,
  type Mode,
  mostChannels,
} from './rules.ts';

const day = 24 * 60 * 60 * 1000;

const isMode = (value: unknown): value is Mode => value === 'asked' || value === 'suggest';
const isIgnored = (value: unknown): value is Ignored => value === 'all' || value === 'unasked';

/** Deletes what is kept of servers. */
export async function forgetLookups(db: Database, guilds: readonly string[]): Promise<void> {
  for (const table of ['lookup_guild', 'lookup_channel', 'lookup_suggestion'] as const) {
    await db.deleteFrom(table).where('guild', 'in', guilds).execute();
  }
}

/**
 * Settings in `store`, read once for each server and kept in memory for the `mostGuilds` used last. Resolves when the
 * members who opted out and the listening channels are known; a database out of order then means: none, until
 * `refreshOut` works.
 */
export async function openLookupSettings(store: Store, mostGuilds = 5_000): Promise<LookupSettings> {
  const guilds = new LRUCache<string, Promise<GuildSettings>>({ max: mostGuilds });
  const out = new Set<string>();
  /** Channels whose messages are read unasked, and their server. */
  const listening = new Map<string, string>();
  // One at a time for each channel: two messages at once must not both claim its suggestion.
  const claims = new Map<string, Promise<unknown>>();

  async function readGuild(guild: string): Promise<GuildSettings> {
    return store.read(async (db) => {
      const own = await db.selectFrom('lookup_guild').selectAll().where('guild', '=', guild).executeTakeFirst();
      const rows = await db.selectFrom('lookup_channel').selectAll().where('guild', '=', guild).execute();
      return {
        on: own ? own.is_on === 1 : defaults.on,
        channels: rows.map((row) => ({
          channel: row.channel,
          mode: isMode(row.mode) ? row.mode : null,
          cooldown: row.cooldown,
          ignored: isIgnored(row.ignored) ? row.ignored : null,
        })),
      };
    });
  }

  function listenTo(guild: string, settings: GuildSettings): void {
    for (const [channel, of] of listening) if (of === guild) listening.delete(channel);
    if (!settings.on) return;
    for (const one of settings.channels)
      if (one.mode === 'suggest' && one.ignored === null) listening.set(one.channel, guild);
  }

  async function guild(id: string): Promise<GuildSettings> {
    const known = guilds.get(id);
    if (known) return known;
    const reading = readGuild(id);
    guilds.set(id, reading);
    try {
      return await reading;
    } catch {
      // Answering goes on with the defaults; the next message tries again.
      guilds.delete(id);
      return defaults;
    }
  }

  /** Reads a server anew after a change. */
  async function refresh(id: string): Promise<void> {
    changes += 1;
    const fresh = readGuild(id);
    guilds.set(id, fresh);
    listenTo(id, await fresh);
  }

  let knowsListening = false;
  /** Counts what was read of single servers: that is newer than what was being read of all. */
  let changes = 0;
  async function readListening(): Promise<void> {
    const before = changes;
    const rows = await store.read((db) =>
      db
        .selectFrom('lookup_channel')
        .leftJoin('lookup_guild', 'lookup_guild.guild', 'lookup_channel.guild')
        .select(['lookup_channel.guild', 'lookup_channel.channel', 'lookup_guild.is_on'])
        .where('lookup_channel.mode', '=', 'suggest')
        .where('lookup_channel.ignored', 'is', null)
        .execute(),
    );
    if (changes !== before) return;
    for (const row of rows) if (row.is_on !== 0) listening.set(row.channel, row.guild);
    knowsListening = true;
  }

  async function refreshOut(): Promise<void> {
    const rows = await store.read((db) => db.selectFrom('lookup_out').select('member').execute());
    out.clear();
    for (const { member } of rows) out.add(member);
    if (!knowsListening) await readListening();
  }

  try {
    await refreshOut();
  } catch {
    // The store has reported it.
  }

  return {
    guild,
    async setOn(id, on) {
      await store.write((db) =>
        db
          .insertInto('lookup_guild')
          .values({ guild: id, is_on: on ? 1 : 0 })
          .onConflict((conflict) => conflict.column('guild').doUpdateSet({ is_on: on ? 1 : 0 }))
          .execute(),
      );
      await refresh(id);
    },
    async setChannel(id, channel, change) {
      await store.write(async (db) => {
        const rows = await db.selectFrom('lookup_channel').selectAll().where('guild', '=', id).execute();
        const before = rows.find((row) => row.channel === channel);
        const next: ChannelSetting = {
          channel,
          mode: change.mode === undefined ? ((before?.mode as Mode | null) ?? null) : change.mode,
          cooldown: change.cooldown === undefined ? (before?.cooldown ?? null) : change.cooldown,
          ignored: change.ignored === undefined ? ((before?.ignored as Ignored | null) ?? null) : change.ignored,
        };
        await db.deleteFrom('lookup_channel').where('guild', '=', id).where('channel', '=', channel).execute();
        if (next.mode === null && next.cooldown === null && next.ignored === null) return;
        if (!before && rows.length >= mostChannels)
          throw new LocalisedError(({ lookups }) => lookups.tooManyChannels(mostChannels));
        await db
          .insertInto('lookup_channel')
          .values({ guild: id, ...next })
          .execute();
      });
      await refresh(id);
    },
    isOut: (member) => out.has(member),
    async setOut(member, isOut) {
      await store.write(async (db) => {
        await db.deleteFrom('lookup_out').where('member', '=', member).execute();
        if (isOut) await db.insertInto('lookup_out').values({ member }).execute();
      });
      if (isOut) out.add(member);
      else out.delete(member);
    },
    refreshOut,
    listens: (channel) => listening.has(channel),
    claimSuggestion(id, channel, topics, cooldown, now) {
      const claim = async (): Promise<boolean> => {
        try {
          return await store.write(async (db) => {
            await db
              .deleteFrom('lookup_suggestion')
              .where('at', '<', now - Math.max(day, cooldown * 60_000))
              .where('channel', '=', channel)
              .execute();
            // A day is longer than any topic is kept; a cooldown may be longer than a day.
            const rows = await db.selectFrom('lookup_suggestion').selectAll().where('channel', '=', channel).execute();
            const last = rows.find((row) => row.topic === '');
            if (last && Number(last.at) > now - cooldown * 60_000) return false;
            if (rows.some((row) => topics.includes(row.topic) && Number(row.at) > now - day)) return false;
            const made = ['', ...new Set(topics)];
            await db
              .deleteFrom('lookup_suggestion')
              .where('channel', '=', channel)
              .where('topic', 'in', made)
              .execute();
            await db
              .insertInto('lookup_suggestion')
              .values(made.map((topic) => ({ guild: id, channel, topic, at: now })))
              .execute();
            return true;
          });
        } catch {
          return false;
        }
      };
      const turn = (claims.get(channel) ?? Promise.resolve()).then(claim);
      claims.set(channel, turn);
      void turn.finally(() => {
        if (claims.get(channel) === turn) claims.delete(channel);
      });
      return turn;
    },
  };
}
