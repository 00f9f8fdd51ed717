import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchPort } from '../../src/search/port.ts';
import {
  ada,
  botId,
  channel,
  grace,
  guild,
  handClock,
  openArchive,
  openSettings,
  quoteOf,
  recorder,
  stage,
  textsOf,
} from './stage.ts';

const search = openArchive();
let opened: Awaited<ReturnType<typeof openSettings>>;
beforeAll(async () => {
  opened = await openSettings();
});
afterAll(async () => {
  await search.close();
  await opened.close();
});
const open = (more: Partial<Parameters<typeof stage>[0]> = {}) => stage({ search, settings: opened.settings, ...more });
const minute = 60_000;

describe('answers', () => {
  it('once to a message that the gateway sends twice', async () => {
    const { lookUps, message, posted } = open();
    const asked = message(`<@${botId}> hugging face`, { mention: 'user' });
    await Promise.all([lookUps.onMessage(asked), lookUps.onMessage(asked)]);
    await lookUps.onMessage(asked);
    expect(posted).toHaveLength(1);
  });

  it('are short: at most three cited sentences, none of them twice, and one quote', async () => {
    const { mention } = open();
    for (const about of ['hugging face', 'bitcoin', 'academia', 'machine learning', 'pytorch']) {
      const texts = textsOf((await mention(about))?.reply ?? { blocks: [] });
      const quote = quoteOf({ blocks: texts.map((markdown) => ({ kind: 'text', markdown })) }) ?? '';
      const summary = texts.find((one) => /`\[\d+\]`$/.test(one) && !one.startsWith('-#')) ?? '';
      const sentences = summary.split(/ ?`\[\d+\]`/).filter(Boolean);
      expect(sentences.length).toBeLessThanOrEqual(3);
      for (const sentence of sentences) expect(quote).not.toContain(sentence.replace(/\\(.)/g, '$1').trim());
      expect(texts.filter((one) => one.startsWith('> '))).toHaveLength(1);
      for (const [, n] of summary.matchAll(/`\[(\d+)\]`/g)) {
        expect(texts.some((one) => one.split('\n').some((line) => line.startsWith(`-# \`[${n}]\``)))).toBe(true);
      }
    }
  });

  it('say who, where and when', async () => {
    const { mention } = open();
    const first = async (words: string) => textsOf((await mention(words))?.reply ?? { blocks: [] })[0];
    expect(await first('who said that data engineers are paid half?')).toBe('That was **Mark Saroufim**:');
    expect(await first('which episode mentions the linux foundation')).toMatch(
      /^\*\*Vanishing Gradients 11\*\*.*15 September 2022/,
    );
    expect(await first('when did mark talk about the mono repo')).toMatch(
      /^≈\u00a027:\d\d into \*\*Software Engineering Daily 1272\*\*/,
    );
  });

  it('say so when whoever was named did not speak of it, and show who did', async () => {
    const { mention } = open();
    expect(textsOf((await mention('what did hugo say about bitcoin'))?.reply ?? { blocks: [] })[0]).toContain(
      'I found nothing on that by Hugo Bowne-Anderson',
    );
  });

  it('keep the topic in a conversation for a quarter of an hour, for each member', async () => {
    const { mention, clock } = open();
    await mention('hugging face');
    const other = await mention('only jeff', { author: grace });
    expect(textsOf(other?.reply ?? { blocks: [] }).join()).not.toContain('“hugging face”');
    const mine = await mention('only jeff');
    expect(textsOf(mine?.reply ?? { blocks: [] }).join()).toContain('“hugging face” · said by “Jeff Meyerson”');
    clock.advance(16 * minute);
    const late = await mention('only mark');
    expect(textsOf(late?.reply ?? { blocks: [] }).join()).not.toContain('“hugging face”');
  });

  it('tell where the words of a message replied to were withheld', async () => {
    const { answerTo, message } = open();
    const withheld = {
      id: '1',
      channel,
      gone: false,
      seen: { author: grace, fromBot: false, content: '', texts: [], ids: [] },
    };
    const hint = await answerTo(message(`<@${botId}>`, { mention: 'user', replyTo: withheld }));
    expect(textsOf(hint?.reply ?? { blocks: [] })[0]).toContain('does not show me the message');
  });

  it('tell how to ask below a reply that pings nobody once a day for each member, and at each mention', async () => {
    const { lookUps, message, posted, clock } = open();
    const ours = { author: botId, fromBot: true, content: '', texts: [], ids: [] };
    const lol = (change = {}) =>
      lookUps.onMessage(
        message('', { withheld: true, replyTo: { id: '1', channel, gone: false, seen: ours }, ...change }),
      );
    await lol();
    await lol();
    expect(posted).toHaveLength(1);
    await lol({ author: grace });
    await lol({ author: grace });
    expect(posted).toHaveLength(2);
    await lol({ mention: 'role' });
    await lol({ mention: 'role' });
    expect(posted).toHaveLength(4);
    clock.advance(24 * 60 * minute);
    await lol();
    expect(posted).toHaveLength(5);
  });

  it('leave remarks below an answer alone that ping nobody, and answer questions there', async () => {
    const { lookUps, message, posted } = open();
    const ours = { author: botId, fromBot: true, content: '', texts: ['> Words.'], ids: [] };
    const below = async (words: string, change = {}) => {
      const before = posted.length;
      await lookUps.onMessage(message(words, { replyTo: { id: '1', channel, gone: false, seen: ours }, ...change }));
      return posted.length - before;
    };
    for (const remark of [
      'true that',
      'big mood',
      'no kidding',
      'this is great',
      'well put',
      'preach',
      'learning hurts',
    ])
      expect([remark, await below(remark)]).toEqual([remark, 0]);
    for (const question of ['hugging face', 'and what about bitcoin', 'who is jeff', 'what did mark say about phds?'])
      expect([question, await below(question)]).toEqual([question, 1]);
    expect(await below('hair dryers', { mention: 'user' })).toBe(1);
  });

  it('show that it types after a second, and not before', async () => {
    const clock = handClock();
    let release: () => void = () => undefined;
    let began: () => void = () => undefined;
    const searching = new Promise<void>((resolve) => {
      began = resolve;
    });
    const slow: SearchPort = {
      ...search,
      topic: (query) =>
        new Promise((resolve) => {
          release = () => resolve(search.topic(query));
          began();
        }),
    };
    const { mention, state } = open({ search: slow, clock, scene: recorder(clock) });
    const asked = mention('hugging face');
    await searching;
    clock.advance(900);
    expect(state.typed).toBe(0);
    clock.advance(200);
    expect(state.typed).toBe(1);
    release();
    expect(await asked).not.toBeNull();
  });

  it('cost one message when a member floods it', async () => {
    const rates = { member: { uses: 2, seconds: 60 }, channel: { uses: 100, seconds: 60 } };
    const { mention, posted, clock } = open({ rates });
    for (let i = 0; i < 20; i++) await mention(`bitcoin ${i}`);
    expect(posted).toHaveLength(3);
    expect(textsOf(posted[2]?.reply ?? { blocks: [] })[0]).toContain('Patience, human');
    clock.advance(61_000);
    expect(await mention('bitcoin')).not.toBeNull();
  });

  it('do not come when searching fails, and the next one does', async () => {
    let broken = true;
    const flaky: SearchPort = {
      ...search,
      topic: (query) => (broken ? Promise.reject(new Error('broken')) : search.topic(query)),
    };
    const { mention } = open({ search: flaky });
    expect(await mention('hugging face')).toBeNull();
    broken = false;
    expect(await mention('hugging face')).not.toBeNull();
  });
});

