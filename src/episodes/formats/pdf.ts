import { type BinaryFormat, UnreadableError } from '../draft.ts';

/** PDF with a text layer: lines in reading order, pages parted by form feeds, so that running headers can be told. */
export const pdf: BinaryFormat = {
  name: 'PDF',
  recognises: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
  async toText(bytes) {
    // Two megabytes that most archives never need.
    const { getDocumentProxy } = await import('unpdf');
    const pages: string[] = [];
    try {
      const document = await getDocumentProxy(new Uint8Array(bytes), {
        isEvalSupported: false,
        disableFontFace: true,
        useSystemFonts: false,
        verbosity: 0,
      });
      try {
        for (let n = 1; n <= Math.min(document.numPages, 2000); n++) {
          const page = await document.getPage(n);
          const content = await page.getTextContent();
          pages.push(pageText(content.items.filter((item) => 'str' in item)));
          page.cleanup();
        }
      } finally {
        await document.destroy();
      }
    } catch (error) {
      const secret = error instanceof Error && error.name === 'PasswordException';
      throw new UnreadableError(
        secret ? 'the PDF is locked with a password' : 'the PDF is damaged',
        null,
        secret ? 'save it without the password' : 'export it again',
      );
    }
    const text = pages.join('\n\f\n');
    if (text.trim() === '')
      throw new UnreadableError(
        'the PDF holds pictures of text, and no text',
        null,
        'run it through text recognition, or export the transcript as text',
      );
    return text;
  },
};

interface Item {
  str: string;
  /** `[a, b, c, d, x, y]` */
  transform: number[];
  height: number;
  hasEOL: boolean;
}

/** Lines of a page; a gap of more than about one and a half lines begins a paragraph. */
function pageText(items: Item[]): string {
  let text = '';
  let lastY: number | null = null;
  let lastHeight = 0;
  for (const item of items) {
    const y = item.transform[5] ?? 0;
    if (item.str.trim() !== '') {
      if (lastY !== null && text.endsWith('\n') && Math.abs(lastY - y) > Math.max(item.height, lastHeight, 1) * 1.75)
        text += '\n';
      lastY = y;
      lastHeight = item.height;
    }
    text += item.str;
    if (item.hasEOL) text += '\n';
  }
  return text;
}
