/**
 * Does a sentence take a stand? What is quoted is seldom what has no flaw, but what says the most of something, sets one
 * thing against another, counts, judges or advises; a sentence that does nothing of it is true and says nothing. English,
 * read off its words alone.
 */

/** "The best way to learn is…", "…is the hardest thing". */
const SUPERLATIVE =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:i (?:think|feel like|believe) )?(?:the (?:best|worst|most|only|biggest|greatest|\p{L}{3,}est)\b|people (?:always |often |usually )?(?:think|believe|assume|forget|underestimate|overestimate)\b)|\b(?:is|are|was) (?:probably |definitely |really |always |just |still )?(?:one of )?(?:the|my) (?:most|best|worst|biggest|greatest|only|\p{L}{3,}est)\b/iu;
/** "…30% of the time", "half of the people". */
const SHARE =
  /\d ?%|\bper ?cent\b|\bhalf (?:of|the)\b|\b(?:twice|(?:two|three|four|five|ten|\d+) times) (?:as|the|more)\b/i;
/** "…to punish communication, not prevent it." */
const NOT_THE_OTHER = /, (?:and )?not (?!to mention|only|even|just|sure|that|because|really)[^,;]{5,70}[.!]["”’]?$/i;
/** "I hate…", "I want to live in a world where…", "I've never seen…": the speaker's own view. */
const OWN_VIEW =
  /^["“‘'(]?i(?:['’]ve| have)? (?:really |actually |absolutely |personally )?(?:hate|never|refuse|want to live|wish|find it|don['’]t (?:like|believe|want|trust|care)|believe (?!that['’]s))\b/i;
/** "Be the kind of person…", "Trust nobody…": advice to anybody. */
const ADVICE = /^["“‘'(]?(?:be|do|keep|make|give|tell|go|find|join|trust|start|stop|build|learn|write|ask|choose) /i;
/** "The more you know, the less…". */
const CORRELATIVE = /\bthe (?:more|less|fewer|\p{L}{2,}er)\b[^.]*, the (?:more|less|fewer|\p{L}{2,}er)\b/iu;
/** What everybody has to do with; not "machine learning". */
const LEARNING =
  /(?<!\b(?:machine|deep|reinforcement|supervised|unsupervised|federated|transfer|statistical) )\b(?:teach(?:es|ing|ers?)?|taught|learn(?:s|ed|t|ing)?)\b/i;
/** Of these a flat sentence has none. */
const EDGES =
  /n['’]t\b|\b(?:not|no|never|nobody|nothing|none|every\w*|always|only|but|because|than|if|when|until|without|unless|best|worst|most|should|must|enough|too|the (?:more|less)|hard\w*|bad\w*|wrong|fail\w*)\b|["“\d]/i;

export function isSuperlative(text: string): boolean {
  return SUPERLATIVE.test(text) || (text.includes(', the ') && CORRELATIVE.test(text));
}

export function isShare(text: string): boolean {
  return SHARE.test(text);
}

export function isNotTheOther(text: string): boolean {
  return NOT_THE_OTHER.test(text);
}

export function isOwnView(text: string): boolean {
  return OWN_VIEW.test(text);
}

export function isAdvice(text: string): boolean {
  return ADVICE.test(text);
}

/** Neither denies nor limits, compares, judges or gives a reason. */
export function isFlat(text: string): boolean {
  return !EDGES.test(text);
}

export function isOfLearning(text: string): boolean {
  return LEARNING.test(text);
}
