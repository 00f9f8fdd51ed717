import { Parser } from 'htmlparser2';
import type { Aside } from '../account.ts';
import { attributesOf } from '../attributes.ts';
import { type Format, UnreadableError } from '../draft.ts';
import { sayerRank } from '../field-names.ts';
import { linesAt } from '../lines-at.ts';
import { afterPreamble } from '../preamble.ts';
import { formatClock } from '../times.ts';
import { setOf } from '../word-sets.ts';
import { text as textFormat } from './text.ts';

const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'nav',
  'iframe',
  'object',
  'select',
  'button',
  'form',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'body',
  'header',
  'footer',
  'aside',
  'ul',
  'ol',
  'dl',
  'dd',
  'table',
  'tr',
  'pre',
  'figure',
  'figcaption',
  'details',
  'summary',
  'address',
]);
const FIRST_TAGS = setOf(`
  html head body main article section header div p cite h1 h2 h3 h4 h5 h6 ul ol dl table span time blockquote strong b
  em i a br pre`);
const WHOLE_PAGE = /^<(?:!doctype html|html|head|body)\b/i;
/** Markdown left in HTML, where it begins a paragraph. */
const BOLD_LEFT = /^\s*(\*\*|__)[^*_\n]{1,60}\1/;
/** A clock and a letter on the two sides of a tag. */
const CLOCK_APART = /\p{L}\n[[(]?\d{1,2}:\d\d|:\d\d[\])]?\n\p{L}/u;
/** Parts the cells of a row while it is read. */
const CELL = '\u0001';
/** Real pages stay below a hundred; the parser takes time with the square of it. */
const DEEPEST = 1000;
/** Shows somebody's picture; `has-avatar` is a class of what stands beside one. */
const PICTURE = /(?:^|\s|(?<!\b(?:has|with|no|show))[_-])(?:avatar|userpic)(?:$|[\s_-])/i;
/** Elements that hold more than a picture, whatever their class. */
const LARGE: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article', 'section']);
/** Begins an item of a list. */
const ITEM = '- ';
const HEADING_BEGUN = /^#{1,6} $/;
const BOLD = new Set(['b', 'strong', 'cite', 'dt']);

/** Stand in a line of a page, and have a look of their own. */
const INLINE = new Set(['span', 'a', 'label', 'small']);
/** Short, and nothing but letters up to the end of its element. */
const SHORT_INSIDE = /^\s{0,20}[^\s<>][^<>]{0,59}<\//;
/** Ranks of `field-names.ts`: it can mean nothing but who speaks. */
const SURELY_A_SAYER = 2.5;

/** Whether an element holds the name of who speaks, by its class: `<span class="speaker">Ann</span>`. */
function isNameOf(tag: string, classes: string, html: string, from: number): boolean {
  if (classes === '' || !INLINE.has(tag)) return false;
  const says = classes.split(/\s+/, MOST_CLASSES).some((one) => sayerRank(one.replaceAll('.', '-')) >= SURELY_A_SAYER);
  return says && SHORT_INSIDE.test(html.slice(from, from + LONGEST_INSIDE));
}
const MOST_CLASSES = 8;
const LONGEST_INSIDE = 90;

