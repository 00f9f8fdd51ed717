import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { escapeMarkdown } from '../replies/markdown.ts';
import type { DrawQuote } from '../replies/pictured.ts';
import type { Reply } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import { isShow } from '../search/at-home.ts';
import type { ListedEpisode, PoolEntry, Quote, SearchPort } from '../search/port.ts';
import { StorageError } from '../storage/port.ts';
import { type Drawn, draw, type Pool, preparePool, wordsKey } from './bag.ts';
import { type Ban, meantBy } from './bans.ts';
import type { Beside } from './beside.ts';
import { createWaits } from './lease.ts';
import type { Ledger } from './ledger.ts';
import { headingOf } from './look.ts';
import { firstOf, type LedgerRow, placeKind, poolFilters, type Schedule, type WordsIn } from './model.ts';
import type { Pace } from './pace.ts';
import { pictureFor, sendPost } from './picture.ts';
import { isOfRun, nonceOf, pausedNotice, postTitle, topicOf } from './post.ts';
import {
  askAgainAfter,
  askAgainLater,
  backOff,
  clocksApart,
  isOfContent,
  type Poster,
  type Refusal,
  type Sent,
} from './poster.ts';
import { publishFrom } from './publish.ts';
import { dayAfter, isAnniversary, localDate, nextRun, type Run, runAt, runKey, verdict } from './schedule.ts';
import { sayRefusal } from './strings.ts';
import type { Choice, RunHold, RunOf } from './tables/runs.ts';

export interface RunnerParts {
  ledger: Ledger;
  search: SearchPort;
  poster: Poster;
  /** What members of a server saved, most first. Absent: nothing is. */
  savedIn?: (guild: string) => Promise<string[]>;
  /** Absent: no pictures. */
  drawQuote?: DrawQuote;
  pace: Pace;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Logger;
  /** How long after its moment a missed run is still posted, ms. */
  late: number;
  /** The show that a server keeps to. Absent: none does. */
  homeOf?: (guild: string) => Promise<string | null>;
  /** Discord refuses the token: the process should stop. */
  onRevoked: () => void;
  wordsIn: WordsIn;
  /** Calls `then` every so many ms of real time; the function that it returns ends that. Default: `setInterval`. */
  every?: (ms: number, then: () => void) => () => void;
  /** Further work at every round, such as announcing new episodes. */
  beside?: readonly Beside[];
}

export interface Runner {
  start(): void;
  /** Looks at once for what is due: something was changed. */
  wake(): void;
  /** Waits for what is being sent, at most `limit` ms of real time. */
  stop(limit: number): Promise<void>;
  /** The quote that the schedule would post next on a local date, besides those already `tried`; null when none fits. */
  next(schedule: Schedule, date: string, tried?: ReadonlySet<string>): Promise<Next | null>;
  /** Why there is none. */
  nothingFor(schedule: Schedule): Promise<(words: Words) => string>;
  /** The ids that a server's bans mean in the archive as it is now, the newest ban first; each with those it was barred under. */
  barred(guild: string): Promise<Map<string, string[]>>;
  /** A quote as it is to be barred. */
  banOf(schedules: readonly Schedule[], quote: string): Promise<Ban>;
  /** Resolves when nothing is due any more at the clock's present time. */
  settled(): Promise<void>;
}

interface Next {
  intent: Choice;
}

function intentOf(drawn: Drawn | null): Next | null {
  if (!drawn) return null;
  const { id: quote, episode, speaker } = drawn.entry;
  return { intent: { quote, episode, speaker, cycle: drawn.cycle } };
}

/** How many quotes are drawn one after another where Discord does not take the words of any. */
export const contentTries = 8;

