import { asksFor, endOf, holdsOnly, isHollow, placesOf, withoutFrames, wordsAsTyped } from './matching.ts';
import { type MessageWord, messageWords } from './phrases.ts';
import { plainWords, withoutVocative } from './plain-words.ts';
import { episodesIn, type Mention, type Roster, type RosterEntry, showsIn, speakersIn } from './roster.ts';

/** What sort of answer is wanted. */
export type AskKind =
  /** What was said about it. */
  | 'topic'
  /** Who said it. */
  | 'who'
  /** In which episode. */
  | 'which'
  /** When in the episode, and when it came out. */
  | 'when'
  /** Further quotes on what was asked last. */
  | 'more'
  /** The newest episode, of a show where one is named. */
  | 'newest';

/** A question that the archive may answer. */
export interface Ask {
  kind: AskKind;
  /** The words to search for, as typed; empty when only a person, show or episode was named. */
  about: string;
  /** What each clause of a longer message asks by itself: tried where the whole finds nothing. */
  parts: string[];
  speakers: RosterEntry[];
  shows: RosterEntry[];
  episodes: RosterEntry[];
  /** It is asked of every show, whatever the server keeps to. */
  everywhere?: true;
  /** True when topic or filters were taken over from the answer before. */
  keeps: boolean;
  /** True when the message asks for what was said (names a speaker, a show, an episode, or the saying itself), not merely about a thing. */
  ofTheArchive: boolean;
}

/** What a message says to the bot. */
export type Understanding =
  | { kind: 'ask'; ask: Ask }
  /** Greetings, thanks, laughter: nothing is asked. */
  | { kind: 'chat'; which: 'greeting' | 'thanks' | 'other' }
  /** What it can do. */
  | { kind: 'help' }
  /** What there is: episodes, shows, people. */
  | { kind: 'archive' }
  /** Any quote at all. */
  | { kind: 'any' }
  /** It is told to be quiet here. */
  | { kind: 'leave' }
  /** What was said around the quote before; where it can be heard. */
  | { kind: 'context' }
  | { kind: 'link' }
  /** Nothing that episodes could answer: the weather, a task, an opinion of the bot's own. `about` is what is left of it. */
  | { kind: 'outside'; about: string }
  | { kind: 'empty' };

/** What the answer before was about, for a follow-up; read back from that answer. */
export interface Previous {
  /** True for a reply to that answer; false where it is only the last one given: then a bare name asks anew. */
  replied: boolean;
  about: string;
  speakers: RosterEntry[];
  shows: RosterEntry[];
  episodes: RosterEntry[];
  everywhere?: true;
}

const edge = /^[\s,.:;!?~\-–—…()[\]|/>]+|(?<![\s,.:;!?~\-–—…()[\]|/])[\s,.:;!?~\-–—…()[\]|/]+$/gu;
const trimEdges = (words: string): string => words.replace(edge, '');

const clauseEnd = /[.?!;:\n]+(?:\s+|$)|,\s+|\s+[-–—]+\s+/;
const mostParts = 4;

/** What each clause asks for by itself, where there are several. */
function partsOf(words: string, whole: string): string[] {
  const clauses = words.split(clauseEnd).map(trimEdges).filter(Boolean);
  if (clauses.length < 2) return [];
  const parts = clauses.filter((clause) => !isHollow(clause)).map(withoutFrames);
  return [...new Set(parts)].filter((part) => part !== whole).slice(0, mostParts);
}

/** Takes "please", "thanks" and laughter off the end, be there nothing left. */
function withoutCourtesies(text: string): string {
  const words = messageWords(text);
  let end = words.length;
  for (let before = -1; before !== end; ) {
    before = end;
    const last = placesOf('courtesy', words.slice(0, end)).filter(({ to }) => to === end);
    end = Math.min(end, ...last.map(({ from }) => from));
  }
  return wordsAsTyped(text, words, 0, end);
}

// ── Whom and what it names ─────────────────────────────────────────────────────────────────────────────────────────

