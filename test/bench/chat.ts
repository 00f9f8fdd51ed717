import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/paths.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { messages as table } from '../lookups/messages.table.ts';
import { type LoopReading, loopMark } from './watch-loop.ts';

const channels = 20;
const members = 50;
const everyNth = 100;

/**
 * Ordinary chat through the gateway, one message in a hundred meant for the bot: that each of those is answered once, how
 * late the bot's event loop is, and whether its memory grows. The bot runs as it does in production, limits included.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '60' },
      rate: { type: 'string', default: '500' },
      content: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  const rate = Number(values.rate);
  const discord = await startDiscordForTest({
    validate: false,
    faults: { globalRateLimit: false, ...(values.content ? { disallowedIntents: 0 } : {}) },
  });
  const watcher = pathToFileURL(join(projectRoot, 'dist/test/bench/watch-loop.js')).href;
  const bot = await startBotForTest(discord, {
    LOG_LEVEL: 'warn',
    MESSAGE_CONTENT: values.content ? 'on' : 'off',
    NODE_OPTIONS: `--import ${watcher}`,
  });
  const crowd = await makeCrowd(discord);
  if (values.content) {
    // The dearest case: every message of every channel is weighed.
    const { user } = await discord.member('Ada');
    for (const channel of crowd.channels) {
      await discord.call('slash', { member: user.id, channel, command: 'lookups mode', options: { mode: 'suggest' } });
    }
  }

  // Warm-up, not counted.
  await discord.call('sendMany', { messages: chat(crowd, discord.applicationId, rate * 5, 0), perSecond: rate });
  await sleep(1000);
  const before = await reading(bot);
  let questions: string[] = [];
  const from = performance.now();
  for (let second = 0; second < seconds; second += 5) {
    const batch = chat(crowd, discord.applicationId, rate * 5, 1 + second);
    const { ids } = await discord.call('sendMany', { messages: batch, perSecond: rate });
    questions = questions.concat(ids.filter((_, i) => isQuestion(i)));
  }
  const took = (performance.now() - from) / 1000;
  await sleep(2000);
  const after = await reading(bot);

  const answers = await answersIn(discord, crowd);
  const counts = questions.map((id) => answers.get(id) ?? 0);
  const sent = seconds * rate;
  console.log(
    `${sent} messages in ${took.toFixed(1)} s (${(sent / took).toFixed(0)} a second), content ${values.content ? 'on' : 'off'}`,
  );
  console.log(
    `${questions.length} meant for the bot: answered once ${counts.filter((n) => n === 1).length}, missed ${counts.filter((n) => n === 0).length}, doubled ${counts.filter((n) => n > 1).length}`,
  );
  console.log(
    `event loop late: p50 ${after.p50} ms, p99 ${after.p99} ms, max ${after.max} ms (to hold: p99 at most 20)`,
  );
  console.log(`memory after collection: heap ${before.heap} → ${after.heap} MB, rss ${before.rss} → ${after.rss} MB`);
  console.log(
    `processor: ${(((after.cpu - before.cpu) / 1000 / took) * 100).toFixed(1)} % of a core, search thread included`,
  );
  await bot.stop();
  await discord.close();
}

interface Crowd {
  channels: string[];
  members: string[];
}

async function makeCrowd(discord: DiscordUnderTest): Promise<Crowd> {
  const guild = await discord.guildId();
  const crowd: Crowd = { channels: [], members: [] };
  for (let i = 0; i < channels; i++) {
    crowd.channels.push((await discord.call('createChannel', { guild, name: `crowd-${i}` })).channel.id);
  }
  for (let i = 0; i < members; i++) {
    const { user } = await discord.call('createUser', { username: `crowd${i}` });
    await discord.call('joinGuild', { guild, user: user.id });
    crowd.members.push(user.id);
  }
  return crowd;
}

const isQuestion = (i: number) => i % everyNth === everyNth - 1;
const ordinary = table.filter((row) => !row.forBot).map(({ text }) => text);
const asked = table.filter((row) => row.forBot && row.topic && row.after === undefined).map(({ text }) => text);

/** `count` messages, spread over channels and members, so that the questions are too. */
function chat(crowd: Crowd, bot: string, count: number, round: number) {
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  return Array.from({ length: count }, (_, i) => {
    const question = isQuestion(i);
    // Questions take their turn among members and channels by themselves: no limit of the bot's is reached.
    const n = question ? Math.floor(i / everyNth) + (round * count) / everyNth : i;
    const content = question ? `<@${bot}> ${pick(asked, n)}` : pick(ordinary, n * 7 + round);
    return { member: pick(crowd.members, n), channel: pick(crowd.channels, n), content };
  });
}

async function reading(bot: BotUnderTest): Promise<LoopReading> {
  const count = () => bot.output().split(loopMark).length;
  const known = count();
  bot.signal('SIGUSR2');
  while (count() === known) await sleep(20);
  await sleep(20);
  return JSON.parse(bot.output().split(loopMark).at(-1)?.split('\n')[0] ?? '') as LoopReading;
}

/** How often the bot replied to each message. */
async function answersIn(discord: DiscordUnderTest, crowd: Crowd): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const channel of crowd.channels) {
    let before: string | undefined;
    for (let more = true; more; ) {
      const page = await discord.call('history', {
        member: crowd.members[0] ?? '',
        channel,
        limit: 100,
        ...(before ? { before } : {}),
      });
      for (const { author, message_reference } of page.messages) {
        const to = message_reference?.message_id;
        if (author.id === discord.applicationId && to) found.set(to, (found.get(to) ?? 0) + 1);
      }
      before = page.messages[0]?.id;
      more = page.more && before !== undefined;
    }
  }
  return found;
}
