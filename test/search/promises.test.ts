import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { type ArchiveFolder, archiveFolder } from '../ranking/archive-folder.ts';

/** What a search keeps, from the files to the hits; each archive is written for its promise. */
describe('a search', () => {
  let folder: ArchiveFolder;
  let opened: SearchPort | null;
  beforeEach(async () => {
    folder = await archiveFolder(0);
    opened = null;
  });
  afterEach(async () => {
    await opened?.close();
    folder.remove();
  });
  /** The archive as it stands when it is first asked. */
  const search = () => {
    opened ??= createEngine({ load: archiveLoader({ dir: folder.episodes }) });
    return opened;
  };
  const episode = (number: number, text: string) =>
    folder.write(
      `${number}.md`,
      `---\nshow: The Example Hour\nnumber: ${number}\ntitle: "Example ${number}"\n---\n\n${text}\n`,
    );
  const found = async (text: string, limit = 10) =>
    (await search().search({ text, limit })).hits.map((hit) => ({ number: hit.episode.number, text: hit.text }));

  it('finds nothing where there are no episodes', async () => {
    expect(await search().search({ text: 'weddings', refuse: false })).toMatchObject({ match: 'none', hits: [] });
  });

  it('finds below a heading what only the heading names', async () => {
    await episode(
      1,
      '## Weddings\n\n**[00:01:00] Ada Lovelace:** They all stood up in my boat because of the dress, and nothing is less steady in the world than eleven yards of satin in a breeze.',
    );
    await episode(
      2,
      '## Mending nets\n\n**[00:01:00] Grace Hopper:** I was late at the crossing once for a wedding and once for a cow, and the cow was by far the heavier of the two.',
    );
    expect((await found('weddings')).map(({ number }) => number).sort()).toEqual(['1', '2']);
  });

  it('puts what is told below a heading before what mentions its word elsewhere', async () => {
    await episode(
      1,
      '## Beekeeping\n\n**[00:01:00] Ada Lovelace:** In winter you leave the hive alone for beekeeping is mostly waiting, and whoever lifts the lid in January has killed the colony out of love.',
    );
    for (const n of [2, 3, 4])
      await episode(
        n,
        `## The garden in year ${n}\n\n**[00:01:00] Grace Hopper:** My uncle talked of beekeeping, beekeeping and nothing but beekeeping, and in his ${n} gardens there was never a single hive to be seen by anybody.`,
      );
    expect((await found('beekeeping'))[0]?.number).toBe('1');
  });

  it('puts another word for what was asked before what is only of the same sort', async () => {
    for (const [n, text] of [
      'My grandmother sang in the choir and wanted the vehicle mended before Easter, because of the lambs and the jam.',
      'Drivers on the highway, trucks with their tyres, petrol and traffic and engines: that is all I hear from my bed.',
      'In the kitchen she told the priest about the physician and his pills while the soup boiled and the cat ate the fish.',
      'Patients and nurses and surgery and wards and diseases: everybody in the hospital clinic has seen so much of health.',
    ].entries())
      await episode(n + 1, `**[00:01:00] Ada Lovelace:** ${text}`);
    const first = async (text: string) => (await search().search({ text, refuse: false })).hits[0]?.text;
    expect(await first('car')).toContain('the vehicle');
    expect(await first('doctor')).toContain('the physician');
    expect(await first('medication')).toContain('his pills');
  });

  it('shows a clip once, however many episodes play it, and still what others say of it', async () => {
    const clip =
      'You put your hand flat on the rope and wait until it goes quiet, and when the rope goes quiet the tide has made up its mind for the night.';
    for (let n = 1; n <= 60; n++)
      await episode(
        n,
        `**[00:00:10] Grace Hopper:** Good evening, this is our evening with the number ${n}, and once again here is the voice that all of you know.\n\n**[00:00:20] Ada Lovelace:** ${clip}`,
      );
    await episode(
      61,
      '**[00:01:00] Grace Hopper:** We sold the old rope in the end, and a museum of tides has hung it over its door.',
    );
    const hits = await found('rope and tide');
    expect(hits.filter(({ text }) => text.includes('hand flat on the rope'))).toHaveLength(1);
    expect(hits.map(({ number }) => number)).toContain('61');
  });

  it('quotes nothing across what nobody could hear', async () => {
    await episode(
      1,
      '**[00:01:00] Ada Lovelace:** I have never trusted [inaudible] a lamp. In the cellar of the lighthouse we kept a second lamp for bad weather, and it was lit on nine nights of the year.',
    );
    for (const text of ['never trusted a lamp', 'trusted lamp', '"never trusted a lamp"', 'lamp']) {
      const { hits } = await search().search({ text, refuse: false });
      for (const hit of hits) expect(hit.text).not.toMatch(/trusted|lamp\. In/);
    }
    expect((await found('second lamp for bad weather'))[0]?.text).toContain('In the cellar of the lighthouse');
  });
});
