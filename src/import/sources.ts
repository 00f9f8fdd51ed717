import { type Clock, systemClock } from '../clock.ts';
import { feedSource } from './feeds/source.ts';
import { folders } from './folders.ts';
import type { AnySource } from './source.ts';

export interface SourceSettings {
  clock: Clock;
  /** Feeds at private addresses are fetched too. */
  allowPrivate: boolean;
}

/**
 * Where transcripts can be taken in from; the first that recognises an argument lists it. To add one: its file, and a
 * line here.
 */
export const sourcesWith = (settings: SourceSettings): readonly AnySource[] => [feedSource(settings), folders];

export const sources = sourcesWith({ clock: systemClock(), allowPrivate: false });
