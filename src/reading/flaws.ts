import { isStopWord, type Word, wordsOf } from '../text/words.ts';
import { SHARED } from './references.ts';
import { hasVerb, isHalf } from './wholeness.ts';

/**
 * What makes a sentence unfit to stand in a channel, whatever it says: it leans on something outside of it, or the
 * transcript left it torn or stumbling. English, read off its words alone.
 */

/** Goes on from a sentence before it. */
const GOES_ON =
  /^["“‘'(]?(?:(?:no|yes|yeah|yep|well|oh|right|okay|ok|not|exactly|true|sure|a long story|meaning|making sure|what (?:that|this|it))\b[,.]?|(?:how|why|who|where|when) (?:is|are|am|was|do|does|did|can|could|would|should|close|much|many|often|long|far)|your (?:first|second|other|last)|however|furthermore|moreover|additionally|partly|instead|otherwise|meanwhile|likewise|on the other hand|at the same time|for (?:example|instance)|in (?:which|that|this|addition|contrast|fact)|either way|then|also|plus|still|again|anyways?|therefore|hence|thus|as a result|as such|consequently|in turn|in other words|besides(?: that)?|on top of|apart from that|aside from that|other than that|beyond that|until then|since then|by then|because of (?:that|this|it|them)|for (?:that|this|those|these)|from (?:that|this|there|then)|(?:mine|ours|yours|hers|theirs) (?:is|was|were|are)|(?:i think|i guess|i mean|i would say),? (?:though|also|again|as well)|(?:one|two|three|four)(?=,)|lastly|firstly|maybe|the reason (?:being|why,)|keeping in mind|(?:because )?if so|it(?:['’]s| has) (?:been (?!said|shown|proven|known)|brought|made|given|become|taken|changed|allowed|helped|caused|led|turned|gone|come)|while yes|(?:rather than|instead of)(?=[^,]*$|[^,]*, but\b)|(?:\S+ ){1,2}also|(?:but|and),? (?:also|then|again|still|so)|let['’]?s say|suppose|listen|\w+ing \w+, there|it(?:['’]s| is) \S+(?: \S+){0,2} that (?:it|they|he|she|this|that)|you['’]re right|i (?:dis)?agree|as (?:you|i|we|he|she|they)(?:['’]ve)? (?:\S+ )?(?:said|say|heard|hear|mentioned|noted|pointed|saw|seen|discussed|described|know)|(?:is|are|was|were) (?:what|the|a|why|how)|second(?:ly)?|third(?:ly)?|four(?:th)?|finally|one (?:is|was)|the (?:second|third|next|last|other)|same|similarly|especially|particularly|particular|previously|except|with that|after that|before that|by (?:that|this)|to be clear|sorry|again|too|yet|the next|some (?:will|would) say)\b/i;
/** "It's not that…", "It's a process that…": what is? Not "It's a mistake to…", "It's a myth that…". */
const IT_IS =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?it(?:['’]s| is| was|['’]d be| would be) (?:(?:not|just|really|actually|kind of|sort of|probably|basically) )*(?:that|this|where|what|when|because|about|all about|also|like|more|still|(?:an?|the|one|my|our|your|something) (?!(?:big |huge |common |great |real |total )?(?:myth|shame|pity|fact|miracle|truth|lie|wonder|mystery|mistake|misconception|fallacy))[^,.]*\b(?:that|where|which)\b)/i;
/** "Whereas if you look at airplanes, …": the half of a sentence that the transcript cut off from the other. */
const SUBORDINATE_ONLY =
  /^["“‘'(]?(?:(?:so|and|but),? )?(?:whereas|even though if|which|as opposed|except|because(?![^,]*,)|or if|or (?:is|are|do|does|would|could|can)|not to mention|as in|such as|at least|especially|including|plus|like(?! \w+,))\b/i;

/** Is it half a sentence, or does it go on from one before it: "Whereas…", "For example, …"? */
export function goesOn(text: string): boolean {
  return SUBORDINATE_ONLY.test(text) || GOES_ON.test(text) || IT_IS.test(text);
}

/** "The reason we started it…" tells a story that the reader was not there for. */
const REASON_OF_OURS =
  /^["“‘'(]?(?:the (?:reason|way|thing) (?:that )?(?:we|i|he|she|you are|you['’]re)|the fact that (?:you|we|i|he|she|with)|what (?:we|i)(?:['’](?:ve|m|re|d))? (?:did|do|had|have|ended|were|was|are|been|find|found|came|see|saw|done|doing|tried)|when we)\b/i;
/** "The difference is that…": from what? */
const OF_WHAT =
  /^["“‘'(]?(?:(?:i think|and|but|so|now|well),? )?(?:the|another|one) (?:\S+ )?(?:aspect|challenge|danger|risk|part|step|factor|piece|approach|difference|problem|issue|advantage|downside|drawback|benefit|upside|catch|solution|alternative|option|result|answer|thing|point|idea|concern|goal|hope|caveat|trade-?off|argument|question) (?:is|was|being|here|there)\b/i;
/** "Eventually you get something…": after what? */
const LATER = /^["“‘'(]?(?:(?:and|but|so|now),? )?(?:eventually|initially|originally|at first|later|afterwards)\b/i;
/** "You still have to…", "They can also…": as before, or besides what? */
const BESIDES = /^(?:\S+ ){1,3}(?:still|also|too)\b/i;
/** To the one opposite, or to a room. */
const ADDRESSED =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:alright|all right|look|listen|guys|folks|imagine|because(?! (?:if|when|once)\b)|let['’]s (?:say|assume|suppose|imagine|look|start|take|go|see)|note that|please|good luck|remember (?:when|that|the))\b/i;

/** "As far as I know, that's…", "In general they…": led in, and still pointing at something before. */
const LED_IN =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:as far as i know|at the end of the day|in my (?:opinion|view|mind)|to be (?:honest|fair|clear)|in (?:general|fact|reality|theory|practice|the end|a way|a sense|many ways|most cases)|usually|sometimes|often|oftentimes|ultimately|typically|normally|mostly|honestly|frankly|most of the time|for the most part|at (?:some|that|this|one) point|of course|these days|today|nowadays|to (?:some|a certain) (?:degree|extent)|right now|eventually|clearly|maybe|probably|hopefully|\w+ly(?: speaking)?),? (?:(?:that|this|these|those|they|he|she|them)(?:['’]\p{L}+)?\b|it(?:['’]\p{L}+)?\b(?! (?:\S+ ){0,4}(?:to|that)\b))/iu;
/** "I don't think we've seen the full impact of it yet." */
const OF_IT =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:i|we|you|people|nobody|everybody|everyone)\b[^,;]{0,50} (?:of|about|with|in|on|from|behind|around|into) (?:it|them)\b/i;
/** "Greg says…", "Ada: Because…": a speaker's name left in the text. */
const SPOKEN_BY = /^["“‘'(]?(?:\p{Lu}[\p{L} -]{2,30}: \p{Lu}|\p{Lu}\p{L}{2,} says\b)/u;
/** "Always a problem.", "Sounds like…", "A little bit more approachable…": a sentence that lost its beginning. */
const BARE =
  /^["“‘'(]?(?:(?:always|never) (?:an? |the |two |fun|good|nice|hard|great)|sounds? (?:like|good|great|pretty)|seems? (?:like|to|that|very|pretty)|makes (?:it|me|you|a|the|people|sense|things)|depends on|could be|might be|must be|(?:good|hard|nice|great|easy|funny|interesting|important|impossible) (?:to|if|that|when|for|because)\b|a (?:little|bit)\b(?! (?:of|is|goes))|all the things that|just (?:an?|the|very|as|by|being|having|like in)\b|kind of|sort of|in the sense|in terms of)/i;
/** "So say you have…", "Going back to…", "Think about…": to an audience, about the talk. */
const LED_BY_TALK =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:think (?:about|of)|say (?:you|we|i|that|there)|(?:going|coming|getting) back to|speaking of|take (?:a look|for)|look at|picture (?:a|this|your)|i(?:['’]d| would)?(?: just| really| also)* (?:want(?:ed)?|like) to (?:focus|talk|say|show|point|mention|encourage|thank|share|touch|give you|start|add|emphasi[sz]e|stress|highlight)|consider|when it comes to|as far as|at a high level|i['’]ll (?:just )?(?:say|add)|i (?:would|will) say|i['’]d say|what i mean|my (?:question|point) is)\b/i;
/** "You know, when…", "You seem to be…", "We want to…": said to somebody, or of a company. */
const TO_SOMEBODY =
  /^["“‘'(]?(?:(?:and|but|so|now),? )?(?:you know,|whatever (?:that|this|it)|we(?:['’]re| are)? (?:want(?:ed)?|hop(?:e|ing)|try(?:ing)?|plan(?:ning)?|aim(?:ing)?) )|\byou (?:seem|sound|strike me|look) (?:to|like|as)\b/i;
/** All of it in quotation marks, or but for a few words: a title, or what somebody else might say. */
const ALL_QUOTED = /^["“][^"”]*["”](?:(?: (?!is|are|was|means|says|makes)\p{L}+){1,3})?[.!]?$/u;
/** "I wouldn't say that…": of words that somebody else chose. */
const NOT_MY_WORD = /^["“‘'(]?(?:(?:and|but|so|well),? )?i (?:should|would)(?:n['’]t| not) (?:say|call)\b/i;
/** How many flaws the first sentence of a quote has that no later one has. */
export function flawsOfOpening(text: string, words: readonly Word[]): number {
  let flaws = 0;
  for (const pattern of [
    REASON_OF_OURS,
    OF_WHAT,
    LATER,
    BESIDES,
    ADDRESSED,
    LED_IN,
    OF_IT,
    SPOKEN_BY,
    BARE,
    LED_BY_TALK,
    TO_SOMEBODY,
    ALL_QUOTED,
    NOT_MY_WORD,
  ])
    if (pattern.test(text)) flaws++;
  if (namesThis(words)) flaws++;
  return flaws;
}

/** What all of them hold. Most sentences hold none of it, and it is found in a fifth of the time. */
const CODE_MARK = /[=\\]|\(\)|::|[\w)]\/|\w\.\w|[a-z][A-Z]|[A-Z0-9]{2,}[ ,]|\p{Ll}{15}/u;
const CODE =
  /(?<!\p{L})(?!\p{L}+(?:tions?|ly|ing|ments?|ness|ble|al|ity|ies|ed|ism|ists?|ships?)(?!\p{L}))\p{Ll}{15,}|\w=\w|\w\(\)|::|=>|==|[\w)]\/\w|\\|\b\w+\.\w{2,4}\b(?!\s+[A-Z])|\b[a-z]+[A-Z]\w*\b|\b(?:[A-Z0-9]{2,}[ ,]+){3}/u;
/** "One of the biggest issues is…": what names a point and seldom makes it. */
const ONE_OF_MANY =
  /\bone of the (?:\S+ ){0,2}(?:things|issues|problems|reasons|questions|challenges|commonalities|examples|points) (?:\S+ ){0,3}(?:is|was)\b/i;
/** "A lot of things with people who…": of which nothing is said yet. */
const THINGS_WITH = /^["“‘'(]?(?:a lot of|many|some|most) (?:things|stuff) (?:with|about|in|around|on)\b/i;
/** Variables and places for them: "to address X". */
const VARIABLE = /(?<=[a-z] )(?:[B-HJ-Z])\b(?![’'&+#]| [A-Z])|\b[A-Z]['’](?!\p{L})/u;
/** "Category three is…": one of a list. */
const NUMBERED =
  /\b(?:category|part|step|phase|level|option|number|type|myth|chapter|rule|point) (?:one|two|three|four|five|\d)\b|\bone of (?:two|three|four|five) (?:things|ways|reasons|options)\b/i;
/** To the one opposite, about what was said. */
const YOUR_WORDS =
  /\byou(?:['’]re| are|['’]ve| have) (?:right\b(?=[,.;])|ignoring|talking|saying|asking|describing|missing|assuming|suggesting|referring|been saying|described|asked)\b/i;
/** "everybody's like “Oh…”": acted out. */
const ACTED_OUT =
  /like,? ["“](?<=\b(?:say(?:ing|s)?|(?:(?:is|are|was|were|be|I)|\w['’](?:s|re|m))(?: just| all| kind of)?) like,? ["“])/;
/** "..", "word.Next", " -- ", "if you're, if you're", "that that", "etc.": written down in haste. */
const HASTE =
  /\.\.|[a-z][.,;][a-z]|--|\?|\bthat that\b|\betc\b|\b([a-z]+(?:['’][a-z]+)? [a-z]+(?:['’][a-z]+)?),? \1\b|^[^a-z]*[a-z]{1,2}:|\bfor example[.]$/i;
/** "…is a great example": of what? "Wouldn't it be cool…" */
const EXAMPLE_OF =
  /\b(?:is|are|was|be)(?: [a-z]+)? (?:an?|another|one|the) (?:[a-z]+ )?(?:great|good|perfect|classic|prime|best|typical|extreme|interesting|simple) example\b|\bwouldn['’]t it\b|\btouch on\b/i;
/** "for the that", "…and something." */
const STUMBLED =
  /\b(?:the|an?|my|your) (?:the|an?|that|this|is|are|was|and|but|or|of|to|for|we|you|they|he|she|it|i)\b(?!-)|[;–—-] like,|, like (?:the|an?|you|i|it|we|they|this|that|well|okay|oh|if|when|my)\b|\b(?:kind|sort) of like\b|\bto (?:kind|sort) of\b|\band (?:something|stuff|everything|whatnot|things)[.,]/i;
/** "you from in the sense", "a pervasive issues", "to be enable": words that do not follow each other. */
const UNGRAMMATICAL =
  /\b(?:of|from|into|by) (?:in|of|is|are)\b|\ban? (?!few|couple|lot|bunch|hundred|thousand|million|billion|dozen|great|good|people|systems|users?)(?:[a-z]+ )?(?:things|issues|problems|ways|rooms|companies|users|developers|engineers|questions|ideas)\b|\b(?:is|are|was), (?:to (?!some|an?\b|me\b|be\b|this\b|that\b|my\b|put\b)|that (?!is\b))|\bbe (?:enable|make|do|have|get|use|take|give|go|find|help|build)\b|\b(?:would|could|might) think (?:is|are)\b|\bmore (?:harder|easier|better|worse|faster|slower|bigger|smaller|stronger|cheaper|safer|simpler|higher|lower|longer|shorter|deeper|smarter)\b|\bsome(?:one|body|thing) (?:are|have|were)\b|\bthere(?:['’]s|is) (?:many|several|two|three|few)\b|\b(?:every|no|any)(?:one|body| one) (?:(?:with|in|on|at) \S+(?: \S+){0,3} )?(?:are|have|do|go|were|want|need|know|get|make)\b(?! to\?)|\bevery(?:one|body|thing) (?:doesn|isn|wasn|hasn)['’]t\b/i;
/** "Communication is really important.": says nothing that anybody would doubt. */
const BANAL =
  /^["“‘'(]?(?:(?:and|but|so|i think|i mean|honestly|of course),? )*(?:\S+ ){1,4}(?:is|are|can be)(?: \S+)? (?:important|hard|difficult|great|good|nice|cool|tough|useful|helpful|challenging|interesting|complicated|awesome|amazing|a problem|a challenge|a good thing|a great thing|a big deal)(?: (?:as well|too|in general|in life|these days|at all))?[.!]["”’]?$/i;
/** "assets .We", "addresses- which", "Ther'es", "is,it": slips of the keyboard. */
const MISTYPED =
  /[A-Za-z] [.,;][A-Za-z]|[A-Za-z]- [A-Za-z]|[a-z][,;:][A-Za-z]{2}|[A-Z][a-z]+['’][a-z]{3,}|(?<!['’A-Za-z])i(?!['’.]?[A-Za-z])(?! ?[.)])/;
/** "as everybody knows", "we're wrapping up", "you guys": said within a talk. */
const IN_A_TALK =
  /^(?:do|did|are|have|can|would|could|is) (?:you|we|they|it|he|she)\b|^don['’]t forget to\b|\b(?:wrapp?ing up|summari[sz]e|as every(?:body|one) knows|you guys|the premise of|we['’]re saying|i['’]m saying|i was saying|like i said|y['’]all|(?:you(?:['’]re| are) all)|you all(?= (?:know|don['’]t|have|are|do|can|see|got|remember|should)\b)|you two|help me understand|i['’]m curious|i was curious|you put it|(?:you|we)(?:['’]ve| had| have)? (?:mentioned|discussed|described|talked about)|last time|in other shows|(?:your|my) (?:question|premise|whole|focus|talk|article|post|point|presentation|paper)|to your point|you guys['’]?|your team must)\b/i;
/** "In 2022 …": news of a year that is over when it is read. */
const DATED =
  /\b(?:in|by|for|since) 20[12]\d\b|\b20[12]\d (?:is|was|will)\b|\b(?:this|last|next) (?:year|month|week|summer|winter|spring|fall)\b|\bthe (?:last|past) (?:\S+ ){0,2}(?:days|weeks|months)\b/i;
/** Half a sentence that starts with "not", "unless". */
const BUT_NOT = /^(?:not|unless|same|versus|something|sometimes because|['’]?cause)\b/i;

/** Not for a channel where anybody reads. */
const PROFANE = /\b(?:fuck|shit|bullshit|asshole|bitch|cunt|motherfuck)/i;

/** "…good or bad, because things aren't good or bad": a reason made of the words that it is to explain. */
function explainsItself(text: string): boolean {
  return text.split(/(?<=[.!]) /).some((sentence) =>
    [...sentence.matchAll(/\b(?:because|then) (?!while|if|when)/gi)].some(({ index, 0: link }) => {
      const said = new Set(wordsThatSay(sentence.slice(0, index)));
      const reason = wordsThatSay(sentence.slice(index + link.length).split(/[,;.!]/, 1)[0]!);
      return new Set(reason).size >= 2 && reason.every((word) => said.has(word));
    }),
  );
}

function wordsThatSay(text: string): string[] {
  return wordsOf(text)
    .filter(({ folded }) => !isStopWord(folded))
    .map(({ folded }) => folded.replace(/(?:ing|ed|s)$/, ''));
}

/** How many flaws a quote has, its opening's among them. */
export function flawsOfQuote(text: string): number {
  const words = wordsOf(text);
  return flawsOf(text, words) + flawsOfOpening(text, words);
}

/** How many flaws a sentence has, wherever it stands. */
export function flawsOf(text: string, words: readonly Word[]): number {
  let flaws = 0;
  for (const pattern of [
    ONE_OF_MANY,
    THINGS_WITH,
    VARIABLE,
    NUMBERED,
    YOUR_WORDS,
    HASTE,
    EXAMPLE_OF,
    STUMBLED,
    BUT_NOT,
    UNGRAMMATICAL,
    MISTYPED,
    BANAL,
    IN_A_TALK,
    DATED,
    PROFANE,
    ACTED_OUT,
  ])
    if (pattern.test(text)) flaws++;
  if (CODE_MARK.test(text) && CODE.test(text)) flaws++;
  flaws += repeats(text);
  if (explainsItself(text)) flaws++;
  if (isFragment(text, words) || lacksMainClause(text)) flaws++;
  return flaws;
}

/** "the the", "you're you're". */
function repeats(text: string): number {
  return (
    text
      .match(/\b([a-z][a-z'’]*),? \1\b/gi)
      ?.filter((pair) => !/^(?:that|had|very|really|many|so|much|no|more)\b/i.test(pair)).length ?? 0
  );
}

/** How often "I think", "I still", "you know" … come again within one sentence. */
export function restarts(words: readonly Word[]): number {
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

const NOWHERE = { from: -1, to: -1 };
const AUXILIARY: ReadonlySet<string> = new Set(
  `is are was were has have had did does do can cant cannot could will wont would should must may might isnt arent doesnt dont needs makes
  takes means helps gives becomes requires matters feels seems works gets leads creates allows`.split(/\s+/),
);
/** A verb after one of these belongs to the clause that it begins, and not to the sentence. */
const OF_A_CLAUSE: ReadonlySet<string> = new Set(
  'who that which what when if because where whom whose while as than how why whether i you we they it he she'.split(
    ' ',
  ),
);
const NO_PARTICIPLE =
  /^(?:nothing|everything|anything|something|during|king|string|morning|evening|according|spring|bring|thing)$/;

/** "And I think …": what follows has a verb of its own. */
const OPINION = /^["“‘'(]?(?:(?:and|but|so|because|now),? )*i (?:think|feel like|believe|guess) (?:that )?/i;
/** "It's", "they'll": the verb is in what words are compared without. */
const CONTRACTED_VERB =
  /\b(?:it|that|there|he|she|what|who|where|here|every(?:one|body|thing)|no(?:body|thing))['’]s\b|[a-z]['’](?:m|re|ll|ve|d)\b/i;

/** Half a sentence. */
export function isFragment(text: string, words: readonly Word[]): boolean {
  return isHalf(text) || lacksVerb(text, words);
}

/** Has it no verb of its own: "Building software for teams that…", "What makes people gritty."? */
export function lacksVerb(text: string, words: readonly Word[]): boolean {
  if (!hasVerb(words, text, NOWHERE) && !CONTRACTED_VERB.test(text)) return true;
  const opinion = OPINION.exec(text)?.[0] ?? '';
  if (opinion !== '' && !CONTRACTED_VERB.test(text.slice(opinion.length))) {
    const rest = words.filter(({ start }) => start >= opinion.length);
    if (rest.length > 0 && !hasVerb(rest, text.slice(opinion.length), NOWHERE)) return true;
  }
  const lead =
    /^i (?:think|feel like|believe) (?:(?:sometimes|actually|just|really|maybe|probably|even|also) )*(?=\p{L}{3,}ing\b)/iu
      .exec(text)?.[0]
      .split(' ').length ?? 1;
  const first = words[lead - 1]?.folded ?? '';
  const ownVerb = (from: number) =>
    words.some(({ folded, start, end }, i) => {
      const is = AUXILIARY.has(folded) || /^(?:that|it|there|he|she|what)['’]s$/i.test(text.slice(start, end));
      return i >= from && is && !OF_A_CLAUSE.has(words[i - 1]!.folded);
    });
  if (/^.{3,}ing$/.test(first) && !NO_PARTICIPLE.test(first)) return !ownVerb(lead);
  if (/^(?:just|not|even|only) \w+ing\b/i.test(text)) return !ownVerb(3);
  if (/^(?:\S+ )?(?:people|\p{L}{3,}(?!s)\p{L}s) \p{L}{2,}ing\b/iu.test(text)) return !ownVerb(1);
  if (/^(?:what|how|why|whatever|whoever|to)$/.test(first))
    return !ownVerb(3) && !/[,;]\s+(?:you|i|we|they|it|he|she|people|the|do|don['’]t|never|just)\b/i.test(text);
  return false;
}

/** "If you go out and try to push something, or preach aggressively.": of the parts between commas none says what then. */
export function lacksMainClause(text: string): boolean {
  if (!CONDITION.test(text)) return ENDS_IN_CONDITION.test(text);
  const [, ...parts] = text
    .replace(/["“][^"”]*["”]/g, '')
    .replace(/, (?:you know|i mean|like),/gi, '')
    .split(/[,;:–—] ?| - | then /);
  return parts.every((part) => NO_MAIN_CLAUSE.test(part) || (part.split(' ').length < 3 && !SHORT_CLAUSE.test(part)));
}
/** "…, but when you cannot tell where the fault is." */
const ENDS_IN_CONDITION =
  /^(?!.*\b(?:if|when|whether)\b.*, (?:but|and|so) (?:when|if)\b).*, (?:but|and|so) (?:when|if|while|although|unless) (?:\S+ ){1,2}(?:(?!\b(?:i|you|we|they|he|she|it|there|this|that|then|people|nobody|let|don['’]t)\b)[^,;:–—])*[.!]$/i;
const CONDITION =
  /^["“‘'(]?(?:(?:and|but|so|now|because|i think|i mean),? )?(?:if|when|whenever|once|while|although|though|as soon as|as long as|unless|until|since)\b/i;
/** "you're invisible": two words, and whole. */
const SHORT_CLAUSE = /^(?:you|it|they|we|he|she|that|everything|nobody|everybody)['’](?:re|s)\b|^i['’]m\b/i;
const NO_MAIN_CLAUSE =
  /^["”’']?(?:and|or|but|so|because|which|who|that|if|when|like|as|where|while|until|unless|rather than|instead of|not|especially|for|in|on|at|with|from|to|you know(?! (?:who|what|how|why|where|when|that)\b)|i mean)\b(?!['’])(?!.*,)(?! (?:if|when) )/i;

/** "this company", "these techniques": which? Not "this world", "this idea that…", or what was named before. */
function namesThis(words: readonly Word[]): boolean {
  const named = new Set<string>();
  return words.some(({ folded }, i) => {
    named.add(folded);
    if (folded !== 'this' && folded !== 'these' && folded !== 'those') return false;
    const [next, after] = [words[i + 1]?.folded ?? '', words[i + 2]?.folded ?? ''];
    if (isStopWord(next))
      return folded === 'this' && /^(?:as|in|to|and|but|or|because|from|for|with|on|at)$/.test(next);
    return !SHARED.has(next) && !named.has(next) && !OWN_NAME.has(after) && !OWN_NAME.has(words[i + 3]?.folded ?? '');
  });
}

/** "this idea that…", "this strong sense of…": tells itself which. */
const OWN_NAME: ReadonlySet<string> = new Set(['that', 'of', 'where']);

/** Before a "that" which stands for something, and begins no clause. */
const BEFORE_THAT: ReadonlySet<string> = new Set(
  'and but so because when if as then sometimes often maybe perhaps guess or well now yes no until before after once while though'.split(
    ' ',
  ),
);
/** Take no clause with "that": "let that fear…", "have that much power". */
const TAKES_NO_CLAUSE: ReadonlySet<string> = new Set(
  `make makes making made do does doing did use uses using fix solve solves handle have has had having get gets put take takes give gives run build building create creating write
  change break from with of for at by about into around to on across through over against behind want wants need needs let lets manage
  hear hearing hold lose achieve push face support follow reach in like`.split(/\s+/),
);

/** "Sometimes that can make…", "if you forget that.", "have that much power": said of something before. */
export function pointsBack(words: readonly Word[], text: string): number {
  return words.filter(({ folded, end }, i) => {
    if (folded !== 'that' && folded !== 'this' && folded !== 'those' && folded !== 'these') return false;
    const before = words[i - 1]?.folded ?? '';
    const next = words[i + 1]?.folded ?? '';
    if ((next === '' || /^["”’')]*[.,;!:–—]/.test(text.slice(end))) && !/^(?:all|like|than)$/.test(before)) return true;
    if (folded === 'this' || folded === 'these')
      return (isStopWord(next) && !/^(?:is|kind|sort|type)$/.test(next)) || (i > 0 && next === 'is');
    if (TAKES_NO_CLAUSE.has(before) && folded === 'that') return !/^(?:you|i|we|they|he|she|it|people)$/.test(next);
    return (
      (AUXILIARY.has(next) || /^(?:much|many|kind|sort|person|way)$/.test(next)) && (i === 0 || BEFORE_THAT.has(before))
    );
  }).length;
}
