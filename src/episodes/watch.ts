import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import type { Clock } from '../clock.ts';
import { isNeverAnEpisode, isOfTheSystem } from './files.ts';

export interface WatchOptions {
  clock: Clock;
  /** Called once when a burst of changes is over; never again before the next change. */
  onChange: () => void;
  /** The folder, or a part of it, cannot be watched; what can be goes on. */
  onError: (error: Error) => void;
  /**
   * Ms without a change after which a burst is over: shorter than a person notices, longer than between two writes of
   * one file. Default 400.
   */
  quiet?: number;
  /**
   * Ms after which a burst that does not end is passed on all the same, so that one endless copy holds up nothing.
   * Default 5,000.
   */
  longest?: number;
}

export interface Watch {
  /** Resolves when every change from then on is seen; for a folder that is not there yet, at once. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Milliseconds: how soon to look again for a folder that is not there, and how often whether it is still the same
 * one.
 */
const LOOK_AGAIN = 250;
const SAME_FOLDER = 1000;

/**
 * Watches an episodes folder; files that never hold an episode (audio, pictures, temporary and hidden ones) do not
 * count.
 * A folder that is not there, or goes away, is watched from when it is.
 */
export function watchEpisodes(folder: string, { clock, onChange, onError, quiet, longest }: WatchOptions): Watch {
  const burst = createBurst({ clock, onEnd: onChange, ...(quiet && { quiet }), ...(longest && { longest }) });
  let closed = false;
  let close = async (): Promise<void> => {};

  /** Whether the folder was there to be watched. */
  async function open(): Promise<boolean> {
    const identity = await identityOf(folder);
    if (closed) return false;
    if (identity === null) {
      const cancel = clock.at(clock.now() + LOOK_AGAIN, () => void openAgain());
      close = async () => cancel();
      return false;
    }
    const watcher = watch(folder, {
      ignoreInitial: true,
      // Links to folders are not read either; following them could end up watching the whole disk.
      followSymlinks: false,
      ignored: (path) => isNoEpisodePath(relative(folder, path)),
    });
    let left = false;
    let cancelCheck = () => {};
    const leave = async () => {
      left = true;
      cancelCheck();
      await watcher.close();
    };
    const leaveAndLook = () => {
      if (!left) void leave().then(openAgain);
    };
    // The watcher does not always notice when its folder goes, and never when another one of that name comes.
    const check = () => {
      cancelCheck = clock.at(clock.now() + SAME_FOLDER, async () => {
        if ((await identityOf(folder)) !== identity) leaveAndLook();
        else if (!left) check();
      });
    };
    check();
    close = leave;
    watcher.on('error', (error) => onError(error instanceof Error ? error : new Error(String(error))));
    watcher.on('all', (event, path) => {
      burst.change();
      if (event === 'unlinkDir' && relative(folder, path) === '') leaveAndLook();
    });
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
    return !left;
  }

  async function openAgain(): Promise<void> {
    if (!closed && (await open())) burst.change();
  }

  return {
    ready: open().then(() => {}),
    async close() {
      closed = true;
      burst.cancel();
      await close();
    },
  };
}

/**
 * What tells a folder from another of the same name; null where there is none. A folder made right after another went
 * often gets its inode, so its birth is looked at too.
 */
async function identityOf(folder: string): Promise<string | null> {
  return stat(folder).then(
    (found) => (found.isDirectory() ? `${found.ino} ${found.birthtimeMs}` : null),
    () => null,
  );
}

function isNoEpisodePath(inside: string): boolean {
  if (inside === '' || inside.startsWith('..')) return false;
  const parts = inside.split(sep);
  return parts.some(isOfTheSystem) || isNeverAnEpisode(parts.at(-1) ?? '');
}

/**
 * Makes one event of many: calls `onEnd` when there was no `change` for `quiet` ms, or `longest` ms after the first.
 */
export function createBurst({
  clock,
  onEnd,
  quiet = 400,
  longest = 5000,
}: {
  clock: Clock;
  onEnd: () => void;
  quiet?: number;
  longest?: number;
}): { change: () => void; cancel: () => void } {
  let began: number | null = null;
  let stop: () => void = () => {};
  const end = () => {
    began = null;
    onEnd();
  };
  return {
    change() {
      const now = clock.now();
      began ??= now;
      stop();
      stop = clock.at(Math.min(now + quiet, began + longest), end);
    },
    cancel() {
      stop();
      began = null;
    },
  };
}
