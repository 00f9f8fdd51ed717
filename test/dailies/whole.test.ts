import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, PlayMessage } from '../../src/playground/contract.ts';
import { type ClockedBot, type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { buttonsOf, hasButton, only, quoteOf, wordsOf } from '../harness/reading.ts';

/** The whole bot, as a member who manages a server meets it. */
const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'overlord-dailies-'));
let discord: DiscordUnderTest;
let bots: ClockedBots;
let bot: ClockedBot;
let ada: MemberActor;
let grace: MemberActor;
let today: number;
let made = 0;

beforeAll(async () => {
  discord = await startDiscordForTest();
  bots = clockedBots(discord);
  today = Date.parse('2027-03-01T00:00:00Z');
  await bots.setClock(today);
  bot = await bots.start(join(folder, 'bot.db'));
  [ada, grace] = await Promise.all([discord.member('Ada'), discord.member('Grace')]);
});
afterAll(async () => {
  await bots.end();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  // Each test begins without schedules, at midnight of a later week.
  for (;;) {
    const answer = only((await ada.slash('/daily off', { schedule: '1' })).messages);
    if (wordsOf(answer).includes('No daily post is set up')) break;
  }
  today += 14 * day;
  await bots.goTo(today);
});

const freshChannel = async (kind: 'text' | 'announcement' | 'forum' = 'text', more = {}): Promise<Channel> => {
  made += 1;
  const guild = await discord.guildId();
  return (await discord.call('createChannel', { guild, name: `place-${made}`, kind, ...more })).channel;
};
const threadIn = async (parent: Channel): Promise<Channel> =>
  (await discord.call('createThread', { member: ada.user.id, channel: parent.id, name: 'Daily' })).channel;
const setUp = async (channel: Pick<Channel, 'id'>, options: Record<string, string | boolean> = {}) =>
  only((await ada.slash('/daily set', { channel: channel.id, time: '9:00', zone: 'UTC', ...options })).messages);
const postsIn = async (channel: Pick<Channel, 'id'>): Promise<PlayMessage[]> =>
  (await ada.history(channel)).filter(hasButton('dc'));
const until = (fits: () => Promise<boolean>) => expect.poll(fits).toBe(true);
const off = async (channel: Pick<Channel, 'id'>) => ada.slash('/daily off', {}, { in: channel });

it('publishes in a channel that became an announcement channel', async () => {
  const channel = await freshChannel();
  await setUp(channel, { publish: true });
  await discord.call('updateChannel', { channel: channel.id, kind: 'announcement' });
  await until(async () =>
    wordsOf(only((await ada.slash('/daily status')).messages)).includes('published to following'),
  );
  await bots.goTo(today + 9 * 3_600_000 + 1_000);
  await until(async () => ((await postsIn(channel))[0]?.flags ?? 0) % 2 === 1);
});

