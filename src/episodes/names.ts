import { dayOf, isoDay } from './dates.ts';
import { fileStem, foldWords } from './ids.ts';
import { SPOKEN_OF, TRANSCRIBERS } from './transcribers.ts';
import { setOf } from './word-sets.ts';

/** What a file's name says of the episode. Null where it does not say. */
export interface NameFacts {
  number: string | null;
  date: string | null;
  title: string | null;
  /** The video that it was made from, where a downloader left its id in the name. */
  media: string | null;
}

/** Extensions that stand before the last one: `12.mp3.vtt`, `GMT….transcript.vtt`. */
const INNER = new RegExp(
  String.raw`\.(?:mp3|m4a|m4v|mp4|mov|mkv|wav|webm|ogg|opus|flac|aac|docx?|pdf|` +
    'vtt|srt|json|tsv|html?|transcript|captions?|subtitles?|otter(?:[._]ai)?)$',
  'i',
);
/** ISO 639-1, of the languages that captions come in. */
const CODES = setOf(`
  af ar be bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ka ko lt lv mk ms nb nl nn no pl
  pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh`);
/** Of them, those that are words in names: behind an underline or a dash they are taken for words. */
const WORDS = setOf('be ca fi ga he hi id is it ms no uk');
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
/** ISO 639-2, which programs for video write: `.eng.srt`. */
const OF_THREE: Readonly<Record<string, string>> = {
  eng: 'en',
  ger: 'de',
  deu: 'de',
  fre: 'fr',
  fra: 'fr',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  dut: 'nl',
  nld: 'nl',
  pol: 'pl',
  rus: 'ru',
  jpn: 'ja',
  chi: 'zh',
  zho: 'zh',
  kor: 'ko',
  tur: 'tr',
  ara: 'ar',
  hin: 'hi',
  ukr: 'uk',
  swe: 'sv',
};
const LANGUAGE = /(?:([._-])|\s*[([])(?:([a-z]{2,3})((?:[-_](?:[a-z]{2}|han[st]|orig|419))*)|([a-zçñê]{5,10}))[)\]]?$/i;
/** What captions are beside their language: `.en.sdh.srt`, `Title (auto-generated).vtt`. */
const CAPTIONS = '(?:forced|sdh|cc|auto|auto[-_ ]?gen(?:erated)?)';
const OF_CAPTIONS = new RegExp(String.raw`(?:\.${CAPTIONS}|\s*[([]${CAPTIONS}[)\]])$|\s*\(${CAPTIONS}\)(?=\]$)`, 'i');

/** A name without its folders, extensions and language: what the files made of one recording share. */
export interface RecordingName {
  stem: string;
  /** Folded, of two letters: `en`. */
  language: string | null;
  /** True where the name says that it is in the language that was spoken (`.en-orig`, as one downloader writes it). */
  spoken: boolean;
}

/** The language that ends a name, and what stands before it; null where there is none. */
function languageIn(stem: string): RecordingName | null {
  // `_subs_fr`: what could be a language with its region may be a word with a language.
  for (let from = 0, m = LANGUAGE.exec(stem); m; m = LANGUAGE.exec(stem.slice(from))) {
    const at = from + m.index;
    const [all, mark = '', short = '', region = '', long = ''] = m;
    const word = (short || long).toLowerCase();
    // Of three letters only behind a dot: `por` and `pol` are words, too.
    const language = CODES.has(word) ? word : (BY_NAME[word] ?? (mark === '.' ? OF_THREE[word] : undefined));
    if (at > 0 && language !== undefined && !(/[_-]/.test(mark) && WORDS.has(word)))
      return { stem: stem.slice(0, at), language, spoken: /orig/i.test(region) };
    from = at + Math.max(1, all.length - region.length);
  }
  return null;
}

/** No file system has longer names. */
const LONGEST_NAME = 255;

