import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlayMessage } from '../../src/playground/contract.ts';
import type { MemberActor } from '../harness/local-discord.ts';
import { buttonsOf, only, wordsOf } from '../harness/reading.ts';
import { startWholeBot, type WholeBot } from '../lookups/whole-bot.ts';

/** A server's settings as a file, and back, through the whole bot. */
let bot: WholeBot;
let ada: MemberActor;
beforeAll(async () => {
  bot = await startWholeBot();
  ada = await bot.discord.member('Ada');
});
afterAll(async () => {
  await bot.close();
});

type File = Record<string, unknown> & {
  server: string;
  daily: Record<string, unknown>[];
  lookups: { on: boolean; channels: Record<string, unknown>[] };
  neverAgain: string[];
};

async function fileOf(message: PlayMessage): Promise<File> {
  const [attachment] = message.attachments;
  expect(attachment?.filename).toBe('robot-overlord-settings.json');
  return (await (await fetch(attachment?.url ?? '')).json()) as File;
}

const exported = async (): Promise<File> => fileOf(only((await ada.slash('/settings export')).messages));
const asFile = (file: unknown) => ({
  name: 'settings.json',
  data: Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)).toString('base64'),
});
const propose = async (file: unknown, who = ada): Promise<PlayMessage> =>
  only((await who.slash('/settings import', { file: asFile(file) })).messages);
const carryOut = async (proposal: PlayMessage): Promise<string> => {
  const { messages } = await ada.press(proposal, 'Carry it out');
  const [answer] = messages;
  if (!answer) throw new Error('no answer');
  expect(answer.play.onlyFor).toBe(ada.user.id);
  return wordsOf(answer);
};

it('brings the weekly digest back, and says what is wrong with it', async () => {
  await ada.slash('/daily digest set', { day: 'Sunday', time: '18:00', zone: 'Europe/Berlin' });
  const file = await exported();
  expect(file.digest).toMatchObject({ day: 'Sunday', time: '18:00', zone: 'Europe/Berlin' });
  expect(wordsOf(only((await ada.slash('/daily status')).messages))).toMatch(/Weekly digest.*every Sunday at 18:00/);
  expect(wordsOf(only((await ada.slash('/daily digest preview')).messages))).toContain('nobody saved anything');
  await ada.slash('/daily digest off');
  expect(wordsOf(await propose({ ...file, digest: { ...(file.digest as object), day: 'Mon-Fri' } }))).toContain(
    'one day',
  );
  const proposal = await propose(file);
  expect(wordsOf(proposal)).toContain('weekly digest: <#');
  expect(await carryOut(proposal)).toContain('Done');
  expect((await exported()).digest).toEqual(file.digest);
  await ada.slash('/daily digest off');
});

it('brings back, after a confirmation, what was set when it was exported', async () => {
  const [general, quotes] = await Promise.all(['general', 'quotes'].map((name) => bot.discord.channel(name)));
  await ada.slash('/daily set', {
    time: '9:00, 17:45',
    zone: 'Etc/GMT+5',
    days: 'first Monday',
    channel: general?.id ?? '',
  });
  await ada.slash('/daily set', {
    time: '18:30',
    zone: 'Europe/Berlin',
    channel: quotes?.id ?? '',
    topics: 'models',
    'on-this-day': 'first',
  });
  await ada.slash('/daily set', {
    schedule: '2',
    image: 'always',
    'new-episodes': true,
    thread: true,
    title: 'Ours *here*',
  });
  await ada.slash('/daily set', { schedule: '2', color: '#2e6fdb', template: 'Today\\n{quote}' });
  await ada.slash('/daily pause', { schedule: '2' });
  await ada.slash('/daily now', { schedule: '1' });
  await ada.slash('/daily never-again');
  await ada.slash('/lookups mode', { mode: 'suggest' });
  await ada.slash('/lookups ignore', { channel: quotes?.id ?? '' });
  const answer = only((await ada.slash('/settings export')).messages);
  expect(answer.play.onlyFor).toBe(ada.user.id);
  const before = await fileOf(answer);
  expect(before.daily).toHaveLength(2);
  expect(before.daily.map(({ image, newEpisodes }) => [image, newEpisodes])).toContainEqual([true, true]);
  expect(before.neverAgain).toHaveLength(1);
  expect(wordsOf(await propose(before))).toContain('nothing to change');

  await ada.slash('/daily off', { schedule: '2' });
  await ada.slash('/daily set', { time: '7:00', schedule: '1' });
  await ada.slash('/daily barred').then(async ({ messages }) => ada.select(only(messages), before.neverAgain));
  await ada.slash('/lookups off');
  await ada.slash('/lookups ignore', { channel: quotes?.id ?? '', undo: true });
  const changed = await exported();
  expect(changed).not.toEqual(before);

  const proposal = await propose(before);
  expect(proposal.play.onlyFor).toBe(ada.user.id);
  expect(wordsOf(proposal)).toMatch(/changed.*07:00.*→.*09:00/s);
  expect(wordsOf(proposal)).toMatch(/new.*18:30.*models.*paused/s);
  expect(wordsOf(proposal)).toMatch(/never again/);
  expect(wordsOf(proposal)).toMatch(/look-ups in chat: \*\*on\*\*/);
  // Nothing before it is confirmed.
  expect(await exported()).toEqual(changed);
  expect(await carryOut(proposal)).toContain('Done');
  expect(await exported()).toEqual(before);
});

