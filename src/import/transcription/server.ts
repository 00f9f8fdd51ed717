import { Agent, buildConnector, FormData, fetch, type Response } from 'undici';
import * as z from 'zod';
import { TimeLimitError, withinTime } from '../../time-limit.ts';
import type { Segment } from './segments.ts';

export type TranscribeFault =
  /** The server does not work now: later it may. */
  | 'later'
  /** The server does not take what this bot is, or asks: whoever runs it must change something. */
  | 'refused'
  /** It does not take this recording. */
  | 'left';

/** Why a recording was not transcribed. Its message holds nothing secret. */
export class TranscribeError extends Error {
  override name = 'TranscribeError';
  readonly fault: TranscribeFault;
  /** Ms that the server wants to be left alone; null: it did not say. */
  readonly wait: number | null;
  /** False where the server may have worked on it, and charged for it. */
  readonly free: boolean;
  constructor(
    fault: TranscribeFault,
    message: string,
    { wait = null, free = true }: { wait?: number | null; free?: boolean } = {},
  ) {
    super(message);
    this.fault = fault;
    this.wait = wait;
    this.free = free;
  }
}

export interface Heard {
  segments: Segment[];
  /** As the server names it (`english`, `de`), or null. */
  language: string | null;
}

export interface Recording {
  bytes: Uint8Array;
  /** With its extension, by which servers know the format. */
  name: string;
  type: string;
  seconds: number;
  /** As many as it can last, where `seconds` is not exact; default `seconds`. */
  most?: number;
}

/** @throws {TranscribeError}, and what `signal` was aborted with */
export type Transcribe = (recording: Recording, signal?: AbortSignal) => Promise<Heard>;

export interface TranscribeServer {
  /** An OpenAI-compatible server's base, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  model: string;
  apiKey: string | null;
  /** Ms for one part. Default: ten minutes, and six times what it lasts. */
  limit?: (seconds: number) => number;
}

const number = z.number().refine(Number.isFinite);
const answerShape = z.object({
  text: z.string().optional(),
  language: z.string().nullish(),
  segments: z
    .array(
      z.object({
        start: number,
        end: number,
        text: z.string(),
        no_speech_prob: number.nullish(),
        avg_logprob: number.nullish(),
      }),
    )
    .nullish(),
  error: z.unknown().optional(),
});
const LARGEST_ANSWER = 16 * 1024 * 1024;
/** As Whisper itself does: what is so likely to be silence, and so unsure, was not said. */
const SILENT = 0.6;
const UNSURE = -1;
/** A segment may begin and end so much after the recording. Seconds. */
const SLACK = 30;

export function transcribeServer({
  baseUrl,
  model,
  apiKey,
  limit = (s) => 600_000 + s * 6000,
}: TranscribeServer): Transcribe {
  const url = `${baseUrl.replace(/(?<!\/)\/+$/, '')}/audio/transcriptions`;

  async function ask(recording: Recording, signal: AbortSignal): Promise<Heard> {
    const { bytes, name, type } = recording;
    const form = new FormData();
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
    form.set('model', model);
    form.set('response_format', 'verbose_json');
    form.set('timestamp_granularities[]', 'segment');
    form.set('temperature', '0');
    // It is silent while it works, for as long as that takes: `withinTime` ends it.
    const connectTo = buildConnector({ timeout: 15_000 });
    // Before there is a connection, secured where it is to be, nothing can have been sent.
    let isConnected = false;
    const agent = new Agent({
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (to, done) =>
        connectTo(to, (...outcome) => {
          isConnected ||= outcome[0] === null;
          done(...outcome);
        }),
    });
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: form,
        dispatcher: agent,
        // Wherever it would lead, neither the key nor the sound is for there.
        redirect: 'manual',
        signal,
        headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
      }).catch((error: Error & { cause?: { code?: unknown } }) => {
        signal.throwIfAborted();
        // Of what it says only the code: its words may hold the address, or the key.
        const { code } = error.cause ?? {};
        const why = typeof code === 'string' ? code : 'no answer';
        throw new TranscribeError('later', `the server cannot be reached (${why})`, { free: !isConnected });
      });
      const body = await bounded(response, signal);
      const reason = reasonIn(body, apiKey);
      if (!response.ok) throw faultOf(response, body, reason);
      return heardFrom(body, reason, recording);
    } finally {
      void agent.destroy().catch(() => undefined);
    }
  }

  return async (recording, stop) => {
    try {
      return await withinTime(limit(recording.seconds), (signal) => ask(recording, signal), stop ? { stop } : {});
    } catch (error) {
      if (error instanceof TimeLimitError) throw new TranscribeError('later', error.message, { free: false });
      throw error;
    }
  };
}