interface Named {
  speakers: RosterEntry[];
  shows: RosterEntry[];
  episodes: RosterEntry[];
}

/** What is named now, and of what is not, what was named before. */
function goingOn(named: Named, previous: Named | null): Named {
  if (!previous) return named;
  const placed = named.shows.length + named.episodes.length > 0;
  return {
    speakers: named.speakers.length > 0 ? named.speakers : previous.speakers,
    shows: placed ? named.shows : previous.shows,
    episodes: placed ? named.episodes : previous.episodes,
  };
}

const speakerConnecting =
  /(?:^|\s)(?:according to|as per|per|by|from|only|just|(?:and|or)(?=\s*$)|with|to hear|mr|ms|dr|prof(?:essor)?|our|good old|for)\s*$/i;
const placeConnecting = /(?:^|\s)(?:(?:in|on|from|of|during|for|at)(?: the| that| this)?|the|that|this)\s*$/i;
const placeAfter = /^\s*(?:ep(?:isode)?s?|podcast|show|interview|one)\b/i;

const unique = (entries: RosterEntry[]): RosterEntry[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];
const entriesOf = (mentions: Mention[]): RosterEntry[] => unique(mentions.flatMap(({ entries }) => entries));

// ── The message ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is asked whatever is named in it. */
function plainly(words: readonly MessageWord[]): Understanding | null {
  if (asksFor('leave', words)) return { kind: 'leave' };
  if (asksFor('help', words)) return { kind: 'help' };
  if (asksFor('thanks', words)) return { kind: 'chat', which: 'thanks' };
  if (asksFor('greeting', words)) return { kind: 'chat', which: 'greeting' };
  return null;
}

function kindOf(words: readonly MessageWord[]): AskKind {
  for (const kind of ['who', 'when', 'which'] as const) if (asksFor(kind, words)) return kind;
  return 'topic';
}

/** True where nothing is asked but which the newest episode is, what is in it, when it came out. */
function asksNewest(text: string, ofShow: boolean): boolean {
  const words = messageWords(text);
  const list = ofShow ? 'newest' : 'newestepisode';
  const whole = !ofShow && asksFor('newest', words);
  const around = ({ from, to }: { from: number; to: number }) => [...words.slice(0, from), ...words.slice(to)];
  return whole || placesOf(list, words).some((place) => holdsOnly('ofanepisode', around(place), true));
}

/** Letters of a message that are looked at: each costs time, and a question is shorter. */
const LONGEST = 720;

/**
 * What `content` (a message to the bot, or one that may be answered unasked) asks for. Pure; `previous` is what the
 * answer replied to, or the one before it in a conversation, was about.
 */
export function understand(content: string, roster: Roster, previous: Previous | null = null): Understanding {
  const wide = content.slice(0, LONGEST).replace(everyShow, ' ');
  const isWide = wide.length < Math.min(content.length, LONGEST);
  const understood = understandWords(isWide ? wide : content, roster, previous);
  if (understood.kind !== 'ask' || !(isWide || (understood.ask.keeps && previous?.everywhere))) return understood;
  return { kind: 'ask', ask: { ...understood.ask, shows: [], everywhere: true } };
}

/** "… in all shows", "across every podcast you have": where, not what. */
const everyShow =
  /\b(?:in|across|from|over|on|through(?:out)?) (?:all|any|every|each) (?:of )?(?:the |your |our )?(?:other )?(?:shows?|podcasts?)(?: you (?:have|know))?\b/i;

