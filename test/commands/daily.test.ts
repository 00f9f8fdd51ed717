import { expect, it } from 'vitest';
import { daily } from '../../commands/daily/index.ts';
import type { Request, Services } from '../../src/interactions/declare.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { en } from '../../src/replies/words/en.ts';

const admin = { own: en, guild: '1', user: '2', may: { manageGuild: true } } as Request;
/** An archive that holds `known` alone. */
const archiveOf = (known: readonly string[]) =>
  ({
    dailies: { readmit: async () => undefined },
    search: { quote: async (id: string) => (known.includes(id) ? { id, text: `Words of ${id}.` } : null) },
  }) as unknown as Services;

async function readmit(ids: string[], known: string[]): Promise<string> {
  const select = daily.actions.find(({ name }) => name === 'dbarred');
  const press = { args: {}, values: ids, fields: {}, label: '', message: null };
  const reply = (await select?.run(press as never, archiveOf(known), admin)) as Reply;
  return reply.blocks.map((block) => (block.kind === 'text' ? block.markdown : '')).join('\n');
}

it('says which quotes may come again, and names no more than there are', async () => {
  expect(await readmit(['a.a'], ['a.a'])).toBe('It may be posted here again:\n> Words of a.a.');
  expect(await readmit(['a.a', 'gone.a'], ['a.a'])).toBe('It may be posted here again:\n> Words of a.a.');
  const seven = ['a.a', 'b.b', 'c.c', 'd.d', 'e.e', 'f.f', 'g.g'];
  const said = await readmit(seven, seven);
  expect(said).toContain('These 7 may be posted here again:');
  expect(said).toContain('… and 2 more.');
});

it('says so when what may come again left the archive meanwhile', async () => {
  await expect(readmit(['gone.a'], ['a.a'])).rejects.toThrow('no longer in the archive');
});

it.each(['dform', 'dagain'])('offers the form to nobody who may not fill it in (%s)', async (name) => {
  const form = daily.actions.find((one) => one.name === name);
  const press = { args: { zone: '-', time: 900 }, values: [], fields: { channel: ['3'], time: ['25:00'] }, label: '' };
  const member = { ...admin, may: { manageGuild: false } } as Request;
  await expect(form?.run({ ...press, message: null } as never, archiveOf([]), member)).rejects.toThrow('may manage');
});
