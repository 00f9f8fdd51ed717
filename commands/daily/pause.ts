import { whisper } from '../../src/replies/reply.ts';
import { onSchedule } from './which.ts';

export const pause = onSchedule('Stop posting until you resume it', async (schedule, { dailies }) => {
  await dailies.pause(schedule);
  return whisper(`Paused in <#${schedule.place.id}>. \`/daily resume\` goes on.`);
});
