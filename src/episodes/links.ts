import type { Episode } from './episode.ts';

export interface MomentLink {
  url: string | null;
  /** True where `url` leads to the moment and not only to the episode. */
  toTheMoment: boolean;
}

/**
 * An estimated moment is linked this much early, in seconds: hearing the words come is better than having missed
 * them.
 */
export const LEAD = 5;

const AUDIO = /\.(?:mp3|m4a|m4b|mp4|m4v|ogg|oga|opus|aac|flac|wav|webm|mov)$/i;

function safe(url: string | null): URL | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
  } catch {
    return null;
  }
}

const clock = (s: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
};

const PEERTUBE =
  /^\/(?:w\/[1-9A-HJ-NP-Za-km-z]{22}|videos\/(?:watch|embed)\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

const hms = (s: number): string => `${Math.floor(s / 3600)}h${Math.floor(s / 60) % 60}m${s % 60}s`;

/** How players known by their address take a start time; null for any other page. */
function known(url: URL, seconds: number): string | null {
  const host = url.hostname.replace(/^(?:www|m|music)\./, '');
  const at = new URL(url);
  const query = (key: string, value: string): string => {
    at.searchParams.set(key, value);
    return at.href;
  };
  switch (host) {
    case 'youtube.com':
      if (url.pathname === '/watch' && url.searchParams.has('v')) return query('t', `${seconds}s`);
      return /^\/(?:live|embed|shorts|v)\/[\w-]+/.test(url.pathname) ? query('t', `${seconds}s`) : null;
    case 'youtu.be':
      return url.pathname.length > 1 ? query('t', String(seconds)) : null;
    case 'overcast.fm':
      // An episode is `/+code`, and a moment of it `/+code/12:34`.
      return /^\/\+[\w-]+/.test(url.pathname)
        ? `${url.origin}/${url.pathname.split('/')[1] ?? ''}/${clock(seconds)}`
        : null;
    case 'podcasts.apple.com':
      return url.searchParams.has('i') ? query('t', String(seconds)) : null;
    case 'podcastindex.org':
      return url.pathname.startsWith('/podcast/') && url.searchParams.has('episode')
        ? query('t', String(seconds))
        : null;
    case 'open.spotify.com':
      return url.pathname.startsWith('/episode/') ? query('t', String(seconds)) : null;
    case 'pca.st':
      return query('t', String(seconds));
    case 'twitch.tv':
      // As in the addresses of a moment that the site itself gives: ?t=1h11m34s
      return /^\/videos\/\d+/.test(url.pathname) ? query('t', hms(seconds)) : null;
    case 'vimeo.com':
      at.hash = `t=${seconds}s`;
      return /^\/\d+/.test(url.pathname) ? at.href : null;
    default:
      // PeerTube stands under many names: https://docs.joinpeertube.org/api/embed-player
      if (PEERTUBE.test(url.pathname)) return query('start', `${seconds}s`);
      // So does Opencast's player: https://docs.opencast.org/r/14.x/admin/modules/paella.player7/url.parameter/
      if (url.pathname.endsWith('/paella7/ui/watch.html') || url.pathname.endsWith('/paella/ui/watch.html'))
        return url.searchParams.has('id') ? query('time', hms(seconds)) : null;
      if (!AUDIO.test(url.pathname)) return null;
      // Media fragments, https://www.w3.org/TR/media-frags/
      at.hash = `t=${seconds}`;
      return at.href;
  }
}

/**
 * Where to listen. The show's own pattern comes first, with `{url}` (the episode's page, else its media), `{link}`,
 * `{media}`, `{seconds}`, `{clock}` (1:02:03) and `{hms}` (1h2m3s); then players known by their address; else the
 * episode's page as it is.
 * @param seconds the moment, or null for the episode as a whole.
 * @param estimated true where the moment was reckoned and not given: it is linked {@link LEAD} seconds early.
 */
export function momentLink(
  episode: Pick<Episode, 'link' | 'media' | 'moment'>,
  seconds: number | null,
  estimated = false,
): MomentLink {
  const link = safe(episode.link);
  const media = safe(episode.media);
  const whole: MomentLink = { url: (link ?? media)?.href ?? null, toTheMoment: false };
  if (seconds === null || !Number.isFinite(seconds)) return whole;
  const at = Math.max(0, Math.floor(seconds - (estimated ? LEAD : 0)));
  if (episode.moment) {
    const values: Record<string, string | undefined> = {
      url: (link ?? media)?.href,
      link: link?.href,
      media: media?.href,
      seconds: String(at),
      clock: clock(at),
      hms: hms(at),
    };
    let complete = true;
    const filled = episode.moment.replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      if (value === undefined) complete = false;
      return value ?? whole;
    });
    const url = complete ? safe(filled) : null;
    if (url) return { url: url.href, toTheMoment: true };
  }
  const url = (link && known(link, at)) ?? (media && known(media, at));
  return url ? { url, toTheMoment: true } : whole;
}
