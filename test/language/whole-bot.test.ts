import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InteractionResult, PlayMessage } from '../../src/playground/contract.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { type BotUnderTest, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';

let discord: DiscordUnderTest;
let bot: BotUnderTest;
let ada: MemberActor;
const [de, fr, ja] = [wordsFor('de'), wordsFor('fr'), wordsFor('ja')];
const inGerman = { locale: 'de' };

beforeAll(async () => {
  discord = await startDiscordForTest({ guildLocale: 'fr' });
  bot = await startBotForTest(discord);
  ada = await discord.member('Ada');
});
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
});

const textOf = (one: unknown): string => JSON.stringify(one);
function messageOf(result: InteractionResult): PlayMessage {
  const [message] = result.messages;
  if (!message) throw new Error(`no message: ${textOf(result)}`);
  return message;
}

describe('in a French server, a German member', () => {
  it('is answered in private in the language of their Discord, as it was seen last', async () => {
    const thanked = async (who: MemberActor) =>
      textOf((await discord.answerTo(await who.say('thanks!', { in: 'dm' }))).components);
    const grace = await discord.member('Grace');
    // Until then the bot knows of one server, and speaks as it does there.
    expect(await thanked(grace)).toContain(fr.lookups.thanks);
    await grace.slash('/help', { private: true }, { locale: 'ja' });
    expect(await thanked(grace)).toContain(ja.lookups.thanks);
  });

  it('is answered in German where nobody else sees it, and all in French', async () => {
    const mine = messageOf(await ada.slash('/quote', { about: 'hugging face', private: true }, inGerman));
    expect(textOf(mine)).toContain(de.buttons.moreContext);
    const ours = messageOf(await ada.slash('/quote', { about: 'hugging face' }, inGerman));
    expect(textOf(ours)).toContain(fr.buttons.moreContext);
    expect(textOf(ours)).toContain(`${fr.marks.open}hugging face${fr.marks.close} · ${fr.placeOf(1, 50).slice(0, 5)}`);
    // What was asked is read back from the French line.
    const next = messageOf(await ada.press(ours, fr.buttons.next, inGerman));
    expect(textOf(next)).toContain(`${fr.marks.open}hugging face${fr.marks.close} · 2 sur`);
    const grace = await discord.member('Grace');
    expect(textOf(messageOf(await grace.press(next, fr.buttons.save, { locale: 'ja' })))).toContain(ja.saved.done);
  });

  it('reads of a fault in German, though the answer would have been for all', async () => {
    const refused = messageOf(await ada.slash('/speaker', { name: 'Nobody At All' }, inGerman));
    expect(textOf(refused)).toContain(de.unknownSpeaker('Nobody At All'));
  });

  it('sees commands named as their Discord names them', async () => {
    expect(textOf(messageOf(await ada.slash('/help', { private: true }, inGerman)))).toContain('/zitat worüber:');
    const ours = textOf(messageOf(await ada.slash('/help', {}, inGerman)));
    expect(ours).toContain('/zitat worüber:');
    expect(ours).toContain(fr.help.topics);
  });

  it('is answered in chat in the language of the server', async () => {
    const asked = await ada.say(`<@${discord.applicationId}> thanks!`);
    expect((await discord.answerTo(asked)).components.map(textOf).join()).toContain(fr.lookups.thanks);
  });

  it('may choose another for all, who manages it; daily posts follow', async () => {
    const post = async () => {
      const [schedule] = (await ada.history('quotes')).slice(-1);
      return textOf(schedule);
    };
    const quotes = await discord.channel('quotes');
    const options = { channel: quotes.id, time: '9:00', zone: 'Europe/Paris' };
    await ada.slash('/daily set', options, inGerman);
    await ada.slash('/daily now', {}, inGerman);
    expect(await post()).toContain(fr.posts.heading.day);
    const chosen = messageOf(await ada.slash('/settings language', { language: 'ja' }, inGerman));
    expect(textOf(chosen)).toContain(de.language.chosen('日本語'));
    // Pressed twice within seconds, it would be one post.
    await discord.advance(60_000);
    await ada.slash('/daily preview', {}, inGerman);
    const ours = messageOf(await ada.slash('/quote', { about: 'hugging face' }, inGerman));
    expect(textOf(ours)).toContain(ja.buttons.moreContext);
    const preview = messageOf(await ada.slash('/daily preview', {}, inGerman));
    expect(textOf(preview)).toContain(ja.posts.heading.day);
  });
});
