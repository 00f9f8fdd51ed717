import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { words } from '../../src/learn/grams.ts';
import type { Hit, Quote, SearchPort } from '../../src/search/port.ts';
import { type Absent, type Gap, type Labelled, overlap, rankOf, successOf } from './labels.ts';

/** What is asked of one archive. */
export interface Questions {
  queries: readonly Labelled[];
  absent: readonly Absent[];
  gaps: readonly Gap[];
}

/** Figures of one archive by name: shares of 1, means, and counts. */
export type Figures = Record<string, number>;

/** One thing that is wrong whatever the figures say, in words. */
export type Fault = string;

export interface Measured {
  figures: Figures;
  faults: Fault[];
  /** Each query with the rank of its first right hit as ranked and as served; for reading. */
  ranks: { id: string; kind: string; query: string; ranked: number | null; served: number | null }[];
}

/** Asks an archive all its questions. `folder`: where its episodes lie, to hold each quote against its file. */
export async function measure(
  search: SearchPort,
  folder: string,
  { queries, absent, gaps }: Questions,
): Promise<Measured> {
  const faults: Fault[] = [];
  const files = new Map<string, Source>();
  const source = (file: string): Source => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const read = { text: spoken(readFileSync(join(folder, file), 'utf8')), labels: labelsOf(folder, file) };
    files.set(file, read);
    return read;
  };
  const check = (asked: string, quotes: readonly Quote[], again: (one: string, other: string) => boolean) => {
    const seen: string[] = [];
    for (const { text, ...quote } of quotes) {
      faults.push(...untrue({ text, ...quote }, source(quote.episode.file)).map((what) => `${asked}: ${what}`));
      if (seen.some((other) => again(text, other))) faults.push(`${asked}: the same said twice: "${text}"`);
      seen.push(text);
    }
  };

  const ranks: Measured['ranks'] = [];
  for (const one of queries) {
    const ranked = await ask(search, one, false);
    const served = await ask(search, one, true);
    check(one.query, ranked, saysAgain);
    check(one.query, served, saysAgain);
    ranks.push({ ...one, ranked: rankOf(ranked.map((hit) => isRight(hit, one))), served: rankOfServed(served, one) });
  }
  let answered = 0;
  let said = 0;
  for (const one of absent) {
    const { hits, match } = await search.search({ text: one.query });
    check(one.query, hits, saysAgain);
    if (hits.length > 0) answered++;
    if (hits.length > 0 && match !== 'near') said++;
  }
  for (const gap of gaps) {
    const { hits } = await search.search({ text: gap.query, refuse: false });
    check(gap.query, hits, saysAgain);
    for (const { text } of hits)
      if (joins(text, gap)) faults.push(`${gap.query}: shown as one run across a gap: "${text}"`);
  }
  const pool = await search.pool();
  const posted = (await Promise.all(pool.map(({ id }) => search.quote(id)))).filter((quote) => quote !== null);
  if (posted.length < pool.length) faults.push(`${pool.length - posted.length} quotes of the pool cannot be found`);
  check('the pool', posted, sameWords);

  const rank = successOf(ranks.map(({ ranked }) => ranked));
  const serve = successOf(ranks.map(({ served }) => served));
  return {
    figures: {
      'ranked S@1': rank.first,
      'ranked S@5': rank.five,
      'ranked MRR@10': rank.mrr,
      'served S@1': serve.first,
      'served in three': ranks.filter(({ served }) => served !== null && served <= 3).length / ranks.length,
      'absent refused': 1 - answered / absent.length,
      'absent not told as said': 1 - said / absent.length,
      'quotes in the pool': pool.length,
    },
    faults,
    ranks,
  };
}

async function ask(search: SearchPort, { query, speaker }: Labelled, refuse: boolean): Promise<Hit[]> {
  const speakers = speaker === null ? [] : await search.resolve('speaker', speaker);
  const filters = speakers.length > 0 ? { filters: { speakers: speakers.map(({ value }) => value) } } : {};
  return (await search.search({ text: query, limit: 10, refuse, ...filters })).hits;
}

