import { whisper } from '../../src/replies/reply.ts';
import { linkTo, nextAt, sayMoment } from './said.ts';
import { onSchedule } from './which.ts';

export const now = onSchedule('Post one now, besides the daily one', async (schedule, { dailies }, own) => {
  const { message } = await dailies.post(schedule, 'now');
  const daily = schedule.paused === 'admin' ? own.daily.stayPaused : own.daily.stillComes(sayMoment(nextAt(schedule)));
  return whisper(`${own.daily.posted(linkTo(schedule, message))} ${daily}`);
});
