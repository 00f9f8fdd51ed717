import type { Clock } from '../clock.ts';
import type { DrawQuote } from '../replies/pictured.ts';
import type { Modal, Reply } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import type { Rewriter } from '../rewriting/llm.ts';
import type { SearchPort, SuggestKind } from '../search/port.ts';
import { type ArgCodecs, type ArgsOf, decodeCustomId, encodeCustomId } from './custom-id.ts';

/**
 * The vocabulary in which `commands/` is written: declare options and actions once, and `run` gets them typed.
 * Nothing here knows discord.js; `src/discord/router.ts` carries these declarations out.
 */

/** What every handler may use. Wired in `src/main.ts`; a feature adds its own port here. */
export interface Services {
  /** The archive as the server has it that is asked in: kept to its home show, where it has one. */
  search: SearchPort;
  /** The whole archive. */
  everywhere: SearchPort;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  /** Quotes shown in a channel lately, so that a random one is a new one. */
  recent: RecentQuotes;
  drawQuote: DrawQuote;
  /** Absent unless a language model is set up. */
  rewrite?: Rewriter;
  bot: { name: string };
  /** Whether somebody owns the application, alone or in its team. */
  isOwner: (user: string) => Promise<boolean>;
  names: Names;
}

/** What a server calls its parts, as far as Discord has told us: never asked for, never stored. */
export interface Names {
  channel(id: string): string | null;
  /** Its type, as Discord numbers them. */
  kind(channel: string): number | null;
  role(guild: string, id: string): string | null;
  /** Whether a channel or thread is in a server; null where that is not known, as of archived threads. */
  isIn(guild: string, channel: string): boolean | null;
  /** A command's (`quote`) or option's (`quote.about`) name as members of that locale see it. */
  command(locale: string, path: string): string;
}

export interface RecentQuotes {
  has(channel: string, quote: string): boolean;
  add(channel: string, quote: string): void;
}

/** Who asks, and where. */
export interface Request {
  user: string;
  /** Null in a direct message, and for a user install in a server that has not got the bot. */
  guild: string | null;
  channel: string;
  /** Discord's locale of the person who asks. */
  locale: string;
  /** What the answer is said with: `own` where only they see it, else `shared`. */
  words: Words;
  /** Of the person who asks. */
  own: Words;
  /** Of the server; in private messages as `own`. */
  shared: Words;
  /**
   * The person's rights in this channel, re-checked by Discord for this very interaction. Within a managers' command, and
   * its buttons and forms, `manageGuild` is also true for whom the server allows that command.
   */
  may: { manageMessages: boolean; manageGuild: boolean };
  /** The bot's own rights in this channel, as Discord's permission bits. */
  botPermissions: bigint;
}

/** The message of ours that a pressed button sits on. */
export interface PressedMessage {
  id: string;
  channel: string;
  /** All its text components, in order, as Markdown. */
  texts: string[];
  /** Its buttons, in order. */
  buttons: { id: string; label: string }[];
  private: boolean;
}

export type Outcome = Reply | Modal;

// ── Options ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface OptionBase {
  description: string;
  required?: boolean;
}
/** The other options as far as they are filled in, as Discord sends them meanwhile: a channel or a role is an id. */
export type FilledIn = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a free text completes to while it is typed: one of the archive's kinds, or a function of our own. */
export type Autocomplete =
  | SuggestKind
  | ((
      typed: string,
      services: Services,
      request: Request,
      filledIn: FilledIn,
    ) => Promise<{ name: string; value: string }[]>);

export type OptionSpec =
  | (OptionBase & {
      type: 'text';
      autocomplete?: Autocomplete;
      maxLength?: number;
      choices?: { name: string; value: string }[];
    })
  | (OptionBase & { type: 'flag' })
  | (OptionBase & { type: 'number'; min?: number; max?: number })
  /** `types`: Discord's channel type numbers. */
  | (OptionBase & { type: 'channel'; types?: number[] })
  | (OptionBase & { type: 'role' })
  | (OptionBase & { type: 'file' });

export interface ChosenChannel {
  id: string;
  type: number;
}

/** A file that somebody sent along. */
export interface ChosenFile {
  name: string;
  /** Bytes. */
  size: number;
  /** Fetches it from Discord, as UTF-8. @throws {UserError} where it is not to be had */
  text(): Promise<string>;
}

type ValueOf<S extends OptionSpec> = S extends { type: 'flag' }
  ? boolean
  : S extends { type: 'number' }
    ? number
    : S extends { type: 'channel' }
      ? ChosenChannel
      : S extends { type: 'file' }
        ? ChosenFile
        : string;

export type OptionSpecs = Record<string, OptionSpec>;
export type OptionsOf<S extends OptionSpecs> = {
  [K in keyof S]: S[K] extends { required: true } ? ValueOf<S[K]> : ValueOf<S[K]> | undefined;
};

type Settings<T extends OptionSpec['type']> = Omit<
  Extract<OptionSpec, { type: T }>,
  'type' | 'description' | 'required'
