import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { type Shape, shapes } from './caption-shapes.ts';
import { expectReadOrRefused } from './refused.ts';
import { type Said, talk } from './talks.ts';

it.each(['srt', 'vtt'])('what is said of tags and types stays in %s, and marks go', (kind) => {
  const said = 'Then a <div>, the <b> tag and a <button> hold a List<String> or Vec<u8>, as shown.';
  const marked =
    '<i>Then</i> a <div>, the <b> tag and a <button> hold <font color="red">a</font> List<String> or Vec<u8>,';
  const times = '00:00:01.000 --> 00:00:05.000'.replaceAll('.', kind === 'srt' ? ',' : '.');
  const head = kind === 'vtt' ? 'WEBVTT\n\n' : '';
  const { episode } = readEpisode(`Show/1.${kind}`, `${head}1\n${times}\n${marked}\nas <u>shown.\n`);
  expect(episode?.turns.map(({ text }) => text)).toEqual([said]);
});

describe('captions whose arrows somebody changed', () => {
  const said = ['Welcome back to the mill.', 'Thank you, I have milled for years.', 'Since when?', 'Since I was nine.'];
  const write = (kind: string, joint: (n: number) => string) => {
    const at = (n: number) => `00:00:0${n}.000`.replace('.', kind === 'srt' ? ',' : '.');
    const cues = said.map((words, n) => `${n + 1}\n${at(n * 2)}${joint(n)}${at(n * 2 + 1)}\nRuth: ${words}\n`);
    return `${kind === 'vtt' ? 'WEBVTT\n\n' : ''}${cues.join('\n')}`;
  };
  const joints = [
    ' —> ',
    ' –> ',
    ' → ',
    ' --&gt; ',
    ' -&gt; ',
    ' => ',
    ' ---> ',
    ' -- > ',
    '>',
    ' ⇒ ',
    ' >> ',
    ' -->> ',
  ];
  const vttOnly = [' - ', ' – ', '  ', ' to ', ' -- ', ' | '];
  const all = [
    ...joints.flatMap((one) => [['srt', one] as const, ['vtt', one] as const]),
    ...vttOnly.map((one) => ['vtt', one] as const),
  ];
  const texts = (kind: string, joint: (n: number) => string) => {
    const { episode, account } = readEpisode(`Show/1.${kind}`, write(kind, joint));
    expect(account).toMatchObject({ added: 0, aside: { lost: 0 } });
    expect(episode?.turns.map(({ label, speaker }) => speaker ?? label)).toEqual(
      said.map(() => episode?.turns[0]?.speaker),
    );
    expect(episode?.turns[0]?.start).toBe(0);
    return episode?.turns.map(({ text }) => text);
  };
  it.each(all)('are read in %s with %j between the times', (kind, joint) => {
    expect(texts(kind, () => joint)?.join(' ')).toBe(said.join(' '));
  });
  it.each(all)('are read in %s where only some have %j', (kind, joint) => {
    expect(texts(kind, (n) => (n % 2 ? joint : ' --> '))?.join(' ')).toBe(said.join(' '));
  });
  it('leave alone what is said of hours', () => {
    const words = 'We are open from\n10:30 - 11:00 on Mondays and\n12:00 → 13:00 is when we eat.';
    const { episode } = readEpisode('Show/1.srt', `1\n00:00:01,000 --> 00:00:05,000\n${words}\n`);
    expect(episode?.turns[0]?.text).toBe(words.replaceAll('\n', ' '));
  });
});

it('warns where clocks are left in what is said', () => {
  const lines = [1, 2, 3, 4].map(
    (n) => `Ruth: So it began 00:00:0${n}.500 and 00:00:0${n}.900 it ended, as we know well.`,
  );
  const { problems } = readEpisode('Show/1.txt', `${lines.join('\n\n')}\n`);
  expect(problems.map(({ what }) => what).join()).toContain('markup stands in the words: “00:00:01.500”');
});

describe('a talk in the shape of', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(`${name} comes back with its words, times and speakers`, () => {
      fc.assert(
        fc.property(talk, (said) => {
          const { episode, problems, format, account } = readEpisode(`Show/${shape.file}`, shape.write(said));
          if (!episode) throw new Error(JSON.stringify(problems));
          expect(format).toBe(shape.format);
          expect(account).toMatchObject({ added: 0, aside: { lost: 0 } });
          const wanted = said.map((s) => s.words.map((w) => w.text).join(' '));
          expect(episode.turns.map((t) => t.text.replaceAll('\n', ' ')).join(' ')).toBe(wanted.join(' '));
          const starts = said.map((s) => s.words[0]!.start);
          if (!shape.speakers) {
            expect(Math.abs(episode.turns[0]!.start! - starts[0]!)).toBeLessThan(shape.within);
            // Each caption's time is kept where it stands in the turn.
            const all = episode.turns.flatMap((t) => [t.start, ...t.anchors.map((a) => a.seconds)]);
            for (const start of starts)
              expect(all.some((s) => s !== null && Math.abs(s - start) < shape.within)).toBe(true);
            return;
          }
          expect(episode.turns.map((t) => t.text.replaceAll('\n', ' '))).toEqual(wanted);
          const labels = episode.turns.map((t) => t.speaker ?? t.label);
          expect(labels.map((l) => l === labels[0])).toEqual(said.map((s) => s.who === said[0]!.who));
          expect(labels[0]).not.toBe(labels[1]);
          for (const [i, { start }] of episode.turns.entries())
            expect(Math.abs(start! - starts[i]!)).toBeLessThan(shape.within);
        }),
        { numRuns: 25 },
      );
    });
  }
});

