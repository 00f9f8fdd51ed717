import type { Interaction } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createRouter, type RouterOptions } from '../../src/discord/router.ts';
import { action, type Feature, option, required, type Services, slash } from '../../src/interactions/declare.ts';
import { whisper } from '../../src/replies/reply.ts';

const feature: Feature = {
  actions: [],
  commands: [
    slash({
      name: 'find',
      description: 'Finds',
      options: {
        about: required(option.text('What')),
        exact: option.flag('Exactly'),
        most: option.number('How many'),
        place: option.channel('Where'),
      },
      run: async ({ about }) => whisper(`Found ${about.trim()}.`),
    }),
  ],
};

const plainOptions = (): RouterOptions => ({
  features: [feature],
  services: { clock: { now: () => 0, at: () => () => undefined } } as unknown as Services,
  log: pino({ level: 'silent' }),
  cooldown: null,
});
const plainRouter = () => createRouter(plainOptions());

/** What the router answers to a command; `onDeferral` is called when it is put off. */
async function answerTo(
  command: string,
  options: Record<string, unknown>,
  router = plainRouter(),
  onDeferral = () => {},
): Promise<string> {
  const answers: unknown[] = [];
  const answer = async (said: unknown) => answers.push(said);
  const interaction = {
    isAutocomplete: () => false,
    isChatInputCommand: () => true,
    isMessageComponent: () => false,
    isModalSubmit: () => false,
    isCommand: () => true,
    commandName: command,
    user: { id: '1' },
    locale: 'en-US',
    appPermissions: { bitfield: 0n },
    options: {
      data: Object.entries(options).map(([name, value]) => ({ name, type: 3, value })),
      getSubcommandGroup: () => null,
      getSubcommand: () => null,
    },
    deferred: false,
    async deferReply() {
      interaction.deferred = true;
      onDeferral();
    },
    deleteReply: async () => undefined,
    reply: answer,
    editReply: answer,
    followUp: answer,
  };
  await router.handle(interaction as unknown as Interaction);
  return JSON.stringify(answers);
}

it('runs a command with options as it declares them', async () => {
  expect(await answerTo('find', { about: ' llamas ', exact: true, most: 2 })).toContain('Found llamas.');
});

it.each([
  ['find', {}],
  ['find', { about: 42 }],
  ['find', { about: 'llamas', exact: 'yes' }],
  ['find', { about: 'llamas', most: '2' }],
  ['find', { about: 'llamas', place: 'general' }],
  ['seek', { about: 'llamas' }],
])('says that /%s %j is not as it knows it', async (command, options) => {
  expect(await answerTo(command, options)).toContain('Reload Discord');
});

