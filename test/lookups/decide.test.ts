import { describe, expect, it } from 'vitest';
import { bracketsIn } from '../../src/lookups/brackets.ts';
import { type Circumstances, decide } from '../../src/lookups/decide.ts';
import { createLimits } from '../../src/lookups/limits.ts';
import { byMember, type ChatMessage, mayConcern, readMessage, type SeenMessage } from '../../src/lookups/message.ts';
import { rulesFor } from '../../src/lookups/rules.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { ada, botId as bot, channel, guild, aMessage as message } from './stage.ts';

const role = '500000000000000001';
const seen = (author: string, content: string, fromBot = false): SeenMessage => ({
  author,
  fromBot,
  content,
  texts: [],
  ids: [],
});
const to = (what: SeenMessage | null, gone = false) => ({ id: '400000000000000000', channel, seen: what, gone });
const plain: Circumstances = {
  self: { id: bot },
  rules: { on: true, mode: 'asked', cooldown: 60, ignored: null },
  optedOut: false,
  maySpeak: true,
  contentGranted: false,
};
const what = (one: ChatMessage, changes: Partial<Circumstances> = {}) => {
  const decision = decide(one, { ...plain, ...changes });
  return 'which' in decision ? `${decision.do} ${decision.which}` : decision.do;
};
const mention = `<@${bot}>`;

describe('what is done about a message', () => {
  it('answers when it is spoken to: mention, role mention, reply, direct message', () => {
    expect(what(message(`${mention} bitcoin`, { mention: 'user' }))).toBe('answer');
    expect(what(message(`<@&${role}> bitcoin`, { mention: 'role' }))).toBe('answer');
    expect(what(message('and visa?', { replyTo: to(seen(bot, '', true)) }))).toBe('answer');
    expect(what(message('bitcoin', { guild: null }))).toBe('answer');
  });

  it('hints where the words were withheld, never with silence', () => {
    for (const how of [
      { mention: 'role' as const },
      { replyTo: to(seen(bot, '', true)) },
      { mention: 'user' as const },
    ]) {
      expect(what(message('', { withheld: true, ...how }))).toBe('hint content');
    }
  });

  it('takes a bare mention on a reply for a question about what was replied to', () => {
    const bare = (one: ReturnType<typeof to>) => what(message(mention, { mention: 'user', replyTo: one }));
    expect(bare(to(seen('100000000000000002', 'are data engineers paid half?')))).toBe('target');
    expect(bare(to(seen('100000000000000002', '')))).toBe('hint target');
    expect(bare(to(null, true))).toBe('hint target');
    // Two bots could feed one another through people's mentions.
    expect(bare(to(seen('100000000000000003', 'bitcoin', true)))).toBe('hint empty');
    expect(bare(to(seen(bot, '', true)))).toBe('hint empty');
    expect(what(message('👍', { mention: 'user', replyTo: to(seen(bot, '', true)) }))).toBe('nothing');
    expect(what(message(mention, { mention: 'user' }))).toBe('hint empty');
  });

  it('says nothing where it may not, must not, or was asked not to', () => {
    const asked = message(`${mention} bitcoin`, { mention: 'user' });
    expect(what(asked, { maySpeak: false })).toBe('nothing');
    expect(what(asked, { optedOut: true })).toBe('nothing');
    expect(what(asked, { rules: { ...plain.rules, on: false } })).toBe('nothing');
    expect(what(asked, { rules: { ...plain.rules, ignored: 'all' } })).toBe('nothing');
    // Told to leave, it still answers whoever speaks to it.
    expect(what(asked, { rules: { ...plain.rules, ignored: 'unasked' } })).toBe('answer');
    expect(what(message(`${mention} x`, { mention: 'user', author: bot }))).toBe('nothing');
  });

  it('reads [[topics]] and suggests only with message content, and where that is allowed', () => {
    const suggest = { ...plain.rules, mode: 'suggest' as const };
    expect(what(message('see [[bitcoin]]'))).toBe('nothing');
    expect(what(message('see [[bitcoin]]'), { contentGranted: true })).toBe('brackets');
    expect(what(message('who said that?'), { contentGranted: true })).toBe('nothing');
    expect(what(message('who said that?'), { rules: suggest })).toBe('nothing');
    expect(what(message('who said that?'), { contentGranted: true, rules: suggest })).toBe('consider');
    expect(what(message('who said that?'), { contentGranted: true, rules: { ...suggest, ignored: 'unasked' } })).toBe(
      'nothing',
    );
    // A reply to somebody else is a talk between two.
    const reply = message('who said that?', { replyTo: to(seen('100000000000000002', 'x')) });
    expect(what(reply, { contentGranted: true, rules: suggest })).toBe('nothing');
  });
});

