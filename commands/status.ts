import type { Problem } from '../src/episodes/episode.ts';
import type { TranscriptionStatus } from '../src/episodes/transcription-status.ts';
import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { dateSpan } from '../src/replies/cards.ts';
import { counted, escapeMarkdown, shorten } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { LocalisedError, wordsFor } from '../src/replies/words/index.ts';
import type { EmbeddingProgress } from '../src/search/port.ts';

const shownProblems = 10;

const statusCommand = slash({
  name: 'status',
  description: 'What is in the archive, and which files need a look (for those who manage the server)',
  managers: true,
  options: { private: option.flag('Show it only to you (it is, unless you say no)') },
  async run(options, { search, isOwner, transcription }, request): Promise<Reply> {
    if (request.guild !== null && !request.may.manageGuild)
      throw new LocalisedError(({ managersOnly }) => managersOnly);
    // Anybody may write to the bot: what its files are called is for those who run it.
    const owner = await isOwner(request.user);
    const named = request.guild !== null || owner;
    const status = await search.status();
    // Errors first: those files are not served.
    const problems = status.problems
      .filter(({ level }) => level !== 'skipped')
      .sort((a, b) => a.level.localeCompare(b.level));
    const skipped = status.problems.filter(({ level }) => level === 'skipped');
    return {
      card: true,
      private: options.private ?? true,
      blocks: [
        text(
          `### The archive\n${status.episodes} ${status.episodes === 1 ? 'episode' : 'episodes'} of ${status.shows.length} ${status.shows.length === 1 ? 'show' : 'shows'}${dateSpan(status, wordsFor(''))}, ` +
            `${status.words.toLocaleString('en-GB')} words, ${status.people} ${status.people === 1 ? 'person' : 'people'}.${status.loading ? readingLine(status.coming) : ''}${languageLine(status.languages)}`,
        ),
        text(
          problems.length === 0 ? 'Every file is in order.' : named ? problemLines(problems) : onlyCounted(problems),
        ),
        ...(owner && status.embedding ? [text(embeddingLine(status.embedding))] : []),
        ...(transcription ? [text(transcribingLines(transcription(), named))] : []),
        ...(skipped.length === 0 || !named ? [] : [text(skippedLines(skipped))]),
      ],
    };
  },
});

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const listed = new Intl.ListFormat('en');

/** What is not English is found by its words, and not by what they mean. */
function languageLine(languages: readonly string[]): string {
  const others = languages.filter((language) => language !== 'en').map((code) => languageNames.of(code) ?? code);
  if (others.length === 0) return '';
  return `\nIn ${listed.format(others.sort())} I search by words and spelling alone: what words mean I know in English only.`;
}

const needALook = (problems: readonly Problem[]) =>
  problems.length === 1 ? 'One thing needs' : `${problems.length} things need`;

function problemLines(problems: readonly Problem[]): string {
  const lines = problems.slice(0, shownProblems).map((one) => {
    const where = `${one.file}${one.line === null ? '' : `:${one.line}`}`;
    return `- ${one.level === 'error' ? '**left out** ' : ''}${escapeMarkdown(shorten(`${where}: ${one.what} – ${one.remedy}`, 300))}`;
  });
  const rest = problems.length > shownProblems ? ['- … the rest is in the log'] : [];
  return [`${needALook(problems)} a look:`, ...lines, ...rest].join('\n');
}

const onlyCounted = (problems: readonly Problem[]) =>
  `${needALook(problems)} a look. Which files, I tell in a server to those who manage it, and to whoever runs me.`;

/** That files are being read, and how many are still to come. */
function readingLine(coming: number): string {
  if (coming === 0) return ' It is being read right now.';
  return ` It is being read right now: ${coming === 1 ? 'one file is' : `${coming.toLocaleString('en-GB')} files are`} still to come.`;
}

/** How far the model of whoever runs the bot is, and what is wrong with it. */
function embeddingLine({ model, passages, embedded, complete, trouble }: EmbeddingProgress): string {
  const name = `**${escapeMarkdown(shorten(model, 100))}**`;
  const count = (n: number) => n.toLocaleString('en-GB');
  const refused = passages - embedded;
  const far = complete
    ? `has read all ${count(embedded)} passages${refused > 0 ? `, but for ${count(refused)} that its server refused` : ''}, and helps where words do not surely answer.`
    : `has read ${count(embedded)} of ${count(passages)} passages. Until it has read all, I answer without it.`;
  return `Your model ${name} ${far}${trouble ? `\nIts server is of no use just now: ${escapeMarkdown(trouble)}. I answer without it meanwhile.` : ''}`;
}

/** Files that are none to be served, each with its reason. */
function skippedLines(skipped: readonly Problem[]): string {
  const lines = skipped
    .slice(0, shownProblems)
    .map(({ file, what }) => `- ${escapeMarkdown(shorten(`${file}: ${what}`, 200))}`);
  const rest = skipped.length - lines.length;
  return [
    `${skipped.length === 1 ? 'One file is' : `${skipped.length} files are`} passed over:`,
    ...lines,
    ...(rest > 0 ? [`- … and ${rest} more; \`npm run check\` and the log name all`] : []),
  ].join('\n');
}

/** What a machine is writing down, how much is still to come, and what it could not. */
function transcribingLines(
  { now, waiting, made, minutes, left, later, elsewhere, trouble }: TranscriptionStatus,
  named: boolean,
): string {
  const file = (name: string) => (named ? ` ${escapeMarkdown(name)}` : '');
  const lines = [
    elsewhere
      ? 'Transcripts: another process of mine makes them just now.'
      : waiting === 0 && made === 0 && left.length === 0 && later.length === 0
        ? 'Transcripts: none is to be made.'
        : `Transcripts: ${made} made since I was started, ${waiting} to come; ${counted(minutes, 'minute')} of sound sent today.`,
    now && `Being made:${file(now.file)}, part ${now.part} of ${now.of}.`,
    trouble && `It stands still: ${escapeMarkdown(shorten(trouble, 300))}`,
    later.length > 0 && `${counted(later.length, 'episode')} put off after trouble; each is tried again later.`,
    ...(named
      ? later
          .slice(0, shownProblems)
          .map((one) => `- **put off** ${escapeMarkdown(shorten(`${one.file}: ${one.why}`, 300))}`)
      : []),
    ...(named
      ? left
          .slice(0, shownProblems)
          .map((one) => `- **not made** ${escapeMarkdown(shorten(`${one.file}: ${one.why}`, 300))}`)
      : []),
    (named ? left.length > shownProblems : left.length > 0) && `${left.length} could not be made; the log says why.`,
  ];
  return lines.filter(Boolean).join('\n');
}

declare module '../src/interactions/declare.ts' {
  interface Services {
    /** Absent: no server for speech is set up. */
    transcription?: () => TranscriptionStatus;
  }
}

export const status: Feature = { commands: [statusCommand], actions: [] };
