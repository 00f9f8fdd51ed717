import { describe, expect, it } from 'vitest';
import { readHeader } from '../../src/episodes/header.ts';
import { readEpisode } from '../../src/episodes/read-episode.ts';

const TALK =
  '\n**Mara Quill:** Bread is a patient thing, and the oven forgives nobody.\n\n**Ivo Pell:** It forgave me once.\n\n**Mara Quill:** Once.\n';
const read = (front: string, file = 'x.md', body = TALK) => readEpisode(file, `${front}\n${body}`);

describe('front matter as other tools write it', () => {
  it.each([
    [
      'a site generator’s',
      '---\ntitle: Bread\npublish_date: 2021-11-02\nepisode_number: 7\npodcast_title: Oven Hour\nhosts:\n  - Mara Quill\nguests: [Ivo Pell]\nyoutube_url: https://www.youtube.com/watch?v=abcdefghijk\n---',
      { number: '7', date: '2021-11-02', show: 'Oven Hour', media: 'https://www.youtube.com/watch?v=abcdefghijk' },
    ],
    [
      'TOML',
      '+++\ntitle = "Bread"\ndate = 2021-11-02T08:00:00Z\nepisode = 7\n\n[extra]\npodcast = "Oven Hour"\naudio_url = "https://a.example/7.mp3"\nhost = "Mara Quill"\nguest = "Ivo Pell"\n+++',
      { number: '7', date: '2021-11-02', show: 'Oven Hour', media: 'https://a.example/7.mp3' },
    ],
    [
      'camel case',
      '---\nepisodeTitle: Bread\nepisodeNumber: "#7"\npubDate: "Tue, 02 Nov 2021 08:00:00 GMT"\nshowName: Oven Hour\naudioUrl: https://a.example/7.mp3\nepisodeUrl: https://a.example/7\nhost: { name: Mara Quill }\nguest: [{ name: Ivo Pell }]\n---',
      { number: '7', date: '2021-11-02', show: 'Oven Hour', link: 'https://a.example/7' },
    ],
    [
      'a Jekyll post’s',
      '---\nlayout: podcast\ntitle: Bread\npublished: true\ndate: 2021-11-02 08:00:00 -0500\nseason: 2\nepisode: 7\nseries: Oven Hour\naudio: { url: "https://a.example/7.mp3", length: 12 }\nhosts: Mara Quill\nguest: Ivo Pell, PhD\n---',
      { number: 'S2E7', date: '2021-11-02', show: 'Oven Hour', media: 'https://a.example/7.mp3' },
    ],
    [
      'a note-taker’s',
      '---\nTitle: Bread\nShow: Oven Hour\nEpisode: Ep. 7\nepisode_publish_date: Nov 2nd, 2021\nwebpage_url: https://a.example/7\nHost: "[[Mara Quill]]"\nGuest: "[[people/ivo|Ivo Pell]]"\n---',
      { number: '7', date: '2021-11-02', show: 'Oven Hour', link: 'https://a.example/7' },
    ],
    [
      'a generator’s with pages for people',
      '---\ntitle: Bread\nepisode: 7\ndate: 1635840000\nshow: Oven Hour\nhosts: [mara-quill]\nguests:\n  - ivo-pell\nchapters:\n  - "00:00:00.000 Flour"\n---',
      {
        number: '7',
        date: '2021-11-02',
        show: 'Oven Hour',
        chapters: [expect.objectContaining({ title: 'Flour', seconds: 0 })],
      },
    ],
  ])('%s', (_, front, expected) => {
    const { episode, problems } = read(front);
    expect(problems).toEqual([]);
    expect(episode).toMatchObject({ title: 'Bread', ...expected });
    expect(episode?.speakers.map(({ name, role }) => [name, role])).toEqual([
      ['Mara Quill', 'host'],
      ['Ivo Pell', 'guest'],
    ]);
    expect(episode?.turns.map(({ speaker }) => speaker)).toEqual(['mara-quill', 'ivo-pell', 'mara-quill']);
  });

  it('gives way to what the file says in our own words', () => {
    const { fields } = readHeader(
      'number: 3\nepisode_number: 7\ntitle: Ours\nepisode_title: Theirs\ndate: 2020-01-01\npublished: 2021-01-01',
      1,
    );
    expect(fields).toMatchObject({ number: '3', title: 'Ours', date: '2020-01-01' });
  });

  it('says what it could not use, and of what kind', () => {
    const { fields, problems } = readHeader('title: x\nguest: "Bread: how it rises"\npublish_date: soon', 1);
    expect(fields.speakers).toBeUndefined();
    expect(problems.map(({ line, what }) => [line, what])).toEqual([
      [3, '`publish_date` is not what its name says and was passed over'],
      [2, '`guest` is not what its name says and was passed over'],
    ]);
  });

  it('reads a duration in any of its forms', () => {
    for (const text of ['PT36M50S', '"36:50"', '2210', '"0:36:50"'])
      expect(readHeader(`duration: ${text}`, 1).fields.duration).toBe(2210);
  });

  it('gives nobody’s words to a host who is named alone', () => {
    const words = `${'Bread is a patient thing, and the oven forgives nobody. '.repeat(200)}\n`;
    const alone = read('---\ntitle: Bread\nkind: transcript\nhost: Mara Quill\n---', 'x.md', words);
    expect(alone.episode?.turns.every(({ speaker }) => speaker === null)).toBe(true);
    const listed = read('---\ntitle: Bread\nkind: transcript\nspeakers: Mara Quill\n---', 'x.md', words);
    expect(listed.episode?.turns.every(({ speaker }) => speaker === 'mara-quill')).toBe(true);
  });

  it('leaves a rule of pluses in a transcript where it is', () => {
    const { episode } = read('+++\nNot a table at all\n+++');
    expect(episode?.turns.some(({ text }) => text.includes('Not a table at all'))).toBe(true);
  });
});
