import type { Button } from '../replies/reply.ts';
import { arg, encodeCustomId } from './custom-id.ts';

/** Under every quote: shows it, to whoever presses, as a picture. Answered in `commands/image.ts`. */
export const imageAction = { name: 'pi', codecs: { quote: arg.quote } };
export const imageButton = ({ id }: { id: string }): Button => ({
  label: 'Image',
  id: encodeCustomId(imageAction.name, imageAction.codecs, { quote: id }),
});
