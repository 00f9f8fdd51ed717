import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { writeFiles } from '../harness/files.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { only, wordsOf } from '../harness/reading.ts';

/** The show that a server keeps to, through the whole bot: Ada manages the server, Grace does not. */
const folder = mkdtempSync(join(tmpdir(), 'overlord-home-'));
let discord: DiscordUnderTest;
let bot: BotUnderTest;
let grace: MemberActor;
let ada: MemberActor;

const lamp = (show: string, number: number, guest: string, date: string, said: string[]): string =>
  `---\nshow: ${show}\nnumber: ${number}\ntitle: ${show} number ${number}\ndate: ${date}\n---\n\n` +
  said
    .map((words, i) => `**${i % 2 === 0 ? 'Bo Holm' : guest}:** ${words} I think most people forget that.\n`)
    .join('\n');

const files: Record<string, string> = {
  'lamps/1.md': lamp('The Lamp Hour', 1, 'Ann Lee', '2021-05-03', [
    'A lighthouse lamp burns whale oil because gas never burned as evenly in a storm.',
    'Every keeper learned to trim the wick before the fog came in from the sea.',
    'A harbour is safe only as long as somebody wakes beside its lantern.',
  ]),
  'tides/1.md': lamp('The Tide Hour', 1, 'Cy Moor', '2023-02-10', [
    'A spring tide rises higher because the moon and the sun pull the water along one line.',
    'The harbour was dug where the current turns, which no chart had shown before.',
    'Nobody measured a neap tide in this bay until the war was over.',
  ]),
};

beforeAll(async () => {
  writeFiles(folder, files);
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord, { EPISODES_DIR: folder });
  [grace, ada] = await Promise.all([discord.member('Grace'), discord.member('Ada')]);
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
  rmSync(folder, { recursive: true });
});

const asked = async (who: MemberActor, command: string, options: Record<string, unknown> = {}, settings = {}) =>
  only((await who.slash(command, options as Record<string, string>, settings)).messages);
const told = async (who: MemberActor, command: string, options: Record<string, unknown> = {}, settings = {}) =>
  wordsOf(await asked(who, command, options, settings));

const chat = async (words: string) => discord.answerTo(await grace.say(`<@${discord.applicationId}> ${words}`));

