import { EventEmitter, once } from 'node:events';
import type { Browser, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { patience } from '../harness/patience.ts';
import { browserNote, launchBrowser, noBrowser } from './browser.ts';
import { startSampleBot } from './sample-bot.ts';

const hour = 3_600_000;

describe.skipIf(noBrowser)(`the playground's page${browserNote}`, () => {
  let browser: Browser;
  let discord: DiscordUnderTest;
  let bot: Awaited<ReturnType<typeof startSampleBot>>;
  let page: Page;
  /** What the browser complained about, and requests that left this machine. */
  let complaints: string[];
  /** Requests of the page under way, its stream of events aside, and what was asked in those that were answered. */
  const underWay = new Set<Request>();
  const answered: string[] = [];

  beforeAll(async () => {
    [browser, discord] = await Promise.all([launchBrowser(), startDiscordForTest({ validate: false })]);
    bot = await startSampleBot(discord);
  });
  afterAll(async () => {
    await bot?.stop();
    await browser?.close();
    await discord?.close();
  });
  afterEach(async () => {
    if (page.context() === usual?.context()) {
      await page.evaluate('localStorage.clear(); sessionStorage.clear();');
      await page.goto('about:blank');
    } else {
      await page.context().close();
    }
    expect(complaints).toEqual([]);
  });

  /** The page of all who wish nothing special: a browser of its own for each takes longer than most tests. */
  let usual: Page | undefined;
  async function open(options?: BrowserContextOptions) {
    complaints = [];
    underWay.clear();
    answered.length = 0;
    if (options) page = await newPage(options);
    else {
      usual ??= await newPage();
      page = usual;
    }
    await page.goto(discord.url);
    await box().waitFor();
    return page;
  }

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
    const one = await context.newPage();
    one.setDefaultTimeout(patience);
    one.on('pageerror', (fault) => complaints.push(fault.message));
    one.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    one.on('request', (request) => {
      if (!request.url().startsWith(discord.url) && !request.url().startsWith('data:')) complaints.push(request.url());
      if (!request.url().includes('/play/events')) underWay.add(request);
    });
    one.on('requestfinished', (request) => {
      underWay.delete(request);
      answered.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    one.on('requestfailed', (request) => underWay.delete(request));
    return one;
  }

  /** Resolves when the page was told what stands in a channel, and has drawn it. */
  const channelShown = async (channel: string) => {
    const told = (one: string) => one.includes('/play/history') && one.includes(channel);
    await expect.poll(() => underWay.size === 0 && answered.some(told)).toBe(true);
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  };
  /** Does what makes the page ask `route` of the playground, and waits for its answer: a switch moves before that. */
  async function taken(route: string, act: () => Promise<void>) {
    const answer = page.waitForResponse((response) => response.url().endsWith(`/play/${route}`));
    await act();
    expect((await answer).ok()).toBe(true);
  }
  const styleOf = (locator: Locator, property: string) =>
    locator.evaluate(
      (element, name) => String(element.ownerDocument.defaultView.getComputedStyle(element)[name]),
      property,
    );
  const box = () => page.getByRole('combobox', { name: /^Message / });
  const lastMessage = () => page.locator('.log > .message').last();
  const type = (words: string) => page.keyboard.type(words);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Writes a command as somebody does who knows it, and sends it. */
  async function use(command: string) {
    await box().click();
    await type(`${command} `);
    await press('Enter');
  }
  async function goTo(channel: RegExp) {
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: channel }).click();
    await box().waitFor();
  }
  async function become(name: RegExp) {
    await page.getByRole('button', { name: /Switch member/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('button', { name: new RegExp(`You are ${name.source}`) }).waitFor();
  }

  describe('for a visitor', () => {
    it('shows the channels and three things to try; a press fills the composer', async () => {
      await open();
      const channels = page.getByRole('navigation', { name: 'Channels' });
      await channels.getByRole('button', { name: 'announcements (announcement channel)' }).waitFor();
      const tries = page.getByRole('region', { name: 'Welcome' }).getByRole('button');
      await expect.poll(() => tries.count()).toBe(3);
      await tries.filter({ hasText: '/llama about: llama wool' }).click();
      await expect.poll(() => page.getByRole('combobox', { name: 'about' }).inputValue()).toBe('llama wool');
      await press('Enter');
      await lastMessage().getByText('Nobody told me').waitFor();
    });

    it('is served under a strict policy, with nothing inline', async () => {
      await open();
      const answer = await fetch(discord.url);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(await answer.text()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/i);
    });

    it('fits a phone: the channels in a drawer, nothing wider than the screen', async () => {
      await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
      await use('/gallery');
      await lastMessage().getByText('Beside a picture').waitFor();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(360);
      const channels = page.getByRole('navigation', { name: 'Channels' });
      expect(await channels.isVisible()).toBe(false);
      await page.getByRole('button', { name: /^Channels/ }).click();
      await channels.getByRole('button', { name: /^quotes/ }).click();
      await page.getByRole('heading', { name: 'quotes', exact: true }).waitFor();
      await expect.poll(() => channels.isVisible()).toBe(false);
      await page.getByRole('button', { name: /clock/ }).click();
      await page.getByRole('button', { name: '+1 day' }).waitFor();
      await press('Escape');
      await expect.poll(() => page.getByRole('button', { name: '+1 day' }).isVisible()).toBe(false);
    });

    it('moves nothing for those who asked for less motion', async () => {
      await open({ reducedMotion: 'reduce' });
      await use('/ponder');
      const dot = page.locator('.thinking .dots i').first();
      await dot.waitFor();
      // A row that is drawn anew has no style while it is not in the page.
      await expect.poll(() => styleOf(dot, 'animationName')).toBe('none');
      await bot.endThinking();
      await lastMessage().getByText('Forty-two llamas.').waitFor();
    });
  });

  describe('with the keyboard alone', () => {
    it('finds a command, completes an option, picks from it and sends', async () => {
      await open();
      await type('/ll');
      await page.getByRole('option', { name: /^\/llama/ }).waitFor();
      await press('Enter');
      await type('ab');
      await press('Enter');
      await type('far');
      await page.getByRole('option', { name: 'llama farms' }).waitFor();
      await press('ArrowDown', 'Enter');
      await expect.poll(() => page.getByRole('combobox', { name: 'about' }).inputValue()).toBe('llama farms');
      await type('priv');
      await press('Enter');
      await page.getByRole('option', { name: 'True' }).waitFor();
      await press('Tab', 'Enter');
      await lastMessage().getByText('Only you can see this').waitFor();
    });

    it('leaves lists and commands with Escape, and takes options back with Backspace', async () => {
      await open();
      await type('/');
      await press('Escape');
      await page.getByRole('listbox', { name: 'Commands' }).waitFor({ state: 'detached' });
      await press('Backspace');
      await type('/llama about:');
      await expect.poll(() => page.getByRole('combobox', { name: 'about' }).count()).toBe(1);
      await press('Backspace', 'Backspace');
      await box().waitFor();
    });

    it('leaves a list that is not drawn yet', async () => {
      await open();
      await page.evaluate(`(async () => {
        const area = document.querySelector('textarea');
        area.focus();
        area.value = '/';
        area.setSelectionRange(1, 1);
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
      })()`);
      expect(await page.getByRole('listbox', { name: 'Commands' }).count()).toBe(0);
      await press('Backspace');
    });

    it('leaves a list whose commands come only later', async () => {
      await open();
      let come = (): void => {};
      const held = new Promise<void>((resolve) => {
        come = resolve;
      });
      await page.route('**/play/commands', async (route) => {
        await held;
        await route.continue();
      });
      const answer = page.waitForResponse((response) => response.url().endsWith('/play/commands'));
      await page.reload();
      await box().waitFor();
      await box().focus();
      await type('/');
      await press('Escape');
      come();
      await answer;
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      expect(await page.getByRole('listbox', { name: 'Commands' }).count()).toBe(0);
      await page.unroute('**/play/commands');
      await press('Backspace');
    });

    it('takes free text where there are suggestions, and words without an option', async () => {
      await open();
      await use('/herd count farm:Old McDonald');
      await lastMessage().getByText('Seven at Old McDonald.').waitFor();
      await use('/llama what they wear');
      await expect.poll(() => page.getByRole('combobox', { name: 'about' }).inputValue()).toBe('what they wear');
      await press('Enter');
      await lastMessage().getByText('Nobody told me').waitFor();
    });

    it('does not send while a required option is empty', async () => {
      await open();
      await use('/herd count');
      await page.getByText('This option is required. Specify a value.').waitFor();
      await type('Somewhere');
      await press('Enter');
      await lastMessage().getByText('Seven at Somewhere.').waitFor();
    });

    it.each([
      ['typed', '/herd count '],
      ['sent', '/llama '],
    ])('knows a command that was %s before the list of commands came', async (done, words) => {
      const page = await open();
      const held = new EventEmitter();
      const letGo = once(held, 'let go');
      await page.route('**/play/commands', (route) => letGo.then(() => route.continue()));
      await page.reload();
      await box().click();
      await type(words);
      if (done === 'sent') await press('Enter');
      held.emit('let go');
      if (done === 'sent') await lastMessage().locator('.container').waitFor();
      else await page.locator('.command-bar').getByText('/herd count').waitFor();
      await page.unrouteAll();
    });

    it('reaches a message, its menu and its Apps, and comes back', async () => {
      await open();
      await box().click();
      await type('What do llamas think?');
      await press('Enter');
      await lastMessage().getByText('What do llamas think?').waitFor();
      await lastMessage().focus();
      await press('ArrowUp', 'ArrowDown', 'Enter');
      await page.locator('[role="menuitem"]:focus').waitFor();
      await press('ArrowDown', 'ArrowDown', 'ArrowDown');
      await page.locator('[role="menuitem"]:focus', { hasText: 'Apps' }).waitFor();
      await press('ArrowRight');
      await page.getByRole('menu', { name: 'Apps' }).waitFor();
      await page.getByRole('menuitem', { name: 'Ask the llama' }).focus();
      await press('Enter');
      await page.getByText('The llama has read: What do llamas think?').waitFor();
    });

    it('chooses in a select menu', async () => {
      await open();
      await use('/gallery');
      const menu = lastMessage().getByRole('combobox', { name: 'Related topics' });
      await menu.focus();
      await press('ArrowDown', 'ArrowDown', 'Enter');
      await page.getByText('Chosen: llama farms').waitFor();
      await press('Escape');
    });
  });

  describe('shows messages as Discord does', () => {
    it('draws a card with its accent, markdown, link and buttons', async () => {
      await open();
      await use('/llama');
      const card = lastMessage().locator('.container');
      await card.waitFor();
      expect(await styleOf(card, 'borderLeftColor')).toBe('rgb(229, 72, 77)');
      expect(await card.locator('strong').first().textContent()).toBe('llamas');
      expect(await card.getByText('<b>this far</b>').count()).toBe(1);
      const link = card.getByRole('link', { name: 'Listen' });
      expect(await link.getAttribute('href')).toBe('https://shows.example/7.mp3');
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
      await lastMessage().getByText('/llama', { exact: true }).waitFor();
    });

    it('loads pictures and files of this Discord, and names pictures from elsewhere without asking for them', async () => {
      await open();
      await use('/gallery');
      const message = lastMessage();
      await message.getByRole('heading', { name: 'Heading' }).waitFor();
      const picture = message.getByRole('img', { name: 'A red square' });
      await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBe(10);
      expect(await message.getByRole('link', { name: 'From elsewhere' }).count()).toBe(1);
      expect(await message.getByRole('link', { name: 'notes.txt' }).getAttribute('download')).toBe('notes.txt');
      expect(await message.getByText('1 January 2100').count()).toBe(1);
      await message.getByRole('button', { name: /Spoiler/ }).click();
      await message.getByText('secret').waitFor();
    });

    it('stays at its newest message, unless somebody reads further up', async () => {
      await open();
      for (let n = 0; n < 4; n++) await use('/llama');
      const scroller = page.locator('.scroller');
      const fromEnd = () => scroller.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
      // What grows before the browser tells of the last scrolling is no reader who moved up.
      const grow = () =>
        scroller.evaluate((box) => {
          box.querySelector('.log').style.minHeight = `${box.scrollHeight + 900}px`;
          box.dispatchEvent(new box.ownerDocument.defaultView.Event('scroll'));
        });
      await expect.poll(fromEnd).toBeLessThan(2);
      await grow();
      await expect.poll(fromEnd).toBeLessThan(2);
      await scroller.hover();
      await page.mouse.wheel(0, -400);
      await expect.poll(fromEnd).toBeGreaterThan(300);
      await grow();
      await expect.poll(fromEnd).toBeGreaterThan(600);
    });

    it('changes a message when its button is pressed', async () => {
      await open();
      await use('/llama');
      await lastMessage().getByText('1 of 9').waitFor();
      await lastMessage().getByRole('button', { name: 'Next' }).click();
      await lastMessage().getByText('2 of 9').waitFor();
    });

    it('says when a button or a command was not answered', async () => {
      await open();
      await use('/llama');
      const card = lastMessage();
      await card.getByText('1 of 9').waitFor();
      const id = await card.getAttribute('data-message');
      const asked = async () => (await discord.call('counters', {})).interactions;
      const before = await asked();
      await card.getByRole('button', { name: 'Silent' }).click();
      await use('/silent');
      await expect.poll(asked).toBe(before + 2);
      await discord.advance(patience);
      const answered = page.locator(`[data-message="${id}"]`);
      await answered
        .getByText('This interaction failed')
        .or(answered.getByText(/did not respond/))
        .waitFor();
      await lastMessage().getByRole('alert').waitFor();
      await discord.advance(-patience);
      // What is said later stands below it.
      await use('/llama');
      await lastMessage().getByText('1 of 9').waitFor();
      const silent = page.locator('.message', { hasText: '/silent' });
      await silent.getByRole('button', { name: 'Dismiss message' }).click();
      await expect.poll(() => page.locator('.message').getByText('/silent').count()).toBe(0);
    });

    it('shows that the bot is thinking, until it answers', async () => {
      await open();
      await use('/ponder');
      await lastMessage()
        .getByText(/is thinking/)
        .waitFor();
      await bot.endThinking();
      await lastMessage().getByText('Forty-two llamas.').waitFor();
    });

    it('shows a private reply to one member only, until it is dismissed', async () => {
      await open();
      await use('/llama private:true');
      await lastMessage().getByText('Only you can see this').waitFor();
      const secrets = page.locator('.message').getByText('Only you can see this');
      const mine = await secrets.count();
      await become(/Grace/);
      await page.getByText('Who else is going to the meetup?').waitFor();
      expect(await secrets.count()).toBe(0);
      await become(/Ada/);
      await expect.poll(() => secrets.count()).toBe(mine);
      await lastMessage().getByRole('button', { name: 'Dismiss message' }).click();
      await expect.poll(() => secrets.count()).toBe(mine - 1);
    });

    it('opens a form, insists on what is required, and sends it', async () => {
      await open();
      await use('/form');
      const form = page.getByRole('dialog', { name: 'A new llama' });
      await form.getByRole('button', { name: 'Submit' }).click();
      await expect.poll(() => form.getByText('This field is required.').count()).toBe(2);
      await form.getByLabel('Name').fill('Dolly');
      await form.getByRole('combobox', { name: 'Colour' }).click();
      await form.getByRole('option', { name: 'white' }).click();
      await form.getByRole('button', { name: 'Submit' }).click();
      await lastMessage().getByText('Dolly is white.').waitFor();
      await expect.poll(() => form.count()).toBe(0);
    });

    it('never takes text for HTML, wherever it stands', async () => {
      await open();
      const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
      const ada = await discord.member('Ada');
      await ada.say(evil);
      await lastMessage().getByText(evil).waitFor();
      const thread = await discord.call('createThread', {
        member: ada.user.id,
        channel: (await discord.channel('general')).id,
        name: evil,
      });
      await page.getByRole('button', { name: evil }).click();
      await page.getByRole('heading', { name: evil }).first().waitFor();
      expect(await page.locator('img, #app script').count()).toBe(0);
      // What is asked of the thread must be answered before it is gone.
      await channelShown(thread.channel.id);
      await discord.call('deleteChannel', { channel: thread.channel.id });
      await page.getByRole('heading', { name: 'general', exact: true }).waitFor();
    });
  });

  describe('lets members talk', () => {
    it('mentions, replies, edits and deletes', async () => {
      await open();
      await box().click();
      await type('Hello @gra');
      await page.getByRole('option', { name: /Grace/ }).waitFor();
      await press('Enter');
      await type('and **all**');
      await press('Enter');
      const hello = lastMessage();
      await hello.getByText('@Grace').waitFor();
      await expect.poll(() => hello.locator('strong').textContent()).toBe('all');
      await hello.hover();
      await hello.getByRole('button', { name: 'Reply' }).click();
      await type('to myself');
      await press('Enter');
      await lastMessage().locator('.reference').getByText('Hello @Grace').waitFor();
      await press('ArrowUp');
      await page.getByRole('textbox', { name: 'Edit message' }).fill('to us');
      await press('Enter');
      await lastMessage().getByText('(edited)').waitFor();
      await lastMessage().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Delete Message' }).click();
      await expect.poll(() => page.getByText('to us').count()).toBe(0);
    });

    it('shows a link to a message by its channel, and leads there', async () => {
      await open();
      // A message that comes while the channel is first loaded can be missed.
      await channelShown((await discord.channel('general')).id);
      const grace = await discord.member('Grace');
      const first = await grace.say('The message that is meant', { in: 'off-topic' });
      for (let n = 0; n < 25; n += 1) await grace.say(`and another, ${n}`, { in: 'off-topic' });
      const guild = await discord.guildId();
      await grace.say(`see https://discord.com/channels/${guild}/${first.channel_id}/${first.id}.`);
      await lastMessage().getByRole('button', { name: '#off-topic › message' }).click();
      const shown = page.locator(`[data-message="${first.id}"]`);
      await expect.poll(() => shown.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
      await goTo(/^general/);
    });

    it('tells of messages elsewhere, and leads there', async () => {
      await open();
      const grace = await discord.member('Grace');
      await grace.say('Over here!', { in: 'off-topic' });
      await page.getByRole('button', { name: /off-topic .*unread/ }).waitFor();
      await page.getByRole('button', { name: /Grace wrote in #off-topic/ }).click();
      await lastMessage().getByText('Over here!').waitFor();
      await expect.poll(() => page.getByRole('button', { name: /off-topic .*unread/ }).count()).toBe(0);
    });

    it('talks to the bot in a direct message', async () => {
      await open();
      await page.getByRole('button', { name: /^Direct Messages/ }).click();
      await page.getByText('This is the beginning of your direct messages').waitFor();
      await use('/llama');
      await lastMessage().getByText('Nobody told me').waitFor();
    });

    it('writes a post in a forum', async () => {
      await open();
      await page.getByRole('button', { name: /episode-talk/ }).click();
      await page.getByRole('button', { name: 'New Post' }).click();
      await page.getByLabel('Title').fill('Episode 7');
      await page.getByRole('textbox', { name: 'Message' }).fill('Anybody heard it?');
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await page.getByRole('heading', { name: 'Episode 7' }).first().waitFor();
      await lastMessage().getByText('Anybody heard it?').waitFor();
      await goTo(/^general/);
    });

    it('shows that somebody is typing, until they have written', async () => {
      await open();
      const grace = await discord.member('Grace');
      await discord.call('typing', { member: grace.user.id, channel: (await discord.channel('general')).id });
      await page.getByText('Grace is typing…').waitFor();
      await grace.say('There.');
      await lastMessage().getByText('There.').waitFor();
      await expect.poll(() => page.getByText('Grace is typing…').count()).toBe(0);
    });
  });

  describe("has the playground's own things", () => {
    it('marks what is chosen by a line where colours are the reader’s own', async () => {
      await open({ forcedColors: 'active' });
      const outline = (link: string) =>
        page.evaluate(`getComputedStyle(document.querySelector('${link}')).outlineStyle`);
      expect(await outline('.channel-link[aria-current]')).toBe('solid');
      expect(await outline('.channel-link:not([aria-current])')).toBe('none');
      expect(await outline('.rail-button[aria-current]')).toBe('solid');
    });

    it('moves the clock, and back', async () => {
      await open();
      const before = await discord.call('clock', {});
      await page.getByRole('button', { name: '+1 day' }).click();
      await page.getByText('1 day ahead').waitFor();
      await page.getByRole('button', { name: '+1 hour' }).click();
      await page.getByText('1 day, 1 hour ahead').waitFor();
      expect((await discord.call('clock', {})).offset - before.offset).toBe(25 * hour);
      await page.getByRole('button', { name: "Back to the machine's time" }).click();
      await page.getByText('runs with your machine').waitFor();
    });

    it('runs on to the next post that nobody asked for', async () => {
      await open();
      const due = (await discord.call('clock', {})).now + 30 * hour;
      const morning = discord.waitFor('clock', (event) => event.clock.now >= due).then(() => bot.goodMorning());
      await page.getByRole('button', { name: 'To the next daily post' }).click();
      await morning;
      await page.locator('.message').getByText('Good morning').waitFor();
      await page.getByRole('button', { name: 'To the next daily post' }).waitFor();
      const { now } = await discord.call('clock', {});
      expect(now - due).toBeLessThan(4 * hour);
      await page.getByRole('button', { name: "Back to the machine's time" }).click();
      await page.getByText('runs with your machine').waitFor();
    });

    it('makes trouble and ends it', async () => {
      await open();
      await page.getByRole('heading', { name: 'Trouble' }).click();
      const mute = page.getByRole('switch', { name: 'Bot may not write in this channel' });
      await taken('setPermissions', () => mute.check());
      await expect.poll(() => mute.getAttribute('aria-checked')).toBe('true');
      await expect(bot.goodMorning()).rejects.toMatchObject({ code: 50_013 });
      await taken('setPermissions', () => mute.uncheck());
      await expect.poll(() => mute.getAttribute('aria-checked')).toBe('false');
      await page.getByRole('button', { name: 'Fail 3 sends (500)' }).click();
      await page.getByText('The next three messages').waitFor();
      await page.getByRole('button', { name: 'Clear all trouble' }).click();
      await page.getByText('All trouble is over.').waitFor();
      await bot.goodMorning();
      await lastMessage().getByText('Good morning').waitFor();
    });
  });
});
