import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsIn } from '../../src/episodes/canonical.ts';
import { projectRoot } from '../../src/paths.ts';
import type { PlayMessage } from '../../src/playground/contract.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import type { MemberActor } from '../harness/local-discord.ts';
import { buttonsOf, only, quoteOf, textsOf, wordsOf } from '../harness/reading.ts';
import { startWholeBot, type WholeBot } from '../lookups/whole-bot.ts';

/** Saved quotes, `/saved`, `/top` and `/privacy`, through the whole bot. */
let bot: WholeBot;
/** Owns the server. */
let ada: MemberActor;
let grace: MemberActor;
beforeAll(async () => {
  bot = await startWholeBot();
  [ada, grace] = await Promise.all([bot.discord.member('Ada'), bot.discord.member('Grace')]);
});
afterAll(async () => {
  await bot.close();
});

const sources = ['software-engineering-daily/1272.md', 'vanishing-gradients/11.md'].map((file) =>
  readFileSync(join(projectRoot, 'data/episodes', file), 'utf8'),
);
const asked = async (about: string, who = grace) => only((await who.slash('/quote', { about })).messages);
const labels = (message: PlayMessage) => buttonsOf(message).map(({ label }) => label);

/** What the database holds, beside the bot. */
async function rows() {
  const store = await openStore(sqlite(bot.file));
  const all = await store.read((db) => db.selectFrom('saved_quote').selectAll().execute());
  await store.close();
  return all;
}

async function write(values: { member: string; guild: string; quote: string; saved_at: number }[]) {
  const store = await openStore(sqlite(bot.file));
  await store.write((db) => db.insertInto('saved_quote').values(values).execute());
  await store.close();
}

const fileOf = async (message: PlayMessage) => {
  const [attachment] = message.attachments;
  return { name: attachment?.filename, words: await (await fetch(attachment?.url ?? '')).text() };
};

describe('Save', () => {
  it('keeps a quote for whoever presses, tells nobody else, and offers to remove it when pressed again', async () => {
    const quote = await asked('hugging face community', ada);
    const first = only((await grace.press(quote, 'Save')).messages);
    expect(first.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(first)).toContain('Saved. Only you know');
    const kept = await rows();
    expect(kept).toMatchObject([{ member: grace.user.id, guild: await bot.discord.guildId() }]);
    expect(JSON.stringify(kept)).not.toContain('Hugging');
    const again = only((await grace.press(quote, 'Save')).messages);
    expect(wordsOf(again)).toContain('You saved that');
    expect(await rows()).toHaveLength(1);
    const removed = only((await grace.press(again, 'Remove')).messages);
    expect(removed.id).toBe(again.id);
    expect(wordsOf(removed)).toContain('Removed from your saved quotes');
    expect(await rows()).toEqual([]);
  });

  it('keeps it once for each of many who press in one moment, some of them twice', async () => {
    const { discord } = bot;
    const quote = await asked('hugging face community', ada);
    const button = buttonsOf(quote).find(({ label }) => label === 'Save')?.id ?? '';
    const guild = await discord.guildId();
    const many = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const { user } = await discord.call('createUser', { username: `saver-${n}` });
        await discord.call('joinGuild', { guild, user: user.id });
        return user.id;
      }),
    );
    const press = (member: string) => discord.call('press', { member, message: quote.id, customId: button });
    const told = await Promise.all([...many, ...many.slice(0, 10)].map(press));
    expect(told.map(({ outcome }) => outcome)).toEqual(told.map(() => 'replied'));
    const words = told.map(({ messages }) => wordsOf(only(messages)));
    expect(words.filter((said) => said.startsWith('Saved. Only you know'))).toHaveLength(50);
    expect(words.filter((said) => said.startsWith('You saved that'))).toHaveLength(10);
    expect((await rows()).map(({ member }) => member).sort()).toEqual([...many].sort());
    await Promise.all(many.map((member) => discord.call('leaveGuild', { guild, user: member })));
    const store = await openStore(sqlite(bot.file));
    await store.write((db) => db.deleteFrom('saved_quote').where('member', 'in', many).execute());
    await store.close();
  });

  it('stands under every quote: found, at random, in context, in chat, of a message, and posted daily', async () => {
    const found = await asked('bitcoin energy');
    const random = only((await grace.slash('/quote', {}, { in: 'off-topic' })).messages);
    const context = only((await grace.press(found, 'More context')).messages);
    const said = await grace.say(`<@${bot.botId}> hugging face?`);
    const chat = await bot.discord.answerTo(said);
    const menu = only((await grace.messageMenu(said, 'Find a matching quote')).messages);
    for (const message of [found, random, context, chat, menu]) {
      expect(labels(message), wordsOf(message)).toContain('Save');
      expect(labels(message).filter((label) => label === 'Image')).toHaveLength(1);
    }
    const topic = only((await grace.slash('/topic', { about: 'hugging face' })).messages);
    const source = only((await grace.press(topic, 'More context')).messages);
    expect(labels(source)).toContain('Save');
    const channel = await bot.discord.channel('quotes');
    await ada.slash('/daily set', { time: '9:00', zone: 'Europe/Berlin', channel: channel.id, saved: true });
    await ada.slash('/daily now', { schedule: '1' });
    const posted = (await grace.history('quotes')).at(-1);
    expect(posted && labels(posted)).toContain('Save');
    expect(wordsOf(only((await ada.slash('/daily status')).messages))).toContain('first what members saved here');
    await ada.slash('/daily off', { schedule: '1' });
  });
});

