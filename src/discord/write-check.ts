import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';

/** The error's code where a request was not written because it was too late for it. */
export const tooLateToWrite = 'TOO_LATE_TO_WRITE';

const checks = new AsyncLocalStorage<() => boolean>();

/** The check of the request that is being put together, in this turn, for its socket. */
let writing: (() => boolean) | null = null;

/**
 * Carries `work` out; whatever it asks of a {@link checkedAgent} is written only while `mayStill` says so. A request may
 * wait for long before that: in discord.js for a limit to pass, in undici for a connection to be made.
 */
export const onlyWhile = <T>(mayStill: () => boolean, work: () => Promise<T>): Promise<T> => checks.run(mayStill, work);

/**
 * Connections of which each request asks whether it still may: before it is put together, which takes up to a
 * millisecond, and again when its bytes go to the system.
 */
export function checkedAgent(): Dispatcher {
  const connector = buildConnector({});
  const connect: buildConnector.connector = (options, connected) =>
    connector(options, (...[error, socket]) => {
      if (socket) checkWrites(socket);
      connected(...([error, socket] as Parameters<typeof connected>));
    });
  return new Agent({ connect }).compose((dispatch) => (options, handler) => {
    const mayStill = checks.getStore();
    return dispatch(options, mayStill ? checked(handler, mayStill) : handler);
  });
}

function checked(handler: Dispatcher.DispatchHandlers, mayStill: () => boolean): Dispatcher.DispatchHandlers {
  return new Proxy(handler, {
    get(target, name) {
      // Undici calls it, writes in the same turn, and writes nothing where it throws.
      if (name === 'onConnect') {
        return (abort: (error?: Error) => void) => {
          if (!mayStill()) throw tooLate();
          writing = mayStill;
          queueMicrotask(() => {
            writing = null;
          });
          target.onConnect?.(abort);
        };
      }
      const part: unknown = Reflect.get(target, name, target);
      return typeof part === 'function' ? part.bind(target) : part;
    },
  });
}

/** A socket that fails instead of writing too late: then nothing was written of the request that it was for. */
function checkWrites(socket: Socket): void {
  const { _write, _writev } = socket;
  socket._write = (chunk, encoding, done) =>
    mayWrite() ? _write.call(socket, chunk, encoding, done) : done(tooLate());
  if (_writev) socket._writev = (chunks, done) => (mayWrite() ? _writev.call(socket, chunks, done) : done(tooLate()));
}

/** The first write of a request asks; the rest of one that was begun goes after it. */
function mayWrite(): boolean {
  const mayStill = writing;
  writing = null;
  return mayStill === null || mayStill();
}

const tooLate = () => Object.assign(new Error('too late to write the request'), { code: tooLateToWrite });
