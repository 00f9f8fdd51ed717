/** How far the transcribing of what has no transcript is. */
export interface TranscriptionStatus {
  /** What is transcribed now: its file, and which part of how many; null: nothing. */
  now: { file: string; part: number; of: number } | null;
  /** Those still to come. */
  waiting: number;
  /** Transcripts made since the start. */
  made: number;
  /** Sent today, minutes. */
  minutes: number;
  /** What was not taken: file and reason. */
  left: { file: string; why: string }[];
  /** What failed and is tried again later: file and reason. */
  later: { file: string; why: string }[];
  /** Another process that shares the database does it now. */
  elsewhere: boolean;
  /** Why it stands still, or null. */
  trouble: string | null;
}
