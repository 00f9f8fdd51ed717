import { afterEach, describe, expect, it } from 'vitest';
import { quoteIds } from '../../src/index/quote-id.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { type ArchiveFolder, archiveFolder } from '../ranking/archive-folder.ts';
import { turn } from './turn.ts';

type Said = readonly [speaker: string, text: string];

const open: { folder: ArchiveFolder; port: SearchPort }[] = [];
afterEach(async () => {
  for (const { folder, port } of open.splice(0)) {
    await port.close();
    folder.remove();
  }
});

async function archive(episodes: readonly (readonly Said[])[], field = ''): Promise<SearchPort> {
  const folder = await archiveFolder(0);
  for (const [i, turns] of episodes.entries()) {
    const body = turns.map(([speaker, text], n) => `**[00:0${n}:00] ${speaker}:** ${text}\n`).join('\n');
    await folder.write(
      `${i}.md`,
      `---\nshow: The Example Hour\nnumber: ${i + 1}\ntitle: Talk ${i + 1}\n${field}---\n\n${body}`,
    );
  }
  const port = createEngine({ load: archiveLoader({ dir: folder.episodes }) });
  open.push({ folder, port });
  return port;
}

const first = async (port: SearchPort, text: string, filters?: { speakers: string[] }) =>
  (await port.search({ text, ...(filters ? { filters } : {}) })).hits[0]?.text;

/** The id of a quote that is all of the first turn. */
const quoteIdsOf = (episode: string, text: string): string[] =>
  quoteIds(episode, [turn(text)], [{ turn: 0, start: 0, end: text.length }]);

const ASKED: readonly (readonly Said[])[] = [
  [
    ['Ada Lovelace', 'Welcome back. So what do you make of periscopes in submarines, and why would you want one?'],
    [
      'Grace Hopper',
      'Periscopes let a submarine look around without being seen. Every navy bought them for that reason alone.',
    ],
  ],
];

describe('the first quote', () => {
  it('is the answer rather than the question', async () => {
    const port = await archive(ASKED);
    expect(await first(port, 'periscopes in submarines')).toMatch(/^Periscopes let a submarine/);
  });

  it('is never a link alone', async () => {
    const link = 'https://example.com/talks/2019-12-16-periscopes-and-zeppelins/';
    const port = await archive([
      [
        [
          'Ada Lovelace',
          `Somebody gave a talk about it. ${link}\n\nIn that talk Grace said zeppelins need no periscopes.`,
        ],
        ['Grace Hopper', link],
      ],
    ]);
    const { hits } = await port.search({ text: 'periscopes and zeppelins', refuse: false });
    expect(hits.map(({ text }) => text)).toEqual(['In that talk Grace said zeppelins need no periscopes.']);
  });

  it('stays with the one who was asked for', async () => {
    const port = await archive(ASKED);
    const [ada] = await port.resolve('speaker', 'Ada Lovelace');
    expect(await first(port, 'periscopes in submarines', { speakers: [ada!.value] })).toContain('what do you make of');
  });

  it('is what was said rather than that it will be said', async () => {
    const port = await archive([
      [
        ['Ada Lovelace', 'Thank you all for coming. So today I am going to talk about periscopes in submarines.'],
        ['Ada Lovelace', 'Periscopes are the weakest part of submarines, because anybody can see them.'],
      ],
    ]);
    expect(await first(port, 'periscopes in submarines')).toMatch(/^Periscopes are the weakest part/);
  });

  it('is found once, and what was found beside it stays', async () => {
    const port = await archive([
      ...ASKED,
      [['Ada Lovelace', 'Submarines without periscopes are blind, and nobody builds them any more.']],
    ]);
    const { hits } = await port.search({ text: 'periscopes in submarines' });
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    expect(hits.map(({ text }) => text).join()).toContain('Submarines without periscopes');
  });

  it('holds the words that were asked for in quotation marks', async () => {
    const port = await archive(ASKED);
    expect(await first(port, '"periscopes in submarines"')).toContain('periscopes in submarines');
  });

  it('says something of what many only name', async () => {
    const mention = (n: number): Said => [
      'Ada Lovelace',
      `And that is the marmalade that I told you about, the marmalade number ${n}, as you said.`,
    ];
    const claim: Said = [
      'Grace Hopper',
      'Marmalade keeps for years in a dark cellar, because sugar leaves no water for mould to live on.',
    ];
    const port = await archive(Array.from({ length: 7 }, (_, n) => (n === 4 ? [claim] : [mention(n)])));
    expect(await first(port, 'marmalade')).toMatch(/^Marmalade keeps for years/);
  });
});