it('lets another process answer first what comes while it stops', async () => {
  let answered = () => {};
  const others = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const router = createRouter({ ...plainOptions(), othersFirst: () => others });
  await router.drain(0);
  let told = false;
  const answer = answerTo('find', { about: 'llamas' }, router).finally(() => {
    told = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toBe(false);
  answered();
  expect(await answer).toContain('I am being restarted');
});

it('says that a form came too late, since none can follow a deferral', async () => {
  let ready = () => {};
  const form: Feature = {
    actions: [],
    commands: [
      slash({
        name: 'set',
        description: 'Sets',
        options: {},
        run: async () => {
          await new Promise<void>((resolve) => {
            ready = resolve;
          });
          return { modal: { id: 'x', title: 'X', fields: [] } };
        },
      }),
    ],
  };
  const heard: string[] = [];
  const observe: RouterOptions['observe'] = (_what, outcome) => heard.push(outcome);
  const router = createRouter({ ...plainOptions(), features: [form], deferAfter: 0, observe });
  expect(await answerTo('set', {}, router, () => ready())).toContain('too slow to open that form');
  expect(heard).toEqual(['too late']);
});

describe('what is completed while it is typed', () => {
  const quotes = [
    { name: 'A long quote, cut…', value: 'q1' },
    { name: 'Another', value: 'q2' },
  ];
  const chosen: Feature = {
    actions: [],
    commands: [
      slash({
        name: 'pick',
        description: 'Picks',
        options: {
          which: option.text('Which', {
            autocomplete: async (typed) =>
              typed === 'never' ? new Promise(() => undefined) : quotes.filter(({ name }) => name.startsWith(typed)),
          }),
          mode: option.text('How', { choices: [{ name: 'When asked', value: 'asked' }] }),
        },
        run: async ({ which, mode }) => whisper(`${which}/${mode}`),
      }),
    ],
  };
  const settings = {
    features: [chosen],
    services: { clock: { now: () => 0, at: () => () => undefined } } as unknown as Services,
    log: pino({ level: 'silent' }),
    cooldown: null,
  };

  it.each([
    [{ which: 'q1' }, 'q1/undefined'],
    [{ which: 'A long quote, cut…' }, 'q1/undefined'],
    [{ which: 'Another', mode: 'When asked' }, 'q2/asked'],
    [{ which: 'something else', mode: 'asked' }, 'something else/asked'],
  ])('is understood by its name as by its value: %j', async (options, said) => {
    expect(await answerTo('pick', options, createRouter(settings))).toContain(said);
  });

  it('is empty, and in time, while nothing is known yet', async () => {
    const answers: unknown[] = [];
    await createRouter({ ...settings, completeWithin: 5 }).handle({
      isAutocomplete: () => true,
      isCommand: () => false,
      commandName: 'pick',
      user: { id: '1' },
      locale: 'en-US',
      appPermissions: { bitfield: 0n },
      options: {
        data: [],
        getFocused: () => ({ name: 'which', value: 'never' }),
        getSubcommandGroup: () => null,
        getSubcommand: () => null,
      },
      respond: async (choices: unknown) => answers.push(choices),
    } as unknown as Interaction);
    expect(answers).toEqual([[]]);
  });
});

it('does not count what sets the bot up among what a member may ask', async () => {
  const setting: Feature = {
    actions: [],
    commands: [
      slash({ name: 'set', description: 'Sets', setsUp: true, options: {}, run: async () => whisper('Set.') }),
      slash({ name: 'ask', description: 'Asks', options: {}, run: async () => whisper('Asked.') }),
    ],
  };
  const router = createRouter({
    features: [setting],
    services: { clock: { now: () => 0, at: () => () => undefined } } as unknown as Services,
    log: pino({ level: 'silent' }),
    cooldown: { uses: 1, seconds: 20 },
  });
  for (let n = 0; n < 5; n += 1) expect(await answerTo('set', {}, router)).toContain('Set.');
  expect(await answerTo('ask', {}, router)).toContain('Asked.');
  expect(await answerTo('ask', {}, router)).toContain('Patience');
  // Even that has an end.
  expect(await answerTo('set', {}, router)).toContain('Patience');
});

it('lets whom Discord let use a managers’ command use its buttons, for a quarter of an hour', async () => {
  let now = 0;
  const answers: string[] = [];
  const managers: Feature = {
    commands: [
      slash({
        name: 'rule',
        description: 'Rules',
        managers: true,
        options: {},
        run: async (_, __, { may }) => whisper(`command ${may.manageGuild}`),
      }),
    ],
    actions: [
      action({
        name: 'act',
        how: 'reply',
        codecs: {},
        run: async (_, __, { may }) => whisper(`button ${may.manageGuild}`),
      }),
    ],
  };
  const router = createRouter({
    features: [feature, managers],
    services: { clock: { now: () => now, at: () => () => undefined } } as unknown as Services,
    log: pino({ level: 'silent' }),
    cooldown: null,
  });
  const interaction = (user: string, more: object) =>
    router.handle({
      isAutocomplete: () => false,
      isChatInputCommand: () => 'commandName' in more,
      isMessageContextMenuCommand: () => false,
      isMessageComponent: () => 'customId' in more,
      isModalSubmit: () => false,
      isAnySelectMenu: () => false,
      isCommand: () => 'commandName' in more,
      guildId: '10',
      user: { id: user },
      appPermissions: { bitfield: 0n },
      memberPermissions: { has: () => false },
      message: null,
      options: { data: [], getSubcommandGroup: () => null, getSubcommand: () => null },
      reply: async (answer: unknown) => answers.push(/(?:command|button) \w+/.exec(JSON.stringify(answer))?.[0] ?? ''),
      ...more,
    } as unknown as Interaction);
  await interaction('1', { commandName: 'rule' });
  await interaction('1', { customId: 'act' });
  await interaction('2', { customId: 'act' });
  await interaction('1', { customId: 'act', guildId: '11' });
  now = 15 * 60_000;
  await interaction('1', { customId: 'act' });
  expect(answers).toEqual(['command true', 'button true', 'button false', 'button false', 'button false']);
});
