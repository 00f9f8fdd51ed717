import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent, type Dispatcher } from 'undici';

/** The error's code where a request was not written because it was too late for it. */
export const tooLateToWrite = 'TOO_LATE_TO_WRITE';

const checks = new AsyncLocalStorage<() => boolean>();

/**
 * Carries `work` out; whatever it asks of a {@link checkedAgent} is written only while `mayStill` says so. A request may
 * wait for long before that: in discord.js for a limit to pass, in undici for a connection to be made.
 */
export const onlyWhile = <T>(mayStill: () => boolean, work: () => Promise<T>): Promise<T> => checks.run(mayStill, work);

/** Connections of which each request asks, in the turn in which it is written to its socket, whether it still may. */
export function checkedAgent(): Dispatcher {
  return new Agent().compose((dispatch) => (options, handler) => {
    const mayStill = checks.getStore();
    return dispatch(options, mayStill ? checked(handler, mayStill) : handler);
  });
}

function checked(handler: Dispatcher.DispatchHandlers, mayStill: () => boolean): Dispatcher.DispatchHandlers {
  return new Proxy(handler, {
    get(target, name) {
      // Undici calls it right before it writes, and writes nothing where it throws.
      if (name === 'onConnect') {
        return (abort: (error?: Error) => void) => {
          if (!mayStill()) throw Object.assign(new Error('too late to write the request'), { code: tooLateToWrite });
          target.onConnect?.(abort);
        };
      }
      const part: unknown = Reflect.get(target, name, target);
      return typeof part === 'function' ? part.bind(target) : part;
    },
  });
}
