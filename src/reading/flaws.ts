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
/** "We have 150 employees": news of a company. */
const OUR_DOINGS =
  /^["“‘'(]?(?:(?:so|and|but|now|well),? )?(?:we(?: just| also| actually|['’]ve)? (?:have (?!to\b|no\b|never\b)|had|use|used|did|ran|ship|shipped|hired?|launch|launched|built|got|get|(?!need)\p{L}{3,}ed|spent|found|made)|we['’]ll be|we['’]re going to|we will|our (?:company|team|product|customers|users|first))\b/iu;
/** "Eventually you get something…": after what? */
const LATER = /^["“‘'(]?(?:(?:and|but|so|now),? )?(?:eventually|initially|originally|at first|later|afterwards)\b/i;
/** "You still have to…", "They can also…": as before, or besides what? */
const BESIDES = /^(?:\S+ ){1,3}(?:still|also|too)\b/i;
/** "Unlike the first…", "The fourth is…": beside what? */
const BESIDE_ANOTHER =
  /^["“‘'(]?(?:unlike|another|additional|more (?:specifically|importantly|generally)|my (?:first|second|third|other|last))\b/i;
/** To the one opposite, or to a room. */
const ADDRESSED =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:alright|all right|look|listen|guys|folks|imagine|because(?! (?:if|when|once)\b)|let['’]s (?:say|assume|suppose|imagine|look|start|take|go|see)|note that|please|good luck|remember (?:when|that|the))\b/i;

/** "As far as I know, that's…", "In general they…": led in, and still pointing at something before. */
const LED_IN =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:as far as i know|at the end of the day|in my (?:opinion|view|mind)|to be (?:honest|fair|clear)|in (?:general|fact|reality|theory|practice|the end|a way|a sense|many ways|most cases)|usually|sometimes|often|oftentimes|ultimately|typically|normally|mostly|honestly|frankly|most of the time|for the most part|at (?:some|that|this|one) point|of course|these days|today|nowadays|to (?:some|a certain) (?:degree|extent)|right now|eventually|clearly|maybe|probably|hopefully|\w+ly(?: speaking)?),? (?:(?:that|this|these|those|they|he|she|them)(?:['’]\p{L}+)?\b|it(?:['’]\p{L}+)?\b(?! (?:\S+ ){0,4}(?:to|that)\b))/iu;
/** "I actually wrote an article…": the speaker's own doings. */
const OWN_DOINGS =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?i(?:['’](?:ve|m))?(?: actually| also| just| recently| once| currently| mostly| was| have| am| been)* (?:wrote|thought|gave|did|started|done|working|work|studied|joined|spent|switched|lead|led|run|talked|spoke|presented|published|doing)\b/i;

/** "Part of that is…", "Get all that performance…". */
const PART_OF_THAT =
  /^(?:\S+ ){0,3}(?:part|a lot|much|most|some|all|none|half|the rest) of (?:that|this|it|them|those|these)\b|\ball that (?!matters|you|i|we|they|is|was|it|he|she|one|a|an|the|people|glitters|remains|really|much|many|often)[a-z]/i;
/** "I don't think we've seen the full impact of it yet." */
const OF_IT =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:i|we|you|people|nobody|everybody|everyone)\b[^,;]{0,50} (?:of|about|with|in|on|from|behind|around|into) (?:it|them)\b/i;
/** "In any walk of life, how touch can play a role." */
const BUT_HOW = /^["“‘'(]?(?:in|for|at|with|on|from)\b[^,]*, (?:how|what|why|where|which)\b/i;
/** "Greg says…", "Ada: Because…": a speaker's name left in the text. */
const SPOKEN_BY = /^["“‘'(]?(?:\p{Lu}[\p{L} -]{2,30}: \p{Lu}|\p{Lu}\p{L}{2,} says\b)/u;
/** "Always a problem.", "Sounds like…", "A little bit more approachable…": a sentence that lost its beginning. */
const BARE =
  /^["“‘'(]?(?:(?:always|never) (?:an? |the |two |fun|good|nice|hard|great)|sounds? (?:like|good|great|pretty)|seems? (?:like|to|that|very|pretty)|makes (?:it|me|you|a|the|people|sense|things)|depends on|could be|might be|must be|(?:good|hard|nice|great|easy|funny|interesting|important|impossible) (?:to|if|that|when|for|because)\b|a (?:little|bit)\b(?! (?:of|is|goes))|all the things that|just (?:an?|the|very|as|by|being|having|like in)\b|kind of|sort of|in the sense|in terms of)/i;
/** "So say you have…", "Going back to…", "Think about…": to an audience, about the talk. */
const LED_BY_TALK =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:think (?:about|of)|say (?:you|we|i|that|there)|(?:going|coming|getting) back to|speaking of|take (?:a look|for)|look at|picture (?:a|this|your)|i(?:['’]d| would)?(?: just| really| also)* (?:want(?:ed)?|like) to (?:focus|talk|say|show|point|mention|encourage|thank|share|touch|give you|start|add|emphasi[sz]e|stress|highlight)|consider|when it comes to|as far as|at a high level|i['’]ll (?:just )?(?:say|add)|i (?:would|will) say|i['’]d say|what i mean|my (?:question|point) is)\b/i;
/** "A great example is…": of what? */
const AN_EXAMPLE = /^["“‘'(]?(?:(?:and|but|so|now),? )?(?:an?|another|one|the) (?:\S+ ){0,2}examples? (?:is|was|of)\b/i;
/** "You know, when…", "You seem to be…", "We want to…": said to somebody, or of a company. */
const TO_SOMEBODY =
  /^["“‘'(]?(?:(?:and|but|so|now),? )?(?:you know,|whatever (?:that|this|it)|we(?:['’]re| are)? (?:want(?:ed)?|hop(?:e|ing)|try(?:ing)?|plan(?:ning)?|aim(?:ing)?) )|\byou (?:seem|sound|strike me|look) (?:to|like|as)\b/i;
/** All of it in quotation marks, or but for a few words: a title, or what somebody else might say. */
const ALL_QUOTED = /^["“][^"”]*["”](?:(?: (?!is|are|was|means|says|makes)\p{L}+){1,3})?[.!]?$/u;
/** "Always give them…", "The first is…": whom, and of what? */
const OBJECT_BEFORE =
  /^["“‘'(]?(?:(?:always|never|just|don['’]t|please) )?(?:give|tell|show|ask|make|let|help|get|put|do|use|take|call|try) (?:them|it|him|her|those|these|that)\b(?! (?:simple|easy|fun|clear|a habit))|^["“‘'(]?the first (?:is|was|one|thing|part|step)\b/i;
/** "The lesson there is…", "All the parallels are there": drawn from something before. */
const DRAWN_FROM =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:the|my|another|one) (?:\S+ )?(?:view|lesson|parallel|takeaway|implication|caution|assumption|theory|moral)s? (?:there |here |to learn )*(?:is|are|was)\b|^all (?:of )?the \S+ are there\b/i;
/** "I wouldn't say that…": of words that somebody else chose. */
const NOT_MY_WORD = /^["“‘'(]?(?:(?:and|but|so|well),? )?i (?:should|would)(?:n['’]t| not) (?:say|call)\b/i;
/** "If technology can help people achieve that without…": what? */
const DOES_THAT =
  /^[^,;:–—]*\b(?:achieve|accomplish|do|does|doing|did|done|handle|fix|solve|solves|change|use|get|make|build|understand|face|support|avoid|prevent|explain|teach|implement|try) (?:that|this)(?: (?:without|with|by|in|for|because|as|if|when|and|or|but|so|at|on|from|to|through|before|after|again|anymore|too|either|anyway|now|yet|all|well|right|correctly|often|more|better)\b|[.,;!])/i;
/** "Having them participate…": whom? */
const HAVING_THEM =
  /^["“‘'(]?(?:having|making|letting|getting|giving|helping|telling|doing|putting|using|taking|seeing) (?:them|it|him|her|that|this|these|those)\b/i;
/** "I don't wanna waste your time", "I wonder if…": to the one opposite. */
const I_TO_YOU =
  /^["“‘'(]?(?:(?:and|but|so),? )?i (?:do(?:n['’]t)? |just |really )*(?:(?:want|wanna|hope|need|like|love)(?: to)?(?: \w+)? (?:you|your)|wonder)\b/i;
/** How many flaws the first sentence of a quote has that no later one has. */
export function flawsOfOpening(text: string, words: readonly Word[]): number {
  let flaws = 0;
  for (const pattern of [
    REASON_OF_OURS,
    OF_WHAT,
    OUR_DOINGS,
    LATER,
    BESIDES,
    BESIDE_ANOTHER,
    ADDRESSED,
    LED_IN,
    OWN_DOINGS,
    PART_OF_THAT,
    OF_IT,
    BUT_HOW,
    SPOKEN_BY,
    BARE,
    LED_BY_TALK,
    AN_EXAMPLE,
    TO_SOMEBODY,
    ALL_QUOTED,
    OBJECT_BEFORE,
    DRAWN_FROM,
    IN_THAT_CASE,
    NOT_MY_WORD,
    OF_THE,
    DOES_THAT,
    HAVING_THEM,
    I_TO_YOU,
  ])
    if (pattern.test(text)) flaws++;
  if (words.length < 6 && !VERB.test(text)) flaws++;
  if (namesThis(words)) flaws++;
  return flaws;
}

/** Of a short sentence: it has one of the usual verbs. */
const VERB =
  /\b(?:is|are|was|were|be|has|have|had|do|does|did|can|should|must|will|would|never|always|\p{L}{3,}[^su]s)\b|n['’]t\b/iu;
/** What all of them hold. Most sentences hold none of it, and it is found in a fifth of the time. */
const CODE_MARK = /[=\\]|\(\)|::|[\w)]\/|\w\.\w|[a-z][A-Z]|[A-Z0-9]{2,}[ ,]|\p{Ll}{15}/u;
const CODE =
  /(?<!\p{L})(?!\p{L}+(?:tions?|ly|ing|ments?|ness|ble|al|ity|ies|ed|ism|ists?|ships?)(?!\p{L}))\p{Ll}{15,}|\w=\w|\w\(\)|::|=>|==|[\w)]\/\w|\\|\b\w+\.\w{2,4}\b(?!\s+[A-Z])|\b[a-z]+[A-Z]\w*\b|\b(?:[A-Z0-9]{2,}[ ,]+){3}/u;
/** "One of the biggest issues is…": what names a point and seldom makes it. */
const ONE_OF_MANY =
  /\bone of the (?:\S+ ){0,2}(?:things|issues|problems|reasons|questions|challenges|commonalities|examples|points) (?:\S+ ){0,3}(?:is|was)\b/i;
/** "Observability, by association - that must be scary.": a sentence that broke off, and another upon it. */
const BROKEN_OFF =
  / [–—-] (?:that(?:['’]s)?|this|those) (?:is|was|are|must|might|can|will|would|has|a|the|not|what|why|how)\b/i;
/** "A lot of things with people who…": of which nothing is said yet. */
const THINGS_WITH = /^["“‘'(]?(?:a lot of|many|some|most) (?:things|stuff) (?:with|about|in|around|on)\b/i;
/** "A term that I learned…": what comes to the one who speaks. */
const CAME_TO_ME =
  /^["“‘'(]?(?:an?|one) (?:term|word|phrase|thing|lesson|book|quote|rule|saying) (?:that |which )?i\b/i;
/** "There are all kinds of things that…": the same. */
const MANY_THINGS =
  /\bthere(?:['’]s| is| are) (?:all (?:kinds|sorts) of|a lot of|lots of|so many|many|several|a number of) (?:things|reasons|ways|factors|stuff) (?:that|why|to)\b/i;
/** "It would be hard for you to…", without an "if": in a case named before. */
const IN_THAT_CASE = /^["“‘'(]?(?:(?:and|but|so),? )?it would(?:n['’]t)? (?!.*\b(?:if|when|without|unless|had)\b)/i;
/** "Although it is closed.": half a sentence, with nothing to go with it. */
const HALF =
  /^["“‘'(]?(?:(?:although|though|while|whereas|because|since|unless|if|as in)\b[^,;]*$|the (?:idea|notion|concept|question|fact) (?:of|that)\b(?!.*\b(?:is|was|are|means|makes|has|should|can|will|would|seems?)\b))/i;
/** Variables and places for them: "to address X". */
const VARIABLE = /(?<=[a-z] )(?:[B-HJ-Z])\b(?![’'&+#]| [A-Z])|\b[A-Z]['’](?!\p{L})/u;
/** "Category three is…": one of a list. */
const NUMBERED =
  /\b(?:category|part|step|phase|level|option|number|type|myth|chapter|rule|point) (?:one|two|three|four|five|\d)\b|\bone of (?:two|three|four|five) (?:things|ways|reasons|options)\b/i;
/** To the one opposite, about what was said. */
const YOUR_WORDS =
  /\byou(?:['’]re| are|['’]ve| have) (?:right\b(?=[,.;])|ignoring|talking|saying|asking|describing|missing|assuming|suggesting|referring|been saying|described|asked)\b/i;
/** "A lot of the changes seemed…", "the people who feel that way": which? */
const OF_THE =
  /^["“‘'(]?(?:(?:and|but|so|now),? )?(?:a lot|lots|most|many|some|all|none|both|each|half) of the (?!time\b|people\b|world\b|\S+(?: \S+)? (?:that|who|which|in|of|for|on|at|to|we|you|i|they|people)\b)|^[^.]*?\b(?:people|those) (?:that|who) (?:feel|think|do|did|believe) (?:that|this) way\b/i;
/** "everything that you build there": where? */
const THERE_WHERE =
  / there\b(?!['’])(?<=\b(?:build|built|do|done|doing|did|put|use|used|work|worked|worth|happens?|happened|happening|going on|see|learn|learned|boost|lesson|sits?) there)| in there\b(?<=(?:thing|stuff|things|that|it|them) in there)/;
/** "And you should if…": should what? */
const SHOULD_WHAT =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:you|we|they|i) (?:should|can|could|do|must|will|would)(?:n['’]t)?(?: if| when|[,.])/i;
/** "stealing that away": what? */
const AWAY = / that (?:away|up|out|down|back|off)\b(?<=ing that \w+)/;
/** "no such party": as was named before. */
const NO_SUCH = /\b[Nn]o such\b/;
/** "everybody's like “Oh…”": acted out. */
const ACTED_OUT =
  /like,? ["“](?<=\b(?:say(?:ing|s)?|(?:(?:is|are|was|were|be|I)|\w['’](?:s|re|m))(?: just| all| kind of)?) like,? ["“])/;
/** "they said in there": somebody the reader does not know. */
const THEY_SAID = / (?:said|told|mentioned|asked|wrote)\b(?<=\b(?:[Tt]hey|[Hh]e|[Ss]he) \w+)/;
/** Said anew, or handed on to another talk. */
const CORRECTED = /(?<!\byeah)(?<!^so), (?:sorry|or rather|i mean|well,? maybe|no wait)\b/i;
const ELSEWHERE =
  /that['’]s (?:a (?:whole )?(?:different|separate)|another) (?:problem|question|story|topic|conversation|issue|thing|matter)/i;
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
/** "…how big a difference that can make.", "…find that hard to believe": that which was said before. */
const THAT_BEFORE =
  /\bthat (?:can|could|would|will|might|may) (?:be|make|do|have|happen|help|work)[.!]|\bhow (?:much|many|big|little) (?:\w+ ){0,2}that(?:['’]s| is| was| can| will| would)\b|\b(?:find|found|finds) (?:that|this) (?:hard|difficult|easy|funny|odd|strange|fascinating|interesting|really|very|so)\b/i;
/** "Communication is really important.": says nothing that anybody would doubt. */
const BANAL =
  /^["“‘'(]?(?:(?:and|but|so|i think|i mean|honestly|of course),? )*(?:\S+ ){1,4}(?:is|are|can be)(?: \S+)? (?:important|hard|difficult|great|good|nice|cool|tough|useful|helpful|challenging|interesting|complicated|awesome|amazing|a problem|a challenge|a good thing|a great thing|a big deal)(?: (?:as well|too|in general|in life|these days|at all))?[.!]["”’]?$/i;
/** "If you want to do X, Y is great.": a tip for one trade. */
const TIP =
  /^["“‘'(]?(?:(?:and|but|so),? )?if you(?:['’]re| want| need| like)\b[^.]*\bis (?:really |pretty |also )?(?:great|good|awesome|amazing|fantastic|excellent|perfect|cool|nice|the way to go)[.!]["”’]?$/i;
/** "assets .We", "addresses- which", "Ther'es", "is,it": slips of the keyboard. */
const MISTYPED =
  /[A-Za-z] [.,;][A-Za-z]|[A-Za-z]- [A-Za-z]|[a-z][,;:][A-Za-z]{2}|[A-Z][a-z]+['’][a-z]{3,}|(?<!['’A-Za-z])i(?!['’.]?[A-Za-z])(?! ?[.)])/;
/** "as everybody knows", "we're wrapping up", "you guys": said within a talk. */
const IN_A_TALK =
  /^(?:do|did|are|have|can|would|could|is) (?:you|we|they|it|he|she)\b|^don['’]t forget to\b|\b(?:wrapp?ing up|summari[sz]e|as every(?:body|one) knows|you guys|the premise of|we['’]re saying|i['’]m saying|i was saying|like i said|y['’]all|(?:you(?:['’]re| are) all)|you all(?= (?:know|don['’]t|have|are|do|can|see|got|remember|should)\b)|you two|help me understand|i['’]m curious|i was curious|you put it|(?:you|we)(?:['’]ve| had| have)? (?:mentioned|discussed|described|talked about)|last time|in other shows|(?:your|my) (?:question|premise|whole|focus|talk|article|post|point|presentation|paper)|to your point|you guys['’]?|your team must)\b/i;
/** "…that not everyone is, and…": is what? */
const ELLIPSIS =
  /\b(?:not every(?:one|body)|nobody|no one|some(?:one|body)|(?:some|most|many|other) people) (?:is|does|did|was|are|were|do)(?:n['’]t)?, (?:and|but|so|because|though)\b/i;
/** "In 2022 …": news of a year that is over when it is read. */
const DATED =
  /\b(?:in|by|for|since) 20[12]\d\b|\b20[12]\d (?:is|was|will)\b|\b(?:this|last|next) (?:year|month|week|summer|winter|spring|fall)\b|\bthe (?:last|past) (?:\S+ ){0,2}(?:days|weeks|months)\b/i;
/** "We at Illyria", "according to Viola": of people whom the reader does not know. */
const BY_NAME = /\b[Ww]e at \p{Lu}|\b[Aa]ccording to \p{Lu}\p{Ll}+/u;
/** Half a sentence that starts with "not", "unless". */
const BUT_NOT = /^(?:not|unless|same|versus|something|sometimes because|['’]?cause)\b/i;

/** Not for a channel where anybody reads. */
const PROFANE = /\b(?:fuck|shit|bullshit|asshole|bitch|cunt|motherfuck)/i;
/** "for the that tooling": a transcript that lost the thread is worse than a stumble. */
const TWO_ARTICLES = /\b(?:the|an?) (?:the|an?|that|this|these)\b/i;
/** "So, when I recently saw…", "or I don't know": told to the one opposite, as it comes to mind. */
const OFFHAND = /\bi (?:just |only )?recently\b|\bthe other day\b|\bor i don['’]t know\b/i;
/** "a term I coined in the article": in which one? */
const IN_THE_ARTICLE =
  /\bin (?:the|that|my|our) (?:article|paper|talk|post|essay|book|blog ?post|survey)\b(?! (?:of|about|on|by|that)\b)/i;
/** "…tells you there is; …": the other half is missing. */
const BARE_IS = /\bthere (?:is|are|was)(?:[;,] (?!and\b|if\b|in\b|to\b)|[.!]["”’]?$)/i;
/** "There's an essay called…", "…is a great paper": points the reader at a work. */
const A_WORK =
  /\b(?:essay|book|article|blog ?post|post|paper|video|documentary|tweet|film|movie|song|talk)s? (?:called|named|titled|entitled)\b|\bis an? (?:\w+ )?(?:great|good|fantastic|nice|wonderful|excellent|amazing|awesome) (?:\w+ )?(?:paper|book|essay|article|post|talk|movie|film|resource)\b/i;
/** "everybody on our team", "our customers": of people whom the reader does not know. */
const OUR_GROUP =
  /\bour (?:\w+ )?(?:teams?|culture|customers|users|staff|app|clients|engineers|developers|founders|leadership|project|codebase|website)\b|\b(?:everybody|everyone|people|someone|engineers|developers) (?:on|in|at) (?:our|my)\b/i;
/** "is a really keyword.", "one of the huge value of": words are missing or wrong. */
const WORD_MISSING =
  /\ban? (?:really|very|pretty) [a-z]+[.!;]|\bone of (?:the|my|our|his|her|their|your) (?:(?!of|in|that|who|for|is|was)[a-z]+ ){0,2}(?![a-z]*s\b|people|women|men|children|media|data|few|first|last|most|[a-z]+est\b)[a-z]+ (?:of|is|in|that|who|was) (?!the few\b)/i;

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

/** Was it said within a talk, to those who are there: "like I said", "you guys"? */
export function isOfATalk(text: string): boolean {
  return IN_A_TALK.test(text);
}

export function stumbles(text: string): boolean {
  return STUMBLED.test(text);
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
    MANY_THINGS,
    BROKEN_OFF,
    THINGS_WITH,
    CAME_TO_ME,
    HALF,
    VARIABLE,
    NUMBERED,
    YOUR_WORDS,
    CORRECTED,
    ELSEWHERE,
    HASTE,
    EXAMPLE_OF,
    STUMBLED,
    BUT_NOT,
    UNGRAMMATICAL,
    MISTYPED,
    THAT_BEFORE,
    BANAL,
    IN_A_TALK,
    ELLIPSIS,
    DATED,
    BY_NAME,
    PROFANE,
    TWO_ARTICLES,
    OFFHAND,
    IN_THE_ARTICLE,
    BARE_IS,
    A_WORK,
    OUR_GROUP,
    WORD_MISSING,
    TIP,
    THERE_WHERE,
    SHOULD_WHAT,
    AWAY,
    NO_SUCH,
    ACTED_OUT,
    THEY_SAID,
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