function isRight(hit: Quote, { answers }: Labelled): boolean {
  const episode = hit.episode.file.replace(/\.[^./]+$/, '');
  return answers.some((place) => place.episode === episode && overlap(hit.text, place.quote));
}

function rankOfServed(hits: readonly Hit[], one: Labelled): number | null {
  return rankOf(hits.map((hit) => isRight(hit, one)));
}

/** A transcript's file: its text with single blanks and without times, and each person's labels in it. */
interface Source {
  text: string;
  labels: Map<string, string[]>;
}

/** The labels by which the lines about an episode, and those about its show, know each person; read without the parser. */
function labelsOf(folder: string, file: string): Map<string, string[]> {
  const show = join(folder, dirname(file), 'show.yaml');
  const lines = readFileSync(join(folder, file), 'utf8') + (existsSync(show) ? readFileSync(show, 'utf8') : '');
  const people = lines.matchAll(/- \{ name: ([^,}]+)(?:, role: [^,}]+)?(?:, aliases: \[([^\]]*)\])? \}/g);
  return new Map(
    [...people].map(([, name, aliases]) => [name!, [name!, ...(aliases ?? '').split(',').map((one) => one.trim())]]),
  );
}

/** What of a quote does not stand in its file: its words, or its speaker. */
function untrue({ text, speaker, episode }: Quote, source: Source): Fault[] {
  const said = flat(text);
  if (!source.text.includes(said)) return [`not in ${episode.file}: "${text}"`];
  if (speaker === null) return [];
  const labels = source.labels.get(speaker.name) ?? [speaker.name];
  const before = lastLabels(source, said);
  return labels.some((label) => before.has(label)) ? [] : [`not said by ${speaker.name} in ${episode.file}: "${text}"`];
}

/** The label that stands last before each place that holds these words. */
function lastLabels({ text, labels }: Source, said: string): Set<string> {
  const known = new Set([...labels.values()].flat());
  const found = new Set<string>();
  for (let at = text.indexOf(said); at !== -1; at = text.indexOf(said, at + 1)) {
    const before = [...text.slice(0, at).matchAll(LABEL)].map(([, label]) => label!);
    const last = before.filter((label) => known.has(label)).at(-1);
    if (last !== undefined) found.add(last);
  }
  return found;
}

/** The same words, or nearly: a clip that two episodes play, written down by two tools. */
const saysAgain = (text: string, other: string): boolean =>
  sameWords(text, other) || (Math.min(words(text).length, words(other).length) >= LONG_ENOUGH && overlap(text, other));

const sameWords = (text: string, other: string): boolean => words(text).join(' ') === words(other).join(' ');

function joins(text: string, { before, after }: Gap): boolean {
  const said = ` ${words(text).join(' ')} `;
  const [last, next] = [words(before).slice(-2).join(' '), words(after).slice(0, 2).join(' ')];
  return said.includes(` ${last} ${next} `);
}

/** Words of a quote that nobody says twice by chance. */
const LONG_ENOUGH = 8;

/** What stands before a colon, or before a time that was taken out: up to four words that begin with a capital. */
const LABEL = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*){0,3})(?: ?:| ⏱)/gu;

/** Headings, emphasis and times are taken out, those in the words without a trace; "⏱" stands where one follows a name on a line of its own. */
const spoken = (text: string): string =>
  flat(
    text
      .replace(/^#.*$/gm, ' — ')
      .replace(/[*_]/g, '')
      .replace(/^(\p{Lu}[\p{L} ]+?) \(?\d\d?(?::\d\d)+\)?:?\s*$/gmu, '$1 ⏱')
      .replace(/\s?\[\d\d?(?::\d\d)+\]/g, ''),
  );

const flat = (text: string): string => text.replace(/\s+/g, ' ');
