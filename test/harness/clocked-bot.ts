import { join } from 'node:path';
import { pino } from 'pino';
import { startBot } from '../../src/bot.ts';
import { movableClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import type { LeaseTimes } from '../../src/dailies/lease.ts';
import { openCorrections } from '../../src/import/corrections-file.ts';
import { createMetrics } from '../../src/operation/metrics.ts';
import { serveOperation } from '../../src/operation/server.ts';
import { projectRoot } from '../../src/paths.ts';
import { plainLook } from '../../src/pictures/looks.ts';
import { createPictures } from '../../src/pictures/pictures.ts';
import { drawQuoteWith } from '../../src/replies/pictured.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import { engineFor } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { patience } from './patience.ts';

/**
 * The whole bot as a process of its own, wired as `main.ts` wires it, but with its clock moved by whoever started it.
 * Started by `clocked-bots.ts`.
 */
export interface ClockedBotOptions {
  apiUrl: string;
  token: string;
  /** A file, or the address of a PostgreSQL database. */
  database: string;
  /** How far its clock is ahead of the machine's, ms. */
  offset: number;
  identity: string;
  logLevel?: string;
  /** As the setting `SHARDS`. */
  shards?: string;
  /** A folder for the archive's snapshot, so that a start is quick. */
  cache?: string | undefined;
  /** Serves `/health` and `/metrics` on a port of its own. */
  watched?: boolean;
  /** Default: on PostgreSQL, whose clock nobody moves, short ones. */
  leases?: LeaseTimes;
}
/** For a Discord on this very machine. */
const shortLeases: LeaseTimes = { lease: 4_000, margin: 1_000, request: 2_000, flight: 2_500 };
/** From the parent: move the clock; say when nothing is due any more; the archive's episodes are new. */
export type ToBot = { type: 'clock'; offset: number } | { type: 'settle' } | { type: 'announce' };
export type FromBot = { type: 'ready'; url?: string } | { type: 'settled' } | { type: 'revoked' };

const options = JSON.parse(process.argv[2] ?? '{}') as ClockedBotOptions;
const report = (message: FromBot) => process.send?.(message);
const { clock, setOffset } = movableClock();
setOffset(options.offset);

const onServer = options.database.startsWith('postgres');
const leases = options.leases ?? (onServer ? shortLeases : null);
const store = await openStore(engineFor(onServer ? options.database : undefined, options.database));
const search = createEngine({
  load: archiveLoader({ dir: join(projectRoot, 'data/episodes'), cache: options.cache ?? null }),
});
const metrics = options.watched ? createMetrics() : null;
const operation = metrics
  ? await serveOperation({ host: '127.0.0.1', port: 0 }, { health: () => ({ ok: true, parts: {} }), metrics })
  : null;
const bot = await startBot({
  config: readConfig({ COOLDOWN: 'off', ...(options.shards ? { SHARDS: options.shards } : {}) }),
  token: options.token,
  apiUrl: options.apiUrl,
  search,
  drawQuote: drawQuoteWith(createPictures({ longest: patience }), async () => plainLook),
  corrections: openCorrections({ dir: join(projectRoot, 'data/episodes'), reload: () => search.reload() }),
  store,
  clock,
  random: Math.random,
  log: pino({ level: options.logLevel ?? 'silent' }, pino.destination({ dest: 2, sync: true })),
  identity: options.identity,
  ...(leases ? { leases } : {}),
  ...(metrics ? { metrics } : {}),
  onRefused: () => report({ type: 'revoked' }),
});
async function announce(): Promise<void> {
  const cards = await Promise.all((await search.listed()).map(({ id }) => search.episode(id)));
  const found = cards.flatMap((card) => (card ? [card.episode] : []));
  // While the database is away it is of no use; another process hears of them too.
  await bot.dailies.newEpisodes(found).catch(() => undefined);
}

process.on('message', (message: ToBot) => {
  if (message.type === 'clock') setOffset(message.offset);
  else if (message.type === 'announce') void announce();
  else void bot.dailies.settled().then(() => report({ type: 'settled' }));
});
process.on('disconnect', () => process.exit());
report({ type: 'ready', ...(operation ? { url: operation.url } : {}) });
