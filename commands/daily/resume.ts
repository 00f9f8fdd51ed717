import { whisper } from '../../src/replies/reply.ts';
import { sayMoment } from './said.ts';
import { onSchedule } from './which.ts';

export const resume = onSchedule('Go on posting', async (schedule, { dailies, clock }) => {
  const { at } = await dailies.resume(schedule);
  const when = at <= clock.now() ? 'what waits is posted now, if it is not too late' : sayMoment(at);
  return whisper(`It goes on in <#${schedule.place.id}>: ${when}.`);
});
