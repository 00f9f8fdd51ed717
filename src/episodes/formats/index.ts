import type { BinaryFormat, Format } from '../draft.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { pdf } from './pdf.ts';
import { srt } from './srt.ts';
import { text } from './text.ts';
import { vtt } from './vtt.ts';

/** Asked in this order; the last one takes any text. To add a format: one file beside this one, and one line here. */
export const formats: readonly Format[] = [vtt, srt, json, html, text];

/** Formats whose files are not text. */
export const binaryFormats: readonly BinaryFormat[] = [pdf];
