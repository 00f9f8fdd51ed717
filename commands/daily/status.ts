import type { LedgerRow, Schedule } from '../../src/dailies/model.ts';
import { wantsOf } from '../../src/dailies/poster.ts';
import { type Services, subcommand } from '../../src/interactions/declare.ts';
import { escapeMarkdown, shorten, timestamp } from '../../src/replies/markdown.ts';
import { rule, text, whisper } from '../../src/replies/reply.ts';
import { managed } from './access.ts';
import { digestStatus } from './digest.ts';
import { describe, linkTo, listed, numbered, obstaclesOf, sayMoment, sentence, withinMessage } from './said.ts';
import { pick, scheduleOption } from './which.ts';

export const status = subcommand({
  description: 'When the next one comes, how the last one went, what is wrong and how to mend it',
  options: { schedule: scheduleOption },
  async run({ schedule: id }, services, request) {
    const guild = managed(request);
    const all = id === undefined ? await services.dailies.ofGuild(guild) : [await pick(id, request, services)];
    const digest = id === undefined ? await digestStatus(guild, services) : [];
    if (all.length + digest.length === 0) return whisper(request.own.daily.noneYet);
    const posts = numbered(await Promise.all(all.map((one) => statusOf(one, services))));
    const parts = withinMessage([...posts, ...digest]);
    return { private: true, blocks: parts.flatMap((part, n) => (n === 0 ? [text(part)] : [rule, text(part)])) };
  },
});

function sayLast(one: Schedule, last: LedgerRow): string {
  const due = sayMoment(last.dueAt);
  switch (last.state) {
    case 'posted':
      return `Last post ${sayMoment(last.settledAt ?? last.dueAt)}${last.message ? `: ${linkTo(one, last.message)}` : ''}`;
    case 'unknown':
      return `Last post ${due}${last.reason ? `. ${sentence(last.reason)}` : ''}`;
    case 'skipped':
      return `The last one, due ${due}, was skipped${last.reason ? `: ${last.reason.replace(/\.?$/, '.')}` : '.'}`;
    case 'claimed':
      return `Due ${due}: ${one.retryAt > 0 ? 'not posted so far.' : 'on its way.'}`;
  }
}

function sayUnpublished({ publishAt, unpublished }: LedgerRow): string[] {
  const why = unpublished ? ` ${sentence(unpublished)}` : '';
  if (publishAt !== null) {
    return [`Not yet published to the servers that follow it: next try ${timestamp(publishAt, 'R')}.${why}`];
  }
  return unpublished ? [`**Not published** to the servers that follow the channel.${why}`] : [];
}

function sayNoThread(without: { problem: string; again: boolean } | null): string[] {
  if (!without) return [];
  return [
    `${without.again ? 'Its thread is not there yet' : '**No thread** under it'}: ${without.problem.replace(/\.?$/, '.')}`,
  ];
}

function sayRefused(refused: { why: string }[]): string[] {
  const [last] = refused;
  if (!last) return [];
  const quotes = refused.length === 1 ? 'One quote is' : `${refused.length} quotes are`;
  return [`${quotes} passed over here, since Discord did not take the words (${escapeMarkdown(last.why)}).`];
}

async function sayAnnouncement(one: Schedule, { dailies, search }: Services): Promise<string[]> {
  const news = one.newEpisodes ? await dailies.announcement(one.place.id) : null;
  if (!news) return [];
  const title = (await search.episode(news.episode).catch(() => null))?.episode.title;
  const what = title === undefined ? 'A new episode' : `The new episode “${escapeMarkdown(shorten(title, 100))}”`;
  const others = news.episodes === 1 ? '' : ` (and ${news.episodes - 1} more)`;
  const why = news.problem === null ? '' : ` ${sentence(news.problem)}`;
  const next = `next try ${timestamp(news.again, 'R')}`;
  switch (news.state) {
    case 'waits':
      return [`${what}${others} is **not announced yet**: ${news.again === 0 ? 'it is its turn' : next}.${why}`];
    case 'sent':
      return [`${what}${others} is announced, but not yet published to the servers that follow: ${next}.${why}`];
    case 'skipped':
      return [`${what}${others} was **not announced**.${why}`];
    case 'posted':
      return [`${what}${others} was announced.${why}`];
  }
}

async function statusOf(one: Schedule, services: Services): Promise<string> {
  const { dailies } = services;
  const home = await services.homes.of(one.place.guild);
  const [last] = await dailies.lastRuns(one, 1);
  const refused = await dailies.refusedIn(one.place.id);
  const report = await dailies.check({ guild: one.place.guild, id: one.place.id }, wantsOf(one)).catch(() => null);
  const obstacles = report ? obstaclesOf(report) : [];
  // What is wrong now says more than what was when it was last tried.
  const old = one.problem !== null && obstacles.length === 0 && one.problem !== last?.reason ? [one.problem] : [];
  return [
    describe(one, home),
    last ? sayLast(one, last) : 'Nothing posted yet.',
    ...(last ? sayUnpublished(last) : []),
    ...(last ? sayNoThread(await dailies.noThread(last)) : []),
    ...(one.paused === 'trouble'
      ? ['**Paused after repeated refusals.** It goes on by itself once posting works.']
      : []),
    ...sayRefused(refused),
    ...(await sayAnnouncement(one, services)),
    ...listed('What was wrong at the last try:', old.map(sentence)),
    ...listed('To mend:', [...obstacles, ...(report?.worries ?? []).map(sentence)]),
  ].join('\n');
}
