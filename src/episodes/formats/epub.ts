import { posix } from 'node:path';
import { type BinaryFormat, UnreadableError } from '../draft.ts';
import { isZipOfType, unzip } from '../unzip.ts';
import { elementsNamed, readXml, textOf } from '../xml.ts';
import { htmlToMarkdown } from './html.ts';

/** EPUB: its chapters in the order of its spine, without its table of contents. */
export const epub: BinaryFormat = {
  name: 'EPUB',
  recognises: (bytes) => isZipOfType(bytes, 'application/epub+zip'),
  async toText(bytes) {
    const files = await unzip(bytes, (name) => /\.(?:x?html?|opf|xml)$/i.test(name));
    const [rootfile] = elementsNamed(readXml(files.get('META-INF/container.xml') ?? '').root, 'rootfile');
    const path = rootfile?.attributes['full-path'] ?? [...files.keys()].find((name) => name.endsWith('.opf')) ?? '';
    const opf = files.get(path);
    if (opf === undefined) throw new UnreadableError('the book is damaged', null, 'save it again, or as text');
    const { root } = readXml(opf);
    const items = new Map([...elementsNamed(root, 'item')].map(({ attributes }) => [attributes.id ?? '', attributes]));
    const chapters: string[] = [];
    for (const { attributes } of elementsNamed(root, 'itemref')) {
      const item = items.get(attributes.idref ?? '');
      if (!item || attributes.linear === 'no' || /\bnav\b/.test(item.properties ?? '')) continue;
      const name = posix.join(posix.dirname(path), decode(item.href ?? ''));
      const page = htmlToMarkdown(files.get(name) ?? '');
      if (page.text.trim() !== '') chapters.push(page.text.trim());
    }
    const [title] = [...elementsNamed(root, 'title')].map((t) => textOf(t).replace(/\s+/g, ' ').trim());
    return `${title ? `---\ntitle: ${JSON.stringify(title)}\n---\n\n` : ''}${chapters.join('\n\n')}`;
  },
};

/** An address in a book may be escaped. */
function decode(href: string): string {
  try {
    return decodeURIComponent(href.split('#')[0] ?? '');
  } catch {
    return href;
  }
}
