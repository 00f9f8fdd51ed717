import { describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { nameIn } from '../../src/discord/localisations/index.ts';
import { en } from '../../src/replies/words/en.ts';
import { LocalisedError, languages, type Words, wordsFor } from '../../src/replies/words/index.ts';

interface Message {
  path: string;
  say(...given: unknown[]): string;
  parameters: number;
}

/** Everything that a language says, by its path; a fixed word as a function without parameters. */
function messagesOf(words: object, path = ''): Message[] {
  return Object.entries(words).flatMap(([key, value]): Message[] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [{ path: here, say: () => value, parameters: 0 }];
    if (typeof value === 'function') return [{ path: here, say: value as Message['say'], parameters: value.length }];
    return messagesOf(value as object, here);
  });
}

/** How languages write, not what they say. */
const tools = ['number', 'date', 'list', 'weekday'];
/** What takes lists of days: `test/dailies/words.test.ts` has them. */
const ofDays = /^when\.on/;
const all = (words: Words) => messagesOf(words).filter(({ path }) => !tools.includes(path) && !ofDays.test(path));
/** What each parameter is in English is seen from what a message does with it: numbers are counted. */
const numbers = [0, 1, 2, 5, 21, 1234];
/** Parameters that are lists. */
const lists = ['lookups.which'];

function given({ path, parameters }: Message, number: number | null): unknown[] {
  return Array.from({ length: parameters }, (_, n) => {
    if (lists.includes(path) && n === parameters - 1) return ['‹also›'];
    return number === null ? `‹${n}›` : number + n * 3;
  });
}

/** By their paths: in some language no word can stand there, since a number belongs there. */
const counting = new Set(
  languages
    .flatMap(({ words }) => all(words))
    .filter((message) => message.say(...given(message, null)).includes('NaN'))
    .map(({ path }) => path),
);
const counts = ({ path }: Message): boolean => counting.has(path);

describe.each(languages)('$name', ({ words }) => {
  it('says all that English says, and is found by its locale', () => {
    expect(all(words).map(({ path }) => path)).toEqual(all(en).map(({ path }) => path));
    expect(wordsFor(words.locale)).toBe(words);
  });

  it('leaves nothing out of what it is given, and knows every number', () => {
    for (const message of all(words)) {
      if (message.parameters === 0) continue;
      const isCounted = counts(message);
      for (const number of isCounted ? numbers : [null]) {
        const values = given(message, number);
        const said = message.say(...values);
        expect(said, message.path).not.toMatch(/undefined|NaN|#(?![0-9a-f]{6})/);
        // One thing may be said without its number.
        if (isCounted && values.some((one) => one === 0 || one === 1 || one === 2)) continue;
        for (const value of values.flat()) {
          const shown = [String(value), typeof value === 'number' ? words.number(value) : String(value)];
          expect(
            shown.some((one) => said.includes(one)),
            `${message.path} ${value}: ${said}`,
          ).toBe(true);
        }
      }
    }
  });

  it('says nothing as English says it, but for names', () => {
    if (words === en) return;
    const english = new Map(all(en).map((message) => [message.path, message]));
    const same = all(words).filter((message) => {
      const values = given(message, counts(message) ? 5 : null);
      const said = message.say(...values);
      // What it is given is no words of its own.
      const own = said.replace(/‹[^›]*›/g, '').match(/\p{L}+/gu) ?? [];
      return own.length > 1 && said === english.get(message.path)?.say(...values);
    });
    expect(same.map(({ path }) => path)).toEqual([]);
  });

  it('fits into what Discord takes', () => {
    const limits: [RegExp, number][] = [
      [/^buttons\.|^posts\.(?:whatAbout|aboutTheFirst|noMoreOfThis)|^daily\.buttons\./, 80],
      [/^placeholders\.|^form\.(?:placeholder)/, 100],
      [/^form\.(?:title|labels)/, 45],
      [/^form\.(?:descriptions|choices)/, 100],
    ];
    for (const message of all(words)) {
      const said = message.say(...given(message, counts(message) ? 12 : null));
      const [, limit = 1_500] = limits.find(([path]) => path.test(message.path)) ?? [];
      expect(said.length, `${message.path}: ${said}`).toBeLessThanOrEqual(limit);
      if (!message.path.startsWith('marks.')) expect(said, message.path).toBe(said.trim());
    }
  });

  it('names commands as members see them', () => {
    const known = new Set(
      commandPaths().map((path) =>
        path
          .split('.')
          .map((_, n, parts) => nameIn(words.locale, parts.slice(0, n + 1).join('.')))
          .join(' '),
      ),
    );
    for (const message of all(words)) {
      const said = message.say(...given(message, counts(message) ? 12 : null));
      for (const [, typed = ''] of said.matchAll(/`\/([^`]+)`/g)) {
        const command = typed.replace(/\s+[^\s:]+:.*$/, '');
        expect(known, `${message.path}: /${typed}`).toContain(command);
      }
    }
  });
});

function commandPaths(): string[] {
  return features
    .flatMap(({ commands }) => commands)
    .flatMap((command) => {
      if (command.kind !== 'slash') return [];
      const { body } = command;
      const subs = 'subcommands' in body ? Object.keys(body.subcommands) : [];
      return [command.name, ...subs.map((sub) => `${command.name}.${sub.replace(' ', '.')}`)];
    });
}

it('falls back to the language without its region, and to English', () => {
  expect(wordsFor('es-AR').locale).toBe('es-ES');
  expect(wordsFor('pt-PT').locale).toBe('pt-BR');
  for (const unknown of ['tlh', '', null, undefined]) expect(wordsFor(unknown)).toBe(en);
});

it('says a fault in the language of whoever meets it, and in English to the log', () => {
  const error = new LocalisedError(({ serversOnly }) => serversOnly);
  expect(error.message).toBe(en.serversOnly);
  expect(error.say(wordsFor('de'))).toBe(wordsFor('de').serversOnly);
});
