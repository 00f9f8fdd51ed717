import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicsElsewhere } from '../../src/index/topics-elsewhere.ts';
import { createEngine } from '../../src/search/engine.ts';
import { createOpener } from '../../src/search/open.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { rulesOf } from '../../src/text/languages.ts';
import { wordsOf } from '../../src/text/words.ts';
import { turn } from '../search/turn.ts';
import { CASES } from './table.ts';

/** What is offered without being asked for, in languages of which no labels are known. */
const archive = fileURLToPath(new URL('archive', import.meta.url));
/** Thai is written without marks at the ends of sentences. */
const WITHOUT_SENTENCES = ['th'];

describe('an archive of many languages', () => {
  let search: SearchPort;
  beforeAll(() => {
    search = createEngine({ load: createOpener({ folder: archive, snapshot: null }) });
  });
  afterAll(() => search.close());

  it('has a written episode for every row of the table', () => {
    expect(readdirSync(archive).sort()).toEqual(CASES.map(({ folder }) => folder).sort());
  });

  it('says which languages are spoken', async () => {
    await search.listed();
    expect((await search.status()).languages).toEqual(CASES.map(({ code }) => code).sort());
  });

  it.each(CASES.filter(({ code }) => !WITHOUT_SENTENCES.includes(code)))(
    '$code: has quotes to post, whole sentences that stand there, none of them a question',
    async ({ folder }) => {
      const episodes = (await search.listed()).filter(({ file }) => file.startsWith(`${folder}/`)).map(({ id }) => id);
      const pool = await search.pool({ episodes });
      expect(pool.length).toBeGreaterThan(2);
      for (const { id } of pool) {
        const quote = await search.quote(id);
        expect(quote!.text).toMatch(/[.!。！।۔][”"’')\]」』»“]*$/u);
        expect(quote!.text).not.toMatch(/[?？؟]/u);
        expect((await search.context(quote!.id, 0))?.[0]?.text).toContain(quote!.text);
      }
    },
  );
});

describe('topics of another language', () => {
  // Of a talk: everywhere its filler word, in one part of it a thing, and little words.
  const filler = 'Wirklich kommt das hier immer wieder vor, und wirklich sagt jeder etwas anderes dazu.';
  const thing = 'Der Leuchtturm steht allein, und im Leuchtturm wohnt niemand, nur am Leuchtturm brennt Licht.';
  const turns = Array.from({ length: 40 }, (_, i) => turn(`${filler} ${i === 20 || i === 21 ? thing : filler}`, i));

  it('are what stands together, before what is said all the time', () => {
    const topics = topicsElsewhere(turns, 'de', 10).map(({ phrase }) => phrase);
    expect(topics[0]).toBe('Leuchtturm');
  });

  it('hold no word that its language uses for everything', () => {
    const { stopWords } = rulesOf('de');
    for (const { phrase } of topicsElsewhere(turns, 'de', 100))
      for (const { folded } of wordsOf(phrase)) expect(stopWords.has(folded)).toBe(false);
  });

  it('leave out those who speak', () => {
    const said = turns.map((one) => ({ ...one, text: one.text.replaceAll('Leuchtturm', 'Feddersen') }));
    expect(topicsElsewhere(said, 'de', 100, ['Ole Feddersen']).map(({ phrase }) => phrase)).not.toContain('Feddersen');
  });
});
