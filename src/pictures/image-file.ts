/** What a file of bytes says of the picture in it, before anything unpacks it. Pure. */

export interface ImageFacts {
  format: 'png' | 'jpeg' | 'gif' | 'webp';
  width: number;
  height: number;
}

/** Null for what is no picture of these formats. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngFacts(data) ?? jpegFacts(data) ?? gifFacts(data) ?? webpFacts(data);
  } catch (error) {
    // It ends before what it says is in it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const begins = (data: Buffer, signature: string, at = 0): boolean =>
  data.toString('latin1', at, at + signature.length) === signature;

function pngFacts(data: Buffer): ImageFacts | null {
  if (!begins(data, '\x89PNG\r\n\x1a\n') || !begins(data, 'IHDR', 12)) return null;
  return { format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

function gifFacts(data: Buffer): ImageFacts | null {
  if (!begins(data, 'GIF8')) return null;
  return { format: 'gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
}

function jpegFacts(data: Buffer): ImageFacts | null {
  if (!begins(data, '\xff\xd8\xff')) return null;
  for (let at = 2; data.readUInt8(at) === 0xff; ) {
    const marker = data.readUInt8(at + 1);
    // A start of frame, whatever its coding; four of the numbers between mean something else.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { format: 'jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    const hasLength = marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : hasLength ? 2 + data.readUInt16BE(at + 2) : 2;
  }
  return null;
}

function webpFacts(data: Buffer): ImageFacts | null {
  if (!begins(data, 'RIFF') || !begins(data, 'WEBP', 8)) return null;
  if (begins(data, 'VP8X', 12))
    return { format: 'webp', width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (begins(data, 'VP8L', 12)) {
    const bits = data.readUInt32LE(21);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (begins(data, 'VP8 ', 12))
    return { format: 'webp', width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
  return null;
}

/** What is unpacked at all: a cover is 3,000 px at most wherever covers are shown. Bytes, px. */
export const mostCoverBytes = 8 * 1024 * 1024;
const mostSide = 4096;

/** Whether the bytes are a picture that is safe to unpack. */
export function isCover(bytes: Uint8Array): boolean {
  const facts = bytes.byteLength <= mostCoverBytes ? imageFacts(bytes) : null;
  return (
    facts !== null && facts.width >= 16 && facts.height >= 16 && facts.width <= mostSide && facts.height <= mostSide
  );
}
