import type { Problem } from '../episodes/episode.ts';
import type { EmbeddingsNews } from '../index/embeddings.ts';
import type { SnapshotNews } from '../index/snapshot.ts';
import type { Logger } from '../log.ts';
import type { ArchiveStatus, SearchPort } from './port.ts';

export interface LiveOptions {
  search: Pick<SearchPort, 'reload'>;
  /** What was served when this began; its problems have been told. */
  before: Pick<ArchiveStatus, 'version' | 'problems'>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Told each time after something else is served. */
  onNewVersion?: () => void;
}

export interface Live {
  /** The folder changed. While it is being read, any number of calls make one more pass. */
  changed(): void;
  /** Resolves when everything that was asked for is served. */
  settled(): Promise<void>;
}

/** Reads the archive again when told to, one pass at a time, and tells the log what is new about it. */
export function createLive({ search, before, log, onNewVersion }: LiveOptions): Live {
  let served = before;
  let again = false;
  let running: Promise<void> | null = null;

  async function passes(): Promise<void> {
    while (again) {
      again = false;
      try {
        tell(await search.reload());
      } catch (err) {
        log.error({ err }, 'the episodes folder could not be read again; the archive as it was goes on serving');
      }
    }
  }

  function tell(now: ArchiveStatus): void {
    const said = new Set(served.problems.map(wording));
    const still = new Set(now.problems.map(wording));
    tellProblems(
      now.problems.filter((problem) => !said.has(wording(problem))),
      log,
    );
    for (const { file, line, what, level } of served.problems)
      if (level !== 'skipped' && !still.has(wording({ file, line, what }))) log.info({ file, line, what }, 'mended');
    if (now.version !== served.version) {
      onNewVersion?.();
      log.info(
        {
          episodes: now.episodes,
          words: now.words,
          problems: now.problems.filter(({ level }) => level !== 'skipped').length,
        },
        'the archive was read again',
      );
    }
    served = now;
  }

  return {
    changed() {
      again = true;
      running ??= passes().finally(() => {
        running = null;
      });
    },
    async settled() {
      await running;
    },
  };
}

/** Tells the log of files that need a look, one by one, and of those passed over, together for each reason. */
export function tellProblems(problems: readonly Problem[], log: Pick<Logger, 'info' | 'warn'>): void {
  const skipped = new Map<string, string[]>();
  for (const problem of problems) {
    if (problem.level !== 'skipped') log.warn({ problem }, 'an episode needs a look');
    else skipped.set(problem.what, [...(skipped.get(problem.what) ?? []), problem.file]);
  }
  for (const [why, files] of skipped) log.info({ files, why }, 'files were passed over');
}

/** Tells the log what became of the index's snapshot. */
export function logSnapshot(log: Pick<Logger, 'info' | 'warn'>): (news: SnapshotNews) => void {
  return ({ what, file, reason }) => {
    if (what === 'read') log.info({ file }, 'the index was read from its snapshot');
    else if (what === 'written') log.info({ file }, 'a snapshot of the index was written: the next start is quick');
    else if (what === 'not written')
      log.warn(
        { file, reason, remedy: 'make room there or make it writable, or set CACHE_DIR to another folder or to off' },
        'no snapshot of the index could be written: everything works, but the next start indexes the archive again',
      );
    else if (what === 'damaged')
      log.warn({ file }, 'the snapshot of the index is damaged and not used: the archive is indexed anew');
    else log.info({ file }, `the snapshot of the index is ${what}: the archive is indexed`);
  };
}

/** Tells the log what became of the file of a model's vectors. */
export function logVectors(log: Pick<Logger, 'warn'>): (news: EmbeddingsNews) => void {
  return ({ what, file, reason }) => {
    if (what === 'damaged') log.warn({ file }, 'the file of vectors is damaged and not used: they are made anew');
    else
      log.warn(
        { file, reason, remedy: 'make room there or make it writable, or set CACHE_DIR to another folder' },
        'vectors cannot be written: everything works, but the next start embeds the archive again',
      );
  };
}

const wording = ({ file, line, what }: Pick<Problem, 'file' | 'line' | 'what'>): string => `${file}\n${line}\n${what}`;
