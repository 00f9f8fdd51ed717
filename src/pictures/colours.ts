/** The colours of a picture: two quiet grounds, and one accent of the show's. Pure. */

export type Theme = 'light' | 'dark';

export interface Palette {
  ground: string;
  words: string;
  /** Names of show and episode. */
  quiet: string;
  accent: string;
}

type Rgb = readonly [number, number, number];

const grounds = {
  light: { ground: '#fbfaf7', words: '#1d1c1a', quiet: '#5f5c56' },
  dark: { ground: '#17181b', words: '#f2f0eb', quiet: '#a9a7a1' },
} as const;

/** For shows that give none, chosen by their names: of one lightness, so that none is louder than another. */
const ours = ['#b3402e', '#8a5a13', '#5d6b1e', '#1f7350', '#1b6f86', '#3560a8', '#6a4fa3', '#9a3f75'];

/** An accent must stand out from the ground by so much (WCAG 2.2, 1.4.11, for what is no text). */
const leastContrast = 3.5;

/** `#d7263d` in small letters, whatever was written (`D7263D`, `#d23`); null for what is no such colour. */
export function readColour(written: string): string | null {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written.trim()) ?? [];
  if (digits === undefined) return null;
  const six = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return `#${six.toLowerCase()}`;
}

const rgbOf = (colour: string): Rgb => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

export const colourOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21, as WCAG reckons it. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour, as much nearer to the words' as it must be to be seen on the ground. */
function visible(colour: string, { ground, words }: { ground: string; words: string }): string {
  const [from, to] = [rgbOf(colour), rgbOf(words)];
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = colourOf(from.map((part, i) => part + ((to[i] ?? 0) - part) * share) as unknown as Rgb);
    if (contrast(mixed, ground) >= leastContrast) return mixed;
  }
  return words;
}

function ownColour(show: string): string {
  let sum = 0;
  for (const letter of show) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return ours[sum % ours.length] ?? '#3560a8';
}

/** `colour`: the show's own, as {@link readColour} gives it; null: one of ours, always the same for a show. */
export function paletteOf(theme: Theme, show: string, colour: string | null): Palette {
  const base = grounds[theme];
  return { ...base, accent: visible(colour ?? ownColour(show), base) };
}

/**
 * The colour that stands for a picture: that of its colourful parts, each counted by how colourful it is; null where it
 * is grey all over. `pixels`: RGBA, four bytes each.
 */
export function dominantColour(pixels: Uint8Array): string | null {
  const bins = new Map<number, { weight: number; sum: [number, number, number] }>();
  let all = 0;
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    const rgb = [pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0] as const;
    const most = Math.max(...rgb);
    const chroma = most - Math.min(...rgb);
    if ((pixels[i + 3] ?? 0) < 128 || chroma < 40) continue;
    const hue = Math.floor(hueOf(rgb, most, chroma) * 12);
    const bin = bins.get(hue) ?? { weight: 0, sum: [0, 0, 0] };
    bin.weight += chroma;
    all += chroma;
    for (const part of [0, 1, 2] as const) bin.sum[part] += rgb[part] * chroma;
    bins.set(hue, bin);
  }
  const [first] = [...bins.values()].sort((a, b) => b.weight - a.weight);
  if (!first || all / (pixels.length / 4) < 4) return null;
  return colourOf(first.sum.map((part) => part / first.weight) as unknown as Rgb);
}

/** 0 ≤ hue < 1 */
function hueOf([r, g, b]: Rgb, most: number, chroma: number): number {
  const sixth = most === r ? (g - b) / chroma : most === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return (((sixth % 6) + 6) % 6) / 6;
}
