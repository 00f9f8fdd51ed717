import { type Caption, readCaptions } from './captions.ts';
import { joinCues } from './cues.ts';
import { type Draft, emptyDraft, type Source } from './draft.ts';
import { decodeEntities } from './entities.ts';
import { asCues, type Piece } from './pieces.ts';

/** Whether texts were escaped for a page and never back: `don&#39;t`. Somebody may speak of `&amp;` too. */
const areEscaped = (pieces: readonly Piece[]): boolean =>
  pieces.some((p) => /&(?:#\d{1,7}|#x[\da-f]{1,6}|quot|apos);/i.test(p.text)) &&
  !pieces.some((p) => /&(?!#?\w{1,31};)/.test(p.text));

/** Segments of which none has a sayer may still name them inside the words, as captions do: `Ann: …`, `>> …`. */
function readLabels(pieces: readonly Piece[], source: Source): Draft {
  const captions: Caption[] = pieces.map(({ start, end, text, line }) => ({
    start,
    end,
    voice: null,
    // What a caption would take for a tag or a reference was said.
    lines: text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').split('\n'),
    line: line ?? source.linesBefore + 1,
  }));
  return readCaptions(captions, source);
}

/** Turns of pieces in the order in which they are said. */
export function draftOfPieces(raw: readonly Piece[], source: Source): Draft {
  const pieces = areEscaped(raw) ? raw.map((p) => ({ ...p, text: decodeEntities(p.text) })) : raw;
  const nobody = pieces.every((p) => p.sayer === null);
  const draft =
    nobody && pieces.length > 1 && !pieces.some((p) => p.glued) ? readLabels(pieces, source) : emptyDraft('transcript');
  if (draft.turns.length === 0) draft.turns = joinCues(asCues(pieces, source.linesBefore + 1));
  return draft;
}
