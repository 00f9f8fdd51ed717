import { decodeHTML } from 'entities';
import { parseRssFeed, type RssFeed } from 'feedsmith';
import { foldSpaces } from '../../episodes/canonical.ts';
import { dayOf } from '../../episodes/dates.ts';
import { charsetOf, decodeAs } from '../../episodes/decode.ts';
import type { Soundbite } from '../../episodes/episode.ts';
import type { HeaderSpeaker } from '../../episodes/header-facts.ts';
import { numberFrom } from '../../episodes/names.ts';
import { parseClock } from '../../episodes/times.ts';
import { phrasesOf } from '../../episodes/word-sets.ts';
import { transcriptHeading } from './embedded.ts';
import { steady, withoutKeys } from './signed.ts';

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
  /** What the publisher recognises it by: its GUID, else its file or page, without a key that changes. */
  key: string;
  /** Tells it from others of the same GUID. */
  ownKey: string;
  /** What it was recognised by before: without a GUID, its file, which may have another address each time. */
  formerKey: string;
  title: string | null;
  /** Seconds. */
  duration: number | null;
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
  /** Address of the show's cover. */
  image: string | null;
  items: FeedItem[];
  /** Episodes beyond `MOST_ITEMS`, which were not taken. */
  left: number;
  /** The page with older episodes (RFC 5005), or null. */
  next: string | null;
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

/** Bytes of XML as text, by their byte order mark, else UTF-8 if they are that, else as the XML or the server says. */
export function decodeXml(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ?? null;
  return decodeAs(bytes, named, charsetOf(contentType));
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

/**
 * Reads RSS 2.0 with its podcast extensions.
 * @param base what addresses in it are relative to: its own address @throws {FeedError}
 */
export function readFeed(xml: string, base?: string): Feed {
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
  if (/<rdf:RDF\b/i.test(prolog))
    throw new FeedError(
      'it is an RDF feed (RSS 1.0), which holds no episodes',
      "use the address of the show's RSS 2.0 feed, as podcast players do",
    );
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
  const links = linksOf(xml);
  const linkTo = (...rels: string[]): string | undefined => links.find(({ rel }) => rels.includes(rel))?.href;
  const own = base ?? address(linkTo('self')) ?? address(parsed.link) ?? undefined;
  const root = address(parsed.xml?.base, own) ?? own;
  return {
    title: line(parsed.title),
    link: address(parsed.link, root),
    next: address(linkTo('next', 'prev-archive'), root),
    language: line(parsed.language),
    rights: line(parsed.copyright),
    author: line(parsed.itunes?.author),
    people: cast(parsed.podcast?.persons ?? []),
    // The one for players is square.
    image: address(parsed.itunes?.image, root) ?? address(parsed.image?.url, root),
    items: numberedByTitle(
      items.slice(0, MOST_ITEMS).flatMap((item) => readItem(item, address(item.xml?.base, root) ?? root) ?? []),
    ),
    left: Math.max(0, items.length - MOST_ITEMS),
  };
}

/** Where a feed has no numbers of its own and the titles of most begin with one or say one, these. */
function numberedByTitle(items: FeedItem[]): FeedItem[] {
  if (items.some(({ number }) => number !== null)) return items;
  const found = items.map(({ title }) => (title === null ? null : numberFrom(title)));
  const different = new Set(found.filter((number) => number !== null));
  if (different.size < 3 || different.size < items.length / 2) return items;
  return items.map((item, i) => ({ ...item, number: found[i] ?? null }));
}

const LINK = /<(?:[\w.-]{1,40}:)?link\s([^<>]{1,4500})>/gi;
const ATTRIBUTE = /([\w:.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The Atom links of a feed itself (RFC 4287, 5005), whatever prefix its maker chose for them. */
function linksOf(xml: string): { rel: string; href: string }[] {
  const first = xml.search(/<item\b/i);
  const last = xml.toLowerCase().lastIndexOf('</item>');
  const around = first < 0 ? xml : `${xml.slice(0, first)}${last < 0 ? '' : xml.slice(last)}`;
  return [...around.matchAll(LINK)].flatMap(([, attributes = '']) => {
    const given = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key = '', a, b]) => [key.toLowerCase(), a ?? b]));
    const [rel, href] = [given.get('rel'), given.get('href')];
    return rel === undefined || href === undefined
      ? []
      : [{ rel: rel.trim().toLowerCase(), href: decodeHTML(href.trim()) }];
  });
}

