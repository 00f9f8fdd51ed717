import { type ChildProcess, type ForkOptions, fork, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { projectRoot } from '../../src/paths.ts';

/**
 * Every process that a test starts is started here. It dies with the test, or with the file when none runs (`beforeAll`, `endFile`);
 * and with this process, however that ends: `reaper.ts` sees to it from outside.
 */
interface Tie {
  child: ChildProcess;
  what: string;
}
/** What a process dies with. */
export type Life = Set<Tie>;

const file: Life = new Set();
let life: Life = file;
let reaper: ChildProcess | undefined;

/** The life of the test that runs now. A harness that starts further processes later keeps the one it was made in. */
export const currentLife = (): Life => life;

/** Starts any program. */
export function start(program: string, args: string[], options: SpawnOptions & { life?: Life } = {}): ChildProcess {
  return tie(spawn(program, args, options), [program, ...args].join(' '), options.life);
}

/** Starts Node.js in the project's folder. */
export const startNode = (args: string[], options: SpawnOptions = {}): ChildProcess =>
  start(process.execPath, args, { cwd: projectRoot, ...options });

/** Starts a module with a channel to it. `module`: an absolute path, or one in the project's folder. */
export function startModule(
  module: string,
  args: string[] = [],
  options: ForkOptions & { life?: Life } = {},
): ChildProcess {
  const child = fork(resolve(projectRoot, module), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    ...options,
  });
  return tie(child, module, options.life);
}

/** Runs Node.js to its end, in the project's folder. */
export async function runNode(
  args: string[],
  options: SpawnOptions = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = startNode(args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...said };
}

function tie(child: ChildProcess, what: string, to: Life = life): ChildProcess {
  const { pid } = child;
  // It could not be started: whoever waits for it hears 'error'.
  if (pid === undefined) return child;
  const entry = { child, what };
  to.add(entry);
  tellReaper(`+${pid}`);
  child.once('exit', () => {
    to.delete(entry);
    tellReaper(`-${pid}`);
  });
  return child;
}

function tellReaper(line: string): void {
  if (!reaper) {
    // Outside of Vitest nobody but this process itself counts.
    const above = process.env.VITEST_POOL_ID ? [String(process.pid), String(process.ppid)] : [];
    reaper = spawn(process.execPath, [join(projectRoot, 'dist/test/harness/reaper.js'), ...above], {
      // In a group of its own: what is sent to ours, like Ctrl-C, must not end it before its work.
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    reaper.unref();
    (reaper.stdin as Socket).unref();
  }
  reaper.stdin?.write(`${line}\n`);
}

/**
 * Runs a test's life: what is started from now on dies when the function that is returned is called, which resolves to
 * what was still alive then.
 */
export function beginLife(): () => Promise<string[]> {
  const own: Life = new Set();
  life = own;
  return async () => {
    life = file;
    return endAll(own);
  };
}

/** Ends what a file started outside of its tests. */
export async function endFile(): Promise<void> {
  await endAll(file);
}

/** Resolves to what was still alive. */
async function endAll(all: Life): Promise<string[]> {
  const left = [...all];
  await Promise.all(
    left.map(async ({ child }) => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }),
  );
  return left.map(({ what }) => what);
}
