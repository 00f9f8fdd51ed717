import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import type { TranscriptionLimits } from '../../src/import/transcription/transcription.ts';
import { engineFor } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { type Loopback, openLoopback } from '../feeds/loopback.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { startModule } from '../harness/processes.ts';
import type { FromProcess, ProcessOptions, ToProcess } from './one-process.ts';
import { mp3, openSpeechServer, type SpeechServer } from './speech-server.ts';

/**
 * Two processes of the operating system, with one database and one folder, of which the one that transcribes is killed.
 * A turn lasts longer than any of this takes, and ends by hand: no process loses it because it stood still.
 */
const turnLasts = 10 * 60_000;
const seconds = 100;
let server: TestPostgres;
let folder: string;
let speech: SpeechServer;
let web: Loopback;
/** From this machine's clock to that of all processes of a test. */
let offset: number;
const running: { end(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  offset = Date.parse('2026-05-01T12:00:00Z') - Date.now();
  folder = mkdtempSync(join(tmpdir(), 'overlord-processes-'));
  [speech, web] = await Promise.all([openSpeechServer(), openLoopback()]);
  for (const n of [1, 2, 3, 4]) {
    web.files.set(`/${n}.mp3`, (_, response) => void response.end(mp3(seconds, n)));
    const head = `show: The Lamp Hour\nnumber: ${n}\ndate: 2026-04-0${n}\nkind: notes\nmedia: ${web.origin}/${n}.mp3`;
    writeFileSync(join(folder, `${n}.md`), `---\n${head}\n---\n\nIn this episode we talk about lamps.\n`);
  }
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.end();
  await Promise.all([speech.close(), web.close()]);
  rmSync(folder, { recursive: true });
});

function aProcess(database: string, limits: TranscriptionLimits) {
  const options: ProcessOptions = {
    folder,
    database,
    limits,
    baseUrl: speech.baseUrl,
    lasts: turnLasts,
    offset,
  };
  const child = startModule('dist/test/transcription/one-process.js', [JSON.stringify(options)]);
  const gone = once(child, 'exit');
  const heard: FromProcess[] = [];
  const listeners = new Set<() => void>();
  child.on('message', (message: FromProcess) => {
    heard.push(message);
    for (const listener of listeners) listener();
  });
  const own = {
    turns: () => heard.flatMap((one) => (one.type === 'turn' ? [one.mine] : [])),
    said: () => heard.flatMap((one) => (one.type === 'log' ? [one.said] : [])),
    /** Resolves once that holds of what it told. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const look = () => holds() && resolve();
        listeners.add(look);
        look();
        void gone.then(() => reject(new Error(`it ended: ${own.said().join('; ')}`)));
      }),
    /** Its clock is moved on. */
    later: (ms: number) => child.send({ offset: offset + ms } satisfies ToProcess),
    /** SIGKILL: it runs no further instruction. */
    async end() {
      child.kill('SIGKILL');
      await gone;
    },
  };
  running.push(own);
  return own;
}

const databases = {
  PostgreSQL: () => server.freshDatabase(),
  SQLite: async () => join(folder, '.bot.db'),
};
/** Minutes of sound that the server was sent, as it was sent: what was in flight at a kill counts twice. */
const minutesSent = () =>
  speech.heard.reduce((sum, part) => {
    const [, from = 0, to = 0] = part.match(/\d+/g)?.map(Number) ?? [];
    return sum + (to - from) / 60;
  }, 0);
/** PostgreSQL goes by its own clock, SQLite by that of the process which asks. */
async function endTurnOf(kind: keyof typeof databases, database: string) {
  if (kind === 'SQLite') return;
  const store = await openStore(engineFor(database, database));
  await store.write((db) => db.updateTable('turn').set({ until: 0 }).execute());
  await store.close();
}
const machineMade = async () => (await readArchive(folder)).episodes.filter((one) => one.machineMade);
const roomy: TranscriptionLimits = { episodes: 10, minutes: 600, price: null, bytes: 400_000 };

/** Both run, and the one that has the turn is killed while its third part is under way. Resolves to the other. */
async function killedInTheMiddle(kind: keyof typeof databases, limits: TranscriptionLimits) {
  const database = await databases[kind]();
  const underWay = new Promise<void>((resolve) => {
    speech.onHeard = () => {
      if (speech.heard.length !== 3) return;
      speech.instead = [() => resolve()];
    };
  });
  const both = [aProcess(database, limits), aProcess(database, limits)];
  await underWay;
  const holder = both.find((one) => one.turns().includes(true));
  const other = both.find((one) => one !== holder);
  if (!holder || !other) throw new Error('nobody has the turn');
  await other.until(() => other.turns().length > 0);
  expect(other.turns()).not.toContain(true);
  expect(speech.heard).toHaveLength(3);
  await holder.end();
  await endTurnOf(kind, database);
  other.later(turnLasts);
  return other;
}

describe.each(['PostgreSQL', 'SQLite'] as const)('of two processes with one database (%s)', (kind) => {
  it('one transcribes, and after a kill the other: each episode once', async () => {
    const other = await killedInTheMiddle(kind, roomy);
    await expect.poll(machineMade).toHaveLength(4);
    const made = await machineMade();
    expect(made.map(({ number }) => number).sort()).toEqual(['1', '2', '3', '4']);
    // Each part of the sound stands in its transcript once.
    for (const { number, turns } of made) {
      const words = turns.map(({ text }) => text).join(' ');
      for (let second = 0; second < seconds - 1; second += 5)
        expect(words.split(`In recording ${number}, at second ${second}, `)).toHaveLength(2);
    }
    expect(other.turns().at(-1)).toBe(true);
    // Nobody can know whether the part in flight was answered: it alone was sent again.
    const twice = speech.heard.filter((part, at) => speech.heard.indexOf(part) < at);
    expect(twice).toEqual([speech.heard[2]]);
  });
});

it.each([
  ['minutes', 'PostgreSQL', { ...roomy, minutes: 5 }, 5],
  ['cost', 'SQLite', { ...roomy, price: { minute: 2, day: 8 } }, 4],
] as const)('what may be sent a day is not exceeded by both together: %s, %s', async (_, kind, limits, most) => {
  const other = await killedInTheMiddle(kind, limits);
  await other.until(() => other.said().some((said) => said.startsWith('transcribing rests')));
  expect(minutesSent()).toBeLessThanOrEqual(most);
  expect((await machineMade()).length).toBeLessThan(4);
});
