import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { PoolEntry, Quote, SearchPort } from '../search/port.ts';
import { StorageError } from '../storage/port.ts';
import { draw, type Pool, preparePool } from './bag.ts';
import { type Ban, meantBy } from './bans.ts';
import type { Intent, Ledger } from './ledger.ts';
import { placeKind, type QuotePool, type Schedule } from './model.ts';
import type { Pace } from './pace.ts';
import { dailyPost, isOfRun, nonceOf, pausedNotice, postTitle, topicOf } from './post.ts';
import { askAgainAfter, backOff, clocksApart, isOfContent, type Poster, type Refusal, type Sent } from './poster.ts';
import { publishFrom } from './publish.ts';
import { furthestRun, nextRun, type Run, runKey, verdict } from './schedule.ts';
import { dailyStrings, sayRefusal } from './strings.ts';

export interface RunnerParts {
  ledger: Ledger;
  search: SearchPort;
  poster: Poster;
  pace: Pace;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Logger;
  /** How long after its moment a missed run is still posted, ms. */
  late: number;
  /** Discord refuses the token: the process should stop. */
  onRevoked: () => void;
  /** Further work at every round, such as announcing new episodes. */
  alsoEachRound?: () => Promise<void>;
}

export interface Runner {
  start(): void;
  /** Looks at once for what is due: something was changed. */
  wake(): void;
  /** Waits for what is being sent, at most `limit` ms of real time. */
  stop(limit: number): Promise<void>;
  /** The quote that the schedule would post next, besides those already `tried`; null when none fits. */
  next(schedule: Schedule, tried?: ReadonlySet<string>): Promise<Next | null>;
  /** The ids that a server's bans mean in the archive as it is now, the newest ban first; each with those it was barred under. */
  barred(guild: string): Promise<Map<string, string[]>>;
  /** A quote as it is to be barred. */
  banOf(schedules: readonly Schedule[], quote: string): Promise<Ban>;
  /** Resolves when nothing is due any more at the clock's present time. */
  settled(): Promise<void>;
}

interface Next {
  intent: Pick<Intent, 'quote' | 'episode' | 'speaker' | 'cycle'>;
}

/** How many quotes are drawn one after another where Discord does not take the words of any. */
export const contentTries = 8;

// Other processes, and leases that run out, are looked for at least this often.
const lookEvery = 30_000;
const batch = 200;
const atOnce = 12;
const sweepEvery = 6 * 3_600_000;
const poolsKept = 30;
const quotesKept = 500;

interface Refused {
  refusal: Refusal;
  why: string;
}

interface Shown {
  quote: Quote;
  topic: string | null;
}

/**
 * Posts what is due, each run once: claimed in the ledger before it is sent, settled after. Whoever takes over a claim,
 * or sends again after an answer that left it open, looks in the channel first.
 */
