import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arbitrary } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { type ArchiveCache, readArchive } from '../../src/episodes/archive.ts';
import {
  type Correction,
  correctEpisode,
  correctionsOf,
  type EpisodeCorrection,
  readCorrections,
  type SpeakerCorrection,
} from '../../src/episodes/corrections.ts';
import type { Episode } from '../../src/episodes/episode.ts';
import { readEpisode } from '../../src/episodes/read-episode.ts';
import { openCorrections } from '../../src/import/corrections-file.ts';
import { sourcesWith } from '../../src/import/sources.ts';
import { quoteIds } from '../../src/index/quote-id.ts';
import { fc } from '../harness/properties.ts';
import { importFolder } from '../import/host-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corrections-'));
  cache = new Map();
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (number: number, people: string[], head = ''): string =>
  `---\nshow: The Lamp Hour\nnumber: ${number}\ntitle: Lamp ${number}\n${head}---\n\n${people.map((name, i) => `**${name}:** In number ${number}, part ${i}, the wick was trimmed before the fog came in.`).join('\n\n')}\n`;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const corrections = () => openCorrections({ dir: folder, reload: async () => undefined });
const speaker = (one: Partial<SpeakerCorrection> & { speaker: string }): SpeakerCorrection => ({
  show: null,
  when: null,
  ...one,
});
const facts = (one: Partial<EpisodeCorrection> & { episode: string }): EpisodeCorrection => ({
  file: null,
  when: null,
  ...one,
});
let cache: ArchiveCache;
async function served(): Promise<Map<string, Episode>> {
  const { episodes } = await readArchive(folder, { cache });
  return new Map(episodes.map((episode) => [episode.file, episode]));
}
const names = (episode: Episode | undefined) => episode?.speakers.map(({ name }) => name);
const whoSaid = (episode: Episode | undefined) => episode?.turns.map(({ speaker }) => speaker);