describe('/home', () => {
  it('is for those who manage the server, and is told what shows there are', async () => {
    await expect(told(grace, '/home', { show: 'The Lamp Hour' })).rejects.toThrow('no command /home');
    expect(await told(ada, '/home')).toContain('keeps to no show');
    expect((await ada.complete('/home', 'show', '')).map(({ name }) => name)).toEqual([
      'All shows',
      'The Lamp Hour',
      'The Tide Hour',
    ]);
    expect(await told(ada, '/home', { show: 'The Cloud Hour' })).toContain('no show called “The Cloud Hour”');
    expect(await told(grace, '/quote', { about: 'spring tide' })).toContain('The Tide Hour');
    await told(ada, '/daily set', { time: '9:00', zone: 'Europe/Berlin' });
    const set = await asked(ada, '/home', { show: 'The Lamp Hour' });
    expect(set.play.onlyFor).toBe(ada.user.id);
    expect(wordsOf(set)).toMatch(
      /keeps to \*\*The Lamp Hour\*\*[\s\S]*One daily post that names no show draws from it/,
    );
    expect(await told(ada, '/home')).toContain('keeps to **The Lamp Hour**');
  });

  it('is kept to by every command, quietly, and not in private messages', async () => {
    for (const [command, options] of [
      ['/quote', { about: 'harbour' }],
      ['/topic', { about: 'harbour' }],
      ['/episodes', {}],
      ['/latest', {}],
      ['/speaker', { name: 'Bo Holm' }],
      ['/quote', {}],
    ] as const) {
      const words = await told(grace, command, options);
      expect(words, command).toContain('The Lamp Hour');
      expect(words, command).not.toMatch(/Tide Hour|keeps to/);
    }
    // What was not found is not said of the whole archive.
    for (const command of ['/quote', '/topic'])
      expect(await told(grace, command, { about: 'spring tide' })).toContain(
        'I found nothing like that in The Lamp Hour',
      );
    expect(await told(grace, '/quote', { about: 'spring tide' }, { in: 'dm' })).toContain('The Tide Hour');
    expect(await told(grace, '/help')).toContain('I keep to **The Lamp Hour**');
  });

  it('is kept to by what is offered while typing, where it has something', async () => {
    const names = async (command: string, option: string, typed: string, others = {}) =>
      (await grace.complete(command, option, typed, others)).map(({ name }) => name);
    expect(await names('/quote', 'speaker', '')).toEqual(expect.arrayContaining(['Ann Lee', 'Bo Holm']));
    expect(await names('/quote', 'speaker', '')).not.toContain('Cy Moor');
    expect(await names('/quote', 'speaker', 'cy')).toEqual(['Cy Moor']);
    expect(await names('/quote', 'speaker', '', { show: 'All shows' })).toContain('Cy Moor');
    expect(await names('/episode', 'name', '')).toEqual(['The Lamp Hour 1: The Lamp Hour number 1']);
    expect(await names('/episode', 'name', 'tide')).toEqual(['The Tide Hour 1: The Tide Hour number 1']);
  });

  it('gives way to what is named: another show, all of them, an episode, somebody of another show', async () => {
    const other = await asked(grace, '/quote', { about: 'harbour', show: 'The Tide Hour' });
    expect(wordsOf(other)).toMatch(/The Tide Hour[\s\S]*“harbour” · of “The Tide Hour”/);
    // What leads on goes on there.
    expect(wordsOf(only((await grace.press(other, 'More context')).messages))).toContain('of “The Tide Hour”');
    const all = await asked(grace, '/quote', { about: 'harbour', show: 'All shows' });
    expect(wordsOf(all)).toMatch(/“harbour” · of all shows/);
    const pages = [wordsOf(all), wordsOf(only((await grace.press(all, 'Next')).messages))].join('\n');
    expect(pages).toContain('The Lamp Hour');
    expect(pages).toContain('The Tide Hour');
    expect(await told(grace, '/quote', { about: 'spring tide', speaker: 'Bo Holm', show: 'all' })).toContain('Tide');
    expect(await told(grace, '/quote', { about: 'current', speaker: 'Cy Moor' })).toContain('The Tide Hour');
    expect(await told(grace, '/quote', { about: 'tide', episode: 'The Tide Hour 1' })).toContain('The Tide Hour');
    expect(await told(grace, '/episode', { name: 'The Tide Hour 1' })).toContain('The Tide Hour');
    expect(await told(grace, '/speaker', { name: 'Cy Moor' })).toContain('The Tide Hour');
    expect(await told(grace, '/latest', { show: 'all shows' })).toContain('The Tide Hour');
    expect(await told(grace, '/episodes', { show: 'All shows' })).toMatch(/Tide Hour[\s\S]*Episodes · of all shows/);
  });

  it('is kept to in chat, where nobody asks for more', async () => {
    const harbour = wordsOf(await chat('what did they say about the harbour?'));
    expect(harbour).toContain('The Lamp Hour');
    expect(harbour).not.toContain('The Tide Hour');
    expect(wordsOf(await chat('what is the newest episode?'))).toContain('The Lamp Hour');
    expect(wordsOf(await chat('what did they say about the spring tide in all shows?'))).toMatch(
      /The Tide Hour[\s\S]*of all shows/,
    );
    expect(wordsOf(await chat('what was said about the harbour on The Tide Hour?'))).toContain('The Tide Hour');
  });

  it('is in the settings’ file, and comes back with it', async () => {
    const [attachment] = (await asked(ada, '/settings export')).attachments;
    const file = (await (await fetch(attachment?.url ?? '')).json()) as Record<string, unknown>;
    expect(file.home).toBe('The Lamp Hour');
    const take = async (settings: unknown) =>
      asked(ada, '/settings import', {
        file: { name: 's.json', data: Buffer.from(JSON.stringify(settings)).toString('base64') },
      });
    // What older versions wrote leaves it as it is.
    const { home: _, ...older } = file;
    expect(wordsOf(await take(older))).toContain('nothing to change');
    expect(wordsOf(await take({ ...file, home: 'The Cloud Hour' }))).toContain('no show called');
    const changed = await take({ ...file, home: 'The Tide Hour' });
    expect(wordsOf(changed)).toContain('keeps to **The Tide Hour**');
    await ada.press(changed, 'Carry it out');
    expect(await told(ada, '/home')).toContain('keeps to **The Tide Hour**');
    await told(ada, '/home', { show: 'The Lamp Hour' });
  });

  it('holds for daily posts that name no show, and is told when it is gone', async () => {
    expect(await told(ada, '/daily status')).toContain('From The Lamp Hour');
    expect(await told(ada, '/daily preview')).toContain('The Lamp Hour');
    renameSync(join(folder, 'lamps'), `${folder}-lamps`);
    await expect.poll(async () => (await ada.complete('/quote', 'show', 'the')).length).toBe(1);
    for (const command of ['/quote', '/topic', '/latest', '/episodes'])
      expect(await told(grace, command, command === '/topic' ? { about: 'harbour' } : {}), command).toMatch(
        /keeps to \*\*The Lamp Hour\*\*, which is no longer in the archive/,
      );
    expect(await told(grace, '/quote', { about: 'harbour', show: 'The Tide Hour' })).toContain('The Tide Hour');
    expect(await told(ada, '/daily preview')).toContain('keeps to The Lamp Hour, which is no longer in the archive');
    expect(wordsOf(await chat('what did they say about whale oil?'))).toContain('no longer in the archive');
    expect(await told(ada, '/daily set', { shows: 'all' })).toContain('from the whole archive');
    expect(await told(ada, '/home', { show: 'All shows' })).toContain('keeps to no show any more');
    expect(await told(grace, '/latest')).toContain('The Tide Hour');
    expect(await told(grace, '/quote', { about: 'harbour' })).toContain('The Tide Hour');
    rmSync(`${folder}-lamps`, { recursive: true });
  });
});
