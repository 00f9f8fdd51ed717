import { randomBytes } from 'node:crypto';
import {
  type AnySelectMenuInteraction,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  DiscordAPIError,
  type Interaction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import { UserError } from '../errors.ts';
import { cooldown } from '../interactions/cooldown.ts';
import { actionOf, decodeCustomId } from '../interactions/custom-id.ts';
import type {
  Action,
  Feature,
  FilledIn,
  OptionSpec,
  Outcome,
  PressedMessage,
  Request,
  Services,
  SlashCommand,
} from '../interactions/declare.ts';
import { inShow } from '../interactions/filters.ts';
import type { Logger } from '../log.ts';
import { shorten, timestamp } from '../replies/markdown.ts';
import { type Reply, whisper } from '../replies/reply.ts';
import { saidOf, type Words, wordsFor } from '../replies/words/index.ts';
import { withinTime } from '../time-limit.ts';
import { chosenFile } from './files.ts';
import { filesOf, renderModal, renderReply } from './render.ts';
import { askedOnce, UnsureError } from './rest.ts';

type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction;

/** Everything that can be answered to by more than autocomplete. */
type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ComponentInteraction
  | ModalSubmitInteraction;

export interface RouterOptions {
  features: readonly Feature[];
  services: Services;
  /** The search for one interaction. Default: that of `services`. */
  forQuestion?: () => Services['search'];
  /** The archive as a server sees it; null: outside of servers. Default: all of it. */
  scoped?: (search: Services['search'], guild: string | null) => Promise<Services['search']>;
  log: Logger;
  /** What is said in a server; `preferred`: the locale that Discord knows of it. Default: that. */
  wordsIn?: (guild: string, preferred: string | null) => Promise<Words>;
  cooldown: { uses: number; seconds: number } | null;
  /** Whether this process is the first to ask so of an interaction, by its id. Default: there is no other. */
  isFirst?: (interaction: string) => Promise<boolean>;
  /** Waited for before somebody is told of a stop: another process may answer them better. Default: there is none. */
  othersFirst?: () => Promise<unknown>;
  /** Hears how each interaction went: what it was, how it ended, and after how many seconds. */
  observe?: (what: string, outcome: 'answered' | 'failed' | 'too late', seconds: number) => void;
  /** Discord wants a first response within 3 s; what takes longer than this is deferred. Milliseconds, default 2,000. */
  deferAfter?: number;
  /** How long what is typed is completed at most: a part of Discord’s 3 s is on the way, or spent by a busy machine. Milliseconds, default 1,500. */
  completeWithin?: number;
}

export interface Router {
  handle(interaction: Interaction): Promise<void>;
  /**
   * Answers new interactions with "restarting" from now on. Those in flight have `limit` ms for their own answer; whoever
   * waits longer is told the same, so that nobody is left with "… is thinking". Resolves when all of that was said.
   */
  drain(limit: number): Promise<void>;
}

/** What another process carries out and answers. */
const elsewhere = Symbol('elsewhere');

// Discord's codes for what nobody can be told any more: the interaction expired, was answered, or its message is gone.
const pastAnswering = new Set<unknown>([10062, 10008, 10015, 40060, 50027]);

/** As long as its buttons and forms are of use: Discord lets them be answered for this long, ms. */
const letThrough = 15 * 60_000;
const mostRemembered = 2_000;
/** How long telling those who are given up may take at a stop, ms. */
const lastWords = 1_500;

/** Carries out what `commands/` declares: finds the handler, checks the input, answers in time, and answers faults too. */
export function createRouter(options: RouterOptions): Router {
  const {
    features,
    services,
    forQuestion = () => services.search,
    scoped = async (search) => search,
    log,
    wordsIn = async (_guild, preferred) => wordsFor(preferred),
    cooldown: limit,
    isFirst = async () => true,
    othersFirst = async () => undefined,
    deferAfter = 2000,
    completeWithin = 1500,
  } = options;
  const commands = features.flatMap((feature) => feature.commands);
  const slashes = new Map(commands.flatMap((one) => (one.kind === 'slash' ? [[one.name, one] as const] : [])));
  const menus = new Map(commands.flatMap((one) => (one.kind === 'menu' ? [[one.name, one] as const] : [])));
  const actions = new Map<string, Action>();
  for (const one of features.flatMap((feature) => feature.actions)) {
    if (actions.has(one.name)) throw new Error(`two actions are called ${one.name}`);
    actions.set(one.name, one);
  }
  /** For managers: the command by whose feature an action was declared. */
  const managersOf = new Map<string, string>();
  for (const { commands: own, actions: theirs } of features) {
    const command = own.find((one) => one.kind === 'slash' && one.managers);
    if (command) for (const { name } of theirs) managersOf.set(name, command.name);
  }
  /**
   * Whom Discord let use a managers' command, and when: a server may allow it to others than those who manage it
   * (Server Settings → Integrations), which only Discord knows.
   */
  const allowed = new LRUCache<string, number>({ max: mostRemembered });
  const allowance = ({ guildId, user }: Interaction, command: string) => `${guildId} ${user.id} ${command}`;
  const isAllowed = (interaction: Interaction, command: string | undefined) => {
    if (command === undefined || interaction.guildId === null) return false;
    const at = allowed.get(allowance(interaction, command));
    return at !== undefined && services.clock.now() >= at && services.clock.now() - at < letThrough;
  };
  const allow = (interaction: Interaction, command: SlashCommand | undefined) => {
    if (!command?.managers || interaction.guildId === null) return;
    allowed.set(allowance(interaction, command.name), services.clock.now());
  };
  /** Private answers that were shown to all: pressed twice at once, they are shown once. */
  const shownToAll = new Map<string, Promise<boolean>>();
  const tooSoon = cooldown(services.clock, limit);
  // Whoever sets the bot up goes from form to form, and asks questions meanwhile.
  const tooSoonToSetUp = cooldown(services.clock, limit && { ...limit, uses: limit.uses * 5 });
  const inFlight = new Set<Promise<void>>();
  /** Those whose handler failed, or whose form came too late, which were answered all the same. */
  const troubled = new Map<string, 'failed' | 'too late'>();
  let stopping = false;
  /** One for each answer that is still waited for: gives it up. */
  const givingUp = new Set<() => void>();
  const servicesOfOne = async ({ guild }: Pick<Request, 'guild'>): Promise<Services> => {
    const everywhere = forQuestion();
    return { ...services, everywhere, search: await scoped(everywhere, guild) };
  };

  /** `isPrivate`: only who asks sees the answer. */
  async function requestOf(interaction: Interaction, asker: Asker, isPrivate: boolean): Promise<Request> {
    const own = wordsFor(interaction.locale);
    const shared =
      asker.guild !== null
        ? await wordsIn(asker.guild, interaction.guildLocale)
        : interaction.guildLocale
          ? wordsFor(interaction.guildLocale)
          : own;
    return { ...asker, own, shared, words: isPrivate ? own : shared };
  }

  async function autocomplete(interaction: AutocompleteInteraction): Promise<void> {
    const focused = interaction.options.getFocused(true);
    const command = slashes.get(interaction.commandName);
    allow(interaction, command);
    const options = command && runnable(command, subcommandOf(interaction))?.options;
    let timer: NodeJS.Timeout | undefined;
    // While the archive is being read nothing may be known in time; Discord waits 3 s, and takes what is late for a fault.
    const enough = new Promise<never[]>((resolve) => {
      timer = setTimeout(resolve, completeWithin, []);
    });
    const offered = offers(options?.[focused.name], focused.value, interaction).catch((error: unknown) => {
      log.error({ err: error, interaction: describe(interaction) }, 'what is typed could not be completed');
      return [];
    });
    const choices = await Promise.race([offered, enough]);
    clearTimeout(timer);
    await interaction.respond(choices);
  }

  /** What an option completes to, as Discord takes it. */
  async function offers(
    spec: OptionSpec | undefined,
    typed: string,
    interaction: AutocompleteInteraction | ChatInputCommandInteraction,
  ): Promise<{ name: string; value: string }[]> {
    const completes = spec?.type === 'text' ? spec.autocomplete : undefined;
    if (completes === undefined) return [];
    const asker = askerOf(interaction, isAllowed(interaction, interaction.commandName));
    const request = await requestOf(interaction, asker, true);
    const filledIn = readFilledIn(interaction.options.data);
    const here = { ...services, search: await scoped(services.search, request.guild) };
    const found =
      typeof completes === 'function'
        ? await completes(typed, here, request, filledIn)
        : await inShow(here, filledIn.show).suggest(completes, typed, 25);
    return found
      .filter((one) => one.name.length > 0 && one.value.length > 0 && one.value.length <= 100)
      .slice(0, 25)
      .map((one) => ({ name: shorten(one.name, 100), value: one.value }));
  }

  /** The options, where a choice's name was sent instead of its value (typed, pasted, or by a client that mixes them up) the value. */
  async function withValues(
    options: Record<string, unknown>,
    declared: Record<string, OptionSpec>,
    interaction: ChatInputCommandInteraction,
  ): Promise<Record<string, unknown>> {
    const read = Object.entries(options).map(async ([name, sent]) => {
      const spec = declared[name];
      if (spec?.type !== 'text' || typeof sent !== 'string' || spec.autocomplete === 'topic') return [name, sent];
      // A long name was shown cut.
      const choices = spec.choices ?? (await offers(spec, sent.replace(/…$/, ''), interaction));
      if (choices.some(({ value }) => value === sent)) return [name, sent];
      return [name, choices.find((one) => one.name === sent)?.value ?? sent];
    });
    return Object.fromEntries(await Promise.all(read));
  }

  /** Runs a handler and answers with what it returns; defers when it takes its time. */
  async function answer(
    interaction: Answerable,
    run: () => Promise<Outcome | null | typeof elsewhere>,
    how: 'update' | 'reply',
    privately: boolean,
  ) {
    const update =
      how === 'update' &&
      (interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage()));
    let deferral: Promise<unknown> | undefined;
    const timer = setTimeout(() => {
      deferral = (
        update ? interaction.deferUpdate() : interaction.deferReply(privately ? { flags: MessageFlags.Ephemeral } : {})
      ).catch(() => undefined);
    }, deferAfter);
    let outcome: Outcome | null | typeof elsewhere;
    let giveUp = () => {};
    const givenUp = new Promise<Reply>((resolve) => {
      giveUp = () => resolve(whisper(wordsFor(interaction.locale).stopping));
    });
    givingUp.add(giveUp);
    try {
      outcome = await Promise.race([run(), givenUp]);
    } catch (error) {
      outcome = failure(error, interaction);
    } finally {
      givingUp.delete(giveUp);
      clearTimeout(timer);
    }
    await deferral;
    if (outcome === elsewhere) return;
    if (outcome === null) {
      if (!interaction.deferred && interaction.isMessageComponent()) await interaction.deferUpdate();
      await interaction.deleteReply();
      return;
    }
    if ('modal' in outcome) {
      if (interaction.isModalSubmit()) throw new Error('a form cannot follow another form');
      if (!interaction.deferred) {
        await interaction.showModal(renderModal(outcome));
        return;
      }
      // Discord opens no form once it was told to wait.
      troubled.set(interaction.id, 'too late');
      log.warn({ interaction: describe(interaction) }, 'a form was ready too late to be opened');
      outcome = whisper(wordsFor(interaction.locale).formLate);
    }
    // First what is for all: the private message says that it was shown only once it was.
    if (outcome.followedBy && update) {
      const key = interaction.message?.id ?? '';
      const { followedBy } = outcome;
      const acknowledged = () => (interaction.deferred ? undefined : interaction.deferUpdate());
      const before = shownToAll.get(key);
      if (before) {
        await acknowledged();
        // Whoever pressed twice sees what came of it once that is known.
        if (!(await before)) return;
      } else {
        const showing = (async () => {
          await acknowledged();
          await askedOnce(() => interaction.followUp(messageOf(followedBy)));
          return true;
        })().catch((error: unknown) => {
          // What may stand there already is not shown again by another press.
          if (!(error instanceof UnsureError)) shownToAll.delete(key);
          outcome = failure(error, interaction);
          return false;
        });
        shownToAll.set(key, showing);
        if (shownToAll.size > mostRemembered) shownToAll.delete(shownToAll.keys().next().value ?? '');
        await showing;
      }
    }
    await deliver(interaction, outcome, update, privately);
  }

  async function deliver(interaction: Answerable, outcome: Reply, update: boolean, privately: boolean) {
    const { flags, ...edit } = messageOf(outcome);
    if (interaction.deferred) {
      const asPromised = update ? outcome.private !== true : (outcome.private ?? false) === privately;
      if (asPromised) await interaction.editReply({ ...edit, flags: MessageFlags.IsComponentsV2 });
      else {
        // What was deferred in public turned out to be for one person only.
        if (!update) await interaction.deleteReply();
        await interaction.followUp({ ...edit, flags });
      }
      return;
    }
    if (update && outcome.private !== true) {
      await (interaction as ComponentInteraction).update({ ...edit, flags: MessageFlags.IsComponentsV2 });
    } else await interaction.reply({ ...edit, flags });
  }

  function failure(error: unknown, interaction: Answerable): Reply {
    const words = wordsFor(interaction.locale);
    if (error instanceof UserError) return whisper(saidOf(error, words));
    troubled.set(interaction.id, 'failed');
    const id = randomBytes(4).toString('hex');
    log.error({ err: error, fault: id, interaction: describe(interaction) }, 'a handler failed');
    return whisper(words.fault(id));
  }

  function wait(interaction: Answerable, setsUp = false): Reply | null {
    const words = wordsFor(interaction.locale);
    if (stopping) return whisper(words.stopping);
    const until = (setsUp ? tooSoonToSetUp : tooSoon)(interaction.user.id);
    return until === null ? null : whisper(words.cooldown(timestamp(until + 999, 'R')));
  }

  async function slash(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = slashes.get(interaction.commandName);
    allow(interaction, command);
    const run = command && runnable(command, subcommandOf(interaction));
    const options = run && readOptions(interaction.options.data, run.options);
    const unknown = () => whisper(wordsFor(interaction.locale).otherVersion);
    const early = options ? wait(interaction, command.setsUp ?? command.managers) : unknown();
    const whispered = command?.whispers === true || options?.private === true;
    const privately = whispered || early !== null;
    await answer(
      interaction,
      async () => {
        if (early || !run) return early ?? unknown();
        if (command?.once && !(await isFirst(interaction.id))) return elsewhere;
        const asker = askerOf(interaction, isAllowed(interaction, interaction.commandName));
        const outcome = await run.run(
          (await withValues(options ?? {}, run.options, interaction)) as never,
          await servicesOfOne(asker),
          await requestOf(interaction, asker, whispered),
        );
        return whispered && !('modal' in outcome) ? { ...outcome, private: true } : outcome;
      },
      'reply',
      privately,
    );
  }

  async function menu(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const target = interaction.targetMessage;
    const command = menus.get(interaction.commandName);
    const unknown = () => whisper(wordsFor(interaction.locale).otherVersion);
    const early = command ? wait(interaction) : unknown();
    await answer(
      interaction,
      async () => {
        if (early || !command) return early ?? unknown();
        const asker = askerOf(interaction);
        return command.run(
          {
            id: target.id,
            channel: target.channelId,
            author: target.author.id,
            fromBot: target.author.bot,
            content: wordsOf(target),
          },
          await servicesOfOne(asker),
          await requestOf(interaction, asker, true),
        );
      },
      'reply',
      true,
    );
  }

  async function press(interaction: ComponentInteraction | ModalSubmitInteraction): Promise<void> {
    const found = actions.get(actionOf(interaction.customId));
    const args = found && decodeCustomId(interaction.customId, found.codecs);
    const own = wordsFor(interaction.locale);
    const early = args ? wait(interaction, found.setsUp) : whisper(own.forged);
    const asker = askerOf(interaction, isAllowed(interaction, found && managersOf.get(found.name)));
    const message = interaction.message ? pressedMessage(interaction.message) : null;
    const owner = args && 'owner' in args ? args.owner : null;
    // A private message has one reader: it is theirs whatever the id says.
    const mine = message?.private === true || owner === null || owner === asker.user || asker.may.manageMessages;
    const how = found?.how === 'update' && mine && early === null ? 'update' : 'reply';
    const whispered = found?.whispers === true || found?.how === 'update' || message?.private === true;
    const privately = how === 'reply' && (early !== null || whispered);
    await answer(
      interaction,
      async () => {
        if (early || !found || !args) return early ?? whisper(own.forged);
        if (found.once && !(await isFirst(interaction.id))) return elsewhere;
        const outcome = await found.run(
          {
            // A copy for somebody else belongs to them from here on.
            args: (mine || owner === null ? args : { ...args, owner: asker.user }) as never,
            values: interaction.isAnySelectMenu() ? interaction.values : [],
            fields: interaction.isModalSubmit() ? readFields(interaction) : {},
            label: message?.buttons.find((one) => one.id === interaction.customId)?.label ?? '',
            message,
          },
          await servicesOfOne(asker),
          await requestOf(interaction, asker, privately || message?.private === true),
        );
        if (outcome === null) return mine ? null : whisper(own.notYours);
        return privately && !('modal' in outcome) ? { ...outcome, private: true } : outcome;
      },
      how,
      privately,
    );
  }

  async function route(interaction: Interaction): Promise<void> {
    if (stopping) await othersFirst();
    if (interaction.isAutocomplete()) return autocomplete(interaction);
    if (interaction.isChatInputCommand()) return slash(interaction);
    if (interaction.isMessageContextMenuCommand()) return menu(interaction);
    if (interaction.isMessageComponent() || interaction.isModalSubmit()) return press(interaction);
  }

  /** As {@link describe}, but one of few whatever anybody sends: an id of a button can be made up. */
  function kindOf(interaction: Interaction): string {
    const known =
      interaction.isCommand() || interaction.isAutocomplete()
        ? slashes.has(interaction.commandName) || menus.has(interaction.commandName)
        : (interaction.isMessageComponent() || interaction.isModalSubmit()) &&
          actions.has(actionOf(interaction.customId));
    return known ? describe(interaction) : 'unknown';
  }

  return {
    async handle(interaction) {
      const began = performance.now();
      let outcome: 'answered' | 'failed' | 'too late' = 'answered';
      const work = route(interaction).catch((error: unknown) => {
        const past = error instanceof DiscordAPIError && pastAnswering.has(error.code);
        const details = { err: error, interaction: describe(interaction) };
        outcome = past ? 'too late' : 'failed';
        if (past) log.info(details, 'an interaction ended before it could be answered');
        else log.error(details, 'an interaction could not be answered');
      });
      inFlight.add(work);
      await work;
      inFlight.delete(work);
      outcome = troubled.get(interaction.id) ?? outcome;
      troubled.delete(interaction.id);
      options.observe?.(kindOf(interaction), outcome, (performance.now() - began) / 1000);
    },
    async drain(limitMs) {
      stopping = true;
      const allAnswered = async (signal: AbortSignal) => {
        while (inFlight.size > 0 && !signal.aborted) await Promise.allSettled(inFlight);
      };
      await withinTime(limitMs, allAnswered).catch(() => undefined);
      for (const giveUp of givingUp) giveUp();
      await withinTime(lastWords, allAnswered).catch(() => undefined);
    },
  };
}

