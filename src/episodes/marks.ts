import type { Mark, MarkKind, Span } from './episode.ts';
import { anyOf, patternOf, phrasesOf } from './word-sets.ts';

/*
 * What is never quoted unasked. The rules look for the set phrases of podcasting and prefer to miss one: a sentence of
 * the conversation that is wrongly marked could never be found again.
 */

const { raw } = String;

// What stands before the "at" is looked at from its beginning only, so that no text makes the search long.
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const SPOKEN_EMAIL = patternOf(
  'gi',
  raw`(?<![\w.-])[\w.-]+ (?:at|@) [\w-]{1,63}(?: dot [\w-]{1,63})? dot `,
  anyOf('com|org|net|io|co|edu|dev|fm|ai|me|us|uk|gov'),
  raw`\b`,
);
const PHONE = patternOf(
  'gu',
  raw`(?<![\p{L}\p{N}.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{L}\p{N}])`,
  raw`|(?<![\p{L}\p{N}])\+\d{1,3}(?:[ .-]?\d{2,4}){3,5}(?![\p{L}\p{N}])`,
);

const SHOW = anyOf(`
  show|podcast|episode|program|programme|channel|series|segment|week['’]s (?:show|episode)|conversation`);
const THIS = "today['’]s|this (?:week|episode|month)['’]s";
const WITHIN_60 = '[^.?!]{0,60}';
const AT_FIRST = anyOf('okay|ok|alright|all right|so|now|and|but|well');

const SPONSOR_OPENS = [
  patternOf(
    'i',
    raw`\b(?:this|today['’]s|the|our|every) (?:\w+ )?${SHOW}\b[^.]{0,40}`,
    raw`\b(?:is|was|comes to you|are) (?:also )?(?:proudly )?`,
    anyOf('brought to you|sponsored|supported|made possible|powered|presented'),
    raw`(?: in part)? by\b`,
  ),
  patternOf(
    'i',
    raw`\b(?:brought to you|made possible) (?:in part )?by (?:our|the) `,
    raw`(?:friends|sponsors?|partners?|good (?:folks|people))\b`,
  ),
  patternOf(
    'i',
    raw`\b(?:word|message|break|thanks|thank you|shout[- ]?out)s?\b[^.?!]{0,30}\b(?:from|to|for) `,
    raw`(?:our|${THIS}|one of our) (?:\w+ )?(?:sponsors?|partners? and sponsors?)\b`,
  ),
  patternOf(
    'i',
    raw`\b(?:our|${THIS}) (?:\w+ )?sponsors?`,
    raw`(?: today| for today| this week| for this (?:week|episode|show)),? (?:is|are|include)\b`,
  ),
  patternOf(
    'i',
    raw`\bthank(?:s| you)\b${WITHIN_60}\bfor (?:sponsoring (?:the|this|our|us|today)`,
    raw`|supporting (?:us|(?:the|this|our) (?:show|podcast|episode|programme?)))\b`,
  ),
  /\b(?:use|with|enter) (?:the |our |my |promo |discount |coupon |offer )*code [A-Z0-9]{3,}\b/,
  /\b(?:promo|coupon|discount) code\b[^.?!]{0,40}\b(?:checkout|check out|off|free|save)\b/i,
];
const ADDRESS = raw`\w-*\.(?:com|io|dev|org|net|co|fm|ai)\b`;
const SPONSOR_GOES_ON = patternOf(
  'i',
  raw`\b`,
  anyOf(raw`
    sponsors?|sponsored|visit|head (?:over )?to|go to|check (?:them|it|us) out|learn more|sign up|get started
    free trial|for free|% off|percent off|promo|discount|link (?:is )?in the (?:show notes|description)`),
  raw`\b|${ADDRESS}`,
);

