import { access, constants, open, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { REST, RESTEvents, Routes } from 'discord.js';
import type { Clock } from '../clock.ts';
import { type Config, settingNames } from '../config.ts';
import { publishes } from '../dailies/model.ts';
import { type Poster, wantsOf } from '../dailies/poster.ts';
import { sayRefusal } from '../dailies/strings.ts';
import { placesOfSchedules } from '../dailies/tables/schedules.ts';
import { loginFault } from '../discord/login.ts';
import { makeRequest } from '../discord/rest.ts';
import { createEmbeddingClient, EmbeddingError } from '../embeddings/client.ts';
import { questionLimits } from '../embeddings/embedding.ts';
import { readArchive } from '../episodes/archive.ts';
import { needEpisodesFolder, sizeOfFolder } from '../episodes/folder.ts';
import { SetupError } from '../errors.ts';
import { createWebClient, FetchError, showAddress } from '../import/feeds/client.ts';
import { decodeXml, FeedError, readFeed } from '../import/feeds/feed.ts';
import { hasFfmpeg } from '../import/transcription/ffmpeg.ts';
import { transcribeServer } from '../import/transcription/server.ts';
import { readVectors } from '../models/vectors.ts';
import { capital } from '../replies/markdown.ts';
import { wordsFor } from '../replies/words/index.ts';
import type { Store } from '../storage/port.ts';
import { slips } from '../text/spelling.ts';
import { withinTime } from '../time-limit.ts';

/** One thing that was looked at, and how it is. */
export interface Finding {
  what: string;
  state: 'well' | 'worry' | 'fault';
  /** A plain sentence; for a fault or a worry with what to do. */
  said: string;
}

export interface Surroundings {
  config: Config;
  clock: Clock;
  episodes: string;
  /** The SQLite file; null with PostgreSQL or in memory. */
  file: string | null;
  /** Opens the database, only once it is known that nothing new is made by it. */
  openStore: () => Promise<Store>;
  /** As of `createDailyPoster`. */
  posterFor: (token: string, me: string) => Poster;
  /** Where the index is kept; null where it is not. */
  cache: string | null;
  /** Names in `.env`. */
  named: readonly string[];
  /** How many bytes are free at a folder. */
  free?: (folder: string) => Promise<number>;
  vectorsFile?: string;
}

/** What those read who run the bot. */
const english = wordsFor(null);

const patience = 12_000;
/** A clock so far off from Discord's is told, ms: daily posts come by it. */
const clockOff = 30_000;
const littleRoom = 500 * 1024 * 1024;
const noRoom = 50 * 1024 * 1024;
const leastConnections = 20;
/** An archive that is read in a moment. */
const fewFiles = 50;
const fewBytes = 5 * 1024 * 1024;
/** Names that programs around the bot read. */
const forOthers =
  /^(?:NODE_|NPM_|TZ$|LANG$|LC_|PATH$|HOME$|USER$|NO_COLOR$|FORCE_COLOR$|DEBUG$|PG[A-Z]+$|HTTPS?_PROXY$|NO_PROXY$|COMPOSE_|POSTGRES_)/i;
/** Bits of an application's flags: Message Content, granted or for bots in fewer than 100 servers. */
const messageContentFlags = (1 << 18) | (1 << 19);

const well = (what: string, said: string): Finding => ({ what, state: 'well', said });
const worry = (what: string, said: string): Finding => ({ what, state: 'worry', said });
const fault = (what: string, said: string): Finding => ({ what, state: 'fault', said });

/** Looks at everything that a bot needs, each apart from the others, and changes nothing. Never rejects. */
export async function examine(surroundings: Surroundings): Promise<Finding[]> {
  const parts: [string, () => Promise<Finding[]>][] = [
    ['Settings', () => settings(surroundings)],
    ['Discord', () => discord(surroundings)],
    ['Episodes', () => episodes(surroundings)],
    ['Feeds', () => feeds(surroundings)],
    ['Models', () => models(surroundings)],
    ['Index', () => index(surroundings)],
    ['HTTP_PORT', () => port(surroundings)],
    ['Disk', () => disk(surroundings)],
  ];
  const found: Finding[] = [];
  for (const [what, look] of parts) {
    try {
      found.push(...(await look()));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      found.push(fault(what, error instanceof SetupError ? said : `This could not be looked at: ${said}`));
    }
  }
  return found;
}

/** What is written in `.env` and does nothing, or not what was meant. */
async function settings({ config, named }: Surroundings): Promise<Finding[]> {
  const found = named
    .filter((name) => !settingNames.includes(name) && !forOthers.test(name))
    .map((name) => {
      const like = settingNames.find((one) => slips(one, name.toUpperCase(), 2) <= 2);
      return worry(
        'Settings',
        `${name} in .env is no setting of mine, so it does nothing.${like ? ` Did you mean ${like}?` : ''} .env.example lists them all.`,
      );
    });
  const { SHARDS: shards } = config;
  if (shards && shards.ids !== 'auto' && shards.ids.length < Number(shards.total) && config.DATABASE_URL === undefined)
    found.push(
      fault(
        'Shards',
        'SHARDS names only a part of all shards: the processes need one database between them, or daily posts double. Set DATABASE_URL.',
      ),
    );
  return found.length > 0 ? found : [well('Settings', 'They can be read.')];
}

/** Is there a place for the index? */
async function index({ cache }: Surroundings): Promise<Finding[]> {
  if (cache === null) return [well('Index', 'It is not kept (CACHE_DIR=off): each start reads the archive anew.')];
  const folder = await nearestFolder(cache);
  const possible = (await stat(folder)).isDirectory() && (await may(folder, constants.W_OK));
  return [
    possible
      ? well('Index', 'It can be kept for a quick start.')
      : worry(
          'Index',
          `${cache} cannot be written: each start reads the archive anew. Let the account that runs the bot write there, or set CACHE_DIR.`,
        ),
  ];
}

const portRemedies: Record<string, string> = {
  EACCES: 'Ports under 1024 are for the superuser: set another, such as 9464.',
  EADDRNOTAVAIL:
    'That is no address of this machine: set the port alone for this machine only, or 0.0.0.0 and the port.',
};

/** Is the address for `/health` and `/metrics` to be had, unless the bot itself has it? */
async function port({ config: { HTTP_PORT: at } }: Surroundings): Promise<Finding[]> {
  if (!at) return [];
  const code = await new Promise<string | null>((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => resolve(String(code)));
    probe.listen(at.port, at.host, () => probe.close(() => resolve(null)));
  });
  if (code === null) return [well('HTTP_PORT', 'The port is free.')];
  const host = at.host.includes(':') ? `[${at.host}]` : at.host;
  const isBot = await withinTime(patience, async (signal) => {
    const answer = await fetch(`http://${host}:${at.port}/health`, { signal });
    return typeof ((await answer.json()) as { parts?: unknown } | null)?.parts === 'object';
  }).catch(() => false);
  return [
    isBot
      ? well('HTTP_PORT', 'A bot answers there already.')
      : fault(
          'HTTP_PORT',
          `${at.host}:${at.port} cannot be had (${code}), so the bot would not start. ${portRemedies[code] ?? 'Set a free port, or leave it empty.'}`,
        ),
  ];
}

