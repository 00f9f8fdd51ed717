import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { projectRoot } from '../../src/paths.ts';
import type { InteractionResult, PlayMessage } from '../../src/playground/contract.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { badFiles } from '../replies/bad-files.ts';

/** The whole bot is driven in Japanese: what English is left on it shows, since nothing else there has Latin words. */
const locale = { locale: 'ja' };
const ja = wordsFor('ja');
/** A copy: its names are mended. */
const folder = mkdtempSync(join(tmpdir(), 'overlord-english-'));
const episodes = join(folder, 'episodes');
/** What is not served, so that nothing else changes. */
const refused = ['empty.md', 'yaml.md', 'cut.json', 'none.json', 'feed.xml'];
let discord: DiscordUnderTest;
let bot: BotUnderTest;
let ada: MemberActor;
/** What was said, by what was done. */
const said = new Map<string, string>();
const tried = new Set<string>();

beforeAll(async () => {
  cpSync(join(projectRoot, 'data', 'episodes'), episodes, { recursive: true });
  mkdirSync(join(episodes, 'bad'));
  for (const file of refused) writeFileSync(join(episodes, 'bad', file), badFiles[file] ?? '');
  discord = await startDiscordForTest({ guildLocale: 'ja' });
  bot = await startBotForTest(discord, { EPISODES_DIR: episodes });
  ada = await discord.member('Ada');
});
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
  rmSync(folder, { recursive: true });
});

/** Everything of a result that a member reads: texts, labels, placeholders, descriptions. */
function readable(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(readable);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' && ['content', 'label', 'placeholder', 'description', 'title', 'value'].includes(key)
      ? key === 'value' && 'label' in node
        ? []
        : [value]
      : // What a member wrote.
        key === 'referenced_message'
        ? []
        : readable(value),
  );
}

function note(what: string, read: unknown): void {
  said.set(what, [said.get(what) ?? '', ...readable(read)].join('\n'));
}

