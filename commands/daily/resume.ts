import { whisper } from '../../src/replies/reply.ts';
import { sayMoment } from './said.ts';
import { onSchedule } from './which.ts';

export const resume = onSchedule('Go on posting', async (schedule, { dailies }) => {
  const { at } = await dailies.resume(schedule);
  return whisper(`It goes on in <#${schedule.place.id}>: ${sayMoment(at)}.`);
});
