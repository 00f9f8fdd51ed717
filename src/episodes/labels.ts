import { phrasesOf } from './word-sets.ts';

/** How a line says who speaks and when. */
export interface Label {
  name: string | null;
  seconds: number | null;
  rest: string;
  /** `strong`: the marks alone tell; `bold`: nearly; `weak`, `open`: it takes a look at the whole file. */
  strength: 'strong' | 'bold' | 'weak' | 'open';
  /** `line`: a name alone on its line, without a time or a colon. */
  shape: 'name' | 'time' | 'arrows' | 'letter' | 'line';
  /** How it is written. Those of one form are judged together: a file keeps to its forms. */
  form: Form;
  /** Hardly a label by its marks (`Name:words`, `Name: https://…`): one where the name is a label elsewhere. */
  loose?: true;
  /** A word that mostly stands before a colon without being anybody: a label where the whole file says so. */
  doubtful?: true;
  /** The label as it stood. */
  raw: string;
  /** The line read with less in its label (a time and words), for where the rest of it turns out to be words. */
  otherwise: Label | null;
}

/**
 * `T`: a time, `N`: a name, as they follow each other; `[N]`, `**N**`: a name within its marks; `n`: what has no
 * name's capitals; `$`: nothing else on the
 * line; `-`, `|`, `.`, a full-width blank: what stands behind it instead of a colon. `^`: on the line above. `(1)`: a
 * number in brackets. `«N»`: a name as French and Russian quote, with or without a colon.
 */
export type Form =
  | 'T'
  | 'T N:'
  | 'T N$'
  | 'T **N**'
  | 'T [N]'
  | 'T N|'
  | 'T N-'
  | 'T^N$'
  | 'T^N:'
  | 'N T'
  | 'N t'
  | 'N:'
  | '**N:**'
  | '**n:**'
  | '[N]:'
  | '**N**'
  | '[N]'
  | '[N]$'
  | '«N»'
  | '«N»:'
  | '(1)'
  | '**N**$'
  | 'N$'
  | 'N-'
  | 'N.'
  | 'N　'
  | 'N「'
  | 'T N「'
  | '<N>'
  | '<v N>'
  | '# N T'
  | '# N'
  | '- N:'
  | '>>'
  | 'Q:';

/** A line of a file with the label it seems to begin with. */
export interface Row {
  text: string;
  label: Label | null;
  /** True where a paragraph, or a caption, begins. */
  afterBlank: boolean;
  /** True inside a code fence. */
  code: boolean;
}

/** Words that stand before a colon without being anybody. */
const NOBODY = new Set(
  phrasesOf(`
  http|https|ftp|mailto|name|people|note|notes|slide|slides|slide deck|video|audio|date|time|location|venue
  topic|topics|title|link|links|source|sources|transcript|transcripts|transcription|transcript by|website|site
  twitter|tweet|github|paper|papers|ref|refs|reference|references|see|see also|edit|update|warning|disclaimer
  abstract|summary|example|examples|eg|e.g|ie|i.e|ps|p.s|re|cc|to|from|subject|tag|tags|keywords|speakers
  participants|attendees|hosts|guests|agenda|outline|comment|comments|goal|goals|problem|idea|ideas|context
  conclusion|background|action item|action items|chapter|chapters|episode|show notes|previous|next|related|more
  read more|bio|email|e-mail|phone|web|url|repo|code|slides and notes|resources|mentioned|thanks|credits
  copyright|license|published|duration|length|so|and|but|or|also|because|remember|meaning|namely|therefore|then
  now|well|yes|no|okay|ok|right|first|second|third|one|two|three|again|basically|finally|question is|answer is`),
);
const NUMBERED = /^(?:part|step|section|chapter|figure|table|option) \d+$/;
/** With more words behind them. */
const BEGINS_A_SENTENCE = new Set(
  phrasesOf(
    'the|this|that|it|we|you|i|they|there|what|how|why|when|if|my|your|our|is|are|a|an|for|like|with|in|on|here',
  ),
);

export function isNobody(name: string): boolean {
  const lower = name.toLowerCase();
  const space = lower.indexOf(' ');
  return (
    NOBODY.has(lower) ||
    NUMBERED.test(lower) ||
    lower.startsWith('here') ||
    (space > 0 && BEGINS_A_SENTENCE.has(lower.slice(0, space)))
  );
}

const ADVERT = new Set(phrasesOf('ad|ads|ad break|commercial break|sponsor|sponsors|sponsor break'));
/** Whether a label stands for what is paid for. */
export const isAdvert = (label: string): boolean => ADVERT.has(label.toLowerCase());

const NOT_A_PERSON = new Set(
  phrasesOf(`
  break|music|theme|theme music|jingle|intro|intro music|outro|outro music|end|sound effect|sfx|clip|audio clip
  video clip`),
);
/** Whether a label stands for a stretch that nobody speaks. */
export const isNotAPerson = (label: string): boolean => NOT_A_PERSON.has(label.toLowerCase()) || isAdvert(label);

