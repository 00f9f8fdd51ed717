/** Makes the README's picture from a real session with the bot: `npm run screenshot`. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from '../../src/paths.ts';
import { launchBrowser } from './browser.ts';
import { startWholeBot } from './whole-bot.ts';

const picture = join(projectRoot, 'src/playground/page/screenshot.png');
const mostBytes = 300_000;

const [browser, bot] = await Promise.all([launchBrowser(), startWholeBot()]);
try {
  const page = await browser.newPage({
    viewport: { width: 1200, height: 760 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await page.goto(bot.url);
  const become = async (name: string) => {
    await page.getByRole('button', { name: /Switch member/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('button', { name: new RegExp(`You are ${name}`) }).waitFor();
  };
  const box = page.getByRole('combobox', { name: /^Message / });
  await box.waitFor();
  await page.getByRole('button', { name: /^quotes/ }).click();
  await page.getByRole('heading', { name: 'quotes', exact: true }).waitFor();
  await become('Grace');
  await box.click();
  await page.keyboard.type('Who said that thing about Hugging Face, and why it became so big?');
  await page.keyboard.press('Enter');
  await become('Ada');
  await box.click();
  await page.keyboard.type('/quote about:hugging face');
  await page.keyboard.press('Enter');
  const card = page.locator('.log > .message').last();
  await card.getByText(/1 of \d+/).waitFor();
  await page.mouse.move(1100, 700);
  await page.screenshot({ path: picture, animations: 'disabled' });
} finally {
  await browser.close();
  await bot.stop();
}
const { size } = await stat(picture);
process.stdout.write(`${picture}: ${Math.round(size / 1000)} kB\n`);
if (size > mostBytes) {
  process.stderr.write(`That is more than ${mostBytes / 1000} kB: make the window smaller.\n`);
  process.exitCode = 1;
}
