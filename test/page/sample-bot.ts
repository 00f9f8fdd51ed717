import {
  Client,
  ContextMenuCommandBuilder,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import type { DiscordUnderTest } from '../harness/local-discord.ts';

/** A red square of ten by ten pixels. */
const redSquare = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

const llamas = ['llama wool', 'llama farms', 'alpacas'];

const quoteCard = (page: number) => [
  {
    type: 17,
    accent_color: 0xe5484d,
    components: [
      { type: 10, content: '> Nobody told me that **llamas** *spit* <b>this far</b>.' },
      { type: 10, content: '[00:21:14](https://shows.example/7?t=1274)\n-# Farm Talk 7' },
      { type: 14 },
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Next', custom_id: `page:${page + 1}` },
          { type: 2, style: 2, label: 'Silent', custom_id: 'silent' },
          { type: 2, style: 5, label: 'Listen', url: 'https://shows.example/7.mp3' },
        ],
      },
      { type: 10, content: `-# ${page} of 9` },
    ],
  },
];

/** A bot with one command for each thing that the page has to show. It posts "Good morning" when `goodMorning()` is called. */
export async function startSampleBot(discord: DiscordUnderTest) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: discord.apiUrl },
    allowedMentions: { parse: [] },
  });
  // The page may show that the bot thinks before the bot knows that it was heard.
  let onThinking: (end: () => void) => void = () => undefined;
  const thinks = () => new Promise<() => void>((resolve) => (onThinking = resolve));
  let thinking = thinks();
  client.on('interactionCreate', (interaction) => void answer(interaction, (end) => onThinking(end)));
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  await client.application?.commands.set([
    new SlashCommandBuilder()
      .setName('llama')
      .setDescription('A quote about llamas')
      .addStringOption((option) => option.setName('about').setDescription('What about them?').setAutocomplete(true))
      .addBooleanOption((option) => option.setName('private').setDescription('Only for you')),
    new SlashCommandBuilder()
      .setName('herd')
      .setDescription('Herds')
      .addSubcommand((below) =>
        below
          .setName('count')
          .setDescription('Count a herd')
          .addStringOption((option) => option.setName('farm').setDescription('Whose?').setRequired(true)),
      ),
    new SlashCommandBuilder().setName('ponder').setDescription('Thinks for as long as the test wants'),
    new SlashCommandBuilder().setName('silent').setDescription('Never answers'),
    new SlashCommandBuilder().setName('form').setDescription('Opens a form'),
    new SlashCommandBuilder().setName('gallery').setDescription('Everything that can stand in a message'),
    new ContextMenuCommandBuilder().setName('Ask the llama').setType(3),
  ]);
  return {
    client,
    /** Ends what it thinks about, or will think about next. */
    async endThinking() {
      const end = await thinking;
      thinking = thinks();
      end();
    },
    goodMorning: async () => {
      const channel = await client.channels.fetch((await discord.channel('general')).id);
      if (channel?.isSendable()) await channel.send('Good morning');
    },
    stop: () => client.destroy(),
  };
}

async function answer(interaction: Interaction, onThinking: (end: () => void) => void): Promise<void> {
  const secretly = { flags: MessageFlags.Ephemeral } as const;
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    // Whose clock is moved meanwhile gets no answer any more.
    await interaction
      .respond(llamas.filter((one) => one.includes(typed)).map((one) => ({ name: one, value: one })))
      .catch(() => undefined);
  } else if (interaction.isChatInputCommand()) {
    switch (interaction.commandName) {
      case 'llama': {
        const secret = interaction.options.getBoolean('private') ? MessageFlags.Ephemeral : 0;
        await interaction.reply({ components: quoteCard(1), flags: MessageFlags.IsComponentsV2 | secret });
        break;
      }
      case 'herd':
        await interaction.reply(`Seven at ${interaction.options.getString('farm')}.`);
        break;
      case 'ponder':
        await interaction.deferReply();
        onThinking(() => void interaction.editReply('Forty-two llamas.'));
        break;
      case 'form':
        await interaction.showModal({
          custom_id: 'form',
          title: 'A new llama',
          components: [
            { type: 18, label: 'Name', component: { type: 4, custom_id: 'name', style: 1, max_length: 10 } },
            {
              type: 18,
              label: 'Colour',
              component: {
                type: 3,
                custom_id: 'colour',
                options: ['brown', 'white'].map((label) => ({ label, value: label })),
              },
            },
          ],
        });
        break;
      case 'gallery':
        await interaction.reply({ ...gallery(interaction.channelId), flags: MessageFlags.IsComponentsV2 });
        break;
      default:
    }
  } else if (interaction.isButton()) {
    if (interaction.customId.startsWith('page:')) {
      await interaction.update({ components: quoteCard(Number(interaction.customId.slice(5))) });
    }
  } else if (interaction.isAnySelectMenu()) {
    await interaction.reply({ content: `Chosen: ${interaction.values.join(', ')}`, ...secretly });
  } else if (interaction.isModalSubmit()) {
    const name = interaction.fields.getTextInputValue('name');
    const colour = interaction.fields.getStringSelectValues('colour').join();
    await interaction.reply({ content: `${name} is ${colour}.`, ...secretly });
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: `The llama has read: ${interaction.targetMessage.content}`, ...secretly });
  }
}

const gallery = (channelId: string) => ({
  components: [
    { type: 10, content: `# Heading\n- point\n||secret|| \`code\` <#${channelId}> <t:4102444800:D>` },
    {
      type: 17,
      components: [
        {
          type: 9,
          components: [{ type: 10, content: 'Beside a picture' }],
          accessory: { type: 11, media: { url: 'attachment://square.png' }, description: 'A red square' },
        },
        {
          type: 12,
          items: [
            { media: { url: 'attachment://square.png' }, description: 'The square, large' },
            { media: { url: 'https://elsewhere.example/tracker.png' }, description: 'From elsewhere' },
          ],
        },
        { type: 13, file: { url: 'attachment://notes.txt' } },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'topics',
              placeholder: 'Related topics',
              options: llamas.map((label) => ({ label, value: label })),
            },
          ],
        },
        { type: 1, components: [{ type: 8, custom_id: 'channel', placeholder: 'A channel' }] },
      ],
    },
  ],
  files: [
    { name: 'square.png', attachment: redSquare },
    { name: 'notes.txt', attachment: Buffer.from('hello') },
  ],
});
