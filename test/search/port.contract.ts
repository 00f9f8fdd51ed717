import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hit, Quote, SearchPort } from '../../src/search/port.ts';

/** What every implementation of `SearchPort` keeps, over the two episodes that come with the checkout. */
export function keepsSearchPort(name: string, open: () => SearchPort): void {
  describe(`${name} as a search port`, () => {
    let port: SearchPort;
    beforeAll(() => {
      port = open();
    });
    afterAll(() => port.close());

    it('says what it serves', async () => {
      // A status never waits for the archive; any other answer does.
      await port.topics();
      const status = await port.status();
      expect(status).toMatchObject({ episodes: 2, people: 3, loading: false });
      expect(status.version).not.toBe('');
      expect(status.shows).toEqual(['Software Engineering Daily', 'Vanishing Gradients']);
      expect(status.words).toBeGreaterThan(9_000);
    });

    it('answers with a quote, who said it, where and when', async () => {
      const result = await port.search({ text: 'data engineers paid half' });
      expect(result.match).toBe('words');
      const [hit] = result.hits;
      expect(hit?.text).toContain('paid half of what machine learning is doing');
      expect(hit?.speaker).toEqual({ id: 'mark-saroufim', name: 'Mark Saroufim', role: 'guest' });
      expect(hit?.episode).toMatchObject({ show: 'Software Engineering Daily', number: '1272' });
      expect(hit?.start).toBe(34 * 60 + 15);
      expect(hit?.matches.map(({ start, end }) => hit.text.slice(start, end).toLowerCase())).toContain('half');
    });

    it('estimates the moment inside a long turn, and says so', async () => {
      const [hit] = (await port.search({ text: 'angels on a pin' })).hits;
      expect(hit?.estimated).toBe(true);
      expect(hit?.at).toBeGreaterThan(hit?.start ?? 0);
      expect(hit?.at).toBeLessThan(19 * 60 + 33);
    });

    it('finds a quote again by its id, the same in every point', async () => {
      for (const text of ['hugging face community', 'catholic priests']) {
        for (const hit of (await port.search({ text })).hits)
          expect(await port.quote(hit.id)).toEqual(withoutMatch(hit));
      }
    });

    it('knows no quote by an id that is made up, cut or foreign', async () => {
      const [hit] = (await port.search({ text: 'hair dryer' })).hits;
      for (const id of [
        '',
        '.',
        'x',
        'a.b',
        `${hit?.id}x`,
        `${hit?.id}~2`,
        hit?.id.slice(0, -1) ?? '',
        '__proto__.constructor',
        '../../etc',
        `${'a'.repeat(10)}.${'b'.repeat(11)}`,
      ]) {
        expect(await port.quote(id)).toBeNull();
        expect(await port.context(id, 1)).toBeNull();
      }
    });

    it('shows the turns around a quote', async () => {
      const [hit] = (await port.search({ text: 'hair dryer' })).hits;
      const [own] = (await port.context(hit!.id, 1)) ?? [];
      expect(own?.text.slice(own.quote!.start, own.quote!.end)).toBe(hit?.text);
      const wider = (await port.context(hit!.id, 2)) ?? [];
      expect(wider.map((turn) => turn.speaker?.name)).toEqual(['Jeff Meyerson', 'Mark Saroufim', 'Jeff Meyerson']);
    });

    it('never shows contact details or announcements around a quote', async () => {
      const [hit] = (await port.search({ text: 'Mark was a machine learning engineer at Graphcore' })).hits;
      expect(hit?.turn).toBe(0);
      const text = (await port.context(hit!.id, 3))!.map((turn) => turn.text).join('\n');
      expect(text).not.toContain('@');
      expect(text).not.toContain('we are hiring');
      expect(text).toContain(hit!.text);
    });

    it('reads on from a quote, and back to it', async () => {
      const [hit] = (await port.search({ text: 'hair dryer' })).hits;
      const page = await port.readOn(hit!.id, { way: 'after', room: 600 });
      const [first] = page?.parts ?? [];
      expect(first?.text.slice(first.quote!.start, first.quote!.end)).toBe(hit!.text);
      const next = await port.readOn(hit!.id, { way: 'after', room: 600, place: page!.to! });
      const back = await port.readOn(hit!.id, { way: 'before', room: 600, place: next!.from! });
      expect(back?.to).toEqual(next?.from);
      expect(next?.parts.length).toBeGreaterThan(0);
      expect(await port.readOn(`${'a'.repeat(10)}.${'b'.repeat(11)}`, { way: 'after', room: 600 })).toBeNull();
    });

    it('knows people: where they speak, of what, and their best', async () => {
      const card = await port.speaker('mark-saroufim');
      expect(card).toMatchObject({ name: 'Mark Saroufim', roles: ['guest'], episodes: 2 });
      expect(card?.best.length).toBeGreaterThan(0);
      for (const { speaker } of card?.best ?? []) expect(speaker?.id).toBe('mark-saroufim');
      expect(card?.topics.length).toBeGreaterThan(0);
      expect(await port.speaker('nobody')).toBeNull();
    });

    it('filters by speaker, episode, show and date', async () => {
      const jeff = await port.search({ text: 'machine learning', filters: { speakers: ['jeff-meyerson'] } });
      expect(jeff.hits.length).toBeGreaterThan(0);
      expect(new Set(jeff.hits.map((hit) => hit.speaker?.name))).toEqual(new Set(['Jeff Meyerson']));
      const notes = await port.search({ text: 'machine learning', filters: { shows: ['Vanishing Gradients'] } });
      expect(new Set(notes.hits.map((hit) => hit.episode.number))).toEqual(new Set(['11']));
      const one = await port.search({ text: 'machine learning', filters: { episodes: [notes.hits[0]!.episode.id] } });
      expect(one.hits).toEqual(notes.hits);
      const early = await port.search({ text: 'machine learning', filters: { from: '2022-09-01', to: '2022-09-30' } });
      expect(new Set(early.hits.map((hit) => hit.episode.date))).toEqual(new Set(['2022-09-15']));
      const never = await port.search({ text: 'machine learning', filters: { to: '2001-01-01' } });
      expect(never).toMatchObject({ match: 'none', hits: [] });
    });

    it('finds nothing, and suggests the episodes that come nearest', async () => {
      const result = await port.search({ text: 'growing tomatoes in the garden' });
      expect(result).toMatchObject({ match: 'none', hits: [], absent: false });
      const episodes = result.leads.map(({ episode }) => episode.id);
      expect(episodes.length).toBeGreaterThan(0);
      expect(new Set(episodes).size).toBe(episodes.length);
      expect(await port.search({ text: '' })).toMatchObject({ match: 'none', hits: [], leads: [], absent: false });
    });

    it('knows what is absent: no word of it stands anywhere, in any form or near spelling', async () => {
      for (const text of ['zymurgy', 'zymurgy lemurs']) {
        expect(await port.search({ text })).toMatchObject({ match: 'none', absent: true });
        expect(await port.topic({ text })).toMatchObject({ match: 'none', absent: true });
      }
      // One of the words, another form, a slip, the beginning of a word, a name, a title.
      for (const text of [
        'zymurgy models',
        'zymurgy saroufims',
        'hugg zymurgy',
        'meyersen zymurgy',
        'zymurgy stagnate',
      ])
        expect(await port.search({ text, limit: 1 })).toMatchObject({ absent: false });
    });

    it('sums a topic up in at most three sentences, each of which stands in the source it cites', async () => {
      const { summary, sources } = await port.topic({ text: 'machine learning' });
      expect(summary.length).toBeGreaterThan(0);
      expect(summary.length).toBeLessThanOrEqual(3);
      for (const { text, source } of summary) expect(sources[source - 1]?.text).toContain(text);
    });

    it('tells where a topic was spoken of, and what is near it', async () => {
      const answer = await port.topic({ text: 'hugging face' });
      expect(answer.episodes.map(({ episode }) => episode.number)).toEqual(['1272', '11']);
      expect(answer.related.length).toBeGreaterThan(2);
      expect(answer.related.map((topic) => topic.toLowerCase())).not.toContain('hugging face');
    });

    it('sums up only what those said who were asked for', async () => {
      for (const name of ['Jeff Meyerson', 'Mark Saroufim']) {
        const [found] = await port.resolve('speaker', name);
        for (const text of ['bitcoin', 'hugging face', 'machine learning', 'data scientists']) {
          const { sources } = await port.topic({ text, filters: { speakers: [found!.value] } });
          expect(sources.filter(({ speaker }) => speaker?.id !== found!.value)).toEqual([]);
        }
      }
    });

    it('shows an episode by its id, number, or what somebody typed for it', async () => {
      const card = await port.episode('1272');
      expect(card?.episode.title).toBe('Machine Learning: The Great Stagnation');
      expect(card?.people.map(({ name, role }) => `${name}, ${role}`)).toEqual([
        'Jeff Meyerson, host',
        'Mark Saroufim, guest',
      ]);
      expect(card?.minutes).toBe(51);
      expect(card?.transcript).toBe(true);
      expect(card?.best.length).toBeGreaterThan(2);
      for (const { text, source } of card?.summary ?? []) expect(card?.sources[source - 1]?.text).toContain(text);
      expect(await port.episode(card!.episode.id)).toEqual(card);
      const notes = await port.episode('vanishing gradients');
      expect(notes).toMatchObject({ transcript: false, minutes: null });
      expect(notes?.summary.length).toBeGreaterThan(0);
      expect(await port.episode('no such episode')).toBeNull();
    });

    it('suggests from the first letter, and takes initials, numbers and parts of names for what they mean', async () => {
      expect((await port.suggest('topic', 'h')).map(({ name }) => name)).toContain('Hugging Face');
      expect((await port.suggest('speaker', 'm'))[0]).toEqual({ name: 'Mark Saroufim', value: 'mark-saroufim' });
      expect((await port.suggest('episode', '')).length).toBe(2);
      expect((await port.suggest('show', 'v')).map(({ name }) => name)).toEqual(['Vanishing Gradients']);
      for (const typed of ['mark-saroufim', 'Mark Saroufim', 'MS', 'saroufim', 'mark', 'SM']) {
        expect((await port.resolve('speaker', typed)).map(({ value }) => value)).toEqual(['mark-saroufim']);
      }
      const [sed] = await port.resolve('episode', '1272');
      for (const typed of [
        'SED 1272',
        'sed 1272',
        '#1272',
        'episode 1272',
        'Software Engineering Daily 1272',
        'machine learning: the great',
      ]) {
        expect(await port.resolve('episode', typed)).toEqual([sed]);
      }
      expect(await port.resolve('speaker', 'nobody at all')).toEqual([]);
    });

    it('keeps a pool of quotes that can stand alone', async () => {
      const pool = await port.pool();
      expect(pool.length).toBeGreaterThan(15);
      expect(new Set(pool.map(({ id }) => id)).size).toBe(pool.length);
      for (const entry of pool) {
        const quote = await port.quote(entry.id);
        expect(quote?.text.length).toBeGreaterThanOrEqual(40);
        expect(quote?.text.length).toBeLessThanOrEqual(400);
        expect(quote?.text).not.toMatch(/\?["”’)]*$/);
      }
      const his = await port.pool({ speakers: ['mark-saroufim'] });
      expect(his.length).toBeGreaterThan(10);
      expect(his.every(({ speaker }) => speaker === 'mark-saroufim')).toBe(true);
      const some = await port.pool({ topics: ['PyTorch', 'Hugging Face'] });
      expect(some.length).toBeLessThan(pool.length);
    });

    it('lists the topics of all and of one', async () => {
      expect(await port.topics({ limit: 5 })).toHaveLength(5);
      const [sed] = await port.resolve('episode', '1272');
      expect((await port.topics({ episode: sed!.value })).slice(0, 5)).toContain('machine learning');
      expect(await port.topics({ episode: 'none' })).toEqual([]);
    });

    it('lists its episodes, each with its length', async () => {
      const listed = await port.listed();
      const { episodes, words, turns } = await port.status();
      expect(listed).toHaveLength(episodes);
      expect(listed.reduce((sum, one) => sum + one.words, 0)).toBe(words);
      expect(listed.reduce((sum, one) => sum + one.turns, 0)).toBe(turns);
      for (const { words: _words, turns: _turns, notesOnly: _notesOnly, ...ref } of listed)
        expect((await port.episode(ref.id))?.episode).toMatchObject(ref);
    });

    it('serves the same after a reload of the same files', async () => {
      const before = await port.status();
      const hit = (await port.search({ text: 'hair dryer' })).hits[0];
      expect(await port.reload()).toEqual(before);
      expect(await port.quote(hit!.id)).toEqual(withoutMatch(hit!));
    });

    it('answers many at once, each with its own', async () => {
      const texts = ['hair dryer', 'catholic priests', 'angels on a pin', 'graduate student descent'];
      const alone = [];
      for (const text of texts) alone.push(await port.search({ text }));
      expect(await Promise.all(texts.map((text) => port.search({ text })))).toEqual(alone);
    });
  });
}

function withoutMatch({ match: _match, strength: _strength, matches: _matches, ...quote }: Hit): Quote {
  return quote;
}
