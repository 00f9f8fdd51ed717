import { dayOf, isoDay } from './dates.ts';
import { fileStem, foldWords } from './ids.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What a file's name says of the episode. Null where it does not say. */
export interface NameFacts {
  number: string | null;
  date: string | null;
  title: string | null;
  /** The video that it was made from, where a downloader left its id in the name. */
  media: string | null;
}

/** Extensions that stand before the last one: `12.mp3.vtt`, `GMT….transcript.vtt`. */
const INNER =
  /\.(?:mp3|m4a|m4v|mp4|mov|mkv|wav|webm|ogg|opus|flac|aac|transcript|captions?|subtitles?|otter(?:[._]ai)?)$/i;
/** ISO 639-1, of the languages that captions come in. */
const CODES = setOf(`
  af ar be bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ka ko lt lv mk ms nb nl nn no pl
  pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh`);
/** Of them, those that are words in names: behind an underline they are taken for words. */
const WORDS = setOf('be he hi id is it no');
const BY_NAME: Readonly<Record<string, string>> = {
  english: 'en',
  deutsch: 'de',
  german: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  português: 'pt',
  dutch: 'nl',
  polish: 'pl',
  russian: 'ru',
  japanese: 'ja',
  chinese: 'zh',
  korean: 'ko',
  turkish: 'tr',
  arabic: 'ar',
  hindi: 'hi',
  ukrainian: 'uk',
  swedish: 'sv',
};
const LANGUAGE = /(?:([._])|\s*[([])([a-zçñê]{2,10})([-_](?:[a-z]{2}|han[st]|orig|419))?[)\]]?$/i;

/** A name without its folders, extensions and language: what the files made of one recording share. */
export interface RecordingName {
  stem: string;
  /** Folded, of two letters: `en`. */
  language: string | null;
  /** True where the name says that it is in the language that was spoken (`.en-orig`, as one downloader writes it). */
  spoken: boolean;
}

/** No file system has longer names. */
const LONGEST_NAME = 255;

export function recordingName(file: string): RecordingName {
  const name: RecordingName = { stem: fileStem(file).slice(0, LONGEST_NAME), language: null, spoken: false };
  for (let before = ''; before !== name.stem; ) {
    before = name.stem;
    name.stem = name.stem.replace(INNER, '') || before;
    const m = name.language === null ? LANGUAGE.exec(name.stem) : null;
    const word = m?.[2]?.toLowerCase() ?? '';
    const language = CODES.has(word) ? word : BY_NAME[word];
    if (!m || m.index === 0 || language === undefined || (m[1] === '_' && WORDS.has(word))) continue;
    name.language = language;
    name.spoken = /orig/i.test(m[3] ?? '');
    name.stem = name.stem.slice(0, m.index);
  }
  return name;
}

/** What tools leave at the ends of names. */
const LEFT_BY_TOOLS =
  /(?:^|[\s._-]+)(?:transcripts?|transcription|transkript|(?:closed[ _])?captions?|subtitles?|subs|otter[._]?ai)$/i;
const LEFT_IN_BRACKETS =
  /(?:^|[\s._-]+)(?:(?:meeting )?recording|\((?:\d{1,2}|transcript|copy|audio|video|official (?:audio|video))\))$/i;
/** These are words in titles, too, where a space stands before them. */
const LEFT_BEHIND_A_MARK =
  /(?:^|[._]|\s-\s|-)(?:riverside|descript|zoom|original|copy|final|edited|audio|video|synced|raw)$/i;
const PUT_BEFORE = /^(?:riverside|otter|descript|zoom|transcripts?(?: of)?|copy of)(?:[\s._-]+|$)/i;

