/**
 * Discord's markdown as a tree. Pure and free of the DOM: the page turns the tree into elements, so that no text ever becomes HTML.
 * Written for messages (at most 4,000 characters); everything that is not understood stays as the text it was.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'everyone'; name: 'everyone' | 'here' }
  | { kind: 'command'; name: string; id: string }
  | { kind: 'emoji'; name: string }
  /** `seconds` since 1970; `style` one of Discord's letters. */
  | { kind: 'time'; seconds: number; style: TimeStyle };

export type TimeStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R' | 's' | 'S';

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { kind: 'subtext'; children: Inline[] }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'code'; language: string; text: string };

const listLine = /^( *)(?:([-*])|(\d{1,9})\.) +(.*)$/;

/** A message's or text display's whole text. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const fence = /```(?:([\w+#.-]+)\n)?([\s\S]+?)```/g;
  let from = 0;
  for (const match of source.matchAll(fence)) {
    blocks.push(...parseLines(source.slice(from, match.index).replace(/\n$/, '')));
    blocks.push({ kind: 'code', language: match[1] ?? '', text: (match[2] ?? '').replace(/^\n+|(?<!\n)\n+$/g, '') });
    from = match.index + match[0].length;
    if (source[from] === '\n') from += 1;
  }
  blocks.push(...parseLines(source.slice(from)));
  return blocks;
}

function parseLines(source: string): Block[] {
  if (source === '') return [];
  const blocks: Block[] = [];
  const lines = source.split('\n');
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,3}) +(\S.*)$/.exec(line);
    const subtext = /^-# +(\S.*)$/.exec(line);
    if (line.startsWith('>>> ')) {
      endParagraph();
      blocks.push({ kind: 'quote', children: parseLines([line.slice(4), ...lines.slice(at + 1)].join('\n')) });
      return blocks;
    }
    if (isQuoted(line)) {
      endParagraph();
      const quoted: string[] = [];
      while (at < lines.length && isQuoted(lines[at] ?? '')) quoted.push((lines[at++] ?? '').slice(2));
      at -= 1;
      blocks.push({ kind: 'quote', children: parseLines(quoted.join('\n')) });
    } else if (heading) {
      endParagraph();
      blocks.push({
        kind: 'heading',
        level: (heading[1] ?? '').length as 1 | 2 | 3,
        children: parseInline(heading[2] ?? ''),
      });
    } else if (subtext) {
      endParagraph();
      blocks.push({ kind: 'subtext', children: parseInline(subtext[1] ?? '') });
    } else if (listLine.test(line)) {
      endParagraph();
      const listed: string[] = [];
      while (at < lines.length && (listLine.test(lines[at] ?? '') || /^ {2,}\S/.test(lines[at] ?? ''))) {
        listed.push(lines[at++] ?? '');
      }
      at -= 1;
      blocks.push(...parseLists(listed));
    } else {
      paragraph.push(line);
    }
  }
  endParagraph();
  return blocks;
}

const isQuoted = (line: string) => line.startsWith('> ') || line === '>';

/** Lists of one run of list lines; a line that is indented further than the item above it nests under it. */
function parseLists(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let list: Extract<Block, { kind: 'list' }> | null = null;
  let at = 0;
  while (at < lines.length) {
    const match = listLine.exec(lines[at] ?? '');
    if (!match) {
      at += 1;
      continue;
    }
    const indent = (match[1] ?? '').length;
    const ordered = match[3] !== undefined;
    at += 1;
    const nested: string[] = [];
    const text = [match[4] ?? ''];
    while (at < lines.length) {
      const next = lines[at] ?? '';
      const nextIndent = next.length - next.trimStart().length;
      if (nextIndent <= indent) break;
      if (listLine.test(next) || nested.length > 0) nested.push(next);
      else text.push(next.trimStart());
      at += 1;
    }
    const item: Block[] = [{ kind: 'paragraph', children: parseInline(text.join('\n')) }, ...parseLists(nested)];
    if (!list || (list.start !== null) !== ordered) {
      list = { kind: 'list', start: ordered ? Number(match[3]) : null, items: [] };
      blocks.push(list);
    }
    list.items.push(item);
  }
  return blocks;
}

