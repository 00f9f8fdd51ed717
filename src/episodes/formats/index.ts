import type { BinaryFormat, Format } from '../draft.ts';
import { ass } from './ass.ts';
import { docx } from './docx.ts';
import { epub } from './epub.ts';
import { foreign } from './foreign.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { mpl2 } from './mpl2.ts';
import { odt } from './odt.ts';
import { office } from './office.ts';
import { pdf } from './pdf.ts';
import { podlove } from './podlove.ts';
import { rtf } from './rtf.ts';
import { sami } from './sami.ts';
import { srt } from './srt.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { timedXml } from './timed-xml.ts';
import { timedtext } from './timedtext.ts';
import { transcriber } from './transcriber.ts';
import { ttml } from './ttml.ts';
import { vtt } from './vtt.ts';
import { yamlList } from './yaml-list.ts';

/**
 * Asked in this order; the last one takes any text, the one before refuses by name what is no prose. To add a format:
 * one file beside this one, and one line here.
 */
export const formats: readonly Format[] = [
  vtt,
  srt,
  mpl2,
  json,
  yamlList,
  ttml,
  timedtext,
  podlove,
  transcriber,
  sami,
  ass,
  table,
  timedXml,
  html,
  foreign,
  text,
];

/** Formats whose files are not text. */
export const binaryFormats: readonly BinaryFormat[] = [pdf, docx, odt, epub, rtf, office];
