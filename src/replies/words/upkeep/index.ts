import type { upkeep } from './en.ts';

/** All that there is to say to those who keep a server, or the bot itself, in order. */
export type Upkeep = typeof upkeep;
