import { lazy } from '../lazy.ts';
import { countWords, type WordAccount } from './account.ts';
import type { Draft } from './draft.ts';
import type { Episode, Problem, Turn } from './episode.ts';
import { sayerRank, textRank, timeRole } from './field-names.ts';
import { foldWords } from './ids.ts';
import { looksLikeName } from './labels.ts';
import type { Leftover } from './leftovers.ts';
import { HAS_NO_BLANKS, isLikeSpeech } from './name-evidence.ts';
import { talkOfNobody, talkUnderNames } from './unnamed.ts';
import { anyOf, patternOf } from './word-sets.ts';

const { raw } = String;

type Doubt = Omit<Problem, 'file'>;

/** Below this share of the words that could be speech something was not understood; below the second, most of it. */
const ENOUGH = 0.97;
const HALF = 0.5;
/** A file of some words is too short to judge by shares. */
const FEW_WORDS = 40;
const FEW_TURNS = 8;
const LONGEST_NAME = 4;
const RARELY = 3;
/** Turns after the longest one that show the labels to go on. */
const FEW_QUESTIONS = 4;
/** A talk with questions after it has up to 89 % in one go: the most in 1,975 files. */
const NEARLY_ALL = 0.9;

/**
 * What would not be in an episode that was read right: warnings for a person to look at, or one error that refuses
 * it. Pure.
 * @param body the text in which somebody may go unnamed, and the lines of the file above it (null: it is not as the
 * file has it); null where nobody need be named.
 */
export function doubtsOf(
  draft: Draft,
  episode: Episode,
  listed: readonly string[],
  account: WordAccount,
  lostAt: () => number | null,
  body: { text: string; linesBefore: number | null } | null,
  leftover: Leftover | null,
): Doubt[] {
  const doubts: Doubt[] = [];
  const doubt = (line: number | null, what: string, remedy: string, level: Problem['level'] = 'warning'): void => {
    doubts.push({ line, what, remedy, level });
  };
  const names = namesOf(draft, listed);
  // Who keeps coming back has a long name; what is said hardly ever comes back.
  const oddWords = names.odd.reduce((n, { label, times }) => n + (times > RARELY ? 0 : countWords(label) * times), 0);
  const lost = account.aside.lost + Math.min(oddWords, account.aside.label);
  const speech = account.kept + lost;
  if (speech >= FEW_WORDS && account.kept < speech * ENOUGH) {
    const percent = Math.floor((account.kept / speech) * 100);
    const share = `${percent} % of the words were understood (${count(account.kept)} of ${count(speech)})`;
    const line = account.aside.lost > 0 ? lostAt() : (names.odd[0]?.line ?? null);
    if (account.kept < speech * HALF) {
      doubt(
        line,
        `only ${share}`,
        'export the transcript as WebVTT, SRT or text with “Name: words” in each line',
        'error',
      );
      return doubts;
    }
    doubt(line, `${share}; the others are left out`, 'compare this place of the file with what `npm run search` shows');
  }
  const lines = lazy(() => body?.text.split('\n') ?? []);
  const isNamed = !names.areFields && (names.distinct > 0 || episode.speakers.length > 0);
  const talk = isNamed || body === null ? null : talkOfNobody(lines());
  if (talk) {
    const begin = talk.heads.length === 0 ? 'with a dash' : `again and again with ${twoOf(talk.heads)}`;
    doubt(
      body?.linesBefore == null ? (draft.turns[0]?.line ?? null) : talk.line + body.linesBefore + 1,
      `it looks like a conversation, but nobody is named: lines begin ${begin}`,
      'write “Name: words” in each line, or `kind: notes` into the front matter if it is no conversation',
    );
  }
  const apart = isNamed || talk || body === null ? null : talkUnderNames(lines());
  if (apart)
    doubt(
      apart.line + (body?.linesBefore ?? 0) + 1,
      `it looks like a conversation, but what each says stands together, below ${twoOf(apart.heads)}`,
      'write “Name: words” in each line, in the order in which it was said',
    );
  const field = talk ? null : fieldIn(episode);
  if (field)
    doubt(
      field.line,
      `a field’s name was read as somebody’s: “${field.label}”`,
      'export the transcript as WebVTT, SRT or text with “Name: words” in each line',
    );
  if (leftover && !talk && !apart && !field) {
    const [sample = ''] = leftover.samples;
    const at = body?.linesBefore == null ? -1 : lines().findIndex((line) => line.includes(sample));
    doubt(
      at < 0 ? leftover.line : at + (body?.linesBefore ?? 0) + 1,
      `what is hardly speech stands in the words: lines ${leftover.place} again and again with ${twoOf(leftover.samples)}`,
      'take it out of the lines; where it says who speaks, write “Name: words” in each',
    );
  }
  const [long] = names.odd;
  if (long) {
    const those = names.odd.length === 1 ? 'a name looks' : `${count(names.odd.length)} names look`;
    doubt(
      long.line,
      `${those} like something said: “${shortened(long.label)}”`,
      'see whether somebody says this; if it is a name, list it under `speakers`',
    );
  }
  const turns = draft.turns.filter((t) => t.label !== null);
  if (names.distinct > FEW_TURNS && names.once > turns.length / 2)
    doubt(
      turns[0]?.line ?? null,
      `${count(names.distinct)} people speak ${count(turns.length)} times, most of them only once`,
      'see whether these are names; list the real ones under `speakers`',
    );
  const most = largestStretch(episode);
  if (most) {
    const percent = Math.round(most.share * 100);
    doubt(
      most.line,
      `${most.who} speaks ${percent} % of the words in one go; labels further down may have been missed`,
      'see whether somebody else speaks further down, and label that',
    );
  }
  const marks = markupIn(episode);
  if (marks)
    doubt(marks.line, `markup stands in the words: “${marks.sample}”`, 'take it out, or export the transcript as text');
  return doubts;
}

