/**
 * Phrases as data: what people type, matched word by word, so that an intent is a row of words and no regular expression.
 *
 * A phrase is written as words apart by blanks: `a|b` is one word or another, `<name>` an entry of a list of `lists.ts`,
 * `!name` a word that is none of its entries, `...` at most six words of any kind, `,` a stop between two words, `$` the
 * end of the message. `?` after a word or list makes it optional, `*` lets it stand any number of times, `+` once or more.
 */

/** A word of a message: as it is compared, and where it stands (UTF-16 offsets). */
export interface MessageWord {
  folded: string;
  start: number;
  end: number;
  /** Punctuation stands between it and the next one. */
  stop: boolean;
}

/** Words of a list by its name; an entry may be a phrase of several words. */
export type Lists = Readonly<Record<string, readonly string[]>>;

const wordOf = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.+#&/_-](?=[\p{L}\p{N}]))*/gu;

/** Lower case, without apostrophes ("what's" is "whats") and without what was drawn out ("soooo", "hahaha"). */
const foldWord = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/^a?(?:ha|he){2,}h?$/u, 'haha')
    .replace(/^(?:lo)+l$/u, 'lol');

export function messageWords(text: string): MessageWord[] {
  const found = [...text.matchAll(wordOf)];
  return found.map((match, n) => {
    const end = match.index + match[0].length;
    const next = found[n + 1];
    const between = text.slice(end, next ? next.index : undefined);
    return { folded: foldWord(match[0]), start: match.index, end, stop: /[,.:;!?…–—-]/.test(between) };
  });
}

/** Where a phrase may end that begins at `from`: numbers of words, from `from` to `words.length`. */
export type PhraseMatcher = (words: readonly MessageWord[], from: number) => readonly number[];

const mostBetween = 6;

function repeated(once: PhraseMatcher, sign: string): PhraseMatcher {
  if (sign === '') return once;
  return (words, at) => {
    const ends = new Set<number>(sign === '+' ? [] : [at]);
    const seen = new Set([at]);
    let edge: number[] = [at];
    while (edge.length > 0) {
      const next = edge.flatMap((one) => [...once(words, one)]).filter((one) => !seen.has(one));
      for (const one of next) {
        seen.add(one);
        ends.add(one);
      }
      edge = sign === '?' ? [] : [...new Set(next)];
    }
    return [...ends];
  };
}

const none: readonly number[] = [];

/** Makes matchers of phrases. @throws {Error} on a phrase that names a list which is not there. */
export function phraseBook(lists: Lists) {
  const made = new Map<string, PhraseMatcher>();

  function list(name: string): PhraseMatcher {
    const known = made.get(name);
    if (known) return known;
    const entries = lists[name];
    if (!entries) throw new Error(`There is no list of words called ${name}.`);
    const single = new Set(entries.filter((entry) => /^[^\s<|!,]+$/u.test(entry) && !/[?*+]$/.test(entry)));
    const longer = entries.filter((entry) => !single.has(entry)).map(phrase);
    const step: PhraseMatcher = (words, at) => {
      const word = words[at];
      if (!word) return none;
      const ends = longer.flatMap((one) => [...one(words, at)]);
      return single.has(word.folded) ? [at + 1, ...ends] : ends;
    };
    made.set(name, step);
    return step;
  }

  function stepOf(written: string): PhraseMatcher {
    if (written === ',') return (words, at) => (at > 0 && words[at - 1]?.stop ? [at] : none);
    if (written === '$') return (words, at) => (at === words.length ? [at] : none);
    if (written === '...') {
      return (words, at) => Array.from({ length: Math.min(mostBetween, words.length - at) + 1 }, (_none, n) => at + n);
    }
    const [, body = '', sign = ''] = /^(.*?)([?*+]?)$/u.exec(written) ?? [];
    if (body.startsWith('!')) {
      const excluded = list(body.slice(1));
      return (words, at) => (words[at] && excluded(words, at).length === 0 ? [at + 1] : none);
    }
    const parts = body.split('|');
    const choices = new Set(parts.filter((part) => !part.startsWith('<')));
    const named = parts.filter((part) => part.startsWith('<')).map((part) => list(part.slice(1, -1)));
    return repeated((words, at) => {
      const word = words[at];
      if (!word) return none;
      const ends = named.flatMap((one) => [...one(words, at)]);
      return choices.has(word.folded) ? [at + 1, ...ends] : ends;
    }, sign);
  }

  function phrase(written: string): PhraseMatcher {
    const steps = written.split(' ').map(stepOf);
    return (words, from) => {
      let at: readonly number[] = [from];
      for (const step of steps) {
        at = at.length === 1 ? step(words, at[0] ?? 0) : [...new Set(at.flatMap((one) => [...step(words, one)]))];
        if (at.length === 0) return [];
      }
      return [...at];
    };
  }

  return { phrase, list };
}
