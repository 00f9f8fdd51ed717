import { subcommand } from '../../src/interactions/declare.ts';
import { whisper } from '../../src/replies/reply.ts';
import { managed } from './access.ts';
import { describe, ordered, withinMessage } from './said.ts';

export const list = subcommand({
  description: 'All daily posts of this server',
  options: {},
  async run(_options, services, request) {
    const guild = managed(request);
    const all = await services.dailies.ofGuild(guild);
    const home = await services.homes.of(guild);
    const { own } = request;
    if (all.length === 0) return whisper(own.daily.noneYet);
    const lines = all.map((one, n) => ordered(n, describe(one, home, own).replaceAll('\n', '\n   ')));
    return whisper(withinMessage(lines, own).join('\n'));
  },
});
