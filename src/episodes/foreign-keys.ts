import { dayOf } from './dates.ts';
import type { Header, HeaderSpeaker } from './header-facts.ts';
import { looksLikeName } from './labels.ts';
import { numberFrom } from './names.ts';
import { parseClock } from './times.ts';

/** `episodeNumber`, `episode-number` and `Episode Number` are one key. */
const plain = (key: string): string => key.toLowerCase().replace(/[\s_-]+/g, '');

/** Keys of site generators, podcast hosts and transcription tools, in the order in which they are believed. */
const ADDRESSES = {
  link: 'link episodeurl episodelink pageurl url webpageurl originalurl permalink canonical canonicalurl website',
  audio: `
    audiourl audio audiolink audiofile mediaurl mp3 mp3url enclosure enclosureurl fileurl episodefile podcastfile
    downloadurl`.trim(),
  video: 'videourl video youtubeurl youtube youtubelink videolink',
};
const LINES = {
  show: 'show podcast podcastname podcasttitle showname showtitle series program programme channel channelname',
  title: 'title episodetitle headline',
  attribution: 'attribution copyright rights',
};
const NUMBERS = 'number episodenumber episodeno episodenr episodeid episode ep epno epnumber no';
const DATES = `
  date publishdate published publishedat publisheddate publishedon pubdate publicationdate datepublished
  episodepublishdate episodedate releasedate released releasedat airdate aired uploaddate uploaded
  recordeddate recordingdate recordedon recorded`.trim();
/** Lists that name everybody, and those that name only some of whom is heard. */
const EVERYBODY = 'speakers participants people panelists cast voices';
const SOME: readonly (readonly [string, string])[] = [
  ['hosts host cohosts cohost presenter presenters moderator interviewer', 'host'],
  ['guests guest interviewee interviewees guestname', 'guest'],
];
/** Objects that other tools put their keys into. */
const NESTED = 'params extra episode podcast metadata meta audio video';
const VIDEO_IDS = 'youtubeid videoid ytid';

export interface ForeignKeys {
  fields: Partial<Header>;
  /** Keys whose values cannot be what they say. */
  passedOver: { key: string; remedy: string }[];
}

/**
 * What other tools' front matter says of an episode, by the names that they have for it (`publish_date`, `youtube_url`,
 * `hosts`, …). Only `wanted` keys are looked for: those that the file does not say in this project's own words.
 */
export function readForeignKeys(
  given: Readonly<Record<string, unknown>>,
  wanted: (key: keyof Header) => boolean,
): ForeignKeys {
  const values = new Map<string, { key: string; value: unknown }>();
  const add = (from: Readonly<Record<string, unknown>>): void => {
    for (const [key, value] of Object.entries(from)) {
      if (value !== null && value !== '' && !values.has(plain(key))) values.set(plain(key), { key, value });
    }
  };
  add(given);
  for (const name of NESTED.split(' ')) {
    const inner = values.get(name)?.value;
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) add(inner as Record<string, unknown>);
  }
  const fields: Partial<Header> = {};
  const passedOver: ForeignKeys['passedOver'] = [];
  /** A tool that knows no guest writes the title once more. */
  const isOwn = ({ key, value }: { key: string; value: unknown }): boolean =>
    key === 'title' || lineOf(value) === null || lineOf(value) !== lineOf(values.get('title')?.value);
  /** The first of the names whose value reads as what it should be. */
  const first = <T>(names: string, read: (value: unknown, key: string) => T | null, remedy?: string): T | null => {
    for (const name of names.split(/\s+/)) {
      const found = values.get(name);
      if (!found) continue;
      const value = read(found.value, name);
      if (value !== null) return value;
      if (remedy !== undefined && typeof found.value === 'string' && isOwn(found))
        passedOver.push({ key: found.key, remedy });
    }
    return null;
  };
  for (const key of ['show', 'title', 'attribution'] as const)
    if (wanted(key)) Object.assign(fields, some(key, first(LINES[key], key === 'show' ? nameOf : lineOf)));
  // `episode: The night of the lamp` is no number.
  if (wanted('title') && !fields.title)
    Object.assign(
      fields,
      some(
        'title',
        first('episode', (value) => (numberOf(value) === null ? lineOf(value) : null)),
      ),
    );
  if (wanted('number')) {
    const number = first(NUMBERS, numberOf);
    const season = first('season seasonnumber', numberOf);
    Object.assign(
      fields,
      some('number', number && season && Number(season) > 1 && /^\d+$/.test(number) ? `S${season}E${number}` : number),
    );
  }
  if (wanted('date')) Object.assign(fields, some('date', first(DATES, dateOf, 'write `date: 2022-09-15`')));
  const video = first(ADDRESSES.video, addressOf) ?? first(VIDEO_IDS, videoOf);
  const audio = first(ADDRESSES.audio, addressOf);
  if (wanted('media')) Object.assign(fields, some('media', audio ?? video));
  if (wanted('link'))
    Object.assign(fields, some('link', first(ADDRESSES.link, addressOf) ?? (audio === null ? null : video)));
  if (wanted('duration'))
    Object.assign(fields, some('duration', first('duration length runtime durationseconds', durationOf)));
  if (wanted('language')) Object.assign(fields, some('language', first('language lang locale inlanguage', lineOf)));
  if (wanted('speakers')) {
    const speakers: HeaderSpeaker[] = [];
    const all = first(EVERYBODY, peopleOf);
    for (const name of all ?? []) speakers.push({ name, aliases: [] });
    let groups = 0;
    for (const [names, role] of SOME) {
      const before = speakers.length;
      for (const key of names.split(' ')) {
        const found = values.get(key);
        if (!found) continue;
        const people = peopleOf(found.value);
        if (people === null && isOwn(found))
          passedOver.push({ key: found.key, remedy: 'write a list of names, or `speakers: […]`' });
        for (const name of people ?? []) {
          const known = speakers.find((one) => one.name === name);
          if (known) known.role ??= role;
          else speakers.push({ name, role, aliases: [] });
        }
      }
      if (speakers.length > before) groups++;
    }
    // A host alone, or a guest alone, hardly spoke alone.
    const [only] = speakers;
    if (only && speakers.length === 1 && all === null && groups === 1) only.amongOthers = true;
    if (speakers.length > 0) fields.speakers = speakers;
  }
  return { fields, passedOver };
}

