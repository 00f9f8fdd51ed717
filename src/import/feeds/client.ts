import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Clock } from '../../clock.ts';
import { isPublicAddress, PrivateAddressError, publicLookup, type Resolve, resolveBySystem } from './addresses.ts';

/** What a server gave to recognise a version of something by. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export type Answer =
  | { kind: 'fresh'; body: Buffer; type: string | null; validators: Validators }
  /** As when it was last asked for: only where validators were sent. */
  | { kind: 'unchanged' };

export interface Get {
  url: string;
  /** From an earlier answer: asks only for what changed since. */
  known?: Validators | null;
  /** Bytes, unpacked. */
  most: number;
  signal?: AbortSignal;
}

export interface WebClient {
  /** @throws {FetchError} for everything that is not an answer; whatever `signal` was aborted with */
  get(request: Get): Promise<Answer>;
  close(): void;
}

export interface WebClientOptions {
  clock: Clock;
  /** True: addresses in private networks, and this machine's own, are fetched from too. */
  allowPrivate: boolean;
  resolve?: Resolve;
  limits?: Partial<Limits>;
}

export interface Limits {
  redirects: number;
  /** Requests to one host at a time. */
  perHost: number;
  /** Ms from asking to the last byte, redirects included, waiting for a turn not. */
  total: number;
  /** Ms without a byte. */
  silence: number;
}

const USUAL: Limits = { redirects: 5, perHost: 3, total: 120_000, silence: 20_000 };

export type FetchFault =
  /** Not fetched from by intention: a private address, another protocol. */
  | 'refused'
  /** The server says it is not there, or not for us. */
  | 'missing'
  /** It is more than is taken. */
  | 'too much'
  /** It is slower than is waited for: worth another try later. */
  | 'slow'
  /** The server did not answer, or not properly: worth another try later. */
  | 'unavailable';

/** Why something was not fetched; `message` begins with the address, without anything secret in it. */
export class FetchError extends Error {
  override name = 'FetchError';
  readonly fault: FetchFault;
  /** What went wrong, without the address. */
  readonly what: string;
  readonly remedy: string;
  constructor(url: string, fault: FetchFault, what: string, remedy: string, cause?: unknown) {
    super(`${showAddress(url)}: ${what}`, { cause });
    this.fault = fault;
    this.what = what;
    this.remedy = remedy;
  }
}

/** A fault of the server's that may be over soon. */
export const isPassing = (error: unknown): boolean =>
  error instanceof FetchError && (error.fault === 'unavailable' || error.fault === 'slow');

/** An address to show and to log: without user, password and query, which often carry a subscriber's key. */
export function showAddress(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return 'an address that is none';
  }
}

/**
 * GET over HTTP and HTTPS with everything bounded that a server could draw out: size, time, redirects, where it
 * leads.
 */
