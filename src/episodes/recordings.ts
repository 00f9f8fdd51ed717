import { createHash } from 'node:crypto';
import { guessLanguage } from '../text/detect.ts';
import type { Episode, Problem } from './episode.ts';
import { foldPlain, hashName } from './ids.ts';
import { recordingKey, recordingName } from './names.ts';

/** A file that reads as an episode. */
export interface ReadFile {
  file: string;
  episode: Pick<Episode, 'turns' | 'date' | 'link' | 'media' | 'attribution' | 'chapters' | 'soundbites'>;
}

/** A file that is another one's recording once more. */
export interface Sibling {
  file: string;
  /** The file that is taken in its place. */
  of: string;
  /** Set for a translation: its language, `en`. Absent: the same words. */
  translation?: { language: string };
}

/**
 * Files that may be of one recording, by their names alone: `ep1.json`, `ep1.srt`, `ep1.en.vtt`. Only groups of
 * several.
 */
export function groupsByName<T extends { file: string }>(files: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of files) {
    const key = recordingKey(one.file);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Formats of one transcript that programs write side by side, the one that can hold most first. */
const FORMATS = [
  'json',
  'ttml',
  'xml',
  'vtt',
  'srt',
  'ass',
  'tsv',
  'csv',
  'sbv',
  'md',
  'html',
  'docx',
  'odt',
  'rtf',
  'epub',
  'txt',
  'pdf',
];

/** What a transcript keeps, 0–3: who speaks counts more than when. */
export function keeps({ turns }: Pick<Episode, 'turns'>): number {
  const spoken = turns.filter(({ voice }) => voice === 'speech');
  const named = spoken.some(({ speaker, label }) => speaker !== null || label !== undefined);
  const timed = spoken.some(({ start }) => start !== null);
  return (named ? 2 : 0) + (timed ? 1 : 0);
}

/** Fewer letters than this are found in more than one place. */
const FEW_LETTERS = 80;

/** The same for the same words, however they are cut into turns and written; null where they are too few to tell. */
export function wordsMark({ turns }: Pick<Episode, 'turns'>): string | null {
  const all = createHash('sha256');
  let letters = 0;
  for (const { text } of turns) {
    const plain = foldPlain(text, 0) ?? text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    letters += plain.length;
    all.update(plain);
  }
  return letters < FEW_LETTERS ? null : hashName(all.digest());
}

interface Profile {
  words: string[];
  /** Runs of three words. */
  runs: Set<string>;
  keeps: number;
  /** All of it is the show's own text. */
  notes: boolean;
  facts: number;
  language: string | null;
}

const profiles = new WeakMap<object, Profile>();

function profileOf(episode: ReadFile['episode']): Profile {
  const known = profiles.get(episode);
  if (known) return known;
  const { turns } = episode;
  const text = turns.map((turn) => turn.text).join(' ');
  // Numbers apart: some readings hold times and others do not.
  const words =
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{L}[\p{L}\p{N}]*/gu) ?? [];
  const profile: Profile = {
    words,
    runs: new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`)),
    keeps: keeps(episode),
    notes: turns.every(({ voice }) => voice !== 'speech'),
    facts: [
      episode.date,
      episode.link,
      episode.media,
      episode.attribution,
      episode.chapters[0],
      episode.soundbites[0],
    ].filter((fact) => fact !== null && fact !== undefined).length,
    language: guessLanguage(text),
  };
  profiles.set(episode, profile);
  return profile;
}

/**
 * Two writings of what was said differ in names, numbers and slips; two recordings share hardly a run of three words.
 */
const SAME = 0.5;
/** Show notes may hold passages of a transcript, and words of their own that would be lost. */
const SAME_AS_NOTES = 0.9;
const FEW_WORDS = 12;

function sameWords(a: Profile, b: Profile): boolean {
  const few = Math.min(a.words.length, b.words.length) < FEW_WORDS;
  const [small, large] = (few ? [new Set(a.words), new Set(b.words)] : [a.runs, b.runs]).sort(
    (x, y) => x.size - y.size,
  );
  if (!small || !large || small.size === 0) return false;
  let shared = 0;
  for (const run of small) if (large.has(run)) shared++;
  return shared >= small.size * (few || a.notes !== b.notes ? SAME_AS_NOTES : SAME);
}

/** The one that keeps most of a recording: its words first, then who speaks, then when, then what is known about it. */
function richest(files: readonly ReadFile[]): ReadFile {
  const longest = Math.max(...files.map(({ episode }) => profileOf(episode).words.length));
  const worth = ({ file, episode }: ReadFile): number[] => {
    const { words, keeps: kept, notes, facts } = profileOf(episode);
    const format = FORMATS.indexOf(/\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '');
    return [words.length >= longest * 0.7 ? 1 : 0, kept, notes ? 0 : 1, facts, format < 0 ? -FORMATS.length : -format];
  };
  return [...files]
    .map((one) => ({ one, worth: worth(one) }))
    .sort((a, b) => {
      const at = a.worth.findIndex((value, i) => value !== b.worth[i]);
      return at < 0 ? (a.one.file < b.one.file ? -1 : 1) : (b.worth[at] ?? 0) - (a.worth[at] ?? 0);
    })[0]!.one;
}

/**
 * Which files of one name hold one recording: of those with the same words the richest is taken; one in another
 * language is a translation of it. Files with words of their own stay, whatever they are called. Empty files are
 * nobody's sibling.
 * @param group as `groupsByName` gives them
 */
export function settleRecording(group: readonly ReadFile[]): Sibling[] {
  const bySayings: ReadFile[][] = [];
  for (const one of group) {
    const profile = profileOf(one.episode);
    if (profile.words.length === 0) continue;
    const same = bySayings.find((others) => others.some(({ episode }) => sameWords(profileOf(episode), profile)));
    if (same) same.push(one);
    else bySayings.push([one]);
  }
  const siblings: Sibling[] = [];
  const versions = bySayings.map((files) => {
    const best = richest(files);
    for (const { file } of files) if (file !== best.file) siblings.push({ file, of: best.file });
    const names = files.map(({ file }) => recordingName(file));
    const tagged = names.every(({ language }) => language !== null);
    return {
      best,
      profile: profileOf(best.episode),
      tagged,
      language: names.find(({ language }) => language !== null)?.language ?? profileOf(best.episode).language,
      // The one without a language in its name is in the one that was spoken; else English is what is searched best.
      rank: names.some(({ spoken }) => spoken)
        ? 0
        : !tagged
          ? 1
          : names.some(({ language }) => language === 'en')
            ? 2
            : 3,
    };
  });
  versions.sort((a, b) => a.rank - b.rank || (richest([a.best, b.best]).file === a.best.file ? -1 : 1));
  const [original, ...others] = versions;
  if (!original) return siblings;
  for (const { best, profile, tagged, language } of others) {
    const longer = Math.max(profile.words.length, original.profile.words.length);
    // Notes in another language are no translation of what was said.
    if (Math.min(profile.words.length, original.profile.words.length) < longer / 5) continue;
    const differs =
      profile.language !== null && original.profile.language !== null && profile.language !== original.profile.language;
    const spokenAlike = profile.language !== null && profile.language === original.profile.language;
    if (differs || (tagged && !spokenAlike && language !== original.language))
      siblings.push({ file: best.file, of: original.best.file, translation: { language: language ?? 'und' } });
  }
  return siblings;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** `German`; the tag itself where nobody knows it. */
function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What is said of a sibling, as the end of a sentence about its file. */
export function relation({ of, translation }: Sibling): string {
  return translation
    ? `a translation of ${of} (${languageName(translation.language)})`
    : `the same transcript as ${of}`;
}

/** Episodes that hold, under another name, the very words of an earlier one: both are served, and one is too many. */
export function findSameWords(episodes: readonly Episode[]): Problem[] {
  const first = new Map<string, Episode>();
  return episodes.flatMap((episode): Problem[] => {
    const mark = wordsMark(episode);
    const other = mark === null ? undefined : first.get(mark);
    if (mark !== null && !other) first.set(mark, episode);
    if (!other) return [];
    const called = [other.show, other.number ?? other.title].join(' ').trim();
    const what = `it holds the same words as ${other.file} (${called})`;
    return [{ file: episode.file, line: null, what, remedy: 'remove one of the two files', level: 'warning' }];
  });
}
