import type { Request } from '../../src/interactions/declare.ts';
import { LocalisedError } from '../../src/replies/words/index.ts';

/** A button or form may be pressed long after Discord let the command through: it is asked anew each time. */
export function managed(request: Request): string {
  if (request.guild === null) throw new LocalisedError(({ serversOnly }) => serversOnly);
  if (!request.may.manageGuild) throw new LocalisedError(({ managersOnly }) => managersOnly);
  return request.guild;
}
