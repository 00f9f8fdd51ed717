import { UserError } from '../../src/errors.ts';
import type { Request } from '../../src/interactions/declare.ts';
import { strings } from '../../src/replies/strings.ts';

/** A button or form may be pressed long after Discord let the command through: it is asked anew each time. */
export function managed(request: Request): string {
  if (request.guild === null) throw new UserError(strings.serversOnly);
  if (!request.may.manageGuild) throw new UserError(strings.managersOnly);
  return request.guild;
}
