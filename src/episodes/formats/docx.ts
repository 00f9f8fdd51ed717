import { createDocumentText, type DocumentText, plainOf, type Run } from '../document-text.ts';
import { type BinaryFormat, UnreadableError } from '../draft.ts';
import { isZipWith, unzip } from '../unzip.ts';
import { elementsNamed, readXml, type XmlElement } from '../xml.ts';

interface Style {
  heading: number;
  bold: boolean;
}

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((c): c is XmlElement => typeof c !== 'string' && c.name === name);
/** `<w:b/>`, `<w:b w:val="0"/>`; null: it is not said. */
const flag = (properties: XmlElement | undefined, name: string): boolean | null => {
  const found = child(properties, name);
  return found ? !/^(?:0|false|off|none)$/i.test(found.attributes.val ?? '') : null;
};

function stylesOf(xml: string | undefined): Map<string, Style> {
  const styles = new Map<string, Style>();
  if (xml === undefined) return styles;
  for (const style of elementsNamed(readXml(xml).root, 'style')) {
    const name = child(style, 'name')?.attributes.val ?? '';
    const based = styles.get(child(style, 'basedon')?.attributes.val ?? '');
    const level = /^heading (\d)$/i.exec(name)?.[1];
    styles.set(style.attributes.styleid ?? '', {
      heading: level ? Number(level) : /^title$/i.test(name) ? 1 : (based?.heading ?? 0),
      bold: flag(child(style, 'rpr'), 'b') ?? based?.bold ?? false,
    });
  }
  return styles;
}

/** What is not the document's text: taken back by a tracked change, a picture, a second form of the same. */
const PASSED_OVER = new Set([
  'del',
  'movefrom',
  'drawing',
  'pict',
  'object',
  'fallback',
  'rpr',
  'ppr',
  'instrtext',
  'deltext',
]);

function runsOf(within: XmlElement, styles: ReadonlyMap<string, Style>, around: boolean, runs: Run[]): Run[] {
  for (const part of within.children) {
    if (typeof part === 'string' || PASSED_OVER.has(part.name)) continue;
    if (part.name !== 'r') {
      runsOf(part, styles, around, runs);
      continue;
    }
    const properties = child(part, 'rpr');
    if (flag(properties, 'vanish')) continue;
    const style = styles.get(child(properties, 'rstyle')?.attributes.val ?? '');
    const bold = flag(properties, 'b') ?? style?.bold ?? around;
    runs.push({ text: part.children.map((c) => (typeof c === 'string' ? '' : wordsOf(c))).join(''), bold });
  }
  return runs;
}

function wordsOf({ name, attributes, children }: XmlElement): string {
  if (name === 't') return children.filter((c) => typeof c === 'string').join('');
  if (name === 'tab' || name === 'ptab') return '\t';
  if (name === 'br' || name === 'cr') return attributes.type === undefined ? '\n' : ' ';
  return name === 'nobreakhyphen' ? '-' : '';
}

function readBlocks(within: XmlElement, styles: ReadonlyMap<string, Style>, out: DocumentText): void {
  for (const block of within.children) {
    if (typeof block === 'string' || PASSED_OVER.has(block.name)) continue;
    if (block.name === 'p') {
      const style = styles.get(child(child(block, 'ppr'), 'pstyle')?.attributes.val ?? '');
      const heading = style?.heading ?? 0;
      out.paragraph(runsOf(block, styles, heading === 0 && (style?.bold ?? false), []), heading);
    } else if (block.name === 'tr') {
      const cells = [...elementsNamed(block, 'tc')].map((cell) =>
        [...elementsNamed(cell, 'p')].map((p) => plainOf(runsOf(p, styles, false, []))).join('\n'),
      );
      out.row(cells);
    } else readBlocks(block, styles, out);
  }
}

/** Word's documents: text, headings, bold text and tables; no headers, footers, comments, nor what was deleted. */
export const docx: BinaryFormat = {
  name: 'DOCX',
  recognises: (bytes) => isZipWith(bytes, 'word/document.xml'),
  async toText(bytes) {
    const files = await unzip(bytes, (name) => name === 'word/document.xml' || name === 'word/styles.xml');
    const document = files.get('word/document.xml');
    if (document === undefined) throw new UnreadableError('the document is damaged', null, 'save it again, or as text');
    const out = createDocumentText();
    const styles = stylesOf(files.get('word/styles.xml'));
    for (const body of elementsNamed(readXml(document).root, 'body')) readBlocks(body, styles, out);
    return out.text();
  },
};
