/**
 * `npm run bench -- NAME [options]`: figures of ours beside a rival's, from one run. Alone it lists the benchmarks.
 * A new one: its file, and a line here.
 */
interface Benchmark {
  about: string;
  load(): Promise<{ run(args: string[]): Promise<void> }>;
}

const benchmarks: Record<string, Benchmark> = {
  commands: {
    about: 'a slash command, socket in to callback out, beside discord.js answering with a constant [--count 1000]',
    load: () => import('./commands.ts'),
  },
  search: {
    about: 'search over an archive beside plain MiniSearch and SQLite FTS5 [--archive DIR --times 1]',
    load: () => import('./search.ts'),
  },
  refusal: {
    about: 'where to say that nobody said it: refused and lost at each strength [--archive DIR --cache DIR]',
    load: () => import('./refusal.ts'),
  },
  embeddings: {
    about: 'a real sentence encoder on a server beside the built-in model: time, memory, what is half remembered',
    load: () => import('./embeddings.ts'),
  },
  typed: {
    about:
      'topics typed with slips, joined, cut short: shown, offered, or neither [--archive DIR --topics 60 --seed 1]',
    load: () => import('./typed.ts'),
  },
  kill: {
    about:
      'daily posts when the bot is killed at random moments: none doubled, none lost [--times 200 --seed 1 --processes 3]',
    load: () => import('./kill.ts'),
  },
  year: {
    about: 'a simulated leap year of daily posts in 30 time zones: one each local day, nothing repeated',
    load: () => import('./year.ts'),
  },
  dailies: {
    about: 'daily posts of many servers at one moment; commands and /metrics answered meanwhile [--servers 10000]',
    load: () => import('./dailies.ts'),
  },
  handover: {
    about:
      'a new process takes over from an old one while daily posts and commands go on, on PostgreSQL or not [--servers 600 --sqlite]',
    load: () => import('./handover.ts'),
  },
  fleet: {
    about: 'what servers and shards cost: memory, servers a second at the start [--servers 6000]',
    load: () => import('./fleet.ts'),
  },
  import: {
    about: 'files a second, memory and the slowest files, first run and unchanged [--archive DIR]',
    load: () => import('./import.ts'),
  },
  reading: {
    about: '/quote and memory while 63 MB, five million lines or 10,000 files are taken in [--short] [--only NAME]',
    load: () => import('./reading.ts'),
  },
  growth: {
    about:
      'every hostile filler in every place of every format, 10k, 100k and 1M letters [--place TEXT --filler TEXT --threads 2]',
    load: () => import('./growth.ts'),
  },
  chat: {
    about:
      'ordinary chat through the gateway, one message in a hundred for the bot [--seconds 60 --rate 500 --content]',
    load: () => import('./chat.ts'),
  },
};

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? undefined : benchmarks[name];
if (chosen) {
  const { run } = await chosen.load();
  await run(args);
  process.exit(process.exitCode ?? 0);
}
if (name !== undefined) process.stderr.write(`There is no benchmark "${name}".\n`);
process.stdout.write('npm run bench -- NAME\n');
for (const [key, { about }] of Object.entries(benchmarks)) process.stdout.write(`  ${key.padEnd(10)} ${about}\n`);
process.exit(name === undefined ? 0 : 2);
