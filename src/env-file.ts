import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parse, populate } from 'dotenv';
import { SetupError } from './errors.ts';
import { projectRoot } from './paths.ts';

/**
 * Adds what is written in `.env` to the environment, where the same is not set already; answers with what is written. A
 * file that is not there says nothing. @throws {SetupError} where it is there and cannot be read: without a word, the
 * playground would open in the place of the bot
 */
export function loadEnvFile(
  file = join(projectRoot, '.env'),
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new SetupError(
      code === 'EISDIR'
        ? `${file} is a folder, not a file with settings (Docker makes one where a file that it is to mount is not there). Remove it, and copy .env.example to .env.`
        : `The settings in ${file} cannot be read (${code}). Give the account that runs the bot permission to read that file.`,
    );
  }
  const written = parse(textOf(bytes));
  populate(env as Record<string, string>, written);
  return written;
}

/** As editors and shells write it: PowerShell's `>` in UTF-16. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