const some = <K extends string, V>(key: K, value: V | null): { [key in K]?: V } =>
  value === null ? {} : ({ [key]: value } as { [key in K]: V });

function lineOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text === '' || text.length > 300 || /^https?:/i.test(text) ? null : text;
}

/** `podcast: Harbour Show`, or `podcast: { title: Harbour Show }`. */
function nameOf(value: unknown): string | null {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const { title, name } = value as Record<string, unknown>;
    return lineOf(title) ?? lineOf(name);
  }
  return lineOf(value);
}

function numberOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? String(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return /^#?\s*\d{1,5}(?:\.\d{1,2})?$/.test(text) ? text.replace(/^#?\s*0*(?=\d)/, '') : numberFrom(text);
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? dayOf(String(value)) : null;
}

function addressOf(value: unknown): string | null {
  if (value !== null && typeof value === 'object') {
    const { url, href, src, file } = value as Record<string, unknown>;
    return (
      [url, href, src, file]
        .map((one) => (typeof one === 'string' ? addressOf(one) : null))
        .find((one) => one !== null) ?? null
    );
  }
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text.length <= 2000 && /^https?:\/\/[^\s<>"]+$/i.test(text) ? text : null;
}

const videoOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[\w-]{11}$/.test(value.trim())
    ? `https://www.youtube.com/watch?v=${value.trim()}`
    : null;

/** Seconds of `36:50`, `2210`, `PT36M50S` (ISO 8601), `36 min`. */
export function durationOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const iso = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?$/i.exec(text);
  if (iso) return Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0) || null;
  const minutes = /^(?:(\d{1,2})\s*h(?:ours?)?\s*)?(?:(\d{1,4})\s*m(?:in(?:utes?)?)?\.?)?$/i.exec(text);
  if (minutes && text !== '') return Number(minutes[1] ?? 0) * 3600 + Number(minutes[2] ?? 0) * 60 || null;
  return /^\d{1,6}(?:\.\d+)?$/.test(text) ? Number(text) || null : parseClock(text);
}

/** `Omar Finch, PhD` is one person. */
const DEGREE = /^(?:ph\.? ?d|m\.?d|b\.?a|m\.?a|m\.?sc|jr|sr|esq|llm|mba)\.?$/i;

/** `[[Omar Finch]]` as notes link it, `omar-finch` as pages are called, `@omar`. */
function spelledOut(name: string): string {
  const bare = name.replace(/^\[\[(?:[^\]|]{1,80}\|)?([^\]|]{1,80})\]\]$/, '$1').replace(/^@(?=\w)/, '');
  return /^\p{Ll}+(?:-\p{Ll}+){1,3}$/u.test(bare)
    ? bare.replace(/(?:^|-)\p{Ll}/gu, (letter) => letter.replace('-', ' ').toUpperCase())
    : bare;
}

/** Names in a list, or in one line (`Nora Vale, Omar Finch and Ada`); null where one of them is hardly a name. */
export function peopleOf(value: unknown): string[] | null {
  const given = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/(?<!\s)\s*(?:[,;&\n]|\b(?:and|und|et|y)\b)\s*/u)
      : [value];
  const names = given.slice(0, 100).flatMap((one: unknown) => {
    const name = lineOf(one !== null && typeof one === 'object' ? (one as Record<string, unknown>).name : one);
    return name === null || DEGREE.test(name) ? [] : [spelledOut(name)];
  });
  return names.length > 0 && names.every((name) => name.length <= 60 && !name.includes(':') && looksLikeName(name))
    ? names
    : null;
}
