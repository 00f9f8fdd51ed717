import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { startModule } from '../harness/processes.ts';

/**
 * A slash command's own time: from the moment the local Discord writes the interaction to the socket until the callback
 * has come in, one after another, through the real client. The rival is discord.js 14 answering with a constant. The two
 * take turns in blocks, so that a machine that slows down slows both; what is compared is the ratio.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { count: { type: 'string', default: '1000' } } });
  const count = Number(values.count);
  const blocks = 10;
  const [ours, rival] = await Promise.all([aBot(), aConstant()]);
  const times: Record<'ours' | 'rival', number[]> = { ours: [], rival: [] };
  // Warm-up, not counted.
  await Promise.all([measure(ours.discord, queries, 100), measure(rival.discord, queries, 100)]);
  for (let block = 0; block < blocks; block++) {
    times.ours.push(...(await measure(ours.discord, queries, count / blocks)));
    times.rival.push(...(await measure(rival.discord, queries, count / blocks)));
  }
  await Promise.all([ours.stop(), rival.stop()]);
  const row = (name: string, list: number[]) => {
    const at = (p: number) => percentile(list, p).toFixed(2).padStart(7);
    console.log(`${name.padEnd(32)} n=${list.length}  p50 ${at(50)}  p95 ${at(95)}  p99 ${at(99)}  max ${at(100)} ms`);
  };
  row('/quote', times.ours);
  row('discord.js, a constant', times.rival);
  const ratio = (p: number) => (percentile(times.ours, p) / percentile(times.rival, p)).toFixed(2);
  console.log(`ratio: p50 ${ratio(50)}, p95 ${ratio(95)}, p99 ${ratio(99)} (to hold: p99 at most 3)`);
}

const queries = [
  'hugging face community',
  'data engineers paid half',
  'hairdryer',
  'angels on a pin',
  'graduate student descent',
  'catholic priests',
  'bitcoin energy',
  'reinforcment lerning',
  'what does Mark think of academia',
  'nobody said this at all',
];

async function measure(discord: DiscordUnderTest, about: string[], count: number): Promise<number[]> {
  const grace = await discord.member('Grace');
  const { id: channel } = await discord.channel('general');
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const options = { about: about[i % about.length] ?? '' };
    const result = await discord.call('slash', { member: grace.user.id, channel, command: 'quote', options });
    if (result.tookMs === undefined || result.outcome !== 'replied')
      throw new Error(`not answered: ${result.failure ?? result.outcome}`);
    times.push(result.tookMs);
  }
  return times;
}

// Neither body checks nor limits: the local Discord's own work is not what is measured.
const local = () => startDiscordForTest({ validate: false, faults: { globalRateLimit: false } });

async function aBot() {
  const discord = await local();
  const bot = await startBotForTest(discord, { LOG_LEVEL: 'warn' });
  return {
    discord,
    async stop() {
      await bot.stop();
      await discord.close();
    },
  };
}

async function aConstant() {
  const discord = await local();
  const child = startModule('dist/test/bench/constant-bot.js', [discord.apiUrl, discord.token]);
  await once(child, 'message');
  return {
    discord,
    async stop() {
      child.kill();
      await discord.close();
    },
  };
}

function percentile(list: number[], p: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
