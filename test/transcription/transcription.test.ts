import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { createWebClient } from '../../src/import/feeds/client.ts';
import { ConvertError } from '../../src/import/transcription/ffmpeg.ts';
import { transcribeServer } from '../../src/import/transcription/server.ts';
import type {
  Transcription,
  TranscriptionLimits,
  TranscriptionOptions,
} from '../../src/import/transcription/transcription.ts';
import { type Loopback, openLoopback } from '../feeds/loopback.ts';
import { handClock } from '../live/hand-clock.ts';
import { mp3, openSpeechServer, type SpeechServer } from './speech-server.ts';
import { transcriptionIn } from './transcription-in.ts';

const minute = 60_000;
let folder: string;
let speech: SpeechServer;
let web: Loopback;
let clock: ReturnType<typeof handClock>;
let lines: string[];
const open: Transcription[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'transcription-'));
  [speech, web] = await Promise.all([openSpeechServer(), openLoopback()]);
  clock = handClock(Date.parse('2026-05-01T12:00:00Z'));
  lines = [];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
  await Promise.all([speech.close(), web.close()]);
  rmSync(folder, { recursive: true });
});

const limits: TranscriptionLimits = { episodes: 10, minutes: 600, price: null, bytes: 24_000_000 };

function begin(change: Partial<TranscriptionOptions> = {}, limit = (_: number) => 20_000): Transcription {
  const say = (fields: unknown, text: string) => void lines.push(`${text} ${JSON.stringify(fields)}`);
  const client = createWebClient({ clock, allowPrivate: true });
  const transcription = transcriptionIn(folder, speech.baseUrl, say, {
    transcribe: transcribeServer({ baseUrl: speech.baseUrl, model: 'tiny', apiKey: 'secret-key', limit }),
    client,
    limits,
    clock,
    ...change,
  });
  open.push(transcription);
  return transcription;
}

/** Show notes of an episode whose sound is on the web. */
function episode(number: number, seconds = 40, date = `2026-04-${String(number).padStart(2, '0')}`): void {
  web.files.set(`/${number}.mp3`, (_, response) => void response.end(mp3(seconds, number)));
  writeFileSync(
    join(folder, `${number}.md`),
    `---\nshow: The Lamp Hour\nnumber: ${number}\ntitle: Lamp ${number}\ndate: ${date}\nkind: notes\nmedia: ${web.origin}/${number}.mp3\n---\n\nIn this episode we talk about lamps and how they are lit.\n`,
  );
}

async function done(transcription: Transcription): Promise<Transcription> {
  transcription.look();
  await transcription.idle();
  return transcription;
}
const served = async () => (await readArchive(folder)).episodes;
const said = (one: { turns: { text: string }[] } | undefined) => one?.turns.map(({ text }) => text).join(' ') ?? '';

