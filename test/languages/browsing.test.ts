import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '../../src/episodes/episode.ts';
import { topicsElsewhere } from '../../src/index/topics-elsewhere.ts';
import { createEngine } from '../../src/search/engine.ts';
import { createOpener } from '../../src/search/open.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { rulesOf } from '../../src/text/languages.ts';
import { wordsOf } from '../../src/text/words.ts';
import { turn } from '../search/turn.ts';
import { CASES } from './table.ts';

/** What is offered without being asked for, in languages of which hardly any labels are known. */
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
  // Of a talk: everywhere what is said of everything, in one part of it a thing, and between them little words.
  const talk = (filler: string, thing: string, little: string) =>
    Array.from({ length: 40 }, (_, i) =>
      turn(`${filler} ${little.repeat(10)}. ${i === 20 || i === 21 ? thing : ''}`, i),
    );
  const turns = talk(
    'Das sagen die Leute wirklich immer wieder.',
    'Der Leuchtturm steht allein, und im Leuchtturm wohnt niemand, nur am Leuchtturm brennt Licht.',
    'und dann ist es auch so ',
  );
  const phrasesOf = (spoken: Turn[], language: string) =>
    topicsElsewhere(spoken, language, 100).map(({ phrase }) => phrase);

  it('are what stands together, before what is said all the time', () => {
    expect(phrasesOf(turns, 'de')[0]).toBe('Leuchtturm');
    const spanish = talk(
      'Eso dice la gente, realmente, muchas veces.',
      'El faro sigue solo, y dentro del faro nadie duerme, solo encima del faro arde aceite.',
      'y es así como se dice ',
    );
    expect(phrasesOf(spanish, 'es')[0]).toBe('faro');
  });

  it('are nouns first where nouns have capitals, unless the captions have none', () => {
    const phrases = phrasesOf(turns, 'de');
    expect(phrases).toContain('Leute');
    expect(phrases.indexOf('Leute')).toBeLessThan(phrases.indexOf('wirklich'));
    const lowered = turns.map((one) => ({ ...one, text: one.text.toLowerCase() }));
    expect(phrasesOf(lowered, 'de')[0]).toBe('leuchtturm');
    const large = turns.map((one) => ({ ...one, text: one.text.toUpperCase() }));
    expect(phrasesOf(large, 'de')[0]).toBe('LEUCHTTURM');
  });

  it('are no English talk in between', () => {
    const japanese = talk(
      'エンジニアの仕事は英語の面接からです。',
      'Yeah, the lighthouse, you know, yeah, basically it is software, okay, what you know of a lighthouse, software, yeah.',
      'それからまた、そうしてまた、それからそうしてまた',
    );
    const phrases = phrasesOf(japanese, 'ja');
    expect(phrases).toEqual(expect.arrayContaining(['lighthouse', 'software', '英語']));
    for (const chatter of ['know', 'yeah']) expect(phrases).not.toContain(chatter);
  });

  it('hold no word that its language uses for everything', () => {
    const { stopWords } = rulesOf('de');
    for (const phrase of phrasesOf(turns, 'de'))
      for (const { folded } of wordsOf(phrase)) expect(stopWords.has(folded)).toBe(false);
  });

  it('leave out those who speak', () => {
    const said = turns.map((one) => ({ ...one, text: one.text.replaceAll('Leuchtturm', 'Feddersen') }));
    expect(topicsElsewhere(said, 'de', 100, ['Ole Feddersen']).map(({ phrase }) => phrase)).not.toContain('Feddersen');
  });
});
