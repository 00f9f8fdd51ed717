import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import type { Transcription, WorkTurn } from '../../src/import/transcription/transcription.ts';
import type { Store } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { createTurn } from '../../src/storage/turn.ts';
import { type Loopback, openLoopback } from '../feeds/loopback.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { handClock } from '../live/hand-clock.ts';
import { mp3, openSpeechServer, type SpeechServer } from './speech-server.ts';
import { transcriptionIn } from './transcription-in.ts';

/** Several processes with one database and one folder of episodes. */
const minute = 60_000;
let server: TestPostgres;
let folder: string;
let speech: SpeechServer;
let web: Loopback;
let clock: ReturnType<typeof handClock>;
const processes: { transcription: Transcription; store: Store }[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turns-'));
  [speech, web] = await Promise.all([openSpeechServer(), openLoopback()]);
  clock = handClock(Date.parse('2026-05-01T12:00:00Z'));
  for (const n of [1, 2, 3, 4]) {
    web.files.set(`/${n}.mp3`, (_, response) => void response.end(mp3(100, n)));
    const head = `show: The Lamp Hour\nnumber: ${n}\ndate: 2026-04-0${n}\nkind: notes\nmedia: ${web.origin}/${n}.mp3`;
    writeFileSync(join(folder, `${n}.md`), `---\n${head}\n---\n\nIn this episode we talk about lamps.\n`);
  }
});
afterEach(async () => {
  for (const { transcription, store } of processes.splice(0)) {
    await transcription.stop();
    await store.close();
  }
  await Promise.all([speech.close(), web.close()]);
  rmSync(folder, { recursive: true });
});

async function aProcess(engine: Parameters<typeof openStore>[0], change = (turn: WorkTurn) => turn) {
  const store = await openStore(engine);
  const transcription = transcriptionIn(folder, speech.baseUrl, () => undefined, {
    clock,
    limits: { episodes: 10, minutes: 600, price: null, bytes: 400_000 },
    turn: change(createTurn(store, 'transcribing', `process ${processes.length}`, clock)),
  });
  processes.push({ transcription, store });
  return transcription;
}

const aDatabase = {
  PostgreSQL: async () => {
    const address = await server.freshDatabase();
    return () => postgres(address);
  },
  SQLite: async () => () => sqlite(join(folder, '.bot.db')),
};

describe.each(['PostgreSQL', 'SQLite'] as const)('processes that share %s', (kind) => {
  it('send each part once between them, whoever is asked and stopped when', async () => {
    const open = await aDatabase[kind]();
    const three = [await aProcess(open()), await aProcess(open()), await aProcess(open())];
    for (const one of three) one.look();
    // Who works is stopped in the middle, when a part was answered.
    await new Promise<void>((resolve) => {
      speech.onHeard = () => speech.heard.length === 3 && resolve();
    });
    const working = three.find((one) => !one.status().elsewhere);
    expect(three.filter((one) => one.status().elsewhere)).toHaveLength(2);
    await working?.stop();
    const others = three.filter((one) => one !== working);
    for (let round = 0; round < 3; round++) {
      for (const one of others) one.look();
      await Promise.all(others.map((one) => one.idle()));
    }
    const { episodes } = await readArchive(folder);
    expect(episodes.filter(({ machineMade }) => machineMade)).toHaveLength(4);
    // Of the part in flight at the stop nobody can know whether it was answered.
    const twice = speech.heard.filter((part, at) => speech.heard.indexOf(part) < at);
    expect(twice.length).toBeLessThanOrEqual(1);
  });
});

it('a process that stood still loses its turn, and sends nothing more', async () => {
  const database = await aDatabase.SQLite();
  let isStill = false;
  const still = await aProcess(database(), (turn) => ({
    ...turn,
    take: () => (isStill ? Promise.reject(new Error('it stands still')) : turn.take()),
  }));
  const other = await aProcess(database());
  const sent = new Promise<void>((resolve) => {
    // Its second part is under way, and not answered.
    speech.onHeard = () => {
      if (speech.heard.length !== 2) return;
      speech.instead = [() => resolve()];
    };
  });
  still.look();
  await sent;
  isStill = true;
  other.look();
  await other.idle();
  expect(other.status().elsewhere).toBe(true);
  expect(speech.heard).toHaveLength(2);
  for (let passed = 0; passed < 3; passed++) {
    clock.pass(minute / 2);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await still.idle();
  expect(still.status().made).toBe(0);
  await other.idle();
  other.look();
  await other.idle();
  expect(other.status()).toMatchObject({ made: 4, elsewhere: false });
  const twice = speech.heard.filter((part, at) => speech.heard.indexOf(part) < at);
  expect(twice).toHaveLength(1);
});
