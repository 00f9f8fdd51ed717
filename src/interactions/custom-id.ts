import * as z from 'zod';

/**
 * What a button or select carries, `<action>:<arg>:<arg>…`, at most 100 characters. It comes back from outside, so it is
 * checked as untrusted input: a forged one is refused before any handler sees it.
 */
const snowflake = z.string().regex(/^\d{15,20}$/);

const toBase36 = (id: string): string => BigInt(id).toString(36);
function fromBase36(code: string): string {
  let value = 0n;
  for (const digit of code) {
    const n = Number.parseInt(digit, 36);
    if (Number.isNaN(n)) throw new Error('not base 36');
    value = value * 36n + BigInt(n);
  }
  return value.toString();
}

/** The owner of what nobody asked for: a scheduled post. */
export const nobody = 'nobody';

interface Codec<T> {
  encode(value: T): string;
  /** Throws when `code` is not one of ours. */
  decode(code: string): T;
}

const checked = (pattern: RegExp): Codec<string> => ({
  encode: (value) => {
    if (!pattern.test(value)) throw new Error(`not fit for a custom_id: ${JSON.stringify(value)}`);
    return value;
  },
  decode: (code) => {
    if (!pattern.test(code)) throw new Error('malformed');
    return code;
  },
});

export const arg = {
  /** `Quote.id` */
  quote: checked(/^[a-z0-9]{1,12}\.[a-z0-9~]{1,20}$/),
  /** `Episode.id` */
  episode: checked(/^[a-z0-9]{1,12}$/),
  /** A Discord id; carried in base 36, 13 characters. */
  snowflake: {
    encode: (value: string) => toBase36(snowflake.parse(value)),
    decode: (code: string) => snowflake.parse(fromBase36(code.slice(0, 14))),
  } satisfies Codec<string>,
  /** A member's id, or `nobody`: then everybody who presses gets a private copy. */
  owner: {
    encode: (value: string) => (value === nobody ? '-' : toBase36(snowflake.parse(value))),
    decode: (code: string) => (code === '-' ? nobody : snowflake.parse(fromBase36(code.slice(0, 14)))),
  } satisfies Codec<string>,
  /** A whole number from 0 to 9,999. */
  number: {
    encode: (value: number) => String(z.number().int().min(0).max(9999).parse(value)),
    decode: (code: string) =>
      Number(
        z
          .string()
          .regex(/^\d{1,4}$/)
          .parse(code),
      ),
  } satisfies Codec<number>,
  /** A whole number from 0 on, in base 36. */
  count: {
    encode: (value: number) => z.number().int().min(0).parse(value).toString(36),
    decode: (code: string) =>
      Number.parseInt(
        z
          .string()
          .regex(/^[\da-z]{1,8}$/)
          .parse(code),
        36,
      ),
  } satisfies Codec<number>,
  /** A short word of our own: a row's id, a mode. */
  word: checked(/^[a-zA-Z0-9_.~-]{1,40}$/),
  /** One of a few words. */
  oneOf: <const W extends readonly string[]>(...words: W): Codec<W[number]> => ({
    encode: (value) => value,
    decode: (code) => z.enum(words as unknown as [string, ...string[]]).parse(code) as W[number],
  }),
};

// biome-ignore lint/suspicious/noExplicitAny: codecs of different types in one record have no narrower bound.
export type ArgCodecs = Record<string, Codec<any>>;
export type ArgsOf<C extends ArgCodecs> = { [K in keyof C]: C[K] extends Codec<infer T> ? T : never };

export function encodeCustomId<C extends ArgCodecs>(action: string, codecs: C, args: ArgsOf<C>): string {
  const parts = Object.entries(codecs).map(([name, codec]) => codec.encode(args[name as keyof C]));
  const id = [action, ...parts].join(':');
  if (id.length > 100) throw new Error(`custom_id over 100 characters: ${id}`);
  return id;
}

/** The action's name, whatever follows. */
export const actionOf = (customId: string): string => customId.split(':', 1)[0] ?? '';

/** Null when the id is not what `encodeCustomId` makes of these codecs. */
export function decodeCustomId<C extends ArgCodecs>(customId: string, codecs: C): ArgsOf<C> | null {
  const parts = customId.split(':').slice(1);
  const names = Object.keys(codecs);
  if (parts.length !== names.length) return null;
  try {
    return Object.fromEntries(names.map((name, i) => [name, codecs[name]?.decode(parts[i] ?? '')])) as ArgsOf<C>;
  } catch {
    return null;
  }
}
