import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';
import type { DiscordUnderTest } from './local-discord.ts';

/** The whole built bot in a process of its own, as `npm start` with a token runs it. */
export interface BotUnderTest {
  /** Everything written so far, stdout and stderr. */
  output(): string;
  /** Resolves with the exit code after SIGTERM, or the signal given. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Sends it a signal that does not end it. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code when it ends by itself. */
  ended: Promise<number | null>;
}

/** Starts it; resolves once it says that it is logged in, rejects with its output when it ends before. */
export async function startBotForTest(
  discord: Pick<DiscordUnderTest, 'apiUrl' | 'token'>,
  env: Record<string, string> = {},
): Promise<BotUnderTest> {
  const bot = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  const ready = new Promise<void>((resolve, reject) => {
    const look = () => {
      if (bot.output().includes('Logged in as')) resolve();
    };
    bot.onOutput(look);
    bot.ended.then((code) => reject(new Error(`the bot ended with code ${code}:\n${bot.output()}`)), reject);
  });
  await ready;
  return bot;
}

/** Starts it and waits for nothing. */
export function spawnBot(env: Record<string, string>): BotUnderTest & { onOutput(listener: () => void): void } {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/main.js')], {
    // Nothing of the developer's own settings or .env reaches the bot.
    env: {
      PATH: process.env.PATH ?? '',
      COOLDOWN: 'off',
      LOG_LEVEL: 'info',
      DATABASE_FILE: ':memory:',
      CACHE_DIR: 'off',
      ...env,
    },
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    output: () => output,
    ended,
    onOutput: (listener) => listeners.push(listener),
    signal: (name) => void child.kill(name),
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