async function discord(surroundings: Surroundings): Promise<Finding[]> {
  const { config } = surroundings;
  const token = config.DISCORD_TOKEN;
  if (!token)
    return [
      well('Discord', 'DISCORD_TOKEN is empty: `npm start` opens the playground.'),
      ...(await database(surroundings, null)),
    ];
  const options = { apiUrl: config.DISCORD_API_URL, messageContent: config.MESSAGE_CONTENT };
  const rest = new REST({
    api: config.DISCORD_API_URL,
    makeRequest,
    retries: 0,
    timeout: patience,
    // The bot itself may be starting beside this: a moment is waited for, hours are told.
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > patience / 2,
  });
  rest.setToken(token);
  let discordsTime: number | null = null;
  rest.on(RESTEvents.Response, (_request, answer) => {
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(date)) discordsTime = date;
  });
  const found: Finding[] = [];
  let me: string | null = null;
  try {
    await withinTime(patience, async (signal) => {
      const application = (await rest.get(Routes.currentApplication(), { signal })) as { flags?: number; id: string };
      const user = (await rest.get(Routes.user(), { signal })) as { id: string };
      me = user.id;
      found.push(well('Token', 'Discord takes it.'));
      if (config.MESSAGE_CONTENT && ((application.flags ?? 0) & messageContentFlags) === 0)
        found.push(fault('Intents', loginFault(new Error('Disallowed intents'), options) ?? ''));
      else
        found.push(
          well(
            'Intents',
            config.MESSAGE_CONTENT ? 'Message Content is granted.' : 'None but the plain ones is asked for.',
          ),
        );
      const gateway = (await rest.get(Routes.gatewayBot(), { signal })) as {
        shards?: number;
        session_start_limit?: { remaining: number; total: number };
      };
      if ((gateway.shards ?? 1) > 1 && !config.SHARDS)
        found.push(
          worry('Shards', `Discord advises ${gateway.shards} shards for so many servers. Set SHARDS=auto in .env.`),
        );
      const { remaining = leastConnections, total = 0 } = gateway.session_start_limit ?? {};
      if (remaining < leastConnections)
        found.push(
          worry(
            'Connections',
            `Only ${remaining} of ${total} connections are left today. Something starts the bot over and over: look in its log.`,
          ),
        );
    });
  } catch (error) {
    found.push(fault('Token', loginFault(error, options) ?? `Discord cannot be asked: ${(error as Error).message}`));
  }
  if (discordsTime !== null) {
    const off = surroundings.clock.now() - discordsTime;
    found.push(
      Math.abs(off) > clockOff
        ? fault(
            'Clock',
            `This machine's clock is ${Math.round(Math.abs(off) / 1000)} s ${off > 0 ? 'ahead of' : 'behind'} Discord's: daily posts come by it. Let it be set by the network (timedatectl set-ntp true).`,
          )
        : well('Clock', "It agrees with Discord's."),
    );
  }
  return [...found, ...(await database(surroundings, me))];
}

