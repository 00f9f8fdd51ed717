import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  InteractionContextType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { patience } from '../harness/patience.ts';
import { logIn } from './real-client.ts';

let discord: DiscordUnderTest;
let client: Client<true>;
let ada: MemberActor;
let grace: MemberActor;
let handle: (interaction: Interaction) => unknown = () => {};
const errors: { code?: number }[] = [];

beforeAll(async () => {
  discord = await startDiscordForTest();
  client = await logIn(discord);
  [ada, grace] = await Promise.all([discord.member('Ada'), discord.member('Grace')]);
  client.on(Events.InteractionCreate, (interaction) => {
    void Promise.resolve(handle(interaction)).catch((error: { code?: number }) => errors.push(error));
  });
  await client.application.commands.set([
    {
      name: 'quote',
      description: 'A quote',
      integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
      options: [
        { type: ApplicationCommandOptionType.String, name: 'about', description: 'What about', autocomplete: true },
        { type: ApplicationCommandOptionType.User, name: 'who', description: 'Who' },
      ],
    },
    {
      name: 'daily',
      description: 'Daily quotes',
      defaultMemberPermissions: 'ManageGuild',
      contexts: [InteractionContextType.Guild],
      options: [
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'set',
          description: 'Set',
          options: [
            { type: ApplicationCommandOptionType.Channel, name: 'where', description: 'Where', required: true },
          ],
        },
      ],
    },
    { name: 'Look up', type: ApplicationCommandType.Message },
    { name: 'Quotes by', type: ApplicationCommandType.User },
  ]);
});
afterEach(() => {
  handle = () => {};
  errors.length = 0;
});
afterAll(async () => {
  await client.destroy();
  await discord.close();
});

const onSlash = (run: (interaction: ChatInputCommandInteraction) => unknown) => {
  handle = (interaction) => (interaction.isChatInputCommand() ? run(interaction) : undefined);
};
const buttons = (...labels: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) => new ButtonBuilder().setCustomId(`id:${label}`).setLabel(label).setStyle(ButtonStyle.Primary)),
  );

