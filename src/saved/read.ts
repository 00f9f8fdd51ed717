import { voiceLabel } from '../replies/cards.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote, SearchPort } from '../search/port.ts';
import { wordsOf } from '../text/words.ts';
import type { SavedQuote } from './saved.ts';

/** A saved quote as it stands in the archive now; null where it is gone from there. */
export interface ReadQuote extends SavedQuote {
  found: Quote | null;
}

/** In the order given. */
export async function readSaved(search: SearchPort, saved: readonly SavedQuote[]): Promise<ReadQuote[]> {
  // Those of an episode one after another: it is decoded once.
  const inOrder = [...saved].sort((a, b) => (a.quote < b.quote ? -1 : 1));
  const found = new Map<string, Quote | null>();
  for (const { quote } of inOrder) found.set(quote, await search.quote(quote));
  return saved.map((one) => ({ ...one, found: found.get(one.quote) ?? null }));
}

const foldedWords = (text: string) => wordsOf(text).map(({ folded }) => folded);

/** Those in which every word that was typed begins some word: of the quote, who said it, or what its episode is called. */
export function holding(quotes: readonly ReadQuote[], typed: string, own: Words): ReadQuote[] {
  const wanted = foldedWords(typed);
  return quotes.filter(({ found }) => {
    if (!found) return false;
    const { episode } = found;
    const words = foldedWords(
      [found.text, voiceLabel(found, own), episode.show, episode.number, episode.title].filter(Boolean).join(' '),
    );
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  });
}