describe('a question that is changed', () => {
  const question = (content: string) => `<@${botId}> ${content}`;

  it('changes its answer within a quarter of an hour, not later', async () => {
    const { lookUps, message, posted, clock } = open();
    const asked = message(question('hugging face'), { mention: 'user' });
    await lookUps.onMessage(asked);
    await lookUps.onEdit({ ...asked, content: question('catholic priests') });
    expect(quoteOf(posted[0]?.reply ?? { blocks: [] })).toContain('Catholic priests');
    clock.advance(16 * minute);
    await lookUps.onEdit({ ...asked, content: question('bitcoin') });
    expect(quoteOf(posted[0]?.reply ?? { blocks: [] })).toContain('Catholic priests');
    expect(posted).toHaveLength(1);
  });

  it('takes its answer with it when it is no question any more, or is deleted', async () => {
    const { lookUps, message, posted } = open();
    const asked = message(question('hugging face'), { mention: 'user' });
    await lookUps.onMessage(asked);
    await lookUps.onEdit({ ...asked, content: 'never mind', mention: null });
    expect(posted).toHaveLength(0);
    const other = message(question('bitcoin'), { mention: 'user' });
    await lookUps.onMessage(other);
    await lookUps.onDelete(channel, [asked.id, other.id]);
    expect(posted).toHaveLength(0);
  });

  it('is not answered when it was deleted while it was looked up', async () => {
    const { lookUps, message, posted } = open();
    const asked = message(question('hugging face'), { mention: 'user' });
    const answering = lookUps.onMessage(asked);
    const deleting = lookUps.onDelete(channel, [asked.id]);
    await Promise.all([answering, deleting]);
    expect(posted).toHaveLength(0);
  });

  it('is edited many times at once and shows the last', async () => {
    const { lookUps, message, posted } = open();
    const asked = message(question('hugging face'), { mention: 'user' });
    await Promise.all([
      lookUps.onMessage(asked),
      ...['bitcoin', 'graphcore', 'catholic priests'].map((words) =>
        lookUps.onEdit({ ...asked, content: question(words) }),
      ),
    ]);
    expect(posted).toHaveLength(1);
    expect(quoteOf(posted[0]?.reply ?? { blocks: [] })).toContain('Catholic priests');
  });

  it('from before a restart finds its answer in the channel', async () => {
    const clock = handClock();
    const scene = recorder(clock);
    const before = open({ clock, scene });
    const asked = before.message(question('hugging face'), { mention: 'user' });
    await before.lookUps.onMessage(asked);
    clock.advance(minute);
    const after = open({ clock, scene });
    await after.lookUps.onEdit({ ...asked, content: question('catholic priests') });
    expect(scene.posted).toHaveLength(1);
    expect(quoteOf(scene.posted[0]?.reply ?? { blocks: [] })).toContain('Catholic priests');
    const again = open({ clock, scene });
    clock.advance(3000);
    await again.lookUps.onDelete(channel, [asked.id]);
    expect(scene.posted).toHaveLength(0);
  });
});

