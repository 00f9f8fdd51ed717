import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { readSettings } from '../yaml.ts';
import { readColour } from './colours.ts';
import { isCover, mostCoverBytes } from './image-file.ts';
import type { Pictures } from './pictures.ts';

/** What a show's pictures look like. */
export interface Look {
  colour: string | null;
  /** As `Card.cover`. */
  cover: Uint8Array | null;
}

export const plainLook: Look = { colour: null, cover: null };

/** A feed's cover, made small, in the folder of its episodes; hidden, as all that is no episode. */
export const feedCover = '.cover.png';

const settings = z.object({
  colour: z.string().optional().catch(undefined),
  color: z.string().optional().catch(undefined),
  cover: z.string().optional().catch(undefined),
});

/**
 * The look of the show of an episode's file: `colour` and `cover` of the nearest `show.yaml`, else the cover of the feed
 * that it came from. Whatever is wrong with them, and it is told once, the picture does without.
 * `dir`: the archive's folder. `onFault`: what is wrong with which file.
 */
export function createLooks(options: {
  dir: string;
  pictures: Pick<Pictures, 'cover'>;
  onFault?: (file: string, what: string) => void;
}): (file: string) => Promise<Look> {
  const { dir, pictures, onFault } = options;
  const told = new Set<string>();
  const covers = new LRUCache<string, { cover: Uint8Array; colour: string | null }>({ max: 60 });
  const fault = (file: string, what: string) => {
    const key = `${file}\n${what}`;
    if (!told.has(key)) onFault?.(file, what);
    told.add(key);
  };

  async function read(folder: string): Promise<z.infer<typeof settings>> {
    for (const name of ['show.yaml', 'show.yml']) {
      const text = await readFile(join(dir, folder, name), 'utf8').catch(() => null);
      if (text === null) continue;
      // What is wrong with it is told where episodes are read.
      return settings.safeParse(readSettings(text)).data ?? {};
    }
    return {};
  }

  async function coverAt(path: string, shown: string): Promise<{ cover: Uint8Array; colour: string | null } | null> {
    const info = await stat(path).catch(() => null);
    if (!info?.isFile()) return null;
    // A link may lead anywhere, and what it leads to would be shown to everybody.
    const root = `${await realpath(dir)}${sep}`;
    if (!(await realpath(path)).startsWith(root)) {
      fault(shown, 'it leads out of the folder of episodes');
      return null;
    }
    const key = [path, info.mtimeMs, info.size].join('\n');
    const known = covers.get(key);
    if (known) return known;
    const bytes = info.size <= mostCoverBytes ? await readFile(path) : new Uint8Array();
    if (!isCover(bytes)) {
      fault(shown, 'it is no PNG, JPEG, GIF or WebP of at most 8 MB and 4,096 px');
      return null;
    }
    try {
      const { png, colour } = await pictures.cover(bytes);
      const made = { cover: png, colour };
      covers.set(key, made);
      return made;
    } catch (error) {
      fault(shown, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  return async (file) => {
    try {
      for (let folder = dirname(file); ; folder = dirname(folder)) {
        const own = await read(folder);
        const written = own.colour ?? own.color;
        const colour = written === undefined ? null : readColour(written);
        if (written !== undefined && colour === null)
          fault(join(folder, 'show.yaml'), `“${written}” is no colour such as #d7263d`);
        const named = own.cover === undefined ? null : resolve(dir, folder, own.cover);
        const found = named
          ? await coverAt(named, join(folder, own.cover ?? ''))
          : await coverAt(join(dir, folder, feedCover), join(folder, feedCover));
        if (named && !found) fault(join(folder, own.cover ?? ''), 'it cannot be shown as a cover');
        if (colour !== null || found) return { colour: colour ?? found?.colour ?? null, cover: found?.cover ?? null };
        if (folder === '.' || folder === dirname(folder)) return plainLook;
      }
    } catch (error) {
      fault(file, error instanceof Error ? error.message : String(error));
      return plainLook;
    }
  };
}