describe('slash commands', () => {
  it('carry the options and the member, and show the reply', async () => {
    onSlash((interaction) =>
      interaction.reply(
        `${interaction.options.getString('about')} for ${interaction.options.getUser('who')?.username}`,
      ),
    );
    const result = await ada.slash('/quote', { about: 'llamas', who: grace.user.id });
    expect(result).toMatchObject({ outcome: 'replied', messages: [{ content: 'llamas for grace', type: 20 }] });
    expect(result.messages[0]?.play.commandName).toBe('quote');
  });

  it('are offered by context and permission', async () => {
    const names = async (actor: MemberActor, place: string) => {
      const { id } = await discord.channel(place);
      const channel = place === 'dm' ? (await actor.world()).dms[0]!.id : id;
      return (await discord.call('commands', { member: actor.user.id, channel })).commands.map(({ name }) => name);
    };
    expect(await names(ada, 'general')).toContain('daily');
    expect(await names(grace, 'general')).not.toContain('daily');
    expect(await names(ada, 'dm')).toEqual(['quote', 'Look up', 'Quotes by']);
    await expect(grace.slash('/daily set', {})).rejects.toThrow(/no command/);
    await expect(ada.slash('/daily set', {})).rejects.toThrow(/"where" is required/);
  });

  it('show a private reply to the one who asked and to nobody else', async () => {
    onSlash((interaction) => interaction.reply({ content: 'for you alone', flags: MessageFlags.Ephemeral }));
    const { messages } = await grace.slash('/quote');
    expect(messages[0]?.play.onlyFor).toBe(grace.user.id);
    expect((await grace.history()).map(({ content }) => content)).toContain('for you alone');
    expect((await ada.history()).map(({ content }) => content)).not.toContain('for you alone');
    await expect(ada.say('me too', { replyTo: messages[0]! })).rejects.toThrow();
    await discord.call('dismiss', { member: grace.user.id, message: messages[0]!.id });
    expect((await grace.history()).map(({ content }) => content)).not.toContain('for you alone');
  });

  it('fill in a deferred reply, edit it, follow up and delete', async () => {
    const fetched: string[] = [];
    const done = new Promise<void>((resolve, reject) => {
      const answer = async (interaction: ChatInputCommandInteraction) => {
        await interaction.deferReply();
        await interaction.editReply('first');
        await interaction.editReply('second');
        fetched.push((await interaction.fetchReply()).content);
        const more = await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
        await interaction.webhook.editMessage(more, 'even more');
        await interaction.deleteReply();
      };
      onSlash((interaction) => answer(interaction).then(resolve, reject));
    });
    const { interactionId, outcome } = await ada.slash('/quote');
    expect(outcome).toBe('replied');
    await done;
    const { messages } = await discord.call('interaction', { interactionId });
    expect(messages.map(({ content }) => content)).toEqual(['even more']);
    expect(fetched).toEqual(['second']);
  });

  it('fail after three seconds of silence, on the movable clock', async () => {
    let late: ChatInputCommandInteraction | undefined;
    const arrived = new Promise<void>((resolve) => {
      onSlash((interaction) => {
        late = interaction;
        resolve();
      });
    });
    const pending = ada.slash('/quote');
    await arrived;
    await discord.advance(patience + 1);
    expect(await pending).toMatchObject({ outcome: 'failed', failure: 'The application did not respond' });
    await expect(late?.reply('too late')).rejects.toMatchObject({ code: 10062 });
  });

  it('refuse a second answer, and everything after a quarter of an hour', async () => {
    let kept: ChatInputCommandInteraction | undefined;
    onSlash(async (interaction) => {
      kept = interaction;
      await interaction.reply('once');
    });
    await ada.slash('/quote');
    Object.assign(kept!, { replied: false });
    await expect(kept!.reply('twice')).rejects.toMatchObject({ code: 40060 });
    Object.assign(kept!, { replied: true });
    await discord.advance(15 * 60_000 + 1);
    await expect(kept!.editReply('too late')).rejects.toMatchObject({ code: 50027, status: 401 });
  });

  it('do not reach a bot that is away', async () => {
    const lonely = await startDiscordForTest();
    const bot = await logIn(lonely);
    await bot.application.commands.set([{ name: 'hello', description: 'Hello' }]);
    const left = lonely.waitFor('bot', ({ online }) => !online);
    await bot.destroy();
    await left;
    const result = await (await lonely.member('Ada')).slash('/hello');
    expect(result).toMatchObject({ outcome: 'failed', failure: 'The application did not respond' });
    await lonely.close();
  });

  it('whisper where members may not use external apps', async () => {
    const { guild } = await discord.call('createGuild', {
      name: 'Not invited',
      botInstalled: false,
      owner: ada.user.id,
    });
    await discord.call('joinGuild', { guild: guild.id, user: grace.user.id });
    const place = guild.channels[0]!;
    onSlash((interaction) => interaction.reply('out loud?'));
    await expect(grace.slash('/quote', {}, { in: place })).rejects.toThrow(/no command/);
    const aloud = await grace.slash('/quote', {}, { in: place, userInstall: true });
    expect(aloud.messages[0]?.play.onlyFor).toBeNull();
    await discord.call('setPermissions', { guild: guild.id, deny: ['UseExternalApps'] });
    const whispered = await grace.slash('/quote', {}, { in: place, userInstall: true });
    expect(whispered.messages[0]?.play.onlyFor).toBe(grace.user.id);
  });

  it('tell the member when a promised reply never came', async () => {
    onSlash((interaction) => interaction.deferReply());
    const { interactionId, outcome } = await ada.slash('/quote', {}, { settleMs: 0 });
    expect(outcome).toBe('thinking');
    await discord.advance(15 * 60_000 + 1);
    const failed = await discord.waitFor('interaction-failed', (event) => event.interactionId === interactionId);
    expect(failed.failure).toBe('The application did not respond');
  });

  it('answer with files, and with cards that show them', async () => {
    onSlash(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 13, file: { url: 'attachment://quotes.txt' } }],
        files: [{ attachment: Buffer.from('words'), name: 'quotes.txt' }],
      });
    });
    const { messages } = await ada.slash('/quote');
    expect(messages[0]).toMatchObject({
      components: [{ type: 13, name: 'quotes.txt', size: 5 }],
      play: { onlyFor: ada.user.id, thinking: false },
    });
  });
});

describe('autocomplete', () => {
  it('offers choices for what is typed so far', async () => {
    handle = (interaction) =>
      interaction.isAutocomplete()
        ? interaction.respond([{ name: `${interaction.options.getFocused()}amas`, value: 'llamas' }])
        : undefined;
    expect(await ada.complete('/quote', 'about', 'll')).toEqual([{ name: 'llamas', value: 'llamas' }]);
  });

  it('refuses more than 25 choices and empty names', async () => {
    handle = (interaction) => {
      if (!interaction.isAutocomplete()) return undefined;
      const count = interaction.options.getFocused() === 'many' ? 26 : 1;
      return interaction.respond(Array.from({ length: count }, () => ({ name: count === 1 ? '' : 'x', value: 'x' })));
    };
    for (const typed of ['many', 'empty']) {
      const asked = ada.complete('/quote', 'about', typed);
      await expect.poll(() => errors.length).toBe(typed === 'many' ? 1 : 2);
      await discord.advance(patience + 1);
      await expect(asked).rejects.toThrow('did not respond');
    }
    expect(errors.map(({ code }) => code)).toEqual([50035, 50035]);
  });
});

