import { createHash } from 'node:crypto';
import type { Episode, Problem } from '../episodes/episode.ts';
import { digestEpisode, type EpisodeDigest } from './digest.ts';
import type { Archive, EpisodeInfo } from './retriever.ts';

/** An archive whose texts are all in memory: for a folder of some dozens of episodes, and for tests. */
export function createMemoryArchive(episodes: readonly Episode[], problems: readonly Problem[] = []): Archive {
  const hash = createHash('sha256');
  for (const episode of episodes) hash.update(JSON.stringify(episode));
  hash.update(JSON.stringify(problems));
  const digests = new Map<number, EpisodeDigest>();
  return {
    version: hash.digest('hex').slice(0, 16),
    problems,
    episodes: episodes.map(describe),
    turns: (episode) => episodes[episode]!.turns,
    turn: (episode, turn) => episodes[episode]!.turns[turn],
    digest(episode) {
      const made = digests.get(episode) ?? digestEpisode(episodes[episode]!);
      digests.set(episode, made);
      return made;
    },
  };
}

/** An episode without its text. */
export function describe({ turns, ...rest }: Episode): EpisodeInfo {
  const words = turns.reduce((sum, turn) => sum + (turn.text.match(/\S+/g)?.length ?? 0), 0);
  return { ...rest, turnCount: turns.length, words };
}
