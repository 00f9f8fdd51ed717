import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { readArchive } from '../../src/episodes/archive.ts';
import { embeddedTranscript } from '../../src/import/feeds/embedded.ts';
import { readFeed } from '../../src/import/feeds/feed.ts';
import { gist, steady, unsigned, withoutKeys } from '../../src/import/feeds/signed.ts';
import { type ImportRun, runImport } from '../../src/import/import.ts';
import { sourcesWith } from '../../src/import/sources.ts';
import { fc } from '../harness/properties.ts';
import { type Loopback, openLoopback, vtt } from './loopback.ts';

let server: Loopback;
let out: string;
/** Milliseconds that the clock is ahead. */
let ahead: number;
beforeEach(async () => {
  server = await openLoopback();
  out = await mkdtemp(join(tmpdir(), 'odd-feeds-'));
  ahead = 0;
});
afterEach(async () => {
  await server.close();
  await rm(out, { recursive: true });
});

const run = (options: Partial<ImportRun> = {}) => {
  const clock = systemClock();
  return runImport({
    sources: sourcesWith({ clock: { ...clock, now: () => clock.now() + ahead }, allowPrivate: true }),
    arguments: [`${server.origin}/feed`],
    out,
    show: null,
    dryRun: false,
    force: false,
    signal: new AbortController().signal,
    now: () => 0,
    ...options,
  });
};
const serve = (path: string, body: string | Buffer, type: string): void => {
  server.files.set(path, (_, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });
};
interface Odd {
  guid?: string;
  title?: string;
  date?: string;
  media?: string;
  tags?: string;
  notes?: string;
}
const item = ({ guid, title = 'Salt', date, media = 'https://cdn.example/1.mp3', tags = '', notes }: Odd): string =>
  `<item><title>${title}</title>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}` +
  `${date === undefined ? '' : `<pubDate>${date}</pubDate>`}<enclosure url="${media}" length="1" type="audio/mpeg"/>` +
  `${tags}${notes === undefined ? '' : `<description><![CDATA[${notes}]]></description>`}</item>`;
const feed = (items: readonly Odd[], channel = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Oven Hour</title><link>https://oven.example/show/</link>${channel}${items.map(item).join('')}</channel></rss>`;
const episodes = async () => (await readArchive(out)).episodes;
const everything = async (): Promise<string> => {
  let all = '';
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) all += `${entry.name}\n${await readFile(join(entry.parentPath, entry.name), 'utf8')}\n`;
  return all;
};
const note = (n: number): Odd => ({
  guid: `g${n}`,
  title: `Loaf ${n}`,
  notes: `What is said about loaf number ${n}, and its crust.`,
});

