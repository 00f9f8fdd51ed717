import type { QuotePool } from '../../src/dailies/model.ts';
import type { When } from '../../src/dailies/schedule.ts';
import { mostTimes, readDays, readTimes, readZone, suggestZones, zoneChoices } from '../../src/dailies/words.ts';
import type { Services } from '../../src/interactions/declare.ts';
import { escapeMarkdown } from '../../src/replies/markdown.ts';
import { LocalisedError } from '../../src/replies/words/index.ts';

export const zones = zoneChoices();

/** Names parted by commas, as they are typed; or each by itself. */
export type TypedNames = string | readonly string[] | undefined;

const list = (typed: TypedNames): string[] =>
  (typeof typed === 'string' ? typed.split(',') : (typed ?? [])).map((one) => one.trim()).filter(Boolean);

export async function readPool(
  {
    shows,
    speakers,
    topics,
    saved,
    'on-this-day': onThisDay,
  }: {
    shows?: TypedNames;
    speakers?: TypedNames;
    topics?: TypedNames;
    saved?: boolean | undefined;
    'on-this-day'?: string | undefined;
  },
  old: QuotePool | null,
  { search }: Services,
): Promise<QuotePool> {
  const pool: QuotePool = old ? structuredClone(old) : { shows: [], speakers: [], topics: [] };
  const all = (typed: TypedNames) =>
    typeof typed === 'string' && /^(all|any|everything|everybody|-)$/i.test(typed.trim());
  const isHome = (typed: TypedNames) => typeof typed === 'string' && /^home$/i.test(typed.trim());
  if (shows !== undefined) {
    pool.shows = [];
    delete pool.everywhere;
    if (all(shows)) pool.everywhere = true;
    for (const name of all(shows) || isHome(shows) ? [] : list(shows)) {
      const [found] = await search.resolve('show', name);
      if (!found) throw new LocalisedError(({ setUp }) => setUp.noSuchShow(escapeMarkdown(name)));
      pool.shows.push(found.value);
    }
  }
  if (speakers !== undefined) {
    pool.speakers = [];
    for (const name of all(speakers) ? [] : list(speakers)) {
      const found = await search.resolve('speaker', name);
      if (found.length === 0) throw new LocalisedError((words) => words.unknownSpeaker(escapeMarkdown(name)));
      for (const one of found) pool.speakers.push({ id: one.value, label: one.name });
    }
  }
  if (topics !== undefined) pool.topics = all(topics) ? [] : list(topics);
  if (saved !== undefined) pool.saved = saved;
  if (onThisDay === 'first' || onThisDay === 'only') pool.onThisDay = onThisDay;
  else if (onThisDay !== undefined) delete pool.onThisDay;
  return pool;
}

export const needTimes = (typed: string): string[] => {
  const times = readTimes(typed);
  if (times) return times;
  throw new LocalisedError(({ setUp }) => setUp.noTime(escapeMarkdown(typed), mostTimes));
};
export const needZone = (typed: string): string => {
  const zone = readZone(typed, zones);
  if (zone) return zone;
  const like = [...new Set(suggestZones(typed, zones, 'en-US').map((one) => one.zone))].slice(0, 4);
  const wrong = escapeMarkdown(typed);
  if (like.length > 1)
    throw new LocalisedError(({ setUp, marks }) => setUp.severalZones(wrong, like.join(marks.comma)));
  throw new LocalisedError(({ setUp }) => setUp.noZone(wrong));
};
export const needDays = (typed: string): Pick<When, 'weekdays' | 'monthDays'> => {
  const days = readDays(typed);
  if (days) return days;
  throw new LocalisedError(({ setUp }) => setUp.noDays(escapeMarkdown(typed)));
};
