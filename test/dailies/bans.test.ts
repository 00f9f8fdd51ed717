import { afterEach, describe, expect, it } from 'vitest';
import { draw, preparePool } from '../../src/dailies/bag.ts';
import { meantBy } from '../../src/dailies/bans.ts';
import { endsOf } from '../../src/index/quote-id.ts';
import type { PoolEntry } from '../../src/search/port.ts';
import { paperArchive, stage, wishes } from './stage.ts';

const entry = (episode: string, hash: string, stems = ''): PoolEntry => ({
  id: `${episode}.${hash}`,
  episode,
  show: 'Show',
  speaker: null,
  score: 0.5,
  ends: endsOf(stems),
});

let scene: Awaited<ReturnType<typeof stage>> | undefined;
afterEach(() => scene?.end());

describe('a quote that is never to be posted', () => {
  const said = ' lantern burn oil night three whole day without ';
  const ban = { quote: 'ep1.abcdefgh', ...endsOf(said)! };

  it('is known by its words when its episode gets another number or show', () => {
    expect(meantBy([entry('ep2', 'abcdefgh', said), entry('ep1', 'other123')], ban, true)).toEqual(['ep2.abcdefgh']);
  });

  it.each([
    ['at its end', ' lantern burn oil night three whole day truly '],
    ['in its middle', ' lantern burn oil night truly whole day without '],
    ['at its beginning', ' burn oil night three whole day without '],
  ])('is known when something is corrected %s', (_where, now) => {
    expect(meantBy([entry('ep1', 'changed1', now)], ban, true)).toEqual(['ep1.changed1']);
    // While the barred words stand where they stood, what is like them may be posted.
    expect(meantBy([entry('ep1', 'changed1', now)], ban, false)).toEqual([]);
  });

  it('bars nothing else', () => {
    const others = [
      entry('ep1', 'other123', ' fish swim river north winter cold water '),
      entry('ep1', 'short123', ' fish '),
    ];
    expect(meantBy(others, ban, true)).toEqual([]);
    expect(meantBy(others, { ...ban, opening: null, ending: null }, true)).toEqual([]);
  });

  it('stays barred through a correction of the archive, is listed, and can be let in again', async () => {
    const archive = paperArchive(1, 3, 1);
    archive.archive.entries = ['aaaaaaa1', 'aaaaaaa2', 'aaaaaaa3'].map((hash) => entry('ep1', hash));
    scene = await stage({ start: '2026-11-24T07:00:00Z', archive });
    const bot = await scene.start();
    const { place } = await bot.set(wishes(), '300000000000000001', null);
    await bot.never(place.guild, 'ep1.aaaaaaa2');
    archive.archive.entries = archive.archive.entries.map((one) => entry('ep9', one.id.slice(4)));
    archive.archive.version = '2';
    for (let day = 24; day < 30; day += 1) await scene.goTo(`2026-11-${day}T08:00:00Z`);
    expect(scene.discord.posted).toHaveLength(6);
    expect(scene.discord.posted.map((one) => one.quote)).not.toContain('ep9.aaaaaaa2');
    expect(await bot.barred(place.guild)).toEqual(['ep9.aaaaaaa2']);
    await bot.readmit(place.guild, ['ep9.aaaaaaa2']);
    expect(await bot.barred(place.guild)).toEqual([]);
  });
});

it('a correction of the archive brings no quote again before its turn', () => {
  const pool = preparePool([entry('ep9', 'aaaaaaa1'), entry('ep9', 'aaaaaaa2'), entry('ep9', 'aaaaaaa3')]);
  const used = new Set(['ep1.aaaaaaa1', 'ep1.aaaaaaa3~2']);
  const last = { quote: 'ep1.aaaaaaa1', episode: 'ep1', speaker: null };
  expect(draw(pool, { seed: 's', cycle: 0, used, never: new Set(), last })?.entry.id).toBe('ep9.aaaaaaa2');
});
