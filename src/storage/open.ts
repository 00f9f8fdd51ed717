import type { Engine } from './port.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';

/** Every kind of database there is: PostgreSQL where an address is given, else a file (`:memory:` keeps nothing). */
export const engineFor = (address: string | undefined, file: string): Engine =>
  address === undefined ? sqlite(file) : postgres(address);
