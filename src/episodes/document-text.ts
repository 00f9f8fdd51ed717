import { textRank } from './field-names.ts';
import { escapeMarkdown } from './formats/html.ts';
import { readTime } from './times.ts';

/** A stretch of a paragraph. */
export interface Run {
  text: string;
  bold: boolean;
}

/** A document as Markdown, as far as transcripts need it: paragraphs, headings, and bold text, which often names people. */
export interface DocumentText {
  /** `heading`: its level, 0 for none. */
  paragraph(runs: readonly Run[], heading?: number): void;
  /** Cells of a table's row, each with the text of its paragraphs. */
  row(cells: readonly string[]): void;
  text(): string;
}

function markdownOf(runs: readonly Run[]): string {
  let out = '';
  let bold = '';
  const close = (): void => {
    const inner = bold.trim();
    const at = bold.indexOf(inner);
    out += inner === '' ? bold : `${bold.slice(0, at)}**${escapeMarkdown(inner)}**${bold.slice(at + inner.length)}`;
    bold = '';
  };
  for (const run of runs) {
    // A blank between two bold words belongs to them.
    if (run.bold || (bold !== '' && run.text.trim() === '' && !run.text.includes('\n'))) {
      bold += run.text;
      continue;
    }
    close();
    out += escapeMarkdown(run.text);
  }
  close();
  return out
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .trim();
}

export function createDocumentText(): DocumentText {
  const blocks: string[] = [];
  return {
    paragraph(runs, heading = 0) {
      const text = markdownOf(runs);
      if (text === '') return;
      blocks.push(heading > 0 ? `${'#'.repeat(Math.min(6, heading))} ${text.replaceAll('\n', ' ')}` : text);
    },
    row(cells) {
      const filled = cells.map((c) => c.trim()).filter((c) => c !== '');
      // What the columns are called is not said.
      const names = filled.length > 1 && filled.every((c) => c.length <= 30) && filled.some((c) => textRank(c) >= 3);
      if (filled.length === 0 || names) return;
      const said = filled.reduce((longest, c) => (c.length > longest.length ? c : longest), '');
      const times = filled.filter((c) => c !== said && readTime(c) !== null);
      const others = filled.filter((c) => c !== said && !times.includes(c));
      // A time, a person, and what he says: as the lines of transcripts have it.
      if (filled.length > 1 && filled.length <= 4 && others.length <= 1 && others.every((c) => c.length <= 60)) {
        const clock = times[0] === undefined ? '' : `[${times[0]}] `;
        blocks.push(
          escapeMarkdown(others[0] === undefined ? '' : `${others[0].replace(/:$/, '')}: `) +
            clock +
            escapeMarkdown(said),
        );
      } else blocks.push(filled.map(escapeMarkdown).join('\n\n'));
    },
    text: () => blocks.join('\n\n'),
  };
}

export const plainOf = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');
