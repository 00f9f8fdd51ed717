import { describe, expect, it } from 'vitest';
import { standsIn } from '../../src/episodes/canonical.ts';
import type { Episode } from '../../src/episodes/episode.ts';
import { readEpisode, readEpisodeBytes } from '../../src/episodes/read-episode.ts';

const read = (content: string | Uint8Array, file = 'a show/12.txt', sidecar?: string): Episode & { format: string } => {
  const r = readEpisode(file, content, sidecar ? { sidecar: { file: 'a show/12.yaml', text: sidecar } } : {});
  if (!r.episode) throw new Error(JSON.stringify(r.problems));
  return { ...r.episode, format: r.format ?? '' };
};
/** Who says what, and when: `name@seconds: words`. */
const lines = (e: Episode): string[] =>
  e.turns.map(
    (t) =>
      `${e.speakers.find((s) => s.id === t.speaker)?.name ?? (t.label ? `(${t.label})` : '–')}${t.start === null ? '' : `@${t.start}`}: ${t.text}`,
  );
const said = (content: string, file?: string, sidecar?: string): string[] => lines(read(content, file, sidecar));

describe('speaker-turn text', () => {
  const expected = ['Ann Bell@1: Hello there. More of it.', 'Bob Cole@62: Yes, indeed.', 'Ann Bell@70.5: Right.'];
  const shapes: Record<string, string> = {
    '**[time] Name:** …':
      '**[00:00:01] Ann Bell:** Hello there.\n\nMore of it.\n\n**[00:01:02] Bob Cole:** Yes, indeed.\n\n**[00:01:10.5] Ann Bell:** Right.',
    '**Name:** [time] …':
      '**Ann Bell:** \\[00:01\\] Hello there.\n\nMore of it.\n\n**Bob Cole:** \\[01:02\\] Yes, indeed.\n\n**Ann Bell:** \\[01:10.50\\] Right.',
    '[time] Name: …':
      '[00:00:01] Ann Bell: Hello there.\nMore of it.\n[00:01:02] Bob Cole: Yes, indeed.\n[00:01:10.5] Ann Bell: Right.',
    'time Name: …': '00:01 Ann Bell: Hello there. More of it.\n01:02 Bob Cole: Yes, indeed.\n01:10.5 Ann Bell: Right.',
    'NAME (time): …':
      'Ann Bell (00:00:01): Hello there.\nMore of it.\n\nBob Cole (00:01:02): Yes, indeed.\n\nANN BELL (00:01:10.5): Right.',
    'Name (time): on its own line':
      'Ann Bell (00:01):\nHello there. More of it.\n\nBob Cole (01:02):\nYes, indeed.\n\nAnn Bell (01:10.5):\nRight.',
    'Name [time] on its own line':
      'Ann Bell [00:00:01]\nHello there.\n\nMore of it.\n\nBob Cole [00:01:02]\nYes, indeed.\n\nAnn Bell [00:01:10.5]\nRight.',
    'Name  time on its own line':
      'Ann Bell  0:01\nHello there. More of it.\n\nBob Cole  1:02\nYes, indeed.\n\nAnn Bell  1:10.5\nRight.',
    'Name: time on its own line':
      'Ann Bell: 00:00:01\n\nHello there.\nMore of it.\n\nBob Cole: 00:01:02\n\nYes, indeed.\n\nAnn Bell: 00:01:10.5\n\nRight.',
    '**Name** time':
      '**Ann Bell** [00:01]: Hello there. More of it.\n\n**Bob Cole** [01:02]: Yes, indeed.\n\n**Ann Bell** [01:10.5]: Right.',
    '### Name (time)':
      '### Ann Bell (00:01)\n\nHello there. More of it.\n\n### Bob Cole (01:02)\n\nYes, indeed.\n\n### Ann Bell (01:10.5)\n\nRight.',
    'a range of times':
      '[00:00:01 - 00:00:40] Ann Bell: Hello there. More of it.\n\n[00:01:02 --> 00:01:08] Bob Cole: Yes, indeed.\n\n[00:01:10.5 - 00:01:12] Ann Bell: Right.',
    'time - Name on its own line':
      '00:01 - Ann Bell\nHello there. More of it.\n\n01:02 - Bob Cole\nYes, indeed.\n\n01:10.5 - Ann Bell\nRight.',
    '[time] Name on its own line':
      '[00:00:01] Ann Bell\nHello there. More of it.\n\n[00:01:02] Bob Cole\nYes, indeed.\n\n[00:01:10.5] Ann Bell\nRight.',
    'Name (time) …':
      'Ann Bell (00:00:01) Hello there. More of it.\n\nBob Cole (00:01:02) Yes, indeed.\n\nAnn Bell (00:01:10.5) Right.',
    '**Name (time):** …':
      '**Ann Bell (00:01):** Hello there. More of it.\n\n**Bob Cole (01:02):** Yes, indeed.\n\n**Ann Bell (01:10.5):** Right.',
    '* **Name:** [time] …':
      '* **Ann Bell:** [00:01] Hello there. More of it.\n* **Bob Cole:** [01:02] Yes, indeed.\n* **Ann Bell:** [01:10.5] Right.',
    'a time above a name':
      '0:01\nAnn Bell\nHello there. More of it.\n\n1:02\nBob Cole\nYes, indeed.\n\n1:10.5\nAnn Bell\nRight.',
    'a time above the label':
      '00:00:01\nAnn Bell: Hello there. More of it.\n\n00:01:02\nBob Cole: Yes, indeed.\n\n00:01:10.5\nAnn Bell: Right.',
  };
  for (const [shape, content] of Object.entries(shapes)) {
    it(`reads ${shape}`, () => expect(said(content)).toEqual(expected));
    it(`reads ${shape} with front matter, CRLF and a byte order mark`, () => {
      const e = read(`\ufeff---\r\ntitle: "On: time"\r\n---\r\n${content.replaceAll('\n', '\r\n')}`);
      expect(lines(e)).toEqual(expected);
      expect(e.title).toBe('On: time');
    });
  }
  const untimed = ['Ann Bell: Hello there. More of it.', 'Bob Cole: Yes, indeed.', 'Ann Bell: Right: so it is.'];
  for (const [shape, content] of Object.entries({
    '**Name:** …':
      '**Ann Bell:** Hello there.\n\nMore of it.\n\n**Bob Cole:** Yes, indeed.\n\n**Ann Bell:** Right: so it is.',
    '**Name**: …':
      '**Ann Bell**: Hello there. More of it.\n\n**Bob Cole**: Yes, indeed.\n\n**Ann Bell**: Right: so it is.',
    'Name: …':
      '---\nspeakers: [Ann Bell, Bob Cole]\n---\nAnn Bell: Hello there.\nMore of it.\n\nBob Cole: Yes, indeed.\n\nAnn Bell: Right: so it is.',
    'NAME: …':
      '---\nspeakers: [Ann Bell, Bob Cole]\n---\nANN BELL: Hello there. More of it.\n\nBOB COLE: Yes, indeed.\n\nANN BELL: Right: so it is.',
    initials:
      '---\nspeakers: [Ann Bell, Bob Cole]\n---\nAB: Hello there. More of it.\n\nBC: Yes, indeed.\n\nAB: Right: so it is.',
    'Name: on its own line':
      '---\nspeakers: [Ann Bell, Bob Cole]\n---\nAnn:\nHello there. More of it.\n\nBob:\nYes, indeed.\n\nAnn:\nRight: so it is.',
    '**Name** – …':
      '**Ann Bell** – Hello there. More of it.\n\n**Bob Cole** – Yes, indeed.\n\n**Ann Bell** – Right: so it is.',
    '[Name]: …': '[Ann Bell]: Hello there. More of it.\n\n[Bob Cole]: Yes, indeed.\n\n[Ann Bell]: Right: so it is.',
    'Name (role): …':
      '**Ann Bell (Host):** Hello there. More of it.\n\n**Bob Cole (Guest):** Yes, indeed.\n\n**Ann Bell:** Right: so it is.',
    '>> Name: …': '>> Ann Bell: Hello there.\nMore of it.\n>> Bob Cole: Yes, indeed.\n>> Ann Bell: Right: so it is.',
    'doubled labels':
      '**Ann Bell:** **Ann Bell:** Hello there. More of it.\n\n**Bob Cole:** Bob Cole: Yes, indeed.\n\n**Ann Bell:** Right: so it is.',
    '<b>Name</b>: in Markdown':
      '**Ann Bell:** Hello <i>there</i>. More&nbsp;of it.\n\n**Bob Cole:** Yes, indeed.\n\n**Ann Bell:** Right: so it is.',
  })) {
    it(`reads ${shape}`, () => expect(said(content)).toEqual(untimed));
  }
  it('keeps honest where nobody is named', () => {
    expect(said('>> Hello there.\n>> Yes, indeed.\nAnd more.\n>> Right.')).toEqual([
      '–: Hello there.',
      '–: Yes, indeed. And more.',
      '–: Right.',
    ]);
    expect(said('[SPEAKER_00]: Hello there.\n[SPEAKER_01]: Yes.\n[SPEAKER_00]: Right.')).toEqual([
      '(SPEAKER_00): Hello there.',
      '(SPEAKER_01): Yes.',
      '(SPEAKER_00): Right.',
    ]);
    expect(said('Speaker 1: 00:00:01\n\nHello.\n\nSpeaker 2: 00:00:09\n\nYes.')).toEqual([
      '(Speaker 1)@1: Hello.',
      '(Speaker 2)@9: Yes.',
    ]);
  });
  it('reads lines with times and no names as one talk in which sentences run across lines', () => {
    const e = read('[00:01] So what we\n[00:03] did was this.\n[00:05] And then\n[00:09] we left.');
    expect(lines(e)).toEqual(['–@1: So what we did was this. And then we left.']);
    expect(e.turns[0]!.anchors.map((a) => a.seconds)).toEqual([1, 3, 5, 9]);
  });
  it('gives unlabelled words to the one person who is listed', () => {
    expect(
      said(
        '[00:01] So what we\n[00:03] did was this.\n[00:05] And then\n[00:09] we left.',
        'x/1.txt',
        'speakers: [Ann Bell]',
      ),
    ).toEqual(['Ann Bell@1: So what we did was this. And then we left.']);
  });
  it('reads names on lines of their own, in bold, as headings or bare, where they keep coming back', () => {
    for (const mark of ['**#**', '### #', '#']) {
      const at = (name: string) => mark.replace(/#(?!#)(?! )/, name);
      const content = ['Ann Bell', 'Bob Cole', 'Ann Bell', 'Bob Cole', 'Ann Bell', 'Bob Cole']
        .map((n, i) => `${at(n)}\n\nThis is turn ${i}.`)
        .join('\n\n');
      expect(said(content), mark).toEqual(
        [0, 1, 2, 3, 4, 5].map((i) => `${i % 2 ? 'Bob Cole' : 'Ann Bell'}: This is turn ${i}.`),
      );
    }
  });
  it('marks what the label calls an advert', () => {
    expect(
      read('**Ann Bell:** One.\n\n**Sponsor:** Buy it.\n\n**Ann Bell:** Two.').turns.map((t) => [
        t.speaker,
        t.marks.length,
      ]),
    ).toEqual([
      ['ann-bell', 0],
      [null, 1],
      ['ann-bell', 0],
    ]);
  });
  it('does not take a sentence with a colon for a label', () => {
    const talk =
      '**Ann Bell:** Hello.\n\nThe answer: no.\n\nNote: this is new.\n\nSlides: https://a.b/c\n\n**Bob Cole:** Yes.\n\nBitcoin Core: the client.\n\n**Ann Bell:** Right.';
    expect(read(talk).speakers.map((s) => s.name)).toEqual(['Ann Bell', 'Bob Cole']);
  });
  it('makes chapters of headings, with their times, and keeps the speaker across them', () => {
    const e = read(
      '**Ann Bell:** One.\n\n## 12:30 The second half\n\n**Bob Cole:** Two.\n\n### Code\n\nThree.\n\n**Ann Bell:** Four.',
    );
    expect(e.chapters).toEqual([
      { title: 'The second half', turn: 1, seconds: 750 },
      { title: 'Code', turn: 2, seconds: null },
    ]);
    expect(lines(e)).toEqual(['Ann Bell: One.', 'Bob Cole: Two.', 'Bob Cole: Three.', 'Ann Bell: Four.']);
  });
  it('marks a section that the transcript itself calls an advert', () => {
    const e = read(
      '**Ann Bell:** One.\n\n[SPONSOR MESSAGE]\n\n**Bob Cole:** Buy this.\n\n[INTERVIEW CONTINUED]\n\n**Ann Bell:** Two.\n\n[END]',
    );
    expect(e.turns.map((t) => t.marks.map((m) => m.kind))).toEqual([[], ['sponsor'], []]);
  });
  it('leaves out page headers and numbers, and what was laughter', () => {
    const page = (n: number) => `© 2021 The Show   ${n}`;
    const e = read(
      `**Ann Bell:** One two\n\n${page(1)}\n\nthree. [laughter]\n\n${page(2)}\n\n**Bob Cole:** Four.\n\n${page(3)}\n\n**Ann Bell:** [laughs]`,
    );
    expect(lines(e)).toEqual(['Ann Bell: One two three.', 'Bob Cole: Four.']);
  });
  it('reads text in Windows-1252, in UTF-16, and with one line in another encoding', () => {
    const latin = new Uint8Array([...'**Ann:** caf'].map((c) => c.charCodeAt(0)).concat(0xe9, 0x20, 0x93, 0x61, 0x94));
    expect(lines(read(latin))).toEqual(['Ann: café “a”']);
    expect(lines(read(new Uint8Array(Buffer.from('\ufeff**Ann:** café', 'utf16le'))))).toEqual(['Ann: café']);
    expect(
      lines(read(new Uint8Array(Buffer.concat([Buffer.from('**Ann:** naïve\n\n**Bob:** caf'), Buffer.from([0xe9])])))),
    ).toEqual(['Ann: naïve', 'Bob: café']);
  });
});

describe('notes', () => {
  it('are the show’s words, and quotations are somebody’s only where the notes say whose', () => {
    const e = read(
      '---\nkind: notes\nspeakers: [Ada Lovelace]\n---\nWe talk.\n\n> The engine weaves.\n> — Ada Lovelace\n\nThen she wrote:\n\nIt has no pretensions.\n\n> Nobody knows who.\n\nBye: now.',
    );
    expect(e.turns.map((t) => [t.voice, t.speaker, t.text])).toEqual([
      ['notes', null, 'We talk.'],
      ['quoted', 'ada-lovelace', 'The engine weaves.'],
      ['notes', null, 'Then she wrote:'],
      ['quoted', null, 'It has no pretensions.'],
      ['quoted', null, 'Nobody knows who.'],
      ['notes', null, 'Bye: now.'],
    ]);
  });
});

describe('WebVTT', () => {
  it('reads voices, notes, styles, regions, settings, inline times and character references', () => {
    const e = read(
      'WEBVTT - A title\nKind: captions\n\nNOTE\nnot spoken\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:r\n\nintro-1\n00:01.000 --> 00:04.000 align:start position:0%\n<v Ann Bell>Hello <i>there</i>, <00:00:02.000><c.loud>R&amp;D &lt;3</c>\n\n00:00:04.000 --> 00:00:06.000\n<v.loud Ann Bell>and more.</v>\n\n00:00:06.000 --> 00:00:08.000\n<v Bob Cole>Yes. <v Ann Bell>No.\n',
    );
    expect(e.format).toBe('WebVTT');
    expect(lines(e)).toEqual(['Ann Bell@1: Hello there, R&D <3 and more.', 'Bob Cole@6: Yes.', 'Ann Bell@6: No.']);
    expect(e.turns[0]!.anchors).toEqual([
      { offset: 0, seconds: 1 },
      { offset: 20, seconds: 4 },
    ]);
  });
  it('reads names inside the text, and stays honest without any', () => {
    expect(
      said(
        'WEBVTT\n\n00:01.000 --> 00:02.000\nANN: Hello\n\n00:02.000 --> 00:03.000\nthere.\n\n00:03.000 --> 00:04.000\nBOB: Yes.\n\n00:04.000 --> 00:05.000\nANN: Right.\n\n00:05.000 --> 00:06.000\nBOB: Oh.\n\n00:06.000 --> 00:07.000\nANN: So.\n\n00:07.000 --> 00:08.000\nBOB: Bye.',
      ),
    ).toEqual(['ANN@1: Hello there.', 'BOB@3: Yes.', 'ANN@4: Right.', 'BOB@5: Oh.', 'ANN@6: So.', 'BOB@7: Bye.']);
    expect(said('WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:02.000 --> 00:03.000\nthere.')).toEqual([
      '–@1: Hello there.',
    ]);
  });
  it('takes the repetition out of rolling captions, and only out of those', () => {
    const rolling =
      'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nso<00:00:00.500><c> this</c> is\n\n00:00:02.000 --> 00:00:02.010\nso this is\n \n\n00:00:02.010 --> 00:00:04.000\nso this is\nthe<00:00:03.000><c> second line</c>\n\n00:00:04.000 --> 00:00:04.010\nthe second line\n \n\n00:00:04.010 --> 00:00:06.000\nthe second line\nand the third\n';
    expect(said(rolling)).toEqual(['–@0: so this is the second line and the third']);
    expect(
      said(
        'WEBVTT\n\n00:00.000 --> 00:01.000\nNo.\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n\n00:03.000 --> 00:04.000\nNo.\n\n00:04.000 --> 00:05.000\nNo.',
      ),
    ).toEqual(['–@0: No. No. No. No. No.']);
  });
  it('reads what programs get wrong: no blank lines, commas, lost times', () => {
    expect(
      said('WEBVTT\n1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\ntwo\n\nthree.'),
    ).toEqual(['–@1: One two three.']);
  });
});

describe('SRT', () => {
  it('reads numbers, tags, positions, dashes and blank lines inside a caption', () => {
    const e = read(
      '1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<i>Hello</i>\n\nthere.\n\n2\n00:00:02,500 --> 00:00:04,000\n- Who is it?\n- Me.\n\n3\n00:01:00,000 --> 00:01:02,000\n42\n',
    );
    expect(e.format).toBe('SRT');
    expect(lines(e)).toEqual(['–@1: Hello there.', '–@2.5: Who is it?', '–@2.5: Me. 42']);
  });
  it('reads files without numbers and YouTube’s .sbv', () => {
    expect(said('00:00:01,000 --> 00:00:02,500\nHello\n00:00:02,500 --> 00:00:04,000\nthere.')).toEqual([
      '–@1: Hello there.',
    ]);
    expect(said('0:00:01.000,0:00:02.500\nHello\n\n0:00:02.500,0:00:04.000\nthere.')).toEqual(['–@1: Hello there.']);
  });
});

describe('JSON', () => {
  const turns = ['Ann Bell@0.5: Hello there.', 'Bob Cole@62: Yes.'];
  const shapes: Record<string, unknown> = {
    'Podcasting 2.0': {
      version: '1.0.0',
      segments: [
        { speaker: 'Ann Bell', startTime: 0.5, endTime: 3, body: 'Hello' },
        { startTime: 3, endTime: 4, body: 'there.', speaker: 'Ann Bell' },
        { speaker: 'Bob Cole', startTime: 62, endTime: 63, body: 'Yes.' },
      ],
    },
    whisperX: {
      segments: [
        {
          start: 0.5,
          end: 3,
          text: ' Hello there.',
          speaker: 'Ann Bell',
          words: [{ word: 'Hello', start: 0.5 }, { word: 'there.' }],
        },
        { start: 62, end: 63, text: ' Yes.', speaker: 'Bob Cole' },
      ],
      language: 'en',
    },
    milliseconds: {
      utterances: [
        { speaker: 'Ann Bell', start: 500, end: 3000, text: 'Hello there.' },
        { speaker: 'Bob Cole', start: 62000, end: 63000, text: 'Yes.' },
        { speaker: 'Bob Cole', start: 62500, end: 63000, text: '' },
      ],
      words: [{ text: 'Hello' }, { text: 'there.' }, { text: 'Yes.' }],
    },
    'a bare list': [
      { name: 'Ann Bell', timestamp: '00:00:00.500', content: 'Hello there.' },
      { name: 'Bob Cole', timestamp: '00:01:02', content: 'Yes.' },
    ],
    'nested results': {
      results: {
        channels: [
          {
            alternatives: [
              {
                paragraphs: [
                  { speaker: 'Ann Bell', start: 0.5, end: 2, sentences: [{ text: 'Hello there.' }] },
                  { speaker: 'Bob Cole', start: 62, end: 63, sentences: [{ text: 'Yes.' }] },
                ],
              },
            ],
          },
        ],
      },
    },
  };
  for (const [shape, value] of Object.entries(shapes)) {
    it(`reads ${shape}`, () => {
      const e = read(JSON.stringify(value, null, 1), 'a show/12.json');
      expect(e.format).toBe('JSON');
      if (shape === 'milliseconds') expect(e.turns.map((t) => t.text)).toEqual(['Hello there.', 'Yes.']);
      else expect(lines(e)).toEqual(turns);
    });
  }
  it('tells milliseconds by their size', () => {
    const e = read(
      JSON.stringify({
        utterances: Array.from({ length: 9 }, (_, i) => ({
          speaker: i % 2,
          start: i * 4000,
          end: i * 4000 + 3900,
          text: 'some words here, ten of them or thereabouts.',
        })),
      }),
    );
    expect(e.turns.at(-1)!.start).toBe(32);
    expect(e.turns.map((t) => t.label).slice(0, 2)).toEqual(['Speaker 0', 'Speaker 1']);
  });
  it('reads Whisper, whisper.cpp, YouTube json3, and single words', () => {
    expect(
      said(
        JSON.stringify({
          text: ' Hello there.',
          segments: [
            { id: 0, start: 0, end: 2, text: ' Hello', tokens: [1, 2] },
            { id: 1, start: 2, end: 3, text: ' there.' },
          ],
        }),
      ),
    ).toEqual(['–@0: Hello there.']);
    expect(
      said(
        JSON.stringify({
          transcription: [
            {
              timestamps: { from: '00:00:01,000', to: '00:00:02,000' },
              offsets: { from: 1000, to: 2000 },
              text: ' Hello there.',
            },
          ],
        }),
      ),
    ).toEqual(['–@1: Hello there.']);
    expect(
      said(
        JSON.stringify({
          wireMagic: 'pb3',
          events: [
            { tStartMs: 0, id: 1 },
            { tStartMs: 1000, dDurationMs: 900, segs: [{ utf8: 'hello' }, { utf8: ' there', tOffsetMs: 200 }] },
            { tStartMs: 1900, aAppend: 1, segs: [{ utf8: '\n' }] },
          ],
        }),
      ),
    ).toEqual(['–@1: hello there']);
    expect(
      said(
        JSON.stringify({
          segments: 'one two three four five six seven eight nine ten eleven twelve. a b c d e f g h i j k.'
            .split(' ')
            .map((body, i) => ({ speaker: 'Ann', startTime: i / 2, endTime: i / 2 + 0.4, body })),
        }),
      ),
    ).toEqual(['Ann@0: one two three four five six seven eight nine ten eleven twelve. a b c d e f g h i j k.']);
    expect(said(JSON.stringify({ text: 'Only the whole.' }))).toEqual(['–: Only the whole.']);
  });
  it('names the line where it is broken, and says when there is no transcript', () => {
    expect(readEpisode('a/b.json', '{"segments": [\n{"body": "a"},\n{"bo').problems).toEqual([
      expect.objectContaining({ level: 'error', line: 3, what: expect.stringContaining('not valid JSON') }),
    ]);
    expect(readEpisode('a/b.json', '{"name": "x", "version": "1"}').episode).toBeNull();
  });
});

describe('HTML', () => {
  it('reads Podcasting 2.0 transcripts, and labels in bold', () => {
    expect(
      said(
        '<!doctype html><html><head><title>T</title><style>p{}</style></head><body><cite>Ann Bell:</cite>\n<time>0:01</time>\n<p>Hello&nbsp;there, R&amp;D &lt;3.</p>\n<p>More.</p><cite>Bob Cole:</cite><time>1:02</time><p>Yes.</p></body></html>',
      ),
    ).toEqual(['Ann Bell@1: Hello there, R&D <3. More.', 'Bob Cole@62: Yes.']);
    expect(
      said(
        '<p><strong>Ann Bell:</strong> Hello <em>there</em>.</p><p>More.</p><p><b>Bob Cole</b>: Yes.</p><p><strong>Ann Bell:</strong> *Right*<br>so.</p><script>alert(1)</script>',
      ),
    ).toEqual(['Ann Bell: Hello there. More.', 'Bob Cole: Yes.', 'Ann Bell: *Right* so.']);
  });
  it('reads notes with headings, lists and quotations', () => {
    const e = read(
      '<h1>The title</h1><p>We talk about <a href="https://a.b">this</a>.</p><h2>Links</h2><ul><li>One</li><li><p>Two</p></li></ul><blockquote><p>Words.</p><p>— Ada Lovelace</p></blockquote>',
    );
    expect(e.title).toBe('The title');
    expect(e.turns.map((t) => [t.voice, t.text])).toEqual([
      ['notes', 'We talk about this.'],
      ['notes', 'One Two'],
      ['quoted', 'Words.'],
    ]);
    expect(e.turns[2]!.speaker).toBe('ada-lovelace');
  });
});

describe('PDF', () => {
  /** A PDF of one font, a text line at a time; enough of the format for a reader. */
  const pdfOf = (pages: string[][]): Uint8Array => {
    const objects: string[] = [];
    const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
    objects.push(
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    );
    for (const [i, rows] of pages.entries()) {
      const stream = `BT /F1 12 Tf 14 TL 72 720 Td ${rows.map((r) => (r === '' ? 'T* T*' : `(${r.replace(/[()\\]/g, '\\$&')}) Tj T*`)).join(' ')} ET`;
      objects.push(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + i * 2} 0 R>>`,
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
      );
    }
    let body = '%PDF-1.4\n';
    const offsets = objects.map((o, i) => {
      const at = body.length;
      body += `${i + 1} 0 obj\n${o}\nendobj\n`;
      return at;
    });
    const xref = body.length;
    body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`;
    return new Uint8Array(Buffer.from(body, 'latin1'));
  };
  it('reads the text layer: labels, sentences torn by pages, no running headers', async () => {
    const page = (n: number, ...rows: string[]) => ['The Show, Episode 12', ...rows, `Page ${n}`];
    const r = await readEpisodeBytes(
      'a show/12.pdf',
      pdfOf([
        page(1, '', '[00:00:01] ANN: Hello there, we have a greater', 'array of demand', ''),
        page(2, '', 'specific tools.', '', '[00:01:02] BOB: Yes.', ''),
        page(3, '', '[00:01:10] ANN: Right.', ''),
      ]),
    );
    expect(r.format).toBe('PDF');
    expect(lines(r.episode!)).toEqual([
      'ANN@1: Hello there, we have a greater array of demand specific tools.',
      'BOB@62: Yes.',
      'ANN@70: Right.',
    ]);
  });
  it('says what is wrong with one that has no text, or is damaged', async () => {
    expect((await readEpisodeBytes('a/b.pdf', pdfOf([['']]))).problems[0]!.what).toContain('pictures of text');
    expect((await readEpisodeBytes('a/b.pdf', new TextEncoder().encode('%PDF-1.4\njunk'))).problems[0]!.what).toContain(
      'damaged',
    );
  });
});

describe('a file that cannot be read', () => {
  it('names file, line and remedy', () => {
    const r = readEpisode('a/b.md', '---\ntitle: "x\nshow: y\n---\nwords');
    expect(r.episode).toBeNull();
    expect(r.problems[0]).toMatchObject({
      file: 'a/b.md',
      level: 'error',
      what: expect.stringContaining('front matter'),
      remedy: expect.stringMatching(/quotes/),
    });
    expect(r.problems[0]!.line).toBeGreaterThan(1);
  });
  it('is only warned about where one field is wrong, with its line', () => {
    const r = readEpisode(
      'a/b.md',
      '---\ntitle: x\ndate: yesterday\nlink: javascript:alert(1)\nnumber: 12:34\n---\nwords',
    );
    expect(r.problems).toEqual([
      expect.objectContaining({ line: 3, level: 'warning' }),
      expect.objectContaining({ line: 4, level: 'warning' }),
    ]);
    expect(r.episode).toMatchObject({ date: null, link: null, number: '12:34' });
  });
  it('never runs or expands what YAML can hold', () => {
    expect(readEpisode('a/b.md', '---\ntitle: !!js/function "function(){}"\n---\nwords').episode?.title).not.toBe(
      undefined,
    );
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
      .map(
        (c, i) =>
          `${c}: &${c} [${Array(9)
            .fill(`*${String.fromCharCode(97 + i)}`)
            .join(',')}]`,
      )
      .join('\n')}\n---\nwords`;
    expect(readEpisode('a/b.md', bomb).problems[0]).toMatchObject({ level: 'error' });
  });
  it('is refused when it is no text at all', () => {
    expect(readEpisode('a/b.md', new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 3])).problems[0]!.what).toContain('not text');
    expect(readEpisode('a/b.md', '  \n ').problems[0]!.what).toContain('empty');
  });
});

it('what a turn says stands in the text it was read from', () => {
  const source = '**Ann Bell:** So *this* [is](https://a.b)\n\nit. [laughter] R&amp;D.';
  for (const t of read(source).turns) expect(standsIn(t.text, source)).toBe(true);
});
