const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/;

/** Seconds of `h:mm:ss`, `mm:ss`, either with a fraction; null for anything else. */
export function parseClock(text: string): number | null {
  const m = CLOCK.exec(text.trim());
  if (!m) return null;
  const [, hours, minutes = '0', seconds = '0', fraction] = m;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + (fraction ? Number(`0.${fraction}`) : 0);
}

/** `hh:mm:ss.ttt`, as captions have it. */
export function captionClock(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${parts.map(two).join(':')}.${String(ms % 1000).padStart(3, '0')}`;
}

/** `hh:mm:ss`, with thousandths only where there are any. */
export const formatClock = (seconds: number): string => captionClock(seconds).replace(/(?:\.000|0{1,2})$/, '');

const ISO_DURATION = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i;
const WITH_UNIT = /^(\d+(?:\.\d+)?)\s*(h|m|s|ms|sec|secs|seconds|msec)$/i;
const LAX_CLOCK = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9})|[:;](\d{1,2}))?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/i;
const NUMBER = /^\d{1,20}(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;
/** Frames in a second, where a clock counts them and nothing says how many. */
const FRAMES = 25;

/** The number that a text of digits is, with or without a fraction; null for any other. Asked once for each word. */
export function plainNumber(text: string): number | null {
  if (text.length === 0 || text.length > 20) return null;
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2e && i > 0 && i < text.length - 1) points++;
    else if (code < 0x30 || code > 0x39) return null;
  }
  return points < 2 ? Number(text) : null;
}

/**
 * A time as programs write it: `0.5`, `"0.5s"`, `"500ms"`, `"PT0.5S"`, `"00:00:00.5000000"`, `"00:00:01:12"` (frames);
 * a date with a time, in seconds since 1970.
 * `inSeconds`: the writing itself tells the unit. Null: it is no time.
 */
export function readTime(value: string | number | boolean): { value: number; inSeconds: boolean } | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? { value, inSeconds: false } : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const text = value.trim();
  if (NUMBER.test(text)) return { value: Number(text), inSeconds: false };
  const clock = LAX_CLOCK.exec(text);
  if (clock) {
    const [, hours = '0', minutes = '0', seconds = '0', fraction, frames] = clock;
    const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return {
      value: whole + (fraction ? Number(`0.${fraction}`) : frames ? Number(frames) / FRAMES : 0),
      inSeconds: true,
    };
  }
  const unit = WITH_UNIT.exec(text);
  if (unit) {
    const name = (unit[2] ?? '').toLowerCase();
    const seconds = name === 'h' ? 3600 : name === 'm' ? 60 : name.startsWith('ms') ? 1e-3 : 1;
    return { value: Number(unit[1]) * seconds, inSeconds: true };
  }
  if (DATE_TIME.test(text)) {
    const at = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
    return Number.isFinite(at) && at >= 0 ? { value: at / 1000, inSeconds: true } : null;
  }
  const iso = /\d/.test(text) ? ISO_DURATION.exec(text) : null;
  if (!iso) return null;
  const [days, hours, minutes, seconds] = iso.slice(1).map((n) => Number(n ?? 0));
  return { value: (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0), inSeconds: true };
}
