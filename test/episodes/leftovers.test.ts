import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';

/** Three people, not strictly in turn. */
const NAMES = ['Nell Harper', 'Oskar Lind', 'Uma Rao'];
const ORDER = [0, 1, 0, 1, 2, 0, 1, 0, 2, 1, 0, 1];
const WORDS = [
  'Good morning from the ferry, which is late again because of the ice.',
  'Good morning, Nell. I have been on board since four.',
  'Since four! Who else was there at that hour?',
  'Two nurses, and the man who sells the herring on Fridays.',
  'He sold me three of them, and they were gone before the harbour.',
  'What do you do when the ice is thicker than this?',
  'We wait for the breaker, and we read to one another.',
  'And what do you read?',
  'Timetables, mostly. There is a certain music in them.',
  'She means it, too. She knows the winter of 1987 by heart.',
  'Then let us hear a little of it before the horn.',
  'It begins with a train that nobody took.',
];
type Line = (name: string, words: string, i: number) => string;
const write = (line: Line, names: readonly string[] = NAMES, between = '\n', words = WORDS): string =>
  words.map((one, i) => line(names[(ORDER[i % ORDER.length] ?? 0) % names.length] ?? '', one, i)).join(between);
const problems = (content: string, file = 'a.txt'): string[] =>
  readEpisode(`show/${file}`, content, { show: { show: 'Ferry' } }).problems.map(({ what }) => what);
const HARDLY = 'what is hardly speech stands in the words: lines ';
const two = (n: number): string => String(n).padStart(2, '0');

