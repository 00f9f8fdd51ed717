import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';

const SAID = [
  'Welcome back to the workshop, everybody. Today we talk about clocks that run slow.',
  'Thank you for having me. I have brought the oldest one I could find.',
  'How old is it, and where did you find it?',
  'It was made in 1788, and it stood in a barn for sixty years. I know the owner.',
  'What did you have to do first?',
  'First I took the spring out, since it was under tension.',
  'And does it run today? Tell us.',
  'It does, but it loses four minutes a day. We are working on it.',
];
const own = (who: number): string[] => SAID.filter((_, i) => i % 2 === who);
const timed = (who: number): { start: number; end: number; text: string }[] =>
  SAID.flatMap((text, i) => (i % 2 === who ? [{ start: i * 6, end: i * 6 + 5, text }] : []));
const read = (document: unknown) =>
  readEpisode('show/1.json', JSON.stringify(document, null, 1), { show: { show: 'Slow Clocks' } });
const TOGETHER = 'it looks like a conversation, but what each says stands together, below ';

describe('what each says stands together', () => {
  it.each([
    ['lists of strings', { Ada: own(0), Ben: own(1) }, '“Ada” and “Ben”', 2],
    ['below a name', { title: 'Slow', transcript: { 'Ada Kern': own(0), 'Ben Osei': own(1) } }, '“Ada Kern” and', 4],
    ['one string each', { Ada: own(0).join(' '), Ben: own(1).join(' ') }, '“Ada” and “Ben”', 2],
    ['numbers of voices', { SPEAKER_00: own(0), SPEAKER_01: own(1) }, '“SPEAKER_00” and “SPEAKER_01”', 2],
    ['two channels', { channel_0: own(0), channel_1: own(1) }, '“channel_0” and “channel_1”', 2],
    ['fields each', { Ada: { role: 'host', lines: own(0) }, Ben: { role: 'guest', lines: own(1) } }, '“Ada” and', 2],
    ['objects', { Ada: own(0).map((text) => ({ text })), Ben: own(1).map((text) => ({ text })) }, '“Ada” and', 2],
    [
      'names in small letters among people',
      { participants: { ada: { said: own(0) }, ben: { said: own(1) } } },
      '“ada” and “ben”',
      3,
    ],
  ])('below names, and is refused: %s', (_, document, names, line) => {
    const { episode, problems } = read(document);
    expect(episode).toBeNull();
    expect(problems).toMatchObject([{ level: 'error', line, remedy: expect.stringContaining('in the order') }]);
    expect(problems[0]?.what).toContain(TOGETHER + names);
  });

  it.each([
    ['in lists', [own(0), own(1)], 'lines'],
    ['in one string each', [own(0).join(' '), own(1).join(' ')], 'text'],
  ])('in a list of people, and is told: %s', (_, [ada, ben], field) => {
    const { episode, problems } = read({
      speakers: [
        { name: 'Ada Kern', [field]: ada },
        { name: 'Ben Osei', [field]: ben },
      ],
    });
    expect(problems).toMatchObject([{ level: 'warning', line: 4, what: `${TOGETHER}“Ada Kern” and “Ben Osei”` }]);
    expect(episode?.speakers.map(({ name }) => name)).toEqual(['Ada Kern', 'Ben Osei']);
  });
});

