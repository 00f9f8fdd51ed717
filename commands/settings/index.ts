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
import { counted } from '../../src/replies/markdown.ts';
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
    return {
      private: true,
      blocks: [
        text(
          [
            '### Settings of this server',
            `${counted(file.daily.length, 'daily quote')}; look-ups ${file.lookups.on ? 'on' : 'off'}, ${counted(file.lookups.channels.length, 'channel')} with settings of their own; ${counted(file.neverAgain.length, 'quote')} never to be posted.`,
            '`/settings import` with this file brings it all back. Which quotes were posted is not in it.',
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
  const plan = await planImport(file, managed(request), services, request.own);
  if (plan.lines.length === 0) return whisper('This server has exactly these settings: nothing to change.');
  const key = keyOf(request, file, plan);
  waiting.set(key, { file, at: services.clock.now() });
  return {
    private: true,
    card: true,
    blocks: [
      text([...why, '### This would change', ...plan.lines].join('\n')),
      text('-# Nothing has been changed so far.'),
      ...buttons({ label: 'Carry it out', id: carryOut.id({ key }), style: 'primary' }),
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
    return services.dailies.inTurn(guild, async () => {
      const kept = waiting.get(args.key);
      if (!kept || services.clock.now() - kept.at > waitsFor)
        return whisper('I no longer have that file: `/settings import` it again. Nothing was changed.');
      const plan = await planImport(kept.file, guild, services, request.own);
      if (keyOf(request, kept.file, plan) !== args.key)
        return proposal(kept.file, services, request, ['Something was changed meanwhile, so look once more.']);
      waiting.delete(args.key);
      await plan.carryOut(request.user);
      return { card: true, blocks: [text(['### Done', ...plan.lines].join('\n'))] };
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