>;
export const option = {
  text: (description: string, settings: Settings<'text'> = {}) => ({ type: 'text', description, ...settings }) as const,
  flag: (description: string) => ({ type: 'flag', description }) as const,
  number: (description: string, settings: Settings<'number'> = {}) =>
    ({ type: 'number', description, ...settings }) as const,
  channel: (description: string, settings: Settings<'channel'> = {}) =>
    ({ type: 'channel', description, ...settings }) as const,
  role: (description: string) => ({ type: 'role', description }) as const,
  file: (description: string) => ({ type: 'file', description }) as const,
};
export const required = <S extends OptionSpec>(spec: S): S & { required: true } => ({ ...spec, required: true });

// ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Runnable {
  description: string;
  options: OptionSpecs;
  /** Options arrive checked against `options`. */
  run(options: never, services: Services, request: Request): Promise<Outcome>;
}

export interface SlashCommand {
  kind: 'slash';
  name: string;
  description: string;
  /** Offered by default only to those who may manage the server. A default that admins can change: handlers check `may.manageGuild`. */
  managers?: boolean;
  /** Sets the bot up, for a server or for oneself: it does not use up what a member may ask. Default: `managers`. */
  setsUp?: boolean;
  /** Only in servers that have the bot, not in direct messages or user installs. */
  guildOnly?: boolean;
  /** Every answer is for the one who asked alone, and so is the notice that it takes its time. */
  whispers?: boolean;
  /** Carried out, and answered, by one process, though several hear of it while one is replaced by another. */
  once?: boolean;
  /** Either the command itself runs, or its subcommands do; `me off` is `off` in the group `me`. */
  body: Runnable | { subcommands: Record<string, Runnable> };
}

export function slash<S extends OptionSpecs>(command: {
  name: string;
  description: string;
  managers?: boolean;
  setsUp?: boolean;
  guildOnly?: boolean;
  whispers?: boolean;
  options: S;
  run(options: OptionsOf<S>, services: Services, request: Request): Promise<Outcome>;
}): SlashCommand {
  const { options, run, ...rest } = command;
  return { kind: 'slash', ...rest, body: { description: rest.description, options, run: run as Runnable['run'] } };
}

export function subcommand<S extends OptionSpecs>(sub: {
  description: string;
  options: S;
  run(options: OptionsOf<S>, services: Services, request: Request): Promise<Outcome>;
}): Runnable {
  return sub as unknown as Runnable;
}

export function slashGroup(command: {
  name: string;
  description: string;
  managers?: boolean;
  setsUp?: boolean;
  guildOnly?: boolean;
  whispers?: boolean;
  once?: boolean;
  subcommands: Record<string, Runnable>;
}): SlashCommand {
  const { subcommands, ...rest } = command;
  return { kind: 'slash', ...rest, body: { subcommands } };
}

/** A message as its Apps menu, or a chat look-up, hands it to us. */
export interface TargetMessage {
  id: string;
  channel: string;
  author: string;
  fromBot: boolean;
  /** Never stored, never logged. */
  content: string;
}

export interface MenuCommand {
  kind: 'menu';
  name: string;
  run(target: TargetMessage, services: Services, request: Request): Promise<Outcome>;
}
export const menu = (command: Omit<MenuCommand, 'kind'>): MenuCommand => ({ kind: 'menu', ...command });

// ── Buttons, selects and forms ─────────────────────────────────────────────────────────────────────────────────────

export interface Action {
  /** Short and unique: it leads every `custom_id`. */
  name: string;
  /**
   * `update`: the message it sits on becomes the reply, for its owner and moderators; anybody else gets a private copy.
   * `reply`: a new message. `form`: the answer to a modal of ours.
   */
  how: 'update' | 'reply';
  /** A new message is for the one who pressed alone, and so is the notice that it takes its time. */
  whispers?: boolean;
  /** As for a slash command. */
  once?: boolean;
  /** As for a slash command. Default: no. */
  setsUp?: boolean;
  codecs: ArgCodecs;
  run(press: Press<never>, services: Services, request: Request): Promise<Outcome | null>;
}

export interface Press<A> {
  args: A;
  /** What was chosen in a select. */
  values: string[];
  /** What was filled into a form, by field id: one string, or the chosen values. */
  fields: Record<string, string[]>;
  /** What the pressed button says; empty for selects and forms. */
  label: string;
  /** Absent when a form was opened by a slash command. */
  message: PressedMessage | null;
}

/**
 * `codecs` named `owner` holds the person the message belongs to: with `how: 'update'` others get a private copy.
 * A handler that returns null wants the message deleted.
 */
export function action<const C extends ArgCodecs>(spec: {
  name: string;
  how: 'update' | 'reply';
  whispers?: boolean;
  once?: boolean;
  setsUp?: boolean;
  codecs: C;
  run(press: Press<ArgsOf<C>>, services: Services, request: Request): Promise<Outcome | null>;
}): Action & { id(args: ArgsOf<C>): string; read(customId: string): ArgsOf<C> | null } {
  return {
    ...(spec as unknown as Action),
    id: (args) => encodeCustomId(spec.name, spec.codecs, args),
    read: (customId) => decodeCustomId(customId, spec.codecs),
  };
}

export type Command = SlashCommand | MenuCommand;

/** A command file's export: what it registers and the buttons it answers. */
export interface Feature {
  commands: Command[];
  actions: Action[];
}
