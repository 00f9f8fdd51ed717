import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * An error as it may be logged. discord.js hangs the whole request on its errors: bodies hold what people asked, and
 * paths hold interaction tokens.
 */
function loggable(error: Error): object {
  const {
    requestBody: _body,
    rawError: _raw,
    url,
    ...rest
  } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return {
    ...rest,
    ...(typeof url === 'string' ? { url: url.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/, '$1…') } : {}),
  };
}

const toStderr = (): DestinationStream => pino.destination({ dest: 2, sync: true });

/**
 * JSON lines on stderr. Secrets are cut out wherever they appear: by key, and the token by its value in any text.
 */
export function createLog(level: string, secrets: string[], destination: DestinationStream = toStderr()): Logger {
  const hidden = secrets.filter((secret) => secret.length >= 8);
  return pino(
    {
      level,
      base: null,
      serializers: { err: loggable },
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
    destination,
  );
}