const ANNOUNCEMENT_OPENS = [
  patternOf(
    'i',
    raw`\b(?:few|couple(?: of)?|some|quick|brief|one|two|three) (?:\w+ )?`,
    raw`(?:announcements|housekeeping(?: \w+)?|plugs|reminders)\b${WITHIN_60}`,
    raw`\b(?:before|first|start|begin|get (?:started|going|into|to)|jump|dive)\b`,
  ),
  patternOf(
    'i',
    raw`^(?:${AT_FIRST},? )*(?:first(?:ly| off| of all)?,?`,
    raw`|before we (?:get (?:started|going|into it)|begin|start|dive in|jump in|kick off),?) ${WITHIN_60}`,
    raw`\b(?:(?:an|few|quick|some|of|brief) announcements?|housekeeping|quick plugs?)\b`,
  ),
  patternOf(
    'i',
    raw`^(?:${anyOf('okay|ok|alright|all right|so|now|and|well')},? )*(?:a )?(?:quick |bit of |little |some )*`,
    raw`(?:announcements?|housekeeping)\b(?!\s+(?:was|is|were|that|about|of))`,
  ),
];
/** Single sentences that are the show's errands wherever they stand. */
const ERRAND = [
  patternOf(
    'i',
    raw`\b(?:subscribe|follow|tune in) (?:to|on|in|for|via|wherever|now|at)\b${WITHIN_60}\b`,
    anyOf(`${SHOW}|newsletter|itunes|apple podcasts|spotify|overcast|wherever you|podcast app|rss`),
    raw`\b`,
  ),
  patternOf(
    'i',
    raw`\b(?:leave|give|write|drop) (?:us|me|the show|this podcast)?\s?(?:a |an |your )?(?:\w+[- ])?(?:\w+ )?`,
    raw`(?:review|rating|five[- ]stars?)\b[^.?!]{0,40}\b(?:itunes|apple|podcasts?|show|spotify|app)\b`,
  ),
  /\b(?:rate|review) (?:us|the (?:show|podcast)|this podcast) (?:on|in|at|and)\b/i,
  patternOf(
    'i',
    raw`\b(?:join|hop (?:in|into)|come hang(?: out)? (?:in|with us in)) (?:us |our |the )(?:\w+ ){0,2}`,
    raw`(?:slack|discord|newsletter|mailing list)\b`,
  ),
  /\bsign up (?:for|to) (?:our|the) (?:\w+ ){0,2}(?:newsletter|mailing list)\b/i,
  patternOf(
    'i',
    raw`\b(?:support|back) (?:us|the (?:show|podcast)|this podcast) (?:on|at|via|through) `,
    raw`(?:patreon|ko-?fi|github sponsors)\b|\bpatreon\.com\b`,
  ),
  /\b(?:you can )?(?:find|get|check out|see) (?:the|our|all the|links in the) show ?notes (?:at|on|over at)\b/i,
  patternOf(
    'i',
    raw`\b(?:you can )?(?:find|follow|reach) (?:me|us|the show) (?:on|at) `,
    raw`(?:twitter|x|mastodon|instagram|facebook|linkedin|bluesky|@)\b`,
  ),
];
const ANNOUNCEMENT_GOES_ON = patternOf(
  'i',
  raw`\b`,
  anyOf(raw`
    subscribe|subscribers?|newsletter|slack|discord|clubhouse|twitter|patreon|sign up|hiring
    looking for (?:a|an|some|people|writers|social|\w+ (?:help|designer|manager))
    we['’]d (?:also )?love to hear|send (?:me|us) (?:an )?e-?mails?|resum[eé]|apply|job|contribut\w*|visit
    check (?:it|us|them) out|tickets?|register|meetup|conference|merch|store|listeners?|sponsors?`),
  raw`\b|${ADDRESS}|\w[^\s\w@]*@[^\s\w]*\w`,
);

/** A show's notice about the text itself. */
const DISCLAIMER = patternOf(
  'i',
  raw`\b(?:this|the following) (?:\w+ )?transcript(?:ion)? (?:was|is|has been) (?:\w+ly )?`,
  anyOf(raw`auto|machine|ai\b|generated|created|produced|made|transcribed|provided|edited|exported`),
  raw`|\btranscri(?:bed|ption|pt) (?:by|provided by|courtesy of) `,
  raw`(?:otter|rev\b|descript|ai\b|an? (?:ai|automat\w+|machine))`,
  raw`|\btranscript may contain\b|\bmay contain (?:transcription )?(?:errors|typos|inaccuracies)\b`,
  raw`|\b(?:excuse|forgive|pardon) any (?:typos|errors|transcription)\b`,
);

