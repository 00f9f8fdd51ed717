import { type Client, RESTEvents, Status } from 'discord.js';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Poster } from '../dailies/poster.ts';
import { countRuns } from '../dailies/tables/runs.ts';
import { countSchedules } from '../dailies/tables/schedules.ts';
import type { TranscriptionStatus } from '../episodes/transcription-status.ts';
import type { Rewriter } from '../rewriting/llm.ts';
import type { SearchPort } from '../search/port.ts';
import type { StorageError, Store } from '../storage/port.ts';

/**
 * What can be measured from outside while the bot runs, for Prometheus. The parts know nothing of it: each is watched
 * through the port it stands behind. Nothing of what members write, and no name, becomes a label.
 */
export interface Metrics {
  /** Everything as Prometheus reads it. Never rejects: what cannot be asked just now is left out. */
  text(): Promise<string>;
  readonly contentType: string;
  /** The same port, its answers timed. */
  search(port: SearchPort): SearchPort;
  poster(port: Poster): Poster;
  rewriter(port: Rewriter): Rewriter;
  /** Whether the language model answered when it was asked last. */
  languageModel(works: boolean): void;
  /** Whether the server of the host's model for embeddings is of no use just now. */
  embeddingModel(troubled: boolean): void;
  /** What waits to be posted. */
  dailies(dailies: { waiting(): number }): void;
  /** How an interaction went. `seconds`: until it was answered. */
  interaction(what: string, outcome: 'answered' | 'failed' | 'too late', seconds: number): void;
  /** Shards, requests and limits of a connection. */
  connection(client: Client): void;
  /** How far the transcribing of what has no transcript is. */
  transcription(status: () => TranscriptionStatus): void;
  store(store: Store, now: () => number): void;
  trouble(trouble: StorageError | null): void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];
