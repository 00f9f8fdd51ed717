import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { findSameWords } from '../../src/episodes/recordings.ts';
import type { ImportRun } from '../../src/import/import.ts';
import { importFolder } from './host-folder.ts';

let folder: string;
let from: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  from = join(folder, 'bakery');
  out = join(folder, 'archive');
  await mkdir(from);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (path: string, content: string, root = from): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
};
const run = (options: Partial<ImportRun> = {}) => importFolder(from, out, options);
const tree = async (root = out): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
const served = async (root = out) => (await readArchive(root)).episodes;

const ENGLISH = [
  'Bread is a patient thing, and you have to wait for it.',
  'I have never waited for anything in my life.',
  'Then the crust is what you deserve, and it is not good.',
  'We could talk about the oven that was in the old house.',
];
const GERMAN = [
  'Brot ist eine geduldige Sache, und man muss darauf warten.',
  'Ich habe noch nie in meinem Leben auf etwas gewartet.',
  'Dann ist die Kruste das, was du verdienst, und sie ist nicht gut.',
  'Wir könnten auch über den Ofen reden, der in dem alten Haus war.',
];
const seconds = (i: number): string => `00:00:${String(i * 4).padStart(2, '0')}`;
const srt = (lines: readonly string[]): string =>
  lines.map((line, i) => `${i + 1}\n${seconds(i)},000 --> ${seconds(i + 1)},000\n${line}\n`).join('\n');
const vtt = (lines: readonly string[], name?: string): string =>
  `WEBVTT\n\n${lines.map((line, i) => `${seconds(i)}.000 --> ${seconds(i + 1)}.000\n${name ? `<v ${name}>` : ''}${line}\n`).join('\n')}`;
const tsv = (lines: readonly string[]): string =>
  `start\tend\ttext\n${lines.map((line, i) => `${i * 4000}\t${(i + 1) * 4000}\t${line}\n`).join('')}`;
const json = (lines: readonly string[], language = 'en'): string =>
  JSON.stringify({
    text: lines.join(' '),
    segments: lines.map((text, id) => ({ id, start: id * 4, end: id * 4 + 4, text: ` ${text}` })),
    language,
  });
const five = async (stem: string, lines: readonly string[], root = from): Promise<void> => {
  await put(`${stem}.txt`, `${lines.join('\n')}\n`, root);
  await put(`${stem}.srt`, srt(lines), root);
  await put(`${stem}.vtt`, vtt(lines), root);
  await put(`${stem}.tsv`, tsv(lines), root);
  await put(`${stem}.json`, json(lines), root);
};

