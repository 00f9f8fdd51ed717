import type { Palette, Theme } from './colours.ts';
import type { Piece } from './emoji.ts';
import { type Writing, writingOf } from './script.ts';

/** How a quote's picture is laid out. Pure: nothing is measured or drawn here. Lengths are pixels. */

export type Shape = 'landscape' | 'square';

/** What a picture shows. Every text is drawn as it stands: none is markup. */
export interface Card {
  /** The words, letter for letter. */
  quote: string;
  /** Who said them; null where nobody is named. */
  who: string | null;
  show: string;
  /** `Software Engineering Daily 1272`, or show and title. */
  episode: string;
  /** As it is to be read. */
  date: string | null;
  /** `≈ 40:09` */
  moment: string | null;
  /** `#d7263d`; null: one of ours. */
  colour: string | null;
  /** The show's cover, a square PNG of {@link coverSize}. */
  cover: Uint8Array | null;
  shape: Shape;
  theme: Theme;
}

/** One node of the drawing library's tree, as far as it is used here. */
export type PictureNode =
  | { type: 'text'; text: string; dir?: 'ltr' | 'rtl'; style?: Style }
  | { type: 'image'; src: string; style?: Style }
  | { type: 'container'; dir?: 'ltr' | 'rtl'; style?: Style; children: PictureNode[] };
type Style = Record<string, string | number>;

export const coverSize = 240;
export const coverName = 'cover';
export const emojiName = (file: string): string => `emoji:${file}`;

interface Frame {
  width: number;
  /** The usual height; a quote that needs more at the smallest type makes the picture higher, up to `mostHeight`. */
  height: number;
  mostHeight: number;
  margin: { side: number; top: number };
  /** Type sizes of the words, the largest first. */
  sizes: readonly number[];
  name: number;
  episode: number;
  cover: number;
}

/**
 * A phone shows a picture about 360 wide: the smallest type is 11 there (37 of 1,200, 33 of 1,080), names of episodes 10.
 */
export const frames: Record<Shape, Frame> = {
  landscape: {
    width: 1200,
    height: 675,
    mostHeight: 1200,
    margin: { side: 88, top: 64 },
    sizes: [92, 86, 80, 74, 68, 64, 60, 56, 53, 50, 47, 44, 42, 40, 38, 37],
    name: 37,
    episode: 34,
    cover: 104,
  },
  square: {
    width: 1080,
    height: 1080,
    mostHeight: 1440,
    margin: { side: 84, top: 72 },
    sizes: [104, 96, 88, 82, 76, 70, 66, 62, 58, 55, 52, 49, 46, 44, 42, 40, 38, 36, 34, 33],
    name: 36,
    episode: 31,
    cover: 112,
  },
};

/** What is known of the surroundings by whoever draws. */
export interface Means {
  palette: Palette;
  /** Font families of the words and of the names, the first that has a letter draws it. */
  families: { words: string; names: string };
  pieces: (text: string) => Piece[];
}

export interface Layout {
  node: PictureNode;
  width: number;
  /** Null: as high as it needs to be. */
  height: number | null;
}

// Lines of one length look better where they are few; letters that may part anywhere fill theirs. Characters.
const longestBalanced = 80;
/** No line begins with a dash; the space before it is as wide as any. */
const beforeDash = / (?=[–—] )/g;

const lineHeights = { alphabet: 1.34, cjk: 1.58, longCjk: 1.48, rightToLeft: 1.55 };
// Characters.
const longCjk = 200;

/**
 * Where lines may end: `anywhere`, where a word alone is wider than the picture; `phrases`, which is for Chinese and
 * Japanese, behind a mark alone.
 */
export type Breaks = 'words' | 'anywhere' | 'phrases';

/** Whether lines of these words may look better where each ends behind a mark, such as 、 and 。 */
export const isInPhrases = (quote: string): boolean =>
  ['zh', 'ja'].includes(writingOf(quote).cjk ?? '') &&
  quote.length <= longestBalanced &&
  /[、。，；：！？]./u.test(quote);

