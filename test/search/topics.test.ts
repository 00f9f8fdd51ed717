import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../src/index/topics.ts';
import { turn } from './turn.ts';

const topics = (...texts: string[]) =>
  topicsOf(
    texts.map((text, index) => turn(text, index)),
    20,
  ).map(({ phrase }) => phrase);

describe('topics of an episode', () => {
  it('are the phrases that it comes back to', () => {
    expect(
      topics(
        'We moved our feature store to another cloud. A feature store keeps what models learn from.',
        'So the feature store was late.',
      ),
    ).toContain('feature store');
  });

  it('are found however many phrases stand there once', () => {
    const others = Array.from(
      { length: 60_000 },
      (_, n) => `the ${n.toString(36)}zk ${n.toString(36)}qv ${n.toString(36)}xw`,
    );
    const often = 'Our feature store keeps what models learn from. ';
    const parts = Array.from({ length: 60 }, (_, n) => often + others.slice(n * 1000, (n + 1) * 1000).join(' '));
    expect(topics(...parts)).toContain('feature store');
  });

  it('keep their hyphens, and are never cut at one', () => {
    const found = topics(
      'A zero-knowledge proof says nothing else. We trust a peer-to-peer network.',
      'A zero-knowledge proof is short, and a peer-to-peer network is slow.',
    );
    expect(found).toEqual(expect.arrayContaining(['zero-knowledge proof', 'peer-to-peer network']));
    expect(found).not.toEqual(expect.arrayContaining(['knowledge proof']));
    expect(found).not.toEqual(expect.arrayContaining(['peer network']));
  });

  it.each([
    [
      'a given name alone',
      'I asked Alice. Then Alice asked Bob, and Bob said that Alice was right about Bob.',
      'Alice',
    ],
    [
      'the half of a sentence',
      'The channel open was slow. Every channel open costs. A channel open again.',
      'channel open',
    ],
    [
      'what only stands before others',
      'A third-party tool. The third-party code. Our third-party risk.',
      'third-party',
    ],
    ['one of an example', 'I send it to node B. Then node B asks node A, and node B waits.', 'node B'],
    [
      'a measure of something',
      'An 80 byte transaction. Each 90 byte transaction. A 100 byte transaction.',
      'byte transaction',
    ],
  ])('are never %s', (_what, text, never) => {
    expect(topics(text, text, text)).not.toContain(never);
  });
});
