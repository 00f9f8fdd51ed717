import { whisper } from '../../src/replies/reply.ts';
import { onSchedule } from './which.ts';

export const off = onSchedule('End a daily post and forget its settings', async (schedule, { dailies }) => {
  await dailies.off(schedule);
  return whisper(`No more daily quotes in <#${schedule.place.id}>. Its settings are deleted.`);
});
