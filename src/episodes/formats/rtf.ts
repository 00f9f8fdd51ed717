import { decodeAs } from '../decode.ts';
import { createDocumentText, type Run } from '../document-text.ts';
import type { BinaryFormat } from '../draft.ts';
import { setOf } from '../word-sets.ts';

/** Groups that hold no text of the document. Those that begin with `\*` are passed over too. */
const PASSED_OVER = setOf(`
  fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote
  annotation fldinst listtable listoverridetable themedata nonshppict xe tc`);
/** Control words that stand for a letter. */
const LETTERS: { [word: string]: string } = {
  par: '\n',
  sect: '\n',
  line: '\v',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  cell: '\f',
  row: '\n',
};
/** Encodings by the numbers of code pages and of fonts' character sets. */
const PAGES: { [page: number]: string } = {
  437: 'windows-1252',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
const CHARSETS: { [charset: number]: number } = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

interface State {
  bold: boolean;
  hidden: boolean;
  /** Characters after a `\u` that stand for it where nobody knows Unicode. */
  instead: number;
  font: number;
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;

/**
 * RTF: text, bold text, and rows of tables, in whatever code page or Unicode. What is hidden or deleted is left out.
 */
export const rtf: BinaryFormat = {
  name: 'RTF',
  recognises: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 64)).trimStart().startsWith('{\\rtf'),
  toText: async (bytes) => {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const out = createDocumentText();
    const fonts = new Map<number, string>();
    const stack: State[] = [];
    let state: State = { bold: false, hidden: false, instead: 1, font: -1 };
    let page = 'windows-1252';
    let runs: Run[] = [];
    let cells: string[] = [];
    let cell = '';
    let pending: number[] = [];
    let skip = 0;
    /** How deep the group is that is passed over; 0: none is. */
    let passing = 0;
    let inFonts = 0;
    let definedFont = -1;
    const nameOf = (number: number): string => PAGES[number] ?? `windows-${number}`;
    const add = (text: string): void => {
      if (passing > 0 || state.hidden || text === '') return;
      runs.push({ text, bold: state.bold });
    };
    const flush = (): void => {
      if (pending.length === 0) return;
      const raw = Uint8Array.from(pending);
      pending = [];
      const name = fonts.get(state.font) ?? page;
      add(decodeAs(raw, name));
    };
    const endParagraph = (row: boolean): void => {
      if (row) out.row(cells);
      else if (cells.length === 0) out.paragraph(runs);
      if (row) cells = [];
      else if (cells.length > 0) cell += `${runs.map((r) => r.text).join('')}\n`;
      runs = [];
    };
    const control = (word: string, number: number | null): void => {
      const letter = LETTERS[word];
      if (word === 'u' && number !== null) {
        flush();
        add(String.fromCharCode(number & 0xffff));
        skip = state.instead;
      } else if (word === 'uc') state.instead = Math.max(0, Math.min(20, number ?? 1));
      else if (word === 'ansicpg' && number !== null) page = nameOf(number);
      else if (word === 'mac') page = 'macintosh';
      else if (word === 'f' && number !== null) {
        flush();
        if (inFonts > 0) definedFont = number;
        else state.font = number;
      } else if (word === 'fcharset' && inFonts > 0 && number !== null) {
        const known = CHARSETS[number];
        if (known !== undefined) fonts.set(definedFont, nameOf(known));
      } else if (word === 'b') {
        flush();
        state.bold = number !== 0;
      } else if (word === 'plain') {
        flush();
        Object.assign(state, { bold: false, hidden: false });
      } else if (word === 'v' || word === 'deleted') {
        flush();
        state.hidden = number !== 0;
      } else if (letter !== undefined && passing === 0) {
        flush();
        if (word === 'cell') {
          cells.push(cell + runs.map((r) => r.text).join(''));
          cell = '';
          runs = [];
        } else if (word === 'row') endParagraph(true);
        else if (letter === '\n') endParagraph(false);
        else add(letter === '\v' ? '\n' : letter);
      }
    };
    TOKEN.lastIndex = 0;
    for (let found = TOKEN.exec(source); found; found = TOKEN.exec(source)) {
      const [whole, word, digits, hex, symbol, brace] = found;
      if (word !== undefined) {
        const name = word.toLowerCase();
        if (name === 'bin') TOKEN.lastIndex += Math.max(0, Number(digits ?? 0));
        else if (passing === 0 && PASSED_OVER.has(name)) {
          flush();
          passing = stack.length;
          if (name === 'fonttbl') inFonts = stack.length;
        } else if (passing === 0 || inFonts > 0) control(name, digits === undefined ? null : Number(digits));
      } else if (hex !== undefined) {
        if (skip > 0) skip--;
        else if (passing === 0) pending.push(Number.parseInt(hex, 16));
      } else if (brace === '{') {
        flush();
        stack.push({ ...state });
        skip = 0;
      } else if (brace === '}') {
        flush();
        if (passing === stack.length) passing = 0;
        if (inFonts === stack.length) inFonts = 0;
        state = stack.pop() ?? state;
        skip = 0;
      } else if (symbol !== undefined) {
        flush();
        if (symbol === '*') passing ||= stack.length;
        else if (symbol === '~') add(' ');
        else if (symbol === '_') add('-');
        else if (/[{}\\]/.test(symbol)) add(symbol);
        else if (/[\r\n]/.test(symbol)) endParagraph(false);
      } else if (!/^[\r\n]/.test(whole) && passing === 0) {
        const rest = whole.slice(skip);
        skip = Math.max(0, skip - whole.length);
        // Bytes of the code page, escaped or not, are decoded together: a letter may take two.
        if (pending.length === 0 && !BEYOND_ASCII.test(rest)) add(rest);
        else for (let i = 0; i < rest.length; i++) pending.push(rest.charCodeAt(i));
      }
    }
    flush();
    endParagraph(cells.length > 0);
    return out.text();
  },
};
