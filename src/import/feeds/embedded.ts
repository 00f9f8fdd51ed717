import type { Episode } from '../../episodes/episode.ts';

/** A piece of text between two tags, or a line. */
const PIECE = /(?<=^|[>\n])[^<>\n]{5,120}(?=<|\n|$)/g;
const TITLE = new RegExp(
  '^(?:(?:full|episode|complete|the|read|show|audio|interview|podcast|auto(?:mated|matic|-generated)?|edited)\\s+)*' +
    '(?:transcripts?|transcription|transkript(?:ion)?|trascrizione|transcripci[oó]n|transcri[cç][aã]o|文字起こし|逐字稿)' +
    '(?:\\s+(?:of|de|du|del|der|von|follows)\\b.{0,80})?\\s*[:.]?$',
  'i',
);

/** Where a transcript may begin in show notes: behind the heading that says so; null where there is none. */
export function transcriptHeading(notes: string): number | null {
  for (const m of notes.matchAll(PIECE))
    if (TITLE.test(m[0].replace(/&nbsp;|\s/g, ' ').trim())) return m.index + m[0].length;
  return null;
}

const countWords = (turns: Episode['turns']): number =>
  turns.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);

/**
 * The transcript that a post has in its notes: what is under the heading "Transcript", or all of it where several
 * people speak throughout. Null where there is none.
 * @param read reads HTML as a transcript
 * @returns the HTML that is a transcript, the notes before it included where they are not taken for speech
 */
export function embeddedTranscript(
  notes: string,
  read: (html: string) => Pick<Episode, 'turns'> | null,
): string | null {
  const at = transcriptHeading(notes);
  const all = read(notes)?.turns ?? [];
  const labelled = all.filter(
    ({ speaker, label, voice }) => voice === 'speech' && (speaker !== null || label !== undefined),
  );
  const names = new Set(labelled.map(({ speaker, label }) => speaker ?? label));
  if (at === null) {
    const throughout = labelled.length >= 6 && names.size >= 2 && countWords(labelled) >= 0.6 * countWords(all);
    return throughout && countWords(labelled) >= 150 ? notes : null;
  }
  const below = notes.slice(at).replace(/^(?:\s|<\/[^<>]{1,20}>)+/, '');
  const part = read(below)?.turns ?? [];
  const named = part.filter(({ speaker, label }) => speaker !== null || label !== undefined);
  if (named.length < 3 && countWords(part) < 300) return null;
  // What stands above is the show's own only where labels tell it from what is said.
  const first = all.find(({ voice }) => voice === 'speech');
  return named.length >= 3 && first && (first.speaker !== null || first.label !== undefined) ? notes : below;
}
