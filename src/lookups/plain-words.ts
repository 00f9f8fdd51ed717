/** Mentions, emoji, links, code and Markdown removed; typographic quotes made plain; white space folded. */
export function plainWords(content: string): string {
  return content
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/<(?:@[!&]?|#|id:)[^>\s]*>|<\/[^>]*:\d+>|<a?:\w+:\d+>|<t:[^>]*>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/`+/g, ' ')
    .replace(/[‘’ʼ´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/^\s*(?:>+|[-*•]|#{1,3}|-#)\s+/gm, ' ')
    .replace(/\*+|_{2,}|~~|\|\|/g, '')
    .replace(/(?<![\p{L}\p{N}])@(?:everyone|here)\b/gu, ' ')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200b-\u200f]|\ufe0f|\u2060/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])(?::[a-z0-9_+-]{2,32}:|[:;=8][-']?[)(\]DPpoO/|3]|<3|xD)(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const escapeRegExp = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Takes the bot's own name off, where it is called by it. */
export function withoutVocative(words: string, names: readonly string[]): string {
  if (names.length === 0) return words;
  const name = `@?(?:(?:the|mr|dear|oh|almighty) )*(?:${[...names]
    .sort((a, b) => b.length - a.length)
    .map(escapeRegExp)
    .join('|')})`;
  return words
    .replace(
      new RegExp(
        `^((?:(?:hey+|hi+|hello|yo|ok|okay|so|oh|dear|thanks|thank you|good|sup|please|pls)[\\s,]+)*)${name}(?=$|[\\s,.:;!?-])[\\s,.:;!-]*`,
        'i',
      ),
      '$1',
    )
    .replace(new RegExp(`[\\s,]+${name}[\\s?!.]*$`, 'i'), (found) => (/\?/.test(found) ? '?' : ''))
    .replace(new RegExp(`,\\s*${name}\\s*,`, 'i'), ', ')
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])@${name.slice(2)}(?![\\p{L}\\p{N}])`, 'iu'), ' ')
    .trim();
}
