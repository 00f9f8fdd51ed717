import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlayMessage } from '../../src/playground/contract.ts';
import type { MemberActor } from '../harness/local-discord.ts';
import { buttonsOf } from '../harness/reading.ts';
import { shown, startWholeBot, type WholeBot } from './whole-bot.ts';

let bot: WholeBot;
let ada: MemberActor;
let grace: MemberActor;
const at = () => `<@${bot.botId}>`;

const botMessages = async (channel: string) => {
  const { messages } = await bot.discord.call('history', { member: ada.user.id, channel });
  return messages.filter(({ author, play }) => author.id === bot.botId && play.onlyFor === null);
};
/** Resolves once the bot has looked at everything sent so far: it answers a question sent after it. */
async function settled(where = 'general'): Promise<void> {
  const last = await grace.say(`${at()} graphcore?`, { in: where });
  await bot.discord.answerTo(last);
}
async function room(name: string): Promise<string> {
  const { channel } = await bot.discord.call('createChannel', { guild: await bot.discord.guildId(), name });
  return channel.id;
}
const asItIs = async ({ channel_id, id }: PlayMessage): Promise<PlayMessage> => {
  const { message } = await bot.discord.call('message', { channel: channel_id, message: id });
  if (!message) throw new Error('that message is gone');
  return message;
};
const gone = (id: string) => bot.discord.waitFor('message-deleted', ({ messageId }) => messageId === id);

