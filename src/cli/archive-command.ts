import { type ParseArgsConfig, parseArgs } from 'node:util';
import { createEngine } from '../search/engine.ts';
import { archiveLoader } from '../search/load.ts';
import type { SearchPort } from '../search/port.ts';
import { chosenArchive } from './archive-option.ts';

const OWN = {
  archive: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O & typeof OWN }>>['values'];

/**
 * A command that prints something about an archive: its own options and `--archive DIR`, `--json`, `--help`. `run` gives what is to be
 * printed, piece by piece. Errors are told in one line, with exit code 1.
 */
export async function archiveCommand<const O extends Options>(
  usage: string,
  options: O,
  run: (engine: SearchPort, values: Values<O>) => AsyncIterable<string>,
): Promise<void> {
  try {
    const { values } = parseArgs({ options: { ...options, ...OWN } });
    const { help, archive } = values as { help: boolean; archive?: string };
    if (help) {
      process.stdout.write(`${usage}\n`);
      return;
    }
    const engine = createEngine({ load: archiveLoader(chosenArchive(archive)) });
    for await (const piece of run(engine, values as Values<O>)) process.stdout.write(piece);
    await engine.close();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** A whole number of at least 1 as typed, or `otherwise`. */
export function atLeastOne(typed: string | undefined, otherwise: number): number {
  return Math.max(1, Math.trunc(Number(typed)) || otherwise);
}