function understandWords(content: string, roster: Roster, previous: Previous | null): Understanding {
  const text = withoutVocative(plainWords(content.slice(0, LONGEST)), roster.bot);
  const core = trimEdges(text);
  if (core === '') return { kind: 'empty' };
  const words = messageWords(core);
  const plain = plainly(words);
  if (plain) return plain;

  const speakers = speakersIn(text, roster);
  const shows = showsIn(text, roster);
  const episodes = episodesIn(text, roster);
  const named = { speakers: entriesOf(speakers), shows: entriesOf(shows), episodes: entriesOf(episodes) };
  const anyNamed = named.speakers.length + named.shows.length + named.episodes.length > 0;
  const filters = goingOn(named, previous);
  const kept = (kind: AskKind): Understanding => ({
    kind: 'ask',
    ask: { kind, about: previous?.about ?? '', parts: [], ...filters, keeps: true, ofTheArchive: true },
  });

  if (previous && asksFor('more', words)) return kept('more');
  if (!anyNamed && asksFor('link', words)) return { kind: 'link' };
  if (!anyNamed && asksFor('context', words)) return { kind: 'context' };
  if (previous && !anyNamed && asksFor('speaker', words)) return kept('who');

  const kind = kindOf(words);
  const cut = cutMentions(text, speakers, [...shows, ...episodes]);
  if (named.episodes.length === 0 && asksNewest(cut, named.shows.length > 0)) {
    const ofAll = named.shows.length === 0 && roster.newest ? [roster.newest] : [];
    const ask = { kind: 'newest' as const, about: '', parts: [], keeps: false, ofTheArchive: true };
    return { kind: 'ask', ask: { ...ask, speakers: [], shows: named.shows, episodes: ofAll } };
  }

  const cutWords = messageWords(cut);
  const follows = previous !== null && asksFor('follows', words);
  const rest = withoutCourtesies(
    follows ? wordsAsTyped(cut, cutWords, endOf('follows', cutWords), cutWords.length) : cut,
  );
  // Only a name was left: it narrows, or widens, what was asked before.
  if (previous && (isHollow(rest) || holdsOnly('narrowing', messageWords(rest), true))) {
    const goesOn = previous.replied || follows || asksFor('narrows', words) || !anyNamed;
    if (goesOn) return !anyNamed && asksFor('laughter', words) ? { kind: 'chat', which: 'other' } : kept(kind);
  }
  if (asksFor('laughter', words)) return { kind: 'chat', which: 'other' };

  const about = withoutFrames(rest);
  const asksBot = asksFor('opinion', words);
  if (!anyNamed && asksFor('archive', words)) return { kind: 'archive' };
  if (!anyNamed && asksFor('any', words)) return { kind: 'any' };
  if (!anyNamed && (asksFor('outside', words) || arithmetic.test(content))) return { kind: 'outside', about };
  if (isHollow(about) || (anyNamed && holdsOnly('askingonly', messageWords(about), false))) {
    if (anyNamed)
      return { kind: 'ask', ask: { kind, about: '', parts: [], ...named, keeps: false, ofTheArchive: true } };
    return asksBot ? { kind: 'outside', about: '' } : { kind: 'chat', which: 'other' };
  }
  const placed = named.shows.length + named.episodes.length > 0 || asksFor('place', words);
  const ofTheArchive = placed || (named.speakers.length > 0 && asksFor('spoken', words));
  const scope = follows ? filters : named;
  return {
    kind: 'ask',
    ask: { kind, about, parts: partsOf(rest, about), ...scope, keeps: follows, ofTheArchive: ofTheArchive && !asksBot },
  };
}

const arithmetic = /\bwhat(?:'?s| is) \d+\s*(?:[-+*x×/^]|plus|minus|times|divided by)\s*\d+/i;

/** Whether `text` has a word by which people call the archive when they speak of it. */
export const namesTheArchive = (text: string): boolean => asksFor('place', messageWords(text));

/** `words` without the names in it and the little words that tied them in. */
function cutMentions(words: string, speakers: Mention[], places: Mention[]): string {
  let rest = words;
  const all = [...speakers.map((m) => ({ ...m, place: false })), ...places.map((m) => ({ ...m, place: true }))];
  for (const { start, end, place } of all.sort((a, b) => b.start - a.start)) {
    if (end > rest.length) continue;
    const before = rest.slice(0, start).replace(place ? placeConnecting : speakerConnecting, ' ');
    const after = rest.slice(end).replace(place ? placeAfter : /^['’]s\b|^['’](?=\s|$)/, '');
    rest = `${before} ${after}`;
  }
  return rest.replace(/\s+/g, ' ').trim();
}
