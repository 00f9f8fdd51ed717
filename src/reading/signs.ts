import type { Sentence } from '../text/sentences.ts';
import { isStopWord, type Word, wordsOf } from '../text/words.ts';
import { CUES, type Cue, countCues } from './cues.ts';
import { flawsOf, flawsOfOpening, goesOn, lacksMainClause, pointsBack, restarts } from './flaws.ts';
import { bareThe, looseness, startsWithSeveral } from './references.ts';
import { continues, dangles, isContentWord, isQuestion, saysNothing } from './sense.ts';
import { isAdvice, isFlat, isNotTheOther, isOfLearning, isOwnView, isShare, isSuperlative } from './stance.ts';
import type { Taste } from './taste.ts';

/** What is known of a quote besides its words. */
export interface Circumstances {
  /** `Speaker.role`. */
  role: string | null;
  /** Picked by the creators themselves. */
  soundbite: boolean;
  /** In the first or last minute or so of an episode, where shows greet and advertise. */
  edge: boolean;
  /** The first thing its speaker says in a turn: leans on nothing that they said before. */
  opensTurn?: boolean;
  /** Follows upon a question of the speaker's own, so it is what they wanted to say. */
  answersItself?: boolean;
  /** "But…" comes next: it was said to be taken back. */
  butFollows?: boolean;
  /** How its episode talks (`settingOf`): about people and work, or about parts and settings; 0 is usual. */
  setting?: number;
}

/*
 * How the weights were learned: some 5,000 candidates from 78 shows (talks, interviews and panels, with transcripts
 * good and bad) were read without their scores and marked as worth posting, passable or not for one who knows nothing
 * of the episode. Logistic regression, drawn to values set by hand (L2) where examples are few, gave the weights below
 * together with the direction in `taste.ts`; those of `flaws`, `stumble`, `dashes`, the role, the edge and the
 * creators' own choice are set by hand. On shows left out of that fit, of the best 120 marked quotes 83 % were worth
 * posting or passable. Some 1,850 more, of the best of a larger archive, were then read in the same way, and the
 * weights fitted to them anew, drawn to what they had been (narrowly for the words), or to values set by hand for signs
 * that were new; `definition`, `nameFirst` and `furtherPronoun` were set by hand. The signs of a stand (`stance.ts`,
 * the cues `stand` and `blunt`) and of what stands around a quote were weighed last, on those and 830 more, upon the
 * points that there were: in a cross-validation over episodes, of the best 120 of them 12 % were bad without what
 * stands around and 8 % with it. Then some 1,040 of the best were read, in six rounds, each after what had spoilt the
 * round before was made a flaw or a sign of its own. A fit to all of them told no more than these weights in a
 * cross-validation (area under the curve 0.76 either way), so only those were moved that it moved by 0.08 and more, to
 * about where it had them. In the last round, of 32 with 0.7 and more 31 could be posted, 24 of them without reserve; of
 * 38 with 0.6 to 0.65 only 25. How likely words are to follow each other, reckoned over the archive, told nothing: what
 * a transcript garbles is made of usual words.
 *
 * Which of them stay: each sign and each flaw was left out in turn, over 562 episodes of 80 series. Fifty-nine went that
 * together changed 33 of 1,181 quotes of their pools; of those of them that are labelled as many would be posted as
 * before. Five came back: nothing else kept such sentences from being outstanding.
 */

/** Points of every quote before anything is counted. */
const BASE = -2.29;

