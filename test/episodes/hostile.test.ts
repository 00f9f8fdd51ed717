import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';
import { growsNoFaster, timeOf } from '../harness/growth.ts';

/** Files that once held the reader for good: each must be read, or refused, like any other. */
describe('a file made to hold the reader up', () => {
  const hanging = {
    'blank lines after a rule': `---\n${'\n'.repeat(40)}Not a key at all\n---\nAnn: Hello there.\n`,
    'blank lines and comments after a rule': `---\n${'\n#\n '.repeat(40)}Not a key\n---\nAnn: Hello there.\n`,
    'comments before a page': `${'<!---->\n'.repeat(60)}<!`,
    'comments within comments before a page': '<!--'.repeat(500) + '-->'.repeat(500),
  };
  for (const [name, content] of Object.entries(hanging)) {
    it(`reads ${name}`, () => {
      expect(readEpisode('hostile.md', content).problems.filter(({ what }) => what.includes('could not'))).toEqual([]);
    });
  }

  it('still knows front matter below blank lines and comments, and a page below comments', () => {
    const header = readEpisode('a.md', '\n---\n\n# by hand\n\ntitle: Lamps\nshow: Night\n---\nAnn: Hello there.\n');
    expect(header.episode?.title).toBe('Lamps');
    const page = '<?xml version="1.0"?>\n<!-- made by a tool --><!-- twice -->\n<html><p>Ann: Hello.</p></html>';
    expect(readEpisode('a.html', page).format).toBe('HTML');
  });

  it('refuses front matter nested so deep that a full call stack would end the process', () => {
    const deep = ['['.repeat(3000), '{a: '.repeat(3000), '- '.repeat(3000)];
    for (const value of deep) {
      const [problem] = readEpisode('a.md', `---\nshow:\n  ${value}\n---\nAnn: Hello there.\n`).problems;
      expect(problem).toMatchObject({ level: 'error', what: expect.stringContaining('nested more than') });
    }
    const dotted = readEpisode('a.md', `+++\n${'a.'.repeat(3000)}a = 1\n+++\nAnn: Hello there.\n`);
    expect(dotted.episode?.turns.at(-1)?.text).toContain('Hello there.');
  });

  it('reads front matter of nothing but mistakes in time that grows no faster than it', () =>
    growsNoFaster(
      'mistakes',
      (mistakes) => readEpisode('a.md', `---\nshow: ${']'.repeat(mistakes)}\n---\nAnn: Hello there.\n`),
      [4000, 40_000],
    ));

  it('leaves a list of YAML at its hundredth mistake, sooner than it reads a sound one', async () => {
    const list = (text: string) => `- speaker: Ann\n  text: one\n- speaker: Bob\n  text: ${text}\n`;
    const broken = list(`"${'Ann: a\n'.repeat(20_000)}"`);
    const sound = list('Hello there.').repeat(2500);
    const least = async (content: string) => {
      const times = [];
      for (let i = 0; i < 3; i++) times.push(await timeOf(() => readEpisode('1.yaml', content)));
      return Math.min(...times);
    };
    expect(readEpisode('1.yaml', broken).problems[0]).toMatchObject({ line: 5, what: 'it is not valid YAML' });
    expect(await least(broken)).toBeLessThan(await least(sound));
  });
});
