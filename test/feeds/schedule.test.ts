import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { feedMemoryFile } from '../../src/import/feeds/memory.ts';
import { takeFeedApart } from '../../src/import/feeds/process.ts';
import { createFeedSchedule } from '../../src/import/feeds/schedule.ts';
import { type FeedReport, settleNews } from '../../src/import/feeds/sync.ts';
import { projectRoot } from '../../src/paths.ts';
import { handClock } from '../live/hand-clock.ts';
import { type Loopback, openLoopback, rss, vtt } from './loopback.ts';

const hour = 3_600_000;

describe('reading feeds on a schedule', () => {
  const nothing: FeedReport = { feed: '', title: null, taken: 0, unchanged: 0, notes: [], complete: true, news: [] };
  function open(
    read: (feed: string, now: number) => Promise<FeedReport>,
    feeds = ['https://a.example/feed?key=secret-key', 'https://b.example/feed'],
  ) {
    const clock = handClock();
    const lines: string[] = [];
    const news: [string, readonly string[]][] = [];
    const say = (fields: unknown, text: string) => void lines.push(`${text} ${JSON.stringify(fields)}`);
    const schedule = createFeedSchedule({
      feeds,
      every: hour,
      clock,
      read: (feed) => read(feed, clock.now()),
      onNews: async (feed, ids) => void news.push([feed, ids]),
      log: { info: say, warn: say } as never,
    });
    return { clock, lines, news, schedule };
  }

  it('reads them at the start and once an hour, one after another', async () => {
    const reads: string[] = [];
    const { clock, schedule } = open(async (feed, now) => {
      reads.push(`${new URL(feed).host} at ${now}`);
      return nothing;
    });
    await schedule.idle();
    clock.pass(hour - 1);
    await schedule.idle();
    expect(reads).toHaveLength(2);
    clock.pass(1);
    await schedule.idle();
    expect(reads.slice(2)).toEqual([`a.example at ${hour}`, `b.example at ${hour}`]);
    schedule.stop();
    clock.pass(24 * hour);
    await schedule.idle();
    expect(reads).toHaveLength(4);
    expect(clock.waiting()).toBe(0);
  });

  it('goes on after a failure, says the same trouble once, and nothing secret', async () => {
    const { clock, lines, schedule } = open(async (feed) => {
      if (feed.includes('a.example')) throw new Error('the disk is full');
      return { ...nothing, notes: [{ where: 'b', what: 'no answer', remedy: 'wait', kind: 'later' }] };
    });
    for (let i = 0; i < 3; i++) {
      await schedule.idle();
      clock.pass(hour);
    }
    await schedule.idle();
    schedule.stop();
    expect(lines.filter((line) => line.includes('no answer'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('could not be taken in'))).toHaveLength(4);
    expect(lines.join()).not.toContain('secret-key');
  });

  it('passes on what is new', async () => {
    const { news, schedule } = open(
      async () => ({ ...nothing, news: [{ key: 'k', id: 'abc' }] }),
      ['https://a.example/'],
    );
    await schedule.idle();
    schedule.stop();
    expect(news).toEqual([['https://a.example/', ['abc']]]);
  });

  it('does nothing without feeds', () => {
    expect(open(async () => nothing, []).clock.waiting()).toBe(0);
  });
});

describe('a feed read in a process of its own', () => {
  const script = pathToFileURL(join(projectRoot, 'dist/src/import/feeds/process.js'));
  let server: Loopback;
  let out: string;
  let feed: string;
  beforeEach(async () => {
    server = await openLoopback();
    out = await mkdtemp(join(tmpdir(), 'feeds-'));
    feed = `${server.origin}/feed.xml`;
  });
  afterEach(async () => {
    await server.close();
    await rm(out, { recursive: true });
  });
  const serve = (...numbers: number[]) => {
    const today = new Date().toUTCString();
    server.files.set(
      '/feed.xml',
      rss(
        server.origin,
        numbers.map((number) => ({ number })),
      ).replace(/<pubDate>[^<]*/g, `<pubDate>${today}`),
    );
    for (const number of numbers) server.files.set(`/t/${number}.vtt`, vtt(`<v Ada>The words of ${number}.`));
  };
  const read = () => takeFeedApart({ feed, out, allowPrivate: true }, { script });

  it('has no news in a back catalogue, and each new episode is news until it is settled', async () => {
    serve(1, 2);
    expect(await read()).toMatchObject({ taken: 2, complete: true, news: [] });
    serve(1, 2, 3);
    const report = await read();
    const [, , third] = (await readArchive(out)).episodes;
    expect(report).toMatchObject({ taken: 1, news: [{ id: third?.id }] });
    // The process died before it was announced.
    expect((await read()).news).toEqual(report.news);
    await settleNews(feedMemoryFile(out, feed));
    expect((await read()).news).toEqual([]);
  });

  it('has no news in what was left of a first run that ended early', async () => {
    serve(1, 2);
    server.files.set('/t/1.vtt', (request) => void request.socket.destroy());
    expect(await read()).toMatchObject({ taken: 1, complete: false });
    serve(1, 2);
    expect(await read()).toMatchObject({ taken: 1, complete: true, news: [] });
  });

  it('asks a feed that did not change for nothing else', async () => {
    serve(1, 2);
    await read();
    server.log.length = 0;
    await read();
    expect(server.log).toEqual(['/feed.xml 304']);
  });

  it('does not reach into private networks by itself', async () => {
    serve(1);
    const report = await takeFeedApart({ feed, out, allowPrivate: false }, { script });
    expect(report.notes).toMatchObject([{ what: expect.stringContaining('private address') }]);
    expect(server.log).toEqual([]);
  });

  it('ends when it is told to', async () => {
    server.files.set('/feed.xml', () => {});
    const stop = new AbortController();
    const reading = takeFeedApart({ feed, out, allowPrivate: true }, { script, signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(reading).rejects.toThrow('ended early');
  });

  it('takes in the rest of a feed without a transcript for which there is no memory, and tells what is new', async () => {
    const read = () => takeFeedApart({ feed, out, allowPrivate: true }, { script, megabytes: 64 });
    serve(1);
    await read();
    serve(1, 2, 3);
    const isTaken = async () =>
      Object.values((await feedMemoryFile(out, feed).load())?.items ?? {}).some((item) => item.unannounced !== null);
    server.files.set('/t/2.vtt', async (_request, response) => {
      while (!(await isTaken())) await nextTurn();
      response.end(`{"segments":[${'{},'.repeat(4_000_000)}{}]}`);
    });
    const report = await read();
    const { episodes } = await readArchive(out);
    expect(episodes.map(({ number }) => number)).toEqual(['1', '3']);
    expect(report.news).toMatchObject([{ id: episodes[1]?.id }]);
    expect(report.notes).toMatchObject([{ what: expect.stringContaining('/t/2.vtt: reading it takes more memory') }]);
    server.log.length = 0;
    await read();
    expect(server.log).not.toContain('/t/2.vtt own');
  });

  it('takes in the rest where it is a document or notes for which there is no memory', async () => {
    const paragraphs = '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(1_500_000);
    const packed = zipSync(
      { 'word/document.xml': strToU8(`<w:document><w:body>${paragraphs}</w:body></w:document>`) },
      { level: 1 },
    );
    const transcripts = (type: string) => `<podcast:transcript url="${server.origin}/t/${type}" type="${type}"/>`;
    const notes = `<description><![CDATA[${'<p>x</p>'.repeat(400_000)}]]></description>`;
    server.files.set('/t/docx', (_request, response) => void response.end(packed));
    server.files.set('/t/3.vtt', vtt('<v Ada>The words of 3.'));
    server.files.set(
      '/feed.xml',
      rss(server.origin, [{ number: 1, tags: transcripts('docx') }, { number: 2, tags: notes }, { number: 3 }]),
    );
    const report = await takeFeedApart({ feed, out, allowPrivate: true }, { script, megabytes: 100 });
    expect((await readArchive(out)).episodes.map(({ number }) => number)).toEqual(['3']);
    expect(report.notes.map(({ what }) => what).sort()).toEqual([
      expect.stringContaining('/t/docx: reading it takes more memory'),
      expect.stringContaining('reading its show notes takes more memory'),
    ]);
    expect(report.complete).toBe(true);
    // Both are tried again in a day: there may be more memory then.
    const items = Object.values((await feedMemoryFile(out, feed).load())?.items ?? {});
    expect(items.flatMap(({ file, missing }) => (file === null ? [missing] : []))).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  it.each([
    [1, []],
    [2, ['a transcript']],
  ])('blames what it read when the system kills it the second time: killed %i times', async (times, blamed) => {
    const dying = join(out, 'dying.mjs');
    const count = join(out, 'count');
    writeFileSync(
      dying,
      `import { appendFileSync, readFileSync } from 'node:fs';
      process.on('message', ({ tooLarge }) => {
        appendFileSync(${JSON.stringify(count)}, '.');
        const isKilled = readFileSync(${JSON.stringify(count)}).length <= ${times};
        process.send({ reading: 'a transcript' }, () =>
          isKilled ? process.kill(process.pid, 'SIGKILL') : process.send({ report: tooLarge }));
      });`,
    );
    const given = await takeFeedApart({ feed, out, allowPrivate: true }, { script: pathToFileURL(dying) });
    expect(given).toEqual(blamed);
  });

  it('says where a fault of ours was', async () => {
    serve(1);
    const file = join(out, 'no-folder');
    writeFileSync(file, '');
    const reading = takeFeedApart({ feed, out: file, allowPrivate: true }, { script });
    await expect(reading).rejects.toMatchObject({
      message: expect.stringContaining('ENOTDIR'),
      stack: expect.stringContaining('syncFeed'),
    });
  });
});
