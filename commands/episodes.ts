import { UserError } from '../src/errors.ts';
import { arg } from '../src/interactions/custom-id.ts';
import { type Autocomplete, action, type Feature, option, type Services, slash } from '../src/interactions/declare.ts';
import { type Chosen, chooseShow, showOption } from '../src/interactions/filters.ts';
import {
  episodeChoice,
  episodeEntry,
  type Listing,
  listEpisodes,
  listingLine,
  pageOf,
  readListing,
  yearsOf,
} from '../src/replies/listing.ts';
import { counted } from '../src/replies/markdown.ts';
import { type Block, buttons, type Reply, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import type { EpisodeRef } from '../src/search/port.ts';
import { episodeReply } from './episode.ts';

const perPage = 10;

const completeYear: Autocomplete = async (typed, { search }) =>
  yearsOf(await search.listed())
    .filter(({ year }) => year.startsWith(typed.trim()))
    .map(({ year, episodes }) => ({ name: `${year} – ${counted(episodes, 'episode')}`, value: year }));

const episodesCommand = slash({
  name: 'episodes',
  description: 'Which episodes there are: by show, year and topic',
  options: {
    show: showOption,
    year: option.text('Only from this year', { autocomplete: completeYear, maxLength: 40 }),
    topic: option.text('Only those that speak of it, most first', { autocomplete: 'topic', maxLength: 200 }),
    private: option.flag('Show it only to you'),
  },
  async run({ show, year, topic }, services, request) {
    const wanted = {
      show: (await chooseShow(services, show)).show,
      year: year?.trim() ? needYear(year) : null,
      topic: topic?.trim() || null,
    };
    return page(wanted, 0, services, request.user);
  },
});

function needYear(typed: string): string {
  const year = /^\s*(\d{4})\b/.exec(typed)?.[1];
  if (!year) throw new UserError('Give the year in four digits, such as 2021, or pick one while you type.');
  return year;
}

interface Entry {
  episode: EpisodeRef;
  said: string | null;
}

/** What there is, and what is to be told of it. */
async function entriesOf(
  { year, topic }: Listing,
  { search, filters }: Pick<Chosen, 'search' | 'filters'>,
): Promise<{ all: Entry[]; note: string }> {
  if (topic === null) {
    const all = listEpisodes(await search.listed(), { shows: filters.shows ?? null, year });
    const undated = all.filter(({ date }) => date === null).length;
    return {
      all: all.map((episode) => ({ episode, said: null })),
      note: undated === 0 ? '' : undated === all.length ? strings.noneDated : strings.undatedLast(undated),
    };
  }
  const ofYear = year === null ? {} : { from: year, to: year };
  const { match, episodes } = await search.topic({ text: topic, filters: { ...filters, ...ofYear } });
  if (match === 'near' || match === 'none') return { all: [], note: '' };
  return {
    all: episodes.map(({ episode, passages }) => ({ episode, said: counted(passages, 'passage') })),
    note: episodes.length < mostByTopic ? '' : strings.thoseThatSayMost(mostByTopic),
  };
}

/** So many episodes a search tells of. */
const mostByTopic = 25;

async function page(listing: Listing, wanted: number, services: Services, owner: string): Promise<Reply> {
  const { all, note } = await entriesOf(listing, await chooseShow(services, listing.show));
  const pages = Math.ceil(all.length / perPage);
  const at = Math.min(wanted, Math.max(0, pages - 1));
  const shown = all.slice(at * perPage, (at + 1) * perPage);
  if (shown.length === 0) {
    const { episodes } = await services.search.status();
    return whisper(episodes === 0 ? strings.noEpisodes : `${strings.noSuchEpisodes}\n${listingLine(listing)}`);
  }
  return {
    card: true,
    blocks: [
      text(shown.map(({ episode, said }) => `- ${episodeEntry(episode, said)}`).join('\n')),
      text(
        [...(note ? [`-# ${note}`] : []), listingLine(listing, pageOf(at * perPage, shown.length, all.length))].join(
          '\n',
        ),
      ),
      ...openEpisode(shown.map(({ episode }) => episode)),
      ...buttons(
        pages > 1 && {
          label: 'Previous',
          id: turn.id({ owner, page: Math.max(0, at - 1), way: 'p' }),
          disabled: at === 0,
        },
        pages > 1 && {
          label: 'Next',
          id: turn.id({ owner, page: Math.min(pages - 1, at + 1), way: 'n' }),
          disabled: at === pages - 1,
          style: 'primary',
        },
      ),
    ],
  };
}

/** To choose one of some episodes, which opens for whoever chose it. */
export const openEpisode = (episodes: readonly EpisodeRef[]): Block[] =>
  episodes.length === 0
    ? []
    : [{ kind: 'select', id: open.id({}), placeholder: 'Open an episode', choices: episodes.map(episodeChoice) }];

const open = action({
  name: 'eo',
  how: 'reply',
  whispers: true,
  codecs: {},
  async run({ values }, { search }) {
    const [id = ''] = values;
    const card = await search.episode(id);
    return card?.episode.id === id ? episodeReply(card) : whisper(strings.episodeGone);
  },
});

const turn = action({
  name: 'ep',
  how: 'update',
  codecs: { owner: arg.owner, page: arg.number, way: arg.oneOf('p', 'n') },
  async run({ args, message }, services) {
    const listing = readListing(message?.texts ?? []);
    if (!listing) return whisper(strings.forged);
    return page(listing, args.page, services, args.owner);
  },
});

export const episodes: Feature = { commands: [episodesCommand], actions: [open, turn] };
