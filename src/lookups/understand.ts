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
}

// ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const any = (...lists: string[]): string => lists.join(' ').split(/\s+/).filter(Boolean).join('|');

const saying = any(
  'say says said saying sayin think thinks thought thinkin mention mentions mentioned mentioning talk talks talked talking',
  'speak speaks spoke discuss discussed discussing discusses cover covered feel feels felt believe believes claim claims claimed',
  'argue argues argued explain explains explained describe describes described reckon reckons rant ranted ranting joke joked',
  'address addressed tell told touch touched chat chatted state stated note noted write wrote quote quoted ask asked',
);
const sayings = any(
  'bit part quote quotes section clip moment line thing story rant take takes thoughts thought opinion opinions view views',
  'stance position feelings argument point analogy comparison joke meme discussion conversation segment passage comment',
  'comments episode episodes ep info details stuff words idea ideas remark remarks metaphor anecdote spot place explanation',
);
const anybody = any('he she they we you u ya it anyone anybody someone somebody everybody i');
const somebody = `(?:${anybody}|(?:the|that|this|ur|your|our) (?:guest|host|guy|dude|man|woman|person|interviewee|interviewer|author|speaker|engineer|one)s?|people|ppl|peeps|the pod(?:cast)?|the show)`;
const preposition =
  '(?:about|on|of|regarding|re|around|abt|bout|concerning|towards?|with|that|where|when|in|at|to|for|why|how)';

