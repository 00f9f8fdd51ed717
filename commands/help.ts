import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { formatDate } from '../src/replies/cards.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, rule, text } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import { relatedButtons } from './topic.ts';

const helpCommand = slash({
  name: 'help',
  description: 'What I can do, with examples from this archive, and what I store',
  options: { private: option.flag('Show it only to you') },
  async run(_options, { search, bot }): Promise<Reply> {
    const [status, topics, speakers, episodes] = await Promise.all([
      search.status(),
      search.topics({ limit: 6 }),
      search.suggest('speaker', '', 1),
      search.suggest('episode', '', 1),
    ]);
    if (status.episodes === 0) return { blocks: [text(strings.noEpisodes)] };
    const [first, second, third] = topics.map(escapeMarkdown);
    const who = speakers[0]?.name;
    const which = episodes[0]?.name;
    const span =
      status.from && status.to && status.from !== status.to
        ? `, ${formatDate(status.from)} to ${formatDate(status.to)}`
        : '';
    return {
      card: true,
      blocks: [
        text(`### ${escapeMarkdown(bot.name)}\n${strings.hello}`),
        text(
          [
            `**/quote** – what somebody said, word for word${first ? `: \`/quote about:${first}\`` : ''}`,
            `**/topic** – a short summary with its sources${second ? `: \`/topic about:${second}\`` : ''}`,
            `**/episode** – people, topics and best quotes${which ? `: \`/episode name:${escapeMarkdown(which)}\`` : ''}`,
            who && third ? `Narrow it down: \`/quote about:${third} speaker:${escapeMarkdown(who)}\`` : null,
            strings.helpExact,
            strings.helpDaily,
            strings.helpChat,
          ]
            .filter((line) => line !== null)
            .join('\n'),
        ),
        rule,
        text(
          [
            `**In the archive:** ${status.episodes} ${status.episodes === 1 ? 'episode' : 'episodes'} of ${status.shows.slice(0, 4).map(escapeMarkdown).join(', ')}${status.shows.length > 4 ? ` and ${status.shows.length - 4} more shows` : ''}${span}.`,
            `**What I store:** ${strings.stores}`,
          ].join('\n'),
        ),
        text('Things people talk about here:'),
        ...relatedButtons(topics),
      ],
    };
  },
});

export const help: Feature = { commands: [helpCommand], actions: [] };
