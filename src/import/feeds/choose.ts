import type { Header, HeaderSpeaker } from '../../episodes/header-facts.ts';
import { foldWords } from '../../episodes/ids.ts';
import type { Feed, FeedItem, FeedTranscript } from './feed.ts';
import { unsigned } from './signed.ts';

/** Formats in the order in which they tend to keep who speaks and when. */
const TRUST: readonly (readonly [RegExp, string])[] = [
  [/vtt/, 'vtt'],
  [/json/, 'json'],
  [/srt|subrip/, 'srt'],
  [/ttml|dfxp/, 'ttml'],
  [/sbv/, 'sbv'],
  [/sami|\.smi$/, 'smi'],
  [/\.(?:ass|ssa)$|x-ssa/, 'ass'],
  [/\.tsv$|tab-separated/, 'tsv'],
  [/\.csv$|\/csv$/, 'csv'],
  [/html/, 'html'],
  [/markdown|\.md$/, 'md'],
  [/wordprocessingml|\.docx$/, 'docx'],
  [/opendocument\.text|\.odt$/, 'odt'],
  [/rtf/, 'rtf'],
  [/pdf/, 'pdf'],
  [/xml/, 'xml'],
  [/plain|text|txt/, 'txt'],
];

const kindOf = ({ type, url }: FeedTranscript): number => {
  const ext = /\.(\w{2,4})$/.exec(new URL(url).pathname)?.[0] ?? '';
  const byType = TRUST.findIndex(([pattern]) => pattern.test(type ?? ''));
  const byName = TRUST.findIndex(([pattern]) => pattern.test(ext.toLowerCase()));
  // `text/plain` is said of everything; a telling name knows better.
  if (byName >= 0 && (byType < 0 || TRUST[byType]?.[1] === 'txt')) return byName;
  return byType < 0 ? TRUST.length : byType;
};

/** Which transcripts to try, best first: in the show's language, then by what their format can hold. */
export function rankTranscripts(transcripts: readonly FeedTranscript[], language: string | null): FeedTranscript[] {
  const primary = (tag: string | null): string => (tag ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  const own = primary(language);
  const foreign = (one: FeedTranscript): number =>
    one.language === null || own === '' || primary(one.language) === own ? 0 : 1;
  const inOwn = transcripts.filter((one) => foreign(one) === 0);
  const seen = new Set<string>();
  return (inOwn.length > 0 ? inOwn : [...transcripts])
    .map((one, at) => ({ one, kind: kindOf(one), at }))
    .sort((a, b) => a.kind - b.kind || a.at - b.at)
    .flatMap(({ one }) => {
      if (seen.has(one.url)) return [];
      seen.add(one.url);
      return [one];
    });
}

/** A file's extension that hints at the format, without the dot. */
export function extensionFor(transcript: FeedTranscript): string {
  return TRUST[kindOf(transcript)]?.[1] ?? 'txt';
}

/** The most that `keeps` gives. */
export const KEEPS_ALL = 3;

/** Hosts that put adverts into the file when it is downloaded, by their public descriptions. */
const INSERT_ADVERTS = [
  ...['megaphone.fm', 'acast.com', 'art19.com', 'omnycontent.com', 'omny.fm', 'audioboom.com'],
  ...['simplecastaudio.com', 'spreaker.com', 'iheart.com'],
];
const insertsAdverts = (host: string): boolean =>
  INSERT_ADVERTS.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** A title that says somebody else is heard too. */
const NAMES_A_GUEST = /\b(?:with|w\/|feat\.?|featuring|ft\.?|interviews?|in conversation|meets|guest|and)\b/i;

/** What a feed says of one of its episodes, as front matter; `number` is settled by `numberItems`. */
export function headerOf(
  feed: Feed,
  item: FeedItem,
  {
    number,
    chapters,
    secrets,
    source,
  }: { number: string | null; chapters: FeedItem['chapters']; secrets: readonly string[]; source: string },
): { header: Partial<Header>; regulars: HeaderSpeaker[] } {
  // A signed address is somebody's key, and dead in hours.
  const open = (url: string | null): string | null =>
    url !== null && (secrets.some((secret) => url.includes(secret)) || unsigned(url) !== null) ? null : url;
  const media = open(item.media);
  const rights = feed.rights ?? (feed.author ? `© ${feed.author}` : null);
  const host = media === null ? '' : new URL(media).href;
  const show = feed.title ?? new URL(source).hostname;
  // With one host and no labels the words are the host's, unless the title says that somebody else is heard.
  const alone = item.people.length === 0 && feed.people.length === 1 && NAMES_A_GUEST.test(item.title ?? '');
  return {
    header: {
      show,
      number,
      title: item.title,
      date: item.date,
      link: open(item.link),
      media,
      // A prefix for counting downloads stands before the host that serves: `…/traffic.megaphone.fm/…`.
      shifting: host.split('/').some(insertsAdverts),
      attribution: rights === null ? `From the feed of ${show}` : `${show}: ${rights}`,
      source: open(item.link) ?? open(feed.link) ?? source,
      speakers: item.people,
      chapters,
      soundbites: item.soundbites,
    },
    regulars: item.people.length > 0 || alone ? [] : feed.people,
  };
}

/**
 * A number for every item that no other has: the one it had before, else the feed's, else with its season (`S2E5`),
 * else none. Shows that count anew each season would otherwise have two episodes 1. Keys of `before` and the answer:
 * `FeedItem.key`.
 */
export function numberItems(
  items: readonly FeedItem[],
  before: ReadonlyMap<string, string | null>,
): Map<string, string | null> {
  const numbers = new Map<string, string | null>();
  const taken = new Set<string>();
  for (const [key, number] of before) {
    numbers.set(key, number);
    if (number !== null) taken.add(foldWords(number));
  }
  // Oldest first: it has the first right to its number. Feeds list the newest first.
  for (const { key, number, season } of [...items].reverse()) {
    if (numbers.has(key)) continue;
    const candidates = number === null ? [] : [number, ...(season === null ? [] : [`S${season}E${number}`])];
    const free = candidates.find((one) => !taken.has(foldWords(one))) ?? null;
    numbers.set(key, free);
    if (free !== null) taken.add(foldWords(free));
  }
  return numbers;
}
