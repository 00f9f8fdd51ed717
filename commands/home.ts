import { poolFilters } from '../src/dailies/model.ts';
import { isThere } from '../src/home/home.ts';
import { type Feature, slash } from '../src/interactions/declare.ts';
import { chooseShow, showOption } from '../src/interactions/filters.ts';
import { allShows } from '../src/replies/cards.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import { managed } from './daily/access.ts';

const homeCommand = slash({
  name: 'home',
  description: 'The show that this server keeps to (for those who manage it)',
  managers: true,
  guildOnly: true,
  whispers: true,
  options: { show: { ...showOption, description: 'Which show; “All shows”: it keeps to none. Empty: what holds now' } },
  async run({ show }, services, request): Promise<Reply> {
    const guild = managed(request);
    const { homes, everywhere, dailies } = services;
    const { own } = request;
    if (show === undefined) return said(await homes.of(guild).then((home) => now(home, everywhere, own)));
    const chosen = await chooseShow(services, show);
    if (chosen.show === null) throw new LocalisedError((words) => words.home.whichOne);
    const home = chosen.show === allShows ? null : chosen.show;
    await homes.set(guild, home);
    if (home === null) return said([own.home.unset]);
    const posts = (await dailies.ofGuild(guild)).filter(({ pool }) => pool.shows.length === 0 && !pool.everywhere);
    const pools = await Promise.all(posts.map(({ pool }) => everywhere.pool(poolFilters(pool, home))));
    const empty = pools.filter((quotes) => quotes.length === 0).length;
    return said([
      own.home.set(escapeMarkdown(home)),
      ...(posts.length > 0 ? [own.home.dailies(posts.length)] : []),
      ...(empty > 0 ? [own.home.noQuotes(empty)] : []),
      `-# ${own.home.means}`,
    ]);
  },
});

const said = (lines: readonly string[]): Reply => ({ private: true, blocks: [text(lines.join('\n'))] });

async function now(home: string | null, everywhere: Parameters<typeof isThere>[0], own: Words): Promise<string[]> {
  if (home === null) return [own.home.none];
  const name = escapeMarkdown(home);
  if (!(await isThere(everywhere, home))) return [own.home.gone(name)];
  return [own.home.is(name), `-# ${own.home.means}`];
}

export const home: Feature = { commands: [homeCommand], actions: [] };
