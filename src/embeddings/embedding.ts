import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { EmbeddablePort, SearchPort, SearchQuery } from '../search/port.ts';
import { type EmbeddingClient, EmbeddingError } from './client.ts';

export interface EmbeddingOptions {
  search: SearchPort & EmbeddablePort;
  client: EmbeddingClient;
  /** Real time, whatever the playground's clock says. */
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Told whenever the server begins or ceases to be of use. */
  onTrouble?: (troubled: boolean) => void;
  /** Milliseconds that a question waits for the server at most, all that it is asked for it together; default 1,500. */
  patience?: number;
}

/** What a model of the host's, on a server, does for the search. */
export interface Embedding {
  /** The archive may have changed, or forgotten its vectors: what has none is embedded. */
  look(): void;
  /**
   * The search for one question that somebody put to the bot: where words do not surely answer, its words are sent to
   * the server, and what is near to their vector joins. The search itself never sends anything. `port`: the same search,
   * watched.
   */
  forQuestion(port?: SearchPort): SearchPort;
  stop(): Promise<void>;
}

/** `patience`: milliseconds that a question waits for its vector. An object, so that tests can give a slow machine more. */
export const questionLimits = { patience: 1_500 };
/** Texts of one request, and requests at once. */
const BATCH = 32;
const AT_ONCE = 2;
/** Milliseconds that one such request may take: small machines take seconds a text. */
const BATCH_LIMIT = 120_000;
/** How often a text is tried that the server refuses while it takes others. */
const MOST_TRIES = 3;
/** What a try counts that failed otherwise, as when the server crashed: it may not be the text's fault. */
const OTHER_FAULT = 0.25;
/** Milliseconds between two tries of a server in trouble: twice as long each time, up to the most. */
const AGAIN = { first: 5_000, most: 5 * 60_000 };
/** A server that fails again so soon after it was well is trusted less, ms. */
const RELAPSE = 10 * 60_000;
/** Cosine between two vectors of one text by one model: rounding, and one byte a dimension, take little. */
const SAME_MODEL = 0.97;
/** Milliseconds that a server may take to load its model. */
const LOADING = 60_000;
const REMEMBERED = 256;
/** Letters of a question. */
const LONGEST = 1_000;

const otherModel = (what: string) =>
  new EmbeddingError(
    what,
    'set EMBEDDINGS_MODEL to another name, if the model is meant to be another, or give the server the one that it had',
  );

