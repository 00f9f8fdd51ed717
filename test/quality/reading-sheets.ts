import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { seeded, shuffled } from '../../src/random.ts';
import type { SearchPort } from '../../src/search/port.ts';

/** An answer for a blind reader: what was asked for, and what came, with its sources; nothing of how it was chosen. */
interface Item {
  id: string;
  kind: 'daily' | 'summary' | 'card' | 'quote' | 'topic';
  archive: string;
  asked: string;
  answer: string;
}

/** Items of each kind of one archive. */
const EACH = { daily: 8, summary: 8, card: 4, quote: 8, topic: 8 } as const;
/** Topics of an archive among which those to be summed up are drawn. */
const TOPICS = 40;

/**
 * Writes what the bot would say of some archives for blind readers: `items.jsonl`, in an order that tells nothing. Daily
 * quotes are drawn from the pool, topics from those that are offered.
 */
export async function writeReadingSheets(
  archives: readonly string[],
  out: string,
  open: (options: { dir: string; cache: string }) => SearchPort,
): Promise<void> {
  const random = seeded(1);
  const items: Omit<Item, 'id'>[] = [];
  for (const dir of archives.map((one) => resolve(one))) {
    const cache = mkdtempSync(join(tmpdir(), 'overlord-reading-'));
    const search = open({ dir, cache });
    try {
      items.push(...(await itemsOf(search, basename(dir), random)));
    } finally {
      await search.close();
      rmSync(cache, { recursive: true, force: true });
    }
  }
  mkdirSync(resolve(out), { recursive: true });
  const lines = shuffled(items, random).map((item, i) =>
    JSON.stringify({ id: `a${String(i + 1).padStart(4, '0')}`, ...item }),
  );
  writeFileSync(join(resolve(out), 'items.jsonl'), `${lines.join('\n')}\n`);
  console.log(`${lines.length} answers from ${archives.length} archives in ${join(resolve(out), 'items.jsonl')}`);
}

async function itemsOf(search: SearchPort, archive: string, random: () => number): Promise<Omit<Item, 'id'>[]> {
  const items: Omit<Item, 'id'>[] = [];
  const pool = shuffled(await search.pool(), random).slice(0, EACH.daily);
  for (const { id } of pool) {
    const quote = await search.quote(id);
    if (quote) items.push({ kind: 'daily', archive, asked: 'a quote of the day', answer: said(quote) });
  }
  const topics = shuffled(await search.topics({ limit: TOPICS }), random);
  for (const topic of topics.slice(0, EACH.topic)) items.push({ kind: 'topic', archive, asked: topic, answer: topic });
  for (const topic of topics.slice(0, EACH.summary)) {
    const { summary, sources } = await search.topic({ text: topic });
    const answer = summary
      .map(({ text, source }) => `${text} (${sources[source - 1]?.speaker?.name ?? '?'})`)
      .join('\n');
    items.push({ kind: 'summary', archive, asked: topic, answer: answer || '(no summary)' });
    const { hits } = await search.search({ text: topic, limit: 1 });
    if (hits[0]) items.push({ kind: 'quote', archive, asked: topic, answer: said(hits[0]) });
  }
  for (const { id, title } of shuffled(await search.listed(), random).slice(0, EACH.card)) {
    const card = await search.episode(id);
    const answer = card?.summary.map(({ text }) => text).join('\n');
    items.push({ kind: 'card', archive, asked: title, answer: answer || '(no summary)' });
  }
  return items.slice(
    0,
    Object.values(EACH).reduce((a, b) => a + b, 0),
  );
}

function said({ text, speaker }: { text: string; speaker: { name: string } | null }): string {
  return `“${text}” — ${speaker?.name ?? 'unnamed'}`;
}
