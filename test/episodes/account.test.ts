import { describe, expect, it } from 'vitest';
import { accountFor, countWords, type WordAccount } from '../../src/episodes/account.ts';
import { readEpisode } from '../../src/episodes/read-episode.ts';

const nothing = {
  label: 0,
  time: 0,
  heading: 0,
  header: 0,
  markup: 0,
  note: 0,
  sound: 0,
  repeat: 0,
  field: 0,
  lost: 0,
};
const account = (content: string, file = 'a show/1.txt'): WordAccount => {
  const read = readEpisode(file, content);
  if (!read.account) throw new Error(JSON.stringify(read.problems));
  return read.account;
};
/** What `account` says was put aside, without what there is none of. */
const aside = (content: string, file?: string): Partial<WordAccount['aside']> =>
  Object.fromEntries(Object.entries(account(content, file).aside).filter(([, n]) => n > 0));

describe('counting words', () => {
  for (const [text, words] of Object.entries({
    '': 0,
    'one two': 2,
    "don’t — e.g. R&D's": 7,
    'naïve größe λόγος 4,000': 5,
    'मैं हिन्दी बोलता हूँ': 4,
    'أهلاً بكم': 2,
    灯塔今晚很安静: 7,
    '今日は Node.js': 5,
    ภาษาไทย: 7,
    '오늘은 등대': 2,
    'soft\u00adhyphen zero\u200bwidth': 2,
    '𠮷野家 𝒳y': 4,
    '\ud83d broken': 1,
  }))
    it(`counts ${words} in “${text}”`, () => expect(countWords(text)).toBe(words));
});

describe('an account', () => {
  it('explains each word of the source once: by a turn, by what was put aside, or not at all', () => {
    const found = accountFor(
      '[00:01:02] Ann: so it is, Ann said, it really is',
      ['so it is, Ann said'],
      [{ kind: 'label', text: '[00:01:02] Ann: ' }],
    );
    expect(found).toEqual({ source: 12, kept: 5, aside: { ...nothing, time: 3, label: 1, lost: 3 }, added: 0 });
  });
  it('finds words again that marks take apart', () => {
    const bold = accountFor('un**believ**able, un**believ**able', ['unbelievable, unbelievable'], []);
    expect(bold).toEqual({ source: 6, kept: 6, aside: nothing, added: 0 });
    const link = accountFor('in[side](https://a.b)s', ['insides'], [{ kind: 'markup', text: '](https://a.b)' }]);
    expect(link).toEqual({ source: 6, kept: 3, aside: { ...nothing, markup: 3 }, added: 0 });
  });
  it('counts what was never there as added', () => {
    expect(accountFor('one two', ['one two two three'], [])).toMatchObject({ source: 2, kept: 2, added: 2 });
  });
  it('reads character references as the characters they stand for', () => {
    expect(accountFor('caf&eacute; R&amp;D', ['café R&D'], [])).toEqual({
      source: 3,
      kept: 3,
      aside: nothing,
      added: 0,
    });
  });
});

describe('where the words of a file went', () => {
  for (const [what, file, content, expected] of [
    [
      'Markdown',
      '1.md',
      '---\ntitle: A b\n---\n# A b\n\n## 12:30 Part two\n\n**[00:01:02] Ann Bell:** Hello [you](https://a.b/c "there"). [laughs]\n\n---\n\n**[00:01:09] Bob Cole:** <i>Yes.</i>\n',
      { header: 5, heading: 2, time: 8, label: 4, markup: 7, sound: 1 },
    ],
    [
      'WebVTT',
      '1.vtt',
      'WEBVTT - a title\n\nNOTE\nnot said\n\none\n00:01.000 --> 00:04.000 align:start\n<v Ann Bell>Hello <b>there</b>\n\n00:05.000 --> 00:06.000\n<v Bob>[music] Yes.\n',
      { header: 3, note: 3, markup: 7, label: 3, time: 12, sound: 1 },
    ],
    [
      'SRT',
      '1.srt',
      '1\n00:00:01,000 --> 00:00:02,500\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nthere.\n',
      { markup: 2, time: 16 },
    ],
    [
      'HTML',
      '1.html',
      '<!doctype html><title>T</title><body class="a"><!-- no --><cite>Ann:</cite><time>0:01</time><p>Hello<br>there &amp; here.</p></body>',
      { header: 1, note: 1, markup: 15, label: 1, time: 2 },
    ],
    [
      'JSON',
      '1.json',
      '{"version":"1.0.0","segments":[{"speaker":"Ann","startTime":1.5,"body":"caf\\u00e9\\nnow","words":[{"word":"café"},{"word":"now"}]}]}',
      { field: 13, label: 1, repeat: 2 },
    ],
    ['notes', '1.md', '# The lamp\n\nWe talk:\n\n> So be it.\n> — Ann Bell\n', { header: 2, label: 2 }],
  ] as const)
    it(`is told of ${what}, exactly`, () => {
      const { source, kept, added } = account(content, `s/${file}`);
      expect(aside(content, `s/${file}`)).toEqual(expected);
      expect(source).toBe(kept + Object.values(expected).reduce((a, b) => a + b, 0));
      expect(added).toBe(0);
    });
});

describe('a file that was hardly understood', () => {
  const talk = (label: (i: number) => string, turns = 30): string =>
    Array.from({ length: turns }, (_, i) => `**${label(i)}:** these are words number ${i} of the talk`).join('\n\n');
  const problems = (content: string): string[] =>
    readEpisode('s/1.md', content).problems.map((p) => `${p.level} ${p.line}: ${p.what}`);

  it('is not doubted where all is well', () => {
    expect(problems(talk((i) => (i % 2 ? 'Ann Bell' : 'Mireille B. Reece, Psy.D.')))).toEqual([]);
    expect(problems(talk((i) => (i % 2 ? 'Martin Luther King Jr.' : 'J. R. R. Tolkien')))).toEqual([]);
  });
  it('is doubted where names look like something said', () => {
    expect(problems(talk((i) => (i === 8 ? 'Harbour Lamp Tower Fog Horn' : i % 2 ? 'Ann' : 'Bob')))).toEqual([
      'warning 17: a name looks like something said: “Harbour Lamp Tower Fog Horn”',
    ]);
  });
  it('is doubted where names have scores', () => {
    expect(problems(talk((i) => (i % 2 ? 'Ann Bell 0.91' : 'Bob Cole 0.87')))).toEqual([
      'warning 1: 2 names look like something said: “Bob Cole 0.87”',
    ]);
    expect(problems(talk((i) => (i % 2 ? 'Speaker 1' : 'Speaker 2')))).toEqual([]);
  });
  it('is doubted where nearly everybody speaks only once', () => {
    expect(problems(talk((i) => (i < 6 ? `Bob ${i % 2}` : `Ann ${'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜØ'[i]}`)))).toEqual([
      'warning 1: 26 people speak 30 times, most of them only once',
    ]);
  });
  it('is doubted where one stretch is nearly all of a talk among several', () => {
    const long = `${talk((i) => (i % 2 ? 'Ann' : 'Bob'), 10)}\n\n${'and so on and on. '.repeat(400)}`;
    expect(problems(long)).toEqual([
      'warning 19: Ann speaks 96 % of the words in one go; labels further down may have been missed',
    ]);
  });
  it('is doubted where markup stands in the words', () => {
    const marked = JSON.stringify({ segments: [1, 2, 3].map((n) => ({ start: n, body: `**Ann:** word ${n}` })) });
    expect(readEpisode('s/1.json', marked).problems.map((p) => p.what)).toEqual([
      'markup stands in the words: “**Ann:**”',
    ]);
  });
});
