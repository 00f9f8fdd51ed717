import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A PNG's pixels, as far as the drawing library writes PNG: eight bits a channel, or a palette, not interlaced. */
export function pixelsOf(png: Uint8Array) {
  const data = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const [depth, kind, interlaced] = [data.readUInt8(24), data.readUInt8(25), data.readUInt8(28)];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind];
  if (depth !== 8 || channels === undefined || interlaced !== 0)
    throw new Error(`a PNG of kind ${kind}, ${depth} bits`);
  const parts: Buffer[] = [];
  let palette: Buffer = Buffer.alloc(0);
  for (let at = 8; at < data.length; ) {
    const length = data.readUInt32BE(at);
    const name = data.toString('latin1', at + 4, at + 8);
    const body = data.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') parts.push(body);
    if (name === 'PLTE') palette = body;
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x >= channels ? (out[y * line + x - channels] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * line + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[(y - 1) * line + x - channels] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  const rgbAt = (x: number, y: number): number => {
    const at = y * line + x * channels;
    if (kind === 3) return palette.readUIntBE((out[at] ?? 0) * 3, 3);
    return channels < 3 ? (out[at] ?? 0) * 0x010101 : out.readUIntBE(at, 3);
  };
  return {
    width,
    height,
    /** How many pixels of the border, so wide on each side, are not of that colour (`#rrggbb`). */
    inkWithin(border: { left: number; right: number; top: number; bottom: number }, colour: string): number {
      const wanted = Number.parseInt(colour.slice(1), 16);
      let ink = 0;
      for (let y = 0; y < height; y++) {
        const whole = y < border.top || y >= height - border.bottom;
        for (let x = 0; x < width; x++) {
          if (!whole && x >= border.left && x < width - border.right) continue;
          if (rgbAt(x, y) !== wanted) ink++;
        }
      }
      return ink;
    },
  };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** A PNG of one colour, red, green and blue. */
export function solidPng(side: number, colour: readonly [number, number, number]): Buffer {
  const chunk = (name: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.from([0, 0, side >> 8, side & 255, 0, 0, side >> 8, side & 255, 8, 2, 0, 0, 0]);
  const line = Buffer.from([0, ...Array.from({ length: side }, () => colour).flat()]);
  const lines = deflateSync(Buffer.concat(Array.from({ length: side }, () => line)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}
