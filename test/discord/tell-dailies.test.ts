import { EventEmitter } from 'node:events';
import { type Client, Events } from 'discord.js';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Dailies } from '../../src/dailies/dailies.ts';
import { tellDailies } from '../../src/discord/tell-dailies.ts';

it('has what failed in a server that was out of order tried at once when it is back, and takes it for left never', () => {
  const client = new EventEmitter();
  const told: string[] = [];
  const dailies = {
    async placeChanged(guild: string, place: string | null) {
      told.push(`changed ${guild} ${place}`);
    },
    async guildLeft(guild: string) {
      told.push(`left ${guild}`);
    },
  } as unknown as Dailies;
  tellDailies(client as Client, dailies, pino({ level: 'silent' }));
  client.emit(Events.GuildUnavailable, { id: '1' });
  expect(told).toEqual([]);
  client.emit(Events.GuildAvailable, { id: '1' });
  expect(told).toEqual(['changed 1 null']);
});
