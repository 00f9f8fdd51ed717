import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { readArchive } from '../../src/episodes/archive.ts';
import { type ImportRun, runImport } from '../../src/import/import.ts';
import { sourcesWith } from '../../src/import/sources.ts';
import { type Loopback, openLoopback, rss, vtt } from './loopback.ts';

describe('importing a feed', () => {
  let server: Loopback;
  let out: string;
  beforeEach(async () => {
    server = await openLoopback();
    out = await mkdtemp(join(tmpdir(), 'feeds-'));
  });
  afterEach(async () => {
    await server.close();
    await rm(out, { recursive: true });
  });

  const run = (options: Partial<ImportRun> = {}, allowPrivate = true) =>
    runImport({
      sources: sourcesWith({ clock: systemClock(), allowPrivate }),
      arguments: [`${server.origin}/feed.xml`],
      out,
      show: null,
      dryRun: false,
      force: false,
      signal: new AbortController().signal,
      now: () => 0,
      ...options,
    });
  const put = (path: string, text: string) => server.files.set(path, text);
  const serve = (numbers: readonly number[], channel = '') => {
    put(
      '/feed.xml',
      rss(
        server.origin,
        numbers.map((number) => ({ number })),
        channel,
      ),
    );
    for (const number of numbers)
      if (!server.files.has(`/t/${number}.vtt`))
        put(`/t/${number}.vtt`, vtt(`<v Ada>These are the words of number ${number}.`, '<v Bob>So they are.'));
  };
  /** Paths that were sent whole since the last call. */
  const sent = () =>
    server.log
      .splice(0)
      .flatMap((one) => (one.endsWith(' 200') ? [one.slice(0, -4)] : []))
      .sort();
  const files = async () => {
    const found = new Map<string, string>();
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && entry.name.endsWith('.md'))
        found.set(entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8'));
    return found;
  };
  const episodes = async () => (await readArchive(out)).episodes;

  it('takes every episode, with what the feed says of it', async () => {
    put(
      '/feed.xml',
      rss(server.origin, [
        {
          number: 7,
          title: 'Rabbits &amp; hats',
          tags: `<podcast:transcript url="${server.origin}/t/7.vtt" type="text/vtt"/>
            <podcast:chapters url="${server.origin}/c/7.json" type="application/json+chapters"/>
            <podcast:person role="guest">Ada Lovelace</podcast:person><podcast:person role="host">Bob Example</podcast:person>
            <podcast:person role="editor" group="post-production">Nobody Heard</podcast:person>
            <podcast:soundbite startTime="1" duration="2.5">The best of it</podcast:soundbite>`,
        },
      ]),
    );
    put(
      '/c/7.json',
      JSON.stringify({
        chapters: [
          { startTime: 0, title: 'Beginning' },
          { startTime: 1, title: 'Hidden', toc: false },
          { startTime: 1, title: 'End' },
        ],
      }),
    );
    put('/t/7.vtt', vtt('<v Ada Lovelace>Where do the rabbits come from?', '<v Bob Example>Out of the hat.'));
    const report = await run();
    expect(report.outcomes).toMatchObject({ new: 1, failed: 0, skipped: 0 });
    const [episode] = await episodes();
    expect(episode).toMatchObject({
      show: 'The Example Hour',
      number: '7',
      title: 'Rabbits & hats',
      date: '2024-01-07',
      link: `${server.origin}/7`,
      media: `${server.origin}/7.mp3`,
      attribution: 'The Example Hour: © The Example Hour',
      soundbites: [{ start: 1, duration: 2.5, title: 'The best of it' }],
    });
    expect(episode?.speakers.map(({ name, role }) => [name, role])).toEqual([
      ['Ada Lovelace', 'guest'],
      ['Bob Example', 'host'],
    ]);
    expect(episode?.chapters.map(({ title, seconds }) => [title, seconds])).toEqual([
      ['Beginning', 0],
      ['End', 1],
    ]);
    expect(episode?.turns.map(({ text, speaker, start }) => [text, speaker, start])).toEqual([
      ['Where do the rabbits come from?', 'ada-lovelace', 0],
      ['Out of the hat.', 'bob-example', 1],
    ]);
  });

  it('fetches no transcript again when nothing changed, and writes nothing', async () => {
    serve([1, 2, 3]);
    expect((await run()).outcomes.new).toBe(3);
    expect(sent()).toEqual(['/feed.xml', '/t/1.vtt', '/t/2.vtt', '/t/3.vtt']);
    const before = await files();
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 3, failed: 0 });
    expect(sent()).toEqual([]);
    expect(await files()).toEqual(before);
  });

  it('takes one new episode, and fetches only that', async () => {
    serve([1, 2]);
    await run();
    sent();
    serve([1, 2, 3]);
    expect((await run()).outcomes).toMatchObject({ new: 1, updated: 0, unchanged: 2 });
    expect(sent()).toEqual(['/feed.xml', '/t/3.vtt']);
    expect(await episodes()).toHaveLength(3);
  });

  it.each(['alone', 'with the feed'])('takes one corrected transcript, corrected %s', async (how) => {
    serve([1, 2]);
    await run();
    sent();
    put('/t/2.vtt', vtt('<v Ada>These are better words.'));
    if (how === 'with the feed') serve([1, 2], '<lastBuildDate>now</lastBuildDate>');
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 1, unchanged: 1 });
    expect(sent()).toEqual(['/feed.xml', '/t/2.vtt']);
    expect((await episodes()).map(({ turns }) => turns[0]?.text)).toContain('These are better words.');
    expect((await run()).outcomes).toMatchObject({ updated: 0, unchanged: 2 });
  });

  it('takes what the feed corrects about an episode', async () => {
    serve([1, 2]);
    await run();
    put('/feed.xml', rss(server.origin, [{ number: 1, title: 'A better title' }, { number: 2 }]));
    expect((await run()).outcomes).toMatchObject({ updated: 1, unchanged: 1 });
    expect([...(await files()).keys()].sort()).toEqual(['1-example-1.md', '2-example-2.md']);
    expect((await episodes()).map(({ title }) => title)).toContain('A better title');
  });

  it('keeps what it had when the server dies half way, says what is missing, and takes it next time', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i + 1);
    serve(numbers);
    let answered = 0;
    for (const number of numbers) {
      const words = server.files.get(`/t/${number}.vtt`);
      server.files.set(`/t/${number}.vtt`, (request, response) => {
        if (++answered === 12) server.dead = true;
        if (server.dead) request.socket.destroy();
        else response.end(words);
      });
    }
    const report = await run();
    expect(report.outcomes.new).toBe(11);
    expect(report.outcomes.failed).toBe(49);
    expect(report.notTaken[0]?.why).toContain('next time');
    expect(await episodes()).toHaveLength(11);
    // The rest was not asked for one by one in vain.
    expect(server.log.filter((one) => one.endsWith('cut')).length).toBeLessThan(15);
    server.dead = false;
    for (const number of numbers) put(`/t/${number}.vtt`, vtt(`<v Ada>These are the words of number ${number}.`));
    sent();
    expect((await run()).outcomes).toMatchObject({ new: 49, failed: 0 });
    expect(sent()).toHaveLength(1 + 49);
    expect(await episodes()).toHaveLength(60);
  });

  it('says so when the feed itself cannot be had, and leaves everything as it is', async () => {
    serve([1]);
    await run();
    const before = await files();
    server.dead = true;
    const report = await run();
    expect(report.outcomes).toMatchObject({ failed: 1, new: 0 });
    expect(report.notTaken[0]?.why).toContain('no answer');
    expect(await files()).toEqual(before);
  });

  it('goes on where it was interrupted', async () => {
    serve([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const stop = new AbortController();
    const report = await run({
      signal: stop.signal,
      onResult: (_, done) => {
        if (done === 4) stop.abort();
      },
    });
    expect(report.stopped).toBe(true);
    const had = (await episodes()).length;
    expect(had).toBeGreaterThanOrEqual(4);
    expect(had).toBeLessThan(12);
    sent();
    await run();
    expect(sent()).toHaveLength(1 + 12 - had);
    expect(await episodes()).toHaveLength(12);
  });

  it('refuses private addresses unless it is told otherwise', async () => {
    serve([1]);
    const report = await run({}, false);
    expect(report.notTaken).toMatchObject([{ outcome: 'failed', why: expect.stringContaining('--allow-private') }]);
    expect(server.log).toEqual([]);
  });

  it('takes the format that keeps names and times, whatever the order in the feed', async () => {
    const at = (path: string, type: string) => `<podcast:transcript url="${server.origin}${path}" type="${type}"/>`;
    put(
      '/feed.xml',
      rss(server.origin, [
        {
          number: 1,
          tags:
            at('/1.txt', 'text/plain') +
            at('/1.srt', 'application/srt') +
            at('/1.json', 'application/json') +
            at('/1.vtt', 'text/vtt'),
        },
      ]),
    );
    put('/1.txt', 'Plain words.');
    put('/1.srt', '1\n00:00:00,000 --> 00:00:01,000\nTimed words.\n');
    put('/1.vtt', vtt('Timed words.'));
    put(
      '/1.json',
      JSON.stringify({
        version: '1.0.0',
        segments: [{ speaker: 'Ada Lovelace', startTime: 0, endTime: 1, body: 'Timed and named words.' }],
      }),
    );
    await run();
    expect(sent()).toEqual(['/1.json', '/1.vtt', '/feed.xml']);
    expect((await episodes())[0]?.turns).toMatchObject([
      { speaker: 'ada-lovelace', start: 0, text: 'Timed and named words.' },
    ]);
    await run();
    expect(sent()).toEqual([]);
  });

  it('falls back to another format, or to the show notes, and says why', async () => {
    const at = (path: string, type: string) => `<podcast:transcript url="${server.origin}${path}" type="${type}"/>`;
    put(
      '/feed.xml',
      rss(server.origin, [
        { number: 1, tags: at('/gone.vtt', 'text/vtt') + at('/1.srt', 'application/srt') },
        {
          number: 2,
          tags: `${at('/gone.vtt', 'text/vtt')}<description><![CDATA[<p>We talk about <b>sourdough</b> &amp; rye.</p>]]></description>`,
        },
        { number: 3, tags: '<description></description>' },
      ]),
    );
    put('/1.srt', '1\n00:00:00,000 --> 00:00:01,000\nTimed words.\n');
    const report = await run();
    expect(report.outcomes).toMatchObject({ new: 2, skipped: 1 });
    expect(report.warnings.map(({ what }) => what).join()).toContain('it is not there');
    const [one, two] = (await episodes()).sort((a, b) => Number(a.number) - Number(b.number));
    expect(one?.turns).toMatchObject([{ voice: 'speech', text: 'Timed words.' }]);
    expect(two?.turns).toMatchObject([{ voice: 'notes', text: 'We talk about sourdough & rye.' }]);
  });

  it('never writes over what a person changed, and says so', async () => {
    serve([1]);
    await run();
    const [name] = [...(await files()).keys()];
    const path = join(out, 'the-example-hour', name!);
    await writeFile(path, (await readFile(path, 'utf8')).replace('These are', 'Those were'));
    expect((await run()).outcomes).toMatchObject({ unchanged: 1 });
    put('/t/1.vtt', vtt('<v Ada>These are better words.'));
    expect((await run()).outcomes).toMatchObject({ kept: 1 });
    expect(await readFile(path, 'utf8')).toContain('Those were');
    expect((await run({ force: true })).outcomes).toMatchObject({ updated: 1 });
    expect(await readFile(path, 'utf8')).toContain('better words');
  });

  it('writes nothing and remembers nothing in a dry run', async () => {
    serve([1, 2]);
    expect((await run({ dryRun: true })).outcomes.new).toBe(2);
    expect(await readdir(out)).toEqual([]);
    expect((await run()).outcomes.new).toBe(2);
  });

  it('brings a file back that was removed', async () => {
    serve([1, 2]);
    await run();
    await rm(join(out, 'the-example-hour/1-example-1.md'));
    sent();
    expect((await run()).outcomes).toMatchObject({ new: 1, unchanged: 1 });
    expect(sent()).toEqual(['/feed.xml', '/t/1.vtt']);
  });

  it('reads a feed from a file', async () => {
    const path = join(out, 'feed.rss');
    put('/t/1.vtt', vtt('<v Ada>Words.'));
    await writeFile(path, rss(server.origin, [{ number: 1 }]));
    const to = join(out, 'episodes');
    expect((await run({ arguments: [path], out: to })).outcomes).toMatchObject({ new: 1 });
    expect((await run({ arguments: [path], out: to })).outcomes).toMatchObject({ new: 0, unchanged: 1 });
  });

  it('keeps episodes apart whose numbers begin anew each season', async () => {
    const season = (number: number, n: number, s: number) => ({
      number,
      title: `S${s} E${n}`,
      tags: `<podcast:transcript url="${server.origin}/t/${number}.vtt" type="text/vtt"/><itunes:season>${s}</itunes:season>`,
    });
    const feed = (list: { number: number; title: string; tags: string }[]) =>
      rss(server.origin, list).replace(
        /<itunes:episode>(\d+)/g,
        (_, n) => `<itunes:episode>${((Number(n) - 1) % 2) + 1}`,
      );
    for (const n of [1, 2, 3, 4]) put(`/t/${n}.vtt`, vtt(`<v Ada>The words of the ${n}th.`));
    put('/feed.xml', feed([season(1, 1, 1), season(2, 2, 1)]));
    await run();
    const ids = (await episodes()).map(({ id }) => id);
    put('/feed.xml', feed([season(1, 1, 1), season(2, 2, 1), season(3, 1, 2), season(4, 2, 2)]));
    await run();
    const now = await episodes();
    expect(now.map(({ number }) => number).sort()).toEqual(['1', '2', 'S2E1', 'S2E2']);
    expect(now.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('leaves nothing secret of a private feed in the folder', async () => {
    server.files.set(
      '/feed.xml?auth=subscriber-key',
      rss(server.origin, [{ number: 1 }]).replace('/1.mp3"', '/1.mp3?auth=subscriber-key"'),
    );
    put('/t/1.vtt', vtt('<v Ada>Words.'));
    await run({ arguments: [`${server.origin}/feed.xml?auth=subscriber-key`] });
    expect(await episodes()).toHaveLength(1);
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain('subscriber-key');
  });

  it('takes hostile names for words', async () => {
    const feed = rss(server.origin, [{ number: 1, title: '../../../etc/passwd CON' }]);
    put('/feed.xml', feed.replace('<title>The Example Hour', '<title>../../..'));
    put('/t/1.vtt', vtt('<v Ada>Words.'));
    await run();
    const [episode] = await episodes();
    expect(episode?.file).not.toContain('..');
    expect(await readdir(join(out, '..'))).not.toContain('etc');
  });
});
