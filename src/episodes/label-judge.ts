import type { HeaderSpeaker } from './header.ts';
import { foldWords } from './ids.ts';
import { ANONYMOUS, type Label, looksLikeName } from './labels.ts';

/** A line of a file with the label it seems to begin with. */
export interface Row {
  text: string;
  label: Label | null;
  /** True where a paragraph, or a caption, begins. */
  afterBlank: boolean;
  /** True inside a code fence. */
  code: boolean;
}

/** `Ann Bell (Host)` counts as Ann Bell. */
const keyOf = (label: Label): string => foldWords((label.name ?? '').replace(/\s*\([^)]*\)\s*$/, ''));

/** Folded labels that the listed speakers may go by: names, aliases, initials, and the parts of their names. */
export function knownLabels(speakers: readonly HeaderSpeaker[]): Set<string> {
  const known = new Set<string>();
  for (const { name, aliases } of speakers) {
    const parts = foldWords(name).split(' ');
    for (const label of [...aliases.map(foldWords), ...parts, parts.join(' '), parts.map((p) => p[0] ?? '').join('')])
      known.add(label);
  }
  return known;
}

/**
 * Which of the labels are labels. A mark such as `**Name:**` or `[00:01] Name:` is one if the file keeps using it;
 * a bare `Name:` only if it comes back, is a listed speaker, or stands in a file that is labelled throughout.
 */
export function judgeLabels(
  rows: Row[],
  known: Set<string>,
  kind: 'transcript' | 'notes' | null,
): (row: Row) => boolean {
  if (kind === 'notes') return () => false;
  const names = new Map<string, { strong: number; weak: number }>();
  let strong = 0;
  let arrows = 0;
  let letters = 0;
  let times = 0;
  let looseTimes = 0;
  const alone = new Map<string, number>();
  for (const { label } of rows) {
    if (!label) continue;
    if (label.shape === 'line') {
      const key = keyOf(label);
      alone.set(key, (alone.get(key) ?? 0) + 1);
      continue;
    }
    if (label.shape === 'arrows') arrows++;
    else if (label.shape === 'letter') letters++;
    else if (label.shape === 'time') label.strength === 'strong' ? times++ : looseTimes++;
    else {
      const key = keyOf(label);
      const count = names.get(key) ?? { strong: 0, weak: 0 };
      if (label.strength === 'weak') count.weak++;
      else {
        count.strong++;
        strong++;
      }
      names.set(key, count);
    }
  }
  const isKnown = (key: string): boolean => known.has(key);
  // The first line that is not a heading or a marker.
  const first = rows.find((r) => r.label !== null || (r.text.trim() !== '' && !/^\s*(?:#|\[|\*\*[^:]*$)/.test(r.text)));
  const strongRepeats = [...names].some(
    ([key, n]) => n.strong >= 2 || (n.strong > 0 && (isKnown(key) || ANONYMOUS.test(key))),
  );
  const strongHolds =
    strong > 0 &&
    (strongRepeats ||
      kind === 'transcript' ||
      (strong <= 2 && first?.label?.name != null && first.label.strength !== 'weak'));
  // A short talk, where hardly a name comes back three times: more than half of its paragraphs begin with one.
  const weak = [...names.values()].reduce((sum, n) => sum + n.weak, 0);
  const paragraphs = rows.filter((r) => r.afterBlank && r.text.trim() !== '').length;
  const dense = weak >= 3 && weak > paragraphs / 2 && [...names.values()].some((n) => n.weak >= 2);
  const plain = [...names].filter(
    ([key, n]) =>
      n.weak > 0 &&
      (n.weak >= 3 ||
        (dense && (n.weak >= 2 || key.includes(' '))) ||
        isKnown(key) ||
        (ANONYMOUS.test(key) && n.weak >= 2)),
  );
  const plainTotal = plain.reduce((sum, [, n]) => sum + n.weak, 0);
  const marked = strongHolds ? strong : 0;
  const plainHolds =
    marked >= 5 && marked >= plainTotal ? false : plainTotal >= 2 || (kind === 'transcript' && plainTotal > 0);
  const plainNames = new Set(plain.map(([key]) => key));
  // Names on lines of their own count where nothing else in the file is a label, and they keep coming back.
  const loners = [...alone].filter(([key, count]) => count >= 3 || (count >= 2 && isKnown(key)));
  const lonersTotal = loners.reduce((sum, [, count]) => sum + count, 0);
  const lonersHold =
    marked === 0 && !plainHolds && loners.length >= 2 && lonersTotal >= 6 && lonersTotal > rows.length / 40;
  const lonerNames = new Set(loners.map(([key]) => key));
  const named = lonersHold || marked > 0 || plainHolds || arrows >= 2;
  return ({ label, afterBlank }) => {
    if (!label) return false;
    if (label.shape === 'arrows') return arrows >= 2 || label.name !== null;
    if (label.shape === 'line') return lonersHold && lonerNames.has(keyOf(label));
    if (label.shape === 'letter') return letters >= 2 && afterBlank;
    // A time in bold is somebody's turn even among names: nobody knows whose.
    if (label.shape === 'time' && /^\s*\*\*/.test(label.raw)) return true;
    if (label.shape === 'time') return !named && (label.strength === 'strong' ? times >= 2 : looseTimes + times >= 4);
    if (label.strength !== 'weak') return strongHolds;
    const key = keyOf(label);
    const count = names.get(key);
    if (strongHolds && ((count?.strong ?? 0) > 0 || (isKnown(key) && afterBlank))) return true;
    if (!plainHolds) return false;
    if (plainNames.has(key)) return true;
    if (!afterBlank || !label.name) return false;
    return (
      ANONYMOUS.test(label.name) ||
      (plainTotal >= 5 && ((count?.weak ?? 0) >= 2 || label.name.split(' ').length >= 2) && looksLikeName(label.name))
    );
  };
}
