import { arg } from '../src/interactions/custom-id.ts';
import {
  type Action,
  action,
  type Feature,
  option,
  type PressedMessage,
  type Request,
  required,
  type Services,
  slashGroup,
  subcommand,
} from '../src/interactions/declare.ts';
import { type AnswerButtons, answer, furtherQuotes, inContext } from '../src/lookups/answer.ts';
import type { ShownAnswer } from '../src/lookups/look-ups.ts';
import { askedIn, readBack } from '../src/lookups/read-back.ts';
import { defaultCooldown, leastCooldown, mostCooldown, rulesFor } from '../src/lookups/rules.ts';
import { type Reply, whisper } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { SearchPort } from '../src/search/port.ts';
import { managed as managedGuild } from './daily/access.ts';
import { nearestButton, openSource } from './nearest.ts';
import { relatedButtons } from './topic.ts';

// ── The buttons of a chat answer ───────────────────────────────────────────────────────────────────────────────────

/** Turns an answer into a list of further quotes, and back. */
const page = action({
  name: 'lk',
  how: 'update',
  codecs: { owner: arg.owner, page: arg.number },
  async run({ args, message }, { search, everywhere }, { words, own }) {
    const ask = await readBack(message?.texts ?? [], search);
    if (!ask) return whisper(own.queryGone);
    const means = { search, everywhere, buttons: answerButtons(words), owner: args.owner, words };
    const shown = args.page === 0 ? await answer(ask, means) : await furtherQuotes(ask, args.page, means);
    return shown?.reply ?? whisper(own.lookups.noMore);
  },
});

const context = action({
  name: 'lkc',
  how: 'update',
  codecs: { quote: arg.quote, owner: arg.owner },
  run: ({ args, message }, { search }, { words }) => contextCard(search, { ...args, level: 1 }, message, words),
});

const contextStep = action({
  name: 'lkm',
  how: 'update',
  codecs: { quote: arg.quote, owner: arg.owner, level: arg.number },
  run: ({ args, message }, { search }, { words }) => contextCard(search, args, message, words),
});

function contextCard(
  search: SearchPort,
  { quote, owner, level }: { quote: string; owner: string; level: number },
  message: PressedMessage | null,
  words: Words,
): Promise<Reply> {
  const means = { search, buttons: answerButtons(words), owner, words };
  return inContext(quote, level, askedIn(message?.texts ?? []), means);
}

/** Only whoever asked, and moderators: the router sees to it. */
const remove = action({
  name: 'lkx',
  how: 'update',
  codecs: { owner: arg.owner },
  run: async () => null,
});

export const answerButtons = (words: Words): AnswerButtons => ({
  page: (label, n, owner) => ({ label, id: page.id({ owner, page: n }) }),
  context: (quote, owner) => ({ label: words.buttons.context, id: context.id({ quote, owner }) }),
  contextStep: (label, quote, level, owner) => ({ label, id: contextStep.id({ quote, owner, level }) }),
  open: openSource(words),
  remove: (owner) => ({ label: words.buttons.delete, id: remove.id({ owner }) }),
  topics: relatedButtons,
  nearest: () => nearestButton(words),
});

export const answerActions: Action[] = [page, context, contextStep, remove];

/** Whose answer it is, which page comes next and which quote it shows, by its buttons; null where it is none of ours. */
export function readAnswer(ids: readonly string[]): ShownAnswer | null {
  const read = <A>({ name, read }: { name: string; read(id: string): A | null }): A[] =>
    ids.flatMap((id) => (actionName(id) === name ? [read(id)].filter((one) => one !== null) : []));
  const owner = read(remove)[0]?.owner;
  if (!owner) return null;
  const pages = read(page).map((one) => one.page);
  const quote = [...read(context), ...read(contextStep)][0]?.quote ?? null;
  return { owner, nextPage: pages.length > 0 ? Math.max(...pages) : null, quote };
}
const actionName = (id: string): string => id.split(':', 1)[0] ?? '';

// ── /lookups ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** What every member may say for themselves. */
const me = (description: string, out: boolean) =>
  subcommand({
    description,
    options: {},
    async run(_options, services, request) {
      await services.lookups.settings.setOut(request.user, out);
      return whisper(out ? request.own.lookups.meOff : request.own.lookups.meOn);
    },
  });

/** Where messages are written: text, voice, announcements, threads, forums. */
const places = [0, 2, 5, 10, 11, 12, 15];

/** Discord's defaults hold for the whole command, and `/lookups me` is everybody's: so each other part checks. */
function managed(services: Services, request: Request) {
  return { guild: managedGuild(request), ...services.lookups };
}

const bits: [keyof Words['permissions'], bigint][] = [
  ['View Channel', 1n << 10n],
  ['Send Messages', 1n << 11n],
  ['Read Message History', 1n << 16n],
  ['Send Messages in Threads', 1n << 38n],
];

