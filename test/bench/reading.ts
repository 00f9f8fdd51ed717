import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/paths.ts';
import { startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';

/** To hold: the p99 of `/quote` while files are taken in, beside its idle value in the same run; and the process's memory. */
const MOST = { ratio: 3, megabytes: 700 };
const IDLE_ASKS = 300;
/** Answers that a p99 needs: short readings are followed by idle time up to these. */
const BUSY_ASKS = 300;

interface Load {
  name: string;
  /** Writes the files into an empty folder beside the episodes. */
  write(folder: string): Promise<void>;
}

/** `npm run bench -- reading [--short] [--only NAME]`: the whole bot asked for quotes while it takes in what is large. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { short: { type: 'boolean' }, only: { type: 'string' } } });
  let missed = 0;
  for (const load of values.short ? loads(2, 100_000, 300) : loads(63, 5_000_000, 10_000)) {
    if (values.only === undefined || load.name.includes(values.only)) missed += (await measure(load)) ? 0 : 1;
  }
  if (missed > 0) process.exitCode = 1;
}

const loads = (megabytes: number, lines: number, files: number): Load[] => [
  {
    name: `a transcript of ${megabytes} MB`,
    write: (folder) =>
      writeParts(join(folder, 'long.md'), function* () {
        const text = speech(1);
        yield '---\nshow: The Long Hour\ntitle: The long one\n---\n\n';
        for (let size = 0, n = 0; size < megabytes * 1024 * 1024; n++) {
          const turn = turnOf(n, text, 5);
          size += turn.length;
          yield turn;
        }
      }),
  },
  {
    name: `a file of ${lines.toLocaleString('en-GB')} lines`,
    write: (folder) =>
      writeParts(join(folder, 'lines.txt'), function* () {
        for (let n = 0; n < lines; n++) yield n % 2 === 0 ? `Ada: so ${n % 1000}\n` : 'Well yes.\n';
      }),
  },
  {
    name: `${files.toLocaleString('en-GB')} new files`,
    async write(folder) {
      const text = speech(2);
      for (let n = 0; n < files; n++) {
        const head = `---\nshow: The Hour ${n % 7}\nnumber: ${n}\ntitle: Number ${n}\n---\n\n`;
        const turns = Array.from({ length: 4 }, (_, i) => turnOf(i, text, 3));
        await writeFile(join(folder, `${n}.md`), head + turns.join(''));
      }
    },
  },
];

async function measure({ name, write }: Load): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'bench-reading-'));
  const episodes = join(place, 'episodes');
  await cp(join(projectRoot, 'data/episodes'), episodes, { recursive: true });
  await mkdir(join(place, 'new'));
  await write(join(place, 'new'));
  const discord = await startDiscordForTest({ validate: false, faults: { globalRateLimit: false } });
  const bot = await startBotForTest(discord, { EPISODES_DIR: episodes });
  try {
    await bot.says('the archive is ready');
    await ask(discord, (n) => n < 100);
    const idle = await ask(discord, (n) => n < IDLE_ASKS);
    const before = bot.output().length;
    const memory = sampleMemory(bot.pid);
    const began = performance.now();
    await rename(join(place, 'new'), join(episodes, 'new'));
    let over = 0;
    const busy = await ask(discord, (n) => {
      const done = /the archive was read again|"an episode needs a look"/.test(bot.output().slice(before));
      if (done && over === 0) over = performance.now() - began;
      return !done || n < BUSY_ASKS;
    });
    const most = await memory.stop();
    const ratio = percentile(busy, 99) / percentile(idle, 99);
    const givenUp = /it was given up: ([^"]+)"/.exec(bot.output().slice(before))?.[1];
    const holds = ratio <= MOST.ratio && most < MOST.megabytes;
    const at = (times: number[]) => `p50 ${percentile(times, 50).toFixed(1)} p99 ${percentile(times, 99).toFixed(1)}`;
    process.stdout.write(
      `${name}: ${givenUp ? `given up after ${(over / 1000).toFixed(1)} s (${givenUp})` : `taken in within ${(over / 1000).toFixed(1)} s`}\n` +
        `  /quote idle ${at(idle)} ms (${idle.length}), meanwhile ${at(busy)} max ${percentile(busy, 100).toFixed(1)} ms (${busy.length})\n` +
        `  p99 ratio ${ratio.toFixed(2)} (at most ${MOST.ratio}), memory ${most} MB (below ${MOST.megabytes}): ${holds ? 'holds' : 'FAILS'}\n`,
    );
    return holds;
  } finally {
    await bot.stop();
    await discord.close();
    await rm(place, { recursive: true });
  }
}

const QUERIES = ['hugging face community', 'data engineers paid half', 'graduate student descent', 'bitcoin energy'];

/** One after another, while `goes` with the number asked so far; milliseconds each. */
async function ask(discord: DiscordUnderTest, goes: (asked: number) => boolean): Promise<number[]> {
  const grace = await discord.member('Grace');
  const { id: channel } = await discord.channel('general');
  const times: number[] = [];
  while (goes(times.length)) {
    const options = { about: QUERIES[times.length % QUERIES.length]! };
    const result = await discord.call('slash', { member: grace.user.id, channel, command: 'quote', options });
    if (result.tookMs === undefined || result.outcome !== 'replied')
      throw new Error(`not answered: ${result.failure ?? result.outcome}`);
    times.push(result.tookMs);
  }
  return times;
}

/** The most memory, MB, of the bot and the processes that it started, sampled every 100 ms where the system tells it (Linux); else 0. */
function sampleMemory(pid: number | undefined): { stop(): Promise<number> } {
  let most = 0;
  const sample = async () => {
    const sizes = await Promise.all((await familyOf(String(pid))).map(residentOf));
    most = Math.max(most, Math.round(sizes.reduce((sum, size) => sum + size, 0)));
  };
  const timer = setInterval(sample, 100);
  return {
    async stop() {
      clearInterval(timer);
      await sample();
      return most;
    },
  };
}

async function residentOf(pid: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** A process and those that it started, each by whichever of its threads. */
async function familyOf(pid: string): Promise<string[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const started = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const children = started.flatMap((list) => list.split(' ').filter((child) => child.trim() !== ''));
  return [pid, ...(await Promise.all(children.map(familyOf))).flat()];
}

function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

function turnOf(n: number, text: () => string, sentences: number): string {
  const said = Array.from({ length: sentences }, text).join(' ');
  return `**${n % 2 === 0 ? 'Ada Lovelace' : 'Charles Babbage'}:** ${said}\n\n`;
}

const COMMON =
  'the of and a to in is that we it for on with as are this be was have not but they what or an can if so there about people think know work data time make thing need learn good very one two more some'.split(
    ' ',
  );

/** Sentences of common words with rarer ones among them; the same seed says the same (mulberry32). */
function speech(seed: number): () => string {
  let state = seed;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  const word = () =>
    random(4) === 0 ? `w${(random(40_000) ** 2 % 40_000).toString(36)}` : COMMON[random(COMMON.length)];
  return () => {
    const words = Array.from({ length: 6 + random(14) }, word).join(' ');
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
  };
}

async function writeParts(file: string, parts: () => Generator<string>): Promise<void> {
  const blocks = function* () {
    let block = '';
    for (const part of parts()) {
      block += part;
      if (block.length < 1 << 20) continue;
      yield block;
      block = '';
    }
    yield block;
  };
  await pipeline(blocks(), createWriteStream(file));
}
