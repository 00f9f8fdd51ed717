import { describe, expect, it } from 'vitest';
import { breaksOffAt, kindOfSound, lengthOf, partsOfMp3 } from '../../src/import/transcription/sound.ts';
import { mp3 } from './speech-server.ts';

const whole = { bytes: 1e9, seconds: 1e9, overlap: 0 };
const secondsOf = (bytes: Buffer) => partsOfMp3(bytes, whole)?.at(-1)?.until ?? null;

/** A chunk of RIFF. */
function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
function wav(bytesPerSecond: number, seconds: number, before: Buffer[] = []): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt32LE(bytesPerSecond, 8);
  const chunks = [...before, chunk('fmt ', format), chunk('data', Buffer.alloc(bytesPerSecond * seconds))];
  return Buffer.concat([Buffer.from('RIFF____WAVE', 'latin1'), ...chunks]);
}
/** ID3v2 with a picture, of which it is not known what it looks like. */
function id3(size: number): Buffer {
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 0]);
  for (let i = 0; i < 4; i++) head[6 + i] = (size >> (7 * (3 - i))) & 0x7f;
  return Buffer.concat([head, Buffer.alloc(size, 'no sound')]);
}
function ape(size: number): Buffer {
  const head = Buffer.alloc(32);
  head.write('APETAGEX', 'latin1');
  head.writeUInt32LE(size, 12);
  return Buffer.concat([head, Buffer.alloc(size, 'no sound')]);
}

describe('the length of a recording', () => {
  it.each([
    ['of usual quality', wav(32_000, 20)],
    ['of low quality', wav(4000, 20)],
    ['with what a broadcaster writes first', wav(32_000, 20, [chunk('bext', Buffer.alloc(5001, 255))])],
  ])('is what a WAV %s says', (_, bytes) => {
    const { seconds } = lengthOf(bytes, kindOfSound(bytes)!);
    expect(seconds).toBeGreaterThanOrEqual(20);
    expect(seconds).toBeLessThan(22);
  });

  it('is exact for MP3 alone: other sound may be packed more tightly than it usually is', () => {
    const sound = mp3(20);
    const exact = lengthOf(sound, kindOfSound(sound)!);
    expect(exact.most).toBe(exact.seconds);
    const ogg = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(40_000)]);
    // Speech at 6 kbit/s.
    expect(lengthOf(ogg, kindOfSound(ogg)!).most).toBeGreaterThan(40_000 / 750);
  });
});

describe('an MP3', () => {
  it.each([
    ['joined from two, each with a large picture', Buffer.concat([id3(300_000), mp3(20), id3(300_000), mp3(20)])],
    ['with much in its middle that is no sound', Buffer.concat([mp3(20), Buffer.alloc(300_000), mp3(20)])],
    ['with a picture at its end', Buffer.concat([mp3(40), ape(300_000)])],
  ])('%s is read to its end', (_, bytes) => {
    expect(secondsOf(bytes)).toBeCloseTo(40, 0);
    expect(breaksOffAt(bytes)).toBeNull();
  });

  it('that goes on with what cannot be read is said to break off', () => {
    expect(breaksOffAt(Buffer.concat([mp3(20), Buffer.alloc(300_000)]))).toBeCloseTo(20, 0);
    expect(breaksOffAt(Buffer.concat([mp3(20), Buffer.alloc(1000)]))).toBeNull();
    expect(kindOfSound(Buffer.alloc(300_000, '<p>no sound</p>'))).toBeNull();
  });
});