describe('without message content', () => {
  beforeAll(async () => {
    bot = await startWholeBot();
    await bot.discord.faults({ contentRules: 'lenient' });
    ada = await bot.discord.member('Ada');
    grace = await bot.discord.member('Grace');
  });
  afterAll(() => bot.close());

  it('answers a mention with a short card, as a reply that pings nobody', async () => {
    const asked = await grace.say(`${at()} what did mark say about data engineers?`);
    const answer = await bot.discord.answerTo(asked);
    // Of the turn that speaks of them, whichever sentences say it best.
    expect(shown(answer)).toMatch(/thankless job|advice to data engineers|paid half/);
    expect(answer.message_reference?.message_id).toBe(asked.id);
    expect(answer.play.pinged).toEqual({ everyone: false, users: [], roles: [] });
    expect(answer.play.onlyFor).toBeNull();
  });

  it('answers a mention at the end of the sentence, and one of its managed role', async () => {
    expect(shown(await bot.discord.answerTo(await grace.say(`hugging face? ${at()}`)))).toContain('Hugging Face');
    const { guilds } = await ada.world();
    const role = guilds[0]?.roles.find(({ tags }) => tags?.bot_id === bot.botId);
    const asked = await ada.say(`<@&${role?.id}> bitcoin`);
    expect(shown(await bot.discord.answerTo(asked))).toContain('Bitcoin');
  });

  it('says how to ask where Discord withholds the words: role mention, slash reply, bare reference', async () => {
    await bot.discord.faults({ contentRules: 'strict' });
    try {
      const { guilds } = await ada.world();
      const role = guilds[0]?.roles.find(({ tags }) => tags?.bot_id === bot.botId);
      expect(shown(await bot.discord.answerTo(await ada.say(`<@&${role?.id}> bitcoin`)))).toContain(
        'did not let me read',
      );
      const { messages } = await grace.slash('/quote', { about: 'bitcoin' });
      const answered = messages[0] as PlayMessage;
      const toSlash = await grace.say('and what about visa?', { replyTo: answered });
      expect(shown(await bot.discord.answerTo(toSlash))).toContain('did not let me read');
      const own = await bot.discord.answerTo(await grace.say(`${at()} bitcoin`));
      const bare = await ada.say('only jeff', { replyTo: own, ping: false });
      expect(shown(await bot.discord.answerTo(bare))).toContain('did not let me read');
    } finally {
      await bot.discord.faults({ contentRules: 'lenient' });
    }
  });

  it('keeps the topic when one of its messages is replied to', async () => {
    const first = await bot.discord.answerTo(await grace.say(`${at()} what did mark say about hugging face`));
    const second = await bot.discord.answerTo(await grace.say('and what about bitcoin?', { replyTo: first }));
    expect(shown(second)).toMatch(/Bitcoin.*said by “Mark Saroufim”/s);
    const third = await bot.discord.answerTo(await grace.say('only jeff', { replyTo: second }));
    expect(shown(third)).toMatch(/Bitcoin.*said by “Jeff Meyerson”/s);
    const more = await bot.discord.answerTo(await grace.say('more', { replyTo: second }));
    expect(shown(more)).toContain('2–');
    const slash = (await grace.slash('/quote', { about: 'bitcoin' })).messages[0] as PlayMessage;
    expect(shown(await bot.discord.answerTo(await grace.say('only jeff', { replyTo: slash })))).toContain(
      'Jeff Meyerson',
    );
  });

  it('says which question its quote begins to answer, and goes on from what was asked of it', async () => {
    const question = /Jeff Meyerson asked: “If you were to point to the most underdeveloped part .*\?”\n> So, that's/;
    const first = await bot.discord.answerTo(await grace.say(`${at()} underdeveloped data engineering stack`));
    expect(shown(first)).toMatch(question);
    const context = (await grace.press(first, 'Context')).messages[0] as PlayMessage;
    expect(shown(context)).not.toContain(' asked: ');
    expect(shown((await grace.press(context, 'Back')).messages[0] as PlayMessage)).toMatch(question);
    const second = await bot.discord.answerTo(await grace.say('and what about bitcoin?', { replyTo: first }));
    expect(shown(second)).toContain('“bitcoin”');
    const theirs = await ada.say('the most underdeveloped part of the data engineering stack');
    const matched = (await grace.messageMenu(theirs, 'Find a matching quote')).messages[0] as PlayMessage;
    expect(shown(matched)).toMatch(question);
  });

  it('looks up the message replied to when it is mentioned without a word', async () => {
    const theirs = await ada.say('are data engineers really paid half?');
    const answer = await bot.discord.answerTo(await grace.say(at(), { replyTo: theirs }));
    expect(shown(answer)).toContain('paid half');
  });

  it('talks in direct messages, and finds its thread again after a restart', async () => {
    const first = await grace.say('hugging face', { in: 'dm' });
    expect(shown(await bot.discord.answerTo(first))).toContain('Hugging Face');
    const second = await grace.say('what about bitcoin', { in: 'dm' });
    expect(shown(await bot.discord.answerTo(second))).toContain('Bitcoin');
    await bot.restart();
    const third = await grace.say('only jeff', { in: 'dm' });
    const answer = await bot.discord.answerTo(third);
    expect(shown(answer)).toMatch(/Bitcoin.*Jeff Meyerson/s);
  });

  it('answers in one line what no episode can answer', async () => {
    for (const words of ['what is the weather in Berlin?', 'sourdough starters']) {
      const answer = await bot.discord.answerTo(await grace.say(`${at()} ${words}`));
      const [line, ...more] = shown(answer).trim().split('\n');
      expect(line).toMatch(/^I found nothing like that: “.+”\.|Ask me about:$/);
      // Small print, for the button that shows what comes nearest.
      expect(more.filter((one) => !one.startsWith('-# “'))).toEqual([]);
    }
  });

  it.each([
    'latest episode?',
    'what was the last episode about?',
    "what's the newest ep",
    'when did the most recent episode come out?',
    'who was on the latest episode',
    'any new episodes?',
    'latest vanishing gradients episode?',
  ])('knows the newest episode: %s', async (words) => {
    const answer = await bot.discord.answerTo(await grace.say(`${at()} ${words}`));
    expect(shown(answer)).toMatch(
      /^\n?The newest episode I have:\n### Data Science: The Great Stagnation\n.*15 September 2022/,
    );
    // Its reply goes on from it.
    const next = await bot.discord.answerTo(await grace.say('what about catholic priests?', { replyTo: answer }));
    expect(shown(next)).toMatch(/priests.*Vanishing Gradients 11/s);
  });

  it('says that it is only near what was asked, where nobody answers the question itself', async () => {
    for (const words of ['is academia dead?', 'academia is overrated right?', 'are data engineers still worth it']) {
      const answer = await bot.discord.answerTo(await grace.say(`${at()} ${words}`));
      expect(shown(answer)).toMatch(/^\n?Not in those words\. The nearest I have, on “(?:academia|data engineers)”:\n/);
      expect(shown(answer)).toMatch(/academi|data engineer/i);
    }
    for (const words of ['is disco dead?', 'is it dead', 'is sourdough overrated']) {
      expect(shown(await bot.discord.answerTo(await grace.say(`${at()} ${words}`)))).not.toContain('nearest I have');
    }
  });

  it('says what there is to ask about', async () => {
    const answer = await bot.discord.answerTo(await grace.say(`${at()} how many episodes are there?`));
    expect(shown(answer)).toContain('I know 2 episodes of Software Engineering Daily and Vanishing Gradients, with ');
    expect(shown(answer)).toMatch(/Mark Saroufim.*\. Ask me about:$/);
    expect(buttonsOf(answer).length).toBeGreaterThan(1);
  });

  it('passes over ordinary chat, [[topics]], bots and webhooks', async () => {
    const place = await room('quiet');
    const other = (await bot.discord.call('createUser', { username: 'otherbot', bot: true })).user;
    await bot.discord.call('joinGuild', { guild: await bot.discord.guildId(), user: other.id });
    await grace.say('did you know that mark talked about hugging face?', { in: { id: place } });
    await grace.say('[[hugging face]]', { in: { id: place } });
    await bot.discord.call('send', { member: other.id, channel: place, content: `${at()} hugging face?` });
    await bot.discord.call('sendWebhook', { channel: place, name: 'hook', content: `${at()} hugging face?` });
    await settled();
    expect(await botMessages(place)).toEqual([]);
  });

  it('edits the answer with the question, and deletes it with the question', async () => {
    const asked = await grace.say(`${at()} hugging face`);
    const answer = await bot.discord.answerTo(asked);
    const changed = bot.discord.waitFor('message-updated', ({ message }) => message.id === answer.id);
    await grace.edit(asked, `${at()} catholic priests`);
    expect(shown((await changed).message)).toContain('Catholic priests');
    const deleted = gone(answer.id);
    await grace.remove(asked);
    await deleted;
  });

  it('answers a question that became one by an edit, once', async () => {
    const place = await room('edits');
    const asked = await grace.say('hugging face', { in: { id: place } });
    await grace.edit(asked, `${at()} hugging face`);
    await bot.discord.answerTo(asked);
    await settled();
    expect(await botMessages(place)).toHaveLength(1);
  });

  it('answers a question again that was edited away and back', async () => {
    const place = await room('back');
    const asked = await grace.say(`${at()} hugging face`, { in: { id: place } });
    const first = await bot.discord.answerTo(asked);
    for (const [away, taken] of [
      ['never mind', gone(first.id)],
      ['nothing', null],
    ] as const) {
      await grace.edit(asked, away);
      await taken;
      await settled();
      expect(await botMessages(place)).toEqual([]);
      await grace.edit(asked, `${at()} hugging face`);
      await expect.poll(async () => (await botMessages(place)).length).toBe(1);
      if (taken) {
        const [again] = await botMessages(place);
        const removed = gone(again?.id ?? '');
        await grace.edit(asked, 'once more');
        await removed;
      }
    }
  });

  it('finds its answer again for a question from before a restart', async () => {
    const asked = await grace.say(`${at()} hugging face`);
    const answer = await bot.discord.answerTo(asked);
    await bot.restart();
    const changed = bot.discord.waitFor('message-updated', ({ message }) => message.id === answer.id);
    await grace.edit(asked, `${at()} catholic priests`);
    expect(shown((await changed).message)).toContain('Catholic priests');
    const other = await grace.say(`${at()} graphcore`);
    const second = await bot.discord.answerTo(other);
    await bot.restart();
    const deleted = gone(second.id);
    await grace.remove(other);
    await deleted;
  });

  it('lets the asker and moderators delete the answer, and nobody else', async () => {
    const mine = await bot.discord.answerTo(await grace.say(`${at()} hugging face`));
    const linus = (await bot.discord.call('createUser', { username: 'linus' })).user;
    await bot.discord.call('joinGuild', { guild: await bot.discord.guildId(), user: linus.id });
    const third = await bot.discord.member('linus');
    const refused = await third.press(mine, 'Delete');
    expect(shown(refused.messages[0] as PlayMessage)).toContain('Only the person who asked');
    const deleted = gone(mine.id);
    await grace.press(mine, 'Delete');
    await deleted;
    const another = await bot.discord.answerTo(await grace.say(`${at()} hugging face`));
    const byModerator = gone(another.id);
    await ada.press(another, 'Delete');
    await byModerator;
  });

  it('shows more quotes behind a button, and the way back', async () => {
    const answer = await bot.discord.answerTo(await grace.say(`${at()} bitcoin`));
    const paged = bot.discord.waitFor(
      'message-updated',
      ({ message }) => message.id === answer.id && /2–/.test(shown(message)),
    );
    await grace.press(answer, 'More');
    const { message } = await paged;
    const back = bot.discord.waitFor(
      'message-updated',
      (event) => event.message.id === answer.id && shown(event.message) === shown(answer),
    );
    await grace.press(message, 'Back');
    await back;
  });

  it('shows what was said around it a step at a time, and the way back', async () => {
    const answer = await bot.discord.answerTo(await grace.say(`${at()} angels on the head of a pin`));
    const press = async (message: PlayMessage, label: string) =>
      (await grace.press(message, label)).messages.at(-1) as PlayMessage;
    const first = await press(answer, 'Context');
    expect(first.id).toBe(answer.id);
    expect(shown(first).length).toBeLessThan(1600);
    const second = await press(first, 'More context');
    expect(shown(second).length).toBeGreaterThan(shown(first).length);
    const again = await press(second, 'Less context');
    expect(shown(again)).toBe(shown(first));
    expect(shown(await press(again, 'Back'))).toBe(shown(answer));
  });

  it('stays in the thread, keeps out of one it was told to leave, and answers there when spoken to', async () => {
    const starter = await grace.say('a thread about ml');
    const { channel: thread } = await bot.discord.call('createThread', {
      member: grace.user.id,
      channel: starter.channel_id,
      message: starter.id,
      name: 'ml',
    });
    const answer = await bot.discord.answerTo(await grace.say(`${at()} hugging face`, { in: thread }));
    expect(answer.channel_id).toBe(thread.id);
    const leaving = await bot.discord.answerTo(await grace.say(`${at()} leave`, { in: thread }));
    expect(shown(leaving)).toContain('Leaving this thread alone');
    expect(shown(await bot.discord.answerTo(await grace.say(`${at()} graphcore`, { in: thread })))).toContain(
      'Graphcore',
    );
  });

  /** How Discord answered each message sent to a channel. */
  const postsTo = async (channel: string) =>
    (await bot.discord.call('requests', { method: 'POST', path: `/channels/${channel}/messages` })).requests.map(
      ({ status }) => status,
    );

  it('is silent where it may not speak, without a single refused request', async () => {
    const place = await room('no-entry');
    await bot.discord.call('setPermissions', {
      guild: await bot.discord.guildId(),
      channel: place,
      bot: true,
      deny: ['SendMessages'],
    });
    for (let i = 0; i < 5; i++) await grace.say(`${at()} hugging face ${i}`, { in: { id: place } });
    await settled();
    expect(await postsTo(place)).toEqual([]);
    expect(await botMessages(place)).toEqual([]);
  });

  it('answers the next question where Discord refused the words of an answer', async () => {
    const place = await room('strict-words');
    const path = `/channels/${place}/messages`;
    await bot.discord.failNext({ method: 'POST', path, times: 1, status: 400, code: 200000 });
    await grace.say(`${at()} hugging face`, { in: { id: place } });
    await settled();
    await bot.discord.answerTo(await grace.say(`${at()} bitcoin`, { in: { id: place } }));
    expect(await postsTo(place)).toEqual([400, 200]);
  });

  it.each([
    [403, 50013],
    [403, 50095],
  ])('asks once and then lets be, where Discord refuses the place (%i, code %i)', async (status, code) => {
    const place = await room(`surprise-${code}`);
    await bot.discord.failNext({ method: 'POST', path: `/channels/${place}/messages`, times: 50, status, code });
    for (let i = 0; i < 8; i++) {
      await grace.say(`${at()} hugging face ${i}`, { in: { id: place } });
      await settled();
    }
    expect(await postsTo(place)).toEqual([403]);
    await bot.discord.call('clearFailures', {});
  });

  it('answers without a reference where it may not read the history', async () => {
    const place = await room('no-history');
    await bot.discord.call('setPermissions', {
      guild: await bot.discord.guildId(),
      channel: place,
      bot: true,
      deny: ['ReadMessageHistory'],
    });
    const answer = await bot.discord.answerTo(await grace.say(`${at()} hugging face`, { in: { id: place } }));
    expect(shown(answer)).toContain('Hugging Face');
    expect(answer.message_reference).toBeUndefined();
  });

  it('looks a message up from its Apps menu, privately first, then for all', async () => {
    const theirs = await ada.say('are data engineers really paid half?');
    const looked = await grace.messageMenu(theirs, 'Look up in episodes');
    const first = looked.messages[0] as PlayMessage;
    expect(first.play.onlyFor).toBe(grace.user.id);
    expect(shown(first)).toContain('paid half');
    const showToAll = async (message: PlayMessage) => {
      const isNew = ({ message: one }: { message: PlayMessage }) =>
        one.author.id === bot.botId && one.play.onlyFor === null && BigInt(one.id) > BigInt(message.id);
      const shows = bot.discord.waitFor('message', isNew);
      await grace.press(message, 'Show to all');
      return (await shows).message;
    };
    const refuse = { method: 'POST', path: '/webhooks/:application/:token', times: 1, status: 403, code: 50001 };
    await bot.discord.failNext(refuse);
    const whispered = bot.discord.waitFor('message', ({ message }) => shown(message).includes('Something broke'));
    await grace.press(first, 'Show to all');
    expect((await whispered).message.play.onlyFor).toBe(grace.user.id);
    expect(JSON.stringify((await asItIs(first)).components)).toContain('Show to all');
    const all = await showToAll(first);
    expect(shown(all)).toContain('paid half');
    // Once is enough: the private answer offers it no more.
    const used = (await asItIs(first)).components;
    expect(JSON.stringify(used)).not.toContain('Show to all');
    expect(JSON.stringify(used)).toContain('paid half');
    expect(JSON.stringify(all.components)).not.toContain('Show to all');
    const matched = (await grace.messageMenu(theirs, 'Find a matching quote')).messages[0] as PlayMessage;
    expect(matched.play.onlyFor).toBe(grace.user.id);
    const posted = await showToAll(matched);
    expect(shown(posted)).toContain('paid half');
    expect(JSON.stringify((await asItIs(matched)).components)).not.toContain('Show to all');
  });

  it('shows to all once what is pressed twice at once', async () => {
    const place = await room('twice');
    const theirs = await ada.say('are data engineers really paid half?', { in: { id: place } });
    for (const entry of ['Look up in episodes', 'Find a matching quote']) {
      const before = (await botMessages(place)).length;
      const mine = (await grace.messageMenu(theirs, entry)).messages[0] as PlayMessage;
      // The second is only acknowledged: there is no update to wait for.
      const once = { settleMs: 1_000 };
      await Promise.all([grace.press(mine, 'Show to all', once), grace.press(mine, 'Show to all', once)]);
      await settled();
      expect(await botMessages(place)).toHaveLength(before + 1);
    }
  });

  it('shows to all once though Discord’s answer is lost', async () => {
    const place = await room('lost');
    const theirs = await ada.say('are data engineers really paid half?', { in: { id: place } });
    const before = (await botMessages(place)).length;
    const mine = (await grace.messageMenu(theirs, 'Look up in episodes')).messages[0] as PlayMessage;
    const lost = {
      method: 'POST',
      path: '/webhooks/:application/:token',
      times: 1,
      status: 502,
      when: 'after' as const,
    };
    await bot.discord.failNext(lost);
    await grace.press(mine, 'Show to all');
    await grace.press(mine, 'Show to all');
    await settled();
    const open = (await botMessages(place)).filter((one) => one.play.onlyFor === null);
    expect(open).toHaveLength(before + 1);
  });

  it('lets only those who manage the server change it, and any member be passed over', async () => {
    const refused = (await grace.slash('/lookups off')).messages[0] as PlayMessage;
    expect(shown(refused)).toContain('Only members who may manage');
    const linus = await bot.discord.member('linus');
    const out = (await linus.slash('/lookups me off')).messages[0] as PlayMessage;
    expect(shown(out)).toContain('`/lookups me on` undoes it');
    const place = await room('opt-out');
    await linus.say(`${at()} hugging face`, { in: { id: place } });
    await settled();
    expect(await botMessages(place)).toEqual([]);
    await linus.slash('/lookups me on');
    await bot.discord.answerTo(await linus.say(`${at()} hugging face`, { in: { id: place } }));

    await ada.slash('/lookups ignore', {}, { in: { id: place } });
    await grace.say(`${at()} graphcore`, { in: { id: place } });
    await settled();
    expect(await botMessages(place)).toHaveLength(1);
    const status = (await ada.slash('/lookups status', {}, { in: { id: place } })).messages[0] as PlayMessage;
    expect(shown(status)).toContain('This channel is ignored');
    await ada.slash('/lookups ignore', { undo: true }, { in: { id: place } });

    await ada.slash('/lookups off');
    await grace.say(`${at()} graphcore`, { in: { id: place } });
    await ada.slash('/lookups on');
    await settled();
    expect(await botMessages(place)).toHaveLength(1);
  });

  it('shows that it types when an answer takes over a second', async () => {
    const typing = bot.discord.waitFor('typing', ({ user }) => user.id === bot.botId);
    await bot.discord.faults({ latencyMs: 0 });
    // The follow-up asks Discord for the last answer first, and Discord takes its time.
    await bot.restart();
    await bot.discord.faults({ latencyMs: 1500 });
    const asked = await grace.say(`${at()} what about bitcoin`);
    await typing;
    await bot.discord.faults({ latencyMs: 0 });
    await bot.discord.answerTo(asked);
  });

  it('neither logs nor stores a word of what was written, at any level', async () => {
    const secrets = ['xylophone pangolin quux', 'zebrafish margarita'];
    await bot.discord.answerTo(await grace.say(`${at()} ${secrets[0]}`));
    await bot.discord.failNext({
      method: 'POST',
      path: '/channels/:channel/messages',
      times: 1,
      status: 400,
      code: 50035,
    });
    await grace.say(`${at()} ${secrets[1]}`);
    await settled();
    const log = bot.lines.join('');
    const files = readdirSync(dirname(bot.file)).map((name) => readFileSync(join(dirname(bot.file), name), 'latin1'));
    for (const words of [...secrets, 'hugging face', 'data engineers', 'Grace', 'grace', 'linus']) {
      expect(log.toLowerCase()).not.toContain(words.toLowerCase());
      for (const bytes of files) expect(bytes).not.toContain(words);
    }
  });
});

