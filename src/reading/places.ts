import type { Episode, Turn } from '../episodes/episode.ts';
import { type Sentence, sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';
import type { Place, SentenceInPlace } from './features.ts';
import { firstNameWordsOf } from './who-talks.ts';

/** Share of an episode's text at either end that counts as its edge, and the most characters that this may be. */
const EDGE = { share: 0.03, most: 900 };

/** A sentence as it is read, and where it stands in its turn. */
export interface PlacedSentence extends SentenceInPlace, Sentence {}

/** The sentences of one turn of an episode, as they are read; in the order of `sentencesOf`. */
export function placesIn(episode: Pick<Episode, 'turns' | 'speakers'>, turn: Turn): PlacedSentence[] {
  return readerOf(episode)(turn);
}

/** The same for one turn after another, whatever is known of the whole episode found once. */
export function readerOf({ turns, speakers }: Pick<Episode, 'turns' | 'speakers'>): (turn: Turn) => PlacedSentence[] {
  const roles = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  const people = new Set(firstNameWordsOf(speakers));
  const starts: number[] = [];
  let total = 0;
  for (const { text } of turns) {
    starts.push(total);
    total += text.length;
  }
  const edge = Math.min(total * EDGE.share, EDGE.most);
  return ({ index, text, paragraphs, speaker, voice }) => {
    const before = starts[index]!;
    const role = speaker === null ? null : (roles.get(speaker) ?? null);
    const sentences = sentencesOf(text, paragraphs);
    return sentences.map(({ start, end }, i) => {
      const isEdge = voice === 'speech' && (before + start < edge || before + end > total - edge);
      return placedAt(text, sentences, i, { role, people, edge: isEdge });
    });
  };
}

/** One of the sentences of a text, as it is read. */
export function placedAt(
  text: string,
  sentences: readonly Sentence[],
  i: number,
  known: Pick<Place, 'role' | 'people' | 'edge'>,
): PlacedSentence {
  const { start, end, whole } = sentences[i]!;
  const previous = sentences[i - 1];
  const place: Place = {
    ...known,
    opensTurn: i === 0,
    endsTurn: i === sentences.length - 1,
    afterQuestion: previous !== undefined && /[?？؟]/.test(text.slice(previous.end - 2, previous.end)),
  };
  const own = text.slice(start, end);
  return { start, end, whole, text: own, words: wordsOf(own), place };
}