describe('components', () => {
  it('press, update, disable', async () => {
    handle = async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: '1', components: [buttons('Next')] });
      if (interaction.isButton()) {
        const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('id:Next').setLabel('Next').setStyle(ButtonStyle.Primary).setDisabled(true),
        );
        await interaction.update({ content: '2', components: [row] });
      }
    };
    const { messages } = await ada.slash('/quote');
    const result = await grace.press(messages[0]!, 'Next');
    expect(result).toMatchObject({ outcome: 'updated', messages: [{ id: messages[0]!.id, content: '2' }] });
    await expect(grace.press(result.messages[0]!, 'Next')).rejects.toThrow(/switched off/);
  });

  it('answer a press with a private message, and a deferred update with an edit', async () => {
    handle = async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: '1', components: [buttons('Mine', 'Later')] });
      if (!interaction.isButton()) return;
      if (interaction.customId === 'id:Mine')
        await interaction.reply({ content: 'yours', flags: MessageFlags.Ephemeral });
      else {
        await interaction.deferUpdate();
        await interaction.editReply('edited');
      }
    };
    const { messages } = await ada.slash('/quote');
    expect((await grace.press(messages[0]!, 'Mine')).messages[0]?.play.onlyFor).toBe(grace.user.id);
    expect(await grace.press(messages[0]!, 'Later')).toMatchObject({
      outcome: 'updated',
      messages: [{ content: 'edited' }],
    });
  });

  it('choose from a select', async () => {
    handle = async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const menu = new StringSelectMenuBuilder()
          .setCustomId('episode')
          .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
        const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
        await interaction.reply({ content: 'which?', components: [row] });
      }
      if (interaction.isStringSelectMenu())
        await interaction.update({ content: interaction.values.join(), components: [] });
    };
    const { messages } = await ada.slash('/quote');
    expect((await ada.select(messages[0]!, ['2'])).messages[0]?.content).toBe('2');
  });

  it('fill in a modal', async () => {
    handle = async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const time = new TextInputBuilder().setCustomId('time').setStyle(TextInputStyle.Short).setMaxLength(5);
        const day = new StringSelectMenuBuilder().setCustomId('day').addOptions({ label: 'Monday', value: 'mon' });
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId('form')
            .setTitle('When?')
            .addLabelComponents(
              new LabelBuilder().setLabel('Time').setTextInputComponent(time),
              new LabelBuilder().setLabel('Day').setStringSelectMenuComponent(day),
            ),
        );
      }
      if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        await interaction.reply(`${fields.getStringSelectValues('day').join()} ${fields.getTextInputValue('time')}`);
      }
    };
    const { modal, outcome } = await ada.slash('/quote');
    expect(outcome).toBe('modal');
    await expect(ada.submit(modal!, { day: 'mon' })).rejects.toThrow(/"time" is required/);
    expect((await ada.submit(modal!, { time: '09:00', day: 'mon' })).messages[0]?.content).toBe('mon 09:00');
  });
});

describe('menus', () => {
  it('show a message whole although the intent is missing, and name a member', async () => {
    handle = async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content.toUpperCase());
      if (interaction.isUserContextMenuCommand()) await interaction.reply(interaction.targetUser.username);
    };
    const message = await grace.say('nobody mentions the bot');
    expect((await ada.messageMenu(message, 'Look up')).messages[0]).toMatchObject({
      content: 'NOBODY MENTIONS THE BOT',
      type: 23,
    });
    expect((await ada.userMenu(grace.user, 'Quotes by')).messages[0]?.content).toBe('grace');
  });
});

describe('registering commands', () => {
  it.each([
    ['upper case', [{ name: 'Quote', description: 'x' }], 'name'],
    ['no description', [{ name: 'quote', description: '' }], 'description'],
    [
      'a name twice',
      [
        { name: 'a', description: 'x' },
        { name: 'a', description: 'x' },
      ],
      'unique',
    ],
    [
      'required after optional',
      [
        {
          name: 'a',
          description: 'x',
          options: [
            { type: 3, name: 'b', description: 'x' },
            { type: 3, name: 'c', description: 'x', required: true },
          ],
        },
      ],
      'Required options',
    ],
    [
      '26 choices',
      [
        {
          name: 'a',
          description: 'x',
          options: [
            {
              type: 3,
              name: 'b',
              description: 'x',
              choices: Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` })),
            },
          ],
        },
      ],
      'choices',
    ],
    ['a long description', [{ name: 'a', description: 'x'.repeat(101) }], 'description'],
    ['an unknown key', [{ name: 'a', description: 'x', descripton: 'x' }], 'descripton'],
  ])('refuses %s', async (_what, body, word) => {
    const put = client.rest.put(`/applications/${client.application.id}/commands`, { body });
    await expect(put).rejects.toMatchObject({ code: 50035, message: expect.stringContaining(word) as string });
  });
});
