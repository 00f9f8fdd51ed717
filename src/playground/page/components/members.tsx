import { useState } from 'preact/hooks';
import type { PlayGuildMember, User } from '../../contract.ts';
import { useSession } from '../context.ts';
import { memberLook } from '../places.ts';
import { Avatar } from './avatar.tsx';
import type { Anchor } from './floating.tsx';
import { Menu } from './menu.tsx';
import { userMenu } from './message-menu.tsx';

/** Who is in the open server. */
export function Members() {
  const session = useSession();
  const [menu, setMenu] = useState<{ user: User; anchor: Anchor } | null>(null);
  const guild = session.guild.value;
  const seen = session.world.value;
  if (!guild || !seen) return null;
  const bots = guild.members.filter((member) => member.user.bot);
  const people = guild.members.filter((member) => !member.user.bot);
  const entry = ({ user }: PlayGuildMember) => {
    const look = memberLook(guild, user);
    return (
      <li key={user.id}>
        <button
          type="button"
          class="member"
          onClick={(event) => setMenu({ user, anchor: { kind: 'box', of: event.currentTarget } })}
        >
          <Avatar user={user} size={32} online={user.id === seen.bot.id ? seen.bot.online : true} />
          <span style={look.color ? { color: `#${look.color.toString(16).padStart(6, '0')}` } : {}}>{look.name}</span>
          {user.bot && <span class="app-badge">APP</span>}
          {user.id === seen.me.id && <small>you</small>}
        </button>
      </li>
    );
  };
  return (
    <section class="members" aria-label="Members">
      <h3>Apps — {bots.length}</h3>
      <ul>{bots.map(entry)}</ul>
      <h3>Members — {people.length}</h3>
      <ul>{people.map(entry)}</ul>
      {menu && (
        <Menu
          label={memberLook(guild, menu.user).name}
          items={userMenu(session, menu.user)}
          anchor={menu.anchor}
          onClose={() => setMenu(null)}
        />
      )}
    </section>
  );
}
