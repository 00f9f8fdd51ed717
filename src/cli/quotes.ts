import colours from 'picocolors';
import { seeded, shuffled } from '../random.ts';
import { counted } from '../replies/markdown.ts';
import { archiveCommand, atLeastOne } from './archive-command.ts';

const USAGE = `npm run quotes -- [--top N | --sample N [--seed S]] [--json] [--archive DIR]

Prints quotes that the daily post would choose from: the best N by score, or N at random from all that are good enough.`;

await archiveCommand(
  USAGE,
  { top: { type: 'string' }, sample: { type: 'string' }, seed: { type: 'string' } },
  async function* (engine, { top, sample, seed, json }) {
    const pool = await engine.pool();
    const order =
      sample === undefined ? [...pool].sort((a, b) => b.score - a.score) : shuffled(pool, seeded(atLeastOne(seed, 1)));
    const listed: object[] = [];
    for (const { id, score } of order.slice(0, atLeastOne(sample ?? top, 50))) {
      const quote = await engine.quote(id);
      if (!quote) continue;
      const speaker = quote.speaker?.name ?? null;
      if (json) {
        listed.push({ id, score, text: quote.text, speaker, episode: quote.episode });
        continue;
      }
      const { show, number, title } = quote.episode;
      const from = `— ${show}${number ? ` ${number}` : ''} · ${title}`;
      yield `${colours.dim(score.toFixed(2))} ${quote.text}\n     ${colours.cyan(speaker ?? '')} ${colours.dim(from)}\n\n`;
    }
    yield json ? `${JSON.stringify(listed)}\n` : `${counted(pool.length, 'quote')} good enough to be posted.\n`;
  },
);