const VIDEO_ID = /[\s._-]*\[([\w-]{11})\]$/;
const ZOOM = /^GMT(\d{4})(\d{2})(\d{2})[-_](\d{6})(?:[\s._-]+Recording\w*)?/i;
const DAY = /(?<![\dA-Za-z])\(?((?:19|20)\d{2})([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;
/** The time of day that a recorder writes behind it. */
const TIME_OF_DAY = /^[\sT_-]+(?:at[\s_-])?(?:[0-2]\d[.:h_-][0-5]\d(?:[.:m_-][0-5]\d)?|(?:[0-5]\d){3})(?!\d)/;
const ZONE = /^[\s_-]?(?:GMT|UTC|Z)(?:[+-]\d{1,2})?/;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const NAMED_DAYS = [
  `((?:19|20)\\d{2})[-_ ](${MONTH})[-_ ](\\d{1,2})`,
  `\\d{1,2}[-_ ]${MONTH}[-_ ](?:19|20)\\d{2}`,
  `${MONTH}[-_ ]\\d{1,2},?[-_ ](?:19|20)\\d{2}`,
].map((day) => new RegExp(`(?<![\\dA-Za-z])${day}(?![\\dA-Za-z])`, 'i'));
const SEASON =
  /(?<![A-Za-z\d])(?:s|(?:season|staffel)[\s._-]*)0*(\d{1,2})[\s._-]*(?:ep?|x|(?:episode|folge)[\s._-]*)0*(\d{1,4})(?![\dA-Za-z])/i;
const BY_CROSS = /(?<![A-Za-z\d])0*(\d{1,2})x0*(\d{2,3})(?!\d|[A-Za-z])/;
/** `Ep. 12`, `e12`, `#12`, and how other languages say it. */
const SAID = [
  /(?<!\p{L})(?:eps?|epi|episode|number|no\.|nr\.?)[\s._#-]*0*(\d{1,5})(?!\d|\p{L})/iu,
  /(?<!\p{L})(?:folge|épisode|epis[oó]dio|avsnitt|aflevering|odcinek|bölüm|выпуск)[\s._#-]*0*(\d{1,5})(?!\d|\p{L})/iu,
  /(?<![\p{L}\d])(?:e|#)0*(\d{1,5})(?![\d\p{L}])/iu,
  /第\s*0*(\d{1,5})\s*[集回话話期章]/u,
  /(?<!\d)0*(\d{1,5})\s*[회화]/u,
];
/** `012 - Title`, `12. Title`, `12_title`; `012-title` only with its zero, for a number may as well begin a title. */
const LEADING = /^(?:#?(\d{1,4})(?=\s+[-–—|]\s+|[._:)]\s*\D|_|$)|#?(0\d{1,3})(?=[\s-]))/;
/** `GSR014`: the show's letters and a number that is written out to its width. */
const LETTERS = /^(\p{Lu}{2,6})[-_]?(\d{2,4})(?=$|[\s._-])/u;
/** Letters that stand before numbers in titles. */
const TERMS = setOf(`
  http rfc iso covid gpt ieee din usb mp rtx gtx ipv utf php boeing area agent apollo top web sha md route error utc
  gmt`);

const unpadded = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

interface Found {
  number: string;
  start: number;
  end: number;
}

function findNumber(stem: string, show: string | null): Found | null {
  const at = (m: RegExpExecArray, number: string): Found => ({ number, start: m.index, end: m.index + m[0].length });
  const season = SEASON.exec(stem) ?? BY_CROSS.exec(stem);
  if (season?.[1] && season[2])
    return at(season, Number(season[1]) > 1 ? `S${season[1]}E${unpadded(season[2])}` : unpadded(season[2]));
  for (const pattern of SAID) {
    const said = pattern.exec(stem);
    if (said?.[1]) return at(said, unpadded(said[1]));
  }
  const leading = LEADING.exec(stem);
  const first = leading?.[1] ?? leading?.[2];
  // Four digits that are a year are a year.
  if (leading && first && !/^(?:19|20)\d\d$/.test(first)) return at(leading, unpadded(first));
  const letters = LETTERS.exec(stem);
  if (letters?.[1] && letters[2] && !TERMS.has(letters[1].toLowerCase())) {
    const initials = foldWords(show ?? '')
      .split(' ')
      .map((word) => word[0] ?? '')
      .join('');
    if (letters[2].length === 3 || letters[2].startsWith('0') || initials === letters[1].toLowerCase())
      return at(letters, unpadded(letters[2]));
  }
  return null;
}

/** The number in a text that says it is one: `Episode 12`, `E12`, `#12`, `S02E05`; null for any other. */
export function numberFrom(text: string): string | null {
  return findNumber(text.trim(), null)?.number ?? null;
}

/** The number at the end of a name of nothing but the show and a number: `afk-1` of the show AFK. */
function trailingNumber(stem: string, names: readonly string[]): Found | null {
  const m = /^(.*?)[\s._#-]*0*(\d{1,4})$/.exec(stem);
  if (!m?.[2]) return null;
  const before = foldWords(m[1] ?? '');
  return before === '' || names.includes(before) || /^(?:.* )?(?:e|no)$/.test(before)
    ? { number: m[2], start: 0, end: stem.length }
    : null;
}

/** The first day in a name, and where it stands. */
function findDay(stem: string): { date: string; start: number; end: number } | null {
  const day = DAY.exec(stem);
  const date = day ? isoDay(Number(day[1]), Number(day[3]), Number(day[4])) : null;
  if (day && date) {
    let end = day.index + day[0].length;
    const time = TIME_OF_DAY.exec(stem.slice(end))?.[0].length ?? 0;
    end += time;
    if (time > 0) end += ZONE.exec(stem.slice(end))?.[0].length ?? 0;
    if (stem.charAt(end) === ')') end++;
    return { date, start: day.index, end };
  }
  for (const pattern of NAMED_DAYS) {
    const named = pattern.exec(stem);
    const [text = '', year, month, monthDay] = named ?? [];
    const written = year === undefined ? dayOf(text.replace(/[-_]/g, ' ')) : dayOf(`${monthDay} ${month} ${year}`);
    if (named && written) return { date: written, start: named.index, end: named.index + text.length };
  }
  return null;
}

/** A name without what tools put before and behind it. */
function bare(stem: string): string {
  for (let before = ''; before !== stem; ) {
    before = stem;
    stem = [PUT_BEFORE, LEFT_BY_TOOLS, LEFT_IN_BRACKETS, LEFT_BEHIND_A_MARK].reduce(
      (left, part) => left.replace(part, ''),
      stem,
    );
  }
  return stem.replace(/^[\s._-]+|[\s._–-]+$/gu, '');
}

/** Whether a file's name says nothing of its own: `transcript.txt`, `captions.en.vtt`. */
export const isNameless = (file: string): boolean => bare(recordingName(file).stem) === '';

/** What the names of the files made of one recording share, with their folder. */
export function recordingKey(file: string): string {
  const named = namedPath(file);
  const stem = recordingName(named).stem;
  return `${named.slice(0, named.lastIndexOf('/') + 1)}${(bare(stem) || stem).toLowerCase()}`;
}

/** The path whose name is the episode's: of a file without a name of its own, that of its folder. */
export function namedPath(file: string): string {
  const folder = isNameless(file) ? file.slice(0, Math.max(0, file.lastIndexOf('/'))) : '';
  return folder === '' ? file : `${folder}${/\.[^./]*$/.exec(file)?.[0] ?? ''}`;
}

/**
 * What a file's name says: number, day, title, and the video it was made from, as people and tools write them
 * (`Ep 18 …`, `S01E05`, `GSR014`, `GMT20240313-…_Recording`, `2024-03-13-title`, `Title [id]`). Where a number may mean
 * something else, there is none.
 * @param file a path; only the last step counts, and the one before where that has no name of its own.
 * @param names what the show is called: its name, its folder.
 */
export function readName(file: string, ...names: (string | null)[]): NameFacts {
  let stem = recordingName(namedPath(file)).stem.normalize('NFC');
  const known = names.flatMap((name) => foldWords(name ?? '') || []);
  const facts: NameFacts = { number: null, date: null, title: null, media: null };
  const video = VIDEO_ID.exec(stem);
  // A word of eleven letters in brackets is a word.
  if (video?.[1] && /[\d_-]|[a-z][A-Z]/.test(video[1])) {
    facts.media = `https://www.youtube.com/watch?v=${video[1]}`;
    stem = stem.slice(0, video.index);
  }
  const zoom = ZOOM.exec(stem);
  if (zoom) {
    facts.date = isoDay(Number(zoom[1]), Number(zoom[2]), Number(zoom[3]));
    stem = stem.slice(zoom[0].length).replace(/^_?\d{3,4}x\d{3,4}/, '');
  }
  stem = bare(stem);
  const spaced = /[^\s-]\s+[^\s-]/.test(stem);
  const join = (before: string, after: string): string =>
    `${before.replace(/[\s._(-]+$/, '')}${spaced ? ' - ' : '-'}${after.replace(/^[\s._)-]+/, '')}`;
  const day = findDay(stem);
  if (day) {
    facts.date ??= day.date;
    const before = stem.slice(0, day.start).replace(/[\s._(-]+$/, '');
    const after = stem.slice(day.end).replace(/^[\s._)-]+/, '');
    // A number before a day counts episodes, or the files of a download; a number behind that is the episode's own.
    const isYear = /^(?:19|20)\d\d(?:[\s._-]\d\d){0,2}$/.test(before);
    const counted = /^\d{1,5}$/.test(before) && !isYear;
    const own = counted ? /^0*(\d{1,4})(?=[\s._-])/.exec(after) : null;
    if (counted) facts.number = own?.[1] ?? unpadded(before);
    stem = bare(counted ? after.slice(own?.[0].length ?? 0) : before === '' || isYear ? after : join(before, after));
  }
  const found =
    findNumber(stem, names[0] ?? null) ?? (day && !/\p{L}/u.test(stem) ? null : trailingNumber(stem, known));
  if (found) {
    facts.number = found.number;
    const before = stem.slice(0, found.start);
    const after = stem.slice(found.end);
    stem = /[\p{L}\p{N}]/u.test(before) ? join(before, after) : after;
  }
  facts.title = titleOf(bare(stem), spaced, known);
  return facts;
}

/** The words of a name as a title; null where they only name the show, or are none. */
function titleOf(stem: string, spaced: boolean, known: readonly string[]): string | null {
  // Where words are parted by spaces, dashes and dots stand for themselves.
  let words = stem.replace(spaced ? /[\s_]+/g : /[\s._-]+/g, ' ');
  const trim = (text: string): string => text.replace(/^[\s\-–—|:.,)_]+|[\s\-–—|:,(_]+$/gu, '');
  words = trim(words);
  for (const name of known) {
    if (!foldWords(words).startsWith(`${name} `)) continue;
    // `Harbour Show - Night of the lamp`: as many letters off the front as the show's name has.
    let letters = name.replaceAll(' ', '').length;
    let at = 0;
    while (letters > 0 && at < words.length) if (/[\p{L}\p{N}]/u.test(words.charAt(at++))) letters--;
    const rest = words.slice(at);
    if (/^\s*[-–—|:]/u.test(rest) || (name.includes(' ') && /^\s/.test(rest))) words = trim(rest);
  }
  return /\p{L}/u.test(words) && !known.includes(foldWords(words)) ? words : null;
}

/** What folders are called after that hold transcripts, or that a tool or a system made. */
const HOLDS = setOf(`
  transcript transcripts transcription transcriptions transkripte caption captions subtitle subtitles subs text
  texts txt vtt srt tsv json html htm md markdown pdf doc docx ttml xml csv output outputs export exports import
  imports upload uploads download downloads result results whisper whisperx otter descript riverside zoom episode
  episodes podcasts recording recordings file files post posts folder untitled tmp temp backup archive archives
  shownotes`);
/** Words that go with them, and stand alone in such names, too. */
const BESIDE = setOf(`
  all my new old raw full auto final edited podcast show notes audio video data media content src static assets
  public docs documents desktop home root user users blog site www test tests misc stuff work share shared mnt en de
  fr es ai done todo inbox outbox input inputs incoming season staffel part vol volume disc year`);
const ALONE = setOf('in out ins outs yt rev series batch');

/** Whether a folder's name tells nothing of a show: `in`, `transcripts`, `whisper-output`, `2024`. */
export function isNoShow(folder: string): boolean {
  const words = foldWords(folder).split(' ');
  const [only] = words;
  if (words.length === 1 && only !== undefined && (ALONE.has(only) || BESIDE.has(only))) return true;
  const isNumber = (word: string): boolean => /^(?:s|season|v)?\d{1,4}$/.test(word);
  return (
    words.every((word) => HOLDS.has(word) || BESIDE.has(word) || isNumber(word)) &&
    (words.some((word) => HOLDS.has(word)) || words.slice(-1).every(isNumber))
  );
}

/**
 * The show as the folders give it: `js-party/js-party-12.md` → `js party`;
 * `harbour-show/transcripts/ep-12/captions.vtt` → `harbour show`. Null for a file at the top, and where every folder
 * is called after something else.
 */
export function showFromFolder(file: string): string | null {
  const [nearest, ...outer] = file.split('/').slice(0, -1).reverse();
  if (nearest === undefined) return null;
  // `ep-12/captions.vtt`: a folder for each episode, and the show's around them.
  const ofEpisode = isNameless(file);
  const says = ofEpisode ? readName(`${nearest}.x`) : null;
  const folders =
    says && (says.number !== null || says.date !== null)
      ? outer
      : ofEpisode
        ? [...outer, nearest]
        : [nearest, ...outer];
  return folders.map((one) => one.replace(/[-_]+/g, ' ').trim()).find((one) => one !== '' && !isNoShow(one)) ?? null;
}