function readItem(item: RssFeed.Item<string>, base: string | undefined): FeedItem | null {
  const enclosure = item.enclosures?.find(({ url }) => address(url, base) !== null);
  const media = address(enclosure?.url, base);
  const guid = line(item.guid?.value);
  const link = address(item.link, base) ?? (item.guid?.isPermaLink === false ? null : address(guid));
  const found = guid ?? media ?? link;
  if (found === null) return null;
  const formerKey = steady(found);
  const title = line(item.itunes?.title) ?? line(item.title);
  const day = line(item.pubDate);
  const key = guid === null && link === null && title !== null && day !== null ? `${title} ${day}` : formerKey;
  const number = item.itunes?.episode ?? item.podcast?.episode?.number;
  const season = item.itunes?.season ?? item.podcast?.season?.number;
  return {
    key,
    ownKey: `${key} ${media === null ? (link ?? line(item.title) ?? '') : steady(media)}`,
    formerKey,
    title,
    duration: item.itunes?.duration || null,
    number: number === undefined || !Number.isFinite(number) || number < 0 ? null : String(number),
    season: season === undefined || !Number.isFinite(season) ? null : String(season),
    date: dayOf(item.pubDate ?? item.dc?.dates?.[0] ?? ''),
    link,
    media,
    people: cast(item.podcast?.persons ?? []),
    transcripts: (item.podcast?.transcripts ?? []).slice(0, 20).flatMap(({ url, type, language }) => {
      const whole = address(url, base);
      return whole
        ? [{ url: whole, type: line(type)?.toLowerCase() ?? null, language: line(language)?.toLowerCase() ?? null }]
        : [];
    }),
    chaptersUrl: address(item.podcast?.chapters?.url, base),
    chapters: tidyChapters(
      (item.psc?.chapters ?? []).map(({ start, title }) => ({ start: clockOf(start), title: title ?? null })),
    ),
    soundbites: (item.podcast?.soundbites ?? []).slice(0, 100).flatMap(({ startTime, duration, display }) => {
      if (!(typeof startTime === 'number' && startTime >= 0 && typeof duration === 'number' && duration > 0)) return [];
      return [{ start: startTime, duration, title: line(display) }];
    }),
    notes: notesOf([item.content?.encoded, item.description, item.itunes?.summary]),
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

function notesOf(texts: readonly (string | undefined)[]): string | null {
  const given = texts.filter((text) => text?.trim());
  // Where one of them has the transcript in it, that is the one.
  const notes = given.find((text) => text !== undefined && transcriptHeading(text) !== null) ?? given[0];
  return notes === undefined ? null : withoutKeys(notes);
}

/** A web address, made whole where it is relative to `base`; null for any other. */
function address(text: unknown, base?: string): string | null {
  if (typeof text !== 'string' || text.length > 4000) return null;
  const given = text.trim();
  // `n/a` and `soon` are no places, `/a.mp3`, `a/b`, `b.vtt` and `?p=2` are.
  const isPlace = /^(?:[a-z][a-z\d+.-]*:|\/|\.{1,2}\/|\?|[\w%~.-]+\/[\w%~.-]+|[\w%~-]+\.\w{2,4}$)/i.test(given);
  if (!isPlace || /^n\/a$/i.test(given)) return null;
  try {
    const url = new URL(given, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

// From the podcast taxonomy's group "cast"; the others (editors, artists, …) are not heard.
const HEARD = new Set([
  '',
  ...phrasesOf(`
    host|cohost|co-host|guest|guest host|host voice|cast|reporter|narrator|announcer|moderator|panelist
    interviewer|interviewee|voice|voice artist|voice actor|voice over|voice over artist|voice over actor`),
]);

function cast(persons: readonly { display?: unknown; role?: unknown; group?: unknown }[]): HeaderSpeaker[] {
  const heard: HeaderSpeaker[] = [];
  for (const { display, role, group } of persons.slice(0, 200)) {
    const name = line(display);
    const as = (line(role) ?? 'host').toLowerCase();
    if (name === null || name.length > 100 || (line(group) ?? 'cast').toLowerCase() !== 'cast' || !HEARD.has(as))
      continue;
    if (!heard.some((one) => one.name === name)) heard.push({ name, role: as, aliases: [] });
  }
  return heard;
}
