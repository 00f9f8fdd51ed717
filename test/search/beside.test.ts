import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NEAR_FEATURES } from '../../src/retrieve/by-meaning.ts';
import { textOfPassage } from '../../src/retrieve/nearest-passages.ts';
import { parseQuery } from '../../src/retrieve/query.ts';
import { RankedRetriever } from '../../src/retrieve/ranked-archive.ts';
import { archiveLoader } from '../../src/search/load.ts';

/** More than are compared word by word of a larger archive. */
const OTHERS = 1_600;
const QUESTION = 'proud of operating on patients without soap';
const MEANT = 'That surgeon went from one patient to the next without soap, and was proud of it.';
const BESIDE = 'The carburettor rusted; a violin cracked, and the accountant sold both of them in Lisbon.';

let folder: string;
let retriever: RankedRetriever;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'overlord-beside-'));
  mkdirSync(join(folder, 'show'));
  write('meant', [MEANT, BESIDE]);
  // Every passage of these is more like the question than what stands beside the one that was meant.
  write(
    'others',
    Array.from({ length: OTHERS }, (_, i) => `The doctor of ward ${i} wore gloves, and the nurses cleaned room ${i}.`),
  );
  const loaded = await archiveLoader({ dir: folder })();
  if (!(loaded.retriever instanceof RankedRetriever)) throw new Error('The archive is ranked by something else.');
  retriever = loaded.retriever;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Each of these is said again until it is a passage of its own: sixty words. */
function write(name: string, said: readonly string[]): void {
  const turns = said.map(
    (text, i) =>
      `${i % 2 === 0 ? 'Ada' : 'Grace'}: ${Array(Math.ceil(60 / text.split(' ').length))
        .fill(text)
        .join(' ')}`,
  );
  writeFileSync(join(folder, 'show', `${name}.md`), `---\ntitle: ${name}\n---\n\n${turns.join('\n\n')}\n`);
}

it('what stands beside a passage is compared, however large the archive', () => {
  const query = parseQuery(QUESTION, retriever.vocabulary);
  const { found } = retriever.byMeaning(query, { episodes: null, speakers: null }).compared;
  const [meant, beside] = [MEANT, BESIDE].map((text) =>
    found.find(({ segment, passage }) => textOfPassage(segment, passage).includes(text)),
  );
  const at = (name: (typeof NEAR_FEATURES)[number]) => NEAR_FEATURES.indexOf(name);
  const nearness = beside!.features[at('shared')]! + beside!.features[at('mean')]!;
  expect(nearness).toBeGreaterThan(0);
  expect(meant!.features[at('beside')]).toBe(nearness);
});
