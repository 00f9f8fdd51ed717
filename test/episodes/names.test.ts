import { describe, expect, it } from 'vitest';
import { dayOf, isoDay } from '../../src/episodes/dates.ts';
import { countedFolders, readName, recordingName, showFromFolder } from '../../src/episodes/names.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';

const SHOW = 'Kitchen Table Radio';

describe('the name of a file', () => {
  it.each([
    ['Ep 31 Bread and butter.txt', '31', null, 'Bread and butter'],
    ['ep07_salt.vtt', '7', null, 'salt'],
    ['Kitchen Table Radio - Episode 9 - Salt & pepper.srt', '9', null, 'Salt & pepper'],
    ['kitchen-table-radio-114.json', '114', null, null],
    ['KTR088 Onions.md', '88', null, 'Onions'],
    ['KTR9.md', null, null, 'KTR9'],
    ['S01E11 Yeast.srt', '11', null, 'Yeast'],
    ['ktr.s03e02.yeast.srt', 'S3E2', null, 'ktr yeast'],
    ['Season 2 Episode 14 - Yeast.txt', 'S2E14', null, 'Yeast'],
    ['004 - Soup.txt', '4', null, 'Soup'],
    ['17. Soup.txt', '17', null, 'Soup'],
    ['#23 Soup.txt', '23', null, 'Soup'],
    ['Folge 55 Suppe.vtt', '55', null, 'Suppe'],
    ['Episodio_12_sopa.vtt', '12', null, 'sopa'],
    ['第7集 湯.txt', '7', null, '湯'],
    ['2021-11-02-soup-again.md', null, '2021-11-02', 'soup again'],
    ['2021.11.02 Soup again.md', null, '2021-11-02', 'Soup again'],
    ['88-2021-11-02-Soup.vtt', '88', '2021-11-02', 'Soup'],
    ['2021-2021-11-02-soup.md', null, '2021-11-02', 'soup'],
    ['GMT20211102-083015_Recording.transcript.vtt', null, '2021-11-02', null],
    ['GMT20211102-083015_Recording_gallery_1920x1080.vtt', null, '2021-11-02', null],
    ['Soup talk-20211102_083015-Meeting Recording.vtt', null, '2021-11-02', 'Soup talk'],
    ['Soup talk (2021-11-02 08:30 GMT-5) - Transcript.txt', null, '2021-11-02', 'Soup talk'],
    ['Soup 2 Nov 2021.txt', null, '2021-11-02', 'Soup'],
    ['Ep 31 Bread_otter_ai.txt', '31', null, 'Bread'],
    ['riverside_ep31_transcript.srt', '31', null, null],
    ['Bread - transcript.docx', null, null, 'Bread'],
    ['Episode 31.mp3.vtt', '31', null, null],
    ['12 angry bakers.md', null, null, '12 angry bakers'],
    ['100-loaves.md', null, null, '100 loaves'],
    ['HTTP404 not found.md', null, null, 'HTTP404 not found'],
    ['The final cut.md', null, null, 'The final cut'],
    ['What is it.md', null, null, 'What is it'],
    ['2001 loaves.md', null, null, '2001 loaves'],
    ['Temporada 3, Episodio 12 - Pan.srt', 'S3E12', null, 'Pan'],
    ['S04 - 09 - Crumbs.txt', 'S4E9', null, 'Crumbs'],
    ['Puntata n.º 8 Pane.txt', '8', null, 'Pane'],
    ['Выпуск №31 Хлеб.txt', '31', null, 'Хлеб'],
    ['Ep. 31.5 Half a loaf.txt', '31.5', null, 'Half a loaf'],
    ['Kitchen Table Radio - 031 - Bread.txt', '31', null, 'Bread'],
    ['kitchen-table-radio-31-bread.md', '31', null, 'bread'],
    ['ktr31.srt', '31', null, null],
    ['Bread & butter | Kitchen Table Radio Podcast #31.vtt', '31', null, 'Bread & butter'],
    ['Bread ｜ Why？ ｜ Kitchen Table Radio.vtt', null, null, 'Bread | Why?'],
    ['Bonus - Bread.txt', null, null, 'Bonus - Bread'],
    ['Bread (64kbps).mp3.srt', null, null, 'Bread'],
    ['Bread_turboscribe.txt', null, null, 'Bread'],
    ['Bread - Happy Scribe.srt', null, null, 'Bread'],
    ['Bread.fireflies.json', null, null, 'Bread'],
    ['Bread_whisper_medium.en.srt', null, null, 'Bread'],
    ['Bread [German (auto-generated)].vtt', null, null, 'Bread'],
    ['Bread_v3_edited (2).docx', null, null, 'Bread'],
    ['Bread FINAL v2.txt', null, null, 'Bread'],
    ['The Apple whisper.txt', null, null, 'The Apple whisper'],
    ['Night on the riverside.txt', null, null, 'Night on the riverside'],
    ['The rise of the Rev.txt', null, null, 'The rise of the Rev'],
    ['3. Mai 2020 Brot.txt', null, '2020-05-03', 'Brot'],
    ['3rd of May 2020 - Bread.txt', null, '2020-05-03', 'Bread'],
    ['03-05-2020 Bread.txt', null, null, '03-05-2020 Bread'],
    ['31-05-2020 Bread.txt', null, '2020-05-31', 'Bread'],
    ['Project 12 2020 bread.txt', null, null, 'Project 12 2020 bread'],
  ])('%s', (file, number, date, title) => {
    expect(readName(file, [SHOW, 'kitchen-table-radio'])).toEqual({ number, date, title, media: null });
  });

  it('holds the video that a downloader made it from', () => {
    expect(readName('Bread with Ada [a1-b2_C3dE4].de.vtt', [SHOW])).toMatchObject({
      title: 'Bread with Ada',
      media: 'https://www.youtube.com/watch?v=a1-b2_C3dE4',
    });
    expect(readName('Bread [ingredients].md', [SHOW])).toMatchObject({ media: null, title: 'Bread [ingredients]' });
    for (const name of ['Bread with Ada-x9KvpQ2zW7c.en.vtt', 'NA - Bread with Ada [x9KvpQ2zW7c].vtt'])
      expect(readName(name, [SHOW])).toEqual({
        number: null,
        date: null,
        title: 'Bread with Ada',
        media: 'https://www.youtube.com/watch?v=x9KvpQ2zW7c',
      });
    expect(readName('20200503_x9KvpQ2zW7c_Bread.vtt', [SHOW])).toMatchObject({ date: '2020-05-03', title: 'Bread' });
    expect(readName('Baking-with-iPhone15Pro.txt', [SHOW])).toMatchObject({ media: null });
    expect(readName('bread-celebration.txt', [SHOW])).toMatchObject({ media: null, title: 'bread celebration' });
  });

  it('is its folder’s where it has none of its own', () => {
    expect(readName('ktr/ep-12-soup/captions.en.vtt', [SHOW])).toMatchObject({ number: '12', title: 'soup' });
    expect(readName('content/episodes/2024/12-soup/index.en.md', [SHOW])).toMatchObject({ title: '12 soup' });
    expect(readName('content/e12/index.md', [SHOW])).toMatchObject({ number: '12', title: null });
    expect(showFromFolder('ktr/ep-12-soup/captions.en.vtt')).toBe('ktr');
    expect(showFromFolder('ktr/soup/transcript.txt')).toBe('ktr');
    expect(showFromFolder('ktr/transcript.txt')).toBe('ktr');
  });

  it.each([
    [['8-salt.md', '9-bread.md', '10-soup.md', '11-butter.en.vtt', '11-butter.md', 'trailer.md'], true],
    [['12 angry bakers.txt', '7 habits.txt', '100 loaves.txt', '3 ovens.txt'], false],
    [['2019 in review.md', '2020 in review.md', '2021 in review.md'], false],
    [['1-salt.md', '2-bread.md'], false],
    [['salt.md', 'bread.md', '3-loaves.md', '4-ovens.md', '5-cooks.md'], false],
  ])('%j: the files are counted, or a number begins a title', (files, counted) => {
    expect(countedFolders(files.map((file) => `a/b/${file}`)).has('a/b')).toBe(counted);
    const first = files[2] ?? '';
    const { number } = readName(first, [SHOW], { counted });
    expect(number).toBe(counted ? '10' : null);
  });

  it.each([
    ['in/1.md', null],
    ['output/transcripts/1.md', null],
    ['whisper-output/1.md', null],
    ['2024/1.md', null],
    ['all-in/1.md', 'all in'],
    ['raw-data/1.md', 'raw data'],
    ['kitchen-table/season 2/1.md', 'kitchen table'],
    ['kitchen-table/transcripts/1.md', 'kitchen table'],
    ['inside-baking/1.md', 'inside baking'],
    ['the-text-show/1.md', 'the text show'],
  ])('%s does not call the show after an accidental folder', (file, show) => {
    expect(showFromFolder(file)).toBe(show);
  });

  it.each([
    ['a/12.en.srt', 'a/12', 'en', false],
    ['12.pt-BR.vtt', '12', 'pt', false],
    ['talk.en-orig.vtt', 'talk', 'en', true],
    ['talk_german.txt', 'talk', 'de', false],
    ['talk (french).txt', 'talk', 'fr', false],
    ['what_is_it.txt', 'what_is_it', null, false],
    ['to.be.md', 'to', 'be', false],
    ['12.transcript.vtt', '12', null, false],
    ['en.srt', 'en', null, false],
    ['talk.eng.srt', 'talk', 'en', false],
    ['talk.en.sdh.srt', 'talk', 'en', false],
    ['talk.de.forced.srt', 'talk', 'de', false],
    ['talk-es.srt', 'talk', 'es', false],
    ['talk.zh-Hant-TW.srt', 'talk', 'zh', false],
    ['talk_subtitles_fr.srt', 'talk_subtitles', 'fr', false],
    ['lo-fi.srt', 'lo-fi', null, false],
    ['talk [French (auto-generated)].vtt', 'talk', 'fr', false],
    ['de/talk.srt', 'talk', 'de', false],
    ['german/talk.en.srt', 'talk', 'en', false],
    ['it/talk.srt', 'talk', null, false],
    ['made-in-uk.srt', 'made-in-uk', null, false],
  ])('%s is of one recording with its siblings', (file, stem, language, spoken) => {
    expect(recordingName(file)).toEqual({ stem: stem.split('/').at(-1), language, spoken });
  });

  const word = fc.constantFrom('bread', 'salt', 'Night', 'oven', 'Ada', 'harbour', 'Zoë', 'fire');
  const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const day = fc
    .date({ min: new Date('1999-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const style = fc.constantFrom(' ', '-', '_');
  const germanDay = (iso: string): string =>
    new Date(iso).toLocaleDateString('de', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

  it('gives back the number, day and title that it was made of, in any of the usual ways', () => {
    const ways: ((n: string, t: string, d: string) => { name: string; number: boolean; date: boolean })[] = [
      (n, t) => ({ name: `Ep ${n} ${t}`, number: true, date: false }),
      (n, t) => ({ name: `ep${n} - ${t}`, number: true, date: false }),
      (n, t) => ({ name: `${t} - Episode ${n}`, number: true, date: false }),
      (n, t) => ({ name: `E${n.padStart(3, '0')} ${t}`, number: true, date: false }),
      (n, t) => ({ name: `S01E${n.padStart(2, '0')} ${t}`, number: true, date: false }),
      (n, t) => ({ name: `#${n} - ${t}`, number: true, date: false }),
      (n, t, d) => ({ name: `${d} Ep ${n} ${t}`, number: true, date: true }),
      (n, t, d) => ({ name: `Ep ${n} ${d} ${t}`, number: true, date: true }),
      (_, t, d) => ({ name: `${d} ${t}`, number: false, date: true }),
      (_, t, d) => ({ name: `${t} ${d.replaceAll('-', '')}`, number: false, date: true }),
      (n, t) => ({ name: `KTR${n.padStart(3, '0')} ${t}`, number: true, date: false }),
      (n, t) => ({ name: `Kitchen Table Radio - ${n} - ${t}`, number: true, date: false }),
      (n, t) => ({ name: `${t} - Kitchen Table Radio #${n}`, number: true, date: false }),
      (n, t) => ({ name: `Folge ${n} - ${t} - Trint`, number: true, date: false }),
      (n, t, d) => ({ name: `Capítulo ${n} - ${t} (${d})`, number: true, date: true }),
      (_, t, d) => ({ name: `${t} - ${germanDay(d)}`, number: false, date: true }),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1899 }).map(String),
        title,
        day,
        fc.constantFrom(...ways),
        style,
        fc.constantFrom('.txt', '.vtt', '.mp3.srt', '.json', '_transcript.txt', '.transcript.vtt'),
        (n, t, d, way, space, extension) => {
          const { name, number, date } = way(n, t, d);
          const facts = readName(`x/${name.replaceAll(' ', space)}${extension}`, [SHOW]);
          expect(facts).toEqual({
            number: number ? n : null,
            date: date ? d : null,
            title: facts.title,
            media: null,
          });
          expect(facts.title?.toLowerCase().match(/\p{L}+/gu)).toEqual(t.toLowerCase().match(/\p{L}+/gu));
        },
      ),
    );
  });

  it('never fails, and takes a long name as it comes', async () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => void readName(name, [name, name])));
    for (const piece of ['1-2_3.', '-_.', 'ep ', '(1)'])
      await growsNoFaster(piece, (times) => readName(`${piece.repeat(times)}x`, [SHOW]), [4_000, 40_000]);
  });
});

