import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { runNode } from '../harness/processes.ts';

const search = (...args: string[]) =>
  runNode(['dist/src/cli/search.js', ...args], {
    env: { ...process.env, EPISODES_DIR: 'data/episodes', CACHE_DIR: process.env.SNAPSHOTS_OF_TESTS ?? 'off' },
  });

describe('npm run search', () => {
  it('prints one JSON object and nothing else with --json', async () => {
    const { status, stdout, stderr } = await search('hugging face', '--json', '--limit', '2');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd()).not.toContain('\n');
    const printed = JSON.parse(stdout);
    expect(Object.keys(printed)).toEqual(['query', 'match', 'quotes', 'leads', 'meant', 'nearest']);
    expect(printed).toMatchObject({ query: 'hugging face', match: 'words' });
    expect(printed.quotes).toHaveLength(2);
    for (const quote of printed.quotes) {
      expect(Object.keys(quote)).toEqual([
        ...['id', 'text', 'speaker', 'episode', 'start', 'at', 'url', 'match', 'context'],
      ]);
      expect(Object.keys(quote.episode)).toEqual(['show', 'number', 'title']);
      expect(quote.context).toContain(quote.text);
    }
  });

  it('shares the snapshot of the index with the bot, and leaves none of another archive', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'search-command-'));
    try {
      const env = { ...process.env, EPISODES_DIR: 'data/episodes', CACHE_DIR: cache };
      const run = async (...args: string[]) =>
        (await runNode(['dist/src/cli/search.js', 'hair dryers', ...args], { env })).stdout;
      const other = await run('--archive', join(projectRoot, 'data'));
      expect(readdirSync(cache)).toEqual([]);
      expect(await run()).toBe(other);
      expect(readdirSync(cache)).toHaveLength(1);
      expect(await run()).toBe(other);
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  });

  it('says that it found nothing, and which episodes come nearest', async () => {
    const { status, stdout } = await search('growing tomatoes in the garden', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ query: 'growing tomatoes in the garden', match: 'none', quotes: [] });
    const episodes = JSON.parse(stdout).leads.map((one: { episode: { number: string } }) => one.episode.number);
    expect(episodes.length).toBeGreaterThan(0);
    expect(new Set(episodes).size).toBe(episodes.length);
    const shown = await search('growing tomatoes in the garden');
    expect(shown.stdout).toMatch(/^I found nothing like that\.\nThe episodes that come nearest/);
  });

  it('says that nobody said it only where no such word stands anywhere', async () => {
    expect((await search('zymurgy')).stdout).toContain('Nobody said that.');
  });

  it.each([
    [['bitcoin', '--from', 'yesterday'], '--from takes a date such as 2022-09-15, not "yesterday".'],
    [['bitcoin', '--to', '2022-13-40'], '--to takes a date such as 2022-09-15, not "2022-13-40".'],
    [['bitcoin', '--limit', '0'], '--limit takes a whole number from 1 to 50, not "0".'],
    [['bitcoin', '--speaker', 'Nobody'], 'There is no speaker "Nobody"'],
  ])('refuses %j and says why', async (args, why) => {
    const { status, stdout, stderr } = await search(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(why);
  });

  it('shows how it is used when called without a question, or with an option it does not know', async () => {
    for (const args of [[], ['bitcoin', '--bogus']]) {
      const { status, stdout, stderr } = await search(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('npm run search -- ');
    }
  });
});
