import colours from 'picocolors';
import { ASIDE_KINDS, type AsideKind, addAccount, emptyAccount, type WordAccount } from '../episodes/account.ts';
import type { Problem } from '../episodes/episode.ts';
import type { Imported, Outcome } from './imported.ts';

/** What an import came to. `--json` prints it. */
export interface Report {
  files: number;
  outcomes: { [K in Outcome]: number };
  words: WordAccount;
  turns: number;
  labelled: number;
  timed: number;
  formats: { [format: string]: number };
  /** What the shows are called, most episodes first, and whether only a folder's name says so. */
  shows: { name: string; episodes: number; byFolder: boolean }[];
  /** Names, most episodes first. */
  speakers: { name: string; episodes: number }[];
  /** Warnings with their numbers replaced, how many files have each, and the first of these. */
  warnings: { what: string; files: number; first: { origin: string; line: number | null }; remedy: string }[];
  /** What was not taken, and why. */
  notTaken: { origin: string; outcome: Outcome; why: string; line: number | null; remedy: string | null }[];
  /** Milliseconds. */
  took: number;
  /** True where it was interrupted. */
  stopped: boolean;
}

export const emptyReport = (): Report => ({
  files: 0,
  outcomes: { new: 0, updated: 0, unchanged: 0, kept: 0, skipped: 0, failed: 0 },
  words: emptyAccount(),
  turns: 0,
  labelled: 0,
  timed: 0,
  formats: {},
  shows: [],
  speakers: [],
  warnings: [],
  notTaken: [],
  took: 0,
  stopped: false,
});

const kindOf = (what: string): string =>
  what
    .replace(/[\d][\d:.,]*/g, '…')
    .replace(/ \(… after …\)/, '')
    .replace(/;.*$/, '');

/** Adds results up. Keeps no episode, so a whole archive fits. */
export function createTally(): { add(result: Imported): void; report(): Report } {
  const report = emptyReport();
  const shows = new Map<string, Report['shows'][number]>();
  const speakers = new Map<string, number>();
  const warnings = new Map<string, Report['warnings'][number]>();
  return {
    add(r) {
      report.files++;
      report.outcomes[r.outcome]++;
      if (r.format) report.formats[r.format] = (report.formats[r.format] ?? 0) + 1;
      if (r.words) addAccount(report.words, r.words);
      report.turns += r.turns;
      report.labelled += r.labelled;
      report.timed += r.timed;
      if (r.show) {
        const show = shows.get(r.show.name) ?? { name: r.show.name, episodes: 0, byFolder: false };
        shows.set(show.name, {
          ...show,
          episodes: show.episodes + 1,
          byFolder: show.byFolder || (r.show.byFolder && r.show.name !== ''),
        });
      }
      for (const name of r.speakers) speakers.set(name, (speakers.get(name) ?? 0) + 1);
      const kinds = new Set<string>();
      for (const { level, what, line, remedy } of r.problems) {
        const kind = kindOf(what);
        if (level !== 'warning' || kinds.has(kind)) continue;
        kinds.add(kind);
        const known = warnings.get(kind);
        // Several files are read at once; the first by name is the same each time.
        const isFirst = known === undefined || r.origin < known.first.origin;
        const first = isFirst ? { origin: r.origin, line } : known.first;
        warnings.set(kind, { what: kind, files: (known?.files ?? 0) + 1, first, remedy: known?.remedy ?? remedy });
      }
      if (r.outcome === 'failed' || r.outcome === 'skipped' || r.outcome === 'kept') {
        const fault = r.problems.find((p) => p.level === 'error');
        const why = r.why ?? fault?.what ?? '';
        report.notTaken.push({
          origin: r.origin,
          outcome: r.outcome,
          why,
          line: fault?.line ?? null,
          // Said once, also where a source says it with what is wrong.
          remedy: fault && !why.endsWith(fault.remedy) ? fault.remedy : null,
        });
      }
    },
    report: () => ({
      ...report,
      shows: [...shows.values()].sort((a, b) => b.episodes - a.episodes || (a.name < b.name ? -1 : 1)),
      speakers: [...speakers]
        .map(([name, episodes]) => ({ name, episodes }))
        .sort((a, b) => b.episodes - a.episodes || (a.name < b.name ? -1 : 1)),
      warnings: [...warnings.values()].sort((a, b) => b.files - a.files),
      // Several files are read at once; which of them ends first says nothing.
      notTaken: [...report.notTaken].sort((a, b) => (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : 0)),
    }),
  };
}

const n = (value: number): string => value.toLocaleString('en');

/** How each kind of what was put aside is called in the closing table. */
const IN_WORDS: { [K in AsideKind]: string } = {
  label: 'names of speakers',
  time: 'times',
  heading: 'headings',
  header: 'lines about the episode',
  markup: 'markup',
  note: 'remarks',
  sound: 'sounds',
  repeat: 'the same words again',
  field: 'names and values of other fields',
  lost: 'not understood',
};