describe('with message content', () => {
  beforeAll(async () => {
    bot = await startWholeBot({ MESSAGE_CONTENT: 'on' });
    ada = await bot.discord.member('Ada');
    grace = await bot.discord.member('Grace');
  });
  afterAll(() => bot.close());

  it('answers [[topics]] anywhere in a message, several at once, of one speaker, and not in code', async () => {
    const one = await bot.discord.answerTo(await grace.say('i keep thinking about [[graduate student descent]] lol'));
    expect(shown(one)).toContain('graduate student descent');
    const several = await bot.discord.answerTo(await grace.say('[[hugging face]] or [[bitcoin|Jeff]]?'));
    expect(shown(several)).toMatch(/hugging face.*Bitcoin.*Jeff Meyerson/is);
    const place = await room('code');
    await grace.say('`[[hugging face]]` and ```\n[[bitcoin]]\n```', { in: { id: place } });
    await settled();
    expect(await botMessages(place)).toEqual([]);
  });

  it('suggests only where it was asked to, once a topic and day, once a cooldown, and never in a thread it left', async () => {
    const sure = 'which ep was it where they talk about graduate student descent?';
    const other = 'does anyone remember what mark said about hugging face and religion on the podcast?';
    const place = await room('suggestions');
    await grace.say(sure, { in: { id: place } });
    await settled();
    expect(await botMessages(place)).toEqual([]);

    await ada.slash('/lookups mode', { mode: 'suggest' }, { in: { id: place } });
    const answer = await bot.discord.answerTo(await grace.say(sure, { in: { id: place } }));
    expect(shown(answer)).toContain('Nobody asked');
    await grace.say(sure, { in: { id: place } });
    await grace.say(other, { in: { id: place } });
    await grace.say('anyone up for valorant tonight?', { in: { id: place } });
    await settled();
    expect(await botMessages(place)).toHaveLength(1);

    const { channel: thread } = await bot.discord.call('createThread', {
      member: grace.user.id,
      channel: place,
      name: 'aside',
    });
    await bot.discord.answerTo(await grace.say(`${at()} leave`, { in: thread }));
    await ada.slash('/lookups mode', { mode: 'suggest' }, { in: thread });
    await grace.say(sure, { in: thread });
    await grace.say('[[bitcoin]]', { in: thread });
    await settled();
    expect(await botMessages(thread.id)).toHaveLength(1);
  });
});

describe('with limits', () => {
  beforeAll(async () => {
    bot = await startWholeBot({ CHAT_LIMITS: '3/1000' });
    ada = await bot.discord.member('Ada');
    grace = await bot.discord.member('Grace');
  });
  afterAll(() => bot.close());

  it('says once when a member may ask again, then nothing', async () => {
    const place = await room('limits');
    for (let i = 0; i < 8; i++) await ada.say(`${at()} hugging face ${i}`, { in: { id: place } });
    await settled();
    const said = (await botMessages(place)).map(shown);
    expect(said).toHaveLength(4);
    expect(said.filter((words) => words.includes('Patience'))).toHaveLength(1);
  });
});