describe('a feed of several pages', () => {
  const page = (n: number, next: string | null) =>
    feed([note(n)], next === null ? '' : `<atom:link rel="next" href="${next}"/>`);

  it('is read to its last page, by whatever address leads there', async () => {
    serve('/feed', page(4, '?page=2'), 'application/rss+xml');
    serve('/feed?page=2', page(3, `${server.origin}/older`), 'application/rss+xml');
    serve('/older', page(2, '/oldest'), 'application/rss+xml');
    serve('/oldest', page(1, null), 'application/rss+xml');
    expect((await run()).outcomes).toMatchObject({ new: 4, failed: 0 });
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 4 });
  });

  it.each([
    ['<atom10:link xmlns:atom10="http://www.w3.org/2005/Atom" rel="next" href="/older"/>'],
    ['<a10:link href="./older" rel="next" />'],
    ["<atom:link rel='prev-archive' type='application/rss+xml' href='/older'/>"],
    ['<link xmlns="http://www.w3.org/2005/Atom" href="/older?a=1&amp;b=2" rel="next"/>'],
  ])('is found by whatever name its maker gave the link: %s', async (link) => {
    serve('/feed', feed([note(2)], link), 'application/rss+xml');
    for (const path of ['/older', '/older?a=1&b=2']) serve(path, feed([note(1)]), 'application/rss+xml');
    expect((await run()).outcomes).toMatchObject({ new: 2, failed: 0 });
  });

  it('ends where it leads in a circle, or goes on with the same', async () => {
    serve('/feed', page(2, '/b'), 'application/rss+xml');
    serve('/b', page(1, '/feed'), 'application/rss+xml');
    expect((await run()).outcomes).toMatchObject({ new: 2, failed: 0 });
    for (let n = 1; n < 50; n++) serve(`/c${n}`, page(1, `/c${n + 1}`), 'application/rss+xml');
    serve('/feed', page(2, '/c1'), 'application/rss+xml');
    expect((await run()).outcomes).toMatchObject({ new: 0, failed: 0, unchanged: 2 });
    expect(server.log.filter((one) => one.startsWith('/c'))).toHaveLength(2);
  });

  it('is bounded', async () => {
    for (let n = 0; n < 400; n++) serve(n === 0 ? '/feed' : `/p${n}`, page(n, `/p${n + 1}`), 'application/rss+xml');
    const report = await run({ dryRun: true });
    expect(report.outcomes.new).toBe(200);
    expect(report.notTaken.map(({ why }) => why)).toEqual(['it has more pages than the 200 that are read']);
  });

  it('says so where a page cannot be had, takes the others, and asks again', async () => {
    serve('/feed', page(2, '/broken'), 'application/rss+xml');
    server.files.set('/broken', (_, response) => void response.writeHead(500).end());
    const report = await run();
    expect(report.outcomes).toMatchObject({ new: 1, failed: 1 });
    expect(report.notTaken[0]?.why).toContain('HTTP 500');
    serve('/broken', page(1, null), 'application/rss+xml');
    expect((await run()).outcomes).toMatchObject({ new: 1, failed: 0, unchanged: 1 });
  });
});

describe('several episodes of one GUID', () => {
  const one = (n: number): Odd => ({ ...note(n), guid: 'same', media: `https://cdn.example/${n}.mp3` });

  it('are several episodes, and it is said', async () => {
    serve('/feed', feed([one(3), one(2), one(1)]), 'application/rss+xml');
    const report = await run();
    expect(report.outcomes.new).toBe(3);
    expect([...report.warnings.map(({ what }) => what), ...report.notTaken.map(({ why }) => why)].join()).toContain(
      'have a GUID that another one has, too',
    );
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 3 });
  });

  it('stay what they were when others come and the oldest goes', async () => {
    serve('/feed', feed([one(1)]), 'application/rss+xml');
    await run();
    serve('/feed', feed([one(2), one(1)]), 'application/rss+xml');
    await run();
    serve('/feed', feed([one(3), one(2)]), 'application/rss+xml');
    await run();
    expect((await episodes()).map(({ title }) => title).sort()).toEqual(['Loaf 1', 'Loaf 2', 'Loaf 3']);
  });

  it('are two where even the file is the same, but another title and another day', async () => {
    const twins = [1, 2].map((n) => ({ ...one(n), media: 'https://cdn.example/0.mp3', date: `2020-02-0${n}` }));
    serve('/feed', feed(twins), 'application/rss+xml');
    expect((await run()).outcomes.new).toBe(2);
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
  });

  it('are one where it is the same one twice', async () => {
    serve('/feed', feed([one(1), one(1)]), 'application/rss+xml');
    expect((await run()).outcomes.new).toBe(1);
  });
});

