import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Status } from 'discord.js';
import { features } from '../commands/index.ts';
import { answerButtons, readAnswer } from '../commands/lookups.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDailies, type RunningDailies } from './dailies/dailies.ts';
import { type LeaseTimes, leaseTimes } from './dailies/lease.ts';
import type { Forget } from './dailies/ledger.ts';
import { startLookups } from './discord/chat.ts';
import { type ConnectOptions, createClient, inviteLink, preferredLocales } from './discord/connect.ts';
import { createDailyPoster } from './discord/daily-poster.ts';
import { nameIn } from './discord/localisations/index.ts';
import { login, onRefusal, tokenRefused } from './discord/login.ts';
import { firstOfAll } from './discord/once.ts';
import { ownership } from './discord/ownership.ts';
import { packetLog } from './discord/packets.ts';
import { startRegistration } from './discord/register.ts';
import { createRouter } from './discord/router.ts';
import { tellDailies } from './discord/tell-dailies.ts';
import type { Embedding } from './embeddings/embedding.ts';
import type { Corrections } from './episodes/corrections.ts';
import type { TranscriptionStatus } from './episodes/transcription-status.ts';
import { createHomes, forgetHomes } from './home/home.ts';
import type { Services } from './interactions/declare.ts';
import { recentQuotes } from './interactions/recent-quotes.ts';
import { createMemberLanguage } from './language/member-language.ts';
import { createServerLanguage, forgetLanguage } from './language/server-language.ts';
import type { Logger } from './log.ts';
import { forgetLookups, openLookupSettings } from './lookups/settings.ts';
import type { Metrics } from './operation/metrics.ts';
import type { DrawQuote } from './replies/pictured.ts';
import { wordsFor } from './replies/words/index.ts';
import { llmRewriter } from './rewriting/llm.ts';
import { createSavedQuotes, forgetSaved } from './saved/saved.ts';
import type { SearchPort } from './search/port.ts';
import type { Store } from './storage/port.ts';

/** Everything from outside that the bot stands on; `main.ts` and the tests each bring their own. */
export interface BotSurroundings {
  config: Pick<Config, 'MESSAGE_CONTENT' | 'COOLDOWN' | 'CHAT_LIMITS'> &
    Partial<Pick<Config, 'DAILY_LATE_HOURS' | 'SHARDS' | 'LLM_BASE_URL' | 'LLM_MODEL' | 'LLM_API_KEY'>>;
  token: string;
  apiUrl: string;
  search: SearchPort;
  /** The host's model for embeddings; absent where there is none. */
  embedding?: Pick<Embedding, 'forQuestion'>;
  drawQuote: DrawQuote;
  corrections: Corrections;
  /** How far transcribing is. Absent: it is not set up. */
  transcription?: () => TranscriptionStatus;
  store: Store;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Logger;
  /** This process, unlike any other that shares the store: it signs what it claims. */
  identity: string;
  /** How long whoever sends a daily post holds it. Default: `leaseTimes`. */
  leases?: LeaseTimes;
  /** Watches the bot from outside. Absent: nobody looks. */
  metrics?: Metrics;
  /** Told once, when Discord refuses the bot for good, its token revoked for example: nothing can be done but stop. */
  onRefused: (fault: string) => void;
}

export interface Bot {
  client: Client<true>;
  dailies: RunningDailies;
  inviteLink: string;
  /** All of its shards are connected to Discord now. */
  connected(): boolean;
  /** Answers what is in flight, then leaves. */
  stop(): Promise<void>;
}

/** What others than the daily posts keep of a server goes with it. */
export const forgetServers: readonly Forget[] = [forgetHomes, forgetLanguage, forgetLookups, forgetSaved];

/** Of what a server saved, that which its daily posts may begin with. */
const mostSavedFirst = 200;

// How long the start is not told as done while the commands are being registered, ms.
const registrationGrace = 5_000;

async function withinMs(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}

// In a rolling update the new process has so long to answer before the old one says that it is stopping, ms.
const othersAnswerWithin = 1_000;

// Discord waits 3 s for a first response: so long those in flight have for their own answer. Then they are told (`drain`).
const drainLimit = 2500;

// Of a gateway that is gone without a word the library would wait 30 s for an answer to its goodbye, ms.
const farewell = 1_000;

