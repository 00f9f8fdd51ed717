import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';

/** One talk as further tools write it: who says what, at which second. */
const TALK = [
  ['Nora Vale', 'Welcome back to the harbour show, where we talk about lighthouses.', 0],
  ['Omar Finch', 'Thanks for having me, Nora. I have looked after one for eleven years.', 6],
  ['Nora Vale', 'Eleven years! What does a normal night look like?', 13],
  ['Omar Finch', 'Quiet, mostly. The lamp turns by itself, and I write down the weather.', 17],
  ['Nora Vale', 'And when the fog comes in, do you sound the horn by hand?', 28],
  ['Omar Finch', 'We do, because the sensor fails in salt air. Nobody trusts it any more.', 33],
] as const;
const clock = (seconds: number): string => `00:00:${String(seconds).padStart(2, '0')}`;
const write = (line: (name: string, words: string, seconds: number, i: number) => string, between = '\n'): string =>
  TALK.map(([name, words, seconds], i) => line(name, words, seconds, i)).join(between);
const json = (entry: (name: string, words: string, seconds: number, i: number) => object): object[] =>
  TALK.map(([name, words, seconds], i) => entry(name, words, seconds, i));

/** What each of them has: names, times, both. */
const SHAPES: Record<string, [has: 'both' | 'names' | 'times', file: string, content: string | Uint8Array]> = {
  'voices that begin the words once more': [
    'both',
    'a.vtt',
    `WEBVTT\n\n${write((n, w, s) => `${clock(s)}.000 --> ${clock(s + 4)}.000\n<v ${n}>${n}: ${w}</v>\n`)}`,
  ],
  SubViewer: [
    'times',
    'a.sub',
    `[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n${write((_, w, s) => `${clock(s)}.00,${clock(s + 4)}.00\n${w.replace(', ', ',[br]')}\n`)}`,
  ],
  'lines of a song': ['times', 'a.lrc', `[ti:Night]\n[ar:Harbour]\n${write((_, w, s) => `[${clock(s)}]${w}`)}`],
  'YouTube’s lines with the time once more in words': [
    'times',
    'a.txt',
    write((_, w, s) => `${clock(s).slice(3)}\n${s} seconds\n${w}`),
  ],
  'a table without a header': ['both', 'a.csv', write((n, w, s) => `${clock(s)},${n},"${w}"`)],
  'a table in German': ['both', 'a.csv', `Zeit;Sprecher;Text\n${write((n, w, s) => `${clock(s)};${n};"${w}"`)}`],
  'names and dashes': ['names', 'a.txt', write((n, w) => `${n.toUpperCase()} — ${w}\n`)],
  'times as code': ['both', 'a.md', write((n, w, s) => `- **${n}** \`${clock(s)}\` ${w}`)],
  'the bold of wikis': ['names', 'a.txt', write((n, w) => `'''${n}:''' ${w}\n`)],
  'a line that says what it is': ['names', 'a.txt', `Transcript\n\n${write((n, w) => `${n}: ${w}\n`)}`],
  'UTF-16 without a mark': [
    'names',
    'a.txt',
    Buffer.from(
      write((n, w) => `${n}: ${w}\r\n`),
      'utf16le',
    ),
  ],
  'UTF-16 the other way round': [
    'names',
    'a.txt',
    Buffer.from(
      write((n, w) => `${n}: ${w}\r\n`),
      'utf16le',
    ).swap16(),
  ],
  'times that are called from and to': [
    'times',
    'a.json',
    JSON.stringify({
      transcription: json((_, w, s) => ({
        timestamps: { from: `${clock(s)},000`, to: `${clock(s + 4)},000` },
        offsets: { from: s * 1000, to: s * 1000 + 4000 },
        text: ` ${w}`,
      })),
    }),
  ],
  'speakers by their numbers': [
    'both',
    'a.json',
    JSON.stringify({
      speakers: { 0: 'Nora Vale', 1: 'Omar Finch' },
      paragraphs: json((_, w, s, i) => ({ speaker: String(i % 2), start: s, end: s + 4, sentences: [{ text: w }] })),
    }),
  ],
  'rows below the names of their columns': [
    'both',
    'a.json',
    JSON.stringify({ rows: [['start', 'speaker', 'text'], ...TALK.map(([n, w, s]) => [s, n, w])] }),
  ],
  'XML of no known kind': [
    'both',
    'a.xml',
    `<?xml version="1.0"?><transcript>${write((n, w, s) => `<line start="${clock(s)}" voice="${n}">${w}</line>`)}</transcript>`,
  ],
  'XML whose times are elements': [
    'both',
    'a.xml',
    `<captions>${write((n, w, s) => `<caption><start>${s}</start><speaker>${n}</speaker><text>${w}</text></caption>`)}</captions>`,
  ],
  callouts: ['both', 'a.md', write((n, w, s) => `> [!quote] ${n} (${clock(s)})\n> ${w}`, '\n\n')],
  'a name and a clock in neighbouring tags': [
    'both',
    'a.html',
    write((n, w, s) => `<div><span>${n}</span><a href="#${s}">${clock(s).slice(3)}</a><div>${w}</div></div>`),
  ],
  'rows that begin with a name': [
    'both',
    'a.html',
    `<table>${write((n, w, s) => `<tr><th>${n}</th><td>${clock(s)}</td><td>${w}</td></tr>`)}</table>`,
  ],
  'the foot of a page': [
    'names',
    'a.html',
    `<html><body>${write((n, w) => `<p><b>${n}:</b> ${w}</p>`)}<footer><p>© 2024 Harbour</p></footer></body></html>`,
  ],
  'names and tabs': ['names', 'a.txt', write((n, w) => `${n}\t${w}`)],
  'nobody in SSA': [
    'times',
    'a.ssa',
    `[Events]\nFormat: Marked, Start, End, Style, Name, Text\n${write((_, w, s) => `Dialogue: Marked=0,${clock(s)}.00,${clock(s + 4)}.00,Default,NTP,${w}`)}`,
  ],
};

