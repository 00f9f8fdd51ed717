import { type Correction, type Corrections, isOfSpeaker } from '../src/episodes/corrections.ts';
import { dayOf } from '../src/episodes/dates.ts';
import { speakerId } from '../src/episodes/ids.ts';
import { UserError } from '../src/errors.ts';
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
import { counted, escapeMarkdown, shorten } from '../src/replies/markdown.ts';
import { type Reply, whisper } from '../src/replies/reply.ts';
import { LocalisedError, wordsFor } from '../src/replies/words/index.ts';
import type { SpeakerCard } from '../src/search/port.ts';

/** Changes to names and facts that `/archive list` shows, and `undo` offers. */
const shown = 15;
/** How long an answer waits for the archive to be served as it is now, ms; it is read again all the same. */
const waits = 20_000;
const everyShow = 'every show';
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
    throw new UserError(
      `“${escapeMarkdown(typed)}” may be ${escapeMarkdown(
        nameList(
          found.map(({ name }) => name),
          'people',
          wordsFor(''),
        ),
      )}. Pick one while you type.`,
    );
  const card = await search.speaker(first.value);
  if (!card) throw new LocalisedError((words) => words.unknownSpeaker(escapeMarkdown(typed)));
  return card;
}

/** In which show somebody is corrected: null is every one. People of one name may be several. */
function showOf(card: SpeakerCard, typed: string | undefined): string | null {
  const shows = card.shows.map(({ show }) => show);
  const wanted = typed?.trim().toLowerCase();
  if (wanted === everyShow) return null;
  if (wanted !== undefined && wanted !== '') {
    const show = shows.find((one) => one.toLowerCase() === wanted);
    if (show !== undefined) return show;
    throw new UserError(
      `${escapeMarkdown(card.name)} does not speak in “${escapeMarkdown(typed ?? '')}”, but in ${escapeMarkdown(nameList(shows, 'shows', wordsFor('')))}.`,
    );
  }
  if (shows.length > 1)
    throw new UserError(
      `Somebody called ${escapeMarkdown(card.name)} speaks in ${escapeMarkdown(nameList(shows, 'shows', wordsFor('')))}. Say with \`show\` in which it is to be corrected, or \`show: ${everyShow}\`.`,
    );
  return shows[0] ?? null;
}

