import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageFacts } from '../../src/pictures/image-file.ts';
import type { PlayMessage } from '../../src/playground/contract.ts';
import type { DiscordUnderTest, MemberActor } from '../harness/local-discord.ts';
import { buttonsOf, only, quoteOf, wordsOf } from '../harness/reading.ts';
import { startWholeBot, type WholeBot } from '../lookups/whole-bot.ts';

/** The picture that a message shows, fetched as a reader's browser would. */
async function pictureIn(message: PlayMessage) {
  const gallery = message.components.find((one) => 'items' in one) as
    | { items: { media: { url: string }; description?: string }[] }
    | undefined;
  const item = gallery?.items[0];
  if (!item) throw new Error('no picture');
  const answer = await fetch(item.media.url);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { alt: item.description, type: answer.headers.get('content-type'), bytes, facts: imageFacts(bytes) };
}

let whole: WholeBot;
let discord: DiscordUnderTest;
let grace: MemberActor;
let ada: MemberActor;

describe('a quote as a picture, in Discord', () => {
  beforeAll(async () => {
    whole = await startWholeBot();
    discord = whole.discord;
    [ada, grace] = await Promise.all([discord.member('Ada'), discord.member('Grace')]);
  });
  afterAll(() => whole.close());

  it('is drawn for the one who presses, with the quote for those who do not see it', async () => {
    const message = only((await grace.slash('/quote', { about: 'hugging face community' })).messages);
    const answer = only((await ada.press(message, 'Image')).messages);
    expect(answer.play.onlyFor).toBe(ada.user.id);
    const { alt, type, bytes, facts } = await pictureIn(answer);
    expect(alt).toBe(quoteOf(message));
    expect(answer.attachments[0]?.description).toBe(quoteOf(message));
    expect(type).toBe('image/png');
    expect(facts).toEqual({ format: 'png', width: 1200, height: 675 });
    expect(bytes.byteLength).toBeLessThan(150 * 1024);
  });

  it('changes its shape and ground in place, and is shown to all once asked to', async () => {
    const message = only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages);
    const wide = only((await grace.press(message, 'Image')).messages);
    const square = only((await grace.press(wide, 'Square')).messages);
    expect(square.id).toBe(wide.id);
    expect(square.attachments).toHaveLength(1);
    const before = await pictureIn(square);
    expect(before.facts).toMatchObject({ width: 1080, height: 1080 });
    const light = only((await grace.press(square, 'Light')).messages);
    const after = await pictureIn(light);
    expect(after.facts).toMatchObject({ width: 1080, height: 1080 });
    expect(Buffer.compare(before.bytes, after.bytes)).not.toBe(0);
    expect(buttonsOf(light).map(({ label }) => label)).toEqual(['Landscape', 'Dark', 'Show to all']);
    const { messages } = await grace.press(light, 'Show to all');
    const shown = messages.find((one) => one.id !== light.id);
    expect(shown?.play.onlyFor ?? null).toBeNull();
    expect((await pictureIn(shown as PlayMessage)).bytes).toEqual(after.bytes);
    // The private message says so after it was shown.
    await expect
      .poll(async () =>
        (await grace.history())
          .filter(({ id }) => id === light.id)
          .map(wordsOf)
          .join(),
      )
      .toContain('Shown to all.');
    expect((await grace.press(shown as PlayMessage, 'Delete')).outcome).toBeDefined();
  });

  it('stands under every quote: at random, in context, in chat and in the Apps menu', async () => {
    const has = (message: PlayMessage) => buttonsOf(message).some(({ label }) => label === 'Image');
    const random = only((await grace.slash('/quote')).messages);
    expect(has(random)).toBe(true);
    expect(has(only((await grace.press(random, 'More context')).messages))).toBe(true);
    const asked = await grace.say(`<@${whole.botId}> what is hugging face?`);
    expect(has(await discord.answerTo(asked))).toBe(true);
    const found = only((await grace.messageMenu(asked, 'Find a matching quote')).messages);
    expect(has(found)).toBe(true);
  });
});

it('is refused in plain words when what draws it dies, and the bot goes on', async () => {
  const broken = await startWholeBot({}, { script: 'test/pictures/dying-renderer.js' });
  try {
    const grace = await broken.discord.member('Grace');
    const message = only((await grace.slash('/quote', { about: 'hugging face community' })).messages);
    const answer = only((await grace.press(message, 'Image')).messages);
    expect(wordsOf(answer)).toContain('could not be drawn');
    expect(answer.play.onlyFor).toBe(grace.user.id);
    expect(quoteOf(only((await grace.slash('/quote', { about: 'bitcoin energy' })).messages))).not.toBe('');
  } finally {
    await broken.close();
  }
});
