import process from 'node:process';
import { readAddress } from '../config.ts';
import { loadEnvFile } from '../env-file.ts';
import { withinTime } from '../time-limit.ts';

/** Asks the bot on this machine whether it is well, as a container's health check does. Ends with 0 where it is. */
try {
  loadEnvFile();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
const at = readAddress(process.env.HTTP_PORT?.trim() ?? '');
if (!at) {
  process.stderr.write('HTTP_PORT is not set: nobody can be asked.\n');
  process.exit(1);
}
const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[at.host] ?? (at.host.includes(':') ? `[${at.host}]` : at.host);
try {
  const answer = await withinTime(4_000, (signal) => fetch(`http://${host}:${at.port}/health`, { signal }));
  process.stdout.write(await answer.text());
  process.exit(answer.ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`Nobody answers on port ${at.port}: ${(error as Error).message}\n`);
  process.exit(1);
}
