import type { Roster } from '../../src/lookups/roster.ts';
import { type Previous, understand } from '../../src/lookups/understand.ts';

export const mark = { id: 'mark-saroufim', name: 'Mark Saroufim' };
const jeff = { id: 'jeff-meyerson', name: 'Jeff Meyerson' };
const hugo = { id: 'hugo-bowne-anderson', name: 'Hugo Bowne-Anderson' };
const will = { id: 'will-stone', name: 'Will Stone' };
const sed = { id: 'Software Engineering Daily', name: 'Software Engineering Daily' };
const vg = { id: 'Vanishing Gradients', name: 'Vanishing Gradients' };
const episode = { id: 'w88s5lfias', name: 'Software Engineering Daily 1272', called: ['1272'] };

/** Who and what is known where messages are read in tests. */
export const roster: Roster = {
  bot: ['Robot Overlord', 'Overlord'],
  speakers: [mark, jeff, hugo, will],
  shows: [sed, vg],
  episodes: [episode],
  newest: { id: 'jqqga0v60l', name: 'Vanishing Gradients 11' },
};

/** What a message asks for: `kind [about] speakers / places`, as one line to compare. */
export function readingOf(words: string, previous: Previous | null): string {
  const understood = understand(words, roster, previous);
  if (understood.kind === 'chat') return `chat ${understood.which}`;
  if (understood.kind !== 'ask') return understood.kind;
  const { kind, about, speakers, shows, episodes } = understood.ask;
  const names = speakers.map(({ name }) => name.split(' ')[0]).join('+');
  const places = [...shows, ...episodes].map(({ name }) => name).join('+');
  return [kind, `[${about}]`, names, places].filter(Boolean).join(' ');
}