describe('the files that a program writes of one recording', () => {
  it('are one episode, the richest, and the others are named', async () => {
    await five('loaf 12', ENGLISH);
    const report = await run();
    expect(report.outcomes).toMatchObject({ new: 1, skipped: 4, failed: 0 });
    expect(report.notTaken.map(({ origin, why }) => [origin, why])).toEqual(
      ['srt', 'tsv', 'txt', 'vtt'].map((x) => [`loaf 12.${x}`, 'the same transcript as loaf 12.json']),
    );
    expect((await served()).map(({ turns }) => turns.map(({ text }) => text).join(' '))).toEqual([ENGLISH.join(' ')]);
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 1, skipped: 4 });
  });

  it('are one episode where each is named by itself, as a shell does', async () => {
    await five('loaf', ENGLISH);
    const files = (await tree(from)).map((file) => join(from, file));
    expect((await run({ arguments: files })).outcomes).toMatchObject({ new: 1, skipped: 4 });
    // One alone is what is wanted.
    await rm(out, { recursive: true });
    expect((await run({ arguments: [join(from, 'loaf.srt')] })).outcomes).toMatchObject({ new: 1, skipped: 0 });
  });

  it('are one episode where they are put straight into the episodes folder', async () => {
    await five('bakery/loaf', ENGLISH, out);
    await five('bakery/roll', GERMAN, out);
    const archive = await readArchive(out);
    expect(archive.episodes.map(({ file }) => file)).toEqual(['bakery/loaf.json', 'bakery/roll.json']);
    expect(archive.problems.filter(({ level }) => level === 'skipped')).toHaveLength(8);
    expect(archive.problems.filter(({ level }) => level !== 'skipped')).toEqual([]);
  });

  it.each(['imported', 'put there'])('are one episode where each format has its folder, %s', async (how) => {
    const root = how === 'imported' ? from : join(out, 'bakery');
    await put('srt/loaf.srt', srt(ENGLISH), root);
    await put('json/loaf.json', json(ENGLISH), root);
    await put('txt/loaf.txt', `${ENGLISH.join('\n')}\n`, root);
    if (how === 'imported') expect((await run({ show: 'Oven Hour' })).outcomes).toMatchObject({ new: 1, skipped: 2 });
    const { episodes, problems } = await readArchive(out);
    expect(episodes).toHaveLength(1);
    expect(problems.filter(({ level }) => level !== 'skipped')).toEqual([]);
  });

  it('give way to the one that somebody put the names into', async () => {
    await put('loaf.json', json(ENGLISH));
    await put('loaf.md', ENGLISH.map((line, i) => `**${i % 2 ? 'Ivo Pell' : 'Mara Quill'}:** ${line}`).join('\n\n'));
    await run();
    const [episode, ...more] = await served();
    expect(more).toEqual([]);
    expect(episode?.speakers.map(({ name }) => name)).toEqual(['Mara Quill', 'Ivo Pell']);
  });

  it('lose nothing to a file of the same name that is something else', async () => {
    await put('loaf.vtt', vtt(ENGLISH));
    await put('loaf.json', '{"version": "1.2.0", "chapters": []}');
    await put('loaf.srt', srt(ENGLISH.slice(0, 1)));
    const report = await run();
    expect(report.notTaken.find(({ origin }) => origin === 'loaf.srt')?.why).toBe('the same transcript as loaf.vtt');
    expect((await served()).map(({ turns }) => turns.map(({ text }) => text).join(' '))).toEqual([ENGLISH.join(' ')]);
  });

  it('stay two where the words are others', async () => {
    await put(
      'loaf.md',
      `---\nkind: notes\n---\nToday the two of them speak of ovens, crusts, and what patience is worth.\n`,
    );
    await put('loaf.vtt', vtt(ENGLISH));
    expect((await run()).outcomes).toMatchObject({ new: 2, skipped: 0 });
  });
});

describe('a translation', () => {
  it.each([
    ['with its language in its name', 'loaf.srt', srt(GERMAN), 'loaf.en.srt', srt(ENGLISH)],
    ['of the same name', 'loaf.vtt', vtt(GERMAN, 'Mara'), 'loaf.srt', srt(ENGLISH)],
    [
      'beside what a downloader calls the spoken language',
      'loaf.de-orig.vtt',
      vtt(GERMAN),
      'loaf.en.vtt',
      vtt(ENGLISH),
    ],
    ['named by a program for video', 'loaf.srt', srt(GERMAN), 'loaf.eng.srt', srt(ENGLISH)],
    ['named by a downloader', 'loaf.srt', srt(GERMAN), 'loaf [English (auto-generated)].srt', srt(ENGLISH)],
    ['in a folder of its own', 'loaf.srt', srt(GERMAN), 'en/loaf.srt', srt(ENGLISH)],
    ['named in words', 'loaf.txt', `${GERMAN.join(' ')}\n`, 'loaf (english).txt', `${ENGLISH.join(' ')}\n`],
  ])('%s is kept as such, and is no second episode', async (_, original, words, translated, theirs) => {
    await put(original, words);
    await put(translated, theirs);
    const report = await run({ show: 'Oven Hour' });
    expect(report.outcomes).toMatchObject({ new: 1, skipped: 1, failed: 0 });
    expect(report.notTaken[0]).toMatchObject({ origin: translated, outcome: 'skipped' });
    expect(report.notTaken[0]?.why).toMatch(/^it is a translation of loaf.* \(English\): kept as oven-hour\/loaf/);
    expect(await tree()).toHaveLength(2);
    const archive = await readArchive(out);
    expect(archive.episodes.map(({ turns }) => turns[0]?.text.slice(0, 8))).toEqual(['Brot ist']);
    expect(archive.problems).toEqual([expect.objectContaining({ level: 'skipped' })]);
    expect((await run({ show: 'Oven Hour' })).outcomes).toMatchObject({ new: 0, unchanged: 1, skipped: 1 });
  });

  it('alone is the episode', async () => {
    await put('loaf.en.srt', srt(ENGLISH));
    await put('roll.de.srt', srt(GERMAN));
    await run();
    expect(await served()).toHaveLength(2);
  });
});