async function database(surroundings: Surroundings, me: string | null): Promise<Finding[]> {
  const { config, file } = surroundings;
  if (config.DATABASE_URL === undefined && file === null) return [well('Database', 'The playground keeps nothing.')];
  if (file !== null && !(await exists(file))) {
    const folder = await nearestFolder(dirname(file));
    const possible = (await stat(folder)).isDirectory() && (await may(folder, constants.W_OK));
    return [
      possible
        ? well('Database', `${file} will be made at the first start.`)
        : fault(
            'Database',
            `${file} cannot be made: ${folder} is no folder that this account may write in. Mend that, or set DATABASE_FILE.`,
          ),
    ];
  }
  let store: Store;
  try {
    store = await surroundings.openStore();
  } catch (error) {
    if (error instanceof SetupError) return [fault('Database', error.message)];
    throw error;
  }
  try {
    // Beginning to write says whether it could.
    await store.write(async () => undefined).catch(() => undefined);
    const trouble = store.trouble();
    if (trouble) return [fault('Database', trouble.remedy)];
    // SQLite begins to write in a file that it may only read, and fails later.
    if (file !== null && !(await opensForWriting(file)))
      return [
        fault(
          'Database',
          `${file} can be read but not written: nothing that is set would be kept. Give the account that runs the bot write permission for the file and its folder.`,
        ),
      ];
    return [well('Database', `${store.place} works.`), ...(me === null ? [] : await places(surroundings, store, me))];
  } finally {
    await store.close();
  }
}

/** Every place that a daily post goes to: may the bot post there? */
async function places({ config, posterFor }: Surroundings, store: Store, me: string): Promise<Finding[]> {
  const rows = await store.read(placesOfSchedules);
  if (rows.length === 0) return [well('Daily posts', 'None is set up.')];
  const poster = posterFor(config.DISCORD_TOKEN ?? '', me);
  const found: Finding[] = [];
  for (const row of rows) {
    const where = `Daily post in channel ${row.place.id} of server ${row.place.guild}`;
    if (row.broken !== undefined) {
      const { what, remedy } = sayRefusal('broken', row.broken(english), english);
      found.push(fault(where, `${capital(what)}. ${remedy}`));
    }
    const wants = wantsOf({ ...row, publish: publishes(row) });
    const report = await poster.check(row.place, wants).catch(() => null);
    if (report === null)
      found.push(worry(where, 'Discord did not say what the bot may do there. Try again in a minute.'));
    else if (report.kind === null)
      found.push(
        fault(
          where,
          'The channel is gone, or hidden from the bot. Give it “View Channel” there, or choose another with `/daily set`.',
        ),
      );
    else if (report.missing.length > 0)
      found.push(
        fault(
          where,
          `The bot lacks ${report.missing.map((one) => `“${one}”`).join(', ')} there. Give it that in the channel's settings.`,
        ),
      );
    else if (report.obstacles.length > 0)
      found.push(fault(where, report.obstacles.map((say) => say(english)).join(' ')));
    else if (row.paused === 'trouble' && row.broken === undefined)
      found.push(fault(where, `It is paused: ${row.problem ?? 'Discord refused it'}`));
    else if (report.worries.length > 0) found.push(worry(where, report.worries.map((say) => say(english)).join(' ')));
  }
  return found.length > 0
    ? found
    : [well('Daily posts', `The bot may post in ${rows.length === 1 ? 'its place' : `all ${rows.length} places`}.`)];
}

