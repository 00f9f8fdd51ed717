import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../src/replies/reply.ts';
import { openArchive, openSettings, quoteOf, stage, textsOf } from './stage.ts';

const search = openArchive();
let opened: Awaited<ReturnType<typeof openSettings>>;
beforeAll(async () => {
  opened = await openSettings();
});
afterAll(async () => {
  await search.close();
  await opened.close();
});

const plain = (reply: Reply | undefined) =>
  (reply ? textsOf(reply) : []).join('\n').replaceAll('**', '').replace(/\\(.)/g, '$1');

async function answered(question: string) {
  const { mention, replyTo, answerTo } = stage({ search, settings: opened.settings });
  const first = await mention(question);
  if (!first) throw new Error('no answer');
  const after = async (words: string) => (await answerTo(replyTo(first, words)))?.reply;
  return { first: first.reply, quote: quoteOf(first.reply) ?? '', after };
}

it.each(['context please', 'why?', 'what did he say next?'])('shows what was said around it: %s', async (words) => {
  const { quote, after } = await answered('what did mark say about hugging face');
  const said = plain(await after(words));
  expect(said).toContain(quote);
  expect(said.length).toBeGreaterThan(quote.length + 200);
  expect(said).toContain('hugging face');
});

it.each(['link?', 'where can i listen to this'])('says where it can be heard: %s', async (words) => {
  const { after } = await answered('what did mark say about hugging face');
  const reply = await after(words);
  expect(plain(reply)).toContain('Mark Saroufim');
  expect(JSON.stringify(reply)).toMatch(/https:\/\/|gives no link/);
});

it('says who that was', async () => {
  const { after } = await answered('graduate student descent');
  expect(plain(await after('who is that'))).toContain('That was Mark Saroufim');
});

it('has a quote where any is asked for', async () => {
  const { after } = await answered('bitcoin');
  const reply = await after('random quote');
  expect(reply && quoteOf(reply)).toBeTruthy();
});

it.each(['context please', 'link?'])('asks what is meant where nothing was said before: %s', async (words) => {
  const { mention } = stage({ search, settings: opened.settings });
  expect(plain((await mention(words, { author: '100000000000000077' }))?.reply)).toContain('Ask me what was said');
});

it.each(['bitcoin', 'academia', 'open source', 'pytorch'])(
  'never repeats with “more” what it showed of %s, and leaves out nothing that the search has first',
  async (topic) => {
    const { first, quote, after } = await answered(topic);
    const more = plain(await after('more'));
    const { hits } = await search.search({ text: topic, limit: 4 });
    expect(more).not.toContain(quote);
    for (const hit of hits.slice(0, 3))
      expect(plain(first) + more, hit.text).toContain(hit.text.replace(/\s+/g, ' ').slice(0, 80));
  },
);
