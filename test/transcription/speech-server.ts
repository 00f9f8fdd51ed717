import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const FRAME = 208;
/** Frames of 64 kbit/s at 44.1 kHz a second, nearly: 1,152 samples each. */
const PER_SECOND = 44_100 / 1152;

/** An MP3 in whose every frame stands which second of which recording it is, so that a server can tell what it was sent. */
export function mp3(seconds: number, recording = 1): Buffer {
  const frames = Math.floor(seconds * PER_SECOND);
  const bytes = Buffer.alloc(frames * FRAME);
  for (let n = 0; n < frames; n++) {
    bytes.set([0xff, 0xfb, 0x50, 0x00], n * FRAME);
    bytes.writeUInt16BE(recording, n * FRAME + 100);
    bytes.writeUInt32BE(Math.floor(n / PER_SECOND), n * FRAME + 102);
  }
  return bytes;
}

export interface SpeechServer {
  baseUrl: string;
  /** What it was sent: of which recording, from which second to which. */
  heard: string[];
  /** Answers the next requests instead, one after another. */
  instead: ((response: ServerResponse, request: IncomingMessage) => void)[];
  /** Fields of the last request. */
  last: { fields: Record<string, string>; key: string | undefined; name: string | null };
  /** Told when a request has come whole. */
  onHeard: () => void;
  close(): Promise<void>;
}

/** A server of /v1/audio/transcriptions that hears every five seconds which second it is. */
export async function openSpeechServer(
  said = (recording: number, second: number) => `In recording ${recording}, at second ${second}, a lamp was lit.`,
): Promise<SpeechServer> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const sound = soundIn(body);
      const frame = (n: number) => ({
        recording: sound.readUInt16BE(n * FRAME + 100),
        second: sound.readUInt32BE(n * FRAME + 102),
      });
      const frames = Math.floor(sound.length / FRAME);
      const isMp3 = sound[0] === 0xff && frames > 0;
      const first = isMp3 ? frame(0) : { recording: 0, second: 0 };
      const last = isMp3 ? frame(frames - 1) : first;
      own.heard.push(`${first.recording}: ${first.second}-${last.second}`);
      own.last = {
        key: request.headers.authorization,
        name: /name="file"; filename="([^"]+)"/.exec(body.toString('latin1', 0, 4000))?.[1] ?? null,
        fields: Object.fromEntries(
          [...body.toString('latin1').matchAll(/name="([a-z_[\]]+)"\r\n\r\n([^\r]*)\r\n/g)].map(
            ([, name = '', value = '']) => [name, value],
          ),
        ),
      };
      own.onHeard();
      const other = own.instead.shift();
      if (other) {
        other(response, request);
        return;
      }
      const segments = [];
      for (let second = first.second; second <= last.second; second++)
        if (second % 5 === 0)
          segments.push({
            start: second - first.second,
            end: Math.min(second - first.second + 4, last.second - first.second + 1),
            text: ` ${said(first.recording, second)}`,
          });
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ task: 'transcribe', language: 'english', text: '', segments }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const own: SpeechServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard: [],
    instead: [],
    last: { fields: {}, key: undefined, name: null },
    onHeard: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return own;
}

/** The file in a form. */
function soundIn(body: Buffer): Buffer {
  const at = body.indexOf('name="file"');
  const from = body.indexOf('\r\n\r\n', at) + 4;
  const boundary = body.subarray(0, body.indexOf('\r\n'));
  const to = body.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), from);
  return body.subarray(from, to);
}