it('takes along what the channels are told of, and leaves what members asked for themselves', async () => {
  const quotes = await bot.discord.channel('quotes');
  const channel = quotes?.id ?? '';
  await ada.slash('/alert add topic', { topic: 'energy' });
  await ada.slash('/alert add phrase', { phrase: 'proof of work', channel });
  await ada.slash('/alert add topic', { topic: 'models', channel });
  const before = await exported();
  expect(before.alerts).toEqual([
    { channel, channelName: 'quotes', kind: 'phrase', words: 'proof of work' },
    { channel, channelName: 'quotes', kind: 'topic', words: 'models' },
  ]);
  expect(wordsOf(await propose(before))).toContain('nothing to change');
  const other = [{ channel, kind: 'person', words: 'Jeff' }];
  const proposal = await propose({ ...before, alerts: other });
  expect(wordsOf(proposal)).toMatch(/told no more of.*proof of work.*is told of.*Jeff/s);
  expect(await carryOut(proposal)).toContain('Done');
  expect((await exported()).alerts).toMatchObject(other);
  expect(wordsOf(only((await ada.slash('/alert list')).messages))).toContain('energy');
  // What older versions wrote.
  const { alerts: _, ...older } = before;
  expect(wordsOf(await propose(older))).toContain('nothing to change');
  await carryOut(await propose(before));
  expect(await exported()).toEqual(before);
  // As `/alert add` takes them: once, with one blank between two words.
  const twice = ['tidal \n power', 'Tidal power'].map((words) => ({ channel, kind: 'topic', words }));
  const once = await propose({ ...before, alerts: twice });
  expect(wordsOf(once).match(/is told of/g)).toHaveLength(1);
  await carryOut(once);
  expect((await exported()).alerts).toMatchObject([{ words: 'tidal power' }]);
  await carryOut(await propose({ ...before, alerts: [] }));
  expect((await exported()).alerts).toEqual([]);
});

it('shows anew what was changed between the proposal and its confirmation', async () => {
  const file = await exported();
  const proposal = await propose({ ...file, daily: [] });
  await ada.slash('/daily set', { time: '5:15', schedule: '1' });
  expect(await carryOut(proposal)).toMatch(/changed meanwhile.*05:15/s);
  expect((await exported()).daily).toHaveLength(2);
});

it('takes nothing that the forms would not, and says where', async () => {
  const file = await exported();
  const [first] = file.daily;
  const wrong: [unknown, RegExp][] = [
    ['dear diary', /no JSON/],
    ['[]', /not as `\/settings export`/],
    [{ ...file, version: 2 }, /another version/],
    [{ ...file, extra: true }, /extra/],
    [{ ...file, daily: [{ ...first, time: '25:00' }] }, /Daily quote 1.*25:00.*no time/s],
    [{ ...file, daily: [{ ...first, zone: 'Mars/Olympus' }] }, /no time zone/],
    [{ ...file, daily: [{ ...first, days: 'someday' }] }, /weekdays/],
    [{ ...file, daily: [{ ...first, speakers: ['Nobody Whatsoever'] }] }, /Nobody Whatsoever/],
    [{ ...file, daily: [{ ...first, topics: ['zzyzx qwertz'] }] }, /No quote in the archive fits/],
    [{ ...file, daily: Array.from({ length: 11 }, () => first) }, /daily/],
    [
      { ...file, lookups: { on: true, channels: [{ channel: first?.channel, cooldown: 1 }] } },
      /lookups\.channels\.0\.cooldown/,
    ],
    [{ ...file, neverAgain: ['<@everyone>'] }, /neverAgain\.0/],
    [{ ...file, alerts: [{ channel: first?.channel, kind: 'topic', words: '?!' }] }, /alerts\.0\.words/],
  ];
  for (const [bad, said] of wrong) {
    const answer = await propose(bad);
    expect(wordsOf(answer)).toMatch(said);
    expect(buttonsOf(answer)).toEqual([]);
  }
  expect(await exported()).toEqual(file);
});

it('names and refuses channels and roles of another server, and pings nobody', async () => {
  const file = await exported();
  const elsewhere = '112233445566778899';
  const foreign = {
    ...file,
    server: elsewhere,
    daily: [
      { ...file.daily[0], channel: elsewhere, channelName: 'their-quotes' },
      { ...file.daily[1], role: elsewhere, roleName: 'everyone @here' },
    ],
  };
  const answer = await propose(foreign);
  expect(wordsOf(answer)).toMatch(/no `#their-quotes`, `@everyone @here`.*another server/s);
  expect(answer.mention_everyone).toBe(false);
  expect(answer.mention_roles).toEqual([]);
  const everyone = { ...file, daily: [{ ...file.daily[0], role: file.server, roleName: '@everyone' }] };
  expect(wordsOf(await propose(everyone))).toContain('everyone');
  expect(await exported()).toEqual(file);
});

it('is for those who manage the server', async () => {
  const grace = await bot.discord.member('Grace');
  await expect(grace.slash('/settings export')).rejects.toThrow('no command');
});
