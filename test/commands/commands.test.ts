import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsIn } from '../../src/episodes/canonical.ts';
import { projectRoot } from '../../src/paths.ts';
import type { PlayMessage } from '../../src/playground/contract.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { buttonsOf, only, quoteOf, textsOf, wordsOf } from '../harness/reading.ts';

const sources = ['software-engineering-daily/1272.md', 'vanishing-gradients/11.md'].map((file) =>
  readFileSync(join(projectRoot, 'data/episodes', file), 'utf8'),
);
const isTrue = (quote: string) => sources.some((source) => standsIn(quote, source));

/** The episodes that come along, beside a file that cannot be read. */
const episodes = mkdtempSync(join(tmpdir(), 'overlord-commands-'));
const LOST = 'software-engineering-daily/lost.json';

let discord: DiscordUnderTest;
let bot: BotUnderTest;
/** Owns the server. */
let ada: MemberActor;
/** A plain member. */
let grace: MemberActor;

beforeAll(async () => {
  cpSync(join(projectRoot, 'data/episodes'), episodes, { recursive: true });
  writeFileSync(join(episodes, LOST), '{"words": ');
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord, { EPISODES_DIR: episodes });
  [ada, grace] = await Promise.all([discord.member('Ada'), discord.member('Grace')]);
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
  rmSync(episodes, { recursive: true });
});

