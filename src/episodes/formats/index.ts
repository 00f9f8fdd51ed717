import type { Format } from '../draft.ts';
import { text } from './text.ts';

/** Asked in this order; the last one takes any text. To add a format: one file beside this one, and one line here. */
export const formats: readonly Format[] = [text];
