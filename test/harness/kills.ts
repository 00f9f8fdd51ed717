import Libsql from 'libsql';
import { clockedBots } from './clocked-bots.ts';
import { type DiscordUnderTest, startDiscordForTest } from './local-discord.ts';
import { buttonsOf, wordsOf } from './reading.ts';

export interface KillRound {
  kind: 'text' | 'forum' | 'thread';
  /** How long after the post was due the process was killed, ms of real time. */
  killedAfter: number;
  back: string;
  /** What the ledger said when the process was dead. */
  phase: 'before' | 'between' | 'after';
  /** Posts for that day, once all was done. */
  posts: number;
}

export interface KillSum {
  rounds: number;
  doubled: number;
  lost: number;
  phases: Record<KillRound['phase'], number>;
}

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Kills the whole bot (SIGKILL) at random moments around a daily post and starts it again after 1 s, 10 min or 5 h of the
 * local Discord's clock; each day another round, in a channel, a forum and a thread in turn. `database`: a file.
 */
export async function runKills(options: {
  times: number;
  seed: number;
  database: string;
  onRound?: (n: number, round: KillRound) => void;
}): Promise<KillSum> {
  let state = options.seed;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const discord = await startDiscordForTest();
  const bots = clockedBots(discord);
  const sum: KillSum = { rounds: 0, doubled: 0, lost: 0, phases: { before: 0, between: 0, after: 0 } };
  try {
    const start = Date.parse('2027-01-04T00:00:00Z');
    await bots.setClock(start);
    // Each answer takes its time, so that a kill can fall between send and record.
    await discord.faults({ latencyMs: 25 });
    let bot = await bots.start(options.database);
    const ada = await discord.member('Ada');
    const guild = await discord.guildId();
    const made = async (kind: 'text' | 'forum') =>
      (await discord.call('createChannel', { guild, name: `kill-${kind}`, kind })).channel;
    const [text, forum] = [await made('text'), await made('forum')];
    const { channel: thread } = await discord.call('createThread', {
      member: ada.user.id,
      channel: text.id,
      name: 'Daily',
    });
    const places = [
      { kind: 'text' as const, channel: text },
      { kind: 'forum' as const, channel: forum },
      { kind: 'thread' as const, channel: thread },
    ];
    for (const [n, { channel }] of places.entries()) {
      const options = { channel: channel.id, time: `${9 + n}:00`, zone: 'UTC', another: true };
      const { messages } = await ada.slash('/daily set', options);
      const said = messages.map(wordsOf).join();
      if (!said.includes('Daily quote set up')) throw new Error(`nothing was set up: ${said}`);
    }
    await bot.settled();

    for (let n = 1; n <= options.times; n += 1) {
      const at = (n - 1) % places.length;
      const today = start + Math.floor((n - 1) / places.length) * day;
      const place = places[at] as (typeof places)[number];
      const due = today + (9 + at) * hour;
      const before = await countPosts(discord, ada.user.id, place);
      await bots.goTo(due - 1000);
      await bots.setClock(due);
      const killedAfter = Math.floor(random() * 160);
      await new Promise((resolve) => setTimeout(resolve, killedAfter));
      await bot.kill();
      const phase = phaseOf(options.database, due);
      // The next place's moment is an hour away: a longer absence is made at the day's last one only.
      const [back, pause] =
        at === 2 && random() < 0.6 ? ['5 h', 5 * hour] : random() < 0.5 ? ['1 s', 1000] : ['10 min', 10 * 60_000];
      await bots.setClock((await bots.now()) + (pause as number));
      bot = await bots.start(options.database);
      await bot.settled();
      // Past the dead process's lease, and once more to see that nothing follows.
      for (const later of [60_000, 120_000, 300_000]) await bots.goTo((await bots.now()) + later);
      const posts = (await countPosts(discord, ada.user.id, place)) - before;
      const round: KillRound = { kind: place.kind, killedAfter, back: back as string, phase, posts };
      sum.rounds += 1;
      sum.phases[phase] += 1;
      if (posts > 1) sum.doubled += 1;
      if (posts < 1) sum.lost += 1;
      options.onRound?.(n, round);
    }
    return sum;
  } finally {
    await bots.end();
    await discord.close();
  }
}

export async function countPosts(
  discord: DiscordUnderTest,
  member: string,
  { kind, channel }: { kind: KillRound['kind']; channel: { id: string } },
  what: 'daily' | 'announcement' = 'daily',
): Promise<number> {
  if (kind === 'forum') {
    const { threads } = await discord.call('threads', { member, channel: channel.id });
    return threads.filter(({ name }) => name?.startsWith('New: ') === (what === 'announcement')).length;
  }
  const mark = what === 'daily' ? 'dc:' : 'de:';
  let count = 0;
  let oldest: string | undefined;
  for (;;) {
    const { messages, more } = await discord.call('history', {
      member,
      channel: channel.id,
      limit: 100,
      ...(oldest ? { before: oldest } : {}),
    });
    count += messages.filter((one) => buttonsOf(one).some((button) => button.id?.startsWith(mark))).length;
    oldest = messages[0]?.id;
    if (!more || oldest === undefined) return count;
  }
}

/** What stands in the ledger about the run that was due then. */
function phaseOf(file: string, due: number): KillRound['phase'] {
  const db = new Libsql(file);
  try {
    const [row] = db.prepare('select state from daily_run where due_at = ?').all(due) as { state: string }[];
    return row === undefined ? 'before' : row.state === 'claimed' ? 'between' : 'after';
  } finally {
    db.close();
  }
}
