import { open, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { Problem } from '../../episodes/episode.ts';
import { afterPreamble } from '../../episodes/preamble.ts';
import { keepCover } from '../cover.ts';
import { type Imported, nothingOf } from '../imported.ts';
import type { FetchedSource, Taking } from '../source.ts';
import { createWebClient } from './client.ts';
import { feedMemoryFile } from './memory.ts';
import { type FeedNote, type FeedReport, syncFeed } from './sync.ts';

export interface FeedSettings {
  clock: Clock;
  /** Private addresses are fetched from too. */
  allowPrivate: boolean;
}

const ADDRESS = /^(?:https?|feed|itpc|pcast|podcast):\/\//i;

/** A feed's address as typed or copied from a player, with the scheme it is fetched by; null for what is no address. */
export function feedAddress(argument: string): string | null {
  if (!ADDRESS.test(argument)) return null;
  return argument.replace(/^(?:feed|itpc|pcast|podcast):\/\//i, 'https://').replace(/^https:\/\/(?=https?:)/i, '');
}

/** An RSS feed: its address, or a file with the feed in it. */
export function feedSource({ clock, allowPrivate }: FeedSettings): FetchedSource {
  return {
    name: 'feeds',
    recognises: async (argument) => feedAddress(argument) !== null || (await isFeedFile(resolve(argument))),
    async takeAll(argument, taking) {
      const address = feedAddress(argument);
      const client = createWebClient({ clock, allowPrivate });
      try {
        const report = await takeFeed({
          address: address ?? basename(argument),
          ...(address === null ? { content: await readFile(resolve(argument)), place: resolve(argument) } : {}),
          client,
          clock,
          recheckAfter: 0,
          taking,
        });
        for (let i = 0; i < report.unchanged; i++) taking.tell(nothingOf(report.feed, 'unchanged'));
        for (const note of report.notes) taking.tell(asResult(note));
      } finally {
        client.close();
      }
    },
  };
}

export interface TakeFeed {
  address: string;
  content?: Uint8Array;
  /** What the feed is remembered by; default its address. */
  place?: string;
  client: ReturnType<typeof createWebClient>;
  clock: Clock;
  /** As in `SyncOptions`, as the next two. */
  recheckAfter: number;
  tooLarge?: ReadonlySet<string>;
  onReading?: (what: string | null) => void;
  taking: Taking;
}

/** Takes in what is new or changed in a feed. */
export function takeFeed({
  taking,
  address,
  content,
  place,
  client,
  clock,
  recheckAfter,
  tooLarge,
  onReading,
}: TakeFeed): Promise<FeedReport> {
  const memory = feedMemoryFile(taking.out, place ?? address);
  return syncFeed({
    address,
    ...(content ? { content } : {}),
    client,
    clock,
    recheckAfter,
    ...(tooLarge ? { tooLarge } : {}),
    ...(onReading ? { onReading } : {}),
    anew: taking.force,
    signal: taking.signal,
    memory: taking.dryRun ? { load: memory.load, save: async () => {} } : memory,
    onProgress: taking.onProgress,
    output: {
      async take(item, warnings) {
        const result = await taking.take(item);
        result.problems.push(...warnings.map(asProblem));
        taking.tell(result);
        return result;
      },
      takeCover: (folder, bytes) => (taking.dryRun ? Promise.resolve() : keepCover(join(taking.out, folder), bytes)),
      has: (file) =>
        stat(join(taking.out, file)).then(
          (found) => found.isFile(),
          () => false,
        ),
    },
  });
}

async function isFeedFile(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => null);
  if (!handle) return false;
  try {
    if (!(await handle.stat()).isFile()) return false;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    // A byte order mark, of whichever encoding, may stand first.
    const head = buffer
      .toString('utf8', 0, bytesRead)
      .replaceAll('\0', '')
      .replace(/^[^<\s]{0,4}/, '');
    // Atom and RDF are taken for feeds, so that they are refused as such, and not read as a transcript.
    return /^<(?:rss|feed|rdf:RDF)\b/i.test(afterPreamble(head).slice(0, 10));
  } finally {
    await handle.close();
  }
}

function asProblem({ where, what, remedy }: FeedNote): Problem {
  return { file: where, line: null, what, remedy, level: 'warning' };
}

/** What is taken next time counts as failed now; what is not taken as it stands, as skipped. */
function asResult(note: FeedNote): Imported {
  return {
    ...nothingOf(note.where, note.kind === 'later' ? 'failed' : 'skipped'),
    why: note.kind === 'later' ? `${note.what}; ${note.remedy}` : note.what,
    problems: [{ ...asProblem(note), level: note.kind === 'warning' ? 'warning' : 'error' }],
  };
}
