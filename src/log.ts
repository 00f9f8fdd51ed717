import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * JSON lines on stderr. Secrets are cut out wherever they appear: by key, and the token by its value in any text.
 */
export function createLog(level: string, secrets: string[]): Logger {
  const hidden = secrets.filter((secret) => secret.length >= 8);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          '*.token',
          'authorization',
          '*.authorization',
          'headers.authorization',
          '*.headers.authorization',
        ],
        censor: '[secret]',
      },
      hooks: {
        streamWrite: (line) => hidden.reduce((out, secret) => out.replaceAll(secret, '[secret]'), line),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
