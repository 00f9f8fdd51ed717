import type { Logger } from '../log.ts';
import { type DrawQuote, usualStyle } from '../replies/pictured.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote } from '../search/port.ts';
import type { Schedule } from './model.ts';
import type { Pace } from './pace.ts';
import { dailyPost, type PostParts } from './post.ts';
import type { Poster, Refusal, Sent } from './poster.ts';

/** A post's picture. It is an adornment: whatever becomes of it, the post goes out. */

/** Null where the schedule wants none, or none was drawn. Never rejects. */
export async function pictureFor(
  schedule: Pick<Schedule, 'id' | 'image'>,
  quote: Quote,
  { drawQuote, log }: { drawQuote?: DrawQuote | undefined; log: Logger },
  words: Words,
): Promise<Uint8Array | null> {
  if (!schedule.image || !drawQuote) return null;
  try {
    const drawn = await drawQuote(quote, usualStyle, words);
    if (drawn.kind === 'drawn') return drawn.png;
    log.info({ schedule: schedule.id, quote: quote.id, why: drawn.kind }, 'a daily post goes out without its picture');
  } catch (err) {
    log.warn({ schedule: schedule.id, quote: quote.id, err }, 'a daily post goes out without its picture');
  }
  return null;
}

/** What may be said of the file and not of the words. */
const maybeOfTheFile: readonly Refusal[] = ['no permission', 'unfit', 'other'];

/** Sends a post. Where Discord refuses it with its picture nothing was sent, and it is sent once more without. */
export async function sendPost(
  { poster, pace }: { poster: Poster; pace: Pace },
  { place }: Pick<Schedule, 'place'>,
  parts: PostParts,
  how: Parameters<Poster['send']>[2],
): Promise<Sent> {
  const sent = await poster.send(place, dailyPost(parts), how);
  if (!parts.picture || sent.kind !== 'refused' || !maybeOfTheFile.includes(sent.refusal)) return sent;
  await pace.turn();
  return poster.send(place, dailyPost({ ...parts, picture: null }), how);
}
