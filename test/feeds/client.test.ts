import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createWebClient, FetchError, type WebClient } from '../../src/import/feeds/client.ts';
import { handClock } from '../live/hand-clock.ts';
import { type Loopback, openLoopback } from './loopback.ts';

const MB = 1024 * 1024;

describe('fetching from the web', () => {
  let server: Loopback;
  let client: WebClient;
  beforeEach(async () => {
    server = await openLoopback();
    client = createWebClient({ clock: systemClock(), allowPrivate: true });
  });
  afterEach(async () => {
    client.close();
    await server.close();
  });
  const get = (path: string, most = MB) => client.get({ url: server.origin + path, most });
  const fault = (fetching: Promise<unknown>) =>
    fetching.then(
      () => expect.unreachable('it was fetched'),
      (error: unknown) => {
        expect(error).toBeInstanceOf(FetchError);
        return error as FetchError;
      },
    );

  it('asks only for what changed', async () => {
    server.files.set('/a', 'one');
    const first = await get('/a');
    if (first.kind !== 'fresh') return expect.unreachable();
    expect(first.body.toString()).toBe('one');
    const again = { url: `${server.origin}/a`, most: MB, known: first.validators };
    expect(await client.get(again)).toEqual({ kind: 'unchanged' });
    server.files.set('/a', 'two');
    expect(await client.get(again)).toMatchObject({ kind: 'fresh' });
    expect(server.log).toEqual(['/a 200', '/a 304', '/a 200']);
  });

  it('refuses private addresses, by number and by name, unless it is allowed to', async () => {
    server.files.set('/a', 'one');
    const careful = createWebClient({ clock: systemClock(), allowPrivate: false });
    const { port } = new URL(server.origin);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]']) {
      const error = await fault(careful.get({ url: `http://${host}:${port}/a`, most: MB }));
      expect(error).toMatchObject({ fault: 'refused', remedy: expect.stringContaining('FEEDS_ALLOW_PRIVATE=on') });
    }
    careful.close();
    expect(server.log).toEqual([]);
    expect((await get('/a')).kind).toBe('fresh');
  });

  it('connects to the address it checked, whatever the name leads to a moment later', async () => {
    server.files.set('/a', 'one');
    const { port } = new URL(server.origin);
    const given = ['1.1.1.1', '127.0.0.1'];
    let asked = 0;
    const careful = createWebClient({
      clock: systemClock(),
      allowPrivate: false,
      resolve: async () => [{ address: given[Math.min(asked++, 1)]!, family: 4 }],
      limits: { total: 200 },
    });
    await fault(careful.get({ url: `http://rebinding.example:${port}/a`, most: MB }));
    careful.close();
    expect(asked).toBe(1);
    expect(server.log).toEqual([]);
  });

  it('checks again where a redirect leads', async () => {
    const careful = createWebClient({
      clock: systemClock(),
      allowPrivate: true,
    });
    server.files.set('/r', (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect(await fault(careful.get({ url: `${server.origin}/r`, most: MB }))).toMatchObject({ fault: 'refused' });
    careful.close();
  });

  it('follows redirects, but not for ever', async () => {
    server.files.set('/old', (_, response) => response.writeHead(301, { location: '/new' }).end());
    server.files.set('/new', 'here');
    expect(await get('/old')).toMatchObject({ kind: 'fresh', body: Buffer.from('here') });
    server.files.set('/loop', (_, response) => response.writeHead(302, { location: '/loop' }).end());
    expect((await fault(get('/loop'))).message).toContain('redirects more than 5 times');
    expect(server.log.filter((one) => one.startsWith('/loop'))).toHaveLength(6);
  });

  it('ends what never ends, long before memory does', async () => {
    let sent = 0;
    server.files.set('/endless', (request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65536, 'x'))) sent += 65536;
        if (!response.destroyed) response.once('drain', more);
      };
      request.on('close', () => response.destroy());
      more();
    });
    expect(await fault(get('/endless'))).toMatchObject({ fault: 'too much', what: 'it is larger than 1 MB' });
    expect(sent).toBeLessThan(32 * MB);
  });

  it('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MB));
    server.files.set('/bomb', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const before = process.memoryUsage().rss;
    expect(await fault(get('/bomb'))).toMatchObject({ fault: 'too much' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MB);
  });

  it('unpacks what is packed, and says what cannot be', async () => {
    server.files.set('/a', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('words')),
    );
    expect(await get('/a')).toMatchObject({ body: Buffer.from('words') });
    server.files.set('/b', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed'));
    expect(await fault(get('/b'))).toMatchObject({ fault: 'unavailable' });
  });

  it('refuses at once what says itself that it is too large', async () => {
    server.files.set('/large', (_, response) =>
      response.writeHead(200, { 'content-length': String(5 * MB) }).flushHeaders(),
    );
    expect(await fault(get('/large'))).toMatchObject({ fault: 'too much' });
  });

  it.each([
    ['says nothing at all', () => {}],
    [
      'stops in the middle',
      (_: unknown, response: import('node:http').ServerResponse) => void response.writeHead(200).write('the beginning'),
    ],
  ])('gives up on a server that %s', async (_, listener) => {
    server.files.set('/slow', listener);
    const clock = handClock();
    const waiting = createWebClient({ clock, allowPrivate: true });
    const failed = fault(waiting.get({ url: `${server.origin}/slow`, most: MB }));
    await expect.poll(() => server.log).toEqual(['/slow own']);
    clock.pass(20_000);
    expect(await failed).toMatchObject({ fault: 'slow', what: 'nothing came for 20 s' });
    waiting.close();
    expect(clock.waiting()).toBe(0);
  });

  it('gives up on a server that sends a byte now and then', async () => {
    const clock = handClock();
    server.files.set('/drip', (request, response) => {
      const timer = setInterval(() => {
        response.write('.');
        clock.pass(5000);
      }, 5);
      request.on('close', () => clearInterval(timer));
    });
    const waiting = createWebClient({ clock, allowPrivate: true });
    const error = await fault(waiting.get({ url: `${server.origin}/drip`, most: MB }));
    expect(error).toMatchObject({ what: 'it was not complete within 120 s' });
    waiting.close();
  });

  it('says what a server said, in words', async () => {
    for (const [status, words] of [
      [404, 'it is not there'],
      [403, 'does not let us in'],
      [500, 'the server failed'],
      [429, 'busy'],
      [503, 'busy'],
    ] as const) {
      server.files.set('/x', (_, response) => response.writeHead(status).end());
      expect((await fault(get('/x'))).message).toContain(words);
    }
    server.files.set('/cut', (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => response.destroy());
    });
    expect(await fault(get('/cut'))).toMatchObject({ fault: 'unavailable' });
    await server.close();
    expect((await fault(get('/x'))).message).toContain('no answer');
    server = await openLoopback();
  });

  it('asks one host only a few things at a time', async () => {
    const held: (() => void)[] = [];
    let most = 0;
    server.files.set('/x', (_, response) => {
      held.push(() => response.end('x'));
      most = Math.max(most, held.length);
    });
    const all = Promise.all(Array.from({ length: 20 }, () => get('/x')));
    for (let left = 20; left > 0; left -= 1) {
      await expect.poll(() => held.length, { interval: 1 }).toBe(Math.min(3, left));
      held.shift()?.();
    }
    await all;
    expect(most).toBe(3);
  });

  it('never shows what may be secret in an address', async () => {
    const { port } = new URL(server.origin);
    const error = await fault(client.get({ url: `http://me:secret-1@127.0.0.1:${port}/x?key=secret-2`, most: MB }));
    expect(error.message).toContain('/x');
    expect(JSON.stringify([error.message, error.what, error.remedy])).not.toContain('secret');
  });

  it('stops when told to', async () => {
    server.files.set('/slow', () => {});
    const stop = new AbortController();
    const fetching = client.get({ url: `${server.origin}/slow`, most: MB, signal: stop.signal });
    const failed = expect(fetching).rejects.toThrow('enough');
    await expect.poll(() => server.log).toHaveLength(1);
    stop.abort(new Error('enough'));
    await failed;
  });
});
