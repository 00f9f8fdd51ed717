import { type Format, UnreadableError } from '../draft.ts';
import { rootOf } from '../xml.ts';

const EXPORT = 'export the transcript as WebVTT, SRT, text or Podcasting 2.0 JSON';

const PYTHON = /^\s*(?:\[\s*)?\{\s*'[\w ]{1,30}'\s*:/;
/** Files that are no prose, by how they begin: what they are, and what may be done. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^\s*Scenarist_SCC/i, 'it is Scenarist closed captions (SCC)', EXPORT],
  [/^\s*\{\d+\}\{\d+\}/, 'it is MicroDVD subtitles, whose times depend on the film', EXPORT],
  [/^\s*\{QTtext\}/i, 'it is QuickTime text', EXPORT],
  [/^\s*(?:File type = "ooTextFile"|"ooTextFile")/, 'it is a TextGrid of Praat', EXPORT],
  [/^\s*@(?:UTF8|Begin)\b/, 'it is a CHAT transcript', EXPORT],
  [
    /^\s*(?:From|Return-Path|Received|Delivered-To|MIME-Version): .*\n(?:[\w-]+: |\s)/,
    'it is an e-mail',
    'save its text',
  ],
  [/^\s*-----BEGIN [A-Z ]+-----/, 'it is a key or a certificate', 'remove it from here'],
  [/^\s*BEGIN:(?:VCALENDAR|VCARD)/, 'it is a calendar or an address', 'remove it from here'],
  [/^\s*#EXTM3U/, 'it is a playlist', 'here it may stay or go'],
  [/^\s*#!\s*\//, 'it is a program', 'remove it from here'],
  [/^\s*\\(?:documentclass|usepackage|begin|(?:sub)*section|chapter)\b/, 'it is LaTeX', 'save it as text'],
  [PYTHON, 'it is written as Python prints it, not as JSON', 'write it with json.dump'],
  [/^\s*<\?php/, 'it is a program', 'remove it from here'],
];

/** Kinds of XML that are often met, by the name of their first element. */
const ROOTS: { [root: string]: readonly [string, string] } = {
  rss: ['a feed (RSS)', 'import it: npm run import -- FILE'],
  feed: ['a feed (Atom)', 'import it: npm run import -- FILE'],
  opml: ['a list of feeds (OPML)', 'import the feeds that it lists'],
  annotation_document: ['a file of ELAN, which is not read here', EXPORT],
  fcpxml: ['a project of Final Cut Pro, which is not read here', EXPORT],
  xmeml: ['a project of Premiere or Final Cut Pro 7, which is not read here', EXPORT],
  plist: ['a property list', EXPORT],
};

const isXml = (text: string): boolean => {
  if (/^\s*<\?xml\b/i.test(text.slice(0, 2000))) return true;
  const root = rootOf(text);
  // `<v Nora Vale>` may begin a line of text too: a document is closed at its end.
  return (
    root !== null &&
    new RegExp(`</(?:[\\w.-]{1,40}:)?${root.replace(/[.]/g, '\\.')}\\s*>\\s*$`, 'i').test(text.slice(-200))
  );
};
/** Most lines, or the text as a whole, are as Python prints them: one line alone may be a remark above a talk. */
const isPython = (text: string): boolean => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const closed = lines[0]?.startsWith('[') ? ']' : '}';
  return (
    lines.filter((line) => PYTHON.test(line)).length > lines.length / 2 ||
    (lines.at(-1)?.endsWith(closed) === true && !lines[0]?.endsWith(closed))
  );
};
const kindOf = (text: string): readonly [RegExp, string, string] | undefined =>
  KINDS.find(([pattern]) => pattern.test(text.slice(0, 2000)) && (pattern !== PYTHON || isPython(text)));

/** What is known to be no transcript, or one of a kind that is not read here: it is refused by name, never quoted. */
export const foreign: Format = {
  name: 'a format that is not read',
  recognises: ({ text }) => kindOf(text) !== undefined || isXml(text),
  read({ text }) {
    const kind = kindOf(text);
    if (kind) throw new UnreadableError(kind[1], null, kind[2]);
    const root = rootOf(text) ?? '';
    const [what, remedy] = ROOTS[root] ?? [`XML of a kind that is not known here (<${root.slice(0, 40)}>)`, EXPORT];
    throw new UnreadableError(`it is ${what}`, null, remedy);
  },
};
