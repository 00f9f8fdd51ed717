import { archiveCommand, atLeastOne } from './archive-command.ts';

const USAGE = `npm run topics -- [--episode NAME] [--limit N] [--json] [--archive DIR]

Prints the archive's topics, or one episode's, best first.`;

await archiveCommand(
  USAGE,
  { episode: { type: 'string' }, limit: { type: 'string' } },
  async function* (engine, { episode: name, limit, json }) {
    const episode = name === undefined ? undefined : (await engine.resolve('episode', name))[0];
    if (name !== undefined && !episode) throw new Error(`There is no episode "${name}".`);
    const topics = await engine.topics({
      limit: atLeastOne(limit, 100),
      ...(episode ? { episode: episode.value } : {}),
    });
    yield json ? `${JSON.stringify(topics)}\n` : `${topics.join('\n')}\n`;
  },
);
