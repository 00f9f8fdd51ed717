import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetServers } from '../../src/bot.ts';
import { systemClock } from '../../src/clock.ts';
import { createLeases } from '../../src/dailies/lease.ts';
import { createLedger } from '../../src/dailies/ledger.ts';
import type { Store } from '../../src/storage/port.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import type { MemberActor } from '../harness/local-discord.ts';
import { buttonsOf, only } from '../harness/reading.ts';
import { startWholeBot, type WholeBot } from '../lookups/whole-bot.ts';

/** What becomes of everything that is kept: when a server is left for good, when a member has it erased, when it moves. */
interface Rule {
  /** It holds a server's: goes 30 days after that was left. */
  guild?: true;
  /** It holds a member's id: `/privacy` erases it. */
  member?: true;
  /** Where it stands in the file of `/settings export`. */
  exported?: string;
  /** Why it is in no file, or belongs to nobody. */
  because?: string;
}

const rules: Record<string, Rule> = {
  alert: { guild: true, member: true, exported: 'alerts' },
  daily_announced: { guild: true, because: 'what was announced belongs to the channel in which it stands' },
  daily_never: { guild: true, exported: 'neverAgain' },
  daily_refused: { guild: true, because: 'Discord decides it anew' },
  daily_run: { guild: true, because: 'what was posted belongs to the channel in which it stands' },
  daily_schedule: { guild: true, member: true, exported: 'daily' },
  digest: { guild: true, exported: 'digest' },
  guild_language: { guild: true, exported: 'language' },
  home_show: { guild: true, exported: 'home' },
  interaction: { because: 'ids of interactions, for a day' },
  known_episode: { because: 'marks of episodes' },
  left_guild: { guild: true, because: 'it is what the 30 days are counted from' },
  lookup_channel: { guild: true, exported: 'lookups' },
  lookup_guild: { guild: true, exported: 'lookups' },
  lookup_out: { member: true, because: 'a member decides it, for all servers' },
  lookup_suggestion: { guild: true, because: 'it counts for a day' },
  outbox: { guild: true, member: true, because: 'what was sent stands where it was sent to' },
  process: { because: 'processes of the bot' },
  saved_quote: { guild: true, member: true, because: 'a member takes it along, as a file of /saved' },
  swept: { because: 'a moment' },
  turn: { because: 'processes of the bot' },
};

const tablesOf = (store: Store) => store.read((db) => db.introspection.getTables());
/** All that stands in the database, a table each. */
async function contentOf(store: Store): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for (const { name } of await tablesOf(store)) {
    const rows = await store.read((db) =>
      db
        .selectFrom(name as 'digest')
        .selectAll()
        .execute(),
    );
    content.set(name, JSON.stringify(rows));
  }
  return content;
}
const holding = (content: ReadonlyMap<string, string>, words: string) =>
  [...content].flatMap(([name, rows]) => (rows.includes(words) ? [name] : [])).sort();
const those = (fits: (rule: Rule) => boolean) =>
  Object.entries(rules)
    .flatMap(([name, rule]) => (fits(rule) ? [name] : []))
    .sort();

describe('all tables', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(sqlite(':memory:'));
  });
  afterAll(() => store.close());

  it('have a rule for what becomes of them', async () => {
    const names = (await tablesOf(store)).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(rules).sort());
    expect(those(({ exported, because }) => (exported === undefined) === (because === undefined))).toEqual([]);
  });

  it('hold a server’s or a member’s only where their rule says so', async () => {
    const held = (await tablesOf(store)).map(({ name, columns }) => {
      const has = (...known: string[]) => columns.some((column) => known.includes(column.name));
      return [name, has('guild'), has('member', 'user', 'made_by')] as const;
    });
    for (const [name, guild, member] of held) {
      expect([name, rules[name]?.guild ?? false]).toEqual([name, guild]);
      // An outbox's key begins with whom it goes to.
      if (name !== 'outbox') expect([name, rules[name]?.member ?? false]).toEqual([name, member]);
    }
  });

  it('forget a server that was left for good, and no other', async () => {
    const [gone, here] = ['100000000000000001', '100000000000000002'];
    const now = Date.now();
    const day = 24 * 3_600_000;
    const ofGuilds = those(({ guild }) => guild === true);
    for (const { name, columns } of await tablesOf(store)) {
      for (const guild of ofGuilds.includes(name) ? [gone, here] : []) {
        const row = columns.map((column): [string, string | number] => {
          if (column.name === 'guild') return ['guild', guild];
          return [column.name, /int/i.test(column.dataType) ? now + day : `${column.name} in ${guild}`];
        });
        await store.write((db) =>
          db
            .insertInto(name as 'digest')
            .values(Object.fromEntries(row) as never)
            .execute(),
        );
      }
    }
    await store.write((db) =>
      db
        .updateTable('left_guild')
        .set({ left_at: now - 31 * day })
        .where('guild', '=', gone)
        .execute(),
    );
    expect(holding(await contentOf(store), gone)).toEqual(ofGuilds);
    const leases = createLeases(store, { me: 'test', clock: systemClock() });
    await createLedger(store, leases, forgetServers).sweep(now);
    const content = await contentOf(store);
    expect(holding(content, gone)).toEqual([]);
    expect(holding(content, here)).toEqual(ofGuilds);
  });
});

describe('what is kept of a member and a server', () => {
  let bot: WholeBot;
  let ada: MemberActor;
  let store: Store;
  beforeAll(async () => {
    bot = await startWholeBot();
    ada = await bot.discord.member('Ada');
    store = await openStore(sqlite(bot.file));
    await ada.press(only((await ada.slash('/quote', { about: 'bitcoin energy' })).messages), 'Save');
    await ada.slash('/alert add topic', { topic: 'energy' });
    await ada.slash('/daily set', { time: '9:00', zone: 'UTC' });
    await ada.slash('/lookups me off');
    await store.write((db) =>
      db
        .insertInto('outbox')
        .values({
          kind: 'alert',
          key: `${ada.user.id} e.1`,
          guild: '',
          about: JSON.stringify({ holder: { member: ada.user.id } }),
          state: 'sent',
          claimer: '',
          lease_until: 0,
          retry_at: 0,
          attempts: 1,
          refusals: 0,
          at: Date.now(),
          problem: null,
        })
        .execute(),
    );
  });
  afterAll(async () => {
    await store.close();
    await bot.close();
  });

  it('stands in the file of /settings export, all that is to be in it', async () => {
    const { play, attachments } = only((await ada.slash('/settings export')).messages);
    expect(play.onlyFor).toBe(ada.user.id);
    const file = (await (await fetch(attachments[0]?.url ?? '')).json()) as Record<string, unknown>;
    const keys = new Set(Object.values(rules).flatMap(({ exported }) => exported ?? []));
    expect(Object.keys(file).sort()).toEqual([...keys, 'server', 'version'].sort());
  });

  it('is nowhere in the database any more once /privacy has erased it', async () => {
    expect(holding(await contentOf(store), ada.user.id)).toEqual(those(({ member }) => member === true));
    const shown = only((await ada.slash('/privacy')).messages);
    expect(buttonsOf(shown)).toEqual([]);
    await ada.select(shown, ['saved', 'out', 'alerts', 'daily']);
    expect(holding(await contentOf(store), ada.user.id)).toEqual([]);
  });
});