describe('what holds in a channel', () => {
  const set = (
    one: Partial<{ mode: 'asked' | 'suggest'; cooldown: number; ignored: 'all' | 'unasked' }>,
    id = channel,
  ) => ({
    channel: id,
    mode: null,
    cooldown: null,
    ignored: null,
    ...one,
  });
  it('comes from the thread, then its channel, then the defaults', () => {
    const settings = { on: true, channels: [set({ mode: 'suggest', cooldown: 30 }), set({ mode: 'asked' }, 't')] };
    expect(rulesFor(settings, channel, null)).toMatchObject({ mode: 'suggest', cooldown: 30 });
    expect(rulesFor(settings, 't', channel)).toMatchObject({ mode: 'asked', cooldown: 30 });
    expect(rulesFor(settings, 'other', null)).toMatchObject({ mode: 'asked', cooldown: 60, on: true });
  });
  it('passes "ignored" down to threads', () => {
    const settings = { on: true, channels: [set({ ignored: 'all' }), set({ ignored: 'unasked' }, 't')] };
    expect(rulesFor(settings, 't', channel).ignored).toBe('all');
    expect(rulesFor(settings, 't', null).ignored).toBe('unasked');
  });
});

describe('[[topics]]', () => {
  it.each([
    ['i love [[hugging face]]', ['hugging face']],
    ['[[a]] [[b|Mark]] and [[ c ]]', ['a', 'b|Mark', 'c']],
    ['[[a]] [[A]]', ['a']],
    ['`[[a]]` ``x [[b]]`` ```\n[[c]]\n``` [[d]]', ['d']],
    ['```js\nconst x = [[1]]; [[unfinished]]', []],
    ['[[]] [[ ]] [[|x]] [[a\nb]] [a] [[[a]]]', []],
    ['if [[ -f x ]]; then', []],
    ['[[ $a == b ]] && [[ ! -e c ]] && [[x = y]]', []],
    ['> what about [[a]]\nyes', []],
    ['>>> so\n[[a]]\n[[b]]', []],
    ['[[a]]\n> [[b]]\n[[c]]', ['a', 'c']],
    ['1 > 0, [[a]]', ['a']],
    ['a[[0]] b[[12]] df[[1]] x$y[[z]] list(a)[[b]] df[["name"]] [1][[two]]', []],
    ['[[nodiscard]] [[maybe_unused]] [[gnu::hot]] [[deprecated("x")]] [[ fallthrough ]]', []],
    ['s = [[hello]] print([[hello]]) local t =[[x]]', []],
    ['([[a]]) "[[b]]" –[[c]]', ['a', 'b', 'c']],
    ['見て[[人参]]', ['人参']],
    ['see [[2024-05-03 daily]] #[[tag]] https://a.example/[[b]] [[text]](https://a.example)', []],
    ['[[0]] [[1, 2]] [[12]] [[1984]] [[web 3]]', ['1984', 'web 3']],
    ['\\[[a]]', []],
    ['[[a]] [[b]] [[c]] [[d]] [[e]]', ['a', 'b', 'c']],
  ])('%s', (content, expected) => {
    expect(bracketsIn(content).map(({ topic, speaker }) => (speaker ? `${topic}|${speaker}` : topic))).toEqual(
      expected,
    );
  });

  it('never throws and never takes long', async () => {
    const parts = fc.array(fc.constantFrom('[[', ']]', '`', '```', '|', 'a', '\\', '\n', '['), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(parts, parts, async (begun, list) => {
        const typed = (length: number) => `${begun.join('')}${list.join('').repeat(length)}`.slice(0, length);
        await growsNoFaster(JSON.stringify([begun, list]), (length) => bracketsIn(typed(length)), [400, 4000]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('limits', () => {
  const rates = { member: { uses: 2, seconds: 60 }, channel: { uses: 3, seconds: 60 } };
  it('say once when a member may ask again, then nothing, and forget after the window', () => {
    const limits = createLimits(rates);
    expect([0, 1, 2, 3].map((s) => limits.take('a', 'x', s * 1000))).toEqual(['ok', 'ok', { tell: 60_000 }, 'silent']);
    expect(limits.take('a', 'x', 61_000)).toBe('ok');
  });
  it('hold for the channel whoever asks', () => {
    const limits = createLimits(rates);
    expect(['a', 'b', 'c', 'd'].map((who) => limits.take(who, 'x', 0))).toEqual(['ok', 'ok', 'ok', { tell: 60_000 }]);
    expect(limits.take('d', 'y', 0)).toBe('ok');
  });
  it('lock nobody out when the clock is set back, and keep a bounded number of windows', () => {
    const limits = createLimits(rates, 100);
    for (let i = 0; i < 5; i++) limits.take('a', 'x', 1e9);
    expect(limits.take('a', 'x', 0)).toBe('ok');
    for (let i = 0; i < 1000; i++) limits.take(`m${i}`, `c${i}`, 0);
    expect(limits.size()).toBeLessThanOrEqual(200);
  });
});

describe('a message from the gateway', () => {
  const self = { id: bot, roleIn: (of: string) => (of === guild ? role : null) };
  const raw = (more: object) => ({
    id: '400000000000000001',
    channel_id: channel,
    guild_id: guild,
    type: 0,
    content: 'hello',
    author: { id: ada },
    mentions: [],
    mention_roles: [],
    ...more,
  });
  const concerns = (more: object, granted = false) => mayConcern(raw(more), self, granted, (id) => id === 'listening');

  it('by a bot, a webhook or Discord itself is not a member’s', () => {
    expect(byMember(raw({}))).toBe(true);
    expect(byMember(raw({ type: 19 }))).toBe(true);
    expect(byMember(raw({ author: { id: bot, bot: true } }))).toBe(false);
    expect(byMember(raw({ webhook_id: '1' }))).toBe(false);
    for (const type of [6, 7, 18, 20, 21, 23]) expect(byMember(raw({ type }))).toBe(false);
    for (const nothing of [null, undefined, 5, 'x', {}, []]) expect(byMember(nothing)).toBe(false);
  });

  it('concerns the bot only when it is spoken to, or content is granted and asks for it', () => {
    expect(concerns({})).toBe(false);
    expect(concerns({ mentions: [{ id: bot }] })).toBe(true);
    expect(concerns({ content: `hi <@!${bot}>` })).toBe(true);
    expect(concerns({ mention_roles: [role] })).toBe(true);
    expect(concerns({ mention_roles: ['500000000000000009'] })).toBe(false);
    expect(concerns({ guild_id: undefined })).toBe(true);
    expect(concerns({ message_reference: { message_id: '1' }, referenced_message: { author: { id: bot } } })).toBe(
      true,
    );
    expect(concerns({ message_reference: { message_id: '1' }, referenced_message: { author: { id: ada } } })).toBe(
      false,
    );
    // Discord did not say to whom: it may be to the bot.
    expect(concerns({ message_reference: { message_id: '1' } })).toBe(true);
    // Forwarded messages are no replies.
    expect(concerns({ message_reference: { message_id: '1', type: 1 } })).toBe(false);
    expect(concerns({ content: '[[x]]' })).toBe(false);
    expect(concerns({ content: '[[x]]' }, true)).toBe(true);
    expect(concerns({ channel_id: 'listening' })).toBe(false);
    expect(concerns({ channel_id: 'listening' }, true)).toBe(true);
  });

  it('counts as withheld only where there must have been words', () => {
    expect(readMessage(raw({ content: '' }), self)).toMatchObject({ withheld: true });
    expect(readMessage(raw({ content: '', attachments: [{}] }), self)).toMatchObject({ withheld: false });
    expect(readMessage(raw({ content: '', sticker_items: [{}] }), self)).toMatchObject({ withheld: false });
  });

  it('is, where it forwards another, what that says', () => {
    const forwarded = { message_snapshots: [{ message: { content: 'what about hugging face?' } }] };
    const mention = { content: `<@${bot}>`, mentions: [{ id: bot }] };
    const reply = { id: '400000000000000002', author: { id: ada }, content: '', ...forwarded };
    const asked = readMessage(
      raw({ ...mention, message_reference: { message_id: reply.id }, referenced_message: reply }),
      self,
    );
    expect(asked?.replyTo?.seen?.content).toBe('what about hugging face?');
    const forward = { content: '', message_reference: { message_id: '1', type: 1 }, ...forwarded };
    expect(readMessage(raw({ ...forward, guild_id: undefined }), self)?.content).toBe('what about hugging face?');
    // In a server a forward asks nobody.
    expect(readMessage(raw(forward), self)?.content).toBe('');
    for (const odd of [null, 'x', [null], [{ message: null }], [{ message: { content: 5 } }]])
      expect(readMessage(raw({ ...forward, guild_id: null, message_snapshots: odd }), self)?.content).toBe('');
  });

  it('is read without a fault, whatever it holds', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), (odd) => {
        const one = { ...raw({}), ...odd };
        if (byMember(one)) {
          mayConcern(one, self, true, () => false);
          readMessage(one, self);
        }
      }),
    );
    expect(readMessage(raw({ id: 'x' }), self)).toBeNull();
  });
});
