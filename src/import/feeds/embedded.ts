import type { Episode } from '../../episodes/episode.ts';

/** A piece of text between two tags, or a line. */
const PIECE = /(?<=^|[>\n])[^<>\n]{4,120}(?=<|\n|$)/g;
const TITLE = new RegExp(
  '^(?:(?:here(?:.s| is)|below(?: is)?|click(?: here)?|tap|to|read|view|see|show|open|expand|full|complete|the|an?|' +
    String.raw`episode|show|audio|video|interview|podcast|our|auto(?:mated|matic|-?generated)?|edited|rough)\s+)*` +
    '(?:transcripts?|transcription|transkript(?:ion)?|trascrizione|transcripci[oó]n|transcri[cç][aã]o|' +
    'transkrypcja|文字起こし|逐字稿|文字稿|стенограмма|расшифровка)' +
    String.raw`(?:\s+(?:(?:of|for|de|du|del|della|der|des|von|zur?)\b.{0,80}|(?:is )?below|follows|here|` +
    String.raw`compl[eè]t[ae]?|[ií]ntegr[ao]|int[eé]grale?))?(?:\s+\(?(?:auto|machine|ai)[- ]?generated\)?)?$`,
  'i',
);
/** What stands under a transcript and is none. */
const AFTER = new RegExp(
  String.raw`^(?:(?:episode|useful|show|helpful|important|all|the)\s+)*` +
    String.raw`(?:links?|resources|references|show ?notes|credits|about (?:the|us|our|this)\b.{0,60}|follow\b.{0,60}|` +
    String.raw`subscribe\b.{0,60}|connect with\b.{0,60}|(?:mentioned|featured) in\b.{0,60}|sponsors?|` +
    String.raw`related\b.{0,40}|more (?:from|about)\b.{0,60}|leave a (?:comment|reply|review)|comments|share this|` +
    'music|timestamps|chapters)$',
  'i',
);
const HEADING = /<h[1-6]\b[^<>]{0,200}>(?:<[^<>]{1,200}>|\s)*([^<>]{1,120})(?:<[^<>]{1,20}>|\s)*<\/h[1-6]>/gi;

const plain = (piece: string): string =>
  piece
    .replace(/&nbsp;|&#160;|\s+/g, ' ')
    .replace(/^[\s\-–—=*#_~[(:▼▾►]+|(?<![\s\-–—=*#_~\])}:.▼▾►])[\s\-–—=*#_~\])}:.▼▾►]+$/gu, '');

/** Where a transcript may begin in show notes: behind the heading that says so; null where there is none. */
export function transcriptHeading(notes: string): number | null {
  for (const m of notes.matchAll(PIECE)) if (TITLE.test(plain(m[0]))) return m.index + m[0].length;
  return null;
}

/** What stands under a transcript put above it, where it is taken for no speech. */
function reordered(notes: string, at: number): { notes: string; at: number } {
  for (const m of notes.slice(at).matchAll(HEADING)) {
    if (!AFTER.test(plain(m[1] ?? ''))) continue;
    const end = at + m.index;
    // What opens before the transcript may close behind it.
    const tail = `${notes.slice(end)}\n`;
    return { notes: `${tail}${notes.slice(0, end)}`, at: at + tail.length };
  }
  return { notes, at };
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
  given: string,
  read: (html: string) => Pick<Episode, 'turns'> | null,
): string | null {
  const heading = transcriptHeading(given);
  const { notes, at } = heading === null ? { notes: given, at: null } : reordered(given, heading);
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
