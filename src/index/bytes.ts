/**
 * What grows is kept in parts of one size, so that nothing is copied when it grows and no room is kept for as much again;
 * `finish` gives one array that every thread can read, and lets go of the parts.
 */
const BITS = 15;
const PART = 1 << BITS;

/** Bytes that grow: for streams whose length is known only at the end. */
export class ByteWriter {
  private parts: Uint8Array[] = [];
  length = 0;

  /** Unsigned, seven bits a byte, low ones first; below 2^31. */
  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Unsigned, 24 bits, low ones first. */
  threeBytes(value: number): void {
    for (let shift = 0; shift < 24; shift += 8) this.byte(value >>> shift);
  }

  append(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const at = this.length & (PART - 1);
      const some = bytes.subarray(from, from + PART - at);
      this.part().set(some, at);
      from += some.length;
      this.length += some.length;
    }
  }

  /** A copy of some of it. */
  slice(start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - start);
    for (let from = start; from < end; ) {
      const at = from & (PART - 1);
      const some = this.parts[from >>> BITS]!.subarray(at, at + end - from);
      bytes.set(some, from - start);
      from += some.length;
    }
    return bytes;
  }

  /** All that was written; nothing more can be. */
  finish(): Uint8Array {
    return joined(Uint8Array, this.parts, this.length);
  }

  private byte(value: number): void {
    this.part()[this.length++ & (PART - 1)] = value;
  }

  /** The one that is written into. */
  private part(): Uint8Array {
    const number = this.length >>> BITS;
    if (number === this.parts.length) this.parts.push(new Uint8Array(PART));
    return this.parts[number]!;
  }
}

/** Whole numbers that grow in number: 32 bits each. */
export class NumberWriter {
  private parts: Uint32Array[] = [];
  length = 0;

  push(value: number): void {
    const number = this.length >>> BITS;
    if (number === this.parts.length) this.parts.push(new Uint32Array(PART));
    this.parts[number]![this.length++ & (PART - 1)] = value;
  }

  at(index: number): number {
    return this.parts[index >>> BITS]![index & (PART - 1)]!;
  }

  /** All that was written; nothing more can be. */
  finish(): Uint32Array {
    return joined(Uint32Array, this.parts, this.length);
  }
}

function joined<A extends Uint8Array | Uint32Array>(
  kind: { readonly BYTES_PER_ELEMENT: number; new (buffer: SharedArrayBuffer): A },
  parts: A[],
  length: number,
): A {
  const whole = shared(kind, length);
  for (const [i, part] of parts.entries()) whole.set(part.subarray(0, length - i * PART), i * PART);
  parts.length = 0;
  return whole;
}

/** An array that every thread can read where it is. */
export function shared<A>(
  kind: { readonly BYTES_PER_ELEMENT: number; new (buffer: SharedArrayBuffer): A },
  length: number,
): A {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}
