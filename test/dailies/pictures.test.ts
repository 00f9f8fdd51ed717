import { afterEach, describe, expect, it } from 'vitest';
import { PictureError } from '../../src/pictures/pictures.ts';
import type { DrawQuote } from '../../src/replies/pictured.ts';
import { place, stage, wishes } from './stage.ts';

const drawn: DrawQuote = async () => ({
  kind: 'drawn',
  png: new Uint8Array([1, 2, 3]),
  width: 1200,
  height: 675,
  size: 40,
});

let set: Awaited<ReturnType<typeof stage>> | undefined;
afterEach(async () => {
  await set?.end();
  set = undefined;
});

/** A day with a schedule that wants pictures; what was posted on it. */
async function aDay(drawQuote: DrawQuote, change = {}, prepare: (made: NonNullable<typeof set>) => void = () => {}) {
  set = await stage({ start: '2026-11-24T00:00:00Z', drawQuote });
  prepare(set);
  const bot = await set.start();
  await bot.set(wishes({ image: true, ...change }), '300000000000000001', null);
  await set.goTo('2026-11-24T12:00:00Z');
  return { posted: set.discord.posted, state: set.discord.state, bot };
}
const kindsOf = (posted: { reply: { blocks: { kind: string }[] } }[]) =>
  posted.map(({ reply }) => reply.blocks.map(({ kind }) => kind).join(' '));

describe('a daily post as a picture', () => {
  it('has the quote for those who do not see it, and says who said it', async () => {
    const { posted } = await aDay(drawn);
    expect(kindsOf(posted)).toEqual(['text picture text buttons']);
    expect(posted[0]?.reply.blocks[1]).toMatchObject({ alt: `Words of ${posted[0]?.quote}.` });
    expect(posted[0]?.reply.blocks[2]).toMatchObject({ markdown: expect.stringContaining('Show 1') });
  });

  it.each([
    ['fails', () => Promise.reject(new PictureError('the process ended'))],
    ['finds the quote too long', () => Promise.resolve({ kind: 'too long' as const })],
    ['has no such letters', () => Promise.resolve({ kind: 'no letters' as const, letters: ['ᚠ'] })],
  ])('goes out in words, once, where drawing %s', async (_how, drawQuote) => {
    const { posted } = await aDay(drawQuote);
    expect(kindsOf(posted)).toEqual(['text text text buttons']);
  });

  it('goes out in words where Discord refuses the file: nothing was sent then', async () => {
    const { posted, state } = await aDay(drawn, {}, ({ discord }) => {
      discord.state.answers.push({ kind: 'refused', refusal: 'no permission', why: '50013' });
    });
    expect(kindsOf(posted)).toEqual(['text text text buttons']);
    expect(state.sends).toBe(2);
  });

  it('is looked for and never sent in words as well, where its answer was lost', async () => {
    const { posted } = await aDay(drawn, {}, ({ discord }) => {
      discord.state.answers.push({ kind: 'unsure', why: 'ECONNRESET', lands: true });
    });
    await set?.goTo('2026-11-24T13:00:00Z');
    expect(kindsOf(posted)).toEqual(['text picture text buttons']);
  });

  it('is drawn before the run is held, so that a slow picture holds nothing', async () => {
    const order: string[] = [];
    await aDay(
      async (...asked) => {
        order.push(
          (await set?.store.read((db) => db.selectFrom('daily_run').selectAll().execute()))?.length ? 'held' : 'free',
        );
        return drawn(...asked);
      },
      { place: place(2) },
    );
    expect(order).toEqual(['free']);
  });
});
