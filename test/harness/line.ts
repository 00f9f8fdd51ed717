import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a server, and may swallow what is sent over it, as a firewall does that forgot its connections. */
export interface Line {
  port: number;
  /** From now on nothing passes over what is connected, in either way, nor is it ended. What connects later is as before. */
  swallow(): void;
  close(): void;
}

export async function openLine(to: { host: string; port: number }): Promise<Line> {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(to);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, other] of [pair, [far, near] as const]) {
      from.on('error', () => other.destroy());
      from.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
      from.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      for (const [near, far] of pairs) {
        near.unpipe();
        far.unpipe();
        for (const socket of [near, far]) socket.pause();
      }
    },
    close() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
    },
  };
}
