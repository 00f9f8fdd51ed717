import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import colours from 'picocolors';
import { startBot } from './bot.ts';
import { type Clock, monotonicClock, systemClock } from './clock.ts';
import { type Config, databaseFile, readConfig } from './config.ts';
import { createNewcomers } from './dailies/newcomers.ts';
import { createEmbeddingClient } from './embeddings/client.ts';
import { createEmbedding, type Embedding } from './embeddings/embedding.ts';
import { endAll, type Part } from './ending.ts';
import { loadEnvFile } from './env-file.ts';
import { needEpisodesFolder, sizeOfFolder } from './episodes/folder.ts';
import { watchEpisodes } from './episodes/watch.ts';
import { SetupError } from './errors.ts';
import { openCorrections } from './import/corrections-file.ts';
import { feedMemoryFile, filesOfFeeds } from './import/feeds/memory.ts';
import { takeFeedApart } from './import/feeds/process.ts';
import { createFeedSchedule } from './import/feeds/schedule.ts';
import { settleNews } from './import/feeds/sync.ts';
import { openTranscription } from './import/transcription/open.ts';
import { createLog } from './log.ts';
import { createMetrics } from './operation/metrics.ts';
import { serveOperation } from './operation/server.ts';
import { projectRoot } from './paths.ts';
import { createLooks } from './pictures/looks.ts';
import { createPictures } from './pictures/pictures.ts';
import { openPlayground } from './playground-process.ts';
import { drawQuoteWith } from './replies/pictured.ts';
import { createLive, logSnapshot, logVectors, tellProblems } from './search/live.ts';
import { remoteSearch } from './search/remote.ts';
import { engineFor } from './storage/open.ts';
import { openStore } from './storage/store.ts';
import { createTurn } from './storage/turn.ts';
import { withinTime } from './time-limit.ts';

/** The bot as a process: on Discord when there is a token, else in the playground. Everything is wired here. */

// A feed that draws its reader out longer than this is tried again in the next round.
const longestFeedRun = 60 * 60_000;
// How long the archive may take to read before whoever waits is told why, ms.
const sayWhenSlow = 8_000;
// From so much on, transcripts take longer than that to be indexed, bytes.
const large = 20 * 1024 * 1024;

interface Place {
  token: string;
  apiUrl: string;
  clock: Clock;
  /** The playground's page; null on Discord. */
  url: string | null;
  close(): Promise<void>;
}

async function choosePlace(config: Config): Promise<Place> {
  if (config.DISCORD_TOKEN) {
    return {
      token: config.DISCORD_TOKEN,
      apiUrl: config.DISCORD_API_URL,
      clock: systemClock(),
      url: null,
      close: async () => undefined,
    };
  }
  return openPlayground(config.PLAYGROUND_PORT, { messageContent: config.MESSAGE_CONTENT });
}

/** How often it is looked whether npm, which started this, still is there, ms. */
const lookAbove = 1_000;

/** The playground's address, which in a terminal must not drown in the log. */
const announced = (url: string): string =>
  process.stdout.isTTY
    ? `\n  ${colours.bold('Playground:')} ${colours.bold(colours.cyan(colours.underline(url)))}\n\n`
    : `Playground: ${url}\n`;

