import type { Episode, Soundbite, Turn } from '../episodes/episode.ts';
import { momentOf } from '../episodes/moments.ts';
import { CUES, type Cue, countCues } from './cues.ts';
import { isQuotable } from './quotes.ts';
import { continues, dangles, isContentWord, isQuestion, saysNothing } from './sense.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { isStopWord, type Word, wordsOf } from './words.ts';

/** A quote good enough to be posted scores at least this. */
export const WORTH_POSTING = 0.92;
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
  /** "I think … I think": begun anew. */
  restarts: number;
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
  restarts: 0,
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
    restarts: restarts(words),
    definite: words.reduce((total, { folded }) => total + (folded === 'the' ? 1 : 0), 0),
    code: CODE.test(text),
  };
}

const OPENER =
  /^["“‘'(]?(?:so|now|just|maybe|i know|remember|having|to the|in which|there (?:is|are|was|were)|there['’]s|one of|well|yeah|yes|no|right|okay|ok|oh|but|and|i mean|exactly)\b/i;
const ODD_CHARACTERS = /^\(|\s[.,;!?](?=\s|$)|[[\]*{}<>|_]|https?:|www\.|@\w|\.\.\.|…/;
const CODE =
  /(?<!\p{L})(?!\p{L}+(?:tions?|ly|ing|ments?|ness|ble|al|ity|ies|ed|ism|ists?|ships?)(?!\p{L}))\p{Ll}{15,}|\w=\w|\w\(\)|::|=>|==|[\w)]\/\w|\\|\b\w+\.\w{2,4}\b(?!\s+[A-Z])|\b[a-z]+[A-Z]\w*\b|\b(?:[A-Z0-9]{2,}[ ,]+){3}/u;
/** Goes on from a sentence before it. */
const GOES_ON =
  /^["“‘'(]?(?:(?:no|yes|yeah|yep|well|oh|right|okay|ok|not|exactly|true|sure|a long story|meaning|making sure|what (?:that|this|it))\b[,.]?|(?:how|why|who|where|when) (?:is|are|am|was|do|does|did|can|could|would|should|close|much|many|often|long|far)|your (?:first|second|other|last)|to be honest|however|furthermore|moreover|additionally|partly|instead|otherwise|meanwhile|likewise|on the other hand|at the same time|for (?:example|instance)|in (?:which|that|this|addition|contrast|fact)|either way|then|also|plus|still|again|anyways?|therefore|hence|thus|as a result|as such|consequently|in turn|in other words|besides(?: that)?|on top of|apart from that|aside from that|other than that|beyond that|until then|since then|by then|because of (?:that|this|it|them)|for (?:that|this|those|these)|from (?:that|this|there|then)|(?:mine|ours|yours|hers|theirs) (?:is|was|were|are)|(?:i think|i guess|i mean|i would say),? (?:though|also|again|as well)|(?:one|two|three|four)(?=,)|lastly|firstly|maybe|the reason (?:being|why,)|(?:\S+ ){1,2}also|(?:but|and),? (?:unfortunately|also|then|again|still|so)|let['’]?s say|suppose|listen|\w+ing \w+, there|it(?:['’]s| is) \S+(?: \S+){0,2} that (?:it|they|he|she|this|that)|you['’]re right|i (?:dis)?agree|as (?:you|i|we|he|she|they)(?:['’]ve)? (?:\S+ )?(?:said|say|heard|hear|mentioned|noted|pointed|saw|seen|discussed|described|know)|(?:is|are|was|were) (?:what|the|a|why|how)|second(?:ly)?|third(?:ly)?|four(?:th)?|finally|one (?:is|was)|the (?:second|third|next|last|other)|same|similarly|especially|particularly|particular|obviously|fortunately|unfortunately|hopefully|previously|specifically|basically|generally|except|with that|after that|before that|by (?:that|this)|to be clear|sorry|again|too|yet|the next|some (?:will|would) say)\b/i;
/** "It's not that…", "It's a process that…": what is? Not "It's a mistake to…", "It's a myth that…". */
const IT_IS =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?it(?:['’]s| is| was|['’]d be| would be) (?:(?:not|just|really|actually|kind of|sort of|probably|basically) )*(?:that|this|where|what|when|because|about|all about|also|like|more|still|(?:an?|the|one|my|our|your|something) (?!(?:big |huge |common |great |real |total )?(?:myth|shame|pity|fact|miracle|truth|lie|wonder|mystery|mistake|misconception|fallacy))[^,.]*\b(?:that|where|which)\b)/i;
/** "The third part is…": which one? "The freedom to renege…" says it itself. */
const THE_ALONE =
  /^["“‘'(]?(?:(?:i think|and|but|so|now|well),? )?the (?!(?:future|internet|web|world|universe|past|truth|reality|key|trick|secret|irony|moment|more|less|fewer|best|worst|most|only|human|\S+est)\b)(?!\S+(?: \S+)? (?:of|to|that|who|which|between|for|in|with|about|you|we|i|people|they)\b)/i;
/** What only those in the trade can read. */
const ACRONYM = /\b(?!(?:AI|ML|APIs?|IT|PC|US|UK|EU|CEO|TV|DNA|NASA)\b)[A-Z]{2,}\w*\b/g;
const INNER_CAPITALS_OR_DIGITS = /\b\p{L}*\p{Ll}\p{Lu}\p{L}*\b|\b[\w.]*\d[\w.]*\b/gu;
/** "The reason we started it…" tells a story that the reader was not there for. */
const REASON_OF_OURS =
  /^["“‘'(]?(?:the (?:reason|way|thing) (?:that )?(?:we|i|he|she|you are|you['’]re)|the fact that (?:you|we|i|he|she|with)|what (?:we|i) (?:did|do|had|have|ended|were|was|are)|when we)\b/i;
/** "The difference is that…": from what? */
const OF_WHAT =
  /^["“‘'(]?(?:(?:i think|and|but|so|now|well),? )?(?:the|another|one) (?:\S+ )?(?:difference|problem|issue|advantage|downside|drawback|benefit|upside|catch|solution|result|answer|thing|point|idea|concern|goal|hope|caveat|trade-?off|argument|question) (?:is|was|being|here|there)\b/i;
/** "One of the biggest issues is…": what names a point and seldom makes it. */
const ONE_OF_MANY =
  /\bone of the (?:\S+ ){0,2}(?:things|issues|problems|reasons|questions|challenges|commonalities|examples|points) (?:\S+ ){0,3}(?:is|was)\b/i;
/** "We have 150 employees": news of a company. */
const OUR_DOINGS =
  /^["“‘'(]?(?:(?:so|and|but|now|well),? )?(?:we(?: just| also| actually|['’]ve)? (?:have (?!to\b|no\b|never\b)|had|use|used|did|ran|ship|shipped|hired?|launch|launched|built|got|get|(?!need)\p{L}{3,}ed|spent|found|made)|we['’]ll be|we['’]re going to|we will|our (?:company|team|product|customers|users|first))\b/iu;
/** "Although it is closed.": half a sentence, with nothing to go with it. */
const HALF =
  /^["“‘'(]?(?:(?:although|though|while|whereas|because|since|unless|if|as in)\b[^,;]*$|the (?:idea|notion|concept|question|fact) (?:of|that)\b(?!.*\b(?:is|was|are|means|makes|has|should|can|will|would|seems?)\b))/i;
/** "trust anyone there." Where? */
const THERE = /\bthere[.,;]/i;
/** "You still have to…", "They can also…": as before, or besides what? */
const BESIDES = /^(?:\S+ ){1,3}(?:still|also|too)\b/i;
/** Variables and places for them: "to address X". */
const VARIABLE = /(?<=[a-z] )(?:[B-HJ-Z])\b(?![’'&+#]| [A-Z])/;
/** "Category three is…": one of a list. */
const NUMBERED =
  /\b(?:category|part|step|phase|level|option|number|type|myth|chapter|rule|point) (?:one|two|three|four|five|\d)\b/i;
/** Of a short sentence: it has one of the usual verbs. */
const VERB =
  /\b(?:is|are|was|were|be|has|have|had|do|does|did|can|should|must|will|would|never|always|\p{L}{3,}[^su]s)\b|n['’]t\b/iu;
/** To the one opposite, about what was said. */
const YOUR_WORDS =
  /\byou(?:['’]re| are|['’]ve| have) (?:ignoring|talking|saying|asking|describing|missing|assuming|suggesting|referring|been saying|described|asked)\b/i;
/** Said anew, or handed on to another talk. */
const CORRECTED = /, (?:sorry|or rather|i mean|well,? maybe|no wait)\b/i;
const ELSEWHERE =
  /that['’]s (?:a (?:whole )?(?:different|separate)|another) (?:problem|question|story|topic|conversation|issue|thing|matter)/i;
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
  points -= Math.min(2.4, cue('procedure') * 0.45);
  points -= Math.max(0, sum(({ text }) => text.match(INNER_CAPITALS_OR_DIGITS)?.length ?? 0) - 1) * 0.4;
  points -= Math.min(1.8, sum(({ text }) => text.match(ACRONYM)?.length ?? 0) * 0.6);
  points += (run.filter((one) => one.general).length / run.length) * 1.2;
  points += Math.min(0.4, sum((one) => one.names) * 0.2);
  points += length >= 70 && length <= 260 ? 0.5 : length > 330 ? -0.4 : length > 260 ? -0.1 : 0;
  points += role === 'guest' ? 0.35 : role === 'host' ? -0.2 : 0;
  points += soundbite ? 2.5 : 0;
  points -= Math.min(2, cue('hedge') * 0.55);
  points -= Math.min(2, (cue('stumble') + sum((one) => one.likes) + 2 * sum((one) => one.restarts)) * 0.55);
  points -= Math.max(0, sum((one) => one.definite) - 2) * 0.15 + (THE_ALONE.test(head.text) ? 0.9 : 0);
  points -= (cue('story') / Math.max(words, 8)) * 9;
  points -= cue('listener') * 0.6;
  points -= head.cues[at('leaning')]! * 0.6 + (cue('leaning') - head.cues[at('leaning')]!) * 0.35;
  points -= head.loose + run.slice(1).reduce((total, one) => total + one.loose * 0.3, 0);
  points -= head.continues ? 1.6 : head.opener ? 0.35 : 0;
  points -= tail.cues[at('announces')]! > 0 ? 1.2 : 0;
  points -= tail.content < 3 ? 0.7 : 0;
  points -= run.slice(1).filter((one) => one.continues && one.content < 4).length * 0.4;
  points -= run.some((one) => one.code) ? 0.9 : 0;
  points -= edge ? 1.2 : 0;
  points -= run.some(({ text }) => text.includes('?')) ? 0.7 : 0;
  points -= (sum(({ text }) => text.match(/ [–—-]+ |--/g)?.length ?? 0) + sum(({ text }) => repeats(text))) * 0.5;
  points -= content / words < 0.27 ? 0.5 : 0;
  points -= run.some(({ text }) => YOUR_WORDS.test(text)) ? 1.6 : 0;
  points -= run.some(({ text }) => /\bthat that\b/i.test(text)) ? 0.6 : 0;
  points -= /^unlike\b/i.test(head.text) ? 0.6 : 0;
  points -= run.some(({ text }) => text.length > 160 && !/[,;:–—]/.test(text)) ? 0.6 : 0;
  points -= /\bfor example[.]$/i.test(tail.text) ? 0.4 : 0;
  points -= run.some(({ text }) => text.includes('--')) ? 0.5 : 0;
  points -= REASON_OF_OURS.test(head.text) ? 1.2 : 0;
  points -= head.words < 6 && !VERB.test(head.text) ? 0.9 : 0;
  points -= OF_WHAT.test(head.text) ? 0.9 : 0;
  points -= ONE_OF_MANY.test(run.map(({ text }) => text).join(' ')) ? 0.6 : 0;
  points -= OUR_DOINGS.test(head.text) ? 0.8 : 0;
  points -= run.filter(({ text }) => /^(?:not|unless)\b/i.test(text)).length * 0.5;
  points -= run.some(({ text }) => NUMBERED.test(text)) ? 0.9 : 0;
  points -= repeatedWords(run) * 0.4;
  points -= BESIDES.test(head.text) ? 1.3 : 0;
  points -= run.filter(({ text }) => HALF.test(text)).length * 0.7;
  points -= run.some(({ text }) => THERE.test(text)) ? 0.7 : 0;
  points -= run.some(({ text }) => VARIABLE.test(text) || CORRECTED.test(text)) ? 0.9 : 0;
  points -= run.some(({ text }) => ELSEWHERE.test(text)) ? 0.9 : 0;
  points -= run.slice(1).some(({ text }) => /^another\b/i.test(text)) ? 0.6 : 0;
  points -= cue('story') >= 3 && !run.some((one) => one.general) ? 0.5 : 0;
  points -= saysAgain(run) ? 0.8 : 0;
  points -= (run.length - 1) * 0.5;
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

const PRONOUNS: ReadonlySet<string> = new Set('it its itll itd'.split(' '));
const OF_SEVERAL: ReadonlySet<string> = new Set('they theyre theyve theyll theyd them their theirs'.split(' '));
const OF_ONE_PERSON: ReadonlySet<string> = new Set('he hes hed hell she shes shed him his her hers'.split(' '));
const POINTING: ReadonlySet<string> = new Set('this these those thats'.split(' '));
/** "this world", "these days": the reader's own. */
const SHARED: ReadonlySet<string> = new Set(
  'world planet country century age era life moment industry days who that'.split(' '),
);
const AFTER_THIS: ReadonlySet<string> = new Set(
  'is was should would could can will may might means does did has had makes made isnt wasnt doesnt were are'.split(
    ' ',
  ),
);
const AFTER_THAT: ReadonlySet<string> = new Set(
  'is was would could will has does kind sort way point case and but or because so to into too'.split(' '),
);
/** After these "that" points at something: they take no clause with "that". */
const BEFORE_THAT: ReadonlySet<string> = new Set(
  'make makes making made do does doing did use uses using fix solve solves solving handle build builds have has had get gets put take takes took give gives run change changes break from with of for at by about into around to on across through over against behind under want wants wanted need needs like likes love loves trust trusts'.split(
    ' ',
  ),
);
const OPINES: ReadonlySet<string> = new Set('think thinks say says believe know hope guess suppose'.split(' '));
const ENDS = /^[.,;!]/;
const GROUPS: ReadonlySet<string> = new Set(
  'people children kids men women folks everyone everybody someone somebody anyone anybody nobody person team company government community staff majority who whoever woman man friend kid child'.split(
    ' ',
  ),
);

/** Content words that no "it" stands for. */
const VAGUE: ReadonlySet<string> = new Set(
  'end day way lot thing things kind sort fact course bit point case time times really actually'.split(' '),
);

/** Something that "they" can stand for: a plural, a group, or who does something ("a developer"). */
function isSeveral(folded: string): boolean {
  return (
    GROUPS.has(folded) || /[^sui]s$/.test(folded) || /ies$/.test(folded) || /^.{3,}(?:or|er|ist|ian|ant)$/.test(folded)
  );
}

/** Someone that "she" can stand for: a name within the sentence, or who does something. */
function isSomeone(word: Word, i: number, text: string): boolean {
  return (
    /^.{3,}(?:or|er|ist|ian|ant)$|^(?:woman|man|person|someone|somebody|friend|kid|child|boy|girl|wife|husband)$/.test(
      word.folded,
    ) ||
    (i > 0 && /\p{Lu}\p{Ll}/u.test(text.slice(word.start, word.start + 2)))
  );
}

/**
 * What words stand for something that may not be in the quote: much for a pronoun before anything was named that it can
 * stand for, little after; "this idea that…" names its own.
 */
function looseness(words: readonly Word[], text: string): number {
  let named = 0;
  let several = false;
  let someone = false;
  let loose = 0;
  const seen = new Set<string>();
  for (const [i, word] of words.entries()) {
    const { folded, end } = word;
    const before = words[i - 1]?.folded ?? '';
    const next = words[i + 1]?.folded ?? '';
    if (PRONOUNS.has(folded)) {
      // "It's hard to…" stands for what follows.
      const announces =
        /^its?$/.test(folded) &&
        words
          .slice(i + 1, i + 6)
          .some((w) => w.folded === 'to' || w.folded === 'that' || w.folded === 'when' || w.folded === 'if');
      loose += named >= 2 ? 0.12 : announces ? 0.2 : 0.8;
    } else if (OF_SEVERAL.has(folded)) {
      loose += several ? 0.12 : named >= 3 ? 0.5 : 0.9;
    } else if (OF_ONE_PERSON.has(folded)) {
      loose += someone ? 0.25 : 1.1;
    } else if (POINTING.has(folded)) {
      const ownName = words[i + 2]?.folded === 'that' || words[i + 2]?.folded === 'of' || SHARED.has(next);
      loose +=
        ownName || seen.has(next)
          ? 0
          : AFTER_THIS.has(next)
            ? 0.9
            : named >= 3 && folded !== 'thats' && isStopWord(next)
              ? 0.45
              : isStopWord(next)
                ? 0.6
                : 0.85;
    } else if (folded === 'that' && (AFTER_THAT.has(next) || /^[.,;!]/.test(text.slice(end)))) {
      loose += named >= 3 ? 0.45 : 0.6;
    } else if (folded === 'that' && OPINES.has(before) && /^(?:should|would|could|will|can|might|must)$/.test(next)) {
      loose += 0.8;
    } else if (
      folded === 'that' &&
      before !== 'all' &&
      !isSeveral(before) &&
      ENDS.test(text.slice(words[i + 1]?.end ?? end))
    ) {
      // "…try that attack."
      loose += 0.6;
    } else if (folded === 'that' && (BEFORE_THAT.has(before) || words[i + 2]?.folded === 'of')) {
      loose += named >= 4 ? 0.45 : 0.6;
    } else if ((!isStopWord(folded) && !VAGUE.has(folded)) || GROUPS.has(folded)) {
      named++;
      seen.add(folded);
    }
    several ||= isSeveral(folded) && !OF_SEVERAL.has(folded) && (!isStopWord(folded) || GROUPS.has(folded));
    several ||= folded === 'and' && named > 0;
    someone ||= isSomeone(word, i, text);
  }
  return loose;
}

/** How often "I think", "I still", "you know" … come again within one sentence. */
function restarts(words: readonly Word[]): number {
  const counts = new Map<string, number>();
  for (const [i, { folded }] of words.entries()) {
    if (folded !== 'i' && folded !== 'you' && folded !== 'we') continue;
    const next = words[i + 1]?.folded ?? '';
    if (/^(?:think|still|just|mean|know|believe|guess|feel)$/.test(next)) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  let again = 0;
  for (const count of counts.values()) again += count - 1;
  return again;
}

/** Content words said three times and more: an explanation of one detail more often than a thought. */
function repeatedWords(run: readonly Read[]): number {
  const counts = new Map<string, number>();
  for (const { text } of run)
    for (const { folded } of wordsOf(text))
      if (isContentWord(folded) && !GROUPS.has(folded)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  let repeated = 0;
  for (const count of counts.values()) if (count >= 3) repeated += count - 2;
  return Math.min(2, repeated);
}

/** Six words that come twice, or a sentence made of the words of the one before it. */
function saysAgain(run: readonly Read[]): boolean {
  const folded = run.map(({ text }) => wordsOf(text).map((word) => word.folded));
  const all = folded.flat();
  const seen = new Set<string>();
  for (let i = 0; i + 6 <= all.length; i++) {
    const six = all.slice(i, i + 6).join(' ');
    if (seen.has(six)) return true;
    seen.add(six);
  }
  const contents = folded.map((words) => new Set(words.filter(isContentWord)));
  return contents.some((one, i) =>
    contents.slice(i + 1).some((other) => {
      if (other.size < 3 || one.size < 3) return false;
      const both = [...other].filter((word) => one.has(word)).length;
      return both / Math.min(one.size, other.size) > 0.7;
    }),
  );
}

/** Is it half a sentence, or does it go on from one before it: "Whereas…", "For example, …"? */
export function goesOn(text: string): boolean {
  return SUBORDINATE_ONLY.test(text) || GOES_ON.test(text) || IT_IS.test(text);
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
