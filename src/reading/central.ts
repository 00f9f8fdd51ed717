import type { Focus } from './focus.ts';

/** What tells what an episode is about. */
export interface About {
  topics: readonly { key: string; score: number; count: number }[];
  /** Stems of what it is called, or introduced as: between blanks, " vector databas today ". */
  announced: string;
  /** In how many of its sentences each stem stands, and how many there are. */
  counts: ReadonlyMap<string, number>;
  sentences: number;
  /** The share of all that was ever said in the archive that holds a stem, where that is known. */
  usual?: ((stem: string) => number) | undefined;
}

/** Where a sentence speaks of what its episode is about, and how much it does. */
export interface Centrality {
  /** The first of the episode's topics that stand in it; null where none does. */
  focus: Focus | null;
  /** 0 to about 2. */
  central: number;
  /** It begins with what the episode is most about, and goes on with what that is or does. */
  explains: boolean;
}

/** What topics and words count for; a topic or word counts once, and no sentence gains by listing more than a few. */
const WORTH = { topics: 0.5, mostTopics: 1.6, words: 0.7, mostWords: 2 };
/** A topic that the title or the opening names, those that stand further in than `LATE`, and words of the title that are no topic. */
const ANNOUNCED = { topic: 1.1, word: 0.25 };
const LATE = { from: 13, worth: 0.5 };
/** Of two topics one is the more telling the more often it stands there, too. */
const OFTEN = 0.5;
/** Of a topic with this weight or more, what it is or does is worth saying. */
const MAIN = 0.55;
const SAYS_OF_IT =
  /^(?:is|are|means|lets|allows|helps|enables|makes|provides|gives|solves|works|does|was|were|has|have|can)$/;
/**
 * How often a word must come up to be one of the episode's own, and with how many times its usual share it is wholly so (as
 * a power of two); `usual` counts passages of a few sentences.
 */
const OWN = { least: 4, wholly: 5, perPassage: 0.35, unseen: 0.002, unknown: 0.5 };

/** How much a sentence is about what its episode is about: its topics, and the words that it has more often than others. */
export function centralityOf(about: About): (stems: readonly string[]) => Centrality {
  const byFirst = topicsByFirst(about);
  const ownWord = ownWords(about);
  return (stems) => {
    let focus: Focus | null = null;
    let ofTopics = 0;
    let explains = false;
    const seen = new Set<string>();
    for (let i = 0; i < stems.length; i++) {
      const one = byFirst.get(stems[i]!)?.find((other) => other.stems.every((part, k) => stems[i + k] === part));
      if (one && !seen.has(one.key)) {
        seen.add(one.key);
        const to = i + one.stems.length;
        if (focus === null) explains = one.weight >= MAIN && i <= 2 && SAYS_OF_IT.test(stems[to] ?? '');
        focus ??= { share: 1, from: i, to };
        ofTopics += one.weight * (i < LATE.from ? 1 : LATE.worth);
        i = to - 1;
      } else if (stems[i]!.length > 3 && !seen.has(stems[i]!) && about.announced.includes(` ${stems[i]} `)) {
        seen.add(stems[i]!);
        ofTopics += ANNOUNCED.word;
      }
    }
    let ofWords = 0;
    for (const one of new Set(stems)) ofWords += ownWord(one);
    const central =
      WORTH.topics * Math.min(WORTH.mostTopics, ofTopics) + WORTH.words * Math.min(WORTH.mostWords, ofWords);
    return { focus, central, explains };
  };
}

function topicsByFirst({ topics, announced }: About) {
  const byFirst = new Map<string, { key: string; stems: string[]; weight: number }[]>();
  const telling = ({ score, count }: About['topics'][number]) => score * count ** OFTEN;
  const most = Math.max(1e-9, ...topics.map(telling));
  for (const topic of topics) {
    const { key } = topic;
    const stems = key.split(' ');
    const weight = announced.includes(` ${key} `) ? ANNOUNCED.topic : telling(topic) / most;
    byFirst.set(stems[0]!, [...(byFirst.get(stems[0]!) ?? []), { key, stems, weight }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return byFirst;
}

/** How much a word is the episode's own, 0–1: it comes up often, and more often than elsewhere. */
function ownWords({ counts, sentences, usual }: About): (stem: string) => number {
  const weights = new Map<string, number>();
  let most = 1e-9;
  for (const [one, count] of counts) {
    if (count < OWN.least) continue;
    const elsewhere = usual ? OWN.perPassage * usual(one) + OWN.unseen : 0;
    const more = usual ? Math.log2(count / sentences / elsewhere) / OWN.wholly : OWN.unknown;
    const weight = Math.max(0, Math.min(1, more)) * Math.sqrt(count);
    weights.set(one, weight);
    most = Math.max(most, weight);
  }
  return (one) => (weights.get(one) ?? 0) / most;
}
