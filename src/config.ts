import * as z from 'zod';
import { SetupError } from './errors.ts';

/** Every setting, read once and checked together. `.env.example` documents each; a test holds the two together. */

const empty = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const onOff = z.preprocess(
  empty,
  z
    .enum(['on', 'off'], { error: 'must be "on" or "off"' })
    .default('off')
    .transform((value) => value === 'on'),
);
const port = (fallback: number) =>
  z.preprocess(empty, z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(fallback));
const isWebAddress = (value: string) => /^https?:\/\//i.test(value) && URL.canParse(value);
const optionalText = z.preprocess(empty, z.string().trim().optional());

/** The base of an OpenAI-compatible server, with nothing secret in it: it is logged. `path`: what the bot adds. */
const serverAddress = (name: string, path: string, example: string) =>
  z.preprocess(
    empty,
    z
      .string()
      .trim()
      .refine(isWebAddress, `must be an http(s) address such as ${example}`)
      .refine(
        (url) => !isWebAddress(url) || new URL(url).username + new URL(url).password === '',
        `must hold no name or password: put the key into ${name}_API_KEY`,
      )
      .refine((url) => !url.replace(/\/$/, '').endsWith(path), `must not end with ${path}: leave that out`)
      .refine(
        (url) => !isWebAddress(url) || new URL(url).search + new URL(url).hash === '',
        'must end before any "?" or "#"',
      )
      .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
      .optional(),
  );
const keyOfServer = z.preprocess(
  empty,
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, 'must be the key alone, without blanks or accented letters: copy it anew')
    .optional(),
);

/** More than nothing; it may be left out. */
const amount = (what: string) =>
  z.preprocess(
    empty,
    z.coerce
      .number({ error: `must be a number: ${what}` })
      .positive(`must be more than 0: ${what}`)
      .optional(),
  );

/** `auto`, or `0,1/4`: shards 0 and 1 of 4. Null when it is neither. */
export function readShards(value: string): { ids: number[] | 'auto'; total: number | 'auto' } | null {
  if (value === 'auto') return { ids: 'auto', total: 'auto' };
  const match = /^(\d{1,4}(?:\s*,\s*\d{1,4})*)\s*\/\s*(\d{1,4})$/.exec(value);
  if (!match) return null;
  const total = Number(match[2]);
  const ids = [...new Set((match[1] ?? '').split(',').map(Number))].sort((a, b) => a - b);
  return ids.every((id) => id < total) ? { ids, total } : null;
}

/** `9464` (this machine only), or `0.0.0.0:9464`, `[::]:9464`. Null when it is neither. */
export function readAddress(value: string): { host: string; port: number } | null {
  const match = /^(?:(\d{1,3}(?:\.\d{1,3}){3}|localhost|\[[0-9a-fA-F:]+\]):)?(\d{1,5})$/.exec(value);
  const port = Number(match?.[2]);
  if (!match || port > 65_535) return null;
  return { host: (match[1] ?? '127.0.0.1').replace(/[[\]]/g, ''), port };
}

/** Letters that no token has stand for how it was copied; Discord would only say that it knows no such token. */
const token = z.preprocess(
  empty,
  z
    .string()
    .trim()
    .refine((value) => !/^(?:bot|bearer)\s/i.test(value), {
      error: 'must be the token alone, without “Bot” before it',
      // One fault is told once.
      abort: true,
    })
    .regex(
      /^[\w.~+/=-]+$/,
      'must be the token alone: no blanks, quotes or brackets in it, and nothing behind it. Copy it anew (developer portal → your application → Bot → Reset Token)',
    )
    .optional(),
);

