import { expect, it } from 'vitest';
import { stage, wishes } from './stage.ts';

it('comes at its time, and not after an absence, where no post may be late', async () => {
  const scene = await stage({ start: '2026-11-24T07:00:00Z', lateHours: 0 });
  const bot = await scene.start();
  const schedule = await bot.set(wishes(), '300000000000000001', null);
  // Timers are late by some milliseconds, and what is due at once by seconds.
  await scene.goTo('2026-11-24T08:00:02Z');
  expect(scene.discord.posted).toHaveLength(1);
  await scene.kill(bot);
  scene.time.set(Date.parse('2026-11-25T09:00:00Z'));
  const back = await scene.start();
  expect(scene.discord.posted).toHaveLength(1);
  expect((await back.lastRuns(schedule, 5)).map(({ date, state }) => [date, state])).toEqual([
    ['2026-11-25', 'skipped'],
    ['2026-11-24', 'posted'],
  ]);
  await scene.end();
});
