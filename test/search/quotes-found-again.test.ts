import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arg } from '../../src/interactions/custom-id.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { fc } from '../harness/properties.ts';

async function served(
  turns: readonly string[],
  check: (port: SearchPort) => Promise<void>,
  speakers: readonly string[] = ['Ada Lovelace'],
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'found-again-'));
  const body = turns
    .map((text, n) => `**[00:${String(n).padStart(2, '0')}:00] ${speakers[n % speakers.length]}:** ${text}\n`)
    .join('\n');
  await writeFile(join(dir, '1.md'), `---\nshow: The Example Hour\nnumber: 1\ntitle: Example\n---\n\n${body}`);
  const port = createEngine({ load: archiveLoader({ dir }) });
  try {
    await check(port);
  } finally {
    await port.close();
    await rm(dir, { recursive: true });
  }
}

/** Every quote that searches, topics and the daily pool bring is found again by its id, which fits into a button. */
async function allFoundAgain(port: SearchPort, queries: readonly string[]): Promise<number> {
  let quotes = 0;
  for (const text of queries) {
    const { hits } = await port.search({ text, limit: 50 });
    const { sources } = await port.topic({ text });
    for (const { id, text: said } of [...hits, ...sources]) {
      expect(arg.quote.decode(arg.quote.encode(id))).toBe(id);
      expect((await port.quote(id))?.text, `${id}: ${said.slice(0, 80)}`).toBe(said);
      const context = await port.context(id, 1);
      expect(context?.map(({ text, quote }) => quote && text.slice(quote.start, quote.end))).toEqual([said]);
      quotes++;
    }
  }
  const card = await port.episode('Example');
  for (const { id, text } of [...(card?.best ?? []), ...(card?.sources ?? [])])
    expect((await port.quote(id))?.text).toBe(text);
  for (const { id } of await port.pool({})) expect(await port.quote(id)).not.toBeNull();
  return quotes;
}

const words = ['marmalade', 'Turnips', 'gramophone', "don't", '3,000', 'naïve', 'the', 'of', 'U.S.', 'Dr.', 'well'];
const nonsense = fc.integer({ min: 1, max: 3000 }).map((length) => 'supercalifragilistic'.repeat(150).slice(0, length));
const token = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: nonsense });
const end = fc.constantFrom('. ', '? ', '… ', ', ', '; ', ' – ', ' ', '.” ', ' “', ' (', ') ');
const turn = fc
  .array(fc.tuple(fc.array(token, { minLength: 1, maxLength: 14 }), end), { minLength: 1, maxLength: 30 })
  .map((parts) =>
    parts
      .map(([run, mark]) => run.join(' ') + mark)
      .join('')
      .trim(),
  );

it('a question with a word of thousands of letters is answered like any other', async () => {
  await served(['We speak of marmalade and of turnips. That is all there is to it.'], async (port) => {
    // A stemmer left to itself needs minutes for this, on the thread that answers everybody.
    for (const word of ['abcdefghij'.repeat(400), 'a1'.repeat(2000), 'é'.repeat(4000), 'ss'.repeat(2000)])
      expect((await port.search({ text: `${word} marmalade`, refuse: false })).hits).toHaveLength(1);
  });
});

describe('every quote that is shown', () => {
  it('is found again by its id, whatever was said', async () => {
    let quotes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 5 }), async (turns) => {
        await served(turns, async (port) => {
          quotes += await allFoundAgain(port, [
            'marmalade',
            'turnips gramophone',
            '3000 naive',
            'supercalifragilistic',
          ]);
        });
      }),
      { numRuns: 25 },
    );
    expect(quotes).toBeGreaterThan(40);
  });

  it('is found again where a word is longer than a quote', async () => {
    const long = 'abcdefghij'.repeat(300);
    await served(
      [`We speak of marmalade and ${long} and then of turnips. That is all there is to it.`],
      async (port) => {
        expect(await allFoundAgain(port, ['marmalade', 'turnips', long, long.slice(0, 320)])).toBeGreaterThan(0);
      },
    );
  });

  it.each([
    ['word for word', 'We grow the turnips in an old marmalade factory.'],
    ['in two sentences', 'We grow the turnips. In an old marmalade factory.'],
    ['as part of more', 'Well. We grow the turnips in an old marmalade factory! We like it there, and so do they.'],
  ])('is told from the same words said earlier %s', async (_, earlier) => {
    const quote = 'We grow the turnips in an old marmalade factory.';
    const check = async (port: SearchPort) => {
      const [grace] = await port.resolve('speaker', 'Grace Hopper');
      const { hits } = await port.search({ text: 'turnips marmalade factory', filters: { speakers: [grace!.value] } });
      expect(hits[0]).toMatchObject({ text: quote, turn: 1 });
      const again = await port.quote(hits[0]!.id);
      expect([again?.turn, again?.span]).toEqual([1, hits[0]!.span]);
    };
    await served([`${earlier} More of that later.`, `So. ${quote}`], check, ['Ada Lovelace', 'Grace Hopper']);
  });

  it.each([
    ['in lower case without marks', (n: number) => `and so the gramophone number ${n} plays marmalade over and over`],
    [
      'with names here and there',
      (n: number) => `${n % 40 === 0 ? 'Ada' : 'she'} said. the gramophone ${n} plays marmalade.`,
    ],
    ['in sentences', (n: number) => `The gramophone ${n} plays marmalade, and nobody (not even Ada) minds it at all.`],
    [
      'with a quotation that nobody closes',
      (n: number) => `${n % 50 === 7 ? 'He said “' : ''}The gramophone ${n} plays marmalade. So it does.`,
    ],
  ])('is found again in a talk without a break, %s', async (_, sentence) => {
    const talk = Array.from({ length: 900 }, (_, n) => sentence(n)).join(' ');
    await served(['Welcome to the hour.', talk, 'Thank you, that was long.'], async (port) => {
      expect(
        await allFoundAgain(port, ['gramophone 70', 'gramophone 450 marmalade', 'marmalade', 'nobody minds 880']),
      ).toBeGreaterThan(3);
    });
  });
});
