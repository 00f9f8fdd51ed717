import type { LedgerRow, Schedule } from '../../src/dailies/model.ts';
import { wantsOf } from '../../src/dailies/poster.ts';
import { type Services, subcommand } from '../../src/interactions/declare.ts';
import { escapeMarkdown, shorten, timestamp } from '../../src/replies/markdown.ts';
import { rule, text, whisper } from '../../src/replies/reply.ts';
import type { Words } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';
import { digestStatus } from './digest.ts';
import {
  describe,
  linkTo,
  listed,
  numbered,
  obstaclesOf,
  sayMoment,
  sentence,
  sentences,
  stopped,
  withinMessage,
} from './said.ts';
import { pick, scheduleOption } from './which.ts';

export const status = subcommand({
  description: 'When the next one comes, how the last one went, what is wrong and how to mend it',
  options: { schedule: scheduleOption },
  async run({ schedule: id }, services, request) {
    const guild = managed(request);
    const { own } = request;
    const all = id === undefined ? await services.dailies.ofGuild(guild) : [await pick(id, request, services)];
    const digest = id === undefined ? await digestStatus(guild, services, own) : [];
    if (all.length + digest.length === 0) return whisper(own.daily.noneYet);
    const posts = numbered(await Promise.all(all.map((one) => statusOf(one, services, own))));
    const parts = withinMessage([...posts, ...digest], own);
    return { private: true, blocks: parts.flatMap((part, n) => (n === 0 ? [text(part)] : [rule, text(part)])) };
  },
});

function sayLast(one: Schedule, last: LedgerRow, own: Words): string {
  const { lastPost } = own;
  const due = sayMoment(last.dueAt);
  switch (last.state) {
    case 'posted': {
      const when = sayMoment(last.settledAt ?? last.dueAt);
      return last.message ? lastPost.postedAt(when, linkTo(one, last.message)) : lastPost.posted(when);
    }
    case 'unknown':
      return last.reason ? lastPost.unknown(due, sentence(last.reason, own)) : lastPost.posted(due);
    case 'skipped':
      return last.reason ? lastPost.skippedFor(due, stopped(last.reason, own)) : lastPost.skipped(due);
    case 'claimed':
      return one.retryAt > 0 ? lastPost.notYet(due) : lastPost.onItsWay(due);
  }
}

/** With the reason that is kept of it, where there is one. */
const because = (said: string, why: string | null, own: Words): string =>
  why === null || why === '' ? said : `${said}${own.marks.gap}${sentence(why, own)}`;

function sayUnpublished({ publishAt, unpublished }: LedgerRow, own: Words): string[] {
  const { lastPost } = own;
  if (publishAt !== null) return [because(lastPost.publishedLater(timestamp(publishAt, 'R')), unpublished, own)];
  return unpublished ? [because(lastPost.notPublished, unpublished, own)] : [];
}

function sayNoThread(without: { problem: string; again: boolean } | null, own: Words): string[] {
  if (!without) return [];
  const { threadLater, noThread } = own.lastPost;
  return [(without.again ? threadLater : noThread)(stopped(without.problem, own))];
}

function sayRefused(refused: { why: string }[], { lastPost }: Words): string[] {
  const [last] = refused;
  return last ? [lastPost.passedOver(refused.length, escapeMarkdown(last.why))] : [];
}

async function sayAnnouncement(one: Schedule, { dailies, search }: Services, own: Words): Promise<string[]> {
  const { announcement } = own;
  const news = one.newEpisodes ? await dailies.announcement(one.place.id) : null;
  if (!news) return [];
  const title = (await search.episode(news.episode).catch(() => null))?.episode.title;
  const first = title === undefined ? announcement.episode : announcement.titled(escapeMarkdown(shorten(title, 100)));
  const what = news.episodes === 1 ? first : announcement.andMore(first, news.episodes - 1);
  const next = timestamp(news.again, 'R');
  const said = {
    waits: news.again === 0 ? announcement.itsTurn(what) : announcement.later(what, next),
    sent: announcement.publishedLater(what, next),
    skipped: announcement.skipped(what),
    posted: announcement.done(what),
  };
  return [because(said[news.state], news.problem, own)];
}

async function statusOf(one: Schedule, services: Services, own: Words): Promise<string> {
  const { dailies } = services;
  const { lastPost, setUp } = own;
  const home = await services.homes.of(one.place.guild);
  const [last] = await dailies.lastRuns(one, 1);
  const refused = await dailies.refusedIn(one.place.id);
  const report = await dailies.check({ guild: one.place.guild, id: one.place.id }, wantsOf(one)).catch(() => null);
  const obstacles = report ? obstaclesOf(report, own) : [];
  // What is wrong now says more than what was when it was last tried.
  const old = one.problem !== null && obstacles.length === 0 && one.problem !== last?.reason ? [one.problem] : [];
  return [
    describe(one, home, own),
    last ? sayLast(one, last, own) : lastPost.none,
    ...(last ? sayUnpublished(last, own) : []),
    ...(last ? sayNoThread(await dailies.noThread(last), own) : []),
    ...(one.paused === 'trouble' ? [lastPost.pausedByRefusals] : []),
    ...sayRefused(refused, own),
    ...(await sayAnnouncement(one, services, own)),
    ...listed(
      lastPost.wasWrong,
      old.map((problem) => sentence(problem, own)),
    ),
    ...listed(setUp.toMend, [...obstacles, ...sentences(report?.worries ?? [], own)]),
  ].join('\n');
}
