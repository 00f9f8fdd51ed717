import { playClient } from '../../src/playground/client.ts';
import { spawnBot } from '../harness/bot.ts';
import { patience } from '../harness/patience.ts';

/** The built bot as a visitor starts it, without a token and with nothing left over from earlier runs. */
export async function startWholeBot(): Promise<{ url: string; stop: () => Promise<void> }> {
  const bot = spawnBot({
    // Set although empty: what stands in somebody's own `.env` must not count here.
    ...(process.env.TZ === undefined ? {} : { TZ: process.env.TZ }),
    DISCORD_TOKEN: '',
    EPISODES_DIR: 'data/episodes',
    FEEDS: '',
    DATABASE_URL: '',
    SHARDS: '',
    LLM_BASE_URL: '',
    PLAYGROUND_PORT: '0',
  });
  const address = /^Playground: (\S+)$/m;
  await bot.says(address);
  // Whoever types while the archive is read is offered nothing yet.
  await bot.says('the archive is ready');
  const url = address.exec(bot.output())?.[1] ?? '';
  // As in `startDiscordForTest`.
  await playClient(url)('setFaults', { firstAnswerMs: patience });
  return {
    url,
    async stop() {
      await bot.stop();
    },
  };
}
