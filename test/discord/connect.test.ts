import { Events } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/discord/connect.ts';

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
