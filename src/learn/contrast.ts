import { DIMENSIONS as D } from '../models/vectors.ts';

/** Word vectors that are learned, and what is known of each word. */
export interface Learned {
  /** `DIMENSIONS` numbers a word, of length 1. */
  rows: Float32Array;
  /** How much a word says: BM25's idf over what is learned from. */
  weights: Float32Array;
  /** Words with one number are forms of one word. */
  stems: Int32Array;
}

/** Pairs of texts: the words of all, and for each pair where the one begins, where the other begins and where it ends. */
export interface TextPairs {
  words: Int32Array;
  starts: Uint32Array;
}

/** Pairs that are told apart at a time. */
const BATCH = 128;
/** How sharply likeness tells: of mean vectors, and of words one by one. */
const SHARP = { mean: 1 / 0.07, words: 1 / 0.05 };
/**
 * For so many of the texts asked with, words that they share with an answer are passed over in all answers: what has no
 * word in common is to be found too, and passing them over in the right one alone would teach that sharing words is bad.
 */
const MASKED = 0.7;
const RATE = 0.002;
/** Pulls below this move nothing. */
const SMALL = 2e-4;
/** Words of a text asked with that are compared one by one. */
const MOST_ASKED = 16;

/**
 * Learns to tell from the other texts of a batch the one that belongs to a text (InfoNCE), by two scores that share the
 * vectors: the cosine of weighed means, and for each word asked its nearest among the words of the other text. Goes
 * through the pairs once, in an order that `random` gives. `told` hears the mean loss now and then.
 */
export function learnByContrast(
  learned: Learned,
  pairs: TextPairs,
  random: () => number,
  told: (done: number, loss: number) => void,
): void {
  const count = pairs.starts.length / 3;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const batch = new Batch(learned);
  let loss = 0;
  for (let from = 0, steps = 0; from + BATCH <= count; from += BATCH) {
    loss += batch.step(pairs, order.subarray(from, from + BATCH), random);
    if (++steps % 200 === 0) {
      told((from + BATCH) / count, loss / 200);
      loss = 0;
    }
  }
}

class Batch {
  private readonly size: number;
  private readonly place: Int32Array;
  private readonly moment: Float32Array;
  private readonly square: Float32Array;
  private readonly steps: Uint32Array;
  /** The batch's words: which they are, their vectors and the gradients of these. */
  private words: number[] = [];
  private vectors = new Float64Array(0);
  private gradients = new Float64Array(0);
  private likeness = new Float32Array(0);
  private masked = new Uint8Array(0);
  private readonly asked: Int32Array[] = [];
  private readonly answers: Int32Array[] = [];
  private readonly askedMean = new Float64Array(BATCH * D);
  private readonly answerMean = new Float64Array(BATCH * D);
  private readonly askedLength = new Float64Array(BATCH);
  private readonly answerLength = new Float64Array(BATCH);

  constructor(private readonly learned: Learned) {
    this.size = learned.weights.length;
    this.place = new Int32Array(this.size).fill(-1);
    this.moment = new Float32Array(this.size * D);
    this.square = new Float32Array(this.size * D);
    this.steps = new Uint32Array(this.size);
  }

  step({ words, starts }: TextPairs, chosen: Uint32Array, random: () => number): number {
    this.words = [];
    for (const [i, pair] of chosen.entries()) {
      const text = words.subarray(starts[3 * pair]!, starts[3 * pair + 1]!);
      this.asked[i] = this.local([...new Set(text)].slice(0, MOST_ASKED));
    }
    // Those asked with come first, so that likeness is reckoned from them alone.
    const askedWords = this.words.length;
    for (const [i, pair] of chosen.entries())
      this.answers[i] = this.local(words.subarray(starts[3 * pair + 1]!, starts[3 * pair + 2]!));
    this.fetch();
    const holding = this.holding();
    const loss = this.byMean(holding, random) + this.byWords(askedWords);
    this.move();
    for (const word of this.words) this.place[word] = -1;
    return loss;
  }

