import type { Speaker, Turn } from '../episodes/episode.ts';
import { wordsOf } from '../text/words.ts';

/** Questions in a thousand code units from which one asks, below which one answers; and how many times what another asks a host does. */
const ASKS = { host: 1.2, guest: 0.8, times: 2.5 };
/** Who has said less than this has not shown how much they ask. Code units. */
const LITTLE = 300;

/** A speaker's role: as the file says it of anybody, else `host` for who asks much more than another, `guest` for who asks little. */
export function rolesOf(
  turns: readonly Turn[],
  speakers: readonly Speaker[],
): (speaker: string | null) => string | null {
  const known = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  const asked = new Map<string, { questions: number; units: number }>();
  for (const { speaker, text, voice } of turns) {
    if (speaker === null || voice !== 'speech') continue;
    const one = asked.get(speaker) ?? { questions: 0, units: 0 };
    one.questions += text.split('?').length - 1;
    one.units += text.length;
    asked.set(speaker, one);
  }
  const rates = new Map(
    [...asked].map(([speaker, { questions, units }]) => [speaker, (1000 * questions) / Math.max(LITTLE, units)]),
  );
  const least = Math.min(...rates.values());
  const told = rates.size < 2 || [...known.values()].some((role) => role !== null);
  return (speaker) => {
    if (speaker === null) return null;
    const rate = rates.get(speaker);
    if (told || rate === undefined) return known.get(speaker) ?? null;
    if (rate > ASKS.host && rate > ASKS.times * least) return 'host';
    return rate < ASKS.guest ? 'guest' : null;
  };
}

/** Finds the first names of those who are there: whoever is spoken of by theirs is in the room. */
export function firstNamesOf(speakers: readonly Speaker[]): RegExp {
  const first = new Set(speakers.flatMap(({ name }) => /^\p{Lu}[\p{L}-]{2,}/u.exec(name)?.[0] ?? []));
  return first.size === 0 ? /(?!)/ : new RegExp(`(?<!\\p{L})(?:${[...first].join('|')})(?!\\p{L}| \\p{Lu})`, 'u');
}

/** The same names as folded words, for comparing word by word: whoever is addressed by theirs is not there for the reader. */
export function firstNameWordsOf(speakers: readonly Pick<Speaker, 'name'>[]): string[] {
  return speakers.flatMap(({ name }) => wordsOf(name)[0]?.folded ?? []);
}
