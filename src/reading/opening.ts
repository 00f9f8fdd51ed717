import type { Span, Speaker, Turn } from '../episodes/episode.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createStemmer, wordsOf } from '../text/words.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';
import { continues, dangles, isContentWord, isQuestion } from './sense.ts';

/** What an episode is known to be about before it is read. */
interface Announced {
  turns: readonly Turn[];
  speakers: readonly Speaker[];
  /** Its topics, most telling first. */
  topics: readonly string[];
  title: string;
  stem?: (folded: string) => string;
}

/** How far in it is looked for: turns, and code units. */
const WITHIN = { turns: 30, units: 9000 };
/** Code units of a sentence that introduces. */
const LENGTH = { shortest: 45, comfortable: 260, longest: 340 };
const TOPICS = 12;
/** What one must come to. */
const ENOUGH = 0.9;
/** What each further turn, and each thousand code units, cost: the first that says it is mostly meant. */
const FURTHER_IN = { turn: 0.015, units: 0.16 };

const TALK =
  '(?:talk(?:ing)?|speak(?:ing)?(?! as)|discuss(?:ing)?|chat(?:ting)?|cover(?:ing)?|explor(?:e|ing)|div(?:e|ing)|dig(?:ging)?|look(?:ing)? (?:at|into)|explain(?:ing)?|present(?:ing)?|introduc(?:e|ing)|describ(?:e|ing)|unpack(?:ing)?|tell(?:ing)? you|walk(?:ing)? (?:you )?through|(?:go(?:ing)?|run(?:ning)?) (?:over|through)|show(?:ing)? you|get(?:ting)? into|tackl(?:e|ing)|focus(?:ing)?|deep dive|div(?:e|ing) (?:deep )?into|bring(?:ing)? you|hear(?:ing)? (?:about|from)|learn(?:ing)? about|shar(?:e|ing)|(?:conversation|chat|discussion) (?:about|on))';
const EASE =
  '(?:going |gonna |all |been |working |here |job |is |wanna |like |want(?:ed)? |excited |happy |pleased |thrilled |about |to |be |just |really |briefly |actually |mostly |mainly |primarily |basically |also |today |tonight |try |have |do |a |little |bit |kind |sort |of )*';
/** "Today we're talking about…", "I'm going to present…", "we will explore…"; not "we talk about it as…". */
const AIMS = new RegExp(
  `(?<!\\bif )\\b(?:i|we)(?:['’](?:m|re|ll|d)| am| are| will| would| want(?:ed)?) ${EASE}${TALK}\\b(?! (?:to|with) (?:you|them|him|her|it)\\b)`,
  'i',
);
/** Said so far into a sentence it is said in passing: "…, which we'll talk about". Code units. */
const IN_PASSING = 70;
/** "Today's topic is…", "This episode is about…", "our conversation covers…". */
const OF_THE_SHOW = new RegExp(
  "\\b(?:(?:(?:today|tonight)['’]s|this(?: week['’]s)?|our|my)(?: \\p{L}+)? (?:topic|subject|theme|episode|show|talk|presentation|conversation|discussion|session|interview|paper|workshop|lecture|series|panel|work|project)|the (?:topic|subject|theme|main topic|focus|title of (?:this|my) talk))" +
    '(?:,? (?:that )?(?:i|we)[^,.;]{3,40})?(?: (?:for |of )?(?:today|tonight))? (?:is|will be|covers|looks at|explores|focus(?:es)? on|introduces|presents|describes|deals with)\\b' +
    '|\\bthis is (?:an?|my)(?: \\p{L}+){0,2} (?:talk|history|overview|introduction|story|presentation|tutorial|summary|tour|conversation|interview|discussion|panel|paper|proposal)\\b',
  'iu',
);
/** "…here to talk about…". */
const HERE_TO =
  /\b(?:here|on|us|joins?|joining|invited|back|today|tonight)(?: \S+){0,3} to (?:talk|speak|discuss|chat|tell|share|explain|explore|present|dive|dig)\b/i;
