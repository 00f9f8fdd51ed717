import { fork } from 'node:child_process';
import { type Clock, movableClock } from './clock.ts';
import { SetupError } from './errors.ts';
import { builtScript } from './paths.ts';
import type { ServerReport } from './playground/contract.ts';
import { privilegedIntents } from './playground/faults.ts';
import type { LocalDiscordOptions } from './playground/local-discord.ts';

/** The local Discord, in a process of its own so that its cost is not the bot's, and what the bot needs to log in to it. */
export interface Playground {
  token: string;
  apiUrl: string;
  /** The page's address. */
  url: string;
  /** Runs with the local Discord's clock, which the page can move. */
  clock: Clock;
  close(): Promise<void>;
}

/**
 * `messageContent`: that intent is granted, as if it were enabled in the portal.
 * @throws {SetupError} when the port cannot be had
 */
export async function openPlayground(port: number, { messageContent = false } = {}): Promise<Playground> {
  const { clock, setOffset } = movableClock();
  const { guildMembers, guildPresences } = privilegedIntents;
  const options: LocalDiscordOptions = {
    port,
    ...(messageContent ? { faults: { disallowedIntents: guildMembers | guildPresences } } : {}),
  };
  const child = fork(builtScript('playground/server.js'), [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise<Extract<ServerReport, { type: 'ready' }>>((resolve, reject) => {
    child.on('message', (report: ServerReport) => {
      if (report.type === 'clock') setOffset(report.clock.offset);
      else if (report.type === 'ready') resolve(report);
      else
        reject(
          new SetupError(
            `The playground cannot start: ${report.message.replace(/[.]?$/, '.')} Set PLAYGROUND_PORT in .env to a free port.`,
          ),
        );
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the playground's process ended at its start (exit code ${code})`)));
  });
  setOffset(ready.clock.offset);
  return {
    token: ready.token,
    apiUrl: `${ready.url}/api`,
    url: ready.url,
    clock,
    async close() {
      // It ends by itself once nobody holds the other end of the channel.
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 2000);
      await ended;
      clearTimeout(late);
    },
  };
}
