import * as z from 'zod';
import { readBody } from '../response-body.ts';
import { TimeLimitError, withinTime } from '../time-limit.ts';

/** A server that makes vectors of texts: any that speaks OpenAI's `/v1/embeddings`. */
export interface EmbeddingServer {
  /** Such as `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  model: string;
  /** Local servers need none. */
  apiKey: string | null;
}

/** What a server did instead of answering. Its own words are never repeated: they may hold what somebody asked. */
export class EmbeddingError extends Error {
  override name = 'EmbeddingError';

  constructor(
    /** In plain words, as `it refuses the key`. */
    readonly what: string,
    /** What whoever runs the bot can do. */
    readonly remedy: string,
    /** Milliseconds for which it wants to be left alone; null where it did not say. */
    readonly wait: number | null = null,
    /** It took too long, no more. */
    readonly isLate = false,
    /** It refuses the texts themselves, not who asks or how often. */
    readonly ofTexts = false,
  ) {
    super(what);
  }
}

export interface EmbeddingClient {
  /**
   * One vector of length 1 a text, in the order of the texts, within `ms` milliseconds, body included.
   * @throws {EmbeddingError} whatever the server does; the reason of `stop` when that is aborted
   */
  embed(texts: readonly string[], options: { within: number; stop?: AbortSignal }): Promise<Float32Array[]>;
}

/** Bytes: a number takes up to 25 in JSON, and the largest models have some thousands a vector. */
const LARGEST = { answer: 1024 * 1024, text: 16_384 * 25 };
/** A server that asks for more quiet than this is asked again all the same, ms. */
const LONGEST_WAIT = 15 * 60_000;

const numbers = z.union([z.array(z.number()), z.string()]);
const answerShape = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: numbers })),
});

const start = 'start that server, or correct EMBEDDINGS_BASE_URL';
const wrongPlace = 'correct EMBEDDINGS_BASE_URL: the address often ends in /v1';

/** What an HTTP status of a server means for whoever set it up. */
function errorOf({ status, headers }: Response): EmbeddingError {
  if (status === 401 || status === 403)
    return new EmbeddingError(`it refuses the key (HTTP ${status})`, 'correct EMBEDDINGS_API_KEY');
  if (status === 404)
    return new EmbeddingError(
      'it knows no such address or model (HTTP 404)',
      'correct EMBEDDINGS_MODEL, or have the server load it; EMBEDDINGS_BASE_URL often ends in /v1',
    );
  if (status === 429)
    return new EmbeddingError(
      'it is asked too often, it says (HTTP 429)',
      'nothing: it is asked again more slowly',
      waitOf(headers.get('retry-after')),
    );
  if (status >= 500 || status === 408)
    return new EmbeddingError(`it fails (HTTP ${status})`, 'look into its own log', waitOf(headers.get('retry-after')));
  return new EmbeddingError(
    `it refuses what it is sent (HTTP ${status})`,
    'check that EMBEDDINGS_MODEL is a model for embeddings',
    null,
    false,
    status >= 400,
  );
}

/** `Retry-After`, in seconds or as a date, in milliseconds; null where it is neither. */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+(\.\d+)?$/.test(header.trim())
    ? Number(header) * 1000
    : /^[A-Za-z]{3}, /.test(header)
      ? Date.parse(header) - Date.now()
      : Number.NaN;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT) : null;
}

export function createEmbeddingClient({ baseUrl, model, apiKey }: EmbeddingServer): EmbeddingClient {
  const url = `${baseUrl}/embeddings`;

  async function asked(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const response = await fetch(url, {
      method: 'POST',
      signal,
      // Wherever it would lead, the key is not for there.
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    });
    if (!response.ok) {
      void response.body?.cancel().catch(() => undefined);
      throw errorOf(response);
    }
    return vectorsOf(
      await readBody(response, { most: LARGEST.answer + texts.length * LARGEST.text, signal }),
      texts.length,
    );
  }

  return {
    async embed(texts, { within, stop }) {
      try {
        return await withinTime(within, (signal) => asked(texts, signal), stop ? { stop } : {});
      } catch (error) {
        if (stop?.aborted) throw stop.reason;
        if (error instanceof EmbeddingError) throw error;
        if (error instanceof TimeLimitError)
          throw new EmbeddingError(
            `it took longer than ${within / 1000} s`,
            'give it a faster machine or a smaller model',
            null,
            true,
          );
        // Of what `fetch` says only the code: its words may hold the address.
        const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
        throw new EmbeddingError(
          typeof code === 'string' ? `it does not answer (${code})` : 'it does not answer',
          start,
        );
      }
    },
  };
}

/** The vectors of an answer, in the order of the texts, each of length 1. @throws {EmbeddingError} where they are not all there */
function vectorsOf(body: string, texts: number): Float32Array[] {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    throw new EmbeddingError('it answers with something else than JSON, a page for example', wrongPlace);
  }
  if (typeof answer === 'object' && answer !== null && 'error' in answer && !('data' in answer))
    throw new EmbeddingError(
      'it answers with an error instead of vectors',
      'look into its own log, and check EMBEDDINGS_MODEL',
    );
  const read = answerShape.safeParse(answer);
  if (!read.success) throw new EmbeddingError('its answer holds no vectors', wrongPlace);
  const { data } = read.data;
  const vectors: Float32Array[] = [];
  for (const [at, { index = at, embedding }] of data.entries()) {
    if (index < 0 || index >= texts || vectors[index]) throw incomplete;
    vectors[index] = ofLength1(typeof embedding === 'string' ? fromBase64(embedding) : Float32Array.from(embedding));
  }
  if (data.length !== texts || vectors.some(({ length }) => length !== vectors[0]?.length)) throw incomplete;
  return vectors;
}

const incomplete = new EmbeddingError(
  'its answer does not hold one vector for each text',
  'check that EMBEDDINGS_MODEL is a model for embeddings',
);

/** Little-endian 32-bit numbers, as some servers send whatever they are asked for. */
function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) throw incomplete;
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}

function ofLength1(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  if (!Number.isFinite(length) || length === 0) throw incomplete;
  return vector.map((value) => value / length);
}
