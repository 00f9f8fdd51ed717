import { looksLikeName } from './labels.ts';
import { isLikeSpeech } from './name-evidence.ts';
import { isAddressed } from './rare-labels.ts';

/** Somebody speaks so often, at least, before he is looked for. */
const FEWEST = 3;
const LONGEST_HEAD = 40;
const MOST_WORDS = 4;
/** A short line may be a name, and the words below it. */
const LONGEST_ALONE = 30;
/** Of the paragraphs (of a text without blank lines: of its lines), those that begin with what comes back. */
const LEAST_SHARE = 0.4;
/** People take turns: what comes back is seldom the same as before. */
const LEAST_TURNS = 0.7;
/** More are no talk, but entries with the same few fields each. */
const MOST_PEOPLE = 12;

const LEAD = /^[^\p{L}\p{N}<]{0,12}(?=[\p{L}\p{N}])/u;
/** When it is said, before who says it. */
const TIME =
  /^\s{0,8}(?:[[(]?\d[\d:.,TZ/ -]{3,40}[\])]?|[[(][^\])\n]{0,30}\d:\d\d[^\])\n]{0,12}[\])])\s{1,4}(?=[\p{L}@])/u;
/** Somebody by his number: `1: …`, `(2) …`. `1. …` and `2) …` are items of a list. */
const NUMBER = /^\d{1,2}$/;
/** A name, and what somebody is: `Ann Bell, miller`. */
const LONGEST_TITLED = 70;
/** What may part a name from what is said. */
const PARTS = /\s{0,3}(?:[:：∶;；=|/\])}】）>»”\t\u3000]|\s[-–—]\s|[.]\s|\s{2})/u;
const DASH = /^\s{0,8}[—–―─]{1,3}\s?\p{L}/u;
const CLOCKS = /[\d:.,[\]()\s-]/gu;

/**
 * What a line begins with, up to what may part a name from its words; null where nothing does. `heads`: the next line
 * is no paragraph of its own, and has no time.
 */
function headOf(line: string, heads: boolean): string | null {
  const timed = TIME.exec(line)?.[0].length ?? 0;
  const lead = LEAD.exec(line.slice(timed));
  if (!lead) return null;
  const text = line.slice(timed + lead[0].length);
  const at = text.slice(0, LONGEST_HEAD).search(PARTS);
  // A short line that has its time is something said, unless the words stand below it.
  const isAlone = (timed === 0 || heads) && text.trim().length <= LONGEST_ALONE;
  const titled = timed === 0 && text.length <= LONGEST_TITLED ? text.indexOf(', ') : -1;
  const head = at > 0 ? text.slice(0, at) : isAlone ? text : titled > 0 ? text.slice(0, titled) : '';
  const bare = head.replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '').trim();
  const isListed = /^[.)]/.test(text.slice(bare.length)) && !/[([]/.test(lead[0]);
  const isShort = bare !== '' && bare.split(/\s+/).length <= MOST_WORDS;
  const isName =
    (bare.replace(CLOCKS, '') !== '' || (timed === 0 && NUMBER.test(bare) && !isListed)) &&
    !/^https?$/i.test(bare) &&
    !isLikeSpeech(bare);
  return isShort && isName ? bare : null;
}

/** What of a text looks like people who take turns, although none of them was found. */
export interface Unnamed {
  /** Index of the first such line. */
  line: number;
  /** What comes back at the beginning of lines; empty where those begin with a dash. */
  heads: string[];
}

/**
 * Whether a text in which nobody is named looks like a talk all the same: a few beginnings of lines come back in turn,
 * or nearly every line begins with a dash. Null: it does not.
 */
export function talkOfNobody(lines: readonly string[]): Unnamed | null {
  const filled = lines.flatMap((text, line) => (text.trim() === '' ? [] : [{ text, line }]));
  const paragraphs = filled.filter(({ line }) => line === 0 || (lines[line - 1] ?? '').trim() === '').length;
  const places = paragraphs >= FEWEST * 2 ? paragraphs : filled.length;
  const dashes = filled.filter(({ text }) => DASH.test(text));
  const [dash] = dashes;
  if (dash && dashes.length >= FEWEST * 2 && dashes.length >= places * LEAST_SHARE)
    return { line: dash.line, heads: [] };
  const all = filled.flatMap(({ text, line }) => {
    const below = lines[line + 1] ?? '';
    const head = headOf(text, below.trim() !== '' && !TIME.test(below));
    return head === null ? [] : [{ head, line }];
  });
  const times = new Map<string, number>();
  for (const { head } of all) times.set(head, (times.get(head) ?? 0) + 1);
  const back = all.filter(({ head }) => (times.get(head) ?? 0) >= FEWEST);
  const heads = [...new Set(back.map(({ head }) => head))];
  const turns = back.filter(({ head }, i) => head !== back[i - 1]?.head).length;
  const [first] = back;
  if (!first || heads.length < 2 || heads.length > MOST_PEOPLE) return null;
  if (back.length < places * LEAST_SHARE || turns < back.length * LEAST_TURNS) return null;
  return { line: first.line, heads };
}

/** `Ann Bell:` and nothing else, as YAML has what belongs to her. */
const OWNER = /^(["']?)(\p{L}[^:"'\n]{0,38})\1:\s{0,8}$/u;
const OWNED = /^\s{0,8}(?:-\s{1,3}|\s)\S/;
/** Of what stands below a name, so much is something that people say. */
const LEAST_TALK = 0.4;

/**
 * Whether what each says stands together below their name, so that nobody knows who answers whom: each name once, at
 * the beginning of its line, and items below it. Null: it does not.
 */
export function talkUnderNames(lines: readonly string[]): Unnamed | null {
  const filled = lines.flatMap((text, line) => (text.trim() === '' ? [] : [{ text, line }]));
  const heads = filled.flatMap(({ text, line }) => {
    const head = OWNER.exec(text)?.[2];
    return head === undefined ? [] : [{ head, line }];
  });
  const items = filled.filter(({ text }) => OWNED.test(text));
  const names = new Set(heads.map(({ head }) => head));
  const [first] = heads;
  if (!first || names.size < 2 || names.size < heads.length || names.size > MOST_PEOPLE) return null;
  if (items.length < FEWEST * 2 || heads.length + items.length < filled.length) return null;
  if (![...names].every((name) => looksLikeName(name) && !isLikeSpeech(name))) return null;
  const talk = items.filter(({ text }) => isAddressed(text)).length;
  return talk >= items.length * LEAST_TALK ? { line: first.line, heads: [...names] } : null;
}
