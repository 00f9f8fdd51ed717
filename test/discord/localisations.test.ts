import type { APIApplicationCommandOption } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { commandJson } from '../../src/discord/commands-json.ts';
import { localisations } from '../../src/discord/localisations/index.ts';
import { languages } from '../../src/replies/words/index.ts';

interface Named {
  path: string;
  name: string;
  description: string;
  names: Partial<Record<string, string | null>>;
  descriptions: Partial<Record<string, string | null>>;
  siblings: readonly APIApplicationCommandOption[];
  choices: readonly { name: string; value: string | number }[];
}

/** Every command, subcommand and option that is written with a slash. */
function everything(): Named[] {
  const found: Named[] = [];
  const walk = (path: string, one: APIApplicationCommandOption, siblings: readonly APIApplicationCommandOption[]) => {
    const { name, description, name_localizations: names, description_localizations: descriptions } = one;
    const choices = 'choices' in one ? (one.choices ?? []) : [];
    found.push({ path, name, description, names: names ?? {}, descriptions: descriptions ?? {}, siblings, choices });
    const inside = 'options' in one ? (one.options ?? []) : [];
    for (const option of inside) walk(`${path}.${option.name}`, option, inside);
  };
  const commands = features
    .flatMap((feature) => feature.commands)
    .filter(({ kind }) => kind === 'slash')
    .map((command) => commandJson(command) as unknown as APIApplicationCommandOption);
  for (const command of commands) walk(command.name, command, commands);
  return found;
}

describe.each(Object.keys(localisations))('in %s', (locale) => {
  it('every command and option has a name that Discord takes and a description that fits', () => {
    for (const { path, names, descriptions } of everything()) {
      expect(names[locale], path).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
      expect(names[locale], path).toBe(names[locale]?.toLowerCase());
      expect(descriptions[locale]?.length, path).toBeGreaterThan(3);
      expect(descriptions[locale]?.length, path).toBeLessThanOrEqual(100);
    }
  });

  it('no two that stand side by side share a name', () => {
    for (const { path, names, siblings } of everything())
      expect(
        siblings.filter(({ name_localizations: other }) => other?.[locale as 'de'] === names[locale]).length,
        path,
      ).toBe(1);
  });

  it('nothing is translated that is not there any more', () => {
    const there = new Set(everything().flatMap(({ path }) => [path, path.replace(/^.*\./, '*.')]));
    expect(Object.keys(localisations[locale]?.texts ?? {}).filter((path) => !there.has(path))).toEqual([]);
  });

  it('every choice and every entry of a menu has a name, but for names that are the same everywhere', () => {
    const { choices, menus } = localisations[locale] as (typeof localisations)[string];
    const names = languages.map(({ name }) => name);
    const offered = everything().flatMap(({ path, choices }) =>
      choices.filter(({ name }) => !names.includes(name)).map(({ value }) => `${path}.${value}`),
    );
    expect(Object.keys(choices).sort()).toEqual(offered.sort());
    expect(Object.keys(menus)).toEqual(
      features.flatMap((feature) => feature.commands.flatMap((one) => (one.kind === 'menu' ? [one.name] : []))),
    );
    for (const name of Object.values(menus)) expect(name.length).toBeLessThanOrEqual(32);
    for (const name of Object.values(choices)) expect(name.length).toBeLessThanOrEqual(100);
  });
});
