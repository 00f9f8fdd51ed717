import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Episode, Span, Turn } from '../episodes/episode.ts';
import { hashOf } from '../index/quote-id.ts';
import { seeded, shuffled } from '../random.ts';
import { standaloneQuotes } from '../reading/standalone.ts';
import { sentencesOf, touchesGap } from '../text/sentences.ts';
import { isStopWord, wordsOf } from '../text/words.ts';
import { seriesOf } from './series.ts';

/** Where an item of a sheet stands: what is committed of it, without its words. */
export interface Reference {
  id: string;
  series: string;
  /** The episode's file below the series' folder. */
  file: string;
  turn: number;
  start: number;
  end: number;
  /** `hashOf` its words: finds it again where the places of a file have moved. */
  hash: string;
  kind: Kind;
}

/**
 * `sentence`: any one. `quote`: one to three sentences of a turn, any. `chosen`: a quote that today's rules for daily
 * posts let through, of which any two are equally likely: good ones are too rare among the others to learn from.
 */
type Kind = 'sentence' | 'quote' | 'chosen';

const SHARES: Record<Kind, number> = { sentence: 0.4, quote: 0.3, chosen: 0.3 };
/** Characters of a quote, as the daily posts have them. */
const QUOTE = { shortest: 40, longest: 400, sentences: 3 };
/** Fewer words say nothing that could be graded. */
const LEAST_WORDS = 3;
/** Items of one series at most: no show may decide what is good. */
const MOST_OF_A_SERIES = 300;
/** … and of series whose names begin with one word, which come from one place and speak of one subject. */
const MOST_OF_A_SOURCE = 4500;
/** Items on a sheet. */
const SHEET = 200;
/** Share of stop words from which on a text is taken for English. */
const ENGLISH = 0.35;

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
    },
  });
  if (values.archive.length === 0 || values.out === undefined) {
    console.log(
      'skipped: --archive DIR (a folder of series, or one that has them in episodes/) and --out DIR are needed',
    );
    return;
  }
  const random = seeded(Number(values.seed));
  const series: { name: string; length: number; items: Record<Kind, Item[]> }[] = [];
  for (const given of values.archive) {
    const inside = join(resolve(given), 'episodes');
    for await (const { name, episodes } of seriesOf(existsSync(inside) ? inside : resolve(given))) {
      const english = episodes.filter(isEnglish);
      const length = english.reduce((sum, { turns }) => sum + turns.reduce((n, { text }) => n + text.length, 0), 0);
      if (length > 0) series.push({ name, length, items: itemsOf(name, english, random) });
    }
  }
  const quota = quotas(series, Number(values.items));
  const drawn = series.flatMap(({ items }, i) =>
    (Object.keys(SHARES) as Kind[]).flatMap((kind) => items[kind].slice(0, Math.round(quota[i]! * SHARES[kind]))),
  );
  write(resolve(values.out), shuffled(distinct(drawn), random));
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

function itemsOf(series: string, episodes: readonly Episode[], random: () => number): Record<Kind, Item[]> {
  const found: Record<Kind, Item[]> = { sentence: [], quote: [], chosen: [] };
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
    for (const { turn, start, end } of standaloneQuotes(episode, null))
      add('chosen', episode, episode.turns[turn]!, { start, end });
  }
  for (const kind of Object.keys(found) as Kind[]) found[kind] = shuffled(found[kind], random);
  return found;
}

function isEnglish({ turns }: Episode): boolean {
  const words = wordsOf(
    turns
      .slice(0, 60)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 20_000),
  );
  return words.length > 0 && words.filter(({ folded }) => isStopWord(folded)).length / words.length >= ENGLISH;
}

function distinct(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ reference: { hash } }) => !seen.has(hash) && seen.add(hash));
}

/** `references.jsonl`, which holds no words, and the sheets that readers see, which hold nothing else. */
function write(out: string, items: readonly Item[]): void {
  mkdirSync(out, { recursive: true });
  const id = (i: number) => `s${String(i + 1).padStart(5, '0')}`;
  const references = items.map(({ reference }, i) => JSON.stringify({ id: id(i), ...reference }));
  writeFileSync(join(out, 'references.jsonl'), `${references.join('\n')}\n`);
  let sheets = 0;
  for (let from = 0; from < items.length; from += SHEET) {
    const lines = items.slice(from, from + SHEET).map(({ text }, i) => `${id(from + i)}\t${text.replace(/\s+/g, ' ')}`);
    writeFileSync(join(out, `sheet-${String(++sheets).padStart(3, '0')}.tsv`), `${lines.join('\n')}\n`);
  }
  const series = new Set(items.map(({ reference }) => reference.series));
  console.log(`${items.length} items of ${series.size} series on ${sheets} sheets in ${out}`);
}
