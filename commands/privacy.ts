import { action, type Feature, type Request, type Services, slash } from '../src/interactions/declare.ts';
import { counted, escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';

/** What is kept of one member, and its end. */

/** A kind of thing that is kept by a member's id. */
interface Kept {
  id: string;
  /** Null where there is nothing of it. */
  said: string | null;
  choice: string;
  erase(): Promise<unknown>;
}

async function keptOf({ user }: Request, { saved, lookups, dailies, alerts }: Services): Promise<Kept[]> {
  const [{ quotes, guilds }, schedules, asked, told] = await Promise.all([
    saved.countOf(user),
    dailies.madeBy(user),
    alerts.of({ member: user }),
    alerts.toldOf(user),
  ]);
  const toldOf = `which episodes I told you of in the last 30 days (${told})`;
  return [
    {
      id: 'saved',
      said:
        quotes === 0
          ? null
          : `${counted(quotes, 'saved quote')}${guilds > 0 ? `, from ${counted(guilds, 'server')}` : ''}: which, where and when. \`/saved\` shows them.`,
      choice: 'Saved quotes',
      erase: () => saved.forget(user),
    },
    {
      id: 'out',
      said: lookups.settings.isOut(user) ? 'That I pass over your messages.' : null,
      choice: 'That I pass over your messages: I answer you again then',
      erase: () => lookups.settings.setOut(user, false),
    },
    {
      id: 'alerts',
      said:
        asked.length > 0
          ? `What you asked to be told of, and ${toldOf}: ${asked.map(({ words }) => `“${escapeMarkdown(words)}”`).join(', ')}.`
          : told > 0
            ? `Of alerts that you ended, ${toldOf}.`
            : null,
      choice: 'Alerts: what you asked to be told of, and was',
      erase: () => alerts.forget(user),
    },
    {
      id: 'daily',
      said:
        schedules === 0
          ? null
          : `That you set up ${counted(schedules, 'daily post')}: so that I can tell you when one has trouble.`,
      choice: 'That I set up daily posts: they go on, and you are told no more',
      erase: () => dailies.disown(user),
    },
  ];
}

async function card(services: Services, request: Request, erased: readonly Kept[] = []): Promise<Reply> {
  const kept = (await keptOf(request, services)).filter(({ said }) => said !== null);
  const { embedding } = await services.search.status();
  return {
    card: true,
    blocks: [
      text('### What I keep of you'),
      ...(erased.length > 0
        ? [text(`Erased: ${erased.map(({ choice }) => choice.replace(/:.*/, '')).join(', ')}.`)]
        : []),
      text(kept.length === 0 ? strings.privacy.nothing : kept.map(({ said }) => `- ${said}`).join('\n')),
      text([strings.privacy.never, ...(embedding ? [strings.sends] : [])].map((line) => `-# ${line}`).join('\n')),
      ...(kept.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              id: erase.id({}),
              placeholder: 'Erase…',
              choices: kept.map(({ id, choice }) => ({ label: choice, value: id })),
              min: 1,
              max: kept.length,
            },
          ]),
    ],
  };
}

const privacyCommand = slash({
  name: 'privacy',
  description: 'What I keep of you, to be seen and erased',
  whispers: true,
  setsUp: true,
  options: {},
  run: (_options, services, request) => card(services, request),
});

const erase = action({
  name: 'pv',
  how: 'update',
  setsUp: true,
  codecs: {},
  async run({ values }, services, request) {
    const chosen = (await keptOf(request, services)).filter(({ id, said }) => values.includes(id) && said !== null);
    for (const one of chosen) await one.erase();
    return card(services, request, chosen);
  },
});

export const privacy: Feature = { commands: [privacyCommand], actions: [erase] };
