import { once } from 'node:events';
import {
  type APIMessage,
  type Client,
  Events,
  type ForumChannel,
  type Message,
  MessageFlags,
  type TextChannel,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaGallery } from '../../src/playground/contract.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { logIn } from './real-client.ts';

let discord: DiscordUnderTest;
let client: Client<true>;
let ada: MemberActor;
let grace: MemberActor;
let general: TextChannel;
let guild: string;
const quiet = { allowedMentions: { parse: [] } };

beforeAll(async () => {
  discord = await startDiscordForTest();
  client = await logIn(discord);
  [ada, grace] = await Promise.all([discord.member('Ada'), discord.member('Grace')]);
  guild = await discord.guildId();
  general = client.channels.cache.get((await discord.channel('general')).id) as TextChannel;
});
afterAll(async () => {
  await client.destroy();
  await discord.close();
});

/** What the bot is shown of what is done. */
async function heard(act: () => Promise<unknown>): Promise<string> {
  const message = new Promise<string>((resolve) =>
    client.once(Events.MessageCreate, ({ content }) => resolve(content)),
  );
  await act();
  return message;
}
const permit = (changes: { allow?: string[]; deny?: string[]; inherit?: string[] }, channel = general.id) =>
  discord.call('setPermissions', { guild, bot: true, channel, ...changes });
const me = () => `<@${discord.applicationId}>`;

describe('what a bot without the message content intent is shown', () => {
  it('direct messages and mentions, not the rest', async () => {
    expect(await heard(() => ada.say('chatter'))).toBe('');
    expect(await heard(() => ada.say(`${me()} llamas?`))).toBe(`${me()} llamas?`);
    expect(await heard(() => ada.say('llamas?', { in: 'dm' }))).toBe('llamas?');
  });

  it('replies that ping it, and what they reply to; slash replies, role mentions and bare references by the chosen rules', async () => {
    const role = client.guilds.cache.first()!.members.me!.roles.botRole!.id;
    await general.send({ content: 'an answer', ...quiet });
    const answer = (await ada.history()).at(-1)!;
    const reply = () => ada.say('and bitcoin?', { replyTo: answer });
    const bare = () => ada.say('and bitcoin?', { replyTo: answer, ping: false });
    const toRole = () => ada.say(`<@&${role}> bitcoin?`);
    expect([await heard(reply), await heard(bare)]).toEqual(['and bitcoin?', '']);
    await discord.faults({ contentRules: 'lenient' });
    expect(await heard(bare)).toBe('and bitcoin?');
    await discord.faults({ contentRules: 'strict' });
    expect([await heard(reply), await heard(toRole)]).toEqual(['', '']);
    await discord.faults({ contentRules: 'documented' });
  });

  it('hides the content of fetched messages as well', async () => {
    const said = await ada.say('hidden');
    expect((await general.messages.fetch({ message: said.id, force: true })).content).toBe('');
  });
});