async function episodes({ episodes: folder }: Surroundings): Promise<Finding[]> {
  await needEpisodesFolder(folder);
  const { files, bytes } = await sizeOfFolder(folder);
  // A large archive takes minutes: that is for `npm run check`.
  const read = files > 0 && files <= fewFiles && bytes <= fewBytes ? await readArchive(folder) : null;
  if (read && read.episodes.length === 0) {
    const [first] = read.problems;
    return [
      fault(
        'Episodes',
        `${files === 1 ? 'The only file' : `None of the ${files} files`} in ${folder} can${files === 1 ? 'not' : ''} be read${first ? `: ${first.file}: ${first.what}` : ''}. \`npm run check\` says of each what to do.`,
      ),
    ];
  }
  const [problem, ...others] = (read?.problems ?? []).filter(({ level }) => level === 'error');
  if (problem)
    return [
      worry(
        'Episodes',
        `${problem.file}: ${problem.what}${others.length > 0 ? ` (and ${others.length} more)` : ''}. \`npm run check\` says of each what to do.`,
      ),
    ];
  return files === 0
    ? [
        fault(
          'Episodes',
          `There is no transcript in ${folder}. Put some there (data/README.md shows how), or set EPISODES_DIR.`,
        ),
      ]
    : [
        well(
          'Episodes',
          `${files === 1 ? 'One file' : `${files} files`}, ${(bytes / 1e6).toFixed(1)} MB. \`npm run check\` looks into each.`,
        ),
      ];
}

async function feeds({ config, clock }: Surroundings): Promise<Finding[]> {
  const limits = { total: patience, silence: patience };
  const client = createWebClient({ clock, allowPrivate: config.FEEDS_ALLOW_PRIVATE, limits });
  try {
    return await Promise.all(
      config.FEEDS.map(async (url) => {
        const what = `Feed ${showAddress(url)}`;
        try {
          const answer = await client.get({ url, most: 50 * 1024 * 1024 });
          const { items } =
            answer.kind === 'fresh' ? readFeed(decodeXml(answer.body, answer.type), url) : { items: [] };
          return well(what, `It has ${items.length === 1 ? 'one episode' : `${items.length} episodes`}.`);
        } catch (error) {
          if (error instanceof FeedError) return fault(what, `${capital(error.message)}. What to do: ${error.remedy}.`);
          return error instanceof FetchError
            ? fault(what, `${capital(error.what)}. What to do: ${error.remedy}.`)
            : fault(what, `It cannot be fetched: ${(error as Error).message}. Correct FEEDS in .env.`);
        }
      }),
    );
  } finally {
    client.close();
  }
}

async function models({ config, vectorsFile }: Surroundings): Promise<Finding[]> {
  const found: Finding[] = [];
  try {
    readVectors(vectorsFile);
    found.push(well('Word vectors', 'They can be read.'));
  } catch (error) {
    found.push(
      fault(
        'Word vectors',
        `They cannot be read (${(error as Error).message}): the checkout is not complete. Check it out anew.`,
      ),
    );
  }
  if (config.LLM_BASE_URL) {
    const remedy =
      'Start that server, or correct LLM_BASE_URL and LLM_API_KEY; summaries are shown in their own words meanwhile.';
    try {
      const answer = await withinTime(patience, (signal) =>
        // Its answer is small: a list of names.
        fetch(new URL('models', config.LLM_BASE_URL?.endsWith('/') ? config.LLM_BASE_URL : `${config.LLM_BASE_URL}/`), {
          signal,
          headers: config.LLM_API_KEY ? { authorization: `Bearer ${config.LLM_API_KEY}` } : {},
        }),
      );
      if (!answer.ok) {
        await answer.body?.cancel();
        found.push(worry('Language model', `It answers with HTTP ${answer.status}. ${remedy}`));
      } else {
        const said: unknown = await answer.json().catch(() => undefined);
        found.push(
          said === undefined
            ? worry(
                'Language model',
                `It answers with a page instead of JSON. ${remedy} The address often ends in /v1.`,
              )
            : modelNamed(config.LLM_MODEL ?? '', said),
        );
      }
    } catch {
      found.push(worry('Language model', `It does not answer. ${remedy}`));
    }
  }
  found.push(...(await embeddingModel(config)), ...(await speech(config)));
  return found;
}