/** Whatever it says, it mentions nobody. */
function messageOf(reply: Reply) {
  const { components, flags, attachments } = renderReply(reply);
  const texts = reply.blocks.flatMap((block) =>
    block.kind === 'file' ? [{ name: block.name, attachment: Buffer.from(block.content, 'utf8') }] : [],
  );
  const pictures = filesOf(reply).map(({ name, data }, i) => ({
    name,
    attachment: data,
    ...(attachments?.[i] ? { description: attachments[i].description } : {}),
  }));
  const files = [...texts, ...pictures];
  return { components, flags, allowedMentions: { parse: [] }, ...(files.length > 0 ? { files } : {}) } as const;
}

/** A message's own words, else those that it forwards, else those of its embeds. */
function wordsOf({ content, messageSnapshots, embeds }: Message): string {
  if (content !== '') return content;
  const forwarded = [...(messageSnapshots?.values() ?? [])].map((one) => one.content).filter(Boolean);
  if (forwarded.length > 0) return forwarded.join('\n');
  return embeds.flatMap(({ title, description }) => [title, description].filter(Boolean)).join('\n');
}

/** For the log: what was used, never what was typed or who by. */
function describe(interaction: Interaction): string {
  if (interaction.isAutocomplete()) return `/${interaction.commandName} while typed`;
  if (interaction.isCommand()) return `/${interaction.commandName}`;
  if (interaction.isMessageComponent() || interaction.isModalSubmit())
    return `button ${actionOf(interaction.customId)}`;
  return 'interaction';
}

