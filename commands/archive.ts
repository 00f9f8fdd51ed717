import { type Correction, type Corrections, isOfSpeaker } from '../src/episodes/corrections.ts';
import { dayOf } from '../src/episodes/dates.ts';
import { speakerId } from '../src/episodes/ids.ts';
import {
  type Autocomplete,
  type Feature,
  option,
  type Request,
  required,
  type Services,
  slashGroup,
  subcommand,
} from '../src/interactions/declare.ts';
import { nameList } from '../src/replies/cards.ts';
import { escapeMarkdown, shorten } from '../src/replies/markdown.ts';
import { type Reply, whisper } from '../src/replies/reply.ts';
import { LocalisedError, languages, type Words } from '../src/replies/words/index.ts';
import type { SpeakerCard } from '../src/search/port.ts';

/** Changes to names and facts that `/archive list` shows, and `undo` offers. */
const shown = 15;
/** How long an answer waits for the archive to be served as it is now, ms; it is read again all the same. */
const waits = 20_000;
/** As it is typed; each language has its own words for it, too. */
const everyShow = 'every show';
const isEveryShow = (typed: string) =>
  typed === everyShow || languages.some(({ words }) => words.corrections.everyShow.toLowerCase() === typed);
const none = 'none';

async function owned({ isOwner }: Services, { user }: Request): Promise<void> {
  if (!(await isOwner(user))) throw new LocalisedError(({ archive }) => archive.ownersOnly);
}

/** The one person who is meant. */
async function person({ everywhere: search }: Services, typed: string): Promise<SpeakerCard> {
  const found = await search.resolve('speaker', typed);
  const [first] = found;
  if (!first) throw new LocalisedError((words) => words.unknownSpeaker(escapeMarkdown(typed)));
  if (found.length > 1)
    throw new LocalisedError((words) => {
      const names = found.map(({ name }) => name);
      return words.corrections.severalPeople(escapeMarkdown(typed), nameList(names, 'people', words));
    });
  const card = await search.speaker(first.value);
  if (!card) throw new LocalisedError((words) => words.unknownSpeaker(escapeMarkdown(typed)));
  return card;
}

/** In which show somebody is corrected: null is every one. People of one name may be several. */
function showOf(card: SpeakerCard, typed: string | undefined): string | null {
  const shows = card.shows.map(({ show }) => show);
  const wanted = typed?.trim().toLowerCase();
  if (wanted !== undefined && wanted !== '') {
    if (isEveryShow(wanted)) return null;
    const show = shows.find((one) => one.toLowerCase() === wanted);
    if (show !== undefined) return show;
    throw new LocalisedError((words) =>
      words.corrections.notInShow(
        escapeMarkdown(card.name),
        escapeMarkdown(typed ?? ''),
        nameList(shows, 'shows', words),
      ),
    );
  }
  if (shows.length > 1)
    throw new LocalisedError((words) =>
      words.corrections.inSeveral(escapeMarkdown(card.name), nameList(shows, 'shows', words)),
    );
  return shows[0] ?? null;
}

const completeShow: Autocomplete = async (typed, { everywhere: search }, { own }, { speaker }) => {
  const [found] = typeof speaker === 'string' ? await search.resolve('speaker', speaker) : [];
  const card = found && (await search.speaker(found.value));
  const shows = card
    ? card.shows.map(({ show }) => show)
    : (await search.suggest('show', typed)).map((one) => one.value);
  return [{ name: own.corrections.everyShow, value: everyShow }, ...shows.map((show) => ({ name: show, value: show }))]
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()) && name.length <= 100)
    .slice(0, 25);
};

const speakerOption = (description: string) =>
  required(option.text(description, { autocomplete: 'speaker', maxLength: 100 }));
const showOption = option.text('In which show. Needed where the name is in several', {
  autocomplete: completeShow,
  maxLength: 200,
});

async function correct(
  correction: Correction,
  done: string,
  { corrections, clock }: Services,
  own: Words,
  after: () => Promise<string[]> = async () => [],
): Promise<Reply> {
  const { served } = await corrections.add({ ...correction, when: new Date(clock.now()).toISOString() });
  const inTime = await within(served);
  return whisper(
    [
      [done, ...(inTime ? await after() : [])].join(own.marks.gap),
      ...(inTime ? [] : [own.archive.beingRead]),
      own.archive.undoable,
    ].join('\n'),
  );
}