describe('letters', () => {
  it.each([
    ['text/xml; charset=ISO-8859-1', 'latin1', 'Pão e café'],
    ['application/rss+xml; charset="windows-1252"', 'latin1', 'Pão e café'],
    ['text/xml', 'latin1', 'Pão e café'],
    ['text/xml; charset=iso-8859-1', 'utf8', 'Pão e café'],
  ] as const)(
    'are those of the encoding that the server names, where the feed names none: %s',
    async (type, as, title) => {
      serve('/feed', Buffer.from(feed([{ ...note(1), title }]), as), type);
      await run();
      expect((await episodes()).map((one) => one.title)).toEqual([title]);
    },
  );

  it.each([
    ['windows-1251', [0xd5, 0xeb, 0xe5, 0xe1], 'Хлеб'],
    ['shift_jis', [0x83, 0x70, 0x83, 0x93], 'パン'],
  ])('of a transcript are those of the encoding that its server names: %s', async (charset, bytes, word) => {
    const words = Buffer.concat([
      Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>'),
      Buffer.from(bytes),
      Buffer.from(' one.\n'),
    ]);
    serve('/t.vtt', words, `text/vtt; charset=${charset}`);
    serve('/feed', feed([{ guid: 'g', tags: `<podcast:transcript url="/t.vtt" type="text/vtt"/>` }]), 'text/xml');
    await run();
    expect((await episodes())[0]?.turns[0]?.text).toBe(`${word} one.`);
  });
});

describe('an address with a key in it', () => {
  const signed = (path: string, n: number): string =>
    `${server.origin}${path}?quality=1&amp;token-hash=KEY${n}abcdefgh&amp;token-time=${1761170000 + n}`;

  it('changes nothing by changing, and stands in no file', async () => {
    server.files.set('/feed', (_, response) => {
      response.end(
        feed([
          { ...note(1), media: signed('/1.mp3', server.log.length) },
          {
            guid: 'g2',
            title: 'Roll',
            media: signed('/2.mp3', server.log.length),
            tags: `<podcast:transcript url="${signed('/t.vtt', server.log.length)}" type="text/vtt"/>`,
          },
          {
            title: 'No guid',
            media: signed('/3.mp3', server.log.length),
            notes: `Listen at ${signed('/3.mp3', server.log.length)} or elsewhere, as you like.`,
          },
        ]),
      );
    });
    server.files.set('/t.vtt?*', vtt('<v Ada>Behind a key.', '<v Bob>So it is.'));
    expect((await run()).outcomes).toMatchObject({ new: 3, failed: 0 });
    expect((await episodes()).map(({ media }) => media)).toEqual([null, null, null]);
    expect((await episodes()).flatMap(({ turns }) => turns.map(({ text }) => text))).toContain('Behind a key.');
    for (let i = 0; i < 2; i++)
      expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 3, failed: 0 });
    expect(await everything()).not.toMatch(/KEY\d|token-/);
  });

  it.each([
    ['in its path', (n: number) => `/k/${n}aB3dE5gH7jK9mN1pQ3sT/1.mp3`],
    ['of a session', (n: number) => `/1.mp3?listeningSessionID=0CD_382_${n}_abcdef0123456789`],
    ['against caches', (n: number) => `/1.mp3?_=${n}`],
  ])('%s is left alone in time, with a GUID or without', async (_, path) => {
    const turn = (n: number): void => {
      const media = `https://cdn.example${path(n)}`;
      const notes = (i: number): string => `Bread number ${i}. <a href="${media}">Download</a> it, or bake your own.`;
      const items = [1, 2].map((i) => ({ title: `Loaf ${i}`, date: `2020-02-0${i}`, media, notes: notes(i) }));
      serve('/feed', feed([{ ...items[0], guid: 'g' }, items[1] ?? {}]), 'text/xml');
    };
    for (let n = 0; n < 5; n++) {
      turn(n);
      await run();
    }
    turn(5);
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 2, kept: 0, failed: 0 });
    expect(await episodes()).toHaveLength(2);
  });

  it('is still the address of a transcript that can be corrected', async () => {
    let n = 0;
    server.files.set('/feed', (_, response) => {
      response.end(feed([{ guid: 'g', tags: `<podcast:transcript url="${signed('/t.vtt', ++n)}" type="text/vtt"/>` }]));
    });
    server.files.set('/t.vtt?*', vtt('<v Ada>With a slip.'));
    await run();
    server.files.set('/t.vtt?*', vtt('<v Ada>Without one.'));
    expect((await run()).outcomes).toMatchObject({ updated: 1 });
    expect((await episodes())[0]?.turns[0]?.text).toBe('Without one.');
  });

  it.each([
    [
      'https://a.example/1.mp3?Expires=1700000000&Signature=abcdefghij&Key-Pair-Id=K1ABCDEFGH',
      'https://a.example/1.mp3',
    ],
    [
      'https://a.example/1.mp3?X-Amz-Signature=00112233445566&X-Amz-Date=20240101T000000Z&v=2',
      'https://a.example/1.mp3?v=2',
    ],
    ['https://a.example/1.mp3?st=abcdefghij&e=1700000000', 'https://a.example/1.mp3'],
    ['https://a.example/1.mp3?updated=1700000000', null],
    ['https://a.example/p?hash=ab', null],
    ['https://youtube.com/watch?v=abcdefghijk&t=12', null],
    ['https://a.example/1.mp3', null],
  ])('%s', (url, without) => {
    expect(unsigned(url)).toBe(without);
  });

  it('is left as steady as one can be, and only that', () => {
    const name = fc.constantFrom('token', 'sig', 'Expires', 'X-Goog-Signature', 'access_token', 'Policy');
    const value = fc.string({ unit: fc.constantFrom(...'abcdef0123456789'), minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(name, value, value, fc.constantFrom('', 'v=2&', 'id=7&'), (key, a, b, other) => {
        const url = (secret: string): string => `https://a.example/x.mp3?${other}${key}=${secret}`;
        expect(steady(url(a))).toBe(steady(url(b)));
        expect(steady(url(a))).not.toContain(a);
        expect(gist(url(a))).toBe(gist(url(b)));
        expect(withoutKeys(`<a href="${url(a)}">x</a>`)).toBe(`<a href="${steady(url(a))}">x</a>`);
        expect(steady(steady(url(a)))).toBe(steady(url(a)));
      }),
    );
    expect(gist('https://a.example/1.mp3?id=7')).not.toBe(gist('https://a.example/1.mp3?id=8'));
  });
});

