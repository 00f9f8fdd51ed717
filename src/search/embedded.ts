import { createHash } from 'node:crypto';
import type { Loaded } from '../answers/serving.ts';
import { type Embeddings, type EmbeddingsNews, keyOfText, MOST_UNUSED, openEmbeddings } from '../index/embeddings.ts';
import type { ServedSegment } from '../index/served-segment.ts';
import { FOREIGN_QUESTIONS } from '../models/foreign-questions.ts';
import { ForeignReach, keysOfPassages, NearestPassages, type NearPassage } from '../retrieve/nearest-passages.ts';
import type { Allowed } from '../retrieve/retriever.ts';
import type { EmbeddingProgress, MissingVectors, TextVector } from './port.ts';

export interface EmbeddedOptions {
  /** The model's name, as its server calls it. */
  model: string;
  /** Where the vectors are kept; null: nowhere. */
  file: string | null;
  pause: () => Promise<void>;
  onNews?: (news: EmbeddingsNews) => void;
}

/** What is known of the archive's passages by a model of the host's; it asks no server itself. */
export interface Embedded {
  /** As of the port. */
  missing(now: Loaded, limit: number, passed: readonly number[]): Promise<MissingVectors>;
  take(now: Loaded, vectors: readonly TextVector[]): Promise<void>;
  /** The passages nearest to a question, best first; null while not everything is known that is needed for it. */
  nearest(now: Loaded, question: Float32Array, allowed: Allowed, limit: number): NearPassage[] | null;
  progress(now: Loaded): EmbeddingProgress;
}

/** The file's name among those of other archives and models. */
export const embeddingsFile = (snapshot: string, model: string): string =>
  `${snapshot.replace(/\.index$/, '')}.${createHash('sha256').update(model).digest('hex').slice(0, 12)}.vectors`;

/** One version of the archive. */
interface Version {
  passages: NearestPassages;
  keys: readonly Float64Array[];
  /** Set once every passage has its vector, or was passed over; then it is known what counts as near. */
  reach: ForeignReach | null;
}

export function createEmbedded({ model, file, pause, onNews }: EmbeddedOptions): Embedded {
  let opened: Embeddings | null = null;
  let reach: ForeignReach | null = null;
  let tidied = false;
  const foreign = FOREIGN_QUESTIONS.map((text) => ({ key: keyOfText(text), text }));
  const keysOf = new WeakMap<ServedSegment, Float64Array>();
  const versions = new WeakMap<Loaded['retriever'], Promise<Version>>();
  /** Those of `versions` that are made. */
  const made = new WeakMap<Loaded['retriever'], Version>();

  const vectors = (): Embeddings => {
    opened ??= openEmbeddings(file, onNews);
    return opened;
  };

  function versionOf({ retriever }: Loaded): Promise<Version> {
    const known = versions.get(retriever);
    if (known) return known;
    const making = make(retriever);
    versions.set(retriever, making);
    return making;
  }

  async function make(retriever: Loaded['retriever']): Promise<Version> {
    const keys: Float64Array[] = [];
    for (const { segment } of retriever.shelves) {
      const own = keysOf.get(segment) ?? (await keysOfPassages(segment, pause));
      keysOf.set(segment, own);
      keys.push(own);
    }
    const version = { keys, passages: new NearestPassages(retriever.shelves, keys, vectors()), reach: null };
    made.set(retriever, version);
    return version;
  }

  async function complete(version: Version): Promise<void> {
    const rows = foreign.map(({ key }) => vectors().row(key)).filter((row) => row >= 0);
    reach ??= new ForeignReach(vectors(), rows);
    await version.passages.calibrate(reach, pause);
    version.reach = reach;
    if (tidied) return;
    tidied = true;
    const used = new Set([...foreign.map(({ key }) => key), ...version.keys.flatMap((keys) => [...keys])]);
    used.delete(Number.NaN);
    if (used.size < vectors().size * (1 - MOST_UNUSED)) vectors().keepOnly([...used]);
  }

  return {
    async missing(now, limit, passed) {
      const version = await versionOf(now);
      const without = new Set(passed);
      const strangers = foreign.filter(({ key }) => vectors().row(key) < 0 && !without.has(key)).slice(0, limit);
      const texts = strangers.length > 0 ? strangers : version.passages.missing(limit, without);
      if (limit > 0 && texts.length === 0 && version.reach === null) await complete(version);
      const probe = foreign[0]!;
      const row = vectors().row(probe.key);
      return {
        texts,
        dimensions: vectors().dimensions,
        probe: { text: probe.text, vector: row < 0 ? null : vectors().vector(row) },
      };
    },
    async take(now, came) {
      vectors().add(came);
      (await versionOf(now)).passages.came(came.map(({ key }) => key));
    },
    nearest(now, question, allowed, limit) {
      const version = made.get(now.retriever);
      if (!version?.reach || question.length !== vectors().dimensions) return null;
      return version.passages.nearest(question, version.reach, allowed, limit);
    },
    progress(now) {
      const version = made.get(now.retriever);
      return {
        model,
        passages: version?.passages.of ?? 0,
        embedded: version?.passages.done ?? 0,
        complete: version !== undefined && version.reach !== null,
      };
    },
  };
}