interface Found {
  node: Inline;
  /** Where the text goes on. */
  end: number;
}

/** Text without blocks, as in a heading or a one-line preview. */
export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = [];
  let text = '';
  let at = 0;
  const endText = () => {
    if (text !== '') nodes.push({ kind: 'text', text });
    text = '';
  };
  while (at < source.length) {
    const found = inlineAt(source, at);
    if (!found) {
      text += source[at];
      at += 1;
    } else {
      if (found.node.kind === 'text') {
        text += found.node.text;
      } else {
        endText();
        nodes.push(found.node);
      }
      at = found.end;
    }
  }
  endText();
  return nodes;
}

function inlineAt(source: string, at: number): Found | null {
  switch (source[at]) {
    case '\n':
      return { node: { kind: 'break' }, end: at + 1 };
    case '\\': {
      const next = source[at + 1] ?? '';
      return /[^\w\s]/.test(next) ? { node: { kind: 'text', text: next }, end: at + 2 } : null;
    }
    case '`':
      return codeAt(source, at);
    case '*':
      return wrapped(source, at, '**', 'bold') ?? italicAt(source, at, '*');
    case '_':
      return wrapped(source, at, '__', 'underline') ?? italicAt(source, at, '_');
    case '~':
      return wrapped(source, at, '~~', 'strike');
    case '|':
      return wrapped(source, at, '||', 'spoiler');
    case '[':
      return maskedLinkAt(source, at);
    case '<':
      return angledAt(source, at);
    case 'h':
      return bareLinkAt(source, at);
    case '@': {
      const match = /^@(everyone|here)\b/.exec(source.slice(at, at + 10));
      return match
        ? { node: { kind: 'everyone', name: match[1] as 'everyone' | 'here' }, end: at + match[0].length }
        : null;
    }
    default:
      return null;
  }
}

function codeAt(source: string, at: number): Found | null {
  const ticks = /^`+/.exec(source.slice(at))?.[0] ?? '`';
  let close = source.indexOf(ticks, at + ticks.length);
  while (close !== -1 && source[close + ticks.length] === '`') {
    while (source[close] === '`') close += 1;
    close = source.indexOf(ticks, close);
  }
  if (close === -1) return { node: { kind: 'text', text: ticks }, end: at + ticks.length };
  const inside = source.slice(at + ticks.length, close);
  const text = /^ `|` $/.test(inside) ? inside.trim() : inside;
  return { node: { kind: 'code', text }, end: close + ticks.length };
}

/** The place of the closing marker, past escapes and code spans; -1 when there is none. */
function closing(source: string, from: number, marker: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '`') {
      const code = codeAt(source, at);
      if (code) at = code.end - 1;
    } else if (source.startsWith(marker, at)) return at;
  }
  return -1;
}

function wrapped(
  source: string,
  at: number,
  marker: string,
  kind: 'bold' | 'underline' | 'strike' | 'spoiler',
): Found | null {
  if (!source.startsWith(marker, at)) return null;
  let close = closing(source, at + 2, marker);
  if (close <= at + 2) return null;
  // `***both***`: the last two of the closing marks are ours.
  while (source[close + 2] === marker[0] && kind !== 'spoiler') close += 1;
  return { node: { kind, children: parseInline(source.slice(at + 2, close)) }, end: close + 2 };
}

function italicAt(source: string, at: number, mark: '*' | '_'): Found | null {
  const first = source[at + 1];
  if (first === undefined || first === mark || (mark === '*' && /\s/.test(first))) return null;
  if (mark === '_' && /\w/.test(source[at - 1] ?? ' ')) return null;
  for (let close = closing(source, at + 1, mark); close !== -1; close = closing(source, close + 1, mark)) {
    if (source[close + 1] === mark) {
      // A doubled mark belongs to bold or underline inside.
      close += 1;
      continue;
    }
    if (mark === '_' && /\w/.test(source[close + 1] ?? ' ')) continue;
    if (mark === '*' && /\s/.test(source[close - 1] ?? ' ')) continue;
    return { node: { kind: 'italic', children: parseInline(source.slice(at + 1, close)) }, end: close + 1 };
  }
  return null;
}

