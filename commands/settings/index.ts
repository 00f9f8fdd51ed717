import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { arg } from '../../src/interactions/custom-id.ts';
import {
  action,
  type Feature,
  option,
  type Request,
  required,
  type Services,
  slashGroup,
  subcommand,
} from '../../src/interactions/declare.ts';
import { buttons, type Reply, text, whisper } from '../../src/replies/reply.ts';
import { managed } from '../daily/access.ts';
import { fileName, readFile, type SettingsFile, settingsOf } from './file.ts';
import { language } from './language.ts';
import { type Plan, planImport } from './plan.ts';

/** Files that wait to be confirmed: of few people, each for a quarter of an hour. */
const mostWaiting = 100;
const waitsFor = 15 * 60_000;
const waiting = new LRUCache<string, { file: SettingsFile; at: number }>({ max: mostWaiting });

const keyOf = (request: Request, file: SettingsFile, plan: Plan): string =>
  createHash('sha256')
    .update(JSON.stringify([request.guild, request.user, file, plan.lines]))
    .digest('hex')
    .slice(0, 20);

const exported = subcommand({
  description: 'All settings of this server as a file, for you alone',
  options: {},
  async run(_options, services, request): Promise<Reply> {
    const file = await settingsOf(managed(request), services);
    const { settingsFile } = request.own;
    const holds = file.lookups.on ? settingsFile.holdsOn : settingsFile.holdsOff;
    return {
      private: true,
      blocks: [
        text(
          [
            `### ${settingsFile.title}`,
            holds(file.daily.length, file.lookups.channels.length, file.neverAgain.length),
            settingsFile.bringsBack,
          ].join('\n'),
        ),
        { kind: 'file', name: fileName, content: `${JSON.stringify(file, null, 2)}\n` },
      ],
    };
  },
});

const imported = subcommand({
  description: 'Settings from a file that /settings export made; shows first what would change',
  options: { file: required(option.file('The file')) },
  async run({ file }, services, request): Promise<Reply> {
    managed(request);
    return proposal(readFile(await file.text()), services, request);
  },
});

/** What would change, and the button that does it. */
async function proposal(file: SettingsFile, services: Services, request: Request, why: string[] = []): Promise<Reply> {
  const { settingsFile } = request.own;
  const plan = await planImport(file, managed(request), services, request.own);
  if (plan.lines.length === 0) return whisper(settingsFile.same);
  const key = keyOf(request, file, plan);
  waiting.set(key, { file, at: services.clock.now() });
  return {
    private: true,
    card: true,
    blocks: [
      text([...why, `### ${settingsFile.wouldChange}`, ...plan.lines].join('\n')),
      text(`-# ${settingsFile.nothingSoFar}`),
      ...buttons({ label: settingsFile.carryOut, id: carryOut.id({ key }), style: 'primary' }),
    ],
  };
}

const carryOut = action({
  name: 'setimp',
  setsUp: true,
  how: 'update',
  whispers: true,
  once: true,
  codecs: { key: arg.word },
  async run({ args }, services, request): Promise<Reply> {
    const guild = managed(request);
    const { settingsFile } = request.own;
    return services.dailies.inTurn(guild, async () => {
      const kept = waiting.get(args.key);
      if (!kept || services.clock.now() - kept.at > waitsFor) return whisper(settingsFile.gone);
      const plan = await planImport(kept.file, guild, services, request.own);
      if (keyOf(request, kept.file, plan) !== args.key)
        return proposal(kept.file, services, request, [settingsFile.meanwhile]);
      waiting.delete(args.key);
      await plan.carryOut(request.user);
      return { card: true, blocks: [text([`### ${settingsFile.done}`, ...plan.lines].join('\n'))] };
    });
  },
});

const settingsCommand = slashGroup({
  name: 'settings',
  description: 'My language in this server; all my settings of it as a file, and back (for those who manage it)',
  managers: true,
  guildOnly: true,
  whispers: true,
  once: true,
  subcommands: { language, export: exported, import: imported },
});

export const settings: Feature = { commands: [settingsCommand], actions: [carryOut] };
