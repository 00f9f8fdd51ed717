import { movableClock } from '../../src/clock.ts';
import { readArchive } from '../../src/episodes/archive.ts';
import { createWebClient } from '../../src/import/feeds/client.ts';
import { transcribeServer } from '../../src/import/transcription/server.ts';
import { createTranscription, type TranscriptionLimits } from '../../src/import/transcription/transcription.ts';
import { engineFor } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { createTurn } from '../../src/storage/turn.ts';

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
const log = (_: unknown, said: string) => tell({ type: 'log', said });
const transcription = createTranscription({
  dir: options.folder,
  served: async () =>
    (await readArchive(options.folder)).episodes.map(({ file, date, media, notesOnly = false }) => ({
      file,
      date,
      media,
      notesOnly,
    })),
  transcribe: transcribeServer({ baseUrl: options.baseUrl, model: 'tiny', apiKey: null }),
  model: 'tiny',
  client: createWebClient({ clock, allowPrivate: true }),
  limits: options.limits,
  clock,
  log: { info: log, warn: log } as never,
  toMp3: null,
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
