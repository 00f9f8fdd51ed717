import { type BinaryFormat, UnreadableError } from '../draft.ts';
import { isZip } from '../unzip.ts';

const OLD = [0xd0, 0xcf, 0x11, 0xe0];
const isOld = (bytes: Uint8Array): boolean => OLD.every((byte, i) => bytes[i] === byte);

/** Packed files and documents of office programs that are not read here: they are refused by name. */
export const office: BinaryFormat = {
  name: 'a document that is not read',
  recognises: (bytes) => isOld(bytes) || isZip(bytes),
  async toText(bytes) {
    throw new UnreadableError(
      isOld(bytes)
        ? 'it is a document of an old office program'
        : 'it is a packed archive, or a document of another kind',
      null,
      isOld(bytes) ? 'save it as DOCX or as text' : 'unpack it, or save it as DOCX or as text',
    );
  },
};
