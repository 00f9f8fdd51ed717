import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../src/episodes/episode.ts';
import { toldOf } from '../../src/reading/told.ts';
import { turn } from './turn.ts';

const DEFINES = 'A feature store is a database that keeps what models learn from for every team of a company.';
const MENTIONS = 'Yesterday we had lunch with somebody who had also bought a feature store for them.';

const told = (phrases: string[], ...texts: string[]) =>
  toldOf({ turns: texts.map((text, index) => turn(text, index)), speakers: [] }, phrases);

describe('what is told of a topic', () => {
  it('is the sentence that makes the best point of it, and how many do', () => {
    const other = 'Feature stores are a way of sharing data that nobody has to compute again.';
    const [of] = told(['feature store'], `Right. ${DEFINES}`, other);
    expect(of!.points).toBe(2);
    expect([DEFINES, other]).toContain(
      [`Right. ${DEFINES}`, other][of!.best!.turn]!.slice(of!.best!.start, of!.best!.end),
    );
  });

  it('is nothing where it is only mentioned', () => {
    expect(
      told(['feature store'], MENTIONS, 'Is a feature store a database that keeps what models learn from?'),
    ).toEqual([{ points: 0, best: null }]);
  });

  it('is told of what stands first in the sentence, in its longest form', () => {
    const counts = told(['feature', 'feature store', 'models'], DEFINES).map(({ points }) => points);
    expect(counts).toEqual([0, 1, 0]);
  });

  it('is worth less where a name is meant and the plain word is said', () => {
    const text = 'Bolts are pieces of metal that hold the two halves of every machine together.';
    const best = (phrase: string) => told([phrase], text)[0]!.best?.points ?? Number.NEGATIVE_INFINITY;
    expect(best('Bolt')).toBe(best('bolt'));
    const inside = 'A bolt is a piece of metal that holds the two halves of every machine together.';
    const named = (phrase: string) => told([phrase], inside)[0]!.best?.points ?? Number.NEGATIVE_INFINITY;
    expect(named('Bolt')).toBeLessThan(named('bolt'));
  });

  it('leaves out adverts', () => {
    const advert = { ...turn(DEFINES), marks: [{ kind: 'sponsor' as const, start: 0, end: DEFINES.length }] };
    const speakers: Speaker[] = [];
    expect(toldOf({ turns: [advert], speakers }, ['feature store'])[0]!.best).toBeNull();
  });
});
