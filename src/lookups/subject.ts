import type { Filters, SearchPort } from '../search/port.ts';
import { wordsOf } from '../text/words.ts';
import { coverage } from './decide.ts';
import { isHollow } from './matching.ts';

// What is asked of a thing whatever it is: episodes speak of the thing, seldom in these words.
const verdict = [
  'dead|dying|doomed|done(?: for)?|finished|over|obsolete|outdated|cooked|toast|back|alive|here to stay',
  '(?:over|under)(?:rated|hyped|valued)|hyped?|mid|trash|garbage|rubbish|evil|bullshit|bs|cringe|based|broken',
  'good|bad|great|terrible|useful|useless|pointless|harmful|dangerous|important|necessary|hard|easy|cool|fun|boring',
  '(?:worth|worth it|worthwhile|worth (?:it|the (?:hype|time|money|trouble|effort)|learning|doing|trying))',
  '(?:an?|the|just an?) (?:scam|bubble|fad|joke|cult|hoax|myth|meme|waste(?: of (?:time|money))?|thing|problem|mistake|future)',
  '(?:any|a|an|much) (?:good|use|help|issue|big deal)|the future|a thing|a good (?:idea|thing)|a bad (?:idea|thing)',
].join('|');
const judged = new RegExp(
  `^(?:(?:so|but|and|hey|why|how come|do (?:you|they|we) think|does (?:he|she|it) mean|that)\\s+)*(?:(?:is|are|was|were|isn['’]?t|aren['’]?t|ain['’]?t)\\s+)?(?<subject>.+?)(?:\\s+(?:is|are|was|were|still|really|actually|already|just|now|totally|even|basically|kinda|pretty|so|too|all|that|very|not|going to be|gonna be|considered))*\\s+(?:${verdict})(?:\\s+(?:now|yet|anymore|any more|these days|today|right|or not|or what))*[\\s?!.]*$`,
  'iu',
);

const LONGEST = 200;

/** "academia" of "is academia dead?": what a verdict is asked on; null where the question is no such one. */
export function subjectOf(question: string): string | null {
  const asked = question.trim();
  // The pattern takes the square of a text's length and more, and nothing longer asks for a verdict.
  if (asked.length > LONGEST) return null;
  const subject = judged.exec(asked)?.groups?.subject?.replace(/^(?:the|a|an)\s+/i, '');
  return subject && !isHollow(subject) ? subject : null;
}

/** The same, where the archive surely speaks of it. */
export async function subjectSpokenOf(question: string, filters: Filters, search: SearchPort): Promise<string | null> {
  const subject = subjectOf(question);
  if (subject === null) return null;
  const { hits } = await search.search({ text: subject, filters, limit: 1, builtIn: true });
  const [hit] = hits;
  return hit && (hit.match === 'exact' || hit.match === 'words') && coverage(subject, hit) >= 0.75 ? subject : null;
}

/** Whoever is named by a question that is nothing but a name, or part of one; null where it names nobody, or too many. */
export async function personAlone(
  search: SearchPort,
  typed: string,
): Promise<{ name: string; speakers: string[] } | null> {
  const words = foldedOf(typed);
  if (words.length === 0 || words.length > LONGEST_NAME) return null;
  const named = (await search.resolve('speaker', typed)).filter(({ name }) => {
    const own = new Set(foldedOf(name));
    return words.every((word) => own.has(word));
  });
  if (named.length === 0 || named.length > NAMESAKES) return null;
  return { name: named[0]!.name, speakers: named.map(({ value }) => value) };
}

/** Words of a name, and people of one name who may all be meant. */
const LONGEST_NAME = 5;
const NAMESAKES = 3;

const foldedOf = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);