describe('captions and tables that somebody spoilt', () => {
  const at = fc.double({ min: 0, max: 1, noNaN: true });

  it('are read, or refused in plain words', () => {
    const shape = fc.constantFrom<Shape>(...Object.values(shapes));
    fc.assert(
      fc.property(talk, shape, at, fc.string({ maxLength: 3 }), (said, { file, write }, where, put) => {
        const text = write(said);
        const cut = Math.floor(text.length * where);
        for (const spoilt of [text.slice(0, cut), text.slice(0, cut) + put + text.slice(cut + 1)]) {
          expectReadOrRefused(readEpisode(`Show/${file}`, spoilt), `Show/${file}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('take time with their length', async () => {
    const said = (n: number): Said[] =>
      Array.from({ length: n / 20 }, (_, i) => ({
        who: i % 2 ? 'Omar Finch' : 'Nora Vale',
        words: Array.from({ length: 20 }, (_w, j) => ({
          text: j === 19 ? 'harbour.' : ['the', 'quiet', 'ferry', 'came'][(i + j) % 4]!,
          start: i * 8 + j / 4,
          end: i * 8 + j / 4 + 0.2,
        })),
      }));
    for (const [name, { file, write }] of Object.entries(shapes)) {
      const texts = new Map([4000, 40_000].map((n) => [n, write(said(n))]));
      await growsNoFaster(name, (words) => readEpisode(`Show/${file}`, texts.get(words)!), [4000, 40_000]);
    }
  });

  it('hold nobody up: tags and quotes without end', async () => {
    for (const [file, begun, piece, times] of [
      ['1.ttml', '<tt><body><p>', '<span>', 50_000],
      ['1.ttml', '<tt><body><p begin="1s">', 'a < b & c ', 50_000],
      ['1.smi', '<SAMI>', '<SYNC ', 100_000],
      ['1.smi', '<SAMI>', '<SYNC Start=1><P Class=', 50_000],
      ['1.ass', '[Script Info]\n[Events]\n', 'Dialogue: {', 50_000],
      ['1.ass', '[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,D,,0,0,0,,', '{\\p1}', 50_000],
      ['1.csv', 'start,end,text\n', '1,2,"\n', 50_000],
      ['1.xml', '<?xml version="1.0"?>', '<!-- ', 50_000],
    ] as const)
      await growsNoFaster(piece, (n) => readEpisode(`Show/${file}`, begun + piece.repeat(n)), [times / 10, times]);
  });
});

describe('what is no transcript', () => {
  it.each([
    ['1.xml', '<?xml version="1.0"?>\n<recipes><recipe>Bake it.</recipe></recipes>', /XML of a kind .*<recipes>/],
    ['1.eaf', '<?xml version="1.0"?><ANNOTATION_DOCUMENT><TIER/></ANNOTATION_DOCUMENT>', /ELAN/],
    ['1.xml', '<rss version="2.0"><channel><title>The Hour</title></channel></rss>', /a feed/],
    ['1.scc', 'Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94ae', /SCC/],
    ['1.sub', '{0}{25}Hello there.\n{30}{50}And here.\n', /MicroDVD/],
    ['1.TextGrid', 'File type = "ooTextFile"\nObject class = "TextGrid"\n', /Praat/],
    ['1.eml', 'From: a@example.com\nTo: b@example.com\n\nHello there.', /e-mail/],
    ['1.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;&b;</a>', /XML of a kind/],
  ])('is refused by name: %s %s', (file, content, what) => {
    const { episode, problems } = readEpisode(`Show/${file}`, content);
    expect(episode).toBeNull();
    expect(problems.map((p) => p.what).join('\n')).toMatch(what);
  });

  it.each([
    ['a list in prose', 'Ann, Bob, and Cleo came.\nThen, at last, they left, and it was good.\nSo, well, that was it.'],
    ['lines with a tab', 'Ann Bell:\tHello there.\nBob Cole:\tHello, you.\nAnn Bell:\tSo it goes.'],
    ['a table in Markdown', '| Who | Says |\n| --- | --- |\n| Ann | Hello there. |\n| Bob | Hello. |'],
    ['a line with a tag in front', '<v Ann Bell> Hello there.\n<v Bob Cole> Hello, you.'],
    ['a letter', 'Dear all,\n\nfrom now on, at noon, we speak, as text, of lamps.\n\nYours, Ann'],
  ])('is told from text: %s', (_, content) => {
    expect(readEpisode('Show/1.txt', content).format).toBe('text');
  });
});
