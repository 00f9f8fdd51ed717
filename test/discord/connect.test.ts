import { Events, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClient, loginFault } from '../../src/discord/connect.ts';

describe('a server that is not Discord itself', () => {
  it('may leave out of an interaction what Discord always sends', async () => {
    const client = createClient({ apiUrl: 'http://127.0.0.1:9/api', messageContent: false });
    const packet = { op: 0, t: 'INTERACTION_CREATE', s: 1, d: { id: '1', channel_id: '2' } };
    client.emit(Events.Raw as never, packet as never, 0 as never);
    expect(packet.d).toEqual({
      id: '1',
      channel_id: '2',
      channel: { id: '2', type: 1 },
      entitlements: [],
      authorizing_integration_owners: {},
    });
    await client.destroy();
  });
});

it('tells a Discord that is out of order from an address that is wrong', () => {
  const said = (status: number) =>
    loginFault(new HTTPError(status, 'words', 'GET', 'http://127.0.0.1:9/api/v10/gateway/bot', {}), {
      apiUrl: 'http://127.0.0.1:9/api',
      messageContent: false,
    });
  expect(said(503)).toMatch(/out of order.*HTTP 503.*Start me again/s);
  expect(said(404)).toContain('Check DISCORD_API_URL');
});
