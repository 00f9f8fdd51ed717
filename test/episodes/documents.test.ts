import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Episode } from '../../src/episodes/episode.ts';
import { type Read, readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { growsNoFaster, timeOf } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { expectReadOrRefused } from './refused.ts';
import { clock, type Said, startOf, talk, textOf } from './talks.ts';

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const zip = (files: { [name: string]: string }): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        name === 'mimetype' ? [strToU8(text), { level: 0 }] : strToU8(text),
      ]),
    ),
  );

const word = (body: string, styles = ''): Uint8Array =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="w">${styles}</w:styles>`,
    'word/header1.xml': '<w:hdr><w:p><w:r><w:t>A header of each page</w:t></w:r></w:p></w:hdr>',
    'word/comments.xml': '<w:comments><w:comment><w:p><w:r><w:t>a remark</w:t></w:r></w:p></w:comment></w:comments>',
  });
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const open = (body: string, styles = ''): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles>${styles}</office:document-styles>`,
  });
const book = (chapters: readonly string[]): Uint8Array =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
    'OEBPS/content.opf': `<package><metadata><dc:title>A talk: of lamps</dc:title></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>${chapters.map((_, i) => `<item id="c${i}" href="c%20${i}.xhtml"/>`).join('')}</manifest><spine><itemref idref="nav"/>${chapters.map((_, i) => `<itemref idref="c${i}"/>`).join('')}</spine></package>`,
    'OEBPS/nav.xhtml': '<html><body><p>Contents of the book</p></body></html>',
    ...Object.fromEntries(
      chapters.map((c, i) => [`OEBPS/c ${i}.xhtml`, `<html><head><title>x</title></head><body>${c}</body></html>`]),
    ),
  });
