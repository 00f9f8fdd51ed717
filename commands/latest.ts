import { type Feature, option, type Services, slash } from '../src/interactions/declare.ts';
import { chooseShow, showOption } from '../src/interactions/filters.ts';
import { nameList } from '../src/replies/cards.ts';
import { episodeEntry, listEpisodes } from '../src/replies/listing.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
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
  async run({ show }, services): Promise<Reply> {
    const { search, filters } = await chooseShow(services, show);
    const [only] = filters.shows ?? [];
    const all = listEpisodes(await search.listed(), { shows: filters.shows ?? null, year: null });
    if (all.length === 0) return whisper(strings.noEpisodes);
    const dated = all.filter(({ date }) => date !== null);
    const undated = all.length - dated.length;
    if (dated.length === 0) return whisper(strings.lookups.noDates);
    const newest = dated.slice(0, shown);
    return {
      card: true,
      blocks: [
        text(`### The newest episodes${only === undefined ? '' : ` of ${escapeMarkdown(only)}`}`),
        ...(await Promise.all(newest.map((episode) => entry(episode, services)))).map(text),
        ...(undated > 0 ? [text(`-# ${strings.undatedLeftOut(undated)}`)] : []),
        ...openEpisode(newest),
      ],
    };
  },
});

async function entry(episode: EpisodeRef, { search }: Services): Promise<string> {
  const card = await search.episode(episode.id);
  const facts = [
    card && card.people.length > 0
      ? `With ${nameList(
          card.people.map(({ name }) => name),
          'people',
        )}`
      : null,
    card && card.topics.length > 0 ? `On ${nameList(card.topics.slice(0, 4), 'topics')}` : null,
  ].filter((one) => one !== null);
  return [episodeEntry(episode), ...(facts.length > 0 ? [`-# ${facts.join(' · ')}`] : [])].join('\n');
}

export const latest: Feature = { commands: [latestCommand], actions: [] };
