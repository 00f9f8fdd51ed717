import { foldWords } from '../episodes/ids.ts';
import type { SearchPort } from './port.ts';

/** Is it that show's name, however it is written? */
export const isShow = (name: string, show: string): boolean => foldWords(name) === foldWords(show);

/** Keeps to one show where nothing that is named leads elsewhere: what the port's `home` does, for every call. */
export function atHome(search: SearchPort, home: string): SearchPort {
  return {
    ...search,
    home,
    search: (query) => search.search({ ...query, filters: { ...query.filters, home } }),
    topic: (query) => search.topic({ ...query, filters: { ...query.filters, home } }),
    episode: (idOrText) => search.episode(idOrText, home),
    speaker: (id) => search.speaker(id, home),
    suggest: (kind, typed, limit) => search.suggest(kind, typed, limit, home),
    resolve: (kind, typed) => search.resolve(kind, typed, home),
    pool: (filters) => search.pool({ ...filters, home }),
    topics: (options) => search.topics({ ...options, home }),
    listed: async () => (await search.listed()).filter(({ show }) => isShow(show, home)),
  };
}
