import { shared } from './bytes.ts';
import type { Segment, SegmentArrays } from './segment.ts';

/** A segment whose arrays every thread can read where they are; those that are copied are left to the collector. */
export function shareArrays({ arrays, lists }: Segment): Segment {
  const given: Record<string, SegmentArrays[keyof SegmentArrays]> = { ...arrays };
  for (const [name, array] of Object.entries(given)) {
    if (array.buffer instanceof SharedArrayBuffer) continue;
    const copy = shared(array.constructor as Uint8ArrayConstructor, array.length);
    copy.set(array);
    given[name] = copy;
  }
  return { arrays: given as unknown as SegmentArrays, lists };
}
