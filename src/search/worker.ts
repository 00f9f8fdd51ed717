/** The thread that `remote.ts` starts: an engine behind a message port. Runs on import, as worker scripts must. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EmbeddingsNews } from '../index/embeddings.ts';
import type { SnapshotNews } from '../index/snapshot.ts';
import { createEmbedded, embeddingsFile } from './embedded.ts';
import { createEngine } from './engine.ts';
import { createThreadedOpener } from './indexing.ts';
import type { EmbeddablePort, SearchPort } from './port.ts';
import type { BigFile } from './reading.ts';
import { type LoadOptions, snapshotOf } from './snapshot-of.ts';

/** A call: a method of the engine and its arguments. */
export interface WorkerCall {
  id: number;
  method: keyof (SearchPort & EmbeddablePort);
  args: unknown[];
}

export type WorkerAnswer =
  | { news: SnapshotNews }
  | { vectors: EmbeddingsNews }
  | { big: BigFile }
  | { id: number; value: unknown }
  | { id: number; error: { name: string; message: string; stack: string | null } };

if (parentPort) serve(parentPort, workerData as LoadOptions);

function serve(port: NonNullable<typeof parentPort>, options: LoadOptions): void {
  const pause = () => new Promise<void>((done) => setImmediate(done));
  let coming = 0;
  const { dir, cache = null, model = null } = options;
  const snapshot = snapshotOf(dir, cache);
  const load = createThreadedOpener({
    folder: dir,
    snapshot,
    pause,
    onSnapshot: (news) => port.postMessage({ news } satisfies WorkerAnswer),
    onBig: (big) => port.postMessage({ big } satisfies WorkerAnswer),
    onLeft: (files) => {
      coming = files;
    },
  });
  const engine = createEngine({
    load,
    pause,
    coming: () => coming,
    ...(model !== null && {
      embedded: createEmbedded({
        model,
        file: snapshot && embeddingsFile(snapshot, model),
        pause,
        onNews: (vectors) => port.postMessage({ vectors } satisfies WorkerAnswer),
      }),
    }),
  });
  port.on('message', ({ id, method, args }: WorkerCall) => {
    // The types on both sides are `SearchPort`'s; only plain data crosses.
    const call = engine[method] as (...args: unknown[]) => Promise<unknown>;
    call(...args).then(
      (value) => port.postMessage({ id, value } satisfies WorkerAnswer),
      (error: unknown) => {
        const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
        port.postMessage({ id, error: { name, message, stack: stack ?? null } } satisfies WorkerAnswer);
      },
    );
  });
}