function maskedLinkAt(source: string, at: number): Found | null {
  let depth = 0;
  let close = at;
  for (; close < source.length; close += 1) {
    const mark = source[close];
    if (mark === '\\') close += 1;
    else if (mark === '[') depth += 1;
    else if (mark === ']') {
      depth -= 1;
      if (depth === 0) break;
    }
  }
  const target = /^\(<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?: +"[^"]*")?\)/.exec(source.slice(close + 1));
  const label = source.slice(at + 1, close);
  const url = target && webAddress(target[1] ?? '');
  if (!target || !url || label.trim() === '') return null;
  return { node: { kind: 'link', url, children: parseInline(label) }, end: close + 1 + target[0].length };
}

function bareLinkAt(source: string, at: number): Found | null {
  const match = /^https?:\/\/[^\s<]+[^\s<.,:;"'\]*_|~`!?]/.exec(source.slice(at));
  if (!match || /\w/.test(source[at - 1] ?? ' ')) return null;
  let address = match[0];
  // A bracket that was opened before the address closes after it.
  while (address.endsWith(')') && count(address, ')') > count(address, '(')) address = address.slice(0, -1);
  const url = webAddress(address);
  return url
    ? { node: { kind: 'link', url, children: [{ kind: 'text', text: address }] }, end: at + address.length }
    : null;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;

/** The address when it is http or https, else null: nothing else may become a link. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function angledAt(source: string, at: number): Found | null {
  const match = /^<([^<>\n]{2,2000})>/.exec(source.slice(at));
  if (!match) return null;
  const inside = match[1] ?? '';
  const end = at + match[0].length;
  const mention = /^(@!?|@&|#)(\d{1,20})$/.exec(inside);
  if (mention) {
    const kind = mention[1] === '#' ? 'channel' : mention[1] === '@&' ? 'role' : 'user';
    return { node: { kind, id: mention[2] ?? '' }, end };
  }
  const command = /^\/([^:]{1,98}):(\d{1,20})$/.exec(inside);
  if (command) return { node: { kind: 'command', name: command[1] ?? '', id: command[2] ?? '' }, end };
  const emoji = /^a?:(\w{2,32}):\d{1,20}$/.exec(inside);
  if (emoji) return { node: { kind: 'emoji', name: emoji[1] ?? '' }, end };
  const time = /^t:(-?\d{1,13})(?::([tTdDfFRsS]))?$/.exec(inside);
  if (time) return { node: { kind: 'time', seconds: Number(time[1]), style: (time[2] ?? 'f') as TimeStyle }, end };
  const url = /^https?:\/\//.test(inside) && !/\s/.test(inside) ? webAddress(inside) : null;
  return url ? { node: { kind: 'link', url, children: [{ kind: 'text', text: inside }] }, end } : null;
}

/** The words alone, for one-line previews and labels. Mentions are named by `nameOf`. */
export function plainText(
  blocks: Block[],
  nameOf: (kind: 'user' | 'role' | 'channel', id: string) => string = () => '…',
): string {
  const inline = (nodes: Inline[]): string =>
    nodes
      .map((node) => {
        switch (node.kind) {
          case 'text':
          case 'code':
            return node.text;
          case 'break':
            return ' ';
          case 'user':
          case 'role':
          case 'channel':
            return nameOf(node.kind, node.id);
          case 'everyone':
            return `@${node.name}`;
          case 'command':
            return `/${node.name}`;
          case 'emoji':
            return `:${node.name}:`;
          case 'time':
            return new Date(node.seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
          case 'spoiler':
            return '▮'.repeat(5);
          default:
            return inline(node.children);
        }
      })
      .join('');
  return blocks
    .map((block) => {
      if (block.kind === 'code') return block.text;
      if (block.kind === 'quote') return plainText(block.children, nameOf);
      if (block.kind === 'list') return block.items.map((item) => plainText(item, nameOf)).join(' ');
      return inline(block.children);
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
