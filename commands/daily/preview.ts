import { text } from '../../src/replies/reply.ts';
import { LocalisedError } from '../../src/replies/words/index.ts';
import { sayNext, sentence } from './said.ts';
import { onSchedule } from './which.ts';

export const preview = onSchedule('Show only to you what comes next', async (schedule, { dailies }, own) => {
  const next = await dailies.preview(schedule);
  if (!next) {
    const nothing = await dailies.nothingFor(schedule);
    throw new LocalisedError((words) =>
      sentence(words.schedule.nothingFor(sayNext(schedule, words), nothing(words)), words),
    );
  }
  const note = own.schedule.nextIn(sayNext(schedule, own), `<#${schedule.place.id}>`);
  return { ...next.reply, private: true, blocks: [text(`-# ${note}`), ...next.reply.blocks] };
});
