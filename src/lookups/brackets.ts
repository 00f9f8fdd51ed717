/** `[[topic]]` or `[[topic|speaker]]`, as somebody wrote it into a message. */
export interface Bracketed {
  topic: string;
  speaker: string | null;
}

// Code blocks (closed or not) and code spans of any number of backticks: what stands in them is shown, not meant.
const code = /(?<!\\)(`{3,})[\s\S]*?(?:\1|$)|(?<!\\)(`{1,2})(?!`)[^`][\s\S]*?\2(?!`)/g;
// What somebody repeats of another's words: a line after ">", or all that follows ">>>".
const repeated = /^ *>>> [\s\S]*|^ *> .*$/gm;
const bracketed = /\[\[([^[\]|\n]{1,120})(?:\|([^[\]|\n]{1,60}))?\]\](?![\](])/g;

// Brackets right behind a name, a path or another bracket are an index; behind "=" or a call's "(", a string.
const ofProgram = /[\p{Script=Latin}\p{N}_)\]}[\\/#$@&]$|=\s*$|[\p{L}\p{N}_]\($/u;
const writtenInCode = /[_$={}<>\\;`]|::|\p{L}\(|&&|^[-!+]|^\d{4}-\d\d-\d\d\b/u;
// https://en.cppreference.com/w/cpp/language/attributes
const attributes: ReadonlySet<string> = new Set(
  'assume deprecated fallthrough indeterminate likely nodiscard noreturn reproducible unlikely unsequenced'.split(' '),
);
/** Words of a question rather than code, an attribute, a note's date, or numbers of a matrix. */
const isTopic = (topic: string): boolean =>
  /\p{L}|\d{3}/u.test(topic) &&
  !/^[\d\s.,;-]*,[\d\s.,;-]*$/.test(topic) &&
  !writtenInCode.test(topic) &&
  !attributes.has(topic);

/** What `content` asks for in brackets, in order, each once, at most `limit`. */
export function bracketsIn(content: string, limit = 3): Bracketed[] {
  if (!content.includes('[[')) return [];
  const found = new Map<string, Bracketed>();
  const own = content.replace(code, ' ').replace(repeated, ' ');
  for (const match of own.matchAll(bracketed)) {
    const [, topic = '', speaker] = match;
    const one = { topic: topic.trim(), speaker: speaker?.trim() || null };
    if (!isTopic(one.topic) || ofProgram.test(own.slice(Math.max(0, match.index - 40), match.index))) continue;
    const key = `${one.topic}|${one.speaker ?? ''}`.toLowerCase();
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].slice(0, limit);
}
