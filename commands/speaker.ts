import { UserError } from '../src/errors.ts';
import { type Feature, option, required, slash } from '../src/interactions/declare.ts';
import { dateSpan, nameList, sourceLine } from '../src/replies/cards.ts';
import { episodeEntry } from '../src/replies/listing.ts';
import { counted, escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, rule, section, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
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
  async run({ name }, { search }) {
    const [first, ...others] = await search.resolve('speaker', name);
    const card = first && (await search.speaker(first.value));
    if (!card) {
      if ((await search.status()).episodes === 0) return whisper(strings.noEpisodes);
      throw new UserError(strings.unknownSpeaker(escapeMarkdown(name)));
    }
    return speakerReply(
      card,
      others.map((one) => one.name),
    );
  },
});

function speakerReply(card: SpeakerCard, others: readonly string[]): Reply {
  const { roles, shows, episodes, newest, topics, best } = card;
  const role = roles.length > 0 ? ` · ${escapeMarkdown(roles.slice(0, 3).join(', '))}` : '';
  const where = nameList(
    shows.map(({ show, episodes: of }) => (shows.length === 1 ? show : `${show} (${of})`)),
    'shows',
  );
  return {
    card: true,
    blocks: [
      text(
        `### ${escapeMarkdown(card.name)}${role}\n${counted(episodes, 'episode')} of ${where}${dateSpan(card)}` +
          (others.length > 0 ? `\n-# ${strings.alsoCalledSo(nameList(others.slice(0, othersNamed), 'people'))}` : ''),
      ),
      text(
        [
          ...(newest.length < episodes ? [`**${newest.some(({ date }) => date) ? 'Newest' : 'Some'} of them:**`] : []),
          ...newest.map((episode) => `- ${episodeEntry(episode)}`),
        ].join('\n'),
      ),
      ...(best.length > 0
        ? [rule, ...best.map((quote) => section(sourceLine(quote, '>', 500), openSource(quote)))]
        : [text(`-# ${strings.lookups.nothingBy(escapeMarkdown(card.name))}`)]),
      ...(topics.length > 0
        ? [text(`Speaks most of${card.topicsOf < episodes ? ` (newest ${card.topicsOf})` : ''}:`)]
        : []),
      ...relatedButtons(topics),
      ...openEpisode(newest),
    ],
  };
}

export const speaker: Feature = { commands: [speakerCommand], actions: [] };
