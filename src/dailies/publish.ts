import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Words } from '../replies/words/index.ts';
import type { Beside } from './beside.ts';
import { createWaits } from './lease.ts';
import type { Ledger } from './ledger.ts';
import type { WordsIn } from './model.ts';
import { placeKind, publishes, type Schedule } from './model.ts';
import type { Pace } from './pace.ts';
import { askAgainAfter, backOff, type Poster } from './poster.ts';
import { sayPublishAway, sayTrouble } from './strings.ts';
import type { Unpublished } from './tables/runs.ts';

const atOnce = 12;
// Where a late post is not wanted at all, publishing it is still worth an hour.
const shortest = 3_600_000;

/** When a post that arrived is to be published: at once, or null where it is not. */
export const publishFrom = (schedule: Schedule, now: number): number | null => (publishes(schedule) ? now : null);

/** Publishes posts to the servers that follow their channel, as the ledger says: again until it works or is given up. */
export function createPublisher(parts: {
  ledger: Ledger;
  poster: Poster;
  pace: Pace;
  clock: Clock;
  log: Logger;
  /** How long it is tried while Discord is out of order, ms. */
  late: number;
  onRevoked: () => void;
  wordsIn: WordsIn;
}): Beside {
  const { ledger, poster, pace, clock, log } = parts;
  const waits = createWaits(ledger.leaseClock);
  const keyOf = ({ schedule, run }: Unpublished) => `${schedule} ${run}`;
  const late = Math.max(parts.late, shortest);
  const hours = Math.round(late / 3_600_000);

  async function publish(one: Unpublished): Promise<void> {
    await pace.turn();
    const taking = await ledger.claimPublishing(one);
    if (taking.kind === 'theirs') waits.add(keyOf(one), taking.wait);
    if (taking.kind !== 'mine') return;
    const hold = taking.held;
    const place = { guild: one.guild, id: one.place, kind: placeKind.announcement };
    const answer = await poster.publish(place, one.message, hold);
    const now = clock.now();
    const about = { schedule: one.schedule, run: one.run };
    const again = async (wait: number, say: ((words: Words) => string) | null) => {
      const at = now + wait <= one.postedAt + late ? now + wait : null;
      log.warn({ ...about, answer, again: at !== null }, 'Discord did not publish a daily post');
      const words = await parts.wordsIn(one.guild);
      const why = say?.(words) ?? (at === null ? sayPublishAway(hours, words) : null);
      return ledger.endPublishing(one, hold, at, why);
    };
    switch (answer.kind) {
      case 'done':
        return ledger.endPublishing(one, hold, null, null);
      case 'limited':
        pace.hold(answer.holdAll);
        return again(answer.retryAfter, null);
      case 'unreachable':
      case 'unsure':
        return again(backOff(one.tries + 1), null);
      case 'revoked':
        await again(60_000, null);
        return parts.onRevoked();
      case 'refused': {
        const { refusal, why } = answer;
        const wait = askAgainAfter[Math.min(one.tries, askAgainAfter.length - 1)] ?? 0;
        return again(wait, (words) => `${sayTrouble(refusal, why, words)} ${words.trouble.publishByHand}`);
      }
    }
  }

  return {
    async work() {
      waits.lapse();
      const all = await ledger.toPublish(clock.now(), atOnce + waits.size());
      const due = all.filter((one) => !waits.has(keyOf(one))).slice(0, atOnce);
      await Promise.all(due.map(publish));
      return due.length > 0;
    },
    nextMoment: () => ledger.nextPublishing(),
    soonestWait: () => waits.soonest(),
  };
}
