import { text } from '../../src/replies/reply.ts';
import { LocalisedError } from '../../src/replies/words/index.ts';
import { sayNext, sentence } from './said.ts';
import { onSchedule } from './which.ts';

export const preview = onSchedule('Show only to you what comes next', async (schedule, { dailies }) => {
  const next = await dailies.preview(schedule);
  if (!next) {
    const nothing = await dailies.nothingFor(schedule);
    throw new LocalisedError((words) => sentence(`${sayNext(schedule)}: ${nothing(words)}`));
  }
  return {
    ...next.reply,
    private: true,
    blocks: [text(`-# ${sayNext(schedule)} in <#${schedule.place.id}>`), ...next.reply.blocks],
  };
});
