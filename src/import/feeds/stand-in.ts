import type { Read } from '../../episodes/read-episode.ts';
import { keeps } from '../../episodes/recordings.ts';
import { patternOf } from '../../episodes/word-sets.ts';

const { raw } = String;

/** What pages say that come in place of something else. */
const SAYS = [
  'request unsuccessful|incident id|you have been blocked|attention required|ddos|firewall',
  'password protected|enter your password|domain (?:is|may be) for sale|parked',
  'value your privacy|personal data|accept (?:all )?cookies',
  '(?:being|not yet) (?:generated|processed|transcribed)|processing|check back|please wait',
  'enable (?:javascript|cookies)',
  'javascript (?:is|and cookies)',
  'captcha|cloudflare|checking your browser|just a moment|verif(?:y|ying) (?:that )?you are',
  'access ?denied|forbidden|unauthori[sz]ed|not authori[sz]ed|permission',
  'not ?found|no ?such ?key|does(?: not|n.t) exist|page (?:is )?(?:missing|gone)|404',
  '(?:log|sign) ?in\\b|subscribe to (?:read|see|continue)|members only',
  'unavailable|try again|too many requests|rate limit|maintenance|error|expired',
  'not (?:yet )?available|coming soon',
].map((words) => new RegExp(words, 'i'));

/** What the title of a page says that stands for another, however much is on it. */
const TITLED = patternOf(
  'i',
  raw`not (?:be )?found|\b40[134]\b|can.{1,3}t be found|access denied|attention required|just a moment`,
  raw`|captcha|^log ?in\b`,
);
const TITLE = /<(title|h1)\b[^<>]*>([^<]{1,200})/gi;
/** A page of more words is one with a transcript in it. */
const LONG_PAGE = 400;
const LONG_TEXT = 40;
/** Nobody says so little in a minute. */
const WORDS_A_MINUTE = 3;
/** Formats that have times by their nature, and the names under which they are read. */
const TIMED: Readonly<Record<string, RegExp>> = { vtt: /vtt/i, srt: /srt|subrip/i, json: /json/i };

/**
 * What a server sent in place of the transcript that its feed announced (a check of the browser, a page that asks to
 * log in, an error with status 200); null for a transcript.
 * @param expected extension of the announced format @param before words of the last good version, if known
 * @param duration seconds of the episode, if known
 */
export function standIn(
  { episode, format }: Pick<Read, 'episode' | 'format'>,
  {
    expected,
    type,
    body,
    before,
    duration,
  }: { expected: string; type: string | null; body: string; before: number | null; duration: number | null },
): string | null {
  const text = episode?.turns.map((turn) => turn.text).join(' ') ?? '';
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  // A transcript may get shorter, but not become a fifth of what it was.
  if (before !== null && words < before / 5) return `only ${words} words came, where it had ${before}`;
  if (!episode) return null;
  const says = (given: string): boolean => SAYS.some((pattern) => pattern.test(given));
  if (duration !== null && duration >= 120 && words < (duration / 60) * WORDS_A_MINUTE)
    return `only ${words} words came for ${Math.round(duration / 60)} minutes`;
  if (keeps(episode) > 0) return words < LONG_TEXT && says(text) ? 'something else came in its place' : null;
  const isPage = /\bhtml\b/i.test(type ?? '') || /^\s*<(?:!doctype html|html|head|body)\b/i.test(body.slice(0, 2000));
  const what = isPage ? 'a web page came in its place' : 'something else came in its place';
  const timed = TIMED[expected];
  if (timed && !timed.test(format ?? '')) return what;
  const short = words < (isPage ? LONG_PAGE : LONG_TEXT);
  const titles = [...body.matchAll(TITLE)].map(([, , title]) => title ?? '');
  const isOther = titles.some((title) => TITLED.test(title.trim())) || (short && (says(text) || says(body)));
  return isOther || words < LONG_TEXT ? what : null;
}
