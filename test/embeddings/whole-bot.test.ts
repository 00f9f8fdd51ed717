import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOREIGN_QUESTIONS } from '../../src/models/foreign-questions.ts';
import { projectRoot } from '../../src/paths.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { only, wordsOf } from '../harness/reading.ts';
import { type EmbeddingsServer, startEmbeddingsServer, wordVector } from './server.ts';

/** Words that nobody said, and what they mean to this model. */
const means = { blowdriers: 'hairdryer', hairless: 'balding', throwers: 'insane', zorblaxing: 'hairdryer' };
const embed = (texts: string[]) => texts.map((text) => wordVector(text, 512, means));
const asked = 'blowdriers hairless';
const near = /Nearest in meaning:[\s\S]*hairdryer/;

let server: EmbeddingsServer;
let discord: DiscordUnderTest;
let bot: BotUnderTest;
let ada: MemberActor;
let grace: MemberActor;
let url: string;
const sent = () => server.requests.flatMap(({ body }) => body.input);

beforeAll(async () => {
  server = await startEmbeddingsServer({ embed });
  discord = await startDiscordForTest();
  await discord.faults({ disallowedIntents: 0 });
  bot = await startBotForTest(discord, {
    EMBEDDINGS_BASE_URL: server.baseUrl,
    EMBEDDINGS_MODEL: 'small',
    EMBEDDINGS_API_KEY: 'a-very-secret-key',
    MESSAGE_CONTENT: 'on',
    HTTP_PORT: '0',
    CACHE_DIR: 'off',
    NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot, 'dist/test/harness/patient.js')).href}`,
  });
  url = /"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health/.exec(bot.output())?.[1] ?? '';
  await bot.says('the archive is embedded');
  ada = await discord.member('Ada');
  grace = await discord.member('Grace');
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
  await server.close();
});

const ask = async (command: string, about: string) =>
  wordsOf(only((await grace.slash(command, { about })).messages)).replace(/\\(.)/g, '$1');

it('finds by meaning what no words answer, in /quote, /topic, a mention and a menu, and says that it only comes near', async () => {
  const before = sent().length;
  expect(await ask('/quote', asked)).toMatch(near);
  expect(await ask('/topic', asked)).toMatch(near);
  const mention = await grace.say(`<@${discord.applicationId}> ${asked}`);
  expect(wordsOf(await discord.answerTo(mention))).toMatch(near);
  const other = await ada.say(`${asked}, they say`);
  const menu = only((await grace.messageMenu(other, 'Find a matching quote')).messages);
  expect(wordsOf(menu)).toMatch(near);
  // Each text once, with the words alone.
  expect(sent().slice(before)).toEqual([asked, `${asked}, they say`]);
});

it('sends nothing where words answer', async () => {
  const before = sent().length;
  expect(await ask('/quote', 'graduate student descent')).not.toContain('Nearest');
  expect(sent().length).toBe(before);
});

it('never sends a message that it reads unasked', async () => {
  const { channel } = await discord.call('createChannel', { guild: await discord.guildId(), name: 'aside' });
  await ada.slash('/lookups mode', { mode: 'suggest' }, { in: channel });
  const before = sent().length;
  for (const words of [
    'does anyone remember what mark said about zorblaxing throwers on the podcast?',
    'which ep was it where mark talked about zorblaxing?',
    'zorblaxing is the worst, mark said so',
  ])
    await grace.say(words, { in: channel });
  // It has looked at all of them once it answers what came last; this it is asked, and sends.
  const last = await grace.say(`<@${discord.applicationId}> hairless zorblaxing`, { in: channel });
  expect(wordsOf(await discord.answerTo(last))).toMatch(near);
  // A suggestion that words answer is still made, and not sent either.
  const sure = await grace.say('which ep was it where they talk about graduate student descent?', { in: channel });
  expect(wordsOf(await discord.answerTo(sure))).toContain('Nobody asked');
  expect(sent().slice(before)).toEqual(['hairless zorblaxing']);
});

it('has sent the archive, questions of ours and what was asked, with the key, and told the key to nobody', () => {
  const mine = new Set([...FOREIGN_QUESTIONS, asked, `${asked}, they say`, 'hairless zorblaxing']);
  const rest = sent().filter((text) => !mine.has(text));
  expect(rest.length).toBe(130);
  for (const { key, body } of server.requests) {
    expect(key).toBe('Bearer a-very-secret-key');
    expect(Object.keys(body).sort()).toEqual(['encoding_format', 'input', 'model']);
  }
  expect(bot.output()).not.toContain('a-very-secret-key');
  expect(bot.output()).not.toContain('hairless');
});

it('/help and /privacy say what is sent, and /status tells whoever runs it how far it is', async () => {
  expect(wordsOf(only((await grace.slash('/help')).messages))).toContain('What is sent:');
  expect(wordsOf(only((await grace.slash('/privacy')).messages))).toContain('never a message that nobody put to me');
  expect(wordsOf(only((await ada.slash('/status')).messages))).toMatch(
    /Your model \*\*small\*\* has read all 130 passages/,
  );
});

it('answers without it when the server breaks off, and says so in the log, /status and /metrics', async () => {
  server.answer = (response) => void response.write('{"data":[', () => response.destroy());
  expect(await ask('/quote', `${asked} again`)).not.toMatch(near);
  expect(await ask('/topic', `${asked} once more`)).not.toMatch(near);
  expect(bot.output().match(/is of no use just now/g)).toHaveLength(1);
  expect(wordsOf(only((await ada.slash('/status')).messages))).toContain(
    'Its server is of no use just now: it does not answer',
  );
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('model_trouble{model="embeddings"} 1');
});
