import { UnreadableError } from './draft.ts';

/** Bytes of text that a document may unpack to: a hundred hours of talk. What claims more is no transcript. */
const MOST_UNPACKED = 64 * 1024 * 1024;
/** And bytes of it packed: whatever the sizes in it claim, unpacking takes time with these. */
const MOST_PACKED = 16 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8');

/**
 * Those files of a ZIP that are wanted, as text, by their names. The sizes are looked at before anything is unpacked.
 * Rejects with `UnreadableError`.
 */
export async function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Map<string, string>> {
  const { unzipSync } = await import('fflate');
  let unpacked = 0;
  let packed = 0;
  let files: { [name: string]: Uint8Array };
  try {
    files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (!wanted(name)) return false;
        unpacked += originalSize;
        packed += size;
        return unpacked <= MOST_UNPACKED && packed <= MOST_PACKED;
      },
    });
  } catch {
    throw new UnreadableError('the document is damaged, or locked with a password', null, 'save it again, as text');
  }
  if (unpacked > MOST_UNPACKED || packed > MOST_PACKED)
    throw new UnreadableError(
      `the document holds ${Math.round(Math.max(unpacked, packed) / 1024 / 1024)} MB of text once it is unpacked`,
      null,
      'save it as text, one file per episode',
    );
  return new Map(Object.entries(files).map(([name, content]) => [name, utf8.decode(content)]));
}

/** Whether the bytes are a ZIP with a file of that name in it. */
export const isZipWith = (bytes: Uint8Array, name: string): boolean =>
  isZip(bytes) &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(name, undefined, 'latin1') > 0;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** OpenDocument and EPUB say what they are in their first file, which is not packed. */
export const isZipOfType = (bytes: Uint8Array, type: string): boolean =>
  isZip(bytes) && new TextDecoder('latin1').decode(bytes.subarray(30, 200)).startsWith(`mimetype${type}`);
