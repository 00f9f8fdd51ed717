import { UserError } from '../errors.ts';
import { escapeMarkdown } from '../replies/markdown.ts';
import { strings } from '../replies/strings.ts';
import type { Filters, SearchPort } from '../search/port.ts';

/** What was typed or picked for a speaker and an episode, as filters and as the names to show. */
export interface Chosen {
  filters: Filters;
  speaker: string | null;
  episode: string | null;
}

/** The show that was picked or typed. @throws {UserError} when there is none */
export async function showNamed(search: SearchPort, typed: string): Promise<string> {
  const [found] = await search.resolve('show', typed);
  // Long names are offered cut.
  const show = found && (await search.status()).shows.find((one) => one === found.value || isCutFrom(found.value, one));
  if (show === undefined) throw new UserError(strings.unknownShow(escapeMarkdown(typed)));
  return show;
}
const isCutFrom = (cut: string, whole: string) => cut.endsWith('…') && whole.startsWith(cut.slice(0, -1));

/** @throws {UserError} when there is nobody, or no episode, of that name. */
export async function choose(
  search: SearchPort,
  typed: { speaker?: string | null | undefined; episode?: string | null | undefined },
): Promise<Chosen> {
  const chosen: Chosen = { filters: {}, speaker: null, episode: null };
  if (typed.speaker) {
    const found = await search.resolve('speaker', typed.speaker);
    if (found.length === 0) throw new UserError(strings.unknownSpeaker(escapeMarkdown(typed.speaker)));
    chosen.filters.speakers = found.map((one) => one.value);
    chosen.speaker = found[0]?.name ?? typed.speaker;
  }
  if (typed.episode) {
    const found = await search.resolve('episode', typed.episode);
    if (found.length === 0) throw new UserError(strings.unknownEpisode(escapeMarkdown(typed.episode)));
    chosen.filters.episodes = found.map((one) => one.value);
    chosen.episode = found[0]?.name ?? typed.episode;
  }
  return chosen;
}