/** Sentences of a paragraph, roughly: enough to bound a mark, never used to cut a quote. */
function sentences(whole: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  const text = whole.slice(0, to);
  const end = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s+["“‘'([]?[\p{Lu}\p{N}])/gu;
  end.lastIndex = from;
  let start = from;
  for (let m = end.exec(text); m && m.index < to; m = end.exec(text)) {
    const stop = m.index + m[0].length;
    spans.push({ start, end: stop });
    start = stop;
    while (text[start] === ' ') start++;
  }
  if (start < to) spans.push({ start, end: to });
  return spans;
}

const words = (s: string): number => s.split(' ').length;

/** Anything that could open a mark; the cheap test that spares most turns the closer look. */
const WORTH_A_LOOK = patternOf(
  'i',
  phrasesOf(raw`
    @|sponsor|brought to you|made possible|supported by|presented by|powered by|thank|\bcode\b|announcement
    housekeeping|plugs?\b|remind|subscribe|follow|tune in|review|rate us|rate the|rating|slack|discord|newsletter
    mailing|patreon|show ?notes|twitter|mastodon|instagram|facebook|linkedin|bluesky|\bdot\b|\d{3}[ .-]\d{4}|\+\d
    transcri|typos`).join('|'),
);

/**
 * Marks of one turn, ascending by start; they may overlap. Paragraph offsets as in `Turn.paragraphs`.
 * `contact`: addresses and numbers. `sponsor`: reads. `announcement`: errands of the show, notices about the
 * transcript.
 */
export function findMarks(text: string, paragraphs: readonly number[], wholeIsSponsor = false): Mark[] {
  const marks: Mark[] = wholeIsSponsor && text ? [{ kind: 'sponsor', start: 0, end: text.length }] : [];
  if (!WORTH_A_LOOK.test(text)) return marks;
  const details = [...(text.includes('@') ? [EMAIL] : []), ...(/\bdot\b/i.test(text) ? [SPOKEN_EMAIL] : []), PHONE];
  for (const pattern of details) {
    for (const m of text.matchAll(pattern)) marks.push({ kind: 'contact', start: m.index, end: m.index + m[0].length });
  }
  const bounds = [0, ...paragraphs, text.length];
  let running: MarkKind | null = null;
  for (let p = 0; p + 1 < bounds.length; p++) {
    const from = bounds[p] ?? 0;
    const to = bounds[p + 1] ?? text.length;
    const paragraph = text.slice(from, to);
    // An announcement that opened its paragraph goes on in the next ones of the turn, as long as they sound like it.
    if (running === 'announcement' && ANNOUNCEMENT_GOES_ON.test(paragraph) && words(paragraph) <= 200) {
      marks.push({ kind: 'announcement', start: from, end: text.slice(from, to).trimEnd().length + from });
      continue;
    }
    running = null;
    if (!WORTH_A_LOOK.test(paragraph)) continue;
    const parts = sentences(text, from, to).map((s) => ({
      ...s,
      end: s.start + text.slice(s.start, s.end).trimEnd().length,
    }));
    for (let i = 0; i < parts.length; i++) {
      const sentence = parts[i];
      if (!sentence) continue;
      const s = text.slice(sentence.start, sentence.end);
      const kind = SPONSOR_OPENS.some((r) => r.test(s))
        ? 'sponsor'
        : ANNOUNCEMENT_OPENS.some((r) => r.test(s))
          ? 'announcement'
          : null;
      if (!kind) {
        // A question about subscribing is a question.
        if ((!s.endsWith('?') && ERRAND.some((r) => r.test(s))) || DISCLAIMER.test(s))
          marks.push({ kind: 'announcement', ...sentence });
        continue;
      }
      const goesOn = kind === 'sponsor' ? SPONSOR_GOES_ON : ANNOUNCEMENT_GOES_ON;
      let last = i;
      if (i <= 1 && words(paragraph) <= (kind === 'sponsor' ? 120 : 220)) {
        // The paragraph is the read.
        last = parts.length - 1;
        if (kind === 'announcement') running = kind;
      } else {
        for (let j = i + 1; j < parts.length && j <= last + 2; j++) {
          const next = parts[j];
          if (next && goesOn.test(text.slice(next.start, next.end))) last = j;
        }
      }
      marks.push({ kind, start: sentence.start, end: parts[last]?.end ?? sentence.end });
      i = last;
    }
  }
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}
