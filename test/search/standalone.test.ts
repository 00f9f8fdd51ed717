import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { readVectors } from '../../src/models/vectors.ts';
import { projectRoot } from '../../src/paths.ts';
import { dangles, isFiller } from '../../src/reading/sense.ts';
import { OUTSTANDING, PASSABLE, standaloneQuotes, standaloneScore } from '../../src/reading/standalone.ts';
import { createTaste } from '../../src/reading/taste.ts';
import { turn } from './turn.ts';

const guest = { role: 'guest', soundbite: false, edge: false };
const taste = createTaste(readVectors());
const score = (text: string) => standaloneScore(text, guest, taste);

describe('what stands alone', () => {
  it.each([
    'Machine learning researchers can now engage in risk-free, high-income, high-prestige work. They are today’s Medieval Catholic priests.',
    'Complexity is the enemy of security, and every feature that you add is a promise that you have to keep.',
    'People should never trust a bank that they cannot leave.',
  ])('takes %s', (text) => {
    expect(score(text)).toBeGreaterThan(0.3);
  });

  it.each([
    ['a question', 'What are the most acute problems in the machine learning culture ecosystem?'],
    ['a pleasantry', 'Thank you so much for having me, it is a pleasure to be on the show.'],
    ['an advert', 'If you like this, subscribe to the newsletter and get a discount with our promo code.'],
    ['what is too short', 'It is hard.'],
    ['what is too long', `${'Software is a promise that people have to keep, and they never do. '.repeat(8)}`],
    ['what points back', "That's why they should never have trusted the bank with all of their money."],
    ['talk of the talk itself', 'As I said earlier, people should never trust a bank with all of their money.'],
    ['a slide', 'This slide shows that people should never trust a bank with their money.'],
    ['half a sentence', 'Whereas people who never trust a bank with all of their money are better off.'],
    ['what trails off', 'People should never trust a bank with all of their money, because...'],
  ])('refuses %s', (_what, text) => {
    expect(score(text)).toBe(0);
  });

  it.each([
    ['a list whose other parts are missing', 'Lastly, people should never trust a bank with all of their money.'],
    ['a numbered part', 'Three, people should never trust a bank with all of their money.'],
    ['an answer to another', "You're right, people should never trust a bank with all of their money."],
    ['what somebody else said', 'As you heard from Ada, people should never trust a bank with their money.'],
    ['a conclusion without its reasons', 'As a result, people should never trust a bank with all of their money.'],
    ['a sentence without its subject', 'Is what makes people trust a bank with all of their money for life.'],
    [
      '"it" that stands for something before',
      "It's not that people trust a bank with all of their money, it never was.",
    ],
    ['a reason for something before', 'The reason being that people should never trust a bank with their money.'],
    ['one more subject of something before', 'Users also have to trust the bank with all of the money in the world.'],
    ['a made-up case', "Let's say people never trust a bank with all of their money."],
    ['"it" announced by "it"', 'It is important that it is never trusted with all of the money that people have.'],
    ['a link that was taken out', 'People should never trust a bank with all of their money, says Ada .'],
    ['what became of something', "It's made people trust a bank that keeps all of the money in the world."],
    ['half of a contrast', 'Rather than trusting a bank with all of their money, but keeping it at home.'],
    ['what holds in a case named before', 'Because if so, people should never trust a bank with all of their money.'],
    ['an opinion on something before', "And I don't think that's why people should trust a bank with their money."],
    ['a remark added to another', 'I think, though, people should never trust a bank with all of their money.'],
  ])('refuses %s', (_what, text) => {
    expect(score(text)).toBe(0);
  });

  const plain = 'I think people should never trust a bank with all of their money.';
  it.each([
    ['"they" that stands for nobody named', 'From a privacy perspective they should never trust a bank with money.'],
    ['"she" that stands for nobody named', 'I think she should never trust a bank with all of her money.'],
    [
      '"this" with a noun not named before',
      'I think people should never trust this institution with all of their money.',
    ],
    ['"that" with nothing to point at', 'I think people should never do that with all of their money.'],
    ['a place the reader does not know', 'I think people should never trust a bank with all of their money there.'],
    [
      'a difference from nobody knows what',
      'The difference is that people should never trust a bank with their money.',
    ],
    ['hedging', 'I think people should sort of never trust, you know, a bank with all of their money.'],
    ['sentences begun anew', 'I think people, I think people should never trust a bank with all of their money.'],
    ['stumbling', 'I think people should never trust a a bank with like the all of their money.'],
    ['an answer to what the other said', 'I think you are ignoring that people should never trust a bank with money.'],
    ['abbreviations of the trade', 'I think people should never trust an MPP or a TLV with all of their money.'],
    ['"that" with a noun of before', 'I think people should never with all of their money try that attack.'],
    ['shorter thoughts drawn out', 'I think people should never trust a bank with all of their money. Trees are tall.'],
    [
      'a sentence without a verb of its own',
      'Building banks for people who should never trust them with all of their money.',
    ],
    [
      'a condition without what follows from it',
      'If people have never trusted a bank with all of the money that they own.',
    ],
    ['"that" led in', 'As far as I know, that should never make people trust a bank with all of their money.'],
    ['a speaker left in the text', 'Ada: People should never trust a bank with all of their money.'],
    [
      'an example of nobody knows what',
      'I think people are a great example, they should never trust a bank with money.',
    ],
    ['what the trade alone can read', 'I think sidechains should never multiplex a pubkey with all of the opcodes.'],
    ['variables', 'I think people should never trust a bank with all of the money at address X.'],
    ['what goes on from before', 'But people should never trust a bank with all of their money.'],
    ['a definition', 'A bank is a system that people should never trust with all of their money.'],
    ['what a term means', 'I think people should never trust what is known as a bank with all of their money.'],
    ['slips of the keyboard', 'I think people should never trust a bank iwth all of their moeny.'],
    ['a space before a stop', 'I think people should never trust a bank .They need all of their money.'],
    [
      'words that do not follow each other',
      'I think people should never trust from in a bank with all of their money.',
    ],
    ['a plural after "a"', 'I think people should never trust a big companies with all of their money.'],
    ['twice the comparative', 'I think people should never trust a more harder bank with all of their money.'],
    [
      'a condition of several parts without what follows from it',
      'If people go out and trust a bank, or, you know, lend all of their money to a company.',
    ],
    [
      'what ends in a condition',
      'I think people never trust a bank, but when people cannot tell where the money of a bank is.',
    ],
    ['a sentence that lost its beginning', 'Sounds like people should never trust a bank with all of their money.'],
    ['another such', 'A bit like people who should never trust a bank with all of their money, as they know.'],
    ['what goes back to the talk', 'Going back to banks, people should never trust one with all of their money.'],
    ['what everybody knows already', 'I think as everybody knows people should never trust a bank with their money.'],
    ['somebody addressed', 'I think you guys should never trust a bank with all of the money that people have.'],
    ['the plans of a company', 'We want people to never ever trust a bank with all of the money that they have.'],
    ['a title', '"People should never trust a bank with all of their money."'],
    ['a heading left in the text', 'Trust in banks: People should never trust a bank with all of their money.'],
    ['somebody the reader does not know', 'Orsino is somebody that people should never trust with all of their money.'],
    ['news of a year', 'I think people should never trust a bank with all of their money in 2021.'],
    ['what is announced', 'I just want to share that people should never trust a bank with all of their money.'],
    ['a count of things', 'I think people should never trust a bank if one of three things is true of their money.'],
    ['a comma within a predicate', 'I think what people should never do is, to trust a bank with all of their money.'],
    ['what everybody would agree to', 'I think that trust is really important.'],
    [
      'a reason that is the claim',
      'I think people should never trust a bank, because a bank people should never trust.',
    ],
    ['two articles', 'I think people should never trust the a bank with all of their money.'],
    [
      'a noun in number with no verb',
      'I think nobody with money should trust a bank, and everyone with banks need money.',
    ],
    ['a denial of all that means some', "I think everyone doesn't trust a bank that has all of the money of people."],
    ['a case named before', 'It would be that people should never trust a bank with all of their money.'],
    [
      'things of which nothing is said',
      'A lot of things with banks mean people should never trust them with their money.',
    ],
    ['what was done lately', 'I recently think people should never trust a bank with all of their money.'],
    ['guesses', 'I think maybe people should never trust a bank with all of their money.'],
    ['an oath', 'I think people should never fucking trust a bank with all of their money.'],
    ['an afterthought', 'I think people should never trust a bank, which is for all of their money.'],
    ['a claim of some only', 'I think some people should never trust a bank with all of their money.'],
    ['a comparison with nothing', 'I think people should never trust a bank with all of their money, it is better.'],
    ['a case that happens to "you"', 'When you have money people should never trust a bank with all of it or of them.'],
    ['a scene acted out', 'I think everybody is like "Never trust a bank with all of the money that people have."'],
    ['the last few months', 'I think for the last few months people should never trust a bank with their money.'],
    [
      'an opinion without a verb of its own',
      'I think the money of people with all of the trust of the banks in the world.',
    ],
    [
      'people doing something, without a verb',
      'Companies trusting a bank with all of the money in the world of the people.',
    ],
    [
      'a condition that ends in what somebody says',
      'If people trust a bank and say to it "Never trust people, they have money."',
    ],
    ['what is little more than a title', 'I think people should never trust a bank.'],
    ['saying it twice', `${'I think people should never trust a bank with all of their money. '.repeat(2)}`.trim()],
  ])('prefers a plain sentence to %s', (_what, text) => {
    expect(score(text)).toBeLessThan(score(plain));
  });

  it.each([
    [
      'news of a company',
      'We have a bank that people should never trust with all of their money.',
      'People have a bank that people should never trust with all of their money.',
    ],
    [
      'a lesson drawn from something before',
      'The lesson there is that people should never trust a bank with all their money.',
      'A lesson is that people should never trust a bank with all their money.',
    ],
    [
      'people pointed at',
      'People who live that way should never trust a bank with all of their money.',
      'People who live well should never trust a bank with all of their money.',
    ],
    [
      '"that" done in the first clause',
      'If people do that with a bank, they should never trust it with their money.',
      'If people do well with a bank, they should never trust it with their money.',
    ],
    [
      'an object that was named before',
      'Letting them trust a bank with all of their money is what people should never do.',
      'Letting people trust a bank with all of their money is what people should never do.',
    ],
  ])('prefers the same without it to %s', (_what, flawed, same) => {
    expect(score(flawed)).toBeLessThan(score(same));
  });

  it.each([
    [
      '"that" after a lead-in',
      'In general that makes people afraid of being wrong, and people who are afraid never learn.',
      'In general fear makes people afraid of being wrong, and people who are afraid never learn.',
    ],
    [
      '"it" after a time',
      'Nowadays it makes people afraid of being wrong, and people who are afraid never learn.',
      'Nowadays fear makes people afraid of being wrong, and people who are afraid never learn.',
    ],
    [
      '"it" after an adverb',
      'Sadly, it makes people afraid of being wrong, and people who are afraid never learn.',
      'In general it is harder to be wrong than to be afraid, and people who are afraid never learn.',
    ],
    [
      'a word that another chose',
      "I wouldn't say that people are lazy; people who are afraid of being wrong never learn.",
      'I never say that people are lazy; people who are afraid of being wrong never learn.',
    ],
    [
      'what came first of something',
      'Initially, everybody is a beginner, and people who are afraid of being wrong never learn.',
      'Luckily, everybody is a beginner, and people who are afraid of being wrong never learn.',
    ],
    [
      'what comes after something',
      'Eventually people should never trust a bank with all of their money.',
      'Everywhere people should never trust a bank with all of their money.',
    ],
    [
      'one part of a list',
      'Category three is people who should never trust a bank with all of their money.',
      'Category killers are people who should never trust a bank with all of their money.',
    ],
    [
      'somebody of the family',
      'My kids are growing up in a world where people are afraid of being wrong, and they never learn.',
      'My friends are growing up in a world where people are afraid of being wrong, and they never learn.',
    ],
  ])('does not call outstanding what starts with %s', (_what, flawed, same) => {
    expect(score(flawed)).toBeLessThan(OUTSTANDING);
    expect(score(same)).toBeGreaterThan(OUTSTANDING);
  });

  it.each([
    [
      '"they" for people just named',
      'Engineers should never trust a bank, because they can always build a better one.',
    ],
    ['"it" that announces', "It's a mistake to think that people should ever trust a bank with all of their money."],
    [
      'a reason that says more',
      'People should never trust a bank, because a bank that fails keeps the money of everyone.',
    ],
    [
      'a superlative of one of several',
      'One of the best ways to lose money is to trust a bank that nobody else trusts.',
    ],
    ['a condition with a short main clause', "If everything works the way people want, you're invisible."],
    ['"it" in "look at it"', 'If you look at it, the people who trust a bank most are those who never had money.'],
    ['"the" before a kind', 'The hard problems are all about people who trust a bank that they should never trust.'],
    [
      '"this" with what tells which',
      'People who trust a bank have this strong sense of freedom that they never had before.',
    ],
    [
      '"because" before a whole condition',
      'Because if you trust a bank, you should never trust it with all of your money.',
    ],
    ['an opinion that there is something', "I think there's nothing worse for people than to trust a bank that fails."],
    ['"like" before a name', 'People should never trust banks like Illyria with all of the money that they have.'],
    ['"the" before what everyone knows', 'The future is something that people should never leave to a bank.'],
  ])('has nothing against %s', (_what, text) => {
    expect(score(text)).toBeGreaterThan(0.35);
  });

  it.each([
    ['takes a stand', 'Nobody should trust a bank without a reason.', 'People can trust a bank with a reason.'],
    [
      'judges bluntly',
      'Banks that people trust make terrible friends.',
      'Banks that people trust make regular friends.',
    ],
    [
      'speaks of learning',
      'People learn from the banks that they trust.',
      'People gain from the banks that they trust.',
    ],
    [
      'says the most of something',
      'Trust is the hardest thing for people in a bank.',
      'Trust is the normal thing for people in a bank.',
    ],
    ['counts', 'Banks hold 90% of the money that people trust.', 'Banks hold parts of the money that people trust.'],
    [
      'sets one thing against another',
      'Trust a bank for the money, not for the people in it.',
      'Trust a bank for the money, and for the people in it.',
    ],
    [
      'has a view',
      'I hate banks that people trust with all of the money.',
      'I see banks that people trust with all of the money.',
    ],
    [
      'advises',
      'Build banks that people trust with all of the money.',
      'They build banks that people trust with all the money.',
    ],
    [
      'is "the more, the more"',
      'The more people trust a bank, the more money it makes.',
      'As more people trust a bank, so more money it makes.',
    ],
  ])('prefers what %s', (_what, pointed, plain) => {
    expect(score(pointed)).toBeGreaterThan(score(plain));
  });

  it('does not take "machine learning" for learning', () => {
    const gain = (learning: string, other: string) =>
      score(`People trust banks that know ${learning}.`) - score(`People trust banks that know ${other}.`);
    expect(gain('machine learning well', 'machine trading well')).toBeLessThan(gain('learning well', 'trading well'));
  });

  it('prefers a second sentence whose "they" the first one names', () => {
    const second = 'They are the priests of this century, and people trust them.';
    expect(score(`Bankers can never lose the money of people. ${second}`)).toBeGreaterThan(
      score(`The bank can never lose the money of people. ${second}`),
    );
  });

  it('takes two sentences for one where the second says what follows from the first', () => {
    const condition = 'If you tell people, "Trust a bank with all of your money."';
    expect(score(`${condition} Then nobody learns how to keep it.`)).toBeGreaterThan(
      score(`${condition} Nobody learns how to keep it.`),
    );
  });

  it('does not take "unfortunately" for more than a word upon something before', () => {
    expect(score('Unfortunately, people who trust a bank never learn from it.')).toBeGreaterThan(0);
  });

  it('prefers a second sentence that sets itself against the first', () => {
    const text = (link: string) =>
      `People always need banks for money. ${link} nobody should trust a bank that never fails.`;
    expect(score(text('But'))).toBeGreaterThan(score(text('Then')));
  });

  it('knows what anybody would read by how its words are used elsewhere', () => {
    const work = 'Most people learn more from the mistakes that they make than from all of their success.';
    const parts = 'Most sockets read more from the buffers that they flush than from all of their headers.';
    const apart = (which: typeof taste | null) =>
      standaloneScore(work, guest, which) - standaloneScore(parts, guest, which);
    expect(apart(taste)).toBeGreaterThan(apart(null));
  });

  it('takes the episode into account: where all is about parts and settings, less is for everybody', () => {
    const text = 'Open source communities give people a sense of identity that a company seldom can.';
    expect(standaloneScore(text, { ...guest, setting: 0.2 }, taste)).toBeGreaterThan(score(text));
    expect(standaloneScore(text, { ...guest, setting: -0.4 }, taste)).toBeLessThan(score(text));
  });

  it('prefers what the creators picked, and guests to hosts', () => {
    const text = 'Open source communities give people a sense of identity that a company seldom can.';
    expect(standaloneScore(text, { ...guest, soundbite: true })).toBeGreaterThan(score(text));
    expect(standaloneScore(text, { ...guest, role: 'host' })).toBeLessThan(score(text));
    expect(standaloneScore(text, { ...guest, edge: true })).toBeLessThan(score(text));
  });

  it('looks at what stands around a quote in its turn', () => {
    const said = 'People should never trust a bank with all of their money.';
    const points = (text: string) => {
      const episode = { turns: [turn(`${text} ${'Trees are green. '.repeat(200)}`)], speakers: [], soundbites: [] };
      return standaloneQuotes(episode, taste).find(({ start, end }) => text.slice(start, end) === said)?.score ?? 0;
    };
    const within = points(`Thank you for the talk. ${said} Thank you so much.`);
    expect(within).toBeGreaterThan(0);
    expect(points(`${said} Thank you so much.`)).toBeGreaterThan(within);
    expect(points(`Is a bank tall? ${said} Thank you so much.`)).toBeGreaterThan(within);
    expect(points(`Thank you for the talk. ${said} But thank you so much.`)).toBeLessThan(within);
    expect(points(`Thank you for the talk. ${said} Butter, thank you so much.`)).toBe(within);
  });

  // The twentieth that there was told everybody what was meant for some (`conditions.ts`).
  it('finds nineteen daily quotes in the two episodes', async () => {
    const { episodes } = await readArchive(join(projectRoot, 'data/episodes'));
    const found = episodes.flatMap((episode) => standaloneQuotes(episode, taste, PASSABLE));
    expect(found.length).toBeGreaterThanOrEqual(19);
  });

  it('picks whole, quotable, separate stretches of the two episodes', async () => {
    for (const episode of (await readArchive(join(projectRoot, 'data/episodes'))).episodes) {
      const last = new Map<number, number>();
      for (const { turn, start, end, score: points } of standaloneQuotes(episode, taste)) {
        const { text, marks, gaps, voice } = episode.turns[turn]!;
        const quote = text.slice(start, end);
        expect(points).toBeGreaterThan(0);
        expect(quote.length).toBeGreaterThanOrEqual(40);
        expect(quote.length).toBeLessThanOrEqual(400);
        expect(quote).toMatch(/^["“(]?[\p{Lu}\p{N}].*[.!]["”)]*$/u);
        expect(voice).not.toBe('notes');
        expect(marks.some((mark) => mark.start < end && mark.end > start)).toBe(false);
        expect(gaps.some((gap) => gap >= start && gap <= end)).toBe(false);
        expect(start).toBeGreaterThanOrEqual(last.get(turn) ?? 0);
        last.set(turn, end);
      }
    }
  });
});

describe('what a sentence is like', () => {
  it.each([
    "That's great.",
    'So, it was hard.',
    'They never came back.',
    'And then he left the company.',
    'I think this is nonsense.',
    'Yeah, those are the ones.',
  ])('%s leans on what came before', (text) => {
    expect(dangles(text)).toBe(true);
  });
  it.each([
    "It's hard to build a company.",
    'There are two kinds of people.',
    'I think academia has a lot to offer.',
    'If you want money, leave.',
    'That people trust banks is odd.'.replace('That p', 'P'),
  ])('%s does not', (text) => {
    expect(dangles(text)).toBe(false);
  });
  it.each(['Yeah, for sure.', 'I mean, exactly.', 'Thank you so much.', 'Okay.', "That's a great question."])(
    '%s is filler',
    (text) => {
      expect(isFiller(text)).toBe(true);
    },
  );
  it('and a claim is not', () => {
    expect(isFiller('Scale wins over ideas.')).toBe(false);
  });
});
