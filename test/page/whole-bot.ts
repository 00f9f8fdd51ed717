import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { startNode } from '../harness/processes.ts';

/** The built bot as a visitor starts it, without a token and with nothing left over from earlier runs. */
export async function startWholeBot(): Promise<{ url: string; stop: () => Promise<void> }> {
  const bot = startNode(['dist/src/main.js'], {
    // Set although empty: what stands in somebody's own `.env` must not count here.
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ,
      DISCORD_TOKEN: '',
      EPISODES_DIR: 'data/episodes',
      CACHE_DIR: 'off',
      FEEDS: '',
      COOLDOWN: 'off',
      LOG_LEVEL: 'info',
      DATABASE_FILE: ':memory:',
      DATABASE_URL: '',
      SHARDS: '',
      LLM_BASE_URL: '',
      PLAYGROUND_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: bot.stdout! });
  // Whoever types while the archive is read is offered nothing yet.
  const url = await new Promise<string>((resolve, reject) => {
    let address: string | undefined;
    let ready = false;
    lines.on('line', (line) => {
      address ??= /^Playground: (\S+)/.exec(line)?.[1];
      ready ||= line.includes('the archive is ready');
      if (address !== undefined && ready) resolve(address);
    });
    bot.once('exit', (code) => reject(new Error(`The bot ended with code ${String(code)} before it was ready.`)));
  });
  return {
    url,
    async stop() {
      const gone = once(bot, 'exit');
      bot.kill('SIGTERM');
      await gone;
    },
  };
}
