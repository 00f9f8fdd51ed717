import { whisper } from '../../src/replies/reply.ts';
import { onSchedule } from './which.ts';

export const off = onSchedule('End a daily post and forget its settings', async (schedule, { dailies }, own) => {
  await dailies.off(schedule);
  return whisper(own.daily.ended(`<#${schedule.place.id}>`));
});