/** `set`, or `me off` for one in a group; null where the command has none. */
function subcommandOf({ options }: ChatInputCommandInteraction | AutocompleteInteraction): string | null {
  const group = options.getSubcommandGroup(false);
  const name = options.getSubcommand(false);
  return group === null || name === null ? name : `${group} ${name}`;
}

function runnable(command: SlashCommand, sub: string | null) {
  if (!('subcommands' in command.body)) return command.body;
  return sub !== null && Object.hasOwn(command.body.subcommands, sub) ? command.body.subcommands[sub] : undefined;
}

/** A subcommand's options lie inside it, and a group's subcommand inside that. */
const flat = (data: readonly CommandInteractionOption[]): CommandInteractionOption[] =>
  data.flatMap((one) => one.options ?? [one]).flatMap((one) => one.options ?? [one]);

/** Null where they are not as declared. Discord sees to that, save while it still shows an older version of the command. */
function readOptions(
  data: readonly CommandInteractionOption[],
  declared: Record<string, OptionSpec>,
): Record<string, unknown> | null {
  const read = ({ channel, attachment, value }: CommandInteractionOption) => {
    if (attachment) return chosenFile(attachment);
    return channel ? { id: channel.id, type: channel.type } : value;
  };
  const options: Record<string, unknown> = Object.fromEntries(flat(data).map((one) => [one.name, read(one)]));
  const fit = ([name, { type, required }]: [string, OptionSpec]) =>
    options[name] === undefined ? required !== true : typeof options[name] === typesOf[type];
  return Object.entries(declared).every(fit) ? options : null;
}