describe('what is hardly speech and stands in the words', () => {
  it.each([
    ['names in brackets', 'end', '(Nell Harper)', write((n, w) => `${w} (${n})`)],
    [
      'names in square brackets, below one another',
      'end',
      '[Nell Harper]',
      write((n, w) => `${w} [${n}]`, NAMES, '\n\n'),
    ],
    [
      'templates of a wiki that close with the name',
      'end',
      '|Nell Harper}}',
      write((n, w) => `{{quote|${w}|${n}}}`, NAMES, '\n\n'),
    ],
    ['names behind a dash', 'end', '— Nell Harper', write((n, w) => `${w} — ${n}`)],
    ['names behind a bar', 'end', '| Nell Harper', write((n, w) => `${w} | ${n}`)],
    ['names in angles', 'end', '<Nell Harper>', write((n, w) => `${w} <${n}>`)],
    ['names and nothing else', 'end', 'Nell Harper', write((n, w) => `${w} ${n}`)],
    ['names in a script without capitals', 'end', '(נועה)', write((n, w) => `${w} (${n})`, ['נועה', 'אורי'])],
    ['the second of two columns', 'end', ',"Nell Harper"', write((n, w) => `"${w}","${n}"`)],
    ['numbers behind what is labelled', 'end', '(0.91)', write((n, w, i) => `${n}: ${w} (0.9${(i % 8) + 1})`)],
    ['clocks behind what is labelled', 'end', '00:00', write((n, w, i) => `${n}: ${w} 00:${two(i * 4)}`)],
    ['paragraphs counted at their ends', 'end', '(1)', write((n, w, i) => `${n}: ${w} (${i + 1})`, NAMES, '\n\n')],
    ['fields in brackets', 'begin', '[talker: Nell Harper]', write((n, w) => `[talker: ${n}] ${w}`)],
    [
      'names and numbers in brackets',
      'begin',
      '[Nell Harper 0.91]',
      write((n, w, i) => `[${n} 0.9${(i % 8) + 1}] ${w}`),
    ],
    ['templates of a wiki', 'begin', '{{Said by|Nell Harper}', write((n, w) => `{{Said by|${n}}} ${w}`, NAMES, '\n\n')],
    ['handles', 'begin', '@nell', write((n, w) => `@${n} ${w}`, ['nell', 'oskar', 'uma'])],
    ['pictures', 'begin', '🦊', write((n, w) => `${n} ${w}`, ['🦊', '🐻', '🐝'])],
    ['a colon before the name', 'begin', ':نورا', write((n, w) => `:${n} ${w}`, ['نورا', 'عمر'])],
    ['triangles', 'begin', '사회자 ▶', write((n, w) => `${n} ▶ ${w}`, ['사회자', '김민수'])],
    ['names before what they do', 'begin', 'Nell Harper', write((n, w) => `${n} says, ${w}`)],
    [
      'names and nothing else before the words',
      'begin',
      'Nell',
      write((n, w) => `${n} ${w}`, ['Nell', 'Oskar', 'Uma']),
    ],
    ['what a search in files prints', 'begin', 'ep12.txt:', write((n, w, i) => `ep12.txt:${i + 4}:${n}: ${w}`)],
    [
      'a line above the words',
      'begin',
      'Posted by Nell Harper on 6 May',
      write((n, w) => `Posted by ${n} on 6 May\n${w}`, NAMES, '\n\n'),
    ],
    ['names in small letters', 'begin', 'nell', write((n, w) => `${n} ${w}`, ['nell', 'oskar', 'uma'])],
    ['the same behind a slash', 'end', '/nell', write((n, w) => `${w} /${n}`, ['nell', 'oskar', 'uma'])],
    ['what is dictated', 'end', 'period new line', write((_, w) => `${w} period new line`)],
    ['what a log sets before', 'begin', 'INFO scribe.py:', write((n, w) => `INFO scribe.py: ${n}: ${w}`)],
    ['channels', 'begin', 'ch0', write((n, w) => `${n} ${w}`, ['ch0', 'ch1', 'ch2'])],
    ['counted questions', 'begin', 'Q1.', write((_, w, i) => `${i % 2 ? 'A' : 'Q'}${Math.floor(i / 2) + 1}. ${w}`)],
    [
      'what a tool counts between turns',
      'begin',
      'Reference 1 - 0.11%',
      write((n, w, i) => `Reference ${i + 1} - 0.${i + 11}% Coverage\n\n${n}: ${w}`, NAMES, '\n\n'),
    ],
    [
      'messages of a meeting, whose words stand below',
      'begin',
      'Message of Nell Harper to Everyone:',
      write((n, w, i) => `10:02:${two(i)} Message of ${n} to Everyone:\n\t${w}`),
    ],
    [
      'letters that quote',
      'begin',
      'On Mon, May 6,',
      write((n, w, i) => `On Mon, May 6, 2024 at 10:${two(i)} AM ${n} <a@ferry.example> wrote:\n> ${w}`, NAMES, '\n\n'),
    ],
    ['labels of a page that was scanned', 'begin', 'Uma Rao', write((n, w, i) => `${n}${i < 8 ? ':' : ';'} ${w}`)],
    [
      'captions',
      'end',
      '(Nell Harper)',
      write(
        (n, w, i) => `${i + 1}\n00:00:${two(i * 4)},000 --> 00:00:${two(i * 4 + 3)},000\n${w} (${n})`,
        NAMES,
        '\n\n',
      ),
    ],
    [
      'segments for programs',
      'end',
      '(Nell Harper)',
      JSON.stringify(ORDER.map((who, i) => ({ start: i * 4, text: `${WORDS[i]} (${NAMES[who]})` }))),
    ],
  ])('is told: %s', (_, place, sample, content) => {
    const told = problems(content).filter((what) => what.startsWith(`${HARDLY}${place} again and again with “`));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`“${sample}”`);
  });

  it.each([
    ['items in YAML', (w: string) => `  - "${w}"`],
    ['items', (w: string) => `- ${w}`],
  ])('is told where what each says stands together, below names: %s', (_, item) => {
    const under = NAMES.map((name, k) => {
      const own = WORDS.filter((_w, i) => ORDER[i] === k);
      return `${name}:\n${own.map(item).join('\n')}`;
    });
    expect(problems(under.join('\n'))).toEqual([
      'it looks like a conversation, but what each says stands together, below “Nell Harper” and “Oskar Lind”',
    ]);
  });

  it('is told with its line and what to do', () => {
    const { problems: all } = readEpisode('show/a.txt', `A talk.\n\n${write((n, w) => `${w} (${n})`)}`, {
      show: { show: 'Ferry' },
    });
    expect(all).toMatchObject([{ level: 'warning', line: 3, remedy: expect.stringContaining('“Name: words”') }]);
  });

  it.each([
    ['names of fields', write((n, w) => `Who: ${n}\nMood: calm\nWhat: ${w}`, NAMES, '\n\n')],
    [
      'names of fields with times',
      write((n, w, i) => `Who: ${n}\nWhen: 00:${two(i)}\nMood: calm\nWhat: ${w}`, NAMES, '\n\n'),
    ],
  ])('is told where people are called after fields: %s', (_, content) => {
    expect(problems(content)).toEqual([expect.stringMatching(/^a field’s name was read as somebody’s: “Who”$/)]);
  });
});