describe('what comes in place of a transcript', () => {
  const challenge =
    '<!DOCTYPE html><html><head><title>One moment</title></head><body><h1>Please wait</h1><p>Verifying you are human. This may take a few seconds.</p></body></html>';
  const announced = (type: string, path = '/t.x'): string =>
    feed([{ ...note(1), tags: `<podcast:transcript url="${path}" type="${type}"/>` }]);

  it.each([
    ['text/vtt', challenge, 'text/html'],
    ['application/srt', challenge, 'text/plain'],
    ['application/json', '<html><body><p>Log in to continue.</p></body></html>', 'text/html'],
    ['text/html', challenge, 'text/html; charset=utf-8'],
    ['text/plain', 'Access Denied', 'text/plain'],
    ['text/vtt', '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', 'application/xml'],
    ['text/plain', challenge, 'text/html'],
    ['text/plain', 'Request blocked. Reference number: 18.2f3a.1699', 'text/plain'],
    ['text/html', '<p>This post is protected. Enter the password.</p>', 'text/html'],
    ['application/srt', '1\n00:00:00,000 --> 00:00:09,000\nTranscript not available\n', 'text/plain'],
    [
      'text/html',
      `<html><head><title>Page not found - Oven Hour</title></head><body>${'<p>Read our latest posts about bread and salt.</p>'.repeat(80)}</body></html>`,
      'text/html',
    ],
  ])('of %s is not quoted: the notes are taken, it is said, and asked for again', async (type, body, sentAs) => {
    serve('/feed', announced(type), 'text/xml');
    serve('/t.x', body, sentAs);
    const report = await run();
    expect(report.outcomes.new).toBe(1);
    expect(report.warnings.map(({ what }) => what).join()).toMatch(/came in its place|of a kind that is not known/);
    const [episode] = await episodes();
    expect(episode?.turns.map(({ voice }) => voice)).toEqual(['notes']);
    expect(episode?.turns[0]?.text).toContain('loaf number 1');
    serve('/t.x', vtt('<v Ada>There it is at last.'), 'text/vtt');
    ahead = 86_400_000;
    expect((await run()).outcomes.updated).toBe(1);
    expect((await episodes())[0]?.turns[0]?.text).toBe('There it is at last.');
  });

  it.each([
    ['a challenge', challenge, 'text/html'],
    ['nothing much', vtt('<v Ada>Soon.'), 'text/vtt'],
    ['an empty file', '', 'text/vtt'],
    ['that it is gone', null, ''],
  ])('leaves the last good version where it was: %s', async (_, body, sentAs) => {
    const words = vtt(
      '<v Ada>Bread is a patient thing, and the oven forgives nobody who hurries.',
      '<v Bob>It forgave me once, and it has never let me forget it since then.',
    );
    serve('/feed', announced('text/vtt'), 'text/xml');
    serve('/t.x', words, 'text/vtt');
    await run();
    const before = (await episodes())[0]?.turns;
    if (body === null) server.files.delete('/t.x');
    else serve('/t.x', body, sentAs);
    for (const title of ['Salt', 'Salt, again']) {
      serve('/feed', announced('text/vtt').replace('Loaf 1', title), 'text/xml');
      ahead += 2 * 86_400_000;
      const report = await run();
      expect(report.outcomes).toMatchObject({ new: 0, updated: 0, failed: 0 });
      expect(report.notTaken.map(({ why }) => why).join()).toContain('the last good version stays');
      expect((await episodes())[0]?.turns).toEqual(before);
    }
    serve('/t.x', words.replace('hurries', 'rushes'), 'text/vtt');
    ahead += 2 * 86_400_000;
    expect((await run()).outcomes.updated).toBe(1);
    expect((await episodes())[0]?.turns[0]?.text).toContain('rushes');
  });
});

