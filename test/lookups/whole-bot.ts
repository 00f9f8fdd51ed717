import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, startBot } from '../../src/bot.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openCorrections } from '../../src/import/corrections-file.ts';
import { createLog } from '../../src/log.ts';
import { projectRoot } from '../../src/paths.ts';
import { createLooks } from '../../src/pictures/looks.ts';
import { createPictures, type PicturesOptions } from '../../src/pictures/pictures.ts';
import type { PlayMessage } from '../../src/playground/contract.ts';
import { drawQuoteWith } from '../../src/replies/pictured.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';
import { patience } from '../harness/patience.ts';
import { openArchive } from './stage.ts';

/** The bot as it is, on a local Discord; only its log is kept in memory, at its most talkative. */
export async function startWholeBot(
  env: Record<string, string> = {},
  drawing: PicturesOptions = {},
  search: SearchPort = openArchive(),
) {
  const discord = await startDiscordForTest();
  if (env.MESSAGE_CONTENT === 'on') await discord.faults({ disallowedIntents: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'overlord-chat-'));
  const file = join(folder, 'bot.db');
  const store = await openStore(sqlite(file));
  const pictures = createPictures({ longest: patience, ...drawing });
  const lines: string[] = [];
  const log = createLog('trace', [discord.token], { write: (line) => void lines.push(line) });
  const config = readConfig({ COOLDOWN: 'off', CHAT_LIMITS: '1000/1000', ...env });
  const start = (): Promise<Bot> =>
    startBot({
      config,
      token: discord.token,
      apiUrl: discord.apiUrl,
      search,
      drawQuote: drawQuoteWith(pictures, createLooks({ dir: join(projectRoot, 'data/episodes'), pictures })),
      corrections: openCorrections({ dir: join(projectRoot, 'data/episodes'), reload: () => search.reload() }),
      store,
      clock: systemClock(),
      random: Math.random,
      log,
      identity: 'test',
      onRefused: () => undefined,
    });
  let bot = await start();
  return {
    discord,
    lines,
    file,
    botId: discord.applicationId,
    client: () => bot.client,
    async restart() {
      await bot.stop();
      bot = await start();
    },
    stop: () => bot.stop(),
    async close() {
      await bot.stop();
      await pictures.close();
      await store.close();
      await search.close();
      await discord.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type WholeBot = Awaited<ReturnType<typeof startWholeBot>>;

/** Everything a message shows: its content and its text components. */
export function shown(message: PlayMessage): string {
  const parts = [message.content];
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) visit(one);
    else if (typeof part === 'object' && part !== null) {
      if ('type' in part && part.type === 10 && 'content' in part) parts.push(String(part.content));
      for (const key of ['components', 'accessory'] as const)
        if (key in part) visit((part as Record<string, unknown>)[key]);
    }
  };
  visit(message.components);
  return parts.join('\n').replace(/\\(.)/g, '$1').replace(/\*\*/g, '');
}
