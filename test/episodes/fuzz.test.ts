import { describe, expect, it } from 'vitest';
import type { WordAccount } from '../../src/episodes/account.ts';
import type { Episode } from '../../src/episodes/episode.ts';
import { finishEpisode, parseEpisode, readEpisode, readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { renderFaithfully } from '../../src/import/native.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { expectReadOrRefused } from './refused.ts';

const words = (s: string): string[] =>
  s
    .toLowerCase()
    .normalize('NFKD')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const said = (e: Episode): string[] => e.turns.flatMap((t) => words(t.text));
const clock = (s: number, point = '.'): string =>
  `${String(Math.floor(s / 3600)).padStart(2, '0')}:${String(Math.floor(s / 60) % 60).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}${point}000`;

/** Plain words, some of them awkward, none of them a mark. */
const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'R&D',
      'a_b_c',
      'O’Brien',
      "it's",
      '5',
      '1,000',
      'naïve',
      'größe',
      'λόγος',
      '日本語',
      'C++',
      '#tag',
      'x<y',
      '50%',
      'Hm…',
      '(aside)',
      'a*b',
      '[sic]',
      '“so”',
      '2*3*4',
      'https://a.b/c?d=e&f',
      '1.',
      'Yes.',
      'no?',
      '>',
      '-',
      '\\n',
      '`x',
      '~',
      '|',
      '&amp;',
    ),
  },
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((w) => w.join(' '));
const name = fc.constantFrom('Ann Bell', 'Bob Cole', 'CLEO DU BOIS', 'Dr. Eve');
/** An address that stands alone is put aside, whoever it is by. */
const spoken = sentence.filter((text) => !/^https?:\S+$/.test(text.trim()));
const talk = fc.array(fc.record({ name, text: spoken }), { minLength: 4, maxLength: 14 });

