import { whisper } from '../../src/replies/reply.ts';
import { linkTo, nextAt, sayMoment } from './said.ts';
import { onSchedule } from './which.ts';

export const now = onSchedule('Post one now, besides the daily one', async (schedule, { dailies }) => {
  const { message } = await dailies.post(schedule, 'now');
  const daily =
    schedule.paused === 'admin'
      ? 'The daily ones stay paused; `/daily resume` goes on.'
      : `The daily one still comes: ${sayMoment(nextAt(schedule))}.`;
  return whisper(`Posted: ${linkTo(schedule, message)}. ${daily}`);
});
