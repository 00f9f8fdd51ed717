import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadEnvFile } from '../../src/env-file.ts';
import { SetupError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'env-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const words = '\uFEFFDISCORD_TOKEN="of-the-bot"\r\n# a remark\r\nLOG_LEVEL=warn\r\n';
const swapped = Buffer.from(words, 'utf16le').swap16();

it.each([
  ['UTF-8 with a mark', Buffer.from(words)],
  ['UTF-8 without one', Buffer.from(words.slice(1))],
  ['UTF-16, as PowerShell writes it', Buffer.from(words, 'utf16le')],
  ['UTF-16 the other way round', swapped],
])('is read as it was written: %s', (name, bytes) => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const env: NodeJS.ProcessEnv = { LOG_LEVEL: 'info' };
  expect(loadEnvFile(file, env)).toEqual({ DISCORD_TOKEN: 'of-the-bot', LOG_LEVEL: 'warn' });
  expect(env).toEqual({ DISCORD_TOKEN: 'of-the-bot', LOG_LEVEL: 'info' });
});

it('need not be there, but is read where it is, or that is said', () => {
  expect(loadEnvFile(join(folder, 'none'), {})).toEqual({});
  mkdirSync(join(folder, '.env'));
  expect(() => loadEnvFile(join(folder, '.env'), {})).toThrow(SetupError);
  expect(() => loadEnvFile(join(folder, '.env'), {})).toThrow(/is a folder.*copy \.env\.example/);
});