/** What a label counts by: `Speaker 2`, `SPEAKER_01`. */
const COUNT = /(?<![\s_:#-])[\s_:#-]*\d{1,3}$/;
/** `Speaker B`. */
const LETTER = /[\s_:#-][a-z]$/;
const withoutCount = (lower: string): string => lower.replace(COUNT, '');

const AUDIENCE = new Set(
  phrasesOf(`
  audience|audiences|audience member|audience members|audience question|audience questions|audience q|audience qs
  audience-member|audience-question|audience-q`),
);
const ONE_OF_THEM = new Set(
  phrasesOf('member of the audience|member from the audience|attendee|student|question|questioner'),
);
const ARTICLE = /^an? /;
/** Whether a label stands for somebody in the audience, who says no more than the one paragraph. */
export function isAudience(label: string): boolean {
  const who = withoutCount(label.toLowerCase()).replace(ARTICLE, '');
  return AUDIENCE.has(who) || ONE_OF_THEM.has(who);
}

const COUNTED = new Set(
  phrasesOf('speaker|spk|voice|person|man|woman|participant|male|female|interviewer|interviewee'),
);
const UNKNOWN = new Set(phrasesOf('unknown|unidentified|unnamed|male|female|new|another|other'));
/** Whether a label is a word for anybody, counted or not: `Unknown Speaker`, `Speaker 2`, `Female voice`. */
function isCounted(lower: string): boolean {
  const base = withoutCount(lower.replace(LETTER, '')).replace(/[\s_:#-]$/, '');
  const isWord = (word: string): boolean => COUNTED.has(word) || (word.endsWith('s') && COUNTED.has(word.slice(0, -1)));
  if (isWord(base) || /^(?:speaker|spk)[a-z]$/.test(base)) return true;
  for (const word of UNKNOWN) {
    if (!base.startsWith(word)) continue;
    const rest = base.slice(word.length);
    // `UnknownSpeaker` is nobody's name, `Newman` is.
    const isApart = /^[ _-]/.test(rest);
    if ((isApart || word.startsWith('un')) && isWord(isApart ? rest.slice(1) : rest)) return true;
  }
  return false;
}

const ROLES = new Set(phrasesOf('host|guest|caller|q|a|cohost|co-host|panel|panelist|voiceover|voice over'));
/** What programs write where they tell voices apart; each language on a line of its own. */
const COUNTED_ELSEWHERE = new Set(
  phrasesOf(`
  sprecher|sprecherin
  hablante|orador|locutor
  locuteur|intervenant
  falante
  发言人|發言人|说话人|說話人|讲话人
  話者|発言者|スピーカー
  참석자|화자|발화자
  متحدث|المتحدث
  वक्ता`),
);
const SOMEBODY = new Set(
  phrasesOf(`
  unknown|unidentified|member of the audience|member from the audience|crowd|all|both|everyone|everybody|together
  multiple speakers|several|group|moderator|announcer|narrator|operator|translator|interpreter|questioner|question
  answer|q&a|student|attendee|presenter|reporter|anonymous|someone|somebody|n/a|anon`),
);
/** Whether a label stands for whoever it was: never a person to search by. */
export function isAnonymous(label: string): boolean {
  const lower = label.toLowerCase();
  const who = withoutCount(lower);
  return (
    SOMEBODY.has(lower) ||
    isCounted(lower) ||
    AUDIENCE.has(who.replace(ARTICLE, '')) ||
    ROLES.has(who) ||
    COUNTED_ELSEWHERE.has(who) ||
    /^\?+$/.test(label)
  );
}

const SMALL = new Set(
  phrasesOf(
    'de|del|della|der|den|di|da|do|dos|van|von|ten|ter|la|le|el|al|bin|ibn|of|the|from|and|y|e|zu|st|jr|sr|aka',
  ),
);

/**
 * Whether a label could name somebody: at most six words, each a name's (capital, initial, digits, a handle or a
 * small particle).
 */
export function looksLikeName(name: string): boolean {
  if (isAnonymous(name)) return true;
  const bare = name.replace(/\([^()]*\)/g, ' ').trim();
  if (!/\p{L}/u.test(bare) || isNobody(bare)) return false;
  // Two full stops or commas in a row, an address, and a full stop at the end that is no abbreviation's.
  if (/[.,]{2}|https?$/i.test(bare) || (bare.endsWith('.') && !/(?<![\p{L}\p{N}])\p{L}{1,3}\.$/u.test(bare)))
    return false;
  const words = bare.split(/[\s,&/]+/u).filter(Boolean);
  if (words.length > 6) return false;
  return words.every(
    (w, i) =>
      /^[\p{Lu}\p{Lt}\p{Lo}\p{N}@#("'“‘]/u.test(w) ||
      (i > 0 && SMALL.has(w.replace(/\.$/, ''))) ||
      (words.length === 1 && /^[\p{L}\p{N}_.-]{2,24}$/u.test(w)) ||
      /\d/.test(w),
  );
}

/** A label without Markdown marks, escapes, trailing punctuation and doubled spaces. */
export function tidyName(name: string): string {
  return name
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s,:：@|·•–—-])[\s,:：@|·•–—-]+$/u, '')
    .trim();
}