describe('unasked', () => {
  const surely = 'which ep was it where they talk about graduate student descent?';
  const place = (n: number) => ({ guild, channel: `30000000000000010${n}` });

  it('says something only where it was switched on, with message content', async () => {
    await opened.settings.setChannel(guild, place(1).channel, { mode: 'suggest' });
    const without = open();
    expect(await without.answerTo(without.message(surely, place(1)))).toBeNull();
    const elsewhere = open({ contentGranted: true });
    expect(await elsewhere.answerTo(elsewhere.message(surely, place(2)))).toBeNull();
    const there = open({ contentGranted: true });
    expect(await there.answerTo(there.message(surely, place(1)))).not.toBeNull();
  });

  it('keeps the cooldown and the day for a topic over a restart', async () => {
    await opened.settings.setChannel(guild, place(3).channel, { mode: 'suggest', cooldown: 5 });
    const clock = handClock();
    const first = open({ contentGranted: true, clock, scene: recorder(clock) });
    expect(await first.answerTo(first.message(surely, place(3)))).not.toBeNull();
    const second = open({ contentGranted: true, clock, scene: recorder(clock) });
    const other = 'anyone know which episode mentions the bitter lesson?';
    expect(await second.answerTo(second.message(other, place(3)))).toBeNull();
    clock.advance(6 * minute);
    expect(await second.answerTo(second.message(surely, place(3)))).toBeNull();
    expect(await second.answerTo(second.message(other, place(3)))).not.toBeNull();
    clock.advance(24 * 60 * minute);
    expect(await second.answerTo(second.message(surely, place(3)))).not.toBeNull();
  });

  it('keeps nothing of the chat that goes by', async () => {
    await opened.settings.setChannel(guild, place(4).channel, { mode: 'suggest' });
    const { lookUps, message } = open({ contentGranted: true });
    for (let i = 0; i < 500; i++)
      await lookUps.onMessage(message(`who is up for game ${i}?`, { ...place(4), author: ada }));
    expect(lookUps.size()).toBe(0);
  });

  it('leaves a thread it was told to leave, or was taken out of, and forgets one that is deleted', async () => {
    const clock = handClock();
    const scene = recorder(clock);
    const thread = place(5);
    scene.threads.set(thread.channel, channel);
    await opened.settings.setChannel(guild, thread.channel, { mode: 'suggest' });
    const { mention, answerTo, message, lookUps } = open({ contentGranted: true, clock, scene });
    expect(textsOf((await mention('please leave', thread))?.reply ?? { blocks: [] })[0]).toContain(
      'Leaving this thread',
    );
    expect(await answerTo(message(surely, thread))).toBeNull();
    expect(await answerTo(message('[[bitcoin]]', thread))).toBeNull();
    expect(await mention('bitcoin', thread)).not.toBeNull();
    await lookUps.onPlaceGone(guild, thread.channel);
    expect((await opened.settings.guild(guild)).channels.map((one) => one.channel)).not.toContain(thread.channel);
    await lookUps.onTakenOut(guild, thread.channel);
    expect(await answerTo(message('[[bitcoin]]', thread))).toBeNull();
  });
});
