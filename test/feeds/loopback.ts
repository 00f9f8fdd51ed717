import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  origin: string;
  /** `path status` of every request, in order. */
  log: string[];
  /** What stands under each path: text served with an ETag, or what answers in its place. `/a?*` is `/a` with any query. */
  files: Map<string, string | RequestListener>;
  /** Every request fails from now on (the connection is cut) until set to false. */
  dead: boolean;
  close(): Promise<void>;
}

/** A web server on this machine with a log of what it was asked. */
export async function openLoopback(): Promise<Loopback> {
  const files = new Map<string, string | RequestListener>();
  const loopback: Loopback = { origin: '', log: [], files, dead: false, close };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (loopback.dead) {
      loopback.log.push(`${path} cut`);
      request.socket.destroy();
      return;
    }
    const file = files.get(path) ?? files.get(path.replace(/\?.*/, '?*'));
    if (typeof file === 'function') {
      loopback.log.push(`${path} own`);
      file(request, response);
      return;
    }
    const etag = `"${Buffer.from(file ?? '')
      .toString('base64url')
      .slice(-20)}${file?.length}"`;
    const status = file === undefined ? 404 : request.headers['if-none-match'] === etag ? 304 : 200;
    loopback.log.push(`${path} ${status}`);
    response.writeHead(status, status === 404 ? {} : { etag }).end(status === 200 ? file : undefined);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  loopback.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  return loopback;
}

export interface Listed {
  number: number;
  title?: string;
  /** Lines inside the item. */
  tags?: string;
}

/** An RSS feed, newest episode first. */
export function rss(origin: string, items: readonly Listed[], channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
<channel><title>The Example Hour</title><link>${origin}/</link><copyright>© The Example Hour</copyright><language>en</language>${channel}
${[...items]
  .sort((a, b) => b.number - a.number)
  .map(
    ({
      number,
      title = `Example ${number}`,
      tags,
    }) => `<item><title>${title}</title><guid isPermaLink="false">guid-${number}</guid>
<pubDate>Tue, ${String(number).padStart(2, '0')} Jan 2024 23:30:00 -0500</pubDate><itunes:episode>${number}</itunes:episode>
<enclosure url="${origin}/${number}.mp3" length="1" type="audio/mpeg"/><link>${origin}/${number}</link>
${tags ?? `<podcast:transcript url="${origin}/t/${number}.vtt" type="text/vtt"/>`}</item>`,
  )
  .join('\n')}
</channel></rss>`;
}

export const vtt = (...said: readonly string[]): string =>
  `WEBVTT\n\n${said.map((text, i) => `00:00:${String(i).padStart(2, '0')}.000 --> 00:00:${String(i + 1).padStart(2, '0')}.000\n${text}\n`).join('\n')}`;
