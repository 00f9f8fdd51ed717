import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { patience } from '../harness/patience.ts';
import { browserNote, launchBrowser, noBrowser } from './browser.ts';
import { startWholeBot } from './whole-bot.ts';

describe.skipIf(noBrowser)(`a visitor of the playground${browserNote}`, () => {
  let browser: Browser;
  let bot: Awaited<ReturnType<typeof startWholeBot>>;
  let page: Page;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([launchBrowser(), startWholeBot()]);
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });
  afterEach(() => page.context().close());

  async function open(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
    page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(bot.url);
    await page.getByRole('combobox', { name: /^Message / }).waitFor();
  }
  const lastMessage = () => page.locator('.log > .message').last();
  async function type(words: string, ...keys: string[]) {
    await page.keyboard.type(words);
    for (const key of keys) await page.keyboard.press(key);
  }

  it('finds a quote by keyboard alone, with the topics that the bot suggests, and pages on', async () => {
    await open();
    await type('/quo', 'Enter');
    await type('abo', 'Enter');
    await type('hug');
    const offered = page.getByRole('option', { name: 'Hugging Face', exact: true });
    const nothing = page.getByText('No options match your search');
    await expect
      .poll(async () => {
        // A bot that the machine starves of time offers nothing after 1.5 s, as it must: a person types on.
        if ((await nothing.count()) > 0) await type('', 'Backspace', 'g');
        return await offered.count();
      })
      .toBe(1);
    const chosen = page.getByRole('option', { name: 'Hugging Face', exact: true, selected: true });
    await expect
      .poll(async () => {
        if ((await chosen.count()) === 0) await page.keyboard.press('ArrowDown');
        return await chosen.count();
      })
      .toBe(1);
    await type('', 'Enter', 'Enter');
    await lastMessage().locator('blockquote strong').getByText('Hugging Face').first().waitFor();
    const words = await lastMessage().locator('blockquote').textContent();
    await lastMessage().getByRole('button', { name: 'Next' }).focus();
    await type('', 'Enter');
    await lastMessage()
      .getByText(/· 2 of \d+/)
      .waitFor();
    expect(await lastMessage().locator('blockquote').textContent()).not.toBe(words);
  });

  it('gets a private reply where it is asked for, and a copy of its own of what somebody else pages', async () => {
    await open();
    await type('/quote about:data engineers private:true', 'Enter');
    await lastMessage().getByText('Only you can see this').waitFor();
    await type('/quote about:machine learning', 'Enter');
    await lastMessage()
      .getByText(/1 of \d+/)
      .waitFor();
    await page.getByRole('button', { name: /Switch member/ }).click();
    await page.getByRole('menuitemradio', { name: 'Grace' }).click();
    await page.getByRole('button', { name: /You are Grace/ }).waitFor();
    const card = lastMessage();
    await card.getByRole('button', { name: 'Next' }).click();
    await page
      .locator('.message-private')
      .getByText(/2 of \d+/)
      .waitFor();
    expect(
      await page
        .locator('.message:not(.message-private)')
        .getByText(/· 1 of \d+/)
        .count(),
    ).toBeGreaterThan(0);
  });

  it('reads a topic on a phone', async () => {
    await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await page.getByRole('region', { name: 'Welcome' }).getByRole('button', { name: '/topic' }).tap();
    await page.getByRole('button', { name: 'Send' }).tap();
    await lastMessage().locator('.container').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('asks in a direct message', async () => {
    await open();
    await page.getByRole('button', { name: /^Direct Messages/ }).click();
    await page.getByText('This is the beginning of your direct messages').waitFor();
    await type('What about hair dryers?', 'Enter');
    await lastMessage().locator('.container').waitFor();
    expect(await lastMessage().textContent()).toMatch(/hair ?dryer/i);
  });

  it('sets up a daily quote and watches three days of it', async () => {
    await open();
    await type('/daily set channel:#quotes time:9:00 zone:Europe/Berlin', 'Enter');
    await lastMessage().getByText('every day at 09:00, Europe/Berlin').waitFor();
    await page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /^quotes/ })
      .click();
    await page.getByRole('heading', { name: 'quotes', exact: true }).waitFor();
    const posts = page.locator('.log > .message');
    for (let day = 1; day <= 3; day += 1) {
      await page.getByRole('button', { name: 'To the next daily post' }).click();
      await expect.poll(() => posts.count()).toBe(day);
      await page.getByRole('button', { name: 'To the next daily post' }).waitFor();
    }
    const quotes = await posts.locator('blockquote').allInnerTexts();
    expect(new Set(quotes).size).toBe(3);
  });

  it('reads it in a light theme, with forced colours, and hears words that are apart', async () => {
    const brightness = async () => {
      const colour = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      return Math.min(...(colour.match(/\d+/g) ?? []).map(Number));
    };
    await open({ colorScheme: 'light' });
    expect(await brightness()).toBeGreaterThan(230);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await brightness()).toBeLessThan(80);
    await page.emulateMedia({ forcedColors: 'active' });
    const line = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).waitFor();
      return page.evaluate(
        `getComputedStyle([...document.querySelectorAll('button')].find((one) =>
          [one.textContent, one.ariaLabel].includes('${name}'))).borderTopWidth`,
      );
    };
    expect(await line('+1 hour')).toBe('1px');
    expect(await line('Send')).toBe('1px');
    await type('/daily');
    await page.getByRole('option', { name: /^\/daily set channel time / }).waitFor();
  });
});
