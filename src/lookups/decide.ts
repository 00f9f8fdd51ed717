import { isSurely } from '../answers/outcome.ts';
import type { Hit } from '../search/port.ts';
import { NEVER_IN_TOPICS } from '../text/common-words.ts';
import { isStopWord, stem, wordsOf } from '../text/words.ts';
import { type Bracketed, bracketsIn } from './brackets.ts';
import type { ChatMessage, SeenMessage } from './message.ts';
import type { Rules } from './rules.ts';
import type { Ask } from './understand.ts';

/** What is to be done about a message, before anything is looked up. */
export type Decision =
  | { do: 'nothing'; why: 'off' | 'ignored' | 'opted out' | 'may not speak' | 'not meant for it' }
  /** Somebody speaks to the bot. `about` is its own message that was replied to; null: what it said last, if anything. */
  | { do: 'answer'; text: string; about: SeenMessage | null; conversation: boolean }
  /** It is mentioned, without a word, on a reply to somebody else: what they wrote is the question. */
  | { do: 'target'; text: string }
  /** `content`: Discord withheld the words. `target`: those of the message replied to. `empty`: there are none. */
  | { do: 'hint'; which: 'content' | 'target' | 'empty' }
  | { do: 'brackets'; asked: Bracketed[] }
  /** Nobody asked: something may be said only when it is nearly certain. */
  | { do: 'consider'; text: string };

export interface Circumstances {
  self: { id: string };
  rules: Rules;
  /** The author wants none of their messages looked at. */
  optedOut: boolean;
  /** As far as permissions are known. */
  maySpeak: boolean;
  /** The server grants message content. */
  contentGranted: boolean;
}

const mentionOnly = /^(?:\s|<@[!&]?\d+>|[?!.,:]|\p{Extended_Pictographic})*$/u;

/** Messages by bots and webhooks never come this far (`byMember`). */
export function decide(message: ChatMessage, circumstances: Circumstances): Decision {
  const { self, rules, optedOut, maySpeak, contentGranted } = circumstances;
  const nothing = (why: Extract<Decision, { do: 'nothing' }>['why']): Decision => ({ do: 'nothing', why });
  if (!maySpeak) return nothing('may not speak');
  if (message.author === self.id) return nothing('not meant for it');
  if (message.guild !== null && !rules.on) return nothing('off');
  if (rules.ignored === 'all') return nothing('ignored');
  if (optedOut && message.guild !== null) return nothing('opted out');

  const to = message.replyTo;
  const toUs = to?.seen?.author === self.id;
  const direct = message.guild === null;
  if (message.mention !== null || toUs || direct) {
    if (message.withheld) return { do: 'hint', which: 'content' };
    if (!mentionOnly.test(message.content)) {
      return { do: 'answer', text: message.content, about: toUs ? (to?.seen ?? null) : null, conversation: !toUs };
    }
    // A picture or a sticker sent to it says nothing that could be looked up.
    if (direct && !to) return { do: 'hint', which: 'empty' };
    // Nor does a thumb up under one of its answers.
    if (toUs && !message.content.includes('<@')) return nothing('not meant for it');
    if (to && !toUs && message.mention !== null) {
      if (to.gone || !to.seen) return { do: 'hint', which: 'target' };
      // What another bot wrote is not looked up either: two bots could feed one another through somebody's mentions.
      if (to.seen.fromBot) return { do: 'hint', which: 'empty' };
      if (to.seen.content.trim() === '') return { do: 'hint', which: 'target' };
      return { do: 'target', text: to.seen.content };
    }
    return { do: 'hint', which: 'empty' };
  }

  if (!contentGranted || rules.ignored !== null) return nothing('not meant for it');
  const asked = bracketsIn(message.content);
  if (asked.length > 0) return { do: 'brackets', asked };
  // A reply to somebody else is a talk between two.
  if (rules.mode === 'suggest' && to === null) return { do: 'consider', text: message.content };
  return nothing('not meant for it');
}

// ── Unasked ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Longer messages tell something, they ask nothing. Characters. */
const longestQuestion = 240;

const asking =
  /\?|\b(?:who|what|whats|which|when|where|why|how|did|does|do|was|wasn'?t|were|is|isn'?t|has|have|can|could|anyone|anybody|someone|somebody|remember|recall|remind|wonder|wondering|swear|heard|iirc)\b/i;

/** Whether a message that nobody addressed to the bot may be a question at all: a look at its words. */
export const mayAsk = (text: string): boolean => text.length <= longestQuestion && asking.test(text);

const begins =
  /^\W*(?:(?:and|but|so|okay|ok|hey|well)\W+)*(?:who|whats?(?! an?\b)|which|when|where|why|how|did|does|do|was|were|is|are|has|have|can|could|any|anyone|find|show)\b/i;