/** Peeled off the front, again and again. Each stands at the start and ends at a word's end. */
const lead: RegExp[] = [
  // Greetings, vocatives, throat-clearing.
  /^(?:hey+|hi+|hiya|hello|helo|heya|yo+|sup|greetings|good (?:morning|evening|afternoon|day)|gm|howdy|ok(?:ay)?|k|alright|so+|um+|uh+|erm|hm+|well|oh+|ah+|lol|lmao|haha+|btw|fyi|sorry|pls|plz|please|guys|folks|everyone|everybody|y'?all|all|man|dude|bro|mate|friend|buddy|thanks|thx|ty|thank you|wait|actually|anyway|also|then|now|and|but|or)\b/i,
  /^(?:right|cool|nice|great|awesome|dear|sweet|perfect|interesting)(?=[,.!;])/i,
  /^(?:(?:a |one |just a |another )?(?:quick|random|dumb|stupid|silly|serious|genuine|honest|small) (?:question|q|one)\b|(?:question|q)(?=\s*[,:.!-]))/i,
  /^(?:not sure (?:if|whether) .{0,40}? but|i(?:'m| am)? (?:just )?(?:was |am )?(?:wondering|curious)(?: if| whether| about| what| how)?|i wonder(?: if| what| how)?|just (?:wondering|curious)|curious(?: about| what| if)?|wondering(?: about| what| if)?)\b/i,
  /^(?:trying to|tryna|want to|wanna|would like to|i'?d like to|id like to|i(?:'m| am) trying to|i want to|i wanna|need to|i need to|i need|i want|looking for|i'?m looking for|im looking for|im trying to|i can'?t|cant|can't) ?(?:find|remember|recall|locate|hear|know|see|read)?(?: out)?\b/i,
  // Asking to be told.
  /^(?:can|could|would|will|wud|cud) (?:you|u|ya|someone|anyone|somebody|anybody|we|i)(?: guys)?(?: please| pls| plz| maybe| kindly)?\b/i,
  /^(?:do(?:es)?|did) (?:you|u|ya|y'all|anyone|anybody|someone|somebody|any of (?:you|u)|we)(?: guys| all| here)? (?:happen to )?(?:know|remember|recall|have|got|kno)(?: if| whether)?\b/i,
  /^(?:does|do|did) .{1,12}? (?:ring a bell)\b/i,
  /^(?:any(?:one|body)|some(?:one|body)) (?:here )?(?:know|knows|remember|remembers|recall|recalls|got|have|has)(?: if| whether)?\b/i,
  /^(?:any ?(?:idea|clue|thoughts|chance|way)|no idea|idk|dunno|remember|recall|i (?:kinda |vaguely |sort of |half )?remember|i (?:think|believe|guess|swear|heard|thought)|pretty sure|(?:u|you) (?:know|remember))(?: if| whether| on| about| of| that)?\b/i,
  /^(?:tell|remind|show|give|find|get|send|fetch|bring|pull|dig|look|search|explain|point|hit|quote|lookup|search|gimme|lemme|let|share|play|read|list|summari[sz]e|recap|sum)(?: me| us| him)?(?: up| out| through| to| for| with| know| see| hear| have)*\b/i,
  /^(?:what(?:'s|s| is| was| were| are|'re)?|wh?at|wut|wot|whats|whatd|what'?d|whadd?ya|who(?:'s|s| is| was| were)?|which|when(?:'s|s| was| is)?|where(?:'s|s| is| was|bouts)?|why(?:'s| is| was)?|how(?:'s|s| is| was| come| do| does| did)?|whose)\b/i,
  /^(?:did|does|do|has|have|had|was|is|isn't|isnt|were|are|would|will|can|could|should|didn'?t|doesn'?t|wasn'?t)\b/i,
  new RegExp(`^${somebody}(?:'s|'d|'ve|'re|s')?(?= .|$)`, 'i'),
  /^(?:the |a )?(?:time ?stamps?|timecodes?|minute|time|link|source)s? (?:for|of|where|when|to|on)\b/i,
  // The saying itself.
  new RegExp(
    `^(?:(?:ever|actually|really|even|just|also|already|exactly|again|always|once) )*(?:to )?(?:${saying})(?! leaders?\\b)(?: (?:something|anything|sth|smth|much|a lot|a bit|more|up|on|over|like|back|exactly))*(?: ${preposition})?\\b`,
    'i',
  ),
  /^(?:bring|brings|brought|bringing) (?:that |it )?up(?: about)?\b/i,
  new RegExp(
    `^(?:(?:the|that|this|a|any|some|one|his|her|their|your|all|every|good|best|other|another|same|whole|exact|more|funny|great|cool|relevant|actual) )*(?:${sayings})(?: (?:was|is|were))?(?: again)? ${preposition}\\b`,
    'i',
  ),
  /^(?:anything|something|sth|smth|everything|stuff|more|things?|all|much|the deal|deal|up|the story|the word|the gist|the tl;?dr|tl;?dr|the matter|the point)(?: (?:interesting|good|else|specific|cool|at all))? (?:about|on|of|regarding|re|abt|with|related to|to do with|concerning|for)\b/i,
  /^(?:about|regarding|re|on|of|abt|concerning|that|if|whether|in which|where|when|with|for|to|like|how)\b/i,
  /^(?:the|a|an|this|these|those|some|any|his|her|their|he|she|they|it|its|it's|we|you|u|there|there's|theres)\b(?=.)/i,
  /^(?:ep(?:isode)?s?|one|guy|dude|guest|host|person|podcast|pod|show|interview)\b(?: (?:was|is|did|does|has|had|where|with|that|who|it|he|she|they|talks?|about))+\b/i,
  /^(?:was|were|is|are|been|being) (?:it|that|this|the one|there|he|she|they)\b/i,
  /^(?:again|also|ever|even|exactly|really|actually|just|only|maybe|probably)\b/i,
  /^(?:it|that) was\b/i,
];

/** Peeled off the end, again and again. */
const tail: RegExp[] = [
  /\b(?:please|pls|plz|plss|thanks|thx|ty|tyvm|thank you|cheers|lol+|lmao+|haha+|rofl|btw|tho|though|fr|ngl|tbh|imo|again|exactly|anyone|anybody|someone|right|or something|or smth|or whatever|or so|or not|man|dude|bro|guys|mate|folks|y'?all|at all|ever|maybe|now|then|too|already|here|there|i think|i guess|i believe|iirc|afaik|was it|is it|was that|is that|you know|u know|pretty please|if you can|if possible|kthx|k|ok|okay|eh|huh|mate|actually|in general|generally|specifically|lately|recently|once|one time|somewhere|at some point|at one point|by any chance|stuff|for me|for us|real quick|quick|quickly)$/i,
  /\b(?:in|on|from|during|of|throughout|for) (?:the|that|this|ur|your|his|her|their|any|one of the|some|an|a|our|which|what)? ?(?:last|latest|recent|new|newest|first|other|old|whole)? ?(?:podcasts?|pods?|shows?|ep(?:isode)?s?|interviews?|transcripts?|archives?|recordings?|convo|conversation|talk|chat)$/i,
  new RegExp(
    `(?:\\b(?:that|which|what))? \\b(?:${somebody}) (?:was |were |is |had |has |ever |just |even |had been |have )*(?:${saying}|meant|mean|referring|bring(?:s|ing)?|brought)(?: (?:about|of|on|up|to|that|it|with))*$`,
    'i',
  ),
  /\b(?:was|is|were|got|gets|been|being) (?:mentioned|discussed|said|talked about|brought up|covered|explained|addressed)$/i,
  /\b(?:come|comes|came|brought|bring|brings|coming) up$/i,
  new RegExp(`\\b(?:did|does|do|has|have|was|is) ?(?:${somebody})?$`, 'i'),
  /\b(?:about|of|on|regarding|with|that|the|a|and|or|to|in|from|for|by)$/i,
  /\b(?:anyone|anybody|someone|somebody)? ?\b(?:know|knows|remember|remembers|recall|recalls|kno)$/i,
  /\b(?:what|which) (?:ep(?:isode)?|show|one|podcast|interview|part|timestamp|minute|time)(?: (?:was|is) (?:it|that|this))?$/i,
  /\bthe (?:bit|part|quote|section|clip|moment|episode|ep)$/i,
  /\b(?:thing|things|bit|part|quote|quotes|stuff|rant|joke|meme|line|clip|moment|discussion|episode|ep)$/i,
];

const edge = /^[\s,.:;!?~\-–—…()[\]|/>]+|(?<![\s,.:;!?~\-–—…()[\]|/])[\s,.:;!?~\-–—…()[\]|/]+$/gu;
const trimEdges = (words: string): string => words.replace(edge, '');

/** Nothing that could be searched for: pronouns and the like, in any number. */
const hollow = new RegExp(
  `^(?:(?:${anybody}|that|this|those|these|them|him|her|me|us|the|a|an|one|ones|thing|things|stuff|so|then|there|here|what|which|who|when|where|why|how|was|is|were|are|be|been|did|does|do|said|say|about|on|of|and|or|but|to|in|for|it's|its|episode|ep|podcast|show|quote|part|bit|again|exactly|really|ever|topic|something|anything|everything|all|else|more|not|no|yes|if|with|from|point|time|timestamp|minute|have|has|had)\\b[\\s,.?!]*)*$`,
  'i',
);

/** True when `words` hold nothing to search for. */
export const isHollow = (words: string): boolean => hollow.test(trimEdges(words));

/** Takes "please", "thanks" and laughter off the end, be there nothing left. */
const courtesies = (words: string): string =>
  trimEdges(words).replace(
    /(?:[\s,]|^)(?:(?:please|pls|plz|thanks|thx|ty|lol+|lmao|haha+|now|this time|instead|then|tho|though)\b[\s,.!?]*)+$/i,
    '',
  );

/** What is left when greetings and question phrasing are taken off both ends; never less than something searchable. */
function peel(words: string): string {
  let rest = trimEdges(words);
  for (let round = 0; round < 24; round++) {
    const before = rest;
    for (const pattern of lead) {
      const next = trimEdges(rest.replace(pattern, ''));
      if (next !== rest && !isHollow(next)) rest = next;
    }
    for (const pattern of tail) {
      const next = trimEdges(rest.replace(pattern, ''));
      if (next !== rest && !isHollow(next)) rest = next;
    }
    if (rest === before) break;
  }
  return rest;
}

const clauseEnd = /[.?!;:\n]+(?:\s+|$)|,\s+|\s+[-–—]+\s+/;
const mostParts = 4;

function partsOf(words: string, whole: string): string[] {
  const clauses = words.split(clauseEnd).map(trimEdges);
  if (clauses.filter(Boolean).length < 2) return [];
  const parts = clauses.filter((clause) => !isHollow(clause)).map(peel);
  return [...new Set(parts)].filter((part) => part !== whole).slice(0, mostParts);
}

// ── Intents ────────────────────────────────────────────────────────────────────────────────────────────────────────

const whoAsked =
  /\bwho(?:'s|s)?\b(?! (?:is|was|are)\b(?! (?:it|the one|that|this|talking|saying|the (?:guy|person|guest|dude)))).{0,30}?\b(?:sa(?:id|ys|y|ying)|mention(?:ed|s)?|talk(?:ed|s|ing)?|think|thinks|thought|coin(?:ed|s)?|call(?:ed|s)?|claim(?:ed|s)?|argue[sd]?|compare[sd]?|came up|brought up|wrote|joked?|told|believes?|quoted?|recommend(?:ed|s)?|explain(?:ed|s)?|asked|described?|discuss(?:ed|es)?|has|had|was it|likes?|hates?|uses?|used|went)\b/i;
const whichAsked =
  /\b(?:which|what|wat|whats the|what's the|in what|in which) (?:ep\b|eps\b|episodes?\b|show\b|podcast\b|pod\b|interview\b|one (?:was|is|has|had|did|talks?|covers?)\b)|\bwhere (?:did|do|does|was|can i (?:find|hear)|is the (?:bit|part|quote|episode|ep))\b|\bepisodes? (?:is|was|were|are) (?:it|that|this|about)\b/i;
const whenAsked =
  /\bwhen (?:did|does|do|was|were|is|they|he|she|do they)\b|\b(?:at )?(?:what|which) (?:time|minute|timestamp|point|second|min|mark)\b|\b(?:time ?stamp|timecode)\b|\bhow (?:far|long|many minutes) in(?:to)?\b/i;

const help =
  /^(?:help|help me|commands?|what can (?:you|u) do|how do (?:i|you|we|u) (?:use|work|ask)(?: (?:you|this|it|the bot))?|how does (?:this|it|the bot|this bot) work|what (?:are|r) (?:you|u)(?: for)?|who (?:are|r) (?:you|u)|what is this(?: bot)?|what do (?:you|u) (?:do|know)|usage|what can i ask|how to use(?: (?:this|it|you))?|(?:what )?topics|info|about)$/i;
const leave =
  /^(?:please |pls |just |can you |could you )*(?:leave(?: (?:this thread|the thread|this channel|us|us alone|me alone|here|please))?|go away|shut up|shush|shh+|be quiet|quiet|hush|stfu|stop(?: (?:it|that|talking|replying|posting|spamming|butting in|answering))?|get out|get lost|fuck off|piss off|bugger off|begone|mute|silence|stay out(?: of (?:this|it|here))?|keep out|not now)(?: (?:please|pls|bot|now|overlord|here|of here))*$/i;
const thanks =
  /^(?:ok(?:ay)? |oh |lol |cool |nice |great |awesome |perfect |many )?(?:thanks?|thank (?:you|u)|thx|thnx|ty|tysm|tyvm|cheers|ta|good bot|nice bot|great bot|best bot|much appreciated|appreciate it|well done|good job|nice one|love (?:it|this|you|u)|ily)(?: (?:a lot|so much|very much|man|bot|dude|bro|mate|overlord|again|that helps|for (?:that|this|the help|finding (?:it|that))|buddy|friend|a bunch|a ton|everyone|all|lol|haha|you))*$/i;
const greeting =
  /^(?:hey+|hi+|hiya|hello+|helo|heya|yo+|sup|greetings|good (?:morning|evening|afternoon|night|day|bot)|gm|gn|howdy|wass?up|what'?s up|whats (?:up|good|new)|how (?:are|r) (?:you|u|ya)(?: doing)?(?: today)?|how'?s it going|hows it going|you (?:there|alive|up|awake|ok|around)|u (?:there|up|ok|alive)|are you (?:there|alive|ok|awake|up|online|working)|test(?:ing)?|ping|welcome|bye|goodbye|see (?:you|ya)|ello|hola|hallo|bonjour)(?: (?:there|all|everyone|guys|bot|overlord|folks|friend|dude|man|mate|today|again|y'?all|bro))*$/i;
const laughter =
  /^(?:(?:lol+|lmao+|rofl|ha(?:ha)+h?|hehe+|xd|omg|wow|woah|whoa|nice|cool|ok(?:ay)?|k|yes|yeah|yea|yep|yup|no|nope|nah|true|facts|same|this|fr|wtf|wat|huh|hm+|interesting|great|awesome|damn|bruh|based|cringe|indeed|agreed?|exactly|right|sure|really|rip|f|gg|ikr|sad|neat|perfect|good|bad bot|bad|wrong|meh|boo|sorry|np|wdym|idk|dunno|nvm|nevermind|never mind|i (?:see|know|agree|disagree)|got it|makes sense|fair(?: enough)?|not bad|that'?s (?:it|right|wrong|great|funny|cool|hilarious|wild|crazy|not (?:it|right|what i asked))|love (?:it|that)|so true|big if true|oh|ah|aha|o+f|yay|woo+)\b[\s,.!]*)+$/i;

// What episodes cannot answer, whatever words stand in it. Kept to what is asked of a bot in chat again and again.
const outside: RegExp[] = [
  /\b(?:weather|forecast|temperature outside|raining|snowing|sunny|humidity)\b/i,
  /\bwhat(?:'s| is|s)? (?:the )?(?:time|date|day)(?: is it| today| now| right now)?(?: in [\p{L} ]+)?$/iu,
  /\bwhat (?:time|day|date|year|month) is it\b/i,
  /^(?:(?:can|could|would|will) (?:you|u)(?: please| pls)? |please |pls )?(?:tell|write|make|draw|generate|sing|play|order|book|buy|translate|roll|flip|remind|set|ban|kick|mute|timeout|delete|purge|pin|invite|add|solve|calculate|compute|code|debug|fix|compose|rap|dance|pick|choose|rate|vote|roast|insult|marry|kill|spawn|deploy|restart|reboot|ping|dm|message|email|call|create|skip|pause|queue)\b(?! me (?:about|what|who|when|where|which|why|how|if|more|the|everything|anything|something)| us (?:about|what|who|when|where|more))/i,
  /\b(?:tell|say) (?:me |us )?(?:a|another|some|your best) (?:joke|jokes|story|poem|riddle|fun fact|secret|bedtime story)\b/i,
  /\b(?:are|r|were) (?:you|u) (?:a |an |even |really |actually |still )*(?:human|real|sentient|alive|conscious|ai|bot|robot|gpt|chatgpt|claude|smart|dumb|stupid|single|happy|sad|ok|drunk|broken|down|married|gay|serious|kidding|sure|mad|angry|evil|better|trained|running|made|written)\b/i,
  /\b(?:do|did|can|could|would|will|have|should|don't|dont|cant|can't|won't) (?:you|u) (?:even |ever |really |also )*(?:like|love|hate|want|dream|sleep|eat|feel|feelings|enjoy|drink|believe in|have (?:a|any) (?:feelings|girlfriend|boyfriend|soul|opinion|favou?rite|name)|prefer|speak|swear|pass|replace|take over|kill|destroy|marry|date|lie|watch|cry|think you)\b/i,
  /\bwhat(?:'s| is|s| are| r)? (?:you|u|your|ur)(?: own| personal)? (?:name|favou?rite|fave|age|opinion|purpose|problem|gender|pronouns|hobby|hobbies|thoughts|take|view|stance|plans?|deal|iq|prompt|system prompt|version|source code|model)\b/i,
  /\b(?:your|ur) (?:own |personal )?(?:favou?rite|fave|opinion|mom|mum|mother|creator|maker|owner|girlfriend|boyfriend|system prompt|instructions)\b/i,
  /\b(?:how old|how tall|how smart|where) (?:are|r|do) (?:you|u)\b/i,
  /\bwho (?:made|created|built|programmed|wrote|owns|coded|trained) (?:you|u|this bot)\b/i,
  /\bignore (?:all |your |the |any )*(?:previous|prior|above|earlier)?\s*(?:instructions|prompts?|rules)\b/i,
  /\bwhat(?:'s| is|s)? \d+\s*(?:[-+*x×/^]|plus|minus|times|divided by)\s*\d+/i,
  /\b(?:recipe for|directions to|translate|convert \d|how do (?:i|you) (?:cook|bake|make|spell|install|reset|get to))\b/i,
  /\bwho(?:'s| is|s| will| do you think) (?:going to |gonna )?(?:win|winning|won)\b/i,
  /^(?:is|are) (?:the |this |our |your )?\p{L}+ (?:down|offline|online|broken|lagging|back up|open|closed)\b/iu,
  /^(?:(?:when|what)(?:'s| is|s)? (?:the )?)?next (?:ep(?:isode)?|show|podcast)\b/i,
  /\b(?:stock|share) price\b|\bprice of\b|\bexchange rate\b|\bscore of\b/i,
];
/** "what do you think of …": it has no opinion, the episodes may. */
const opinion =
  /\b(?:what|wat|wut|how) (?:do|would|did|r|are) (?:you|u|ya) (?:personally |really |actually |guys )?(?:think|feel|say|make|reckon)(?: (?:about|of|on))?\b|\b(?:your|ur) (?:opinion|thoughts|take|view)s? (?:on|about|of)\b|\bdo (?:you|u) (?:think|agree|believe)\b/i;

const archiveAsked =
  /^(?:(?:(?:how many|list|what|which|show(?: me)?|who(?:'s| is| are| were)?)(?: (?:all|of|the|are|your|me|other|is))* (?:ep(?:isode)?s?|shows?|podcasts?|guests?|hosts?|people|speakers?|topics?)(?: (?:are|is|do|did|have|has|there|you|u|we|know|cover|got|in|on|the|here|archive|database|show|podcast|podcasts|it|available|can|i|ask|about))*)|(?:what(?:'s| is)|whats) in (?:the|your|this) (?:archive|database|library)|what do (?:you|u) (?:know|have)(?: about)?)$/i;
const anyAsked =
  /^(?:(?:can|could) (?:you|i|we) )?(?:please )?(?:(?:give|show|tell|get|send|post|have|hit|surprise)(?: me| us)?(?: with)? ?)?(?:(?:a|an|some|any|another|the|one|your) )?(?:(?:random|good|great|nice|cool|best|funny|interesting|daily|fun) )*quotes?(?: (?:please|pls|of the day))?$|^surprise me$/i;
/** What is left of "tell me about Jeff", "best quote by Jeff". */
const askingOnly =
  /^(?:(?:tell|show|give|find|get|send|describe|summari[sz]e|recap|list|share|me|us|about|of|on|by|from|the|best|good|great|nice|top|favou?rite|some|any|a|an|all|random|quotes?|something|anything|everything|please|said|says)(?:\s+|$))+$/i;

const further =
  /^(?:(?:ok|okay|and|yes|yeah|cool|nice|lol|any|some|give me|gimme|show me|show|got|the|do you have|have you got|are there|is there|tell me) ?)*(?:more|another|another one|one more|next|next one|others?|other ones?|anything else|something else|anything more|what else|who else|else|keep going|go on|continue|moar|some more|more (?:quotes?|please|pls|of (?:that|this|it|those|them)|about (?:that|this|it)|on (?:that|this|it)|info|details|like (?:that|this)))(?: (?:please|pls|plz|quotes?|one|ones|from (?:him|her|them)|there|then|on (?:that|this|it)|about (?:that|this|it)))*$/i;
const followLead =
  /^(?:(?:ok(?:ay)?|and|but|so|also|then|hm+|cool|nice|right|yeah|lol|sorry|no|well|oh)[\s,]+)*(?:(?:what|how|wat) (?:about|abt|bout|of|if)|and|or|but|also|only|just|same (?:for|with|but)|now|except|not|instead|try)\s+/i;
const followFilter =
  /^(?:(?:ok(?:ay)?|and|but|so|now|can you|show me|show|please|pls)[\s,]+)*(?:(?:only|just)(?: (?:by|from|with|what|in|on|the ones? (?:by|from)))?|(?:by|from|with|in|on)|what about|how about|and)?\s*$/i;

/** That somebody said, or thinks, something. */
const spokenOf = new RegExp(`\\b(?:${saying}|takes?|opinions?|views?|stance|quotes?|according to)\\b`, 'i');
/** What people call the archive when they speak of it. */
export const theArchive =
  /\b(?:ep|eps|episodes?|podcasts?|pod|on the show|transcripts?|the guest|the host|interview(?:ed|s)? with)\b/i;

/** "only Jeff", "from episode 11": says by itself that it goes on. */
const narrowing =
  /^(?:(?:ok(?:ay)?|and|but|so|now)[\s,]+)*(?:only|just|by|from|with|in|on|what about|how about)\b|\b(?:that|it)\b/i;

/** Mentions, emoji, links, code and Markdown removed; typographic quotes made plain; white space folded. */
export function plainWords(content: string): string {
  return content
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/<(?:@[!&]?|#|id:)[^>\s]*>|<\/[^>]*:\d+>|<a?:\w+:\d+>|<t:[^>]*>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/`+/g, ' ')
    .replace(/[‘’ʼ´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/^\s*(?:>+|[-*•]|#{1,3}|-#)\s+/gm, ' ')
    .replace(/\*+|_{2,}|~~|\|\|/g, '')
    .replace(/(?<![\p{L}\p{N}])@(?:everyone|here)\b/gu, ' ')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200b-\u200f]|\ufe0f|\u2060/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])(?::[a-z0-9_+-]{2,32}:|[:;=8][-']?[)(\]DPpoO/|3]|<3|xD)(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const escapeRegExp = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Takes the bot's own name off, where it is called by it. */
function withoutVocative(words: string, names: readonly string[]): string {
  if (names.length === 0) return words;
  const name = `@?(?:(?:the|mr|dear|oh|almighty) )*(?:${[...names]
    .sort((a, b) => b.length - a.length)
    .map(escapeRegExp)
    .join('|')})`;
  return words
    .replace(
      new RegExp(
        `^((?:(?:hey+|hi+|hello|yo|ok|okay|so|oh|dear|thanks|thank you|good|sup|please|pls)[\\s,]+)*)${name}(?=$|[\\s,.:;!?-])[\\s,.:;!-]*`,
        'i',
      ),
      '$1',
    )
    .replace(new RegExp(`[\\s,]+${name}[\\s?!.]*$`, 'i'), (found) => (/\?/.test(found) ? '?' : ''))
    .replace(new RegExp(`,\\s*${name}\\s*,`, 'i'), ', ')
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])@${name.slice(2)}(?![\\p{L}\\p{N}])`, 'iu'), ' ')
    .trim();
}

const speakerConnecting =
  /(?:^|\s)(?:according to|as per|per|by|from|only|just|(?:and|or)(?=\s*$)|with|to hear|mr|ms|dr|prof(?:essor)?|our|good old|for)\s*$/i;
const placeConnecting = /(?:^|\s)(?:(?:in|on|from|of|during|for|at)(?: the| that| this)?|the|that|this)\s*$/i;
const placeAfter = /^\s*(?:ep(?:isode)?s?|podcast|show|interview|one)\b/i;

const unique = (entries: RosterEntry[]): RosterEntry[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];
const entriesOf = (mentions: Mention[]): RosterEntry[] => unique(mentions.flatMap(({ entries }) => entries));

/** Letters of a message that are looked at: each costs time, and a question is shorter. */
const LONGEST = 1000;

/**
 * What `content` (a message to the bot, or one that may be answered unasked) asks for. Pure; `previous` is what the
 * answer replied to, or the one before it in a conversation, was about.
 */
export function understand(content: string, roster: Roster, previous: Previous | null = null): Understanding {
  const words = withoutVocative(plainWords(content.slice(0, LONGEST)), roster.bot);
  const core = trimEdges(words);
  if (core === '') return { kind: 'empty' };
  if (leave.test(core)) return { kind: 'leave' };
  if (help.test(core)) return { kind: 'help' };
  if (thanks.test(core)) return { kind: 'chat', which: 'thanks' };
  if (greeting.test(core)) return { kind: 'chat', which: 'greeting' };

  const speakers = speakersIn(words, roster);
  const shows = showsIn(words, roster);
  const episodes = episodesIn(words, roster);
  const named = { speakers: entriesOf(speakers), shows: entriesOf(shows), episodes: entriesOf(episodes) };
  const anyNamed = named.speakers.length + named.shows.length + named.episodes.length > 0;
  const filters = previous
    ? {
        speakers: named.speakers.length > 0 ? named.speakers : previous.speakers,
        shows: named.shows.length > 0 || named.episodes.length > 0 ? named.shows : previous.shows,
        episodes: named.episodes.length > 0 || named.shows.length > 0 ? named.episodes : previous.episodes,
      }
    : named;

  if (previous && further.test(core)) {
    return {
      kind: 'ask',
      ask: { kind: 'more', about: previous.about, parts: [], ...filters, keeps: true, ofTheArchive: true },
    };
  }

  const kind: AskKind = whoAsked.test(core)
    ? 'who'
    : whenAsked.test(core)
      ? 'when'
      : whichAsked.test(core)
        ? 'which'
        : 'topic';
  const placed = named.shows.length + named.episodes.length > 0 || theArchive.test(core);
  const ofTheArchive = placed || (named.speakers.length > 0 && spokenOf.test(core));

  const cut = cutMentions(words, speakers, [...shows, ...episodes]);

  if (named.episodes.length === 0 && asksNewest(cut, named.shows.length > 0)) {
    const episodes = named.shows.length === 0 && roster.newest ? [roster.newest] : [];
    const ask = { kind: 'newest' as const, about: '', parts: [], keeps: false, ofTheArchive: true };
    return { kind: 'ask', ask: { ...ask, speakers: [], shows: named.shows, episodes } };
  }

  const follows = previous !== null && followLead.test(core);
  const rest = courtesies(follows ? trimEdges(cut.replace(followLead, '')) : cut);
  // Only a name was left: it narrows, or widens, what was asked before.
  if (previous && (isHollow(rest) || followFilter.test(rest))) {
    const goesOn = previous.replied || follows || narrowing.test(core) || !anyNamed;
    if (goesOn && (anyNamed || kind !== 'topic' || isHollow(rest))) {
      if (!anyNamed && laughter.test(core)) return { kind: 'chat', which: 'other' };
      return {
        kind: 'ask',
        ask: { kind, about: previous.about, parts: [], ...filters, keeps: true, ofTheArchive: true },
      };
    }
  }
  if (laughter.test(core)) return { kind: 'chat', which: 'other' };

  const about = peel(rest);
  const asksBot = opinion.test(core);
  if (!anyNamed && archiveAsked.test(core)) return { kind: 'archive' };
  if (!anyNamed && anyAsked.test(core)) return { kind: 'any' };
  if (!anyNamed && outside.some((pattern) => pattern.test(core))) return { kind: 'outside', about };
  if (isHollow(about) || (anyNamed && askingOnly.test(about))) {
    if (anyNamed)
      return { kind: 'ask', ask: { kind, about: '', parts: [], ...named, keeps: false, ofTheArchive: true } };
    return asksBot ? { kind: 'outside', about: '' } : { kind: 'chat', which: 'other' };
  }
  const kept = follows ? filters : named;
  return {
    kind: 'ask',
    ask: { kind, about, parts: partsOf(rest, about), ...kept, keeps: follows, ofTheArchive: ofTheArchive && !asksBot },
  };
}

const newest = '(?:very )?(?:latest|newest|most recent|last|new)';
const anEpisode = "(?:ep(?:isode)?s?(?:['’]s)?|podcasts?|pods?)";
const newestEpisode = new RegExp(
  `\\b${newest} ${anEpisode}\\b|^${newest}$|^what(?:['’]?s| is) (?:the )?${newest}$`,
  'i',
);
// The show's name was taken out, and "episode" with it.
const newestOfShow = new RegExp(`\\b${newest}(?: ${anEpisode})?(?=$|[\\s?!.,])`, 'i');
/** What is asked of an episode itself. */
const ofAnEpisode =
  /\b(?:c[oa]me|comes|coming|out|released?|air(?:ed|s)?|drop(?:ped|s)?|publish(?:ed)?|upload(?:ed)?|called|titled?|name|named|dated?|any|got|summary|summari[sz]e|tl;?dr|gist|recap|show|give|tell|find|link|listen|guests?|hosts?|please|pls|can|could|you|i|get|see|know|your|long|ago|are|yet|today|this week|just|and|now)\b/gi;

/** True where nothing is asked but which the newest episode is, what is in it, when it came out. */
function asksNewest(words: string, ofShow: boolean): boolean {
  const pattern = ofShow ? newestOfShow : newestEpisode;
  const core = trimEdges(words);
  return (
    pattern.test(core) &&
    isHollow(
      core
        .replace(pattern, ' ')
        .replace(ofAnEpisode, ' ')
        .replace(/['’]s\b/g, ' '),
    )
  );
}

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
