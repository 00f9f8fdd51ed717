import type { Episode } from '../episodes/episode.ts';
import { quotesElsewhere } from '../reading/elsewhere.ts';
import { type StandaloneSpan, standaloneQuotes } from '../reading/standalone.ts';
import type { Taste } from '../reading/taste.ts';
import { type Told, toldOf } from '../reading/told.ts';
import type { LanguageRules } from '../text/language.ts';
import { isInEnglish, languageOf, rulesOf } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import { quoteIds } from './quote-id.ts';
import { type Topic, topicsOf } from './topics.ts';
import { topicsElsewhere } from './topics-elsewhere.ts';

/** What is reckoned once for each episode, when it is indexed. Plain data, stored with the index. */
export interface EpisodeDigest {
  /** The episode's own topics, most telling first, as they are written in it, with how often they stand there and what is said of them. */
  topics: (Topic & { told: Told })[];
  /** Quotes that can stand alone, in the episode's order. */
  quotes: StandaloneQuote[];
}

export interface StandaloneQuote {
  /** `Quote.id`. */
  id: string;
  /** Index of the turn, and the span in its canonical text. */
  turn: number;
  start: number;
  end: number;
  /** 0–1: `standaloneScore`. */
  score: number;
  /** The chance that a strict reader posts it. */
  post: number;
  /** `Speaker.id`, or null. */
  speaker: string | null;
  /** The stems that say what it is about, each once, between blanks: " hug face communiti ". */
  stems: string;
}

const TOPICS = 40;
/** Phrases among which those are looked for of which something is said. */
const LOOKED_AT = 80;

/** Pure: the same episode gives the same digest. */
export function digestEpisode(episode: Episode, taste: Taste | null): EpisodeDigest {
  const names = [episode.show, ...episode.speakers.flatMap((speaker) => [speaker.name, ...speaker.aliases])];
  const language = languageOf(episode);
  const inEnglish = isInEnglish(episode);
  const found = inEnglish
    ? topicsOf(episode.turns, LOOKED_AT, names)
    : topicsElsewhere(episode.turns, language, LOOKED_AT, names);
  const quotes = inEnglish ? standaloneQuotes(episode, taste) : quotesElsewhere(episode, language);
  const phrases = found.map(({ phrase }) => phrase);
  const told = inEnglish ? toldOf(episode, phrases) : toldElsewhere(episode, phrases, quotes);
  const topics = found.map((topic, i) => ({ ...topic, told: told[i]! }));
  // Those of which nothing is said are no loss, however often they are mentioned.
  const kept = new Set(
    [...topics].sort((a, b) => Number(b.told.points > 0) - Number(a.told.points > 0)).slice(0, TOPICS),
  );
  const { turns } = episode;
  const ids = quoteIds(episode.id, turns, quotes);
  return {
    topics: topics.filter((topic) => kept.has(topic)),
    quotes: quotes.map(({ turn, start, end, score, post }, i) => ({
      id: ids[i]!,
      turn,
      start,
      end,
      score,
      post,
      speaker: turns[turn]!.speaker,
      stems: stemsOf(turns[turn]!.text.slice(start, end), rulesOf(language)),
    })),
  };
}

/** What quotes that stand alone say of a topic: in a language whose points are not known, that is a point. */
function toldElsewhere({ turns }: Episode, phrases: readonly string[], quotes: readonly StandaloneSpan[]): Told[] {
  const texts = quotes.map(({ turn, start, end }) => turns[turn]!.text.slice(start, end).toLowerCase());
  return phrases.map((phrase): Told => {
    const sought = phrase.toLowerCase();
    let points = 0;
    let best: Told['best'] = null;
    for (const [i, { turn, start, end, score }] of quotes.entries()) {
      if (!texts[i]!.includes(sought)) continue;
      points++;
      if (best === null || score > best.points) best = { turn, start, end, points: score };
    }
    return { points, best };
  });
}

function stemsOf(text: string, { stem, stopWords }: LanguageRules): string {
  const words = wordsOf(text).filter((word) => !stopWords.has(word.folded));
  return ` ${[...new Set(words.map((word) => stem(word.folded)))].join(' ')} `;
}
