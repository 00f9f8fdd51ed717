import type { Turn } from '../episodes/episode.ts';

/** What most turns do not have is left out, and their index is known from where they stand. */
type PackedTurn = Partial<Turn> & Pick<Turn, 'id' | 'text' | 'line'>;

export function packTurn(turn: Turn): PackedTurn {
  const packed: PackedTurn = { ...turn };
  delete packed.index;
  if (turn.voice === 'speech') delete packed.voice;
  if (turn.speaker === null) delete packed.speaker;
  if (turn.start === null) delete packed.start;
  for (const list of ['anchors', 'paragraphs', 'gaps', 'marks'] as const) {
    if (turn[list].length === 0) delete packed[list];
  }
  return packed;
}

export function unpackTurn(json: string, index: number): Turn {
  const packed = JSON.parse(json) as PackedTurn;
  return {
    voice: 'speech',
    speaker: null,
    start: null,
    anchors: [],
    paragraphs: [],
    gaps: [],
    marks: [],
    ...packed,
    index,
  };
}

/** Turns that follow one another, each as JSON: a fifth of what they take as objects, and no work for the garbage collector. */
export interface PackedTurns {
  bytes: Uint8Array;
  /** Where each turn ends in `bytes`. */
  ends: Uint32Array;
}

export function packTurns(turns: readonly Turn[]): PackedTurns {
  const ends = new Uint32Array(turns.length);
  const encoder = new TextEncoder();
  let length = 0;
  const parts = turns.map((turn, i) => {
    const part = encoder.encode(JSON.stringify(packTurn(turn)));
    length += part.length;
    ends[i] = length;
    return part;
  });
  const bytes = new Uint8Array(length);
  for (const [i, part] of parts.entries()) bytes.set(part, ends[i]! - part.length);
  return { bytes, ends };
}

/** They are made as they are asked for, each time anew. */
export function unpackTurns(packed: readonly PackedTurns[]): Iterable<Turn> {
  return {
    *[Symbol.iterator]() {
      const decoder = new TextDecoder();
      let index = 0;
      for (const { bytes, ends } of packed) {
        let from = 0;
        for (const end of ends) {
          yield unpackTurn(decoder.decode(bytes.subarray(from, end)), index++);
          from = end;
        }
      }
    },
  };
}