/** The quote in one type size, in a picture of that height. */
export function layOut(
  card: Card,
  { size, height, breaks }: { size: number; height: number | null; breaks: Breaks },
  means: Means,
): Layout {
  const breakWords = breaks === 'anywhere';
  const frame = frames[card.shape];
  const writing = writingOf(card.quote);
  const { palette, families } = means;
  const dir = writing.rightToLeft ? 'rtl' : 'ltr';
  const words = textNode(keptTogether(card.quote.replace(beforeDash, '\u00a0'), writing), means, dir, {
    fontFamily: families.words,
    fontSize: size,
    fontWeight: 400,
    lineHeight: lineHeightOf(writing, card.quote.length),
    color: palette.words,
    textWrap: breakWords || (writing.cjk !== null && card.quote.length > longestBalanced) ? 'wrap' : 'balance',
    // Korean parts its words by spaces, as alphabets do.
    ...(writing.cjk === 'ko' || breaks === 'phrases' ? { wordBreak: 'keep-all' } : {}),
    ...(breakWords ? { overflowWrap: 'anywhere' } : {}),
  });
  return {
    width: frame.width,
    height,
    node: column(dir, { width: frame.width, ...(height === null ? {} : { height }) }, [
      column(
        dir,
        {
          flexGrow: 1,
          backgroundColor: palette.ground,
          padding: `${frame.margin.top}px ${frame.margin.side}px`,
          gap: Math.round(frame.margin.top * 0.6),
        },
        [
          column(dir, { flexGrow: 1, flexShrink: 0, justifyContent: 'center' }, [mark(dir, palette, size), words]),
          footer(card, frame, dir, means),
        ],
      ),
    ]),
  };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const segmenters = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
};
const wordJoiner = '\u2060';
/** Letters: as many as stand on a line in the largest type. */
const longestJoined = 8;
const cjkLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** Chinese and Japanese with no line's end within a word, or between a number and what it counts (3人). */
function keptTogether(text: string, { cjk }: Writing): string {
  if (cjk !== 'zh' && cjk !== 'ja') return text;
  const words = [...segmenters[cjk].segment(text)].map(({ segment }) => {
    if (!cjkLetter.test(segment)) return segment;
    const letters = [...graphemes.segment(segment)].map((one) => one.segment);
    return letters.length > longestJoined ? segment : letters.join(wordJoiner);
  });
  return words.join('').replace(/(?<=\p{Nd})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu, wordJoiner);
}

function lineHeightOf({ cjk, rightToLeft }: Writing, length: number): number {
  if (cjk === 'zh' || cjk === 'ja') return length > longCjk ? lineHeights.longCjk : lineHeights.cjk;
  return rightToLeft ? lineHeights.rightToLeft : lineHeights.alphabet;
}

/** The one ornament: a quotation mark in the show's colour, of a size with the words below it. */
function mark(dir: 'ltr' | 'rtl', { accent }: Palette, size: number): PictureNode {
  const tall = Math.round(Math.min(Math.max(size * 2.1, 110), 170));
  return {
    type: 'text',
    text: dir === 'rtl' ? '”' : '“',
    style: {
      fontFamily: markFamily,
      fontSize: tall,
      fontWeight: 700,
      lineHeight: 0.8,
      height: Math.round(tall * 0.46),
      marginBottom: Math.round(size * 0.22),
      marginLeft: dir === 'ltr' ? -Math.round(tall * 0.04) : 0,
      color: accent,
    },
  };
}
/** The family that draws the quotation mark, whatever the words are written in. */
export const markFamily = 'Source Serif latin';
export const markLetters = '“”';

/** Beside the names: a rule, and the room to them, px. */
const rule = 7;
const besideGap = 26;
/** How wide a letter is at most on the average, in its size: full-width ones, and all others (Source Sans has .47). */
const letterWidths = { full: 1, other: 0.5 };
const fullWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** Whether a text of the footer, in its type, surely has room beside the cover on so many lines. */
type Room = (text: string, as: 'name' | 'episode', lines: number) => boolean;

// Lines that are parted between words are not all full.
const fullness = 0.92;

const roomBeside =
  ({ cover }: Card, frame: Frame): Room =>
  (text, as, lines) => {
    const room = frame.width - 2 * frame.margin.side - (cover ? frame.cover : rule) - besideGap;
    const letters = [...text.replace(/[\u2067-\u2069]/g, '')].reduce(
      (sum, one) => sum + letterWidths[fullWidth.test(one) ? 'full' : 'other'],
      0,
    );
    return letters * frame[as] <= room * lines * (lines > 1 ? fullness : 1);
  };

/** Who said it, and under that, smaller, where and when; beside them the cover, or a rule in the show's colour. */
function footer(card: Card, frame: Frame, dir: 'ltr' | 'rtl', means: Means): PictureNode {
  const { palette, families } = means;
  const beside: PictureNode = card.cover
    ? {
        type: 'image',
        src: coverName,
        style: { width: frame.cover, height: frame.cover, borderRadius: 12, flexShrink: 0 },
      }
    : {
        type: 'container',
        style: { width: rule, alignSelf: 'stretch', borderRadius: 4, backgroundColor: palette.accent, flexShrink: 0 },
        children: [],
      };
  const { name, lines } = namesOf(card, roomBeside(card, frame));
  return {
    type: 'container',
    dir,
    style: {
      display: 'flex',
      flexDirection: 'row',
      direction: dir,
      alignItems: 'center',
      gap: besideGap,
      flexShrink: 0,
    },
    children: [
      beside,
      column(dir, { flexGrow: 1, flexShrink: 1, minWidth: 0, gap: 4 }, [
        textNode(name, means, dir, {
          fontFamily: families.names,
          fontSize: frame.name,
          fontWeight: 600,
          lineHeight: 1.25,
          color: palette.words,
          overflowWrap: 'anywhere',
        }),
        ...lines.map((line) =>
          textNode(line, means, dir, {
            fontFamily: families.names,
            fontSize: frame.episode,
            fontWeight: 400,
            lineHeight: 1.3,
            color: palette.quiet,
            overflowWrap: 'anywhere',
          }),
        ),
      ]),
    ],
  };
}