describe('a date', () => {
  it.each([
    ['2019-07-04', '2019-07-04'],
    ['2019-07-04T23:30:00-05:00', '2019-07-04'],
    ['2019/7/4', '2019-07-04'],
    ['20190704', '2019-07-04'],
    ['Thu, 04 Jul 2019 23:30:00 -0500', '2019-07-04'],
    ['Thu, 4 Jul 19 23:30:00 EST', '2019-07-04'],
    ['4 July 2019', '2019-07-04'],
    ['July 4th, 2019', '2019-07-04'],
    ['Jul 4, 2019 11:30 PM', '2019-07-04'],
    ['Do, 04. Juli 2019 23:30', '2019-07-04'],
    ['jeu. 4 juil. 2019', '2019-07-04'],
    ['4 de julio de 2019', '2019-07-04'],
    ['Dom, 07 Gen 2018 10:00:00 +0100', '2018-01-07'],
    ['04.07.2019', '2019-07-04'],
    ['13/07/2019', '2019-07-13'],
    ['07/13/2019', '2019-07-13'],
    ['04/07/2019', null],
    ['2019年7月4日', '2019-07-04'],
    ['30 Feb 2019', null],
    ['yesterday', null],
    ['4 Foo 2019', null],
    ['Maybe 4, 2019', null],
    ['Thu Jul  4 23:30:00 2019', '2019-07-04'],
    ['Thu Jul 4 23:30:00 EDT 2019', '2019-07-04'],
    ['Thursday, 04-Jul-19 23:30:00 GMT', '2019-07-04'],
    ['2019-Jul-04', '2019-07-04'],
    ["4 Jul '19", '2019-07-04'],
    ['4. 7. 2019', '2019-07-04'],
    ['1562284200', '2019-07-04'],
    ['1562284200000', '2019-07-04'],
    ['4 июля 2019', '2019-07-04'],
    ['2019년 7월 4일', '2019-07-04'],
    ['4 červen 2019', '2019-06-04'],
    ['4 července 2019', '2019-07-04'],
    ['4 Temmuz 2019', '2019-07-04'],
    ['4 de juliol del 2019', '2019-07-04'],
    ["4 d'abril de 2019", '2019-04-04'],
    ['czw., 4 lip 2019', '2019-07-04'],
    ['', null],
  ])('%s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it('is read back in whatever form it is written', () => {
    const names = 'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1951-01-01'), max: new Date('2048-12-31'), noInvalidDate: true }),
        fc.nat(6),
        (date, form) => {
          const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
          const month = names[m - 1] ?? '';
          const forms = [
            date.toISOString(),
            date.toUTCString(),
            `${d} ${month.slice(0, 3)} ${String(y).slice(2)} 10:00:00 GMT`,
            `${month} ${d}, ${y}`,
            `${y}/${m}/${d}`,
            `${String(d).padStart(2, '0')}.${String(m).padStart(2, '0')}.${y}`,
            `${d} ${month.toUpperCase()} ${y}`,
          ];
          expect(dayOf(forms[form] ?? '')).toBe(isoDay(y, m, d));
        },
      ),
    );
  });
});
