import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKills } from '../harness/kills.ts';

/** `npm run bench -- kill [--times 200] [--seed 1]`: the promise behind the daily posts, at length. */
export async function run(args: string[]): Promise<void> {
  const option = (name: string, fallback: number) => Number(args[args.indexOf(name) + 1] ?? fallback) || fallback;
  const times = args.includes('--times') ? option('--times', 200) : 200;
  const seed = args.includes('--seed') ? option('--seed', 1) : 1;
  const folder = mkdtempSync(join(tmpdir(), 'overlord-kill-'));
  const began = performance.now();
  try {
    const sum = await runKills({
      times,
      seed,
      database: join(folder, 'bot.db'),
      onRound: (n, round) => {
        if (n % 10 === 0 || round.posts !== 1) {
          process.stdout.write(
            `${String(n).padStart(4)}: ${round.kind}, killed ${round.killedAfter} ms after the moment, back after ${round.back}: ${round.posts} post\n`,
          );
        }
      },
    });
    process.stdout.write(
      `${sum.rounds} rounds in ${Math.round((performance.now() - began) / 1000)} s. Killed before the claim ${sum.phases.before}, between claim and record ${sum.phases.between}, after the record ${sum.phases.after}. Doubled: ${sum.doubled}. Lost: ${sum.lost}.\n`,
    );
    if (sum.doubled + sum.lost > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
