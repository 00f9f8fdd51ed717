import type { Segment, SegmentArrays } from './segment.ts';

/** A segment whose arrays every thread can read where they are; those given are left to the collector one by one. */
export function shareArrays({ arrays, lists }: Segment): Segment {
  const given: Record<string, SegmentArrays[keyof SegmentArrays]> = { ...arrays };
  const shared: Record<string, SegmentArrays[keyof SegmentArrays]> = {};
  for (const [name, array] of Object.entries(given)) {
    const copy = new (array.constructor as Uint8ArrayConstructor)(new SharedArrayBuffer(array.byteLength));
    copy.set(array);
    shared[name] = copy;
  }
  return { arrays: shared as unknown as SegmentArrays, lists };
}
