import { quoteButtons, readOnButton } from '../interactions/quote-buttons.ts';
import {
  type Asked,
  allShows,
  askedLine,
  episodeLabel,
  linkNotes,
  listenButton,
  matchNote,
  momentLabel,
  nameList,
  numbered,
  pointLine,
  quoteBlocks,
  sourceLine,
  summaryText,
  voiceLabel,
} from '../replies/cards.ts';
import { contextAt } from '../replies/context.ts';
import { escapeMarkdown, shorten } from '../replies/markdown.ts';
import { nothingText } from '../replies/outcomes.ts';
import { questionOf } from '../replies/question.ts';
import { type Block, type Button, buttons, type Reply, rule, section, text, whisper } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import type { EpisodeCard, Filters, Hit, Quote, SearchPort, TopicAnswer } from '../search/port.ts';
import { answersPart, coverage, leading, nearest } from './decide.ts';
import type { RosterEntry } from './roster.ts';
import { subjectSpokenOf } from './subject.ts';
import type { Ask } from './understand.ts';

/** The buttons of an answer; `commands/lookups.ts` makes them, and answers them. */
export interface AnswerButtons {
  /** `page` 0 is the answer itself, 1 and on are lists of further quotes. */
  page(label: string, page: number, owner: string): Button;
  context(quote: string, owner: string): Button;
  /** From the context that is shown to more or less of it. */
  contextStep(label: string, quote: string, level: number, owner: string): Button;
  /** Opens one of several quotes for whoever presses: there it can be saved, or drawn. */
  open(quote: Quote): Button;
  remove(owner: string): Button;
  /** Under an answer that found nothing: shows what comes nearest at any rate. */
  nearest(): Button;
  /** Topics to press. */
  topics(topics: readonly string[]): Block[];
}

export interface Answer {
  reply: Reply;
  /** The quote it leads with; null when nothing was found. */
  top: Quote | Hit | null;
}

interface Means {
  /** The archive as the server has it that is asked in. */
  search: SearchPort;
  /** All of it. */
  everywhere: SearchPort;
  buttons: AnswerButtons;
  /** Who asked: the answer is theirs to page and to delete. */
  owner: string;
  words: Words;
}

/** Longest question that is searched for and shown. Characters. */
export const longestQuery = 200;
const pageSize = 4;
const mostPages = 9;
const shownSentences = 3;

export function filtersOf(ask: Pick<Ask, 'speakers' | 'shows' | 'episodes'>): Filters {
  const ids = (entries: RosterEntry[]) => entries.map(({ id }) => id);
  return {
    ...(ask.speakers.length > 0 ? { speakers: ids(ask.speakers) } : {}),
    ...(ask.shows.length > 0 ? { shows: ids(ask.shows) } : {}),
    ...(ask.episodes.length > 0 ? { episodes: ids(ask.episodes) } : {}),
  };
}

/** What the answer's small print says was asked, and what a follow-up reads back from it. */
const askedOf = (ask: Ask): Asked => ({
  query: ask.about === '' ? null : shorten(ask.about, longestQuery),
  speaker: ask.speakers.length === 1 ? (ask.speakers[0]?.name ?? null) : (ask.speakers[0]?.called?.[0] ?? null),
  episode: ask.episodes[0]?.name ?? ask.shows[0]?.name ?? null,
  ...(ask.everywhere ? { show: allShows } : {}),
});

/** Where it is looked for. */
const meansOf = (ask: Ask, means: Means): Means => (ask.everywhere ? { ...means, search: means.everywhere } : means);

/** What was said about it, short: at most three cited sentences and the best quote. */
export async function answer(ask: Ask, given: Means): Promise<Answer> {
  const means = meansOf(ask, given);
  if (ask.kind === 'newest' && ask.episodes.length + ask.shows.length === 0)
    return beyond(means.words.lookups.noDates, means);
  if (ask.about === '')
    return ask.episodes.length + ask.shows.length > 0 ? aboutEpisode(ask, means) : bySpeaker(ask, means);
  const lead = await leadOf(ask, means);
  return lead.top ? card(lead, means) : nothing(ask, lead.found, means);
}

/** What an answer leads with, and what was asked to find it: the same for the answer as for its further pages. */
interface Lead {
  ask: Ask;
  found: TopicAnswer;
  top: Hit;
  /** Said above it, where it is not quite what was asked. */
  caveat: string | null;
}

