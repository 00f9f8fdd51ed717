import type { Problem } from '../src/episodes/episode.ts';
import type { TranscriptionStatus } from '../src/episodes/transcription-status.ts';
import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { dateSpan } from '../src/replies/cards.ts';
import { sayDiagnosis } from '../src/replies/diagnosis.ts';
import { escapeMarkdown, shorten } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { ArchiveStatus, EmbeddingProgress } from '../src/search/port.ts';

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
    const words = (options.private ?? true) ? request.own : request.shared;
    const { archiveStatus } = words;
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
          [
            `### ${archiveStatus.title}`,
            [holdings(status, words), ...(status.loading ? [readingLine(status.coming, words)] : [])].join(
              words.marks.gap,
            ),
            ...languageLine(status.languages, words),
          ].join('\n'),
        ),
        text(
          problems.length === 0
            ? archiveStatus.inOrder
            : named
              ? problemLines(problems, words)
              : archiveStatus.onlyCounted(problems.length),
        ),
        ...(owner && status.embedding ? [text(embeddingLine(status.embedding, words))] : []),
        ...(transcription ? [text(transcribingLines(transcription(), named, words))] : []),
        ...(skipped.length === 0 || !named ? [] : [text(skippedLines(skipped, words))]),
      ],
    };
  },
});

const holdings = (status: ArchiveStatus, words: Words): string =>
  words.archiveStatus.holds(status.episodes, status.shows.length, dateSpan(status, words), status.words, status.people);

/** What is not English is found by its words, and not by what they mean. */
function languageLine(languages: readonly string[], { archiveStatus, list, locale }: Words): string[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const others = languages.filter((language) => language !== 'en').map((code) => names.of(code) ?? code);
  return others.length === 0 ? [] : [archiveStatus.otherLanguages(list(others.sort()))];
}

function problemLines(problems: readonly Problem[], words: Words): string {
  const { archiveStatus } = words;
  const lines = problems.slice(0, shownProblems).map((one) => {
    const where = `${one.file}${one.line === null ? '' : `:${one.line}`}`;
    const said = `${where}: ${sayDiagnosis([one.what, one.remedy], words, 250)}`;
    return `- ${one.level === 'error' ? `${archiveStatus.leftOut} ` : ''}${escapeMarkdown(said)}`;
  });
  const rest = problems.length > shownProblems ? [`- ${archiveStatus.restInLog}`] : [];
  return [archiveStatus.needALook(problems.length), ...lines, ...rest].join('\n');
}

/** That files are being read, and how many are still to come. */
const readingLine = (coming: number, { archiveStatus }: Words): string =>
  coming === 0 ? archiveStatus.beingRead : archiveStatus.stillToCome(coming);

/** How far the model of whoever runs the bot is, and what is wrong with it. */
function embeddingLine(progress: EmbeddingProgress, words: Words): string {
  const { archiveStatus } = words;
  const { model, passages, embedded, complete, trouble } = progress;
  const name = `**${escapeMarkdown(shorten(model, 100))}**`;
  const refused = passages - embedded;
  const far = !complete
    ? archiveStatus.modelReadSome(name, embedded, passages)
    : refused > 0
      ? archiveStatus.modelReadAllBut(name, embedded, refused)
      : archiveStatus.modelReadAll(name, embedded);
  return [
    far,
    ...(trouble ? [archiveStatus.modelTrouble(escapeMarkdown(sayDiagnosis([trouble], words, 250)))] : []),
  ].join('\n');
}

/** Files that are none to be served, each with its reason. */
function skippedLines(skipped: readonly Problem[], words: Words): string {
  const { archiveStatus } = words;
  const lines = skipped
    .slice(0, shownProblems)
    .map(({ file, what }) => `- ${escapeMarkdown(`${file}: ${sayDiagnosis([what], words, 150)}`)}`);
  const rest = skipped.length - lines.length;
  return [
    archiveStatus.passedOver(skipped.length),
    ...lines,
    ...(rest > 0 ? [`- ${archiveStatus.namedElsewhere(rest)}`] : []),
  ].join('\n');
}

const transcriptLine = (what: string, { file, why }: { file: string; why: string }, words: Words): string =>
  `- ${what} ${escapeMarkdown(`${file}: ${sayDiagnosis([why], words, 250)}`)}`;

/** What a machine is writing down, how much is still to come, and what it could not. */
function transcribingLines(
  { now, waiting, made, minutes, left, later, elsewhere, trouble }: TranscriptionStatus,
  named: boolean,
  words: Words,
): string {
  const { archiveStatus } = words;
  const listed = (what: string, files: TranscriptionStatus['left']) =>
    named ? files.slice(0, shownProblems).map((one) => transcriptLine(what, one, words)) : [];
  const lines = [
    elsewhere
      ? archiveStatus.madeElsewhere
      : waiting === 0 && made === 0 && left.length === 0 && later.length === 0
        ? archiveStatus.noTranscripts
        : archiveStatus.transcripts(made, waiting, minutes),
    now &&
      (named
        ? archiveStatus.beingMadeOf(escapeMarkdown(now.file), now.part, now.of)
        : archiveStatus.beingMade(now.part, now.of)),
    trouble && archiveStatus.standsStill(escapeMarkdown(sayDiagnosis([trouble], words, 300))),
    later.length > 0 && archiveStatus.putOffAll(later.length),
    ...listed(archiveStatus.putOff, later),
    ...listed(archiveStatus.notMade, left),
    (named ? left.length > shownProblems : left.length > 0) && archiveStatus.couldNot(left.length),
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