  private local(words: ArrayLike<number>): Int32Array {
    return Int32Array.from(words, (word) => {
      if (this.place[word]! < 0) {
        this.place[word] = this.words.length;
        this.words.push(word);
      }
      return this.place[word]!;
    });
  }

  private fetch(): void {
    const length = this.words.length * D;
    if (this.vectors.length < length) {
      this.vectors = new Float64Array(length * 2);
      this.gradients = new Float64Array(length * 2);
    }
    for (const [at, word] of this.words.entries()) {
      for (let d = 0; d < D; d++) this.vectors[at * D + d] = this.learned.rows[word * D + d]!;
    }
    this.gradients.fill(0, 0, length);
  }

  /** By stem, the answers that hold it and the words there. */
  private holding(): Map<number, { answer: number; word: number }[]> {
    const holding = new Map<number, { answer: number; word: number }[]>();
    for (const [answer, words] of this.answers.entries()) {
      for (const word of words) {
        const stem = this.learned.stems[this.words[word]!]!;
        const list = holding.get(stem);
        if (list) list.push({ answer, word });
        else holding.set(stem, [{ answer, word }]);
      }
    }
    return holding;
  }

  private mean(texts: readonly Int32Array[], to: Float64Array, lengths: Float64Array): void {
    const { vectors } = this;
    to.fill(0);
    for (const [i, words] of texts.entries()) {
      for (const word of words) {
        const weight = this.learned.weights[this.words[word]!]!;
        for (let d = 0; d < D; d++) to[i * D + d]! += weight * vectors[word * D + d]!;
      }
      lengths[i] = lengthOf(to, i * D);
    }
  }

  /** What the masks leave of answers, where they take something: by text asked with and answer. */
  private left: { asked: number; answer: number; taken: number[]; mean: Float64Array; length: number }[] = [];

  private byMean(holding: Map<number, { answer: number; word: number }[]>, random: () => number): number {
    const { asked, answers, askedMean, answerMean, askedLength, answerLength, vectors, gradients, learned } = this;
    this.mean(asked, askedMean, askedLength);
    this.mean(answers, answerMean, answerLength);
    const scores = new Float64Array(BATCH * BATCH);
    for (let q = 0; q < BATCH; q++) {
      const by = SHARP.mean / (askedLength[q]! || 1);
      for (let p = 0; p < BATCH; p++)
        scores[q * BATCH + p] = (dot(askedMean, q * D, answerMean, p * D) * by) / (answerLength[p]! || 1);
    }
    this.left = [];
    this.masked = new Uint8Array(BATCH);
    const places = new Map<number, (typeof this.left)[number]>();
    for (let q = 0; q < BATCH; q++) {
      if (random() >= MASKED) continue;
      const taken = new Map<number, number[]>();
      for (const stem of new Set(Array.from(asked[q]!, (word) => learned.stems[this.words[word]!]!))) {
        for (const { answer, word } of holding.get(stem) ?? []) {
          const list = taken.get(answer);
          if (list) list.push(word);
          else taken.set(answer, [word]);
        }
      }
      if (answers[q]!.length - (taken.get(q)?.length ?? 0) < 2) continue;
      this.masked[q] = 1;
      for (const [answer, list] of taken) {
        const mean = answerMean.slice(answer * D, answer * D + D);
        for (const word of list) {
          const weight = learned.weights[this.words[word]!]!;
          for (let d = 0; d < D; d++) mean[d]! -= weight * vectors[word * D + d]!;
        }
        const length = list.length === answers[answer]!.length ? 0 : lengthOf(mean, 0);
        const at = q * BATCH + answer;
        scores[at] =
          length < 1e-6 ? 0 : (dot(askedMean, q * D, mean, 0) * SHARP.mean) / ((askedLength[q]! || 1) * length);
        const one = { asked: q, answer, taken: list, mean, length };
        this.left.push(one);
        places.set(at, one);
      }
    }
    const { loss, pulls } = contrast(scores);
    const askedGradient = new Float64Array(BATCH * D);
    const answerGradient = new Float64Array(BATCH * D);
    const own = new Float64Array(D);
    for (let q = 0; q < BATCH; q++) {
      for (let p = 0; p < BATCH; p++) {
        const pull = pulls[q * BATCH + p]!;
        if (Math.abs(pull) < SMALL) continue;
        const other = places.get(q * BATCH + p);
        const mean = other ? other.mean : answerMean;
        const at = other ? 0 : p * D;
        const length = other ? other.length : answerLength[p]!;
        const askedL = askedLength[q]!;
        if (length < 1e-6 || askedL < 1e-6) continue;
        // Of the cosine, by either mean.
        const cosine = scores[q * BATCH + p]! / SHARP.mean;
        const by = (pull * SHARP.mean) / BATCH;
        for (let d = 0; d < D; d++) {
          const a = askedMean[q * D + d]! / askedL;
          const b = mean[at + d]! / length;
          askedGradient[q * D + d]! += (by * (b - cosine * a)) / askedL;
          own[d] = (by * (a - cosine * b)) / length;
          answerGradient[p * D + d]! += own[d]!;
        }
        for (const word of other?.taken ?? []) {
          const weight = learned.weights[this.words[word]!]!;
          for (let d = 0; d < D; d++) gradients[word * D + d]! -= weight * own[d]!;
        }
      }
    }
    this.spreadOut(asked, askedGradient);
    this.spreadOut(answers, answerGradient);
    return loss;
  }

