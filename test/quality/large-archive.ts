import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { standsIn } from '../../src/learn/grams.ts';
import type { Hit, SearchPort } from '../../src/search/port.ts';
import { ABSENT } from '../ranking/absent.table.ts';
import { rankOf, readLines, successOf } from './labels.ts';
import type { Figures } from './measure.ts';

/** A line of an archive's `queries.jsonl` or `memory.jsonl`. */
interface Asked {
  id: string;
  type: string;
  query: string;
  /** `<show>/<slug>`. */
  episode: string;
  /** The text of the labelled span, or null where only the episode is known. */
  relevant: string | null;
}

interface Ranks {
  type: string;
  passage: number | null | undefined;
  episode: number | null;
  served: number | null;
  /** Among the episodes that are served, then those that are suggested. */
  suggested: number | null;
  /** Of the passages that are served, then those of the episodes that are suggested. */
  shown: number | null | undefined;
}

/** Hits looked at for each query. */
const HITS = 10;

/** What an archive's own queries say of the search; groups of figures by name. */
export async function measureLarge(search: SearchPort, archive: string): Promise<Record<string, Figures>> {
  const ordinary = await ranksOf(search, join(archive, 'queries.jsonl'));
  const memory = await ranksOf(search, join(archive, 'memory.jsonl'));
  const groups: Record<string, Figures> = {};
  if (ordinary.length > 0) {
    groups['queries.jsonl'] = figuresOf(ordinary);
    for (const type of new Set(ordinary.map((one) => one.type)))
      groups[`queries.jsonl, ${type}`] = figuresOf(ordinary.filter((one) => one.type === type));
  }
  if (memory.length > 0) groups['memory.jsonl'] = figuresOf(memory);
  groups['absent questions'] = await refusalOf(search, ordinary);
  return groups;
}

async function ranksOf(search: SearchPort, file: string): Promise<Ranks[]> {
  if (!existsSync(file)) return [];
  const ranks: Ranks[] = [];
  for (const { type, query, episode, relevant } of readLines<Asked>(file)) {
    const { hits } = await search.search({ text: query, limit: HITS, refuse: false });
    const episodeOf = (hit: Hit) => hit.episode.file.replace(/\.[^./]+$/, '');
    const served = await search.search({ text: query, limit: HITS });
    const rankOfEpisode = (shown: readonly Hit[]) =>
      rankOf([...new Set(shown.map(episodeOf))].map((one) => one === episode));
    const rankOfPassage = (shown: readonly Hit[]) =>
      relevant === null
        ? undefined
        : rankOf(shown.map((hit) => episodeOf(hit) === episode && standsIn(hit.text, relevant)));
    ranks.push({
      type,
      passage: rankOfPassage(hits),
      episode: rankOfEpisode(hits),
      served: rankOfEpisode(served.hits),
      suggested: rankOfEpisode([...served.hits, ...served.leads]),
      shown: rankOfPassage([...served.hits, ...served.leads]),
    });
  }
  return ranks;
}

function figuresOf(ranks: readonly Ranks[]): Figures {
  const known = ranks.filter(({ passage }) => passage !== undefined);
  const passage = successOf(known.map((one) => one.passage!));
  const episode = successOf(ranks.map((one) => one.episode));
  return {
    queries: ranks.length,
    'passage S@1': passage.first,
    'passage S@5': passage.five,
    'passage MRR@10': passage.mrr,
    'episode S@5': episode.five,
    'episode MRR@10': episode.mrr,
    'episode S@5, as served': successOf(ranks.map((one) => one.served)).five,
    '… or suggested': successOf(ranks.map((one) => one.suggested)).five,
    'passage S@5, as served or suggested': successOf(known.map((one) => one.shown!)).five,
  };
}

/** Of the questions that nothing answers, the share that is refused; of right episodes in five, those lost by refusing. */
async function refusalOf(search: SearchPort, ordinary: readonly Ranks[]): Promise<Figures> {
  let refused = 0;
  let near = 0;
  for (const text of ABSENT) {
    const { match } = await search.search({ text });
    if (match === 'none') refused++;
    if (match === 'near') near++;
  }
  const found = ordinary.filter((one) => one.episode !== null && one.episode <= 5);
  const lost = found.filter((one) => one.served === null || one.served > 5);
  return {
    queries: ABSENT.length,
    refused: refused / ABSENT.length,
    'answered as near': near / ABSENT.length,
    'answered as said': 1 - (refused + near) / ABSENT.length,
    'right ones lost': lost.length / found.length,
  };
}