const count = (n: number): string => n.toLocaleString('en');
/** The first two, as they are quoted. */
const twoOf = (texts: readonly string[]): string =>
  texts
    .slice(0, 2)
    .map((text) => `“${text}”`)
    .join(' and ');
const shortened = (s: string): string => (s.length <= 60 ? s : `${s.slice(0, 59)}…`);

interface Names {
  distinct: number;
  /** How many of them speak a single time. */
  once: number;
  /** Those that hardly are names: more than four words, or a full stop at the end. */
  odd: { label: string; times: number; line: number }[];
  /** They are no names, but `Speaker: …`, `Text: …`. */
  areFields: boolean;
}

const isField = (label: string): boolean => sayerRank(label) > 0 || textRank(label) >= 3 || timeRole(label) !== null;

/** Words of a name; of scripts without blanks, where each letter counts as one, only a sentence is long. */
const lengthOf = (name: string): number =>
  HAS_NO_BLANKS.test(name) && !isLikeSpeech(name) ? name.split(/\s+/).length : countWords(name);

/** `Ann Bell 0.91`: a score of whoever recognised the voice. */
const SCORED = /\s(?:0[.,]\d{1,6}|1[.,]0{1,6}|\d{1,3}(?:[.,]\d{1,6})?\s?%)$/;
/** `J.S.` */
const INITIALS = /^(?:\p{Lu}\.[\s-]?){1,4}$/u;

function namesOf(draft: Draft, listed: readonly string[]): Names {
  const known = new Set(listed.map(foldWords));
  const times = new Map<string, { label: string; times: number; line: number }>();
  for (const { label, line } of draft.turns) {
    if (label === null) continue;
    const entry = times.get(label) ?? { label, times: 0, line };
    entry.times++;
    times.set(label, entry);
  }
  const all = [...times.values()];
  const odd = all.filter(({ label }) => {
    const bare = label.replace(/,.*|\([^()]*\)|\[[^[\]]*\]/g, ' ').trim();
    if (known.has(foldWords(label))) return false;
    return (
      lengthOf(bare) > LONGEST_NAME ||
      SCORED.test(bare) ||
      /[.!?。！？]$/u.test(bare.replace(INITIALS, '').replace(/\b(?:[\p{L}]{1,3}|Esq)\.$/u, ''))
    );
  });
  const areFields =
    all.length > 1 && all.every(({ label }) => isField(label)) && all.some((n) => textRank(n.label) >= 3);
  return { distinct: all.length, once: all.filter((n) => n.times === 1).length, odd, areFields };
}

