import { strToU8, zipSync } from 'fflate';

/** What is repeated until a text is as long as wanted. */
export const FILLERS: { [name: string]: string } = {
  dots: '.',
  'blank lines': '\n',
  spaces: ' ',
  tabs: '\t',
  'lines of blanks': ' \n',
  'no-break spaces': '\u00a0',
  'zero-width': '\u200b',
  brackets: '[',
  'closing brackets': ']',
  parentheses: '(',
  braces: '{',
  'closing braces': '}',
  'brackets in turn': '](',
  'link beginnings': '[a](',
  quotations: '> ',
  arrows: '>',
  'less-than': '<',
  'tag beginnings': '<p ',
  tags: '<p>',
  'closing tags': '</p>',
  comments: '<!-- ',
  ampersands: '&',
  references: '&amp;',
  numerics: '&#',
  quotes: '"',
  apostrophes: "'",
  'curly quotes': '“',
  labels: 'a:',
  'labels on lines': 'Ann: a\n',
  colons: ':',
  digits: '1',
  'digits and colons': '1:',
  times: '00:01 ',
  'times on lines': '00:01\n',
  'time ranges': '00:00:01.000 --> ',
  letters: 'a',
  capitals: 'A',
  words: 'a ',
  'capital words': 'Ab ',
  'sentence ends': 'A. ',
  'words with dots': 'a.',
  'words with capitals': 'aB',
  'words with hyphens': 'a-',
  CJK: '漢',
  'CJK stops': '。',
  'combining marks': '\u0301',
  'marked letters': 'e\u0301',
  emoji: '😀',
  'emoji in families': '👩\u200d',
  halves: '\ud83d',
  stars: '*',
  'bold beginnings': '**a ',
  underscores: '_',
  ticks: '`',
  tildes: '~',
  hashes: '#',
  'heading lines': '# a\n',
  hyphens: '-',
  dashes: '—',
  'dashes with blanks': ' — ',
  ellipses: '…',
  'exclamation marks': '!',
  'question marks': '?',
  commas: ',',
  semicolons: ';',
  equals: '=',
  pipes: '|',
  slashes: '/',
  backslashes: '\\',
  'line feeds written out': '\\n',
  'at signs': 'a@',
  addresses: 'https://a.b/ ',
  'address beginnings': 'www.',
  'the same phrase': 'thank you very much ',
  mixed: '.[ (a: <b> & "1:2 漢\u0301😀\u200b\n\t—…*_',
};

export interface Frame {
  file: string;
  /** The name of the format that reads it. */
  format: string;
  make(filler: string): string | Uint8Array;
}

const zip = (files: { [name: string]: string }): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { level: 0 }]])));
const talk = Array.from({ length: 6 }, (_, i) => ({
  who: i % 2 ? 'Bob Cole' : 'Ann Bell',
  says: `this is line ${i}.`,
}));
const labelled = talk.map(({ who, says }) => `**${who}:** ${says}`).join('\n\n');
const cue = (i: number, point = '.') => `00:00:0${i}${point}000 --> 00:00:0${i + 1}${point}000`;
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const tt = (inner: string): string =>
  `${XML}<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">one two</p>${inner}</div></body></tt>`;
const word = (inner: string): Uint8Array =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `${XML}<w:document xmlns:w="w"><w:body>${inner}<w:sectPr/></w:body></w:document>`,
  });

/** One page with one line. */
function pdf(line: string): string {
  const drawn = `BT /F1 9 Tf 9 700 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /MediaBox [0 0 612 792] /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return String(at).padStart(10, '0');
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${places.map((at) => `${at} 00000 n \n`).join('')}`;
  return `${body}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`;
}

