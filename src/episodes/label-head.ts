import { type Form, isAnonymous, isNobody, type Label, looksLikeName, tidyName } from './labels.ts';
import { readBracket } from './nonspeech.ts';
import { readTimeMark, type TimeMark } from './time-mark.ts';
import { setOf } from './word-sets.ts';

/** A label stands within so many characters of the beginning of its line. */
const HEAD = 240;
const LONGEST_NAME = 60;
const LONGEST_LINE_NAME = 40;
/** With what somebody is: `Ann Bell, Professor of Economics`. */
const LONGEST_TITLED = 70;
const TITLED = /^(\p{Lu}[^\s,]{0,24}(?: [^\s,]{1,24}){1,3}),\s+(?!\d)[^\n:;!?]{2,50}[^\s.…,:;!?]$/u;
/** Somebody by his number. */
const NUMBER_ALONE = /^\d{1,2}$/;
/** Turn the direction of writing, and are seen by nobody. */
const DIRECTIONS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const LINK = /\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,40}\]){1,80})\]\([^()\s]{0,300}\)/g;
const BULLET = /^\s{0,3}(?:[-*+•]|\d{1,4}[.)])\s+(?=\S)/;
/** What is set before a name for the eye: `🎙️ Ann: …`, `○議長　…`, `—Inés: …`. */
const ORNAMENT =
  /^\s{0,3}(?:[\p{So}\p{Extended_Pictographic}\p{Emoji_Modifier}—–―]|\ufe0f|\u200d){1,12}[^\S\n]*(?=\p{L})/u;
const MARKS = /\*{1,3}|__|'''|_(?=\p{Lu})|(?<=[\p{L}:：])_(?=[\s:：])/uy;
const SPACE = /[^\S\n]*/y;
const SEPARATOR = /[^\S\n]*(?:[:：|,@·•]|[-–—](?=\s))?[^\S\n]*/y;
const DASH = /\s+(?:[-–—>»→~]|\/\/)(?:\s+|$)/y;
const DASH_FIRST = /[-–—]\s+/y;
const BAR = /[^\S\n]*[|\t]/y;
/** AsciiDoc and Org write two of them, Hindi a dash behind it. */
const COLON = /[^\S\n]*(?:::(?=\s|$)|:[-–—](?=\s)|[:：])/y;
const NAME_START = /[\p{L}\p{N}@]/u;
/** Where a name that stands without marks of its own may end. */
const NAME_END =
  /[:：*[\](){}<>"“”!?;|\n\t【】（）［］「『]|\\(?!_)|__|'''|_(?=[:：])|\s(?=\d{1,3}[:：]\d{2})|\s(?:[-–—>»→~]|\/\/)\s/g;
