import { describe, expect, it } from 'vitest';
import { askedLine, quoteBlocks, readAsked } from '../../src/replies/cards.ts';
import { type Question, questionBefore, questionOf } from '../../src/replies/question.ts';
import { en } from '../../src/replies/words/en.ts';
import type { ContextTurn, Quote, SearchPort } from '../../src/search/port.ts';
import { fc } from '../harness/properties.ts';

const jeff = { id: 'jeff-meyerson', name: 'Jeff Meyerson' };
const clem = { id: 'clem', name: 'Clem Delangue' };
const answer = 'Yeah, we sell compute and support to companies.';

/** A turn with a question, then one whose quote begins after `before`. */
function twoTurns(
  asked: string,
  {
    before = '',
    quote = answer,
    ...more
  }: { before?: string; quote?: string } & Partial<Omit<ContextTurn, 'quote'>> = {},
): ContextTurn[] {
  const said: ContextTurn = { turn: 4, voice: 'speech', speaker: jeff, start: null, text: asked, quote: null };
  const span = { start: before.length, end: before.length + quote.length };
  return [
    { ...said, ...more },
    { ...said, turn: 5, speaker: clem, text: `${before}${quote} And that is all.`, quote: span },
  ];
}
const asked = (...given: Parameters<typeof twoTurns>) => questionBefore(twoTurns(...given))?.text ?? null;

describe('the question before a quote', () => {
  it('is what the turn before it ends with', () => {
    const text = 'I read about you. It was in the news. How does Hugging Face make money?';
    expect(questionBefore(twoTurns(text))).toEqual({
      speaker: 'Jeff Meyerson',
      text: 'How does Hugging Face make money?',
    });
    expect(asked(text, { before: 'That is a good one. ' })).toBe('How does Hugging Face make money?');
    expect(asked('Okay. Do you sell support to large companies?')).toBe('Do you sell support to large companies?');
    expect(asked('I wonder how much of the compute you sell to large companies?')).not.toBeNull();
  });

  it.each([
    ['Why?', 'You give all models away. Why?'],
    ['How about you?', 'Most companies sell data. How about you?'],
    ['What do you think?', 'Most companies sell data. What do you think?'],
    ['Right?', 'Most companies sell data. Right?'],
    ['How did that come to be?', 'You sell compute to companies. How did that come to be?'],
    ['Is that all server-side?', 'You sell compute to companies. Is that all server-side?'],
    ['Or do you sell support?', 'Do you sell compute to companies? Or do you sell support?'],
  ])('%s is shown with what it is about, or not at all', (alone, together) => {
    expect(asked(alone)).toBeNull();
    expect(asked(`Good. ${alone}`)).toBeNull();
    expect(asked(`Welcome back. ${together}`)).toBe(together);
    expect(asked(`${'Long ago, companies sold data and nothing else, '.repeat(5)}as you know. ${alone}`)).toBeNull();
  });

  it.each([
    ['a turn that ends otherwise', 'How does Hugging Face make money? I always wondered.'],
    ['what is said and handed over', 'It is hard for companies to make money, you know what I mean?'],
    ['small talk', 'Clem Delangue, welcome to Software Engineering Daily, how are you doing?'],
    ['a link', 'How does the company at https://example.com make its money?'],
    ['what hidden words stood in', 'How does […] that company make money?'],
    ['what broke off', 'How does the company make money, or does it...?'],
    ['a beginning that is lost', 'how does the Company make money?'],
    ['somebody else who is asked by name', 'Thomas, how does Hugging Face make money?'],
    ['what is too long', `How does ${'the very large and famous company and '.repeat(8)}Hugging Face make money?`],
  ])('is not %s', (_, text) => {
    expect(asked(text)).toBeNull();
  });

  it('is what is said with a question mark only where the quote says yes or no', () => {
    const text = 'So you sell compute to companies, right?';
    expect(asked(text)).toBe(text);
    expect(asked(text, { quote: 'Large companies buy support.' })).toBeNull();
    expect(asked(text, { before: 'Yeah. ', quote: 'Large companies buy support.' })).toBeNull();
  });

  it('is asked of whoever answers, by any of their names', () => {
    expect(asked('Clem, how does Hugging Face make money?')).not.toBeNull();
    expect(asked('How does Hugging Face make money, Clem?')).not.toBeNull();
    expect(asked('How does Hugging Face make money, Thomas?')).toBeNull();
  });

  it('is none where it is in doubt that the quote answers it', () => {
    const text = 'How does Hugging Face make money?';
    expect(asked(text)).toBe(text);
    expect(asked(text, { before: 'It is a long story. '.repeat(10) })).toBeNull();
    expect(asked(text, { before: 'Do you mean today? ' })).toBeNull();
    expect(asked(text, { quote: 'What is money, after all?' })).toBeNull();
    expect(asked(text, { quote: 'But as I said, companies buy support.' })).toBeNull();
    expect(asked(text, { speaker: clem })).toBeNull();
    expect(asked(text, { speaker: null })).toBeNull();
    expect(asked(text, { voice: 'notes' })).toBeNull();
    // Something that is not shown was said in between.
    expect(asked(text, { turn: 3 })).toBeNull();
    const [, own] = twoTurns(text);
    expect(questionBefore(own ? [own] : [])).toBeNull();
    expect(questionBefore([])).toBeNull();
  });

  it('is always a verbatim stretch of the turn before, short, and ends as that does', () => {
    const sentence = fc.oneof(
      fc.constantFrom(
        'How does Hugging Face make money?',
        'Why?',
        'Right?',
        'You sell compute.',
        'He said “Why not?” to me.',
        'Do “open models” pay?',
        'And […] then.',
        '-- what?',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }).map((one) => `${one.replace(/\s+/g, ' ').trim()}?`),
    );
    const turn = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(turn, (text) => {
        const shown = asked(text);
        if (shown === null) return;
        expect(text.endsWith(shown)).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(240);
        expect(shown).not.toContain('[…]');
      }),
      { numRuns: 1000 },
    );
  });

  it('costs nobody the reply: none where the quote is gone, or cannot be looked up', async () => {
    const search = (context: SearchPort['context']) => ({ context }) as unknown as SearchPort;
    const turns = twoTurns('How does Hugging Face make money?');
    const asking = (context: SearchPort['context']) => questionOf(search(context), 'a.quote');
    expect(await asking(async () => turns)).not.toBeNull();
    expect(await asking(async () => null)).toBeNull();
    expect(await asking(() => Promise.reject(new Error('the search thread stopped')))).toBeNull();
  });
});