/** What one count of each sign is worth. */
const WEIGHTS = {
  acronyms: -0.58,
  advice: 0.5,
  answersItself: 0.3,
  aside: -0.32,
  bareThe: -0.16,
  blandEnd: -0.27,
  blunt: 0.4,
  brackets: -0.93,
  breathless: -0.42,
  butFollows: -0.35,
  butThen: 0.35,
  claim: 0.23,
  comparison: 0.11,
  content: 0.44,
  contrast: 0.17,
  copula: 0.3,
  dashes: -0.2,
  definition: -0.6,
  edge: -1,
  endsOnPronoun: -0.19,
  flat: -0.4,
  flavour: 1,
  flaws: -2,
  further: -0.55,
  furtherPronoun: -0.4,
  general: 0.39,
  guest: 0.3,
  hedge: -0.27,
  host: -0.3,
  human: 0.28,
  itFirst: -0.3,
  kin: -0.8,
  leaning: -0.15,
  learning: 0.44,
  length: 0.2,
  likes: -0.5,
  loose: -0.32,
  mine: -0.4,
  nameFirst: -0.8,
  names: -0.32,
  nobodysName: -0.25,
  notTheOther: 0.2,
  openingAdverb: -0.5,
  openingContinues: -0.58,
  openingFiller: -0.5,
  openingLeaning: -0.18,
  openingLoose: -0.86,
  openingThe: -1.34,
  opensTurn: 0.3,
  ordinal: -0.2,
  over200: -0.11,
  over260: -0.65,
  over330: -0.59,
  ownView: 0.4,
  passiveBy: -0.5,
  past: -0.03,
  pointsBack: -0.24,
  procedure: -0.42,
  quoted: 0.1,
  restarts: -0.99,
  resumed: 0.36,
  semicolon: 0.25,
  setting: 1.47,
  share: 0.45,
  short: 0.24,
  someOf: -0.5,
  soundbite: 2,
  stand: 0.4,
  story: -0.65,
  stumble: -0.2,
  superlative: 0.47,
  symbols: -0.32,
  termOf: -0.81,
  thinEnd: -0.8,
  under60: -0.45,
  under90: -0.31,
  unheardOf: -0.21,
  universal: 0.18,
  vivid: 0.25,
  whenYou: -0.4,
  youCan: 0.23,
  youCannot: -0.25,
  'starts:a': 0.34,
  'starts:and': -0.4,
  'starts:even': -0.34,
  'starts:i': 0.32,
  'starts:if': 0.12,
  'starts:ing': 0.04,
  'starts:many': -0.1,
  'starts:my': 0.25,
  'starts:never': 0.15,
  'starts:nounVerb': 0.38,
  'starts:other': 0.12,
  'starts:otherStop': -0.03,
  'starts:people': 0.13,
  'starts:place': -0.43,
  'starts:plural': 0.51,
  'starts:so': -0.09,
  'starts:there': -0.1,
  'starts:to': -0.29,
  'starts:unheardOf': 0.44,
  'starts:we': -0.4,
  'starts:what': -0.47,
  'starts:when': -0.1,
  'starts:you': -0.67,
};

/** What each of the commonest words is worth, up to twice in a sentence. */
const WORDS = `
  after -0.18, all 0.08, also 0.05, an 0.08, and 0.09, anybody -0.16, anyone 0.19, anything -0.2, are -0.11, as 0.19, at 0.14, be 0.16, been 0.09,
  before 0.06, being 0.06, best 0.08, better -0.09, between 0.05, both -0.31, but -0.15, can -0.06, cannot -0.05, cant -0.21, could -0.6, day 0.17,
  did -0.06, do 0.09, does 0.19, doesnt 0.36, done -0.29, dont 0.2, each -0.08, else 0.07, even -0.34, ever 0.41, every 0.19, everybody 0.11,
  everyone 0.1, everything 0.17, few -0.07, first 0.1, for -0.1, get 0.18, getting -0.24, go 0.12, going -0.06, gonna 0.28, got -0.29, have -0.08,
  havent -0.13, having 0.16, here -0.4, how 0.09, i -0.16, if 0.12, im -0.16, in 0.11, into -0.18, is 0.11, isnt -0.29, it -0.08, its 0.14,
  itself 0.1, kind 0.14, like 0.21, lot -0.2, lots -0.05, made 0.14, make 0.11, makes 0.07, making 0.3, many -0.17, may -0.19, me 0.08, might -0.26,
  maybe -0.25, most 0.1, much 0.1, must -0.1, my 0.26, needs -0.07, new 0.05, no 0.27, nobody 0.08, nothing 0.08, now -0.45, of 0.1, off -0.06, once -0.07,
  only 0.06, or -0.22, other -0.11, our 0.05, out -0.09, over 0.12, own 0.14, people -0.15, perhaps -0.12, probably 0.06, quite 0.09, really -0.21,
  should 0.12, shouldnt -0.16, so -0.13, some -0.21, something 0.35, such -0.05, take -0.09, takes 0.32, than 0.2, that -0.06, the -0.08, their 0.27,
  them 0.13, themselves -0.12, then -0.4, there -0.24, these -0.1, they 0.14, theyre 0.3, thing -0.09, things 0.24, this -0.42, those -0.17,
  through -0.32, time -0.09, too 0.06, two -0.2, until 0.39, up 0.09, us -0.16, use -0.26, used -0.21, using 0.05, want -0.3, was -0.32, way 0.05,
  we -0.15, well -0.18, were -0.11, weve -0.08, what -0.13, whatever -0.08, when 0.34, where -0.2, whether -0.21, which -0.5, while 0.12, who 0.19,
  whole -0.34, will -0.11, with -0.08, within -0.24, without 0.13, wont 0.11, work -0.18, working 0.13, works -0.05, would -0.37, wouldnt -0.11,
  yet -0.16, you 0.1, your 0.11, youre 0.08, yourself 0.2`;