describe('the corrections of an archive', () => {
  it('merge two names through a show, in files that come later too, and leave other shows alone', async () => {
    write('1.md', fileOf(1, ['Ann Lee', 'A. Lee']));
    write('other.md', fileOf(1, ['A. Lee']).replace('The Lamp Hour', 'The Other Hour'));
    await corrections().add(speaker({ speaker: 'A. Lee', name: 'Ann Lee', show: 'The Lamp Hour' }));
    write('2.md', fileOf(2, ['A. Lee', 'Bo Holm']));
    const now = await served();
    expect(names(now.get('1.md'))).toEqual(['Ann Lee']);
    expect(whoSaid(now.get('1.md'))).toEqual(['ann-lee', 'ann-lee']);
    expect(names(now.get('2.md'))).toEqual(['Ann Lee', 'Bo Holm']);
    expect(names(now.get('other.md'))).toEqual(['A. Lee']);
    write('3.md', fileOf(3, ['A. Lee']));
    expect((await served()).get('3.md')?.speakers).toMatchObject([{ name: 'Ann Lee', formerly: ['a-lee'] }]);
  });

  it('read again only what they change, also when they are taken back', async () => {
    for (let n = 1; n <= 5; n++) write(`${n}.md`, fileOf(n, n === 3 ? ['Bo Holm', 'Ann Lee'] : ['Ann Lee']));
    const own: ArchiveCache = new Map();
    const pass = async () => {
      const read: string[] = [];
      const { episodes } = await readArchive(folder, { cache: own, onFile: (_, file) => read.push(file) });
      return { read, names: episodes.map((one) => names(one)?.join()) };
    };
    await pass();
    await corrections().add(speaker({ speaker: 'Bo Holm', name: 'Bo Holmberg' }));
    expect(await pass()).toMatchObject({ read: ['3.md'], names: { 2: 'Bo Holmberg,Ann Lee' } });
    expect((await pass()).read).toEqual([]);
    await corrections().add(speaker({ speaker: 'Bo Holmberg', role: 'guest' }));
    expect((await pass()).read).toEqual(['3.md']);
    await corrections().undo(null);
    await corrections().undo(null);
    expect(await pass()).toMatchObject({ read: ['3.md'], names: { 2: 'Bo Holm,Ann Lee' } });
    expect(await corrections().undo(null)).toBeNull();
  });

  it('correct one of two files of one id, wherever it stands', async () => {
    write('1.md', fileOf(1, ['Ann Lee']));
    write('1b.md', fileOf(1, ['Bo Holm', 'Bo Holm']));
    const before = await served();
    const second = before.get('1b.md')!;
    await corrections().add(facts({ episode: second.id, file: '1b.md', number: '1b' }));
    const now = await served();
    expect([now.get('1.md')?.number, now.get('1b.md')?.number]).toEqual(['1', '1b']);
    expect(now.get('1b.md')?.id).toBe(second.id);
    await corrections().add(facts({ episode: before.get('1.md')!.id, file: '1.md', title: 'The first' }));
    const then = await served();
    expect([then.get('1.md')?.title, then.get('1b.md')?.title]).toEqual(['The first', 'Lamp 1']);
  });

  it('follow an episode whose file is called otherwise by now', async () => {
    write('1.md', fileOf(1, ['Ann Lee']));
    const { id } = (await served()).get('1.md')!;
    await corrections().add(facts({ episode: id, file: '1.md', date: '2020-02-01', link: null, number: null }));
    rmSync(join(folder, '1.md'));
    write('one.md', fileOf(1, ['Ann Lee'], 'link: https://lamps.example/1\n'));
    expect((await served()).get('one.md')).toMatchObject({ id, date: '2020-02-01', link: null, number: null });
  });

  it('keep who is meant by a first name alone, when the full name is corrected', async () => {
    for (let n = 1; n <= 4; n++) write(`${n}.md`, fileOf(n, ['Lenny Rachitsky', 'Ann Lee']));
    write('5.md', fileOf(5, ['Lenny', 'Ann Lee']));
    await corrections().add(speaker({ speaker: 'Lenny Rachitsky', name: 'Leonard Rachitsky' }));
    for (const _ of [1, 2])
      expect([...(await served()).values()].map(names)).toEqual(
        Array.from({ length: 5 }, () => ['Leonard Rachitsky', 'Ann Lee']),
      );
  });

  it('are named with file and line where they are broken, count for nothing then, and are not written over', async () => {
    write('1.md', fileOf(1, ['Ann Lee', 'Bo Holm']));
    write(
      'corrections.yaml',
      'changes:\n  - speaker: Ann Lee\n    name: Anna Lee\n  - speaker: Bo Holm\n  - episode: "?"\n    title: x\n  - just words\n',
    );
    const { episodes, problems } = await readArchive(folder);
    expect(names(episodes[0])).toEqual(['Anna Lee', 'Bo Holm']);
    expect(problems.map(({ file, line, level }) => [file, line, level])).toEqual([
      ['corrections.yaml', 4, 'warning'],
      ['corrections.yaml', 5, 'warning'],
      ['corrections.yaml', 7, 'warning'],
    ]);
    const broken = 'changes:\n  - speaker: "Ann Lee\n    name: Anna Lee\n';
    write('corrections.yaml', broken);
    const without = await readArchive(folder);
    expect(names(without.episodes[0])).toEqual(['Ann Lee', 'Bo Holm']);
    expect(without.problems).toMatchObject([{ file: 'corrections.yaml', line: expect.any(Number), level: 'warning' }]);
    await expect(corrections().add(speaker({ speaker: 'Bo Holm', role: 'host' }))).rejects.toThrow(/broken in line \d/);
    expect(readFileSync(join(folder, 'corrections.yaml'), 'utf8')).toBe(broken);
  });

  it('keep what a person wrote beside them', async () => {
    write(
      'corrections.yaml',
      '# Ask Ann about these.\nchanges:\n  # As she signs.\n  - speaker: Ann Lee\n    name: Anna Lee\n',
    );
    await corrections().add(speaker({ speaker: 'Bo Holm', role: 'host' }));
    await corrections().add(facts({ episode: 'abc', number: null }));
    const text = readFileSync(join(folder, 'corrections.yaml'), 'utf8');
    expect(text).toContain('# Ask Ann about these.');
    expect(text).toContain('# As she signs.');
    expect(readCorrections(text).list.map(({ correction }) => correction)).toMatchObject([
      { speaker: 'Ann Lee', name: 'Anna Lee' },
      { speaker: 'Bo Holm', role: 'host' },
      { episode: 'abc', number: null },
    ]);
    const [first, second] = await corrections().list();
    expect((await corrections().undo(first!.id))?.undone).toMatchObject({ speaker: 'Ann Lee' });
    // Another stands in its place by now.
    expect(await corrections().undo(first!.id)).toBeNull();
    expect(second!.correction).toMatchObject({ speaker: 'Bo Holm' });
  });

  it.skipIf(process.getuid?.() === 0)('say so where the folder may not be written to', async () => {
    chmodSync(folder, 0o555);
    await expect(corrections().add(speaker({ speaker: 'Bo Holm', role: 'host' }))).rejects.toThrow(
      /may not write into the episodes folder/,
    );
  });

  it('are taken along when a folder is imported, once', async () => {
    const from = join(folder, 'from');
    const out = join(folder, 'out');
    mkdirSync(from);
    mkdirSync(out);
    writeFileSync(join(from, '1.md'), fileOf(1, ['Ann Lee']));
    const own = openCorrections({ dir: from, reload: async () => undefined });
    await own.add(speaker({ speaker: 'Ann Lee', name: 'Anna Lee', show: 'The Lamp Hour' }));
    const { id } = (await readArchive(from)).episodes[0]!;
    await own.add(facts({ episode: id, file: '1.md', title: 'The wick' }));
    const take = () => importFolder(from, out, { sources: sourcesWith({ clock: systemClock(), allowPrivate: false }) });
    expect((await take()).outcomes.failed).toBe(0);
    await take();
    const { episodes, problems } = await readArchive(out);
    expect(problems).toEqual([]);
    expect(episodes).toMatchObject([{ id, title: 'The wick', speakers: [{ name: 'Anna Lee' }] }]);
    expect(readCorrections(readFileSync(join(out, 'corrections.yaml'), 'utf8')).list).toHaveLength(2);
  });
});