describe('a second import', () => {
  it.each(['of another show', 'of a renamed file'])('%s makes no second copy', async (how) => {
    await put('Ep 3 Loaf.vtt', vtt(ENGLISH));
    await run();
    if (how === 'of a renamed file') await rename(join(from, 'Ep 3 Loaf.vtt'), join(from, 'Ep 4 Loaf.vtt'));
    const report = await run(how === 'of another show' ? { show: 'Oven Hour' } : {});
    expect(report.outcomes).toMatchObject({ new: 0, updated: 1 });
    expect(await tree()).toHaveLength(1);
    const [episode] = await served();
    expect([episode?.show, episode?.number]).toEqual(how === 'of another show' ? ['Oven Hour', '3'] : ['bakery', '4']);
  });

  it('takes away nothing that somebody wrote', async () => {
    await put('loaf.vtt', vtt(ENGLISH));
    await run();
    const mine = (await readFile(join(out, 'bakery/loaf.md'), 'utf8')).replace(
      'show:',
      'link: https://a.example\nshow:',
    );
    await writeFile(join(out, 'bakery/loaf.md'), mine);
    const report = await run({ show: 'Oven Hour' });
    expect(report.outcomes.kept).toBe(1);
    expect(report.notTaken[0]?.why).toMatch(/bakery\/loaf\.md, which was changed by hand; use --force/);
    expect(await tree()).toEqual(['bakery/loaf.md']);
    expect(await readFile(join(out, 'bakery/loaf.md'), 'utf8')).toBe(mine);
  });

  it('of one file under two names takes one, the same each time', async () => {
    await put('a/loaf.vtt', vtt(ENGLISH));
    await put('b/a loaf.srt', srt(ENGLISH));
    for (let i = 0; i < 3; i++) {
      const report = await run();
      expect(report.notTaken.map(({ origin, why }) => [origin, why])).toEqual([
        ['b/a loaf.srt', 'the same words as a/loaf.vtt'],
      ]);
      expect(await tree()).toEqual(['a/loaf.md']);
    }
  });

  it('of a poorer file leaves the richer one', async () => {
    await put('loaf.vtt', vtt(ENGLISH, 'Mara Quill'));
    await run();
    await rm(join(from, 'loaf.vtt'));
    await put('bread.txt', `${ENGLISH.join('\n')}\n`);
    const report = await run();
    expect(report.outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 1 });
    expect((await served())[0]?.speakers).toHaveLength(1);
    // And a richer one takes its place.
    await rm(out, { recursive: true });
    await run();
    await rm(join(from, 'bread.txt'));
    await put('bread.vtt', vtt(ENGLISH, 'Mara Quill'));
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 1 });
    expect((await served())[0]?.speakers).toHaveLength(1);
  });

  it('takes what the lines beside a file correct', async () => {
    await put('loaf.vtt', vtt(ENGLISH));
    await run();
    await put('loaf.yaml', 'title: A better title\n');
    expect((await run()).outcomes).toMatchObject({ updated: 1 });
    expect((await served())[0]?.title).toBe('A better title');
  });
});

it('the same words under two names are found by a check', async () => {
  await put('a/loaf.vtt', vtt(ENGLISH), out);
  await put('b/other.txt', `${ENGLISH.join('\n')}\n`, out);
  await put('b/roll.vtt', vtt(GERMAN), out);
  expect(findSameWords(await served()).map(({ file, what }) => [file, what])).toEqual([
    ['b/other.txt', 'it holds the same words as a/loaf.vtt (a loaf)'],
  ]);
});

