import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { mannerOf } from '../../src/reading/manner.ts';
import { packTelling, type Telling, tellingOf, unpackTelling } from '../../src/reading/telling.ts';
import { archiveLoader } from '../../src/search/load.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { wordsOf } from '../../src/text/words.ts';
import { fc } from '../harness/properties.ts';

const PEOPLE: ReadonlySet<string> = new Set(['ada', 'grace']);
const tell = (text: string, whole: boolean, people: ReadonlySet<string>) => {
  const words = wordsOf(text);
  return tellingOf(text, words, whole, mannerOf(text, words), people);
};
const told = (text: string) => tell(text, true, PEOPLE);
const alone = ({ anywhere, first, last }: Telling) => anywhere + first + last;

describe('how well a sentence tells something', () => {
  const plain = alone(told('Mortar made of lime lets an old wall breathe.'));

  it.each([
    ['a question', 'Does mortar made of lime let an old wall breathe?'],
    ['what breaks off', 'Mortar made of lime -- well, mortar lets an old wall...'],
    ['what is said to somebody who is there', 'Ada, mortar made of lime lets an old wall breathe.'],
    ['the same at its end', 'Mortar made of lime lets an old wall breathe, Grace.'],
    ['a link', 'Mortar made of lime: https://example.com/mortar-made-of-lime'],
    ['what points back', 'That lets an old wall breathe.'],
    ['the talk itself', 'Today we are going to talk about mortar made of lime.'],
  ])('is less for %s', (_what, text) => {
    expect(alone(told(text))).toBeLessThan(plain - 0.4);
  });

  it.each([
    "Let's get into some of the mortar that is made of lime.",
    'So I think we’ll go into the old walls that mortar made of lime lets breathe.',
    "Okay, so now I'm going to give you a quick overview of mortar made of lime.",
    'We will probably get to the mortar made of lime, and we are good at it.',
  ])('is much less for what only says what will be said: %s', (text) => {
    expect(alone(told(text))).toBeLessThan(plain - 1.9);
  });

  it.each([
    ['I want to go home after I have made mortar of lime.', 'I used to go home after I have made mortar of lime.'],
    ['We want to get inflation down with mortar of lime.', 'We have to get inflation down with mortar of lime.'],
    ['We wanted to start a company for mortar of lime.', 'We had to start a company for mortar of lime.'],
    ['I will endorse mortar of lime in every old wall.', 'I can endorse mortar of lime in every old wall.'],
    ['We will never get an old wall without mortar of lime.', 'We could never get an old wall without mortar of lime.'],
  ])('takes no plan for that: %s', (plan, other) => {
    expect(told(plan).anywhere).toBeGreaterThan(told(other).anywhere - 1);
  });

  it('is not less where somebody is only named', () => {
    const { anywhere } = told('Mortar made of lime was what Ada swore by.');
    expect(told('Ada, who built walls, swore by mortar made of lime.').anywhere).toBe(anywhere);
    expect(told('Mortar made of lime was what Linus swore by.').anywhere).toBe(anywhere);
  });

  it('comes back from its bytes to within half a step', () => {
    const points = fc.double({ min: -6.4, max: 6.35, noNaN: true });
    const telling = fc.record({ anywhere: points, first: points, last: points });
    fc.assert(
      fc.property(telling, (one) => {
        const back = unpackTelling(packTelling(one));
        for (const place of ['anywhere', 'first', 'last'] as const)
          expect(Math.abs(back[place] - one[place])).toBeLessThanOrEqual(0.025 + 1e-9);
      }),
    );
    expect(unpackTelling(packTelling({ anywhere: -99, first: 99, last: 0 }))).toMatchObject({ last: 0 });
  });

  it('is stored with every sentence of an archive', async () => {
    const { archive } = await archiveLoader({ dir: join(projectRoot, 'data/episodes') })();
    for (const [episode, { speakers }] of archive.episodes.entries()) {
      const people = new Set(speakers.map(({ name }) => wordsOf(name)[0]!.folded));
      for (const turn of archive.turns(episode)) {
        const stored = archive.sentences(episode, turn.index);
        for (const [i, { start, end, whole }] of sentencesOf(turn.text, turn.paragraphs).entries()) {
          const text = turn.text.slice(start, end);
          const expected = packTelling(tell(text, whole, people));
          expect(stored[i]!.telling).toBe(expected);
        }
      }
    }
  });
});
