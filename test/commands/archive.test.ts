import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { writeFiles } from '../harness/files.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { buttonsOf, only, quoteOf, wordsOf } from '../harness/reading.ts';

/** `/archive`, through the whole bot: Ada owns the application, Grace does not. */
const folder = mkdtempSync(join(tmpdir(), 'overlord-archive-'));
let discord: DiscordUnderTest;
let bot: BotUnderTest;
let grace: MemberActor;
let ada: MemberActor;

const files: Record<string, string> = {
  'lamps/1.md': lamp(
    1,
    'The wick',
    'Ann Lee',
    'A lighthouse lamp burns whale oil because gas never burned as evenly in a storm.',
  ),
  'lamps/2.md': lamp(
    2,
    'The fgo',
    'A. Lee',
    'Every keeper learned to trim the wick before the fog came in from the sea.',
  ),
  'tides/1.md': lamp(
    1,
    'Spring tides',
    'A. Lee',
    'A spring tide has nothing to do with the season, and fishermen know that.',
  ).replace('The Lamp Hour', 'The Tide Hour'),
};

function lamp(number: number, title: string, who: string, said: string): string {
  return `---\nshow: The Lamp Hour\nnumber: ${number}\ntitle: ${title}\n---\n\n**Bo Holm:** Welcome to the show, we are glad that you came.\n\n**${who}:** ${said} I think that most people forget how much work it was.\n`;
}

beforeAll(async () => {
  writeFiles(folder, files);
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord, { EPISODES_DIR: folder });
  [grace, ada] = await Promise.all([discord.member('Grace'), discord.member('Ada')]);
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
  // Whatever was corrected, no transcript was touched.
  for (const [file, text] of Object.entries(files)) expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  rmSync(folder, { recursive: true });
});

const asked = async (who: MemberActor, command: string, options: Record<string, string> = {}, settings = {}) =>
  only((await who.slash(command, options, settings)).messages);
const told = async (who: MemberActor, command: string, options: Record<string, string> = {}) =>
  wordsOf(await asked(who, command, options)).replaceAll('\\', '');
const people = async (typed: string) => (await ada.complete('/speaker', 'name', typed)).map(({ name }) => name);

