import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { projectRoot } from '../paths.ts';
import { createMovableClock, type MovableClock } from './clock.ts';
import type { Faults } from './contract.ts';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway.ts';
import { createHappenings } from './happenings.ts';
import { createInteractions } from './interactions.ts';
import { createPlayCalls, type PlayHandlers } from './play/calls.ts';
import { createPlay, isFromHere } from './play/play.ts';
import { createRequestLog } from './request-log.ts';
import { createRest } from './rest/rest.ts';
import { seedManyGuilds, seedWorld } from './seeding.ts';
import { World } from './world.ts';

/** Scripts, styles, pictures and connections from this server only, nothing inline. */
const pagePolicy =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** An uploaded file that somebody opens must not act as a page of this server. */
const filePolicy = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";
/** What browsers show without running anything in it; everything else is downloaded. */
const shownInline = /^(?:image\/(?!svg)|audio\/|video\/|text\/plain)/;

/** All may be left out. Must survive JSON, as it is handed to a process of its own. */
export interface LocalDiscordOptions {
  /** 0 (default) takes any free port. */
  port?: number;
  /** The bot's token; made up when left out. */
  token?: string;
  /** The bot's name (default "Robot Overlord"). */
  botName?: string;
  /** Whether the bot is in the first server from the start (default true). */
  botInstalled?: boolean;
  /** The language that the first server prefers (default `en-US`). */
  guildLocale?: string;
  /** So many more servers with one channel each, the bot in all of them. */
  extraGuilds?: number;
  faults?: Partial<Faults>;
  /** Check bodies against Discord's OpenAPI document as well (needs the development dependency) and refuse unknown keys. */
  validate?: boolean;
  /** Milliseconds that the clock starts ahead of the machine's. */
  clockOffset?: number;
  /** How long to wait for what follows a deferral, real ms. Left out: 10 s for a reply, 1.5 s for a change. */
  afterDeferralMs?: number;
}

export interface LocalDiscord {
  /** `http://127.0.0.1:<port>`: the page. */
  url: string;
  /** What discord.js takes as `rest.api`. */
  apiUrl: string;
  port: number;
  token: string;
  applicationId: string;
  clock: MovableClock;
  /** The play API without HTTP. */
  play: PlayHandlers;
  close(): Promise<void>;
}

/** Starts a Discord on 127.0.0.1 with its state in memory. Rejects when the port is taken. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const clock = createMovableClock(Date.now, options.clockOffset ?? 0);
  const happenings = createHappenings();
  const world = new World(clock, happenings, {
    name: options.botName ?? 'Robot Overlord',
    token: options.token ?? `local.${randomBytes(4).toString('hex')}.${randomBytes(24).toString('base64url')}`,
  });
  const { owner } = seedWorld(world, {
    botInstalled: options.botInstalled ?? true,
    ...(options.guildLocale ? { locale: options.guildLocale } : {}),
  });
  if (options.extraGuilds) seedManyGuilds(world, options.extraGuilds, owner.id);

  const log = createRequestLog();
  const faults = createFaults(options.faults);
  const { counters } = log;
  const refuseUnknownKeys = options.validate ?? false;
  const checkBody = options.validate ? (await import('./rules/openapi.ts')).checkBody : undefined;
  let port = options.port ?? 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;

  const gateway = createGateway({ world, happenings, faults, counters, url: gatewayUrl });
  const interactions = createInteractions({
    world,
    happenings,
    counters,
    hasListener: gateway.hasListener,
    refuseUnknownKeys,
    firstAnswerMs: () => faults.current.firstAnswerMs,
    afterDeferralMs: options.afterDeferralMs,
  });
  const calls = createPlayCalls({ world, interactions, faults, gateway, log });

  const app = new Hono();
  app.use(async (context, next) => {
    const path = context.req.path;
    const isOpen = path.startsWith('/api/');
    if (!isOpen && !isFromHere(context.req.header('host'), context.req.header('origin'))) {
      return context.json({ error: 'Only pages of this very server may use it' }, 403);
    }
    await next();
    if (!isOpen && !context.res.headers.has('content-security-policy'))
      context.header('content-security-policy', pagePolicy);
    return undefined;
  });
  app.route(
    '/api',
    createRest({
      world,
      interactions,
      faults,
      gatewayUrl,
      refuseUnknownKeys,
      onDeduplicated: () => {
        counters.deduplicated += 1;
      },
      log,
      checkBody,
    }),
  );
  app.route('/play', createPlay({ world, happenings, calls }));
  app.get('/attachments/:channel/:attachment/:name', (context) => {
    const file = world.files.get(context.req.param('attachment'));
    if (!file) return context.text('Not found', 404);
    return context.body(new Uint8Array(file.data), 200, {
      'content-type': file.contentType,
      'content-disposition': `${shownInline.test(file.contentType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': filePolicy,
      'x-content-type-options': 'nosniff',
    });
  });
  const page = join(projectRoot, 'dist/src/playground/page');
  if (existsSync(page)) app.use('/*', serveStatic({ root: page }));
  app.get('/', (context) => context.text('The local Discord is running. Its page was not built: npm run build\n'));

  const server = createServer(getRequestListener(app.fetch));
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/gateway')) gateway.upgrade(request, socket, head);
    else socket.destroy();
  });
  port = await listen(server, port);
  world.baseUrl = `http://127.0.0.1:${port}`;

  return {
    url: world.baseUrl,
    apiUrl: `${world.baseUrl}/api`,
    port,
    token: world.application.token,
    applicationId: world.application.id,
    clock,
    play: calls,
    async close() {
      gateway.close();
      clock.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