// Other processes, and leases that run out, are looked for at least this often.
const lookEvery = 30_000;
const batch = 200;
const atOnce = 12;
const sweepEvery = 3_600_000;
// Where Discord asks for more, it is asked again.
const longestLimit = 3_600_000;
const clockSetBack = 1_000;
// By how much a zone's moments may differ from one edition of its rules to the next, ms.
const clocksMoveBy = 3 * 3_600_000;
const poolsKept = 30;
/** Of what a server saved, so many are drawn from. */
const savedLookedAt = 20;
const quotesKept = 500;

function everyReal(ms: number, then: () => void): () => void {
  const timer = setInterval(then, ms);
  timer.unref();
  return () => clearInterval(timer);
}

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
  const { ledger, search, poster, pace, clock, random, log, late, wordsIn } = parts;
  const inHand = new Set<string>();
  /** Schedules that must wait: not looked at before this moment. */
  const notBefore = new Map<string, number>();
  /** Schedules whose run another process holds, or that may still arrive. */
  const held = createWaits(ledger.leaseClock);
  const beside = parts.beside ?? [];
  const soonestHeld = (): number | null => {
    const all = [held, ...beside.map((one) => ({ soonest: one.soonestWait }))].flatMap((one) => one.soonest() ?? []);
    return all.length === 0 ? null : Math.min(...all);
  };
  const pools = new Map<string, Promise<Pool>>();
  let dated: { version: string; episodes: ListedEpisode[] } | null = null;
  const startedAt = clock.now();
  /** Quotes and topics of one version of the archive: thousands of servers draw from the same few hundred. */
  let shown = { version: '', quotes: new Map<string, Promise<Shown | null>>() };
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = true;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stopTicking: (() => void) | null = null;

  const homeOf = async ({ place }: Pick<Schedule, 'place'>) => (await parts.homeOf?.(place.guild)) ?? null;

  async function poolOf({ pool: wanted, place }: Pick<Schedule, 'pool' | 'place'>): Promise<Pool> {
    const { version } = await search.status();
    const filters = poolFilters(wanted, await homeOf({ place }));
    const key = `${version}\n${JSON.stringify(filters)}`;
    const known = pools.get(key);
    if (known) return known;
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

  /** What members of the server saved, most first, as far as the schedule may draw it and has not. */
  async function savedOf(
    { place, pool: wanted }: Schedule,
    pool: Pool,
    used: ReadonlySet<string>,
  ): Promise<PoolEntry[]> {
    const all = (await parts.savedIn?.(place.guild)) ?? [];
    const { home } = poolFilters(wanted, await homeOf({ place }));
    const shows = wanted.shows.length > 0 || home === undefined ? wanted.shows : [home];
    // To find one that is not in the pool takes its whole episode.
    const ids = all.filter((id) => !used.has(wordsKey(id))).slice(0, savedLookedAt);
    const known = new Map(pool.entries.map((entry) => [entry.id, entry]));
    const entries = await Promise.all(
      ids.map(async (id): Promise<PoolEntry | null> => {
        const entry = known.get(id);
        if (entry) return entry;
        // Only what is chosen for posting tells what it is about.
        const quote = wanted.topics.length > 0 ? null : await search.quote(id);
        if (!quote) return null;
        const { episode, speaker } = quote;
        if (shows.length > 0 && !shows.some((show) => isShow(episode.show, show))) return null;
        if (wanted.speakers.length > 0 && !wanted.speakers.some((one) => one.id === speaker?.id)) return null;
        return { id, episode: episode.id, show: episode.show, speaker: speaker?.id ?? null, score: 1 };
      }),
    );
    return entries.filter((entry) => entry !== null);
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

  /** Episodes that came out on this date in an earlier year. */
  async function cameOutOn(date: string): Promise<ReadonlySet<string>> {
    const { version } = await search.status();
    if (dated?.version !== version) dated = { version, episodes: await search.listed() };
    return new Set(dated.episodes.filter((one) => isAnniversary(one.date, date)).map(({ id }) => id));
  }

  async function next(schedule: Schedule, date: string, tried: ReadonlySet<string> = new Set()): Promise<Next | null> {
    const [pool, drawn, refused] = await Promise.all([
      poolOf(schedule),
      ledger.drawn(schedule.id),
      ledger.refusedIn(schedule.place.id, clock.now()),
    ]);
    const refusedHere = new Set(refused.map(({ quote }) => quote));
    const used = new Set([...drawn.used, ...refusedHere].map(wordsKey));
    const saved = schedule.pool.saved ? await savedOf(schedule, pool, used) : [];
    const barred = await meant(schedule.place.guild, [...pool.entries, ...saved]);
    const never = new Set([...barred.keys(), ...tried]);
    const bag = { seed: schedule.id, cycle: drawn.cycle, used: drawn.used, last: drawn.last };
    const { onThisDay } = schedule.pool;
    const episodes = onThisDay ? await cameOutOn(date) : new Set<string>();
    const ofTheDay = pool.entries.filter(({ id, episode }) => episodes.has(episode) && !refusedHere.has(id));
    const fresh = ofTheDay.filter(({ id }) => !used.has(wordsKey(id)));
    // An anniversary comes once a year: what was posted on the last one may come again before all others were.
    const again = onThisDay === 'only' ? ofTheDay : [];
    const found =
      draw(preparePool(fresh), { ...bag, never }) ?? draw(preparePool(again), { ...bag, used: new Set(), never });
    if (found || onThisDay === 'only') return intentOf(found);
    return intentOf(
      draw(preparePool(saved), { ...bag, never }) ??
        draw(pool, { ...bag, never: new Set([...never, ...refusedHere]) }) ??
        // Where nothing else is left, what was refused once may be taken by now.
        draw(pool, { ...bag, never }),
    );
  }

  /** The run after the one that ends now. Of those missed in between only what is within the window is still made. */
  const following = (schedule: Schedule, now: number): Run =>
    nextRun(schedule, Math.max(schedule.next.at, now - late - 1), firstOf(schedule));

  async function deliver(stored: Schedule): Promise<void> {
    const its = stored.broken === undefined ? runAt(stored, stored.next) : stored.next;
    if (!its) {
      // What is left of that date is still made, and nothing of an earlier one.
      const after = Math.max(clock.now() - late, stored.next.at - clocksMoveBy) - 1;
      const first = [firstOf(stored), { date: stored.next.date, slot: 0 }].reduce((a, b) => (b.date > a.date ? b : a));
      return ledger.moveOn(stored, nextRun(stored, after, first));
    }
    const schedule = { ...stored, next: its };
    const of: RunOf = {
      run: runKey(schedule.next, schedule.era),
      date: schedule.next.date,
      dueAt: schedule.next.at,
    };
    const row = await ledger.row(schedule.id, of.run);
    if (row && row.state !== 'claimed') return over(schedule);
    const { broken } = schedule;
    const tooLate =
      (broken === undefined && isOvertaken(schedule)) || verdict(schedule.next.at, clock.now(), late) === 'too late';
    let hold: RunHold | null = null;
    if (row?.uncertain) {
      await pace.turn();
      hold = await take(schedule, of, null, row);
      if (!hold || !(await isAbsent(schedule, hold, true))) return;
    }
    if (tooLate) {
      hold ??= await take(schedule, of, null, row);
      return hold ? skip(schedule, hold) : undefined;
    }
    if (broken !== undefined) {
      hold ??= await take(schedule, of, null, row);
      if (!hold) return;
      return refused(schedule, hold, { refusal: 'broken', why: broken(await wordsIn(schedule.place.guild)) });
    }
    // What was due before this process began may have been sent although nothing is written of it: after a power cut, or
    // where a backup was put back.
    let wroteNothing = hold === null && schedule.next.at < startedAt;
    // Quotes whose words Discord did not take just now, and what it said.
    const tried = new Map<string, Refused>();
    for (;;) {
      const chosen = await choose(schedule, tried.size === 0 ? row : null, tried);
      if (!chosen) return nothingToPost(schedule, of, hold, row, tried);
      // Before the run is held: drawing may take longer than it can be held.
      const words = await wordsIn(schedule.place.guild);
      const picture = await pictureFor(schedule, chosen.shown.quote, parts, words);
      await pace.turn();
      hold = hold ? await ledger.mark(schedule, hold, chosen.choice) : await take(schedule, of, chosen.choice, row);
      if (!hold) return;
      if (wroteNothing) {
        wroteNothing = false;
        if (!(await isAbsent(schedule, hold, false))) return;
        await pace.turn();
        hold = await ledger.mark(schedule, hold, chosen.choice);
        if (!hold) return;
      }
      const { quote, topic } = chosen.shown;
      const post = {
        quote,
        schedule: schedule.id,
        run: of.run,
        role: schedule.role,
        topic,
        picture,
        heading: headingOf(schedule, quote, of.date, words),
        look: schedule.look,
        words,
      };
      const sent = await sendPost(parts, schedule, post, {
        nonce: nonceOf(schedule.id, of.run),
        title: postTitle(quote, words),
        tag: schedule.tag,
        inTime: hold.inTime,
      });
      if (sent.kind !== 'refused' || !isOfContent(sent.refusal)) return void (await conclude(schedule, hold, sent));
      // Another quote may be taken at once; this one is not tried there again.
      tried.set(quote.id, sent);
      log.warn({ schedule: schedule.id, run: of.run, quote: quote.id, why: sent.why }, 'Discord refuses a quote');
      await ledger.refuse(schedule.place, quote.id, sent.why, clock.now());
      if (tried.size >= contentTries) return givenUp(schedule, hold, sent, tried);
      if (stopped) return void (await ledger.release(schedule, hold, { uncertain: false, retryAt: clock.now() }));
    }
  }

  /** Of a day's posts that were missed only the last is still made: never several at once. */
  function isOvertaken(schedule: Schedule): boolean {
    const { date, at } = nextRun(schedule, schedule.next.at);
    return date === schedule.next.date && at <= clock.now();
  }

  /** Null where it is not to be had, or not now. */
  async function take(
    schedule: Schedule,
    of: RunOf,
    choice: Choice | null,
    row: LedgerRow | null,
  ): Promise<RunHold | null> {
    const claim = await ledger.claim(schedule, of, choice, row);
    if (claim.kind === 'mine') return claim.hold;
    if (claim.kind === 'settled') await over(schedule);
    if (claim.kind === 'theirs') held.add(schedule.id, claim.wait);
    return null;
  }

  /** Its run ended, by another process or an earlier setting of the schedule: on to the next date. */
  const over = (schedule: Schedule): Promise<void> => ledger.moveOn(schedule, following(schedule, clock.now()));

  /**
   * Looks in the place whether the run was sent by somebody who did not live to write it down. False where it was, or may
   * have been and nobody can see it (`maybeSent`), or where Discord does not answer: that is written down then.
   */
  async function isAbsent(schedule: Schedule, hold: RunHold, maybeSent: boolean): Promise<boolean> {
    const found = await poster.find(schedule.place, schedule.next.at - clocksApart, isOfRun(schedule.id, hold.run));
    if (found === 'unreachable') {
      const retryAt = clock.now() + backOff(hold.attempts);
      await ledger.release(schedule, hold, { uncertain: true, retryAt });
      return false;
    }
    if (found === 'unreadable') {
      if (!maybeSent) return true;
      log.warn({ schedule: schedule.id, run: hold.run }, 'a daily post may have been sent; it counts as posted');
      const reason = (await wordsIn(schedule.place.guild)).trouble.maybePosted;
      await settle(schedule, hold, { state: 'unknown', reason }, reason);
      return false;
    }
    if (found === null) return true;
    await posted(schedule, hold, found.message);
    return false;
  }

  /** The quote that a row names already, or the next one. */
  async function choose(
    schedule: Schedule,
    row: LedgerRow | null,
    tried: ReadonlyMap<string, Refused>,
  ): Promise<{ choice: Choice; shown: Shown } | null> {
    const kept = row?.quote && !(await isRefused(schedule, row.quote)) ? await show(row.quote) : null;
    if (kept && row?.quote) {
      const { cycle, quote, speaker } = row;
      return { choice: { cycle, quote, speaker, episode: kept.quote.episode.id }, shown: kept };
    }
    const drawn = await next(schedule, schedule.next.date, new Set(tried.keys()));
    const shown = drawn && (await show(drawn.intent.quote));
    return drawn && shown ? { choice: drawn.intent, shown } : null;
  }

  async function nothingFor(schedule: Schedule): Promise<(words: Words) => string> {
    const { pool } = schedule;
    const { shows, home } = poolFilters(pool, await homeOf(schedule));
    if (home !== undefined && !shows && !(await search.status()).shows.some((show) => isShow(show, home)))
      return ({ trouble }) => trouble.homeGone(escapeMarkdown(home));
    return ({ trouble, stop }) => (pool.onThisDay === 'only' ? `${trouble.noAnniversary}${stop}` : trouble.noQuote);
  }

  async function nothingToPost(
    schedule: Schedule,
    of: RunOf,
    hold: RunHold | null,
    row: LedgerRow | null,
    tried: Map<string, Refused>,
  ): Promise<void> {
    const last = [...tried.values()].at(-1);
    if (last && hold) return givenUp(schedule, hold, last, tried);
    const { loading } = await search.status();
    const now = clock.now();
    if (loading) {
      notBefore.set(schedule.id, now + 5_000);
      // It was looked for, and is not there.
      if (hold) await ledger.release(schedule, hold, { uncertain: false, retryAt: now + 5_000 });
      return;
    }
    const mine = hold ?? (await take(schedule, of, null, row));
    const words = await wordsIn(schedule.place.guild);
    if (mine && schedule.pool.onThisDay === 'only') {
      return settle(schedule, mine, { state: 'skipped', reason: words.trouble.noAnniversary }, null);
    }
    const problem = (await nothingFor(schedule))(words);
    const change = { retryAt: now + 10 * 60_000, problem };
    if (mine) await ledger.release(schedule, mine, { uncertain: false, ...change });
  }

  const isRefused = async (schedule: Schedule, quote: string): Promise<boolean> =>
    (await ledger.refusedIn(schedule.place.id, clock.now())).some((one) => one.quote === quote);

  async function conclude(schedule: Schedule, hold: RunHold, sent: Sent): Promise<unknown> {
    const now = clock.now();
    const about = { schedule: schedule.id, run: hold.run };
    switch (sent.kind) {
      case 'sent':
        return posted(schedule, hold, sent.message);
      case 'limited':
        pace.hold(sent.holdAll);
        log.info({ ...about, retryAfter: sent.retryAfter }, 'Discord asks to wait with a daily post');
        return ledger.release(schedule, hold, {
          uncertain: false,
          retryAt: now + Math.min(sent.retryAfter, longestLimit),
        });
      case 'unreachable':
      case 'unsure':
        log.warn({ ...about, why: sent.why }, 'Discord did not take a daily post; it is tried again');
        return ledger.release(schedule, hold, {
          uncertain: sent.kind === 'unsure',
          retryAt: now + backOff(hold.attempts),
        });
      case 'revoked':
        await ledger.release(schedule, hold, { uncertain: false, retryAt: now + 60_000 });
        return parts.onRevoked();
      case 'refused':
        return refused(schedule, hold, sent);
    }
  }

  async function givenUp(
    schedule: Schedule,
    hold: RunHold,
    last: Refused,
    tried: ReadonlyMap<string, Refused>,
  ): Promise<void> {
    // What holds for one message after another may be about something else than their words.
    const doubtful = [...tried].filter(([, { refusal }]) => refusal !== 'blocked').map(([quote]) => quote);
    await ledger.acquit(schedule.place.id, doubtful);
    return refused(schedule, hold, last);
  }

  /** That it is to be published is written down with it: the publisher does it in this very round. */
  const posted = (schedule: Schedule, hold: RunHold, message: string): Promise<void> =>
    settle(schedule, hold, { state: 'posted', message, publishAt: publishFrom(schedule, clock.now()) }, null);

  async function refused(schedule: Schedule, hold: RunHold, { refusal, why }: Refused): Promise<void> {
    const now = clock.now();
    const words = await wordsIn(schedule.place.guild);
    const { what, remedy } = sayRefusal(refusal, why, words);
    const problem = words.trouble.mend(what, remedy);
    const failures = schedule.failures + 1;
    log.warn({ schedule: schedule.id, run: hold.run, refusal, why, failures }, 'Discord refuses a daily post');
    const paused = schedule.paused !== null || failures > askAgainAfter.length ? 'trouble' : null;
    const end = schedule.next.at + late;
    // The post for which it was paused is tried until it may not come late any more, those after it once at their moment:
    // then a channel that came back resumes.
    const goesOn = now < end && (schedule.paused === null || hold.attempts > 1);
    const mine = goesOn
      ? await ledger.release(schedule, hold, {
          uncertain: false,
          retryAt: Math.min(now + (askAgainAfter[failures - 1] ?? askAgainLater), end),
          problem,
          failures,
          paused,
        })
      : await ledger.settle(
          schedule,
          hold,
          { state: 'skipped', reason: words.trouble.stillRefused(what) },
          { next: following(schedule, now), now, problem, failures, paused },
        );
    if (!mine || paused === null) return;
    if (refusal === 'left') await ledger.left(schedule.place.guild);
    if (schedule.told === null) await tell(schedule, refusal, pausedNotice(schedule, what, remedy, words));
  }

  /** Where an admin is reached at all, in this order: the place, the server's system channel, a direct message. */
  async function tell(schedule: Schedule, refusal: Refusal, notice: Reply): Promise<void> {
    const { place } = schedule;
    const mayStillHear = ['needs tag', 'blocked', 'broken', 'unfit', 'other'].includes(refusal);
    const ways: [string, () => Promise<boolean>][] = [
      ...(mayStillHear && place.kind !== placeKind.forum
        ? [['place', () => poster.tell({ place }, notice)] as [string, () => Promise<boolean>]]
        : []),
      ...(refusal === 'left'
        ? []
        : [
            ['system', () => poster.tell({ systemChannelOf: place.guild }, notice)] as [string, () => Promise<boolean>],
          ]),
      ...(schedule.madeBy === ''
        ? []
        : [['dm', () => poster.tell({ user: schedule.madeBy }, notice)] as [string, () => Promise<boolean>]]),
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
    hold: RunHold,
    end: Parameters<Ledger['settle']>[2],
    problem: string | null,
  ): Promise<void> {
    const now = clock.now();
    const then = { next: following(schedule, now), now, paused: null, problem, failures: 0, told: null };
    // A post that arrived must be written down: the disk may be full for a moment.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await ledger.settle(schedule, hold, end, then);
        return;
      } catch (error) {
        if (attempt >= 3) throw error;
      }
    }
  }

  async function skip(schedule: Schedule, hold: RunHold): Promise<void> {
    const now = clock.now();
    const hours = Math.round(late / 3_600_000);
    const { trouble } = await wordsIn(schedule.place.guild);
    const reason =
      schedule.problem ??
      (isOvertaken(schedule)
        ? trouble.overtaken
        : schedule.retryAt > 0
          ? trouble.discordAway(hours)
          : trouble.tooLate(hours));
    log.warn({ schedule: schedule.id, run: hold.run, reason }, 'a daily post was skipped');
    await ledger.settle(schedule, hold, { state: 'skipped', reason }, { next: following(schedule, now), now });
  }

  async function safely(schedule: Schedule): Promise<void> {
    if (inHand.has(schedule.id)) return;
    inHand.add(schedule.id);
    try {
      notBefore.delete(schedule.id);
      held.delete(schedule.id);
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

  /** Whatever a clock that ran ahead left behind. */
  async function setRight(now: number): Promise<void> {
    for (const schedule of await ledger.farAhead(now)) {
      const today = localDate(now, schedule.zone);
      const first = schedule.firstDate > dayAfter(dayAfter(today)) ? { date: today, slot: 0 } : firstOf(schedule);
      await ledger.moveOn(schedule, nextRun(schedule, now, first), first);
    }
  }

  async function tidy(now: number): Promise<void> {
    await ledger.sweep(now);
    await setRight(now);
  }

  async function takeBack(now: number): Promise<void> {
    const concerned = await ledger.takeBack(now, late);
    if (concerned.length === 0) return;
    log.warn(
      { schedules: concerned.length },
      'the clock ran ahead: what was not due counts as neither posted nor skipped',
    );
    for (const { id, run } of concerned) {
      const schedule = await ledger.schedule(id);
      if (!schedule) continue;
      const next = nextRun(schedule, now, { date: localDate(now, schedule.zone), slot: 0 });
      const earliest = run && run.at < next.at ? run : next;
      if (earliest.at < schedule.next.at) await ledger.moveOn(schedule, earliest);
    }
  }

  /** One pass over what is due; answers when to look again. */
  async function round(): Promise<number> {
    let now: number;
    for (;;) {
      now = clock.now();
      await takeBack(now);
      if (now - sweptAt > sweepEvery || now < lookedAt - clockSetBack) {
        await tidy(now);
        sweptAt = now;
      }
      lookedAt = now;
      for (const [id, until] of notBefore) if (until <= now || until > now + 3_600_000) notBefore.delete(id);
      held.lapse();
      const waiting = notBefore.size + held.size();
      const due = (await ledger.due(now, batch + waiting)).filter((one) => !notBefore.has(one.id) && !held.has(one.id));
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
      let worked = false;
      for (const one of beside) worked = (!stopped && (await one.work())) || worked;
      if ((order.length === 0 && !worked) || stopped) break;
    }
    const waiting = [...notBefore.values()];
    const moments: number[] = [];
    for (const one of [ledger, ...beside]) moments.push((await one.nextMoment()) ?? Number.POSITIVE_INFINITY);
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
        if (again) return look();
        const timers = [clock.at(at, look)];
        const soonest = soonestHeld();
        if (soonest !== null) timers.push(ledger.leaseClock.at(soonest, look));
        cancelTimer = () => {
          for (const cancel of timers) cancel();
        };
      });
  }

  return {
    start() {
      stopped = false;
      // A clock that is set back may keep its timers waiting for days.
      stopTicking = (parts.every ?? everyReal)(lookEvery, look);
      look();
    },
    wake: look,
    next,
    nothingFor,
    async barred(guild) {
      return meant(guild, await search.pool({}));
    },
    async banOf(schedules, quote) {
      const pools = [
        await search.pool({}),
        ...(await Promise.all(schedules.map((one) => poolOf(one)))).map((one) => one.entries),
      ];
      const ends = pools.flat().find(({ id }) => id === quote)?.ends;
      return { quote, opening: ends?.opening ?? null, ending: ends?.ending ?? null };
    },
    async stop(limit) {
      stopped = true;
      stopTicking?.();
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
      for (;;) {
        look();
        while (running) await running;
        // Where leases run in real time, whoever moves our clock by hand still has to wait for them.
        const soonest = soonestHeld();
        if (stopped || soonest === null || ledger.leaseClock === clock) return;
        await new Promise<void>((resolve) => ledger.leaseClock.at(soonest, resolve));
      }
    },
  };
}
