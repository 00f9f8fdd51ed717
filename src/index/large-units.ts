import MiniSearch, { type Options } from 'minisearch';
import type { LanguageRules } from '../text/language.ts';
import { languageOf, rulesOf } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import type { EpisodeInfo } from './archive.ts';

/**
 * The MiniSearch index, over the large units of an archive: its episodes, by title, people and the words that set them
 * apart, and its chapters, by title. Every query goes through it first; what it finds says where to look for passages.
 * (Over passages it would hold up the process for a second a search and need over a gigabyte.)
 */
export interface LargeUnits {
  add(episode: EpisodeInfo, characteristic: readonly string[]): void;
  remove(episode: Pick<EpisodeInfo, 'id' | 'chapters'>): void;
  find(stems: readonly string[]): LargeUnitHits;
  toJson(): string;
}

export interface LargeUnitHits {
  /** By `Episode.id`; `score` is 0–1, beside the best of this search. */
  episodes: { episode: string; score: number }[];
  /** Best first. */
  chapters: { episode: string; chapter: number; score: number }[];
}

interface Unit {
  id: string;
  title: string;
  people: string;
  words: string;
}

/** A repeated word counts up to this. */
export const MOST_REPEATED = 8;
const MOST_CHAPTERS = 12;

const OPTIONS: Options<Unit> = {
  fields: ['title', 'people', 'words'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
  searchOptions: { combineWith: 'OR', boost: { title: 2, people: 1.5, words: 1 }, bm25: { k: 1.2, b: 0.6, d: 0.5 } },
};

export function createLargeUnits(json?: string): LargeUnits {
  return largeUnitsOf(json === undefined ? new MiniSearch<Unit>(OPTIONS) : MiniSearch.loadJSON<Unit>(json, OPTIONS));
}

/** What `toJson` gave, a part at a time, so that others run in between. */
export async function loadLargeUnits(json: string): Promise<LargeUnits> {
  return largeUnitsOf(await MiniSearch.loadJSONAsync<Unit>(json, OPTIONS));
}

function largeUnitsOf(index: MiniSearch<Unit>): LargeUnits {
  return {
    add(episode, characteristic) {
      const rules = rulesOf(languageOf(episode));
      index.add({
        id: episode.id,
        title: termsOf([episode.title, episode.number ?? '', episode.show].join(' '), rules),
        people: termsOf(episode.speakers.map((speaker) => speaker.name).join(' '), rules),
        words: characteristic.join(' '),
      });
      for (const [k, chapter] of episode.chapters.entries()) {
        index.add({ id: `${episode.id}#${k}`, title: termsOf(chapter.title, rules), people: '', words: '' });
      }
    },
    remove(episode) {
      index.discard(episode.id);
      for (const k of episode.chapters.keys()) index.discard(`${episode.id}#${k}`);
    },
    find(stems) {
      const hits: LargeUnitHits = { episodes: [], chapters: [] };
      let best = 0;
      for (const { id, score, queryTerms } of index.search(stems.join(' '))) {
        const episode = id as string;
        const mark = episode.indexOf('#');
        // MiniSearch multiplies by the number of terms that matched; the passages' own coverage says that better.
        const fair = score / queryTerms.length;
        if (mark < 0) {
          hits.episodes.push({ episode, score: fair });
          if (fair > best) best = fair;
        } else if (hits.chapters.length < MOST_CHAPTERS) {
          hits.chapters.push({ episode: episode.slice(0, mark), chapter: Number(episode.slice(mark + 1)), score });
        }
      }
      for (const hit of hits.episodes) hit.score /= best;
      return hits;
    },
    toJson: () => JSON.stringify(index),
  };
}

/** The stems of a title that say something, separated by spaces. */
function termsOf(text: string, { stem, stopWords }: LanguageRules): string {
  return wordsOf(text)
    .map((word) => word.folded)
    .filter((folded) => !stopWords.has(folded))
    .map(stem)
    .join(' ');
}