describe('sending', () => {
  it("is refused where Discord's own document forbids it, in the built local Discord too", async () => {
    const faulty = client.rest.post('/users/@me/channels', { body: { recipient_id: ['a'] } });
    await expect(faulty).rejects.toThrow('OPENAPI_MISMATCH');
  });

  it('records who is pinged: all that is written, unless told otherwise', async () => {
    await discord.call('setPermissions', { guild, bot: true, allow: ['MentionEveryone'] });
    const text = `@everyone <@${ada.user.id}>`;
    const loud = await general.send(text);
    const silent = await general.send({ content: text, ...quiet });
    const pinged = async (id: string) =>
      (await discord.call('message', { channel: general.id, message: id })).message?.play.pinged;
    expect(await pinged(loud.id)).toEqual({ everyone: true, users: [ada.user.id], roles: [] });
    expect(await pinged(silent.id)).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('refuses what is empty, too long, or mixed with Components V2', async () => {
    const code = (send: Promise<unknown>) =>
      send.then(
        () => 'sent',
        (error: { code: number }) => error.code,
      );
    const v2 = MessageFlags.IsComponentsV2 as const;
    const text = (content: string) => ({ type: 10, content }) as const;
    expect(await code(general.send({ content: ' ' }))).toBe(50006);
    expect(await code(general.send({ content: 'x'.repeat(2001) }))).toBe(50035);
    expect(await code(general.send({ flags: v2, content: 'x', components: [text('x')] }))).toBe(50035);
    expect(await code(general.send({ flags: v2, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] }))).toBe(
      50035,
    );
    expect(await code(general.send({ flags: v2, components: Array.from({ length: 41 }, () => text('x')) }))).toBe(
      50035,
    );
    expect(await code(general.send({ components: [text('no flag')] }))).toBe(50035);
    expect(await code(general.send({ flags: v2, components: [text('fine')] }))).toBe('sent');
    expect(
      await code(general.send({ embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] })),
    ).toBe(50035);
  });

  it('does not let go of Components V2 on edit', async () => {
    const card = await general.send({
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 10, content: 'card' }],
    });
    await expect(card.edit({ content: 'plain again' })).rejects.toMatchObject({ code: 50035 });
    expect((await card.edit({ components: [{ type: 10, content: 'new' }] })).flags.has('IsComponentsV2')).toBe(true);
  });

  it('de-duplicates by nonce for some minutes of its own clock', async () => {
    const send = () => general.send({ content: 'daily', nonce: 'day:2026-11-24', enforceNonce: true });
    const first = await send();
    expect((await send()).id).toBe(first.id);
    await discord.advance(10 * 60_000);
    expect((await send()).id).not.toBe(first.id);
    await expect(general.send({ content: 'x', nonce: 'x'.repeat(26) })).rejects.toMatchObject({ code: 50035 });
  });

  it('needs permissions, in the order in which Discord looks', async () => {
    await permit({ deny: ['SendMessages'] });
    await expect(general.send('x')).rejects.toMatchObject({ code: 50013 });
    await permit({ deny: ['ViewChannel'] });
    await expect(general.send('x')).rejects.toMatchObject({ code: 50001 });
    await permit({ inherit: ['SendMessages', 'ViewChannel'] });
    const { channel } = await discord.call('createChannel', { guild, name: 'short-lived' });
    await expect.poll(() => client.channels.cache.has(channel.id)).toBe(true);
    const cached = client.channels.cache.get(channel.id) as TextChannel;
    await discord.call('deleteChannel', { channel: channel.id });
    await expect(cached.send('x')).rejects.toMatchObject({ code: 10003 });
    await expect(general.messages.fetch('123456789012345678')).rejects.toMatchObject({ code: 10008 });
  });

  it('reaches people, unless they closed their door', async () => {
    const user = await client.users.fetch(grace.user.id);
    await user.send('hello');
    expect((await grace.history('dm')).at(-1)?.content).toBe('hello');
    await discord.call('setDirectMessages', { user: grace.user.id, open: false });
    await expect(user.send('again')).rejects.toMatchObject({ code: 50007 });
  });

  it('edits only its own messages, deletes those of others by permission, and publishes announcements', async () => {
    const theirs = await general.messages.fetch((await ada.say('mine')).id);
    await expect(
      client.rest.patch(`/channels/${general.id}/messages/${theirs.id}`, { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 50005 });
    await expect(theirs.delete()).rejects.toMatchObject({ code: 50013 });
    await permit({ allow: ['ManageMessages'] });
    await theirs.delete();
    const news = client.channels.cache.get((await discord.channel('announcements')).id) as TextChannel;
    const post = await news.send('news');
    expect((await post.crosspost()).flags.has('Crossposted')).toBe(true);
    await expect(post.crosspost()).rejects.toMatchObject({ code: 40033 });
  });

  it('uploads files and shows them', async () => {
    const sent = await general.send({
      content: 'card',
      files: [{ attachment: Buffer.from('bytes'), name: 'card.txt' }],
    });
    expect(await (await fetch(sent.attachments.first()!.url)).text()).toBe('bytes');
  });

  it.each([
    ['image/png', 'inline'],
    ['text/plain', 'inline'],
    ['text/html', 'attachment'],
    ['image/svg+xml', 'attachment'],
    ['application/octet-stream', 'attachment'],
  ])('hands out %s so that it cannot act as a page of this server', async (contentType, disposition) => {
    const files = [{ name: 'file.bin', data: Buffer.from('<script>1</script>'), contentType }];
    const sent = (await client.rest.post(`/channels/${general.id}/messages`, { files, body: {} })) as APIMessage;
    const { headers } = await fetch(sent.attachments[0]!.url);
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('content-disposition')).toBe(`${disposition}; filename*=UTF-8''file.bin`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('others who write', () => {
  it('are seen for what they are: bots and webhooks', async () => {
    const { user } = await discord.call('createUser', { username: 'other-bot', bot: true });
    await discord.call('joinGuild', { guild, user: user.id });
    const authors: [boolean, boolean][] = [];
    const listen = (message: Message) => authors.push([message.author.bot, message.webhookId !== null]);
    client.on(Events.MessageCreate, listen);
    await discord.call('send', { member: user.id, channel: general.id, content: `${me()} hello` });
    await discord.call('sendWebhook', { channel: general.id, name: 'News', content: `${me()} hello` });
    await expect
      .poll(() => authors)
      .toEqual([
        [true, false],
        [true, true],
      ]);
    client.off(Events.MessageCreate, listen);
  });

  it('may edit and delete; the bot hears of both', async () => {
    const said = await ada.say(`${me()} bitcion`);
    const edited = once(client, Events.MessageUpdate) as Promise<[unknown, Message]>;
    await ada.edit(said, `${me()} bitcoin`);
    expect((await edited)[1].content).toBe(`${me()} bitcoin`);
    const gone = once(client, Events.MessageDelete) as Promise<[Message]>;
    await ada.remove(said);
    expect((await gone)[0].id).toBe(said.id);
  });

  it('write hundreds of messages a second, and none is lost or doubled', async () => {
    const ids: string[] = [];
    const listen = ({ id }: Message) => ids.push(id);
    client.on(Events.MessageCreate, listen);
    const messages = Array.from({ length: 1000 }, (_, index) => ({
      member: index % 2 ? ada.user.id : grace.user.id,
      channel: general.id,
      content: `chatter ${index}`,
    }));
    const sent = await discord.call('sendMany', { messages });
    await expect.poll(() => ids.length).toBe(1000);
    expect(ids).toEqual(sent.ids);
    client.off(Events.MessageCreate, listen);
  });
});

describe('forums and threads', () => {
  it('are made by the client’s own methods: a post with a picture, a thread from a message, the archive', async () => {
    const forum = client.channels.cache.get((await discord.channel('episode-talk')).id) as ForumChannel;
    const post = await forum.threads.create({
      name: 'Episode 1',
      appliedTags: [forum.availableTags[0]!.id],
      message: {
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 12, items: [{ media: { url: 'attachment://card.png' }, description: 'A card' }] }],
        files: [{ attachment: Buffer.from('png'), name: 'card.png' }],
      },
    });
    const [starter] = await ada.history(post);
    const gallery = starter!.components[0] as MediaGallery;
    expect(gallery.items[0]!.media.url).toBe(starter!.attachments[0]!.url);
    await post.setArchived(true);
    expect((await forum.threads.fetchArchived()).threads.has(post.id)).toBe(true);

    const message = await general.send('let us talk');
    const thread = await message.startThread({ name: 'Talk' });
    expect(thread.id).toBe(message.id);
    await expect(message.startThread({ name: 'Talk' })).rejects.toThrow();
    expect((await general.guild.channels.fetchActiveThreads()).threads.has(thread.id)).toBe(true);
  });

  it('post with a title and a tag where one is required; the first message has the post’s id', async () => {
    const { channel } = await discord.call('createChannel', {
      guild,
      name: 'talk',
      kind: 'forum',
      tags: ['quote'],
      requireTag: true,
    });
    const body = { name: 'Title', message: { content: 'first' } };
    const post = (extra: object) =>
      client.rest.post(`/channels/${channel.id}/threads`, { body: { ...body, ...extra } });
    await expect(post({})).rejects.toMatchObject({ code: 40067 });
    await expect(post({ name: 'x'.repeat(101) })).rejects.toMatchObject({ code: 50035 });
    const made = (await post({ applied_tags: [channel.available_tags![0]!.id] })) as {
      id: string;
      message: { id: string };
    };
    expect(made.message.id).toBe(made.id);
    await expect(
      client.rest.post(`/channels/${channel.id}/messages`, { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 50008 });
  });

  it('open again when written to, unless locked', async () => {
    const thread = await general.threads.create({ name: 'Side talk' });
    await discord.call('updateChannel', { channel: thread.id, archived: true });
    await thread.send('awake');
    expect((await discord.channel(thread.id)).thread_metadata?.archived).toBe(false);
    await discord.call('updateChannel', { channel: thread.id, locked: true });
    await expect(thread.send('locked')).rejects.toMatchObject({ code: 160005 });
  });
});
