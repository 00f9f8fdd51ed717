import { UserError } from '../../src/errors.ts';
import { text } from '../../src/replies/reply.ts';
import { sayNext } from './said.ts';
import { onSchedule } from './which.ts';

export const preview = onSchedule('Show only to you what comes next', async (schedule, { dailies }) => {
  const next = await dailies.preview(schedule);
  if (!next) throw new UserError('No quote fits what was chosen for this schedule. Change it with `/daily set`.');
  return {
    ...next.reply,
    private: true,
    blocks: [text(`-# ${sayNext(schedule)} in <#${schedule.place.id}>`), ...next.reply.blocks],
  };
});
