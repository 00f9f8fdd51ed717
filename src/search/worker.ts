/** The thread that `remote.ts` starts: an engine behind a message port. Runs on import, as worker scripts must. */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import { archiveLoader, type LoadOptions } from './load.ts';
import type { SearchPort } from './port.ts';
import type { SnapshotNews } from './ranking/snapshot.ts';

/** A call: a method of `SearchPort` and its arguments. */
export interface WorkerCall {
  id: number;
  method: keyof SearchPort;
  args: unknown[];
}

export type WorkerAnswer =
  | { news: SnapshotNews }
  | { id: number; value: unknown }
  | { id: number; error: { name: string; message: string; stack: string | null } };

if (parentPort) serve(parentPort, workerData as LoadOptions);

function serve(port: NonNullable<typeof parentPort>, options: LoadOptions): void {
  const onSnapshot = (news: SnapshotNews) => port.postMessage({ news } satisfies WorkerAnswer);
  const engine = createEngine({ load: archiveLoader({ ...options, onSnapshot }) });
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
