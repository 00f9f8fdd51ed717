/** What `withinTime` rejects with when the time is over. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

/**
 * Runs `work` for at most `ms` of real time, or until `stop`. Its signal is aborted then, and the promise that is
 * returned rejects, with `TimeLimitError` or the reason of `stop`, whether the work heeds its signal or not.
 *
 * `AbortSignal.timeout` and `AbortSignal.any` are not used: Node.js 20 collects such signals as garbage while they are
 * waited for, and `fetch` holds on to its signal only until the headers came. Here a timer holds what must happen.
 */
export async function withinTime<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  { stop }: { stop?: AbortSignal } = {},
): Promise<T> {
  stop?.throwIfAborted();
  const controller = new AbortController();
  let end: (() => void) | undefined;
  const over = new Promise<never>((_, reject) => {
    const give = (reason: unknown) => {
      controller.abort(reason);
      reject(reason);
    };
    const timer = setTimeout(() => give(new TimeLimitError(`it took longer than ${ms / 1000} s`)), ms);
    const stopped = () => give(stop?.reason);
    stop?.addEventListener('abort', stopped, { once: true });
    end = () => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', stopped);
    };
  });
  try {
    return await Promise.race([work(controller.signal), over]);
  } finally {
    end?.();
  }
}