/**
 * `1,576 kept, of 4,526 in the files; the others are no speech: times 1,446, …`: the parts add up to all that is
 * there.
 */
function formatWords({ source, kept, aside }: WordAccount): string {
  const { lost } = aside;
  const parts = ASIDE_KINDS.filter((kind) => kind !== 'lost' && aside[kind] > 0)
    .sort((a, b) => aside[b] - aside[a])
    .map((kind) => `${IN_WORDS[kind]} ${n(aside[kind])}`);
  const loss = lost > 0 ? `, ${n(lost)} ${IN_WORDS.lost}` : '';
  const others = parts.length > 0 ? `; the others are no speech: ${parts.join(', ')}` : '';
  return `${n(kept)} kept, of ${n(source)} in the files${loss}${others}`;
}

/** The closing table. */
export function formatReport(report: Report, dryRun: boolean): string {
  const { outcomes: o, words } = report;
  const rows: [string, string][] = [
    [dryRun ? 'would be new' : 'new', n(o.new)],
    [dryRun ? 'would be updated' : 'updated', n(o.updated)],
    ['unchanged', n(o.unchanged)],
    ['kept as changed by hand', n(o.kept)],
    ['skipped', n(o.skipped)],
    ['failed', n(o.failed)],
  ];
  const read = o.new + o.updated + o.kept;
  const facts: [string, string][] = [
    [report.shows.length === 1 ? 'show' : 'shows', report.shows.length === 0 ? '–' : showsLine(report.shows)],
    [
      'formats',
      Object.entries(report.formats)
        .map(([f, count]) => `${f} ${n(count)}`)
        .join(', ') || '–',
    ],
    ['words', formatWords(words)],
    ['turns', `${n(report.turns)}, ${n(report.labelled)} with a label, ${n(report.timed)} with a time`],
    [
      'speakers',
      `${n(report.speakers.length)}${
        report.speakers.length > 0
          ? `: ${report.speakers
              .slice(0, 5)
              .map((s) => s.name)
              .join(', ')}${report.speakers.length > 5 ? ', …' : ''}`
          : ''
      }`,
    ],
  ];
  const lines = [
    ...rows.filter(([label, value]) => value !== '0' || label.endsWith('new')),
    ...(read > 0 ? facts : []),
    ['took', `${(report.took / 1000).toFixed(1)} s`] as [string, string],
  ].map(([label, value]) => `  ${label.padEnd(24)} ${value}`);
  const warnings = report.warnings.slice(0, 12).map(({ what, files, first, remedy }) => {
    const more = files === 1 ? '' : ` and ${n(files - 1)} more ${files === 2 ? 'file' : 'files'}`;
    const place = `${first.origin}${first.line === null ? '' : `:${first.line}`}`;
    return `  ${colours.yellow('!')} ${place}${more}: ${what} ${colours.dim('→')} ${remedy}`;
  });
  if (report.warnings.length > warnings.length)
    warnings.push(`  … and ${n(report.warnings.length - warnings.length)} more kinds; --json lists them all`);
  const notTaken = report.notTaken.slice(0, 30).map(({ outcome, origin, line, why, remedy }) => {
    const mark = outcome === 'failed' ? colours.red('×') : colours.yellow('–');
    return `  ${mark} ${origin}${line ? `:${line}` : ''}: ${why}${remedy ? ` → ${remedy}` : ''}`;
  });
  if (report.notTaken.length > 30)
    notTaken.push(`  … and ${n(report.notTaken.length - 30)} more; --json lists them all`);
  return [
    report.stopped ? colours.yellow('Stopped. What was written is whole; run it again to go on.') : '',
    lines.join('\n'),
    warnings.join('\n'),
    notTaken.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `Harbour Show 12, bakery 3 (called after its folder; …)`. */
function showsLine(shows: Report['shows']): string {
  const named = shows.slice(0, 5).map(({ name, episodes }) => `${name || 'without a name'} ${n(episodes)}`);
  const byFolder = shows.some((show) => show.byFolder)
    ? ' (called after the folder: --show NAME or a show.yaml gives another name)'
    : '';
  return `${named.join(', ')}${shows.length > 5 ? ', …' : ''}${byFolder}`;
}

/** One problem as a line: file, line, what, remedy. */
export function formatProblem(p: Problem): string {
  const mark =
    p.level === 'error'
      ? colours.red('× left out')
      : p.level === 'warning'
        ? colours.yellow('! warning ')
        : colours.dim('– skipped ');
  const place = `${colours.bold(p.file)}${p.line === null ? '' : `:${p.line}`}`;
  return `${mark}  ${place}  ${p.what}\n            ${colours.dim('→')} ${p.remedy}`;
}
