import { expect, it, vi } from 'vitest';
import { only, wordsOf } from '../harness/reading.ts';
import { openArchive } from '../lookups/stage.ts';
import { startWholeBot } from '../lookups/whole-bot.ts';

/** A promise, and what resolves it. */
function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

it('ends although Discord does not answer its goodbye', async () => {
  const bot = await startWholeBot();
  const client = bot.client();
  const { destroy } = client;
  const goodbye = signal();
  client.destroy = () => {
    goodbye.give();
    return new Promise<never>(() => undefined);
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stopping = bot.stop();
  await goodbye.given;
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  await stopping;
  client.destroy = destroy;
  await bot.close();
});

it('leaves nobody with “thinking” who waits for an answer when it is stopped', async () => {
  const archive = openArchive();
  const asked = signal();
  const never = () => {
    asked.give();
    return new Promise<never>(() => undefined);
  };
  const bot = await startWholeBot({}, {}, { ...archive, search: never });
  try {
    const grace = await bot.discord.member('Grace');
    const waiting = grace.slash('/quote', { about: 'bitcoin' });
    await asked.given;
    await bot.stop();
    const answer = await waiting;
    expect(answer.outcome).toBe('replied');
    expect(wordsOf(only(answer.messages))).toContain('I am being restarted');
  } finally {
    await bot.close();
  }
});
