/** What a file of sound is, by its first bytes, as a server is told it. */
export interface SoundKind {
  /** With which a server knows it. */
  extension: string;
  type: string;
  /** What ffmpeg calls its container: it is never left to guess, since it reads lists of other files too. */
  demuxer: string;
}

const KINDS: readonly (readonly [(head: Buffer) => boolean, SoundKind])[] = [
  [
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WAVE',
    { extension: 'wav', type: 'audio/wav', demuxer: 'wav' },
  ],
  [(head) => head.toString('latin1', 4, 8) === 'ftyp', { extension: 'm4a', type: 'audio/mp4', demuxer: 'mov' }],
  [(head) => head.toString('latin1', 0, 4) === 'OggS', { extension: 'ogg', type: 'audio/ogg', demuxer: 'ogg' }],
  [(head) => head.toString('latin1', 0, 4) === 'fLaC', { extension: 'flac', type: 'audio/flac', demuxer: 'flac' }],
  [
    (head) => head.length > 4 && head.readUInt32BE(0) === 0x1a45dfa3,
    { extension: 'webm', type: 'audio/webm', demuxer: 'matroska' },
  ],
];
const MP3: SoundKind = { extension: 'mp3', type: 'audio/mpeg', demuxer: 'mp3' };

/** Null for what is no sound of a kind that servers take: a page, for example. */
export function kindOfSound(bytes: Buffer): SoundKind | null {
  const known = KINDS.find(([is]) => is(bytes.subarray(0, 16)));
  return known ? known[1] : readFrames(bytes) ? MP3 : null;
}

/** Bytes a second of speech at the lowest usual rate, 64 kbit/s: what is not known is rather taken for longer. */
const LEAST_RATE = 8000;

/** Seconds; exact for MP3 and PCM, else at least as long as it is at usual rates. */
export function lengthOf(bytes: Buffer, kind: SoundKind): number {
  if (kind === MP3) return readFrames(bytes)?.seconds ?? bytes.length / LEAST_RATE;
  const rate = kind.extension === 'wav' && bytes.length >= 44 ? bytes.readUInt32LE(28) : 0;
  return bytes.length / Math.max(rate, LEAST_RATE);
}

/** A stretch of a recording that is sent by itself. */
export interface Part {
  /** Bytes: from, and up to. */
  from: number;
  to: number;
  /** Seconds of the recording at which it begins and ends. */
  at: number;
  until: number;
}

export interface PartLimits {
  bytes: number;
  seconds: number;
  /** Seconds that a part has in common with the one before, so that no word at a cut is lost. */
  overlap: number;
}

/** Parts of an MP3, each whole frames, which decoders read by themselves; null where it is none. */
export function partsOfMp3(bytes: Buffer, { bytes: most, seconds, overlap }: PartLimits): Part[] | null {
  const frames = readFrames(bytes);
  if (!frames) return null;
  const { marks } = frames;
  // A second that alone is too large is no speech.
  const parts: Part[] = [];
  for (let first = 0; ; ) {
    let last = first + 1;
    while (
      last < marks.length - 1 &&
      (marks[last + 1] ?? 0) - (marks[first] ?? 0) <= most &&
      last + 1 - first <= seconds
    )
      last++;
    const isEnd = last >= marks.length - 1;
    parts.push({
      from: marks[first] ?? 0,
      to: marks[last] ?? bytes.length,
      at: first,
      until: isEnd ? frames.seconds : last,
    });
    if (isEnd) return parts;
    first = Math.max(first + 1, last - overlap);
  }
}

interface Frames {
  /** Bytes at which each second begins, and the end. */
  marks: number[];
  seconds: number;
}

// kbit/s by index, for layer III of MPEG 1 and of MPEG 2 and 2.5.
const RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const SAMPLES = [44_100, 48_000, 32_000] as const;
/** Bytes without a frame after which it is taken for no MP3: pictures in its head are skipped by their size. */
const MOST_JUNK = 128 * 1024;

/** The length of the frame at an offset, in bytes and in seconds; null where none begins. */
function frameAt(bytes: Buffer, at: number): { length: number; seconds: number } | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return null;
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  if ((second & 0xe0) !== 0xe0 || ((second >> 1) & 3) !== 1) return null;
  const version = (second >> 3) & 3;
  const rate = RATES[version === 3 ? 0 : 1][third >> 4];
  const usual = SAMPLES[(third >> 2) & 3];
  if (version === 1 || !rate || usual === undefined) return null;
  const samples = usual / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const perFrame = version === 3 ? 1152 : 576;
  return {
    length: Math.floor(((perFrame / 8) * rate * 1000) / samples) + ((third >> 1) & 1),
    seconds: perFrame / samples,
  };
}

function readFrames(bytes: Buffer): Frames | null {
  let at = 0;
  // ID3v2: its size has seven bits a byte.
  while (bytes.length > at + 10 && bytes.toString('latin1', at, at + 3) === 'ID3') {
    const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + ((bytes[at + i] ?? 0) & 0x7f), 0);
    at += 10 + size;
  }
  const marks: number[] = [];
  let seconds = 0;
  let framed = 0;
  let junk = 0;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    const next = frame && at + frame.length;
    // Two in a row: the marks of one alone stand anywhere.
    if (!frame || next === null || (framed === 0 && next < bytes.length && !frameAt(bytes, next))) {
      if (++junk > MOST_JUNK) break;
      at++;
      continue;
    }
    junk = 0;
    framed++;
    if (seconds >= marks.length) marks.push(at);
    seconds += frame.seconds;
    at = next;
  }
  if (framed < 2) return null;
  return { marks: [...marks, Math.min(at - junk, bytes.length)], seconds };
}