export function createRunner(parts: RunnerParts): Runner {
  const { ledger, search, poster, pace, clock, random, log, late } = parts;
  const inHand = new Set<string>();
  /** Schedules that another process holds, or that must wait: not looked at before this. */
  const notBefore = new Map<string, number>();
  const pools = new Map<string, Promise<Pool>>();
  const startedAt = clock.now();
  /** Quotes and topics of one version of the archive: thousands of servers draw from the same few hundred. */
  let shown = { version: '', quotes: new Map<string, Promise<Shown | null>>() };
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = true;
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function poolOf(wanted: QuotePool): Promise<Pool> {
    const { version } = await search.status();
    const key = `${version}\n${JSON.stringify(wanted)}`;
    const known = pools.get(key);
    if (known) return known;
    const filters = {
      ...(wanted.shows.length > 0 ? { shows: wanted.shows } : {}),
      ...(wanted.speakers.length > 0 ? { speakers: wanted.speakers.map((one) => one.id) } : {}),
      ...(wanted.topics.length > 0 ? { topics: wanted.topics } : {}),
    };
    const made = search.pool(filters).then((entries: PoolEntry[]) => preparePool(entries));
    pools.set(key, made);
    made.catch(() => pools.delete(key));
    for (const old of [...pools.keys()].slice(0, -poolsKept)) pools.delete(old);
    return made;
  }

  async function show(id: string): Promise<Shown | null> {
    const { version } = await search.status();
    if (shown.version !== version || shown.quotes.size >= quotesKept) shown = { version, quotes: new Map() };
    const known = shown.quotes.get(id);
    if (known) return known;
    const { quotes } = shown;
    const read = search
      .quote(id)
      .then(async (quote) => (quote === null ? null : { quote, topic: await topicOf(search, quote) }));
    quotes.set(id, read);
    read.catch(() => quotes.delete(id));
    return read;
  }

  /** What a server's bans mean among these quotes. */
  async function meant(guild: string, entries: readonly PoolEntry[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const ban of await ledger.bans(guild)) {
      const stands = await show(ban.quote);
      const ids = stands ? [ban.quote] : [];
      for (const id of new Set([...ids, ...meantBy(entries, ban, stands === null)])) {
        found.set(id, [...(found.get(id) ?? []), ban.quote]);
      }
    }
    return found;
  }

  async function next(schedule: Schedule, tried: ReadonlySet<string> = new Set()): Promise<Next | null> {
    const [pool, drawn, refused] = await Promise.all([
      poolOf(schedule.pool),
      ledger.drawn(schedule.id),
      ledger.refusedIn(schedule.place.id, clock.now()),
    ]);
    const never = new Set([...(await meant(schedule.place.guild, pool.entries)).keys(), ...tried]);
    const bag = { seed: schedule.id, cycle: drawn.cycle, used: drawn.used, last: drawn.last };
    const found =
      draw(pool, { ...bag, never: new Set([...never, ...refused.map(({ quote }) => quote)]) }) ??
      // Where nothing else is left, what was refused once may be taken by now.
      draw(pool, { ...bag, never });
    if (!found) return null;
    const { id: quote, episode, speaker } = found.entry;
    return { intent: { quote, episode, speaker, cycle: found.cycle } };
  }

  /** The run after the one that ends now. Of those missed in between only what is within the window is still made. */
  const following = (schedule: Schedule, now: number): Run =>
    nextRun(schedule, Math.max(schedule.next.at, now - late - 1), schedule.firstDate);

  /** `tried`: quotes whose words Discord did not take just now, and what it said. */
  async function deliver(schedule: Schedule, tried = new Map<string, Refused>()): Promise<void> {
    const run = runKey(schedule.next.date, schedule.era);
    const base = { run, date: schedule.next.date, dueAt: schedule.next.at };
    const now = clock.now();
    const row = await ledger.row(schedule.id, run);
    if (row && row.state !== 'claimed') {
      // Posted already, by an earlier setting of this schedule: on to the next date.
      await ledger.change(schedule.id, { next: following(schedule, now), retryAt: 0 });
      return;
    }
    const tooLate = verdict(schedule.next.at, now, late) === 'too late';
    const mayBeOut = row?.uncertain === true;
    if (tooLate && !mayBeOut) return skip(schedule, base, now);

    const kept = row?.quote && !(await isRefused(schedule, row.quote)) ? await show(row.quote) : null;
    const chosen =
      kept && row?.quote
        ? { intent: { quote: row.quote, episode: kept.quote.episode.id, speaker: row.speaker, cycle: row.cycle } }
        : await next(schedule, new Set(tried.keys()));
    const what = kept ?? (chosen && (await show(chosen.intent.quote)));
    if (!chosen || !what) {
      if (mayBeOut && tooLate) return skip(schedule, base, now);
      const last = [...tried.values()].at(-1);
      if (last) return givenUp(schedule, base, last, tried, now);
      const { loading } = await search.status();
      if (loading) return void notBefore.set(schedule.id, now + 5_000);
      await ledger.change(schedule.id, { retryAt: now + 10 * 60_000, problem: dailyStrings.noQuote });
      return;
    }
    const { quote, topic } = what;

    await pace.turn();
    // The turn may have taken long: what follows counts from here.
    const claimedAt = clock.now();
    const intent: Intent = { ...base, ...chosen.intent };
    const claim = await ledger.claim(schedule, intent, claimedAt);
    if (claim.kind === 'theirs') return void notBefore.set(schedule.id, claim.until);
    if (claim.kind === 'void') return;
    if (claim.kind === 'settled') {
      await ledger.change(schedule.id, { next: following(schedule, claimedAt), retryAt: 0 });
      return;
    }

    // What was due before this process began may have been sent although nothing is written of it: after a power cut, or
    // where a backup was put back.
    const wroteNothing = !claim.lookFirst && schedule.next.at < startedAt;
    if (claim.lookFirst || wroteNothing) {
      const found = await poster.find(schedule.place, schedule.next.at - clocksApart, isOfRun(schedule.id, run));
      if (found === 'unreachable') {
        const wait = backOff(claim.row.attempts);
        await ledger.release(schedule.id, run, { uncertain: true, retryAt: claimedAt + wait });
        return;
      }
      if (found === 'unreadable' && !wroteNothing) {
        log.warn({ schedule: schedule.id, run }, 'a daily post may have been sent; it counts as posted');
        return settle(
          schedule,
          intent,
          { state: 'unknown', reason: dailyStrings.maybePosted },
          dailyStrings.maybePosted,
        );
      }
      if (found && found !== 'unreadable') {
        return posted(schedule, intent, found.message);
      }
      if (tooLate) return skip(schedule, base, claimedAt);
      await pace.turn();
    }

    const reply = dailyPost({ quote, schedule: schedule.id, run, role: schedule.role, topic });
    const sent = await poster.send(schedule.place, reply, {
      nonce: nonceOf(schedule.id, run),
      title: postTitle(quote),
      tag: schedule.tag,
    });
    await conclude(schedule, intent, sent, claim.row.attempts, tried);
  }

  const isRefused = async (schedule: Schedule, quote: string): Promise<boolean> =>
    (await ledger.refusedIn(schedule.place.id, clock.now())).some((one) => one.quote === quote);

  async function conclude(
    schedule: Schedule,
    intent: Intent,
    sent: Sent,
    attempts: number,
    tried: Map<string, Refused>,
  ): Promise<void> {
    const { run } = intent;
    const now = clock.now();
    const about = { schedule: schedule.id, run };
    switch (sent.kind) {
      case 'sent':
        return posted(schedule, intent, sent.message);
      case 'limited':
        pace.hold(sent.holdAll);
        log.info({ ...about, retryAfter: sent.retryAfter }, 'Discord asks to wait with a daily post');
        return ledger.release(schedule.id, run, { uncertain: false, retryAt: now + sent.retryAfter });
      case 'unreachable':
      case 'unsure':
        log.warn({ ...about, why: sent.why }, 'Discord did not take a daily post; it is tried again');
        return ledger.release(schedule.id, run, {
          uncertain: sent.kind === 'unsure',
          retryAt: now + backOff(attempts),
        });
      case 'revoked':
        await ledger.release(schedule.id, run, { uncertain: false, retryAt: now + 60_000 });
        return parts.onRevoked();
      case 'refused':
        return isOfContent(sent.refusal)
          ? unwanted(schedule, intent, sent, tried)
          : refused(schedule, intent, sent, now);
    }
  }

  /** Another quote may be taken at once; this one is not tried there again. */
  async function unwanted(
    schedule: Schedule,
    intent: Intent,
    why: Refused,
    tried: Map<string, Refused>,
  ): Promise<void> {
    const now = clock.now();
    tried.set(intent.quote, why);
    log.warn({ schedule: schedule.id, run: intent.run, quote: intent.quote, why: why.why }, 'Discord refuses a quote');
    await ledger.refuse(schedule.place, intent.quote, why.why, now);
    if (tried.size >= contentTries) return givenUp(schedule, intent, why, tried, now);
    await ledger.release(schedule.id, intent.run, { uncertain: false, retryAt: now });
    if (!stopped) await deliver(schedule, tried);
  }

  async function givenUp(
    schedule: Schedule,
    intent: Pick<Intent, 'run' | 'date' | 'dueAt'>,
    last: Refused,
    tried: Map<string, Refused>,
    now: number,
  ): Promise<void> {
    // What holds for one message after another may be about something else than their words.
    const doubtful = [...tried].filter(([, { refusal }]) => refusal !== 'blocked').map(([quote]) => quote);
    await ledger.acquit(schedule.place.id, doubtful);
    return refused(schedule, intent, last, now);
  }

  /** That it is to be published is written down with it: the publisher does it in this very round. */
  const posted = (schedule: Schedule, intent: Intent, message: string): Promise<void> =>
    settle(schedule, intent, { state: 'posted', message, publishAt: publishFrom(schedule, clock.now()) }, null);

  async function refused(
    schedule: Schedule,
    intent: Pick<Intent, 'run' | 'date' | 'dueAt'>,
    { refusal, why }: Refused,
    now: number,
  ): Promise<void> {
    const { what, remedy } = sayRefusal(refusal, why);
    const problem = `${what}. ${remedy}`;
    const failures = schedule.failures + 1;
    log.warn({ schedule: schedule.id, run: intent.run, refusal, why, failures }, 'Discord refuses a daily post');
    const wait = askAgainAfter[failures - 1];
    if (schedule.paused === null && wait !== undefined) {
      return ledger.release(schedule.id, intent.run, { uncertain: false, retryAt: now + wait, problem, failures });
    }
    // Once more at each of its moments: then a channel that came back resumes.
    await ledger.settle(
      schedule,
      intent,
      { state: 'skipped', reason: dailyStrings.stillRefused(what) },
      { next: following(schedule, now), now, paused: 'trouble', problem, failures },
    );
    if (refusal === 'left') await ledger.left(schedule.place.guild, now);
    if (schedule.told === null) await tell(schedule, refusal, what, remedy);
  }

  /** Where an admin is reached at all, in this order: the place, the server's system channel, a direct message. */
  async function tell(schedule: Schedule, refusal: Refusal, what: string, remedy: string): Promise<void> {
    const notice = pausedNotice(schedule, what, remedy);
    const { place } = schedule;
    const mayStillHear = ['needs tag', 'blocked', 'unfit', 'other'].includes(refusal);
    const ways: [string, () => Promise<boolean>][] = [
      ...(mayStillHear && place.kind !== placeKind.forum
        ? [['place', () => poster.tell({ place }, notice)] as [string, () => Promise<boolean>]]
        : []),
      ...(refusal === 'left'
        ? []
        : [
            ['system', () => poster.tell({ systemChannelOf: place.guild }, notice)] as [string, () => Promise<boolean>],
          ]),
      ['dm', () => poster.tell({ user: schedule.madeBy }, notice)],
    ];
    let told = 'nowhere';
    for (const [way, attempt] of ways) {
      await pace.turn();
      if (await attempt()) {
        told = way;
        break;
      }
    }
    await ledger.change(schedule.id, { told });
  }

  async function settle(
    schedule: Schedule,
    intent: Intent,
    end: Parameters<Ledger['settle']>[2],
    problem: string | null,
  ): Promise<void> {
    const now = clock.now();
    // A post that arrived must be written down: the disk may be full for a moment.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await ledger.settle(schedule, intent, end, {
          next: following(schedule, now),
          now,
          paused: null,
          problem,
          failures: 0,
          told: null,
        });
        return;
      } catch (error) {
        if (attempt >= 3) throw error;
      }
    }
  }

  async function skip(schedule: Schedule, base: Pick<Intent, 'run' | 'date' | 'dueAt'>, now: number): Promise<void> {
    const hours = Math.round(late / 3_600_000);
    const reason =
      schedule.problem ?? (schedule.retryAt > 0 ? dailyStrings.discordAway(hours) : dailyStrings.tooLate(hours));
    log.warn({ schedule: schedule.id, run: base.run, reason }, 'a daily post was skipped');
    await ledger.settle(schedule, base, { state: 'skipped', reason }, { next: following(schedule, now), now });
  }

  async function safely(schedule: Schedule): Promise<void> {
    if (inHand.has(schedule.id)) return;
    inHand.add(schedule.id);
    try {
      notBefore.delete(schedule.id);
      await deliver(schedule);
    } catch (err) {
      // What was claimed is ours still, and whoever comes next looks in the channel first.
      notBefore.set(schedule.id, clock.now() + 5_000);
      if (err instanceof StorageError) throw err;
      log.error({ schedule: schedule.id, err }, 'a daily post failed');
    } finally {
      inHand.delete(schedule.id);
    }
  }

  async function tidy(now: number): Promise<void> {
    await ledger.sweep(now);
    for (const schedule of await ledger.beyond(now + furthestRun)) {
      await ledger.change(schedule.id, { next: nextRun(schedule, now, schedule.firstDate), retryAt: 0 });
    }
  }

  /** One pass over what is due; answers when to look again. */
  async function round(): Promise<number> {
    let now: number;
    for (;;) {
      now = clock.now();
      if (now - sweptAt > sweepEvery || now < sweptAt) {
        await tidy(now);
        sweptAt = now;
      }
      for (const [id, until] of notBefore) if (until <= now || until > now + 3_600_000) notBefore.delete(id);
      const due = (await ledger.due(now, batch + notBefore.size)).filter((one) => !notBefore.has(one.id));
      // Each process begins elsewhere in the list, so that they seldom ask for the same.
      const from = Math.floor(random() * due.length);
      const order = [...due.slice(from), ...due.slice(0, from)];
      let at = 0;
      let broken: unknown;
      const worker = async () => {
        for (let one = order[at++]; one && !stopped && !broken; one = order[at++]) {
          await safely(one).catch((error: unknown) => {
            broken = error;
          });
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, order.length) }, worker));
      // A database out of order is said once a round, not once a schedule.
      if (broken) throw broken;
      await parts.alsoEachRound?.();
      if (order.length === 0 || stopped) break;
    }
    const waiting = [...notBefore.values()];
    const moments = [await ledger.nextMoment(), await ledger.nextPublishing()].filter((one) => one !== null);
    // A moment that was due in this pass already is one of those that wait.
    const soonest = Math.min(now + lookEvery, ...waiting, ...moments.filter((one) => one > now));
    return Math.max(soonest, now + 50);
  }

  function look(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    cancelTimer?.();
    again = false;
    running = round()
      .catch((err: unknown) => {
        // Whoever opened the database says so, once.
        if (err instanceof StorageError) log.debug({ remedy: err.remedy }, err.message);
        else log.error({ err }, 'the round of daily posts failed');
        return clock.now() + 5_000;
      })
      .then((at) => {
        running = null;
        if (stopped) return;
        if (again) look();
        else cancelTimer = clock.at(at, look);
      });
  }

  return {
    start() {
      stopped = false;
      look();
    },
    wake: look,
    next,
    async barred(guild) {
      return meant(guild, await search.pool({}));
    },
    async banOf(schedules, quote) {
      const pools = [
        await search.pool({}),
        ...(await Promise.all(schedules.map((one) => poolOf(one.pool)))).map((one) => one.entries),
      ];
      const ends = pools.flat().find(({ id }) => id === quote)?.ends;
      return { quote, opening: ends?.opening ?? null, ending: ends?.ending ?? null };
    },
    async stop(limit) {
      stopped = true;
      cancelTimer?.();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        running ?? Promise.resolve(),
        new Promise((resolve) => {
          timer = setTimeout(resolve, limit);
        }),
      ]);
      clearTimeout(timer);
    },
    async settled() {
      look();
      while (running) await running;
    },
  };
}