describe('/quote', () => {
  it('answers with words that stand in the source, who said them, where, and how many more there are', async () => {
    const message = only((await grace.slash('/quote', { about: 'hugging face community' })).messages);
    expect(isTrue(quoteOf(message))).toBe(true);
    expect(wordsOf(message)).toMatch(/\*\*Mark Saroufim\*\* · ≈\u00a04\d:\d\d\nSoftware Engineering Daily 1272/);
    expect(wordsOf(message)).toMatch(/“hugging face community” · 1 of \d+/);
    expect(wordsOf(message)).toContain('**Hugging Face**');
  });

  it('pages to the next quote and back, for the person who asked', async () => {
    const first = only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages);
    const second = only((await grace.press(first, 'Next')).messages);
    expect(second.id).toBe(first.id);
    expect(quoteOf(second)).not.toBe(quoteOf(first));
    expect(isTrue(quoteOf(second))).toBe(true);
    expect(wordsOf(second)).toContain('2 of');
    const back = only((await grace.press(second, 'Previous')).messages);
    expect(quoteOf(back)).toBe(quoteOf(first));
    expect(buttonsOf(back).find((one) => one.label === 'Previous')?.disabled).toBe(true);
  });

  it('gives anybody else a private copy of their own, and lets a moderator page', async () => {
    const first = only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages);
    const asked = only((await ada.slash('/quote', { about: 'bitcoin energy' })).messages);
    const copy = only((await grace.press(asked, 'Next')).messages);
    expect(copy.id).not.toBe(asked.id);
    expect(copy.play.onlyFor).toBe(grace.user.id);
    // The copy is hers: she pages it in place.
    const paged = only((await grace.press(copy, 'Next')).messages);
    expect(paged.id).toBe(copy.id);
    expect(wordsOf(paged)).toContain('3 of');
    expect(only((await ada.press(first, 'Next')).messages).id).toBe(first.id);
  });

  it('shows a few sentences around it, then its turn, then those around that, and the way back', async () => {
    const first = only((await grace.slash('/quote', { about: 'angels on a pin' })).messages);
    const words = (message: PlayMessage) => wordsOf(message).replaceAll('**', '');
    const context = only((await grace.press(first, 'More context')).messages);
    expect(wordsOf(context)).toContain('Constantinople');
    expect(words(context)).toContain(quoteOf(first).slice(0, 40));
    expect(wordsOf(context).length).toBeLessThan(quoteOf(first).length + 1000);
    expect(wordsOf(context)).not.toContain('Jeff Meyerson');
    // It begins with a sentence.
    expect(words(context)).toMatch(/\n… [“"A-Z]/);
    const turn = only((await grace.press(context, 'More context')).messages);
    expect(wordsOf(turn).length).toBeGreaterThan(wordsOf(context).length);
    const wider = only((await grace.press(turn, 'More context')).messages);
    expect(wordsOf(wider)).toContain('Jeff Meyerson');
    const widest = only((await grace.press(wider, 'More context')).messages);
    expect(buttonsOf(widest).map(({ label }) => label)).not.toContain('More context');
    let narrower = widest;
    for (let step = 0; step < 3; step += 1) {
      narrower = only((await grace.press(narrower, 'Less context')).messages);
    }
    expect(wordsOf(narrower)).toBe(wordsOf(context));
    const back = only((await grace.press(narrower, 'Back to the quote')).messages);
    expect(back.id).toBe(first.id);
    expect(quoteOf(back)).toBe(quoteOf(first));
    expect(wordsOf(back)).toContain('“angels on a pin”');
  });

  it('says above the quote which question it begins to answer, on every page, and nowhere else', async () => {
    const asked = { about: 'underdeveloped data engineering stack' };
    const question =
      '-# Jeff Meyerson asked: “If you were to point to the most underdeveloped part of the data engineering stack, what would you point to?”';
    const first = only((await grace.slash('/quote', asked)).messages);
    expect(textsOf(first)[0]).toBe(question);
    expect(isTrue(question.slice(question.indexOf('“') + 1, -1))).toBe(true);
    expect(textsOf(first)[1]).toMatch(/^> So, that's interesting/);
    const second = only((await grace.press(first, 'Next')).messages);
    expect(textsOf(second)[0]).toMatch(/^> /);
    const back = only((await grace.press(second, 'Previous')).messages);
    expect(wordsOf(back)).toBe(wordsOf(first));
    const context = only((await grace.press(back, 'More context')).messages);
    expect(wordsOf(context)).not.toContain(' asked: ');
    expect(wordsOf(only((await grace.press(context, 'Back to the quote')).messages))).toBe(wordsOf(first));
    const atRandom = only((await grace.slash('/quote', {}, { in: 'off-topic' })).messages);
    expect(wordsOf(atRandom)).not.toContain(' asked: ');
    expect(wordsOf(only((await grace.slash('/topic', asked)).messages))).not.toContain(' asked: ');
  });

  it('without a topic shows a good quote at random, and another one each time', async () => {
    const seen = new Set<string>();
    let message = only((await grace.slash('/quote', {}, { in: 'off-topic' })).messages);
    for (let i = 0; i < 8; i++) {
      seen.add(quoteOf(message));
      expect(isTrue(quoteOf(message))).toBe(true);
      message = only((await grace.press(message, 'Another')).messages);
    }
    expect(seen.size).toBe(8);
  });

  it('keeps to a speaker and an episode, picked or typed', async () => {
    const byJeff = only((await grace.slash('/quote', { about: 'machine learning', speaker: 'jeff' })).messages);
    expect(wordsOf(byJeff)).toContain('**Jeff Meyerson**');
    const next = only((await grace.press(byJeff, 'Next')).messages);
    expect(wordsOf(next)).toContain('**Jeff Meyerson**');
    const notes = only(
      (await grace.slash('/quote', { about: 'open source', episode: 'Vanishing Gradients 11' })).messages,
    );
    expect(wordsOf(notes)).toContain('Vanishing Gradients, show notes');
    expect(buttonsOf(notes).find((one) => one.url)?.url).toBe('https://vanishinggradients.fireside.fm/11');
  });

  it('says who wrote what the notes quote', async () => {
    const message = only((await grace.slash('/quote', { about: 'catholic priests' })).messages);
    expect(quoteOf(message)).toContain('Medieval Catholic priests');
    expect(wordsOf(message)).toContain('Mark Saroufim, as quoted in the show notes');
    const around = only((await grace.press(message, 'More context')).messages);
    const wider = wordsOf(only((await grace.press(around, 'More context')).messages));
    expect(wider).toContain('Vanishing Gradients, show notes');
    expect(wider).not.toContain('Speaker unknown');
  });

  it('says that nobody said it only where that is literally true', async () => {
    for (const command of ['/quote', '/topic']) {
      const absent = only((await grace.slash(command, { about: 'zymurgy lemurs' })).messages);
      expect(wordsOf(absent)).toContain('Nobody said that in these episodes: “zymurgy lemurs”.');
      // "Garden" and "heap" stand somewhere, of something else.
      const unsure = only((await grace.slash(command, { about: 'growing tomatoes in the garden' })).messages);
      expect(wordsOf(unsure)).toContain('I found nothing like that: “growing tomatoes in the garden”.');
      expect(wordsOf(unsure)).not.toMatch(/nobody said/i);
    }
  });

  it('offers what may have been meant, which answers at a press', async () => {
    for (const command of ['/quote', '/topic'] as const) {
      const message = only((await grace.slash(command, { about: 'hugging fase' })).messages);
      expect(wordsOf(message)).toContain('Did you mean:');
      expect(wordsOf(message)).not.toContain('Nobody said');
      const meant = only((await grace.press(message, 'Hugging Face')).messages);
      expect(wordsOf(meant)).toContain('### Hugging Face');
      expect(wordsOf(meant)).toContain('Mark Saroufim');
    }
  });

  it('takes a name alone for whoever bears it: what they said', async () => {
    for (const [about, name] of [
      ['Mark Saroufim', 'Mark Saroufim'],
      ['jeff', 'Jeff Meyerson'],
    ] as const) {
      const message = only((await grace.slash('/quote', { about })).messages);
      // In bold, or as whom the notes quote.
      expect(wordsOf(message)).toContain(name);
      expect(isTrue(quoteOf(message))).toBe(true);
    }
  });

  it('shows what comes nearest to whoever presses for it, and to nobody else', async () => {
    const message = only((await grace.slash('/quote', { about: 'growing tomatoes in the garden' })).messages);
    const nearest = only((await grace.press(message, 'Show the nearest anyway')).messages);
    expect(nearest.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(nearest)).toContain('The episodes that come nearest to “growing tomatoes in the garden”');
    expect(wordsOf(nearest)).toMatch(/`\[1\]` .+\n-# .*Software Engineering Daily 1272|Vanishing Gradients 11/);
  });

  it('tells what only comes near from what was said', async () => {
    const message = only((await grace.slash('/quote', { about: 'schooling by the church' })).messages);
    expect(wordsOf(message)).toMatch(/^\n?Not in those words\. Nearest in meaning:\n/);
    expect(quoteOf(message)).toContain('Catholic school');
    const said = only((await grace.slash('/quote', { about: 'hair dryers' })).messages);
    expect(wordsOf(said)).not.toContain('Not in those words');
  });

  it('gives the nearest there is, and says so, where nobody answers the question itself', async () => {
    for (const command of ['/quote', '/topic']) {
      const message = only((await grace.slash(command, { about: 'is academia dead?' })).messages);
      expect(wordsOf(message)).toContain('Not in those words. The nearest I have, on “academia”:');
      expect(wordsOf(message)).toMatch(/academi/i);
    }
    const first = only((await grace.slash('/quote', { about: 'is academia dead?' })).messages);
    const second = only((await grace.press(first, 'Next')).messages);
    expect(wordsOf(second)).toMatch(/“academia” · 2 of/);
  });

  it('says privately that it knows no such person or episode', async () => {
    const wrong: Record<string, string>[] = [{ speaker: 'Nobody Such' }, { episode: 'No such episode' }];
    for (const options of wrong) {
      const message = only((await grace.slash('/quote', { about: 'bitcoin', ...options })).messages);
      expect(message.play.onlyFor).toBe(grace.user.id);
    }
  });

  it('answers privately when asked to', async () => {
    const message = only((await grace.slash('/quote', { about: 'bitcoin', private: true })).messages);
    expect(message.play.onlyFor).toBe(grace.user.id);
    expect(only((await grace.press(message, 'Next')).messages).id).toBe(message.id);
  });

  it('shows what was typed as it was typed, and no more', async () => {
    const hostile = '**hugging** @everyone <@1> [face](https://x.example) `';
    const message = only((await grace.slash('/quote', { about: hostile })).messages);
    expect(message.play.pinged).toMatchObject({ everyone: false, users: [], roles: [] });
    expect(wordsOf(message)).toContain('\\*\\*hugging\\*\\* \\@everyone \\<@1>');
  });

  it('works in a direct message and for a user install', async () => {
    expect(isTrue(quoteOf(only((await grace.slash('/quote', { about: 'bitcoin' }, { in: 'dm' })).messages)))).toBe(
      true,
    );
    expect(
      isTrue(quoteOf(only((await grace.slash('/quote', { about: 'bitcoin' }, { userInstall: true })).messages))),
    ).toBe(true);
  });
});

describe('autocomplete', () => {
  it('is useful from the first letter, for topics, people and episodes', async () => {
    expect((await grace.complete('/quote', 'about', 'h')).map((one) => one.name)).toContain('Hugging Face');
    expect((await grace.complete('/quote', 'speaker', 'm'))[0]?.name).toBe('Mark Saroufim');
    expect((await grace.complete('/quote', 'episode', '12'))[0]?.name).toContain('1272');
    for (const focused of ['about', 'speaker', 'episode']) {
      const offered = await grace.complete('/quote', focused, '');
      expect(offered.length).toBeGreaterThan(0);
      expect(offered.length).toBeLessThanOrEqual(25);
    }
  });

  it('gives a value that the command takes', async () => {
    const [choice] = await grace.complete('/quote', 'speaker', 'meyer');
    const message = only((await grace.slash('/quote', { about: 'facebook', speaker: choice?.value ?? '' })).messages);
    expect(wordsOf(message)).toContain('**Jeff Meyerson**');
  });
});

describe('/topic', () => {
  it('summarises in at most three sentences, each cited and each in the sources', async () => {
    const message = only((await grace.slash('/topic', { about: 'hugging face' })).messages);
    const [, summary = '', ...sources] = textsOf(message);
    const sourcesText = sources.join('\n');
    const sentences = summary
      .split(/`\[\d\]`/)
      .map((one) => one.trim())
      .filter(Boolean);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.length).toBeLessThanOrEqual(3);
    for (const sentence of sentences) expect(isTrue(sentence.replace(/\\(.)/g, '$1'))).toBe(true);
    for (const [cited] of summary.matchAll(/`\[\d\]`/g)) expect(sourcesText).toContain(cited);
    // A sentence that is a whole quote is not said again among the sources.
    const plain = (words: string) => words.replace(/\*\*|\\/g, '');
    for (const sentence of sentences) expect(plain(sourcesText)).not.toContain(`] ${plain(sentence)}\n`);
    expect(wordsOf(message)).toMatch(/- Software Engineering Daily 1272 – \d+ passages/);
  });

  it('opens each of its quotes for the one who presses', async () => {
    const message = only((await grace.slash('/topic', { about: 'hugging face' })).messages);
    const open = buttonsOf(message).filter(({ label }) => label === 'More context');
    const sources = textsOf(message).filter((one) => /^(?:-# )?`\[\d\]`/.test(one));
    expect(open.length).toBeGreaterThan(2);
    expect(open).toHaveLength(sources.length);
    const opened = await Promise.all(open.map(({ id }) => ada.press(message, id ?? '')));
    for (const { messages } of opened) {
      expect(only(messages).play.onlyFor).toBe(ada.user.id);
      const quote = /\*\*(?! · )([^*]{30,})\*\*/.exec(wordsOf(only(messages)))?.[1] ?? '';
      expect(isTrue(quote.replace(/\\(.)/g, '$1')), quote).toBe(true);
    }
  });

  it('opens a related topic at a press', async () => {
    const message = only((await grace.slash('/topic', { about: 'hugging face' })).messages);
    const related = buttonsOf(message).find(({ label }) => label !== 'More context');
    const answer = only((await grace.press(message, related?.label ?? '')).messages);
    expect(answer.id).not.toBe(message.id);
    expect(wordsOf(answer)).toContain(`### ${related?.label}`);
  });
});

describe('/episode', () => {
  it.each([
    ['1272', 'Machine Learning: The Great Stagnation'],
    ['vanishing gradients', 'Data Science: The Great Stagnation'],
  ])('finds %s by what people type', async (name, title) => {
    const message = only((await grace.slash('/episode', { name })).messages);
    expect(wordsOf(message)).toContain(title);
    expect(wordsOf(message)).toContain('Mark Saroufim (guest)');
  });

  it('leaves out what nobody knows, and names the episode once', async () => {
    const message = only((await grace.slash('/episode', { name: '1272' })).messages);
    expect(wordsOf(message).split('Software Engineering Daily 1272')).toHaveLength(2);
    expect(wordsOf(message)).not.toMatch(/null|undefined|Invalid/);
    expect(buttonsOf(message).some((one) => one.url)).toBe(false);
  });
});

describe('/help and /status', () => {
  it('/help names commands and options as the member sees them', async () => {
    const words = wordsOf(only((await grace.slash('/help', {}, { locale: 'de' })).messages));
    for (const name of ['**/zitat**', '/zitat worüber:', '/folge name:', '**/täglich**', '/nachschlagen ich aus'])
      expect(words).toContain(name);
    expect(words).not.toMatch(/\/quote|\/topic|\/daily|\/lookups/);
  });

  it('show what there is, with examples from the archive', async () => {
    const message = only((await grace.slash('/help')).messages);
    // Only one of the two has a date: it is not given as both's.
    expect(wordsOf(message)).toContain('2 episodes of Software Engineering Daily and Vanishing Gradients.');
    expect(wordsOf(message)).toMatch(/\/quote about:\w+/);
  });

  it('keeps /status to those who manage the server', async () => {
    const message = only((await ada.slash('/status')).messages);
    expect(message.play.onlyFor).toBe(ada.user.id);
    expect(wordsOf(message)).toContain('2 episodes of 2 shows, 9,839 words, 3 people.');
    expect(wordsOf(message)).toContain(LOST);
  });
});

describe('/status in a direct message', () => {
  it('names files to nobody but the owner of the application', async () => {
    const told = async (who: MemberActor) => wordsOf(only((await who.slash('/status', {}, { in: 'dm' })).messages));
    expect(await told(grace)).toMatch(/2 episodes of 2 shows.*\n.*needs? a look\. Which files/s);
    expect(await told(grace)).not.toContain('lost');
    expect(await told(ada)).toContain(LOST);
  });
});

describe('the whole conversation', () => {
  it('never pinged anyone and never allowed itself to', async () => {
    const sent = (await discord.requests({ method: 'POST' })).filter((one) =>
      /callback|webhooks|messages/.test(one.path),
    );
    expect(sent.length).toBeGreaterThan(20);
    for (const { body, path } of sent) {
      const data = path.includes('callback') ? (body as { type: number; data?: object }).data : body;
      const kind = (body as { type?: number }).type;
      if (kind === 5 || kind === 6 || kind === 8) continue;
      expect(data, path).toMatchObject({ allowed_mentions: { parse: [] } });
    }
  });

  it('was refused nothing by Discord', async () => {
    expect((await discord.requests()).filter((one) => one.status >= 400)).toEqual([]);
  });

  it('carries nothing that somebody typed in a button', async () => {
    const history = await grace.history('general');
    const ids = history.flatMap((message) => buttonsOf(message).flatMap((one) => one.id ?? []));
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.join(' ')).not.toMatch(/hugging|bitcoin|angels|zymurgy/i);
  });

  it('leaves nothing that was asked in the log', () => {
    expect(bot.output()).not.toMatch(/hugging|bitcoin|angels|zymurgy/i);
  });
});