describe('/daily', () => {
  it('sets up a post, says when it comes, posts it once at its time, and offers a test', async () => {
    const channel = await freshChannel();
    const reply = await setUp(channel);
    expect(wordsOf(reply)).toContain(`<t:${(today + 9 * 3_600_000) / 1000}:F>`);
    const test = only((await ada.press(reply, 'Send a test here')).messages);
    expect(wordsOf(test)).toContain('Sent as a test');
    expect(await postsIn(channel)).toHaveLength(1);
    await bots.goTo(today + 9 * 3_600_000 - 1000);
    expect(await postsIn(channel)).toHaveLength(1);
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(2);
    for (let n = 1; n <= 6; n += 1) await bots.goTo(today + n * day + 9 * 3_600_000);
    const posts = await postsIn(channel);
    expect(posts).toHaveLength(8);
    expect(new Set(posts.slice(1).map(quoteOf)).size).toBe(7);
    for (const post of posts) expect(post.play.pinged).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('posts several times on days of the month, and says so', async () => {
    const channel = await freshChannel();
    const reply = wordsOf(await setUp(channel, { time: '9, 18:30', days: 'first and last day of the month' }));
    expect(reply).toContain('on the 1st and last day of each month at 09:00 and 18:30, UTC');
    const days = wordsOf(only((await ada.slash('/daily status', { schedule: '1' })).messages));
    expect(days).toContain('on the 1st and last day of each month at 09:00 and 18:30, UTC');
    const due = new Date(today);
    const last = Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0);
    const first = due.getUTCDate() === 1 ? [today] : [];
    for (const date of [...first, last, last + day]) {
      for (const hour of [8, 9, 18.5, 23]) await bots.goTo(date + hour * 3_600_000);
    }
    expect(await postsIn(channel)).toHaveLength((first.length + 2) * 2);
    today = last + day;
    const { modal } = await ada.slash('/daily set', {}, { in: channel });
    expect(JSON.stringify(modal?.components)).toContain('on the 1st and last day of each month');
    expect(JSON.stringify(modal?.components)).toContain('09:00 and 18:30');
  });

  it('posts on the day of an earlier year’s episode, under a heading that says so', async () => {
    const channel = await freshChannel();
    expect(wordsOf(await setUp(channel, { 'on-this-day': 'only' }))).toContain('came out on that day');
    // 15 September 2022: Software Engineering Daily 1272.
    const then = Date.UTC(new Date(today).getUTCFullYear() + 1, 8, 15);
    await bots.goTo(then - day + 12 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(0);
    const none = wordsOf(only((await ada.slash('/daily now')).messages));
    expect(none).toContain('nothing in the archive came out on this day of an earlier year');
    const preview = only((await ada.slash('/daily preview')).messages);
    expect(wordsOf(preview)).toContain('### On this day in 2022');
    await bots.goTo(then + 9 * 3_600_000);
    const posts = await postsIn(channel);
    expect(posts).toHaveLength(1);
    expect(wordsOf(posts[0] as PlayMessage)).toContain('### On this day in 2022');
    expect(wordsOf(posts[0] as PlayMessage)).toContain('15 September 2022');
    today = then;
  });

  it('looks as the server wants it, in the preview as in the post, and lets nothing in with it', async () => {
    const channel = await freshChannel();
    const everyone = await discord.guildId();
    const title = `**Ours** <@${ada.user.id}> @everyone`;
    const template = `# <@&${everyone}> \`{show}\` says\\n{quote}\\n||{speaker}|| in {episode}`;
    const set = await setUp(channel, { title, color: 'teal', template });
    expect(wordsOf(set)).toContain('words of your own around the quote');
    const preview = only((await ada.slash('/daily preview')).messages);
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    for (const one of [preview, post as PlayMessage]) {
      const words = wordsOf(one);
      expect(words).toContain(`### \\*\\*Ours\\*\\* \\<@${ada.user.id}> \\@everyone`);
      expect(words).toMatch(/^\\# \\<@&\d+> \\`.+\\` says$/m);
      expect(words).toMatch(/^\\\|\\\|.+\\\|\\\| in /m);
      expect(one.components?.[0]).toMatchObject({ accent_color: 0x1b998b });
      expect(one.play.pinged).toEqual({ everyone: false, users: [], roles: [] });
    }
    expect(quoteOf(post as PlayMessage)).toBe(quoteOf(preview));
    for (const [bad, said] of [
      [{ template: 'no quote' }, 'needs `{quote}`'],
      [{ color: 'mud' }, 'is no colour'],
    ] as const)
      expect(wordsOf(await setUp(channel, bad))).toContain(said);
    await setUp(channel, { title: '-', color: '-', template: '-' });
    await bots.goTo(today + day + 9 * 3_600_000);
    const plain = (await postsIn(channel))[1] as PlayMessage;
    expect(wordsOf(plain)).toContain('### Quote of the day');
    expect(plain.components?.[0]).toMatchObject({ accent_color: 0xd7263d });
  });

  it('shows each quote as a picture where that was asked for, and in words again once it is not', async () => {
    const channel = await freshChannel();
    expect(wordsOf(await setUp(channel, { image: 'always' }))).toContain('as a picture');
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    const [file] = post?.attachments ?? [];
    expect(file).toMatchObject({ filename: 'quote.png', content_type: 'image/png' });
    expect(file?.description).toMatch(/\w+ \w+/);
    expect(JSON.stringify(post?.components)).toContain('attachments/');
    const context = only((await grace.press(post as PlayMessage, 'More context')).messages);
    expect(wordsOf(context).replaceAll(/[\\*]/g, '')).toContain(file?.description?.slice(0, 40));
    await setUp(channel, { image: 'never' });
    await bots.goTo(today + day + 9 * 3_600_000);
    const posts = await postsIn(channel);
    expect(posts).toHaveLength(2);
    expect(posts[1]?.attachments).toEqual([]);
    expect(quoteOf(posts[1] as PlayMessage)).not.toBe('');
  });

  it('carries the picture into a forum too', async () => {
    const forum = await freshChannel('forum');
    await setUp(forum, { image: 'always' });
    await bots.goTo(today + 9 * 3_600_000);
    const [made] = (await discord.requests({ method: 'POST' })).filter(({ path }) =>
      path.includes(`/${forum.id}/threads`),
    );
    expect(made).toMatchObject({ status: 201, files: [{ name: 'quote.png' }] });
  });

  it('shows context and topic of a post only to the member who presses', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    if (!post) throw new Error('no post');
    const context = only((await grace.press(post, 'More context')).messages);
    expect(context.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(context).replaceAll(/[\\*]/g, '')).toContain(quoteOf(post).slice(0, 40));
    const wider = only((await grace.press(context, 'More context')).messages);
    expect(wider.id).toBe(context.id);
    expect(wordsOf(wider).length).toBeGreaterThan(wordsOf(context).length);
    const topic = buttonsOf(post)[1];
    expect(topic?.id).toMatch(/^dt:/);
    const about = only((await grace.press(post, topic?.label ?? '')).messages);
    expect(about.play.onlyFor).toBe(grace.user.id);
  });

  it('is for members who may manage the server, asked anew each time', async () => {
    const channel = await freshChannel();
    const reply = await setUp(channel);
    for (const command of [
      'set',
      'preview',
      'now',
      'pause',
      'resume',
      'status',
      'off',
      'list',
      'never-again',
      'barred',
    ]) {
      const answer = await grace.slash(`/daily ${command}`, command === 'set' ? { time: '9' } : {}).catch(() => null);
      if (answer) expect(wordsOf(only(answer.messages))).toContain('may manage this server');
    }
    const id = buttonsOf(reply)[0]?.id ?? '';
    expect(id).toMatch(/^dtest:/);
  });

  it('opens a form when nothing was filled in, and takes what is filled into it', async () => {
    const channel = await freshChannel();
    const { modal } = await ada.slash('/daily set');
    if (!modal) throw new Error('no form');
    const reply = only(
      (await ada.submit(modal, { channel: [channel.id], time: '6:30 pm', zone: 'berlin', days: ['weekdays'] }))
        .messages,
    );
    expect(wordsOf(reply)).toContain('Monday to Friday at 18:30, Europe/Berlin');
  });

  it('opens the form with the channel it was asked for in, where that can have one', async () => {
    const channel = await freshChannel();
    const { modal } = await ada.slash('/daily set', {}, { in: channel });
    expect(JSON.stringify(modal?.components)).toContain(`"default_values":[{"id":"${channel.id}","type":"channel"}]`);
    const voice = await discord.call('createChannel', { guild: await discord.guildId(), name: 'talk', kind: 'voice' });
    const other = await ada.slash('/daily set', {}, { in: voice.channel });
    expect(other.modal).toBeDefined();
    expect(JSON.stringify(other.modal?.components)).not.toContain('default_values');
  });

  it('opens the form with what the channel has already; what is emptied in it is taken away', async () => {
    const channel = await freshChannel();
    const { guilds } = await ada.world();
    const role = guilds[0]?.roles.find((one) => one.name === 'Podcast fans')?.id ?? '';
    await setUp(channel, { role, zone: 'Europe/Berlin', time: '18:30', days: 'tue, sat' });
    const { modal } = await ada.slash('/daily set', {}, { in: channel });
    if (!modal) throw new Error('no form');
    const form = JSON.stringify(modal.components);
    for (const one of [channel.id, role, '18:30', 'Europe/Berlin']) expect(form).toContain(one);
    const options = [...form.matchAll(/"value":"(\w+)","default":true/g)].map(([, day]) => day);
    expect(options).toEqual(['Tuesday', 'Saturday']);
    const reply = only((await ada.submit(modal, { channel: [channel.id], role: [], days: [] })).messages);
    expect(wordsOf(reply)).toContain('every day at 18:30, Europe/Berlin');
    expect(wordsOf(reply)).not.toContain('notifies');
    const everyone = only((await ada.slash('/daily set', { role: await discord.guildId() }, { in: channel })).messages);
    expect(wordsOf(everyone)).toContain('leave the role empty');
    await bots.goTo(today + 18 * 3_600_000);
    expect((await postsIn(channel))[0]?.play.pinged).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('opens the form again with all that was right in it', async () => {
    const channel = await freshChannel();
    const { guilds } = await ada.world();
    const role = guilds[0]?.roles.find((one) => one.name === 'Podcast fans')?.id ?? '';
    const fill = async (fields: Record<string, string | string[]>) => {
      const { modal } = await ada.slash('/daily set');
      if (!modal) throw new Error('no form');
      const right = { channel: [channel.id], time: '7 pm', zone: 'Asia/Ho_Chi_Minh', days: ['Tuesday'], role: [role] };
      const answer = only((await ada.submit(modal, { ...right, ...fields })).messages);
      expect(answer.play.onlyFor).toBe(ada.user.id);
      return { answer, again: (await ada.press(answer, 'Fill it in again')).modal };
    };
    const zone = await fill({ zone: 'Middle Earth' });
    expect(wordsOf(zone.answer)).toContain('no time zone “Middle Earth”');
    const form = JSON.stringify(zone.again?.components);
    for (const one of [channel.id, role, '19:00', '"value":"Tuesday","default":true']) expect(form).toContain(one);
    // Every kind of name that the platform lists: three parts, a sign, a hyphen.
    for (const name of ['Etc/GMT+5', 'Etc/GMT-14', 'America/Port-au-Prince', 'America/North_Dakota/New_Salem']) {
      const { again } = await fill({ time: '25:00', zone: name });
      expect(JSON.stringify(again?.components)).toContain(`"${name}"`);
    }
    const time = await fill({ time: '25:00' });
    expect(wordsOf(time.answer)).toContain('no time of day');
    expect(JSON.stringify(time.again?.components)).toContain('Asia/Ho_Chi_Minh');
    if (!time.again) throw new Error('no form');
    const done = { channel: [channel.id], time: '8', zone: 'UTC', days: ['Tuesday'], role: [role] };
    expect(wordsOf(only((await ada.submit(time.again, done)).messages))).toContain('Tuesday at 08:00, UTC');
  });

  it.each([
    [{ time: '25:00', zone: 'UTC' }, 'no time of day'],
    [{ time: '9', zone: 'Middle Earth' }, 'no time zone'],
    [{ time: '9', zone: 'CA' }, 'any of several time zones: America/Los_Angeles'],
    [{ time: '9', zone: 'UTC', days: 'blursday' }, 'as weekdays'],
    [{ time: '9', zone: 'UTC', speakers: 'Nobody At All' }, 'nobody called'],
    [{ time: '9', zone: 'UTC', shows: 'No Such Show' }, 'no show'],
  ])('says what is wrong with %j', async (options, said) => {
    const answer = only((await ada.slash('/daily set', options as Record<string, string>)).messages);
    expect(wordsOf(answer)).toContain(said);
    expect(answer.play.onlyFor).toBe(ada.user.id);
  });

  it('completes zones, weekdays and lists of names while they are typed', async () => {
    expect((await ada.complete('/daily set', 'zone', 'san fr'))[0]?.value).toBe('San Francisco (America/Los_Angeles)');
    expect((await ada.complete('/daily set', 'zone', '')).length).toBeGreaterThan(10);
    expect((await ada.complete('/daily set', 'days', 'mon-wed'))[0]?.value).toBe('Monday, Tuesday and Wednesday');
    expect((await ada.complete('/daily set', 'speakers', 'Mark Saroufim, je'))[0]?.value).toBe(
      'Mark Saroufim, Jeff Meyerson',
    );
  });

  it('names the channel of each schedule that it offers', async () => {
    const [one, two] = [await freshChannel(), await freshChannel()];
    await setUp(one);
    await setUp(two);
    const offered = (await ada.complete('/daily off', 'schedule', '')).map(({ name }) => name);
    expect(offered).toEqual([`1. #${one.name}: every day at 09:00, UTC`, `2. #${two.name}: every day at 09:00, UTC`]);
  });

  it('names each permission that is missing there at once', async () => {
    const channel = await freshChannel();
    const guild = await discord.guildId();
    await discord.call('setPermissions', {
      guild,
      channel: channel.id,
      bot: true,
      deny: ['SendMessages', 'ReadMessageHistory'],
    });
    const words = wordsOf(await setUp(channel));
    expect(words).toContain('Send Messages');
    expect(words).toContain('Read Message History');
    expect(words).not.toContain('View Channel');
    expect(words).toContain('cannot post there yet');
  });

  it('does not say that it cannot post where it can', async () => {
    const channel = await freshChannel();
    const guild = await discord.guildId();
    const { role } = await discord.call('createRole', { guild, name: `quiet-${made}` });
    await discord.call('setPermissions', { guild, channel: channel.id, bot: true, deny: ['ReadMessageHistory'] });
    const words = wordsOf(await setUp(channel, { role: role.id }));
    expect(words).not.toContain('cannot post');
    expect(words).toContain('Read Message History');
    expect(words).toContain('mention');
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(1);
  });

  it('says how many quotes fit, and that today’s post was out already', async () => {
    const channel = await freshChannel();
    expect(wordsOf(await setUp(channel))).toMatch(/\d+ quotes fit; none comes again/);
    expect(wordsOf(await setUp(channel, { shows: 'Vanishing Gradients' }))).toContain('Only one quote fits');
    await bots.goTo(today + 9 * 3_600_000);
    const later = wordsOf(await setUp(channel, { time: '18:00' }));
    expect(later).toContain('Today’s post was out already');
    const moved = wordsOf(await setUp(await freshChannel(), { schedule: '1', time: '18:00' }));
    expect(moved).toContain('Today’s post was out already');
    await setUp(channel, { schedule: '1', time: '18:00' });
    expect(later).toContain(`<t:${(today + day + 18 * 3_600_000) / 1000}:F>`);
    await bots.goTo(today + day);
    expect(wordsOf(await setUp(channel, { time: '20:00' }))).not.toContain('Today’s post');
  });

  it('notifies the chosen role and nobody else', async () => {
    const channel = await freshChannel();
    const { guilds } = await ada.world();
    const role = guilds[0]?.roles.find((one) => one.name === 'Podcast fans')?.id ?? '';
    await setUp(channel, { role });
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    expect(post?.play.pinged).toEqual({ everyone: false, users: [], roles: [role] });
    // A notification shows nothing but this.
    expect(post?.content).toMatch(/^### Quote of the day\n> .+\n\*\*/);
  });

  it('publishes in an announcement channel when it was told to, and says whether it does', async () => {
    const channel = await freshChannel('announcement');
    expect(wordsOf(await setUp(channel))).toContain('only with `publish: True`');
    expect(wordsOf(await setUp(channel, { publish: true }))).toContain('is published');
    expect(wordsOf(await setUp(await freshChannel(), { publish: true }))).toContain('`publish` does nothing there');
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    expect((post?.flags ?? 0) & 1).toBe(1);
  });

  it.each([
    ['429', { status: 429, retryAfter: 600 }],
    ['5xx, refused', { status: 503, when: 'before' as const }],
    ['5xx, though it was published', { status: 502, when: 'after' as const }],
    ['a connection cut', { status: 500, when: 'before' as const, hangUp: true }],
  ])('tries to publish again after %s, and posts once', async (_name, failure) => {
    const channel = await freshChannel('announcement');
    await setUp(channel, { publish: true });
    const path = `/channels/${channel.id}/messages/:message/crosspost`;
    const due = today + 9 * 3_600_000;
    await discord.failNext({ method: 'POST', path, times: 2, ...failure });
    await bots.goTo(due);
    const status = async () => wordsOf(only((await ada.slash('/daily status', {}, { in: channel })).messages));
    expect(await status()).toMatch(/Not yet published to the servers that follow it: next try <t:\d+:R>/);
    for (const seconds of [10, 30, 60, 700, 1400]) await bots.goTo(due + seconds * 1000);
    const [post, ...more] = await postsIn(channel);
    expect(more).toEqual([]);
    expect((post?.flags ?? 0) & 1).toBe(1);
    expect(await status()).not.toMatch(/not (?:yet )?published/i);
    const tries = async () => (await discord.requests({ method: 'POST', path })).length;
    const needed = await tries();
    await bots.goTo(due + 12 * 3_600_000);
    expect(await tries()).toBe(needed);
  });

  it('says how to publish by hand what Discord would not publish', async () => {
    const channel = await freshChannel('announcement');
    await setUp(channel, { publish: true });
    const path = `/channels/${channel.id}/messages/:message/crosspost`;
    const due = today + 9 * 3_600_000;
    await discord.failNext({ method: 'POST', path, times: 1000, status: 503 });
    for (let minute = 0; minute <= 370; minute += 5) await bots.goTo(due + minute * 60_000);
    const status = async () => wordsOf(only((await ada.slash('/daily status', {}, { in: channel })).messages));
    expect(await status()).toContain(
      '**Not published** to the servers that follow the channel. Discord did not publish it for 6 hours. Publish it by hand',
    );
    expect(await postsIn(channel)).toHaveLength(1);
    await discord.call('clearFailures', {});
    // The next one is another matter.
    await bots.goTo(due + day);
    expect((await postsIn(channel)).map((one) => (one.flags ?? 0) & 1)).toEqual([0, 1]);
    expect(await status()).not.toContain('servers that follow');
  });

  it('publishes what was posted by hand too, again after a fault, and not what was deleted meanwhile', async () => {
    const channel = await freshChannel('announcement');
    await setUp(channel, { publish: true });
    const path = `/channels/${channel.id}/messages/:message/crosspost`;
    await discord.failNext({ method: 'POST', path, times: 1, status: 503 });
    await ada.slash('/daily now', {}, { in: channel });
    await bot.settled();
    await bots.goTo(today + 60_000);
    const [post] = await postsIn(channel);
    expect((post?.flags ?? 0) & 1).toBe(1);
    await discord.failNext({ method: 'POST', path, times: 1, status: 503 });
    await ada.slash('/daily now', {}, { in: channel });
    await bot.settled();
    const second = (await postsIn(channel))[1];
    if (!second) throw new Error('no second post');
    await ada.remove(second);
    await bots.goTo(today + 120_000);
    const status = wordsOf(only((await ada.slash('/daily status', {}, { in: channel })).messages));
    expect(status).not.toMatch(/not (?:yet )?published/i);
  });

  it('opens a post of its own in a forum each day, with the tag that the forum asks for', async () => {
    const channel = await freshChannel('forum', { tags: ['quote', 'news'], requireTag: true });
    expect(wordsOf(await setUp(channel))).toContain('asks for a tag');
    expect(wordsOf(await setUp(channel, { tag: 'Quote' }))).not.toContain('asks for a tag');
    await bots.goTo(today + 9 * 3_600_000);
    await bots.goTo(today + day + 9 * 3_600_000);
    const { threads } = await discord.call('threads', { member: ada.user.id, channel: channel.id });
    expect(threads).toHaveLength(2);
    for (const thread of threads) {
      expect(thread.applied_tags).toHaveLength(1);
      expect(await postsIn(thread)).toHaveLength(1);
    }
  });

  it('offers the tags of the forum that is being set up, and names them when it has no such tag', async () => {
    const forum = await freshChannel('forum', { tags: ['quote', 'news', 'questions'], requireTag: true });
    const tags = async (typed: string, others: Record<string, string>) =>
      (await ada.complete('/daily set', 'tag', typed, others)).map(({ name }) => name);
    expect(await tags('', { channel: forum.id })).toEqual(['quote', 'news', 'questions']);
    expect(await tags('QU', { channel: forum.id })).toEqual(['quote', 'questions']);
    expect(await tags('', { channel: (await freshChannel()).id })).toEqual([]);
    expect(wordsOf(await setUp(forum, { tag: 'gossip' }))).toContain('no tag “gossip”');
    expect(wordsOf(await setUp(forum, { tag: 'gossip' }))).toContain('quote, news, questions');
    expect(wordsOf(await setUp(await freshChannel(), { tag: 'quote' }))).toContain('Only forums have tags');
    // Without the channel: that of the schedule to be changed.
    const untagged = await setUp(forum);
    expect(wordsOf(untagged)).toContain('asks for a tag');
    expect(await tags('n', { schedule: '1' })).toEqual(['news']);
    // Or chosen from the answer: the guided form has no room for tags.
    const news = forum.available_tags?.[1]?.id ?? '';
    const chosen = only((await ada.select(untagged, [news])).messages);
    expect(wordsOf(chosen)).toContain('Daily quote changed');
    expect(wordsOf(chosen)).not.toContain('asks for a tag');
  });

  it('leaves a forum’s tag behind when the post moves to another channel', async () => {
    const forum = await freshChannel('forum', { tags: ['quote'] });
    await setUp(forum, { tag: 'quote' });
    const channel = await freshChannel();
    const moved = only((await ada.slash('/daily set', { schedule: '1', channel: channel.id })).messages);
    expect(wordsOf(moved)).toContain('Daily quote changed');
    expect(wordsOf(moved)).not.toContain('cannot post');
    const other = await freshChannel('forum', { tags: ['talk'] });
    expect(wordsOf(only((await ada.slash('/daily set', { schedule: '1', channel: other.id })).messages))).not.toContain(
      'no such tag',
    );
  });

  it('does not say that it will open a thread that it may not open', async () => {
    const parent = await freshChannel();
    const thread = await threadIn(parent);
    await discord.call('updateChannel', { channel: thread.id, archived: true });
    expect(wordsOf(await setUp(thread))).toContain('my first post opens it again');
    await discord.call('updateChannel', { channel: thread.id, archived: true, locked: true });
    const reply = wordsOf(await setUp(thread));
    expect(reply).toContain('I lack the permission **Manage Threads** there');
    expect(reply).not.toContain('opens it again');
  });

  it('opens an archived thread again to post in it', async () => {
    const parent = await freshChannel();
    const thread = await threadIn(parent);
    await setUp(thread);
    await discord.call('updateChannel', { channel: thread.id, archived: true });
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(thread)).toHaveLength(1);
  });

  it('previews exactly what it then posts, and never again what was banned', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    const preview = only((await ada.slash('/daily preview', {}, { in: channel })).messages);
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    if (!post) throw new Error('no post');
    expect(quoteOf(post)).toBe(quoteOf(preview));
    const none = only((await ada.slash('/daily barred', {}, { in: channel })).messages);
    expect(wordsOf(none)).toContain('Every quote may be posted here');
    const banned = only((await ada.slash('/daily never-again', {}, { in: channel })).messages);
    expect(wordsOf(banned)).toContain('Never again');
  });

  it('finds what was posted last, however many were skipped since', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    if (!post) throw new Error('no post');
    for (let n = 1; n <= 6; n += 1) await bots.goTo(today + n * day + 20 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(1);
    const [offered] = await ada.complete('/daily never-again', 'quote', quoteOf(post).slice(0, 20));
    expect(offered?.name.slice(0, 40)).toBe(quoteOf(post).slice(0, 40));
    const banned = only((await ada.slash('/daily never-again', {}, { in: channel })).messages);
    expect(wordsOf(banned)).toContain('Never again');
    await ada.press(banned, 'Undo');
  });

  it('takes back “never again”, at once or later from the list of what is barred', async () => {
    const channel = await freshChannel();
    await setUp(channel, { shows: 'Vanishing Gradients' });
    await bots.goTo(today + 9 * 3_600_000);
    const [post] = await postsIn(channel);
    if (!post) throw new Error('no post');
    const ban = async () => only((await ada.slash('/daily never-again', {}, { in: channel })).messages);
    const preview = async () => wordsOf(only((await ada.slash('/daily preview', {}, { in: channel })).messages));
    const banned = await ban();
    expect(await preview()).toContain('no quote in the archive fits');
    const undone = only((await ada.press(banned, 'Undo')).messages);
    expect(undone.id).toBe(banned.id);
    expect(wordsOf(undone)).toContain('It may be posted here again');
    expect(buttonsOf(undone)).toEqual([]);
    expect(await preview()).toContain(quoteOf(post).slice(0, 40));

    await ban();
    const listed = only((await ada.slash('/daily barred', {}, { in: channel })).messages);
    const id = JSON.stringify(listed.components).match(/"value":"([^"]+)"/)?.[1] ?? '';
    const back = only((await ada.select(listed, [id])).messages);
    expect(wordsOf(back)).toContain('It may be posted here again');
    expect(wordsOf(back)).toContain(quoteOf(post).slice(0, 40));
    expect(await preview()).toContain(quoteOf(post).slice(0, 40));
    const rest = only((await ada.slash('/daily barred', {}, { in: channel })).messages);
    expect(JSON.stringify(rest.components)).not.toContain(id);
  });

  it('takes what several admins ask at once in turn: one post a channel, ten a server, and nothing lost', async () => {
    const channel = await freshChannel();
    const both = await Promise.all([setUp(channel), setUp(channel, { days: 'mon' })]);
    expect(both.map((one) => wordsOf(one).split('\n')[0]).sort()).toEqual([
      '### Daily quote changed',
      '### Daily quote set up',
    ]);
    await Promise.all([
      ada.slash('/daily set', { time: '6:00' }, { in: channel }),
      ada.slash('/daily set', { days: 'sun' }, { in: channel }),
    ]);
    expect(wordsOf(only((await ada.slash('/daily list')).messages))).toContain('Sunday at 06:00, UTC');
    await Promise.all(Array.from({ length: 12 }, () => setUp(channel, { another: true })));
    const list = wordsOf(only((await ada.slash('/daily list')).messages));
    expect(list.match(/<#\d+>/g)).toHaveLength(10);
  });

  it('says how to see the schedules that a message has no room for', async () => {
    const channel = await freshChannel();
    const topics =
      'bitcoin, hugging face, PyTorch, machine learning, academia, startups, open source, Facebook, ML, AI';
    const long = { topics, zone: 'America/Argentina/Buenos_Aires', days: 'mon, tue, thu, sat', another: true };
    const { guilds } = await ada.world();
    const role = guilds[0]?.roles.find((one) => one.name === 'Podcast fans')?.id ?? '';
    await discord.call('setPermissions', {
      guild: guilds[0]?.id ?? '',
      channel: channel.id,
      bot: true,
      deny: ['ReadMessageHistory', 'SendMessages'],
    });
    for (let n = 1; n <= 10; n += 1) await setUp(channel, { ...long, role });
    const status = wordsOf(only((await ada.slash('/daily status')).messages));
    const shown = status.match(/\*\*\d+\.\*\* <#/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(4);
    expect(status).toContain(`… and ${10 - shown} more: \`/daily status schedule:${shown + 1}\` shows the next one.`);
    expect(status.match(/Next post/g)).toHaveLength(shown);
    expect(status.match(/To mend/g)).toHaveLength(shown);
  });

  it('pauses, resumes, posts now, lists and ends', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    await ada.slash('/daily pause', {}, { in: channel });
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(0);
    expect(wordsOf(only((await ada.slash('/daily list', {}, { in: channel })).messages))).toContain('Paused');
    const besides = only((await ada.slash('/daily now', {}, { in: channel })).messages);
    expect(wordsOf(besides)).toContain('The daily ones stay paused');
    expect(await postsIn(channel)).toHaveLength(1);
    await ada.slash('/daily now', {}, { in: channel });
    expect(await postsIn(channel), 'asked for twice at once').toHaveLength(1);
    const resumed = only((await ada.slash('/daily resume', {}, { in: channel })).messages);
    expect(wordsOf(resumed)).toContain(`<t:${(today + day + 9 * 3_600_000) / 1000}:F>`);
    // Asked for again at once it would be taken for one press too many.
    await bots.goTo(today + 9 * 3_600_000 + 20_000);
    const again = only((await ada.slash('/daily now', {}, { in: channel })).messages);
    expect(wordsOf(again)).toContain(`The daily one still comes: <t:${(today + day + 9 * 3_600_000) / 1000}:F>`);
    expect(await postsIn(channel)).toHaveLength(2);
    await off(channel);
    await bots.goTo(today + day + 9 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(2);
    expect(wordsOf(only((await ada.slash('/daily status', {}, { in: channel })).messages))).toContain('No daily post');
  });
});

describe('when things break', () => {
  it('keeps it between itself and the admin that an answer takes its time', async () => {
    const channel = await freshChannel();
    const { modal } = await ada.slash('/daily set');
    if (!modal) throw new Error('no form');
    await discord.faults({ latencyMs: 600 });
    const [command, form] = await Promise.all([
      setUp(channel),
      ada.submit(modal, { channel: [channel.id], time: '9:00', zone: 'UTC' }),
    ]).finally(() => discord.faults({ latencyMs: 0 }));
    for (const message of [command, only(form.messages)]) expect(message.play.onlyFor).toBe(ada.user.id);
    const answers = (await discord.requests({ method: 'POST' })).filter(({ path }) => path.includes('/callback'));
    const deferrals = answers
      .map(({ body }) => body as { type: number; data?: object })
      .filter(({ type }) => type === 5);
    expect(deferrals.length).toBeGreaterThan(0);
    for (const one of deferrals) expect(one.data).toEqual({ flags: 64 });
  });

  it('pauses when the channel is deleted, tells an admin, and keeps the settings', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    await discord.call('deleteChannel', { channel: channel.id });
    for (const minutes of [0, 11, 72, 140]) await bots.goTo(today + 9 * 3_600_000 + minutes * 60_000);
    const told = (await ada.history('general')).filter(
      (one) => one.play.onlyFor === null && wordsOf(one).includes(channel.id),
    );
    expect(told).toHaveLength(1);
    expect(wordsOf(told[0] as PlayMessage)).toContain('the channel is gone');
    const status = wordsOf(only((await ada.slash('/daily status')).messages));
    expect(status).toContain('Paused after repeated refusals');
    expect(status.split('**To mend:**')[1]?.trim().split('\n')).toEqual([
      '- That channel is gone: choose another with `schedule` and `channel` of `/daily set`.',
    ]);
    expect(wordsOf(only((await ada.slash('/daily list')).messages))).toContain('Next try');
    // Where there are several, each has the number by which `schedule` knows it.
    await setUp(await freshChannel());
    expect(wordsOf(only((await ada.slash('/daily status')).messages))).toMatch(/^\*\*1\.\*\* [\s\S]*\*\*2\.\*\* /);
    const requests = await discord.requests({ method: 'POST', path: `/channels/${channel.id}/messages` });
    expect(requests.filter((one) => one.status === 404)).toHaveLength(4);
  });

  it('goes on by itself when permission comes back', async () => {
    const channel = await freshChannel();
    const guild = await discord.guildId();
    await setUp(channel);
    await discord.call('setPermissions', { guild, channel: channel.id, bot: true, deny: ['SendMessages'] });
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(0);
    const status = wordsOf(only((await ada.slash('/daily status')).messages));
    expect(status).toContain('Send Messages');
    expect(status).toContain(`Next try <t:${(today + 9 * 3_600_000) / 1000 + 600}:`);
    expect(status).toContain('not posted so far');
    expect(status).not.toContain('on its way');
    await discord.call('setPermissions', { guild, channel: channel.id, bot: true, inherit: ['SendMessages'] });
    await bots.goTo(today + 9 * 3_600_000 + 11 * 60_000);
    expect(await postsIn(channel)).toHaveLength(1);
  });

  it('tries again at once when the bot is given a role, or the channel of a thread changes', async () => {
    const guild = await discord.guildId();
    const parent = await freshChannel();
    const thread = await threadIn(parent);
    await setUp(thread);
    const closed = { guild, channel: parent.id, bot: true };
    await discord.call('setPermissions', { ...closed, deny: ['SendMessagesInThreads'] });
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(thread)).toHaveLength(0);
    await discord.call('setPermissions', { ...closed, inherit: ['SendMessagesInThreads'] });
    await until(async () => (await postsIn(thread)).length === 1);

    const channel = await freshChannel();
    await setUp(channel, { time: '10:00' });
    await discord.call('setPermissions', { guild, channel: channel.id, role: guild, deny: ['SendMessages'] });
    await bots.goTo(today + 10 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(0);
    const { role } = await discord.call('createRole', { guild, name: `posters-${made}` });
    await discord.call('setPermissions', { guild, channel: channel.id, role: role.id, allow: ['SendMessages'] });
    const { bot: me } = await ada.world();
    await discord.call('giveRole', { guild, user: me.id, role: role.id });
    await until(async () => (await postsIn(channel)).length === 1);
  });

  it('names what Discord answered where the reason is none that it knows', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    const path = `/channels/${channel.id}/messages`;
    await discord.failNext({ method: 'POST', path, times: 1, status: 403, code: 299999, message: 'Something new' });
    await bots.goTo(today + 9 * 3_600_000);
    const status = wordsOf(only((await ada.slash('/daily status')).messages));
    expect(status).toContain('Discord refuses the post (403, 299999: Something new)');
    expect(status).not.toContain('/daily status');
    await bots.goTo(today + 9 * 3_600_000 + 11 * 60_000);
    expect(await postsIn(channel)).toHaveLength(1);
  });

  describe.each(['text', 'forum'] as const)('in a %s channel', (kind) => {
    it.each([
      ['5xx, refused', { status: 503, when: 'before' as const }],
      ['5xx, though it was sent', { status: 502, when: 'after' as const }],
      ['a connection cut after the post', { status: 500, when: 'after' as const, hangUp: true }],
      ['429', { status: 429, retryAfter: 3 }],
      ['a page that a proxy answers with 403', { status: 403, page: true }],
      ['a page that a proxy answers with 403, though it was sent', { status: 403, page: true, when: 'after' as const }],
    ])('posts once in spite of %s', async (_name, failure) => {
      const channel = await freshChannel(kind);
      await setUp(channel);
      const path = `/channels/${channel.id}/${kind === 'forum' ? 'threads' : 'messages'}`;
      await discord.failNext({ method: 'POST', path, times: 2, ...failure });
      const due = today + 9 * 3_600_000;
      for (const seconds of [0, 4, 8, 20, 40, 100, 400]) await bots.goTo(due + seconds * 1000);
      const { threads } = await discord.call('threads', { member: ada.user.id, channel: channel.id });
      expect(kind === 'forum' ? threads.length : (await postsIn(channel)).length).toBe(1);
      await discord.call('clearFailures', {});
    });
  });

  it('takes the 403 of a proxy for no refusal, however often: the post comes once Discord is there again', async () => {
    const [post, read] = [await freshChannel(), await freshChannel()];
    for (const channel of [post, read]) await setUp(channel);
    const page = { times: 10_000, status: 403, page: true };
    await discord.failNext({ method: 'POST', path: `/channels/${post.id}/messages`, ...page });
    for (const method of ['GET', 'POST'])
      for (const path of ['', '/messages'])
        await discord.failNext({ method, path: `/channels/${read.id}${path}`, ...page });
    const due = today + 9 * 3_600_000;
    for (let minutes = 0; minutes <= 90; minutes += 10) await bots.goTo(due + minutes * 60_000);
    const status = wordsOf(only((await ada.slash('/daily status')).messages));
    expect(status).not.toMatch(/paused|permission|refuses/i);
    for (const channel of [post, read]) expect(await postsIn(channel)).toHaveLength(0);
    await discord.call('clearFailures', {});
    await bots.goTo(due + 150 * 60_000);
    for (const channel of [post, read]) expect(await postsIn(channel)).toHaveLength(1);
    await bots.goTo(due + day);
    for (const channel of [post, read]) expect(await postsIn(channel)).toHaveLength(2);
  });

  it('stops at the first answer that says the token was revoked, whatever was asked', async () => {
    const channel = await freshChannel();
    await discord.failNext({ method: 'GET', path: `/channels/${channel.id}`, times: 1, status: 401 });
    const answer = await setUp(channel);
    await bot.revoked;
    expect(wordsOf(answer)).toContain('Discord refuses my token');
    await bot.kill();
    bot = await bots.start(join(folder, 'bot.db'));
    // It is reading its archive: on a busy machine its first answer may come too late for Discord.
    await until(async () => (await ada.slash('/daily status')).messages.length === 1);
    await setUp(channel);
    expect(wordsOf(only((await ada.slash('/daily status')).messages))).not.toContain('To mend');
  });

  it('restarts, resumes the gateway, and neither doubles nor loses', async () => {
    const channel = await freshChannel();
    await setUp(channel);
    await discord.call('dropGateway', { mode: 'invalid' });
    await bots.goTo(today + 9 * 3_600_000);
    expect(await postsIn(channel)).toHaveLength(1);
    await bot.kill();
    await bots.setClock(today + day + 11 * 3_600_000);
    bot = await bots.start(join(folder, 'bot.db'));
    await bot.settled();
    expect(await postsIn(channel)).toHaveLength(2);
  });
});