const talk = write((n, w) => `${n}: ${w}`, NAMES, '\n\n');
const long = (lines: readonly string[], between = '\n', times = 12): string =>
  Array.from({ length: times }, (_, i) => lines.map((line) => line.replaceAll('#', String(i + 1))).join(between)).join(
    between,
  );

describe('what is speech though it comes back', () => {
  it.each([
    ['a talk', talk],
    [
      'a talk in captions whose sentences run across lines',
      long([
        'we went out there. And I',
        'said to him that it',
        'was late on day #. And I',
        'never saw him. But I',
        'know what he wanted',
      ]),
    ],
    ['laughter at the ends', write((n, w, i) => `${n}: ${w} ${i % 2 ? '(laughs)' : '[Laughter]'}`)],
    ['what is not understood', write((n, w) => `${n}: ${w} [inaudible 00:12]`)],
    ['who says nothing but yes', write((n, w) => `${n}: ${n === 'Uma Rao' ? 'Yes' : w}`)],
    [
      'who only listens',
      write((n, w, i) => (i % 2 ? `${n}: ${i % 4 === 1 ? 'Yeah' : 'Right'}` : `Nell Harper: ${w}`), ['Uma Rao']),
    ],
    [
      'who says what they are called',
      `${talk}\n\nNell Harper: Oskar Lind.\n\nUma Rao: Oskar Lind.\n\nNell Harper: Oskar Lind.`,
    ],
    [
      'a litany',
      long(['I remember the ferry of year #.', 'I remember the ice in the # harbours.', 'I remember who waited.']),
    ],
    ['what is breathed', long(['Breathe in, and count to #.', 'Breathe out, and let # of them go.'])],
    ['a song', long(['Row, row, row your boat', 'Gently down the stream', 'Merrily, merrily', 'Life is but a dream'])],
    ['chapters', long(['00:#0 Ice', '01:#0 The breaker', '02:#0 Herring', '# Timetables'], '\n', 4)],
    ['a list that counts', Array.from({ length: 14 }, (_, i) => `${i + 1}. ${WORDS[i % 12]}`).join('\n')],
    ['items with pictures', Array.from({ length: 14 }, (_, i) => `👉 ${WORDS[i % 12]}`).join('\n')],
    ['links', Array.from({ length: 14 }, (_, i) => `- [Ferry ${i}](https://ferry.example/${i})`).join('\n')],
    ['titles in French', WORDS.map((w, i) => `« ${['Le Monde', 'Libération'][i % 2]} » écrit que ${w}`).join('\n\n')],
    ['times that are spoken', WORDS.map((w, i) => `${w} That was at ${i + 1}:30 on the 6th.`).join('\n')],
    [
      'years',
      WORDS.map((w, i) => `In 19${i + 60} it froze. ${w}`)
        .join('\n\n')
        .slice(0, 500),
    ],
    ['norms in a list', `${talk}\n\n${Array.from({ length: 14 }, (_, i) => `* ISO ${1000 + i}`).join('\n')}`],
    [
      'where letters come from',
      WORDS.slice(0, 6)
        .map((w, i) => `${w} (${['Oslo', 'Bergen', 'Narvik', 'Moss', 'Vardø', 'Hamar'][i]})`)
        .join('\n\n'),
    ],
  ])('is not told: %s', (_, content) => {
    expect(problems(content).filter((what) => /hardly speech|field’s|stands together/.test(what))).toEqual([]);
  });

  it('is not told where the file says that it is notes', () => {
    expect(problems(`---\nkind: notes\n---\n${write((n, w) => `${w} (${n})`)}`)).toEqual([]);
  });
});