describe('/saved', () => {
  it('shows mine alone, word for word, page by page, looks through them, and removes what I choose', async () => {
    const list = await asked('machine learning');
    let next = list;
    const texts: string[] = [];
    for (let n = 0; n < 7; n++) {
      await grace.press(next, 'Save');
      texts.push(quoteOf(next));
      next = only((await grace.press(next, 'Next')).messages);
    }
    const mine = only((await grace.slash('/saved')).messages);
    expect(mine.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(mine)).toContain('-# Saved · 1–5 of 7');
    const shown = textsOf(mine).filter((one) => one.startsWith('> '));
    expect(shown).toHaveLength(5);
    // The newest first; those saved within one moment in any order.
    const second = only((await grace.press(mine, 'Next')).messages);
    expect(second.id).toBe(mine.id);
    const all = [...shown, ...textsOf(second).filter((one) => one.startsWith('> '))].map((one) =>
      (one.slice(2).split('\n')[0] ?? '').replaceAll('**', '').replace(/\\(.)/g, '$1').replace(/…$/, ''),
    );
    expect(all).toHaveLength(7);
    for (const one of all) {
      expect(texts.some((text) => text.startsWith(one))).toBe(true);
      expect(sources.some((source) => standsIn(one, source))).toBe(true);
    }
    expect(wordsOf(only((await ada.slash('/saved')).messages))).toContain('You have saved nothing yet');

    const word = (texts[0] ?? '').split(' ').find((one) => /^[a-z]{7,}$/.test(one)) ?? 'machine';
    const found = only((await grace.slash('/saved', { words: word })).messages);
    expect(wordsOf(found)).toMatch(new RegExp(`Saved · “${word}” · \\d quotes?`));
    expect(wordsOf(only((await grace.slash('/saved', { words: 'zymurgy' })).messages))).toContain('“zymurgy” · none');

    const before = await rows();
    const [gone] = before;
    const rest = only((await grace.select(found, [gone?.quote ?? ''])).messages);
    expect(rest.id).toBe(found.id);
    expect(await rows()).toHaveLength(6);
    expect((await rows()).map(({ quote }) => quote)).not.toContain(gone?.quote);
    const context = only((await grace.press(only((await grace.slash('/saved')).messages), 'More context')).messages);
    expect(labels(context)).toContain('Read on');
  });

  it('gives them as files, and says what is no longer in the archive', async () => {
    await write([{ member: grace.user.id, guild: '', quote: 'zzzzzzzzzz.aaaaaaaaaaa', saved_at: Date.now() + 1_000 }]);
    const list = only((await grace.slash('/saved')).messages);
    expect(wordsOf(list)).toContain('is no longer in the archive');
    const which = only((await grace.press(list, 'As a file')).messages);
    expect(labels(which)).toEqual(['Markdown', 'CSV', 'Readwise']);
    const kept = (await rows()).filter(({ member }) => member === grace.user.id).length - 1;
    for (const [kind, begins, name] of [
      ['Markdown', '# Saved quotes', 'saved-quotes.md'],
      ['CSV', '\uFEFF"Quote",', 'saved-quotes.csv'],
      ['Readwise', '"Highlight","Title","Author","URL","Note","Location","Date"\r\n', 'saved-quotes-readwise.csv'],
    ] as const) {
      const message = only((await grace.press(which, kind)).messages);
      expect(message.play.onlyFor).toBe(grace.user.id);
      expect(wordsOf(message)).toContain(`${kept} quotes. One more is no longer in the archive`);
      const { name: called, words } = await fileOf(message);
      expect(called).toBe(name);
      expect(words.startsWith(begins) || `\uFEFF${words}`.startsWith(begins)).toBe(true);
    }
  });
});

