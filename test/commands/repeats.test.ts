import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { wordsOf } from '../harness/reading.ts';

let discord: DiscordUnderTest;
let bot: BotUnderTest;
beforeAll(async () => {
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord);
  await bot.says('the archive is ready');
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
});

/** What Markdown would make of it is something else. */
const marks = ['<@&1>', '@everyone', '**zz**', '||yy||', '`xx`', '<#5>', '[ww](b)'];
const typed = marks.join(' ');
/** Some options take little. */
const short: Record<string, string> = { time: '<@&1> **zz**', tag: '<@&1> @everyone **zz** ||yy||' };

it.each([
  ['/quote', 'about', {}],
  ['/quote', 'speaker', {}],
  ['/quote', 'episode', {}],
  ['/topic', 'about', {}],
  ['/topic', 'speaker', { about: 'bitcoin' }],
  ['/topic', 'episode', { about: 'bitcoin' }],
  ['/episode', 'name', {}],
  ['/daily set', 'time', { zone: 'UTC' }],
  ['/daily set', 'zone', { time: '9:00' }],
  ['/daily set', 'days', { time: '9:00', zone: 'UTC' }],
  ['/daily set', 'shows', { time: '9:00', zone: 'UTC' }],
  ['/daily set', 'speakers', { time: '9:00', zone: 'UTC' }],
  ['/daily set', 'topics', { time: '9:00', zone: 'UTC' }],
  ['/daily set', 'tag', { time: '9:00', zone: 'UTC' }],
])('%s repeats what was typed for `%s` as it is, whatever Markdown would make of it', async (command, option, more) => {
  const ada = await discord.member('Ada');
  const { messages } = await ada.slash(command, { ...more, [option]: short[option] ?? typed });
  const words = messages.map(wordsOf).join('\n');
  expect(words).not.toBe('');
  const bare = words.replaceAll(/\\[\\*_~`|[\]<@#>+-]/g, '');
  for (const mark of marks) expect(bare).not.toContain(mark);
});
