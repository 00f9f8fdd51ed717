import { createServer } from 'node:http';
import { SetupError } from '../errors.ts';
import type { Metrics } from './metrics.ts';

export interface Health {
  ok: boolean;
  /** Each part of the bot and how it is, in a word. */
  parts: Record<string, string>;
}

/**
 * `GET /health` (200 when all is well, else 503, as JSON either way) and `GET /metrics`. Answers whoever reaches it, so
 * it is for this machine or a network of one's own. @throws {SetupError} when the port cannot be had
 */
export async function serveOperation(
  at: { host: string; port: number },
  { health, metrics }: { health: () => Health; metrics: Metrics },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0];
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain', 'GET only\n');
    if (path === '/health') {
      const now = health();
      return answer(now.ok ? 200 : 503, 'application/json', `${JSON.stringify(now)}\n`);
    }
    if (path === '/metrics') {
      try {
        return answer(200, metrics.contentType, await metrics.text());
      } catch {
        return answer(500, 'text/plain', 'the metrics could not be read\n');
      }
    }
    return answer(404, 'text/plain', 'There are /health and /metrics.\n');
  });
  // Whoever keeps a connection open must not keep the bot from stopping.
  server.keepAliveTimeout = 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new SetupError(
          `The address for /health and /metrics cannot be had (${at.host}:${at.port}, ${error.code}). Set HTTP_PORT in .env to a free port, or leave it empty.`,
        ),
      ),
    );
    server.listen(at.port, at.host, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : at.port;
  return {
    url: `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
