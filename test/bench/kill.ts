import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FleetRound, fleetClocks, fleetFaults, fleetPlaces, runFleet } from '../harness/fleet-kills.ts';
import { runKills } from '../harness/kills.ts';

const numberOf = (args: string[], name: string, fallback: number) =>
  args.includes(name) ? Number(args[args.indexOf(name) + 1] ?? fallback) || fallback : fallback;

/** `npm run bench -- kill [--times 200] [--seed 1] [--processes 1]`: the promise behind the daily posts, at length. */
export async function run(args: string[]): Promise<void> {
  const options = { times: numberOf(args, '--times', 200), seed: numberOf(args, '--seed', 1) };
  const processes = numberOf(args, '--processes', 1);
  return processes > 1 ? several({ ...options, processes }) : one(options);
}

async function several(options: { times: number; seed: number; processes: number }): Promise<void> {
  const began = performance.now();
  const rounds = await runFleet({
    ...options,
    onStrike(rounds, took) {
      const [first] = rounds;
      if (!first) return;
      const { what, apart, fault, after } = first;
      const said = rounds.map(
        ({ place, met, posts, hidden }) =>
          `${place} ${posts}${hidden > 0 ? ` and ${hidden} hidden` : ''}${met ? ' (met)' : ''}`,
      );
      process.stdout.write(
        `${what}, clocks ${apart} ms apart, ${fault} ${after} ms after it was taken: ${said.join(', ')}; ${(took / 1000).toFixed(1)} s\n`,
      );
    },
  });
  const count = (of: FleetRound[]) => ({
    rounds: of.length,
    doubled: of.filter(({ posts }) => posts > 1).length,
    lost: of.filter(({ posts }) => posts < 1).length,
    hidden: of.reduce((sum, { hidden }) => sum + hidden, 0),
  });
  const line = (cells: (string | number)[]) =>
    process.stdout.write(`${cells.map((cell) => String(cell).padEnd(14)).join('')}\n`);
  line(['place', 'clocks (ms)', 'rounds', 'doubled', 'lost', 'hidden']);
  for (const place of fleetPlaces) {
    for (const apart of fleetClocks) {
      const sum = count(rounds.filter((one) => one.place === place && one.apart === apart));
      line([place, apart, sum.rounds, sum.doubled, sum.lost, sum.hidden]);
    }
  }
  for (const fault of fleetFaults) {
    const of = rounds.filter((one) => one.fault === fault);
    const sum = count(of);
    line([fault, `met ${of.filter(({ met }) => met).length}`, sum.rounds, sum.doubled, sum.lost, sum.hidden]);
  }
  for (const what of ['daily', 'announcement'] as const) {
    const of = rounds.filter((one) => one.what === what);
    const sum = count(of);
    line([what, `met ${of.filter(({ met }) => met).length}`, sum.rounds, sum.doubled, sum.lost, sum.hidden]);
  }
  const sum = count(rounds);
  process.stdout.write(
    `${sum.rounds} rounds, ${options.processes} processes, in ${Math.round((performance.now() - began) / 1000)} s. Doubled: ${sum.doubled}. Lost: ${sum.lost}. Second sends that only the nonce hid: ${sum.hidden}.\n`,
  );
  if (sum.doubled + sum.lost + sum.hidden > 0) process.exitCode = 1;
  // A fault that meets nobody shows nothing.
  if (rounds.filter(({ met }) => met).length < rounds.length / 2) {
    process.stdout.write('Fewer than half of the faults met whoever held the post.\n');
    process.exitCode = 1;
  }
}

async function one({ times, seed }: { times: number; seed: number }): Promise<void> {
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
