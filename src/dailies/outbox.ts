import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Words } from '../replies/words/index.ts';
import { StorageError, type Store } from '../storage/port.ts';
import type { Beside } from './beside.ts';
import { createWaits, type Hold, type Leases } from './lease.ts';
import type { WordsIn } from './model.ts';
import type { Pace } from './pace.ts';
import { askAgainAfter, backOff, type Sent } from './poster.ts';
import { type HeldOutgoing, type OutboxKind, type OutboxState, type Outgoing, outbox } from './tables/outbox.ts';

const atOnce = 12;
// Nobody expects it any more after so long, ms.
const worthSending = 24 * 3_600_000;

/**
 * What became of an attempt; `skip`: there is nothing to send, or it is of no use to try again; `later`: nothing was sent,
 * for want of something that may still come.
 */
export type Carried = Sent | { kind: 'skip'; problem: string | null } | { kind: 'later'; problem: string };

/** How things of one kind are sent. */
export interface Carrier {
  /** `again`: to be asked for a new lease after anything that may have taken time; null: somebody else has it by now. */
  carry(held: HeldOutgoing, again: () => Promise<Hold | null>): Promise<Carried>;
  /** In which words it is told what went wrong. Absent: those of its server. */
  words?(held: HeldOutgoing): Promise<Words>;
  /** In plain words, with the remedy; `final`: it is of no use to try again. */
  refusal(sent: Extract<Sent, { kind: 'refused' }>, words: Words): { problem: string; final: boolean };
}

/** Sends what stands in the table `outbox`, each once: again until it works, or is given up with a note. */
export function createOutbox(parts: {
  store: Store;
  leases: Leases;
  pace: Pace;
  clock: Clock;
  log: Logger;
  carriers: Record<OutboxKind, Carrier>;
  onRevoked: () => void;
  wordsIn: WordsIn;
}): Beside {
  const { store, leases, pace, clock, log, carriers } = parts;
  const waits = createWaits(leases.clock);
  const keyOf = ({ kind, key }: Outgoing) => `${kind} ${key}`;

  async function send(one: Outgoing): Promise<void> {
    await pace.turn();
    const taking = await outbox.take(store, leases, one);
    if (taking.kind === 'theirs') waits.add(keyOf(one), taking.wait);
    if (taking.kind !== 'mine') return;
    const { held } = taking;
    let { hold } = held;
    const carrier = carriers[one.kind];
    const answer = await carrier
      .carry(held, async () => {
        const renewed = await outbox.mark(leases, held, hold);
        hold = renewed ?? hold;
        return renewed;
      })
      .catch((err: unknown) => {
        if (err instanceof StorageError) throw err;
        // One that fails is in nobody's way, and is not tried at once for ever.
        log.error({ of: one.kind, err }, 'what goes beside the posts could not be sent');
        return { kind: 'failed' as const };
      });
    const now = clock.now();
    // What cannot be read has no language of its own.
    const words = (await carrier.words?.(held).catch(() => null)) ?? (await parts.wordsIn(held.guild));
    const { trouble } = words;
    const refusals = held.refusals + (answer.kind === 'refused' ? 1 : 0);
    const end = (change: { state: OutboxState; problem: string | null; retryAt: number }) =>
      outbox.end(leases, held, hold, { refusals, ...change });
    // What was perhaps sent before stays so: this attempt may have ended before it looked.
    const again = (wait: number, problem: string, unsure = held.uncertain) =>
      now + wait - held.at > worthSending
        ? end({ state: 'skipped', problem, retryAt: 0 })
        : end({ state: unsure ? 'claimed' : 'due', problem, retryAt: now + wait });
    switch (answer.kind) {
      case 'failed':
        return again(backOff(hold.attempts), trouble.failed, true);
      case 'later':
        return again(backOff(hold.attempts), answer.problem);
      case 'sent':
        return end({ state: 'sent', problem: null, retryAt: 0 });
      case 'skip':
        return end({ state: 'skipped', problem: answer.problem, retryAt: 0 });
      case 'limited':
        pace.hold(answer.holdAll);
        return again(answer.retryAfter, trouble.awayNow);
      case 'unreachable':
        return again(backOff(hold.attempts), trouble.awayNow);
      case 'unsure':
        return again(backOff(hold.attempts), trouble.awayNow, true);
      case 'revoked':
        await again(60_000, trouble.awayNow);
        return parts.onRevoked();
      case 'refused': {
        log.warn({ of: one.kind, refusal: answer.refusal, why: answer.why }, 'Discord refuses what goes with a post');
        const { problem, final } = carrier.refusal(answer, words);
        const wait = final ? undefined : askAgainAfter[refusals - 1];
        return wait === undefined ? end({ state: 'skipped', problem, retryAt: 0 }) : again(wait, problem);
      }
    }
  }

  return {
    async work() {
      waits.lapse();
      const all = await store.read((db) => outbox.due(db, clock.now(), atOnce + waits.size()));
      const due = all.filter((one) => !waits.has(keyOf(one))).slice(0, atOnce);
      await Promise.all(due.map(send));
      return due.length > 0;
    },
    nextMoment: () => store.read(outbox.nextMoment),
    soonestWait: () => waits.soonest(),
  };
}
