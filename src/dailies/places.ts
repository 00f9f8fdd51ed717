import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';

/** Names of cities, regions and peoples under the zone each lies in: `#Asia/Kolkata`, then a name a line. */
export const PLACES_FILE = join(projectRoot, 'src', 'models', 'places.txt');

export function readPlaces(): string {
  return readFileSync(PLACES_FILE, 'utf8');
}

/** The zone of a name; null where it is not listed. The text is searched as it is: a map would take ten times its memory. */
export function zoneOfPlace(name: string, places: string): string | null {
  const at = name === '' ? -1 : places.indexOf(`\n${name}\n`);
  return at < 0 ? null : zoneAbove(places, at);
}

/** Names that begin so with their zones, at most so many. */
export function placesBeginning(start: string, places: string, most: number): { name: string; zone: string }[] {
  const found: { name: string; zone: string }[] = [];
  for (let at = places.indexOf(`\n${start}`); at >= 0 && found.length < most; at = places.indexOf(`\n${start}`, at + 1))
    found.push({ name: places.slice(at + 1, places.indexOf('\n', at + 1)), zone: zoneAbove(places, at) });
  return found;
}

function zoneAbove(places: string, at: number): string {
  const head = places.lastIndexOf('#', at);
  return places.slice(head + 1, places.indexOf('\n', head));
}
