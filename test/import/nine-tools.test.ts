import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Episode } from '../../src/episodes/episode.ts';
import type { Report } from '../../src/import/report.ts';
import { importFiles } from './host-folder.ts';

/** A host's folder: one episode from each of nine tools, as they name and write them, and one file that is none. */
const SAID = [
  ['Mara Quill', 'Welcome back to the oven hour, where bread has all the time it needs.'],
  ['Ivo Pell', 'Thank you, Mara. I have been burning loaves for twenty-two years now.'],
  ['Mara Quill', 'Twenty-two! What do you do with them all?'],
  ['Ivo Pell', 'The ducks know me by name. They do not mind the crust.'],
  ['Mara Quill', 'And when the oven is too hot, do you open the door or wait?'],
  ['Ivo Pell', 'We wait, because a door that opens lets everybody down.'],
] as const;
/** Of each episode other words, so that none is another once more. */
const lines = (n: number) =>
  SAID.map(
    ([name, words]) => [name, words.replace(/oven|loaves|ducks|door/g, (one) => `${one} of the ${n}th house`)] as const,
  );
const clock = (i: number, fraction = '.000'): string => `00:${String(i).padStart(2, '0')}:30${fraction}`;
const cues = (n: number, write: (name: string, words: string, i: number) => string): string =>
  lines(n)
    .map(([name, words], i) => write(name, words, i))
    .join('\n');

const FILES: Record<string, string> = {
  // Zoom
  'GMT20240301-170412_Recording.transcript.vtt': `WEBVTT\n\n${cues(1, (name, words, i) => `${i + 1}\n${clock(i)} --> ${clock(i, '.900')}\n${name}: ${words}\n`)}`,
  // Otter
  'Oven Hour Ep 2_otter_ai.txt': `Oven Hour Ep 2\nFri, Mar 08, 2024 10:00AM • 44:12\n\nSUMMARY KEYWORDS\nbread, oven, ducks\n\nSPEAKERS\nMara Quill, Ivo Pell\n\n${cues(2, (name, words, i) => `${name}  0${i}:30\n${words}\n`)}\nTranscribed by https://otter.ai\n`,
  // Descript
  'S01E03 Crust.md': `# Crust\n\n${cues(3, (name, words, i) => `**${name}:** [${clock(i, '')}] ${words}\n`)}`,
  // Riverside
  'riverside_ep4_transcript.srt': cues(
    4,
    (name, words, i) => `${i + 1}\n${clock(i, ',000')} --> ${clock(i, ',900')}\n${name}: ${words}\n`,
  ),
  // Whisper, with all that it writes
  'Ep 5 Patience.json': JSON.stringify({
    text: lines(5)
      .map(([, words]) => words)
      .join(' '),
    segments: lines(5).map(([, words], i) => ({ id: i, start: i * 60 + 30, end: i * 60 + 31, text: ` ${words}` })),
    language: 'en',
  }),
  'Ep 5 Patience.srt': cues(5, (_, words, i) => `${i + 1}\n${clock(i, ',000')} --> ${clock(i, ',900')}\n${words}\n`),
  'Ep 5 Patience.txt': cues(5, (_, words) => words),
  // A downloader, of YouTube's captions
  'Oven Hour #6 - Ducks [aB3_dE-gH1j].en.vtt': `WEBVTT\nKind: captions\nLanguage: en\n\n${cues(6, (_, words, i) => `${clock(i)} --> ${clock(i, '.900')} align:start position:0%\n${words}\n`)}`,
  // Rev
  'OH007.txt': `${cues(7, (name, words, i) => `${name} (0${i}:30):\n${words}\n`)}\nTranscribed by Rev.com\n`,
  // A podcast host
  'ep-008.json': JSON.stringify({
    version: '1.0.0',
    segments: lines(8).map(([speaker, body], i) => ({ speaker, startTime: i * 60 + 30, endTime: i * 60 + 31, body })),
  }),
  // A blog
  '2024-04-26-ninth.md': `---\ntitle: Ninth\nepisode_number: 9\npodcast: Oven Hour\nhosts: [Mara Quill]\nguest: Ivo Pell\n---\n\n${cues(9, (name, words) => `**${name}:** ${words}\n`)}`,
  // None
  'Ep 10.mp3': 'ID3',
  'Ep 11.docx': 'not really',
};

let folder: string;
let report: Report;
let episodes: Map<string, Episode>;
beforeAll(async () => {
  const made = await importFiles('Oven Hour', FILES);
  ({ folder, report } = made);
  episodes = new Map(made.episodes.map((episode) => [episode.number ?? episode.date ?? '', episode]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a folder with the files of nine tools', () => {
  it('becomes nine episodes of one show, and nothing is lost without a word', () => {
    expect([...episodes.keys()].sort()).toEqual(['2', '2024-03-01', '3', '4', '5', '6', '7', '8', '9']);
    expect(report.shows.map(({ name }) => name)).toEqual(['Oven Hour']);
    expect(report.outcomes).toMatchObject({ new: 9, updated: 0 });
    expect(report.warnings).toEqual([]);
    expect(report.notTaken.map(({ origin }) => origin)).toEqual([
      'Ep 10.mp3',
      'Ep 11.docx',
      'Ep 5 Patience.srt',
      'Ep 5 Patience.txt',
    ]);
    expect(report.notTaken.every(({ why }) => why.length > 10)).toBe(true);
  });

  it.each([
    ['2024-03-01', 1, true, true, { date: '2024-03-01' }],
    ['2', 2, true, true, { title: 'Oven Hour Ep 2', date: '2024-03-08' }],
    ['3', 3, true, true, { title: 'Crust' }],
    ['4', 4, true, true, {}],
    ['5', 5, false, true, { title: 'Patience' }],
    ['6', 6, false, true, { title: 'Ducks', media: 'https://www.youtube.com/watch?v=aB3_dE-gH1j' }],
    ['7', 7, true, true, {}],
    ['8', 8, true, true, {}],
    ['9', 9, true, false, { title: 'Ninth', date: '2024-04-26' }],
  ])('episode %s has its words, who said them and when', (key, n, named, timed, facts) => {
    const episode = episodes.get(key);
    expect(episode).toMatchObject({ show: 'Oven Hour', ...facts });
    const wanted = lines(n);
    expect(episode?.turns.map(({ text }) => text).join(' ')).toBe(wanted.map(([, words]) => words).join(' '));
    if (named) {
      expect(episode?.turns.map(({ text }) => text)).toEqual(wanted.map(([, words]) => words));
      expect(episode?.turns.map(({ speaker }) => episode.speakers.find(({ id }) => id === speaker)?.name)).toEqual(
        wanted.map(([name]) => name),
      );
    }
    const times = episode?.turns.flatMap(({ start, anchors }) =>
      anchors.length > 0 ? anchors.map(({ seconds }) => seconds) : [start],
    );
    if (timed) expect(times).toEqual(wanted.map((_, i) => i * 60 + 30));
  });
});
