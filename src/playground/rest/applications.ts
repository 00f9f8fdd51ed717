import type { Command } from '../contract.ts';
import { DiscordRefusal, refusal } from '../errors.ts';
import { privilegedIntents } from '../faults.ts';
import { type CommandForm, command, commandList, mostCommands } from '../rules/commands.ts';
import { isRecord, readForm } from '../rules/form.ts';
import { lookUps, noContent, type Rest, type RestContext, type RestServices } from './context.ts';

/** What the portal grants a bot in fewer than 100 servers: the `…_LIMITED` flags of the privileged intents. */
function applicationFlags(disallowedIntents: number): number {
  const granted = (intent: number, flag: number) => (disallowedIntents & intent ? 0 : flag);
  const { guildPresences, guildMembers, messageContent } = privilegedIntents;
  return granted(guildPresences, 1 << 13) | granted(guildMembers, 1 << 15) | granted(messageContent, 1 << 19);
}

/** The gateway's address, the application and its commands. */
export function applicationRoutes(rest: Rest, { world, faults, gatewayUrl, refuseUnknownKeys }: RestServices): void {
  const { application } = world;
  const find = lookUps(world);

  const applicationObject = () => ({
    id: application.id,
    name: application.name,
    icon: null,
    description: '',
    type: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(faults.current.disallowedIntents),
    hook: true,
    storefront_available: false,
    owner: { id: application.ownerId, username: 'portal-owner', discriminator: '0', avatar: null, global_name: null },
    team: null,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    tags: [],
  });

  rest.get('/gateway', (context) => context.json({ url: gatewayUrl() }));
  rest.get('/gateway/bot', (context) => {
    const guilds = [...world.guilds.values()].filter(({ members }) => members.has(application.id)).length;
    return context.json({
      url: gatewayUrl(),
      shards: Math.max(1, Math.ceil(guilds / 1000)),
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 },
    });
  });
  rest.get('/oauth2/applications/@me', (context) => context.json(applicationObject()));
  rest.get('/applications/@me', (context) => context.json(applicationObject()));
  rest.get('/applications/:application', (context) => context.json(applicationObject()));

  const commandsAt = (place: string) => world.commands.get(place) ?? [];

  /** Where commands are kept: for the whole application, or one server's. */
  function placeOf(context: RestContext): { place: string; guildId: string | undefined } {
    if (context.req.param('application') !== application.id) throw refusal('unknownApplication');
    const guildId = context.req.param('guild');
    if (guildId === undefined) return { place: application.id, guildId };
    return { place: find.guild(guildId).id, guildId };
  }

  function complete(form: CommandForm, guildId: string | undefined, known: Command | undefined): Command {
    const { default_member_permissions: needed } = form;
    const contexts = form.contexts ?? (form.dm_permission === false ? [0] : null);
    const fresh = {
      application_id: application.id,
      ...(guildId ? { guild_id: guildId } : {}),
      type: (form.type ?? 1) as Command['type'],
      name: form.name,
      name_localizations: (form.name_localizations ?? null) as Command['name_localizations'],
      description: form.description ?? '',
      description_localizations: (form.description_localizations ?? null) as Command['description_localizations'],
      options: (form.options ?? []) as Command['options'],
      default_member_permissions: needed === null || needed === undefined ? null : String(needed),
      nsfw: form.nsfw ?? false,
      contexts,
      integration_types: form.integration_types ?? [0],
    };
    const unchanged =
      known && JSON.stringify({ ...known, id: '', version: '' }) === JSON.stringify({ id: '', ...fresh, version: '' });
    return { id: known?.id ?? world.newId(), ...fresh, version: unchanged ? known.version : world.newId() };
  }

  const same = (form: { name: string; type?: number | null | undefined }) => (each: Command) =>
    each.name === form.name && each.type === (form.type ?? 1);

  function wire(each: Command, withLocalizations: boolean): Record<string, unknown> {
    return withLocalizations
      ? { ...each }
      : { ...each, name_localizations: undefined, description_localizations: undefined };
  }

  for (const base of ['/applications/:application', '/applications/:application/guilds/:guild']) {
    rest.get(`${base}/commands`, (context) => {
      const { place } = placeOf(context);
      const full = context.req.query('with_localizations') === 'true';
      return context.json(commandsAt(place).map((each) => wire(each, full)));
    });

    rest.put(`${base}/commands`, (context) => {
      const { place, guildId } = placeOf(context);
      const forms = readForm(commandList, context.get('body') ?? [], { refuseUnknownKeys });
      const known = commandsAt(place);
      world.setCommands(
        place,
        forms.map((form) => complete(form, guildId, known.find(same(form)))),
      );
      return context.json(commandsAt(place));
    });

    rest.post(`${base}/commands`, (context) => {
      const { place, guildId } = placeOf(context);
      const form = readForm(command, context.get('body'), { refuseUnknownKeys });
      const known = commandsAt(place);
      const old = known.find(same(form));
      const type = form.type ?? 1;
      if (!old && known.filter((each) => each.type === type).length >= mostCommands[type]!) {
        throw refusal('tooManyCommands');
      }
      const made = complete(form, guildId, old);
      world.setCommands(place, [...known.filter((each) => each !== old), made]);
      return context.json(made, old ? 200 : 201);
    });

    const one = (context: RestContext): { place: string; guildId: string | undefined; known: Command } => {
      const where = placeOf(context);
      const known = commandsAt(where.place).find(({ id }) => id === context.req.param('command'));
      if (!known) throw refusal('unknownCommand');
      return { ...where, known };
    };
    rest.get(`${base}/commands/:command`, (context) => context.json(one(context).known));
    rest.patch(`${base}/commands/:command`, (context) => {
      const { place, guildId, known } = one(context);
      const body = context.get('body');
      const { id, application_id, version, guild_id, ...current } = known;
      const form = readForm(command, { ...current, ...(isRecord(body) ? body : {}), type: known.type }, {});
      const made = complete(form, guildId, known);
      world.setCommands(
        place,
        commandsAt(place).map((each) => (each === known ? made : each)),
      );
      return context.json(made);
    });
    rest.delete(`${base}/commands/:command`, (context) => {
      const { place, known } = one(context);
      world.setCommands(
        place,
        commandsAt(place).filter((each) => each !== known),
      );
      return noContent(context);
    });
  }

  rest.get('/applications/:application/guilds/:guild/commands/permissions', (context) => {
    placeOf(context);
    return context.json([]);
  });
  rest.get('/applications/:application/guilds/:guild/commands/:command/permissions', () => {
    throw new DiscordRefusal(404, 10066, 'Unknown application command permissions');
  });
  rest.get('/applications/:application/emojis', (context) => context.json({ items: [] }));
  rest.get('/applications/:application/entitlements', (context) => context.json([]));
  rest.get('/applications/:application/skus', (context) => context.json([]));
}
