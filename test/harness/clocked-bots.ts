import type { ChildProcess } from 'node:child_process';
import type { ClockedBotOptions, FromBot, ToBot } from './clocked-bot.ts';
import type { DiscordUnderTest } from './local-discord.ts';
import { currentLife, startModule } from './processes.ts';

export interface ClockedBot {
  /** Resolves when nothing is due any more at its clock's time. */
  settled(): Promise<void>;
  /** SIGKILL: it runs no further instruction. */
  kill(): Promise<void>;
  /** Where `/metrics` is, for one that is `watched`. */
  url: string | null;
  /** SIGSTOP and SIGCONT: as on a machine that sleeps. */
  stall(): void;
  /** Tells it that the archive's episodes are new. */
  announce(): void;
  goOn(): void;
  /** Puts its clock so far ahead of the others', ms. */
  skew(ms: number): Promise<void>;
  revoked: Promise<void>;
  alive(): boolean;
  /** By which it signs what it claims. */
  identity: string;
}

/** Processes of the bot whose clocks go with the local Discord's. */
export interface ClockedBots {
  start(database: string, settings?: Partial<ClockedBotOptions>): Promise<ClockedBot>;
  /** The local Discord's time, ms. */
  now(): Promise<number>;
  /** Moves the local Discord's clock and that of every bot. Nothing is waited for. */
  setClock(ms: number): Promise<void>;
  /** Moves the clocks and waits until every bot has done what became due. */
  goTo(ms: number): Promise<void>;
  end(): Promise<void>;
}

export function clockedBots(discord: DiscordUnderTest): ClockedBots {
  const running = new Set<{ child: ChildProcess; bot: ClockedBot; skew: number }>();
  let made = 0;
  const life = currentLife();
  const tell = (child: ChildProcess, message: ToBot) => {
    if (child.connected) child.send(message, () => undefined);
  };
  /** Resolves at the bot's next such message, or when it ends. */
  const heard = (child: ChildProcess, ended: Promise<void>, type: FromBot['type']) => {
    const said = new Promise<FromBot>((resolve) => {
      const listen = (message: FromBot) => {
        if (message.type !== type) return;
        child.off('message', listen);
        resolve(message);
      };
      child.on('message', listen);
    });
    return Promise.race([said, ended]);
  };

  const setClock = async (ms: number) => {
    const { offset } = await discord.call('setClock', { now: ms });
    for (const { child, skew } of running) tell(child, { type: 'clock', offset: offset + skew });
  };
  return {
    async start(database, settings = {}) {
      made += 1;
      // Several may be started at once.
      const identity = `test-${process.pid}-${made}.`;
      const { offset } = await discord.call('clock', {});
      const options: ClockedBotOptions = {
        apiUrl: discord.apiUrl,
        token: discord.token,
        database,
        offset,
        identity,
        cache: process.env.SNAPSHOTS_OF_TESTS,
        ...settings,
      };
      const child = startModule('dist/test/harness/clocked-bot.js', [JSON.stringify(options)], { life });
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.setMaxListeners(0);
      const alive = () => child.exitCode === null && child.signalCode === null;
      const ready = await heard(child, ended, 'ready');
      if (!alive()) throw new Error('the bot ended at its start');
      const entry = {
        child,
        skew: 0,
        bot: {
          alive,
          identity: options.identity,
          url: (ready?.type === 'ready' && ready.url) || null,
          announce: () => tell(child, { type: 'announce' }),
          stall: () => void child.kill('SIGSTOP'),
          goOn: () => void child.kill('SIGCONT'),
          async skew(ms: number) {
            entry.skew = ms;
            tell(child, { type: 'clock', offset: (await discord.call('clock', {})).offset + ms });
          },
          revoked: heard(child, ended, 'revoked').then(() => undefined),
          async settled() {
            const done = heard(child, ended, 'settled');
            tell(child, { type: 'settle' });
            await done;
          },
          async kill() {
            running.delete(entry);
            child.kill('SIGKILL');
            await ended;
          },
        },
      };
      running.add(entry);
      return entry.bot;
    },
    now: async () => (await discord.call('clock', {})).now,
    setClock,
    async goTo(ms) {
      await setClock(ms);
      for (const { bot } of running) await bot.settled();
    },
    async end() {
      for (const { bot } of [...running]) await bot.kill();
    },
  };
}
