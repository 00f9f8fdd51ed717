import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import colours from 'picocolors';
import { systemClock } from '../clock.ts';
import { loadEnvFile } from '../env-file.ts';
import { SetupError } from '../errors.ts';
import { runImport, SourceError } from '../import/import.ts';
import { formatReport } from '../import/report.ts';
import { sourcesWith } from '../import/sources.ts';
import { projectRoot } from '../paths.ts';

const USAGE = `npm run import -- SOURCE… [options]

  SOURCE           files and folders: Markdown, text, WebVTT, SRT, JSON, HTML, PDF;
                   feeds: the address of an RSS feed, or a file with one in it
  --show NAME      the show, where the sources do not say
  --out DIR        the episodes folder (default: EPISODES_DIR, else data/episodes)
  --dry-run        says what would happen and writes nothing
  --force          takes in everything anew, and writes over files that were changed by hand
  --allow-private  fetches feeds from this machine and its network, too (FEEDS_ALLOW_PRIVATE=on)
  --json           one JSON object and nothing else (npm run -s import keeps npm quiet, too)

The same sources again change nothing. Ctrl-C stops between two files.`;

const { values, positionals } = readArguments();
await main();

async function main(): Promise<void> {
  if (values.help || positionals.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const bar = progressBar();
  try {
    loadEnvFile();
    const report = await runImport({
      sources: sourcesWith({
        clock: systemClock(),
        allowPrivate: values['allow-private'] ?? process.env.FEEDS_ALLOW_PRIVATE?.trim() === 'on',
      }),
      arguments: positionals,
      out: values.out ? resolve(values.out) : resolve(projectRoot, process.env.EPISODES_DIR?.trim() || 'data/episodes'),
      show: values.show?.trim() || null,
      dryRun: values['dry-run'] ?? false,
      force: values.force ?? false,
      signal: stop.signal,
      onResult: ({ origin }, done, known) => bar.show(done, known, origin),
      now: () => performance.now(),
    });
    bar.clear();
    process.stdout.write(
      values.json ? `${JSON.stringify(report)}\n` : `${formatReport(report, values['dry-run'] ?? false)}\n`,
    );
    if (report.outcomes.failed > 0 || report.stopped) process.exitCode = 1;
  } catch (error) {
    bar.clear();
    process.stderr.write(
      `${error instanceof SourceError || error instanceof SetupError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        show: { type: 'string' },
        out: { type: 'string' },
        'dry-run': { type: 'boolean' },
        force: { type: 'boolean' },
        'allow-private': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

/** A bar on standard error, where that is a terminal; drawn ten times a second at most. */
function progressBar(): { show(done: number, known: number, what: string): void; clear(): void } {
  const terminal = process.stderr.isTTY === true;
  let drawn = 0;
  return {
    show(done, known, what) {
      const now = performance.now();
      if (!terminal || (now - drawn < 100 && done < known)) return;
      drawn = now;
      const full = Math.round((done / Math.max(1, known)) * 24);
      const room = Math.max(10, (process.stderr.columns ?? 80) - 44);
      const name = what.length > room ? `…${what.slice(-room + 1)}` : what;
      process.stderr.write(
        `\r\u001b[K${colours.cyan('█'.repeat(full))}${'░'.repeat(24 - full)} ${done}/${known} ${colours.dim(name)}`,
      );
    },
    clear() {
      if (terminal) process.stderr.write('\r\u001b[K');
    },
  };
}