it('relative addresses lead on from where they stand', () => {
  const { items, link } = readFeed(
    feed([
      {
        guid: 'g',
        media: '../audio/1.mp3',
        tags: '<podcast:transcript url="t/1.vtt" type="text/vtt"/><link>/e/1</link>',
      },
    ]).replace('https://oven.example/show/', '/home'),
    'https://oven.example/feeds/main.xml',
  );
  expect(link).toBe('https://oven.example/home');
  expect(items[0]).toMatchObject({
    media: 'https://oven.example/audio/1.mp3',
    link: 'https://oven.example/e/1',
    transcripts: [{ url: 'https://oven.example/feeds/t/1.vtt' }],
  });
  expect(readFeed(feed([{ guid: 'g', tags: '<link>n/a</link>' }]), 'https://oven.example/').items[0]?.link).toBeNull();
});

it.each([
  [
    '<entry><id>1</id><title>Salt</title><summary>We salt.</summary></entry>',
    'http://www.w3.org/2005/Atom',
    'feed',
    'Atom',
  ],
  ['<item><title>Salt</title><description>We salt.</description></item>', 'http://purl.org/rss/1.0/', 'rdf:RDF', 'RDF'],
])('a file of another kind of feed is refused by name', async (inside, namespace, tag, name) => {
  const path = join(out, 'feed.xml');
  await writeFile(path, `<?xml version="1.0"?>\n<!-- made -->\n<${tag} xmlns="${namespace}">${inside}</${tag}>`);
  const report = await run({ arguments: [path], out: join(out, 'episodes') });
  expect(report.outcomes).toMatchObject({ new: 0, failed: 1 });
  expect(report.notTaken[0]?.why).toContain(name);
});

