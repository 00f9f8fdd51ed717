import type { EpisodeInfo } from '../index/archive.ts';
import { wordsOf } from '../text/words.ts';
import { type Catalog, chooseQuotes } from './catalog.ts';
import { quoteAt, refOf, type Serving } from './serving.ts';
import type { SpeakerCard } from './shapes.ts';

/** Whose words are counted for what they speak of most: reading more of them would hold up whoever asks meanwhile. */
const episodesRead = 30;
/** Who says something once says little of it. */
const fewestMentions = 2;
const shown = { newest: 5, topics: 5, best: 3 };

const byDate = (a: { date: string | null }, b: { date: string | null }) =>
  (b.date ?? '') < (a.date ?? '') ? -1 : Number((b.date ?? '') > (a.date ?? ''));

const mostFirst = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

function count(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Null where nobody has that id. `allowed`: the episodes, by position, that count; null: all. `pause` lets other work of
 * this thread run.
 */
export async function speakerCard(
  now: Serving,
  id: string,
  allowed: Uint8Array | null,
  pause: () => Promise<void>,
): Promise<SpeakerCard | null> {
  const theirs = now.archive.episodes
    .map((info, at) => ({ info, at, own: info.speakers.find((one) => one.id === id) }))
    .filter(({ own, at }) => own !== undefined && (!allowed || allowed[at] === 1))
    .sort((a, b) => byDate(a.info, b.info));
  const [first] = theirs;
  if (!first) return null;
  const catalog = await now.catalog;
  const read = theirs.slice(0, episodesRead);
  const dates = theirs.flatMap(({ info }) => (info.date === null ? [] : [info.date])).sort();
  return {
    id,
    name: first.own!.name,
    roles: mostFirst(count(theirs.flatMap(({ own }) => own!.role ?? []))).map(([role]) => role),
    shows: mostFirst(count(theirs.map(({ info }) => info.show))).map(([show, episodes]) => ({ show, episodes })),
    newest: theirs.slice(0, shown.newest).map(({ info }: { info: EpisodeInfo }) => refOf(info)),
    episodes: theirs.length,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    topics: await topicsOf(now, catalog, id, read, pause),
    topicsOf: read.length,
    best: bestOf(now, catalog, id, allowed),
  };
}

/** Topics by how often this person names them, those that few episodes have before those of all. */
async function topicsOf(
  now: Serving,
  catalog: Catalog,
  id: string,
  episodes: readonly { at: number }[],
  pause: () => Promise<void>,
): Promise<string[]> {
  const mentions = new Map<string, number>();
  for (const { at } of episodes) {
    const stems = now
      .turns(at)
      .filter(({ speaker }) => speaker === id)
      .flatMap(({ text }) => ['', ...wordsOf(text).map(({ folded }) => now.stem(folded))]);
    const said = ` ${stems.join(' ')} `;
    for (const { key } of now.archive.digest(at).topics) {
      if (!catalog.isOffered(key)) continue;
      const times = said.split(` ${key} `).length - 1;
      const own = catalog.topic(key)?.key ?? key;
      if (times > 0) mentions.set(own, (mentions.get(own) ?? 0) + times);
    }
    await pause();
  }
  const total = now.archive.episodes.length;
  return [...mentions]
    .filter(([, times]) => times >= fewestMentions)
    .map(([key, times]) => {
      const topic = catalog.topic(key);
      return { phrase: topic?.phrase ?? key, weight: times * Math.log(1 + total / (topic?.episodes.length ?? 1)) };
    })
    .sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, shown.topics)
    .map(({ phrase }) => phrase);
}

function bestOf(now: Serving, catalog: Catalog, id: string, allowed: Uint8Array | null) {
  const isAllowed = (episode: string) => !allowed || allowed[now.positions.get(episode)!] === 1;
  const theirs = catalog.quotes.filter(({ speaker, episode }) => speaker === id && isAllowed(episode));
  const best = chooseQuotes(theirs).sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const first = best.filter(({ episode }) => !seen.has(episode) && seen.add(episode));
  return [...first, ...best.filter((one) => !first.includes(one))].slice(0, shown.best).flatMap((entry) => {
    const at = now.positions.get(entry.episode);
    const place = at === undefined ? undefined : now.archive.digest(at).quotes.find((one) => one.id === entry.id);
    return at === undefined || !place ? [] : [quoteAt(now, at, place.turn, place, { id: entry.id })];
  });
}