describe('the quotes for a name of which many speak', () => {
  /** Each of somebody else's day, so that no two are taken for one. */
  const DAYS = [
    'Last summer my brother carried the % up a hill near Oslo',
    'A parcel with our % came back from Lisbon in pieces',
    'Yesterday the neighbours borrowed the % for their wedding',
    'After lunch I dropped my % into the canal behind the bakery',
    'Nobody at school would give me a ride unless I brought the %',
    'Rain got into the cellar and we moved the % next to the piano',
    'At midnight the customs officer wanted to keep my %',
    'Before the war my aunt sold her % for two sacks of flour',
    'On the train to Vienna somebody sat on our %',
    'Every winter the mice come and gnaw at the % we keep there',
    'The auctioneer called me a liar about that %',
    'Once in Naples I traded my % against an umbrella',
  ];
  const asides = (name: string): Said[][] =>
    DAYS.map((day) => [['Ada Lovelace', `${day.replace('%', name)}, and I had to write home about it.`]]);

  it('begin with what it is, however many others use the word more often', async () => {
    const IS: Said = [
      'Grace Hopper',
      'A theodolite is basically a telescope on a tripod that measures angles across a valley.',
    ];
    const port = await archive([...asides('theodolite'), [IS]]);
    const { hits } = await port.search({ text: 'theodolite' });
    expect(hits[0]?.text).toBe(IS[1]);
    expect(hits).toHaveLength(10);
    expect(new Set(hits.map(({ id }) => id)).size).toBe(10);
    // However many are wanted, and by whom.
    expect((await port.search({ text: 'theodolite', limit: 1 })).hits.map(({ id }) => id)).toEqual([hits[0]!.id]);
    expect((await port.search({ text: 'theodolite', limit: 50 })).hits).toHaveLength(13);
    const [ada] = await port.resolve('speaker', 'Ada Lovelace');
    const hers = await port.search({ text: 'theodolite', filters: { speakers: [ada!.value] } });
    expect(new Set(hers.hits.map(({ speaker }) => speaker?.name))).toEqual(new Set(['Ada Lovelace']));
  });

  it('hold all of it side by side before those that hold its words apart', async () => {
    const apart: Said = [
      'Grace Hopper',
      'A hash is a name for some bytes, and a function is a rule that always ends the same way.',
    ];
    const port = await archive([...asides('hash function'), [apart]]);
    const { hits } = await port.search({ text: 'hash function', limit: 25 });
    const texts = hits.map(({ text }) => text);
    expect(texts[0]).toContain('hash function');
    expect(texts.indexOf(apart[1])).toBe(texts.length - 1);
  });
});

