import type { Soundbite } from './episode.ts';

/** A person as the front matter names them. */
export interface HeaderSpeaker {
  name: string;
  role?: string;
  aliases: string[];
  /**
   * True where others may be heard as well (a list of hosts alone): words without a label are not taken for this
   * person's.
   */
  amongOthers?: true;
}

/** What is known about an episode beside its words. Null and empty where nobody says: nothing is guessed. */
export interface Header {
  show: string | null;
  number: string | null;
  title: string | null;
  date: string | null;
  link: string | null;
  media: string | null;
  moment: string | null;
  shifting: boolean;
  /** True where a machine wrote the transcript down, by itself (`machine-made: true`). */
  machineMade: boolean;
  attribution: string | null;
  source: string | null;
  kind: 'transcript' | 'notes' | null;
  /** As its file gives it: `en`, `pt-BR`. */
  language: string | null;
  /** Seconds. */
  duration: number | null;
  speakers: HeaderSpeaker[];
  chapters: { title: string; start: number | null }[];
  soundbites: Soundbite[];
}

export const emptyHeader = (): Header => ({
  show: null,
  number: null,
  title: null,
  date: null,
  link: null,
  media: null,
  moment: null,
  shifting: false,
  machineMade: false,
  attribution: null,
  source: null,
  kind: null,
  language: null,
  duration: null,
  speakers: [],
  chapters: [],
  soundbites: [],
});