describe('who speaks is read from the names of fields', () => {
  const clocks = (who: number): Record<string, string> =>
    Object.fromEntries(timed(who).map(({ start, text }) => [`00:${String(start).padStart(2, '0')}`, text]));

  it.each([
    ['lists with times', { Ada: timed(0), Ben: timed(1) }],
    ['lists with times further down', { tracks: { Ada: { segments: timed(0) }, Ben: { segments: timed(1) } } }],
    ['clocks', { Ada: clocks(0), Ben: clocks(1) }],
    ['one field an entry', SAID.map((text, i) => ({ [i % 2 ? 'Ben' : 'Ada']: text }))],
    ['one field an entry, with a list', SAID.map((text, i) => ({ [i % 2 ? 'Ben' : 'Ada']: [text] }))],
    ['numbers, and one field each', Object.fromEntries(SAID.map((text, i) => [i, { [i % 2 ? 'Ben' : 'Ada']: text }]))],
  ])('where the order is known: %s', (_, document) => {
    const { episode, problems } = read(document);
    expect(problems).toEqual([]);
    expect(episode?.turns.map(({ text }) => text)).toEqual(SAID);
    expect(episode?.speakers.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
    expect(new Set(episode?.turns.map(({ speaker }) => speaker)).size).toBe(2);
  });
});

const GERMAN = [
  'Willkommen zurück in der Werkstatt, heute geht es um Uhren, die nachgehen.',
  'Danke, dass ich hier sein darf, ich habe die älteste mitgebracht, die es gibt.',
  'Wie alt ist sie denn, und wo haben Sie sie gefunden?',
  'Sie wurde 1788 gebaut und stand sechzig Jahre in einer Scheune, sagt man uns.',
];

describe('text beside that which was read', () => {
  it.each([
    ['sections', { intro: SAID.slice(0, 2), main: SAID.slice(2, 7), outro: SAID.slice(7) }, 'intro'],
    ['sections with times', { Opening: timed(0).slice(0, 2), Closing: timed(1).slice(2) }, 'Closing'],
    ['answers beside questions', own(0).map((question, i) => ({ question, answer: own(1)[i] })), 'question'],
    ['entries with another field', [{ Ada: SAID[0] }, { Ben: SAID[1] }, { Cy: SAID[2] }, { Dee: SAID[3] }], 'Ben'],
  ])('is told: %s', (_, document, name) => {
    const { problems } = read(document);
    expect(problems).toMatchObject([
      { level: 'warning', what: expect.stringMatching(/^text that was not read stands in this JSON, below “/) },
    ]);
    expect(problems[0]?.what).toContain(`“${name}”`);
    expect(problems[0]?.line).toBeGreaterThan(1);
  });

  it.each([
    ['credits', { Lines: SAID, Credits: ['It was cut and mixed by Tom Reed, who thanks you for this hour.'] }],
    ['what a program says', { Results: SAID, Warnings: ['We could not hear you well, so look at it again.'] }],
    ['what somebody is to do', { transcript: SAID, action_items: own(1) }],
    ['the same in another language', { English: SAID, German: GERMAN }],
    ['the same in another language, each beside', SAID.slice(0, 4).map((en, i) => ({ en, de: GERMAN[i] }))],
    ['another service’s', { Whisper: timed(0), Deepgram: timed(0).map((one) => ({ ...one, start: one.start + 0.2 })) }],
    [
      'who is who',
      { guests: { Ada: 'I mend clocks, and I have a shop for you.', Ben: 'He has a barn.' }, lines: SAID },
    ],
    [
      'two turns',
      [
        { speaker: 'Ada', text: own(0).join(' ') },
        { speaker: 'Ben', text: own(1).join(' ') },
      ],
    ],
    ['what somebody wrote below', { segments: timed(0), comments: [{ author: 'Zed', text: SAID[1] }] }],
  ])('is not told: %s', (_, document) => {
    expect(read(document).problems).toEqual([]);
  });
});

describe('lists in YAML', () => {
  const [ada, ben] = ['Ada Kern', 'Ben Osei'];
  const name = (i: number): string => (i % 2 ? ben : ada);
  const list = (item: (name: string, words: string, i: number) => string): string =>
    SAID.map((words, i) => item(name(i), words, i)).join('\n');
  const single = (text: string): string => `'${text.replaceAll("'", "''")}'`;

  it.each([
    ['quoted', 'a.txt', list((n, w) => `- "${n}: ${w}"`)],
    ['in single quotes', 'a.txt', list((n, w) => `- ${single(`${n}: ${w}`)}`)],
    ['quoted behind the name', 'a.txt', list((n, w) => `- ${n}: "${w}"`)],
    ['both quoted', 'a.txt', list((n, w) => `- "${n}": "${w}"`)],
    ['quoted below the name', 'a.txt', list((n, w) => `- ${n}:\n    "${w}"`)],
    ['folded', 'a.txt', list((n, w) => `- >-\n  ${n}: ${w}`)],
    ['maps in braces', 'a.txt', list((n, w) => `- {speaker: ${n}, text: "${w}"}`)],
    ['below a title', 'a.yaml', `title: Slow\ntranscript:\n${list((n, w) => `  - "${n}: ${w}"`)}`],
    ['only where it must be', 'a.yaml', list((n, w, i) => `- ${n}: ${i === 3 ? single(w) : w}`)],
  ])('are read without their marks: %s', (_, file, content) => {
    const { episode, problems } = readEpisode(`show/${file}`, content, { show: { show: 'Slow Clocks' } });
    expect(problems).toEqual([]);
    expect(episode?.turns.map(({ text }) => text)).toEqual(SAID);
    expect(episode?.speakers.map((one) => one.name)).toEqual([ada, ben]);
  });

  it.each([
    ['what is quoted', 'a.md', list((_, w) => `- "${w}"`)],
    ['a heading above', 'a.md', `# Slow clocks\n\n${list((n, w) => `- ${n}: "${w}"`)}`],
    ['one that is quoted', 'a.md', list((n, w, i) => `- ${n}: ${i === 3 ? `"${w}"` : w}`)],
    ['a mark in the words', 'a.yaml', list((n, w) => `- ${n}: ${w} I write C # and not C.`)],
  ])('are Markdown where they may be: %s', (_, file, content) => {
    const { format } = readEpisode(`show/${file}`, content, { show: { show: 'Slow Clocks' } });
    expect(format).toBe('text');
  });
});
