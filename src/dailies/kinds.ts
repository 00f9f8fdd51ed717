import type { Store } from '../storage/port.ts';
import { schedules } from './tables/schedules.ts';

/**
 * Keeps what is known of channels true: an admin may turn a text channel into an announcement channel, and back.
 * `kindOf`: Discord's number for a place that can be seen; null for one that cannot.
 */
export async function refreshKinds(store: Store, kindOf: (place: string) => number | null): Promise<void> {
  for (const { place, place_kind: before } of await store.read(schedules.places)) {
    const kind = kindOf(place);
    if (kind !== null && kind !== before) await store.write((db) => schedules.setKind(db, place, kind));
  }
}
