import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runImport } from '../../src/import/import.ts';
import { sources } from '../../src/import/sources.ts';
import { projectRoot } from '../../src/paths.ts';

/** `npm run bench -- import [FOLDER]`: takes a folder in twice, into a place that is thrown away. */
export async function run(args: string[]): Promise<void> {
  const from = args[0] ? resolve(args[0]) : join(projectRoot, 'data/episodes');
  const out = await mkdtemp(join(tmpdir(), 'bench-import-'));
  try {
    for (const pass of ['first run', 'unchanged']) {
      let peak = 0;
      const report = await runImport({
        sources,
        arguments: [from],
        out,
        show: null,
        dryRun: false,
        force: false,
        signal: new AbortController().signal,
        now: () => performance.now(),
        onResult: () => {
          peak = Math.max(peak, process.memoryUsage.rss());
        },
      });
      const seconds = report.took / 1000;
      const rate = (n: number): string => Math.round(n / seconds).toLocaleString('en');
      process.stdout.write(
        `${pass.padEnd(10)} ${report.files} files, ${report.words.kept.toLocaleString('en')} words in ${seconds.toFixed(1)} s: ` +
          `${rate(report.files)} files/s, ${rate(report.words.source)} words/s, ${Math.round(peak / 1e6)} MB at most, ${report.outcomes.failed} failed\n`,
      );
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
