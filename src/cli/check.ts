import { parseArgs } from 'node:util';
import colours from 'picocolors';
import { readArchive } from '../episodes/archive.ts';
import type { Problem } from '../episodes/episode.ts';
import { findSameWords } from '../episodes/recordings.ts';
import { formatProblem } from '../import/report.ts';
import { counted } from '../replies/markdown.ts';
import { chosenArchive } from './archive-option.ts';

const USAGE = `npm run check [-- options]

  --archive DIR    another folder of episodes (default: EPISODES_DIR, else data/episodes)
  --json           one JSON object and nothing else

Says file, line, what is wrong and what to do. Ends with 1 where a file had to be left out.`;

await main();

async function main(): Promise<void> {
  try {
    const { values } = parseArgs({
      options: { archive: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stderr.write(`${USAGE}\n`);
      return;
    }
    const { episodes, files, ...found } = await readArchive(chosenArchive(values.archive).dir);
    const problems = [...found.problems, ...findSameWords(episodes)];
    const count = (level: Problem['level']): number => problems.filter((p) => p.level === level).length;
    const leftOut = count('error');
    const warnings = count('warning');
    const skipped = count('skipped');
    const turns = episodes.reduce((n, e) => n + e.turns.length, 0);
    if (values.json)
      process.stdout.write(`${JSON.stringify({ files: files.length, episodes: episodes.length, turns, problems })}\n`);
    else {
      for (const p of problems) process.stdout.write(`${formatProblem(p)}\n`);
      const verdict = leftOut > 0 ? colours.red(`${leftOut} left out`) : colours.green('none left out');
      process.stdout.write(
        `${counted(files.length, 'file')}, ${counted(episodes.length, 'episode')}, ${counted(turns, 'turn')}; ${verdict}, ${warnings === 1 ? 'one warning' : `${warnings} warnings`}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
      );
    }
    if (leftOut > 0) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
  }
}