describe('what further tools write', () => {
  it.each(Object.entries(SHAPES))('keeps all that it has: %s', (_, [has, file, content]) => {
    const { episode, problems } = readEpisode(`Harbour Show/${file}`, content);
    expect(problems).toEqual([]);
    const turns = episode?.turns ?? [];
    expect(turns.every(({ voice }) => voice === 'speech')).toBe(true);
    expect(turns.map(({ text }) => text).join(' ')).toBe(TALK.map(([, words]) => words).join(' '));
    const names = turns.map((t) => (episode?.speakers.find(({ id }) => id === t.speaker)?.name ?? '').toLowerCase());
    const times = turns.flatMap(({ start, anchors }) => (anchors.length > 0 ? anchors.map((a) => a.seconds) : [start]));
    if (has === 'times') expect(names.every((name) => name === '')).toBe(true);
    else expect(names).toEqual(TALK.map(([name]) => name.toLowerCase()));
    if (has !== 'names') expect(times).toEqual(TALK.map(([, , seconds]) => seconds));
  });

  it('takes a link alone on its line for a heading, and nobody for its author', () => {
    const content =
      '**Ann:** So it began.\n\n[The boat sank](https://a.b/c)\n\nAnd it was cold.\n\nhttps://a.b/d\n\n**Bob:** Yes.\n\n**Ann:** No.';
    const { episode } = readEpisode('s/1.md', content);
    expect(episode?.turns.map(({ text }) => text)).toEqual(['So it began.', 'And it was cold.', 'Yes.', 'No.']);
    expect(episode?.chapters.map(({ title }) => title)).toEqual(['The boat sank']);
  });

  it('says nothing of people who speak at once, and much of times that go back', () => {
    const talk = (second: string): string[] =>
      readEpisode('s/1.txt', `[00:01:00] Ann: One.\n[${second}] Bob: Two.\n[00:01:10] Ann: Three.\n`).problems.map(
        ({ what }) => what,
      );
    expect(talk('00:00:58')).toEqual([]);
    expect(talk('00:00:30')).toHaveLength(1);
  });
});

describe('what is no fault', () => {
  const talk = write((n, w) => `**${n}:** ${w}\n`);
  const problemsOf = (file: string, content: string) => readEpisode(`Harbour Show/${file}`, content).problems;

  it('are speakers of which a service only ends the last one', () => {
    const words = TALK.flatMap(([, said, seconds], n) =>
      said.split(' ').map((word, i) => ({ word, from: seconds + i / 10, to: seconds + i / 10 + 0.1, speaker: n % 2 })),
    );
    const { episode, problems } = readEpisode(
      'Harbour Show/a.json',
      JSON.stringify({
        results: TALK.map(([, transcript, seconds]) => ({
          final: true,
          alternatives: [
            {
              transcript,
              timestamps: transcript.split(' ').map((w, i) => [w, seconds + i / 10, seconds + i / 10 + 0.1]),
            },
          ],
        })),
        speaker_labels: words.map(({ from, to, speaker }, i) => ({ from, to, speaker, final: i === words.length - 1 })),
      }),
    );
    expect(problems).toEqual([]);
    expect(episode?.turns.map(({ label }) => label)).toEqual(TALK.map((_, i) => `Speaker ${i % 2}`));
  });

  it('is the transcript once more in another dress', () => {
    const again = write((_, w) => w.toLowerCase().replace(/[.,!?]/g, ''), ' ');
    const items = json((speaker, text, start) => ({ speaker, start, text }));
    expect(problemsOf('a.json', JSON.stringify({ items, a: { lexical: again }, b: `${again} ${again}` }))).toEqual([]);
  });

  it('are the dashes of a table', () => {
    const notes = `${talk}\n| Oil | Wick |\n|-----|------|\n| 2 litres a night | of cotton |\n`.repeat(4);
    expect(problemsOf('a.md', notes)).toEqual([]);
  });

  it('is a title that stands in the place of a guest, too', () => {
    const header = 'title: A night. Of fog?: part 2\nguest: "A night. Of fog?: part 2"';
    const quoted = header.replace('title: A night. Of fog?: part 2', 'title: "A night. Of fog?: part 2"');
    expect(problemsOf('a.md', `---\n${quoted}\n---\n\n${talk}`)).toEqual([]);
  });

  it('is a talk with questions after it', () => {
    const long = 'And so the lamp turned, night after night, for years. '.repeat(200);
    const questions = write((n, w) => `**${n}:** ${w}\n`).repeat(2);
    expect(problemsOf('a.md', `**Nora Vale:** Hello.\n\n**Omar Finch:** ${long}\n\n${questions}`)).toEqual([]);
    const [missed] = problemsOf('a.md', `${questions}\n**Omar Finch:** ${long}\n`);
    expect(missed?.what).toContain('labels further down may have been missed');
  });
});