const writers: Record<string, (turns: { name: string; text: string }[]) => string> = {
  WebVTT: (turns) =>
    `WEBVTT\n\n${turns.map((t, i) => `${clock(i * 3)} --> ${clock(i * 3 + 3)}\n<v ${t.name}>${t.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('-->', '')}`).join('\n\n')}\n`,
  SRT: (turns) =>
    turns
      .map(
        (t, i) =>
          `${i + 1}\n${clock(i * 3, ',')} --> ${clock(i * 3 + 3, ',')}\n${t.text
            .replaceAll('<', '&lt;')
            .replace(/^[->]+ ?/, 'x ')
            .replaceAll('&amp;', 'and')}`,
      )
      .join('\n\n'),
  JSON: (turns) =>
    JSON.stringify({
      segments: turns.map((t, i) => ({
        speaker: t.name,
        startTime: i * 3,
        endTime: i * 3 + 3,
        body: t.text.replaceAll('&amp;', 'and'),
      })),
    }),
  HTML: (turns) =>
    `<html><body>${turns.map((t, i) => `<cite>${t.name}:</cite><time>${clock(i * 3).slice(0, 8)}</time><p>${t.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('\n')}</body></html>`,
};
/** The words that a writer put in, as its format's reader should give them back. */
const expected = (format: string, turns: { text: string }[]): string[] => {
  const fix: Record<string, (s: string) => string> = {
    WebVTT: (s) => s,
    SRT: (s) => s.replace(/^[->]+ ?/, 'x ').replaceAll('&amp;', 'and'),
    JSON: (s) => s.replaceAll('&amp;', 'and'),
    HTML: (s) => s,
  };
  return turns.flatMap((t) => words((fix[format] ?? ((s: string) => s))(t.text)));
};

describe('words in are words out', () => {
  for (const [format, write] of Object.entries(writers)) {
    it(`in ${format}, and again in what the importer writes of it`, () => {
      fc.assert(
        fc.property(talk, (turns) => {
          const parsed = parseEpisode('s/1.x', write(turns));
          if (!parsed.draft) throw new Error(JSON.stringify(parsed.problems));
          expect(parsed.format).toBe(format);
          const { episode } = finishEpisode(parsed, 's/1.x');
          expect(said(episode!)).toEqual(expected(format, turns));
          const again = readEpisode(
            's/1.md',
            renderFaithfully(parsed, episode!, { from: 'x', source: 'y', words: null }, 's/1.md').content,
          );
          expect(again.problems.filter((p) => p.level === 'error')).toEqual([]);
          expect(again.episode!.turns.map((t) => [t.speaker, t.start, t.text])).toEqual(
            episode!.turns.map((t) => [t.speaker, t.start, t.text]),
          );
        }),
        { numRuns: 50 },
      );
    });
  }

  const labels: Record<string, (name: string, i: number) => string> = {
    '**Name:**': (n) => `**${n}:** `,
    '**[time] Name:**': (n, i) => `**[${clock(i * 3).slice(0, 8)}] ${n}:** `,
    'Name (time):': (n, i) => `${n} (${clock(i * 3).slice(0, 8)}): `,
    'Name: time': (n, i) => `${n}: ${clock(i * 3).slice(0, 8)}\n\n`,
    '>> Name:': (n) => `>> ${n}: `,
  };
  for (const [shape, label] of Object.entries(labels)) {
    it(`in text labelled ${shape}`, () => {
      const plain = fc
        .array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 2, maxLength: 12 })
        .map((w) => w.join(' '));
      fc.assert(
        fc.property(fc.array(fc.record({ name, text: plain }), { minLength: 5, maxLength: 14 }), (turns) => {
          const e = readEpisode(
            's/1.md',
            turns.map((t, i) => label(i % 2 ? t.name : 'Ann Bell', i) + t.text).join('\n\n'),
          ).episode!;
          expect(said(e)).toEqual(turns.flatMap((t) => words(t.text)));
          expect(e.turns).toHaveLength(turns.length);
        }),
        { numRuns: 40 },
      );
    });
  }
});

/** Whatever was read, it can be relied on. */
function sound(e: Episode): void {
  expect(new Set(e.turns.map((t) => t.id)).size).toBe(e.turns.length);
  const ids = new Set(e.speakers.map((s) => s.id));
  for (const [i, t] of e.turns.entries()) {
    expect(t.index).toBe(i);
    expect(t.text).toMatch(/[\p{L}\p{N}]/u);
    expect(t.text).not.toMatch(/^\s|\s$|\s\s|[^\S ]/);
    if (t.speaker !== null) expect(ids.has(t.speaker)).toBe(true);
    if (t.start !== null) expect(t.start).toBeGreaterThanOrEqual(0);
    for (const o of [...t.paragraphs, ...t.gaps, ...t.anchors.map((a) => a.offset)])
      expect(o >= 0 && o <= t.text.length).toBe(true);
    for (const m of t.marks) expect(m.start >= 0 && m.start < m.end && m.end <= t.text.length).toBe(true);
  }
  for (const c of e.chapters) expect(c.turn >= 0 && c.turn <= e.turns.length).toBe(true);
}

/** Each word of the source is somewhere, and none came from nowhere. A broken character reference may hide a word. */
function adds({ source, kept, aside, added }: WordAccount, content: string): void {
  expect(kept + Object.values(aside).reduce((a, b) => a + b, 0)).toBe(source);
  if (!content.includes('&#')) expect([aside.lost, added]).toEqual([0, 0]);
}

describe('anything at all', () => {
  const token = fc.constantFrom(
    'WEBVTT\n\n',
    '00:00:01.000 --> 00:00:02.000\n',
    '1\n00:00:01,000 --> 00:00:02,000\n',
    '<v Ann>',
    '</v>',
    'NOTE\n',
    '---\n',
    'title: x\n',
    'speakers:\n',
    '- ',
    '{"segments":[',
    '{"text":"a"}',
    ']',
    '}',
    ',',
    '"',
    '<p>',
    '</p>',
    '<cite>',
    '<time>',
    '<blockquote>',
    '<!--',
    '-->',
    '<script>',
    '&amp;',
    '&#x',
    ';',
    '**Ann:** ',
    '**',
    '[00:01:02] ',
    'Bob: ',
    '>> ',
    'Q: ',
    '# ',
    '```\n',
    '> ',
    '[INTERVIEW]\n',
    '[inaudible]',
    '\n',
    '\n\n',
    '\f',
    ' ',
    'words of it. ',
    '\u0000',
    '\u200b',
    '\ud83d',
    '%PDF-',
    'Speaker 1  0:05\n',
    '(laughs)',
    '…',
    'foo@bar.com ',
    'sponsor ',
  ); // the marks of every format, torn out of their places
  const noise = fc
    .array(
      fc.oneof({ weight: 5, arbitrary: token }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
      { maxLength: 80 },
    )
    .map((a) => a.join(''));
  const file = fc.oneof(
    fc.constantFrom('a/1.md', '1.vtt', 'x.json', 'a/b/c.html', 'é/ñ 3.txt'),
    fc.string({ maxLength: 12 }),
  );
  it('is read or refused with a reason, and what is read is sound', () => {
    fc.assert(
      fc.property(noise, file, fc.option(noise), (content, path, sidecar) => {
        const read = readEpisode(path, content, sidecar === null ? {} : { sidecar: { file: 's.yaml', text: sidecar } });
        if (read.account) adds(read.account, content);
        if (read.episode) sound(read.episode);
        expectReadOrRefused(read, path, 's.yaml');
      }),
      { numRuns: 400 },
    );
  });
  it('holds for bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'WEBVTT\n\n', '%PDF-1.4\n', '{"', '<p>', '\ufeff'),
        async (bytes, head) => {
          const read = await readEpisodeBytes('a/1.md', new Uint8Array([...Buffer.from(head), ...bytes]));
          if (read.episode) sound(read.episode);
          expectReadOrRefused(read, 'a/1.md');
        },
      ),
      { numRuns: 100 },
    );
  });
  it('survives the importer’s pen: what it writes of what it reads can be read', () => {
    fc.assert(
      fc.property(noise, (content) => {
        const parsed = parseEpisode('a/1.x', content);
        if (!parsed.draft) return;
        const { episode } = finishEpisode(parsed, 'a/1.x');
        if (!episode || episode.turns.length === 0) return;
        const again = readEpisode(
          'a/1.md',
          renderFaithfully(parsed, episode, { from: 'a/1.x', source: 'y', words: null }, 'a/1.md').content,
        );
        expect(again.episode, JSON.stringify(again.problems)).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('input that means harm', () => {
  const long = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));
  /** Letters: enough for time with the square of them to show, little enough for every run of the tests. */
  const LETTERS = [25_000, 250_000] as const;
  for (const [what, content] of Object.entries<(size: number) => string>({
    'a line without end': (n) => `**Ann:** ${long('word ', 4 * n)}`,
    'a line without spaces': (n) => `**Ann:** ${long('x', 4 * n)}`,
    'brackets that never close': (n) => long('[', n),
    'links in links': (n) => long('[a](', n),
    'nested emphasis': (n) => long('**a _b ', n),
    'a hundred thousand labels': (n) => long('**Ann Bell:** yes\n\n', n),
    'a hundred thousand names': (n) => Array.from({ length: n / 4 }, (_, i) => `**Ann ${i}:** yes`).join('\n\n'),
    'nothing but times': (n) => long('[00:01] ', n),
    'lines of times': (n) => long('00:01\n', n),
    'nested HTML': (n) => `<html>${long('<div><blockquote>', n)}x`,
    'tags that never close': (n) => long('<p <a ', n),
    'nested JSON': (n) => long('[{"a":', n),
    'deep JSON that closes': (n) => `${'['.repeat(n)}${']'.repeat(n)}`,
    'captions without words': (n) => `WEBVTT\n\n${long('00:01.000 --> 00:02.000\n', n)}`,
    'a caption of a million lines': (n) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${long('<v A>a\n', n)}`,
    'captions with unclosed tags': (n) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${long('<c.', n)}`,
    'front matter without end': (n) => `---\na: b\n${long('k: v\n', n)}`,
    'front matter in knots': (n) => `---\n${long('{[', n / 5)}\n---\nwords`,
    'white space': (n) => `**Ann:** a${long(' ', n)}b${long('\n', n)}c`,
    'references to references': (n) => long('&amp;amp;', n),
    'at signs': (n) => long('a@', n),
    'dots and ats': (n) => `**Ann:** ${long('a.a-', n)}@`,
    'spoken addresses': (n) => long('a at b dot ', n),
    digits: (n) => `**Ann:** ${long('123-456-', n)}`,
    headings: (n) => long('# a\n', n),
    'quotes in quotes': (n) => long('> > > ', n),
    'a sentence of sponsors': (n) => `**Ann:** ${long("today's show is thanks to our ", n)}`,
    dashes: (n) => `**Ann:** ${long('— A', n)}`,
    comments: (n) => long('<!-- ', n),
  })) {
    it(`is read in time that grows no faster than it: ${what}`, () =>
      growsNoFaster(what, (size) => readEpisode('a/1.md', content(size)), LETTERS));
  }
  it('is refused above a size, before anything is done with it', () => {
    const big = new Uint8Array(64 * 1024 * 1024 + 1);
    expect(readEpisode('a/1.md', big).problems[0]!.what).toContain('larger than');
  });
});
