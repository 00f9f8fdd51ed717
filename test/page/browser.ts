import { existsSync } from 'node:fs';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const found = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && path !== '' && existsSync(path));

/** Without a browser the page's tests are skipped, except where `CI` is set: there they must run, and fail. */
export const noBrowser = found === undefined && !process.env.CI;

/** Says in the name of a group of tests why they were left out. */
export const browserNote = noBrowser ? ' (skipped: no Chromium here; install it or set CHROMIUM_PATH)' : '';

/** @throws when there is none */
export function launchBrowser(): Promise<Browser> {
  if (!found) throw new Error('No Chromium was found: install it (apt-get install chromium) or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
