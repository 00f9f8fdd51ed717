import { simulateYear } from '../dailies/year.ts';
import { zonesOfTheYear } from '../dailies/zones.ts';

/** A simulated leap year of daily posts in 30 zones. */
export async function run(): Promise<void> {
  const began = performance.now();
  const years = await simulateYear(zonesOfTheYear);
  for (const { zone, posts, doubled, lost, repeated, alike } of years) {
    process.stdout.write(
      `${zone.padEnd(24)} ${posts} posts, ${doubled} doubled, ${lost} lost, ${repeated} repeated, ${alike} beside the same episode\n`,
    );
  }
  const sum = (key: 'posts' | 'doubled' | 'lost' | 'repeated') => years.reduce((all, one) => all + one[key], 0);
  process.stdout.write(
    `${sum('posts')} posts in ${years.length} zones, ${sum('doubled')} doubled, ${sum('lost')} lost, ${sum('repeated')} repeated; ${Math.round((performance.now() - began) / 1000)} s\n`,
  );
  if (sum('doubled') + sum('lost') + sum('repeated') > 0) process.exitCode = 1;
}
