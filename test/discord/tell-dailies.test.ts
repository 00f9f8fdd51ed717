import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Dailies } from '../../src/dailies/dailies.ts';
import { tellDailies } from '../../src/discord/tell-dailies.ts';
import { StorageError } from '../../src/storage/port.ts';
import { handClock } from '../dailies/stage.ts';

it('has what failed in a server that was out of order tried at once when it is back, and takes it for left never', async () => {
  const cache = new Map([1, 2, 3, 4].map((id) => [String(id), {}]));
  let isReady = false;
  const client = Object.assign(new EventEmitter(), { isReady: () => isReady, guilds: { cache } });
  const told: string[] = [];
  const dailies = {
    async guildsPresent(guilds: string[]) {
      told.push(`in ${guilds}`);
    },
    async placeChanged(guild: string, place: string | null) {
      told.push(`changed ${guild} ${place}`);
    },
    async guildLeft(guild: string) {
      told.push(`left ${guild}`);
    },
  } as unknown as Dailies;
  const time = handClock(0);
  tellDailies(client as unknown as Client, dailies, time.clock, pino({ level: 'silent' }));
  client.emit(Events.GuildUnavailable, { id: '1' });
  expect(told).toEqual([]);
  client.emit(Events.GuildAvailable, { id: '1' });
  expect(told).toEqual(['changed 1 null']);
  isReady = true;
  told.length = 0;
  for (const id of ['1', '2', '3', '4']) client.emit(Events.GuildAvailable, { id });
  cache.delete('3');
  client.emit(Events.GuildDelete, { id: '3' });
  expect(told).toEqual(['changed 1 null', 'changed 2 null', 'changed 3 null', 'changed 4 null', 'left 3']);
  told.length = 0;
  time.set(1_000);
  await nextTurn();
  // All at once, so that an outage costs one transaction.
  expect(told).toEqual(['in 1,2,4']);
});

it('tells again which kind a channel became', async () => {
  const channel = { id: '7', guildId: '1', type: 5, isDMBased: () => false };
  const client = Object.assign(new EventEmitter(), {
    guilds: { cache: new Map([['1', {}]]) },
    channels: { cache: new Map([['7', channel]]) },
  });
  const time = handClock(0);
  const told: (number | null)[] = [];
  let isAway = true;
  const dailies = {
    async kindsSeen(kindOf: (place: string) => number | null) {
      if (isAway) throw new StorageError('unreachable', 'silent', 'away', 'start it');
      told.push(kindOf('7'));
    },
    guildsPresent: async () => undefined,
    placeChanged: async () => undefined,
  } as unknown as Dailies;
  tellDailies(client as unknown as Client, dailies, time.clock, pino({ level: 'silent' }));
  client.emit(Events.ChannelUpdate, { ...channel, type: 0 }, channel);
  client.emit(Events.GuildCreate, { id: '1', channels: client.channels });
  await nextTurn();
  isAway = false;
  time.set(60_000);
  await nextTurn();
  expect(told).toEqual([5, 5]);
});

it('tells again what the database could not be told, unless it is otherwise by then', async () => {
  const guilds = {
    cache: new Map([
      ['1', {}],
      ['2', {}],
    ]),
  };
  const client = Object.assign(new EventEmitter(), { guilds, channels: { cache: new Map() } });
  const time = handClock(0);
  const told: string[] = [];
  let isAway = true;
  const say = async (what: string) => {
    if (isAway) throw new StorageError('unreachable', 'silent', 'away', 'start it');
    told.push(what);
  };
  const dailies = {
    kindsSeen: async () => undefined,
    guildsPresent: (all: string[]) => say(`in ${all}`),
    guildLeft: (guild: string) => say(`left ${guild}`),
  } as unknown as Dailies;
  const pass = async () => {
    time.set(time.now() + 60_000);
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  };
  tellDailies(client as unknown as Client, dailies, time.clock, pino({ level: 'silent' }));
  client.emit(Events.ClientReady);
  for (const id of ['1', '2']) {
    guilds.cache.delete(id);
    client.emit(Events.GuildDelete, { id });
  }
  await pass();
  expect(told).toEqual([]);
  guilds.cache.set('2', {});
  isAway = false;
  await pass();
  await pass();
  expect(told).toEqual(['in 2', 'left 1']);
});
