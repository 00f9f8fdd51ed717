/**
 * Who and what can be named in a question. Small: the archive's foremost people and shows, and whatever
 * `SearchPort.resolve` made of the words that stand where a name would (`nameCandidates`).
 */
export interface Roster {
  /** What the bot is called, so that "hey overlord, …" loses it. */
  bot: string[];
  speakers: RosterEntry[];
  shows: RosterEntry[];
  episodes: RosterEntry[];
  /** The newest episode; null where none has a date. */
  newest: RosterEntry | null;
}

export interface RosterEntry {
  /** `Speaker.id`, the show's name, or `Episode.id`. */
  id: string;
  name: string;
  /** What it was called in the message when `SearchPort.resolve` found it; lower case. */
  called?: string[];
}

/** Somebody or something of the roster, as it stands in a message. */
export interface Mention {
  entries: RosterEntry[];
  start: number;
  end: number;
}

const fold = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const initialsOf = (name: string): string =>
  fold(name)
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');

/** English words that are given names too: read as a name only where a name would stand. */
const ambiguous: ReadonlySet<string> = new Set(
  `art bill bob case chase christian dale dean dawn don drew faith frank gene grace grant guy hope iris ivy jack jade jay
  joy june king long major mark max may miles nick pat page penny pierce price rich rob robin rose ruby sandy stone sue
  summer trip victor wade will young`.split(/\s+/),
);

// A name stands right after one of these …
const beforeName: ReadonlySet<string> = new Set(
  `did does do has had have was is would will why how only just by from per with ask asks asked hear mr ms dr prof
  for that when what whats what's where and or hey if whether`.split(/\s+/),
);
const beforeNameLong = /\b(?:according to|did you say)\s+$/i;
// … or right before one of these, with words between as in “jeff has never said”.
const afterName: ReadonlySet<string> = new Set(
  `say said says saying sayin think thinks thought thoughts thinking mention mentions mentioned talk talks talked
  talking speak speaks spoke discuss discussed feel feels felt believe believes believed claim claims claimed
  argue argues argued explain explains explained describe described call calls called coin coined recommend
  recommends recommended compare compares compared use used ask asked asks mean meant wrote write writes tell told
  know knows hate hates hated like likes liked love loves loved want wants wanted work works worked join joined go
  goes went come came bring brings brought cover covered rant ranted joke joked take takes opinion opinions view
  views stance position quote quotes bit part point answer advice argument analogy on about re regarding wouldn
  doesn didn doing against agree agrees agreed disagree disagrees dismiss dismisses criticize criticizes complain
  complains complained make makes made give gives gave start started get gets got find finds found see sees saw
  suggest suggests suggested prefer prefers reckon reckons respond responded reply replied learn learned study
  studied live lived been being that was is`.split(/\s+/),
);
const between: ReadonlySet<string> = new Set(
  `ever actually really even just also once never always has had have was is did does`.split(/\s+/),
);