const somebody = fc.constantFrom('Ann Lee', 'A. Lee', 'Bo Holm', 'ANN LEE', '李安', 'Nobody Here', '…');
const line = fc.oneof(somebody, fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }));
const correction: Arbitrary<Correction> = fc.oneof(
  fc.record({
    speaker: somebody,
    name: fc.option(line, { nil: undefined }),
    role: fc.option(line, { nil: undefined }),
    show: fc.constantFrom(null, 'The Lamp Hour', 'Elsewhere'),
    when: fc.constant(null),
  }),
  fc.record({
    episode: fc.constantFrom('own', 'elsewhere'),
    file: fc.constant(null),
    title: fc.option(line, { nil: undefined }),
    number: fc.option(line, { nil: undefined }),
    date: fc.constantFrom(undefined, null, '2020-01-01'),
    link: fc.constantFrom(undefined, null, 'https://x.example/'),
    when: fc.constant(null),
  }),
);

it('whatever is corrected, words, times and the ids of episode, turns and quotes stay, and every turn has its speaker', () => {
  const read = readEpisode('1.md', fileOf(1, ['Ann Lee', 'A. Lee', 'Bo Holm', '李安', 'Ann Lee'])).episode!;
  fc.assert(
    fc.property(fc.array(correction, { maxLength: 8 }), (list) => {
      const all = list.map(
        (one): Correction => ('episode' in one && one.episode === 'own' ? { ...one, episode: read.id } : one),
      );
      const own = correctionsOf([read], all).get(read.file) ?? [];
      const now = correctEpisode(read, own);
      const unsaid = ({ turns }: Episode) => turns.map(({ speaker: _, ...turn }) => turn);
      expect(now.id).toBe(read.id);
      expect(unsaid(now)).toEqual(unsaid(read));
      const quotes = read.turns.map(({ index, text }) => ({ turn: index, start: 0, end: text.length }));
      expect(quoteIds(now.id, now.turns, quotes)).toEqual(quoteIds(read.id, read.turns, quotes));
      const ids = now.speakers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { speaker: said } of now.turns) expect(ids).toContain(said);
      // Read as corrected, the same corrections are its own: nothing is read again for ever.
      expect(correctionsOf([now], all).get(read.file) ?? []).toEqual(own);
      // What was one person stays one, so that only a merge joins.
      for (const [i, turn] of read.turns.entries())
        for (const [j, other] of read.turns.entries())
          if (turn.speaker === other.speaker) expect(now.turns[i]?.speaker).toBe(now.turns[j]?.speaker);
    }),
  );
});