describe('a card with the question', () => {
  const quote: Quote = {
    id: 'a.quote',
    text: answer,
    speaker: { ...clem, role: 'guest' },
    voice: 'speech',
    episode: { id: 'a', show: 'A Show', number: '7', title: 'Models', date: null, link: null, file: 'a/7.md' },
    turn: 5,
    span: { start: 0, end: answer.length },
    start: null,
    at: null,
    estimated: false,
    url: null,
    toTheMoment: false,
    shifting: false,
  };
  const textsOf = (question: Question | null) =>
    quoteBlocks(quote, en, question).flatMap((block) => (block.kind === 'text' ? [block.markdown] : []));

  it('has it in small print above the quote, as it was said and as nothing else', () => {
    const [line, words] = textsOf({ speaker: 'Jeff *JM* Meyerson', text: 'Is “open_source” free, @everyone?' });
    expect(line).toBe('-# Jeff \\*JM\\* Meyerson asked: “Is “open\\_source” free, \\@everyone?”');
    expect(words).toBe(`> ${answer}`);
    expect(textsOf(null)[0]).toBe(`> ${answer}`);
  });

  it.each(['Jeff Meyerson', '“Jeff” Meyerson', '“Jeff', '“Jeff” · said by “Nobody”', 'A quote at random'])(
    'of %s is not taken for what somebody typed',
    (speaker) => {
      const typed = { query: 'hugging face', speaker: null, episode: 'A Show 7' };
      for (const text of ['How does it make money?', 'What is “open source” · in “A Show” · for you?']) {
        expect(readAsked(textsOf({ speaker, text }))).toBeNull();
        expect(readAsked([...textsOf({ speaker, text }), askedLine(typed, en, '1 of 9')])).toEqual(typed);
      }
    },
  );

  it('is read back as it was asked, whoever asked before it', () => {
    const words = fc.string({ unit: fc.constantFrom('“', '”', ' ', '·', 'a', '\\', '"', '?', '-', '#') });
    fc.assert(
      fc.property(words, words, (speaker, text) => {
        expect(readAsked(textsOf({ speaker, text }))).toBeNull();
      }),
    );
  });
});
