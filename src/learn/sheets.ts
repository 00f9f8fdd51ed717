import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Episode, Span, Turn } from '../episodes/episode.ts';
import { hashOf } from '../index/quote-id.ts';
import { seeded, shuffled } from '../random.ts';
import { standaloneQuotes } from '../reading/standalone.ts';
import { sentencesOf, touchesGap } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';
import { type Kind, type Reference, readLabels } from './labels.ts';
import { isEnglish, seriesOf } from './series.ts';
import { writeSheets } from './sheet-files.ts';

const SHARES: Record<Kind, number> = { sentence: 0.4, quote: 0.3, chosen: 0.3, best: 0 };
const ONLY_BEST: Record<Kind, number> = { sentence: 0, quote: 0, chosen: 0, best: 1 };
/** Characters of a quote, as the daily posts have them. */
const QUOTE = { shortest: 40, longest: 400, sentences: 3 };
/** Fewer words say nothing that could be graded. */
const LEAST_WORDS = 3;
/** Items of one series at most: no show may decide what is good. */
const MOST_OF_A_SERIES = 300;
/** … and of series whose names begin with one word, which come from one place and speak of one subject. */
const MOST_OF_A_SOURCE = 4500;

interface Item {
  reference: Omit<Reference, 'id'>;
  text: string;
}

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      archive: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      items: { type: 'string', default: '8000' },
      seed: { type: 'string', default: '1' },
      best: { type: 'string' },
    },
  });
  if (values.archive.length === 0 || values.out === undefined) {
    console.log(
      'skipped: --archive DIR (a folder of series, or one that has them in episodes/) and --out DIR are needed',
    );
    return;
  }
  const random = seeded(Number(values.seed));
  const best = values.best === undefined ? 0 : Number(values.best);
  const shares = best > 0 ? ONLY_BEST : SHARES;
  const known = readLabels();
  const read = new Set(known.map(({ hash }) => hash));
  const series: { name: string; length: number; items: Record<Kind, Item[]> }[] = [];
  for (const given of values.archive) {
    for await (const { name, episodes } of seriesOf(given)) {
      const english = episodes.filter(isEnglish);
      const length = english.reduce((sum, { turns }) => sum + turns.reduce((n, { text }) => n + text.length, 0), 0);
      if (length > 0) series.push({ name, length, items: itemsOf(name, english, best, random) });
    }
  }
  const quota = best > 0 ? series.map(() => best) : quotas(series, Number(values.items));
  const drawn = series.flatMap(({ items }, i) =>
    (Object.keys(shares) as Kind[]).flatMap((kind) =>
      items[kind].filter(({ reference }) => !read.has(reference.hash)).slice(0, Math.round(quota[i]! * shares[kind])),
    ),
  );
  const items = shuffled(distinct(drawn), random);
  const out = resolve(values.out);
  const sheets = writeSheets(
    out,
    's',
    known.length + 1,
    items.map(({ reference, text }) => ({ reference, seen: [text] })),
  );
  const named = new Set(items.map(({ reference }) => reference.series));
  console.log(`${items.length} items of ${named.size} series on ${sheets} sheets in ${out}`);
}

/** How many items each series gives: by the square root of its length, so that small ones are heard too. */
function quotas(series: readonly { name: string; length: number }[], items: number): number[] {
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  const roots = series.map(({ length }) => Math.sqrt(length));
  const sources = series.map(({ name }) => name.split('-')[0]);
  const given = (factor: number) => {
    const bounded = roots.map((root) => Math.min(MOST_OF_A_SERIES, root * factor));
    return bounded.map((quota, i) => {
      const source = sum(bounded.filter((_, k) => sources[k] === sources[i]));
      return quota * Math.min(1, MOST_OF_A_SOURCE / source);
    });
  };
  let factor = items / sum(roots);
  // What the largest may not give, the others do.
  for (let i = 0; i < 50; i++) factor *= Math.min(2, items / sum(given(factor)));
  return given(factor);
}

function itemsOf(
  series: string,
  episodes: readonly Episode[],
  best: number,
  random: () => number,
): Record<Kind, Item[]> {
  const found: Record<Kind, Item[]> = { sentence: [], quote: [], chosen: [], best: [] };
  const scored: { score: number; episode: Episode; turn: Turn; span: Span }[] = [];
  const add = (kind: Kind, episode: Episode, turn: Turn, span: Span) => {
    const text = turn.text.slice(span.start, span.end);
    if (touchesGap(span, turn.gaps) || wordsOf(text).length < LEAST_WORDS || text.length > QUOTE.longest) return;
    const place = { turn: turn.index, start: span.start, end: span.end };
    const reference = { series, file: episode.file, ...place, hash: hashOf(turn.text, span), kind };
    found[kind].push({ reference, text });
  };
  for (const episode of episodes) {
    for (const turn of episode.turns) {
      if (turn.voice !== 'speech') continue;
      const sentences = sentencesOf(turn.text, turn.paragraphs);
      for (const [i, sentence] of sentences.entries()) {
        add('sentence', episode, turn, sentence);
        const last = sentences[Math.min(sentences.length - 1, i + Math.floor(random() * QUOTE.sentences))]!;
        const span = { start: sentence.start, end: last.end };
        if (span.end - span.start >= QUOTE.shortest) add('quote', episode, turn, span);
      }
    }
    for (const { turn: number, start, end, score } of standaloneQuotes(episode, null)) {
      const turn = episode.turns[number]!;
      add('chosen', episode, turn, { start, end });
      scored.push({ score, episode, turn, span: { start, end } });
    }
  }
  scored.sort((a, b) => b.score - a.score);
  for (const kind of Object.keys(found) as Kind[]) found[kind] = shuffled(found[kind], random);
  for (const { episode, turn, span } of scored.slice(0, best)) add('best', episode, turn, span);
  return found;
}

function distinct(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ reference: { hash } }) => !seen.has(hash) && seen.add(hash));
}