const WORD_WEIGHTS: ReadonlyMap<string, number> = new Map(
  WORDS.split(',').map((one): [string, number] => {
    const [word = '', points] = one.trim().split(' ');
    return [word, Number(points)];
  }),
);
const WORD_SIGNS: ReadonlyMap<string, string> = new Map([...WORD_WEIGHTS.keys()].map((word) => [word, `word:${word}`]));
const ALL_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ...Object.entries(WEIGHTS),
  ...[...WORD_WEIGHTS].map(([word, points]): [string, number] => [`word:${word}`, points]),
]);

/** Takes in how often a sign was seen. */
export type Tally = (sign: string, count: number) => void;

/** A sentence, read once however many quotes it could be part of. */
export interface Read {
  text: string;
  words: readonly Word[];
  /** Words that say something. */
  content: number;
  /** Can be no part of any quote. */
  barred: boolean;
  /** Cannot be the first sentence of one. */
  leans: boolean;
  general: boolean;
  cues: readonly number[];
  /** Sum of `Taste.along` over its words, each once, and how many have one. */
  flavour: number;
  flavoured: number;
  /** Points for it wherever it stands, and those besides for it as the first; reckoned when asked for. */
  points(): number;
  openingPoints(): number;
}

/** `people`: first names of who is there, folded; whoever is addressed by name is not there for the reader. */
export function readSentence(
  whole: string,
  { start, end, whole: isWhole }: Sentence,
  people: readonly string[],
  taste: Taste | null,
): Read {
  const text = whole.slice(start, end);
  const none: Read = {
    text,
    words: [],
    content: 0,
    barred: true,
    leans: true,
    general: false,
    cues: [],
    flavour: 0,
    flavoured: 0,
    points: () => 0,
    openingPoints: () => 0,
  };
  if (!isWhole || isQuestion(text) || !endsWell(text) || ODD_CHARACTERS.test(text)) return none;
  const words = wordsOf(text);
  const content = words.reduce((sum, word) => sum + (isContentWord(word.folded) ? 1 : 0), 0);
  if (saysNothing(content, text.length) || words.some(({ folded }) => people.includes(folded))) return none;
  const cues = countCues(words);
  if (cues[at('smallTalk')]! > 0 || cues[at('talkItself')]! > 0) return none;
  const read: Read = {
    text,
    words,
    content,
    barred: false,
    leans: dangles(text.replace(OPINION, '$1')) || goesOn(text),
    general: isGeneral(words, cues),
    cues,
    ...flavour(words, taste),
    points: once(() => {
      const points = weigh((tally) => signsOfSentence(read, taste, tally));
      // Flaws take longest to look for, and no quote is so good that it could hold a sentence which is this bad without.
      return points < HOPELESS_SENTENCE ? points : points + weigh((tally) => tally('flaws', flawsOf(text, words)));
    }),
    openingPoints: once(() => weigh((tally) => signsOfOpening(read, taste, tally))),
  };
  return read;
}

