import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature, option, required, type Services, slash } from '../src/interactions/declare.ts';
import { type Chosen, choose, showOption } from '../src/interactions/filters.ts';
import { quoteButtons } from '../src/interactions/quote-buttons.ts';
import { subjectSpokenOf } from '../src/lookups/subject.ts';
import {
  askedLine,
  citationLine,
  episodeLabel,
  numbered,
  readAsked,
  sourceLine,
  summaryText,
  voiceLabel,
} from '../src/replies/cards.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { nearBlocks, nothingText } from '../src/replies/outcomes.ts';
import type { Question } from '../src/replies/question.ts';
import { type Block, buttons, type Reply, rule, section, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { Hit, SearchResult } from '../src/search/port.ts';
import { nearestButton, openSource } from './nearest.ts';

const shownSources = 4;
const shownEpisodes = 5;

const topicCommand = slash({
  name: 'topic',
  description: 'A short summary of what was said about something, with the quotes it came from',
  options: {
    about: required(option.text('What is it about?', { autocomplete: 'topic', maxLength: 200 })),
    speaker: option.text('Only by this person', { autocomplete: 'speaker', maxLength: 100 }),
    episode: option.text('Only in this episode', { autocomplete: 'episode', maxLength: 100 }),
    show: showOption,
    private: option.flag('Show it only to you'),
  },
  async run({ about, speaker, episode, show }, services, { words }) {
    return topicCard(about, await choose(services, { show, speaker, episode }), services, words);
  },
});

/** Topics to press; at most five. The topic is read back from the button's own label. */
export const relatedButtons = (topics: readonly string[]): Block[] =>
  buttons(...topics.slice(0, 5).map((topic, n) => ({ label: topic, id: open.id({ n }) })));

/** Nothing was found: said plainly, with what may have been meant, else the topics that are near, and a button for what comes nearest at any rate. */
export async function nothing(
  query: string,
  chosen: Chosen,
  found: Pick<SearchResult, 'nearest' | 'absent' | 'meant'>,
  words: Words,
): Promise<Reply> {
  if ((await chosen.search.status()).episodes === 0) throw new LocalisedError(({ noEpisodes }) => noEpisodes);
  const { nearest, absent, meant } = found;
  const said = nothingText(query, found, { ...chosen, home: chosen.search.home }, words);
  return {
    blocks: [
      text(said),
      ...(meant.length > 0 ? offered(words.meant, meant) : offered(words.nearest, nearest)),
      text(askedLine({ ...chosen, query }, words)),
      ...buttons(!absent && nearestButton(words)),
    ],
  };
}

/** Buttons that ask again, below a line that says what they are; nothing where there are none. */
const offered = (lead: string, asked: readonly string[]): Block[] =>
  asked.length === 0 ? [] : [text(lead), ...relatedButtons(asked)];

export async function topicCard(
  query: string,
  chosen: Chosen,
  services: Pick<Services, 'rewrite'>,
  words: Words,
): Promise<Reply> {
  const { search } = chosen;
  const { rewrite } = services;
  const answer = await search.topic({ text: query, filters: chosen.filters });
  if (answer.match === 'none' || answer.match === 'near') {
    const subject = await subjectSpokenOf(query, chosen.filters, search);
    if (subject !== null) {
      const on = await topicCard(subject, chosen, services, words);
      return { ...on, blocks: [text(words.nearTo(escapeMarkdown(subject))), ...on.blocks] };
    }
    if (answer.match === 'none') return nothing(query, chosen, answer, words);
    return nearCard(query, chosen, answer.sources, answer.meant, null, words);
  }
  const { summary, sources: all, cited } = numbered(answer.summary, answer.sources);
  const sources = all.slice(0, Math.max(shownSources, cited));
  // A language model, where one is set up, retells these sentences; what does not hold is null.
  const retold = await rewrite?.(
    summary.flatMap((one) => {
      const source = sources[one.source - 1];
      return source ? [{ n: one.source, text: one.text, speaker: voiceLabel(source, words) }] : [];
    }),
  );
  const episodes = answer.episodes.slice(0, shownEpisodes);
  const more = answer.episodes.length - episodes.length;
  return {
    card: true,
    blocks: [
      text(`### ${escapeMarkdown(query)}`),
      text(
        retold
          ? `${escapeMarkdown(retold).replace(/\\\[(\d+)\\?\]/g, '`[$1]`')}\n-# ${words.retold}`
          : summary.length > 0
            ? summaryText(summary)
            : words.noSummary,
      ),
      rule,
      ...sources.map((source, i) => {
        const mark = `\`[${i + 1}]\``;
        // What the summary quotes whole is not said twice.
        const said = !retold && summary.some((one) => one.text === source.text);
        return section(
          said ? citationLine(source, mark, words) : sourceLine(source, mark, words),
          openSource(words)(source),
        );
      }),
      rule,
      text(
        [
          ...episodes.map(({ episode, passages }) => {
            const date = episode.date ? ` · ${words.date(episode.date)}` : '';
            return `- ${escapeMarkdown(episodeLabel(episode))}${date} – ${words.passagesSaid(passages)}`;
          }),
          ...(more > 0 ? [`- ${words.andMore(more)}`] : []),
          askedLine({ ...chosen, query }, words),
        ].join('\n'),
      ),
      ...relatedButtons(answer.related),
    ],
  };
}

/** Quotes that come near to what was asked, which nobody surely said. */
export function nearCard(
  query: string,
  chosen: Chosen,
  hits: readonly Hit[],
  meant: readonly string[],
  question: Question | null,
  words: Words,
): Reply {
  return {
    card: true,
    blocks: [
      ...offered(words.meant, meant),
      ...nearBlocks(hits, question, openSource(words), words),
      text(askedLine({ ...chosen, query }, words)),
      ...(hits[0] ? quoteButtons(hits[0], words, [openSource(words)(hits[0])]) : []),
    ],
  };
}

const open = action({
  name: 't',
  how: 'reply',
  codecs: { n: arg.number },
  async run({ label, message }, services, { words }) {
    if (label === '') throw new LocalisedError(({ forged }) => forged);
    const chosen = await choose(services, { show: readAsked(message?.texts ?? [])?.show });
    return topicCard(label, chosen, services, words);
  },
});

export const topic: Feature = { commands: [topicCommand], actions: [open] };
