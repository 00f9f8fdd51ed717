import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { runImport } from '../../src/import/import.ts';
import { sourcesWith } from '../../src/import/sources.ts';
import { createPainter } from '../../src/pictures/draw.ts';
import { imageFacts } from '../../src/pictures/image-file.ts';
import { createLooks, feedCover, plainLook } from '../../src/pictures/looks.ts';
import { type Loopback, openLoopback, rss, vtt } from '../feeds/loopback.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { solidPng } from './pixels.ts';

const painter = createPainter();
const picture = solidPng(300, [0xd7, 0x26, 0x3d]);
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'looks-'));
  await mkdir(join(dir, 'show/season'), { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

describe('the look of a show', () => {
  const faults: string[] = [];
  const lookOf = (file: string) =>
    createLooks({ dir, pictures: painter, onFault: (at, what) => faults.push(`${at}: ${what}`) })(file);
  beforeEach(() => void faults.splice(0));
  const write = (path: string, content: string | Uint8Array) => writeFile(join(dir, path), content);

  it('is what the nearest show.yaml says', async () => {
    await write('show/show.yaml', 'show: The Hour\ncolour: "#D23"\ncover: art.png\n');
    await write('show/art.png', picture);
    const look = await lookOf('show/season/12.md');
    expect(look.colour).toBe('#dd2233');
    expect(imageFacts(look.cover ?? new Uint8Array())).toEqual({ format: 'png', width: 240, height: 240 });
    expect(faults).toEqual([]);
    expect(await lookOf('other/12.md')).toEqual(plainLook);
  });

  it('is the cover of the feed where nothing else is said, and takes its colour', async () => {
    await write(`show/${feedCover}`, picture);
    const look = await lookOf('show/12.md');
    expect(look.cover).not.toBeNull();
    expect(look.colour).toBe('#d7263d');
  });

  it.each([
    ['mistakes', ']\n'],
    ['quoted words side by side', '"a" "b"\n'],
    ['levels', '['],
    ['tabs', '\t- a\n'],
  ])('is told of a show.yaml full of %s as soon as of any', async (_what, piece) => {
    await growsNoFaster(
      piece,
      async (length) => {
        await write('show/show.yaml', piece.repeat(length / piece.length));
        expect(await lookOf('show/12.md')).toEqual(plainLook);
      },
      [6_000, 60_000],
    );
  });

  it.each([
    ['a file that is no picture', 'cover: art.png', 'art.png', 'no picture'],
    ['a file that is not there', 'cover: nothing.png', null, ''],
    ['a place outside of the archive', 'cover: ../../../../etc/hostname', null, ''],
    ['an address', 'cover: https://example.com/x.png', null, ''],
    ['no colour', 'colour: red', null, ''],
  ])('does without %s, and says so', async (_what, yaml, name, content) => {
    await write('show/show.yaml', `${yaml}\n`);
    if (name) await write(`show/${name}`, content);
    expect(await lookOf('show/12.md')).toEqual(plainLook);
    expect(faults.length).toBeGreaterThan(0);
  });

  it('follows no link out of the archive', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'secret.png'), picture);
    await symlink(join(outside, 'secret.png'), join(dir, 'show/art.png'));
    await write('show/show.yaml', 'cover: art.png\n');
    expect(await lookOf('show/12.md')).toEqual(plainLook);
    expect(faults.join()).toContain('leads out');
    await rm(outside, { recursive: true });
  });
});

describe('the cover of a feed', () => {
  let server: Loopback;
  beforeEach(async () => {
    server = await openLoopback();
  });
  afterEach(() => server.close());
  const run = () =>
    runImport({
      sources: sourcesWith({ clock: systemClock(), allowPrivate: true }),
      arguments: [`${server.origin}/feed.xml`],
      out: dir,
      show: null,
      dryRun: false,
      force: false,
      signal: new AbortController().signal,
      now: () => 0,
    });
  const serve = (cover: Uint8Array | null) => {
    server.files.set(
      '/feed.xml',
      rss(server.origin, [{ number: 1 }], `<itunes:image href="${server.origin}/art.jpg"/>`),
    );
    server.files.set('/t/1.vtt', vtt('<v Ada>These are the words of number one.', '<v Bob>So they are.'));
    if (cover)
      server.files.set('/art.jpg', (_request, response) => void response.writeHead(200, { etag: '"a"' }).end(cover));
  };
  const kept = () => readFile(join(dir, 'the-example-hour', feedCover)).catch(() => null);

  it('is fetched with the episodes and kept small beside them', async () => {
    serve(picture);
    await run();
    expect(imageFacts((await kept()) ?? new Uint8Array())).toEqual({ format: 'png', width: 240, height: 240 });
    expect((await createLooks({ dir, pictures: painter })('the-example-hour/1-example-1.md')).cover).not.toBeNull();
  });

  it.each([
    ['is not there', null],
    ['is no picture', Buffer.from('<html>no</html>')],
    [
      'is said to be of a size that would fill the memory',
      Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff0806000000', 'hex'),
    ],
  ])('that %s is left, and the episodes are taken', async (_what, bytes) => {
    serve(bytes);
    const report = await run();
    expect(await kept()).toBeNull();
    expect(JSON.stringify(report)).not.toContain('"failed":1');
    expect(await readFile(join(dir, 'the-example-hour/1-example-1.md'), 'utf8')).toContain('These are the words');
  });
});
