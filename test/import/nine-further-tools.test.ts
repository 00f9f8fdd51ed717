import { rm } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Episode } from '../../src/episodes/episode.ts';
import type { Report } from '../../src/import/report.ts';
import { importFiles } from './host-folder.ts';

/** A host's folder with nine more tools' files, in seven languages, named as hosts name them. */
type Talk = readonly (readonly [name: string, words: string])[];
const between = (a: string, b: string, ...words: string[]): Talk =>
  words.map((one, i) => [i % 2 ? b : a, one] as const);
const seconds = (i: number): number => i * 7;
const mmss = (i: number): string => `00:${String(seconds(i)).padStart(2, '0')}`;
const write = (talk: Talk, line: (name: string, words: string, i: number) => string): string =>
  talk.map(([name, words], i) => line(name, words, i)).join('\n');

const TALKS: Record<string, Talk> = {
  1: between(
    'Grete Lohse',
    'Jörg Amsel',
    'Guten Abend aus der Mühle am Fluss.',
    'Danke. Das Rad dreht sich seit heute früh.',
    'Und wer mahlt nachts?',
    'Niemand, denn nachts schläft auch das Wasser.',
  ),
  2: between(
    'I',
    'B',
    'Wie war der erste Tag in der Schmiede?',
    'Laut. Ich habe nichts verstanden.',
    'Und danach?',
    'Danach habe ich das Feuer gern gehabt.',
  ),
  3: between(
    '話者 1',
    '話者 2',
    '今日は港の話をします。',
    'はい、三十年間ここで働いています。',
    '朝は何時からですか。',
    '三時です。星がまだ見えます。',
  ),
  4: between(
    'Ruth Abara',
    'Tom Weaver',
    'Tonight we count the swans on the canal.',
    'There were nine, Ruth, and one that sulked.',
    'Did it sulk at you?',
    'It sulks at everybody, and then it eats.',
  ),
  5: between(
    'Нина Орлова',
    'Пётр Лисин',
    'Сегодня мы говорим о старых мостах.',
    'Их в городе двенадцать, и все скрипят.',
    'Какой скрипит громче?',
    'Северный, особенно перед дождём.',
  ),
  6: between(
    'Inés Duarte',
    'Mateo Roca',
    '¿Quién enciende las farolas del puerto?',
    'Yo, cada tarde, con una escalera muy vieja.',
    '¿Y si llueve?',
    'Entonces brillan más.',
  ),
  7: between(
    'Odile Ferrand',
    'Luc Besnard',
    'La nuit, le marché est vide.',
    'Pas tout à fait : il reste les chats.',
    'Combien de chats ?',
    'Assez pour que les souris déménagent.',
  ),
  8: between(
    'Ada Quill',
    'Ben Frost',
    'The clock in the tower is late again.',
    'It is not late, it is patient.',
    'By how much is it patient?',
    'Four minutes, and nobody has missed them.',
  ),
  9: between(
    '',
    '',
    'The tide table hangs beside the door.',
    'Nobody reads it, and everybody knows it.',
    'On Sundays the ferry waits.',
    'It waits for the bakery.',
  ),
};
const talk = (n: number): Talk => TALKS[n] ?? [];
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const FILES: Record<string, string | Uint8Array> = {
  // Webex
  'S02E01 Die Mühle.vtt': `WEBVTT\n\n${write(talk(1), (name, words, i) => `${i + 1} "${name}" (39458${i % 2})\n00:${mmss(i)}.000 --> 00:${mmss(i)}.900\n${words}\n`)}`,
  // f4transkript
  'Folge 2 - Schmiede.txt': write(talk(2), (name, words, i) => `${name}: ${words} #00:${mmss(i + 1)}-3#\n`),
  // Notta
  'エピソード3.txt': write(talk(3), (name, words, i) => `${name}  ${mmss(i)}\n${words}\n`),
  // Amberscript
  'Ep 4 Swans.json': JSON.stringify({
    filename: 'swans.mp3',
    speakers: [
      { spkid: 'spk1', name: 'Ruth Abara' },
      { spkid: 'spk2', name: 'Tom Weaver' },
    ],
    segments: talk(4).map(([, words], i) => ({
      speaker: `spk${(i % 2) + 1}`,
      words: words.split(' ').map((text, n) => ({ text, start: seconds(i) + n / 4, end: seconds(i) + n / 4 + 0.2 })),
    })),
  }),
  // A person, in an editor
  'Выпуск 5.txt': write(talk(5), (name, words, i) => `${name} (${mmss(i)}): ${words}\n`),
  // An editor of subtitles, saved in an old code page
  'episodio-6.srt': Buffer.from(
    write(talk(6), (name, words, i) => `${i + 1}\n00:${mmss(i)},000 --> 00:${mmss(i)},900\n${name}: ${words}\n`),
    'latin1',
  ),
  // Word
  'Épisode 7 - Le marché.docx': zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('Transcript')}${write(talk(7), (name, words, i) => paragraph(`00:${mmss(i)} ${name}`) + paragraph(words))}</w:body></w:document>`,
    ),
  }),
  // oTranscribe
  'ep08.otr': JSON.stringify({
    text: write(
      talk(8),
      (name, words, i) =>
        `<p><span class="timestamp" data-timestamp="${seconds(i)}">${mmss(i)}</span> ${name}: ${words}</p>`,
    ),
    media: 'ep08.mp3',
    'media-time': 3,
  }),
  // whisper.cpp
  'ep9.lrc': `[by:whisper.cpp]\n${write(talk(9), (_, words, i) => `[${mmss(i)}.00] ${words}`)}`,
};

let folder: string;
let report: Report;
let episodes: Map<string | null, Episode>;
beforeAll(async () => {
  const made = await importFiles('Small Hours', FILES);
  ({ folder, report } = made);
  episodes = new Map(made.episodes.map((episode) => [episode.number, episode]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a folder with the files of nine further tools', () => {
  it('becomes nine episodes of one show', () => {
    expect(report.notTaken).toEqual([]);
    expect(report.warnings).toEqual([]);
    expect([...episodes.keys()].sort()).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', 'S2E1']);
    expect(report.shows.map(({ name }) => name)).toEqual(['Small Hours']);
  });

  it.each(Object.keys(TALKS))('episode %s has its words, who said them and when', (number) => {
    const episode = episodes.get(number === '1' ? 'S2E1' : number);
    const wanted = talk(Number(number));
    expect(episode?.turns.map(({ text }) => text).join(' ')).toBe(wanted.map(([, words]) => words).join(' '));
    const times = episode?.turns.flatMap(({ start, anchors }) =>
      anchors.length > 0 ? anchors.map((anchor) => anchor.seconds) : [start],
    );
    // Marks stand behind the paragraphs of the second: its beginning has none.
    const from = number === '2' ? 1 : 0;
    expect(times?.slice(from)).toEqual(wanted.map((_, i) => seconds(i)).slice(from));
    if (number === '9') return;
    const names = new Map(episode?.speakers.map(({ id, name }) => [id, name]));
    expect(episode?.turns.map(({ speaker, label }) => names.get(speaker ?? '') ?? label)).toEqual(
      wanted.map(([name]) => name),
    );
  });
});
