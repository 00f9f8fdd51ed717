import { guessLanguage, LOOKED_AT } from '../text/detect.ts';
import { languageCode } from '../text/languages.ts';
import type { Aside } from './account.ts';
import { canonicalText, foldSpaces } from './canonical.ts';
import type { Draft } from './draft.ts';
import type { Chapter, Episode, Problem, TimeAnchor, Turn } from './episode.ts';
import type { Header, HeaderSpeaker } from './header-facts.ts';
import { episodeId, fileStem, turnIds } from './ids.ts';
import { findMarks } from './marks.ts';
import { namedPath, readName, showFromFolder } from './names.ts';
import { castOf } from './people.ts';
import { formatClock } from './times.ts';

/** People speak at once: times that go back by less than so many seconds are no fault. */
const OVERLAP = 5;

/**
 * Makes an episode of what a format found and what the header says, and tells what stands in no turn. Pure, but for
 * `last`: then the texts of the draft's turns are let go of as they are read.
 */
export function assemble(
  draft: Draft,
  given: Header,
  regulars: readonly HeaderSpeaker[],
  file: string,
  { counted = false, last = false }: { counted?: boolean; last?: boolean } = {},
): { episode: Episode; problems: Omit<Problem, 'file'>[]; aside: Aside[] } {
  const problems = [...draft.problems];
  const header = { ...given };
  for (const [key, value] of Object.entries(draft.header)) {
    const has = header[key as keyof Header];
    if (has === null || has === false || (Array.isArray(has) && has.length === 0))
      Object.assign(header, { [key]: value });
  }
  const aside: Aside[] = [...draft.left];
  const show = header.show ?? showFromFolder(file) ?? '';
  if (!show) {
    const folder = file.split('/').at(-2);
    problems.push({
      line: null,
      what: `no show is named${folder === undefined ? '' : `, and the folder "${folder}" is not called after one`}`,
      remedy: 'write `show: …` into the front matter or into a show.yaml beside the files, or import with --show NAME',
      level: 'warning',
    });
  }
  const named = readName(file, [show, file.split('/').at(-2) ?? null], { counted });
  const number = header.number ?? named.number;
  const title =
    header.title ??
    named.title ??
    (number !== null ? `Episode ${number}` : (named.date ?? fileStem(namedPath(file)).replace(/[-_]+/g, ' ').trim()));

  const labels = draft.turns.flatMap((t) => (t.label === null ? [] : [t.label]));
  const cast = castOf(labels, header.speakers, regulars);
  // Words without a label are the one speaker's where exactly one is listed and no label names anybody; else nobody's.
  const spokenLabels = draft.turns.some((t) => t.voice === 'speech' && t.label !== null && cast.who(t.label) !== null);
  const candidates = header.speakers.length > 0 ? header.speakers : regulars;
  const [only] = candidates;
  const sole =
    !spokenLabels && !header.machineMade && candidates.length === 1 && only && !only.amongOthers
      ? castOf([only.name], candidates, []).who(only.name)
      : null;
  if (sole && draft.turns.some((t) => t.voice === 'speech') && !cast.speakers.some((s) => s.id === sole.id))
    cast.speakers.push(sole);

  const id = turnIds();
  const turns: Turn[] = [];
  /** Index of the first kept turn at or after each draft turn. */
  const kept: number[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let backwards = 0;
  let firstBack: { line: number; from: number; to: number } | null = null;
  for (const t of draft.turns) {
    kept.push(turns.length);
    const c = canonicalText(t.text, t.markup);
    if (last) t.text = '';
    for (const removed of c.removed) aside.push(removed);
    let anchors: TimeAnchor[] = t.voice === 'speech' ? c.anchors.filter((a) => a.offset < c.text.length) : [];
    const start = t.seconds ?? (anchors[0]?.offset === 0 ? anchors[0].seconds : null);
    if (anchors[0]?.offset === 0) anchors = anchors.slice(1);
    if (anchors.length > 0 && start !== null) anchors.unshift({ offset: 0, seconds: start });
    for (const seconds of anchors.length > 0 ? anchors.map((a) => a.seconds) : start !== null ? [start] : []) {
      if (latest - seconds > OVERLAP) {
        backwards++;
        firstBack ??= { line: t.line, from: latest, to: seconds };
      }
      latest = Math.max(latest, seconds);
    }
    if (!/[\p{L}\p{N}]/u.test(c.text)) continue;
    const person = t.label !== null ? cast.who(t.label) : t.voice === 'speech' ? sole : null;
    turns.push({
      id: id(c.text),
      index: turns.length,
      voice: t.voice,
      speaker: person?.id ?? null,
      ...(t.label !== null && !person ? { label: foldSpaces(t.label) } : {}),
      start,
      anchors,
      text: c.text,
      paragraphs: c.paragraphs,
      gaps: c.gaps,
      marks: findMarks(c.text, c.paragraphs, t.sponsor),
      line: t.line,
    });
  }
  kept.push(turns.length);
  if (firstBack) {
    const often = backwards === 1 ? 'once' : `${backwards} times`;
    const where = `${formatClock(firstBack.to)} after ${formatClock(firstBack.from)}`;
    problems.push({
      line: firstBack.line,
      what: `times run backwards ${often} (${where}); they are kept as given`,
      remedy: 'correct them in the file if links to these moments should be right',
      level: 'warning',
    });
  }
  if (turns.length === 0)
    problems.push({
      line: null,
      what: 'there are no words in it',
      remedy: 'add the transcript or the notes below the front matter',
      level: 'warning',
    });

  const chapters: Chapter[] = draft.chapters.map((c) => ({
    title: c.title,
    turn: kept[c.turn] ?? turns.length,
    seconds: c.seconds,
  }));
  for (const c of header.chapters) {
    const after = turns.findIndex((t) => t.start !== null && c.start !== null && t.start > c.start);
    chapters.push({
      title: c.title,
      turn: c.start === null ? 0 : Math.max(0, (after < 0 ? turns.length : after) - 1),
      seconds: c.start,
    });
  }
  if (header.chapters.length > 0) chapters.sort((a, b) => a.turn - b.turn || (a.seconds ?? 0) - (b.seconds ?? 0));

  const language = header.language === null ? guessLanguage(sampleOf(turns), false) : languageCode(header.language);
  const episode: Episode = {
    id: episodeId({ show, number, title: header.title, file: namedPath(file) }),
    show,
    number,
    title,
    date: header.date ?? named.date,
    link: header.link,
    media: header.media ?? named.media,
    moment: header.moment,
    shifting: header.shifting,
    attribution: header.attribution,
    source: header.source,
    speakers: cast.speakers,
    chapters,
    soundbites: header.soundbites,
    turns,
    ...(header.machineMade && { machineMade: true as const }),
    ...(turns.length > 0 && turns.every(({ voice }) => voice !== 'speech') && { notesOnly: true as const }),
    ...(language !== null && { language }),
    file,
  };
  return { episode, problems, aside };
}

/** Some turns from all over an episode: how it opens may be in another language. */
function sampleOf(turns: readonly Turn[]): string {
  const all = turns.reduce((sum, { text }) => sum + text.length, 0);
  const step = Math.max(1, Math.ceil(all / LOOKED_AT));
  return turns
    .filter(({ index }) => index % step === 0)
    .map(({ text }) => text.slice(0, LOOKED_AT / 4))
    .join(' ');
}
