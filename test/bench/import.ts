import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countWords } from '../../src/episodes/account.ts';
import { listEpisodeFiles } from '../../src/episodes/files.ts';
import { readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { runImport } from '../../src/import/import.ts';
import { sources } from '../../src/import/sources.ts';
import { projectRoot } from '../../src/paths.ts';

/** Below so many words a file is over before it can be measured. */
const FEW_WORDS = 2000;
const SLOWEST = 5;
const TIMES = 2;

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** The files that take longest for each 100,000 of their words, each read alone. Processor time, the better of two. */
async function slowest(root: string): Promise<{ file: string; words: number; seconds: number }[]> {
  const found: { file: string; words: number; seconds: number }[] = [];
  for (const file of (await listEpisodeFiles(root)).files) {
    const bytes = await readFile(join(root, file));
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TIMES; i++) {
      const before = process.cpuUsage();
      // A reader may take the bytes away.
      await readEpisodeBytes(file, Uint8Array.from(bytes));
      least = Math.min(least, cpuSeconds(before));
    }
    const words = countWords(bytes.toString('utf8'));
    if (words >= FEW_WORDS) found.push({ file, words, seconds: (least / words) * 100_000 });
  }
  return found.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
}

/**
 * `npm run bench -- import [--archive DIR]`: takes a folder in twice, into a place that is thrown away, and then reads
 * its files one by one.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string' } } });
  const from = values.archive === undefined ? join(projectRoot, 'data/episodes') : resolve(values.archive);
  const out = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    for (const pass of ['first run', 'unchanged']) {
      const before = process.cpuUsage();
      const report = await runImport({
        sources,
        arguments: [from],
        out,
        show: null,
        dryRun: false,
        force: false,
        signal: new AbortController().signal,
        now: () => performance.now(),
      });
      const cpu = cpuSeconds(before);
      const rate = (count: number, seconds: number): string => Math.round(count / seconds).toLocaleString('en');
      const peak = Math.round(process.resourceUsage().maxRSS / 1024);
      say(
        `${pass.padEnd(10)} ${report.files} files, ${report.words.kept.toLocaleString('en')} words in ` +
          `${(report.took / 1000).toFixed(1)} s: ${rate(report.files, report.took / 1000)} files/s, ` +
          `${rate(report.files, cpu)} for each second of the processor, ${peak} MB at most, ` +
          `${report.outcomes.failed} failed`,
      );
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
  say('slowest, seconds of the processor for each 100,000 words');
  for (const { file, words, seconds } of await slowest(from)) say(`  ${seconds.toFixed(2)}  ${file} (${words} words)`);
}
