import { parseClock } from './times.ts';

/** How a line says who speaks and when. `strong`: the marks alone tell; `weak`: it takes a look at the whole file. */
export interface Label {
  name: string | null;
  seconds: number | null;
  rest: string;
  strength: 'strong' | 'bold' | 'weak';
  /** `line`: a name alone on its line, without a time or a colon. */
  shape: 'name' | 'time' | 'arrows' | 'letter' | 'line';
  /** The label as it stood. */
  raw: string;
}

const B = '(?:\\*{1,3}|__)?';
const T = '(?:\\d{1,3}:)?\\d{1,3}:\\d{2}(?:[.,]\\d{1,3})?';
const UNTIL = `(?:\\s*(?:-->|->|-|–|—|to)\\s*${T})?`;
const BRACKETED = `\\\\?[\\[(<{]\\s*(${T})${UNTIL}\\s*\\\\?[\\])>}]`;
const BARE = `(${T})${UNTIL}`;
/** A name: begins with a letter or digit, up to 60 characters without the marks that end one. */
const NAME = `((?:[\\p{L}\\p{N}@][^\\n:*\\[\\]<>"“”!?;|\\\\]{0,59}?))`;

const re = (source: string): RegExp => new RegExp(`^\\s{0,3}${source}`, 'u');
const TIME_NAME = re(`${B}(?:${BRACKETED}|${BARE})${B}:?\\s*[-–—]?\\s*${B}${NAME}\\s*${B}:${B}(?:\\s+|$)`);
const TIME_BOLD_NAME = re(`${B}(?:${BRACKETED}|${BARE})${B}\\s*[-–—]?\\s*\\*\\*${NAME}\\*\\*\\s*(?:$|[-–—]\\s)`);
const NAME_TIME = re(
  `${B}${NAME},?${B}\\s*[-–—@]?\\s*${B}(?:${BRACKETED}|(?<=\\s)${BARE})${B}\\s*(?::${B}|${B}$)(?:\\s*|$)`,
);
const NAME_BRACKET_TIME = re(`${B}${NAME}${B}:?\\s*${BRACKETED}:?${B}:?\\s+`);
const TIME_NAME_LINE = re(`${B}(?:${BRACKETED}|${BARE})${B}\\s*[-–—|]?\\s*${B}${NAME}${B}\\s*$`);
const BOLD_DASH = re(`\\*\\*${NAME}\\*\\*\\s+[-–—]\\s+`);
const BRACKET_COLON = re(`${B}\\\\?\\[${NAME}\\\\?\\]${B}\\s*:${B}(?:\\s+|$)`);
const BOLD_LINE = re(`(?:\\*\\*|__)${NAME}(?:\\*\\*|__)\\s*$`);
const NAME_LINE = re(`${NAME}\\s*$`);
const BULLET = /^\s{0,3}[-*+•]\s+(?=\*\*|__|\\?\[|\()/;
const NAME_COLON_TIME = re(`${B}${NAME}\\s*${B}:${B}\\s*(?:${BRACKETED}|${BARE})\\s*$`);
const BOLD_NAME = re(
  `(?:\\*\\*\\*|\\*\\*|__)${NAME}(?:\\s*:\\s*(?:\\*\\*\\*|\\*\\*|__)|(?:\\*\\*\\*|\\*\\*|__)\\s*:)(?:\\s*|$)`,
);
const BRACKET_NAME = re(
  `${B}\\\\?\\[((?:SPEAKER|Speaker|spk)[ _:#-]?[\\p{L}\\d]{1,3})\\\\?\\]${B}\\s*:?${B}(?:\\s+|$)`,
);
const PLAIN_NAME = re(`${NAME}\\s*:(?:\\s+|$)`);
const TIME = re(`${B}(?:${BRACKETED}|${BARE}(?=\\s*$|\\s*(?:-->|[-–—])?\\s+\\S))${B}:?${B}\\s*(?:[-–—]\\s+)?`);
const ARROWS = re(`(?:&gt;&gt;|>>)(?:&gt;|>)?\\s*(?:${NAME}\\s*:(?:\\s+|$))?\\s*`);
const LETTER = re(`${B}([QA])${B}\\s*(?::|[-–—])${B}\\s+`);

const CHAT = re(`(?:${B}(?:${BRACKETED}|${BARE})${B}\\s+)?<[@+~ ]?([\\p{L}\\p{N}_\`|{}-]{1,30})>\\s+`);

const pick = (...clocks: (string | undefined)[]): number | null => {
  for (const c of clocks) if (c !== undefined) return parseClock(c);
  return null;
};

/** Words that stand before a colon without being anybody. */
const NOBODY =
  /^(?:https?|ftp|mailto|note|notes|slides?|slide deck|video|audio|date|time|location|venue|topic|topics|title|link|links|source|sources|transcript|transcripts|transcription|transcript by|website|site|twitter|tweet|github|paper|papers|ref|refs|reference|references|see|see also|edit|update|warning|disclaimer|abstract|summary|example|examples|e\.?g|i\.?e|ps|p\.s|re|cc|to|from|subject|tags?|keywords|speakers|participants|attendees|hosts|guests|agenda|outline|chapters?|episode|show notes|previous|next|related|more|read more|bio|email|e-mail|phone|web|url|repo|code|slides and notes|resources|mentioned|thanks|credits|copyright|license|published|duration|length|part \d+|step \d+|section \d+|chapter \d+|figure \d+|table \d+|option \d+|(?:in )?(?:conclusion|addition|other words|short|fact|general|particular|practice|theory)|so|and|but|or|also|because|remember|meaning|namely|therefore|then|now|well|yes|no|okay|ok|right|first|second|third|one|two|three|again|basically|finally|question is|answer is|the .*|this .*|that .*|it .*|we .*|you .*|i .*|they .*|there .*|what .*|how .*|why .*|when .*|if .*|my .*|your .*|our .*|here.*|is .*|are .*|an? .*|for .*|like .*|with .*|in .*|on .*)$/i;

/** Of those, the ones that are paid for. */
export const ADVERT = /^(?:ad|ads|ad break|commercial break|sponsors?|sponsor break)$/i;

/** Labels of stretches that nobody speaks. */
export const NOT_A_PERSON =
  /^(?:break|ad break|commercial break|sponsor|sponsors|sponsor break|ad|ads|music|theme|theme music|jingle|intro|intro music|outro|outro music|end|sound effect|sfx|clip|audio clip|video clip)$/i;

/** Labels that stand for whoever it was: never a person to search by. */
export const ANONYMOUS =
  /^(?:(?:un(?:known|identified|named)|male|female|new|another|other)?[ _-]?(?:speaker|spk|voice|person|man|woman|participant|male|female|interviewer|interviewee)s?[ _:#-]*(?:[a-z]|\d{1,3})?|unknown|unidentified|\?+|(?:an? )?audience(?:[ -](?:member|question|q))?s?[ #-]*\d*|member (?:of|from) the audience|crowd|all|both|everyone|everybody|together|multiple speakers|several|group|moderator|host ?\d*|co-?host|guest ?\d*|caller ?\d*|announcer|narrator|voice ?over|voiceover|operator|translator|interpreter|questioner|question|answer|q ?\d*|a ?\d*|q&a|student|attendee|panel(?:ist)?|presenter|reporter|anonymous|someone|somebody|n\/a|anon)$/i;

const SMALL =
  /^(?:de|del|della|der|den|di|da|do|dos|van|von|ten|ter|la|le|el|al|bin|ibn|of|the|from|and|y|e|zu|st|jr|sr|aka)\.?$/;

/** Whether a label could name somebody: at most six words, each a name's (capital, initial, digits, a handle or a small particle). */
export function looksLikeName(name: string): boolean {
  const bare = name.replace(/\([^)]*\)/g, ' ').trim();
  if (!/\p{L}/u.test(bare) || NOBODY.test(bare) || /[.,]{2}|https?$|[.]$(?<!\b[\p{L}]{1,3}\.)/iu.test(bare))
    return false;
  const words = bare.split(/[\s,&/]+/u).filter(Boolean);
  if (words.length > 6) return false;
  return words.every(
    (w, i) =>
      /^[\p{Lu}\p{Lt}\p{Lo}\p{N}@#("'“‘]/u.test(w) ||
      (i > 0 && SMALL.test(w)) ||
      (words.length === 1 && /^[\p{L}\p{N}_.-]{2,24}$/u.test(w)) ||
      /\d/.test(w),
  );
}

/** The label that a line begins with, by its marks alone; null where there is none. */
export function readLabel(line: string): Label | null {
  // `* **Name:** …`: some tools make a list of the turns.
  const bullet = BULLET.exec(line)?.[0];
  if (bullet) {
    const label = readLabel(line.slice(bullet.length));
    return label ? { ...label, raw: bullet + label.raw } : null;
  }
  const head = line.slice(0, 240);
  const c = /^\s{0,3}(\S)/.exec(head)?.[1];
  if (c === undefined) return null;
  const make = (
    m: RegExpExecArray,
    name: string | undefined,
    seconds: number | null,
    strength: Label['strength'],
    shape: Label['shape'],
  ): Label => ({
    name: name === undefined ? null : tidyName(name),
    seconds,
    rest: line.slice(m[0].length),
    strength,
    shape,
    raw: m[0],
  });
  let m: RegExpExecArray | null;
  if (c === '>' || c === '&') {
    m = ARROWS.exec(head);
    return m ? make(m, m[1] && looksLikeName(m[1]) ? m[1] : undefined, null, 'strong', 'arrows') : null;
  }
  const digits = /\d:\d\d/.test(head);
  const bold = c === '*' || c === '_';
  if (digits) {
    m = TIME_NAME.exec(head) ?? TIME_BOLD_NAME.exec(head);
    if (m && looksLikeName(m[3] ?? '')) return make(m, m[3], pick(m[1], m[2]), 'strong', 'name');
    m = NAME_TIME.exec(head) ?? NAME_BRACKET_TIME.exec(head) ?? NAME_COLON_TIME.exec(head);
    if (m && looksLikeName(m[1] ?? '')) return make(m, m[1], pick(m[2], m[3]), 'strong', 'name');
    m = TIME_NAME_LINE.exec(head);
    // `[00:01] Thanks, Max. Bye.` is something said.
    if (m && !/[.,]/.test(m[3] ?? '') && looksLikeName(m[3] ?? ''))
      return make(m, m[3], pick(m[1], m[2]), 'bold', 'name');
  }
  if (c === '<' || digits) {
    m = CHAT.exec(head);
    if (m) return make(m, m[3], pick(m[1], m[2]), c === '<' ? 'weak' : 'strong', 'name');
  }
  m = LETTER.exec(head);
  if (m) return make(m, m[1], null, 'weak', 'letter');
  if (bold) {
    m = BOLD_NAME.exec(head) ?? BOLD_DASH.exec(head);
    if (m) return looksLikeName(m[1] ?? '') ? make(m, m[1], null, 'bold', 'name') : null;
    m = BOLD_LINE.exec(head);
    if (m && looksLikeName(m[1] ?? '')) return make(m, m[1], null, 'bold', 'line');
  }
  if (c === '[' || c === '\\' || bold) {
    m = BRACKET_NAME.exec(head);
    if (m) return make(m, m[1], null, 'strong', 'name');
    m = BRACKET_COLON.exec(head);
    if (m && looksLikeName(m[1] ?? '')) return make(m, m[1], null, 'bold', 'name');
  }
  if (digits) {
    m = TIME.exec(head);
    const seconds = m ? pick(m[1], m[2]) : null;
    if (m && seconds !== null)
      return make(
        m,
        undefined,
        seconds,
        /[[(<{]/.test(m[0]) || line.slice(m[0].length).trim() === '' ? 'strong' : 'weak',
        'time',
      );
  }
  m = line.length <= 40 ? NAME_LINE.exec(head) : null;
  if (m && looksLikeName(m[1] ?? '') && /^\p{L}[^\s]*(?: [^\s]+){1,3}$/u.test(m[1] ?? ''))
    return make(m, m[1], null, 'weak', 'line');
  m = PLAIN_NAME.exec(head);
  // `Slides: https://…` and `Let's not speculate: …` are no labels.
  if (!m || !looksLikeName(m[1] ?? '') || /['’](?:s|t|re|ll|ve|m|d)\b/.test(m[1] ?? '')) return null;
  if (/^[<(]?https?:/.test(line.slice(m[0].length))) return null;
  return make(m, m[1], null, 'weak', 'name');
}

/** A label without Markdown marks, escapes, trailing punctuation and doubled spaces. */
export function tidyName(name: string): string {
  return name
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,:–—-]+$/u, '')
    .trim();
}
