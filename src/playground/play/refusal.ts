/** The play API does not do it; the message is a plain sentence for the person at the keyboard. */
export class PlayRefusal extends Error {
  readonly status: 400 | 403 | 404;

  constructor(message: string, status: 400 | 403 | 404 = 400) {
    super(message);
    this.name = 'PlayRefusal';
    this.status = status;
  }
}
