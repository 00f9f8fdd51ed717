/** The process that `pictures.ts` starts. Runs on import, as such scripts must. */
import { type Cover, createPainter, type Drawn } from './draw.ts';
import type { Answered, Asked } from './messages.ts';

const painter = createPainter();
const tell = (answer: Answered) => process.send?.(answer);

// One after another: each is a matter of milliseconds, and memory is that of one.
let last: Promise<unknown> = Promise.resolve();
process.on('message', (asked: Asked) => {
  last = last
    .then((): Promise<Drawn | Cover> => ('card' in asked ? painter.draw(asked.card) : painter.cover(asked.cover)))
    .then(
      (value) => tell({ id: asked.id, value }),
      (error: unknown) => tell({ id: asked.id, fault: error instanceof Error ? error.message : String(error) }),
    );
});
// The bot is gone, however that came.
process.on('disconnect', () => process.exit());
// Who stops the bot from a terminal stops this process with it: the bot says when.
process.on('SIGINT', () => undefined);
