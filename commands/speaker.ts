import { type Feature, option, required, slash } from '../src/interactions/declare.ts';
import { dateSpan, nameList, sourceLine } from '../src/replies/cards.ts';
import { episodeEntry } from '../src/replies/listing.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, rule, section, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { SpeakerCard } from '../src/search/port.ts';
import { openEpisode } from './episodes.ts';
import { openSource } from './nearest.ts';
import { relatedButtons } from './topic.ts';

const othersNamed = 4;

const speakerCommand = slash({
  name: 'speaker',
  description: 'Who somebody is: where they speak, what of most, and their best quotes',
  options: {
    name: required(option.text('Whose name?', { autocomplete: 'speaker', maxLength: 100 })),
    private: option.flag('Show it only to you'),
  },
  async run({ name }, { search }, { words }) {
    const [first, ...others] = await search.resolve('speaker', name);
    const card = first && (await search.speaker(first.value));
    if (!card) {
      const { episodes } = await search.status();
      throw new LocalisedError((own) => (episodes === 0 ? own.noEpisodes : own.unknownSpeaker(escapeMarkdown(name))));
    }
    return speakerReply(
      card,
      others.map((one) => one.name),
      words,
    );
  },
});

function speakerReply(card: SpeakerCard, others: readonly string[], words: Words): Reply {
  const { roles, shows, episodes, newest, topics, best } = card;
  const role = roles.length > 0 ? ` · ${escapeMarkdown(roles.slice(0, 3).join(words.marks.comma))}` : '';
  const where = nameList(
    shows.map(({ show, episodes: of }) => (shows.length === 1 ? show : `${show} (${of})`)),
    'shows',
    words,
  );
  return {
    card: true,
    blocks: [
      text(
        `### ${escapeMarkdown(card.name)}${role}\n${words.episodesOf(episodes, where)}${dateSpan(card, words)}` +
          (others.length > 0
            ? `\n-# ${words.alsoCalledSo(nameList(others.slice(0, othersNamed), 'people', words))}`
            : ''),
      ),
      text(
        [
          ...(newest.length < episodes
            ? [`**${newest.some(({ date }) => date) ? words.newestOfThem : words.someOfThem}**`]
            : []),
          ...newest.map((episode) => `- ${episodeEntry(episode, words)}`),
        ].join('\n'),
      ),
      ...(best.length > 0
        ? [rule, ...best.map((quote) => section(sourceLine(quote, '>', words, 500), openSource(words)(quote)))]
        : [text(`-# ${words.lookups.nothingBy(escapeMarkdown(card.name))}`)]),
      ...(topics.length > 0
        ? [text(card.topicsOf < episodes ? words.speaksMostOfNewest(card.topicsOf) : words.speaksMostOf)]
        : []),
      ...relatedButtons(topics),
      ...openEpisode(newest, words),
    ],
  };
}

export const speaker: Feature = { commands: [speakerCommand], actions: [] };