export function recordingName(file: string): RecordingName {
  const name: RecordingName = { stem: fileStem(file).slice(0, LONGEST_NAME), language: null, spoken: false };
  for (let before = ''; before !== name.stem; ) {
    before = name.stem;
    name.stem = name.stem.replace(INNER, '').replace(OF_CAPTIONS, '') || before;
    const found = name.language === null ? languageIn(name.stem) : null;
    if (found) Object.assign(name, found);
  }
  name.language ??= languageOfFolder(file);
  return name;
}

/** Folders that hold one recording's files of one format: `srt/ep1.srt` beside `json/ep1.json`. */
const FORMAT_FOLDER = /^(?:srt|vtt|json|tsv|txt|text|html?|md|markdown)$/i;

/** The language that a folder is called after: `de/ep1.srt`, `german/ep1.srt`. */
function languageOfFolder(file: string): string | null {
  const folder = file.split('/').at(-2)?.toLowerCase() ?? '';
  return CODES.has(folder) && !WORDS.has(folder) ? folder : (BY_NAME[folder] ?? null);
}

/** What people and tools write at the ends of names. */
const LEFT_BY_TOOLS =
  /(?:^|[\s._-]+)(?:transcripts?|transcription|transkript|(?:closed[ _])?captions?|subtitles?|subs|otter[._]?ai)$/i;
const RECORDING = /(?:^|[\s._-]+)(?:meeting )?recording$/i;
/** `(1)`, `[Final cut]`, `(128kbps)`, `[English (auto-generated)]`: in brackets, if `isRemark` knows each word. */
const IN_BRACKETS = /(?:^|[\s._-]+)[([]((?:[^()[\]]|\([^()[\]]*\)){1,60})[)\]]$/;
const BEFORE_IN_BRACKETS = /^\[([^[\]]{1,40})\][\s._-]+/;
const REMARKS = setOf(`
  transcript transcription captions subtitles subs copy edited edit final cut clean cleaned audio video only official
  full hd hq mono stereo auto generated by ai and the with com export synced raw sdh cc remastered reupload`);
/** These are words in titles, too, where a space stands before them. */
const BEHIND_A_MARK = new RegExp(
  String.raw`(?:^|[._]|\s-\s|-)(?:original|copy|(?:final|edit(?:ed)?|draft)(?:[\s._-]?v?\d)?|audio|video|synced|raw|` +
    String.raw`v\d(?:\.\d)?|diari[sz]ed|cleaned|rev|zoom|cfr|large-v\d|\d{2,3}k(?:bps)?|(?:360|480|720|1080|2160)p)$`,
  'i',
);
/** Written so by systems that copy, or by people who shout. */
const SHOUTED = /\s(?:copy \d{1,2}|FINAL|(?:FINAL[\s_-]?)?[vV]\d(?:\.\d)?)$/;
const MODELS = String.raw`[\s._-]+(?:tiny|base|small|medium|large|turbo|distil|v\d|en)`;
const MODEL = new RegExp(
  String.raw`(?:[._-]|\s-\s)(?:faster[-_])?whisper[a-z]{0,3}(?:${MODELS})*$|[\s._-]whisper[a-z]?(?:${MODELS})+$`,
  'i',
);
const PUT_BEFORE =
  /^(?:(?:riverside|otter|descript|zoom|(?:transcripts?|transkript)(?: of)?|copy of)(?:[\s._-]+|$)|NA(?:_|\s-\s))/i;
const TOOL = /(?:^|[\s._-]+)([a-z\d]{3,14})(?:[\s._]([a-z]{2,6}))?$/i;

/** Whether what stands in brackets says nothing of the episode. */
const isRemark = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[\s._()-]+/)
    .every(
      (word) =>
        word === '' ||
        REMARKS.has(word) ||
        TRANSCRIBERS.has(word) ||
        BY_NAME[word] !== undefined ||
        /^(?:\d{1,2}|v\d|\d{2,3}k(?:bps|hz)?|\d{3,4}p|downsub|subtitletools)$/.test(word),
    );