async function main(): Promise<void> {
  // Where nobody reads any more, or the disk is full, what is said is lost, and nothing else.
  for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined);
  loadEnvFile();
  const config = readConfig(process.env);
  const log = createLog(
    config.LOG_LEVEL,
    [
      config.DISCORD_TOKEN,
      config.DATABASE_URL,
      config.LLM_API_KEY,
      config.EMBEDDINGS_API_KEY,
      config.TRANSCRIBE_API_KEY,
    ].filter((secret) => secret !== undefined),
  );
  const begun: Part[] = [];
  let leaving = false;
  const shutDown = async (signal: string) => {
    if (leaving) return;
    leaving = true;
    log.info({ signal }, 'stopping');
    await endAll(begun, log);
    process.exit();
  };
  process.on('SIGINT', shutDown);
  process.on('SIGTERM', shutDown);
  // npm hands a signal on to the shell that it started, which ends and leaves the bot behind.
  const above = process.ppid;
  if (process.env.npm_lifecycle_event === 'start')
    setInterval(() => process.ppid !== above && void shutDown('npm ended'), lookAbove).unref();
  // Whatever was begun and not waited for: the rest goes on.
  process.on('unhandledRejection', (err) => log.error({ err }, 'something failed that nobody waited for'));

  const metrics = config.HTTP_PORT ? createMetrics() : undefined;
  /** How each part is, for whoever watches from outside. */
  const parts = { discord: 'connecting', database: 'opening', archive: 'reading' };
  let connected: (() => boolean) | undefined;
  if (config.HTTP_PORT && metrics) {
    const health = () => {
      if (connected) parts.discord = connected() ? 'connected' : 'reconnecting';
      return { ok: parts.discord === 'connected' && parts.database === 'works', parts };
    };
    const operation = await serveOperation(config.HTTP_PORT, { health, metrics });
    begun.push({ what: 'health', below: true, end: () => operation.close() });
    log.info({ url: operation.url }, 'health and metrics can be read');
  }

  const episodes = resolve(projectRoot, config.EPISODES_DIR);
  await needEpisodesFolder(episodes);
  const tellSnapshot = logSnapshot(log.child({ part: 'search' }));
  let fromSnapshot = false;
  const server =
    config.EMBEDDINGS_BASE_URL && config.EMBEDDINGS_MODEL
      ? {
          baseUrl: config.EMBEDDINGS_BASE_URL,
          model: config.EMBEDDINGS_MODEL,
          apiKey: config.EMBEDDINGS_API_KEY ?? null,
        }
      : null;
  let embedding: Embedding | undefined;
  const search = remoteSearch({
    dir: episodes,
    cache: config.CACHE_DIR === 'off' ? null : resolve(projectRoot, config.CACHE_DIR),
    model: server?.model ?? null,
    onVectors: logVectors(log.child({ part: 'embeddings' })),
    onBig: (big) => log.info(big, 'a big file is being read; questions are answered meanwhile'),
    onSnapshot(news) {
      if (news.what === 'read') fromSnapshot = true;
      tellSnapshot(news);
    },
    onDeath(err) {
      log.error({ err }, 'the search had to be started again');
      embedding?.look();
    },
  });
  log.info({ folder: episodes }, 'the archive is being read; questions wait until it is');
  begun.push({ what: 'search', below: true, end: () => search.close() });
  if (server) {
    metrics?.embeddingModel(false);
    const running = createEmbedding({
      search,
      client: createEmbeddingClient(server),
      clock: monotonicClock(),
      log: log.child({ part: 'embeddings' }),
      ...(metrics ? { onTrouble: metrics.embeddingModel } : {}),
    });
    embedding = running;
    begun.push({ what: 'embeddings', below: true, end: () => running.stop() });
  }
  // A status never waits for the archive; any other answer does.
  const loaded = search.topics({ limit: 1 }).then(() => search.status());
  const slow = setTimeout(async () => {
    const size = fromSnapshot ? null : await sizeOfFolder(episodes).catch(() => null);
    // It may be the machine that is busy.
    if (size && size.bytes >= large) log.info(size, 'the archive is large: indexing it takes some minutes');
    else log.info('the archive is still being read');
  }, sayWhenSlow);
  slow.unref();
  // Who waits for it below hears of a fault.
  loaded.catch(() => undefined).finally(() => clearTimeout(slow));
  if (
    config.SHARDS &&
    config.SHARDS.ids !== 'auto' &&
    config.SHARDS.ids.length < Number(config.SHARDS.total) &&
    !config.DATABASE_URL
  ) {
    log.warn(
      'SHARDS names only a part of all shards: several processes need one DATABASE_URL between them, or daily quotes may double',
    );
  }
  const file = databaseFile(config);
  const store = await openStore(
    engineFor(config.DATABASE_URL, file === ':memory:' ? file : resolve(projectRoot, file)),
    {
      onTrouble: (trouble) => {
        parts.database = trouble?.fault ?? 'works';
        metrics?.trouble(trouble);
        if (trouble) log.error({ remedy: trouble.remedy }, trouble.message);
        else log.info('the database works again');
      },
      onBackup: (copy) => log.info({ copy }, 'the database is brought up to date; a copy was put aside'),
    },
  );
  parts.database = store.trouble()?.fault ?? 'works';
  begun.push({ what: 'database', below: true, end: () => store.close() });
  const identity = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const place = await choosePlace(config);
  begun.push({ what: 'playground', below: true, end: () => place.close() });
  const picturesLog = log.child({ part: 'pictures' });
  const pictures = createPictures({
    onDeath: (err) => picturesLog.error({ err }, 'a picture could not be drawn; the next one has a new process'),
  });
  begun.push({ what: 'pictures', below: true, end: () => pictures.close() });
  const lookOf = createLooks({
    dir: episodes,
    pictures,
    onFault: (file, what) => picturesLog.warn({ file, what }, 'the look of a show cannot be had from this file'),
  });
  const transcription = await openTranscription(config, episodes, {
    served: () => search.listed(),
    log: log.child({ part: 'transcripts' }),
    turn: createTurn(store, 'transcribing', identity, systemClock()),
  });
  if (transcription) {
    metrics?.transcription(transcription.status);
    begun.push({ what: 'transcription', end: () => transcription.close() });
  }
  const bot = await startBot({
    config,
    ...place,
    search,
    ...(embedding ? { embedding } : {}),
    drawQuote: drawQuoteWith(pictures, lookOf),
    ...(transcription ? { transcription: transcription.status } : {}),
    corrections: openCorrections({ dir: episodes, reload: () => search.reload() }),
    store,
    random: Math.random,
    log,
    ...(metrics ? { metrics } : {}),
    identity,
    onRefused: (fault) => {
      process.exitCode = 1;
      process.stderr.write(`${fault}\n`);
      void shutDown('refused by Discord');
    },
  });
  connected = bot.connected;
  begun.push({ what: 'bot', end: () => bot.stop() });

  process.stdout.write(
    place.url === null ? `Logged in as ${bot.client.user.tag}. Invite me: ${bot.inviteLink}\n` : announced(place.url),
  );
  // A stop during the first load is no fault.
  const status = await loaded.catch((error: unknown) => {
    if (!leaving) throw error;
    return null;
  });
  if (status === null) return;
  parts.archive = 'ready';
  tellProblems(status.problems, log);
  log.info({ episodes: status.episodes, shows: status.shows.length, words: status.words }, 'the archive is ready');

  const newcomers = createNewcomers({
    store,
    search,
    announce: (found) => bot.dailies.newEpisodes(found),
    fromFeeds: () => filesOfFeeds(episodes, Date.now()),
    clock: systemClock(),
    log: log.child({ part: 'episodes' }),
  });
  await newcomers.begin();
  begun.push({
    what: 'new episodes',
    async end() {
      newcomers.stop();
      await newcomers.settled();
    },
  });
  const live = createLive({
    search,
    before: status,
    log: log.child({ part: 'episodes' }),
    onNewVersion() {
      newcomers.look();
      embedding?.look();
      transcription?.look();
    },
  });
  const watch = watchEpisodes(episodes, {
    // Files change in real time, whatever the playground's clock says.
    clock: systemClock(),
    onChange: live.changed,
    onError: (err) => log.warn({ err }, 'a part of the episodes folder cannot be watched; restart to read it again'),
  });
  begun.push({ what: 'watching the episodes', end: () => watch.close() });
  await watch.ready;
  // What changed between the first reading and the watching.
  live.changed();
  transcription?.look();

  const stopReading = new AbortController();
  const feeds = createFeedSchedule({
    feeds: config.FEEDS,
    every: config.FEEDS_EVERY,
    clock: place.clock,
    log: log.child({ part: 'feeds' }),
    read: (feed) =>
      withinTime(
        longestFeedRun,
        (signal) => takeFeedApart({ feed, out: episodes, allowPrivate: config.FEEDS_ALLOW_PRIVATE }, { signal }),
        { stop: stopReading.signal },
      ),
    async onNews(feed, ids) {
      live.changed();
      await live.settled();
      const found = await Promise.all(ids.map((id) => search.episode(id)));
      await bot.dailies.newEpisodes(found.flatMap((card) => (card ? [card.episode] : [])));
      await settleNews(feedMemoryFile(episodes, feed));
    },
  });
  begun.push({
    what: 'feeds',
    async end() {
      feeds.stop();
      stopReading.abort();
      await feeds.idle();
    },
  });
}

main().catch((error: unknown) => {
  if (error instanceof SetupError) process.stderr.write(`${error.message}\n`);
  else
    createLog('error', process.env.DISCORD_TOKEN ? [process.env.DISCORD_TOKEN] : []).fatal(
      { err: error, run: randomBytes(4).toString('hex') },
      'could not start',
    );
  process.exit(1);
});
