import { whisper } from '../../src/replies/reply.ts';
import { onSchedule } from './which.ts';

export const pause = onSchedule('Stop posting until you resume it', async (schedule, { dailies }, own) => {
  await dailies.pause(schedule);
  return whisper(own.daily.pausedIn(`<#${schedule.place.id}>`));
});
