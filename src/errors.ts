/** A fault that the person can mend, or needs to know of: its message is shown to them, privately, as it is. */
export class UserError extends Error {
  override name = 'UserError';
}

/** Faults that areas meet which know no language: of the database, and of the file of corrections. */
export type KnownFault =
  | 'diskFull'
  | 'serverFull'
  | 'locked'
  | 'readOnly'
  | 'takenAway'
  | 'damaged'
  | 'dataDamaged'
  | 'busy'
  | 'unopened'
  | 'silentDisk'
  | 'refused'
  | 'silent'
  | 'closed'
  | 'correctionsBroken'
  | 'correctionsChanged'
  | 'correctionsUnread'
  | 'correctionsReadOnly'
  | 'correctionsFull'
  | 'correctionsUnwritten';

/** Such a fault: `message` is English, for the log; `src/replies/words` has what whoever meets it is told. */
export class KnownError extends UserError {
  override name = 'KnownError';
  constructor(
    readonly known: KnownFault,
    message: string,
    /** What goes into the words: a file's name, a line, a code. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** A fault in the set-up: its message names the setting and the remedy; the process ends with it. */
export class SetupError extends Error {
  override name = 'SetupError';
}