const archive = (() => {
  const folder = join(projectRoot, 'data', 'episodes');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return plain(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));
})();
function plain(words: string): string {
  return words
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** What may stand there in other letters than Japanese ones: the whole list. */
const exempt: [string, RegExp][] = [
  ['code, with commands and options as they are typed', /`[^`]*`/g],
  ['links, mentions and times', /https?:\/\/\S+|<[^>]*>/g],
  ['what is quoted: words of members and names of menus', /「[^」]*」/g],
  ['commands in bold type', /\*\*\/[^*]*\*\*/g],
  ['time zones', /[A-Z]\w+\/[A-Z]\w+/g],
  // The only names of days and languages that are typed.
  ['choices of languages by their own names', /(?:English|Deutsch|Español|Français|Português)[^\n]*/g],
];
/** Runs of three Latin words that are neither exempt nor stand in the archive. */
function english(words: string): string[] {
  const bare = exempt.reduce((rest, [, pattern]) => rest.replace(pattern, ' … '), words.replace(/\\(.)/g, '$1'));
  return (bare.match(/[A-Za-z’']{2,}(?:[ ,.;:–-]+[A-Za-z’']+){2,}/g) ?? []).filter(
    (run) => !archive.includes(plain(run)),
  );
}

type Options = Parameters<MemberActor['slash']>[1];
async function slash(command: string, options: Options = {}, what = '') {
  const result = await ada.slash(command, options, locale);
  tried.add(command.slice(1));
  note(`${command} ${JSON.stringify(options)} ${what}`, [result.messages, result.modal]);
  return result;
}
function messageOf({ messages }: InteractionResult): PlayMessage {
  const [message] = messages;
  if (!message) throw new Error('no message');
  return message;
}

/** Presses every button of a message, one level deep, and chooses the first of each select. */
async function pressAll(what: string, message: PlayMessage, except: readonly string[] = []): Promise<void> {
  const parts: { custom_id?: string; type?: number; disabled?: boolean; options?: { value: string }[] }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('custom_id' in node) parts.push(node as (typeof parts)[number]);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(message.components);
  for (const { custom_id: id, type, disabled, options } of parts) {
    if (!id || disabled || except.some((name) => id.startsWith(`${name}:`))) continue;
    // Another button may have changed or deleted it.
    const now = await discord.call('message', { channel: message.channel_id, message: message.id }).catch(() => null);
    if (!JSON.stringify(now?.message ?? null).includes(`"${id}"`)) continue;
    const where = { member: ada.user.id, message: message.id, customId: id, ...locale };
    const value = options?.[0]?.value;
    const result =
      type === 2
        ? await discord.call('press', where)
        : value === undefined
          ? null
          : await discord.call('select', { ...where, values: [value] });
    if (result) note(`${what}: ${id.split(':')[0]}`, [result.messages, result.modal]);
  }
}

it('says nothing in English to a member whose Discord is Japanese', { timeout: 180_000 }, async () => {
  const quotes = await discord.channel('quotes');
  // Look-ups, with their buttons.
  for (const [command, options] of [
    ['/quote', { about: 'hugging face', private: true }],
    ['/quote', { about: 'hugging face' }],
    ['/quote', {}],
    ['/quote', { about: 'zebra stampede nowhere' }],
    ['/quote', { about: 'hugging face', speaker: 'Nobody' }],
    ['/quote', { about: 'hugging face', show: 'Nothing' }],
    ['/quote', { about: 'hugging face', episode: 'Nothing' }],
    ['/topic', { about: 'bitcoin' }],
    ['/topic', { about: 'zebra stampede nowhere' }],
    ['/episode', { name: '1272' }],
    ['/episode', { name: 'nothing at all' }],
    ['/episodes', {}],
    ['/episodes', { year: '1999' }],
    ['/episodes', { year: 'long ago' }],
    ['/latest', {}],
    ['/speaker', { name: 'Jeff Meyerson' }],
    ['/speaker', { name: 'Nobody' }],
    ['/saved', {}],
    ['/top', {}],
    ['/help', {}],
    ['/help', { private: true }],
    ['/privacy', {}],
  ] as [string, Record<string, string>][]) {
    const result = await slash(command, options);
    await pressAll(`${command} ${JSON.stringify(options)}`, messageOf(result), ['dg']);
  }
  await slash('/saved');
  await slash('/top', { period: 'ever' });
  await slash('/top', { period: 'week' });

  // Alerts.
  await slash('/alert list');
  await slash('/alert add topic', { topic: 'bitcoin' });
  await slash('/alert add topic', { topic: 'bitcoin' });
  await slash('/alert add topic', { topic: 'the' });
  await slash('/alert add person', { person: 'Jeff Meyerson', channel: quotes.id });
  await slash('/alert add phrase', { phrase: 'hugging face' });
  await slash('/alert list');
  await pressAll('/privacy', messageOf(await slash('/privacy')));
  await slash('/alert remove', { alert: 'nothing such' });
  await slash('/alert remove', { alert: 'bitcoin' });

  // Daily posts: faults first, while there is none.
  for (const command of ['preview', 'now', 'pause', 'resume', 'status', 'off', 'list', 'never-again', 'barred'])
    await slash(`/daily ${command}`);
  for (const command of ['set', 'preview', 'off'])
    await slash(`/daily digest ${command}`, command === 'set' ? { day: 'Sunday', time: '18:00' } : {});
  await slash('/daily set');
  const set = { channel: quotes.id, time: '9:00', zone: 'Asia/Tokyo' };
  for (const wrong of [
    { time: '9:00' },
    { ...set, time: 'soon' },
    { ...set, zone: 'Mars' },
    { ...set, zone: 'Portland' },
    { ...set, days: 'never' },
    { ...set, shows: 'Nothing' },
    { ...set, speakers: 'Nobody' },
    { ...set, topics: 'zebra stampede' },
    { ...set, tag: 'none' },
    { ...set, color: 'mud' },
    { ...set, template: 'nothing' },
    { ...set, template: '{quote} {nobody}' },
    { ...set, role: (await discord.guildId()) as string },
    { ...set, schedule: '7' },
  ])
    await slash('/daily set', wrong);
  const made = await slash('/daily set', {
    ...set,
    days: 'Mon-Fri',
    topics: 'bitcoin',
    saved: true,
    'on-this-day': 'first',
    publish: true,
    'new-episodes': true,
    image: 'always',
    thread: true,
    title: 'x',
    color: 'teal',
    template: '{quote} {date}',
  });
  await pressAll('/daily set', messageOf(made));
  await discord.advance(60_000);
  for (const days of [
    'Saturday',
    '1st and 31st',
    'first and last Monday',
    '第1、最終月曜日',
    '3日',
    'weekends',
    'Mon, Wed',
  ])
    await slash('/daily set', { ...set, days });
  const { modal } = await slash('/daily set', {}, 'again');
  for (const fields of [
    { channel: [quotes.id], time: 'soon', zone: 'Asia/Tokyo', days: [] },
    { channel: [quotes.id], time: '9:00', zone: 'Asia/Tokyo', days: ['weekdays'] },
  ])
    if (modal)
      note('the form', await discord.call('submit', { member: ada.user.id, modal: modal.id, fields, ...locale }));
  for (const command of ['preview', 'now', 'status', 'list', 'pause', 'list', 'resume', 'never-again', 'status'])
    await slash(`/daily ${command}`, {}, 'set up');
  await discord.advance(60_000);
  await pressAll('/daily barred', messageOf(await slash('/daily barred', {}, 'set up')));
  await slash('/daily digest set', { day: 'Sunday', time: '18:00', zone: 'Asia/Tokyo' });
  await slash('/daily digest set', { day: 'Mon-Fri', time: '18:00' });
  await slash('/daily digest set', { day: 'Sunday', time: '18:00, 19:00' });
  await slash('/daily digest preview');
  await slash('/daily status', {}, 'with a digest');
  await slash('/doctor');
  const status = readable((await slash('/status')).messages).join('\n');
  for (const file of refused) expect(status).toContain(`bad/${file}`);
  // What no language has words for is quoted.
  expect(status).not.toContain('「');
  await slash('/status', { private: false });

  // A post in the channel, and its buttons.
  for (const message of await ada.history('quotes')) {
    note('posts', message);
    await pressAll('posts', message);
  }

  // Settings, the home show, look-ups.
  const file = (words: string) => ({ name: 'settings.json', data: Buffer.from(words).toString('base64') });
  await slash('/settings export');
  const server = await discord.guildId();
  const settings = { version: 1, server, home: null, daily: [], lookups: { on: false, channels: [] }, neverAgain: [] };
  for (const words of [
    'none',
    '{}',
    JSON.stringify(settings),
    JSON.stringify({ ...settings, language: 'ja', home: 'Vanishing Gradients' }),
  ])
    await slash('/settings import', { file: file(words) }, words.slice(0, 10));
  for (const wrong of [
    { server: 'x', home: 3, daily: {}, lookups: { on: 1, channels: [] }, neverAgain: ['none'], more: 1 },
    { version: 2, daily: [{ image: 'no', onThisDay: 'x', title: 'x'.repeat(999) }], language: 'xx', neverAgain: null },
    {
      neverAgain: Array.from({ length: 1_001 }, () => 'x'),
      alerts: [{ channel: server, kind: 'topic', words: 'the' }],
      lookups: {
        on: true,
        channels: [
          { channel: server, cooldown: 0 },
          { channel: server, cooldown: 1.5 },
        ],
      },
    },
  ])
    await slash(
      '/settings import',
      { file: file(JSON.stringify({ ...settings, ...wrong })) },
      Object.keys(wrong).join(),
    );
  const daily = { channel: quotes.id, time: '9:00', zone: 'Asia/Tokyo' };
  for (const [n, one] of [
    { ...daily, channel: '1000000000000000000' },
    { ...daily, time: 'soon' },
    { ...daily, topics: ['bitcoin'], paused: true },
  ].entries())
    await slash('/settings import', { file: file(JSON.stringify({ ...settings, daily: [one] })) }, String(n));
  const proposed = await slash('/settings import', { file: file(JSON.stringify(settings)) });
  await pressAll('/settings import', messageOf(proposed));
  await slash('/settings language');
  await slash('/settings language', { language: 'server' });
  await slash('/home');
  await slash('/home', { show: 'Nothing' });
  await slash('/home', { show: 'Software Engineering Daily' });
  await slash('/home');
  await slash('/help', { private: true }, 'at home');
  await slash('/home', { show: 'All shows' });
  for (const [command, options] of [
    ['status', {}],
    ['mode', { mode: 'suggest' }],
    ['cooldown', { minutes: 30 }],
    ['ignore', {}],
    ['status', {}],
    ['ignore', { undo: true }],
    ['me off', {}],
    ['me on', {}],
    ['off', {}],
    ['on', {}],
  ] as [string, Record<string, string | number | boolean>][])
    await slash(`/lookups ${command}`, options);

  // Mending the archive: faults, then what is done.
  for (const [command, options] of [
    ['list', {}],
    ['undo', {}],
    ['episode', { episode: '1272' }],
    ['episode', { episode: '1272', date: 'soon' }],
    ['episode', { episode: '1272', link: 'nowhere' }],
    ['rename', { speaker: 'Nobody', name: 'x' }],
    ['rename', { speaker: 'Jeff Meyerson', name: 'Jeff Meyerson' }],
    ['role', { speaker: 'Jeff Meyerson', role: 'host', show: 'Nothing' }],
    ['merge', { speaker: 'Nobody', into: 'Jeff Meyerson' }],
    ['undo', { change: 'nothing such' }],
    ['rename', { speaker: 'Jeff Meyerson', name: 'J. M.' }],
    ['role', { speaker: 'Mark Saroufim', role: 'host', show: 'every show' }],
    ['role', { speaker: 'Mark Saroufim', role: 'host' }],
    // In their language, too: the title may be shown for a while after it is undone.
    ['episode', { episode: '1272', title: '題', number: 'none', date: '2021-01-01', link: 'https://x.example/' }],
    ['list', {}],
    ['undo', {}],
  ] as [string, Record<string, string>][])
    await slash(`/archive ${command}`, options);

  writeFileSync(join(episodes, 'corrections.yaml'), 'changes:\n  - speaker: "x\n    name: y\n');
  await slash('/archive rename', { speaker: 'Mark Saroufim', name: 'x' }, 'broken');

  await slash('/daily off');
  await slash('/daily digest off');

  // Chat, in the server and in private.
  for (const [place, words] of [
    ['general', `<@${discord.applicationId}> hugging face?`],
    ['general', `<@${discord.applicationId}> thanks!`],
    ['general', `<@${discord.applicationId}> zebra stampede nowhere`],
    ['general', `<@${discord.applicationId}>`],
    ['dm', 'hugging face?'],
    ['dm', 'hello'],
    ['dm', 'who is Jeff Meyerson?'],
    ['dm', 'zebra stampede nowhere'],
  ] as const) {
    note(`chat: ${words}`, await discord.answerTo(await ada.say(words, { in: place })));
    await discord.advance(60_000);
  }

  const asked = await ada.say('hugging face');
  for (const entry of ['Look up in episodes', 'Find a matching quote'])
    note(entry, (await ada.messageMenu(asked, entry, locale)).messages);

  // What is offered while typing.
  for (const [command, option, typed] of [
    ['/daily set', 'zone', 'tok'],
    ['/daily set', 'days', ''],
    ['/daily set', 'days', 'mon'],
    ['/daily set', 'color', ''],
    ['/archive rename', 'show', ''],
    ['/archive undo', 'change', ''],
    ['/home', 'show', ''],
    ['/quote', 'show', ''],
    ['/alert remove', 'alert', ''],
  ] as const) {
    const choices = await ada.complete(command, option, typed, {}, locale);
    note(
      `${command} ${option}`,
      choices.map(({ name }) => ({ label: name })),
    );
  }

  const left = [...said].flatMap(([what, words]) => english(words).map((run) => `${what}: ${run}`));
  expect(left).toEqual([]);
  expect([...said.values()].join('\n')).toContain(ja.help.topics);
});

it('has tried every command', () => {
  const all = features
    .flatMap(({ commands }) => commands)
    .flatMap((command) => {
      if (command.kind !== 'slash') return [];
      const { body } = command;
      return 'subcommands' in body
        ? Object.keys(body.subcommands).map((sub) => `${command.name} ${sub}`)
        : [command.name];
    });
  expect(all.filter((command) => !tried.has(command))).toEqual([]);
});
