import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/answers/summary.ts';
import type { Focus } from '../../src/reading/focus.ts';
import { stem, type Word } from '../../src/text/words.ts';

/** As the engine measures it: the share of the words asked for, and where the first of them stands. */
const asked =
  (query: string) =>
  (words: readonly Word[]): Focus => {
    const wanted = query.split(' ').map(stem);
    const stems = words.map(({ folded }) => stem(folded));
    const from = stems.findIndex((one) => wanted.includes(one));
    return {
      share: wanted.filter((one) => stems.includes(one)).length / wanted.length,
      from,
      to: from < 0 ? -1 : from + wanted.length,
    };
  };
const summaryOf = (query: string, ...texts: string[]) =>
  summarise(
    texts.map((text) => ({ text, weight: 1, role: 'guest' })),
    asked(query),
  ).map(({ text }) => text);

const GOOD = 'Remote work gives people the freedom to live where their families are.';
const ALSO = 'Remote work is hard for new engineers because nobody sits next to them when they are stuck.';

describe('a summary', () => {
  it('makes different points, in words of the sources', () => {
    expect(summaryOf('remote work', GOOD, ALSO).sort()).toEqual([ALSO, GOOD].sort());
  });

  it.each([
    [
      'holds one word of the two asked for',
      'A remote procedure call hides that the network can always fail on developers.',
    ],
    ['has no full stop', 'Remote work is described in the essay of a famous founder, in which he stated'],
    ['trails off', 'Remote work is described in the essay of a famous founder, in which he stated.'],
    ['only says what is spoken of', 'Then we also talked about remote work and engineers at larger companies.'],
    ['explains what was said before', 'The reason I say that is because remote work and engineers are a mess.'],
    ['is a question', 'Should companies pay engineers less when remote work is what they want?'],
    ['has no verb of its own', 'Remote work as a public good for people, which is something new for engineers.'],
    ['is half a sentence', 'Although remote work has been around for engineers like eight years, nine years.'],
    ['points at what was just said', 'Remote work for engineers is ideal for what Adam just explained.'],
    ['leaves open what it speaks of', 'They gave engineers remote work because of that, and it changed them.'],
    ['announces what comes next', 'Remote work for engineers of the company can be divided into two distinct kinds.'],
    ['has lost its beginning', 'Is that I think remote work got to a point with the engineers of the company.'],
    ['goes on with a list', 'As for the second half, remote work is what the engineers were asked about.'],
  ])('leaves out a sentence that %s', (_what, text) => {
    expect(summaryOf('remote work', GOOD, ALSO, text)).not.toContain(text);
  });

  it.each([
    [
      'tells the one opposite what to do',
      'You should just try remote work for a year with the engineers at your company.',
    ],
    ['tells what the speaker did', 'We were early with remote work and had our engineers in nine different countries.'],
    ['goes on from another', 'So remote work was the way in which the engineers of the company started out.'],
    ['holds only on the day it was said', 'Right now remote work is still new and there is currently little software.'],
    [
      'is about what has the name in its own',
      'Remote Work Blocks do a beautiful job of using the strengths of engineers and offices.',
    ],
    ['is about one of many', 'One of the remote work engineers of the company makes a tool that is called office.'],
    [
      'is about what somebody has',
      'In the end our remote work is a matter of trust between the engineers and the company.',
    ],
    ['only praises', 'Remote work is really great, because the engineers of the company have so much fun.'],
    [
      'points at what was said before',
      'For engineers, and for other people even, remote work came, and that became a grace.',
    ],
  ])('prefers others to a sentence that %s', (_what, text) => {
    expect(summaryOf('remote work', text, ALSO, GOOD).slice(0, 2)).toEqual([ALSO, GOOD]);
    expect(summaryOf('remote work', text, ALSO, GOOD)).not.toContain(text);
  });

  it('prefers a sentence that says what it is', () => {
    const defines = 'A beehive is a kind of house that bees build for queens and for honey.';
    const likens = 'A beehive is hot and loud and busy and full of bees, queens and honey.';
    expect(summaryOf('beehive', likens, defines)[0]).toBe(defines);
  });

  it('prefers what keeps to the words that others use of the same thing', () => {
    const aside = 'A beehive is a wooden thing that the neighbour of an uncle has in a garage.';
    const told = 'A beehive is a wooden thing that a queen and many workers fill with honey.';
    const others = [
      'The honey in a beehive, workers make it.',
      'Workers leave a beehive to a queen, with honey.',
      'In a beehive the workers and a queen eat honey.',
      'Honey, a queen, workers: a beehive.',
      'Whoever opens a beehive for honey smokes the workers and spares the queen.',
      'A beehive without a queen has neither workers nor honey for long.',
    ];
    const firstOf = (usual: () => number) =>
      summarise(
        [aside, told, ...others].map((text) => ({ text, weight: text === told ? 0 : 1, role: null })),
        asked('beehive'),
        { least: -5, mayBeShown: ({ text }) => text === aside || text === told, usual },
      )[0]!.text;
    expect(firstOf(() => 0.01)).toBe(told);
    // Words that everybody uses of everything tell nothing.
    expect(firstOf(() => 1)).toBe(aside);
  });

  it('says nothing twice', () => {
    const again = 'Remote work gives people freedom to live where families are.';
    expect(summaryOf('remote work', GOOD, again)).toHaveLength(1);
  });

  it('says nothing twice in other words either, however much of a point that makes', () => {
    const point = 'Remote work is the freedom to live where your families are, and people need that freedom.';
    const reworded = 'Remote work is a way of working in which people live where their families are.';
    expect(summaryOf('remote work', reworded)).toEqual([reworded]);
    expect(summaryOf('remote work', point, reworded)).toEqual([point]);
  });

  it('rather says something else than much the same again, though that makes a better point', () => {
    const again = 'Remote work gives new engineers the time to cook meals when nobody needs them.';
    const other = 'Remote work makes companies write down their decisions in documents.';
    const summary = (...texts: string[]) =>
      summarise(
        texts.map((text) => ({ text, weight: text === again ? 0.5 : 0, role: 'guest' })),
        asked('remote work'),
      ).map(({ text }) => text);
    expect(summary(again, other)[0]).toBe(again);
    expect(summary(ALSO, again, other)).toEqual([ALSO, other]);
  });

  it('says where in its source each sentence stands', () => {
    const text = `Yes, absolutely. ${GOOD} Right.`;
    const [point] = summarise([{ text, weight: 1, role: null }], asked('remote work'));
    expect(point && text.slice(point.span.start, point.span.end)).toBe(GOOD);
  });

  it('prefers the words of a guest to those of the host', () => {
    const roles = (first: string, second: string) =>
      summarise(
        [
          { text: GOOD, weight: 1, role: first },
          { text: GOOD, weight: 1, role: second },
        ],
        asked('remote work'),
      ).map(({ source }) => source);
    expect(roles('host', 'guest')).toEqual([1]);
    expect(roles('guest', 'host')).toEqual([0]);
  });

  it('leaves out what may not be shown', () => {
    const sources = [{ text: `${GOOD} ${ALSO}`, weight: 1, role: null }];
    const shown = summarise(sources, asked('remote work'), { mayBeShown: (_, { start }) => start > 0 });
    expect(shown.map(({ text }) => text)).toEqual([ALSO]);
  });

  it('takes the best of weak sentences where it may, alone, and says so', () => {
    const weak = 'We had some engineers in Europe who were in remote work for the company last year.';
    const options = { least: 0.5, poorest: -9 };
    const of = (...texts: string[]) =>
      summarise(
        texts.map((text) => ({ text, weight: 1, role: null })),
        asked('remote work'),
        options,
      ).map(({ text, weak }) => ({ text, weak }));
    expect(of(weak)).toEqual([{ text: weak, weak: true }]);
    expect(of(weak, GOOD)).toEqual([{ text: GOOD, weak: false }]);
  });

  it('is empty rather than made of pieces', () => {
    expect(summaryOf('remote work', 'Remote work.', 'they like remote work and')).toEqual([]);
  });
});
