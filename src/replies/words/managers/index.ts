import type { managers } from './en.ts';

/** All that there is to say to those who manage. */
export type Managers = typeof managers;
