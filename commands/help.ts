import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { dateSpan, nameList } from '../src/replies/cards.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, rule, text } from '../src/replies/reply.ts';
import { LocalisedError } from '../src/replies/words/index.ts';
import { relatedButtons } from './topic.ts';

// Inside code marks nothing is escaped.
const code = (words: string) => `\`${words.replaceAll('`', "'")}\``;

const helpCommand = slash({
  name: 'help',
  description: 'What I can do, with examples from this archive, and what I store',
  options: { private: option.flag('Show it only to you') },
  async run(_options, { search, bot, names, homes }, { words, locale, guild }): Promise<Reply> {
    const { help } = words;
    const home = guild === null ? null : await homes.of(guild);
    const name = (path: string) => names.command(locale, path);
    const command = (path: string) => `/${name(path)}`;
    const example = (said: string, typed: string | null) => (typed === null ? said : `${said}: ${code(typed)}`);
    const [status, topics, speakers, episodes] = await Promise.all([
      search.status(),
      search.topics({ limit: 6 }),
      search.suggest('speaker', '', 1),
      search.suggest('episode', '', 1),
    ]);
    if (status.episodes === 0) throw new LocalisedError(({ noEpisodes }) => noEpisodes);
    const [first, second, third] = topics;
    const who = speakers[0]?.name;
    const which = episodes[0]?.name;
    return {
      card: true,
      blocks: [
        text(`### ${escapeMarkdown(bot.name)}\n${help.hello}`),
        text(
          [
            example(help.quote(command('quote')), first ? `${command('quote')} ${name('quote.about')}:${first}` : null),
            example(
              help.topic(command('topic')),
              second ? `${command('topic')} ${name('topic.about')}:${second}` : null,
            ),
            example(
              help.episode(command('episode')),
              which ? `${command('episode')} ${name('episode.name')}:${which}` : null,
            ),
            help.browse(command('speaker'), command('latest'), command('episodes')),
            who && third
              ? help.narrow(code(`${command('quote')} ${name('quote.about')}:${third} ${name('quote.speaker')}:${who}`))
              : null,
            help.exact,
            help.image,
            help.save(command('saved'), command('privacy')),
            help.daily(command('daily')),
            help.chat(`${command('lookups')} ${name('lookups.me')} ${name('lookups.me.off')}`),
          ]
            .filter((line) => line !== null)
            .join('\n'),
        ),
        rule,
        text(
          [
            help.archive(status.episodes, nameList(status.shows, 'shows', words), dateSpan(status, words)),
            ...(home === null ? [] : [words.home.keptTo(escapeMarkdown(home))]),
            help.stores(words.stores),
            ...(status.embedding ? [help.sends(words.sends)] : []),
          ].join('\n'),
        ),
        text(help.topics),
        ...relatedButtons(topics),
      ],
    };
  },
});

export const help: Feature = { commands: [helpCommand], actions: [] };
