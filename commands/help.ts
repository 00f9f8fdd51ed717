import { homeStrings } from '../src/home/strings.ts';
import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { dateSpan, nameList } from '../src/replies/cards.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, rule, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import { relatedButtons } from './topic.ts';

// Inside code marks nothing is escaped.
const code = (words: string) => `\`${words.replaceAll('`', "'")}\``;

const helpCommand = slash({
  name: 'help',
  description: 'What I can do, with examples from this archive, and what I store',
  options: { private: option.flag('Show it only to you') },
  async run(_options, { search, bot, names, homes }, { locale, guild }): Promise<Reply> {
    const home = guild === null ? null : await homes.of(guild);
    const name = (path: string) => names.command(locale, path);
    const [status, topics, speakers, episodes] = await Promise.all([
      search.status(),
      search.topics({ limit: 6 }),
      search.suggest('speaker', '', 1),
      search.suggest('episode', '', 1),
    ]);
    if (status.episodes === 0) return whisper(strings.noEpisodes);
    const [first, second, third] = topics;
    const who = speakers[0]?.name;
    const which = episodes[0]?.name;
    return {
      card: true,
      blocks: [
        text(`### ${escapeMarkdown(bot.name)}\n${strings.hello}`),
        text(
          [
            `**/${name('quote')}** – what somebody said, word for word${first ? `: ${code(`/${name('quote')} ${name('quote.about')}:${first}`)}` : ''}`,
            `**/${name('topic')}** – a short summary with its sources${second ? `: ${code(`/${name('topic')} ${name('topic.about')}:${second}`)}` : ''}`,
            `**/${name('episode')}** – people, topics and best quotes${which ? `: ${code(`/${name('episode')} ${name('episode.name')}:${which}`)}` : ''}`,
            `**/${name('speaker')}**, **/${name('latest')}**, **/${name('episodes')}** – who speaks, what is new, and which episodes there are`,
            who && third
              ? `Narrow it down: ${code(`/${name('quote')} ${name('quote.about')}:${third} ${name('quote.speaker')}:${who}`)}`
              : null,
            strings.helpExact,
            strings.helpImage,
            strings.helpSave(`/${name('saved')}`, `/${name('privacy')}`),
            strings.helpDaily(`/${name('daily')}`),
            strings.helpChat(`/${name('lookups')} ${name('lookups.me')} ${name('lookups.me.off')}`),
          ]
            .filter((line) => line !== null)
            .join('\n'),
        ),
        rule,
        text(
          [
            `**In the archive:** ${status.episodes} ${status.episodes === 1 ? 'episode' : 'episodes'} of ${nameList(status.shows, 'shows')}${dateSpan(status)}.`,
            ...(home === null ? [] : [homeStrings.keptTo(escapeMarkdown(home))]),
            `**What I store:** ${strings.stores}`,
            ...(status.embedding ? [`**What is sent:** ${strings.sends}`] : []),
          ].join('\n'),
        ),
        text('Things people talk about here:'),
        ...relatedButtons(topics),
      ],
    };
  },
});

export const help: Feature = { commands: [helpCommand], actions: [] };
