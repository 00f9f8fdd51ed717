import { dayAfter, localDate } from '../../src/dailies/schedule.ts';
import { paperArchive, place, stage, wishes } from './stage.ts';

export interface ZoneYear {
  zone: string;
  posts: number;
  /** Local dates with two posts, and dates left out between the first and the last. */
  doubled: number;
  lost: number;
  /** Quotes that came again, and posts whose neighbour is of the same episode. */
  repeated: number;
  alike: number;
}

// Times that clocks skip and repeat, and the edges of a day.
const times = ['02:30', '00:00', '09:00', '23:59', '01:59', '03:00'];

/** A leap year of daily posts, one schedule in each zone, from 400 quotes: what the runner really sends. */
export async function simulateYear(zones: readonly string[]): Promise<ZoneYear[]> {
  const start = Date.parse('2028-01-01T00:00:00Z');
  const scene = await stage({ start: new Date(start).toISOString(), archive: paperArchive(25, 16, 9) });
  const bot = await scene.start();
  const placeOf = (n: number) => String(200_000_000_000_000_000n + BigInt(n));
  for (const [n, zone] of zones.entries()) {
    const where = { ...place(), id: placeOf(n), guild: String(100_000_000_000_000_000n + BigInt(n)) };
    await bot.set(
      wishes({ zone, times: [times[n % times.length] ?? '09:00'], place: where }),
      '300000000000000001',
      null,
    );
  }
  const end = start + 366 * 86_400_000;
  for (let at = await bot.nextMoment(); at !== null && at < end; at = await bot.nextMoment()) await scene.goTo(at);
  await scene.end();

  return zones.map((zone, n) => {
    const posts = scene.discord.posted.filter((one) => one.place === placeOf(n));
    const days = posts.map((one) => localDate(one.at, zone));
    let lost = 0;
    for (let day = days[0] ?? ''; day < (days.at(-1) ?? ''); day = dayAfter(day)) if (!days.includes(day)) lost += 1;
    return {
      zone,
      posts: posts.length,
      doubled: days.length - new Set(days).size,
      lost,
      repeated: posts.length - new Set(posts.map((one) => one.quote)).size,
      alike: posts.filter((one, i) => i > 0 && one.quote.split('.')[0] === posts[i - 1]?.quote.split('.')[0]).length,
    };
  });
}
