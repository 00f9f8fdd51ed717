import { type Feature, option, required, slash } from '../src/interactions/declare.ts';
import { formatDate, pointLine, sourceLine } from '../src/replies/cards.ts';
import { counted, escapeMarkdown } from '../src/replies/markdown.ts';
import { buttons, type Reply, rule, text } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import type { EpisodeCard } from '../src/search/port.ts';
import { relatedButtons } from './topic.ts';

const episodeCommand = slash({
  name: 'episode',
  description: 'What an episode is about: people, topics, best quotes',
  options: {
    name: required(option.text('Number or title', { autocomplete: 'episode', maxLength: 100 })),
    private: option.flag('Show it only to you'),
  },
  async run({ name }, { search }): Promise<Reply> {
    const card = await search.episode(name);
    if (card) return episodeReply(card);
    const { episodes } = await search.status();
    const near = (await search.suggest('episode', '', 3)).map((one) => `- ${escapeMarkdown(one.name)}`);
    return {
      private: true,
      blocks: [
        text(episodes === 0 ? strings.noEpisodes : [strings.unknownEpisode(escapeMarkdown(name)), ...near].join('\n')),
      ],
    };
  },
});

export function episodeReply(card: EpisodeCard): Reply {
  const { episode } = card;
  const facts = [
    [escapeMarkdown(episode.show), episode.number && escapeMarkdown(episode.number)].filter(Boolean).join(' '),
    episode.date && formatDate(episode.date),
    card.minutes !== null && counted(card.minutes, 'minute'),
  ].filter(Boolean);
  const people = card.people.map(
    (one) => `${escapeMarkdown(one.name)}${one.role ? ` (${escapeMarkdown(one.role)})` : ''}`,
  );
  const points = card.summary.flatMap((one) => {
    const source = card.sources[one.source - 1];
    return source ? [pointLine(one, source)] : [];
  });
  // A quote that the summary already shows is not shown twice.
  const best = card.best.filter((one) => !card.summary.some((point) => one.text.includes(point.text))).slice(0, 3);
  return {
    card: true,
    blocks: [
      text(
        `### ${escapeMarkdown(episode.title)}\n${facts.join(' · ')}${people.length > 0 ? `\nWith ${people.join(', ')}` : ''}`,
      ),
      text(points.join('\n')),
      ...(best.length > 0 ? [rule, text(best.map((one) => sourceLine(one, '>', 400, '')).join('\n'))] : []),
      text(
        [
          episode.machineMade ? `-# ${strings.machineMadeAtLength}` : null,
          card.transcript ? null : '-# Show notes only: there is no transcript of this episode.',
          episode.link === null && episode.media === null ? `-# ${strings.noLink}` : null,
          episode.attribution ? `-# ${escapeMarkdown(episode.attribution)}` : null,
        ]
          .filter((line) => line !== null)
          .join('\n'),
      ),
      ...relatedButtons(card.topics),
      ...buttons(
        episode.link !== null && { label: 'Open episode', url: episode.link },
        episode.media !== null && { label: 'Listen', url: episode.media },
      ),
    ],
  };
}

export const episode: Feature = { commands: [episodeCommand], actions: [] };