  private spreadOut(texts: readonly Int32Array[], gradient: Float64Array): void {
    for (const [i, words] of texts.entries()) {
      for (const word of words) {
        const weight = this.learned.weights[this.words[word]!]!;
        for (let d = 0; d < D; d++) this.gradients[word * D + d]! += weight * gradient[i * D + d]!;
      }
    }
  }

  private byWords(askedWords: number): number {
    const { asked, answers, vectors, gradients, learned, masked } = this;
    const all = this.words.length;
    if (this.likeness.length < askedWords * all) this.likeness = new Float32Array(askedWords * all * 2);
    const { likeness } = this;
    likenesses(vectors, askedWords, all, likeness);
    const stems = Int32Array.from(this.words, (word) => learned.stems[word]!);
    const scores = new Float64Array(BATCH * BATCH);
    const nearest: Int32Array[] = [];
    const sums = new Float64Array(BATCH);
    const passed = new Uint8Array(all);
    for (let q = 0; q < BATCH; q++) {
      const own = asked[q]!;
      const near = new Int32Array(own.length * BATCH);
      nearest.push(near);
      let sum = 0;
      for (const word of own) sum += learned.weights[this.words[word]!]!;
      sums[q] = sum;
      if (masked[q] === 1) {
        const mine = new Set(Array.from(own, (word) => stems[word]!));
        for (let word = 0; word < all; word++) passed[word] = mine.has(stems[word]!) ? 1 : 0;
      } else passed.fill(0);
      for (const [k, word] of own.entries()) {
        const row = word * all;
        const share = (learned.weights[this.words[word]!]! * SHARP.words) / (sum || 1);
        for (let p = 0; p < BATCH; p++) {
          const answer = answers[p]!;
          let best = -1;
          let at = -1;
          for (let i = 0; i < answer.length; i++) {
            const other = answer[i]!;
            const value = likeness[row + other]!;
            if (value > best && passed[other] === 0) {
              best = value;
              at = other;
            }
          }
          near[k * BATCH + p] = at;
          if (at >= 0) scores[q * BATCH + p]! += share * best;
        }
      }
    }
    const { loss, pulls } = contrast(scores);
    for (let q = 0; q < BATCH; q++) {
      const own = asked[q]!;
      for (let p = 0; p < BATCH; p++) {
        const pull = pulls[q * BATCH + p]!;
        if (Math.abs(pull) < SMALL) continue;
        for (const [k, word] of own.entries()) {
          const other = nearest[q]![k * BATCH + p]!;
          if (other < 0) continue;
          const by = (pull * SHARP.words * learned.weights[this.words[word]!]!) / ((sums[q]! || 1) * BATCH);
          for (let d = 0; d < D; d++) {
            gradients[word * D + d]! += by * vectors[other * D + d]!;
            gradients[other * D + d]! += by * vectors[word * D + d]!;
          }
        }
      }
    }
    return loss;
  }