const schema = z.object({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: z.preprocess(
    empty,
    z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://discord.com/api' })
      .refine((url) => !/\/v\d+\/?$/.test(url), 'must not end with a version: leave out the /v10')
      .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
      .default('https://discord.com/api'),
  ),
  MESSAGE_CONTENT: onOff,
  PLAYGROUND_PORT: port(8080),
  HTTP_PORT: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .refine(
        (value) => readAddress(value) !== null,
        'must be a port such as 9464, or an address and a port such as 0.0.0.0:9464',
      )
      .transform(readAddress)
      .optional(),
  ),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .regex(/^postgres(ql)?:\/\//, 'must be an address like postgres://user:password@host:5432/database')
      .optional(),
  ),
  DATABASE_FILE: optionalText,
  DAILY_LATE_HOURS: z.preprocess(
    empty,
    // Under a day: a longer window could let two posts meet.
    z.coerce
      .number({ error: 'must be a number of hours' })
      .min(0, 'must be 0 or more')
      .max(23, 'must be 23 hours or less')
      .default(6),
  ),
  SHARDS: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .refine((value) => readShards(value) !== null, 'must be "auto", or shards and their total, such as 0,1/4')
      .transform(readShards)
      .optional(),
  ),
  CACHE_DIR: z.preprocess(empty, z.string().trim().default('var/cache')),
  EPISODES_DIR: z.preprocess(empty, z.string().trim().default('data/episodes')),
  FEEDS: z.preprocess(
    empty,
    z
      .string()
      .transform((value) => [...new Set(value.split(/[\s,]+/).filter((one) => one !== ''))])
      .refine(
        (feeds) => feeds.every((feed) => /^https?:\/\/[^\s/]+/i.test(feed) && URL.canParse(feed)),
        'must be whole addresses such as https://example.com/feed.xml, with spaces between them',
      )
      .refine((feeds) => feeds.length <= 100, 'must be 100 feeds at most')
      .default([]),
  ),
  FEEDS_EVERY: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .regex(/^\d{1,4} ?(m|min|h|d)$/, 'must be a time such as 30m, 1h or 1d')
      .default('1h')
      .transform((value) => {
        const unit = value.endsWith('h') ? 3_600_000 : value.endsWith('d') ? 86_400_000 : 60_000;
        return Number.parseInt(value, 10) * unit;
      })
      // More often is not polite, less often is a matter for `npm run import`.
      .refine((ms) => ms >= 5 * 60_000 && ms <= 7 * 86_400_000, 'must be between 5m and 7d'),
  ),
  FEEDS_ALLOW_PRIVATE: onOff,
  LOG_LEVEL: z.preprocess(
    empty,
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, trace, silent',
      })
      .default('info'),
  ),
  CHAT_LIMITS: z.preprocess(
    empty,
    z
      .string()
      .regex(/^\d{1,4}\/\d{1,4}$/, 'must be answers a minute for a member / for a channel, such as 10/40')
      .default('10/40')
      .transform((value) => {
        const [member, channel] = value.split('/').map(Number);
        return { member: { uses: member ?? 10, seconds: 60 }, channel: { uses: channel ?? 40, seconds: 60 } };
      }),
  ),
  LLM_BASE_URL: z.preprocess(
    empty,
    z.url({ protocol: /^https?$/, error: 'must be an http(s) address such as http://127.0.0.1:11434/v1' }).optional(),
  ),
  LLM_MODEL: optionalText,
  LLM_API_KEY: optionalText,
  EMBEDDINGS_BASE_URL: serverAddress('EMBEDDINGS', '/embeddings', 'http://127.0.0.1:11434/v1'),
  EMBEDDINGS_MODEL: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .max(200, 'must be the name of one model, as the server lists it: 200 letters at most')
      .regex(/^\S+$/, 'must be the name of one model, as the server lists it: no blanks in it')
      .optional(),
  ),
  EMBEDDINGS_API_KEY: keyOfServer,
  TRANSCRIBE_BASE_URL: serverAddress('TRANSCRIBE', '/audio/transcriptions', 'http://127.0.0.1:8000/v1'),
  TRANSCRIBE_MODEL: optionalText,
  TRANSCRIBE_API_KEY: keyOfServer,
  TRANSCRIBE_EPISODES: amount('episodes a day').default(20),
  TRANSCRIBE_MINUTES: amount('minutes of sound a day').default(1440),
  TRANSCRIBE_MAX_MB: amount('megabytes').default(24),
  TRANSCRIBE_MINUTE_PRICE: amount('what a minute costs, such as 0.006'),
  TRANSCRIBE_DAY_COST: amount('what may be spent a day, such as 2'),
  COOLDOWN: z.preprocess(
    empty,
    z
      .string()
      .regex(/^(off|\d{1,3}\/\d{1,4})$/, 'must be "off" or "uses/seconds" such as 6/20')
      .default('6/20')
      .transform((value) => {
        if (value === 'off') return null;
        const [uses, seconds] = value.split('/').map(Number);
        return { uses: uses ?? 6, seconds: seconds ?? 20 };
      }),
  ),
});

// What only makes sense with something else.
const together = schema
  .refine((config) => config.LLM_BASE_URL === undefined || config.LLM_MODEL !== undefined, {
    path: ['LLM_MODEL'],
    error: 'must name a model when LLM_BASE_URL is set',
  })
  .refine((config) => config.TRANSCRIBE_BASE_URL === undefined || config.TRANSCRIBE_MODEL !== undefined, {
    path: ['TRANSCRIBE_MODEL'],
    error: 'must name a model when TRANSCRIBE_BASE_URL is set',
  })
  .refine((config) => (config.TRANSCRIBE_MINUTE_PRICE === undefined) === (config.TRANSCRIBE_DAY_COST === undefined), {
    path: ['TRANSCRIBE_DAY_COST'],
    error: 'must stand together with TRANSCRIBE_MINUTE_PRICE, or neither',
  })
  .refine((config) => config.EMBEDDINGS_BASE_URL === undefined || config.EMBEDDINGS_MODEL !== undefined, {
    path: ['EMBEDDINGS_MODEL'],
    error: 'must name a model, such as nomic-embed-text, when EMBEDDINGS_BASE_URL is set',
  })
  .refine(
    ({ EMBEDDINGS_BASE_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: key }) =>
      url !== undefined || (model === undefined && key === undefined),
    {
      path: ['EMBEDDINGS_BASE_URL'],
      error:
        'must say where the server of EMBEDDINGS_MODEL is, such as http://127.0.0.1:11434/v1; or leave all three empty',
    },
  );

export type Config = z.infer<typeof schema>;
/** The database's file where there is no PostgreSQL: the playground begins anew at each start, and so does what is stored for it. */
export const databaseFile = (config: Pick<Config, 'DATABASE_FILE' | 'DISCORD_TOKEN'>): string =>
  config.DATABASE_FILE ?? (config.DISCORD_TOKEN ? 'var/robot-overlord.db' : ':memory:');
/** The names of all settings, for the test that holds `.env.example` to them. */
export const settingNames = Object.keys(schema.shape);

/** Quotes around a value are taken off where a file is read by us; Docker, Podman and systemd may leave them. */
const quoted = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”|‘([^’]*)’)$/;
const unquoted = (value: string | undefined): string | undefined => {
  const within = quoted.exec(value?.trim() ?? '');
  return within ? within.slice(1).find((one) => one !== undefined) : value;
};

/** @throws {SetupError} naming every setting that is wrong, at once; values are never repeated: one may be a secret. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = together.safeParse(Object.fromEntries(settingNames.map((name) => [name, unquoted(env[name])])));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SetupError(`These settings in .env (or the environment) need a change:\n${faults.join('\n')}`);
}
