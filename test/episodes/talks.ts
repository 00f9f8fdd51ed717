import { fc } from '../harness/properties.ts';

/** A word as a service hears it: with its punctuation, and its times in seconds. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** What one person says without a break: whole sentences. */
export interface Said {
  who: string;
  words: Word[];
}

export const textOf = (s: Said): string => s.words.map((w) => w.text).join(' ');
export const startOf = (s: Said): number => s.words[0]!.start;
export const endOf = (s: Said): number => s.words.at(-1)!.end;
export const ms = (seconds: number): number => Math.round(seconds * 1000);
export const clock = (seconds: number, point = '.'): string => {
  const all = ms(seconds);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}${point}${String(all % 1000).padStart(3, '0')}`;
};
export const numbers = (said: readonly Said[]): Map<string, number> => {
  const known = new Map<string, number>();
  for (const { who } of said) if (!known.has(who)) known.set(who, known.size);
  return known;
};

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'the', 'I', 'it', 'of', 'yes', 'no') },
  { weight: 1, arbitrary: fc.constantFrom("it's", 'naïve', 'größe', '1984', '5,000', 'R2', 'O’Brien', 'λόγος') },
);
const sentence = fc.array(word, { minLength: 3, maxLength: 12 }).chain((words) =>
  fc.record({ end: fc.constantFrom('.', '?', '!'), comma: fc.nat(words.length) }).map(({ end, comma }) => {
    const marked = words.map((w, i) => (i === comma && i < words.length - 1 ? `${w},` : w));
    return [...marked.slice(0, -1), `${marked.at(-1)}${end}`];
  }),
);
/** Two people in turn, about three words a second, with pauses between them. */
export const talk = fc
  .record({
    sentences: fc.array(fc.array(sentence, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 9 }),
    pace: fc.double({ min: 0.25, max: 0.5, noNaN: true }),
    from: fc.constantFrom(0, 0.5, 3, 61),
  })
  .map(({ sentences, pace, from }) => {
    let at = from;
    const round = (n: number): number => Math.round(n * 100) / 100;
    return sentences.map((lines, i): Said => {
      const words = lines.flat().map((text) => {
        const start = round(at);
        at += pace;
        return { text, start, end: round(at - 0.02) };
      });
      at += 0.9;
      return { who: i % 2 ? 'Omar Finch' : 'Nora Vale', words };
    });
  });
