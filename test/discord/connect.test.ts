import { type Client, Events, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClient, inviteLink } from '../../src/discord/connect.ts';

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

it('asks in the invite link for what it uses and for nothing more', async () => {
  const client = createClient({ apiUrl: 'http://127.0.0.1:9/api', messageContent: false });
  client.application = { id: '1' } as never;
  const asked = new URL(inviteLink(client as Client<true>, 'http://127.0.0.1:9/api')).searchParams.get('permissions');
  expect(new PermissionsBitField(BigInt(asked ?? 0)).toArray().sort()).toEqual([
    'AttachFiles',
    'CreatePublicThreads',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
  await client.destroy();
});
