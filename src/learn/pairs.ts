import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '../episodes/episode.ts';
import { NumberWriter } from '../index/bytes.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createStemmer, isStopWord, wordsOf } from '../text/words.ts';

/** Words of one text at most: beyond these it says several things. */
const LONGEST = 40;
/** Words that say something, at least, of a text that is learned from. */
const LEAST = { asked: 3, answer: 4 };

/** The words of texts by number, and pairs of texts that mean nearly the same. */
export class Pairs {
  readonly words: string[] = [];
  /** By word its stem's number. */
  readonly stems: number[] = [];
  /** By word in how many texts it stands. */
  readonly texts: number[] = [];
  /** How many texts there were. */
  textCount = 0;
  private readonly numbers = new Map<string, number>();
  private readonly stemNumbers = new Map<string, number>();
  private readonly stemmer = createStemmer();
  private readonly all = new NumberWriter();
  private readonly starts = new NumberWriter();
  /** Pairs side by side: where the one text and where the other begins and ends. */
  get size(): number {
    return this.starts.length / 3;
  }

  /** The numbers of a text's words that say something. */
  read(text: string): number[] {
    const numbers: number[] = [];
    for (const { folded } of wordsOf(text)) {
      if (folded.length < 2 || isStopWord(folded)) continue;
      numbers.push(this.number(folded));
      if (numbers.length === LONGEST) break;
    }
    return numbers;
  }

  /** Counts a text's words, for what each of them says. */
  count(text: readonly number[]): void {
    this.textCount++;
    for (const word of new Set(text)) this.texts[word]!++;
  }

  add(asked: readonly number[], answer: readonly number[]): void {
    if (new Set(asked).size < 1 || answer.length < 2) return;
    this.starts.push(this.all.length);
    for (const word of asked) this.all.push(word);
    this.starts.push(this.all.length);
    for (const word of answer) this.all.push(word);
    this.starts.push(this.all.length);
  }

  finish(): { all: Uint32Array; starts: Uint32Array } {
    return { all: this.all.finish(), starts: this.starts.finish() };
  }

  private number(folded: string): number {
    const known = this.numbers.get(folded);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.numbers.set(folded, number);
    this.words.push(folded);
    this.texts.push(0);
    const stem = this.stemmer(folded);
    const stemNumber = this.stemNumbers.get(stem) ?? this.stemNumbers.size;
    this.stemNumbers.set(stem, stemNumber);
    this.stems.push(stemNumber);
    return number;
  }
}

/** Shares of what a transcript gives that are learned from. */
export interface Shares {
  /** Sentences with what is said around them. */
  neighbours: number;
  /** Passages that a title is paired with. */
  ofTitle: number;
  ofChapter: number;
}

/** What belongs together in a transcript: a sentence and its neighbours, a question and its answer, a heading and what stands under it. */
export function addEpisode(
  pairs: Pairs,
  episode: Episode,
  { neighbours, ofTitle, ofChapter }: Shares,
  random: () => number,
) {
  const said: { words: number[]; turn: number; speaker: string | null; asks: boolean }[] = [];
  for (const turn of episode.turns) {
    if (turn.voice !== 'speech') continue;
    for (const { start, end } of sentencesOf(turn.text, turn.paragraphs)) {
      const text = turn.text.slice(start, end);
      const words = pairs.read(text);
      if (words.length === 0) continue;
      pairs.count(words);
      said.push({ words, turn: turn.index, speaker: turn.speaker, asks: text.endsWith('?') });
    }
  }
  const around = (from: number, to: number): number[] => {
    const words: number[] = [];
    for (let i = Math.max(0, from); i < Math.min(said.length, to) && words.length < LONGEST; i++)
      words.push(...said[i]!.words);
    return words.slice(0, LONGEST);
  };
  for (const [i, { words, turn, speaker, asks }] of said.entries()) {
    if (words.length >= LEAST.asked && random() < neighbours)
      pairs.add(words, [...around(i - 1, i), ...around(i + 1, i + 2)].slice(0, LONGEST));
    const next = said[i + 1];
    if (asks && words.length >= LEAST.asked && next && next.turn !== turn && next.speaker !== speaker)
      pairs.add(words, around(i + 1, i + 4));
  }
  if (said.length === 0) return;
  const somewhere = (from: number, to: number) => {
    const at = from + Math.floor(random() * Math.max(1, to - from));
    return around(at, Math.min(to, at + 3));
  };
  const title = pairs.read(episode.title);
  for (let n = 0; n < ofTitle; n++) if (title.length > 1) pairs.add(title, somewhere(0, said.length));
  for (const [c, chapter] of episode.chapters.entries()) {
    const from = said.findIndex(({ turn }) => turn >= chapter.turn);
    const following = episode.chapters[c + 1];
    const to = following ? said.findIndex(({ turn }) => turn >= following.turn) : said.length;
    const heading = pairs.read(chapter.title);
    if (from < 0 || heading.length === 0) continue;
    for (let n = 0; n < ofChapter; n++) pairs.add(heading, somewhere(from, to < 0 ? said.length : to));
  }
}

/** What WordNet says of its words: each with what it is explained by and what is near it, each example with its word's. */
export function addWordNet(pairs: Pairs, folder: string): void {
  const synsets = new Map<string, { lemmas: string[]; near: string[]; gloss: string; examples: string[] }>();
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(join(folder, `data.${part}`), 'utf8').split('\n')) {
      if (!/^\d{8} /.test(line)) continue;
      const [data, explained = ''] = line.split(' | ');
      const fields = data!.split(' ');
      const count = Number.parseInt(fields[3]!, 16);
      const lemmas = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]!.split('(')[0]!.replaceAll('_', ' '));
      const near: string[] = [];
      let at = 4 + 2 * count;
      const pointers = Number(fields[at++]);
      for (let i = 0; i < pointers; i++, at += 4) {
        const [symbol, offset, pos] = fields.slice(at, at + 3);
        // Above, like, part of, leads to, see also, derived: not what is the contrary.
        if (/^(?:@i?|&|\^|\+|\*|>|#[mps]|\\)$/.test(symbol!)) near.push(`${pos === 's' ? 'a' : pos}${offset}`);
      }
      const examples = explained.split('"').filter((_, i) => i % 2 === 1);
      const key = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' }[part]! + fields[0];
      synsets.set(key, {
        lemmas,
        near,
        gloss: explained
          .split('"')
          .filter((_, i) => i % 2 === 0)
          .join(' '),
        examples,
      });
    }
  }
  for (const { lemmas, near, gloss, examples } of synsets.values()) {
    const explained = pairs.read(gloss);
    pairs.count(explained);
    const related = near.slice(0, 4).flatMap((key) => pairs.read(synsets.get(key)?.lemmas[0] ?? ''));
    const names = lemmas.map((lemma) => pairs.read(lemma));
    const [own] = names;
    const others = names.slice(1).flat();
    pairs.add(own!, [...explained, ...others, ...related].slice(0, LONGEST));
    if (others.length > 0) pairs.add(others, [...own!, ...explained, ...related].slice(0, LONGEST));
    for (const example of examples) {
      const words = pairs.read(example);
      if (words.length >= LEAST.asked) pairs.add(words, [...names.flat(), ...explained].slice(0, LONGEST));
    }
  }
}
