import { join } from 'node:path';
import { isCover } from '../pictures/image-file.ts';
import { feedCover } from '../pictures/looks.ts';
import { createPictures, PictureError, type PicturesOptions } from '../pictures/pictures.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * Keeps a show's cover, made small, in the folder of its episodes. What is no picture, or too large a one, is left: a
 * cover is an adornment. @throws what the disk says
 */
export async function keepCover(folder: string, bytes: Uint8Array, drawing: PicturesOptions = {}): Promise<void> {
  if (!isCover(bytes)) return;
  const pictures = createPictures(drawing);
  try {
    const { png } = await pictures.cover(bytes);
    await writeAtomically(join(folder, feedCover), png);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
  } finally {
    await pictures.close();
  }
}
