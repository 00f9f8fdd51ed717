/** Emoji are small pictures of their own: the drawing library draws no font that holds them. Pure. */

/** A stretch of plain text, or one emoji by the name of its file in `@discordapp/twemoji`. */
export type Piece = { text: string } | { emoji: string; text: string };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const isFlag = /^\p{Regional_Indicator}{2}$/u;
const isKeycap = /^[#*0-9]\uFE0F?\u20E3$/u;
const isPictographic = /^\p{Extended_Pictographic}/u;
const looksLikeOne = /^\p{Emoji_Presentation}|^\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\uFE0F|\u200D/u;
const asText = '\uFE0E';

function isEmoji(grapheme: string): boolean {
  if (grapheme.includes(asText)) return false;
  if (isFlag.test(grapheme) || isKeycap.test(grapheme)) return true;
  return isPictographic.test(grapheme) && looksLikeOne.test(grapheme);
}

/** `1f468-200d-1f469`; the mark that asks for a picture is only in the names of those that are joined. */
function fileOf(grapheme: string): string {
  const plain = grapheme.includes('\u200D') ? grapheme : grapheme.replaceAll('\uFE0F', '');
  return [...plain].map((one) => one.codePointAt(0)?.toString(16)).join('-');
}

/** The pieces in order; put together, their texts are `text`. `isDrawn`: there is a file of that name. */
export function piecesOf(text: string, isDrawn: (file: string) => boolean): Piece[] {
  // No text without one of these holds an emoji, and nearly all are without.
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(text)) return [{ text }];
  const pieces: Piece[] = [];
  let plain = '';
  for (const { segment } of graphemes.segment(text)) {
    const file = isEmoji(segment)
      ? [fileOf(segment), fileOf(segment.replaceAll('\uFE0F', ''))].find(isDrawn)
      : undefined;
    if (file === undefined) {
      plain += segment;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain });
    plain = '';
    pieces.push({ emoji: file, text: segment });
  }
  return plain === '' ? pieces : [...pieces, { text: plain }];
}
