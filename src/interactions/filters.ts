import { allShows } from '../replies/cards.ts';
import { escapeMarkdown } from '../replies/markdown.ts';
import { LocalisedError, languages } from '../replies/words/index.ts';
import { atHome } from '../search/at-home.ts';
import type { Filters, SearchPort } from '../search/port.ts';
import { type Autocomplete, option, type Services } from './declare.ts';

/** What was typed or picked for a show, a speaker and an episode, as filters and as the names to show. */
export interface Chosen {
  /** The archive as far as it was chosen. */
  search: SearchPort;
  filters: Filters;
  /** `allShows`: whatever the server keeps to. Null: as it does. */
  show: string | null;
  speaker: string | null;
  episode: string | null;
}

type Archive = Pick<Services, 'search' | 'everywhere'>;

const isAll = (typed: string) =>
  /^(?:\*|all|all shows|any|every|everything)$/i.test(typed.trim()) ||
  languages.some(({ words }) => words.allShows.toLowerCase() === typed.trim().toLowerCase());

/** The archive for what is typed beside the name of a show, or of all; as the server has it where none is named. */
export function inShow({ search, everywhere }: Archive, typed: unknown): SearchPort {
  if (typeof typed !== 'string' || typed.trim() === '') return search;
  return isAll(typed) ? everywhere : atHome(everywhere, typed);
}

const completeShow: Autocomplete = async (typed, { search }, { own }) => [
  ...([allShows, own.allShows].some((name) => name.toLowerCase().startsWith(typed.trim().toLowerCase()))
    ? [{ name: own.allShows, value: allShows }]
    : []),
  ...(await search.suggest('show', typed, 24)),
];

/** For commands that keep to a server's home show. */
export const showOption = option.text('Only of this show; or of all, where this server keeps to one', {
  autocomplete: completeShow,
  maxLength: 100,
});

/** Which show was picked or typed, and the archive for what is asked of it. @throws {UserError} when there is none */
export async function chooseShow(
  archive: Archive,
  typed: string | null | undefined,
): Promise<Pick<Chosen, 'search' | 'filters' | 'show'>> {
  const { search, everywhere } = archive;
  if (!typed?.trim()) return { search, filters: {}, show: null };
  if (isAll(typed)) return { search: everywhere, filters: {}, show: allShows };
  const show = await showNamed(everywhere, typed);
  return { search: atHome(everywhere, show), filters: { shows: [show] }, show };
}

/** The show that was picked or typed. @throws {UserError} when there is none */
export async function showNamed(search: SearchPort, typed: string): Promise<string> {
  const [found] = await search.resolve('show', typed);
  // Long names are offered cut.
  const show = found && (await search.status()).shows.find((one) => one === found.value || isCutFrom(found.value, one));
  if (show === undefined) throw new LocalisedError((words) => words.unknownShow(escapeMarkdown(typed)));
  return show;
}
const isCutFrom = (cut: string, whole: string) => cut.endsWith('…') && whole.startsWith(cut.slice(0, -1));

/** @throws {UserError} when there is nobody, or no episode or show, of that name. */
export async function choose(
  archive: Archive,
  typed: {
    show?: string | null | undefined;
    speaker?: string | null | undefined;
    episode?: string | null | undefined;
  },
): Promise<Chosen> {
  const chosen: Chosen = { ...(await chooseShow(archive, typed.show)), speaker: null, episode: null };
  const { search } = chosen;
  const { speaker, episode } = typed;
  if (speaker) {
    const found = await search.resolve('speaker', speaker);
    if (found.length === 0) throw new LocalisedError((words) => words.unknownSpeaker(escapeMarkdown(speaker)));
    chosen.filters.speakers = found.map((one) => one.value);
    chosen.speaker = found[0]?.name ?? speaker;
  }
  if (episode) {
    const found = await search.resolve('episode', episode);
    if (found.length === 0) throw new LocalisedError((words) => words.unknownEpisode(escapeMarkdown(episode)));
    chosen.filters.episodes = found.map((one) => one.value);
    chosen.episode = found[0]?.name ?? episode;
  }
  return chosen;
}