/** Whether a message asks by its form: by a question mark, or by how it begins. */
export const asksByForm = (text: string): boolean =>
  text.length <= longestQuestion && (text.includes('?') || begins.test(text));

/** Whether such a question is worth a search: it must ask of the archive. That somebody mentions bitcoin is no question to us. */
export const worthSearching = (ask: Ask): boolean => ask.ofTheArchive && !ask.keeps && telling(ask.about).length >= 1;

const everyday: ReadonlySet<string> = new Set([...NEVER_IN_TOPICS].map(stem));

/** The words that say what is asked: stems, each once. */
export const telling = (about: string): string[] => [
  ...new Set(
    wordsOf(about)
      .map(({ folded }) => folded)
      .filter((folded) => !isStopWord(folded) && !frames.has(folded))
      .map(stem),
  ),
];

// Words around a topic that are in no transcript's way; what `understand` left in the middle.
const frames: ReadonlySet<string> = new Set(
  `bit part thing things quote remember named name called mention compared compare again guy someone something really word words`.split(
    ' ',
  ),
);

/** Share of `words` (stems) that stand in the hit's matched words as they were written, 0–1. */
function shareOf(words: readonly string[], hit: Hit): number {
  if (words.length === 0) return 0;
  const stood = new Set(
    hit.matches.flatMap(({ start, end }) => wordsOf(hit.text.slice(start, end)).map(({ folded }) => stem(folded))),
  );
  return words.filter((word) => stood.has(word)).length / words.length;
}

/** Share of the telling words of `about` that stand in the hit as they were written, 0–1. */
export const coverage = (about: string, hit: Hit): number => shareOf(telling(about), hit);

/** Whether a hit is worth showing to somebody who asked: half of a short question is no answer. */
export function answers(about: string, hit: Hit): boolean {
  const words = telling(about);
  if (words.length < 2) return true;
  // "Best pizza in New York" finds New York.
  if (hit.match === 'words') return words.length > 3 || shareOf(words, hit) > 0.5;
  // One word may be misspelt; that all of them are is less likely than that they are other words.
  const weighty = words.filter((word) => !everyday.has(word));
  return hit.match !== 'spelling' || shareOf(weighty.length > 0 ? weighty : words, hit) > 0;
}

/**
 * The hit to lead with: of those that match as well as the first, one of the turn that most of them stand in, since that
 * turn dwells on it and the others touch it.
 */
export function leading(about: string, hits: readonly Hit[]): Hit | undefined {
  const fit = hits.filter((hit) => answers(about, hit));
  const [first] = fit;
  if (!first) return undefined;
  const least = coverage(about, first);
  const equals = fit.filter((hit) => hit.strength >= first.strength - 0.05 && coverage(about, hit) >= least);
  const turnOf = (hit: Hit) => `${hit.episode.id}.${hit.turn}`;
  const counts = new Map<string, number>();
  for (const hit of equals) counts.set(turnOf(hit), (counts.get(turnOf(hit)) ?? 0) + 1);
  return equals.reduce(
    (best, hit) => ((counts.get(turnOf(hit)) ?? 0) > (counts.get(turnOf(best)) ?? 0) ? hit : best),
    first,
  );
}

/** Whether a part of a longer question is answered by a hit so well that the rest may be passed over. */
export const answersPart = (part: string, hit: Hit): boolean =>
  telling(part).length >= 2 && answers(part, hit) && coverage(part, hit) >= 0.75;

/**
 * For those who asked, where the search itself was not sure: the hit with most of the weighty words, if these are at
 * least two and half of them. Measured on the messages in `test/lookups`: of what no episode answers, none gets so far.
 */
export function nearest(about: string, hits: readonly Hit[]): Hit | undefined {
  const weighty = telling(about).filter((word) => !everyday.has(word));
  const graded = hits.map((hit) => ({ hit, share: shareOf(weighty, hit), all: coverage(about, hit) }));
  const best = graded.reduce<(typeof graded)[number] | undefined>(
    (a, b) => (!a || b.share > a.share || (b.share === a.share && b.all > a.all) ? b : a),
    undefined,
  );
  return best && best.share >= 0.5 && best.share * weighty.length >= 1.5 ? best.hit : undefined;
}

/**
 * Nearly certain, for when nobody asked: the search is sure, (almost) every telling word stands in the quote as it was
 * written, and those words are a topic of the archive (`topics`: stems of each) or too many to stand together by chance.
 */
export function sure(about: string, hit: Hit, topics: readonly (readonly string[])[]): boolean {
  if (hit.match !== 'exact' && hit.match !== 'words') return false;
  if (!isSurely(hit) || coverage(about, hit) < 0.75) return false;
  const words = telling(about);
  const asked = new Set(words);
  return words.length >= 3 || topics.some((topic) => topic.every((word) => asked.has(word)));
}
