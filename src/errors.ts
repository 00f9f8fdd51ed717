/** A fault that the person can mend, or needs to know of: its message is shown to them, privately, as it is. */
export class UserError extends Error {
  override name = 'UserError';
}

/** A fault in the set-up: its message names the setting and the remedy; the process ends with it. */
export class SetupError extends Error {
  override name = 'SetupError';
}
