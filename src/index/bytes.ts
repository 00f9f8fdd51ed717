/** Bytes that grow: for streams whose length is known only at the end. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Unsigned, seven bits a byte, low ones first; below 2^31. */
  varint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** Unsigned, 32 bits, low ones first. */
  word(value: number): void {
    this.reserve(4);
    for (let shift = 0; shift < 32; shift += 8) this.bytes[this.length++] = value >>> shift;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Valid until more is written. */
  view(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start, end);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** Whole numbers that grow in number: 32 bits each. */
export class NumberWriter {
  private numbers = new Uint32Array(1 << 14);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Uint32Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.length++] = value;
  }

  at(index: number): number {
    return this.numbers[index]!;
  }

  /** A copy of what was written. */
  finish(): Uint32Array {
    return this.numbers.slice(0, this.length);
  }
}
