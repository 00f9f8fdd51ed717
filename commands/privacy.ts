import { action, type Feature, type Request, type Services, slash } from '../src/interactions/declare.ts';
import { escapeMarkdown } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { inMarks } from '../src/replies/small-print.ts';

/** What is kept of one member, and its end. */

/** A kind of thing that is kept by a member's id. */
interface Kept {
  id: string;
  /** Null where there is nothing of it. */
  said: string | null;
  choice: string;
  /** What is to be known before it is erased. */
  more?: string;
  erase(): Promise<unknown>;
}

async function keptOf({ user, own }: Request, { saved, lookups, dailies, alerts }: Services): Promise<Kept[]> {
  const [{ quotes, guilds }, schedules, asked, told] = await Promise.all([
    saved.countOf(user),
    dailies.madeBy(user),
    alerts.of({ member: user }),
    alerts.toldOf(user),
  ]);
  const { privacy } = own;
  const toldOf = privacy.toldOf(told);
  return [
    {
      id: 'saved',
      said: quotes === 0 ? null : privacy.saved(quotes, guilds),
      choice: privacy.savedChoice,
      erase: () => saved.forget(user),
    },
    {
      id: 'out',
      said: lookups.settings.isOut(user) ? privacy.passedOver : null,
      choice: privacy.passedOverChoice,
      more: privacy.passedOverMore,
      erase: () => lookups.settings.setOut(user, false),
    },
    {
      id: 'alerts',
      said:
        asked.length > 0
          ? privacy.alerts(toldOf, asked.map(({ words }) => inMarks(escapeMarkdown(words), own)).join(own.marks.comma))
          : told > 0
            ? privacy.alertsEnded(toldOf)
            : null,
      choice: privacy.alertsChoice,
      more: privacy.alertsMore,
      erase: () => alerts.forget(user),
    },
    {
      id: 'daily',
      said: schedules === 0 ? null : privacy.daily(schedules),
      choice: privacy.dailyChoice,
      more: privacy.dailyMore,
      erase: () => dailies.disown(user),
    },
  ];
}

async function card(services: Services, request: Request, erased: readonly Kept[] = []): Promise<Reply> {
  const kept = (await keptOf(request, services)).filter(({ said }) => said !== null);
  const { embedding } = await services.search.status();
  const { own } = request;
  return {
    card: true,
    blocks: [
      text(`### ${own.privacy.title}`),
      ...(erased.length > 0
        ? [text(own.privacy.erased(erased.map(({ choice }) => choice).join(own.marks.comma)))]
        : []),
      text(kept.length === 0 ? own.privacy.nothing : kept.map(({ said }) => `- ${said}`).join('\n')),
      text([own.privacy.never, ...(embedding ? [own.sends] : [])].map((line) => `-# ${line}`).join('\n')),
      ...(kept.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              id: erase.id({}),
              placeholder: own.placeholders.erase,
              choices: kept.map(({ id, choice, more }) => ({
                label: more === undefined ? choice : own.withMore(choice, more),
                value: id,
              })),
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