  /** A step of Adam for each word of the batch; then its length is 1 again. */
  private move(): void {
    const { learned, moment, square, gradients } = this;
    for (const [at, word] of this.words.entries()) {
      const step = ++this.steps[word]!;
      const [first, second] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      let length = 0;
      for (let d = 0; d < D; d++) {
        const i = word * D + d;
        const gradient = gradients[at * D + d]!;
        moment[i] = 0.9 * moment[i]! + 0.1 * gradient;
        square[i] = 0.999 * square[i]! + 0.001 * gradient * gradient;
        const value = learned.rows[i]! - (RATE * moment[i]!) / first / (Math.sqrt(square[i]! / second) + 1e-8);
        learned.rows[i] = value;
        length += value * value;
      }
      const scale = 1 / (Math.sqrt(length) || 1);
      for (let d = 0; d < D; d++) learned.rows[word * D + d]! *= scale;
    }
  }
}

/** The loss of a batch, and what each score would have to move by: its chance, less 1 for the right one. */
function contrast(scores: Float64Array): { loss: number; pulls: Float64Array } {
  const pulls = new Float64Array(scores.length);
  let loss = 0;
  for (let q = 0; q < BATCH; q++) {
    const row = q * BATCH;
    let most = Number.NEGATIVE_INFINITY;
    for (let p = 0; p < BATCH; p++) if (scores[row + p]! > most) most = scores[row + p]!;
    let sum = 0;
    for (let p = 0; p < BATCH; p++) {
      pulls[row + p] = Math.exp(scores[row + p]! - most);
      sum += pulls[row + p]!;
    }
    for (let p = 0; p < BATCH; p++) pulls[row + p]! /= sum;
    loss -= Math.log(pulls[row + q]! + 1e-30) / BATCH;
    pulls[row + q]! -= 1;
  }
  return { loss, pulls };
}

/** Products of the first so many vectors with all; four at a time, since fetching numbers takes most of the time. */
function likenesses(vectors: Float64Array, first: number, all: number, to: Float32Array): void {
  for (let a = 0; a < first; a += 4) {
    const [a0, a1, a2, a3] = [a, a + 1, a + 2, a + 3].map((one) => Math.min(one, first - 1) * D) as number[];
    for (let b = 0; b < all; b++) {
      const at = b * D;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let d = 0; d < D; d++) {
        const x = vectors[at + d]!;
        s0 += vectors[a0! + d]! * x;
        s1 += vectors[a1! + d]! * x;
        s2 += vectors[a2! + d]! * x;
        s3 += vectors[a3! + d]! * x;
      }
      to[a * all + b] = s0;
      if (a + 1 < first) to[(a + 1) * all + b] = s1;
      if (a + 2 < first) to[(a + 2) * all + b] = s2;
      if (a + 3 < first) to[(a + 3) * all + b] = s3;
    }
  }
}

function dot(one: Float64Array, at: number, other: Float64Array, from: number): number {
  let sum = 0;
  for (let d = 0; d < D; d++) sum += one[at + d]! * other[from + d]!;
  return sum;
}

function lengthOf(vector: Float64Array, at: number): number {
  return Math.sqrt(dot(vector, at, vector, at));
}