/** Of what stands behind the name of a field, so much is a name. */
const NAMED_SHARE = 0.8;

/** A field of entries that was read as somebody: `Who: Ann`, and `What: …` below. */
function fieldIn({ turns, speakers }: Episode): { label: string; line: number } | null {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const all = new Map<string, Turn[]>();
  for (const turn of turns) {
    const who = turn.speaker ?? turn.label;
    if (who === undefined || who === null) continue;
    const label = names.get(who) ?? who;
    const own = all.get(label) ?? [];
    own.push(turn);
    all.set(label, own);
  }
  const isText = (label: string): boolean => textRank(label) >= 3 || /^what$/i.test(label);
  if (![...all.keys()].some(isText)) return null;
  for (const [label, own] of all) {
    if (sayerRank(label) === 0 || own.length <= RARELY) continue;
    const named = own.filter(({ text }) => looksLikeName(text) || /^\d{1,2}$/.test(text));
    if (named.length >= own.length * NAMED_SHARE) return { label, line: own[0]?.line ?? 1 };
  }
  return null;
}

/** One stretch that is nearly the whole of a talk in which several speak. */
function largestStretch(episode: Episode): { line: number; who: string; share: number } | null {
  const stretches: { who: string | null; line: number; length: number }[] = [];
  for (const t of episode.turns) {
    if (t.voice !== 'speech') continue;
    const who = t.speaker ?? t.label ?? null;
    const last = stretches.at(-1);
    if (last && who !== null && last.who === who) last.length += t.text.length;
    else stretches.push({ who, line: t.line, length: t.text.length });
  }
  const people = new Set(stretches.flatMap(({ who }) => (who === null ? [] : [who])));
  if (people.size < 2 || stretches.length < FEW_TURNS) return null;
  const total = stretches.reduce((n, { length }) => n + length, 0);
  const largest = stretches.reduce((a, b) => (b.length > a.length ? b : a));
  // A talk with questions after it is labelled to its end.
  if (stretches.length - 1 - stretches.indexOf(largest) >= FEW_QUESTIONS) return null;
  const share = largest.length / total;
  if (share < NEARLY_ALL || largest.who === null) return null;
  return { line: largest.line, who: episode.speakers.find((s) => s.id === largest.who)?.name ?? largest.who, share };
}

const MARKUP = patternOf(
  'g',
  raw`<\/?${anyOf('p|br|div|span|b|i|em|strong|cite|time|v|c|tt|font|h[1-6]|li|ul|td|tr')}\b[^<>\n]{0,80}>`,
  raw`|\*\*[^*\s][^*\n]{0,80}\*\*|\]\(https?:|\{\\an?\d|[[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]|-->`,
  raw`|\b\d{1,2}:\d\d:\d\d(?:[.,]\d{3}|[:;]\d\d)\b|&(?:nbsp|amp|quot|lt|gt|#\d+);|\|\s*-{3,}`,
);
/** Talk about code holds some of it by right. */
const FEW_MARKS = 3;

function markupIn(episode: Episode): { line: number; sample: string } | null {
  let found = 0;
  let words = 0;
  let first: { line: number; sample: string } | null = null;
  for (const { text, line } of episode.turns) {
    words += text.length / 6;
    for (const m of text.match(MARKUP) ?? []) {
      found++;
      first ??= { line, sample: shortened(m) };
    }
  }
  return found >= FEW_MARKS && found > words / 1000 ? first : null;
}
