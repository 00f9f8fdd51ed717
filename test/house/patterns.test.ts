import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, MADE_OF } from './pattern-exceptions.ts';
import { keyOf, type Maker, type Pattern, patternsMade, patternsWritten } from './pattern-list.ts';
import { ask, isGood, REMEDY, readVerdicts, unjudged, type Verdict } from './verdicts.ts';

/** What is new is judged here as far as this many come; beyond them the table is to be renewed first. */
const MOST_NEW = 25;
const EACH_MS = 3000;

/*
 * No regular expression may take longer than in proportion to what it reads: texts come from outside, and one that takes the
 * square of their length holds up everything. The verdicts are kept in `verdicts.json` (`npm run patterns`); only what is new
 * is judged here.
 */
describe('regular expressions', () => {
  let patterns: Pattern[];
  let makers: Maker[];
  let verdicts: Record<string, Verdict>;
  beforeAll(async () => {
    const written = patternsWritten();
    const made = await patternsMade();
    patterns = [...written.patterns, ...made, ...EXAMPLES];
    const seen = new Set(made.map(({ at }) => at));
    makers = written.makers.filter(({ at }) => !seen.has(at));
    verdicts = readVerdicts();
    for (const one of unjudged(patterns, verdicts).slice(0, MOST_NEW)) verdicts[keyOf(one)] = await ask(one, EACH_MS);
  });

  it('are judged wherever they are made while the bot runs', () => {
    const knows = (one: Maker) =>
      MADE_OF.some(({ file, begins }) => one.at.startsWith(file) && one.of.startsWith(begins));
    const unknown = makers.filter((one) => !knows(one));
    const remedy = 'made while the bot runs: put an example of it into MADE_OF of test/house/pattern-exceptions.ts';
    expect(unknown.map(({ at, of }) => `${at}: new RegExp(${of}) is ${remedy}`)).toEqual([]);
  });

  it('take no longer than in proportion to what they read', () => {
    const slow = patterns.flatMap((one) => {
      const verdict =
        verdicts[keyOf(one)] ?? 'no verdict yet: run `npm run patterns` and commit test/house/verdicts.json';
      return isGood(one, verdict) ? [] : [`${one.at} /${one.source.slice(0, 80)}/${one.flags}: ${verdict}`];
    });
    expect(slow, slow.length > 0 ? REMEDY : '').toEqual([]);
  });
});
