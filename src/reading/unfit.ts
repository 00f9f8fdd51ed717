/**
 * What makes a sentence unfit to stand for a whole episode, besides what makes it unfit anywhere (`flaws.ts`): who reads a
 * summary has heard nothing of the talk, and knows nobody who is there. English, read off its words alone.
 */

/** "At which point…", "The, so…", "Notice that…": torn off, begun anew, or said to a room. */
const UNFIT =
  /^["“‘'(]?(?:(?:at|in|by|of|for|to|from) which\b|(?:the|an?|it|he|she|we|they|i|you|my|just),|(?:notice|note|remember|imagine|let|hey|hi|dude|man|oh|wow)\b|\p{L}: |(?:\p{L}+ ){0,2}\p{L}+, and (?:the|that|you|we|it|this|then)\b(?! \p{L}+,)|(?:so |and |but )?(?:what if|as for|in terms of|with regards? to)\b)/iu;
/** "It's basically a way to…", "It's not just going to be…": what is? Not "It's hard to…". */
const IT_IS_SOMETHING =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:(?:it|that|this|they|these|those|he|she)(?:['’]s|['’]re| is| was| are| were)(?: (?:not|just|really|basically|also|actually|kind of|sort of|like|more|all|mostly))* (?:an?|the|going|about|for|in|on|because|where|what|how)\b|(?:it|that|this|they|these|those|he|she) (?!(?:is|was|takes?|would|will|can|turns?|seems?|doesn['’]t|isn['’]t)\b)\p{L}+)/iu;
/** "VERSION, VERACK, ADDR, INV": names in a row. */
const NAMES_IN_A_ROW = /(?:\b[A-Z][A-Z0-9_-]+,? ){4}/;
/** "Miners, users with wallets, users with exchanges.": a list, and no sentence. */
const IS_A_LIST =
  /^(?=(?:[^,]*,){2})(?!.*\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|can|could|will|would|should|must|may|might|cannot|gets?|got|makes?|made|needs?|wants?|uses?|used|takes?|took|gives?|gave|lets?|means?|says?|said|knows?|thinks?|goes|went|comes?|came|works?|allows?|helps?|requires?|became|becomes?|keeps?|runs?|shows?|starts?|looks?|feels?|tends?|know|believe)\b)(?!.*(?:n['’]t|['’](?:re|ve|ll|m|d)|(?:it|that|there|he|she|what|who)['’]s)\b)/isu;
/** "From large batch jobs through to…", "All sorts of…": no sentence of its own. */
const BEGINS_IN_THE_MIDDLE =
  /^["“‘'(]?(?:(?:so|and|but|or),? )?(?:from [^,]*, all the way|(?:inside|in|for|at|with|on|as) [^,]*, and (?:has|have|had|is|was|are|were)\b|all (?:sorts|kinds) of [^,]*[.]$|as opposed to|versus|requirements? for\b|(?:uses|makes|gives|lets|allows|means|creates|helps|takes|runs|works|gets|goes|comes|has|had|does|did|made|took|got|went|came|gave|built|used|created) |\p{L}{3,}ed (?:the|an?|all|some|that|to|it|them)\b|(?:does|is|was|has|ca|wo|could|would|should|did|do)n['’]t |a lot (?:more|less) (?:about|of)\b|(?:need|want|have|got) (?:some|an?|the|to|more)\b|just (?:it|that|they|he|she|various|some|a lot of|little|tiny|different)\b|(?:people|those|anyone|someone|somebody) who [^,]*, (?:because|and|but|so)\b|to be an? [^,]*, (?:so that|and|but)\b|(?:i (?:think|feel like|guess) )?(?:just |also )?(?:trying|being|having|doing|making|getting|going|knowing|deploying|building)\b(?!.*\b(?:is|are|was|means|makes|can|will|would|takes|helps|gives|has)\b))/iu;
/** "One solution is…", "…is the most prominent example": of what? */
const OF_WHAT =
  /^["“‘'(]?(?:(?:so|and|but|now|well),? )?(?:one|another|the|an?|my|our) (?:\p{L}+ ){0,2}(?:solutions?|ways?|options?|reasons?|problems?|things?|issues?|ideas?|examples?|approach(?:es)?|questions?|goals?|answers?|points?|parts?|difference|direction|concern|challenge) (?:is|was|are|were|would be|will be|might be|here|there|once|with (?:that|this|it))\b|\b(?:is|are) (?:an?|the|another|one)(?: \p{L}+){0,2} (?:examples?|use cases?)\b(?! of)/iu;
/** "I was like "Oh…"": played, and not claimed. */
const PLAYED = /\b(?:like|be|being|says?|said|goes|go|going|thinking|saying),? ["“]/i;
/** Of the one who speaks: "I remember…"; not "I think…". */
const OF_ONESELF =
  /^["“‘'(]?(?:(?:and|but|so|well|now),? )?(?:i|my|me)\b(?! (?:think|believe|argue|would argue|firmly|strongly|feel like|always say)\b)/i;
/** Of the day on which it was said, or of who is there. */
const OF_THE_DAY =
  /\b(?:for the past (?:week|month|few)|last (?:time|week|month)|next (?:week|month)|upcoming|just (?:released|announced|launched|shipped)|a couple of (?:days|weeks)|thank|congrat\p{L}*|episode|podcast|listeners?|subscribed?)\b/iu;
/** "…that Ann just described": in the talk. */
const JUST_SAID =
  /\b(?:just|already|previously|earlier) (?:described|said|mentioned|explained|talked|discussed|showed|shown)\b|\byou(?:['’]re| are) (?:making|saying|describing)\b/i;
/** "Another way…", "The sender then…": goes on from something. */
const AN_OTHER =
  /^["“‘'(]?(?:another|there(?:['’]s| is) (?:another|also)|one (?:other|more)|the other|last but|(?:\S+ ){1,3}then (?!again\b))\b/i;

/** Is it no sentence, or torn out of one? */
export function isTorn(text: string): boolean {
  return (
    UNFIT.test(text) ||
    IT_IS_SOMETHING.test(text) ||
    NAMES_IN_A_ROW.test(text) ||
    IS_A_LIST.test(text) ||
    BEGINS_IN_THE_MIDDLE.test(text)
  );
}

/** How little it is fit for, in points of `pointOf`; set by hand, reading what summaries were made without it. */
export function unfitness(text: string): number {
  return (
    (JUST_SAID.test(text) ? 0.8 : 0) +
    (/^["“]/.test(text) ? 0.8 : 0) +
    (PLAYED.test(text) ? 1 : 0) +
    (OF_ONESELF.test(text) ? 0.7 : 0) +
    (OF_THE_DAY.test(text) ? 0.5 : 0) +
    (OF_WHAT.test(text) ? 0.8 : 0) +
    (AN_OTHER.test(text) ? 0.5 : 0)
  );
}
