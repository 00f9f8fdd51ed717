import type { Format } from '../draft.ts';
import { draftOfPieces } from '../from-pieces.ts';
import { transcriptOf } from '../readings.ts';
import { PLACE, type RecordList, type Row, readLists } from '../record-lists.ts';
import { readXml, rootOf, textOf, type XmlElement } from '../xml.ts';

/** Names of first elements that say that what follows was said. */
const ROOT = /transcri|caption|subtitle|dialogue|utterance|^(?:segments|cues|script|body|text)$/;
const TIME = '(?:start|begin|from|t|time|at)[\\w.:-]{0,20}';
const TIMED = new RegExp(`<[\\w.:-]{1,40}\\s[^<>]{0,300}?\\b${TIME}\\s*=\\s*["']?[\\d:.]`, 'gi');
const TIMED_CHILD = new RegExp(`<${TIME}>\\s*\\d[\\d:.,]*s?\\s*</`, 'gi');
/** What only a page has. */
const OF_PAGES = /<(?:div|span|h[1-6]|ul|table)\b/i;
const FEWEST = 2;
const SAMPLE = 20_000;

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

/** Elements as rows of lists, as JSON's entries are: attributes and elements with nothing but text are their fields. */
function rowsOf(
  element: XmlElement,
  parent: Row | null,
  lists: Map<string, RecordList>,
  lines: Map<Row, number>,
): void {
  const inner = element.children.filter(isElement);
  const leaves = inner.filter((child) => !child.children.some(isElement) && Object.keys(child.attributes).length === 0);
  const path = `${parent?.[PLACE].path ?? ''}/${element.name}`;
  const row: Row = { ...element.attributes, [PLACE]: { path, parent, derived: false } };
  for (const leaf of leaves) {
    const before = row[leaf.name];
    const text = textOf(leaf).trim();
    row[leaf.name] = before === undefined ? text : `${before} ${text}`;
  }
  if (leaves.length === inner.length && inner.length === 0) row.text ??= textOf(element).trim();
  const list = lists.get(path);
  if (list) list.rows.push(row);
  else lists.set(path, { path, rows: [row] });
  lines.set(row, element.line);
  for (const child of inner) if (!leaves.includes(child)) rowsOf(child, row, lists, lines);
}

/** Transcripts in XML of no known kind, whose elements have times: read, like JSON, by what their parts are. */
export const timedXml: Format = {
  name: 'XML with times',
  recognises: ({ text }) => {
    if (!ROOT.test(rootOf(text) ?? '')) return false;
    const top = text.slice(0, SAMPLE);
    if (OF_PAGES.test(top)) return false;
    return (top.match(TIMED)?.length ?? 0) >= FEWEST || (top.match(TIMED_CHILD)?.length ?? 0) >= FEWEST;
  },
  read(source) {
    const { root, left } = readXml(source.text);
    const lists = new Map<string, RecordList>();
    const lines = new Map<Row, number>();
    for (const child of root.children) if (isElement(child)) rowsOf(child, null, lists, lines);
    const { readings, spans } = readLists([...lists.values()]);
    const transcript = transcriptOf(readings, spans);
    const pieces = transcript?.pieces ?? [];
    const inPlace = transcript?.words.rows.length === pieces.length;
    const draft = draftOfPieces(
      pieces.map((p, i) => {
        const row = inPlace ? transcript?.words.rows[i] : undefined;
        return { ...p, line: source.linesBefore + ((row && lines.get(row)) ?? 1) };
      }),
      source,
    );
    for (const aside of left) draft.left.push(aside);
    for (const { path, rows } of lists.values())
      for (const row of rows)
        for (const [name, value] of Object.entries(row))
          if (path !== transcript?.words.path || name !== transcript.words.fields.text)
            draft.left.push({ kind: name === transcript?.words.fields.sayer ? 'label' : 'field', text: String(value) });
    for (const piece of transcript?.repeated ?? []) draft.left.push({ kind: 'repeat', text: piece.text });
    return draft;
  },
};
