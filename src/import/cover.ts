import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCover } from '../pictures/image-file.ts';
import { feedCover } from '../pictures/looks.ts';
import { createPictures, PictureError, type PicturesOptions } from '../pictures/pictures.ts';

/**
 * Keeps a show's cover, made small, in the folder of its episodes. What is no picture, or too large a one, is left: a
 * cover is an adornment. @throws what the disk says
 */
export async function keepCover(folder: string, bytes: Uint8Array, drawing: PicturesOptions = {}): Promise<void> {
  if (!isCover(bytes)) return;
  const pictures = createPictures(drawing);
  try {
    const { png } = await pictures.cover(bytes);
    // Whole or not at all.
    const beside = join(folder, `.${randomBytes(4).toString('hex')}.part`);
    try {
      await writeFile(beside, png);
      await rename(beside, join(folder, feedCover));
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
  } finally {
    await pictures.close();
  }
}
