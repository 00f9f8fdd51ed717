import type { PlayEvent, Snowflake } from '../contract.ts';

/** Opens a member's event stream; the browser itself reconnects. Answers how to close it. */
export function listenTo(
  member: Snowflake,
  onEvent: (event: PlayEvent) => void,
  onLink: (up: boolean) => void,
): () => void {
  const source = new EventSource(`/play/events?member=${encodeURIComponent(member)}`);
  source.addEventListener('message', (message: MessageEvent<string>) => onEvent(JSON.parse(message.data) as PlayEvent));
  source.addEventListener('open', () => onLink(true));
  source.addEventListener('error', () => onLink(false));
  return () => source.close();
}
