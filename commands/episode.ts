import { type Feature, option, required, slash } from '../src/interactions/declare.ts';
import { pointLine, sourceLine } from '../src/replies/cards.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { buttons, type Reply, rule, section, text } from '../src/replies/reply.ts';
import type { Words } from '../src/replies/words/index.ts';
import type { EpisodeCard } from '../src/search/port.ts';
import { openSource } from './nearest.ts';
import { relatedButtons } from './topic.ts';

const episodeCommand = slash({
  name: 'episode',
  description: 'What an episode is about: people, topics, best quotes',
  options: {
    name: required(option.text('Number or title', { autocomplete: 'episode', maxLength: 100 })),
    private: option.flag('Show it only to you'),
  },
  async run({ name }, { search }, { words, own }): Promise<Reply> {
    const card = await search.episode(name);
    if (card) return episodeReply(card, words);
    const { episodes } = await search.status();
    const near = (await search.suggest('episode', '', 3)).map((one) => `- ${escapeMarkdown(one.name)}`);
    return {
      private: true,
      blocks: [text(episodes === 0 ? own.noEpisodes : [own.unknownEpisode(escapeMarkdown(name)), ...near].join('\n'))],
    };
  },
});

export function episodeReply(card: EpisodeCard, words: Words): Reply {
  const { episode } = card;
  const facts = [
    [escapeMarkdown(episode.show), episode.number && escapeMarkdown(episode.number)].filter(Boolean).join(' '),
    episode.date && words.date(episode.date),
    card.minutes !== null && words.minutes(card.minutes),
  ].filter(Boolean);
  const people = card.people.map(
    (one) => `${escapeMarkdown(one.name)}${one.role ? ` (${escapeMarkdown(one.role)})` : ''}`,
  );
  const points = card.summary.flatMap((one) => {
    const source = card.sources[one.source - 1];
    return source ? [pointLine(one, source, words)] : [];
  });
  // A quote that the summary already shows is not shown twice.
  const best = card.best.filter((one) => !card.summary.some((point) => one.text.includes(point.text))).slice(0, 3);
  return {
    card: true,
    blocks: [
      text(
        `### ${escapeMarkdown(episode.title)}\n${facts.join(' · ')}${people.length > 0 ? `\n${words.with(people.join(words.marks.comma))}` : ''}`,
      ),
      text(points.join('\n')),
      ...(best.length > 0
        ? [rule, ...best.map((one) => section(sourceLine(one, '>', words, 400, ''), openSource(words)(one)))]
        : []),
      text(
        [
          episode.machineMade ? `-# ${words.machineMadeAtLength}` : null,
          card.transcript ? null : `-# ${words.notesOnly}`,
          episode.link === null && episode.media === null ? `-# ${words.noLink}` : null,
          episode.attribution ? `-# ${escapeMarkdown(episode.attribution)}` : null,
        ]
          .filter((line) => line !== null)
          .join('\n'),
      ),
      ...relatedButtons(card.topics),
      ...buttons(
        episode.link !== null && { label: words.buttons.openEpisode, url: episode.link },
        episode.media !== null && { label: words.buttons.listen, url: episode.media },
      ),
    ],
  };
}

export const episode: Feature = { commands: [episodeCommand], actions: [] };