const followsOn = (before: string): boolean =>
  beforeNameLong.test(before) || beforeName.has(/(?:^|[\s,(])([a-z']+)\s+$/i.exec(before)?.[1]?.toLowerCase() ?? '');

function leadsOn(after: string): boolean {
  const rest = after.replace(/^(?:['’]s|s['’])/, '');
  if (/^\s*(?:[,:]|[?!.]+\s*$|$)/.test(rest)) return true;
  for (const word of rest.trim().toLowerCase().split(/\s+/)) {
    const plain = /^\p{L}+/u.exec(word)?.[0] ?? '';
    if (afterName.has(plain)) return true;
    if (!between.has(word)) return false;
  }
  return false;
}

// What is spoken of, not who speaks.
const objectBefore = /\b(?:about|who is|who's|whos|named|of|regarding|question|know)\s+$/i;

const nameWords = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;

/** True where the words from `start` to `end` of `text` stand as a speaker's name would. */
function standsAsSpeaker(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start);
  if (objectBefore.test(before)) return false;
  return followsOn(before) || (leadsOn(text.slice(end)) && !/\b(?:a|an|the)\s+$/i.test(before));
}

const never: ReadonlySet<string> = new Set(
  `i you u he she they we it who what when where why how anyone anybody someone somebody everyone the a an this that these
  those people ppl guests guest host hosts him her them there one ones all more most my your his its our their not no yes
  if or and but so of on in at to for about with is was are were be do did does has have had say said only just ever also
  really actually even never always still then than here now ok thats whats me us any some podcast show episode bot`.split(
    /\s+/,
  ),
);

/** Words of a message that may name somebody, best guess first, at most `limit`: what to ask `SearchPort.resolve` for. */
export function nameCandidates(text: string, limit = 4): string[] {
  const found: string[] = [];
  const words = [...text.matchAll(nameWords)].map((match) => ({
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].replace(/['’]s$/, '').length,
  }));
  for (const [i, word] of words.entries()) {
    if (never.has(word.folded) || !word.folded || /^\d/.test(word.folded)) continue;
    const next = words[i + 1];
    if (next && !never.has(next.folded) && standsAsSpeaker(text, word.start, next.end)) {
      found.push(`${word.folded} ${next.folded}`);
    }
    if (standsAsSpeaker(text, word.start, word.end)) found.push(word.folded);
  }
  return [...new Set(found)].slice(0, limit);
}

/** At most one letter more, less or other, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** How surely `words` (folded) names `entry`: 3 the whole name, 2 a part of it, 1 initials, a nickname or a slip; 0 not at all. */
function naming(entry: RosterEntry, words: string): number {
  const name = fold(entry.name);
  if (name === words) return 3;
  const parts = name.split(' ');
  if (words.includes(' ')) {
    if (name.startsWith(`${words} `) || name.endsWith(` ${words}`)) return 3;
    return entry.called?.includes(words) ? 1 : 0;
  }
  if (parts.includes(words) && words.length > 1) return 2;
  // "jeffs take": the apostrophe is the first thing to go.
  if (words.length > 3 && words.endsWith('s') && parts.includes(words.slice(0, -1))) return 2;
  if (words.length >= 2 && words === initialsOf(entry.name)) return 1;
  for (const part of parts) {
    // Jeff for Jeffrey, Jeffrey for Jeff.
    if (words.length >= 3 && part.length >= 3 && (part.startsWith(words) || words.startsWith(part))) {
      if (Math.abs(part.length - words.length) <= 4) return 1;
    }
    if (words.length >= 4 && part.length >= 4 && words[0] === part[0] && oneSlip(words, part)) return 1;
  }
  return entry.called?.includes(words) ? 1 : 0;
}

/** The people named in `text` as those who speak. Longer names win over shorter ones. */
export function speakersIn(text: string, roster: Roster): Mention[] {
  const words = [...text.matchAll(nameWords)];
  const mentions: Mention[] = [];
  for (let i = 0; i < words.length; i++) {
    for (const size of [3, 2, 1]) {
      const last = words[i + size - 1];
      const first = words[i];
      if (!first || !last) continue;
      const start = first.index;
      const end = last.index + last[0].replace(/(?:['’]s|[.'’])$/, '').length;
      const folded = fold(text.slice(start, end));
      if (!folded || never.has(folded)) continue;
      const graded = roster.speakers.map((entry) => ({ entry, grade: naming(entry, folded) }));
      const best = Math.max(0, ...graded.map(({ grade }) => grade));
      if (best === 0) continue;
      const before = text.slice(0, start);
      const asObject =
        objectBefore.test(before) &&
        !/\b(?:(?:take|thoughts|opinion|view|bit|quote|point) of|(?:what|how) about)\s+$/i.test(before);
      const role = standsAsSpeaker(text, start, end);
      const enough = best === 3 ? !asObject : best === 2 ? !asObject && (role || !ambiguous.has(folded)) : role;
      if (!enough) {
        if (best < 2) continue;
        // Spoken of, by the whole name: its parts are not somebody else.
        i += size - 1;
        break;
      }
      mentions.push({ entries: graded.filter(({ grade }) => grade === best).map(({ entry }) => entry), start, end });
      i += size - 1;
      break;
    }
  }
  return mentions;
}

/** The shows named in `text`: by name, a clear part of it, or initials written in capitals or after "on", "in", "from". */
export function showsIn(text: string, roster: Roster): Mention[] {
  const mentions: Mention[] = [];
  for (const show of roster.shows) {
    const parts = fold(show.name).split(' ').filter(Boolean);
    const spellings = [parts];
    // "Software Daily" for "Software Engineering Daily".
    if (parts.length >= 3) spellings.push([parts[0] ?? '', parts.at(-1) ?? '']);
    for (const spelling of spellings) {
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${spelling.join("[\\s'’.:-]+")}(?![\\p{L}\\p{N}])`, 'iu');
      const match = pattern.exec(text);
      // A show of one word may be an everyday word: only where a show would stand.
      const alone = parts.length === 1 && match && !/\b(?:on|in|from|the)\s+$/i.test(text.slice(0, match.index));
      if (match && !alone) {
        mentions.push({ entries: [show], start: match.index, end: match.index + match[0].length });
        break;
      }
    }
    const initials = initialsOf(show.name);
    if (initials.length >= 2 && !mentions.some(({ entries }) => entries.includes(show))) {
      const match = new RegExp(`(?<![\\p{L}\\p{N}])${initials}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
      const written = match?.[0] === initials.toUpperCase();
      if (match && (written || /\b(?:on|in|from|the)\s+$/i.test(text.slice(0, match.index)))) {
        mentions.push({ entries: [show], start: match.index, end: match.index + match[0].length });
      }
    }
  }
  return mentions;
}

const numbered =
  /(?<![\p{L}\p{N}])(?:ep(?:isode|s)?\.?(?:\s*(?:number|no\.?|nr\.?))?|number)\s*(?:#\s*)?(\d{1,5})(?!\d)|(?<![\p{L}\p{N}])#(\d{1,5})(?!\d)/giu;

/** Episode numbers as typed ("episode 1272", "ep 11", "#11"), for `SearchPort.resolve('episode', …)`. */
export const episodeNumbers = (text: string): { number: string; start: number; end: number }[] =>
  [...text.matchAll(numbered)].map((match) => ({
    number: match[1] ?? match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

export function episodesIn(text: string, roster: Roster): Mention[] {
  return episodeNumbers(text).flatMap(({ number, start, end }) => {
    const entries = roster.episodes.filter((entry) => entry.called?.includes(number));
    return entries.length > 0 ? [{ entries, start, end }] : [];
  });
}
