import { movableClock } from '../../src/clock.ts';
import type { TranscriptionLimits } from '../../src/import/transcription/transcription.ts';
import { engineFor } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { createTurn } from '../../src/storage/turn.ts';
import { transcriptionIn } from './transcription-in.ts';

/** One process of those that transcribe a folder between them. Started by `processes.test.ts`. */
export interface ProcessOptions {
  folder: string;
  /** A file, or the address of a PostgreSQL database. */
  database: string;
  baseUrl: string;
  limits: TranscriptionLimits;
  /** How long a turn lasts, ms. */
  lasts: number;
  /** From the machine's clock to its own, the same for all. */
  offset: number;
}
/** Its clock is set. */
export interface ToProcess {
  offset: number;
}
/** It asked whose turn it is; or what it logged. */
export type FromProcess = { type: 'turn'; mine: boolean } | { type: 'log'; said: string };

const options = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
const tell = (message: FromProcess) => void process.send?.(message);
const { clock, setOffset } = movableClock();
setOffset(options.offset);
process.on('message', (message: ToProcess) => setOffset(message.offset));
const store = await openStore(
  engineFor(options.database.startsWith('postgres') ? options.database : undefined, options.database),
);
const turn = createTurn(store, 'transcribing', `process ${process.pid}`, clock, options.lasts);
const transcription = transcriptionIn(options.folder, options.baseUrl, (_, said) => tell({ type: 'log', said }), {
  clock,
  limits: options.limits,
  turn: {
    ...turn,
    async take() {
      const mine = await turn.take();
      tell({ type: 'turn', mine });
      return mine;
    },
  },
});
process.on('disconnect', () => process.exit());
transcription.look();
