import { whisper } from '../../src/replies/reply.ts';
import { sayMoment } from './said.ts';
import { onSchedule } from './which.ts';

export const resume = onSchedule('Go on posting', async (schedule, { dailies, clock }, own) => {
  const { at } = await dailies.resume(schedule);
  const when = at <= clock.now() ? own.daily.waitsNow : sayMoment(at);
  return whisper(own.daily.goesOn(`<#${schedule.place.id}>`, when));
});
