import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature, option, type Request, type Services, slash } from '../src/interactions/declare.ts';
import { type Chosen, choose, showOption } from '../src/interactions/filters.ts';
import { quoteButtons, readOnButton } from '../src/interactions/quote-buttons.ts';
import { personAlone, subjectSpokenOf } from '../src/lookups/subject.ts';
import {
  type Asked,
  askedLine,
  linkNotes,
  linkSmallPrint,
  matchNote,
  quoteBlocks,
  readAsked,
} from '../src/replies/cards.ts';
import { contextAt } from '../src/replies/context.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { questionOf } from '../src/replies/question.ts';
import { type Reply, rule, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { Quote, SearchPort } from '../src/search/port.ts';
import { sourceButton } from './nearest.ts';
import { nearCard, nothing } from './topic.ts';

export const quoteCommand = slash({
  name: 'quote',
  description: 'Find what somebody said in an episode, word for word',
  options: {
    about: option.text('What was it about? Empty: a good quote at random', { autocomplete: 'topic', maxLength: 200 }),
    speaker: option.text('Only by this person', { autocomplete: 'speaker', maxLength: 100 }),
    episode: option.text('Only in this episode', { autocomplete: 'episode', maxLength: 100 }),
    show: showOption,
    private: option.flag('Show it only to you'),
  },
  async run({ about, speaker, episode, show }, services, request) {
    const chosen = await choose(services, { show, speaker, episode });
    const query = about?.trim();
    if (!query) return random(chosen, services, request);
    const person = await personMeant(query, chosen);
    return person
      ? random(person, services, request)
      : found(query, chosen, null, { owner: request.user, words: request.words });
  },
});

/** Who is meant by a name alone: by a full one always, by part of one where it finds nothing else. Then it asks for what they said. */
async function personMeant(query: string, chosen: Chosen): Promise<Chosen | null> {
  const { search } = chosen;
  if (chosen.speaker !== null) return null;
  const person = await personAlone(search, query);
  if (person === null) return null;
  if (!/\s/.test(query)) {
    const { match } = await search.search({ text: query, filters: chosen.filters });
    if (match !== 'none' && match !== 'near') return null;
  }
  return { ...chosen, filters: { ...chosen.filters, speakers: person.speakers }, speaker: person.name };
}

/** Whose an answer is, and what it is said with. */
interface For {
  owner: string;
  words: Words;
}

/** One quote of those that answer the question, shown with where it stands among them. */
async function found(query: string, chosen: Chosen, id: string | null, { owner, words }: For): Promise<Reply> {
  const { search } = chosen;
  const result = await search.search({ text: query, filters: chosen.filters });
  const at = id === null ? 0 : result.hits.findIndex((hit) => hit.id === id);
  const hit = result.hits[at];
  if (!hit && id !== null) throw new LocalisedError(({ gone }) => gone);
  if (!hit || result.match === 'near') {
    const subject = await subjectSpokenOf(query, chosen.filters, search);
    if (subject !== null) {
      const on = await found(subject, chosen, null, { owner, words });
      return { ...on, blocks: [text(words.nearTo(escapeMarkdown(subject))), ...on.blocks] };
    }
  }
  if (!hit) return nothing(query, chosen, result, words);
  const question = await questionOf(search, hit.id);
  if (result.match === 'near') return nearCard(query, chosen, result.hits, result.meant, question, words);
  const [previous, next] = [result.hits[at - 1], result.hits[at + 1]];
  const asked = { ...chosen, query };
  const paging = result.hits.length > 1;
  return {
    card: true,
    blocks: [
      ...quoteBlocks(hit, words, question),
      text(
        smallPrint(asked, hit, words, matchNote(hit, words), paging ? words.placeOf(at + 1, result.hits.length) : null),
      ),
      ...quoteButtons(hit, words, [
        paging && {
          label: words.buttons.previous,
          id: page.id({ quote: previous?.id ?? hit.id, owner, way: 'p' }),
          disabled: !previous,
        },
        paging && {
          label: words.buttons.next,
          id: page.id({ quote: next?.id ?? hit.id, owner, way: 'n' }),
          disabled: !next,
          style: 'primary',
        },
        { label: words.buttons.moreContext, id: context.id({ quote: hit.id, level: 1, owner }) },
      ]),
    ],
  };
}

function smallPrint(asked: Asked, quote: Quote, words: Words, ...rest: (string | null)[]): string {
  const notes = linkNotes(quote, words).map((note) => `-# ${note}`);
  return [...notes, askedLine(asked, words, ...rest)].join('\n');
}

async function random(chosen: Chosen, services: Services, request: Request): Promise<Reply> {
  const { search } = chosen;
  const pool = await search.pool(chosen.filters);
  const fresh = pool.filter((entry) => !services.recent.has(request.channel, entry.id));
  const candidates = fresh.length > 0 ? fresh : pool;
  const picked = candidates[Math.floor(services.random() * candidates.length)];
  const quote = picked && (await search.quote(picked.id));
  if (!quote) {
    const { episodes } = await search.status();
    throw new LocalisedError((words) => (episodes === 0 ? words.noEpisodes : words.noneGoodEnough));
  }
  services.recent.add(request.channel, quote.id);
  return randomCard(quote, chosen, { owner: request.user, words: request.words });
}

function randomCard(quote: Quote, chosen: Omit<Asked, 'query'>, { owner, words }: For): Reply {
  return {
    card: true,
    blocks: [
      ...quoteBlocks(quote, words),
      text(smallPrint({ ...chosen, query: null }, quote, words)),
      ...quoteButtons(quote, words, [
        { label: words.buttons.another, id: another.id({ owner }), style: 'primary' },
        { label: words.buttons.moreContext, id: context.id({ quote: quote.id, level: 1, owner }) },
      ]),
    ],
  };
}

/** Previous and next: shows the quote the button names, for the question that the message itself states. */
const page = action({
  name: 'q',
  how: 'update',
  codecs: { quote: arg.quote, owner: arg.owner, way: arg.oneOf('p', 'n', 'b') },
  async run({ args: { quote, owner }, message }, services, { words }) {
    return show(quote, message?.texts ?? [], services, { owner, words });
  },
});

async function show(id: string, texts: readonly string[], services: Services, to: For): Promise<Reply> {
  const asked = readAsked(texts);
  if (asked?.query) return found(asked.query, await choose(services, asked), id, to);
  const quote = await services.search.quote(id);
  if (!quote) throw new LocalisedError(({ gone }) => gone);
  return asked ? randomCard(quote, asked, to) : bare(quote, to);
}

/** A quote whose message states no question: a daily post's, a topic's source. */
const bare = (quote: Quote, { owner, words }: For): Reply => ({
  card: true,
  blocks: [
    ...quoteBlocks(quote, words),
    text(linkSmallPrint(quote, words)),
    ...quoteButtons(quote, words, [
      { label: words.buttons.moreContext, id: context.id({ quote: quote.id, level: 1, owner }) },
    ]),
  ],
});

/** What was said around the quote, a step at a time. */
export const context = action({
  name: 'qc',
  how: 'update',
  codecs: { quote: arg.quote, level: arg.number, owner: arg.owner },
  run: ({ args: { quote, level, owner }, message }, { search }, { words }) =>
    contextCard(search, quote, level, { owner, words }, readAsked(message?.texts ?? [])),
});

const source = action({
  ...sourceButton,
  how: 'reply',
  whispers: true,
  run: ({ args }, { search }, { user, words }) => contextCard(search, args.quote, 1, { owner: user, words }, null),
});

/** `asked`: what the message states was asked; null for a quote that nobody asked for, which has no way back. */
export async function contextCard(
  search: SearchPort,
  id: string,
  wanted: number,
  { owner, words }: For,
  asked: Asked | null,
): Promise<Reply> {
  const found = await contextAt(search, id, wanted, words);
  if (!found) throw new LocalisedError(({ gone }) => gone);
  const { quote, blocks, level, more } = found;
  return {
    card: true,
    blocks: [
      text(
        `### ${escapeMarkdown(quote.episode.number ? `${quote.episode.show} ${quote.episode.number}` : quote.episode.title)}`,
      ),
      ...blocks,
      rule,
      ...(asked ? [text(askedLine(asked, words, words.asked.inContext))] : []),
      ...quoteButtons(quote, words, [
        more && { label: words.buttons.moreContext, id: context.id({ quote: quote.id, level: level + 1, owner }) },
        level > 1 && { label: words.buttons.lessContext, id: context.id({ quote: quote.id, level: level - 1, owner }) },
        level === 1 &&
          asked !== null && { label: words.buttons.backToQuote, id: page.id({ quote: quote.id, owner, way: 'b' }) },
        readOnButton(quote, words),
      ]),
    ],
  };
}

const another = action({
  name: 'qr',
  how: 'update',
  codecs: { owner: arg.owner },
  async run({ args, message }, services, request) {
    const chosen = await choose(services, readAsked(message?.texts ?? []) ?? {});
    return random(chosen, services, { ...request, user: args.owner });
  },
});

export const quote: Feature = { commands: [quoteCommand], actions: [page, context, source, another] };
