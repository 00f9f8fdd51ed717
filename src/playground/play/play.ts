import { Hono } from 'hono';
import type { PlayEvent } from '../contract.ts';
import { DiscordRefusal } from '../errors.ts';
import type { Happenings } from '../happenings.ts';
import { isRecord } from '../rules/form.ts';
import type { World } from '../world.ts';
import type { PlayHandlers } from './calls.ts';
import { eventOf } from './events.ts';
import { PlayRefusal } from './refusal.ts';

const keepAliveMs = 20_000;

/** The play API over HTTP, to be mounted at `/play`. Only pages of this very server may use it. */
export function createPlay(options: { world: World; happenings: Happenings; calls: PlayHandlers }): Hono {
  const { world, happenings, calls } = options;
  const play = new Hono();

  play.onError((error, context) => {
    if (error instanceof PlayRefusal) return context.json({ error: error.message }, error.status);
    if (error instanceof DiscordRefusal) return context.json({ error: error.message }, 400);
    console.error(error);
    return context.json({ error: `The local Discord failed: ${error.message}` }, 500);
  });

  play.get('/clock', (context) => context.json(world.clock.reading()));

  play.get('/events', (context) => {
    const memberId = context.req.query('member') ?? null;
    if (memberId !== null && !world.users.has(memberId)) throw new PlayRefusal(`There is no user ${memberId}`, 404);
    let stop = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const encoder = new TextEncoder();
        const put = (text: string) => controller.enqueue(encoder.encode(text));
        const tell = (event: PlayEvent) => put(`data: ${JSON.stringify(event)}\n\n`);
        const beat = setInterval(() => put(': still here\n\n'), keepAliveMs);
        beat.unref();
        const deaf = happenings.listen((happening) => {
          const event = eventOf(world, happening, memberId);
          if (event) tell(event);
        });
        const timeless = world.clock.onMove((clock) => tell({ type: 'clock', clock }));
        stop = () => {
          clearInterval(beat);
          deaf();
          timeless();
        };
        context.req.raw.signal.addEventListener('abort', () => stop());
        tell({ type: 'hello', clock: world.clock.reading() });
      },
      cancel: () => stop(),
    });
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
  });

  play.post('/:call', async (context) => {
    const name = context.req.param('call');
    if (!Object.hasOwn(calls, name)) throw new PlayRefusal(`The play API has no call "${name}"`, 404);
    if (!context.req.header('content-type')?.startsWith('application/json')) {
      throw new PlayRefusal('The play API takes application/json');
    }
    const request: unknown = await context.req.json().catch(() => undefined);
    if (!isRecord(request)) throw new PlayRefusal('The play API takes a JSON object');
    const handler = calls[name as keyof PlayHandlers] as (request: Record<string, unknown>) => unknown;
    return context.json((await handler(request)) as object);
  });

  return play;
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request comes from this machine's own page or program: a foreign Host means DNS rebinding, a foreign Origin another site's
 * page.
 */
export function isFromHere(host: string | undefined, origin: string | undefined): boolean {
  if (!host || !loopbackNames.has(host.replace(/:\d+$/, ''))) return false;
  return origin === undefined || origin === `http://${host}`;
}
