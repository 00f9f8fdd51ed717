import type { Episode, Soundbite, Turn } from '../episodes/episode.ts';
import { momentOf } from '../episodes/moments.ts';
import { CUES, type Cue, countCues } from './cues.ts';
import { isQuotable } from './quotes.ts';
import { continues, dangles, isContentWord, isQuestion, saysNothing } from './sense.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { isStopWord, type Word, wordsOf } from './words.ts';

/** A quote good enough to be posted scores at least this. */
export const WORTH_POSTING = 0.88;
/** Where an archive is too small to have enough of those, quotes down to this score may be. */
export const PASSABLE = 0.42;

export interface StandaloneSpan {
  turn: number;
  start: number;
  end: number;
  score: number;
}

const SHORTEST = 40;
const LONGEST = 400;
const MOST_SENTENCES = 3;
/** Share of an episode's text at either end that counts as its edge, and the most characters that this may be. */
const EDGE = { share: 0.03, most: 900 };

/** What is known of a quote besides its words. */
export interface Circumstances {
  /** `Speaker.role`. */
  role: string | null;
  /** Picked by the creators themselves. */
  soundbite: boolean;
  /** In the first or last minute or so of an episode, where shows greet and advertise. */
  edge: boolean;
}

/**
 * How well a quote stands alone in a channel, 0–1. Read off its words alone:
 *
 * - must (else 0): 40–400 characters of whole sentences, no question, small talk, advert or announcement; its first
 *   sentence does not point at something before it ("That's…", "they…"), and none speaks of the talk itself ("as I
 *   said", "your article", "next slide") or to the one opposite;
 * - for it: it names what it speaks of, says something in general, claims, advises, compares, gives a reason; a
 *   comfortable length; a guest's words; the creators' own choice (`podcast:soundbite`);
 * - against it: hedging and stumbling ("sort of", "like"), stories in the first person, pronouns and phrases that lean on
 *   what stands outside, opening words that go on from something, lists announced at the end, signs of code, the
 *   first and last minutes of an episode.
 */
export function standaloneScore(text: string, circumstances: Circumstances): number {
  const sentences = sentencesOf(text).map((sentence) => readSentence(text, sentence, []));
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES || sentences.some(({ barred }) => barred)) return 0;
  return scoreOf(sentences, circumstances);
}

/**
 * How well a sentence carries a point on its own, 0–1: as `standaloneScore`, but what would not be posted (it speaks of
 * the talk itself, leans on what stands before it) is only marked down, to 0–0.15.
 */
export function soundness(text: string, role: string | null): number {
  const [sentence] = sentencesOf(text).map((one) => readSentence(text, one, []));
  if (!sentence) return 0;
  const circumstances = { role, soundbite: false, edge: false };
  if (sentence.barred || sentence.leans) return scoreOf([{ ...sentence, leans: false }], circumstances) * 0.15;
  return scoreOf([sentence], circumstances);
}

/** The quotes of an episode that can stand alone, none overlapping another, in the episode's order. */
export function standaloneQuotes(
  { turns, speakers, soundbites }: Pick<Episode, 'turns' | 'speakers' | 'soundbites'>,
  least = PASSABLE,
): StandaloneSpan[] {
  const roles = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  // Whoever is addressed by name is not there for the reader.
  const names = speakers.flatMap(({ name }) =>
    wordsOf(name)
      .slice(0, 1)
      .map(({ folded }) => folded),
  );
  const total = turns.reduce((sum, turn) => sum + turn.text.length, 0);
  const edge = Math.min(total * EDGE.share, EDGE.most);
  const found: StandaloneSpan[] = [];
  let before = 0;
  for (const turn of turns) {
    if (turn.voice !== 'notes' && turn.text.length >= SHORTEST) {
      const role = turn.speaker === null ? null : (roles.get(turn.speaker) ?? null);
      const circumstances = (start: number, end: number): Circumstances => ({
        role: turn.voice === 'quoted' ? 'guest' : role,
        soundbite: soundbites.length > 0 && inSoundbite(turns, turn.index, start, soundbites),
        edge: turn.voice === 'speech' && (before + start < edge || before + end > total - edge),
      });
      for (const one of bestOfTurn(turn, names, circumstances)) if (one.score >= least) found.push(one);
    }
    before += turn.text.length;
  }
  return found;
}