describe('what has no transcript', () => {
  it('is transcribed, the newest first, and served in place of its notes, with their facts and its own words', async () => {
    for (const n of [1, 2, 3]) episode(n);
    await done(begin());
    expect(speech.heard).toEqual(['3: 0-39', '2: 0-39', '1: 0-39']);
    expect(speech.last).toMatchObject({
      key: 'Bearer secret-key',
      name: 'sound.mp3',
      fields: { model: 'tiny', response_format: 'verbose_json' },
    });
    const [first, ...others] = await served();
    expect(others).toHaveLength(2);
    expect(first).toMatchObject({
      file: '1.machine.md',
      show: 'The Lamp Hour',
      number: '1',
      title: 'Lamp 1',
      machineMade: true,
      language: 'en',
    });
    expect(said(first)).toContain('In recording 1, at second 35, a lamp was lit.');
    const text = readFileSync(join(folder, '1.machine.md'), 'utf8');
    expect(text).toMatch(/^---\nmachine-made: true\n.*source: Transcribed by tiny from http:\/\/127/s);
    expect(text).not.toContain('secret-key');
    expect(lines.join()).not.toContain('secret-key');
    // And never again.
    clock.pass(60 * minute);
    await done(begin());
    expect(speech.heard).toHaveLength(3);
    // That it says nearly the same in every line is warned of, too.
    const { problems } = await readArchive(folder);
    expect(problems.filter(({ level }) => level === 'skipped')).toHaveLength(3);
  });

  it('keeps its id, and gives way to a transcript that is published later', async () => {
    episode(1);
    const [before] = await served();
    await done(begin());
    const [after] = await served();
    expect(after?.id).toBe(before?.id);
    writeFileSync(
      join(folder, '1.md'),
      '---\nshow: The Lamp Hour\nnumber: 1\n---\n\n**Ann Lee:** This is what was said, letter for letter.\n\n**Bo Holm:** So it was, and nobody misheard it.\n',
    );
    const { episodes, problems } = await readArchive(folder);
    expect(episodes).toMatchObject([{ id: before?.id, file: '1.md' }]);
    expect(problems).toMatchObject([{ file: '1.machine.md', level: 'skipped' }]);
  });

  it('is taken from files of sound in the folder too, with what stands beside them, once they are whole', async () => {
    writeFileSync(join(folder, 'lamp.mp3'), mp3(20, 7));
    writeFileSync(join(folder, 'lamp.yaml'), 'show: The Lamp Hour\nnumber: 7\nspeakers: [Ann Lee]\n');
    writeFileSync(join(folder, 'written.mp3'), mp3(20, 8));
    writeFileSync(join(folder, 'written.srt'), '1\n00:00:01,000 --> 00:00:04,000\nIt is written already.\n');
    const old = new Date(clock.now() - minute);
    for (const name of ['lamp.mp3', 'written.mp3']) utimesSync(join(folder, name), old, old);
    writeFileSync(join(folder, 'coming.mp3'), mp3(20, 9));
    utimesSync(join(folder, 'coming.mp3'), new Date(clock.now()), new Date(clock.now()));
    // What stands beside sound only waits.
    expect((await readArchive(folder)).problems.map(({ file }) => file)).not.toContain('lamp.yaml');
    const transcription = await done(begin());
    expect(speech.heard).toEqual(['7: 0-19']);
    const lamp = (await served()).find(({ file }) => file === 'lamp.machine.md');
    expect(lamp).toMatchObject({ show: 'The Lamp Hour', number: '7' });
    // Who of them speaks, or whether others do, a machine does not know.
    expect(lamp?.turns.every(({ speaker }) => speaker === null)).toBe(true);
    clock.pass(10 * minute);
    await transcription.idle();
    expect(speech.heard).toEqual(['7: 0-19', '9: 0-19']);
  });

  it('is sent in parts that overlap, each word of which comes once', async () => {
    episode(1, 205);
    await done(begin({ partSeconds: 60 }));
    expect(speech.heard).toEqual(['1: 0-59', '1: 52-111', '1: 104-163', '1: 156-204']);
    const words = said((await served())[0]);
    for (let second = 0; second < 205; second += 5) expect(words.split(`at second ${second},`)).toHaveLength(2);
    const [turn] = (await served())[0]?.turns ?? [];
    for (const { offset, seconds } of turn?.anchors ?? [])
      expect(turn?.text.slice(offset)).toMatch(new RegExp(`^In recording 1, at second ${seconds},`));
  });

  it('is sent in parts that the server takes', async () => {
    episode(1, 100);
    await done(begin({ limits: { ...limits, bytes: 400_000 } }));
    expect(speech.heard.length).toBeGreaterThan(2);
    expect(said((await served())[0])).toContain('at second 95,');
  });
});

function sound(name: string, bytes: Buffer): void {
  writeFileSync(join(folder, name), bytes);
  utimesSync(join(folder, name), new Date(clock.now() - minute), new Date(clock.now() - minute));
}

describe('what cannot be sent', () => {
  const ogg = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(500_000)]);

  it.each([
    ['no sound at all', Buffer.from('<html><body>Sign in</body></html>'), /no sound of a kind/],
    ['too large to be sent whole, and no MP3', ogg, /install ffmpeg/],
  ])('is left, with the reason and once, where it is %s', async (_, bytes, why) => {
    sound('a.ogg', bytes);
    const transcription = await done(begin({ limits: { ...limits, bytes: 400_000 } }));
    expect(speech.heard).toEqual([]);
    expect(transcription.status()).toMatchObject({ left: [{ file: 'a.machine.md', why: expect.stringMatching(why) }] });
    const again = await done(begin({ limits: { ...limits, bytes: 400_000 } }));
    expect(again.status()).toMatchObject({ waiting: 0, left: [{ file: 'a.machine.md' }] });
    expect(lines.filter((line) => line.includes('is left'))).toHaveLength(1);
  });

  it('is converted where ffmpeg is', async () => {
    sound('a.ogg', ogg);
    const kinds: string[] = [];
    await done(
      begin({
        limits: { ...limits, bytes: 400_000 },
        toMp3: async (_bytes, { demuxer }) => {
          kinds.push(demuxer);
          return mp3(60, 5);
        },
      }),
    );
    expect(kinds).toEqual(['ogg']);
    expect(speech.heard[0]).toBe('5: 0-49');
    expect(said((await served())[0])).toContain('In recording 5, at second 55,');
  });
});