describe('/archive', () => {
  it('is for the owner of the application alone, privately, and offers nothing to anybody else', async () => {
    for (const [command, options] of [
      ['/archive rename', { speaker: 'bo-holm', name: 'Mallory' }],
      ['/archive list', {}],
      ['/archive undo', {}],
    ] as const) {
      // Where nobody keeps the command from members.
      const message = await asked(grace, command, options, { in: 'dm' });
      expect(message.play.onlyFor).toBe(grace.user.id);
      expect(wordsOf(message)).toContain('Only whoever runs me');
    }
    expect(await grace.complete('/archive undo', 'change', '', {}, { in: 'dm' })).toEqual([]);
    expect(await people('')).toEqual(expect.arrayContaining(['Ann Lee', 'A. Lee', 'Bo Holm']));
  });

  it('merges two names in one show, at once and everywhere, and takes it back', async () => {
    expect(await told(ada, '/archive merge', { speaker: 'a-lee', into: 'ann-lee' })).toMatch(
      /speaks in .*The Lamp Hour.*The Tide Hour.*Say with `show`/,
    );
    const shows = await ada.complete('/archive merge', 'show', '', { speaker: 'a-lee' });
    expect(shows.map(({ name }) => name)).toEqual(['every show', 'The Lamp Hour', 'The Tide Hour']);
    const merged = await asked(ada, '/archive merge', { speaker: 'a-lee', into: 'ann-lee', show: 'The Lamp Hour' });
    expect(merged.play.onlyFor).toBe(ada.user.id);
    expect(wordsOf(merged)).toContain('speaks in 2 episodes now');
    expect(await told(grace, '/quote', { about: 'trim the wick' })).toMatch(/Ann Lee/);
    expect(await told(grace, '/episode', { name: 'The Lamp Hour 2' })).toMatch(/With Bo Holm, Ann Lee/);
    expect(await told(grace, '/speaker', { name: 'Ann Lee' })).toContain('2 episodes of The Lamp Hour');
    // In the other show that name is still somebody else's.
    expect(await told(grace, '/quote', { about: 'spring tide' })).toMatch(/A. Lee/);
    expect(await told(ada, '/archive list')).toContain('A. Lee is Ann Lee (The Lamp Hour)');
    expect(await told(ada, '/archive undo')).toContain('Taken back: A. Lee is Ann Lee');
    expect(await told(grace, '/quote', { about: 'trim the wick' })).toMatch(/A. Lee/);
    expect(await told(ada, '/archive undo')).toContain('Nothing was corrected so far.');
  });

  it('renames somebody and says what they are', async () => {
    await told(ada, '/archive rename', { speaker: 'bo-holm', name: 'Bo *Holmberg*', show: 'every show' });
    await told(ada, '/archive role', { speaker: 'bo-holmberg', role: 'host', show: 'The Lamp Hour' });
    expect(await people('bo')).toEqual(['Bo *Holmberg*']);
    expect(await told(grace, '/episode', { name: 'The Lamp Hour 1' })).toMatch(
      /With Bo \*Holmberg\* \(host\), Ann Lee/,
    );
    expect(await told(grace, '/speaker', { name: 'Bo Holm' })).toMatch(/Bo \*Holmberg\* · host/);
    const [first] = await ada.complete('/archive undo', 'change', 'holmberg');
    expect(first?.name).toContain('is host');
    const rename = (await ada.complete('/archive undo', 'change', 'is bo'))[0]!;
    await told(ada, '/archive undo', { change: String(rename.value) });
    await told(ada, '/archive undo');
    expect(await people('bo')).toEqual(['Bo Holm']);
  });

  it('corrects an episode, and what was saved and barred stays with it', async () => {
    const before = await asked(grace, '/quote', { about: 'trim the wick' });
    await grace.press(before, 'Save');
    const quote = buttonsOf(before)
      .find(({ label }) => label === 'Save')
      ?.id?.split(':')[1];
    expect(await told(ada, '/daily never-again', { quote: String(quote) })).toContain('Never again');
    const [id] = (await grace.complete('/episode', 'name', 'fgo')).map(({ value }) => value);
    expect(
      await told(ada, '/archive episode', {
        episode: String(id),
        title: 'The fog',
        number: '2b',
        date: '12 March 2021',
        link: 'https://lamps.example/2',
      }),
    ).toContain('The fgo* has the title **The fog**, the number **2b**, the date **2021-03-12**');
    const after = await asked(grace, '/quote', { about: 'trim the wick' });
    expect(quoteOf(after)).toBe(quoteOf(before));
    expect(wordsOf(after)).toMatch(/The Lamp Hour 2b.*The fog/s);
    expect(wordsOf(after)).not.toContain('fgo');
    expect((await grace.complete('/episode', 'name', 'fog')).map(({ value }) => value)).toEqual([id]);
    const saved = await told(grace, '/saved');
    expect(saved).toContain('The Lamp Hour 2b');
    expect(saved).toContain('trim the wick');
    expect(JSON.stringify((await asked(ada, '/daily barred')).components)).toMatch(/trim the wick/);
    expect(wordsOf(only((await grace.press(after, 'Save')).messages))).toContain('You saved that');
    expect(await told(ada, '/archive undo')).toContain('lamps/2.md: title The fog, number 2b');
    expect(wordsOf(await asked(grace, '/quote', { about: 'trim the wick' }))).toContain('The fgo');
  });

  it.each([
    ['/archive episode', { episode: 'The wick' }, 'Say what is to be corrected'],
    ['/archive episode', { episode: 'The wick', date: 'soon' }, 'Write the date as'],
    ['/archive episode', { episode: 'The wick', link: 'javascript:alert(1)' }, 'Write the whole address'],
    ['/archive episode', { episode: 'The wick', title: ' \u200b ' }, 'letters or digits'],
    ['/archive episode', { episode: 'nowhere to be found', title: 'x' }, 'There is no episode'],
    ['/archive rename', { speaker: 'nobody at all', name: 'x' }, 'I know nobody called'],
    ['/archive rename', { speaker: 'ann-lee', name: 'Ann Lee' }, 'is called so already'],
    ['/archive merge', { speaker: 'ann-lee', into: 'ann-lee' }, 'Both are Ann Lee'],
    ['/archive role', { speaker: 'ann-lee', role: 'host', show: 'The Tide Hour' }, 'does not speak in'],
    ['/archive undo', { change: '0-nonsense' }, 'Pick one of the corrections'],
  ])('%s %j is refused in plain words', async (command, options, words) => {
    expect(await told(ada, command, options as unknown as Record<string, string>)).toContain(words);
    expect(await told(ada, '/archive list')).toBe('Nothing was corrected so far.');
  });

  it('serves the archive without a broken file of corrections, names its line, and does not write over it', async () => {
    writeFileSync(join(folder, 'corrections.yaml'), 'changes:\n  - speaker: "Bo\n    name: x\n');
    await expect.poll(() => bot.output()).toMatch(/corrections\.yaml/);
    expect(await told(ada, '/status')).toMatch(/corrections\.yaml:\d.*not valid YAML/);
    expect(await told(grace, '/quote', { about: 'trim the wick' })).toMatch(/A. Lee/);
    expect(await told(ada, '/archive rename', { speaker: 'ann-lee', name: 'x' })).toMatch(/broken in line \d/);
    rmSync(join(folder, 'corrections.yaml'));
  });
});