async function within(served: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, waits, false);
  });
  const inTime = await Promise.race([served.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}

/** Where somebody speaks by now. */
const nowSpeaks =
  (name: string, { everywhere: search }: Services, { corrections }: Words) =>
  async (): Promise<string[]> => {
    const card = await search.speaker(speakerId(name));
    return card ? [corrections.nowSpeaks(card.episodes)] : [];
  };

async function called(
  speaker: string,
  name: string,
  typedShow: string | undefined,
  services: Services,
  own: Words,
): Promise<Reply> {
  const card = await person(services, speaker);
  if (speakerId(card.name) === speakerId(name) && card.name === name)
    throw new LocalisedError(({ corrections }) => corrections.calledSo(escapeMarkdown(name)));
  const show = showOf(card, typedShow);
  const { isNow, isNowEverywhere } = own.corrections;
  const [was, now] = [escapeMarkdown(card.name), escapeMarkdown(name)];
  return correct(
    { speaker: card.name, name, show, when: null },
    show === null ? isNowEverywhere(was, now) : isNow(was, escapeMarkdown(show), now),
    services,
    own,
    nowSpeaks(name, services, own),
  );
}

const merge = subcommand({
  description: 'Two names are one person: everything that the first said is the second’s',
  options: {
    speaker: speakerOption('The name that goes'),
    into: speakerOption('The name that stays'),
    show: showOption,
  },
  async run({ speaker, into, show }, services, request) {
    await owned(services, request);
    const [goes, stays] = [await person(services, speaker), await person(services, into)];
    if (speakerId(goes.name) === speakerId(stays.name))
      throw new LocalisedError(({ corrections }) => corrections.bothAre(escapeMarkdown(stays.name)));
    return called(speaker, stays.name, show, services, request.own);
  },
});

const rename = subcommand({
  description: 'Gives somebody another name',
  options: {
    speaker: speakerOption('Who'),
    name: required(option.text('What they are called', { maxLength: 100 })),
    show: showOption,
  },
  async run({ speaker, name, show }, services, request) {
    await owned(services, request);
    return called(speaker, oneLine(name), show, services, request.own);
  },
});

const role = subcommand({
  description: 'Says what somebody is in a show: host, guest, producer …',
  options: {
    speaker: speakerOption('Who'),
    role: required(option.text('What they are, such as host', { maxLength: 40 })),
    show: showOption,
  },
  async run({ speaker, role: what, show: typed }, services, request) {
    await owned(services, request);
    const card = await person(services, speaker);
    const show = showOf(card, typed);
    const is = oneLine(what);
    const { roleNow, roleNowEverywhere } = request.own.corrections;
    const [who, now] = [escapeMarkdown(card.name), escapeMarkdown(is)];
    return correct(
      { speaker: card.name, role: is, show, when: null },
      show === null ? roleNowEverywhere(who, now) : roleNow(who, escapeMarkdown(show), now),
      services,
      request.own,
    );
  },
});

const orNone = (value: string | undefined): string | null | undefined =>
  value === undefined ? undefined : oneLine(value).toLowerCase() === none ? null : oneLine(value);

const episode = subcommand({
  description: 'Corrects what an episode is called, its number, date or link',
  options: {
    episode: required(option.text('Number or title', { autocomplete: 'episode', maxLength: 100 })),
    title: option.text('Its title', { maxLength: 200 }),
    number: option.text('Its number; “none” where it has none', { maxLength: 40 }),
    date: option.text('Its date, such as 2022-09-15; “none” where it has none', { maxLength: 40 }),
    link: option.text('Its page, https://…; “none” where it has none', { maxLength: 500 }),
  },
  async run({ episode: typed, title, number, date, link }, services, request) {
    await owned(services, request);
    const [found, ...others] = await services.everywhere.resolve('episode', typed);
    if (!found) throw new LocalisedError((words) => words.unknownEpisode(escapeMarkdown(typed)));
    if (others.length > 0)
      throw new LocalisedError(({ corrections }) => corrections.severalEpisodes(escapeMarkdown(typed)));
    const card = await services.everywhere.episode(found.value);
    if (!card) throw new LocalisedError(({ episodeGone }) => episodeGone);
    const facts = {
      title: title === undefined ? undefined : oneLine(title),
      number: orNone(number),
      date: dateOf(date),
      link: linkOf(link),
    };
    if (Object.values(facts).every((value) => value === undefined))
      throw new LocalisedError(({ corrections }) => corrections.nothingGiven);
    return correct(
      { episode: card.episode.id, file: card.episode.file, ...facts, when: null },
      request.own.corrections.episodeHas(escapeMarkdown(card.episode.title), sayFacts(facts, request.own)),
      services,
      request.own,
    );
  },
});

const factNames = ['title', 'number', 'date', 'link'] as const;
type Facts = Partial<Record<(typeof factNames)[number], string | null | undefined>>;

/** Each fact that is given: null is that there is none. */
const sayFacts = (given: Facts, { corrections: { facts, noFact }, marks }: Words): string =>
  factNames
    .flatMap((name) => {
      const value = given[name];
      if (value === undefined) return [];
      return [value === null ? noFact[name] : facts[name](escapeMarkdown(value))];
    })
    .join(marks.comma);

function dateOf(typed: string | undefined): string | null | undefined {
  const value = orNone(typed);
  if (value === undefined || value === null) return value;
  const day = dayOf(value);
  if (day === null) throw new LocalisedError(({ corrections }) => corrections.asDate);
  return day;
}

function linkOf(typed: string | undefined): string | null | undefined {
  const value = orNone(typed);
  if (typeof value === 'string' && !(/^https?:\/\/\S+$/i.test(value) && URL.canParse(value)))
    throw new LocalisedError(({ corrections }) => corrections.asLink);
  return value;
}

/** Letters as they were typed, on one line. */
function oneLine(typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(line)) throw new LocalisedError(({ corrections }) => corrections.lettersOrDigits);
  return line;
}

