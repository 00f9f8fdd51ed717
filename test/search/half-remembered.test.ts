import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearHits } from '../../src/answers/outcome.ts';
import type { Hit } from '../../src/answers/shapes.ts';
import { createEngine } from '../../src/search/engine.ts';
import { createOpener } from '../../src/search/open.ts';
import type { SearchPort } from '../../src/search/port.ts';

/** Each told of in words that share nothing with the question that half remembers it. */
const TOLD = [
  [
    'are blow dryers needless in motels',
    'I would take the hairdryer out of every hotel room, because it only trips the fuses.',
  ],
  [
    'is a doctorate worth it',
    'People ask me whether to do a PhD, and I tell them to work for two years before they decide.',
  ],
  [
    'grandma bred insects above the flat',
    'My grandmother kept bees up on the roof, and the whole street had honey from her.',
  ],
  [
    'sleeping at the port when the boat was delayed',
    'The ferry came nine hours late, so we lay down in the harbour office between the boxes of fish.',
  ],
  [
    'toddlers drawing all over the wallpaper',
    'Our children painted the kitchen wall with jam while I was on the phone to the bank.',
  ],
  [
    'a physician who never washed his hands',
    'That surgeon went from one patient to the next without soap, and was proud of it.',
  ],
] as const;

describe('what is half remembered', () => {
  let search: SearchPort;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'overlord-remembered-'));
    cpSync('test/quality/archive', folder, { recursive: true });
    mkdirSync(join(folder, 'show'));
    for (const [i, [, said]] of TOLD.entries())
      writeFileSync(join(folder, 'show', `${i}.md`), `---\ntitle: Part ${i}\n---\n\n[00:01:00] Ada: ${said}\n`);
    search = createEngine({ load: createOpener({ folder, snapshot: null }) });
  });
  afterAll(async () => {
    await search.close();
    rmSync(folder, { recursive: true });
  });

  it('is suggested out of an archive of hours, and never told as said', async () => {
    for (const [question, said] of TOLD) {
      const { match, leads } = await search.search({ text: question });
      expect(['near', 'none']).toContain(match);
      expect(leads.map(({ text }) => text)).toContain(said);
    }
  });

  it('is shown nearest first, at most three, none of them twice', async () => {
    for (const [question] of TOLD) {
      const { hits } = await search.search({ text: question });
      expect(hits.length).toBeLessThanOrEqual(3);
      expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    }
  });

  it('is shown as near, before what merely shares words with the question', async () => {
    const [question, said] = TOLD.at(-1)!;
    const { match, hits } = await search.search({ text: question });
    expect(match).toBe('near');
    expect(hits[0]?.text).toBe(said);
    const foreign = await search.search({ text: 'replicating databases across continents' });
    expect(foreign).toMatchObject({ match: 'none', hits: [] });
  });
});

describe('what is near in an archive of two languages', () => {
  const hit = (text: string, strength: number): Hit => ({ text, strength }) as Hit;
  const german = hit('Der Chirurg ging ohne Seife.', 0.87);
  const english = hit('That surgeon went without soap.', 0.8);
  const isComparable = (one: Hit) => one !== german;

  it('begins with what words found where meaning cannot compare', () => {
    expect(nearHits([german, english], { hits: [english], tells: true }, isComparable)).toEqual([german, english]);
  });

  it('is what words found where meaning tells nothing', () => {
    expect(nearHits([english, german], { hits: [], tells: false }, isComparable)).toEqual([english, german]);
  });
});
