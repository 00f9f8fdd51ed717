import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';

/** The rival of the commands benchmark: discord.js as it comes, answering every command with the same card. */
const [apiUrl = '', token = ''] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
client.on('interactionCreate', async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.reply({
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 17, components: [{ type: 10, content: 'The same words every time.' }] }],
    allowedMentions: { parse: [] },
  });
});
client.once('clientReady', async () => {
  await client.application?.commands.set([
    { name: 'quote', description: 'A constant', options: [{ type: 3, name: 'about', description: 'Ignored' }] },
  ]);
  process.send?.('ready');
});
await client.login(token);
