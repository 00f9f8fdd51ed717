import type { Upload } from '../session.ts';

/** A file that somebody chose, as the play API takes it. */
export function readUpload(file: File): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(reader.error));
    reader.addEventListener('load', () => {
      const address = String(reader.result);
      resolve({
        name: file.name,
        ...(file.type ? { contentType: file.type } : {}),
        data: address.slice(address.indexOf(',') + 1),
      });
    });
    reader.readAsDataURL(file);
  });
}
