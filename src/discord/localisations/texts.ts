/**
 * Names and descriptions of commands and options in one language, by path (`quote`, `quote.about`; `*.private` for an
 * option that several commands share). Names follow Discord's rule: lower case, no spaces, at most 32 characters.
 */
export type Texts = Readonly<Record<string, readonly [name: string, description: string]>>;

/** What is offered for an option, by the option's path and the choice's value; at most 100 characters. */
export type Choices = Readonly<Record<string, string>>;

/** Entries of a message's menu, by their English names; at most 32 characters. */
export type Menus = Readonly<Record<string, string>>;
