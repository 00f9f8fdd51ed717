import { Parser } from 'htmlparser2';
import type { Aside } from './account.ts';
import { UnreadableError } from './draft.ts';
import { linesAt } from './lines-at.ts';
import { afterPreamble } from './preamble.ts';

/** An element of XML. Names are without their prefix, in small letters. */
export interface XmlElement {
  name: string;
  attributes: { [name: string]: string };
  children: (XmlElement | string)[];
  /** 1-based line of the text that it was read from. */
  line: number;
}

/** No transcript nests a hundred deep; the parser takes time with the square of it. */
const DEEPEST = 200;

const bareName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** The name of the first element, without its prefix, in small letters; null: the text does not begin with one. */
export function rootOf(text: string): string | null {
  const found = /^(?:<!doctype\b[^>[]{0,500}(?:\[[^\]]{0,2000}\]\s*)?>\s*)?<([a-z][\w.-]*(?::[\w.-]+)?)[\s/>]/i.exec(
    afterPreamble(text.slice(0, 20_000)),
  );
  return found?.[1] === undefined ? null : bareName(found[1]);
}

/**
 * The elements of a document of XML, leniently: what is never closed ends with the document.
 * `left`: everything that is no text, for the account of words.
 */
export function readXml(xml: string): { root: XmlElement; left: Aside[] } {
  const root: XmlElement = { name: '', attributes: {}, children: [], line: 1 };
  const open: XmlElement[] = [root];
  const left: Aside[] = [];
  const lineAt = linesAt(xml);
  let seen = 0;
  const putAside = (): void => {
    if (parser.startIndex > seen) left.push({ kind: 'markup', text: xml.slice(seen, parser.startIndex) });
    seen = parser.endIndex + 1;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > DEEPEST)
          throw new UnreadableError(
            `the XML is nested more than ${DEEPEST} deep`,
            lineAt(parser.startIndex),
            'export the transcript again, as WebVTT or SRT',
          );
        const element: XmlElement = {
          name: bareName(name),
          attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [bareName(key), value])),
          children: [],
          line: lineAt(parser.startIndex),
        };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(data) {
        putAside();
        const { children } = open.at(-1) ?? root;
        if (typeof children.at(-1) === 'string') children[children.length - 1] += data;
        else children.push(data);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  left.push({ kind: 'markup', text: xml.slice(seen) });
  return { root, left };
}

/** All elements of that name, in the order of the document; those within one are not looked for. */
export function* elementsNamed(within: XmlElement, ...names: string[]): Generator<XmlElement> {
  for (const child of within.children) {
    if (typeof child === 'string') continue;
    if (names.includes(child.name)) yield child;
    else yield* elementsNamed(child, ...names);
  }
}

/** The text in an element and in those within it, `<br/>` as a line break. */
export function textOf({ children }: XmlElement): string {
  let text = '';
  for (const child of children)
    text += typeof child === 'string' ? child.replace(/\s+/g, ' ') : child.name === 'br' ? '\n' : textOf(child);
  return text;
}

/** As `textOf`, with a blank between any two elements: for the account of words. */
export function wordsIn({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join(' ');
}
