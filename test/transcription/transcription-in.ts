import { readArchive } from '../../src/episodes/archive.ts';
import { createWebClient } from '../../src/import/feeds/client.ts';
import { transcribeServer } from '../../src/import/transcription/server.ts';
import { createTranscription, type TranscriptionOptions } from '../../src/import/transcription/transcription.ts';

/** Transcribes what a folder of episodes has no words of, by a server for speech at that address. */
export const transcriptionIn = (
  folder: string,
  baseUrl: string,
  say: (facts: unknown, said: string) => void,
  rest: Pick<TranscriptionOptions, 'clock' | 'limits'> & Partial<TranscriptionOptions>,
) =>
  createTranscription({
    dir: folder,
    served: async () =>
      (await readArchive(folder)).episodes.map(({ file, date, media, notesOnly = false }) => ({
        file,
        date,
        media,
        notesOnly,
      })),
    transcribe: transcribeServer({ baseUrl, model: 'tiny', apiKey: null }),
    model: 'tiny',
    client: createWebClient({ clock: rest.clock, allowPrivate: true }),
    log: { info: say, warn: say } as never,
    toMp3: null,
    ...rest,
  });
