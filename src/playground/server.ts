/**
 * The local Discord in a process of its own, so that its cost is not the bot's. `node server.js '<LocalDiscordOptions as JSON>'`.
 * Tells its parent a {@link ServerReport} over IPC, or without a parent as one JSON line on stdout.
 */
import process from 'node:process';
import type { ServerReport } from './contract.ts';
import { type LocalDiscordOptions, startLocalDiscord } from './local-discord.ts';

const hasParent = process.send !== undefined;

function report(message: ServerReport): void {
  if (hasParent) process.send?.(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}

try {
  const options = JSON.parse(process.argv[2] ?? '{}') as LocalDiscordOptions;
  const discord = await startLocalDiscord(options);
  discord.clock.onMove((clock) => report({ type: 'clock', clock }));

  const stop = () => {
    void discord.close().finally(() => process.exit(0));
  };
  // Ctrl-C, and often SIGTERM too, reach the whole process group. The bot must still be able to answer what is in
  // flight: with a parent, its end (or its `disconnect`) is ours.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!hasParent) stop();
    });
  }
  process.on('disconnect', stop);

  const { url, port, token, applicationId } = discord;
  report({ type: 'ready', url, port, token, applicationId, clock: discord.clock.reading() });
} catch (error) {
  report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