/** Logs in, registers what changed, and answers from then on. @throws {SetupError} in plain words when Discord refuses */
export async function startBot(surroundings: BotSurroundings): Promise<Bot> {
  const { config, token, apiUrl, drawQuote, store, clock, random, log, identity, onRefused, metrics } = surroundings;
  const search = metrics?.search(surroundings.search) ?? surroundings.search;
  const { embedding } = surroundings;
  const forQuestion = () => embedding?.forQuestion(search) ?? search;
  const shards = config.SHARDS ?? undefined;
  const connection: ConnectOptions = {
    apiUrl,
    messageContent: config.MESSAGE_CONTENT,
    ...(shards ? { shards } : {}),
  };
  const tellPacket = packetLog(log);
  const client = createClient(connection, tellPacket);
  metrics?.connection(client);
  metrics?.store(store, () => clock.now());
  client.on('error', (err) => log.warn({ err }, 'the connection to Discord had a fault; it is being mended'));
  client.on('shardDisconnect', (event, shard) => log.warn({ shard, code: event.code }, 'disconnected from Discord'));
  client.on('shardReconnecting', (shard) => log.info({ shard }, 'reconnecting to Discord'));
  client.on('shardResume', (shard) => log.info({ shard }, 'reconnected to Discord'));

  let told = false;
  const refused = (fault: string) => {
    if (!told) onRefused(fault);
    told = true;
  };
  const onRevoked = () => refused(tokenRefused);
  const poster = createDailyPoster({
    apiUrl,
    token,
    me: () => client.user?.id ?? '',
    onRevoked,
    timeout: (surroundings.leases ?? leaseTimes).request,
  });
  const saved = createSavedQuotes(store, clock);
  const homes = createHomes(store, clock);
  const language = createServerLanguage(store, preferredLocales(client));
  // The bot of one server speaks its language in private, too.
  const memberLanguage = createMemberLanguage(async () => {
    const [only, second] = client.guilds.cache.keys();
    return only !== undefined && second === undefined ? language.wordsIn(only) : wordsFor(null);
  });
  const dailies = await createDailies({
    store,
    search,
    drawQuote,
    poster: metrics?.poster(poster) ?? poster,
    clock,
    random,
    log: log.child({ part: 'dailies' }),
    me: { id: identity, shards: JSON.stringify(shards ?? 'one') },
    lateHours: config.DAILY_LATE_HOURS ?? 6,
    ...(surroundings.leases ? { leases: surroundings.leases } : {}),
    forget: forgetServers,
    savedIn: async (guild) => (await saved.top(guild, 0, mostSavedFirst)).map(({ quote }) => quote),
    savedBetween: (guild, from, until, limit) => saved.top(guild, from, limit, until),
    homeOf: homes.of,
    wordsIn: (guild) => language.wordsIn(guild),
    onRevoked,
  });
  metrics?.dailies(dailies);
  tellDailies(client, dailies, clock, log);
  const rewriterOf = (baseUrl: string, model: string) =>
    llmRewriter({
      baseUrl,
      model,
      apiKey: config.LLM_API_KEY ?? null,
      log: log.child({ part: 'summaries' }),
      ...(metrics ? { onAnswer: metrics.languageModel } : {}),
    });
  const lookups = { settings: await openLookupSettings(store), contentGranted: config.MESSAGE_CONTENT };
  const services: Services = {
    search,
    everywhere: search,
    drawQuote,
    clock,
    random,
    recent: recentQuotes(),
    bot: { name: 'Robot Overlord' },
    isOwner: ownership(client),
    names: {
      channel: (id) => {
        const channel = client.channels.cache.get(id);
        return channel && 'name' in channel ? channel.name : null;
      },
      kind: (id) => client.channels.cache.get(id)?.type ?? null,
      isIn: (guild, id) => {
        const channel = client.channels.cache.get(id);
        return channel === undefined ? null : 'guildId' in channel && channel.guildId === guild;
      },
      role: (guild, id) => client.guilds.cache.get(guild)?.roles.cache.get(id)?.name ?? null,
      command: nameIn,
    },
    ...(config.LLM_BASE_URL && config.LLM_MODEL
      ? {
          rewrite:
            metrics?.rewriter(rewriterOf(config.LLM_BASE_URL, config.LLM_MODEL)) ??
            rewriterOf(config.LLM_BASE_URL, config.LLM_MODEL),
        }
      : {}),
    dailies,
    alerts: dailies.alerts,
    language,
    lookups,
    saved,
    homes,
    corrections: surroundings.corrections,
    ...(surroundings.transcription ? { transcription: surroundings.transcription } : {}),
  };
  const router = createRouter({
    features,
    services,
    forQuestion,
    scoped: homes.scoped,
    log: log.child({ part: 'commands' }),
    wordsIn: language.wordsIn,
    cooldown: config.COOLDOWN,
    isFirst: firstOfAll(store, identity, clock),
    ...(store.engine === 'postgres' ? { othersFirst: () => sleep(othersAnswerWithin) } : {}),
    ...(metrics ? { observe: metrics.interaction } : {}),
  });
  client.on('interactionCreate', (interaction) => {
    memberLanguage.saw(interaction.user.id, interaction.locale);
    void router.handle(interaction);
  });

  await login(client, token, connection, { log });
  onRefusal(client, connection, refused);
  const ready = client as Client<true>;
  services.bot = { name: ready.user.displayName };
  const registration = startRegistration({
    apiUrl,
    token,
    application: ready.application.id,
    commands: features.flatMap((feature) => feature.commands),
    clock,
    log: log.child({ part: 'commands' }),
    onRevoked,
  });
  dailies.start();
  const stopLookups = startLookups({
    client: ready,
    search,
    forQuestion,
    scoped: homes.scoped,
    clock,
    ...lookups,
    rates: config.CHAT_LIMITS,
    buttons: answerButtons,
    wordsIn: (guild, author) => (guild === null ? memberLanguage.wordsOf(author) : language.wordsIn(guild)),
    readOwn: readAnswer,
    random,
    tellPacket,
    log: log.child({ part: 'chat' }),
  });
  // Everything runs by now. Whoever is told next that the bot is there tries a command at once.
  await withinMs(registration.attempted, registrationGrace);
  return {
    client: ready,
    dailies,
    inviteLink: inviteLink(ready, apiUrl),
    connected: () => ready.ws.shards.size > 0 && ready.ws.shards.every(({ status }) => status === Status.Ready),
    async stop() {
      registration.stop();
      await Promise.all([router.drain(drainLimit), dailies.stop(drainLimit), withinMs(stopLookups(), drainLimit)]);
      // Leaving is not worth a warning.
      client.removeAllListeners();
      // Whoever came while the daily posts were ended.
      await router.drain(0);
      await withinMs(client.destroy(), farewell);
    },
  };
}
