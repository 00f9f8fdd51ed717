import type { DiscordUnderTest } from './local-discord.ts';
import { startNode } from './processes.ts';

/** The whole built bot in a process of its own, as `npm start` with a token runs it. */
export interface BotUnderTest {
  pid: number | undefined;
  /** Everything written so far, stdout and stderr. */
  output(): string;
  /** Resolves once `words` are in its output; rejects with the output when it ends without. */
  says(words: string | RegExp): Promise<void>;
  /** Resolves with the exit code after SIGTERM, or the signal given. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Sends it a signal that does not end it. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code when it ends by itself. */
  ended: Promise<number | null>;
}

/** Starts it; resolves once it is logged in and has read its archive, rejects with its output when it ends before. */
export async function startBotForTest(
  discord: Pick<DiscordUnderTest, 'apiUrl' | 'token'>,
  env: Record<string, string> = {},
): Promise<BotUnderTest> {
  const bot = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  await bot.says('Logged in as');
  if ((env.LOG_LEVEL ?? 'info') === 'info') await bot.says('the archive is ready');
  return bot;
}

/** Starts it and waits for nothing. */
export function spawnBot(env: Record<string, string>): BotUnderTest {
  const child = startNode(['dist/src/main.js'], {
    // Nothing of the developer's own settings or .env reaches the bot.
    env: {
      PATH: process.env.PATH ?? '',
      COOLDOWN: 'off',
      LOG_LEVEL: 'info',
      DATABASE_FILE: ':memory:',
      CACHE_DIR: process.env.SNAPSHOTS_OF_TESTS ?? 'off',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of [...listeners]) listener();
    });
  }
  // All that it wrote has been read when 'close' comes, not yet at 'exit'.
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const says = (words: string | RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (typeof words === 'string' ? output.includes(words) : words.test(output)) resolve();
      };
      listeners.push(look);
      look();
      void ended.then((code) => reject(new Error(`the bot ended with code ${code}:\n${output}`)));
    });
  return {
    pid: child.pid,
    output: () => output,
    ended,
    says,
    signal: (name) => void child.kill(name),
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
