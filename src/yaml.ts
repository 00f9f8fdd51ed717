import { type CST, Parser, parse } from 'yaml';

/** Levels; headers have three or four. */
export const deepestYaml = 100;

/**
 * The parser's second half calls itself for each level, and Node ends the whole process where the stack runs full while
 * a pattern is compiled. Its first half does not.
 */
export function isNestedTooDeep(tokens: readonly CST.Token[]): boolean {
  const open = tokens.map((token): [token: CST.Token, depth: number] => [token, 0]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    if (depth > deepestYaml) return true;
    if (token.type === 'document' && token.value) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return false;
}

/** Mistakes from which on the rest is not read: the parser's second half makes an error with its stack of each. */
const mostMistakes = 100;

/** What the parser's first half makes of YAML, as far as the hundredth mistake; `mistake` is the first where there are so many. */
export function tokensOf(yaml: string): { tokens: CST.Token[]; mistake: CST.ErrorToken | null } {
  const tokens: CST.Token[] = [];
  const mistakes: CST.ErrorToken[] = [];
  for (const token of new Parser().parse(yaml)) {
    tokens.push(token);
    if (token.type === 'error') mistakes.push(token);
    if (mistakes.length === mostMistakes) return { tokens, mistake: mistakes[0]! };
  }
  return { tokens, mistake: null };
}

/** The largest YAML of settings that is read, characters: real ones have hundreds. */
const longestSettings = 64 * 1024;

/** What small settings say that somebody wrote by hand; null where they are not fit to be read. Never throws. */
export function readSettings(yaml: string): unknown {
  if (yaml.length > longestSettings) return null;
  const { tokens, mistake } = tokensOf(yaml);
  if (mistake || isNestedTooDeep(tokens)) return null;
  try {
    return parse(yaml, { maxAliasCount: 20, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  } catch {
    return null;
  }
}