async function bounded(response: Response, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  signal.addEventListener('abort', () => reader?.cancel().catch(() => undefined), { once: true });
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > LARGEST_ANSWER) {
        void reader?.cancel();
        throw new TranscribeError('left', 'the answer is too large', { free: false });
      }
      parts.push(part.value);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TranscribeError) throw error;
    throw new TranscribeError('later', 'the server ended in the middle of its answer', { free: false });
  }
  signal.throwIfAborted();
  return Buffer.concat(parts).toString('utf8');
}

function faultOf(response: Response, body: string, why: string | null): TranscribeError {
  const { status } = response;
  const said = `the server answers with HTTP ${status}${why ? `: ${why}` : ''}`;
  if (status === 429 || status === 503) {
    // A quota that is used up is told with the same status, and passes only when somebody pays.
    if (/insufficient_quota|billing/i.test(body)) return new TranscribeError('refused', said);
    return new TranscribeError('later', said, { wait: waitOf(response.headers.get('retry-after')) });
  }
  if (status >= 500 || status === 408) return new TranscribeError('later', said);
  if (status === 413) return new TranscribeError('refused', `${said}; set TRANSCRIBE_MAX_MB to what it takes`);
  if (status === 400 || status === 415 || status === 422)
    return new TranscribeError(/model/i.test(why ?? '') ? 'refused' : 'left', said);
  if (status === 401 || status === 403) return new TranscribeError('refused', `${said}; check TRANSCRIBE_API_KEY`);
  return new TranscribeError('refused', `${said}; check TRANSCRIBE_BASE_URL, which often ends in /v1`);
}

/** Seconds, or a date. Null: it says nothing of use. */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+(?:\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 6 * 3_600_000) : null;
}

/** What an `{ error }` says, on one line and without the key; null for what is no such thing. */
function reasonIn(body: string, apiKey: string | null): string | null {
  try {
    const { error, detail } = JSON.parse(body) as { error?: unknown; detail?: unknown };
    const given =
      typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : (error ?? detail);
    if (typeof given !== 'string') return null;
    return (apiKey ? given.replaceAll(apiKey, '…') : given).replace(/\s+/g, ' ').slice(0, 200);
  } catch {
    return null;
  }
}

function heardFrom(body: string, reason: string | null, { seconds, most = seconds }: Recording): Heard {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const what = /^\s*</.test(body) ? 'a page' : 'something';
    throw new TranscribeError(
      'refused',
      `the server answers with ${what} that is not JSON; check TRANSCRIBE_BASE_URL, which often ends in /v1`,
      { free: false },
    );
  }
  const parsed = answerShape.safeParse(json);
  if (parsed.success && parsed.data.error !== undefined && parsed.data.error !== null)
    throw new TranscribeError('later', `the server says: ${reason ?? 'an error'}`);
  if (!parsed.success || (!parsed.data.segments && parsed.data.text === undefined))
    throw new TranscribeError('refused', 'the answer is not that of a transcription (verbose_json)', { free: false });
  const { text, segments, language } = parsed.data;
  const given = segments ?? [{ start: 0, end: seconds, text: text ?? '' }];
  return {
    language: language ?? null,
    segments: given
      .filter((one) => !((one.no_speech_prob ?? 0) > SILENT && (one.avg_logprob ?? 0) < UNSURE))
      .map(({ start, end, text: said }) => ({
        start: Math.max(0, start),
        end: Math.min(Math.max(start, end), most + SLACK),
        text: said.replace(/\s+/g, ' ').trim(),
      }))
      .filter((one) => one.text !== '' && one.start <= most + SLACK)
      .sort((a, b) => a.start - b.start),
  };
}
