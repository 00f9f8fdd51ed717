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

/** Bytes a second of speech at 64 kbit/s, a usual rate. */
const USUAL_RATE = 8000;
/** Bytes a second below which no sound is that holds speech. */
const LEAST_RATE = 64;

/**
 * Seconds: as long as it probably is, and as it is at most. The two are the same for MP3 alone, whose frames are
 * counted; what is packed more tightly than usual is longer than it seems.
 */
export function lengthOf(bytes: Buffer, kind: SoundKind): { seconds: number; most: number } {
  const frames = kind === MP3 ? readFrames(bytes) : null;
  if (frames) return { seconds: frames.seconds, most: frames.seconds };
  const rate = (kind.extension === 'wav' && rateOfWav(bytes)) || USUAL_RATE;
  return { seconds: bytes.length / rate, most: bytes.length / Math.min(rate, LEAST_RATE) };
}

/** Bytes a second, by the chunk `fmt `, before which others may stand; 0 where there is none. */
function rateOfWav(bytes: Buffer): number {
  for (let at = 12; at + 20 <= bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) === 'fmt ') return bytes.readUInt32LE(at + 16);
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return 0;
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

/** Seconds after which nothing more of an MP3 can be read though it goes on for long; null: it is read to its end. */
export function breaksOffAt(bytes: Buffer): number | null {
  const frames = readFrames(bytes);
  return frames && !frames.isWhole ? frames.seconds : null;
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
  /** False where something else than frames and tags makes up its end. */
  isWhole: boolean;
}

// kbit/s by index, for layer III of MPEG 1 and of MPEG 2 and 2.5.
const RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const SAMPLES = [44_100, 48_000, 32_000] as const;
/** Bytes without a frame after which it is no MP3, or a damaged one: pictures are skipped by their size. */
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

/** The length of a tag that says its own size, ID3v2 or APEv2, in bytes; 0 where none begins. */
function tagAt(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first !== 0x49 && first !== 0x41) return 0;
  if (bytes.toString('latin1', at, at + 8) === 'APETAGEX' && at + 32 <= bytes.length)
    return 32 + bytes.readUInt32LE(at + 12);
  if (bytes.toString('latin1', at, at + 3) !== 'ID3' || at + 10 > bytes.length) return 0;
  // Its size has seven bits a byte.
  const size = [...bytes.subarray(at + 6, at + 10)];
  return size.some((byte) => byte > 0x7f) ? 0 : 10 + size.reduce((sum, byte) => sum * 128 + byte, 0);
}

function readFrames(bytes: Buffer): Frames | null {
  const marks: number[] = [];
  let seconds = 0;
  let framed = 0;
  let junk = 0;
  let end = 0;
  for (let at = 0; at < bytes.length; ) {
    // Joined recordings have one at the head of each.
    const tag = tagAt(bytes, at);
    if (tag > 0 && at + tag <= bytes.length) {
      at += tag;
      continue;
    }
    const frame = frameAt(bytes, at);
    const next = at + (frame?.length ?? 1);
    const inRow = framed > 0 && junk === 0;
    // Two in a row: the marks of one alone stand anywhere.
    if (!frame || !(inRow || next === bytes.length || frameAt(bytes, next))) {
      if (++junk > MOST_JUNK && framed < 2) return null;
      at++;
      continue;
    }
    junk = 0;
    framed++;
    if (seconds >= marks.length) marks.push(at);
    seconds += frame.seconds;
    at = next;
    end = Math.min(next, bytes.length);
  }
  return framed < 2 ? null : { marks: [...marks, end], seconds, isWhole: junk <= MOST_JUNK };
}