describe('/top', () => {
  it('tells what the server saved most, how often, and never who', async () => {
    const guild = await bot.discord.guildId();
    const [own] = (await rows()).filter(({ quote, guild: where }) => where === guild && !quote.startsWith('zz'));
    const now = Date.now();
    await write([
      { member: '300000000000000001', guild, quote: own?.quote ?? '', saved_at: now },
      { member: '300000000000000002', guild, quote: own?.quote ?? '', saved_at: now },
      { member: '300000000000000003', guild: '100000000000000009', quote: own?.quote ?? '', saved_at: now },
    ]);
    const message = only((await ada.slash('/top', { period: 'week' })).messages);
    expect(message.play.onlyFor ?? null).toBeNull();
    expect(wordsOf(message)).toContain('### Saved most here, in the last 7 days');
    expect(textsOf(message)[1]).toMatch(/^\*\*3×\*\* /);
    for (const id of [grace.user.id, '300000000000000001'])
      expect(JSON.stringify(message.components)).not.toContain(id);
    expect(wordsOf(message)).not.toContain('Grace');
  });
});

describe('/privacy', () => {
  it('shows what is kept of a member, and erases what they choose', async () => {
    await grace.slash('/lookups me off');
    await ada.slash('/daily set', { time: '9:00', zone: 'Europe/Berlin' });
    const mine = only((await grace.slash('/privacy')).messages);
    expect(mine.play.onlyFor).toBe(grace.user.id);
    expect(wordsOf(mine)).toMatch(/- \d+ saved quotes, from 1 server/);
    expect(wordsOf(mine)).toContain('That I pass over your messages');
    expect(wordsOf(mine)).not.toContain('daily post');
    const after = only((await grace.select(mine, ['saved', 'out'])).messages);
    expect(after.id).toBe(mine.id);
    expect(wordsOf(after)).toContain('Erased: Saved quotes, That I pass over your messages.');
    expect(wordsOf(after)).toContain('Nothing.');
    expect((await rows()).filter(({ member }) => member === grace.user.id)).toEqual([]);
    expect((await rows()).length).toBeGreaterThan(0);

    const adas = only((await ada.slash('/privacy')).messages);
    expect(wordsOf(adas)).toContain('That you set up 1 daily post');
    expect(wordsOf(only((await ada.select(adas, ['daily'])).messages))).toContain('Nothing.');
    const store = await openStore(sqlite(bot.file));
    const made = await store.read((db) => db.selectFrom('daily_schedule').select('made_by').execute());
    await store.close();
    expect(made).toEqual([{ made_by: '' }]);
  });
});