// What each part of a line is written in does not move the others about; what has no letters goes with the picture.
const [rightToLeftIsolate, isolate, endIsolate] = ['\u2067', '\u2068', '\u2069'];

/** Arabic letters, and the digits of Arabic and of Persian: zero is a dot there, and one a bar. */
const arabic = /[\p{Script=Arabic}\u0660-\u0669\u06f0-\u06f9]/u;
const zeros = [0x660, 0x6f0];
const separators = { usual: '·', arabic: '—' };
/** No more of them in the footer, or it would outweigh the words. */
const mostLines = 3;

/**
 * The texts of the footer; where nobody is named, the episode stands first. Where all does not fit on one line, but the
 * episode does, the date has a line of its own, so that none ends with a dot. A title is cut before a name is.
 */
export function namesOf(
  { quote, who, show, episode, date, moment }: Pick<Card, 'quote' | 'who' | 'show' | 'episode' | 'date' | 'moment'>,
  fits: Room,
): { name: string; lines: string[] } {
  const dot = arabic.test([episode, date].join()) ? separators.arabic : separators.usual;
  const joined = (parts: readonly string[], between: string) => parts.filter((part) => part !== '').join(between);
  const isolated = (part: string) => (part === '' ? '' : `${isolate}${part}${endIsolate}`);
  const toMoment = writingOf(quote).rightToLeft ? rightToLeftIsolate : isolate;
  const moments = (moment ?? '').split(' · ').map((part) => {
    const start = /\p{L}/u.test(part) ? isolate : toMoment;
    return part === '' ? '' : `${start}${withDigitsOf(date ?? episode, part)}${endIsolate}`;
  });
  // A date, or a moment, stands on one line.
  const when = joined([isolated(date ?? ''), ...moments], ` ${dot} `).replaceAll(' ', '\u00a0');
  const cut = (text: string, room: (text: string) => boolean) => shortened(text, show, room);
  const name = cut(who ?? episode, (text) => fits(text, 'name', 2));
  if (who === null) return { name, lines: [when] };
  const all = (where: string) => joined([isolated(where), when], ` ${dot} `);
  if (fits(all(episode), 'episode', 1)) return { name, lines: [all(episode)] };
  const left = mostLines - (fits(name, 'name', 1) ? 1 : 2);
  if (left > 1 && when !== '' && fits(episode, 'episode', 1)) return { name, lines: [isolated(episode), when] };
  return { name, lines: [all(cut(episode, (text) => fits(all(text), 'episode', left)))] };
}

/** A date and a time that stand side by side have the same digits. */
function withDigitsOf(example: string, text: string): string {
  const code = /[\u0660-\u0669\u06f0-\u06f9]/.exec(example)?.[0].charCodeAt(0) ?? 0;
  const zero = zeros.find((one) => code >= one && code < one + 10);
  return zero === undefined ? text : text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

/**
 * As much as there is room for, cut at a word's end with "…", and neither in a number nor behind one, which would look as if
 * it went on. The number after a show's name is kept. Only names and titles, never the words of a quote.
 */
function shortened(text: string, show: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const number =
    text.startsWith(`${show} `) && /^ \S{1,12}$/.test(text.slice(show.length)) ? text.slice(show.length) : '';
  const letters = [...graphemes.segment(text.slice(0, text.length - number.length))].map(({ segment }) => segment);
  let kept = '';
  for (const one of letters) {
    if (kept !== '' && !fits(`${kept}${one}…${number}`)) break;
    kept += one;
  }
  const space = kept.lastIndexOf(' ');
  // Where hardly a word is parted by a space, as in Chinese, it is cut between letters.
  if (space > kept.length / 2) kept = kept.slice(0, space);
  return `${kept.replace(/[\s,;:·–—-]{1,5}$/, '').replace(/[\s#]{0,3}(?<!\p{Nd})\p{Nd}{1,20}$/u, '') || kept}…${number}`;
}

const column = (dir: 'ltr' | 'rtl', style: Style, children: PictureNode[]): PictureNode => ({
  type: 'container',
  dir,
  style: { display: 'flex', flexDirection: 'column', direction: dir, ...style },
  children,
});

/** A text; where there are emoji in it, its stretches with these between them. */
function textNode(text: string, { pieces }: Pick<Means, 'pieces'>, dir: 'ltr' | 'rtl', style: Style): PictureNode {
  const parts = pieces(text);
  const whole = { ...style, direction: dir };
  const [only] = parts;
  if (parts.length === 1 && only && !('emoji' in only)) return { type: 'text', text: only.text, dir, style: whole };
  return {
    type: 'container',
    dir,
    style: { display: 'block', ...whole },
    children: parts.map((part) =>
      'emoji' in part
        ? {
            type: 'image',
            src: emojiName(part.emoji),
            style: {
              display: 'inline-block',
              width: '1em',
              height: '1em',
              margin: '0 0.06em',
              verticalAlign: '-0.13em',
            },
          }
        : { type: 'text', text: part.text },
    ),
  };
}
