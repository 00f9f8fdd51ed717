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
import { type Block, buttons, type Reply, text, whisper } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { EpisodeRef } from '../src/search/port.ts';
import { episodeReply } from './episode.ts';

const perPage = 10;

const completeYear: Autocomplete = async (typed, { search }, { own }) =>
  yearsOf(await search.listed())
    .filter(({ year }) => year.startsWith(typed.trim()))
    .map(({ year, episodes }) => ({ name: `${year} – ${own.episodes(episodes)}`, value: year }));

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
    return page(wanted, 0, services, { owner: request.user, words: request.words });
  },
});

function needYear(typed: string): string {
  const year = /^\s*(\d{4})\b/.exec(typed)?.[1];
  if (!year) throw new LocalisedError(({ yearInDigits }) => yearInDigits);
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
  words: Words,
): Promise<{ all: Entry[]; note: string }> {
  if (topic === null) {
    const all = listEpisodes(await search.listed(), { shows: filters.shows ?? null, year });
    const undated = all.filter(({ date }) => date === null).length;
    return {
      all: all.map((episode) => ({ episode, said: null })),
      note: undated === 0 ? '' : undated === all.length ? words.noneDated : words.undatedLast(undated),
    };
  }
  const ofYear = year === null ? {} : { from: year, to: year };
  const { match, episodes } = await search.topic({ text: topic, filters: { ...filters, ...ofYear } });
  if (match === 'near' || match === 'none') return { all: [], note: '' };
  return {
    all: episodes.map(({ episode, passages }) => ({ episode, said: words.passages(passages) })),
    note: episodes.length < mostByTopic ? '' : words.thoseThatSayMost(mostByTopic),
  };
}

/** So many episodes a search tells of. */
const mostByTopic = 25;

async function page(
  listing: Listing,
  wanted: number,
  services: Services,
  { owner, words }: { owner: string; words: Words },
): Promise<Reply> {
  const { all, note } = await entriesOf(listing, await chooseShow(services, listing.show), words);
  const pages = Math.ceil(all.length / perPage);
  const at = Math.min(wanted, Math.max(0, pages - 1));
  const shown = all.slice(at * perPage, (at + 1) * perPage);
  if (shown.length === 0) {
    const { episodes } = await services.search.status();
    throw new LocalisedError((own) =>
      episodes === 0 ? own.noEpisodes : `${own.noSuchEpisodes}\n${listingLine(listing, own)}`,
    );
  }
  return {
    card: true,
    blocks: [
      text(shown.map(({ episode, said }) => `- ${episodeEntry(episode, words, said)}`).join('\n')),
      text(
        [
          ...(note ? [`-# ${note}`] : []),
          listingLine(listing, words, pageOf(at * perPage, shown.length, all.length, words)),
        ].join('\n'),
      ),
      ...openEpisode(
        shown.map(({ episode }) => episode),
        words,
      ),
      ...buttons(
        pages > 1 && {
          label: words.buttons.previous,
          id: turn.id({ owner, page: Math.max(0, at - 1), way: 'p' }),
          disabled: at === 0,
        },
        pages > 1 && {
          label: words.buttons.next,
          id: turn.id({ owner, page: Math.min(pages - 1, at + 1), way: 'n' }),
          disabled: at === pages - 1,
          style: 'primary',
        },
      ),
    ],
  };
}

/** To choose one of some episodes, which opens for whoever chose it. */
export const openEpisode = (episodes: readonly EpisodeRef[], { placeholders }: Words): Block[] =>
  episodes.length === 0
    ? []
    : [
        {
          kind: 'select',
          id: open.id({}),
          placeholder: placeholders.openEpisode,
          choices: episodes.map(episodeChoice),
        },
      ];

const open = action({
  name: 'eo',
  how: 'reply',
  whispers: true,
  codecs: {},
  async run({ values }, { search }, { own }) {
    const [id = ''] = values;
    const card = await search.episode(id);
    return card?.episode.id === id ? episodeReply(card, own) : whisper(own.episodeGone);
  },
});

const turn = action({
  name: 'ep',
  how: 'update',
  codecs: { owner: arg.owner, page: arg.number, way: arg.oneOf('p', 'n') },
  async run({ args, message }, services, { words, own }) {
    const listing = readListing(message?.texts ?? []);
    if (!listing) return whisper(own.forged);
    return page(listing, args.page, services, { owner: args.owner, words });
  },
});

export const episodes: Feature = { commands: [episodesCommand], actions: [open, turn] };
