import * as z from 'zod';
import { type Channel, ChannelKind } from '../contract.ts';
import { refusal } from '../errors.ts';
import { privilegedIntents } from '../faults.ts';
import { readForm, snowflake } from '../rules/form.ts';
import { channelForBot, guildForBot, mayRead, memberForBot } from '../visibility.ts';
import { lookUps, noContent, queryNumber, type Rest, type RestServices } from './context.ts';

const channelForm = z.object({
  name: z.string().min(1).max(100),
  type: z.int().nullish(),
  topic: z.string().max(1024).nullish(),
  parent_id: snowflake.nullish(),
  nsfw: z.boolean().nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
});
const selfForm = z.object({ nick: z.string().max(32).nullish() });
const recipientForm = z.object({ recipient_id: snowflake });
const profileForm = z.object({ username: z.string().min(2).max(32).optional() });

/** Servers, their members, channels and roles; users; opening DMs. */
export function guildRoutes(rest: Rest, { world, faults, refuseUnknownKeys }: RestServices): void {
  const find = lookUps(world);
  const bot = world.application.id;

  rest.get('/users/@me', (context) => context.json({ ...world.bot, flags: 0, verified: true, mfa_enabled: true }));
  rest.patch('/users/@me', (context) => {
    const { username } = readForm(profileForm, context.get('body'));
    if (username) world.users.set(bot, { ...world.bot, username });
    return context.json(world.bot);
  });
  rest.get('/users/@me/guilds', (context) => {
    const limit = queryNumber(context, 'limit', 200);
    const after = BigInt(context.req.query('after') ?? '0');
    const mine = [...world.guilds.values()].filter(({ id, members }) => members.has(bot) && BigInt(id) > after);
    return context.json(
      mine.slice(0, limit).map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: world.permissionsInServer(guild, bot).toString(),
        features: [],
      })),
    );
  });
  rest.delete('/users/@me/guilds/:guild', (context) => {
    world.leave(find.guild(context.req.param('guild')), bot);
    return noContent(context);
  });
  rest.post('/users/@me/channels', (context) => {
    const { recipient_id } = readForm(recipientForm, context.get('body'), { refuseUnknownKeys });
    const user = find.user(recipient_id);
    if (user.id === bot || user.bot) throw refusal('cannotDirectMessage');
    return context.json(channelForBot(world, world.directChannel(bot, user.id)));
  });
  rest.get('/users/:user', (context) => context.json(find.user(context.req.param('user'))));

  rest.get('/guilds/:guild', (context) => {
    const guild = find.guild(context.req.param('guild'));
    const counts =
      context.req.query('with_counts') === 'true'
        ? { approximate_member_count: guild.members.size, approximate_presence_count: 0 }
        : {};
    return context.json({ ...guildForBot(guild), ...counts });
  });
  rest.get('/guilds/:guild/channels', (context) => {
    const guild = find.guild(context.req.param('guild'));
    return context.json([...guild.channels].map((id) => channelForBot(world, world.channels.get(id)!)));
  });
  rest.post('/guilds/:guild/channels', (context) => {
    const guild = find.guild(context.req.param('guild'));
    find.needInServer(guild, 'ManageChannels');
    const form = readForm(channelForm, context.get('body'));
    const type = (form.type ?? ChannelKind.text) as Channel['type'];
    const made = world.addChannel(guild, form.name, type, {
      topic: form.topic ?? null,
      parent_id: form.parent_id ?? null,
    });
    return context.json(channelForBot(world, made), 201);
  });
  rest.get('/guilds/:guild/threads/active', (context) => {
    const guild = find.guild(context.req.param('guild'));
    const threads = [...guild.threads]
      .map((id) => world.channels.get(id)!)
      .filter((thread) => !thread.thread_metadata?.archived && mayRead(world, thread, bot));
    return context.json({
      threads: threads.map((thread) => channelForBot(world, thread)),
      members: threads
        .filter(({ id }) => world.threadMembers.get(id)?.has(bot))
        .map(({ id }) => ({ id, user_id: bot, join_timestamp: world.now(), flags: 0 })),
    });
  });

  rest.get('/guilds/:guild/roles', (context) => {
    return context.json([...find.guild(context.req.param('guild')).roles.values()]);
  });
  rest.get('/guilds/:guild/roles/:role', (context) => {
    const role = find.guild(context.req.param('guild')).roles.get(context.req.param('role'));
    if (!role) throw refusal('unknownRole');
    return context.json(role);
  });
  rest.get('/guilds/:guild/members', (context) => {
    const guild = find.guild(context.req.param('guild'));
    if (faults.current.disallowedIntents & privilegedIntents.guildMembers) throw refusal('missingAccess');
    const limit = queryNumber(context, 'limit', 1);
    const members = [...guild.members.values()].slice(0, limit);
    return context.json(members.map((member) => memberForBot(member, world.users.get(member.userId))));
  });
  rest.patch('/guilds/:guild/members/@me', (context) => {
    const guild = find.guild(context.req.param('guild'));
    find.needInServer(guild, 'ChangeNickname');
    const { nick } = readForm(selfForm, context.get('body'));
    const member = guild.members.get(bot)!;
    if (nick !== undefined) member.nick = nick || null;
    world.updateMember(guild, member);
    return context.json(memberForBot(member, world.bot));
  });
  rest.get('/guilds/:guild/members/:user', (context) => {
    const guild = find.guild(context.req.param('guild'));
    const user = find.user(context.req.param('user'));
    const member = guild.members.get(user.id);
    if (!member) throw refusal('unknownMember');
    return context.json(memberForBot(member, user));
  });
  rest.get('/guilds/:guild/emojis', (context) => {
    find.guild(context.req.param('guild'));
    return context.json([]);
  });
}
