import type { Migration } from 'kysely';
import { type AlertTables, addAlertLocale, createAlerts } from './tables/alerts.ts';
import {
  addImages,
  addOnce,
  addOutbox,
  addOutboxRefusals,
  addPublishing,
  addRefusals,
  addRetries,
  addSwept,
  addTimes,
  createDailies,
  type DailyTables,
} from './tables/dailies.ts';
import { createDigests, type DigestTables } from './tables/digests.ts';
import { createHomes, type HomeTables } from './tables/home.ts';
import { createLanguage, type LanguageTables } from './tables/language.ts';
import { createLookups, type LookupTables } from './tables/lookups.ts';
import { createSaved, type SavedTables } from './tables/saved.ts';
import { createTurns, type TurnTables } from './tables/turns.ts';

/** All tables; a feature keeps its own in a file of `tables/`. */
export interface Tables
  extends AlertTables,
    DailyTables,
    DigestTables,
    HomeTables,
    LanguageTables,
    LookupTables,
    SavedTables,
    TurnTables {}

/**
 * In the order of their names, forward only: a migration that has been released is never changed, what it made is
 * changed by a later one.
 */
export const migrations: Record<string, Migration> = {
  '0001-dailies': { up: createDailies },
  '0002-lookups': { up: createLookups },
  '0003-publishing': { up: addPublishing },
  '0004-refusals': { up: addRefusals },
  '0005-once': { up: addOnce },
  '0006-retries': { up: addRetries },
  '0007-swept': { up: addSwept },
  '0008-images': { up: addImages },
  '0009-saved': { up: createSaved },
  '0010-times': { up: addTimes },
  '0012-outbox': { up: addOutbox },
  '0014-alerts': { up: createAlerts },
  '0015-outbox-refusals': { up: addOutboxRefusals },
  '0016-home': { up: createHomes },
  '0017-language': { up: createLanguage },
  '0018-digest': { up: createDigests },
  '0019-turn': { up: createTurns },
  '0020-alert-locale': { up: addAlertLocale },
};