/** A daily post counts as late when it has waited for so long, ms. */
const lateAfter = 60_000;
const everything = 'robot_overlord_';

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const interactions = new Histogram({
    name: `${everything}interaction_seconds`,
    help: 'From an interaction to its answer, by what it was and how it went',
    labelNames: ['what', 'outcome'],
    buckets: seconds,
    registers,
  });
  const searching = new Histogram({
    name: `${everything}search_seconds`,
    help: 'How long the archive takes to answer, by what it was asked',
    labelNames: ['asked'],
    buckets: seconds,
    registers,
  });
  const sent = new Counter({
    name: `${everything}daily_sends_total`,
    help: 'Daily posts sent to Discord, by its answer: sent, refused, limited, unsure, unreachable, revoked',
    labelNames: ['answer'],
    registers,
  });
  const summaries = new Counter({
    name: `${everything}summaries_total`,
    help: 'Summaries asked of the language model: retold, or dropped where it failed or did not hold',
    labelNames: ['outcome'],
    registers,
  });
  const requests = new Counter({
    name: `${everything}discord_responses_total`,
    help: 'Answers of Discord to requests, by HTTP status',
    labelNames: ['status'],
    registers,
  });
  const limited = new Counter({
    name: `${everything}discord_rate_limits_total`,
    help: 'How often a request had to wait for a rate limit',
    registers,
  });
  const queue = new Gauge({
    name: `${everything}discord_queue`,
    help: 'Requests to Discord that wait or are under way, of answers and of daily posts',
    labelNames: ['of'],
    registers,
  });
  const troubled = new Gauge({
    name: `${everything}database_trouble`,
    help: '1 while the database is out of order, by its fault',
    labelNames: ['fault'],
    registers,
  });
  const models = new Gauge({
    name: `${everything}model_trouble`,
    help: '1 where a model that is set up did not answer when it was asked last',
    labelNames: ['model'],
    registers,
  });
  queue.set({ of: 'answers' }, 0);
  queue.set({ of: 'dailies' }, 0);
  for (const answer of ['sent', 'refused', 'limited', 'unsure', 'unreachable']) sent.inc({ answer }, 0);

  /** A gauge that is asked at each reading; where that fails, it is left out of it. */
  const asked = (name: string, help: string, labelNames: string[], ask: (gauge: Gauge) => Promise<void> | void) =>
    new Gauge({
      name: everything + name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset();
        try {
          await ask(this);
        } catch {
          this.reset();
        }
      },
    });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    search(port) {
      asked('archive', 'What is in the archive, and what is still to be read', ['of'], async (gauge) => {
        const { episodes, words, coming, problems, embedding } = await port.status();
        gauge.set({ of: 'episodes' }, episodes);
        gauge.set({ of: 'words' }, words);
        gauge.set({ of: 'files to read' }, coming);
        if (embedding) {
          gauge.set({ of: 'passages to embed' }, embedding.passages - embedding.embedded);
          gauge.set({ of: 'passages embedded' }, embedding.embedded);
        }
        gauge.set({ of: 'problems' }, problems.filter(({ level }) => level !== 'skipped').length);
      });
      const untimed = new Set<string | symbol>(['status', 'reload', 'close']);
      return new Proxy(port, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver);
          if (typeof method !== 'function' || untimed.has(name)) return method;
          return async (...args: unknown[]) => {
            const end = searching.startTimer({ asked: String(name) });
            try {
              return await Reflect.apply(method, target, args);
            } finally {
              end();
            }
          };
        },
      });
    },
    poster(port) {
      return {
        ...port,
        async send(...args) {
          queue.inc({ of: 'dailies' });
          try {
            const answer = await port.send(...args);
            sent.inc({ answer: answer.kind });
            return answer;
          } finally {
            queue.dec({ of: 'dailies' });
          }
        },
      };
    },
    rewriter(port) {
      models.set({ model: 'language model' }, 0);
      return async (sources) => {
        const retold = await port(sources);
        summaries.inc({ outcome: retold === null ? 'dropped' : 'retold' });
        return retold;
      };
    },
    embeddingModel: (troubled) => models.set({ model: 'embeddings' }, troubled ? 1 : 0),
    languageModel: (works) => models.set({ model: 'language model' }, works ? 0 : 1),
    dailies(dailies) {
      asked(
        'dailies_waiting',
        'Requests for daily posts that wait so that all stay within Discord’s limit',
        [],
        (gauge) => gauge.set(dailies.waiting()),
      );
    },
    transcription(status) {
      asked(
        'transcripts',
        'Episodes to transcribe: waiting, put off, left; made since the start',
        ['state'],
        (gauge) => {
          const { waiting, later, left, made } = status();
          gauge.set({ state: 'waiting' }, waiting);
          gauge.set({ state: 'put off' }, later.length);
          gauge.set({ state: 'left' }, left.length);
          gauge.set({ state: 'made' }, made);
        },
      );
      asked('transcribing_trouble', '1 while the transcribing stands still', [], (gauge) =>
        gauge.set(status().trouble === null ? 0 : 1),
      );
    },
    interaction: (what, outcome, took) => interactions.observe({ what, outcome }, took),
    connection(client) {
      asked('shard_up', '1 while a shard is connected', ['shard'], (gauge) => {
        for (const [id, shard] of client.ws.shards) gauge.set({ shard: id }, shard.status === Status.Ready ? 1 : 0);
      });
      asked('shard_latency_seconds', 'Between a heartbeat and its answer', ['shard'], (gauge) => {
        for (const [id, { ping }] of client.ws.shards) if (ping >= 0) gauge.set({ shard: id }, ping / 1000);
      });
      asked('servers', 'Servers that this process serves', [], (gauge) => gauge.set(client.guilds.cache.size));
      client.rest.on(RESTEvents.Response, (_request, { status }) => requests.inc({ status }));
      client.rest.on(RESTEvents.RateLimited, () => limited.inc());
      const whole = client.rest.queueRequest.bind(client.rest);
      client.rest.queueRequest = async (request) => {
        queue.inc({ of: 'answers' });
        try {
          return await whole(request);
        } finally {
          queue.dec({ of: 'answers' });
        }
      };
    },
    store(store, now) {
      asked(
        'dailies',
        'Daily posts: set up, due now, late, paused by an admin or in trouble',
        ['state'],
        async (gauge) => {
          const at = now();
          const rows = await store.read((db) => countSchedules(db, at, at - lateAfter));
          const running = rows.find(({ paused }) => paused === null);
          gauge.set(
            { state: 'set up' },
            rows.reduce((sum, row) => sum + Number(row.all), 0),
          );
          gauge.set({ state: 'due' }, Number(running?.due ?? 0));
          gauge.set({ state: 'late' }, Number(running?.late ?? 0));
          for (const state of ['admin', 'trouble'])
            gauge.set({ state: `paused: ${state}` }, Number(rows.find(({ paused }) => paused === state)?.all ?? 0));
        },
      );
      asked(
        'daily_runs',
        'Runs of daily posts within the last 24 hours, by how they ended',
        ['state'],
        async (gauge) => {
          const rows = await store.read((db) => countRuns(db, now() - 24 * 3_600_000));
          for (const state of ['posted', 'skipped', 'unknown', 'claimed'])
            gauge.set({ state }, Number(rows.find((row) => row.state === state)?.n ?? 0));
        },
      );
    },
    trouble(trouble) {
      troubled.reset();
      if (trouble) troubled.set({ fault: trouble.fault }, 1);
    },
  };
}
