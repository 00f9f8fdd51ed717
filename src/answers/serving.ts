import type { LRUCache } from 'lru-cache';
import type { Turn } from '../episodes/episode.ts';
import { momentLink } from '../episodes/links.ts';
import { momentOf } from '../episodes/moments.ts';
import type { Archive, EpisodeInfo } from '../index/archive.ts';
import { type QuotedTurns, quoteId } from '../index/quote-id.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import type { Retriever } from '../retrieve/retriever.ts';
import type { Catalog } from './catalog.ts';
import type { EpisodeRef, Hit, Quote } from './shapes.ts';

/** An archive and what finds passages in it; both of one version. */
export interface Loaded {
  archive: Archive;
  retriever: Retriever;
}

/** What is served at the moment, with what is remembered of it. */
export interface Serving extends Loaded {
  positions: Map<string, number>;
  /** An episode's turns, those of the last episodes remembered: decoding them is most of the work of showing a quote. */
  turns: (episode: number) => Turn[];
  /** The last searches, so that turning the pages of an answer does not search again. */
  recent: Map<string, Found>;
  /** Quotes by their ids, those asked for last. */
  quoted: LRUCache<string, { at: number; quote: Quote }>;
  /** Stems, remembered. */
  stem: (folded: string) => string;
  catalog: Promise<Catalog>;
}

/** What a search brings. */
export interface Found {
  query: ParsedQuery;
  hits: Hit[];
  episodes: { episode: number; passages: number }[];
}

export function refOf({ id, show, number, title, date, link, file, machineMade }: EpisodeInfo): EpisodeRef {
  return { id, show, number, title, date, link, file, ...(machineMade && { machineMade }) };
}

/** The quote at a span of a turn; its `id`, the episode's `turns`, the `hashOf` the span, and whether its words may stand earlier too, where they are at hand. */
export function quoteAt(
  now: Serving,
  at: number,
  turnIndex: number,
  span: { start: number; end: number },
  {
    id,
    turns = now.archive.turnList(at),
    hash,
    echoes,
  }: { id?: string; turns?: QuotedTurns; hash?: string; echoes?: boolean } = {},
): Quote {
  const info = now.archive.episodes[at]!;
  const turn = turns.at(turnIndex)!;
  const speaker = info.speakers.find((one) => one.id === turn.speaker);
  const moment = momentOf({ turns }, turnIndex, span.start);
  const link = momentLink(info, moment.at, moment.estimated);
  return {
    id: id ?? quoteId(info.id, turns, turnIndex, span, hash, echoes),
    text: turn.text.slice(span.start, span.end),
    speaker: speaker ? { id: speaker.id, name: speaker.name, role: speaker.role ?? null } : null,
    voice: turn.voice,
    episode: refOf(info),
    turn: turnIndex,
    span: { start: span.start, end: span.end },
    start: turn.start,
    at: moment.at === null ? null : Math.floor(moment.at),
    estimated: moment.estimated,
    url: link.url,
    toTheMoment: link.toTheMoment,
    shifting: info.shifting,
  };
}