export function createEmbedding({
  search,
  client,
  clock,
  log,
  onTrouble = () => undefined,
  patience = questionLimits.patience,
}: EmbeddingOptions): Embedding {
  const stopping = new AbortController();
  const questions = new LRUCache<string, Float32Array>({ max: REMEMBERED });
  let trouble: EmbeddingError | null = null;
  let wait = 0;
  let wellSince = Number.NEGATIVE_INFINITY;
  let dimensions: number | null = null;
  let seen = false;
  let wake = () => {};
  let again = true;
  let probing: Promise<void> | null = null;

  // ── The server's health ──────────────────────────────────────────────────────────────────────────────────────────

  function failed(error: unknown): void {
    if (stopping.signal.aborted) return;
    const fault =
      error instanceof EmbeddingError ? error : new EmbeddingError((error as Error).message, 'please report this');
    if (trouble === null) {
      if (clock.now() - wellSince > RELAPSE) wait = 0;
      log.warn(
        { why: fault.what, remedy: fault.remedy },
        'the server of EMBEDDINGS_BASE_URL is of no use just now: the built-in model answers alone',
      );
      onTrouble(true);
    }
    trouble = fault;
    wait = Math.max(fault.wait ?? 0, Math.min(Math.max(wait * 2, AGAIN.first), AGAIN.most));
  }

  function worked(): void {
    if (trouble === null) return;
    trouble = null;
    wellSince = clock.now();
    log.info('the server of EMBEDDINGS_BASE_URL is of use again');
    onTrouble(false);
  }

  function checked(vectors: Float32Array[]): Float32Array[] {
    const length = vectors[0]?.length ?? 0;
    if (dimensions !== null && length !== dimensions)
      throw otherModel(`its vectors have ${length} numbers, where those of the archive have ${dimensions}`);
    return vectors;
  }

  const embed = async (texts: readonly string[], within: number): Promise<Float32Array[]> =>
    checked(await client.embed(texts, { within, stop: stopping.signal }));

  function sleep(ms: number): Promise<void> {
    return new Promise((done) => {
      if (stopping.signal.aborted) return done();
      const end = () => {
        cancel();
        stopping.signal.removeEventListener('abort', end);
        done();
      };
      const cancel = clock.at(clock.now() + ms, end);
      stopping.signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Asks a server in trouble a question of ours, until it answers as it should, and as fast. */
  async function untilWell(): Promise<void> {
    while (trouble !== null && !stopping.signal.aborted) {
      await sleep(wait);
      if (stopping.signal.aborted) return;
      try {
        await ask();
        worked();
      } catch (error) {
        failed(error);
      }
    }
  }

  /** @throws {EmbeddingError} where it does not answer, or too late for a question, or not as the model that it was */
  async function ask(): Promise<void> {
    const missing = await search.missingVectors(0, []);
    ({ dimensions } = missing);
    const { text, vector: known } = missing.probe;
    const inTime = () => embed([text], patience);
    // The first may have to wait until the model is loaded.
    const [vector] = await embed([text], LOADING).then((first) => (seen ? inTime() : first));
    const cosine = known && vector ? known.reduce((sum, value, d) => sum + value * vector[d]!, 0) : 1;
    if (cosine < SAME_MODEL) throw otherModel('it gives a text another vector than it did: its model is another');
    seen = true;
  }

  function recover(): void {
    probing ??= untilWell().finally(() => {
      probing = null;
    });
  }

  // ── The archive ──────────────────────────────────────────────────────────────────────────────────────────────────

  const tries = new Map<number, number>();
  let size = BATCH;
  let told: 'nothing' | 'begun' | 'done' = 'nothing';

  async function embedArchive(): Promise<void> {
    while (!stopping.signal.aborted) {
      again = false;
      if (!seen) await ask();
      const over = [...tries].filter(([, n]) => n >= MOST_TRIES).map(([key]) => key);
      // Those refused once come last.
      let { texts } = await search.missingVectors(size * AT_ONCE, [...tries.keys()]);
      if (texts.length === 0) ({ texts } = await search.missingVectors(AT_ONCE, over));
      if (texts.length === 0) return done(over.length);
      begun();
      const alone = tries.has(texts[0]!.key) ? 1 : size;
      const parts = Array.from({ length: Math.ceil(texts.length / alone) }, (_, i) =>
        texts.slice(i * alone, (i + 1) * alone),
      );
      const results = await Promise.allSettled(parts.map(take));
      const faults = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      size = faults.length > 0 ? Math.max(1, size >> 1) : Math.min(size * 2, BATCH);
      if (faults.length === 0) continue;
      const waits = faults.map((fault) => (fault instanceof EmbeddingError ? fault.wait : null) ?? 0);
      if (faults.length < results.length) {
        // It works, and may have asked to be left alone for a while all the same.
        if (Math.max(...waits) > 0) await sleep(Math.max(...waits));
        continue;
      }
      const [fault] = faults;
      if (!(fault instanceof EmbeddingError) || fault.wait !== null) throw fault;
      // It may be these texts that it refuses.
      await ask();
      await sleep(AGAIN.first);
    }
  }

  async function take(part: readonly { key: number; text: string }[]): Promise<void> {
    try {
      const vectors = await embed(
        part.map(({ text }) => text),
        BATCH_LIMIT,
      );
      await search.takeVectors(part.map(({ key }, i) => ({ key, vector: vectors[i]! })));
      dimensions ??= vectors[0]?.length ?? null;
      for (const { key } of part) tries.delete(key);
    } catch (error) {
      // What asks for patience is never the fault of a text.
      const counts = error instanceof EmbeddingError && error.wait === null ? (error.ofTexts ? 1 : OTHER_FAULT) : 0;
      if (part.length === 1 && counts > 0) tries.set(part[0]!.key, (tries.get(part[0]!.key) ?? 0) + counts);
      throw error;
    }
  }

  function begun(): void {
    if (told === 'begun') return;
    told = 'begun';
    log.info('the archive is being embedded in the background: until that is done the built-in model answers alone');
  }

  async function done(passed: number): Promise<void> {
    if (told !== 'done') {
      const { embedding } = await search.status();
      log.info(
        { model: embedding?.model, passages: embedding?.embedded, ...(passed > 0 ? { refused: passed } : {}) },
        'the archive is embedded: the model helps wherever words do not surely answer',
      );
    }
    told = 'done';
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await embedArchive();
        if (!again && !stopping.signal.aborted)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof EmbeddingError) {
          failed(error);
          recover();
          await probing;
        } else {
          log.error({ err: error }, 'the archive could not be embedded further; it is tried again');
          await sleep(AGAIN.first);
        }
      }
    }
  }
  const running = run();

  // ── Questions ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** One question, however often the search is asked for it: together it waits for the server no longer than `patience`. */
  function forQuestion(port: SearchPort = search): SearchPort {
    let left = patience;

    async function meaningOf({ text, refuse = true, builtIn = false }: SearchQuery): Promise<Float32Array | null> {
      const words = text.trim().slice(0, LONGEST);
      if (words === '' || !refuse || builtIn || trouble !== null || left <= 0) return null;
      const known = questions.get(words);
      if (known) return known;
      if (!(await search.status()).embedding?.complete) return null;
      const began = performance.now();
      try {
        const [vector] = await embed([words], left);
        questions.set(words, vector!);
        return vector!;
      } catch (error) {
        // What was left of the time may have been too little for anybody.
        if (left === patience || !(error instanceof EmbeddingError && error.isLate)) {
          failed(error);
          recover();
        }
        return null;
      } finally {
        left -= performance.now() - began;
      }
    }

    const asking =
      <A extends { match: string }>(method: (query: SearchQuery) => Promise<A>) =>
      async (query: SearchQuery): Promise<A> => {
        const first = await method(query);
        if (first.match !== 'near' && first.match !== 'none') return first;
        const meaning = await meaningOf(query);
        return meaning ? method({ ...query, meaning }) : first;
      };

    return {
      ...port,
      search: asking(port.search),
      topic: asking(port.topic),
      async status() {
        const status = await port.status();
        return { ...status, embedding: status.embedding && { ...status.embedding, trouble: trouble?.what ?? null } };
      },
    };
  }

  return {
    look() {
      again = true;
      wake();
    },
    forQuestion,
    async stop() {
      stopping.abort(new Error('stopping'));
      wake();
      await running;
      await probing;
    },
  };
}
