import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { readEpisode } from '../../src/episodes/read-episode.ts';
import { type ImportRun, SourceError } from '../../src/import/import.ts';
import { nothingOf } from '../../src/import/imported.ts';
import { readRecord } from '../../src/import/native.ts';
import { createTally } from '../../src/import/report.ts';
import { safeName, targetPath } from '../../src/import/run.ts';
import { importFolder } from './host-folder.ts';

let folder: string;
let from: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  from = join(folder, 'from');
  out = join(folder, 'out');
  await mkdir(from);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (path: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(join(from, path)), { recursive: true });
  await writeFile(join(from, path), content);
};
const run = (options: Partial<ImportRun> = {}) => importFolder(from, out, options);
const tree = async (): Promise<string[]> =>
  (await readdir(out, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(out.length + 1))
    .sort();
const written = (path: string): Promise<string> => readFile(join(out, path), 'utf8');

const TALK = '**Ann Bell:** Hello there.\n\n**Bob Cole:** [00:01:02] Yes.\n\n**Ann Bell:** Right.\n';
const VTT =
  'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Bell>Note: *this* is [laughs] R&amp;D,\n\n00:04.000 --> 00:06.500\n<v Ann Bell>1. and <b>more</b> [inaudible] #of_it.\n\n00:07.000 --> 00:08.000\nNobody: said this.\n\n00:09.000 --> 00:10.000\n<v Bob Cole>- Yes.\n';

describe('an import', () => {
  it('knows the day of 8/1/2023 by a file of its folder that can be read in one way only', async () => {
    const dated = (date: string): string => `---\ndate: ${date}\n---\n${TALK}`;
    await put('day first/ep-1.md', dated('8/1/2023'));
    await put('day first/ep-2.md', dated('22/1/2023'));
    await put('month first/ep-1.md', dated('8/1/2023'));
    await put('month first/ep-2.md', dated('8/22/2023'));
    await put('both/ep-1.md', dated('8/1/2023'));
    await put('both/ep-2.md', dated('8/22/2023'));
    await put('both/ep-3.md', dated('22/8/2023'));
    const report = await run();
    const { episodes } = await readArchive(out);
    const dateOf = (show: string): (string | null)[] => episodes.filter((e) => e.show === show).map((e) => e.date);
    expect(dateOf('day first')).toEqual(['2023-01-08', '2023-01-22']);
    expect(dateOf('month first')).toEqual(['2023-08-01', '2023-08-22']);
    expect(dateOf('both')).toEqual([null, '2023-08-22', '2023-08-22']);
    expect(report.warnings.map(({ what }) => what)).toEqual(['`date` is not as expected and was ignored']);
  });

  it('writes text as it came, with the lines above it that are known', async () => {
    await put('my show/ep-012.md', TALK);
    const report = await run();
    expect(report).toMatchObject({
      files: 1,
      outcomes: { new: 1, failed: 0 },
      turns: 3,
      labelled: 3,
      timed: 1,
      speakers: [
        { name: 'Ann Bell', episodes: 1 },
        { name: 'Bob Cole', episodes: 1 },
      ],
    });
    const content = await written('my-show/ep-012.md');
    expect(content).toMatch(/^---\nshow: my show\nnumber: "12"\nimported: \{ from: "my show\/ep-012.md", .*\}\n---\n/);
    expect(content.endsWith(`---\n${TALK}`)).toBe(true);
  });

  it('leaves front matter as it stands, comments and other tools’ keys included', async () => {
    await put(
      's/a.md',
      '---\n# mine\ntitle:   "A: b"\nmood: odd\n---\n\nAnn: one.\n\nBob: two.\n\nAnn: three.\n\nBob: four.\n',
    );
    await run({ show: 'The Show' });
    expect(await written('the-show/a.md')).toContain(
      '---\n# mine\ntitle:   "A: b"\nmood: odd\nshow: The Show\nimported: ',
    );
  });

  it('writes captions as turns that read just as the captions do', async () => {
    await put('s/1.vtt', VTT);
    const report = await run();
    expect(report.warnings).toEqual([]);
    const [before, after] = [
      readEpisode('s/1.vtt', VTT).episode!,
      readEpisode('s/1.md', await written('s/1.md')).episode!,
    ];
    expect(
      after.turns.map(({ text, speaker, start, anchors, gaps }) => ({ text, speaker, start, anchors, gaps })),
    ).toEqual(before.turns.map(({ text, speaker, start, anchors, gaps }) => ({ text, speaker, start, anchors, gaps })));
    expect(after.turns[0]!.text).toBe('Note: *this* is R&D, 1. and more #of_it.');
    expect(after.turns[1]!.speaker).toBeNull();
  });

  it('changes nothing when it runs again, and updates what changed', async () => {
    await put('s/1.vtt', VTT);
    await put('s/2.md', TALK);
    await run();
    const first = await Promise.all((await tree()).map(written));
    expect((await run()).outcomes).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
    expect(await Promise.all((await tree()).map(written))).toEqual(first);
    await put('s/2.md', TALK.replace('Right.', 'Wrong.'));
    expect((await run()).outcomes).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await written('s/2.md')).toContain('Wrong.');
  });

  it('never writes over what a person changed, unless told to', async () => {
    await put('s/2.md', TALK);
    await run();
    const mine = (await written('s/2.md')).replace('Hello there.', 'Hello, dear.');
    await writeFile(join(out, 's/2.md'), mine);
    expect((await run()).outcomes.unchanged).toBe(1);
    await put('s/2.md', TALK.replace('Right.', 'Wrong.'));
    const report = await run();
    expect(report.outcomes.kept).toBe(1);
    expect(report.notTaken[0]!.why).toMatch(/changed by hand.*--force/);
    expect(await written('s/2.md')).toBe(mine);
    expect((await run({ force: true })).outcomes.updated).toBe(1);
    expect(await written('s/2.md')).toContain('Wrong.');
  });

  it('never writes over a file that it did not write', async () => {
    await put('s/2.md', TALK);
    await mkdir(join(out, 's'), { recursive: true });
    await writeFile(join(out, 's/2.md'), 'mine');
    expect((await run()).outcomes.kept).toBe(1);
    expect(await written('s/2.md')).toBe('mine');
  });

  it('warns of a talk in which nobody is named, and so does a check of what it wrote', async () => {
    const said = ['The mill is old.', 'The wheel is older.', 'And who grinds at night?'];
    const talk = [...said, ...said]
      .map((words, i) => `◆ ${i % 2 ? 'Hazel Brook' : 'Idris Quill'}> ${words}`)
      .join('\n');
    await put('s/1.md', talk);
    await put('s/2.md', `---\nkind: notes\n---\n${talk}`);
    const [warned, ...others] = (await run()).warnings.map(({ what }) => what);
    expect(warned).toMatch(/^it looks like a conversation, but nobody is named/);
    expect(others).toEqual([]);
    const { problems } = await readArchive(out);
    expect(problems).toMatchObject([{ file: 's/1.md', what: warned, level: 'warning' }]);
    const at = (await written('s/1.md')).split('\n')[(problems[0]?.line ?? 0) - 1];
    expect(at).toMatch(/^◆ Idris Quill>/);
  });

  it('writes nothing on a dry run, and says the same', async () => {
    await put('s/2.md', TALK);
    expect((await run({ dryRun: true })).outcomes.new).toBe(1);
    expect(await tree()).toEqual([]);
  });

  it('takes the best of the formats that a program exported side by side, and keeps other files of one name apart', async () => {
    await put('s/1.vtt', VTT);
    await put(
      's/1.srt',
      '1\n00:00:01,000 --> 00:00:04,000\nNote: this is R&D, 1. and more #of_it. Nobody: said this. Yes.\n',
    );
    await put('s/1.md', '---\nkind: notes\n---\nWe talk.\n');
    const report = await run();
    expect(await tree()).toEqual(['s/1.md', 's/1.vtt.md']);
    expect(report.notTaken).toEqual([
      expect.objectContaining({ origin: 's/1.srt', outcome: 'skipped', why: 'the same transcript as s/1.vtt' }),
    ]);
  });

  it('goes on past what cannot be read, and says file, line and remedy', async () => {
    await put('s/1.json', '{"segments": [\n{"bo');
    await put('s/2.md', TALK);
    await put('s/3.md', new Uint8Array([0, 1, 2, 3]));
    const report = await run();
    expect(report.outcomes).toMatchObject({ new: 1, failed: 2 });
    expect(report.notTaken[0]).toMatchObject({ origin: 's/1.json', line: 2, remedy: expect.any(String) });
  });

  it('reports what it did not take in the order of its names, whichever was read first', () => {
    const tally = createTally();
    for (const origin of ['s/3.md', 's/1.json', 's/2.md'])
      tally.add({ ...nothingOf(origin, 'failed'), why: 'it cannot be read' });
    expect(tally.report().notTaken.map(({ origin }) => origin)).toEqual(['s/1.json', 's/2.md', 's/3.md']);
  });

  it('uses the lines beside a file and the show’s own', async () => {
    await put(
      's/show.yaml',
      'show: The Show\nmoment: "{url}#t={seconds}"\nspeakers: [{ name: Ann Bell, role: host }, { name: Not There }]\n',
    );
    await put('s/1.vtt', VTT);
    await put('s/1.yaml', 'title: First\nlink: https://a.b/1\n');
    await run();
    const e = (await readArchive(out)).episodes[0]!;
    expect(e).toMatchObject({
      show: 'The Show',
      title: 'First',
      link: 'https://a.b/1',
      moment: '{url}#t={seconds}',
      number: '1',
    });
    expect(e.speakers.map((s) => [s.name, s.role])).toEqual([
      ['Ann Bell', 'host'],
      ['Bob Cole', undefined],
    ]);
  });

  it('can be stopped between two files and run again', async () => {
    for (let i = 1; i <= 6; i++) await put(`s/${i}.md`, TALK);
    const stop = new AbortController();
    const report = await run({
      signal: stop.signal,
      concurrency: 1,
      onResult: (_, done) => done === 2 && stop.abort(),
    });
    expect(report).toMatchObject({ stopped: true, outcomes: { new: 2 } });
    expect((await tree()).every((f) => f.endsWith('.md'))).toBe(true);
    expect((await run()).outcomes).toMatchObject({ new: 4, unchanged: 2 });
  });

  it('says plainly that there is nothing at a place', async () => {
    await expect(run({ arguments: [join(folder, 'nowhere')] })).rejects.toThrow(SourceError);
  });

  it('stays inside the episodes folder whatever a name holds', () => {
    expect(targetPath({ path: '../../etc/../passwd.vtt' }, null)).toBe('etc/passwd.md');
    expect(targetPath({ path: 'a/b\\..\\..\\c:d*?.srt' }, null)).toBe('b/c-d.md');
    expect(targetPath({ path: 'x/1.md' }, '../../Root & Co.')).toBe('root-co/1.md');
    expect(targetPath({ path: '/.hidden/…/…' }, '…')).toMatch(/^x-\w+\/x-\w+\.md$/);
    expect(safeName('con.md')).toBe('_con.md');
    expect(safeName('é'.repeat(300)).length).toBeLessThanOrEqual(100);
  });

  it('recognises its own hand, and no other', () => {
    expect(readRecord('---\ntitle: x\n---\nimported: no')).toBeNull();
  });
});
