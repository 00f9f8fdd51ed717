import { alertOff, longestAlert, mostAlerts, sayAlert } from '../src/dailies/alerts.ts';
import { placeKind } from '../src/dailies/model.ts';
import type { Alert, AlertKind, Holder } from '../src/dailies/tables/alerts.ts';
import {
  type Autocomplete,
  action,
  type ChosenChannel,
  type Feature,
  option,
  type Request,
  required,
  type Services,
  slashGroup,
  subcommand,
} from '../src/interactions/declare.ts';
import { escapeMarkdown, oneLine, shorten } from '../src/replies/markdown.ts';
import { saysSomething } from '../src/replies/question.ts';
import { type Reply, text, whisper } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import { obstaclesOf, stopped } from './daily/said.ts';

/** What a member, or a server's channel, is to be told of when a new episode says it. */

const places = Object.values(placeKind).filter((kind) => kind !== placeKind.forum);
/** The server of who asks, where they manage it. */
const managedGuild = ({ guild, may }: Request): string | null => (may.manageGuild ? guild : null);

/** Alerts that who asks may see and end: their own; of the server's channels, for those who manage it. */
async function mine(request: Request, { alerts }: Services): Promise<Alert[]> {
  const own = await alerts.of({ member: request.user });
  const guild = managedGuild(request);
  return guild === null ? own : [...own, ...(await alerts.of({ guild }))];
}

function holderOf(channel: ChosenChannel | undefined, request: Request): Holder {
  if (channel === undefined) return { member: request.user };
  if (request.guild === null) throw new LocalisedError(({ serversOnly }) => serversOnly);
  const guild = managedGuild(request);
  if (guild === null) throw new LocalisedError(({ managersOnly }) => managersOnly);
  return { place: { guild, id: channel.id, kind: channel.type } };
}

/** What keeps messages from arriving in a channel. */
async function obstaclesIn(holder: Holder, { dailies }: Services, own: Words): Promise<string[]> {
  if ('member' in holder) return [];
  const { guild, id } = holder.place;
  const report = await dailies.check({ guild, id }, { role: null, publish: false, tag: null });
  return obstaclesOf(report, own);
}

const sayWhere = (holder: Holder, { alerts }: Words): string =>
  'member' in holder ? alerts.inPrivate : alerts.inChannel(`<#${holder.place.id}>`);

async function add(
  kind: AlertKind,
  { words: typed, channel }: { words: string; channel: ChosenChannel | undefined },
  services: Services,
  request: Request,
): Promise<Reply> {
  const words = oneLine(typed);
  if (!saysSomething(words)) {
    throw new LocalisedError(({ alerts }) => alerts.saysNothing);
  }
  const holder = holderOf(channel, request);
  const { own } = request;
  const what = sayAlert({ kind, words }, own);
  const where = sayWhere(holder, own);
  switch (await services.alerts.add(holder, kind, words, request.locale)) {
    case 'full':
      throw new LocalisedError(({ alerts }) => alerts.full(mostAlerts));
    case 'known':
      return whisper(own.alerts.known(what, where));
    case 'added': {
      const obstacles = await obstaclesIn(holder, services, own);
      return whisper(
        [
          kind === 'person' ? own.alerts.addedPerson(what, where) : own.alerts.added(what, where),
          `-# ${own.alerts.atMost}`,
          ...obstacles.map(own.alerts.toMend),
        ].join('\n'),
      );
    }
  }
}

const channelOption = option.channel('For those who manage the server: a channel to tell instead of you', {
  types: places,
});
const wordsOption = (description: string, autocomplete?: 'topic' | 'speaker') =>
  required(option.text(description, { maxLength: longestAlert, ...(autocomplete ? { autocomplete } : {}) }));

const addTopic = subcommand({
  description: 'Tell me when a new episode speaks of this',
  options: { topic: wordsOption('What of: each of these words is said', 'topic'), channel: channelOption },
  run: ({ topic, channel }, services, request) => add('topic', { words: topic, channel }, services, request),
});