const IN_BRACKETS =
  /\\?([[({【（［＜〈《〔«])\s?([\p{L}\p{N}@][^\][(){}【】（）［］＜＞〈〉《》〔〕«»<>:："“”!?;|\n]{0,59}?)\s?\\?[\])}】）］＞〉》〕»]/uy;
const FULL_NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*\.?)* (?!Music|Applause|Laughter|Laughs|Playing)\p{Lu}\p{Ll}+$/u;
const VOICE = /<v(?:\.[^\s<>]{0,60})?[ \t]+([^<>\n]{1,60})>/y;
const NICK = /<[@+~ ]?([\p{L}\p{N}_`|{}-]{1,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3})>:?\s+/uy;
/** A word that is mostly nobody, or somebody by what he does: `THE WITNESS`. */
const ONE_WORD = /^(?:T(?:HE|he) )?\p{Lu}[\p{L}-]*$/u;
const TAGS = setOf(`
  a abbr b big br c cite code dd del div dl dt em hr i img ins kbd li mark ol p pre q ruby s small span strike strong
  sub sup table td th tr tt u ul v var`);
/** Letters that may stand before or behind a colon without a blank. */
const EAST_ASIAN = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
const ARROWS = /^\s{0,3}(?:&gt;&gt;|>>)(?:&gt;|>)?\s*/;
const LETTER = /^\s{0,3}(?:\*{1,3}|__)?([QA])(?:\*{1,3}|__)?\s*(?::|[-–—])(?:\*{1,3}|__)?\s+/;
/** Without one of these near its beginning a line has no label, unless it is short. */
const TELLING =
  /[:：*_<>|[({【（［＜〈《〔«「『\t\u3000]|\s(?:[-–—→~]|\/\/)\s|^\s*[QA]\s*[-–—]|^\s*(?:\S{1,10} ){0,3}\S{1,20}(?:\.\s|\s{3})|\d/;
/** `Q. …`, `ROY. — …`, `The CHAIR. …`: a letter, or a name in capitals, and a full stop or a wide gap. */
const DOTTED =
  /^\s{0,3}((?:\p{Lu}\p{Ll}{1,10}\.? ){0,2}\p{Lu}[\p{Lu}'’-]{0,24}(?: \p{Lu}[\p{Lu}'’-]{1,24}){0,2})(\.|(?=\s{3}))/u;
const GAP = /(?:\s{0,3}[-–—])?\s{1,12}(?=\S)/y;
/** `田中　…`: the blank of scripts that write without blanks. */
const WIDE = /^\s{0,3}([\p{L}\p{N}・＝]{1,12}(?:[（(][^（）()]{1,12}[）)])?)\u3000{1,4}(?=\S)/u;
/** Wikis and reStructuredText set `:` or `;` before what is named. */
const SET_BEFORE = /^[:;]{1,3}\s{0,2}(?=[\p{L}*'])/u;

interface Name {
  text: string;
  kind: 'plain' | 'square' | 'round' | 'quoted' | 'number' | 'voice' | 'nick';
  end: number;
  /** Where a plain name ends if the dash in it does: `Ann - words`. */
  dash: number | null;
}

/** The label that a line begins with, by its marks alone; null where there is none. */
export function readLabel(given: string): Label | null {
  if (given.length > LONGEST_LINE_NAME && !TELLING.test(given.slice(0, HEAD)) && !isTitled(given)) return null;
  const plain = given.replace(DIRECTIONS, '');
  const { line, addresses } = withoutLinks(plain);
  const label = readHead(line);
  if (!label) return null;
  if (addresses === '' && plain.length === given.length) return label;
  // What stood around the words is told, too.
  const complete = (one: Label): Label => ({ ...one, raw: `${one.raw}${addresses}` });
  return { ...complete(label), otherwise: label.otherwise && complete(label.otherwise) };
}

/** A name, a comma and what somebody is, alone on its line. */
const isTitled = (line: string): boolean => line.length <= LONGEST_TITLED && TITLED.test(line.trim());

/** `[00:06](https://…)` and `[[00:06](https://…)]` are times; the addresses go. */
function withoutLinks(line: string): { line: string; addresses: string } {
  const head = line.slice(0, HEAD * 4);
  if (!head.includes('](')) return { line, addresses: '' };
  let addresses = '';
  const flat = head.replace(LINK, (link, inside: string, at: number) => {
    if (!/\d[:：]\d\d|\ds\b/.test(inside)) return link;
    addresses += ` ${link.slice(inside.length + 2)}`;
    const isTime = readTimeMark(inside, 0)?.end === inside.length;
    const isWrapped = /[[({]\s*$/.test(head.slice(0, at));
    return isTime && !isWrapped && !/^[[({]/.test(inside) ? `[${inside}]` : inside;
  });
  return { line: flat + line.slice(head.length), addresses };
}

function readHead(line: string): Label | null {
  // `* **Name:** …`: some tools make a list of the turns.
  const bullet = BULLET.exec(line)?.[0];
  if (bullet) {
    const label = readHead(line.slice(bullet.length));
    if (!label || label.shape === 'line' || label.form === 'N-' || label.doubtful) return null;
    const listed = ['N:', '**N:**', '**N**', '<N>'].includes(label.form);
    const raw = bullet + label.raw;
    const otherwise = label.otherwise && { ...label.otherwise, raw: bullet + label.otherwise.raw };
    return { ...label, raw, otherwise, ...(listed && label.name !== null ? { form: '- N:', strength: 'open' } : {}) };
  }
  const set = SET_BEFORE.exec(line.slice(0, HEAD))?.[0];
  if (set) {
    const label = readHead(line.slice(set.length));
    if (!label || (label.form !== 'N:' && label.form !== '**N:**')) return null;
    return { ...label, raw: set + label.raw, otherwise: null };
  }
  const ornament = ORNAMENT.exec(line.slice(0, HEAD))?.[0];
  if (ornament) {
    const label = readHead(line.slice(ornament.length));
    if (!label || label.name === null || label.shape !== 'name') return null;
    return { ...label, raw: ornament + label.raw, otherwise: null };
  }
  const indent = /^\s{0,3}(?=\S)/.exec(line)?.[0].length;
  if (indent === undefined) return null;
  if (line.startsWith('>', indent) || line.startsWith('&', indent)) return readArrows(line);
  const letter = LETTER.exec(line.slice(0, HEAD));
  if (letter) return made(line, letter[0].length, letter[1] ?? null, null, 'weak', 'letter', 'Q:');
  const label = readParts(line, indent);
  // `ROY. — …` is written as `PERRIN. — …` is, whatever three letters and a full stop are elsewhere.
  const isDotted = label === null || (label.form === 'N-' && label.name?.endsWith('.'));
  return (isDotted ? readBlank(line) : null) ?? label;
}

/** A name that nothing but a full stop or a wide blank parts from its words. */
function readBlank(line: string): Label | null {
  const head = line.slice(0, HEAD);
  const dotted = DOTTED.exec(head);
  const gap = dotted ? after(GAP, line, dotted[0].length) : null;
  if (dotted?.[1] && gap !== null) return made(line, gap, dotted[1], null, 'open', 'name', 'N.');
  const wide = WIDE.exec(head);
  return wide?.[1] && EAST_ASIAN.test(wide[1])
    ? made(line, wide[0].length, wide[1], null, 'open', 'name', 'N　')
    : null;
}

function made(
  line: string,
  end: number,
  name: string | null,
  seconds: number | null,
  strength: Label['strength'],
  shape: Label['shape'],
  form: Form,
  otherwise: Label | null = null,
): Label {
  return {
    name: name === null ? null : tidyName(name),
    seconds,
    rest: line.slice(end),
    strength,
    shape,
    form,
    raw: line.slice(0, end),
    otherwise,
  };
}

function readArrows(line: string): Label | null {
  const arrows = ARROWS.exec(line)?.[0].length;
  if (arrows === undefined) return null;
  const name = readPlainName(line, arrows);
  const colon = name ? after(COLON, line, name.end) : null;
  if (name && colon !== null && /^(?:\s|$)/.test(line.slice(colon)) && looksLikeName(name.text))
    return made(line, after(SPACE, line, colon) ?? colon, name.text, null, 'strong', 'arrows', '>>');
  return made(line, arrows, null, null, 'strong', 'arrows', '>>');
}

/** Index behind what `pattern` matches at `at`; null where it does not. */
export function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? at + found[0].length : null;
}
const skip = (pattern: RegExp, text: string, at: number): number => after(pattern, text, at) ?? at;

/** A label in parts: a time, a name and what stands between and behind them, each perhaps within marks of emphasis. */
function readParts(line: string, indent: number): Label | null {
  let at = indent;
  /** The mark of emphasis that is open. */
  let open = '';
  const marks = (): void => {
    for (let end = after(MARKS, line, at); end !== null; end = after(MARKS, line, at)) {
      const mark = line.slice(at, end);
      open = open === mark ? '' : open === '' ? mark : '';
      at = end;
    }
  };
  marks();
  const first = readTimeMark(line, at);
  let time: TimeMark | null = null;
  let asTime: Label | null = null;
  if (first && (first.wrapped || /^(?:\s|$|[*_:：|–—-])/.test(line.slice(first.end, first.end + 1)))) {
    time = first;
    at = first.end;
    const boldTime = open;
    marks();
    // Emphasis that goes on behind the time is not the time's alone.
    if (boldTime === '' || open === '') asTime = timeAlone(line, at, first);
    at = skip(SEPARATOR, line, at);
    marks();
    at = skip(SPACE, line, at);
  }
  const emphasis = open;
  const name = readName(line, at);
  if (!name) return asTime;
  const label = readNamed(line, name, emphasis, time, asTime);
  const isName = label !== null && (looksLikeName(label.name ?? '') || (label.shape === 'line' && isTitled(line)));
  if (!label || isName) return label ?? asTime;
  // `**Lady in the back:**` is somebody where the file has all its labels in bold.
  if (label.form === 'N:' && label.name !== null && ONE_WORD.test(label.name) && isNobody(label.name))
    return { ...label, loose: true, doubtful: true };
  const isOpen = label.form === '**N:**' && label.name !== null && !isNobody(label.name);
  return isOpen ? { ...label, strength: 'open', form: '**n:**' } : asTime;
}

function timeAlone(line: string, end: number, { seconds, wrapped }: TimeMark): Label {
  let at = skip(COLON, line, end);
  at = skip(MARKS, line, at);
  at = skip(SPACE, line, at);
  const dash = /^[-–—|]\s+/.exec(line.slice(at, at + 10))?.[0].length ?? 0;
  const isSure = wrapped || line.slice(at + dash).trim() === '';
  return made(line, at + dash, null, seconds, isSure ? 'strong' : 'weak', 'time', 'T');
}

function readName(line: string, at: number): Name | null {
  const c = line.charAt(at);
  if (c === '<') {
    VOICE.lastIndex = at;
    const voice = VOICE.exec(line);
    if (voice?.[1]) return { text: voice[1], kind: 'voice', end: at + voice[0].length, dash: null };
    NICK.lastIndex = at;
    const nick = NICK.exec(line);
    return nick?.[1] && !TAGS.has(nick[1].toLowerCase())
      ? { text: nick[1], kind: 'nick', end: at + nick[0].length, dash: null }
      : null;
  }
  IN_BRACKETS.lastIndex = at;
  const bracket = IN_BRACKETS.exec(line);
  if (bracket?.[2]) {
    const isRound = bracket[1] === '(' || bracket[1] === '（';
    const kind = bracket[1] === '«' ? 'quoted' : isRound ? 'round' : 'square';
    // `[Bell]` is a sound; `[Bell]:` and `[Ann Bell]` are somebody.
    const isSound = readBracket(bracket[2], kind === 'round').kind !== 'words' && !FULL_NAME.test(bracket[2]);
    if (isSound && after(COLON, line, at + bracket[0].length) === null) return null;
    if (NUMBER_ALONE.test(bracket[2]))
      return { text: `Speaker ${Number(bracket[2])}`, kind: 'number', end: at + bracket[0].length, dash: null };
    return { text: bracket[2], kind, end: at + bracket[0].length, dash: null };
  }
  return readPlainName(line, at);
}

/** A name up to the first mark that ends one; null where a mark comes that no name holds. */
function readPlainName(line: string, from: number): Name | null {
  if (!NAME_START.test(String.fromCodePoint(line.codePointAt(from) ?? 0x20))) return null;
  let dash: number | null = null;
  /** Up to the dash, where what stands behind it is no name's any more. */
  const cut = (): Name | null =>
    dash === null ? null : { text: line.slice(from, dash), kind: 'plain', end: dash, dash };
  NAME_END.lastIndex = from;
  let end = Math.min(line.length, from + LONGEST_NAME + 1);
  for (let m = NAME_END.exec(line); m && m.index < end; m = NAME_END.exec(line)) {
    const c = m[0];
    if (/^\s[-–—>»→~/]/.test(c)) {
      dash ??= m.index;
      NAME_END.lastIndex = m.index + 2;
    } else if (/^[[(（【［<{\\]/.test(c)) {
      if (readTimeMark(line, m.index)) end = m.index;
      else if (c === '(' || c === '（') {
        const close = line.slice(m.index, m.index + 42).search(/[)）]/);
        const inside = line.slice(m.index + 1, m.index + Math.max(close, 1));
        if (close < 0 || /[:：*[\](<>"“”!?;|\\\n]/.test(inside)) return cut();
        NAME_END.lastIndex = m.index + close + 1;
      } else return cut();
    } else if (/^(?:[:：*|\t\s「『_]|''')/.test(c)) end = m.index;
    else return cut();
  }
  if (end - from > LONGEST_NAME) return cut();
  return { text: line.slice(from, end), kind: 'plain', end, dash };
}

/** Of `words」`, the words, where that bracket closes the one before them. */
function withoutClosing(rest: string): string {
  const inside = /^([^「」『』]*(?:「[^「」]*」[^「」『』]*|『[^『』]*』[^「」『』]*)*)[」』]\s*$/u.exec(rest)?.[1];
  return inside ?? rest;
}

function readNamed(
  line: string,
  name: Name,
  emphasis: string,
  time: TimeMark | null,
  asTime: Label | null,
): Label | null {
  let at = name.end;
  let closed = emphasis === '';
  const close = (): boolean => {
    const end = closed ? null : after(MARKS, line, at);
    if (end === null) return false;
    at = end;
    closed = true;
    return true;
  };
  const label = (strength: Label['strength'], shape: Label['shape'], form: Form, seconds: number | null): Label =>
    made(line, at, name.text, seconds, strength, shape, form, asTime);
  const seconds = time?.seconds ?? null;
  const isBold = emphasis.length > 1;
  const atEnd = (): boolean => line.slice(at).trim() === '';

  let justClosed = close();
  const beforeColon = at;
  const colonAt = after(COLON, line, at);
  const wide = colonAt !== null && line.charAt(colonAt - 1) === '：';
  if (colonAt !== null) at = colonAt;
  const hasColon = colonAt !== null;
  justClosed = close() || (justClosed && !hasColon);

  /** What a line is that is nothing but a name. */
  const readLine = (): Label | null => {
    // `[00:01] Thanks, Max. Bye.` is something said.
    if (time) return /[.,]/.test(name.text) ? asTime : label('open', 'name', 'T N$', seconds);
    const isShort =
      (line.length <= LONGEST_LINE_NAME && /^[@\p{L}]\S*(?: \S+){0,3}$/u.test(name.text.trim())) || isTitled(line);
    const isSentence = /[.!?…]$/.test(name.text.trim()) && !/\b(?:[JS]r|Dr|\p{Lu})\.$/u.test(name.text.trim());
    return isShort && !isSentence && emphasis === '' ? label('weak', 'line', 'N$', null) : asTime;
  };
  /** The label where no time stands behind the name. */
  const readEnd = (): Label | null => {
    const spaceAfter = /^(?:\s|$)/.test(line.slice(at, at + 1));
    const unspaced = EAST_ASIAN.test(name.text) && EAST_ASIAN.test(line.slice(at, at + 1));
    // `KL:It depends`: a name where the file has it elsewhere, with a space.
    const isTight = hasColon && name.kind === 'plain' && emphasis === '' && !time && /^[\p{L}…-]/u.test(line.slice(at));
    if (isTight && !spaceAfter && !wide && !unspaced) return { ...label('weak', 'name', 'N:', null), loose: true };
    if (hasColon && name.kind === 'number') return asTime;
    if (hasColon && closed && (spaceAfter || justClosed || wide || unspaced || name.kind === 'voice')) {
      const doubled = line.charAt(at) === ':';
      if (doubled) return asTime;
      at = skip(SPACE, line, at);
      // `Slides: https://…` and `Let's not speculate: …` are no labels.
      const isAddress = /^[<(]?https?:/.test(line.slice(at, at + 9));
      if (time) return label('strong', 'name', 'T N:', seconds);
      if (name.kind === 'voice') return label('strong', 'name', '<v N>', null);
      if (name.kind === 'quoted') return label('open', 'name', '«N»:', null);
      if (isBold) return label('bold', 'name', '**N:**', null);
      if (name.kind === 'nick') return label('weak', 'name', '<N>', null);
      if (name.kind === 'square' || name.kind === 'round')
        return label(isAnonymous(name.text) ? 'strong' : 'bold', 'name', '[N]:', null);
      if (/['’](?:s|t|re|ll|ve|m|d)\b/.test(name.text)) return null;
      return { ...label('weak', 'name', 'N:', null), ...(isAddress ? { loose: true } : {}) };
    }
    // `**Ann: And then?**`: of an interview whose questions are bold as a whole.
    if (hasColon && isBold && !time && spaceAfter && line.trimEnd().endsWith(emphasis)) {
      at = skip(SPACE, line, at);
      return { ...label('weak', 'name', 'N:', null), loose: true, doubtful: true, rest: emphasis + line.slice(at) };
    }
    if (hasColon) return asTime;
    at = beforeColon;
    if (!closed) return asTime;

    if (name.kind === 'voice') {
      at = skip(SPACE, line, at);
      return label('strong', 'name', '<v N>', seconds);
    }
    if (name.kind === 'nick') return label(time ? 'strong' : 'weak', 'name', '<N>', seconds);
    if (name.kind === 'number') {
      const isApart = atEnd() || spaceAfter;
      at = skip(SPACE, line, at);
      return isApart && !time ? label('open', 'name', '(1)', null) : asTime;
    }
    // `« Le Monde » reports …`: mostly a title or words, so neither a time nor bold makes a name of it.
    if (name.kind === 'quoted') {
      if (time || emphasis !== '' || !spaceAfter || atEnd()) return asTime;
      at = skip(SPACE, line, at);
      return label('open', 'name', '«N»', null);
    }
    // `[sic]`, `(aside)`: a name without a colon has a capital, in scripts that have any.
    const isSmall = name.kind !== 'plain' && !time && /^\p{Ll}/u.test(name.text) && !isAnonymous(name.text);
    if (!isBold && isSmall) return null;
    if (isBold || name.kind === 'square' || name.kind === 'round') {
      if (!isBold && name.kind === 'square' && isAnonymous(name.text) && spaceAfter) {
        at = skip(SPACE, line, at);
        return label('strong', 'name', '[N]:', seconds);
      }
      const dash = after(DASH, line, at);
      if (isBold && dash !== null) {
        at = dash;
        return label(time ? 'strong' : 'bold', 'name', time ? 'T N:' : '**N:**', seconds);
      }
      const separated = after(BAR, line, at);
      at = skip(SPACE, line, separated ?? at);
      if (time) return label('open', 'name', isBold ? 'T **N**' : 'T [N]', seconds);
      if (atEnd()) return isBold ? label('bold', 'line', '**N**$', null) : label('open', 'line', '[N]$', null);
      const isWide = /[】］）＞〉》〕]/.test(line.charAt(name.end - 1));
      if (!/\s$/.test(line.slice(0, at)) && !unspaced && !isWide) return null;
      return label('open', 'name', isBold ? '**N**' : '[N]', null);
    }
    const quote = skip(SPACE, line, at);
    if (/[「『]/.test(line.charAt(quote)) && emphasis === '' && EAST_ASIAN.test(name.text)) {
      const quoted = made(line, quote + 1, name.text, seconds, 'open', 'name', time ? 'T N「' : 'N「', asTime);
      return { ...quoted, rest: withoutClosing(quoted.rest) };
    }
    const ends = line.charAt(at);
    if (time && (ends === '|' || ends === '\t')) {
      at = skip(SPACE, line, at + 1);
      return label('open', 'name', 'T N|', seconds);
    }
    const whole = atEnd() ? readLine() : asTime;
    if (name.dash !== null && emphasis === '') {
      at = after(DASH, line, name.dash) ?? name.end;
      const text = line.slice(name.end - name.text.length, name.dash);
      return made(line, at, text, seconds, 'open', 'name', time ? 'T N-' : 'N-', whole);
    }
    return whole;
  };

  if (!time) {
    // A time behind the name.
    const behind = at;
    let from = hasColon ? skip(SPACE, line, at) : skip(SEPARATOR, line, at);
    const opened = after(MARKS, line, from);
    from = opened ?? from;
    const second = readTimeMark(line, from);
    if (second && (second.wrapped || /[\s:：]/.test(line.charAt(from - 1)) || opened !== null)) {
      at = second.end;
      const isOpen = !closed || opened !== null;
      if (isOpen) at = skip(MARKS, line, at);
      const colonBehind = after(COLON, line, at);
      at = colonBehind ?? at;
      if (isOpen) at = skip(MARKS, line, at);
      const barBehind = after(BAR, line, at);
      at = skip(SPACE, line, barBehind ?? at);
      const isEnd = atEnd();
      const spaced = colonBehind !== null || isEnd || /\s$/.test(line.slice(0, at)) || barBehind !== null;
      if (spaced && (second.wrapped || isEnd || (colonBehind !== null && !hasColon) || barBehind !== null))
        return label('strong', 'name', 'N T', second.seconds);
      if (spaced) {
        at = skip(DASH_FIRST, line, at);
        const timed = label('open', 'name', 'N t', second.seconds);
        at = behind;
        return { ...timed, otherwise: readEnd() };
      }
    }
    at = behind;
  }
  return readEnd();
}
