import { subcommand } from '../../src/interactions/declare.ts';
import { whisper } from '../../src/replies/reply.ts';
import { managed } from './access.ts';
import { describe, noneYet, ordered, withinMessage } from './said.ts';

export const list = subcommand({
  description: 'All daily posts of this server',
  options: {},
  async run(_options, services, request) {
    const all = await services.dailies.ofGuild(managed(request));
    if (all.length === 0) return whisper(noneYet);
    return whisper(withinMessage(all.map((one, n) => ordered(n, describe(one).replaceAll('\n', '\n   ')))).join('\n'));
  },
});
