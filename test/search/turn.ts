import type { Turn } from '../../src/episodes/episode.ts';

/** A turn that nobody in particular speaks. */
export const turn = (text: string, index = 0, voice: Turn['voice'] = 'speech'): Turn => ({
  index,
  id: String(index),
  line: index + 1,
  speaker: null,
  voice,
  start: null,
  text,
  paragraphs: [],
  gaps: [],
  marks: [],
  anchors: [],
});
