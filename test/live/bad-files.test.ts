import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { runNode } from '../harness/processes.ts';
import { only, quoteOf, wordsOf } from '../harness/reading.ts';

const said = (n: number): string =>
  `The lamp of tower ${n} was lit by hand, and nobody asked who paid for all that oil.`;
const numbers = Array.from({ length: 12 }, (_, n) => n);

/** Files that cannot be served, and what is said of each. */
const BAD: Record<string, { content: string; why: string }> = {
  // Of no format that is known: the project of a program for video.
  'cut.fcpxml': {
    content: `<?xml version="1.0"?><fcpxml version="1.9"><project name="x">${numbers.map((n) => `<title name="${said(n)}"/>`).join('')}</project></fcpxml>`,
    why: 'it is a project of Final Cut Pro, which is not read here',
  },
  // Read, but most of what is in it is lost.
  'half.ttml': {
    content: `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${numbers
      .map((n) => (n < 3 ? `<p begin="${n * 3}s" end="${n * 3 + 2}s">${said(n)}</p>` : `<q>${said(n)}</q>`))
      .join('')}</div></body></tt>`,
    why: 'of the words were understood',
  },
  // Cut off.
  'cut-off.json': { content: '{"segments": [{"start": 0, "text": "The lamp', why: 'it is not valid JSON' },
};

let folder: string;
let discord: DiscordUnderTest;
let bot: BotUnderTest;
let ada: MemberActor;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bad-files-'));
  cpSync(join(projectRoot, 'data/episodes'), join(folder, 'good'), { recursive: true });
  for (const [name, { content }] of Object.entries(BAD)) writeFileSync(join(folder, name), content);
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord, { EPISODES_DIR: folder });
  ada = await discord.member('Ada');
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
  rmSync(folder, { recursive: true });
});

describe('a folder of good files and three bad ones', () => {
  it('serves the good ones', async () => {
    const message = only((await ada.slash('/quote', { about: 'hugging face community' })).messages);
    expect(quoteOf(message)).toMatch(/community/i);
    expect(wordsOf(only((await ada.slash('/help')).messages))).toContain('2 episodes');
  });

  it.each(Object.entries(BAD))(
    'names %s with its reason in /status, in the log and in the check',
    async (name, { why }) => {
      expect(wordsOf(only((await ada.slash('/status')).messages)).replaceAll('\\', '')).toMatch(lineOf(name, why));
      expect(bot.output()).toMatch(lineOf(name, why));
      const check = await runNode(['dist/src/cli/check.js', '--archive', folder]);
      expect(check.status).toBe(1);
      expect(check.stdout).toMatch(lineOf(name, why));
    },
  );

  it('names them in the import, which takes the others', async () => {
    const out = join(folder, '.imported');
    const { status, stdout, stderr } = await runNode(['dist/src/cli/import.js', folder, '--out', out]);
    expect(status).toBe(1);
    for (const [name, { why }] of Object.entries(BAD)) expect(stdout + stderr).toMatch(lineOf(name, why));
    expect(stdout + stderr).toMatch(/new\s+2\n/);
    expect(stdout + stderr).toMatch(/failed\s+3\n/);
  });
});

describe('a file that takes more memory than one may', () => {
  it('is given up, named in /status and in the log, and holds up nobody', async () => {
    // Small on the disk, and very large once it is read.
    writeFileSync(join(folder, 'hollow.json'), `{"segments":[${'{},'.repeat(5_000_000)}{}]}`);
    const asked = await ada.slash('/quote', { about: 'hugging face community' });
    expect(quoteOf(only(asked.messages))).toMatch(/community/i);
    // On a slow machine its time may be over before its memory is.
    const given = lineOf(
      'hollow.json',
      'it was given up: reading it (takes more memory than one file may|took longer than)',
    );
    await bot.says(given);
    expect(bot.output()).toMatch(/hollow\.json[^\n]*a big file is being read/);
    expect(wordsOf(only((await ada.slash('/status')).messages)).replaceAll('\\', '')).toMatch(given);
    const after = await ada.slash('/quote', { about: 'hugging face community' });
    expect(quoteOf(only(after.messages))).toMatch(/community/i);
  });
});

/** Name and reason in one line. */
const lineOf = (name: string, why: string): RegExp =>
  new RegExp(`${name.replaceAll('.', '\\.')}[^\\n]*${why.replaceAll('.', '\\.')}`);
