import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { LRUCache } from 'lru-cache';

/** Somebody answered in Discord's stead: a page instead of JSON, a redirection, a refusal without a code of Discord's. */
export class ForeignAnswerError extends Error {
  override name = 'ForeignAnswerError';
  readonly code = 'FOREIGN_ANSWER';
  constructor(
    readonly status: number,
    what: string,
  ) {
    super(`HTTP ${status}: ${what}`);
  }
}

/** It may have been carried out, and is not asked for again. */
export class UnsureError extends Error {
  override name = 'UnsureError';
}

const once = new AsyncLocalStorage<true>();
/** For what Discord would carry out twice: where no answer comes, discord.js asks again by itself. */
export const askedOnce = <T>(work: () => Promise<T>): Promise<T> => once.run(true, work);

const callback = /\/interactions\/\d+\/[^/?]+\/callback(?:\?|$)/;
/** “Interaction has already been acknowledged.” */
const answeredBefore = 40060;
/** Callbacks of which no answer came, for as long as one may be asked again. */
const perhapsAnswered = new LRUCache<string, true>({ max: 1_000, ttl: 60_000 });

type Response = Awaited<ReturnType<RESTOptions['makeRequest']>>;

/** How long to wait where a limit does not say, s. */
const usualWait = 30;
const shortestWait = 0.1;
/** Discord's longest limit is that of commands, by the day. Whoever asks for more is asked again, s. */
const longestWait = 24 * 3_600;
/** What discord.js asks for nothing at all in: it would keep to it for as long as is said, be it years. s */
const longestForAll = 3_600;
/** Discord's answers are far shorter; whoever sends more than this is somebody else. Bytes. */
const longestAnswer = 32 * 1024 * 1024;

/**
 * Makes a request as discord.js does, with some things that it leaves out:
 * - A connection that the other side closed just when it was used again is reported as ECONNRESET, which discord.js tries again.
 * - The time limit holds until the whole answer is there, and not only until it begins.
 * - What is no answer of Discord's is an error of the network. discord.js would forget the token for a proxy's 401, take a
 *   portal's page for a message that was sent, and ask again at once, without end, after a 429 that does not say how long to wait.
 * - No limit is believed that lasts for longer than {@link longestWait}, or for all requests than {@link longestForAll}.
 * - An interaction that was perhaps answered, and is told as answered when it is asked again, was answered.
 * - What is asked for within {@link askedOnce} is never sent a second time.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  // Another answer to the same interaction is another request, and is refused rightly.
  const answering = callback.test(url) ? `${url} ${typeof init.body === 'string' ? init.body : 'files'}` : null;
  /** Nobody knows whether it was carried out, and discord.js would ask again. */
  const unsure = (what: string) => {
    if (answering !== null) perhapsAnswered.set(answering, true);
    if (once.getStore()) throw new UnsureError(what);
  };
  const answer = await answerTo(url, init).catch((error: Error & { code?: unknown }) => {
    if (error.name === 'AbortError' || error.code === 'ECONNRESET') unsure(error.name);
    throw error;
  });
  if (answer.status >= 500) unsure(`HTTP ${answer.status}`);
  if (answer.status !== 400 || answering === null || !perhapsAnswered.has(answering)) return answer;
  const { code } = ((await answer.json()) ?? {}) as { code?: unknown };
  return code === answeredBefore ? nothing : answer;
};

const answerTo: RESTOptions['makeRequest'] = async (url, init) => {
  const answer = await ask(url, init);
  const { headers, status } = answer;
  if (Number(headers.get('x-ratelimit-reset-after')) > longestWait)
    headers.set('x-ratelimit-reset-after', String(longestWait));
  if (status === 204) {
    // discord.js would read what is not there.
    headers.delete('content-type');
    return answer;
  }
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > longestAnswer) throw new ForeignAnswerError(status, 'an answer without end');
  const json = parsed(bytes);
  // Servers out of order are asked again by discord.js, whatever they say.
  if (status < 500) {
    if (status >= 300 && status < 400) throw new ForeignAnswerError(status, 'a redirection');
    if (json === undefined && bytes.length > 0 && status !== 429)
      throw new ForeignAnswerError(status, 'a page instead of JSON');
    if (status >= 400 && status !== 429 && typeof (json as { code?: unknown } | null)?.code !== 'number')
      throw new ForeignAnswerError(status, 'a refusal without a code of Discord’s');
  }
  if (json !== undefined) headers.set('content-type', 'application/json');
  if (status === 429) {
    const longest = headers.has('x-ratelimit-global') ? longestForAll : longestWait;
    headers.set('retry-after', String(Math.min(waitOf(headers.get('retry-after'), json), longest)));
  }
  return {
    body: null,
    bodyUsed: false,
    headers,
    status,
    statusText: answer.statusText,
    ok: answer.ok,
    arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    json: async () => json,
    text: async () => bytes.toString('utf8'),
  };
};

async function ask(...[url, init]: Parameters<RESTOptions['makeRequest']>): Promise<Response> {
  try {
    return await DefaultRestOptions.makeRequest(url, init);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'UND_ERR_SOCKET') throw error;
    throw Object.assign(new Error((error as Error).message, { cause: error }), { code: 'ECONNRESET' });
  }
}

/** Undefined for what is no JSON. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

const nothing: Response = {
  body: null,
  bodyUsed: false,
  headers: new Headers(),
  status: 204,
  statusText: 'No Content',
  ok: true,
  arrayBuffer: async () => new ArrayBuffer(0),
  json: async () => undefined,
  text: async () => '',
};

/** Seconds to wait: as the header or the body says, or a usual time where neither says one. */
function waitOf(header: string | null, body: unknown): number {
  const said = [header === null || header.trim() === '' ? Number.NaN : Number(header)];
  said.push(Number((body as { retry_after?: unknown } | null | undefined)?.retry_after ?? Number.NaN));
  return Math.max(said.find((seconds) => Number.isFinite(seconds) && seconds >= 0) ?? usualWait, shortestWait);
}