const completeShow: Autocomplete = async (typed, { everywhere: search }, _request, { speaker }) => {
  const [found] = typeof speaker === 'string' ? await search.resolve('speaker', speaker) : [];
  const card = found && (await search.speaker(found.value));
  const shows = card
    ? card.shows.map(({ show }) => show)
    : (await search.suggest('show', typed)).map((one) => one.value);
  return [everyShow, ...shows]
    .filter((show) => show.toLowerCase().includes(typed.trim().toLowerCase()) && show.length <= 100)
    .slice(0, 25)
    .map((show) => ({ name: show, value: show }));
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
  after: () => Promise<string> = async () => '',
): Promise<Reply> {
  const { served } = await corrections.add({ ...correction, when: new Date(clock.now()).toISOString() });
  const inTime = await within(served);
  return whisper(
    [
      `${done}${inTime ? await after() : ''}`,
      inTime ? '' : wordsFor('').archive.beingRead,
      wordsFor('').archive.undoable,
    ]
      .filter((line) => line !== '')
      .join('\n'),
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

const inShow = (show: string | null) => (show === null ? 'in every show' : `in *${escapeMarkdown(show)}*`);

/** Where somebody speaks by now. */
const nowSpeaks =
  (name: string, { everywhere: search }: Services) =>
  async (): Promise<string> => {
    const card = await search.speaker(speakerId(name));
    return card ? ` That name speaks in ${counted(card.episodes, 'episode')} now.` : '';
  };

async function called(
  speaker: string,
  name: string,
  typedShow: string | undefined,
  services: Services,
): Promise<Reply> {
  const card = await person(services, speaker);
  if (speakerId(card.name) === speakerId(name) && card.name === name)
    throw new UserError(`${escapeMarkdown(name)} is called so already.`);
  const show = showOf(card, typedShow);
  return correct(
    { speaker: card.name, name, show, when: null },
    `${escapeMarkdown(card.name)} ${inShow(show)} is **${escapeMarkdown(name)}** from now on, in files to come too.`,
    services,
    nowSpeaks(name, services),
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
    const stays = await person(services, into);
    return called(speaker, stays.name, show, services);
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
    return called(speaker, oneLine(name), show, services);
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
    return correct(
      { speaker: card.name, role: is, show, when: null },
      `${escapeMarkdown(card.name)} ${inShow(show)} is **${escapeMarkdown(is)}** from now on.`,
      services,
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
      throw new UserError(`Several episodes fit “${escapeMarkdown(typed)}”. Pick one while you type.`);
    const card = await services.everywhere.episode(found.value);
    if (!card) throw new LocalisedError(({ episodeGone }) => episodeGone);
    const facts = {
      title: title === undefined ? undefined : oneLine(title),
      number: orNone(number),
      date: dateOf(date),
      link: linkOf(link),
    };
    const changes = Object.entries(facts).filter(([, value]) => value !== undefined);
    if (changes.length === 0) throw new UserError('Say what is to be corrected: `title`, `number`, `date` or `link`.');
    return correct(
      { episode: card.episode.id, file: card.episode.file, ...facts, when: null },
      `*${escapeMarkdown(card.episode.title)}* has ${saidOf(changes)} from now on.`,
      services,
    );
  },
});

const saidOf = (changes: [string, string | null | undefined][]): string =>
  changes
    .map(([key, value]) => (value === null ? `no ${key}` : `the ${key} **${escapeMarkdown(value ?? '')}**`))
    .join(', ');

function dateOf(typed: string | undefined): string | null | undefined {
  const value = orNone(typed);
  if (value === undefined || value === null) return value;
  const day = dayOf(value);
  if (day === null) throw new UserError('Write the date as 2022-09-15.');
  return day;
}

function linkOf(typed: string | undefined): string | null | undefined {
  const value = orNone(typed);
  if (typeof value === 'string' && !(/^https?:\/\/\S+$/i.test(value) && URL.canParse(value)))
    throw new UserError('Write the whole address of the page, https://…');
  return value;
}

/** Letters as they were typed, on one line. */
function oneLine(typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(line)) throw new UserError('Give it in letters or digits.');
  return line;
}

/** A correction in plain words, without Markdown. */
function told(one: Correction): string {
  if (!isOfSpeaker(one)) {
    const { title, number, date, link, file, episode: id } = one;
    const changes = Object.entries({ title, number, date, link }).filter(([, value]) => value !== undefined);
    return `${file ?? id}: ${changes.map(([key, value]) => `${key} ${value ?? none}`).join(', ')}`;
  }
  const to = [one.name && `is ${one.name}`, one.role && `is ${one.role}`].filter(Boolean).join(', ');
  return `${one.speaker} ${to} (${one.show ?? everyShow})`;
}

const completeChange: Autocomplete = async (typed, services, request) => {
  if (!(await services.isOwner(request.user))) return [];
  return (await services.corrections.list())
    .reverse()
    .map(({ id, correction }) => ({ name: shorten(told(correction), 100), value: id }))
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
      throw new UserError(
        change === undefined
          ? 'Nothing was corrected so far.'
          : 'Pick one of the corrections that come up while you type.',
      );
    const inTime = await within(result.served);
    return whisper(
      [`Taken back: ${escapeMarkdown(told(result.undone))}.`, ...(inTime ? [] : [wordsFor('').archive.beingRead])].join(
        '\n',
      ),
    );
  },
});

const list = subcommand({
  description: 'What was corrected',
  options: {},
  async run(_options, services, request) {
    await owned(services, request);
    const all = await services.corrections.list();
    if (all.length === 0) return whisper('Nothing was corrected so far.');
    const lines = all
      .reverse()
      .slice(0, shown)
      .map(({ correction }) => {
        const day = correction.when?.slice(0, 10);
        return `- ${escapeMarkdown(shorten(told(correction), 200))}${day ? ` · ${day}` : ''}`;
      });
    const rest = all.length - lines.length;
    return whisper(
      ['What was corrected, the last first:', ...lines, ...(rest > 0 ? [`- … and ${rest} more`] : [])].join('\n'),
    );
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