describe('a quote that is likelier to be whole with what stands beside it', () => {
  const CUT = 'Anna runs the depot in Lisbon. She told me that she pays tram drivers twice of what the city pays them.';
  const NEXT = 'And that is why nobody ever leaves her.';
  const opened = (text: string, field = '') => archive([[['Ada Lovelace', text]]], field);

  it('grows to that, and is found again by its id', async () => {
    const port = await opened(`${CUT} ${NEXT}`);
    const { hits } = await port.search({ text: 'tram drivers' });
    expect(hits.map(({ text }) => text)).toEqual([`${CUT} ${NEXT}`]);
    expect((await port.quote(hits[0]!.id))?.text).toBe(hits[0]!.text);
  });

  it('is found again after an edit made two sentences of one of its four', async () => {
    const text = `Bob told me of it. ${CUT} ${NEXT}`;
    const folder = await archiveFolder(0);
    const write = (said: string) => folder.write('1.md', `---\ntitle: Talk\n---\n\n**[00:00:00] Ada:** ${said}\n`);
    await write(text);
    const port = createEngine({ load: archiveLoader({ dir: folder.episodes }) });
    open.push({ folder, port });
    const { episode } = (await port.search({ text: 'tram drivers' })).hits[0]!;
    const four = text.split(/(?<=\.) /).length;
    expect(four).toBe(4);
    const [id = ''] = quoteIdsOf(episode.id, text);
    await write(text.replace('me that she pays', 'me. That she pays'));
    await port.reload();
    expect((await port.quote(id))?.text).toBe(text.replace('me that she pays', 'me. That she pays'));
  });

  it.each([
    ['another paragraph', '\n\n'],
    ['words that were lost', ' [inaudible] '],
  ])('never grows across %s', async (_what, between) => {
    const port = await opened(`${CUT}${between}${NEXT}`);
    const { hits } = await port.search({ text: 'tram drivers' });
    expect(hits.map(({ text }) => text)).toEqual([CUT]);
  });

  it('stays as it was cut in another language, of which nobody has marked what is whole', async () => {
    expect(await first(await opened(`${CUT} ${NEXT}`, 'language: de\n'), 'tram drivers')).toBe(CUT);
  });
});

describe('a summary', () => {
  it('is the plainest quote where nobody makes a point of it', async () => {
    const port = await archive([
      [['Ada Lovelace', 'But then I think the gramophone was something different, and loud.']],
    ]);
    const { summary } = await port.topic({ text: 'gramophone' });
    expect(summary.map(({ text }) => text).join()).toContain('gramophone');
  });

  it('is none where only a question speaks of it', async () => {
    const port = await archive([[['Ada Lovelace', 'What do you make of the gramophone in the attic?']]]);
    expect((await port.topic({ text: 'gramophone' })).summary).toEqual([]);
  });
});

describe('what was said', () => {
  it('in the order that is asked for comes before the same words in another', async () => {
    const port = await archive([
      [['Ada Lovelace', 'Nobody had expected that the captain warns the pilot about a storm over the open sea.']],
      [['Grace Hopper', 'Nobody had expected that the pilot warns the captain about a storm over the open sea.']],
    ]);
    expect(await first(port, 'pilot warns the captain')).toContain('the pilot warns the captain');
    expect(await first(port, 'captain warns the pilot')).toContain('the captain warns the pilot');
  });

  it('in a word that means the same comes before what is only about such things', async () => {
    const home = 'The price of a home was what my uncle wrote on the wall beside the drawings of birds.';
    const about = 'The price of land, rent, property and mortgage loans went up in every town of that region.';
    for (const said of [
      [home, about],
      [about, home],
    ]) {
      const port = await archive(said.map((text) => [['Ada Lovelace', text]]));
      const { hits } = await port.search({ text: 'price of houses', refuse: false });
      expect(hits[0]?.text).toBe(home);
    }
  });

  it('twice, as a clip and in its episode, is shown once, though two tools heard it differently', async () => {
    const clip = 'A periscope lets every submarine look around the whole harbour, and nobody ashore ever notices it.';
    const heard = 'A periscope let every submarine look around a whole harbour and nobody ashore had ever noticed it.';
    const other = 'My grandfather ground the mirrors of each periscope by hand, for thirty years, in his cellar.';
    const between = 'We talk about sourdough first, and about the many ways in which a loaf can fail.';
    const port = await archive([
      [
        ['Ada Lovelace', clip],
        ...Array.from({ length: 12 }, (_, i) => ['Grace Hopper', `${between} That is point ${i}.`] as const),
        ['Ada Lovelace', heard],
      ],
      [['Grace Hopper', other]],
    ]);
    const { hits } = await port.search({ text: 'periscope' });
    expect(hits.filter(({ text }) => text.includes('look around'))).toHaveLength(1);
    expect(hits.map(({ text }) => text)).toContain(other);
  });
});
