import { option, subcommand } from '../../src/interactions/declare.ts';
import { whisper } from '../../src/replies/reply.ts';
import { languages, wordsFor } from '../../src/replies/words/index.ts';
import { managed } from '../daily/access.ts';

/** In place of a language: the one that the server has in Discord. */
const asDiscord = 'server';

const nameOf = (locale: string): string => languages.find(({ words }) => words === wordsFor(locale))?.name ?? locale;

export const language = subcommand({
  description: 'In which language I speak to everybody here; to each member alone I speak in their own',
  options: {
    language: option.text('Which. Empty: shows which it is', {
      choices: [
        ...languages.map(({ name, words }) => ({ name, value: words.locale })),
        { name: 'The one that this server has in Discord', value: asDiscord },
      ],
    }),
  },
  async run({ language: chosen }, services, request) {
    const guild = managed(request);
    const { own } = request;
    if (chosen !== undefined) {
      const known = languages.some(({ words }) => words.locale === chosen);
      await services.language.choose(guild, known ? chosen : null);
    }
    const now = await services.language.chosen(guild);
    const { locale } = await services.language.wordsIn(guild);
    return whisper(now === null ? own.language.asDiscord(nameOf(locale)) : own.language.chosen(nameOf(locale)));
  },
});
