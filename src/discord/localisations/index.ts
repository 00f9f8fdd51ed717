import { de, deChoices, deMenus } from './de.ts';
import { es, esChoices, esMenus } from './es.ts';
import { fr, frChoices, frMenus } from './fr.ts';
import { ja, jaChoices, jaMenus } from './ja.ts';
import { ptBr, ptBrChoices, ptBrMenus } from './pt-br.ts';
import type { Choices, Menus, Texts } from './texts.ts';

interface Localisation {
  texts: Texts;
  choices: Choices;
  menus: Menus;
}

const spanish: Localisation = { texts: es, choices: esChoices, menus: esMenus };

/** By Discord's locale. A test says what is missing, and what is left over. */
export const localisations: Readonly<Record<string, Localisation>> = {
  de: { texts: de, choices: deChoices, menus: deMenus },
  'es-ES': spanish,
  'es-419': spanish,
  fr: { texts: fr, choices: frChoices, menus: frMenus },
  ja: { texts: ja, choices: jaChoices, menus: jaMenus },
  'pt-BR': { texts: ptBr, choices: ptBrChoices, menus: ptBrMenus },
};

const ofOption = (texts: Texts | undefined, path: string) => texts?.[path] ?? texts?.[path.replace(/^.*\./, '*.')];

/** What each language has, for Discord; empty where none has anything. */
function inEach(
  key: 'name_localizations' | 'description_localizations',
  find: (one: Localisation) => string | undefined,
): object {
  const found = Object.entries(localisations).flatMap(([locale, one]) => {
    const said = find(one);
    return said === undefined ? [] : [[locale, said]];
  });
  return found.length > 0 ? { [key]: Object.fromEntries(found) } : {};
}

export const localised = (path: string, name: string, description: string): object => ({
  name,
  description,
  ...inEach('name_localizations', ({ texts }) => ofOption(texts, path)?.[0]),
  ...inEach('description_localizations', ({ texts }) => ofOption(texts, path)?.[1]),
});

export const localisedChoice = (path: string, choice: { name: string; value: string }): object => ({
  ...choice,
  ...inEach('name_localizations', ({ choices }) => choices[`${path}.${choice.value}`]),
});

export const localisedMenu = (name: string): object => ({
  name,
  ...inEach('name_localizations', ({ menus }) => menus[name]),
});

/** What a member of that locale reads in place of a command's or an option's name: the last part of `path`. */
export const nameIn = (locale: string, path: string): string =>
  ofOption(localisations[locale]?.texts, path)?.[0] ?? path.replace(/^.*\./, '');
