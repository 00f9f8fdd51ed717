import { KnownError, UserError } from '../../errors.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { es, esLatin } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { complete } from './language.ts';
import { ptBr } from './pt-br.ts';

export type { Words } from './en.ts';

/** Every language there is, by its own name, the usual one first. A new one: its file, and a line here. */
export const languages: readonly { name: string; words: Words }[] = [
  { name: 'English', words: en },
  { name: 'Deutsch', words: complete(de) },
  { name: 'Español', words: complete(es) },
  { name: 'Español (Latinoamérica)', words: complete(esLatin) },
  { name: 'Français', words: complete(fr) },
  { name: 'Português (Brasil)', words: complete(ptBr) },
  { name: '日本語', words: complete(ja) },
];

/** The language without its region: `pt` of `pt-BR`. */
const base = (locale: string) => locale.replace(/-.*/, '');

/** What is said in whatever language whoever reads it has. */
export type Said = (words: Words) => string;

/** For a locale of Discord's: its own words, else those of the same language, else English, also where none is known. */
export function wordsFor(locale: string | null | undefined): Words {
  if (!locale) return en;
  const all = languages.map(({ words }) => words);
  const exact = all.find((words) => words.locale === locale);
  return exact ?? all.find((words) => base(words.locale) === base(locale)) ?? en;
}

/** A fault that whoever meets it reads in their own language; `message` is English, for the log. */
export class LocalisedError extends UserError {
  readonly say: Said;
  constructor(say: Said) {
    super(say(en));
    this.say = say;
  }
}

/** What a fault says in the words of whoever met it. */
export function saidOf(error: UserError, words: Words): string {
  if (error instanceof LocalisedError) return error.say(words);
  if (!(error instanceof KnownError)) return error.message;
  const said: string | ((...details: string[]) => string) = words.faults[error.known];
  return typeof said === 'string' ? said : said(...error.details);
}
