import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Archive, readArchive } from '../../src/episodes/archive.ts';
import { standsIn } from '../../src/episodes/canonical.ts';
import type { Episode, Turn } from '../../src/episodes/episode.ts';
import { projectRoot } from '../../src/paths.ts';

const folder = join(projectRoot, 'data/episodes');
let archive: Archive;
let talk: Episode;
let notes: Episode;

beforeAll(async () => {
  archive = await readArchive(folder);
  talk = archive.episodes.find((e) => e.number === '1272')!;
  notes = archive.episodes.find((e) => e.number === '11')!;
});
const turnWith = (e: Episode, words: string): Turn => e.turns.find((t) => t.text.includes(words))!;

describe('the two episodes that come with the project', () => {
  it('are both served, without a guess at what nobody knows', () => {
    expect(archive.episodes.map((e) => [e.show, e.number, e.date, e.link])).toEqual([
      ['Software Engineering Daily', '1272', null, null],
      ['Vanishing Gradients', '11', '2022-09-15', 'https://vanishinggradients.fireside.fm/11'],
    ]);
    expect(archive.episodes.every((e) => e.attribution !== null)).toBe(true);
  });

  it('know who speaks, the turn labelled SM by mistake included', () => {
    expect(talk.speakers.map((s) => [s.name, s.role])).toEqual([
      ['Jeff Meyerson', 'host'],
      ['Mark Saroufim', 'guest'],
    ]);
    expect(turnWith(talk, "So, let's dissect that a bit")).toMatchObject({ speaker: 'mark-saroufim', start: 571 });
    expect(turnWith(talk, 'Mark, welcome to the show')).toMatchObject({ speaker: 'jeff-meyerson', start: 100 });
    expect(talk.turns).toHaveLength(30);
  });

  it('keep times that go back by seconds, as where people speak at once, without a word of it', () => {
    expect(archive.problems).toEqual([]);
    expect(talk.turns.slice(-3).map((t) => t.start)).toEqual([3031, 3028, 3032]);
  });

  it('read a sentence whole that a page break tore', () => {
    for (const words of [
      'a greater array of demand specific tools',
      'when it comes to large model training, or anything',
      'something that works and you can reproduce',
      'reach out to you. They’ll'.replace('’', "'"),
      'ML has grown up.',
    ]) {
      const turn = turnWith(talk, words);
      expect(turn, words).toBeDefined();
      const at = turn.text.indexOf(words);
      expect(turn.paragraphs.filter((p) => p > at && p < at + words.length)).toEqual([]);
    }
  });

  it('mark the announcements and the address, and nothing of the talk', () => {
    const [first, ...rest] = talk.turns;
    const covered = (kind: string) =>
      first!.marks.filter((m) => m.kind === kind).map((m) => first!.text.slice(m.start, m.end));
    expect(covered('announcement').join(' ')).toMatch(
      /^A few announcements before we get started\..*resume, jeff@softwareengineeringdaily\.com\.$/,
    );
    expect(covered('contact')).toEqual(['jeff@softwareengineeringdaily.com']);
    expect(rest.flatMap((t) => t.marks)).toEqual([]);
  });

  it('have no markers of the page among the words, and a gap where words were inaudible', () => {
    const words = talk.turns.map((t) => t.text).join(' ');
    expect(words).not.toMatch(/\[|\]|\*|EPISODE 1272|INTERVIEW|inaudible/);
    const turn = turnWith(talk, 'Maybe you move to Seattle, or you have family there');
    expect(turn.gaps.map((g) => turn.text.slice(0, g).split(' ').slice(-2).join(' '))).toEqual(['Seattle, or']);
    expect(talk.chapters.map((c) => c.title)).toEqual(['Introduction', 'Interview']);
  });

  it('give the notes’ words to the show, and the sentences from his essay to Mark', () => {
    expect(notes.turns.map((t) => [t.voice, t.speaker])).toEqual([
      ['notes', null],
      ['quoted', 'mark-saroufim'],
      ['notes', null],
    ]);
    expect(notes.turns[1]!.text).toBe(
      'Machine learning researchers can now engage in risk-free, high-income, high-prestige work. They are today’s Medieval Catholic priests.',
    );
    expect(notes.turns[0]!.text).toMatch(/^Hugo speaks with Mark Saroufim.* in which he stated$/);
  });

  it('stand letter for letter in their files', () => {
    for (const e of archive.episodes) {
      const source = readFileSync(join(folder, e.file), 'utf8');
      for (const t of e.turns) expect(standsIn(t.text, source), t.text.slice(0, 60)).toBe(true);
    }
  });

  it('keep their ids when a line of the header or another turn changes', async () => {
    const again = await readArchive(folder);
    expect(again.episodes.map((e) => e.id)).toEqual(archive.episodes.map((e) => e.id));
    expect(talk.id).toMatch(/^[a-z0-9]{10}$/);
    expect(new Set(talk.turns.map((t) => t.id)).size).toBe(30);
  });
});
