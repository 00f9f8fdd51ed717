import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchPort, TopicAnswer } from '../../src/search/port.ts';
import { openArchive, openSettings, stage, textsOf } from './stage.ts';

let archive: SearchPort;
let settings: Awaited<ReturnType<typeof openSettings>>;
beforeAll(async () => {
  archive = openArchive();
  settings = await openSettings();
});
afterAll(async () => {
  await archive.close();
  await settings.close();
});

const numbersIn = (text: string) => [...text.matchAll(/`\[(\d+)\]`/g)].map(([, n]) => Number(n));

it.each(['data engineers', 'hugging face', 'bitcoin', 'what is a data scientist?', 'facebook', 'notebooks'])(
  'an answer about %s numbers what its summary cites from 1 on, and lists exactly those',
  async (question) => {
    // Also where the summary begins with words of the best quote, which stands below and is not said twice.
    const search: SearchPort = {
      ...archive,
      async topic(query): Promise<TopicAnswer> {
        const answer = await archive.topic(query);
        return { ...answer, summary: answer.sources.slice(0, 3).map(({ text }, n) => ({ text, source: n + 1 })) };
      },
    };
    for (const one of [archive, search]) {
      const { mention } = stage({ search: one, settings: settings.settings });
      const posted = await mention(question);
      const texts = posted ? textsOf(posted.reply) : [];
      const listed = texts.flatMap((text) => text.split('\n').filter((line) => /^-# `\[\d+\]`/.test(line)));
      const cited = texts.flatMap((text) =>
        numbersIn(
          text
            .split('\n')
            .filter((line) => !line.startsWith('-# '))
            .join('\n'),
        ),
      );
      expect(listed.flatMap(numbersIn)).toEqual(listed.map((_, n) => n + 1));
      expect([...new Set(cited)]).toEqual(listed.map((_, n) => n + 1));
    }
  },
);
