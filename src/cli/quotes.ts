import { parseArgs } from 'node:util';
import colours from 'picocolors';
import { createEngine } from '../search/engine.ts';
import { archiveLoader } from '../search/load.ts';
import { archiveFolder, episodesSetting } from './archive-option.ts';

const USAGE = `npm run quotes -- [--top N | --sample N [--seed S]] [--json] [--archive DIR]

Prints quotes that the daily post would choose from: the best N by score, or N at random from all that are good enough.`;

try {
  const { values } = parseArgs({
    options: {
      top: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      archive: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const engine = createEngine({
    load: archiveLoader({ dir: archiveFolder(values.archive, episodesSetting()) }),
  });
  const pool = await engine.pool();
  const wanted = Math.max(1, Math.trunc(Number(values.sample ?? values.top ?? '50')) || 50);
  const order =
    values.sample === undefined
      ? [...pool].sort((a, b) => b.score - a.score)
      : shuffled(pool, Number(values.seed) || 1);
  const printed: object[] = [];
  for (const { id, score } of order.slice(0, wanted)) {
    const quote = await engine.quote(id);
    if (!quote) continue;
    if (values.json) {
      printed.push({ id, score, text: quote.text, speaker: quote.speaker?.name ?? null, episode: quote.episode });
      continue;
    }
    const { show, number, title } = quote.episode;
    process.stdout.write(`${colours.dim(score.toFixed(2))} ${quote.text}\n`);
    process.stdout.write(
      `     ${colours.cyan(quote.speaker?.name ?? '')} ${colours.dim(`— ${show}${number ? ` ${number}` : ''} · ${title}`)}\n\n`,
    );
  }
  process.stdout.write(
    values.json ? `${JSON.stringify(printed)}\n` : `${pool.length} quotes are good enough to be posted.\n`,
  );
  await engine.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Fisher–Yates with a small seeded generator (mulberry32), so that a sample can be read again. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