/** "A show about…", "all about…". */
const ABOUT_IT =
  /\b(?:(?:this|our|today['’]s)|(?:is|do|doing|have|having|give|giving|an?) (?:an?|the)|it['’]s (?:an?|the))(?: \p{L}+)? (?:show|episode|talk|conversation|interview|panel|presentation|discussion)(?: today)?(?: that['’]s| that is)?(?: all)? (?:about|on|around)\b|\b(?:is|be|it['’]s) all about\b/iu;
/** "In this episode, Ann explains…", "On today's show we…". */
const IN_THE_SHOW =
  /\b(?:in|on) (?:this|today['’]s|this week['’]s|the) (?:episode|show|conversation|talk|interview|session|paper|presentation)\b|\b(?:today|tonight|this week),? (?:\S+ )?(?:we|i)\b/i;
/** Who is there. */
const PRESENTS =
  /\b(?:joined (?:today |once again |again )?by|(?:my|our|today['’]s|special) guests? (?:today |this week )?(?:is|are)|i['’]m (?:here|sitting|talking|speaking|joined)|(?:we|i) (?:have|talk(?:ed)?|spoke|speak|sat down)|with (?:me|us) (?:today |now |here )?(?:is|are|today)|(?:speaks?|talks?|chats?|sits? down|interviews?|catch(?:es)? up) with|please welcome|joins)\b/i;
/** Why they are. */
const ROLE =
  /\b(?:authors?|founders?|co-?founders?|creators?|co-?creators?|maintainers?|engineers?|developers?|designers?|professors?|researchers?|scientists?|experts?|psychologists?|physicists?|historians?|economists?|ceo|cto|coo|head|leads?|directors?|president|inventors?|hosts? of|co-?authors?|contributors?|architects?|writers?|journalists?|investors?|partners?|students?|teachers?|consultants?|managers?|works? (?:at|on|for|as|in)|working (?:at|on|for|as)|(?:wrote|built|created|founded|started|launched|runs|leads|invented|maintains))\b|, who (?:is|has|was|works?|runs|leads)\b/i;
/** "…is the creator of…", "…has been a designer at…": after somebody's name, says who they are. */
const IS_SOMEBODY =
  /^(?:\S+ ){0,2}(?:is|was|are|were|has|have|had|works|runs|leads|founded|started|created|wrote|built|helped|spent|left|grew|joined)\b/i;
/** "I'm Ann Bell, …": says so oneself. */
const I_AM = /\b(?:i['’]m|i am|my name is|name['’]s) $/i;
/** "I started a company called…", "I'm an engineer at…", "I've been working on…": what one does. */
const OWN_WORK =
  /(?<!\b(?:when|how|where|that|why|if|before|since) )\b(?:i|we)(?:['’]ve| have|['’]m| am)? (?:\p{L}+ly |also |just |been |currently )?(?:work(?:ed|ing)? (?:on|at|for)|started|founded|created|built|made|run|launched|lead|maintain(?:ed)?)\b|\b(?:i['’]m|i am|we['’]re|we are) (?:an?|the|one of)\b/iu;
const GREETS =
  /\b(?:welcome|thanks?|thank you|hello|hi|hey|good (?:morning|afternoon|evening)|excited|happy to be|subscribe|listeners|folks)\b/i;
const AWAY =
  /\b(?:sponsor\p{L}*|slides?|https?|website|links?|show notes|transcripts?|recording|newsletter|patreon|survey)\b/iu;
/** Of how the talk comes about, not of what is in it, or of a part of it. */
const NOT_YET =
  /\b(?:yesterday|last (?:week|time|year|episode|month)|tomorrow|firstly|to (?:conclude|summarize|finish)|without further|blog posts?|(?:start|begin)(?:ing)? with|first|before (?:i|we|that|diving|getting)|was (?:going|gonna) to|in a (?:little |bit|minute|moment|second)|^(?:talk|discuss|explain|introduce|tell|give|let)\b|later(?: (?:on|today))?|next (?:week|time|episode)|every week|each week|always|promo|by the way|your host|(?:part|talk) (?:one|two|three)|after (?:that|this))\b/i;
/** "…to talk about it.", "…tell us about that" */
const OF_NOTHING =
  /\b(?:about|on|into|over|through|discuss|present|explain|cover|show you|tell you) (?:it|that|this|those|these|them|him|her|things|stuff|(?:a few|two|three|several|some|many|a (?:bunch|couple|lot) of|lots of|all (?:kinds|sorts) of) (?:different |other )?things|all that|all of that|both|each of)\b/i;
/** To somebody who is there, and not to the reader. */
const TO_GUEST =
  /\byou(?:['’]ve| have|['’]re| are| were| had| did| do|['’]d) (?!(?:going|gonna|able|listening|all|here|curious|interested|new|a)\b)|\byour (?:latest|new|recent|work|book|background|story|company|career|own|article|talk|journey|team|project|first|thoughts|experience)\b|\b(?:tell|told|ask(?:ed)?|asking) (?:me|you|him|her|them)\b/i;
/** What the show is about, every time. */
const OF_EVERY_SHOW =
  /\b(?:the|an?|your|our|another) (?:\p{L}+ )*(?:podcast|show|series|party)(?:,| that| where| about| all| on| for| by)/iu;
/** "When we talk about…": what is said of something else. */
const ONLY_WHEN = /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:when|if|because|where|as|since|while|although|to)\b/i;
/** "…this property": of something before. */
const POINTS_AT =
  /\b(?:this|these|those|that)[.!…]|\bthat (?:direction|process|case|moment|sense|way|one|point|problem|question|idea|stuff|thing)\b|\b(?:this|these|those) (?!is\b|will\b|episode|show|talk|presentation|conversation|week|year|month|morning|afternoon|evening|time|podcast|session|interview|paper|workshop|lecture|series|panel|work|project|topic|subject|particular|world|country|industry|article|book|and\b|in\b|about\b|to\b)\p{L}+/iu;
/** "I'm talking about public keys", said in passing: it needs an "I'm going to", or a "today". */
const SPEAKING_NOW =
  /\b(?:i|we)(?:['’](?:m|re)| am| are) (?:actually |really |just |also |now )?(?:talking|speaking|looking|explaining|describing)\b/i;
const AT_THIS_TIME = /\b(?:today|tonight|here|going|gonna|episode|show|this (?:week|time))\b/i;
/** Who is there, and nothing else. */
const WHO = /\bjoin(?:s|ed|ing)\b|\bwith (?:me|us)\b|\bhere with\b|\byour host\b|\bplease welcome\b/i;
/** "…, which is what I'm going to talk about.": what that is stands before it. */
const WHICH_IS_WHAT = /\b(?:which|that|this)(?: is|['’]s) (?:what|where|why|how)\b|\bthe answer to (?:that|this)\b/i;
/** With what a second sentence must begin to tell more of the same. */
const TELLS_MORE =
  /^(?!.*\b(?:i|you|your)\b)(?:it|he|she|they|his|her|their|together,? they)(?:['’]\p{L}+)?\b(?! (?:is|was) (?:important|worth|going|great|good|nice|hard|fun|very|really))/iu;

/** The sentence, or the two, that say best what an episode is about: of its first words or of the show's notes; null where none does. */
export function openingOf({
  turns,
  speakers,
  topics,
  title,
  stem = createStemmer(),
}: Announced): (Span & { turn: number }) | null {
  const named = new Set(speakers.flatMap(({ name }) => wordsOf(name).map(({ folded }) => folded)));
  const names = speakers.flatMap(({ name }) => [name, name.split(' ')[0]!]).filter((name) => name.length > 2);
  // A title that is a number, or a speaker's name, says nothing of it.
  const titled = new Set(
    wordsOf(title).flatMap(({ folded }) =>
      isContentWord(folded) && !named.has(folded) && !/^\p{N}/u.test(folded) ? [stem(folded)] : [],
    ),
  );
  const phrases = topics.slice(0, TOPICS).map(
    (topic) =>
      ` ${wordsOf(topic)
        .map(({ folded }) => stem(folded))
        .join(' ')} `,
  );
  let best: (Span & { turn: number }) | null = null;
  let bestScore = ENOUGH;
  let units = 0;
  for (const [place, turn] of turns.entries()) {
    if (place >= WITHIN.turns || units >= WITHIN.units) break;
    const sentences = sentencesOf(turn.text, turn.paragraphs);
    for (const [i, sentence] of sentences.entries()) {
      if (units + sentence.start >= WITHIN.units) break;
      const text = turn.text.slice(sentence.start, sentence.end);
      const score =
        introduces(text, names) - FURTHER_IN.turn * place - (FURTHER_IN.units * (units + sentence.start)) / 1000;
      if (!sentence.whole || score <= bestScore - ABOUT_MOST) continue;
      const words = wordsOf(text);
      const stems = ` ${words.map(({ folded }) => stem(folded)).join(' ')} `;
      const ofTopics = phrases.reduce((sum, phrase, rank) => sum + (stems.includes(phrase) ? 0.5 - 0.02 * rank : 0), 0);
      let ofTitle = 0;
      for (const one of titled) if (stems.includes(` ${one} `)) ofTitle += 0.3;
      const about =
        Math.min(ABOUT_MOST - 0.4, ofTopics + ofTitle) + (names.some((name) => text.includes(name)) ? 0.4 : 0);
      // Somebody's name alone says nothing, unless the sentence says who that is.
      if (about === 0 || (ofTopics + ofTitle === 0 && !ROLE.test(text))) continue;
      const all = score + about + (turn.voice === 'notes' ? 0.3 : 0);
      if (all <= bestScore || !isQuotable(turn, sentence, NOTHING_WANTED)) continue;
      best = { turn: turn.index, start: sentence.start, end: withMore(turn.text, sentences, i) };
      bestScore = all;
    }
    units += turn.text.length;
  }
  return best;
}

/** What naming what the episode is about can add. */
const ABOUT_MOST = 1.8;

/** The end of this sentence, or of the next where that tells more of the same. */
function withMore(text: string, sentences: readonly (Span & { whole: boolean })[], i: number): number {
  const one = sentences[i]!;
  const next = sentences[i + 1];
  if (!next?.whole || next.end - next.start > 200 || next.end - next.start < 40 || next.end - one.start > 400)
    return one.end;
  const more = text.slice(next.start, next.end);
  if (
    !TELLS_MORE.test(more) ||
    !/[.!]["”’)]*$/.test(more) ||
    !/\b(?:is|are|was|has|have|works?|wrote|created)\b|['’](?:s|re|ve)\b/.test(more)
  )
    return one.end;
  return GREETS.test(more) || AWAY.test(more) || NOT_YET.test(more) || TO_GUEST.test(more) || isQuestion(more)
    ? one.end
    : next.end;
}

/** "It is all about…": what is? */
const OF_SOMETHING = /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:it|they|he|she)\b/i;
/** Of a guest it says only how good that is. */
const PRAISES = /\b(?:fantastic|special|amazing|great|awesome|incredible|wonderful) (?:guests?|friends?|panel)\b/i;
/** What speaks against a sentence's being an introduction, and how much. */
const AGAINST: readonly [RegExp, number][] = [
  [GREETS, 0.5],
  [AWAY, 1],
  [NOT_YET, 0.9],
  [OF_EVERY_SHOW, 0.8],
  [ONLY_WHEN, 1.3],
  [POINTS_AT, 0.4],
  [WHICH_IS_WHAT, 0.8],
  [OF_NOTHING, 1.2],
  [TO_GUEST, 1.2],
  [PRAISES, 0.5],
  [OF_SOMETHING, 0.9],
  [/\?/, 0.5],
];
/** What each break in it costs, up to three of them, and to be longer than is comfortable. */
const BREAK = 0.25;
const LONG = 0.3;

/** How far a sentence introduces something, whatever that is; weights by hand, as the sentences chosen were read. */
function introduces(text: string, names: readonly string[]): number {
  if (text.length < LENGTH.shortest || text.length > LENGTH.longest) return Number.NEGATIVE_INFINITY;
  if (isQuestion(text) || !/^["“‘'(]?\p{Lu}.*[.!…]["”’')]*$/su.test(text)) return Number.NEGATIVE_INFINITY;
  const frame = frameOf(text, names);
  if (frame === 0) return Number.NEGATIVE_INFINITY;
  return (
    frame -
    AGAINST.reduce((sum, [pattern, cost]) => sum + (pattern.test(text) ? cost : 0), 0) -
    (dangles(text) ? 0.8 : 0) -
    (continues(text) && !/^so\b/i.test(text) ? (/^(?:and|but)\b/i.test(text) ? 0.4 : 0.9) : 0) -
    BREAK * Math.min(3, text.match(/--|\.\.\.|…|\s[–—-]\s/g)?.length ?? 0) -
    (text.length > LENGTH.comfortable ? LONG : 0)
  );
}

/** What it says that an introduction does: what it will be about, who is there and why; 0 where it says nothing of the kind. */
function frameOf(text: string, names: readonly string[]): number {
  const inPassing = SPEAKING_NOW.test(text) && !AT_THIS_TIME.test(text);
  const aimsAt = inPassing ? -1 : text.search(AIMS);
  const ofTheShow = OF_THE_SHOW.test(text) || HERE_TO.test(text) || ABOUT_IT.test(text);
  const inTheShow = IN_THE_SHOW.test(text);
  const presents = PRESENTS.test(text);
  const role = ROLE.test(text);
  const describes = describesSomebody(text, names);
  const self = role && names.some((name) => I_AM.test(text.slice(0, Math.max(0, text.indexOf(name)))));
  const ownWork = role && OWN_WORK.test(text);
  const somebody = presents && (role || names.some((name) => text.includes(name)));
  if (aimsAt < 0 && !ofTheShow && !inTheShow && !describes && !self && !ownWork && !somebody) return 0;
  const aims = ofTheShow || (aimsAt >= 0 && aimsAt <= IN_PASSING) ? 1.3 : aimsAt >= 0 ? 0.7 : 0;
  const nobody = WHO.test(text) && !role && aimsAt < 0 && !HERE_TO.test(text);
  return (
    aims +
    (inTheShow ? 0.4 : 0) +
    Math.max(presents ? 0.3 : 0, describes ? 0.4 : 0, self ? 0.6 : 0, ownWork ? 0.5 : 0) +
    (role ? (presents || describes ? 0.5 : 0.2) : 0) -
    (nobody ? 0.8 : 0)
  );
}

function describesSomebody(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const at = text.indexOf(name);
    return at >= 0 && at < 60 && !/\byou\b/i.test(text) && IS_SOMEBODY.test(text.slice(at + name.length).trimStart());
  });
}