/** The points of a quote made of these sentences: the log-odds of its being worth posting. */
export function pointsOf(run: readonly Read[], circumstances: Circumstances): number {
  const points =
    BASE +
    run.reduce((sum, read) => sum + read.points(), 0) +
    run[0]!.openingPoints() +
    weigh((tally) => signsOfQuote(run, circumstances, tally));
  // Looked for last and only where it matters: no other sign takes as long.
  return points > HOPELESS && saysAgain(run) ? points + 3 * WEIGHTS.flaws : points;
}

/** "And I don't think …": what follows leans, or does not, as it would without. */
const OPINION =
  /^(["“‘'(]?(?:(?:and|but|so),? )?)i (?:do(?:n['’]t| not)? )?(?:really )?(?:think|believe|guess|feel like) (?:that (?=(?:the|an?|you|we|i|they|people|it|there|if|when|in|as|our|my|your|every\w*|no|most|many|some|so|\w+ing)\b))?/i;
/** Points of a sentence that no quote is made of. */
const HOPELESS_SENTENCE = -1.5;
/** Log-odds of about 1 in 20. */
const HOPELESS = -3;

function weigh(count: (tally: Tally) => void): number {
  let points = 0;
  count((sign, times) => {
    if (times !== 0) points += times * (ALL_WEIGHTS.get(sign) ?? 0);
  });
  return points;
}

function once(reckon: () => number): () => number {
  let known: number | null = null;
  return () => {
    known ??= reckon();
    return known;
  };
}

/** Signs of a sentence, wherever it stands in a quote. */
export function signsOfSentence({ text, words, content, cues }: Read, taste: Taste | null, tally: Tally): void {
  const cue = (name: Cue, most: number) => tally(name, Math.min(most, cues[at(name)]!));
  for (const name of COUNTED) cue(name, 3);
  tally('story', (cues[at('story')]! / Math.max(words.length, 8)) * 9);
  tally('content', Math.min(14, content) / 10);
  tally('short', words.length < 8 ? 1 : 0);
  tally('names', Math.min(3, namesIn(text)));
  tally('mine', selfShare(words));
  tally('symbols', Math.min(3, text.match(INNER_CAPITALS_OR_DIGITS)?.length ?? 0));
  tally('acronyms', Math.min(3, text.match(ACRONYM)?.length ?? 0));
  tally('likes', Math.min(3, emptyLikes(words, text)));
  tally('restarts', restarts(words));
  tally('loose', looseness(words, text));
  tally('dashes', text.match(/ [–—-]+ /g)?.length ?? 0);
  tally('breathless', text.length > 160 && !/[,;:–—]/.test(text) ? 1 : 0);
  tally('semicolon', /[;:]/.test(text) ? 1 : 0);
  tally('brackets', text.includes('(') ? 1 : 0);
  tally('bareThe', Math.min(3, bareThe(words)));
  tally('past', Math.min(3, words.filter(({ folded }) => /^(?!need|indeed|speed)\p{L}{3,}ed$/u.test(folded)).length));
  tally('copula', /^(?:\S+ ){1,4}(?:is|are) (?:a|an|the|not|about|like)\b/i.test(text) ? 1 : 0);
  tally('universal', UNIVERSAL.test(text) ? 1 : 0);
  tally('termOf', TERM.test(text) ? 1 : 0);
  tally('passiveBy', PASSIVE_BY.test(text) ? 1 : 0);
  tally('endsOnPronoun', ENDS_ON_PRONOUN.test(text) ? 1 : 0);
  tally('ordinal', ORDINAL.test(text) ? 1 : 0);
  tally('quoted', /["“]/.test(text) ? 1 : 0);
  tally('comparison', text.includes(' than ') && COMPARISON.test(text) ? 1 : 0);
  tally('aside', ASIDE.test(text) ? 1 : 0);
  tally('kin', KIN.test(text) ? 1 : 0);
  tally('someOf', SOME_OF.test(text) ? 1 : 0);
  tally('nameFirst', taste && startsWithName(words, taste) ? 1 : 0);
  tally('blandEnd', BLAND_END.test(text) ? 1 : 0);
  cue('stand', 2);
  cue('blunt', 2);
  tally('learning', isOfLearning(text) ? 1 : 0);
  tally('superlative', isSuperlative(text) ? 1 : 0);
  tally('share', isShare(text) ? 1 : 0);
  tally('notTheOther', isNotTheOther(text) ? 1 : 0);
  if (taste) familiarity(words, text, taste, tally);
  const seen = new Map<string, number>();
  for (const { folded } of words) {
    const sign = WORD_SIGNS.get(folded);
    if (sign === undefined) continue;
    const count = (seen.get(sign) ?? 0) + 1;
    seen.set(sign, count);
    if (count <= 2) tally(sign, 1);
  }
}

/** Signs of a quote's first sentence. */
export function signsOfOpening({ text, words, cues }: Read, taste: Taste | null, tally: Tally): void {
  tally('flaws', flawsOfOpening(text, words));
  tally('openingFiller', /^["“‘'(]?(?:(?:and|but|so),? )?(?:i mean|you know|yeah)\b/i.test(text) ? 1 : 0);
  tally('openingAdverb', OPENING_ADVERB.test(text) ? 1 : 0);
  tally('openingContinues', continues(text) ? 1 : 0);
  tally('openingLoose', looseness(words, text));
  tally('openingLeaning', Math.min(3, cues[at('leaning')]!));
  tally('pointsBack', pointsBack(words, text));
  tally('openingThe', THE_ALONE.test(text) ? 1 : 0);
  tally('youCan', /^you can\b/i.test(text) ? 1 : 0);
  tally('ownView', isOwnView(text) ? 1 : 0);
  tally('advice', isAdvice(text) ? 1 : 0);
  tally('youCannot', /^you (?:don['’]t|can['’]t|never|cannot)\b/i.test(text) ? 1 : 0);
  tally('whenYou', /^when you\b/i.test(text) ? 1 : 0);
  tally('itFirst', /^(?:(?:and|but|so),? )?it(?:['’]s| is)?\b/i.test(text) ? 1 : 0);
  tally('definition', DEFINITION.test(text) ? 1 : 0);
  tally(`starts:${startOf(words, taste)}`, 1);
}

/** Signs of the quote as a whole. */
export function signsOfQuote(
  run: readonly Read[],
  { role, soundbite, edge, setting, opensTurn, answersItself, butFollows }: Circumstances,
  tally: Tally,
): void {
  const length = run.reduce((sum, { text }) => sum + text.length + 1, -1);
  const tail = run.at(-1)!;
  tally('under60', length < 60 ? 1 : 0);
  tally('under90', length < 90 ? 1 : 0);
  tally('over200', length > 200 ? 1 : 0);
  tally('over260', length > 260 ? 1 : 0);
  tally('over330', length > 330 ? 1 : 0);
  tally('length', length / 100);
  tally('further', run.length - 1);
  tally('general', run.filter(({ general }) => general).length / run.length);
  tally('thinEnd', tail.content < 3 ? 1 : 0);
  tally('flaws', tail.cues[at('announces')]! > 0 ? 1 : 0);
  tally('furtherPronoun', run.slice(1).filter(({ text }) => PRONOUN_FIRST.test(text)).length);
  // "If you tell people that. Then they …": one sentence, written down as two.
  tally('flaws', -run.filter((one, i) => /^then\b/i.test(run[i + 1]?.text ?? '') && lacksMainClause(one.text)).length);
  tally('butThen', run[0]!.general && run.slice(1).some(({ text }) => BUT_THEN.test(text)) ? 1 : 0);
  tally('resumed', startsWithSeveral(run[0]!.words) && run.slice(1).some(({ text }) => THEY_FIRST.test(text)) ? 1 : 0);
  tally(
    'flat',
    run.every(({ text, cues }) => isFlat(text) && cues[at('vivid')] === 0 && cues[at('blunt')] === 0) ? 1 : 0,
  );
  const flavoured = run.reduce((sum, one) => sum + one.flavoured, 0);
  if (flavoured > 0) tally('flavour', run.reduce((sum, one) => sum + one.flavour, 0) / flavoured);
  tally('guest', role === 'guest' ? 1 : 0);
  tally('host', role === 'host' ? 1 : 0);
  tally('soundbite', soundbite ? 1 : 0);
  tally('edge', edge ? 1 : 0);
  tally('opensTurn', opensTurn ? 1 : 0);
  tally('answersItself', answersItself ? 1 : 0);
  tally('butFollows', butFollows ? 1 : 0);
  tally('setting', setting ?? 0);
}

/** `Circumstances.setting` of an episode whose sentences have these sums: their mean `Taste.along`, from the usual. */
export function settingOf({ flavour, flavoured }: Pick<Read, 'flavour' | 'flavoured'>): number {
  return flavoured < ENOUGH ? 0 : flavour / flavoured - USUAL;
}
/** What it adds to the points of each of its quotes. */
export function pointsOfSetting(setting: number): number {
  return weigh((tally) => tally('setting', setting));
}
/** With fewer words nothing is said of an episode. */
const ENOUGH = 200;
const USUAL = -0.11;

function flavour(words: readonly Word[], taste: Taste | null): Pick<Read, 'flavour' | 'flavoured'> {
  let sum = 0;
  let count = 0;
  if (taste === null) return { flavour: 0, flavoured: 0 };
  for (const word of new Set(words.map(({ folded }) => folded))) {
    const along = isStopWord(word) ? undefined : taste.along(word);
    if (along === undefined) continue;
    sum += along;
    count++;
  }
  return { flavour: sum, flavoured: count };
}

const COUNTED = ['claim', 'contrast', 'human', 'vivid', 'procedure', 'hedge', 'stumble', 'leaning'] as const;

/** How common the words are in English, and how they are used: see `taste.ts`. */
function familiarity(words: readonly Word[], text: string, taste: Taste, tally: Tally): void {
  const seen = new Set<string>();
  for (const { folded, start } of words) {
    if (isStopWord(folded) || seen.has(folded) || /\d/.test(folded) || KNOWN_LETTERS.test(folded)) continue;
    seen.add(folded);
    const rank = taste.rank(folded);
    if (start > 0 && (rank ?? RARE) >= RARE && /\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2)))
      tally('nobodysName', 1);
    if (rank === undefined) {
      if (start === 0 || !/\p{Lu}/u.test(text[start]!)) {
        tally('unheardOf', 1);
        if (isMisspelt(folded, taste)) tally('flaws', 1);
      }
    }
  }
}

/** Words by how common they are in English: rarer than this are those of a trade, or misspelt. */
const RARE = 10_000;

/** Tells what a word means or what a thing is. */
const DEFINITION =
  /^["“‘'(]?(?:an? |the )?\S+(?: \S+){0,3} (?:is|are) (?:also |often |usually |just |basically |really |literally )?(?:an? |the |one of the )?(?:\S+ ){0,2}(?:way|technique|method|tool|form|type|kind|set|term|name|concept|condition|study|process|protocol|system|platform|company|project|program|language|framework|ideology|notion|property|mechanism|function|structure|format|library|standard|app|application|service|website|site|product)\b/i;
const TERM =
  /\b(?:known as|(?:is|are) called|refers? to|defined as|by definition|stands for|the (?:study|definition) of|essentially means|(?:is|are) used to|well[- ]known|in a nutshell|is basically)\b/i;
const PASSIVE_BY = /\b(?:is|are|was|were|been|be) \w+ed (?:\w+ )?by\b/i;
const ENDS_ON_PRONOUN =
  /\b(?:of|about|with|in|on|from|for|to|into|around|behind|without) (?:it|them|that|this|those|these)[.!,]/i;
/** "the second question", "the main goal": of which? */
const ORDINAL =
  /\bthe (?:first|second|third|next|last|other|former|latter|main|biggest|primary|final) (?!time|thing|step|day|rule|place|person|people|one\b)/i;
const COMPARISON = /\b(?:more|less|better|worse|harder|easier|[a-z]{2,}er) (?:\S+ ){0,5}than\b/i;
/** "…, which is what I said": an afterthought, as a rule upon something not in the quote. */
const ASIDE = /, which\b/i;
/** "my husband", "my kids": of people whom the reader does not know. */
const KIN =
  /\bmy (?:\w+ )?(?:husband|wife|son|daughter|dad|mom|mum|kids?|children|brother|sister|parents|father|mother)\b/i;
/** "some users", "some of the…": a claim so careful that it says little. */
const SOME_OF = /\bsome (?:of|people|users|folks|companies|teams)\b/i;
/** "…makes it harder.", "…and other things.": than what, which? */
const BLAND_END =
  /\b(?:better|well|easier|harder|worse|right|important|hard|things|stuff|is|are|person|great|good|fine|cool|awesome|nice|sure)[.!]["”’]?$/i;
const PRONOUN_FIRST =
  /^["“‘'(]?(?:(?:and|but|so|because|then|as far as i know|in (?:fact|general|the end)|i think|i mean),? )*(?:it|he|she|that|this|these|those|maybe|likewise|also|another|besides|similarly)(?:['’]\p{L}+)?\b/iu;

/** "wiht", "prety": one slip of the fingers from a common word. */
function isMisspelt(folded: string, taste: Taste): boolean {
  if (folded.length < 3 || !/^\p{Ll}+$/u.test(folded)) return false;
  const isCommon = (word: string) => isStopWord(word) || (word.length > 3 && (taste.rank(word) ?? RARE) < RARE);
  for (let i = 0; i < folded.length; i++) {
    const [before, one, after] = [folded.slice(0, i), folded[i]!, folded.slice(i + 1)];
    if (after !== '' && one !== after[0] && isCommon(before + after[0] + one + after.slice(1))) return true;
    if (i > 0 && folded.length > 4 && isCommon(before + one + one + after)) return true;
  }
  return false;
}

const UNIVERSAL =
  /\b(?:every|everyone|everybody|everything|nobody|nothing|no one|always|never|all|any|anyone|anything)\b/i;

/** "Orsino is very detail-oriented": of whom or what? Not "Perfection is…", "Refactorings are…". */
function startsWithName(words: readonly Word[], taste: Taste): boolean {
  const first = words[0]?.folded ?? '';
  if (
    isStopWord(first) ||
    KNOWN_LETTERS.test(first) ||
    ABSTRACT.test(first) ||
    (taste.rank(first) ?? RARE) < WELL_KNOWN
  )
    return false;
  return /^(?:is|has|was|does|can|will|should|also|just)$/.test(words[1]?.folded ?? '');
}
const ABSTRACT = /(?:s|ity|ion|ism|ing|ness|ment|[ae]nce|cy|phy|th|ship|ics|logy|age|dom|ware)$/;
const KNOWN_LETTERS = /^(?:ai|ml|apis?|it|pc|us|uk|eu|tv|dna)$/;
const WELL_KNOWN = 5000;

/** What kind of word a quote starts with. */
function startOf(words: readonly Word[], taste: Taste | null): string {
  const first = words[0]?.folded ?? '';
  const known = STARTS.get(first);
  if (known !== undefined) return known;
  if (isStopWord(first)) return 'otherStop';
  if (/ing$/.test(first)) return 'ing';
  if (/[^s]s$/.test(first)) return 'plural';
  if (taste && taste.rank(first) === undefined) return 'unheardOf';
  return /^(?:is|are|has|was|can|will|should|does)$/.test(words[1]?.folded ?? '') ? 'nounVerb' : 'other';
}
const STARTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: 'i im ive id',
    you: 'you youre youve',
    we: 'we were weve',
    a: 'a an',
    if: 'if',
    when: 'when once while until since',
    there: 'there',
    people: 'people everyone everybody nobody someone',
    place: 'in for with on at from by',
    to: 'to',
    what: 'what how why where',
    many: 'most many some all every any no',
    even: 'even as',
    and: 'and but',
    so: 'so now',
    my: 'my our your',
    never: 'never always dont',
    this: 'this that these those they',
  }).flatMap(([kind, starts]) => starts.split(' ').map((word): [string, string] => [word, kind])),
);

/** "Unfortunately, …": upon something, as a rule. */
const OPENING_ADVERB =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:obviously|fortunately|unfortunately|hopefully|basically|generally|specifically|to be honest)\b/i;
/** A second sentence that sets itself against the first, or draws upon it; counted where the first says how things are. */
const BUT_THEN = /^["“‘'(]?(?:but|so|and|because)\b/i;
const THEY_FIRST = /^they\b/i;

/** What only those in the trade can read. */
const ACRONYM = /\b(?!(?:AI|ML|APIs?|IT|PC|US|UK|EU|CEO|TV|DNA|NASA)\b)[A-Z]{2,}\w*\b/g;
const INNER_CAPITALS_OR_DIGITS = /(?<![\p{L}\w])\p{L}*?\p{Ll}\p{Lu}\p{L}*|(?<![\w.])[\w.]*\d[\w.]*/gu;
/** "The third part is…": which one? "The freedom to renege…" says it itself. */
const THE_ALONE =
  /^["“‘'(]?(?:(?:i think|and|but|so|now|well),? )?the (?!(?:future|internet|web|world|universe|past|truth|reality|key|trick|secret|irony|moment|more|less|fewer|best|worst|most|only|human|\S+est)\b|(?:big|hard|real|interesting|important) \S+s are\b)(?!\S+(?: \S+)? (?:of|to|that|who|which|between|for|in|with|about|you|we|i|people|they)\b)/i;
const ODD_CHARACTERS = /^\(|\s[.,;!?](?=\s|$)|[[\]*{}<>|_]|https?:|www\.|@\w|\.\.\.|…/;

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

/** Share of the words that are about the one who speaks, opinions ("I think") aside. */
function selfShare(words: readonly Word[]): number {
  const mine = words.filter(
    ({ folded }, i) => OF_SELF.has(folded) && !(folded === 'i' && OPINES.has(words[i + 1]?.folded ?? '')),
  ).length;
  return words.length === 0 ? 0 : (mine / words.length) * 5;
}
const OF_SELF: ReadonlySet<string> = new Set('i im ive id ill me my myself mine'.split(' '));
const OPINES: ReadonlySet<string> = new Set(
  'think believe feel guess hate find argue say suggest recommend'.split(' '),
);

/** Six words that come twice, or a sentence made of the words of the one before it. */
function saysAgain(run: readonly Read[]): boolean {
  const folded = run.map(({ words }) => words.map((word) => word.folded));
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
      if (other.size < 5 || one.size < 5) return false;
      const both = [...other].filter((word) => one.has(word)).length;
      return both / Math.min(one.size, other.size) > 0.7;
    }),
  );
}

const LIKE_AFTER: ReadonlySet<string> = new Set(
  'look looks looked looking feel feels felt feeling sound sounds sounded seem seems seemed would id wed dont didnt doesnt people i we you they really something things anything nothing more much stuff companies tools others others somebody someone works act acts behave exactly'.split(
    ' ',
  ),
);

/** "like" as a stumble: after anything that one does not like, look or feel "like", and before no name. */
function emptyLikes(words: readonly Word[], text: string): number {
  const empty = ({ folded, end }: Word, i: number) =>
    folded === 'like' &&
    !LIKE_AFTER.has(words[i - 1]?.folded ?? '') &&
    !/^ (?:\p{Lu}|to\b)/u.test(text.slice(end, end + 4));
  return words.filter(empty).length;
}

function namesIn(text: string): number {
  return text.match(/(?<=[\p{Ll},] )\p{Lu}\p{L}{2,}/gu)?.length ?? 0;
}

function endsWell(text: string): boolean {
  if (!/[.!。！]["”’')]*$/u.test(text) || /[–—-]["”’']*[.!]?["”’']*$/u.test(text)) return false;
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}
