import { type Feature, option, type Services, slash } from '../src/interactions/declare.ts';
import { chooseShow, showOption } from '../src/interactions/filters.ts';
import { nameList } from '../src/replies/cards.ts';
import { episodeEntry, listEpisodes } from '../src/replies/listing.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { EpisodeRef } from '../src/search/port.ts';
import { openEpisode } from './episodes.ts';

const shown = 5;

const latestCommand = slash({
  name: 'latest',
  description: 'The newest episodes: who is in them, and what they are about',
  options: {
    show: showOption,
    private: option.flag('Show it only to you'),
  },
  async run({ show }, services, { words }): Promise<Reply> {
    const { search, filters } = await chooseShow(services, show);
    const [only] = filters.shows ?? [];
    const all = listEpisodes(await search.listed(), { shows: filters.shows ?? null, year: null });
    if (all.length === 0) throw new LocalisedError(({ noEpisodes }) => noEpisodes);
    const dated = all.filter(({ date }) => date !== null);
    const undated = all.length - dated.length;
    if (dated.length === 0) throw new LocalisedError(({ lookups }) => lookups.noDates);
    const newest = dated.slice(0, shown);
    return {
      card: true,
      blocks: [
        text(`### ${only === undefined ? words.theNewest : words.theNewestOf(escapeMarkdown(only))}`),
        ...(await Promise.all(newest.map((episode) => entry(episode, services, words)))).map(text),
        ...(undated > 0 ? [text(`-# ${words.undatedLeftOut(undated)}`)] : []),
        ...openEpisode(newest, words),
      ],
    };
  },
});

async function entry(episode: EpisodeRef, { search }: Services, words: Words): Promise<string> {
  const card = await search.episode(episode.id);
  const facts = [
    card && card.people.length > 0
      ? words.with(
          nameList(
            card.people.map(({ name }) => name),
            'people',
            words,
          ),
        )
      : null,
    card && card.topics.length > 0 ? words.on(nameList(card.topics.slice(0, 4), 'topics', words)) : null,
  ].filter((one) => one !== null);
  return [episodeEntry(episode, words), ...(facts.length > 0 ? [`-# ${facts.join(' · ')}`] : [])].join('\n');
}

export const latest: Feature = { commands: [latestCommand], actions: [] };
