import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Episode, Turn } from '../episodes/episode.ts';
import { hashOf } from '../index/quote-id.ts';
import { topicsOf } from '../index/topics.ts';
import { seeded, shuffled } from '../random.ts';
import { answeringOdds } from '../reading/answering.ts';
import { runOf } from '../reading/focus.ts';
import { chancesOf, read } from '../reading/grades.ts';
import { type PlacedSentence, readerOf } from '../reading/places.ts';
import { isQuotable, NOTHING_WANTED } from '../reading/quotable.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createStemmer, wordsOf } from '../text/words.ts';
import { readTopics } from './answering.ts';
import type { PlaceOfItem } from './labels.ts';
import { isEnglish, seriesOf } from './series.ts';
import { writeSheets } from './sheet-files.ts';

/** Items of a series at most, its episodes, topics of an episode and items of a topic that are looked at. */
const OF_A_SERIES = { most: 80, episodes: 40, topics: 25, ofTopic: 3, bestOfTopic: 2 };
/** How many of the items are one, two and three sentences: shares that add up to 1. */
const LENGTHS = [0.6, 0.25, 0.15];
/** Code units. */
const LENGTH = { shortest: 40, longest: 420 };

interface Item extends Omit<PlaceOfItem, 'id'> {
  topic: string;
  text: string;
}

/**
 * Draws stretches in which a topic of their episode is named, for readers who say whether that answers who asks for the
 * topic (`data/labels/RUBRIC-topics.md`).
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      archive: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      items: { type: 'string', default: '2400' },
      seed: { type: 'string', default: '1' },
      best: { type: 'boolean', default: false },
    },
  });
  if (values.archive.length === 0 || values.out === undefined) {
    console.log(
      'skipped: --archive DIR (a folder of series, or one that has them in episodes/) and --out DIR are needed',
    );
    return;
  }
  const random = seeded(Number(values.seed));
  const all: Item[][] = [];
  for (const given of values.archive) {
    for await (const { name, episodes } of seriesOf(given))
      all.push(
        itemsOf(name, shuffled(episodes.filter(isEnglish), random).slice(0, OF_A_SERIES.episodes), values.best, random),
      );
  }
  const each = Math.min(OF_A_SERIES.most, Math.ceil((2 * Number(values.items)) / all.length));
  const drawn = shuffled(
    all.flatMap((items) => items.slice(0, each)),
    random,
  ).slice(0, Number(values.items));
  const out = resolve(values.out);
  writeSheets(
    out,
    't',
    values.best ? readTopics().length + 1 : 1,
    drawn.map(({ text, odds: _, ...reference }: Item & { odds?: number }) => ({
      reference,
      seen: [reference.topic, text],
    })),
  );
  console.log(`${drawn.length} items of ${new Set(drawn.map(({ series }) => series)).size} series in ${out}`);
}

function itemsOf(series: string, episodes: readonly Episode[], best: boolean, random: () => number): Item[] {
  const stem = createStemmer();
  const known = best ? new Set(readTopics().map(({ hash }) => hash)) : new Set<string>();
  const byTopic = new Map<string, (Item & { odds: number })[]>();
  const items: Item[] = [];
  for (const episode of episodes) {
    const { file, turns, speakers, show } = episode;
    const sentencesIn = readerOf(episode);
    const placed = new Map<Turn, PlacedSentence[]>();
    const names = [show, ...speakers.map(({ name }) => name)];
    const topics = topicsOf(turns, OF_A_SERIES.topics, names).map(({ phrase }) => ({
      phrase,
      stems: wordsOf(phrase).map(({ folded }) => stem(folded)),
    }));
    for (const { phrase, stems } of topics) {
      const found: (Item & { odds: number })[] = [];
      for (const turn of turns) {
        if (turn.voice !== 'speech') continue;
        const sentences = sentencesOf(turn.text, turn.paragraphs);
        for (const [i, sentence] of sentences.entries()) {
          const own = wordsOf(turn.text, sentence.start, sentence.end).map(({ folded }) => stem(folded));
          const from = runOf(own, stems);
          if (!sentence.whole || from < 0) continue;
          const chance = random();
          const more = chance < LENGTHS[0]! ? 0 : chance < LENGTHS[0]! + LENGTHS[1]! ? 1 : 2;
          const to = Math.min(sentences.length - 1, i + more);
          const span = { start: sentence.start, end: sentences[to]!.end };
          if (span.end - span.start < LENGTH.shortest || span.end - span.start > LENGTH.longest) continue;
          if (!isQuotable(turn, span, NOTHING_WANTED)) continue;
          const place = { turn: turn.index, ...span, hash: hashOf(turn.text, span) };
          if (known.has(place.hash)) continue;
          const text = turn.text.slice(span.start, span.end);
          let odds = 0;
          if (best) {
            const run = (placed.get(turn) ?? placed.set(turn, sentencesIn(turn)).get(turn)!).slice(i, to + 1).map(read);
            const stand = { share: 1, from, to: from + stems.length };
            odds = answeringOdds(text, wordsOf(text), stand, chancesOf(run, text.length));
          }
          found.push({ series, file, ...place, topic: phrase, text, odds });
        }
      }
      if (best) byTopic.set(stems.join(' '), [...(byTopic.get(stems.join(' ')) ?? []), ...found]);
      else items.push(...shuffled(found, random).slice(0, OF_A_SERIES.ofTopic));
    }
  }
  for (const found of byTopic.values())
    items.push(...found.sort((a, b) => b.odds - a.odds).slice(0, OF_A_SERIES.bestOfTopic));
  return shuffled(items, random).slice(0, OF_A_SERIES.most);
}