function bestOfTurn(
  turn: Turn,
  names: readonly string[],
  circumstances: (start: number, end: number) => Circumstances,
): StandaloneSpan[] {
  const sentences = sentencesOf(turn.text, turn.paragraphs);
  const read = new Map<number, Read>();
  const readAt = (i: number): Read => {
    const known = read.get(i) ?? readSentence(turn.text, sentences[i]!, names);
    read.set(i, known);
    return known;
  };
  const candidates: StandaloneSpan[] = [];
  for (let from = 0; from < sentences.length; from++) {
    const first = sentences[from]!;
    if (first.end - first.start > LONGEST || !startsWell(turn.text, first) || readAt(from).barred) continue;
    if (readAt(from).leans) continue;
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const span = { start: first.start, end: sentences[to]!.end };
      if (span.end - span.start > LONGEST || readAt(to).barred || !isQuotable(turn, sentences[to]!, NOTHING_WANTED))
        break;
      if (turn.paragraphs.some((at) => at > span.start && at < span.end)) break;
      const run: Read[] = [];
      for (let i = from; i <= to; i++) run.push(readAt(i));
      const score = scoreOf(run, circumstances(span.start, span.end));
      if (score > 0) candidates.push({ turn: turn.index, ...span, score });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.start - b.start);
  const kept: StandaloneSpan[] = [];
  for (const one of candidates)
    if (!kept.some((other) => other.start < one.end && other.end > one.start)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

const NOTHING_WANTED = { announcement: false, sponsor: false };

/** A sentence, read once however many quotes it could be part of. */
interface Read {
  text: string;
  words: number;
  content: number;
  cues: number[];
  /** Can be no part of any quote. */
  barred: boolean;
  /** Cannot be the first sentence of one. */
  leans: boolean;
  continues: boolean;
  /** Starts with "So, …", "Well, …". */
  opener: boolean;
  general: boolean;
  /** Pronouns and pointing words by how much they lack what they stand for. */
  loose: number;
  names: number;
  /** "like" that says nothing. */
  likes: number;
  /** "the". */
  definite: number;
  code: boolean;
}

const NO_USE = {
  barred: true,
  leans: true,
  continues: false,
  opener: false,
  general: false,
  loose: 0,
  names: 0,
  likes: 0,
  definite: 0,
  code: false,
};

function readSentence(whole: string, sentence: Sentence, people: readonly string[]): Read {
  const text = whole.slice(sentence.start, sentence.end);
  const words = wordsOf(text);
  const content = words.reduce((sum, word) => sum + (isContentWord(word.folded) ? 1 : 0), 0);
  const cues = countCues(words);
  const barred =
    !sentence.whole ||
    cues[at('smallTalk')]! > 0 ||
    cues[at('talkItself')]! > 0 ||
    isQuestion(text) ||
    saysNothing(content, text.length) ||
    !endsWell(text) ||
    ODD_CHARACTERS.test(text) ||
    words.some(({ folded }) => people.includes(folded));
  if (barred) return { ...NO_USE, text, words: words.length, content, cues };
  return {
    text,
    words: words.length,
    content,
    cues,
    barred,
    leans: dangles(text) || goesOn(text) || isParticiple(text, words),
    continues: continues(text),
    opener: OPENER.test(text),
    general: isGeneral(words, cues),
    loose: looseness(words, text),
    names: namesIn(text),
    likes: emptyLikes(words),
    definite: words.reduce((total, { folded }) => total + (folded === 'the' ? 1 : 0), 0),
    code: CODE.test(text),
  };
}

const OPENER =
  /^["“‘'(]?(?:so|now|just|maybe|i know|remember|having|to the|in which|there (?:is|are|was|were)|there['’]s|one of|well|yeah|yes|no|right|okay|ok|oh|but|and|i mean|exactly)\b/i;
const ODD_CHARACTERS = /[[\]*{}<>|_]|https?:|www\.|@\w|\.\.\.|…/;
const CODE = /\w\(\)|::|=>|==|[\w)]\/\w|\\|\b\w+\.\w{2,4}\b(?!\s+[A-Z])|\b[a-z]+[A-Z]\w*\b|\b(?:[A-Z0-9]{2,}[ ,]+){3}/;
/** Goes on from a sentence before it. */
const GOES_ON =
  /^["“‘'(]?(?:(?:no|yes|yeah|yep|well|oh|right|okay|ok|not|exactly|true|sure|a long story|meaning|making sure|what (?:that|this|it))\b[,.]?|(?:how|why|who|where|when) (?:is|are|am|was|do|does|did|can|could|would|should|close|much|many|often|long|far)|your (?:first|second|other|last)|to be honest|however|furthermore|moreover|additionally|partly|instead|otherwise|meanwhile|likewise|on the other hand|at the same time|for (?:example|instance)|in (?:which|that|this|addition|contrast|fact)|either way|then|also|plus|still|again|anyways?|therefore|hence|thus|second(?:ly)?|third(?:ly)?|four(?:th)?|finally|one (?:is|was)|the (?:second|third|next|last|other)|same|similarly|especially|particularly|particular|obviously|fortunately|unfortunately|hopefully|previously|specifically|basically|generally|except|with that|after that|before that|by (?:that|this)|to be clear|sorry|again|too)\b/i;
/** "The third part is…": which one? "The freedom to renege…" says it itself. */
const THE_ALONE =
  /^["“‘'(]?the (?!\S+(?: \S+)? (?:of|to|that|who|which|between|for|in|with|about|you|we|i|people|they)\b)/i;
const ACRONYM_OR_DIGITS = /\b[A-Z]{2,}\w*\b|\b[\w.]*\d[\w.]*\b/g;
/** "Whereas if you look at airplanes, …": the half of a sentence that the transcript cut off from the other. */
const SUBORDINATE_ONLY =
  /^["“‘'(]?(?:(?:so|and|but),? )?(?:whereas|even though if|which|as opposed|except|because(?![^,]*,)|or if|or (?:is|are|do|does|would|could|can)|not to mention|as in|such as|at least|especially|including|plus|like(?! \w+,))\b/i;

function scoreOf(run: readonly Read[], { role, soundbite, edge }: Circumstances): number {
  const head = run[0]!;
  const tail = run.at(-1)!;
  const length = run.reduce((sum, { text }) => sum + text.length + 1, -1);
  if (length < SHORTEST || length > LONGEST || head.leans) return 0;
  const sum = (of: (one: Read) => number) => run.reduce((total, one) => total + of(one), 0);
  const cue = (name: Cue) => sum(({ cues }) => cues[at(name)]!);
  const content = sum((one) => one.content);
  const words = sum((one) => one.words);
  if (content < 4) return 0;
  let points = 0;
  points += Math.min(content, 14) * 0.08;
  points += Math.min(2, cue('claim') * 0.6);
  points += Math.min(0.6, cue('reason') * 0.3);
  points += Math.min(0.9, cue('contrast') * 0.4);
  points += Math.min(1.2, cue('human') * 0.4);
  points += Math.min(1.2, cue('vivid') * 0.6);
  points -= Math.min(1.8, cue('procedure') * 0.35);
  points -= Math.max(0, sum(({ text }) => text.match(ACRONYM_OR_DIGITS)?.length ?? 0) - 1) * 0.3;
  points += (run.filter((one) => one.general).length / run.length) * 1.2;
  points += Math.min(0.4, sum((one) => one.names) * 0.2);
  points += length >= 70 && length <= 260 ? 0.5 : length > 330 ? -0.4 : 0;
  points += role === 'guest' ? 0.35 : role === 'host' ? -0.2 : 0;
  points += soundbite ? 2.5 : 0;
  points -= Math.min(1.3, cue('hedge') * 0.5);
  points -= Math.min(1.3, (cue('stumble') + sum((one) => one.likes)) * 0.45);
  points -= Math.max(0, sum((one) => one.definite) - 2) * 0.15 + (THE_ALONE.test(head.text) ? 0.5 : 0);
  points -= (cue('story') / Math.max(words, 8)) * 9;
  points -= cue('listener') * 0.6;
  points -= head.cues[at('leaning')]! * 0.6 + (cue('leaning') - head.cues[at('leaning')]!) * 0.25;
  points -= head.loose + run.slice(1).reduce((total, one) => total + one.loose * 0.2, 0);
  points -= head.continues ? 1.3 : head.opener ? 0.35 : 0;
  points -= tail.cues[at('announces')]! > 0 ? 1.2 : 0;
  points -= tail.content < 3 ? 0.7 : 0;
  points -= run.slice(1).filter((one) => one.continues && one.content < 4).length * 0.4;
  points -= run.some((one) => one.code) ? 0.9 : 0;
  points -= edge ? 1.2 : 0;
  points -= run.some(({ text }) => text.includes('?')) ? 0.7 : 0;
  points -= (sum(({ text }) => text.match(/ [–—-]+ |--/g)?.length ?? 0) + sum(({ text }) => repeats(text))) * 0.5;
  points -= content / words < 0.27 ? 0.5 : 0;
  points -= (run.length - 1) * 0.2;
  return Math.round(1000 / (1 + Math.exp(-(points - 2) * 1.25))) / 1000;
}

function at(cue: Cue): number {
  return POSITIONS[cue];
}

const POSITIONS = Object.fromEntries(CUES.map((cue, i) => [cue, i])) as Record<Cue, number>;

const FIRST_OR_SECOND: ReadonlySet<string> = new Set('i im ive id ill me my we were weve wed our us'.split(' '));
const VERBS_OF_BEING: ReadonlySet<string> = new Set(
  'is are can cannot cant will wont means mean makes make needs need becomes become has have should must never always matters works requires takes isnt arent doesnt dont does do'.split(
    ' ',
  ),
);

/** Says how things are, and not what happened to somebody. */
function isGeneral(words: readonly Word[], cues: readonly number[]): boolean {
  if (cues[at('story')]! > 0) return false;
  if (
    words.some(
      ({ folded }, i) =>
        FIRST_OR_SECOND.has(folded) && !(folded === 'i' && /^(?:think|believe)$/.test(words[i + 1]?.folded ?? '')),
    )
  )
    return false;
  return words.some(({ folded }) => VERBS_OF_BEING.has(folded));
}

const PRONOUNS: ReadonlySet<string> = new Set(
  'it its itll itd they theyre theyve theyll them their theirs he hes she shes him his her hers'.split(' '),
);
const POINTING: ReadonlySet<string> = new Set('this these those thats'.split(' '));
const AFTER_THIS: ReadonlySet<string> = new Set(
  'is was should would could can will may might means does did has had makes made isnt wasnt doesnt were are'.split(
    ' ',
  ),
);
const AFTER_THAT: ReadonlySet<string> = new Set(
  'is was would could will has does kind sort way point case and but or because so'.split(' '),
);

/**
 * What words stand for something that may not be in the quote: much for a pronoun before anything was named, little
 * after; "this idea that…" names its own.
 */
function looseness(words: readonly Word[], text: string): number {
  let named = 0;
  let loose = 0;
  for (const [i, { folded, end }] of words.entries()) {
    const next = words[i + 1]?.folded ?? '';
    if (PRONOUNS.has(folded)) {
      // "It's hard to…" stands for what follows.
      const announces =
        /^its?$/.test(folded) &&
        words
          .slice(i + 1, i + 6)
          .some((w) => w.folded === 'to' || w.folded === 'that' || w.folded === 'when' || w.folded === 'if');
      loose += named >= 2 ? 0.12 : announces ? 0.2 : 0.8;
    } else if (POINTING.has(folded)) {
      const ownName =
        words[i + 2]?.folded === 'that' || words[i + 2]?.folded === 'of' || next === 'days' || next === 'who';
      loose += ownName
        ? 0
        : AFTER_THIS.has(next)
          ? 0.9
          : named >= 3 && folded !== 'thats' && isStopWord(next)
            ? 0.3
            : 0.55;
    } else if (folded === 'that' && (AFTER_THAT.has(next) || /^[.,;!]/.test(text.slice(end)))) {
      loose += named >= 3 ? 0.25 : 0.6;
    } else if (!isStopWord(folded)) named++;
  }
  return loose;
}

/** Is it half a sentence, or does it go on from one before it: "Whereas…", "For example, …"? */
export function goesOn(text: string): boolean {
  return SUBORDINATE_ONLY.test(text) || GOES_ON.test(text);
}

/** "Inviting potential attacks…" without a verb of its own. */
function isParticiple(text: string, words: readonly Word[]): boolean {
  return /^["“‘'(]?\p{L}+ing\b/u.test(text) && !words.some(({ folded }) => VERBS_OF_BEING.has(folded));
}

const LIKE_AFTER: ReadonlySet<string> = new Set(
  'look looks looked looking feel feels felt feeling sound sounds sounded seem seems seemed would id wed dont didnt doesnt people i we you they really something things anything nothing more much stuff companies tools others others somebody someone works act acts behave exactly'.split(
    ' ',
  ),
);

/** "like" as a stumble: after anything that one does not like, look or feel "like". */
function emptyLikes(words: readonly Word[]): number {
  return words.reduce(
    (total, { folded }, i) => total + (folded === 'like' && !LIKE_AFTER.has(words[i - 1]?.folded ?? '') ? 1 : 0),
    0,
  );
}

function namesIn(text: string): number {
  return text.match(/(?<=[\p{Ll},] )\p{Lu}\p{L}{2,}/gu)?.length ?? 0;
}

/** "the the", "you're you're". */
function repeats(text: string): number {
  return (
    text
      .match(/\b(\p{L}[\p{L}'’]*),? \1\b/giu)
      ?.filter((pair) => !/^(?:that|had|very|really|many|so|much|no|more)\b/i.test(pair)).length ?? 0
  );
}

function startsWell(text: string, { start }: Sentence): boolean {
  return /^["“‘'(]?[\p{Lu}\p{N}]/u.test(text.slice(start, start + 3));
}

function endsWell(text: string): boolean {
  if (!/[.!。！]["”’')]*$/u.test(text) || /[–—-]["”’']*[.!]?["”’']*$/u.test(text)) return false;
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}

function inSoundbite(turns: Turn[], turn: number, offset: number, soundbites: readonly Soundbite[]): boolean {
  const { at } = momentOf({ turns }, turn, offset);
  return at !== null && soundbites.some(({ start, duration }) => at >= start - 2 && at < start + duration);
}
