import {
  ApplicationCommandType,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Command } from '../interactions/declare.ts';
import type { Logger } from '../log.ts';
import { answerOf, judge } from './answers.ts';
import { commandJson, commandsDiffer } from './commands-json.ts';
import { ForeignAnswerError, makeRequest } from './rest.ts';

type Known = Record<string, unknown>;

const firstWait = 5_000;
const longestBackOff = 10 * 60_000;
/** What was refused may be taken some other time, and a limit of a day is over by then. */
const longestWait = 6 * 3_600_000;

export interface Registration {
  /** Resolves after the first attempt, whatever came of it. */
  attempted: Promise<void>;
  stop(): void;
}

/**
 * Registers the commands, only when they changed, in the background and until it works: nothing else waits for it, and
 * the log says why it waits itself. The API is asked over a connection of its own, whose limits hold up no other request.
 */
export function startRegistration(options: {
  apiUrl: string;
  token: string;
  application: string;
  commands: readonly Command[];
  clock: Clock;
  log: Logger;
  /** Discord refused the token. */
  onRevoked: () => void;
  /** How long Discord may take to answer, ms. */
  timeout?: number;
}): Registration {
  const { application, commands, clock, log } = options;
  const rest = new REST({
    api: options.apiUrl,
    makeRequest,
    retries: 1,
    timeout: options.timeout ?? 15_000,
    rejectOnRateLimit: () => true,
  }).setToken(options.token);
  rest.on(RESTEvents.Response, (_request, { status }) => {
    if (status === 401) options.onRevoked();
  });
  const route = Routes.applicationCommands(application);
  const ours = commands.map(commandJson);
  let cancel = () => {};
  let stopped = false;
  let said = '';

  async function register(): Promise<'changed' | 'same'> {
    const answer = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
    if (!Array.isArray(answer)) throw new ForeignAnswerError(200, 'no list of commands');
    // An Activity's own command is not ours to remove.
    const isEntryPoint = (one: Known) => one.type === ApplicationCommandType.PrimaryEntryPoint;
    const theirs = (answer as Known[]).filter((one) => !isEntryPoint(one));
    if (!commandsDiffer(ours, theirs)) return 'same';
    try {
      await rest.put(route, { body: [...ours, ...(answer as Known[]).filter(isEntryPoint)] });
    } catch (error) {
      if (!isAboutACommand(error)) throw error;
      log.warn(
        { why: wordsOf(error) },
        'Discord did not take the commands all at once: they are registered one by one',
      );
      await oneByOne(theirs);
    }
    return 'changed';
  }

  /** One that is refused keeps no other from being registered. */
  async function oneByOne(theirs: readonly Known[]): Promise<void> {
    const key = (one: { type?: unknown; name?: unknown }) => `${one.type ?? 1} ${one.name}`;
    let fault: unknown;
    const attempt = async (work: () => Promise<unknown>) => {
      try {
        await work();
      } catch (error) {
        if (!isAboutACommand(error)) throw error;
        fault = error;
      }
    };
    const wanted = new Set(ours.map(key));
    // First, since an application may have a hundred at most.
    for (const one of theirs.filter((other) => !wanted.has(key(other))))
      await attempt(() => rest.delete(Routes.applicationCommand(application, String(one.id))));
    for (const one of ours) {
      const known = theirs.filter((other) => key(other) === key(one));
      if (commandsDiffer([one], known)) await attempt(() => rest.post(route, { body: one }));
    }
    if (fault) throw fault;
  }

  async function attempt(tries: number): Promise<void> {
    try {
      const outcome = await register();
      if (outcome === 'changed' || said !== '') log.info({ commands: ours.length }, 'commands registered');
    } catch (error) {
      if (stopped) return;
      const wait = Math.min(waitAfter(error, tries), longestWait);
      const why = wordsOf(error);
      if (why !== said) {
        log.warn(
          { why, again: new Date(clock.now() + wait).toISOString() },
          'the commands could not be registered yet; everything else works, and it is tried again',
        );
      }
      said = why;
      cancel = clock.at(clock.now() + wait, () => void attempt(tries + 1));
    }
  }

  return {
    attempted: attempt(0),
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** Discord's final answer to what a command says, and not to when or by whom it is registered. */
function isAboutACommand(error: unknown): boolean {
  return error instanceof DiscordAPIError && ['content', 'place', 'request'].includes(judge(answerOf(error)).concern);
}

/** Ms. */
function waitAfter(error: unknown, tries: number): number {
  if (error instanceof RateLimitError) return Math.max(error.retryAfter, error.timeToReset, 1_000);
  return isAboutACommand(error) ? longestWait : Math.min(firstWait * 2 ** Math.min(tries, 10), longestBackOff);
}

function wordsOf(error: unknown): string {
  if (error instanceof RateLimitError) return 'Discord asks to wait: its limit on registering commands is reached';
  if (error instanceof DiscordAPIError) return `${error.status}, ${error.code}: ${error.message}`;
  if (error instanceof HTTPError) return `Discord is out of order: HTTP ${error.status}`;
  if (error instanceof Error && error.name === 'AbortError') return 'Discord does not answer';
  return error instanceof Error ? error.message || error.name : String(error);
}