/** Asks the server for speech to listen to a second of silence. */
async function speech(config: Surroundings['config']): Promise<Finding[]> {
  const { TRANSCRIBE_BASE_URL: baseUrl, TRANSCRIBE_MODEL: model, TRANSCRIBE_API_KEY: apiKey } = config;
  if (!baseUrl || !model) return [];
  const what = 'Transcripts';
  const transcribe = transcribeServer({ baseUrl, model, apiKey: apiKey ?? null, limit: () => patience });
  try {
    await transcribe({ bytes: silence(), name: 'silence.wav', type: 'audio/wav', seconds: 1 });
    const ffmpeg = (await hasFfmpeg())
      ? ''
      : ' Without ffmpeg only MP3 is split: long recordings of other kinds are left.';
    return [well(what, `The server listens.${ffmpeg}`)];
  } catch (error) {
    return [
      worry(
        what,
        `${capital((error as Error).message)}. Start that server, or correct TRANSCRIBE_BASE_URL, TRANSCRIBE_MODEL and TRANSCRIBE_API_KEY; no transcripts are made meanwhile.`,
      ),
    ];
  }
}

/** A second of it: PCM, 16 kHz, 16 bits. */
function silence(): Uint8Array {
  const rate = 16_000;
  const wav = Buffer.alloc(44 + rate * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(rate * 2, 40);
  return wav;
}

/** Asks the server of embeddings for one, of a text that is nobody's. */
async function embeddingModel(config: Config): Promise<Finding[]> {
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: key } = config;
  if (!baseUrl || !model) return [];
  const what = 'Embedding model';
  const client = createEmbeddingClient({ baseUrl, model, apiKey: key ?? null });
  try {
    // The first may have to wait until the model is loaded.
    await client.embed(['Is it there?'], { within: patience * 2 });
    const began = performance.now();
    const [vector] = await client.embed(['Does it answer?'], { within: patience });
    const took = Math.round(performance.now() - began);
    const said = `It answers within ${took} ms, with ${vector?.length} numbers a text.`;
    return [
      took > questionLimits.patience
        ? worry(
            what,
            `${said} A question waits ${questionLimits.patience / 1000} s for it, so it is of no use: give it a faster machine or a smaller model.`,
          )
        : well(what, said),
    ];
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    return [
      worry(what, `${capital(error.what)}. What to do: ${error.remedy}. The built-in model answers alone meanwhile.`),
    ];
  }
}

/** Is the model among those that the server offers? Some say nothing of them. */
function modelNamed(model: string, answer: unknown): Finding {
  const data = (answer as { data?: unknown } | null)?.data;
  const names = Array.isArray(data)
    ? data.flatMap((one: { id?: unknown } | null) => (typeof one?.id === 'string' ? [one.id] : []))
    : [];
  // Ollama calls `llama3` what it lists as `llama3:latest`.
  if (names.length === 0 || names.some((name) => name === model || name === `${model}:latest`))
    return well('Language model', 'It answers.');
  return worry(
    'Language model',
    `The server has no model “${model}”, but ${names.slice(0, 5).join(', ')}. Correct LLM_MODEL; summaries are shown in their own words meanwhile.`,
  );
}

async function freeAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function disk({ file, episodes: folder, free: ask = freeAt }: Surroundings): Promise<Finding[]> {
  const at = await nearestFolder(file === null ? folder : dirname(file));
  const free = await ask(at);
  const said = `${(free / 1e9).toFixed(1)} GB are free at ${at}.`;
  if (free < noRoom) return [fault('Disk', `${said} Make room: settings and the index cannot be written.`)];
  return [free < littleRoom ? worry('Disk', `${said} Make room soon.`) : well('Disk', said)];
}

const opensForWriting = (file: string) =>
  open(file, 'r+').then(
    (handle) => handle.close().then(() => true),
    () => false,
  );
const may = (path: string, mode: number) =>
  access(path, mode).then(
    () => true,
    () => false,
  );
/** The path itself, or the first above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  let at = path;
  while (!(await exists(at)) && dirname(at) !== at) at = dirname(at);
  return at;
}
const exists = (path: string) => may(path, constants.F_OK);