async function leadOf(
  ask: Ask,
  { search, words }: Pick<Means, 'search' | 'words'>,
): Promise<Lead | { top: null; found: TopicAnswer }> {
  const query = shorten(ask.about, longestQuery);
  const filters = filtersOf(ask);
  const found = await search.topic({ text: query, filters });
  const best = leading(query, found.sources);
  const top = found.match === 'near' ? undefined : best;
  const subject = top && coverage(query, top) === 1 ? null : await subjectSpokenOf(query, filters, search);
  if (subject !== null) {
    // Asked for a verdict that nobody gave: what was said of the thing itself.
    const about = await search.topic({ text: subject, filters });
    const first = leading(subject, about.sources);
    const caveat = words.nearTo(escapeMarkdown(subject));
    if (first) return { ask: { ...ask, about: subject }, found: about, top: first, caveat };
  }
  if (top) return { ask, found, top, caveat: null };
  for (const part of ask.parts) {
    const alone = await search.topic({ text: shorten(part, longestQuery), filters });
    const first = leading(part, alone.sources);
    if (first && alone.match !== 'near' && answersPart(part, first))
      return { ask: { ...ask, about: part }, found: alone, top: first, caveat: null };
  }
  if (ask.speakers.length > 0) {
    // Whoever was named did not say it; somebody else may have.
    const anybody = await search.topic({ text: query, filters: filtersOf({ ...ask, speakers: [] }) });
    const first = leading(query, anybody.sources);
    const names = ask.speakers.map(({ name }) => escapeMarkdown(name)).join(', ');
    if (first && anybody.match !== 'near')
      return { ask: { ...ask, speakers: [] }, found: anybody, top: first, caveat: words.lookups.notBy(names) };
  }
  const near = best ?? nearest(query, (await search.search({ text: query, filters, limit: 10, refuse: false })).hits);
  if (!near) return { top: null, found };
  return { ask, found: { ...found, summary: [], sources: [near] }, top: near, caveat: words.near };
}

/** The sentences of the summary that an answer shows: one of the best quote would stand there twice. */
const shownSummary = ({ found, top }: Lead) =>
  found.summary.filter((one) => !top.text.includes(one.text)).slice(0, shownSentences);

async function card(lead: Lead, means: Means): Promise<Answer> {
  const { ask, found, top, caveat } = lead;
  const { words } = means;
  const question = await questionOf(means.search, top.id);
  const first = caveat ?? leadLine(ask, found, top, words);
  const { summary, sources, cited } = numbered(shownSummary(lead), found.sources);
  const citations = sources.slice(0, cited).map((source, i) => `-# \`[${i + 1}]\` ${citation(source, words)}`);
  return {
    top,
    reply: {
      card: true,
      blocks: [
        ...(first === null ? [] : [text(first)]),
        ...(summary.length > 0 ? [text(summaryText(summary))] : []),
        ...quoteBlocks(top, words, question),
        text([...citations, askedLine(askedOf(ask), words, matchNote(top, words))].join('\n')),
        ...quoteButtons(
          top,
          words,
          [
            found.sources.length > 1 && means.buttons.page(words.buttons.more, 1, means.owner),
            means.buttons.context(top.id, means.owner),
          ],
          means.buttons.remove(means.owner),
        ),
      ],
    },
  };
}

/** Who, where and when in a line, where that was the question. */
function leadLine(ask: Ask, found: TopicAnswer, top: Hit, words: Words): string | null {
  const where = `**${escapeMarkdown(episodeLabel(top.episode))}**`;
  const date = top.episode.date ? words.date(top.episode.date) : null;
  const moment = momentLabel(top);
  switch (ask.kind) {
    case 'who':
      return words.lookups.who(`**${escapeMarkdown(voiceLabel(top, words))}**`);
    case 'which': {
      const more = found.episodes.filter(({ episode }) => episode.id !== top.episode.id).slice(0, 2);
      const also = more.map(({ episode }) => escapeMarkdown(episodeLabel(episode)));
      return words.lookups.which(where, escapeMarkdown(top.episode.title), date, also);
    }
    case 'when':
      return moment === '' ? words.lookups.whenUnknown(where, date) : words.lookups.when(moment, where, date);
    default:
      return null;
  }
}

function citation(source: Quote, words: Words): string {
  const moment = momentLabel(source);
  return [escapeMarkdown(voiceLabel(source, words)), escapeMarkdown(episodeLabel(source.episode)), moment]
    .filter(Boolean)
    .join(' · ');
}

function nothing(ask: Ask, found: TopicAnswer, means: Means): Answer {
  const where = {
    speaker: ask.speakers[0]?.name,
    episode: (ask.episodes[0] ?? ask.shows[0])?.name,
    home: means.search.home,
  };
  const said = nothingText(shorten(ask.about, 100), found, where, means.words);
  const { blocks, ...reply } =
    found.meant.length > 0 ? line(said, found.meant, means, means.words.meant) : line(said, found.nearest, means);
  return {
    top: null,
    reply: {
      ...reply,
      blocks: [
        ...blocks,
        text(askedLine(askedOf(ask), means.words)),
        ...buttons(!found.absent && means.buttons.nearest()),
      ],
    },
  };
}

