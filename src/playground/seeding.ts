import { ChannelKind, type User } from './contract.ts';
import type { Guild } from './happenings.ts';
import type { World } from './world.ts';

/** The people and the server that the local Discord starts with. */
export interface Seeded {
  guild: Guild;
  /** Owns the server. */
  owner: User;
  /** A plain member. */
  member: User;
}

/** One server with an owner, a plain member, some channels, a forum with tags and a thread; the bot is in it. */
export function seedWorld(world: World, { botInstalled = true, locale = 'en-US' } = {}): Seeded {
  const owner = world.addUser('ada', 'Ada');
  const member = world.addUser('grace', 'Grace');
  world.application.ownerId = owner.id;
  const guild = world.addGuild('Machine Learning Study Group', owner.id);
  world.addRole(guild, 'Podcast fans', 0n, { color: 0x3ba55c, mentionable: true });
  world.join(guild, member.id);
  const general = world.addChannel(guild, 'general', ChannelKind.text, { topic: 'Talk about anything' });
  world.addChannel(guild, 'quotes', ChannelKind.text, { topic: 'The quote of the day' });
  world.addChannel(guild, 'off-topic', ChannelKind.text);
  world.addChannel(guild, 'announcements', ChannelKind.announcement);
  world.addChannel(guild, 'episode-talk', ChannelKind.forum, {
    topic: 'One post for each episode',
    available_tags: ['episode', 'question', 'quote'].map((name) => ({
      id: world.newId(),
      name,
      moderated: false,
      emoji_id: null,
      emoji_name: null,
    })),
  });
  guild.systemChannelId = general.id;
  guild.locale = locale;
  const starter = world.addMessage({ channel: general, author: member, content: 'Who else is going to the meetup?' });
  world.addThread(general, 'Meetup', member.id, { id: starter.wire.id });
  starter.wire.flags |= 1 << 5;
  if (botInstalled) world.join(guild, world.application.id);
  world.directChannel(owner.id, world.application.id);
  world.directChannel(member.id, world.application.id);
  return { guild, owner, member };
}

/** Many small servers with one text channel each, the bot in all of them. Returns the channels' ids. */
export function seedManyGuilds(world: World, count: number, ownerId: string): string[] {
  return Array.from({ length: count }, (_, index) => {
    const guild = world.addGuild(`Server ${index + 1}`, ownerId);
    const channel = world.addChannel(guild, 'general', ChannelKind.text);
    world.join(guild, world.application.id);
    return channel.id;
  });
}
