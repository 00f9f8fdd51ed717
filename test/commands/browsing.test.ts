import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsIn } from '../../src/episodes/canonical.ts';
import { projectRoot } from '../../src/paths.ts';
import type { PlayMessage } from '../../src/playground/contract.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { buttonsOf, only, textsOf, wordsOf } from '../harness/reading.ts';

/** Reading on, `/speaker`, `/latest` and `/episodes`, through the whole bot. */
const folder = mkdtempSync(join(tmpdir(), 'overlord-browsing-'));
let discord: DiscordUnderTest;
let bot: BotUnderTest;
let grace: MemberActor;
let ada: MemberActor;

/** Thirteen episodes of a show, the last of them without a date. */
function writeShow(): void {
  mkdirSync(join(folder, 'lamps'));
  for (let n = 1; n <= 13; n++) {
    const date = n === 13 ? '' : `date: ${n <= 6 ? 2020 : 2021}-0${((n - 1) % 6) + 1}-10\n`;
    const lines = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0
        ? `**Ann Lee:** Number ${n}, part ${i}. A lighthouse lamp burns whale oil because nobody could make gas burn as evenly in a storm.`
        : `**Bo Holm:** I think every keeper learned to trim the wick before the fog came in, and few of them wrote it down.`,
    );
    writeFileSync(
      join(folder, 'lamps', `${n}.md`),
      `---\nshow: The Lamp Hour\nnumber: ${n}\ntitle: Lamp number ${n}\n${date}link: https://lamps.example/${n}\nspeakers:\n  - name: Ann Lee\n    role: host\n  - name: Bo Holm\n    role: guest\n---\n\n## Whale oil\n\n${lines.slice(0, 6).join('\n\n')}\n\n## The fog\n\n${lines.slice(6).join('\n\n')}\n`,
    );
  }
}

beforeAll(async () => {
  cpSync(join(projectRoot, 'data/episodes'), folder, { recursive: true });
  writeShow();
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord, { EPISODES_DIR: folder });
  [grace, ada] = await Promise.all([discord.member('Grace'), discord.member('Ada')]);
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
  rmSync(folder, { recursive: true });
});

const labels = (message: PlayMessage) => buttonsOf(message).map(({ label }) => label);

/** What is said on a page, turn by turn, without marks of Markdown and without who says it. */
const saidOn = (page: PlayMessage) =>
  textsOf(page)
    .slice(1)
    .map((one) => {
      const lines = one.split('\n');
      const who = lines.findIndex((line) => line.startsWith('**'));
      const said = lines.slice(who + 1).join(' ');
      return said.replaceAll('**', '').replace(/\\(.)/g, '$1');
    });

