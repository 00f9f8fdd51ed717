import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import type { Episode } from '../../src/episodes/episode.ts';
import { projectRoot } from '../../src/paths.ts';
import { laterMessages, messages, messyMessages, type Row, type TurnName, turns } from './messages.table.ts';
import { openArchive, openSettings, quoteOf, stage } from './stage.ts';

const search = openArchive();
let opened: Awaited<ReturnType<typeof openSettings>>;
let episodes: Episode[];
beforeAll(async () => {
  opened = await openSettings();
  episodes = (await readArchive(join(projectRoot, 'data/episodes'))).episodes;
});
afterAll(async () => {
  await search.close();
  await opened.close();
});

const plain = (words: string) => words.replace(/[‘’]/g, "'").replace(/\s+/g, ' ');

/** Whether the quote stands in one of the turns that answer. */
function stands(quote: string, right: readonly TurnName[]): boolean {
  const wanted = right.map((name) => plain(turns[name]));
  return episodes.some((episode) =>
    episode.turns.some((turn) => turn.text.includes(quote) && wanted.some((words) => plain(turn.text).includes(words))),
  );
}

interface Outcome {
  row: Row;
  set: 'seen' | 'held out' | 'later' | 'messy';
  /** The quote shown first when the bot is spoken to, and when it is not. */
  asked: string | null;
  unasked: string | null;
}

function setOf(i: number): Outcome['set'] {
  if (i >= messages.length + laterMessages.length) return 'messy';
  if (i >= messages.length) return 'later';
  return i % 3 === 2 ? 'held out' : 'seen';
}

/** Every row twice: said to the bot, and said in a channel where it may speak by itself; each in a place of its own. */
async function playAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [i, row] of [...messages, ...laterMessages, ...messyMessages].entries()) {
    const place = { guild: `2${String(i).padStart(17, '0')}`, channel: `3${String(i).padStart(17, '0')}` };
    await opened.settings.setChannel(place.guild, place.channel, { mode: 'suggest' });
    const { mention, answerTo, message, replyTo } = stage({ search, settings: opened.settings, contentGranted: true });
    // What is neither meant for it nor answered by it is only overheard.
    const spoken = row.forBot || row.right.length > 0;
    const before = row.after === undefined ? null : await mention(row.after, place);
    const asked = !spoken
      ? null
      : before
        ? await answerTo(replyTo(before, row.text, place))
        : await mention(row.text, place);
    const unasked = await answerTo(message(row.text, { ...place, author: '100000000000000009' }));
    outcomes.push({
      row,
      set: setOf(i),
      asked: asked && quoteOf(asked.reply),
      unasked: unasked && quoteOf(unasked.reply),
    });
  }
  return outcomes;
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

function figures(outcomes: readonly Outcome[]) {
  const answerable = outcomes.filter(({ row }) => row.right.length > 0);
  const off = outcomes.filter(({ row }) => !row.topic);
  const first = answerable.filter(({ asked, row }) => asked !== null && stands(asked, row.right));
  const silent = off.filter(({ unasked }) => unasked === null);
  // It speaks when it was spoken to, and when it speaks by itself.
  const spoken = outcomes.flatMap(({ row, asked, unasked }) => [
    ...(row.forBot && asked !== null ? [stands(asked, row.right)] : []),
    ...(unasked !== null ? [stands(unasked, row.right)] : []),
  ]);
  return {
    first: share(first.length, answerable.length),
    silent: share(silent.length, off.length),
    right: share(spoken.filter(Boolean).length, spoken.length),
    unasked: outcomes.filter(({ unasked }) => unasked !== null).length,
  };
}

it('puts the right turn first, stays silent where it was not asked, and is right when it speaks', async () => {
  const outcomes = await playAll();
  for (const [name, part] of [
    ['all', outcomes],
    ...(['seen', 'held out', 'later', 'messy'] as const).map(
      (name) => [name, outcomes.filter(({ set }) => set === name)] as const,
    ),
  ] as const) {
    const { first, silent, right, unasked } = figures(part);
    console.log(
      `${name.padEnd(8)} ${part.length} messages: right turn first ${percent(first)}, silent unasked ${percent(silent)}, right when it speaks ${percent(right)} (spoke unasked ${unasked} times)`,
    );
  }
  if (process.env.SHOW_MISSES) {
    for (const { row, asked, unasked, set } of outcomes) {
      if (set !== 'seen' && process.env.SHOW_MISSES !== 'all') continue;
      if (row.right.length > 0 && !(asked && stands(asked, row.right))) console.log('MISS   ', row.text, '→', asked);
      if (row.right.length === 0 && row.forBot && asked !== null) console.log('SPOKE  ', row.text, '→', asked);
      if (unasked !== null && !stands(unasked, row.right)) console.log('BUTT IN', row.text, '→', unasked);
    }
  }
  const all = figures(outcomes);
  expect(all.first).toBeGreaterThanOrEqual(0.85);
  expect(all.silent).toBeGreaterThanOrEqual(0.98);
  expect(all.right).toBeGreaterThanOrEqual(0.9);
});
