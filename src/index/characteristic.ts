import { idf } from './bm25.ts';
import { MOST_REPEATED } from './large-units.ts';
import type { ServedSegment } from './served-segment.ts';

/** Stems kept for an episode in the index of large units. */
const MOST = 120;
/** How soon repetition stops to count. */
const SATURATION = 1.2;

/**
 * The stems that set an episode apart, each as often as it stands there (up to a bound): those that are often in it and
 * seldom elsewhere. The words of general talk would be most of the index and say nothing. (Static index pruning, Carmel
 * et al. 2001.)
 */
export function characteristicStems(
  segment: ServedSegment,
  episode: number,
  units: number,
  frequency: (stem: string) => number,
): string[] {
  const { arrays, lists } = segment;
  const counts = new Map<number, number>();
  const { words } = segment.scratch;
  for (let p = arrays.episodePassage[episode]!; p < arrays.episodePassage[episode + 1]!; p++) {
    const length = segment.words(p);
    for (let i = 0; i < length; i++) {
      const word = words[i]!;
      if (segment.lexicon.stop[word]) continue;
      const stem = arrays.wordStem[word]!;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const weighed = [...counts].map(([stem, count]) => {
    const text = lists.stems[stem]!;
    const said = frequency(text);
    return { text, count, weight: (count / (count + SATURATION)) * idf(said, units) };
  });
  weighed.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  return weighed
    .slice(0, MOST)
    .flatMap(({ text, count }) => Array.from({ length: Math.min(count, MOST_REPEATED) }, () => text));
}
