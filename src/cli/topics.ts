import { parseArgs } from 'node:util';
import { createEngine } from '../search/engine.ts';
import { archiveLoader } from '../search/load.ts';
import { archiveFolder, episodesSetting } from './archive-option.ts';

const USAGE = `npm run topics -- [--episode NAME] [--limit N] [--json] [--archive DIR]

Prints the archive's topics, or one episode's, best first.`;

try {
  const { values } = parseArgs({
    options: {
      episode: { type: 'string' },
      limit: { type: 'string', default: '100' },
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
  const limit = Math.max(1, Math.trunc(Number(values.limit)) || 100);
  const episode = values.episode === undefined ? undefined : (await engine.resolve('episode', values.episode))[0];
  if (values.episode !== undefined && !episode) throw new Error(`There is no episode "${values.episode}".`);
  const topics = await engine.topics({ limit, ...(episode ? { episode: episode.value } : {}) });
  process.stdout.write(values.json ? `${JSON.stringify(topics)}\n` : `${topics.join('\n')}\n`);
  await engine.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