/** Where a filler may stand in a file of each format. */
export const FRAMES: { [place: string]: Frame } = {
  'a text': { file: '1.txt', format: 'text', make: (f) => f },
  'a turn': {
    file: '1.md',
    format: 'text',
    make: (f) => `${labelled}\n\n**Ann Bell:** well ${f}\n\n**Bob Cole:** yes.`,
  },
  'before a label': { file: '1.md', format: 'text', make: (f) => `${labelled}\n\n${f}Ann Bell: yes.\n` },
  'a label': {
    file: '1.txt',
    format: 'text',
    make: (f) => `Ann Bell: one\n\nBob: two\n\n[${f}] x: three\n\nAnn Bell: four`,
  },
  'a paragraph in a page of notes': {
    file: '1.md',
    format: 'text',
    make: (f) => `# Notes\n\nOne of them.\n\n${f}\n\nTwo.`,
  },
  'front matter': { file: '1.md', format: 'text', make: (f) => `---\ntitle: ${f}\n---\n${labelled}` },
  'TOML front matter': { file: '1.md', format: 'text', make: (f) => `+++\ntitle = "${f}"\n+++\n${labelled}` },
  'behind a rule': { file: '1.md', format: 'text', make: (f) => `---\n${f}\n${labelled}` },
  'an MPL2 line': {
    file: '1.txt',
    format: 'MPL2',
    make: (f) => `[1][20]one\n[21][40]${f.replaceAll('\n', ' ')}\n[41][60]two`,
  },
  'a YAML entry': {
    file: '1.yaml',
    format: 'YAML',
    make: (f) => `- speaker: Ann\n  text: one\n- speaker: Bob\n  text: "${f.replace(/["\\\\]/g, "'")}"\n`,
  },
  'a WebVTT cue': {
    file: '1.vtt',
    format: 'WebVTT',
    make: (f) => `WEBVTT\n\n${cue(1)}\n<v Ann>one two\n\n${cue(2)}\n${f}\n\n${cue(3)}\nthree`,
  },
  'a WebVTT voice': { file: '1.vtt', format: 'WebVTT', make: (f) => `WEBVTT\n\n${cue(1)}\n<v ${f}>one two\n` },
  'a WebVTT note': {
    file: '1.vtt',
    format: 'WebVTT',
    make: (f) => `WEBVTT ${f}\n\nNOTE ${f}\n\n${cue(1)} ${f}\none\n`,
  },
  'an SRT cue': {
    file: '1.srt',
    format: 'SRT',
    make: (f) => `1\n${cue(1, ',')}\nAnn: one two\n\n2\n${cue(2, ',')}\n${f}\n\n3\n${cue(3, ',')}\nBob: three`,
  },
  'a JSON text': {
    file: '1.json',
    format: 'JSON',
    make: (f) =>
      JSON.stringify({
        segments: talk.map(({ who, says }, i) => ({ speaker: who, start: i, end: i + 1, text: i === 3 ? f : says })),
      }),
  },
  'a JSON speaker': {
    file: '1.json',
    format: 'JSON',
    make: (f) =>
      JSON.stringify({
        title: f,
        segments: talk.map(({ says }, i) => ({ speaker: f, start: i, end: i + 1, text: says })),
      }),
  },
  'broken JSON': { file: '1.json', format: 'JSON', make: (f) => `{"segments":[${f}` },
  'a TTML paragraph': { file: '1.ttml', format: 'TTML', make: (f) => tt(`<p begin="2s" end="3s">${f}</p>`) },
  'a TTML attribute': { file: '1.ttml', format: 'TTML', make: (f) => tt(`<p begin="${f}" end="3s" ${f}>a</p>`) },
  'timed text': {
    file: '1.xml',
    format: "YouTube's captions",
    make: (f) => `${XML}<timedtext format="3"><body><p t="1" d="2000">one</p><p t="${f}">${f}</p></body></timedtext>`,
  },
  'an element of XML with times': {
    file: '1.xml',
    format: 'XML with times',
    make: (f) =>
      `<transcript><line start="0" voice="Ann">one</line><line start="5" voice="Bob">well ${f}</line></transcript>`,
  },
  'a Podlove item': {
    file: '1.xml',
    format: 'Podlove XML',
    make: (f) =>
      `${XML}<transcripts><speech><speaker>Ann</speaker><item timeline="${f}"><content>${f}</content></item></speech></transcripts>`,
  },
  'a Transcriber turn': {
    file: '1.trs',
    format: 'Transcriber',
    make: (f) =>
      `${XML}<Trans><Speakers><Speaker id="a" name="Ann"/></Speakers><Episode><Section><Turn speaker="${f}" startTime="0"><Sync time="0"/>${f}</Turn></Section></Episode></Trans>`,
  },
  'a SAMI line': {
    file: '1.smi',
    format: 'SAMI',
    make: (f) =>
      `<SAMI><HEAD></HEAD><BODY><SYNC Start=1000><P Class=EN>one<SYNC Start=2000><P Class=EN>${f}</BODY></SAMI>`,
  },
  'a SAMI head': { file: '1.smi', format: 'SAMI', make: (f) => `<SAMI><HEAD>${f}</HEAD><BODY><SYNC Start=1000><P>one` },
  'an ASS line': {
    file: '1.ass',
    format: 'SubStation Alpha',
    make: (f) =>
      `[Script Info]\n${f}\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,one\nDialogue: 0,0:00:02.00,0:00:03.00,D,${f},0,0,0,,${f}\n`,
  },
  'a table': {
    file: '1.csv',
    format: 'table',
    make: (f) =>
      `start,end,speaker,text\n${talk.map((t, i) => `${i},${i + 1},${t.who},"${t.says}"`).join('\n')}\n7,8,${f},"${f}"\n`,
  },
  'a page': {
    file: '1.html',
    format: 'HTML',
    make: (f) =>
      `<html><head><title>${f}</title></head><body><p><b>Ann:</b> one</p><p>${f}</p><p><b>Bob:</b> two</p></body></html>`,
  },
  'an attribute of a page': {
    file: '1.html',
    format: 'HTML',
    make: (f) => `<html><body><p class="${f}">Ann: one</p><a href="${f}" ${f}>two</a></body></html>`,
  },
  'HTML in Markdown': {
    file: '1.md',
    format: 'text',
    make: (f) => `${labelled}\n\n<p><b>Ann Bell:</b> a ${f} b</p>\n`,
  },
  'foreign XML': {
    file: '1.xml',
    format: 'a format that is not read',
    make: (f) => `${XML}<!-- ${f} --><other ${f}>${f}</other>`,
  },
  'an XML preamble': {
    file: '1.xml',
    format: 'a format that is not read',
    make: (f) => `<?xml version="1.0"?>${f}<tt><body/></tt>`,
  },
  'a PDF page': {
    file: '1.pdf',
    format: 'PDF',
    make: (f) => strToU8(pdf(`Ann: one ${f.replace(/[\\()]/g, '\\$&').replace(/[^ -~]/g, '?')}`)),
  },
  'a DOCX paragraph': {
    file: '1.docx',
    format: 'DOCX',
    make: (f) => word(`<w:p><w:r><w:t>Ann: one</w:t></w:r></w:p><w:p><w:r><w:t>${f}</w:t></w:r></w:p>`),
  },
  'an ODT paragraph': {
    file: '1.odt',
    format: 'ODT',
    make: (f) =>
      zip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `${XML}<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>Ann: one</text:p><text:p>${f}</text:p></office:text></office:body></office:document-content>`,
      }),
  },
  'an EPUB chapter': {
    file: '1.epub',
    format: 'EPUB',
    make: (f) =>
      zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml': '<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>',
        'content.opf': `<package><metadata><dc:title>${f}</dc:title></metadata><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>`,
        'c.xhtml': `<html><body><p>Ann: one</p><p>${f}</p></body></html>`,
      }),
  },
  'an RTF paragraph': {
    file: '1.rtf',
    format: 'RTF',
    make: (f) => strToU8(`{\\rtf1\\ansi\\uc1 Ann: one\\par ${f}\\par}`),
  },
};

export const fill = ({ make }: Frame, filler: string, length: number): string | Uint8Array =>
  make(filler.repeat(Math.ceil(length / filler.length)));