const typesOf: Record<OptionSpec['type'], string> = {
  text: 'string',
  flag: 'boolean',
  number: 'number',
  channel: 'object',
  role: 'string',
  file: 'object',
};

const readFilledIn = (data: readonly CommandInteractionOption[]): FilledIn =>
  Object.fromEntries(flat(data).map(({ name, value }) => [name, value]));

function readFields(interaction: ModalSubmitInteraction): Record<string, string[]> {
  return Object.fromEntries(
    [...interaction.fields.fields.values()].map((field) => {
      if ('value' in field) return [field.customId, [String(field.value)]];
      return [field.customId, 'values' in field ? [...(field.values as readonly string[])] : []];
    }),
  );
}

/** False for what a member brought along into a server that has not got the bot. */
function isInstalledThere({ authorizingIntegrationOwners: owners }: Interaction): boolean {
  // Servers that only resemble Discord say nothing of it.
  return !owners || Object.keys(owners).length === 0 || ApplicationIntegrationType.GuildInstall in owners;
}

type Asker = Omit<Request, 'words' | 'own' | 'shared'>;

/** `allowed`: Discord let them use the managers' command that this is about. */
function askerOf(interaction: Interaction, allowed = false): Asker {
  const rights = interaction.memberPermissions;
  return {
    user: interaction.user.id,
    guild: isInstalledThere(interaction) ? interaction.guildId : null,
    channel: interaction.channelId ?? '',
    locale: interaction.locale,
    may: {
      manageMessages: rights?.has(PermissionFlagsBits.ManageMessages) ?? false,
      manageGuild: allowed || (rights?.has(PermissionFlagsBits.ManageGuild) ?? false),
    },
    botPermissions: interaction.appPermissions.bitfield,
  };
}

function pressedMessage(message: Message): PressedMessage {
  const texts: string[] = message.content === '' ? [] : [message.content];
  const buttons: { id: string; label: string }[] = [];
  const visit = (component: Record<string, unknown>) => {
    if (typeof component.content === 'string') texts.push(component.content);
    if (typeof component.custom_id === 'string') {
      buttons.push({ id: component.custom_id, label: typeof component.label === 'string' ? component.label : '' });
    }
    for (const key of ['components', 'accessory'] as const) {
      const inner = component[key];
      if (Array.isArray(inner)) for (const one of inner) visit(one);
      else if (inner && typeof inner === 'object') visit(inner as Record<string, unknown>);
    }
  };
  for (const component of message.components) visit(component.toJSON() as unknown as Record<string, unknown>);
  return {
    id: message.id,
    channel: message.channelId,
    texts,
    buttons,
    private: message.flags.has(MessageFlags.Ephemeral),
  };
}
