import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';

describe('the warm-up of a large archive', () => {
  const refused: unknown[] = [];
  const note = (reason: unknown) => refused.push(reason);
  afterEach(() => {
    process.off('unhandledRejection', note);
  });

  it('ends quietly where names and topics cannot be read: searches go on, and who asks for them is told', async () => {
    process.on('unhandledRejection', note);
    const { archive, retriever } = await archiveLoader({ dir: join(projectRoot, 'data/episodes') })();
    const large = {
      ...archive,
      episodes: Array.from({ length: 120 }, (_, i) => archive.episodes[i % archive.episodes.length]!),
      digest: () => {
        throw new Error('damaged');
      },
    };
    const engine = createEngine({ load: async () => ({ archive: large, retriever }) });
    await engine.status();
    for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done));
    expect(refused).toEqual([]);
    expect((await engine.search({ text: 'hugging face' })).hits).not.toEqual([]);
    await expect(engine.suggest('topic', '')).rejects.toThrow('damaged');
    await engine.close();
  });
});