export function createWebClient({
  clock,
  allowPrivate,
  resolve = resolveBySystem,
  limits: given,
}: WebClientOptions): WebClient {
  const limits = { ...USUAL, ...given };
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: limits.perHost }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: limits.perHost }),
  };
  const turns = createTurns(limits.perHost);
  const lookup = allowPrivate ? undefined : publicLookup(resolve);

  /** Where a request may go, or why it may not. */
  function checked(address: string, asked: string): URL {
    let url: URL;
    try {
      url = new URL(address);
    } catch {
      throw new FetchError(asked, 'refused', 'the address is none', 'write it whole: https://…');
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new FetchError(asked, 'refused', `${url.protocol} addresses are not fetched`, 'use an https:// address');
    const bare = url.hostname.replace(/^\[|\]$/g, '');
    if (!allowPrivate && isIP(bare) && !isPublicAddress(bare)) throw isPrivate(asked);
    return url;
  }

  async function get({ url: asked, known, most, signal }: Get): Promise<Answer> {
    let address = asked;
    let left = limits.total;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      signal?.throwIfAborted();
      const url = checked(address, asked);
      const free = await turns(url.host);
      const began = clock.now();
      try {
        const answer = await once(url, asked, { known: known ?? null, most, left, signal });
        if (!('to' in answer)) return answer;
        address = answer.to;
      } finally {
        left -= clock.now() - began;
        free();
      }
    }
    throw new FetchError(
      asked,
      'unavailable',
      `it redirects more than ${limits.redirects} times`,
      'find out the address it should lead to, and use that',
    );
  }

  function once(
    url: URL,
    asked: string,
    {
      known,
      most,
      left,
      signal,
    }: { known: Validators | null; most: number; left: number; signal?: AbortSignal | undefined },
  ): Promise<Answer | { to: string }> {
    return new Promise((done, fail) => {
      const secure = url.protocol === 'https:';
      const request = (secure ? httpsRequest : httpRequest)(url, {
        agent: agents[secure ? 'https:' : 'http:'],
        ...(lookup ? { lookup } : {}),
        headers: {
          'user-agent': 'RobotOverlord (podcast transcripts)',
          accept: '*/*',
          'accept-encoding': 'gzip, deflate, br',
          ...(known?.etag ? { 'if-none-match': known.etag } : {}),
          ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
        },
      });
      let settled = false;
      const settle = (then: () => void) => {
        if (settled) return;
        settled = true;
        cancelTotal();
        cancelSilence();
        signal?.removeEventListener('abort', abort);
        then();
      };
      const give = (error: unknown) =>
        settle(() => {
          fail(error);
          request.destroy();
        });
      const abort = () => give(signal?.reason);
      const tooSlow = (what: string) => () =>
        give(new FetchError(asked, 'slow', what, 'try again later; the server may be overloaded'));
      const cancelTotal = clock.at(
        clock.now() + left,
        tooSlow(`it was not complete within ${Math.round(limits.total / 1000)} s`),
      );
      const silent = tooSlow(`nothing came for ${Math.round(limits.silence / 1000)} s`);
      let cancelSilence = clock.at(clock.now() + limits.silence, silent);
      const heard = () => {
        cancelSilence();
        cancelSilence = clock.at(clock.now() + limits.silence, silent);
      };
      signal?.addEventListener('abort', abort, { once: true });
      request.on('error', (error) => {
        // A connection kept open from before, which the server closed at this moment: the same again, on a new one.
        if (request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
          settle(() => done({ to: url.href }));
        else give(explain(asked, error));
      });
      request.on('response', (response) => {
        heard();
        const { statusCode: status = 0, headers } = response;
        const location = headers.location;
        if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
          response.resume();
          let to: string;
          try {
            to = new URL(location, url).href;
          } catch {
            give(new FetchError(asked, 'unavailable', 'it redirects to no address', 'ask who runs the server'));
            return;
          }
          settle(() => done({ to }));
          request.destroy();
          return;
        }
        if (status === 304 && known) {
          response.resume();
          settle(() => done({ kind: 'unchanged' }));
          return;
        }
        if (status !== 200) {
          give(refusal(asked, status));
          return;
        }
        readBody(response, { asked, most, heard }).then(
          (body) =>
            settle(() =>
              done({
                kind: 'fresh',
                body,
                type: headers['content-type'] ?? null,
                validators: { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null },
              }),
            ),
          (error: unknown) => give(error instanceof FetchError ? error : explain(asked, error)),
        );
      });
      request.end();
    });
  }

  return {
    get,
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function readBody(
  response: IncomingMessage,
  { asked, most, heard }: { asked: string; most: number; heard: () => void },
): Promise<Buffer> {
  const tooLarge = () =>
    new FetchError(
      asked,
      'too much',
      `it is larger than ${(most / 1024 / 1024).toFixed(most < 1024 * 1024 ? 2 : 0)} MB`,
      'download it, split it, and put the parts into the episodes folder',
    );
  return new Promise((done, fail) => {
    if (Number(response.headers['content-length']) > most) {
      fail(tooLarge());
      return;
    }
    const unpack = unpacker(response.headers['content-encoding']);
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: unknown) => {
      fail(error);
      response.destroy();
      unpack?.destroy();
    };
    response.on('error', stop);
    response.on('close', () => {
      if (!response.complete) stop(new Error('the connection broke off'));
    });
    response.on('data', heard);
    const body = unpack ? response.pipe(unpack) : response;
    unpack?.on('error', stop);
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) stop(tooLarge());
      else chunks.push(chunk);
    });
    body.on('end', () => {
      if (response.complete) done(Buffer.concat(chunks));
      else stop(new Error('the connection broke off'));
    });
  });
}

function unpacker(encoding: string | undefined): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

function isPrivate(asked: string, cause?: unknown): FetchError {
  return new FetchError(
    asked,
    'refused',
    'it leads to a private address (this machine or its network)',
    'if you mean that: set FEEDS_ALLOW_PRIVATE=on, or run the import with --allow-private',
    cause,
  );
}

function refusal(asked: string, status: number): FetchError {
  if (status === 429 || status === 503)
    return new FetchError(asked, 'unavailable', `the server is busy (HTTP ${status})`, 'it is asked again next time');
  if (status >= 500)
    return new FetchError(asked, 'unavailable', `the server failed (HTTP ${status})`, 'it is asked again next time');
  if (status === 401 || status === 403)
    return new FetchError(
      asked,
      'missing',
      `the server does not let us in (HTTP ${status})`,
      'check the address, and the key in it',
    );
  return new FetchError(asked, 'missing', `it is not there (HTTP ${status})`, 'check the address');
}

function explain(asked: string, error: unknown): FetchError {
  if (error instanceof PrivateAddressError) return isPrivate(asked, error);
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new FetchError(asked, 'unavailable', 'there is no such host', 'check the address, and the network', error);
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR'))
    return new FetchError(
      asked,
      'unavailable',
      'it is packed in a way that cannot be unpacked',
      'ask who runs the server',
      error,
    );
  const said = error instanceof Error ? error.message : String(error);
  return new FetchError(asked, 'unavailable', `no answer (${code || said})`, 'it is asked again next time', error);
}

/** Lets `most` at a time through for each key; resolves to what gives the turn back. */
function createTurns(most: number): (key: string) => Promise<() => void> {
  const lines = new Map<string, { busy: number; waiting: (() => void)[] }>();
  return async (key) => {
    const line = lines.get(key) ?? { busy: 0, waiting: [] };
    lines.set(key, line);
    if (line.busy >= most) await new Promise<void>((next) => line.waiting.push(next));
    else line.busy++;
    return () => {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.busy === 0) lines.delete(key);
    };
  };
}