/** A correction in plain words, without Markdown. */
function told(one: Correction, { corrections, marks }: Words): string {
  if (!isOfSpeaker(one)) {
    const changes = factNames.flatMap((name) =>
      one[name] === undefined ? [] : [`${corrections.factNames[name]} ${one[name] ?? corrections.none}`],
    );
    return `${one.file ?? one.episode}: ${changes.join(marks.comma)}`;
  }
  const now = [one.name, one.role].filter(Boolean).join(marks.comma);
  return corrections.speakerIs(one.speaker, now, one.show ?? corrections.everyShow);
}

const completeChange: Autocomplete = async (typed, services, request) => {
  if (!(await services.isOwner(request.user))) return [];
  return (await services.corrections.list())
    .reverse()
    .map(({ id, correction }) => ({ name: shorten(told(correction, request.own), 100), value: id }))
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, 25);
};

const undo = subcommand({
  description: 'Takes a correction back',
  options: {
    change: option.text('Which. Default: the last', { autocomplete: completeChange, maxLength: 100 }),
  },
  async run({ change }, services, request) {
    await owned(services, request);
    const result = await services.corrections.undo(change ?? null);
    if (!result)
      throw new LocalisedError(({ corrections }) =>
        change === undefined ? corrections.nothingSoFar : corrections.pickChange,
      );
    const inTime = await within(result.served);
    const { own } = request;
    const done = own.corrections.takenBack(escapeMarkdown(told(result.undone, own)));
    return whisper([done, ...(inTime ? [] : [own.archive.beingRead])].join('\n'));
  },
});

const list = subcommand({
  description: 'What was corrected',
  options: {},
  async run(_options, services, request) {
    await owned(services, request);
    const { own } = request;
    const { corrections } = own;
    const all = await services.corrections.list();
    if (all.length === 0) return whisper(corrections.nothingSoFar);
    const lines = all
      .reverse()
      .slice(0, shown)
      .map(({ correction }) => {
        const day = correction.when?.slice(0, 10);
        return `- ${escapeMarkdown(shorten(told(correction, own), 200))}${day ? ` · ${day}` : ''}`;
      });
    const rest = all.length - lines.length;
    return whisper([corrections.listed, ...lines, ...(rest > 0 ? [`- ${corrections.more(rest)}`] : [])].join('\n'));
  },
});

const archiveCommand = slashGroup({
  name: 'archive',
  description: 'Mends names and titles of the archive (for whoever runs me)',
  managers: true,
  whispers: true,
  once: true,
  subcommands: { merge, rename, role, episode, undo, list },
});

export const archive: Feature = { commands: [archiveCommand], actions: [] };

declare module '../src/interactions/declare.ts' {
  interface Services {
    corrections: Corrections;
  }
}
