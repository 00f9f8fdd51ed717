import { parseRssFeed, type RssFeed } from 'feedsmith';
import { foldSpaces } from '../../episodes/canonical.ts';
import type { Soundbite } from '../../episodes/episode.ts';
import type { HeaderSpeaker } from '../../episodes/header.ts';
import { parseClock } from '../../episodes/times.ts';

export interface FeedTranscript {
  url: string;
  type: string | null;
  language: string | null;
}

export interface FeedChapter {
  title: string;
  start: number;
}

/** One episode as a feed has it. Null and empty where the feed does not say. */
export interface FeedItem {
  /** What the publisher recognises it by: its GUID, else its file or page. */
  key: string;
  title: string | null;
  number: string | null;
  season: string | null;
  /** ISO date, the publisher's own day. */
  date: string | null;
  link: string | null;
  media: string | null;
  /** Those who are heard, as the episode lists them. */
  people: HeaderSpeaker[];
  transcripts: FeedTranscript[];
  /** Address of a chapters file, where the chapters are not in the feed itself. */
  chaptersUrl: string | null;
  chapters: FeedChapter[];
  soundbites: Soundbite[];
  /** Show notes, HTML or text. */
  notes: string | null;
}

export interface Feed {
  title: string | null;
  link: string | null;
  language: string | null;
  /** Whose it is, in the feed's words. */
  rights: string | null;
  author: string | null;
  people: HeaderSpeaker[];
  items: FeedItem[];
  /** Episodes beyond `MOST_ITEMS`, which were not taken. */
  left: number;
}

/** No show has so many: about thirty years of a daily one. */
export const MOST_ITEMS = 12_000;

/** The feed cannot be used: says why, and what to do. */
export class FeedError extends Error {
  override name = 'FeedError';
  readonly remedy: string;
  constructor(what: string, remedy: string, cause?: unknown) {
    super(what, { cause });
    this.remedy = remedy;
  }
}

/** Bytes of XML as text, by their byte order mark, else as the XML or the server says, else UTF-8. */
export function decodeXml(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const named =
    marked ??
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ??
    /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const BARE_AMPERSAND = /&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|[A-Za-z]\w{0,31};)/g;

/** Ampersands that stand for themselves, as many feeds have them, written as XML wants them; CDATA stays as it is. */
export function mendAmpersands(xml: string): string {
  const mend = (text: string): string => text.replace(BARE_AMPERSAND, '&amp;');
  let mended = '';
  for (let at = 0; ; ) {
    const opens = xml.indexOf('<![CDATA[', at);
    const closes = opens < 0 ? -1 : xml.indexOf(']]>', opens);
    if (closes < 0) return mended + mend(xml.slice(at));
    mended += mend(xml.slice(at, opens)) + xml.slice(opens, closes);
    at = closes;
  }
}

/** Reads RSS 2.0 with its podcast extensions. @throws {FeedError} */
export function readFeed(xml: string): Feed {
  const prolog = /^[\s\S]{0,20000}?<(?:rss|rdf:RDF|feed|html)\b/i.exec(xml)?.[0] ?? xml.slice(0, 20_000);
  if (/<!ENTITY/i.test(prolog))
    throw new FeedError(
      'it declares XML entities of its own, which can make a small file huge',
      'ask the publisher for a feed without <!ENTITY …>',
    );
  if (/<html\b/i.test(prolog))
    throw new FeedError('it is a web page and no feed', "look for the address of the show's RSS feed on that page");
  if (/<feed\b/i.test(prolog))
    throw new FeedError('it is an Atom feed', "use the address of the show's RSS feed, as podcast players do");
  let parsed: RssFeed.Feed<string>;
  try {
    parsed = parseRssFeed(mendAmpersands(xml));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message.split('\n')[0] : null;
    throw new FeedError(
      `it is no RSS that can be read${cause ? `: ${cause}` : xml.trim() === '' ? ': it is empty' : ''}`,
      /<rss\b/i.test(prolog)
        ? 'it may be cut off: try again; else tell the publisher (a feed validator shows the place)'
        : "check that this is the address of the show's RSS feed",
      error,
    );
  }
  const items = parsed.items ?? [];
  return {
    title: line(parsed.title),
    link: address(parsed.link),
    language: line(parsed.language),
    rights: line(parsed.copyright),
    author: line(parsed.itunes?.author),
    people: cast(parsed.podcast?.persons ?? []),
    items: items.slice(0, MOST_ITEMS).flatMap((item) => readItem(item) ?? []),
    left: Math.max(0, items.length - MOST_ITEMS),
  };
}