describe('what was left, or put off', () => {
  const ogg = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(500_000)]);
  const small = { limits: { ...limits, bytes: 400_000 } };

  it('is tried again once ffmpeg is there, or another setting that it was left for is another', async () => {
    sound('a.ogg', ogg);
    expect((await done(begin(small))).status().left).toHaveLength(1);
    const other = await done(begin({ ...small, toMp3: async () => mp3(20, 5) }));
    expect(other.status()).toMatchObject({ left: [], made: 1 });
  });

  it('is not said to be damaged where the disk was full', async () => {
    sound('a.ogg', ogg);
    let isFull = true;
    const toMp3 = async () => {
      if (isFull) throw new ConvertError('later', 'it could not be converted (ENOSPC)');
      return mp3(20, 5);
    };
    const transcription = await done(begin({ ...small, toMp3 }));
    for (let hours = 0; hours < 60; hours++) {
      clock.pass(60 * minute);
      await transcription.idle();
    }
    expect(transcription.status()).toMatchObject({ left: [], made: 0, trouble: null });
    expect(transcription.status().later).toEqual([{ file: 'a.machine.md', why: expect.stringContaining('ENOSPC') }]);
    isFull = false;
    clock.pass(25 * 60 * minute);
    await transcription.idle();
    expect(transcription.status()).toMatchObject({ left: [], made: 1, later: [] });
  });

  it('for a name that is too long is not sent, and the others are taken', async () => {
    episode(2);
    episode(1);
    const long = 'x'.repeat(250);
    writeFileSync(join(folder, `${long}.md`), readFileSync(join(folder, '2.md'), 'utf8'));
    rmSync(join(folder, '2.md'));
    const transcription = await done(begin());
    expect(speech.heard).toEqual(['1: 0-39']);
    expect(transcription.status()).toMatchObject({
      made: 1,
      trouble: null,
      left: [{ file: `${long}.machine.md`, why: expect.stringContaining('give it a shorter name') }],
    });
  });

  it('because it cannot be written keeps what was heard, and the others are taken', async () => {
    episode(2);
    episode(1);
    mkdirSync(join(folder, '2.machine.md'));
    const transcription = await done(begin());
    expect(speech.heard).toEqual(['2: 0-39', '1: 0-39']);
    expect(transcription.status()).toMatchObject({ made: 1, trouble: null, left: [] });
    rmSync(join(folder, '2.machine.md'), { recursive: true });
    clock.pass(61 * minute);
    await transcription.idle();
    expect(transcription.status().made).toBe(2);
    expect(speech.heard).toHaveLength(2);
  });

  it('because its sound is another at each download holds up nobody, and is left in the end', async () => {
    episode(2, 100);
    episode(1);
    let copies = 100;
    web.files.set('/2.mp3', (_, response) => void response.end(mp3(100, ++copies)));
    // It never comes to its second part.
    speech.onHeard = () => {
      if (!speech.heard.at(-1)?.includes(': 0-')) speech.instead = [json(500, { error: 'no' })];
    };
    const transcription = await done(begin({ partSeconds: 60 }));
    for (let hours = 0; hours < 12; hours++) {
      clock.pass(60 * minute);
      await transcription.idle();
    }
    const begun = speech.heard.filter((one) => one.includes(': 0-'));
    expect(begun).toEqual(['101: 0-59', '102: 0-59', '103: 0-59', '1: 0-39', '104: 0-59']);
    expect(transcription.status()).toMatchObject({
      made: 1,
      left: [{ file: '2.machine.md', why: expect.stringContaining('another each time') }],
    });
  });
});