/** A name without the tool at its end, where a mark or its other half says that it is one: `_trint`, `rev.com`. */
function withoutTool(stem: string): string {
  const m = TOOL.exec(stem);
  if (!m) return stem;
  const [all, first = '', second = ''] = m;
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  const isMarked = /^[._]|^\s-\s|^-/.test(all);
  const isPair = b !== '' && (TRANSCRIBERS.has(a + b) || (TRANSCRIBERS.has(a) && /^(?:com|ai|io|fm)$/.test(b)));
  if (isPair && (isMarked || !SPOKEN_OF.has(a))) return stem.slice(0, m.index);
  const last = /(?:^|[._]|\s-\s|-)([a-z\d]{3,14})$/i.exec(stem);
  const name = last?.[1]?.toLowerCase() ?? '';
  return last && TRANSCRIBERS.has(name) && !SPOKEN_OF.has(name) ? stem.slice(0, last.index) : stem;
}

const BRACKETED_ID = /[\s._-]*\[([\w-]{11})\]$/;
/** As downloaders before 2021 wrote it, and as people have it written. */
const BARE_ID = /(?:^|[-_ ])([\w-]{11})$/;
const LEADING_ID = /^[_ -]*([\w-]{11})(?=[_ -]|$)/;
/** Letters and digits that are hardly a word, nor several: `iPhone15Pro` and `S01E100_Ada` are. */
const isVideoId = (word: string): boolean =>
  [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(word)) &&
  !/[a-z]{4}|[-_]/.test(word) &&
  (word.match(/[a-z](?![a-z])|[A-Z](?![A-Z])|\d(?!\d)/g)?.length ?? 0) >= 5;

