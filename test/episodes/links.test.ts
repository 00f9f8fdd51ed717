import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/episodes/episode.ts';
import { momentLink } from '../../src/episodes/links.ts';
import { momentOf } from '../../src/episodes/moments.ts';

const at = (link: string | null, moment: string | null = null, media: string | null = null) =>
  momentLink({ link, media, moment }, 3723.9);

describe('a link to the moment', () => {
  it('follows the show’s own pattern first', () => {
    expect(at('https://a.b/12', '{url}#t={seconds}')).toEqual({ url: 'https://a.b/12#t=3723', toTheMoment: true });
    expect(at('https://youtu.be/abc', '{link}?at={clock}&h={hms}').url).toBe(
      'https://youtu.be/abc?at=1:02:03&h=1h2m3s',
    );
    expect(at('https://a.b/12', '{media}#t={seconds}')).toEqual({ url: 'https://a.b/12', toTheMoment: false });
    expect(at('https://a.b/12', 'javascript:alert({seconds})')).toEqual({ url: 'https://a.b/12', toTheMoment: false });
  });
  it('knows the players by their address', () => {
    expect(at('https://www.youtube.com/watch?v=abc&list=x').url).toBe(
      'https://www.youtube.com/watch?v=abc&list=x&t=3723s',
    );
    expect(at('https://youtu.be/abc').url).toBe('https://youtu.be/abc?t=3723');
    expect(at('https://overcast.fm/+AbC-1').url).toBe('https://overcast.fm/+AbC-1/1:02:03');
    expect(at('https://podcasts.apple.com/us/podcast/x/id1?i=2').url).toBe(
      'https://podcasts.apple.com/us/podcast/x/id1?i=2&t=3723',
    );
    expect(at('https://podcastindex.org/podcast/1?episode=2').url).toBe(
      'https://podcastindex.org/podcast/1?episode=2&t=3723',
    );
    expect(at('https://a.b/12.mp3').url).toBe('https://a.b/12.mp3#t=3723');
    expect(at('https://www.twitch.tv/videos/937949172').url).toBe('https://www.twitch.tv/videos/937949172?t=1h2m3s');
    expect(at('https://www.twitch.tv/lamps').toTheMoment).toBe(false);
    expect(at('https://toobnix.org/w/5jBegFpNbffA1nhmp32kqR').url).toBe(
      'https://toobnix.org/w/5jBegFpNbffA1nhmp32kqR?start=3723s',
    );
    expect(at('https://a.b/videos/watch/52a10666-3a18-4e73-93da-e8d3c12c305a').url).toBe(
      'https://a.b/videos/watch/52a10666-3a18-4e73-93da-e8d3c12c305a?start=3723s',
    );
    expect(at('https://a.b/w/about').toTheMoment).toBe(false);
    expect(at('https://a.b/paella7/ui/watch.html?id=x-1').url).toBe(
      'https://a.b/paella7/ui/watch.html?id=x-1&time=1h2m3s',
    );
  });
  it('leads to the page where the page knows no moments, to the media where only that does, and nowhere from nothing', () => {
    expect(at('https://vanishinggradients.fireside.fm/11')).toEqual({
      url: 'https://vanishinggradients.fireside.fm/11',
      toTheMoment: false,
    });
    expect(at('https://a.b/12', null, 'https://c.d/12.mp3')).toEqual({
      url: 'https://c.d/12.mp3#t=3723',
      toTheMoment: true,
    });
    expect(at(null)).toEqual({ url: null, toTheMoment: false });
    expect(at('file:///etc/passwd')).toEqual({ url: null, toTheMoment: false });
  });
  it('starts a few seconds early where the moment is estimated, never before the beginning', () => {
    expect(momentLink({ link: 'https://youtu.be/a', media: null, moment: null }, 60, true).url).toBe(
      'https://youtu.be/a?t=55',
    );
    expect(momentLink({ link: 'https://youtu.be/a', media: null, moment: null }, 2, true).url).toBe(
      'https://youtu.be/a?t=0',
    );
  });
});

describe('the moment of a word', () => {
  const turn = (index: number, start: number | null, length: number, anchors: Turn['anchors'] = []): Turn => ({
    id: String(index),
    index,
    voice: 'speech',
    speaker: null,
    start,
    anchors,
    text: 'x'.repeat(length),
    paragraphs: [],
    gaps: [],
    marks: [],
    line: 1,
  });
  it('is given at the turn’s start, and estimated between two known times inside it', () => {
    const turns = [turn(0, 100, 1499), turn(1, 200, 10)];
    expect(momentOf({ turns }, 0, 0)).toEqual({ at: 100, estimated: false });
    expect(momentOf({ turns }, 0, 750)).toEqual({ at: 150, estimated: true });
  });
  it('is found across turns without a time, and unknown without any time', () => {
    const turns = [turn(0, 100, 749), turn(1, null, 749), turn(2, 200, 10)];
    expect(momentOf({ turns }, 1, 0)).toEqual({ at: 150, estimated: true });
    expect(momentOf({ turns: [turn(0, null, 5)] }, 0, 3)).toEqual({ at: null, estimated: false });
  });
  it('is the caption’s own near an anchor', () => {
    const turns = [
      turn(0, 0, 300, [
        { offset: 0, seconds: 0 },
        { offset: 100, seconds: 9 },
        { offset: 200, seconds: 14 },
      ]),
    ];
    expect(momentOf({ turns }, 0, 110)).toEqual({ at: 9, estimated: false });
    expect(momentOf({ turns }, 0, 150)).toEqual({ at: 11.5, estimated: true });
  });
  it('does not believe a time that runs backwards', () => {
    const turns = [turn(0, 3031, 150), turn(1, 3028, 10)];
    expect(momentOf({ turns }, 0, 75)).toEqual({ at: 3036, estimated: true });
  });
});
