import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Upload } from '../composing.ts';
import type { FailNext } from '../contract.ts';
import { DiscordRefusal, refusal } from '../errors.ts';
import { createRateLimits } from '../rate-limits.ts';
import type { RequestLog } from '../request-log.ts';
import type { OpenApiCheck } from '../rules/openapi.ts';
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import type { RestEnv, RestServices } from './context.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';

/** Discord's REST API, version 10, to be mounted at `/api`. Every request is logged, may be made to fail, and is rate limited. */
export function createRest(
  services: RestServices & { log: RequestLog; checkBody: OpenApiCheck | undefined },
): Hono<RestEnv> {
  const { world, faults, log, checkBody } = services;
  const limits = createRateLimits();
  const rest = new Hono<RestEnv>();

  rest.use(async (context, next) => {
    log.counters.arrived += 1;
    const url = new URL(context.req.url);
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '');
    const { method } = context.req;
    const failure = faults.take(method, path);

    if (faults.current.latencyMs > 0) await delay(faults.current.latencyMs);
    const read = await readBody(context.req.raw);
    const { body = null, uploads = [] } = read ?? {};
    context.set('body', body);
    context.set('uploads', uploads);

    let error: unknown;
    const refuse = (cause: DiscordRefusal) => {
      error = cause.toBody();
      context.res = Response.json(error, { status: cause.status });
    };
    const fail = (ordered: FailNext) => {
      if (ordered.hangUp) {
        (context.env as HttpBindings).incoming.socket.destroy();
        context.res = RESPONSE_ALREADY_SENT;
        return;
      }
      if (ordered.page) {
        const page = `<!doctype html><title>${ordered.status}</title><h1>${ordered.message ?? 'Access denied'}</h1>`;
        context.res = new Response(page, { status: ordered.status, headers: { 'content-type': 'text/html' } });
        return;
      }
      const headers: Record<string, string> = {};
      error = { message: ordered.message ?? `${ordered.status}: ordered to fail`, code: ordered.code ?? 0 };
      if (ordered.status === 429) {
        const retryAfter = ordered.retryAfter ?? 1;
        error = { message: 'You are being rate limited.', retry_after: retryAfter, global: ordered.global ?? false };
        headers['Retry-After'] = String(Math.ceil(retryAfter));
        headers['X-RateLimit-Scope'] = ordered.global ? 'global' : 'shared';
        if (ordered.global) headers['X-RateLimit-Global'] = 'true';
      }
      context.res = Response.json(error, { status: ordered.status, headers });
    };

    const verdict = limits.check(method, path, {
      global: faults.current.globalRateLimit,
      routes: faults.current.routeRateLimits,
    });
    if (failure && failure.when !== 'after') {
      fail(failure);
    } else if (!verdict.allowed) {
      error = { message: 'You are being rate limited.', retry_after: verdict.retryAfter, global: verdict.global };
      const headers = { ...verdict.headers, 'Retry-After': String(Math.ceil(verdict.retryAfter)) };
      context.res = Response.json(error, { status: 429, headers });
    } else if (needsToken(path) && !isAuthorised(context.req.header('authorization'))) {
      refuse(refusal('unauthorized'));
    } else if (!read) {
      refuse(refusal('invalidJson'));
    } else {
      try {
        checkBody?.(method, path, body);
        await next();
        if (context.error) throw context.error;
      } catch (cause) {
        if (!(cause instanceof DiscordRefusal)) throw cause;
        refuse(cause);
      }
      for (const [name, value] of Object.entries(verdict.headers)) context.res.headers.set(name, value);
      if (failure) fail(failure);
    }
    log.add({
      at: world.clock.now(),
      method,
      path: path + url.search,
      status: context.res.status,
      body,
      ...(error === undefined ? {} : { error }),
      ...(uploads.length === 0 ? {} : { files: uploads.map(({ name, data }) => ({ name, size: data.byteLength })) }),
    });
  });

  rest.onError((error, context) => {
    if (error instanceof DiscordRefusal) return context.json(error.toBody(), error.status as 400);
    console.error(error);
    return context.json({ message: '500: Internal Server Error', code: 0 }, 500);
  });
  rest.notFound((context) => context.json(refusal('notFound').toBody(), 404));

  const version = new Hono<RestEnv>();
  applicationRoutes(version, services);
  guildRoutes(version, services);
  interactionRoutes(version, services);
  channelRoutes(version, services);
  messageRoutes(version, services);
  rest.route('/v10', version);
  rest.route('/', version);
  return rest;

  function isAuthorised(header: string | undefined): boolean {
    return header === `Bot ${world.application.token}` && !faults.current.tokenRevoked;
  }
}

/** Interaction callbacks and webhooks carry their token in the path. */
function needsToken(path: string): boolean {
  return !path.startsWith('/interactions/') && !path.startsWith('/webhooks/') && path !== '/gateway';
}

/** A JSON body, or a form with `payload_json` and files. Undefined when it cannot be read. */
async function readBody(request: Request): Promise<{ body: unknown; uploads: Upload[] } | undefined> {
  if (request.method === 'GET' || request.method === 'DELETE') return { body: null, uploads: [] };
  const type = request.headers.get('content-type') ?? '';
  try {
    if (!type.startsWith('multipart/form-data')) {
      const text = await request.text();
      return { body: text === '' ? null : JSON.parse(text), uploads: [] };
    }
    const form = await request.formData();
    const payload = form.get('payload_json');
    const uploads: Upload[] = [];
    for (const [key, value] of form) {
      if (typeof value === 'string') continue;
      uploads.push({
        field: /^files\[(\d+)\]$/.exec(key)?.[1] ?? key,
        name: value.name,
        contentType: value.type || 'application/octet-stream',
        data: new Uint8Array(await value.arrayBuffer()),
      });
    }
    return { body: typeof payload === 'string' ? JSON.parse(payload) : {}, uploads };
  } catch {
    return undefined;
  }
}