/** One line, and the nearest topics to press: named there alone. */
function line(said: string, topics: readonly string[], means: Means, lead: string = means.words.nearest): Reply {
  const near = topics.slice(0, 3);
  return {
    blocks: [text(near.length > 0 ? `${said} ${lead}` : said), ...means.buttons.topics(near)],
  };
}

/** For what no episode can answer: says so, and what they do speak of. */
export async function beyond(said: string, means: Means): Promise<Answer> {
  const { episodes } = await means.search.status();
  if (episodes === 0) return { top: null, reply: { blocks: [text(means.words.noEpisodes)] } };
  return { top: null, reply: line(said, await means.search.topics({ limit: 3 }), means, means.words.lookups.nearest) };
}

/** What there is to ask about. */
export async function aboutArchive(means: Means): Promise<Answer> {
  const [{ shows, people }, listed, speakers] = await Promise.all([
    means.search.status(),
    means.search.listed(),
    means.search.suggest('speaker', '', 5),
  ]);
  const { words } = means;
  const own = shows.filter((show) => listed.some((episode) => episode.show === show));
  if (own.length < shows.length) {
    // How many people these are is not known.
    return beyond(words.lookups.archive(listed.length, nameList(own, 'shows', words), ''), means);
  }
  const names = speakers.map(({ name }) => name);
  // Their number is what counts beyond those named.
  const all = [...names, ...Array.from({ length: Math.max(0, people - names.length) }, () => '')];
  return beyond(
    words.lookups.archive(listed.length, nameList(shows, 'shows', words), nameList(all, 'people', words)),
    means,
  );
}

async function aboutEpisode(ask: Ask, means: Means): Promise<Answer> {
  const { words } = means;
  // The newest of all may be of a show that the server does not keep to.
  const newest =
    ask.kind === 'newest' && ask.shows.length === 0 ? (await means.search.suggest('episode', '', 1))[0] : undefined;
  const id =
    newest?.value ?? ask.episodes[0]?.id ?? (await means.search.resolve('episode', ask.shows[0]?.name ?? ''))[0]?.value;
  const found = id === undefined ? null : await means.search.episode(id);
  if (!found) return beyond(words.noSuchEpisodes, means);
  const best = found.best[0] ?? found.sources[0] ?? null;
  const points = found.summary.slice(0, 3).flatMap((one) => {
    const source = found.sources[one.source - 1];
    return source ? [pointLine(one, source, words)] : [];
  });
  // What a follow-up goes on from: this episode, and what it is about.
  const asked = { query: found.episode.title, speaker: null, episode: episodeLabel(found.episode) };
  return {
    top: best,
    reply: {
      card: true,
      blocks: [
        ...(ask.kind === 'newest' && found.episode.date !== null ? [text(words.lookups.newest)] : []),
        text(episodeHead(found, words)),
        ...(points.length > 0 ? [text(points.join('\n'))] : []),
        ...(best && !found.summary.some((one) => best.text.includes(one.text)) ? quoteBlocks(best, words) : []),
        text(
          [
            ...(found.episode.attribution ? [`-# ${escapeMarkdown(found.episode.attribution)}`] : []),
            askedLine(asked, words),
          ].join('\n'),
        ),
        ...means.buttons.topics(found.topics.slice(0, 4)),
        ...buttons(
          found.episode.link !== null && { label: words.buttons.openEpisode, url: found.episode.link },
          means.buttons.remove(means.owner),
        ),
      ],
    },
  };
}

function episodeHead({ episode, people }: EpisodeCard, words: Words): string {
  const facts = [escapeMarkdown(episodeLabel(episode)), episode.date && words.date(episode.date)]
    .filter(Boolean)
    .join(' · ');
  const names = people.map(({ name }) => escapeMarkdown(name)).join(', ');
  return `### ${escapeMarkdown(episode.title)}\n${facts}${names ? `\n${words.with(names)}` : ''}`;
}

async function bySpeaker(ask: Ask, means: Means): Promise<Answer> {
  const pool = await means.search.pool(filtersOf(ask));
  const best = pool.reduce<(typeof pool)[number] | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  const quote = best && (await means.search.quote(best.id));
  if (!quote) return beyond(means.words.lookups.nothingBy(escapeMarkdown(ask.speakers[0]?.name ?? '')), means);
  return alone(quote, askedLine(askedOf(ask), means.words), means);
}

/** The quotes that an answer does not show, best first: what it leads with may not be what a search has first. */
async function beyondTheLead(lead: Lead, search: SearchPort): Promise<Hit[]> {
  const text = shorten(lead.ask.about, longestQuery);
  const { hits } = await search.search({ text, filters: filtersOf(lead.ask), limit: 2 + mostPages * pageSize });
  const shown = [lead.top.text, ...shownSummary(lead).map((one) => one.text)];
  const stands = (hit: Hit) =>
    hit.id === lead.top.id || hit.text.includes(lead.top.text) || shown.some((one) => one.includes(hit.text));
  return hits.filter((hit) => !stands(hit));
}