const ZOOM = /^GMT(\d{4})(\d{2})(\d{2})[-_](\d{6})(?:[\s._-]+Recording\w*)?/i;
/** How recorders call what has no name yet. */
const UNNAMED = /^(?:zoom[\s_-]?0|meeting[\s_]saved[\s_]closed[\s_]caption|_?index|page|default)$/i;
const DAY = /(?<![\dA-Za-z])\(?((?:19|20)\d{2})([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;
/** The time of day that a recorder writes behind it. */
const TIME_OF_DAY = /^[\sT_-]+(?:at[\s_-])?(?:[0-2]\d[.:h_-][0-5]\d(?:[.:m_-][0-5]\d)?|(?:[0-5]\d){3})(?!\d)/;
const ZONE = /^[\s_-]?(?:GMT|UTC|Z)(?:[+-]\d{1,2})?/;
const YEAR = '(?:19|20)\\d{2}';
/** Other ways to write a day; `dayOf` knows whether it is one. */
const DAYS = [
  String.raw`((?:19|20)\d{2})[-_ ](\p{L}{3,10})[-_ ](\d{1,2})(?![\d\p{L}])`,
  String.raw`\d{1,2}(?:st|nd|rd|th|\.)?[-_ ]{1,2}(?:de |of )?\p{L}{3,10}\.?,?[-_ ]{1,2}(?:del? )?${YEAR}(?![\d\p{L}])`,
  String.raw`\p{L}{3,10}\.?[-_ ]{1,2}\d{1,2}(?:st|nd|rd|th)?,?[-_ ]{1,2}${YEAR}(?![\d\p{L}])`,
  String.raw`(?<![.-])\d{1,2}([-._])\d{1,2}\1${YEAR}(?![\d\p{L}])`,
  String.raw`${YEAR}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]?`,
].map((day) => new RegExp(String.raw`(?<![\d\p{L}])${day}`, 'u'));
/** `07-04-2023`: a day that can be read in two ways. It is none, and no number either. */
const EITHER_DAY = /(?<![\d\p{L}])\d{1,2}([-._])\d{1,2}\1(?:19|20)?\d{2}(?![\d\p{L}])/u;
/** How languages call a season, and an episode. */
const SEASONS = 's|t|season|staffel|temporada|saison|sezon|stagione|series|säsong|seizoen|sæson|sesong|kausi|сезон';
const EPISODES =
  'eps?|epi|episode|folge|épisode|epis[oó]dio|episodi|cap[ií]tulo|puntata|avsnitt|aflevering|afl|odcinek|odc|bölüm|' +
  'jakso|afsnit|díl|epizoda|rész|tập|выпуск|серия|эпизод|випуск|حلقة|الحلقة|ตอนที่|פרק|επεισόδιο|' +
  'エピソード|에피소드|एपिसोड|episodul|epizód|epizod|capítol';
const SEASON = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${SEASONS})[\s._-]*0*(\d{1,2})` +
    String.raw`[\s.,_-]*(?:e|x|${EPISODES})[\s._#-]*0*(\d{1,4})(?![\d\p{L}])`,
  'iu',
);
const BY_CROSS = /(?<![A-Za-z\d])0*(\d{1,2})x0*(\d{2,3})(?!\d|[A-Za-z])/;
const BY_DASH = /(?<![A-Za-z\d])[Ss]0*(\d{1,2})\s?[-–]\s?0*(\d{2,3})(?![\dA-Za-z])/;
/** `Ep. 12`, `e12`, `#12`, `42.5`, and how other languages say it. */
const SAID = [
  String.raw`(?<!\p{L})(?:${EPISODES}|no\.|nr\.?|n\.?[º°]|№)[\s._#№-]*(?:n\.?[º°o]\s?)?` +
    String.raw`0*(\d{1,5}(?:\.\d(?=[\s_]|$))?)(?!\d|\p{L})`,
  String.raw`(?<![\p{L}\d])(?:e|#)0*(\d{1,5})(?![\d\p{L}])`,
  // `Number 9 dream` is a title.
  String.raw`(?<!\p{L})number[\s._#-]*0*(\d{1,5})(?=\s*(?:$|[-–—:|_.]))`,
  String.raw`第\s*0*(\d{1,5})\s*[集回话話期章]`,
  String.raw`(?<!\d)0*(\d{1,5})\s*[회화]`,
].map((said) => new RegExp(said, 'iu'));
/**
 * `012 - Title`, `12. Title`, `12_title`, and behind the show's name `- 012 -`; `012-title` only with its zero, for a
 * number may as well begin a title.
 */
const LEADING = /^(?:#?(\d{1,4})(?=\s+[-–—|]\s+|[._:)]\s*\D|_|$)|#?(0\d{1,3})(?=[\s-]))/;
const BETWEEN = /(?<=[\s_][-–—|][\s_])#?0*(\d{1,4})(?=[\s_][-–—|][\s_])/;
/** In a folder whose files are counted. */
const COUNTED = /^#?(\d{1,4})(?=[\s._-]|$)/;
/** `GSR014`: the show's letters and a number that is written out to its width. */
const LETTERS = /^(\p{L}{2,6})[-_]?(\d{2,4})(?=$|[\s._-])/u;
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

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);

function findNumber(stem: string, show: string | null, counted: boolean): Found | null {
  const at = (m: RegExpExecArray, number: string): Found => ({ number, start: m.index, end: m.index + m[0].length });
  const season = SEASON.exec(stem) ?? BY_CROSS.exec(stem) ?? BY_DASH.exec(stem);
  if (season?.[1] && season[2])
    return at(season, Number(season[1]) > 1 ? `S${season[1]}E${unpadded(season[2])}` : unpadded(season[2]));
  for (const pattern of SAID) {
    const said = pattern.exec(stem);
    if (said?.[1]) return at(said, unpadded(said[1]));
  }
  if (EITHER_DAY.exec(stem)?.index === 0) return null;
  const first = counted ? COUNTED.exec(stem) : null;
  if (first?.[1] && !isYear(first[1])) return at(first, unpadded(first[1]));
  const leading = LEADING.exec(stem);
  const digits = leading?.[1] ?? leading?.[2];
  // Four digits that are a year are a year.
  if (leading && digits && !isYear(digits)) return at(leading, unpadded(digits));
  const between = BETWEEN.exec(stem);
  if (between?.[1] && !isYear(between[1])) return at(between, unpadded(between[1]));
  const letters = LETTERS.exec(stem);
  if (letters?.[1] && letters[2] && !TERMS.has(letters[1].toLowerCase())) {
    const initials = foldWords(show ?? '')
      .split(' ')
      .map((word) => word[0] ?? '')
      .join('');
    if (initials === letters[1].toLowerCase()) return at(letters, unpadded(letters[2]));
    const isWidth = letters[2].length === 3 || letters[2].startsWith('0');
    if (isWidth && /^\p{Lu}+$/u.test(letters[1])) return at(letters, unpadded(letters[2]));
  }
  return null;
}

/** The number in a text that says it is one: `Episode 12`, `E12`, `#12`, `S02E05`; null for any other. */
export function numberFrom(text: string): string | null {
  return findNumber(text.trim(), null, false)?.number ?? null;
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
  for (const pattern of DAYS) {
    const found = pattern.exec(stem);
    const [text = '', year, month, monthDay] = found ?? [];
    const written = month === undefined ? text.replaceAll('_', '-') : `${monthDay} ${month} ${year}`;
    const date = found ? dayOf(/\p{L}{3}/u.test(written) ? written.replaceAll('-', ' ') : written) : null;
    if (found && date) return { date, start: found.index, end: found.index + text.length };
  }
  return null;
}

/** A name without what tools and people put before and behind it. */
function bare(stem: string): string {
  for (let before = ''; before !== stem; ) {
    before = stem;
    if (UNNAMED.test(stem)) return '';
    for (const part of [PUT_BEFORE, LEFT_BY_TOOLS, RECORDING, BEHIND_A_MARK, SHOUTED, MODEL])
      stem = stem.replace(part, '');
    const behind = IN_BRACKETS.exec(stem);
    if (behind?.[1] && isRemark(behind[1])) stem = stem.slice(0, behind.index);
    const first = BEFORE_IN_BRACKETS.exec(stem);
    if (first?.[1] && isRemark(first[1])) stem = stem.slice(first[0].length);
    stem = withoutTool(stem);
  }
  return stem.replace(/^[\s._-]+|[\s._–-]+$/gu, '');
}

/** Whether a file's name says nothing of its own: `transcript.txt`, `captions.en.vtt`. */
export const isNameless = (file: string): boolean => bare(recordingName(file).stem) === '';

/** What the names of the files made of one recording share, with their folder. */
export function recordingKey(file: string): string {
  const named = namedPath(file);
  const stem = recordingName(named).stem;
  const folders = named.split('/').slice(0, -1);
  while (FORMAT_FOLDER.test(folders.at(-1) ?? '') || languageOfFolder(`${folders.join('/')}/x`) !== null) folders.pop();
  return [...folders, (bare(stem) || stem).toLowerCase()].join('/');
}

/** The path whose name is the episode's: of a file without a name of its own, that of its folder. */
export function namedPath(file: string): string {
  const folder = isNameless(file) ? file.slice(0, Math.max(0, file.lastIndexOf('/'))) : '';
  const named = folder === '' ? file : `${folder}${/\.[^./]*$/.exec(file)?.[0] ?? ''}`;
  return withoutMachine(named);
}

/** What a transcript that a machine made is called after `12` or `12.mp3`, to which it belongs. */
export const machineFile = (stem: string): string => `${stem}.machine.md`;
const MACHINE = /\.machine(?=\.md$)/;
export const isMachineFile = (file: string): boolean => MACHINE.test(file);
/** `12.machine.md` → `12.md`. */
export const withoutMachine = (file: string): string => file.replace(MACHINE, '');

/**
 * What a file's name says: number, day, title, and the video it was made from, as people and tools write them
 * (`Ep 18 …`, `S01E05`, `GSR014`, `GMT20240313-…_Recording`, `2024-03-13-title`, `Title [id]`). Where a number may mean
 * something else, there is none.
 * @param file a path; only the last step counts, and the one before where that has no name of its own.
 * @param names what the show is called: its name, its folder.
 */
export function readName(
  file: string,
  names: readonly (string | null)[],
  { counted = false }: { counted?: boolean } = {},
): NameFacts {
  let stem = recordingName(namedPath(file))
    .stem.normalize('NFC')
    .replace(STANDS_FOR, (c) => STANDS_IN[c] ?? c);
  const known = names.flatMap((name) => foldWords(name ?? '') || []);
  const facts: NameFacts = { number: null, date: null, title: null, media: null };
  stem = bare(stem);
  const video = videoIn(stem);
  if (video) {
    facts.media = `https://www.youtube.com/watch?v=${video.id}`;
    stem = bare(video.rest);
  }
  const zoom = ZOOM.exec(stem);
  if (zoom) {
    facts.date = isoDay(Number(zoom[1]), Number(zoom[2]), Number(zoom[3]));
    stem = bare(stem.slice(zoom[0].length).replace(/^_?\d{3,4}x\d{3,4}/, ''));
  }
  const join = (before: string, after: string): string =>
    `${before.replace(/[\s._(-]+$/, '')}${isSpaced(stem) ? ' - ' : '-'}${after.replace(/^[\s._)-]+/, '')}`;
  const spaced = isSpaced(stem);
  const day = findDay(stem);
  if (day) {
    facts.date ??= day.date;
    const before = stem.slice(0, day.start).replace(/[\s._(-]+$/, '');
    const after = stem.slice(day.end).replace(/^[\s._)-]+/, '');
    // A number before a day counts episodes, or the files of a download; a number behind that is the episode's own.
    const inYears = /^(?:19|20)\d\d(?:[\s._-]\d\d){0,2}$/.test(before);
    const numbered = /^\d{1,5}$/.test(before) && !inYears;
    const own = numbered ? /^0*(\d{1,4})(?=[\s._-])/.exec(after) : null;
    if (numbered) facts.number = own?.[1] ?? unpadded(before);
    stem = bare(numbered ? after.slice(own?.[0].length ?? 0) : before === '' || inYears ? after : join(before, after));
    if (facts.media === null && LEADING_ID.exec(stem)?.[1]) {
      const id = LEADING_ID.exec(stem)?.[1] ?? '';
      if (isVideoId(id)) {
        facts.media = `https://www.youtube.com/watch?v=${id}`;
        stem = bare(stem.slice(stem.indexOf(id) + id.length));
      }
    }
  }
  const behind = behindShow(stem, known);
  stem = behind ?? stem;
  const found =
    findNumber(stem, names[0] ?? null, behind !== null || (counted && facts.number === null)) ??
    (day && !/\p{L}/u.test(stem) ? null : trailingNumber(stem, known));
  if (found) {
    facts.number = found.number;
    const before = stem.slice(0, found.start);
    const after = stem.slice(found.end);
    stem = /[\p{L}\p{N}]/u.test(before) ? join(before, after) : after;
  }
  facts.title = titleOf(bare(stem), spaced, known);
  return facts;
}
/** Characters that no file name may hold, and those that downloaders put in their place. */
const STANDS_IN: Readonly<Record<string, string>> = { '｜': '|', '：': ':', '？': '?', '＂': '"', '⧸': '/', '＊': '*' };
const STANDS_FOR = /[｜：？＂⧸＊](?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/gu;

/** Whether the words of a name are parted by spaces: its dashes and dots then stand for themselves. */
const isSpaced = (stem: string): boolean =>
  /[^\s-]\s+[^\s-]/.test(stem) || (/\s/.test(stem) && !/[\p{L}\p{N}][-_.][\p{L}\p{N}]/u.test(stem));

/** The id of the video that a downloader left at a name's end, and the name without it. */
function videoIn(stem: string): { id: string; rest: string } | null {
  const bracketed = BRACKETED_ID.exec(stem);
  // A word of eleven letters in brackets is a word.
  if (bracketed?.[1] && /[\d_-]|[a-z][A-Z]/.test(bracketed[1]))
    return { id: bracketed[1], rest: stem.slice(0, bracketed.index) };
  const last = BARE_ID.exec(stem);
  return last?.[1] && isVideoId(last[1]) ? { id: last[1], rest: stem.slice(0, last.index) } : null;
}

/** What of a name stands behind the show's, where the show stands first; null where it does not. */
function behindShow(stem: string, known: readonly string[]): string | null {
  for (const name of known) {
    if (!foldWords(stem).startsWith(`${name} `)) continue;
    // As many letters off the front as the show's name has.
    let letters = name.replaceAll(' ', '').length;
    let at = 0;
    while (letters > 0 && at < stem.length) if (/[\p{L}\p{N}]/u.test(stem.charAt(at++))) letters--;
    const rest = stem.slice(at);
    const isParted = /^\s*[|:]|^\s+[-–—]\s|^[_\s]+[-–—][_\s]|^[\s._-]*[#(]?\d/u.test(rest);
    // `bread and butter` of the show Bread is a title.
    if (isParted || (name.includes(' ') && /^[\s._-]/.test(rest))) return rest.replace(/^[\s._–—|:-]+/u, '');
  }
  return null;
}

/** The words of a name as a title; null where they only name the show, or are none. */
function titleOf(stem: string, spaced: boolean, known: readonly string[]): string | null {
  const isShow = (text: string): boolean => known.includes(foldWords(text).replace(/ (?:podcast|show)$/, ''));
  const parts = stem.split(/[\s_-]+[-–—|][\s_-]+/);
  const last = parts.at(-1) ?? '';
  const own = parts.length > 1 && isShow(last) ? stem.slice(0, -last.length) : stem;
  // Where words are parted by spaces, dashes and dots stand for themselves.
  let words = own.replace(spaced ? /[\s_]+/g : /[\s._-]+/g, ' ');
  const trim = (text: string): string => text.replace(/^[\s\-–—|:：.,)_]+|[\s\-–—|:：,(_]+$/gu, '');
  words = trim(behindShow(trim(words), known) ?? words);
  return /\p{L}/u.test(words) && !isShow(words) ? words : null;
}

/** The folder that holds what a name names; '' at the top. */
export function folderOf(file: string): string {
  const named = namedPath(file);
  return named.slice(0, Math.max(0, named.lastIndexOf('/')));
}

/**
 * The folders in which the files are counted: the names of nearly all begin with a number, each with its own, and the
 * numbers run.
 * @returns their paths; '' for the files at the top
 */
export function countedFolders(files: readonly string[]): Set<string> {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const key = recordingKey(file);
    const folder = folderOf(file);
    folders.set(folder, (folders.get(folder) ?? new Set()).add(key.slice(key.lastIndexOf('/') + 1)));
  }
  const isCounted = (names: ReadonlySet<string>): boolean => {
    const numbers = [...names].flatMap((name) => {
      const number = COUNTED.exec(name)?.[1];
      return number === undefined || isYear(number) ? [] : [Number(number)];
    });
    const run = Math.max(...numbers) - Math.min(...numbers) + 1;
    return numbers.length >= 3 && numbers.length >= names.size * 0.8 && run <= new Set(numbers).size * 2;
  };
  return new Set([...folders].flatMap(([folder, names]) => (isCounted(names) ? [folder] : [])));
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
  const says = ofEpisode ? readName(`${nearest}.x`, []) : null;
  const folders =
    says && (says.number !== null || says.date !== null)
      ? outer
      : ofEpisode
        ? [...outer, nearest]
        : [nearest, ...outer];
  return folders.map((one) => one.replace(/[-_]+/g, ' ').trim()).find((one) => one !== '' && !isNoShow(one)) ?? null;
}
