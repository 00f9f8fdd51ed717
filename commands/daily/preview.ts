import { UserError } from '../../src/errors.ts';
import { text } from '../../src/replies/reply.ts';
import { sayNext, sentence } from './said.ts';
import { onSchedule } from './which.ts';

export const preview = onSchedule('Show only to you what comes next', async (schedule, { dailies }) => {
  const next = await dailies.preview(schedule);
  if (!next) throw new UserError(sentence(`${sayNext(schedule)}: ${await dailies.nothingFor(schedule)}`));
  return {
    ...next.reply,
    private: true,
    blocks: [text(`-# ${sayNext(schedule)} in <#${schedule.place.id}>`), ...next.reply.blocks],
  };
});
