import type { Store } from '../storage/port.ts';

/**
 * Keeps what is known of channels true: an admin may turn a text channel into an announcement channel, and back.
 * `kindOf`: Discord's number for a place that can be seen; null for one that cannot.
 */
export async function refreshKinds(store: Store, kindOf: (place: string) => number | null): Promise<void> {
  const rows = await store.read((db) =>
    db.selectFrom('daily_schedule').select(['place', 'place_kind']).distinct().execute(),
  );
  for (const { place, place_kind: before } of rows) {
    const kind = kindOf(place);
    if (kind === null || kind === before) continue;
    await store.write((db) =>
      db.updateTable('daily_schedule').set({ place_kind: kind }).where('place', '=', place).execute(),
    );
  }
}
