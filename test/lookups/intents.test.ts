import { describe, expect, it } from 'vitest';
import { frames } from '../../src/lookups/frames.ts';
import { intents } from '../../src/lookups/intents.ts';
import { asksFor, withoutFrames } from '../../src/lookups/matching.ts';
import { messageWords } from '../../src/lookups/phrases.ts';
import { withoutVocative } from '../../src/lookups/plain-words.ts';

const words = (message: string) => messageWords(withoutVocative(message, ['overlord']));

describe.each(intents)('the intent $name', ({ name, examples, counterexamples }) => {
  it.each(examples)('is in %j', (message) => expect(asksFor(name, words(message))).toBe(true));
  it.each(counterexamples)('is not in %j', (message) => expect(asksFor(name, words(message))).toBe(false));
});

describe.each(frames)('the frame $name', ({ examples }) => {
  it.each(examples)('of %j leaves %j', (message, left) => expect(withoutFrames(message)).toBe(left));
});