const json =
  (status: number, body: unknown, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

describe('a server that', () => {
  it.each<[string, (response: ServerResponse) => void, number]>([
    ['answers with 500', json(500, { error: { message: 'CUDA out of memory' } }), minute],
    ['answers with a page', (response) => void response.end('<html>nginx</html>'), 60 * minute],
    ['says an error in a 200', json(200, { error: { message: 'model is loading' } }), minute],
    ['wants to be left alone', json(429, { error: 'slow down' }, { 'retry-after': '600' }), 10 * minute],
    ['knows no such key', json(401, { error: { message: 'bad key' } }), 60 * minute],
    ['answers with something else', json(200, { hello: 'world' }), 60 * minute],
    ['hangs up', (response) => void response.destroy(), 60 * minute],
    [
      'ends within its answer',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"segments":[', () => response.destroy());
      },
      60 * minute,
    ],
    [
      'sends elsewhere',
      (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      60 * minute,
    ],
  ])('%s is asked again later, says why, and nothing half is served', async (_, fault, after) => {
    episode(1, 100);
    const transcription = begin({ partSeconds: 60 });
    speech.instead = [(response) => answerFirst(response), fault];
    await done(transcription);
    expect(transcription.status().trouble).toEqual(expect.stringMatching(/\w/));
    expect(speech.heard).toHaveLength(2);
    expect(existsSync(join(folder, '1.machine.md'))).toBe(false);
    // What comes to the folder meanwhile is no reason to ask it again.
    await done(transcription);
    clock.pass(after - 1000);
    await transcription.idle();
    expect(speech.heard).toHaveLength(2);
    clock.pass(2000);
    await transcription.idle();
    if (transcription.status().made === 0) {
      clock.pass(10 * minute);
      await transcription.idle();
    }
    // The first part, which it had answered, is not sent again.
    expect(speech.heard.filter((one) => one.startsWith('1: 0-'))).toHaveLength(1);
    expect(said((await served())[0])).toMatch(/the first part.*at second 95,/);
    expect(transcription.status()).toMatchObject({ trouble: null, made: 1, waiting: 0 });
  });

  function answerFirst(response: ServerResponse): void {
    json(200, { segments: [{ start: 1, end: 4, text: 'This was the first part.' }] })(response);
  }

  it('takes too long, before its answer or within it, is given up', async () => {
    episode(1);
    speech.instead = [
      (response) => {
        response.writeHead(200);
        response.write('{"segments"');
      },
    ];
    const transcription = await done(begin({}, () => 300));
    expect(transcription.status().trouble).toContain('longer than 0.3 s');
    expect(readdirSync(folder)).not.toContain('1.machine.md');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['answers with a page', (response) => void response.end('<html>nginx</html>')],
    ['answers with something else', json(200, { hello: 'world' })],
    ['sends elsewhere', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
  ])('%s is the wrong one, for which no recording is left', async (_, fault) => {
    episode(1);
    const transcription = begin({ limits: { ...limits, episodes: 1000 } });
    speech.onHeard = () => {
      speech.instead = [fault];
    };
    await done(transcription);
    for (let hours = 0; hours < 80; hours++) {
      clock.pass(60 * minute);
      await transcription.idle();
    }
    expect(speech.heard.length).toBeGreaterThan(5);
    expect(transcription.status()).toMatchObject({ left: [], made: 0 });
    expect(lines.join()).not.toContain('is left');
  });

  it('cannot be reached has cost nothing, and its address and key stand in no message', async () => {
    const silence = { bytes: mp3(2), name: 'sound.mp3', type: 'audio/mpeg', seconds: 2 };
    const gone = await openSpeechServer();
    await gone.close();
    const asked = (baseUrl: string) =>
      transcribeServer({ baseUrl, model: 'm', apiKey: 'secret-key' })(silence).catch((error: unknown) => error);
    // Nobody listens, or nobody who knows TLS.
    for (const baseUrl of [gone.baseUrl, speech.baseUrl.replace('http:', 'https:')]) {
      const error = await asked(baseUrl);
      expect(error).toMatchObject({ fault: 'later', free: true });
      expect(String(error)).not.toMatch(/127\.0|secret-key/);
    }
    speech.instead = [(response) => void response.destroy()];
    expect(await asked(speech.baseUrl)).toMatchObject({ fault: 'later', free: false });
    speech.instead = [json(400, { error: { message: 'no sound in secret-key' } })];
    expect(String(await asked(speech.baseUrl))).toMatch(/no sound in …/);
  });

  it('hears more of other sound than its size tells keeps every word, and that is booked', async () => {
    sound('a.ogg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(80_000)]));
    const segments = [0, 30, 100].map((start) => ({
      start,
      end: start + 5,
      text: `This was said at second ${start}.`,
    }));
    speech.instead = [json(200, { segments })];
    await done(begin());
    expect(said((await served())[0])).toMatch(/second 0\..*second 30\..*second 100\./);
    const { seconds } = JSON.parse(readFileSync(join(folder, '.transcription', 'state.json'), 'utf8'));
    expect(seconds).toBe(105);
  });

  it('never answers one recording leaves that one after some tries, and the others have their turn', async () => {
    episode(2);
    episode(1);
    const hangUp = (response: ServerResponse) => void response.destroy();
    const transcription = begin();
    for (let i = 0; i < 4; i++) {
      speech.instead = [hangUp];
      await done(transcription);
      for (let hours = 0; hours < 30 && speech.instead.length > 0; hours++) {
        clock.pass(60 * minute);
        await transcription.idle();
      }
    }
    clock.pass(48 * 60 * minute);
    await transcription.idle();
    expect((await served()).map(({ file }) => file)).toContain('1.machine.md');
  });

  it('does not take a recording is not asked for it again', async () => {
    episode(2);
    episode(1);
    speech.instead = [json(400, { error: { message: 'could not decode audio' } })];
    const transcription = await done(begin());
    expect(transcription.status()).toMatchObject({ made: 1, left: [{ file: '2.machine.md' }] });
    await done(begin());
    expect(speech.heard).toEqual(['2: 0-39', '1: 0-39']);
  });

  it('of sound is slow at first is asked again, and what is not there is left', async () => {
    episode(2);
    episode(1);
    web.files.delete('/2.mp3');
    const whole = web.files.get('/1.mp3')!;
    web.files.set('/1.mp3', (_, response) => {
      response.writeHead(200);
      response.write('x', () => clock.pass(61_000));
    });
    const transcription = await done(begin());
    expect(transcription.status().left).toMatchObject([{ file: '2.machine.md' }]);
    web.files.set('/1.mp3', whole);
    for (let hours = 0; hours < 3; hours++) {
      clock.pass(60 * minute);
      await transcription.idle();
    }
    expect(speech.heard).toEqual(['1: 0-39']);
  });

  it('gives no times has its words taken all the same', async () => {
    episode(1);
    speech.instead = [json(200, { text: 'All of it in one piece.' })];
    await done(begin());
    expect(said((await served())[0])).toBe('All of it in one piece.');
  });

  it('hears silence, or runs in a circle, has that set aside', async () => {
    episode(1);
    const segment = (start: number, text: string, more = {}) => ({ start, end: start + 2, text, ...more });
    speech.instead = [
      json(200, {
        segments: [
          segment(0, '[music]'),
          segment(3, 'Thanks for watching!', { no_speech_prob: 0.9, avg_logprob: -1.4 }),
          segment(6, 'We lit the lamp.'),
          ...[8, 10, 12, 14, 16].map((start) => segment(start, 'I know.')),
          segment(20, 'Mark: <b>it burned</b> & it smoked --> a lot.'),
        ],
      }),
    ];
    await done(begin());
    const [one] = await served();
    expect(said(one)).toBe('We lit the lamp. Mark: <b>it burned</b> & it smoked --> a lot.');
    expect(one?.turns[0]?.gaps).toHaveLength(1);
    expect(one?.speakers).toEqual([]);
  });
});

describe('what a day may cost', () => {
  it.each<[string, Partial<TranscriptionLimits>, RegExp]>([
    ['episodes', { episodes: 1 }, /of 1 a day all are begun/],
    ['minutes', { minutes: 1 }, /minutes of a day are used up/],
    ['money', { price: { minute: 0.01, day: 0.01 } }, /what may be spent/],
  ])('is bounded in %s, a restart does not begin anew, and tomorrow it goes on', async (_, change, why) => {
    for (const n of [1, 2]) episode(n);
    const own = { limits: { ...limits, ...change } };
    const first = await done(begin(own));
    expect(speech.heard).toEqual(['2: 0-39']);
    expect(first.status().trouble).toMatch(why);
    await first.stop();
    const second = await done(begin(own));
    expect(speech.heard).toHaveLength(1);
    clock.pass(12 * 60 * minute);
    await second.idle();
    expect(speech.heard).toEqual(['2: 0-39', '1: 0-39']);
  });

  it('is not used up by a server that does not work', async () => {
    episode(1);
    const transcription = begin({ limits: { ...limits, episodes: 2, minutes: 2 } });
    const broken = json(500, { error: { message: 'CUDA out of memory' } });
    speech.instead = [broken, broken, broken, broken];
    await done(transcription);
    for (let hours = 0; hours < 6; hours++) {
      clock.pass(60 * minute);
      await transcription.idle();
    }
    expect(speech.heard).toHaveLength(5);
    expect(transcription.status()).toMatchObject({ made: 1, trouble: null });
  });

  it('goes on in the middle of an episode', async () => {
    episode(1, 150);
    const transcription = await done(begin({ limits: { ...limits, minutes: 1 } }));
    expect(speech.heard).toEqual(['1: 0-59']);
    for (let day = 0; day < 4; day++) {
      clock.pass(24 * 60 * minute);
      await transcription.idle();
    }
    expect(speech.heard).toEqual(['1: 0-59', '1: 52-111', '1: 104-149']);
    expect(said((await served())[0])).toContain('at second 145,');
  });
});