describe('a transcript in the notes', () => {
  const talk = Array.from(
    { length: 6 },
    (_, i) =>
      `<p><strong>${i % 2 ? 'Ivo Pell' : 'Mara Quill'}:</strong> This is what is said as number ${i} of what is said, and it is long enough to be somebody’s.</p>`,
  ).join('');

  it.each([
    ['h3', '<p>We bake.</p><h3>Episode Transcript</h3>'],
    ['a line in bold', '<p>We bake.</p><p><b>Transcript:</b></p>'],
    ['another language', '<p>Wir backen.</p><h2>Transkript</h2>'],
    ['a line with ornaments', '<p>We bake.</p><p>=== TRANSCRIPT (auto-generated) ===</p>'],
    ['an invitation', '<p>We bake.</p><details><summary>Click here to read the full transcript</summary>'],
    ['what it is of', '<p>Horneamos.</p><h2>Transcripción completa</h2>'],
    ['nothing', ''],
  ])('under %s is a transcript, and who speaks is known', async (_, above) => {
    serve('/feed', feed([{ guid: 'g', notes: `${above}${talk.repeat(above === '' ? 3 : 1)}` }]), 'text/xml');
    expect((await run()).outcomes.new).toBe(1);
    const [episode] = await episodes();
    const spoken = episode?.turns.filter(({ voice }) => voice === 'speech') ?? [];
    expect(spoken).toHaveLength(above === '' ? 18 : 6);
    expect(new Set(spoken.map(({ speaker }) => speaker))).toEqual(new Set(['mara-quill', 'ivo-pell']));
    expect(spoken.some(({ text }) => /Quill:|Pell:|bake|backen/.test(text))).toBe(false);
  });

  it('ends where something else begins', async () => {
    const after = '<h3>Links and more</h3><p>Buy our oven.</p>'.replace('Links and more', 'Show notes');
    serve('/feed', feed([{ guid: 'g', notes: `<p>We bake.</p><h2>Transcript</h2>${talk}${after}` }]), 'text/xml');
    await run();
    const [episode] = await episodes();
    const spoken = episode?.turns.filter(({ voice }) => voice === 'speech') ?? [];
    expect(spoken).toHaveLength(6);
    expect(episode?.turns.find(({ text }) => text.includes('Buy our oven'))?.voice).toBe('notes');
  });

  it('is found in the description, too, where another text stands before it', async () => {
    const tags = '<content:encoded><![CDATA[<p>We bake.</p>]]></content:encoded>';
    serve('/feed', feed([{ guid: 'g', tags, notes: `<p>We bake.</p><h2>Transcript</h2>${talk}` }]), 'text/xml');
    await run();
    expect((await episodes())[0]?.turns.filter(({ voice }) => voice === 'speech')).toHaveLength(6);
  });

  it('is none where notes only speak of one, or name who is on', () => {
    const read = () => ({ turns: [] });
    expect(embeddedTranscript('<p>Read the transcript on our page.</p><p>We bake.</p>', read)).toBeNull();
    expect(embeddedTranscript('<h2>Transcript</h2><p>Find it on our page.</p>', read)).toBeNull();
  });
});

it('a transcript is no transcript where nobody could have said so little in that time', async () => {
  const tags =
    '<itunes:duration xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">1:02:00</itunes:duration>' +
    '<podcast:transcript url="/t.vtt" type="text/vtt"/>';
  serve('/feed', feed([{ ...note(1), tags }]), 'text/xml');
  serve('/t.vtt', vtt('<v Ada>This one comes tomorrow.'), 'text/vtt');
  const report = await run();
  expect(report.warnings.map(({ what }) => what).join()).toContain('words came for');
  expect((await episodes())[0]?.turns[0]?.voice).toBe('notes');
});

it.each([
  [
    ['#14 – Salt', '13. Rye', 'Ep. 12: Oven', 'Trailer'],
    ['14', '13', '12', null],
  ],
  [
    ['The 39 loaves', 'Oven', 'Episode 5 of a film', 'Rye'],
    [null, null, null, null],
  ],
])('a feed without numbers has those of its titles, where most have one: %j', (titles, numbers) => {
  const { items } = readFeed(feed(titles.map((title, i) => ({ guid: `g${i}`, title }))), 'https://oven.example/');
  expect(items.map(({ number }) => number)).toEqual(numbers);
});
