import process from 'node:process';
import colours from 'picocolors';
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

const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warning',
  50: 'error',
  60: 'fatal',
};

/**
 * A log line as people read it: `12:03:11 info   dailies: posted (guild 1, late 3)`; an error's stack on lines of its own.
 * What is no log line stays as it is.
 */
export function readable(line: string, colour: Pick<typeof colours, 'dim' | 'red' | 'yellow'> = colours): string {
  try {
    const { level, time, msg, part, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const { stack, message } = (err ?? {}) as { stack?: string; message?: string };
    const word = (levels[Number(level)] ?? String(level)).padEnd(7);
    const tint = Number(level) >= 50 ? colour.red : Number(level) >= 40 ? colour.yellow : colour.dim;
    const details = Object.entries(rest).map(
      ([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
    const said = [
      colour.dim(String(time).slice(11, 19)),
      tint(word),
      `${part ? `${part}: ` : ''}${msg ?? message ?? ''}${details.length > 0 ? colour.dim(` (${details.join(', ')})`) : ''}`,
    ];
    return `${said.join(' ')}\n${stack ? `${colour.dim(stack.replace(/^/gm, '    '))}\n` : ''}`;
  } catch {
    return line;
  }
}

/** What may wait for a disk that is full to have room again, bytes: what comes after is lost. */
const mostWaiting = 1024 * 1024;
/** How soon that is looked for again, ms: a try for each line would be as many failures as lines. */
const triedAgainAfter = 1_000;

/** stderr: JSON lines for programs, plain ones in a terminal. A line that cannot be written keeps nothing else from going on. */
function toStderr(now = () => performance.now()): DestinationStream {
  const stderr = pino.destination({ dest: 2, sync: true, maxLength: mostWaiting });
  // Without a listener, a full disk or a closed pipe would be thrown at whoever has something to say.
  stderr.on('error', () => undefined);
  let triedAt = Number.NEGATIVE_INFINITY;
  // By itself it would try no more once all that may wait does.
  stderr.on('drop', (line: string) => {
    if (now() - triedAt < triedAgainAfter) return;
    triedAt = now();
    stderr.write('');
    stderr.write(line);
  });
  return process.stderr.isTTY ? { write: (line) => void stderr.write(readable(line)) } : stderr;
}

/**
 * JSON lines on stderr, in a terminal plain ones. Secrets are cut out wherever they appear: by key, and the token by its value in any text.
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