function readItem(item: RssFeed.Item<string>): FeedItem | null {
  const enclosure = item.enclosures?.find(({ url }) => address(url) !== null);
  const media = address(enclosure?.url);
  const guid = line(item.guid?.value);
  const link = address(item.link) ?? (item.guid?.isPermaLink === false ? null : address(guid));
  const key = guid ?? media ?? link;
  if (key === null) return null;
  const number = item.itunes?.episode ?? item.podcast?.episode?.number;
  const season = item.itunes?.season ?? item.podcast?.season?.number;
  return {
    key,
    title: line(item.itunes?.title) ?? line(item.title),
    number: number === undefined || !Number.isFinite(number) || number < 0 ? null : String(number),
    season: season === undefined || !Number.isFinite(season) ? null : String(season),
    date: dayOf(item.pubDate),
    link,
    media,
    people: cast(item.podcast?.persons ?? []),
    transcripts: (item.podcast?.transcripts ?? []).slice(0, 20).flatMap(({ url, type, language }) => {
      const whole = address(url);
      return whole
        ? [{ url: whole, type: line(type)?.toLowerCase() ?? null, language: line(language)?.toLowerCase() ?? null }]
        : [];
    }),
    chaptersUrl: address(item.podcast?.chapters?.url),
    chapters: tidyChapters(
      (item.psc?.chapters ?? []).map(({ start, title }) => ({ start: clockOf(start), title: title ?? null })),
    ),
    soundbites: (item.podcast?.soundbites ?? []).slice(0, 100).flatMap(({ startTime, duration, display }) => {
      if (!(typeof startTime === 'number' && startTime >= 0 && typeof duration === 'number' && duration > 0)) return [];
      return [{ start: startTime, duration, title: line(display) }];
    }),
    notes: [item.content?.encoded, item.description, item.itunes?.summary].find((text) => text?.trim()) ?? null,
  };
}

/**
 * Reads a chapters file (`application/json+chapters`, Podcasting 2.0). Chapters kept out of the table of contents are
 * left out. @throws {FeedError}
 */
export function readChapters(json: string): FeedChapter[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new FeedError('the chapters are no JSON', 'the episode is taken without them', error);
  }
  const chapters = value !== null && typeof value === 'object' && 'chapters' in value ? value.chapters : null;
  if (!Array.isArray(chapters))
    throw new FeedError('the chapters file lists none', 'the episode is taken without them');
  return tidyChapters(
    chapters.map((one: unknown) => {
      const { startTime, title, toc } = (one ?? {}) as Record<string, unknown>;
      return { start: typeof startTime === 'number' ? startTime : null, title: toc === false ? null : title };
    }),
  );
}

function tidyChapters(given: { start: number | null; title: unknown }[]): FeedChapter[] {
  return given
    .slice(0, 2000)
    .flatMap(({ start, title }) => {
      const name = typeof title === 'string' ? line(title) : null;
      return name !== null && start !== null && start >= 0 && Number.isFinite(start) ? [{ title: name, start }] : [];
    })
    .sort((a, b) => a.start - b.start);
}

function clockOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : parseClock(text);
}

/** One line of at most 300 characters, or null. */
function line(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const folded = foldSpaces(text);
  return folded === '' ? null : folded.length <= 300 ? folded : `${folded.slice(0, 299)}…`;
}

/** A whole web address, or null. */
function address(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 4000) return null;
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

// From the podcast taxonomy's group "cast"; the others (editors, artists, …) are not heard.
const HEARD =
  /^(?:|host|co-?host|guest|guest host|host voice|cast|reporter|narrator|announcer|moderator|panelist|interviewer|interviewee|voice(?: over)?(?: artist| actor)?)$/;

function cast(persons: readonly { display?: unknown; role?: unknown; group?: unknown }[]): HeaderSpeaker[] {
  const heard: HeaderSpeaker[] = [];
  for (const { display, role, group } of persons.slice(0, 200)) {
    const name = line(display);
    const as = (line(role) ?? 'host').toLowerCase();
    if (name === null || name.length > 100 || (line(group) ?? 'cast').toLowerCase() !== 'cast' || !HEARD.test(as))
      continue;
    if (!heard.some((one) => one.name === name)) heard.push({ name, role: as, aliases: [] });
  }
  return heard;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day in a date as RSS writes it (RFC 822), in the publisher's own time zone; other spellings by `Date`. */
function dayOf(text: string | undefined): string | null {
  const m = /\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})\b/.exec(text ?? '');
  const month = MONTHS.indexOf(m?.[2]?.toLowerCase() ?? '') + 1;
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '');
  const day =
    m && month > 0
      ? `${m[3]}-${String(month).padStart(2, '0')}-${m[1]?.padStart(2, '0')}`
      : iso
        ? `${iso[1]}-${iso[2]}-${iso[3]}`
        : null;
  return day !== null && !Number.isNaN(Date.parse(day)) ? day : null;
}
