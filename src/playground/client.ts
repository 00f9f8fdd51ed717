import type { PlayCall, PlayCalls, PlayError } from './contract.ts';

/** Calls the play API: `call('send', { member, channel, content })`. Rejects with the server's sentence when it refuses. */
export type PlayClient = <Name extends PlayCall>(
  name: Name,
  request: PlayCalls[Name]['request'],
) => Promise<PlayCalls[Name]['response']>;

/** A client for the local Discord at `baseUrl` (in the page the empty string: the page's own origin). */
export function playClient(baseUrl: string): PlayClient {
  return async (name, request) => {
    const response = await fetch(`${baseUrl}/play/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error((body as PlayError).error);
    return body as PlayCalls[typeof name]['response'];
  };
}