describe('what is not taken', () => {
  it('is named, each with its reason', async () => {
    await put('loaf.vtt', vtt(ENGLISH));
    for (const name of [
      'loaf.mp3',
      'cover.png',
      'README.md',
      'old.zip',
      'half.vtt.part',
      'loaf.vtt~',
      'lone.yaml',
      'make.py',
      'desktop.ini',
      '.hidden',
    ])
      await put(name, 'x');
    const report = await run();
    expect(Object.fromEntries(report.notTaken.map(({ origin, why }) => [origin, why]))).toEqual({
      'loaf.mp3': 'it is sound or video, not a transcript',
      'cover.png': 'it is a picture',
      'README.md': 'by its name it is about the folder, not an episode',
      'old.zip': 'it is a packed archive',
      'half.vtt.part': 'a program is still writing it, or left it behind half done',
      'loaf.vtt~': 'it is a spare copy that an editor made',
      'make.py': 'it is a program or a part of a page, not a transcript',
      'desktop.ini': 'it is a record or settings of some program, not a transcript',
      'lone.yaml': 'no transcript of that name is beside it',
    });
    const { problems } = await readArchive(from);
    expect(problems.filter(({ level }) => level !== 'warning').map(({ file, level }) => [file, level])).toEqual(
      [
        'README.md',
        'cover.png',
        'desktop.ini',
        'half.vtt.part',
        'loaf.mp3',
        'loaf.vtt~',
        'make.py',
        'old.zip',
        'lone.yaml',
      ].map((file) => [file, 'skipped']),
    );
  });

  it('an empty folder says so', async () => {
    expect((await run()).notTaken).toEqual([
      expect.objectContaining({ origin: from, why: 'there are no files in this folder' }),
    ]);
    await put('loaf.mp3', 'x');
    expect((await run()).notTaken.map(({ why }) => why)).toContain('none of the files in this folder is an episode');
    expect((await readArchive(from)).problems.map(({ file, level }) => [file, level])).toContainEqual([
      './',
      'warning',
    ]);
  });
});

describe('what the show is called', () => {
  it('is said where only the folder’s name says so, and can be mended', async () => {
    await put('loaf.vtt', vtt(ENGLISH));
    expect((await run()).shows).toEqual([{ name: 'bakery', episodes: 1, byFolder: true }]);
    await put('show.yaml', 'show: Oven Hour\n');
    expect((await run()).shows).toEqual([{ name: 'Oven Hour', episodes: 1, byFolder: false }]);
    expect((await served()).map(({ show }) => show)).toEqual(['Oven Hour']);
    expect(await tree()).toHaveLength(1);
  });

  it('is nothing where the folder is called after what is in it, and a warning says what to do', async () => {
    const accidental = join(folder, 'in');
    await put('loaf.vtt', vtt(ENGLISH), accidental);
    const report = await run({ arguments: [accidental] });
    expect(report.warnings.map(({ what }) => what)).toEqual([
      'no show is named, and the folder "in" is not called after one',
    ]);
    expect(await served()).toMatchObject([{ show: '' }]);
    expect((await run({ arguments: [accidental], show: 'Oven Hour' })).warnings).toEqual([]);
    expect(await served()).toMatchObject([{ show: 'Oven Hour' }]);
  });
});

it.each(['imported', 'put there'])('in a folder whose files are counted each has its number, %s', async (how) => {
  const root = how === 'imported' ? from : join(out, 'bakery');
  for (const [i, name] of ['8-salt', '9-rye', '10-oven', '11-crust'].entries())
    await put(`${name}.vtt`, vtt(ENGLISH.map((line) => `${line} It was day ${name} of ${i}.`)), root);
  if (how === 'imported') await run();
  expect((await served()).map(({ number, title }) => `${number} ${title}`).sort()).toEqual([
    '10 oven',
    '11 crust',
    '8 salt',
    '9 rye',
  ]);
});

it('a title that comes again on another day is another episode, and nobody is warned', async () => {
  const news = (day: string, title = 'News'): string =>
    `---\nshow: Oven Hour\ntitle: ${title}\ndate: 2024-01-${day}\n---\n\n**Ada:** ${ENGLISH.join(` On day ${day}. `)}\n`;
  for (const day of ['01', '02']) await put(`day-of-${day === '01' ? 'bread' : 'salt'}.md`, news(day), out);
  await put('again.md', news('02'), out);
  await put('other.md', news('02').replace('crust', 'loaf'), out);
  const { episodes, problems } = await readArchive(out);
  expect(new Set(episodes.map(({ id }) => id)).size).toBe(3);
  expect(problems.map(({ file }) => file).sort()).toEqual(['day-of-salt.md', 'other.md']);
});

it('notes and a transcript with only their folder’s name are told apart, neither called after a format', async () => {
  await put('ep-7/index.md', '---\ntitle: Loaf\n---\n\nWe talk about bread, and about an oven that nobody has seen.\n');
  await put('ep-7/transcript.vtt', vtt(ENGLISH, 'Mara Quill'));
  await run();
  expect(await tree()).toEqual(['ep-7.md', 'ep-7.vtt.md']);
  expect((await served()).map(({ title }) => title)).toEqual(['Loaf', 'Episode 7']);
});
