import { describe, expect, it } from 'vitest';
import { headerOf, numberItems, rankTranscripts } from '../../src/import/feeds/choose.ts';
import {
  decodeXml,
  type Feed,
  FeedError,
  MOST_ITEMS,
  mendAmpersands,
  readChapters,
  readFeed,
} from '../../src/import/feeds/feed.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { rss } from './loopback.ts';

const at = 'https://example.com';
const whole = rss(at, [
  {
    number: 2,
    tags: `<podcast:transcript url="${at}/t/2.vtt" type="text/vtt"/><psc:chapters version="1.2"><psc:chapter start="00:00:05.500" title="Spot"/><psc:chapter start="0" title="Intro"/></psc:chapters><description><![CDATA[<p>R&D & more</p>]]></description>`,
  },
  { number: 1 },
]);
const readable = (xml: string): Feed | string => {
  try {
    return readFeed(xml);
  } catch (error) {
    expect(error).toBeInstanceOf(FeedError);
    expect((error as FeedError).remedy).not.toBe('');
    return (error as FeedError).message;
  }
};

describe('reading a feed', () => {
  it('reads chapters that stand in the feed itself, in their order', () => {
    const [two] = readFeed(whole).items;
    expect(two?.chapters).toEqual([
      { title: 'Intro', start: 0 },
      { title: 'Spot', start: 5.5 },
    ]);
    expect(two).toMatchObject({ key: 'guid-2', number: '2', date: '2024-01-02', notes: '<p>R&D & more</p>' });
  });

  it('reads bare ampersands as what they stand for', () => {
    const bare = whole
      .replace('<title>Example 2', '<title>R&D & more &amp; &#38; all')
      .replaceAll('.vtt"', '.vtt?a=1&b=2"')
      .replace('<copyright>', '<copyright>Q&A, ');
    const feed = readFeed(bare);
    expect(feed.items[0]).toMatchObject({ title: 'R&D & more & & all' });
    expect(feed.items[0]?.transcripts[0]?.url).toBe(`${at}/t/2.vtt?a=1&b=2`);
    expect(feed.rights).toBe('Q&A, © The Example Hour');
    expect(mendAmpersands('<![CDATA[a & b]]> & c &lt;')).toBe('<![CDATA[a & b]]> &amp; c &lt;');
  });

  it('reads the encoding that the feed is written in', () => {
    const latin = Buffer.from(whole.replace('UTF-8', 'ISO-8859-1').replace('Example 2', 'Café'), 'latin1');
    expect(readFeed(decodeXml(latin, null)).items[0]?.title).toBe('Café');
    const wide = Buffer.from(`\ufeff${whole.replace('Example 2', 'Café')}`, 'utf16le');
    expect(readFeed(decodeXml(wide, null)).items[0]?.title).toBe('Café');
    expect(decodeXml(Buffer.from('é', 'latin1'), 'text/xml; charset="latin1"')).toBe('é');
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a web page', '<!doctype html><html><body>hi</body></html>', 'web page'],
    ['Atom', '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'Atom'],
    ['JSON', '{"items":[]}', 'no RSS'],
    ['a feed cut off', whole.slice(0, whole.length / 2), 'no RSS'],
    [
      'entities of its own',
      `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${whole}`,
      'entities of its own',
    ],
  ])('says what is wrong with %s', (_, xml, words) => expect(readable(xml)).toContain(words));

  it('takes a talk about <!ENTITY for words', () => {
    expect(readFeed(whole.replace('Example 2', '<![CDATA[On <!ENTITY bombs]]>')).items[0]?.title).toBe(
      'On <!ENTITY bombs',
    );
  });

  it('is not drawn out by nesting, by counts, nor by long names', async () => {
    const hostile: [most: number, make: (times: number) => string][] = [
      [20_000, (n) => whole.replace('Example 2', '<a>'.repeat(n))],
      [20_000, (n) => whole.replace('<copyright>', '<a>'.repeat(n))],
      [5_000, (n) => whole.replace('Example 2', `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`)],
      [200_000, (n) => whole.replace('Example 2', '&'.repeat(n))],
      [1_000_000, (n) => `<?xml ${'x '.repeat(n)}`],
      [200_000, (n) => '<!--'.repeat(n)],
      [100_000, (n) => '<![CDATA['.repeat(n)],
    ];
    for (const [most, make] of hostile)
      await growsNoFaster(make(3).slice(0, 40), (times) => readable(make(times)), [most / 10, most]);
    expect(readable(whole.replace('<copyright>', '<a>'.repeat(20_000)))).toContain('nested');
    const long = readFeed(whole.replace('Example 2', 'x'.repeat(100_000)));
    expect(long.items[0]?.title).toHaveLength(300);
    const tags = `<podcast:transcript url="${at}/a.vtt" type="text/vtt"/>`.repeat(5000);
    expect(readFeed(rss(at, [{ number: 1, tags }])).items[0]?.transcripts).toHaveLength(20);
    const many = readFeed(
      rss(
        at,
        Array.from({ length: MOST_ITEMS + 5 }, (_, number) => ({ number, tags: '' })),
      ),
    );
    expect([many.items.length, many.left]).toEqual([MOST_ITEMS, 5]);
  });

  it('never fails in another way, whatever is cut, repeated or put in', () => {
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(300),
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            '<',
            '>',
            '&',
            ']]>',
            '<![CDATA[',
            '"',
            '<item>',
            '</item>',
            '\u0000',
            '<!--',
            '<podcast:transcript url="javascript:1"/>',
          ),
        ),
        (from, length, put) => {
          const feed = readable(whole.slice(0, from) + put + whole.slice(from + length));
          if (typeof feed !== 'string')
            for (const { url } of feed.items.flatMap(({ transcripts }) => transcripts)) expect(url).toMatch(/^https?:/);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readable(decodeXml(bytes, null))));
  });

  it('reads chapters files, and says what is wrong with those it cannot', () => {
    expect(
      readChapters('{"chapters":[{"startTime":9,"title":"B"},{"startTime":1,"title":"A"},{"title":"none"},null]}'),
    ).toEqual([
      { title: 'A', start: 1 },
      { title: 'B', start: 9 },
    ]);
    for (const broken of ['', '{', '[]', 'null', '{"chapters":{}}'])
      expect(() => readChapters(broken)).toThrow(FeedError);
    fc.assert(
      fc.property(fc.json(), (json) => {
        try {
          readChapters(json);
        } catch (error) {
          expect(error).toBeInstanceOf(FeedError);
        }
      }),
    );
  });
});