const addPerson = subcommand({
  description: 'Tell me when this person speaks in a new episode, or is named in it',
  options: { person: wordsOption('Who, by the full name', 'speaker'), channel: channelOption },
  async run({ person, channel }, services, request) {
    // A name chosen from the list comes as its id.
    const card = await services.search.speaker(person);
    return add('person', { words: card?.name ?? person, channel }, services, request);
  },
});

const addPhrase = subcommand({
  description: 'Tell me when a new episode says exactly these words',
  options: { phrase: wordsOption('The words, one after another'), channel: channelOption },
  run: ({ phrase, channel }, services, request) => add('phrase', { words: phrase, channel }, services, request),
});

async function listOf(request: Request, services: Services): Promise<Reply> {
  const { own } = request;
  const { alerts } = own;
  const all = await mine(request, services);
  if (all.length === 0) return whisper(alerts.none);
  const holders = new Map(all.map(({ holder }) => [sayWhere(holder, own), holder]));
  const troubles: string[] = [];
  for (const [where, holder] of holders) {
    const trouble = await services.alerts.trouble(holder);
    if (trouble !== null) troubles.push(alerts.notArrived(where, stopped(trouble, own)));
  }
  return {
    private: true,
    card: true,
    blocks: [
      text(
        [`### ${alerts.title}`, ...all.map((one) => alerts.listed(sayAlert(one, own), sayWhere(one.holder, own)))].join(
          '\n',
        ),
      ),
      ...(troubles.length > 0 ? [text(troubles.join('\n'))] : []),
      {
        kind: 'select',
        id: removeSelect.id({}),
        placeholder: alerts.placeholder,
        choices: all
          .slice(0, 25)
          .map(({ id, kind, words }) => ({ label: shorten(words, 100), value: id, description: alerts.kinds[kind] })),
        min: 1,
        max: Math.min(all.length, 25),
      },
    ],
  };
}

const list = subcommand({
  description: 'What you asked to be told of, and what stands in the way',
  options: {},
  run: (_options, services, request) => listOf(request, services),
});

const completeAlert: Autocomplete = async (typed, services, request) =>
  (await mine(request, services))
    .filter(({ words }) => words.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, 25)
    .map(({ id, kind, words }) => ({
      name: shorten(request.own.withMore(request.own.alerts.kinds[kind], words), 100),
      value: id,
    }));

/** @throws {UserError} where who asks has none such */
async function end(ids: readonly string[], services: Services, request: Request): Promise<Alert[]> {
  const ended = (await mine(request, services)).filter(({ id }) => ids.includes(id));
  if (ended.length === 0) throw new LocalisedError(({ alerts }) => alerts.noSuch);
  await services.alerts.remove(ended.map(({ id }) => id));
  return ended;
}

const remove = subcommand({
  description: 'Tell me no more of something',
  options: { alert: required(option.text('Of what', { autocomplete: completeAlert, maxLength: 100 })) },
  async run({ alert: typed }, services, request) {
    const all = await mine(request, services);
    const words = typed.trim().toLowerCase();
    const found = all.find(({ id }) => id === typed) ?? all.find((one) => one.words.toLowerCase() === words);
    const [ended] = await end(found ? [found.id] : [], services, request);
    return whisper(request.own.alerts.ended(ended ? sayAlert(ended, request.own) : escapeMarkdown(typed)));
  },
});

const removeSelect = action({
  name: 'ar',
  how: 'update',
  once: true,
  setsUp: true,
  codecs: {},
  async run({ values }, services, request) {
    await end(values, services, request);
    return listOf(request, services);
  },
});

/** Under the message itself. */
const offButton = action({
  ...alertOff,
  how: 'reply',
  whispers: true,
  once: true,
  setsUp: true,
  async run({ args }, services, request) {
    const [ended] = await end([args.alert], services, request);
    return whisper(request.own.alerts.ended(ended ? sayAlert(ended, request.own) : '…'));
  },
});

export const alert: Feature = {
  commands: [
    slashGroup({
      name: 'alert',
      description: 'Be told, once and with the quote, when a new episode says it',
      whispers: true,
      setsUp: true,
      once: true,
      subcommands: { 'add topic': addTopic, 'add person': addPerson, 'add phrase': addPhrase, list, remove },
    }),
  ],
  actions: [removeSelect, offButton],
};
