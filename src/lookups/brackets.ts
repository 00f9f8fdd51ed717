/** `[[topic]]` or `[[topic|speaker]]`, as somebody wrote it into a message. */
export interface Bracketed {
  topic: string;
  speaker: string | null;
}

// Code blocks (closed or not) and code spans of any number of backticks: what stands in them is shown, not meant.
const code = /(?<!\\)(`{3,})[\s\S]*?(?:\1|$)|(?<!\\)(`{1,2})(?!`)[^`][\s\S]*?\2(?!`)/g;
const bracketed = /(?<![[\\])\[\[([^[\]|\n]{1,120})(?:\|([^[\]|\n]{1,60}))?\]\](?!\])/g;

/** What `content` asks for in brackets, in order, each once, at most `limit`. */
export function bracketsIn(content: string, limit = 3): Bracketed[] {
  if (!content.includes('[[')) return [];
  const found = new Map<string, Bracketed>();
  for (const [, topic = '', speaker] of content.replace(code, ' ').matchAll(bracketed)) {
    const one = { topic: topic.trim(), speaker: speaker?.trim() || null };
    if (!/[\p{L}\p{N}]/u.test(one.topic)) continue;
    const key = `${one.topic}|${one.speaker ?? ''}`.toLowerCase();
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].slice(0, limit);
}
