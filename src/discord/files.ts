import type { Attachment } from 'discord.js';
import type { ChosenFile } from '../interactions/declare.ts';
import { LocalisedError } from '../replies/words/index.ts';
import { withinTime } from '../time-limit.ts';

/** Settings are far shorter; nobody may fill the memory. Bytes. */
const largest = 128 * 1024;
/** Whoever sent it waits, and Discord for our answer too, ms. */
const patience = 10_000;

/** A file of an option, fetched from where Discord keeps it only once it is asked for. */
export const chosenFile = ({ name, size, url }: Pick<Attachment, 'name' | 'size' | 'url'>): ChosenFile => ({
  name,
  size,
  async text() {
    if (size > largest) throw new LocalisedError(({ settingsFile }) => settingsFile.tooLarge(largest / 1024));
    let bytes: ArrayBuffer;
    try {
      bytes = await withinTime(patience, async (signal) => {
        const answer = await fetch(url, { redirect: 'error', signal });
        if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
        return answer.arrayBuffer();
      });
    } catch {
      throw new LocalisedError(({ settingsFile }) => settingsFile.unreachable);
    }
    if (bytes.byteLength > largest) throw new LocalisedError(({ settingsFile }) => settingsFile.larger);
    return new TextDecoder().decode(bytes);
  },
});
