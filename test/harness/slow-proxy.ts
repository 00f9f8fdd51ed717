import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stands before a server and takes its time with every request: a part of it before it is handed on, the rest before it
 * is answered. A request that arrived whole is carried out, whatever becomes of whoever sent it.
 * `takes`: ms for such a request; `random`: 0 ≤ x < 1; `onDone`: told of each that was carried out.
 */
export async function startSlowProxy(
  to: string,
  takes: (method: string) => number,
  random: () => number,
  onDone: (method: string, path: string, status: number) => void,
): Promise<{ url: string; close(): void }> {
  const target = new URL(to);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', async () => {
      const method = asked.method ?? 'GET';
      const whole = takes(method) * (0.6 + 0.8 * random());
      const before = whole * random();
      await sleep(before);
      const handed = request(
        {
          agent,
          host: target.hostname,
          port: target.port,
          path: asked.url,
          method,
          headers: { ...asked.headers, host: target.host },
        },
        async (given) => {
          onDone(method, asked.url ?? '', given.statusCode ?? 0);
          const body: Buffer[] = [];
          for await (const chunk of given) body.push(chunk as Buffer);
          await sleep(whole - before);
          answer.writeHead(given.statusCode ?? 502, given.headers).end(Buffer.concat(body));
        },
      );
      handed.on('error', () => answer.destroy());
      handed.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