/** A time that stands in the page for its readers, too. */
const CLOCK_SHOWN = /^\s{0,4}[[(]?\d{1,3}:\d\d/;
const LONGEST_CLOCK = 12;
const ENDS_SENTENCE = /[.!?…。！？]["'”’]?\s*$/;

export const escapeMarkdown = (s: string): string => s.replace(/[\\`*_~[\]<>&]/g, '\\$&');

/** Letters of {@link Growing.tail}. */
const TAIL = 9;

/** A line that grows by small pieces: to look at a string that does would copy all of it each time. */
interface Growing {
  add(piece: string): void;
  /** The last letters of it. */
  tail(): string;
  isBlank(): boolean;
  /** All of it, and it is empty. */
  take(): string;
}

function growing(): Growing {
  let text = '';
  let tail = '';
  let blank = true;
  return {
    add(piece) {
      text += piece;
      tail = (tail + piece).slice(-TAIL);
      blank &&= piece.trim() === '';
    },
    tail: () => tail,
    isBlank: () => blank,
    take() {
      const all = text;
      [text, tail, blank] = ['', '', true];
      return all;
    },
  };
}

/**
 * HTML as Markdown, as far as transcripts and notes need it: paragraphs, headings, lists, block quotes, and bold text,
 * `<cite>` and `<time>` for labels. Lines come with the line of the source they began on.
 */
export function htmlToMarkdown(html: string): { text: string; lines: number[]; title: string | null; left: Aside[] } {
  const out: string[] = [];
  const lines: number[] = [];
  const left: Aside[] = [];
  const current = growing();
  let begun = 1;
  let skipped = 0;
  let skippedText = '';
  /**
   * How deep the element stands that is shown as somebody's picture, and may hold their initials; null: none is open.
   */
  let picture: number | null = null;
  /** How deep the element stands whose class says that it names who speaks; null: none is open. */
  let named: number | null = null;
  let title = '';
  let inTitle = false;
  let pre = 0;
  const prefixes: string[] = [];
  let bold = 0;
  const boldText = growing();
  let inTime = false;
  let depth = 0;
  let cells = 0;
  let rowFrom = 0;
  let isHeading = false;
  let isTimed = false;
  const told = attributesOf(html);
  let speaking: string | null = null;
  /** Where a page's words have their times as attributes, each line gets that of its first, and each sentence. */
  const addTime = (seconds: number): void => {
    if (bold > 0 || (isTimed && !ENDS_SENTENCE.test(current.tail()))) return;
    isTimed = true;
    current.add(` [${formatClock(Math.floor(seconds))}] `);
  };
  let inCell = false;
  /** Of the cell at hand: one of them does not break it. */
  let paragraphs = 0;
  const lineAt = linesAt(html);
  const endLine = (): void => {
    const line = current
      .take()
      .replaceAll(CELL, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim();
    isTimed = false;
    if (line !== '') {
      out.push(prefixes.join('') + line);
      lines.push(begun);
    }
  };
  const block = (): void => {
    endLine();
    if (out.at(-1) !== '') {
      out.push('');
      lines.push(begun);
    }
  };
  const add = (s: string): void => {
    if (current.isBlank()) begun = lineAt(parser.startIndex);
    (bold > 0 ? boldText : current).add(s);
  };
  const addWords = (data: string): void => {
    for (const [i, part] of data.split(/\n\s*\n/).entries()) {
      const left = current.isBlank() || i > 0 ? (BOLD_LEFT.exec(part)?.[0] ?? '') : '';
      if (i > 0 && left !== '') block();
      add((i > 0 && left === '' ? ' ' : '') + left + escapeMarkdown(part.slice(left.length).replace(/\s+/g, ' ')));
    }
  };
  const closeBold = (): void => {
    const inner = boldText.take().trim();
    const before = current.tail();
    if (/[:：]$/.test(inner)) speaking = null;
    if (inner === '') current.add(' ');
    else current.add(`${before === '' || /\s$/.test(before) ? '' : ' '}**${inner}** `);
  };
  /** The foot of a page is the site's own; that of a block quote names whom it quotes. */
  const isSkipped = (name: string): boolean => SKIPPED.has(name) || (name === 'footer' && prefixes.length === 0);
  /** Tags between the text or comment at hand and the one before, as they stand in the source. */
  let seen = 0;
  const putAside = (): void => {
    if (parser.startIndex > seen) left.push({ kind: 'markup', text: html.slice(seen, parser.startIndex) });
    seen = parser.endIndex + 1;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST)
          throw new UnreadableError(
            `the HTML is nested more than ${DEEPEST} deep`,
            lineAt(parser.startIndex),
            'save the page again, or only its text',
          );
        if (isSkipped(name)) skipped++;
        else if (skipped === 0 && !LARGE.has(name) && PICTURE.test(attributes.class ?? '')) {
          picture = depth;
          skipped++;
        }
        if (skipped > 0) return;
        if (name === 'title') inTitle = true;
        else if (/^h[1-6]$/.test(name)) {
          block();
          current.add(`${'#'.repeat(Number(name[1]))} `);
        } else if (name === 'li') {
          endLine();
          current.add(ITEM);
        } else if (name === 'blockquote') {
          block();
          if (prefixes.length < 20) prefixes.push('> ');
        } else if (name === 'br') {
          if (bold > 0) boldText.add(' ');
          else endLine();
        } else if (name === 'hr') block();
        else if (name === 'time') {
          inTime = true;
          add(' [');
        } else if (name === 'p' && inCell && paragraphs++ === 0) add(' ');
        // The first paragraph of an item stands on its line.
        else if (name === 'p' && current.tail() === ITEM) add('');
        else if (BLOCKS.has(name)) {
          // The rows of a table stand together.
          if (name === 'tr' && out.at(-1)?.startsWith('|')) endLine();
          else block();
          if (name === 'pre') pre++;
          if (name === 'tr') {
            cells = 0;
            isHeading = false;
            rowFrom = out.length;
          }
        } else if ((name === 'td' || name === 'th') && bold === 0) {
          add(cells++ > 0 ? CELL : ' ');
          inCell = true;
          paragraphs = 0;
          // A name in `<th>` beside its words heads a row, not the table.
          if (name === 'th') isHeading ||= cells === 1;
          else isHeading = false;
        }
        const sayer = told.sayerOf(attributes);
        if (sayer !== null && sayer !== speaking) {
          // A row stays one line, and what begins an item or a heading stays before it.
          if (!inCell && current.tail() !== ITEM && !HEADING_BEGUN.test(current.tail())) block();
          current.add(`**${escapeMarkdown(sayer)}:** `);
          speaking = sayer;
        }
        const shown = html.slice(parser.endIndex + 1, parser.endIndex + 1 + LONGEST_CLOCK);
        const seconds = CLOCK_SHOWN.test(shown) ? null : told.secondsOf(attributes);
        if (seconds !== null) addTime(seconds);
        if (bold === 0 && sayer === null && isNameOf(name, attributes.class ?? '', html, parser.endIndex + 1)) {
          named = depth;
          bold++;
        } else if (BOLD.has(name)) {
          // A new speaker: `<cite>Kevin:</cite><time>0:00</time><p>…</p>`
          if ((name === 'cite' || name === 'dt') && bold === 0) block();
          bold++;
        }
      },
      ontext(data) {
        const tagBetween = parser.startIndex > seen;
        putAside();
        if (inTitle) title += data;
        else if (skipped > 0) skippedText += data;
        else if (inTime) add(data.trim());
        else if (pre > 0) {
          for (const [i, row] of data.split('\n').entries()) {
            if (i > 0) endLine();
            add(escapeMarkdown(row));
          }
        } else {
          // `<span>Ann</span><a>00:12</a>`: what a page shows as two words.
          const before = (bold > 0 ? boldText : current).tail();
          if (tagBetween && CLOCK_APART.test(`${before}\n${data.slice(0, 9)}`)) add(' ');
          addWords(data);
        }
      },
      onclosetag(name) {
        const isPicture = picture === depth;
        if (isPicture) picture = null;
        const isName = named === depth;
        if (isName) named = null;
        depth--;
        if ((isPicture || isSkipped(name)) && skipped > 0) {
          skipped--;
          if (skippedText.trim() !== '') left.push({ kind: 'markup', text: skippedText });
          skippedText = '';
          return;
        }
        if (skipped > 0) return;
        if (name === 'title') inTitle = false;
        else if (name === 'time' && inTime) {
          add('] ');
          inTime = false;
        }
        if ((isName || BOLD.has(name)) && bold > 0 && --bold === 0) closeBold();
        if (name === 'td' || name === 'th' || name === 'tr') inCell = false;
        if (name === 'p' && inCell && paragraphs <= 1) add(' ');
        else if (/^h[1-6]$/.test(name) || name === 'blockquote' || BLOCKS.has(name) || name === 'li') {
          if (bold > 0) {
            bold = 0;
            closeBold();
          }
          // A row of several cells on one line is a row of a table.
          if (name === 'tr' && cells > 1 && out.length === rowFrom && !current.isBlank()) {
            current.add(`| ${current.take().trim().replaceAll('|', '\\|').replaceAll(CELL, ' | ')} |`);
            endLine();
            if (isHeading) {
              out.push(`|${' --- |'.repeat(cells)}`);
              lines.push(begun);
            }
          } else if (name === 'li') endLine();
          else block();
          if (name === 'blockquote') prefixes.pop();
          if (name === 'pre' && pre > 0) pre--;
        }
      },
      oncomment(data) {
        putAside();
        left.push({ kind: 'note', text: data });
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  left.push({ kind: 'markup', text: html.slice(seen) });
  if (bold > 0) closeBold();
  block();
  return { text: out.join('\n'), lines, title: title.replace(/\s+/g, ' ').trim() || null, left };
}

/** HTML transcripts (`<cite>Name:</cite><time>0:00</time><p>…</p>`, bold labels in paragraphs) and show notes. */
export const html: Format = {
  name: 'HTML',
  recognises({ text }) {
    const top = afterPreamble(text.slice(0, 8000)).slice(0, 40);
    if (WHOLE_PAGE.test(top)) return true;
    // Markdown may hold HTML too: its own headings and bold labels tell.
    if ((text.match(/^(?:#{1,6} |(?:<[^<>\n]{1,200}>){0,3}\*\*[^*\n]+\*\*)/gm)?.length ?? 0) >= 2) return false;
    return FIRST_TAGS.has(/^<([a-z][a-z\d]{0,12})\b/i.exec(top)?.[1]?.toLowerCase() ?? '');
  },
  read(source) {
    const page = htmlToMarkdown(source.text);
    if (page.text.trim() === '')
      throw new UnreadableError(
        'there are no words in this HTML',
        null,
        'save the page with its text, not only its frame',
      );
    // `<cite>` with `<time>` is the notation of Podcasting 2.0: a transcript, however short.
    const sure = /<cite\b/i.test(source.text) && /<time\b/i.test(source.text) ? 'transcript' : null;
    const header = { ...source.header, kind: source.header.kind ?? sure };
    const draft = textFormat.read({ ...source, header, text: page.text, linesBefore: 0 });
    draft.header.kind = header.kind;
    const lineOf = (line: number): number => source.linesBefore + (page.lines[line - 1] ?? 1);
    draft.turns = draft.turns.map((t) => ({ ...t, line: lineOf(t.line) }));
    draft.body = page.text;
    draft.header.title ??= page.title;
    for (const aside of page.left) draft.left.push(aside);
    if (page.title) draft.left.push({ kind: 'header', text: page.title });
    return draft;
  },
};
