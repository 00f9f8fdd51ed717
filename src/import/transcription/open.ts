import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { createWebClient } from '../feeds/client.ts';
import { findFfmpeg } from './ffmpeg.ts';
import { transcribeServer } from './server.ts';
import { transcriptionHome } from './state.ts';
import { createTranscription, type Transcription, type TranscriptionOptions } from './transcription.ts';

/** Ms for hours of sound, and without a byte of it. */
const DOWNLOAD = { total: 30 * 60_000, silence: 60_000, perHost: 1 };

/**
 * The transcribing that the settings ask for; null: none. Of several processes that share the episodes, the one with
 * the first shard does it; of several with that, as in a rolling update, whose turn it is.
 */
export async function openTranscription(
  config: Pick<
    Config,
    | 'FEEDS_ALLOW_PRIVATE'
    | 'SHARDS'
    | 'TRANSCRIBE_BASE_URL'
    | 'TRANSCRIBE_MODEL'
    | 'TRANSCRIBE_API_KEY'
    | 'TRANSCRIBE_EPISODES'
    | 'TRANSCRIBE_MINUTES'
    | 'TRANSCRIBE_MAX_MB'
    | 'TRANSCRIBE_MINUTE_PRICE'
    | 'TRANSCRIBE_DAY_COST'
  >,
  dir: string,
  options: Pick<TranscriptionOptions, 'served' | 'log' | 'turn'>,
): Promise<(Omit<Transcription, 'idle'> & { close(): Promise<void> }) | null> {
  const { TRANSCRIBE_BASE_URL: baseUrl, TRANSCRIBE_MODEL: model, SHARDS: shards } = config;
  if (!baseUrl || !model) return null;
  if (shards && shards.ids !== 'auto' && !shards.ids.includes(0)) return null;
  // Their files change, and servers work, in real time, whatever the playground's clock says.
  const clock = systemClock();
  const client = createWebClient({ clock, allowPrivate: config.FEEDS_ALLOW_PRIVATE, limits: DOWNLOAD });
  const toMp3 = await findFfmpeg(transcriptionHome(dir));
  options.log.info({ ffmpeg: toMp3 !== null }, 'what has no transcript is transcribed in the background');
  const { TRANSCRIBE_MINUTE_PRICE: minute, TRANSCRIBE_DAY_COST: day } = config;
  const transcription = createTranscription({
    ...options,
    dir,
    transcribe: transcribeServer({ baseUrl, model, apiKey: config.TRANSCRIBE_API_KEY ?? null }),
    model,
    client,
    limits: {
      episodes: config.TRANSCRIBE_EPISODES,
      minutes: config.TRANSCRIBE_MINUTES,
      price: minute === undefined || day === undefined ? null : { minute, day },
      bytes: config.TRANSCRIBE_MAX_MB * 1_000_000,
    },
    clock,
    toMp3,
    allowPrivate: config.FEEDS_ALLOW_PRIVATE,
  });
  return {
    ...transcription,
    async close() {
      await transcription.stop();
      client.close();
    },
  };
}
