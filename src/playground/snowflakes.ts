/** The first millisecond of 2015, from which Discord counts. */
const discordEpoch = 1_420_070_400_000n;

/** Makes ids that carry the time `now()` gives (milliseconds since 1970) and never repeat, even when that time runs backwards. */
export function createSnowflakes(now: () => number): () => string {
  let count = 0n;
  return () => {
    count = (count + 1n) & 0x3fffffn;
    return (((BigInt(Math.floor(now())) - discordEpoch) << 22n) | count).toString();
  };
}

/** When an id was made, in milliseconds since 1970. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}

export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

/** Orders ids by the time they carry. */
export function compareSnowflakes(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
