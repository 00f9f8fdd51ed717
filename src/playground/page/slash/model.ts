/** What the slash-command picker knows: which commands can be typed, what is in their options, what is still wrong. No DOM here. */

import type { Command, CommandOption, OptionValue } from '../../contract.ts';

/** A command as it is typed: a command itself, or one of its sub-commands. */
export interface SlashEntry {
  /** The full name without the slash: `quote`, `daily set`. */
  path: string;
  description: string;
  options: CommandOption[];
}

/** One option in the composer. `value` is what is sent; `text` is what is read. A value that was only typed is its own text. */
export interface Chip {
  name: string;
  text: string;
  /** Null while nothing was picked: then `text` counts. */
  picked: OptionValue | null;
}

export interface Draft {
  entry: SlashEntry;
  chips: Chip[];
}

export const OptionKind = {
  subCommand: 1,
  subCommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** Every way to use the slash commands, in the order that they were registered in. */
export function slashEntries(commands: Command[]): SlashEntry[] {
  const unfold = (path: string, description: string, options: CommandOption[]): SlashEntry[] => {
    const below = options.filter((option) => option.type <= OptionKind.subCommandGroup);
    if (below.length === 0) return [{ path, description, options }];
    return below.flatMap((option) => unfold(`${path} ${option.name}`, option.description, option.options ?? []));
  };
  return commands
    .filter((command) => command.type === 1)
    .flatMap((command) => unfold(command.name, command.description, command.options ?? []));
}

/** The entries for what stands after the slash: the one of that name first, then those that start so, then names and descriptions that contain it. */
export function matchingEntries(entries: SlashEntry[], typed: string): SlashEntry[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return entries;
  const rank = (entry: SlashEntry) => {
    // Beside `/topic`, `/top` is meant.
    if (entry.path === wanted) return -1;
    if (entry.path.startsWith(wanted)) return 0;
    if (entry.path.split(' ').some((part) => part.startsWith(wanted))) return 1;
    if (entry.path.includes(wanted)) return 2;
    return entry.description.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((ranked) => ranked.rank < 4)
    .sort((one, other) => one.rank - other.rank)
    .map((ranked) => ranked.entry);
}

/** A new draft has a chip for every required option, as Discord does, and those that are filled in already. */
export function draftOf(entry: SlashEntry, filled: Chip[] = []): Draft {
  const chips = entry.options.flatMap((option): Chip[] => {
    const chip = filled.find((one) => one.name === option.name);
    if (chip) return [chip];
    return option.required ? [{ name: option.name, text: '', picked: null }] : [];
  });
  return { entry, chips };
}

export const optionOf = (draft: Draft, name: string) => draft.entry.options.find((option) => option.name === name);

/** The options that have no chip yet. */
export const optionsLeft = (draft: Draft) =>
  draft.entry.options.filter((option) => !draft.chips.some((chip) => chip.name === option.name));

/**
 * Reads a command that somebody typed or pasted whole: `/daily set time:09:00 where:#quotes`. Null as long as no command's full
 * name with a blank after it stands there. Words that belong to no option go to `rest`.
 */
export function readTyped(entries: SlashEntry[], typed: string): { draft: Draft; rest: string } | null {
  if (!typed.startsWith('/')) return null;
  const entry = entries
    .filter((one) => typed.toLowerCase().startsWith(`/${one.path} `))
    .sort((one, other) => other.path.length - one.path.length)[0];
  if (!entry) return null;
  const words = typed.slice(entry.path.length + 2);
  const names = entry.options.map((option) => option.name);
  const marks = [...words.matchAll(/(?:^|\s)([\p{L}\p{N}_-]{1,32}):/gu)].filter((mark) =>
    names.includes(mark[1] ?? ''),
  );
  const filled = marks.map((mark, index): Chip => {
    const text = words.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
    return { name: mark[1] ?? '', text, picked: null };
  });
  return { draft: draftOf(entry, filled), rest: words.slice(0, marks[0]?.index).trim() };
}

/** What is wrong with a chip, in Discord's words; null when it can be sent. */
export function chipFault(option: CommandOption, chip: Chip): string | null {
  const text = chip.text.trim();
  if (text === '' && chip.picked === null) return 'This option is required. Specify a value.';
  if (chip.picked !== null) return null;
  switch (option.type) {
    case OptionKind.integer:
    case OptionKind.number: {
      const number = numberOf(text);
      if (number === null || (option.type === OptionKind.integer && !Number.isInteger(number))) {
        return option.type === OptionKind.integer ? 'Enter a whole number.' : 'Enter a number.';
      }
      if (option.min_value !== undefined && number < option.min_value) return `The least is ${option.min_value}.`;
      if (option.max_value !== undefined && number > option.max_value) return `The most is ${option.max_value}.`;
      return option.choices && option.choices.length > 0 ? 'Choose one of the values.' : null;
    }
    case OptionKind.string:
      if (option.choices && option.choices.length > 0) return 'Choose one of the values.';
      if (option.min_length !== undefined && text.length < option.min_length) {
        return `At least ${option.min_length} characters.`;
      }
      if (text.length > (option.max_length ?? 6000)) return `At most ${option.max_length ?? 6000} characters.`;
      return null;
    case OptionKind.attachment:
      return 'Choose a file.';
    default:
      return 'Choose one of the values.';
  }
}

const numberOf = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null);

/** The first fault by option name: of chips, and of required options that lost their chip. */
export function draftFaults(draft: Draft): Map<string, string> {
  const faults = new Map<string, string>();
  for (const option of draft.entry.options) {
    const chip = draft.chips.find((one) => one.name === option.name);
    if (!chip && !option.required) continue;
    // An optional chip that was left empty is simply not sent.
    if (chip && !option.required && chip.picked === null && chip.text.trim() === '') continue;
    const fault = chipFault(option, chip ?? { name: option.name, text: '', picked: null });
    if (fault) faults.set(option.name, fault);
  }
  return faults;
}

/** The options as the play API takes them. Half-typed values are kept: autocomplete sends them too. */
export function optionValues(draft: Draft): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  for (const chip of draft.chips) {
    const option = optionOf(draft, chip.name);
    const text = chip.text.trim();
    if (!option || (chip.picked === null && text === '')) continue;
    const numeric = option.type === OptionKind.integer || option.type === OptionKind.number;
    if (option.type === OptionKind.boolean) {
      // Picked from a list, whose values are texts.
      values[chip.name] = String(chip.picked ?? text).toLowerCase() === 'true';
      continue;
    }
    values[chip.name] = chip.picked ?? (numeric ? (numberOf(text) ?? text) : text);
  }
  return values;
}