/** Further quotes, `pageSize` at a time; null when there are none on this page. */
export async function furtherQuotes(ask: Ask, page: number, given: Means): Promise<Answer | null> {
  const means = meansOf(ask, given);
  if (ask.about === '' || page < 1 || page > mostPages) return null;
  const lead = await leadOf(ask, means);
  const { words } = means;
  if (!lead.top) return null;
  const hits = await beyondTheLead(lead, means.search);
  const before = (page - 1) * pageSize;
  const shown = hits.slice(before, before + pageSize);
  // The answer itself is the first.
  const from = 1 + before;
  const first = shown[0];
  if (!first) return null;
  return {
    top: first,
    reply: {
      card: true,
      blocks: [
        ...shown.map((hit, i) =>
          section(sourceLine(hit, `\`[${from + i + 1}]\``, words, 500), means.buttons.open(hit)),
        ),
        text(askedLine(askedOf(ask), words, words.placesOf(from + 1, from + shown.length, 1 + hits.length))),
        ...buttons(
          means.buttons.page(page === 1 ? words.buttons.back : words.buttons.less, page - 1, means.owner),
          before + pageSize < hits.length &&
            page < mostPages &&
            means.buttons.page(words.buttons.more, page + 1, means.owner),
          means.buttons.remove(means.owner),
        ),
      ],
    },
  };
}

/** What was said around a quote, with a way to more of it. `asked`: the small print of the answer it stood in. */
export async function inContext(
  quote: string,
  wanted: number,
  asked: string,
  means: Omit<Means, 'everywhere'>,
): Promise<Reply> {
  const { words } = means;
  const found = await contextAt(means.search, quote, wanted, words);
  if (!found) return whisper(words.gone);
  const { blocks, level, more } = found;
  const step = (label: string, to: number) => means.buttons.contextStep(label, found.quote.id, to, means.owner);
  return {
    card: true,
    blocks: [
      ...blocks,
      rule,
      text(asked),
      ...quoteButtons(
        found.quote,
        words,
        [
          more && step(words.buttons.moreContext, level + 1),
          level > 1 && step(words.buttons.lessContext, level - 1),
          level === 1 && asked !== '' && means.buttons.page(words.buttons.back, 0, means.owner),
          readOnButton(found.quote, words),
        ],
        means.buttons.remove(means.owner),
      ),
    ],
  };
}

/** Where a quote can be heard. */
export async function whereToListen(id: string, asked: string, means: Means): Promise<Reply> {
  const { words } = means;
  const quote = await means.search.quote(id);
  if (!quote) return whisper(words.gone);
  const notes = (quote.url === null ? [words.noLink] : linkNotes(quote, words)).map((note) => `-# ${note}`);
  return {
    blocks: [
      text([citation(quote, words), ...notes, asked].filter(Boolean).join('\n')),
      ...buttons(
        listenButton(quote, words),
        means.buttons.context(quote.id, means.owner),
        means.buttons.remove(means.owner),
      ),
    ],
  };
}

/** A good quote of any kind. `random`: 0 ≤ x < 1. */
export async function anyQuote(random: () => number, means: Means): Promise<Answer> {
  const pool = await means.search.pool();
  const drawn = pool[Math.floor(random() * pool.length)];
  const quote = drawn ? await means.search.quote(drawn.id) : null;
  return quote ? alone(quote, null, means) : beyond(means.words.noneGoodEnough, means);
}

/** One quote by itself. */
function alone(quote: Quote, asked: string | null, means: Means): Answer {
  return {
    top: quote,
    reply: {
      card: true,
      blocks: [
        ...quoteBlocks(quote, means.words),
        ...(asked === null ? [] : [text(asked)]),
        ...quoteButtons(
          quote,
          means.words,
          [means.buttons.context(quote.id, means.owner)],
          means.buttons.remove(means.owner),
        ),
      ],
    },
  };
}

/** Several `[[topics]]` at once: the best quote for each, and a line for what was not found. */
export function several(answers: { topic: string; top: Quote | null }[], means: Means): Reply {
  return {
    card: true,
    blocks: [
      ...answers.map(({ topic, top }) => {
        const name = `**${escapeMarkdown(shorten(topic, 100))}**`;
        if (!top) return text(`${name} – ${means.words.lookups.notInIt}`);
        const said = `> ${escapeMarkdown(shorten(top.text, 700))}\n-# ${citation(top, means.words)}`;
        return section(`${name}\n${said}`, means.buttons.open(top));
      }),
      ...buttons(means.buttons.remove(means.owner)),
    ],
  };
}