const lookupsCommand = slashGroup({
  name: 'lookups',
  description: 'How I answer in chat: where, and how often',
  guildOnly: true,
  setsUp: true,
  whispers: true,
  subcommands: {
    status: subcommand({
      description: 'What holds here, and what I lack',
      options: {},
      async run(_options, services, request) {
        const { guild, settings, contentGranted } = managed(services, request);
        const { own } = request;
        const { lookups } = own;
        const stored = await settings.guild(guild);
        const here = rulesFor(stored, request.channel, null);
        const missing = bits.filter(([, bit]) => (request.botPermissions & bit) === 0n).map(([name]) => name);
        const others = stored.channels
          .slice(0, 20)
          .map(({ channel, mode, cooldown, ignored }) =>
            [
              `- <#${channel}>:`,
              [
                ignored === 'all' ? lookups.ignored : ignored === 'unasked' ? lookups.spokenTo : null,
                mode === 'suggest' ? lookups.suggestions : mode === 'asked' ? lookups.asked : null,
                cooldown === null ? null : lookups.everyMinutes(cooldown),
              ]
                .filter(Boolean)
                .join(own.marks.comma),
            ].join(' '),
          );
        return whisper(
          [
            here.on ? lookups.areOn : lookups.areOff,
            here.ignored === 'all'
              ? lookups.hereIgnored
              : here.ignored === 'unasked' || here.mode === 'asked'
                ? lookups.hereAsked
                : lookups.hereSuggest(own.minutes(here.cooldown)),
            contentGranted ? lookups.granted : lookups.lacksContent,
            ...(missing.length > 0
              ? [lookups.hereLack(missing.map((name) => own.permissions[name]).join(own.marks.comma))]
              : []),
            ...others,
            ...(stored.channels.length > others.length
              ? [`- ${own.andMore(stored.channels.length - others.length)}`]
              : []),
          ].join('\n'),
        );
      },
    }),
    on: subcommand({
      description: 'Answer in chat in this server',
      options: {},
      async run(_options, services, request) {
        const { guild, settings } = managed(services, request);
        await settings.setOn(guild, true);
        return whisper(request.own.lookups.on);
      },
    }),
    off: subcommand({
      description: 'Be silent in chat in this server; commands go on working',
      options: {},
      async run(_options, services, request) {
        const { guild, settings } = managed(services, request);
        await settings.setOn(guild, false);
        return whisper(request.own.lookups.off);
      },
    }),
    mode: subcommand({
      description: 'Whether I may speak unasked in a channel',
      options: {
        mode: required(
          option.text('When asked, or also by myself', {
            choices: [
              { name: 'asked – only when spoken to, or by [[topic]]', value: 'asked' },
              { name: 'suggest – also by myself, when nearly certain', value: 'suggest' },
            ],
          }),
        ),
        channel: option.channel('Which one? Empty: here', { types: places }),
      },
      async run({ mode, channel }, services, request) {
        const { guild, settings, contentGranted } = managed(services, request);
        const { own } = request;
        const { lookups } = own;
        const place = channel?.id ?? request.channel;
        if (mode !== 'asked' && mode !== 'suggest') throw new LocalisedError(({ lookups }) => lookups.whichMode);
        await settings.setChannel(guild, place, { mode });
        if (mode === 'asked') return whisper(lookups.askedIn(`<#${place}>`));
        const { cooldown } = rulesFor(await settings.guild(guild), place, null);
        return whisper(
          [
            lookups.suggestIn(`<#${place}>`, own.minutes(cooldown)),
            ...(contentGranted ? [] : [lookups.lacksContent]),
          ].join('\n'),
        );
      },
    }),
    cooldown: subcommand({
      description: 'The least time between two suggestions in a channel',
      options: {
        minutes: required(
          option.number(`Minutes, ${leastCooldown} to ${mostCooldown}; ${defaultCooldown} where nothing is set`, {
            min: leastCooldown,
            max: mostCooldown,
          }),
        ),
        channel: option.channel('Which one? Empty: here', { types: places }),
      },
      async run({ minutes, channel }, services, request) {
        const { guild, settings } = managed(services, request);
        const cooldown = Math.min(Math.max(Math.round(minutes), leastCooldown), mostCooldown);
        const place = channel?.id ?? request.channel;
        await settings.setChannel(guild, place, { cooldown });
        return whisper(request.own.lookups.atMost(request.own.minutes(cooldown), `<#${place}>`));
      },
    }),
    ignore: subcommand({
      description: 'Be silent in a channel or thread, or stop being so',
      options: {
        channel: option.channel('Which one? Empty: here', { types: places }),
        undo: option.flag('Speak there again'),
      },
      async run({ channel, undo }, services, request) {
        const { guild, settings } = managed(services, request);
        const place = channel?.id ?? request.channel;
        await settings.setChannel(guild, place, { ignored: undo ? null : 'all' });
        const { lookups } = request.own;
        return whisper(undo ? lookups.speaksAgain(`<#${place}>`) : lookups.silentIn(`<#${place}>`));
      },
    }),
    'me off': me('Pass over my messages, everywhere; for every member', true),
    'me on': me('Look at my messages again; for every member', false),
  },
});

export const lookups: Feature = { commands: [lookupsCommand], actions: answerActions };
