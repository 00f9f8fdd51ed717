import { describe, expect, it } from 'vitest';
import { hangsOnACondition } from '../../src/reading/conditions.ts';
import { sentencesOf } from '../../src/text/sentences.ts';

/** Whether the sentence that begins so, or the run of `length`, hangs on a condition. */
const hangs = (text: string, begins: string, length = 1) => {
  const sentences = sentencesOf(text);
  const from = sentences.findIndex(({ start }) => text.startsWith(begins, start));
  return hangsOnACondition(text, sentences, from, from + length - 1);
};

describe('what holds in one case only', () => {
  it.each([
    ['If all you want is honey from many hives. Great. You should keep bees in a city.', 'You should'],
    ['Say, if you are afraid of bees. You have to leave the village in summer.', 'You have to'],
    ['You may open the hive in winter. Otherwise leave it alone.', 'You may'],
    ['Bees need nobody at all. But if you take their honey, feed them.', 'Bees'],
  ])('is not quoted without it: %s', (text, begins) => {
    expect(hangs(text, begins)).toBe(true);
  });

  it.each([
    ['If it rains, bees stay at home. They are no fools.', 'They are'],
    ['Bees are fine. If it rains, you should leave them alone.', 'If it rains'],
    ['Honey is dear. You should keep bees in a city.', 'You should'],
  ])('says nothing of what stands for itself: %s', (text, begins) => {
    expect(hangs(text, begins)).toBe(false);
  });

  it('is quoted together with it', () => {
    const text = 'If all you want is honey. Then you should keep bees in a city.';
    expect(hangs(text, 'If all', 2)).toBe(false);
  });
});
