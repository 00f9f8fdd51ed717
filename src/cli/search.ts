import { parseArgs } from 'node:util';
import colours from 'picocolors';
import { createEngine } from '../search/engine.ts';
import { archiveLoader } from '../search/load.ts';
import type { Filters, Hit, SearchPort, SearchResult, SuggestKind } from '../search/port.ts';
import { chosenArchive } from './archive-option.ts';

const USAGE = `npm run search -- "what was it about" [options]

  --speaker NAME   only what this person said (a name, part of one, initials); may be repeated
  --episode NAME   only in this episode (number, title, part of one); may be repeated
  --show NAME      only in this show; may be repeated
  --from DATE      only episodes of this date or later, e.g. 2022-09-15
  --to DATE        only episodes of this date or earlier
  --limit N        how many quotes, 1-50 (default 10)
  --json           one JSON object and nothing else (npm run -s search keeps npm quiet, too)
  --archive DIR    another folder of episodes

Words "in quotation marks" must stand so.`;

/** What `--json` prints. */
interface Printed {
  query: string;
  /** `near`: nobody said it for sure, and the quotes come nearest. */
  match: 'words' | 'spelling' | 'meaning' | 'near' | 'none';
  quotes: PrintedQuote[];
  /** Where `match` is `near` or `none`: up to five episodes that may hold what was meant, as the nearest quote of each. */
  leads: PrintedQuote[];
  meant: string[];
  nearest: string[];
}

interface PrintedQuote {
  id: string;
  text: string;
  speaker: string | null;
  episode: { show: string; number: string | null; title: string };
  /** The turn's start, seconds. */
  start: number | null;
  /** The quote's own moment, seconds. */
  at: number | null;
  url: string | null;
  match: 'words' | 'spelling' | 'meaning';
  /** The turn that the quote stands in. */
  context: string;
}

const HOW: Record<Hit['match'], string> = {
  exact: 'these very words',
  words: 'your words',
  spelling: 'a close spelling',
  meaning: 'the meaning',
};

const { values, positionals } = readArguments();
await main();

async function main(): Promise<void> {
  if (values.help || positionals.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  try {
    const engine = createEngine({ load: archiveLoader(chosenArchive(values.archive)) });
    const result = await engine.search({
      text: positionals.join(' '),
      limit: limitOf(values.limit),
      filters: await filtersOf(engine),
    });
    process.stdout.write(values.json ? `${JSON.stringify(await printed(engine, result))}\n` : readable(result));
    await engine.close();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        speaker: { type: 'string', multiple: true },
        episode: { type: 'string', multiple: true },
        show: { type: 'string', multiple: true },
        from: { type: 'string' },
        to: { type: 'string' },
        limit: { type: 'string' },
        archive: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

async function filtersOf(engine: SearchPort): Promise<Filters> {
  const filters: Filters = {};
  if (values.speaker) filters.speakers = await named(engine, 'speaker', values.speaker);
  if (values.episode) filters.episodes = await named(engine, 'episode', values.episode);
  if (values.show) filters.shows = await named(engine, 'show', values.show);
  if (values.from) filters.from = dateOf('from', values.from);
  if (values.to) filters.to = dateOf('to', values.to);
  return filters;
}

/** The ids that the names typed stand for. @throws Error with the names that exist. */
async function named(
  engine: SearchPort,
  kind: Exclude<SuggestKind, 'topic'>,
  typed: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const one of typed) {
    const found = await engine.resolve(kind, one);
    if (found.length === 0) {
      const known = (await engine.suggest(kind, '', 10)).map(({ name }) => `  ${name}`).join('\n');
      throw new Error(`There is no ${kind} "${one}". There are:\n${known}`);
    }
    ids.push(...found.map(({ value }) => value));
  }
  return ids;
}

function limitOf(typed: string | undefined): number {
  if (typed === undefined) return 10;
  if (!/^\d{1,2}$/.test(typed) || Number(typed) < 1 || Number(typed) > 50)
    throw new Error(`--limit takes a whole number from 1 to 50, not "${typed}".`);
  return Number(typed);
}

function dateOf(name: string, typed: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || Number.isNaN(Date.parse(typed)))
    throw new Error(`--${name} takes a date such as 2022-09-15, not "${typed}".`);
  return typed;
}

async function printed(
  engine: SearchPort,
  { query, match, hits, leads, meant, nearest }: SearchResult,
): Promise<Printed> {
  return {
    query,
    match: match === 'none' || match === 'near' ? match : plainMatch(match),
    quotes: await printedQuotes(engine, hits),
    leads: await printedQuotes(engine, leads),
    meant,
    nearest,
  };
}

async function printedQuotes(engine: SearchPort, hits: readonly Hit[]): Promise<PrintedQuote[]> {
  const quotes: PrintedQuote[] = [];
  for (const hit of hits) {
    const context = await engine.context(hit.id, 1);
    quotes.push({
      id: hit.id,
      text: hit.text,
      speaker: hit.speaker?.name ?? null,
      episode: { show: hit.episode.show, number: hit.episode.number, title: hit.episode.title },
      start: hit.start,
      at: hit.at,
      url: hit.url,
      match: plainMatch(hit.match),
      context: context?.[0]?.text ?? hit.text,
    });
  }
  return quotes;
}

function plainMatch(match: Hit['match']): 'words' | 'spelling' | 'meaning' {
  return match === 'exact' ? 'words' : match;
}

function readable({ match, hits, leads, absent, meant, nearest }: SearchResult): string {
  const lines: string[] = [];
  if (match === 'near') lines.push('Not in those words. Nearest in meaning:', '');
  if (hits.length === 0) lines.push(absent ? 'Nobody said that.' : 'I found nothing like that.');
  if (meant.length > 0) lines.push(`Did you mean: ${meant.map((one) => `“${one}”`).join(' or ')}?`, '');
  const shown = hits.length > 0 ? hits : leads;
  if (hits.length === 0 && leads.length > 0) lines.push('The episodes that come nearest, each with one passage:', '');
  for (const [i, hit] of shown.entries()) {
    const { show, number, title, date } = hit.episode;
    const who = hit.speaker?.name ?? (hit.voice === 'notes' ? 'Show notes' : 'Unknown');
    const where = [`${show}${number === null ? '' : ` ${number}`}`, title, date].filter(Boolean).join(' · ');
    const when = hit.at === null ? '' : ` ${hit.estimated ? '≈' : ''}${clockTime(hit.at)}`;
    lines.push(`${colours.dim(`${i + 1}.`)} ${marked(hit)}`);
    lines.push(`   ${colours.cyan(who)} ${colours.dim(`— ${where}${when} · by ${HOW[hit.match]}`)}`);
    if (hit.url) lines.push(`   ${colours.dim(hit.url)}`);
    lines.push('');
  }
  if (nearest.length > 0) lines.push(`Topics near it: ${nearest.join(', ')}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The quote with its matched words in bold yellow; between asterisks where there are no colours. */
function marked({ text, matches }: Hit): string {
  const mark = (word: string) => (colours.isColorSupported ? colours.bold(colours.yellow(word)) : `*${word}*`);
  let out = '';
  let last = 0;
  for (const { start, end } of matches) {
    out += text.slice(last, start) + mark(text.slice(start, end));
    last = end;
  }
  return out + text.slice(last);
}

function clockTime(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