/** As Word writes letters beyond ASCII. */
const escaped = (text: string): string =>
  text
    .replace(/[\\{}]/g, '\\$&')
    .replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0) > 32767 ? c.charCodeAt(0) - 65536 : c.charCodeAt(0)}?`);
const rich = (body: string): Uint8Array =>
  strToU8(
    `{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fnil Times New Roman;}{\\f1\\fcharset204 Arial;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}{\\*\\generator A program;}{\\info{\\title Not said}}\n{\\header \\pard a page\\par}\\pard\\f0 ${body}}`,
    true,
  );

interface Shape {
  file: string;
  format: string;
  times: boolean;
  write(said: readonly Said[]): Uint8Array;
}
const shapes: { [name: string]: Shape } = {
  'DOCX, a name before each paragraph': {
    file: '1.docx',
    format: 'DOCX',
    times: false,
    write: (said) => word(said.map((s) => paragraph(run(`${s.who}: `, '<w:b/>'), run(textOf(s)))).join('')),
  },
  'DOCX, names in a line of their own, with times': {
    file: '1.docx',
    format: 'DOCX',
    times: true,
    write: (said) =>
      word(
        said
          .map((s) => paragraph(run(`${s.who}  ${clock(startOf(s)).slice(0, 8)}`)) + paragraph(run(textOf(s))))
          .join(''),
      ),
  },
  'DOCX, a table': {
    file: '1.docx',
    format: 'DOCX',
    times: true,
    write: (said) => {
      const row = (...cells: string[]): string =>
        `<w:tr>${cells.map((c) => `<w:tc>${paragraph(run(c))}</w:tc>`).join('')}</w:tr>`;
      return word(
        `<w:tbl>${row('Time', 'Speaker', 'Text')}${said.map((s) => row(clock(startOf(s)).slice(0, 8), s.who, textOf(s))).join('')}</w:tbl>`,
      );
    },
  },
  ODT: {
    file: '1.odt',
    format: 'ODT',
    times: false,
    write: (said) =>
      open(
        said
          .map((s) => `<text:p><text:span text:style-name="T1">${s.who}:</text:span> ${xml(textOf(s))}</text:p>`)
          .join('\n'),
      ),
  },
  EPUB: {
    file: '1.epub',
    format: 'EPUB',
    times: false,
    write: (said) =>
      book(
        [said.slice(0, 2), said.slice(2)].map((part) =>
          part.map((s) => `<p><b>${s.who}:</b> ${xml(textOf(s))}</p>`).join(''),
        ),
      ),
  },
  RTF: {
    file: '1.rtf',
    format: 'RTF',
    times: false,
    write: (said) => rich(said.map((s) => `{\\b ${s.who}:} ${escaped(textOf(s))}\\par\n`).join('')),
  },
};

const read = (file: string, bytes: Uint8Array): Promise<Read> => readEpisodeBytes(`Show/${file}`, bytes);
const episodeOf = async (file: string, bytes: Uint8Array): Promise<Episode> => {
  const { episode, problems } = await read(file, bytes);
  if (!episode) throw new Error(JSON.stringify(problems));
  return episode;
};
const said = (episode: Episode): string => episode.turns.map((t) => t.text).join('\n');

describe('a talk written as', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(`${name} comes back with its words and speakers`, async () => {
      await fc.assert(
        fc.asyncProperty(talk, async (spoken) => {
          const { episode, problems, format } = await read(shape.file, shape.write(spoken));
          if (!episode) throw new Error(JSON.stringify(problems));
          expect(format).toBe(shape.format);
          expect(episode.turns.map((t) => t.text)).toEqual(spoken.map(textOf));
          const people = new Map(episode.speakers.map((s) => [s.id, s.name]));
          expect(episode.turns.map((t) => people.get(t.speaker ?? ''))).toEqual(spoken.map((s) => s.who));
          if (shape.times) expect(episode.turns.map((t) => t.start)).toEqual(spoken.map((s) => Math.floor(startOf(s))));
        }),
        { numRuns: 20 },
      );
    });
  }
});

describe('a document', () => {
  it('of Word keeps its breaks and tabs, and loses what is no part of its text', async () => {
    const body = [
      paragraph(
        run('Ann Bell: ', '<w:b/>'),
        '<w:r><w:t>Hello</w:t><w:tab/><w:t>there,</w:t><w:br/><w:t>you.</w:t></w:r>',
      ),
      paragraph(
        run('Bob Cole: ', '<w:b/>'),
        run('Not so '),
        '<w:del><w:r><w:delText>deleted words</w:delText></w:r></w:del>',
        `<w:ins>${run('added')}</w:ins>`,
        run('hidden', '<w:vanish/>'),
        `<w:hyperlink>${run(' linked')}</w:hyperlink>`,
        run('.', '<w:b w:val="0"/>'),
      ),
      paragraph(run('Ann Bell: ', '<w:b/>'), run('Quite 5*3*2 & <b>so</b>.')),
      '<w:sdt><w:sdtContent><w:p><w:r><w:t>Bob Cole: In a box.</w:t></w:r></w:p></w:sdtContent></w:sdt>',
    ];
    const text = said(await episodeOf('1.docx', word(body.join(''))));
    expect(text.replace(/\s+/g, ' ')).toBe('Hello there, you. Not so added linked. Quite 5*3*2 & <b>so</b>. In a box.');
  });

  it('keeps its headings as headings', async () => {
    const styles = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>';
    const heading = `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>${run('About lamps')}</w:p>`;
    const body = heading + [1, 2, 3].map((n) => paragraph(run(`Ann Bell: Number ${n} of them.`))).join('');
    const docx = await episodeOf('1.docx', word(body, styles));
    expect(said(docx)).not.toContain('About lamps');
    const odt = await episodeOf(
      '1.odt',
      open(
        '<text:h text:outline-level="1">About lamps</text:h><text:p>Ann Bell: One<text:s text:c="2"/>of them.</text:p><text:p>Bob Cole: Yes<text:line-break/>it is.</text:p><text:p>Ann Bell: So.</text:p><text:p>Bob Cole: So.</text:p>',
      ),
    );
    expect(said(odt)).not.toContain('About lamps');
    expect(said(odt).replace(/\s+/g, ' ')).toBe('One of them. Yes it is. So. So.');
  });

  it('that is a book is called by its title, in the order of its spine', async () => {
    const episode = await episodeOf(
      '1.epub',
      book(['<p>Ann Bell: First.</p>', '<p>Bob Cole: Second.</p><p>Ann Bell: Third.</p>']),
    );
    expect(episode.title).toBe('A talk: of lamps');
    expect(said(episode)).toBe('First.\nSecond.\nThird.');
  });

  it('in RTF has its letters, whatever their code page', async () => {
    const body =
      "{\\b Ann Bell:} caf\\'e9 \\u35486?\\u-28928? \\emdash\\~{\\f1\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}{\\v not seen}{\\*\\bkmkstart x} \\{so\\}\\line and\\tab so.\\par {\\b Bob Cole:} Yes \\'93so\\'94.\\par {\\b Ann Bell:} So.\\par";
    const text = said(await episodeOf('1.rtf', rich(body)));
    expect(text.replace(/\s+/g, ' ')).toBe('café 語\u8f00 — Привет {so} and so. Yes “so”. So.');
  });

  it('that would unpack to more than any transcript is refused before it is unpacked', async () => {
    const bomb = zip({ 'word/document.xml': ' '.repeat(70 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    const unpacked = await timeOf(() => unzipSync(bomb));
    const refused = [];
    for (let i = 0; i < 3; i++) refused.push(await timeOf(() => read('1.docx', bomb)));
    expect(Math.min(...refused)).toBeLessThan(unpacked / 3);
    const { episode, problems } = await read('1.docx', bomb);
    expect(episode).toBeNull();
    expect(problems.map((p) => p.what).join()).toMatch(/70 MB of text once it is unpacked/);
  });

  it.each([
    ['1.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /old office program/],
    ['1.zip', zip({ 'a.txt': 'Ann: Hello.' }), /packed archive/],
    ['1.docx', strToU8('not really'), /is called DOCX, and is none/],
    ['1.docx', word('<w:p/>').slice(0, 300), /damaged|packed archive/],
    ['1.rtf', strToU8('{\\rtf1 {{{{{'), /no words|empty/],
  ])('of another kind, or broken, is refused by name: %s', async (file, bytes, what) => {
    const { episode, problems } = await read(file, bytes);
    expect(episode?.turns ?? []).toEqual([]);
    expect(problems.map((p) => p.what).join('\n')).toMatch(what);
  });

  it('that somebody spoilt is read, or refused in plain words', async () => {
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        talk,
        fc.constantFrom(...Object.values(shapes)),
        at,
        fc.integer({ min: 0, max: 255 }),
        async (spoken, shape, where, byte) => {
          const bytes = shape.write(spoken);
          const cut = Math.floor(bytes.length * where);
          const changed = bytes.slice();
          changed[cut] = byte;
          for (const spoilt of [bytes.slice(0, cut), changed])
            expectReadOrRefused(await read(shape.file, spoilt), `Show/${shape.file}`);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in RTF takes time with its length, however it is nested', async () => {
    for (const [piece, times] of [
      ['{', 300_000],
      ["\\'e9", 200_000],
      ['\\u1?', 200_000],
      ['{\\b a}\\par ', 50_000],
    ] as const)
      await growsNoFaster(piece, (n) => read('1.rtf', rich(piece.repeat(n))), [times / 10, times]);
  });
});
