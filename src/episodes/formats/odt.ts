import { createDocumentText, type DocumentText, plainOf, type Run } from '../document-text.ts';
import { type BinaryFormat, UnreadableError } from '../draft.ts';
import { isZipOfType, unzip } from '../unzip.ts';
import { elementsNamed, readXml, type XmlElement } from '../xml.ts';

/** Names of the styles that make text bold. */
function boldStyles(documents: readonly XmlElement[]): Set<string> {
  const bold = new Set<string>();
  for (const document of documents)
    for (const style of elementsNamed(document, 'style'))
      for (const { attributes } of elementsNamed(style, 'text-properties'))
        if (/^(?:bold|[6-9]00)$/.test(attributes['font-weight'] ?? '')) bold.add(style.attributes.name ?? '');
  return bold;
}

/** What is not the document's text: changes that were taken back, remarks, footnotes, pictures. */
const PASSED_OVER = new Set(['tracked-changes', 'annotation', 'annotation-end', 'note', 'frame', 'sequence-decls']);

function runsOf(within: XmlElement, bold: ReadonlySet<string>, around: boolean, runs: Run[]): Run[] {
  const add = (text: string): void => void runs.push({ text, bold: around });
  for (const part of within.children) {
    if (typeof part === 'string') add(part.replace(/\s+/g, ' '));
    else if (part.name === 's') add(' '.repeat(Math.min(100, Number(part.attributes.c) || 1)));
    else if (part.name === 'tab') add('\t');
    else if (part.name === 'line-break') add('\n');
    else if (!PASSED_OVER.has(part.name))
      runsOf(part, bold, part.name === 'span' ? bold.has(part.attributes['style-name'] ?? '') : around, runs);
  }
  return runs;
}

function readBlocks(within: XmlElement, bold: ReadonlySet<string>, out: DocumentText): void {
  for (const block of within.children) {
    if (typeof block === 'string' || PASSED_OVER.has(block.name)) continue;
    const own = bold.has(block.attributes['style-name'] ?? '');
    if (block.name === 'h')
      out.paragraph(runsOf(block, new Set(), false, []), Number(block.attributes['outline-level']) || 1);
    else if (block.name === 'p') out.paragraph(runsOf(block, bold, own, []));
    else if (block.name === 'table-row')
      out.row(
        [...elementsNamed(block, 'table-cell')].map((cell) =>
          [...elementsNamed(cell, 'p')].map((p) => plainOf(runsOf(p, bold, false, []))).join('\n'),
        ),
      );
    else readBlocks(block, bold, out);
  }
}

/** OpenDocument text, as LibreOffice writes it. */
export const odt: BinaryFormat = {
  name: 'ODT',
  recognises: (bytes) => isZipOfType(bytes, 'application/vnd.oasis.opendocument.text'),
  async toText(bytes) {
    const files = await unzip(bytes, (name) => name === 'content.xml' || name === 'styles.xml');
    const content = files.get('content.xml');
    if (content === undefined) throw new UnreadableError('the document is damaged', null, 'save it again, or as text');
    const { root } = readXml(content);
    const styles = files.get('styles.xml');
    const bold = boldStyles(styles === undefined ? [root] : [root, readXml(styles).root]);
    const out = createDocumentText();
    for (const body of elementsNamed(root, 'body')) readBlocks(body, bold, out);
    return out.text();
  },
};
