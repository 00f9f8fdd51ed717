import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stage, wishes } from './stage.ts';

/** Processes that die in the middle of a run, and whoever goes on after them. */
describe('a run that was begun and not ended', () => {
  let scene: Awaited<ReturnType<typeof stage>>;
  beforeEach(async () => {
    scene = await stage({ start: '2026-11-23T12:00:00Z' });
  });
  afterEach(() => scene.end());

  /** A process that dies while it sends at `moment`; the message arrives, or it does not. */
  async function dieSending(moment: string, arrives: boolean) {
    const { poster } = scene.discord;
    let began = () => {};
    const sending = new Promise<void>((resolve) => {
      began = resolve;
    });
    const dying = await scene.start({
      ...poster,
      async send(...args) {
        if (arrives) await poster.send(...args);
        began();
        return new Promise(() => undefined);
      },
    });
    const schedule = await dying.set(wishes(), '300000000000000001', null);
    scene.time.set(Date.parse(moment));
    await sending;
    await scene.kill(dying);
    return schedule;
  }

  it('is looked for in its channel though it is too late to post it, and counts as posted where it stands', async () => {
    const schedule = await dieSending('2026-11-24T08:00:00Z', true);
    scene.time.set(Date.parse('2026-11-24T18:00:00Z'));
    const next = await scene.start();
    expect(scene.discord.state.looks).toBe(1);
    expect(scene.discord.posted).toHaveLength(1);
    expect(await next.lastRuns(schedule, 5)).toMatchObject([{ date: '2026-11-24', state: 'posted', message: '1' }]);
  });

  it('is skipped, and that is written down, where it is too late and does not stand there', async () => {
    const schedule = await dieSending('2026-11-24T08:00:00Z', false);
    scene.time.set(Date.parse('2026-11-24T18:00:00Z'));
    const next = await scene.start();
    expect(scene.discord.state.looks).toBe(1);
    expect(scene.discord.posted).toHaveLength(0);
    expect(await next.lastRuns(schedule, 5)).toMatchObject([{ date: '2026-11-24', state: 'skipped' }]);
  });

  it('is posted within minutes of its moment although the clock was hours ahead when it was taken', async () => {
    await dieSending('2026-11-24T13:30:00Z', false);
    scene.time.set(Date.parse('2026-11-24T08:00:00Z'));
    await scene.start();
    for (let minute = 1; minute <= 10; minute++) await scene.goTo(Date.parse('2026-11-24T08:00:00Z') + minute * 60_000);
    expect(scene.discord.posted).toHaveLength(1);
    await scene.goTo('2026-11-24T23:00:00Z');
    expect(scene.discord.posted).toHaveLength(1);
  });
});
