import { resolve } from 'node:path';
import { takeCorrections } from './corrections-file.ts';
import { type Imported, nothingOf } from './imported.ts';
import { createTally, type Report } from './report.ts';
import { createImporter, type ImportOptions } from './run.ts';
import type { AnySource, FetchedSource, Item, Skipped, Source } from './source.ts';

export interface ImportRun extends ImportOptions {
  sources: readonly AnySource[];
  /** As typed: files, folders, feeds. */
  arguments: readonly string[];
  signal: AbortSignal;
  onResult?: (result: Pick<Imported, 'origin'>, done: number, known: number) => void;
  /** Items taken in at once. Default 4: enough to read while writing; the work itself is done by one thread. */
  concurrency?: number;
  /** Milliseconds on any steady clock. */
  now: () => number;
}

/** An argument that no source knows, or a place that cannot be listed. For people. */
export class SourceError extends Error {
  override name = 'SourceError';
}

const isSkipped = (item: Item | Skipped): item is Skipped => 'skipped' in item;

/** Runs an import from beginning to end, or until `signal`; what was written by then is whole. @throws {SourceError} */
export async function runImport({
  sources,
  arguments: places,
  signal,
  onResult,
  concurrency = 4,
  now,
  ...options
}: ImportRun): Promise<Report> {
  const started = now();
  const tally = createTally();
  const list: (Item | Skipped)[] = [];
  const fetched: { source: FetchedSource; place: string }[] = [];
  const listed = new Map<Source, string[]>();
  let stopped = false;
  try {
    for (const place of places) {
      const source = await sourceOf(place, sources);
      if ('takeAll' in source) fetched.push({ source, place });
      else listed.set(source, [...(listed.get(source) ?? []), place]);
    }
    for (const [source, together] of listed) for await (const item of source.items(together, signal)) list.push(item);
  } catch (error) {
    if (!signal.aborted)
      throw error instanceof SourceError
        ? error
        : new SourceError(error instanceof Error ? error.message : String(error));
    stopped = true;
  }
  const take = createImporter({ ...options, listed: new Set(list.map(({ origin }) => origin)) });
  let done = 0;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < list.length && !signal.aborted) {
      const item = list[next++];
      if (!item) break;
      const result: Imported = isSkipped(item)
        ? { ...nothingOf(item.origin, 'skipped'), why: item.skipped }
        : await take(item);
      tally.add(result);
      onResult?.(result, ++done, list.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  for (const place of [...listed.values()].flat()) {
    if (signal.aborted) break;
    const result = await takeCorrections({ from: resolve(place), out: options.out, dryRun: options.dryRun });
    if (result) tally.add(result);
  }
  for (const { source, place } of fetched) {
    if (signal.aborted) break;
    try {
      await source.takeAll(place, {
        out: options.out,
        dryRun: options.dryRun,
        force: options.force,
        signal,
        take,
        tell: tally.add,
        onProgress: (at, known, origin) => onResult?.({ origin }, done + at, list.length + known),
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
  stopped ||= signal.aborted && fetched.length > 0;
  return { ...tally.report(), took: now() - started, stopped: stopped || done < list.length };
}

async function sourceOf(place: string, sources: readonly AnySource[]): Promise<AnySource> {
  for (const source of sources) if (await source.recognises(place)) return source;
  throw new SourceError(
    `There is nothing at "${place}". Give a file, a folder${sources.length > 1 ? ' or the address of a feed' : ''}.`,
  );
}