describe('what a feed says of an episode', () => {
  const types = (...of: string[]) => of.map((type, i) => ({ url: `${at}/${i}`, type, language: null }));

  it('tries the formats that keep names and times first', () => {
    const ranked = rankTranscripts(
      types('text/plain', 'text/html', 'application/x-subrip', 'application/json', 'text/vtt'),
      'en',
    );
    expect(ranked.map(({ type }) => type)).toEqual([
      'text/vtt',
      'application/json',
      'application/x-subrip',
      'text/html',
      'text/plain',
    ]);
    expect(
      rankTranscripts(
        [
          { url: `${at}/a.html`, type: 'text/html', language: null },
          { url: `${at}/a.srt?x`, type: 'text/plain', language: null },
        ],
        null,
      )[0]?.url,
    ).toContain('.srt');
  });

  it("takes transcripts in the show's language before translations, whatever their format", () => {
    const two = [
      { url: `${at}/de.vtt`, type: 'text/vtt', language: 'de' },
      { url: `${at}/en.txt`, type: 'text/plain', language: 'en-US' },
    ];
    expect(rankTranscripts(two, 'en').map(({ language }) => language)).toEqual(['en-US']);
    expect(rankTranscripts(two.slice(0, 1), 'en')).toHaveLength(1);
  });

  const feed = (persons: string, title = 'Alone'): Feed => readFeed(rss(at, [{ number: 1, title }], persons));
  const said = (one: Feed) => headerOf(one, one.items[0]!, { number: '1', chapters: [], secrets: [], source: at });

  it('names the one host as the voice, but not where the title names a guest', () => {
    const host = '<podcast:person role="host">Jane</podcast:person>';
    expect(said(feed(host)).regulars.map(({ name }) => name)).toEqual(['Jane']);
    expect(said(feed(host, 'On tea, with Bob')).regulars).toEqual([]);
  });

  it('knows the hosts that put adverts in, behind prefixes too', () => {
    const one = feed('');
    const shifting = (media: string) =>
      headerOf({ ...one }, { ...one.items[0]!, media }, { number: null, chapters: [], secrets: [], source: at }).header
        .shifting;
    expect(shifting('https://dts.podtrac.com/redirect.mp3/traffic.megaphone.fm/A1.mp3')).toBe(true);
    expect(shifting('https://example.com/megaphone.fm.mp3')).toBe(false);
  });

  it('gives no number twice', () => {
    const items = [3, 2, 1].map((n) => ({ ...feed('').items[0]!, key: `k${n}`, number: '1', season: String(n) }));
    const numbers = numberItems(items, new Map());
    expect(numbers).toEqual(
      new Map([
        ['k1', '1'],
        ['k2', 'S2E1'],
        ['k3', 'S3E1'],
      ]),
    );
    expect(numberItems(items, new Map([['k3', '1']]))).toEqual(
      new Map([
        ['k3', '1'],
        ['k1', 'S1E1'],
        ['k2', 'S2E1'],
      ]),
    );
  });
});
