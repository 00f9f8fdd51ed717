import { access, constants, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { listEpisodeFiles } from '../../episodes/files.ts';
import { shortHash } from '../../episodes/ids.ts';
import { machineFile, withoutMachine } from '../../episodes/names.ts';
import type { TranscriptionStatus } from '../../episodes/transcription-status.ts';
import type { Logger } from '../../log.ts';
import { FetchError, showAddress, type WebClient } from '../feeds/client.ts';
import { writeAtomically } from '../write-atomically.ts';
import { ConvertError, type ToMp3 } from './ffmpeg.ts';
import { joinParts, renderTranscript } from './segments.ts';
import { type Transcribe, TranscribeError } from './server.ts';
import { breaksOffAt, kindOfSound, lengthOf, type Part, partsOfMp3, type SoundKind } from './sound.ts';
import { openTranscriptionMemory, type Progress, type TranscriptionMemory } from './state.ts';

/** An episode as it is served, as far as it matters whether it has a transcript. */
export interface ServedEpisode {
  file: string;
  date: string | null;
  media: string | null;
  notesOnly: boolean;
}

export interface TranscriptionLimits {
  /** A day (UTC): episodes begun, and minutes of sound sent. */
  episodes: number;
  minutes: number;
  /** What a minute costs, and what may be spent a day, in whatever money; null: it costs nothing. */
  price: { minute: number; day: number } | null;
  /** Bytes that the server takes at once. */
  bytes: number;
}

export interface TranscriptionOptions {
  /** The episodes folder. */
  dir: string;
  served(): Promise<readonly ServedEpisode[]>;
  transcribe: Transcribe;
  model: string;
  client: Pick<WebClient, 'get'>;
  limits: TranscriptionLimits;
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Makes an MP3 of other sound; null: it cannot be done here. */
  toMp3: ToMp3 | null;
  /** Whether `client` fetches from private addresses; default false. What is left is tried again when that changes. */
  allowPrivate?: boolean;
  /** Seconds of a part. Default 1,200. */
  partSeconds?: number;
  /** Of the processes that share the folder one works at a time. Default: there is no other. */
  turn?: WorkTurn;
}

/** As the storage's `Turn`. */
export interface WorkTurn {
  take(): Promise<boolean>;
  end(): Promise<void>;
  lasts: number;
}

const alone: WorkTurn = { take: async () => true, end: async () => undefined, lasts: 60_000 };

export interface Transcription {
  /** Something may have come to the folder. */
  look(): void;
  status(): TranscriptionStatus;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Ends what is under way; what a server has answered is kept. */
  stop(): Promise<void>;
}

interface Candidate {
  key: string;
  /** Path of the transcript to be. */
  file: string;
  /** What is known of the sound before it is had. */
  of: string;
  /** As it is shown. */
  source: string;
  /** To be ordered by: ISO date, '' where there is none. */
  date: string;
  load(signal: AbortSignal): Promise<Buffer>;
}

/** Bytes of sound; four hours at 128 kbit/s are 230 MB. */
const LARGEST = 320 * 1024 * 1024;
const OVERLAP = 8;
/** Ms after which it is looked again whether there is something to be done: of new sound nobody tells. */
const LOOK_AGAIN = 10 * 60_000;
/** Ms until a server that does not work is asked again: doubled each time. */
const RETRY = { first: 60_000, most: 3_600_000 };
/** Times that a server gave no answer to one recording, after which that is left. */
const MOST_TRIES = 4;
/**
 * Times that an episode is begun anew, because its sound is another at each download: from then on the others come
 * first, and in the end it is left.
 */
const RESTARTS = { first: 2, most: 4 };

/** Transcribes in the background what has no transcript, the newest first, one at a time. */
export function createTranscription(options: TranscriptionOptions): Transcription {
  const {
    dir,
    served,
    transcribe,
    model,
    client,
    limits,
    clock,
    log,
    toMp3,
    partSeconds = 1200,
    turn = alone,
  } = options;
  /** Seconds that may be sent in a day, at most. */
  const daily = Math.min(limits.minutes, limits.price ? limits.price.day / limits.price.minute : limits.minutes) * 60;
  /** The settings that a recording may be left for. */
  const settings = [limits.bytes, daily, toMp3 !== null, options.allowPrivate ?? false].join(' ');
  const stopping = new AbortController();
  /** Ends what is under way: at a stop, or when the turn is another's. */
  let working = new AbortController();
  const status: Omit<TranscriptionStatus, 'later'> = {
    now: null,
    waiting: 0,
    made: 0,
    minutes: 0,
    left: [],
    elsewhere: false,
    trouble: null,
  };
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  /**
   * Tries of a recording that led to nothing, those of them that it may be the cause of, and when it may be tried
   * again.
   */
  const tried = new Map<string, { times: number; own: number; after: number; file: string; why: string }>();
  let cancel = () => {};
  let memory: TranscriptionMemory | null = null;

  const today = () => new Date(clock.now()).toISOString().slice(0, 10);

  function look(): void {
    if (stopping.signal.aborted) return;
    again = true;
    running ??= run().finally(() => {
      running = null;
    });
  }

  function lookAt(when: number): void {
    cancel();
    cancel = clock.at(when, () => {
      status.trouble = null;
      look();
    });
  }

  async function run(): Promise<void> {
    while (again && !stopping.signal.aborted) {
      again = false;
      // While it stands still, what comes to the folder changes nothing.
      if (status.trouble !== null) return;
      try {
        await inTurn();
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.warn({ err: error }, 'transcribing was interrupted; it is tried again later');
        pause('it was interrupted; the log says why', null);
      }
    }
  }

  /** What is sent is paid for: so no two processes send, also where one of them stood still for a while. */
  async function inTurn(): Promise<void> {
    let mineUntil = clock.now() + turn.lasts;
    status.elsewhere = !(await turn.take());
    if (status.elsewhere) return lookAt(clock.now() + turn.lasts);
    const current = new AbortController();
    working = current;
    if (stopping.signal.aborted) current.abort(stopping.signal.reason);
    let over = false;
    let cancelKeeping = () => {};
    const keepOn = () => {
      cancelKeeping = clock.at(clock.now() + turn.lasts / 3, async () => {
        const asked = clock.now();
        // While the database is out of order, it is ours for as long as it was.
        const isMine = await turn.take().catch(() => null);
        if (over) return;
        if (isMine) mineUntil = asked + turn.lasts;
        if (isMine === false || clock.now() >= mineUntil) current.abort(new LostTurn());
        else keepOn();
      });
    };
    keepOn();
    try {
      await pass();
    } catch (error) {
      if (stopping.signal.aborted || !(current.signal.reason instanceof LostTurn || error instanceof LostTurn))
        throw error;
      log.warn({}, 'the turn to transcribe was lost: another process may have it now');
      lookAt(clock.now() + turn.lasts);
    } finally {
      over = true;
      cancelKeeping();
      await turn.end().catch(() => undefined);
    }
  }

  function pause(why: string, wait: number | null): void {
    failures++;
    status.trouble = why;
    lookAt(clock.now() + Math.max(wait ?? 0, Math.min(RETRY.first * 2 ** (failures - 1), RETRY.most)));
  }

  async function pass(): Promise<void> {
    // Another process may have written there since.
    memory = await openTranscriptionMemory(dir, today());
    const all = await candidates();
    const { state } = memory;
    const leftOf = ({ key, of }: Candidate) => {
      const left = state.left[key];
      return left?.of === of && left.by === settings ? left : null;
    };
    status.left = all.flatMap((one) => {
      const left = leftOf(one);
      return left ? [{ file: one.file, why: left.why }] : [];
    });
    const keys = new Set(all.map(({ key }) => key));
    for (const key of tried.keys()) if (!keys.has(key)) tried.delete(key);
    const waiting = all.filter((one) => !leftOf(one) && (tried.get(one.key)?.after ?? 0) <= clock.now());
    status.waiting = waiting.length;
    for (const one of waiting) {
      working.signal.throwIfAborted();
      if (newDay(memory)) await memory.save();
      const spent = isSpent(memory, await memory.progressOf(one.key));
      if (spent) return rest(spent);
      const outcome = await take(one, memory).finally(() => {
        status.now = null;
      });
      if (outcome === 'pause') return;
      if (typeof outcome === 'object') return rest(outcome.spent);
      status.waiting--;
    }
    lookAt(clock.now() + LOOK_AGAIN);
  }

  function rest(spent: string): void {
    status.trouble = `${spent}; it goes on tomorrow`;
    log.info({ waiting: status.waiting }, `transcribing rests: ${spent}`);
    lookAt(Date.parse(`${today()}T00:00:00Z`) + 86_400_000);
  }

  function newDay({ state }: TranscriptionMemory): boolean {
    status.minutes = Math.round(state.seconds / 60);
    if (state.day === today()) return false;
    Object.assign(state, { day: today(), episodes: 0, seconds: 0 });
    status.minutes = 0;
    return true;
  }

  /** Why nothing more is sent today, or null. `seconds`: of what would be sent. */
  function isSpent({ state }: TranscriptionMemory, begun: Progress | null, seconds = 0): string | null {
    if (!begun?.parts.length && state.episodes >= limits.episodes)
      return `of ${limits.episodes} a day all are begun (TRANSCRIBE_EPISODES)`;
    const { price } = limits;
    if (state.seconds + seconds > limits.minutes * 60 || state.seconds >= limits.minutes * 60)
      return `the minutes of a day are used up (TRANSCRIBE_MINUTES=${limits.minutes})`;
    if (price && state.seconds + seconds > daily) return 'what may be spent a day is used up';
    return null;
  }

  async function take(
    one: Candidate,
    memory: TranscriptionMemory,
  ): Promise<'done' | 'left' | 'pause' | { spent: string }> {
    const { state } = memory;
    const leave = async (why: string): Promise<'left'> => {
      state.left[one.key] = { of: one.of, why, by: settings };
      status.left.push({ file: one.file, why });
      await memory.forget(one.key);
      await memory.save();
      log.warn({ file: one.file, why }, 'an episode could not be transcribed and is left');
      return 'left';
    };
    const cannotWrite = (error: unknown): Promise<'left'> | 'left' => {
      const code = codeOf(error);
      const why = `its transcript cannot be written (${code ?? reasonOf(error)})`;
      if (code === 'ENAMETOOLONG') return leave(`${why}: give it a shorter name`);
      putOff(one, why, { isOwn: false });
      return 'left';
    };
    // Before anything is sent and paid for.
    const faulty = await faultOfTarget(join(dir, one.file));
    if (faulty) return cannotWrite(faulty);
    let bytes: Buffer;
    try {
      bytes = await one.load(working.signal);
    } catch (error) {
      working.signal.throwIfAborted();
      if (!(error instanceof FetchError)) {
        const why = `its sound cannot be read: ${reasonOf(error)}`;
        if (codeOf(error) === null) return leave(why);
        putOff(one, why, { isOwn: false });
        return 'left';
      }
      if (error.fault === 'refused' || error.fault === 'missing') return leave(`${error.message}; ${error.remedy}`);
      // Its server's trouble is not the others'. What is too large is no smaller tomorrow, but it may only be slow.
      const times = putOff(one, error.message);
      const isTooMuch = error.fault === 'too much' || error.fault === 'slow';
      return isTooMuch && times >= MOST_TRIES ? leave(`${error.message}; ${error.remedy}`) : 'left';
    }
    const kind = kindOfSound(bytes);
    if (!kind) return leave('it is no sound of a kind that can be sent (MP3, M4A, Ogg, FLAC, WAV, WebM)');
    const cut = await partsOf(bytes, kind, one);
    if (typeof cut === 'string') return leave(cut);
    if ('later' in cut) {
      putOff(one, cut.later, { isOwn: false });
      return 'left';
    }
    const { parts, sound, type, most } = cut;
    const mark = markOf(bytes);
    const before = await memory.progressOf(one.key);
    const isSame = before?.sound === mark;
    const restarts = (before?.restarts ?? 0) + Number(!isSame && (before?.parts.length ?? 0) > 0);
    if (restarts >= RESTARTS.most)
      return leave(
        'its sound is another each time that it is fetched, as with advertisements put in: ' +
          'put the file of sound into the episodes folder',
      );
    const progress: Progress = isSame ? before : { sound: mark, language: null, parts: [], restarts };
    // With other settings it is cut otherwise.
    const cutAnew = progress.parts.findIndex(({ at, until }, n) => parts[n]?.at !== at || parts[n]?.until !== until);
    if (cutAnew >= 0) progress.parts.splice(cutAnew);
    for (const part of parts.slice(progress.parts.length)) {
      const seconds = part.until - part.at;
      newDay(memory);
      if (seconds > daily) return leave('it is longer than may be sent in a day, and cannot be split here');
      const spent = isSpent(memory, progress, seconds);
      if (spent) return { spent };
      if (!(await turn.take())) throw new LostTurn();
      status.now = { file: one.file, part: progress.parts.length + 1, of: parts.length };
      // Booked before it is sent: who is killed meanwhile has spent it.
      const day = state.day;
      const begins = progress.parts.length === 0 ? 1 : 0;
      state.seconds += seconds;
      state.episodes += begins;
      await memory.save();
      if (begins > 0 && restarts > 0) await memory.keep(one.key, progress);
      try {
        const heard = await transcribe(
          {
            bytes: sound.subarray(part.from, part.to),
            name: `sound.${type.extension}`,
            type: type.type,
            seconds,
            ...(most === undefined ? {} : { most }),
          },
          working.signal,
        );
        failures = 0;
        // Where its length is not exact, it may have been longer than it seemed.
        const more =
          most === undefined ? 0 : heard.segments.reduce((last, { end }) => Math.max(last, end), 0) - seconds;
        if (more > 0 && state.day === day) {
          state.seconds += more;
          await memory.save();
        }
        progress.language ??= heard.language;
        progress.parts.push({
          at: part.at,
          until: part.until,
          segments: heard.segments.map(({ start, end, text }) => ({
            start: start + part.at,
            end: end + part.at,
            text,
          })),
        });
        await memory.keep(one.key, progress);
        status.minutes = Math.round(state.seconds / 60);
      } catch (error) {
        if (!(error instanceof TranscribeError)) throw error;
        newDay(memory);
        if (error.free && state.day === day) {
          state.seconds -= seconds;
          state.episodes -= begins;
          await memory.save();
        }
        if (error.fault === 'left') return leave(error.message);
        log.warn({ why: error.message, file: one.file }, 'the server of TRANSCRIBE_BASE_URL did not transcribe');
        // The server may die of it: the others have their turn. A wrong address is no recording's fault.
        const isOwn = error.fault !== 'refused';
        if (!error.free && putOff(one, error.message, { isOwn }) >= MOST_TRIES && isOwn) return leave(error.message);
        pause(error.message, error.fault === 'refused' ? RETRY.most : error.wait);
        return 'pause';
      }
    }
    const segments = joinParts(progress.parts);
    try {
      await writeAtomically(
        join(dir, one.file),
        renderTranscript(segments, { source: one.source, model, language: progress.language }),
      );
    } catch (error) {
      // What was heard is kept, and written without being sent again.
      return cannotWrite(error);
    }
    await memory.forget(one.key);
    tried.delete(one.key);
    status.made++;
    log.info({ file: one.file, minutes: Math.round((parts.at(-1)?.until ?? 0) / 60) }, 'a transcript was made');
    return 'done';
  }

  /**
   * To be tried again later than the others; how often it was by now for what may be its own fault, as `isOwn` says.
   */
  function putOff(one: Candidate, why: string, { isOwn = true } = {}): number {
    const before = tried.get(one.key) ?? { times: 0, own: 0 };
    const own = before.own + Number(isOwn);
    const after = clock.now() + Math.min(RETRY.most * 2 ** before.times, 86_400_000);
    tried.set(one.key, { times: before.times + 1, own, after, file: one.file, why });
    log.warn({ file: one.file, why }, 'an episode could not be transcribed; it is tried again later');
    return own;
  }

  async function partsOf(
    bytes: Buffer,
    kind: SoundKind,
    { file }: Candidate,
  ): Promise<{ parts: Part[]; sound: Buffer; type: SoundKind; most?: number } | { later: string } | string> {
    const within = {
      bytes: limits.bytes,
      seconds: Math.max(60, Math.min(partSeconds, Math.floor(daily))),
      overlap: OVERLAP,
    };
    if (kind.extension === 'mp3') {
      const end = breaksOffAt(bytes);
      if (end !== null) return `it is a damaged MP3: after minute ${Math.round(end / 60)} nothing more can be read`;
      const parts = partsOfMp3(bytes, within);
      return parts ? { parts, sound: bytes, type: kind } : 'it is a damaged MP3';
    }
    const { seconds, most } = lengthOf(bytes, kind);
    const whole = { parts: [{ from: 0, to: bytes.length, at: 0, until: seconds }], sound: bytes, type: kind, most };
    if (bytes.length <= limits.bytes && seconds <= partSeconds * 2) return whole;
    if (!toMp3) {
      if (bytes.length <= limits.bytes) return whole;
      return (
        `it is larger than the server takes at once (${Math.round(limits.bytes / 1e6)} MB), ` +
        'and of this kind of sound only MP3 can be split here: install ffmpeg, or put an MP3 there'
      );
    }
    try {
      const mp3 = await toMp3(bytes, kind, working.signal);
      const parts = partsOfMp3(mp3, within);
      return parts
        ? { parts, sound: mp3, type: { extension: 'mp3', type: 'audio/mpeg', demuxer: 'mp3' } }
        : 'ffmpeg made nothing of it';
    } catch (error) {
      working.signal.throwIfAborted();
      log.warn({ file, err: error }, 'ffmpeg did not convert a recording');
      const why = error instanceof Error ? error.message : String(error);
      return error instanceof ConvertError && error.fault === 'damaged' ? why : { later: why };
    }
  }

  /** Those without a transcript, in the order in which they are taken. */
  async function candidates(): Promise<Candidate[]> {
    const listed = await listEpisodeFiles(dir);
    const stemOf = (file: string) => withoutMachine(file).replace(/\.[^./]*$/, '');
    const notes = new Map((await served()).filter(({ notesOnly }) => notesOnly).map((one) => [one.file, one]));
    const files = new Set(listed.files);
    /** Stems of files that are, or may be, transcripts: also those that cannot be read just now. */
    const written = new Set(listed.files.filter((file) => !notes.has(file)).map(stemOf));
    const found = new Map<string, Candidate>();
    for (const { file, media, date } of notes.values()) {
      const stem = stemOf(file);
      if (!files.has(file) || written.has(stem) || media === null || !/^https?:\/\//i.test(media)) continue;
      found.set(stem, {
        key: shortHash(machineFile(stem)),
        file: machineFile(stem),
        of: shortHash(media),
        source: showAddress(media),
        date: date ?? '',
        load: async (signal) => {
          const answer = await client.get({ url: media, most: LARGEST, signal });
          if (answer.kind !== 'fresh') throw new Error('the server says that it is unchanged');
          return answer.body;
        },
      });
    }
    for (const sound of listed.sounds) {
      const stem = stemOf(sound);
      if (written.has(stem)) continue;
      const info = await stat(join(dir, sound)).catch(() => null);
      // One that is still being copied is taken when it is whole.
      if (!info?.isFile() || info.size === 0 || clock.now() - info.mtimeMs < SETTLED) continue;
      const beside = found.get(stem);
      found.set(stem, {
        key: shortHash(machineFile(stem)),
        file: machineFile(stem),
        of: `${info.size}-${info.mtimeMs}`,
        source: sound.split('/').at(-1) ?? sound,
        date: beside?.date || new Date(info.mtimeMs).toISOString(),
        load: async () => {
          if (info.size > LARGEST) throw new Error(`it is larger than ${LARGEST / 1024 / 1024} MB`);
          return readFile(join(dir, sound));
        },
      });
    }
    const begun = (await memory?.begun()) ?? new Map<string, number>();
    // What was begun and paid for is finished first, unless it is begun anew again and again.
    const rank = ({ key }: Candidate) => {
      const restarts = begun.get(key);
      return restarts === undefined ? 1 : restarts < RESTARTS.first ? 0 : 2;
    };
    return [...found.values()].sort(
      (a, b) => rank(a) - rank(b) || (a.date === b.date ? (a.file < b.file ? -1 : 1) : a.date < b.date ? 1 : -1),
    );
  }

  return {
    look,
    status() {
      const gone = new Set(status.left.map(({ file }) => file));
      const later = [...tried.values()].filter(({ after, file }) => after > clock.now() && !gone.has(file));
      return { ...status, later: later.map(({ file, why }) => ({ file, why })) };
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopping.abort(new Error('the bot is stopping'));
      working.abort(stopping.signal.reason);
      cancel();
      await running?.catch(() => undefined);
    },
  };
}

/** Another process does the work now: this one stood still for too long. */
class LostTurn extends Error {
  override name = 'LostTurn';
}

/** Ms without a change after which a file is taken to be whole. */
const SETTLED = 10_000;

/** What the system names its trouble, `ENOSPC` for example; null where it was something else. */
const codeOf = (error: unknown): string | null => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : null;
};

/** Why a file cannot be written, as far as that can be known before; null: nothing is against it. */
async function faultOfTarget(path: string): Promise<unknown> {
  try {
    await access(dirname(path), constants.W_OK);
    await stat(path);
    return null;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : error;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);

/** Tells one recording from another: its length, and some of it. */
function markOf(bytes: Buffer): string {
  const some = 64 * 1024;
  const middle = Math.floor(bytes.length / 2);
  const pieces = [bytes.subarray(0, some), bytes.subarray(middle, middle + some), bytes.subarray(-some)];
  return shortHash(`${bytes.length} ${pieces.map((piece) => shortHash(piece)).join(' ')}`);
}
