import { folders } from './folders.ts';
import type { Source } from './source.ts';

/** Where transcripts can be taken in from; the first that recognises an argument lists it. To add one: its file, and a line here. */
export const sources: readonly Source[] = [folders];