describe('Read on', () => {
  const source = readFileSync(join(projectRoot, 'data/episodes/software-engineering-daily/1272.md'), 'utf8');

  it('opens at the quote for whoever presses alone, and goes forward and back without losing a word', async () => {
    const quote = only((await grace.slash('/quote', { about: 'angels on a pin' })).messages);
    const context = only((await grace.press(quote, 'More context')).messages);
    const page = only((await ada.press(context, 'Read on')).messages);
    expect(page.play.onlyFor).toBe(ada.user.id);
    expect(wordsOf(page)).toContain('head of a pin');
    const seen: string[] = [];
    let last = page;
    for (let n = 0; n < 40 && labels(last).includes('Forward'); n++) {
      for (const said of saidOn(last))
        for (const part of said.split(' […] ')) expect(standsIn(part, source)).toBe(true);
      seen.push(saidOn(last).join(' '));
      last = only((await ada.press(last, 'Forward')).messages);
      expect(last.id).toBe(page.id);
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(labels(last)).toContain('To the quote');
    const way: string[] = [];
    for (let n = 0; n < seen.length; n++) {
      last = only((await ada.press(last, 'Back')).messages);
      way.unshift(saidOn(last).join(' '));
    }
    // Pages that end where another began need not begin where that one's predecessor did.
    expect(way.join(' ').endsWith(seen.slice(1).join(' '))).toBe(true);
    for (let n = 0; n < 2; n++) last = only((await ada.press(last, 'Forward')).messages);
    const again = only((await ada.press(last, 'To the quote')).messages);
    expect(wordsOf(again)).toBe(wordsOf(page));
  });

  it('names chapters, and the first page has nothing before it', async () => {
    const quote = only((await grace.slash('/quote', { about: 'whale oil', episode: 'Lamp number 3' })).messages);
    const context = only((await grace.press(quote, 'More context')).messages);
    const page = only((await grace.press(context, 'Read on')).messages);
    expect(wordsOf(page)).toContain('__Whale oil__');
    expect(wordsOf(page)).toContain('__The fog__');
    expect(wordsOf(page)).toContain('The Lamp Hour 3');
    let first = page;
    while (labels(first).includes('Back')) first = only((await grace.press(first, 'Back')).messages);
    expect(saidOn(first)[0]).toMatch(/^Number 3, part 0\./);
  });
});

describe('/episodes', () => {
  it('lists all of them by date, those without one last, ten a page', async () => {
    const first = only((await ada.slash('/episodes', { show: 'lamp hour' })).messages);
    expect(wordsOf(first)).toContain('“The Lamp Hour” · 1–10 of 13');
    expect(wordsOf(first)).toContain('One has no date and stands last.');
    expect(wordsOf(first).indexOf('Lamp number 12')).toBeLessThan(wordsOf(first).indexOf('Lamp number 11'));
    const second = only((await ada.press(first, 'Next')).messages);
    expect(second.id).toBe(first.id);
    expect(wordsOf(second)).toContain('11–13 of 13');
    expect(textsOf(second)[0]?.split('\n').at(-1)).toContain('Lamp number 13');
    const copy = only((await grace.press(second, 'Previous')).messages);
    expect(copy.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(copy)).toBe(wordsOf(first));
  });

  it('keeps to a year and a topic, and offers both while they are typed', async () => {
    const years = await grace.complete('/episodes', 'year', '20');
    expect(years).toContainEqual({ name: '2021 – 6 episodes', value: '2021' });
    const of2021 = only((await grace.slash('/episodes', { year: '2021', show: 'The Lamp Hour' })).messages);
    expect(wordsOf(of2021)).toContain('from 2021 · 6 episodes');
    expect(wordsOf(of2021)).not.toContain('2020');
    const onTopic = only((await grace.slash('/episodes', { topic: 'bitcoin' })).messages);
    expect(wordsOf(onTopic)).toMatch(/Software Engineering Daily 1272.* · \d+ passages?/);
    expect(wordsOf(onTopic)).not.toContain('Lamp');
    const none = only((await grace.slash('/episodes', { topic: 'bitcoin', year: '1999' })).messages);
    expect(none.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(none)).toContain('no such episode');
    expect(wordsOf(only((await grace.slash('/episodes', { year: 'last year' })).messages))).toContain('four digits');
    expect(wordsOf(only((await grace.slash('/episodes', { show: 'Nobody’s' })).messages))).toContain('no show called');
  });

  it('opens one for whoever chooses it', async () => {
    const list = only((await grace.slash('/episodes', { year: '2021' })).messages);
    const [option] = (await grace.complete('/episode', 'name', 'Lamp Hour 12')).filter(({ name }) => / 12:/.test(name));
    const card = only((await ada.select(list, [String(option?.value ?? '')])).messages);
    expect(card.play.onlyFor).toBe(ada.user.id);
    expect(wordsOf(card)).toContain('### Lamp number 12');
  });
});

describe('/latest', () => {
  it('shows the newest by date, and says what it cannot know', async () => {
    const message = only((await grace.slash('/latest')).messages);
    const words = wordsOf(message);
    const places = [12, 11, 10, 9, 8].map((n) => words.indexOf(`Lamp number ${n}`));
    // One of the sample's own is younger.
    expect(words).toContain('Vanishing Gradients');
    expect(places.slice(0, 4).every((at, i) => at >= 0 && (i === 0 || at > (places[i - 1] ?? 0)))).toBe(true);
    expect(words).toContain('2 more episodes have no date');
    expect(words).toContain('With Ann Lee and Bo Holm');
    const undated = only((await grace.slash('/latest', { show: 'Software Engineering Daily' })).messages);
    expect(wordsOf(undated)).toContain('None of my episodes has a date');
  });
});

describe('/speaker', () => {
  it('says who it is, where and since when they speak, of what most, and their best quotes', async () => {
    const [found] = await grace.complete('/speaker', 'name', 'ann');
    expect(found?.name).toBe('Ann Lee');
    const message = only((await grace.slash('/speaker', { name: found?.value ?? '' })).messages);
    const words = wordsOf(message);
    expect(words).toContain('### Ann Lee · host\n13 episodes of The Lamp Hour, 10 January 2020 to 10 June 2021');
    expect(words).toContain('**Newest of them:**');
    const mark = only((await grace.slash('/speaker', { name: 'saroufim' })).messages);
    expect(wordsOf(mark)).toContain('### Mark Saroufim · guest');
    expect(wordsOf(mark)).toContain('Speaks most of:');
    const quotes = textsOf(mark).filter((one) => one.startsWith('> '));
    expect(quotes.length).toBeGreaterThan(1);
    const context = only((await grace.press(mark, 'More context')).messages);
    expect(labels(context)).toContain('Read on');
  });

  it('says so where nobody has that name', async () => {
    const message = only((await grace.slash('/speaker', { name: 'zebedee' })).messages);
    expect(message.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(message)).toContain('nobody called “zebedee”');
  });
});
