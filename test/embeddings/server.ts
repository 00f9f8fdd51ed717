import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as such a server hears it. */
export interface Heard {
  url: string | undefined;
  key: string | undefined;
  body: { model: string; input: string[]; encoding_format?: string };
}

export interface EmbeddingsServer {
  baseUrl: string;
  /** Everything that it was asked, in order. */
  requests: Heard[];
  /** Answers in its own way from now on; null: as usual. */
  answer: ((response: ServerResponse, texts: string[]) => void) | null;
  /** Stops listening and drops every connection, as when its process is killed. */
  kill(): Promise<void>;
  /** Listens again, at the same port. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

export interface EmbeddingsServerOptions {
  answer?: EmbeddingsServer['answer'];
  /** Makes the vectors. Default: `wordVector` of each text. */
  embed?: (texts: string[]) => number[][] | Promise<number[][]>;
}

/** An OpenAI-compatible server of embeddings on this machine, which can be told to misbehave. */
export async function startEmbeddingsServer({
  answer = null,
  embed = (texts) => texts.map((text) => wordVector(text)),
}: EmbeddingsServerOptions = {}): Promise<EmbeddingsServer> {
  let server: Server | null = null;
  let port = 0;
  const own: EmbeddingsServer = {
    baseUrl: '',
    requests: [],
    answer,
    async kill() {
      const stopping = server;
      server = null;
      await new Promise<void>((done) => {
        if (!stopping) return done();
        stopping.close(() => done());
        stopping.closeAllConnections();
      });
    },
    async revive() {
      server = createServer((request, response) => {
        let text = '';
        request.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        request.on('end', async () => {
          const body = JSON.parse(text) as Heard['body'];
          own.requests.push({ url: request.url, key: request.headers.authorization, body });
          if (own.answer) return own.answer(response, body.input);
          const vectors = await embed(body.input);
          response.end(JSON.stringify({ data: vectors.map((embedding, index) => ({ index, embedding })) }));
        });
      });
      const listening = server;
      await new Promise<void>((done) => listening.listen(port, '127.0.0.1', done));
      port = (listening.address() as AddressInfo).port;
      own.baseUrl = `http://127.0.0.1:${port}/v1`;
    },
    close: () => own.kill(),
  };
  await own.revive();
  return own;
}

/** A vector that is near to those of texts with the same long words, or words that `sameAs` takes for the same. */
export function wordVector(text: string, dimensions = 64, sameAs: Readonly<Record<string, string>> = {}): number[] {
  const vector = new Array<number>(dimensions).fill(0.001);
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{5,}/gu)) {
    let hash = 2166136261;
    for (const letter of sameAs[word] ?? word) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
    for (let d = 0; d < dimensions; d++) {
      hash = Math.imul(hash ^ (hash >>> 15), 2246822519) + d;
      vector[d]! += (hash & 1023) / 512 - 1;
    }
  }
  return vector;
}
