import { useRef, useState } from 'preact/hooks';
import { type Channel, ChannelKind, type PlayGuild } from '../../contract.ts';
import { useSession } from '../context.ts';
import { canOpen, channelName, dmPartner, isThread, nameOf, threadsIn } from '../places.ts';
import { Avatar } from './avatar.tsx';
import { ForumIcon, HashIcon, MegaphoneIcon, SwitchIcon, ThreadIcon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { moveFocus } from './roving.ts';

/** The channels of the open server, or the direct messages; below them who one is. */
export function Sidebar() {
  const { guild } = useSession();
  return (
    <div class="sidebar">
      <header class="sidebar-head">
        <h1>{guild.value ? guild.value.name : 'Direct Messages'}</h1>
      </header>
      <Channels />
      <Me />
    </div>
  );
}

function Channels() {
  const { world, guild } = useSession();
  const list = useRef<HTMLElement>(null);
  const seen = world.value;
  if (!seen) return null;
  return (
    <nav
      ref={list}
      class="channels"
      aria-label="Channels"
      onKeyDown={(event) => moveFocus(event, list.current, '.channel-link')}
    >
      <ul>
        {guild.value
          ? grouped(guild.value).map((entry) =>
              entry.type === ChannelKind.category ? (
                <li key={entry.id} class="category">
                  {entry.name}
                </li>
              ) : (
                <ChannelEntry key={entry.id} channel={entry} guild={guild.value!} />
              ),
            )
          : seen.dms.map((channel) => <ChannelEntry key={channel.id} channel={channel} guild={null} />)}
      </ul>
    </nav>
  );
}

/** Channels without a category first, then each category and its channels; threads are drawn by their channel. */
function grouped(guild: PlayGuild): Channel[] {
  const places = guild.channels.filter((channel) => !isThread(channel) && channel.type !== ChannelKind.voice);
  const loose = places.filter((channel) => channel.type !== ChannelKind.category && !channel.parent_id);
  const categories = places.filter((channel) => channel.type === ChannelKind.category);
  return [
    ...loose,
    ...categories.flatMap((category) => [category, ...places.filter((channel) => channel.parent_id === category.id)]),
  ];
}

function ChannelEntry({ channel, guild }: { channel: Channel; guild: PlayGuild | null }) {
  const { channelId } = useSession();
  const all = guild ? threadsIn(guild, channel.id) : [];
  // A forum's posts are listed inside it; here only the one that is read.
  const threads = channel.type === ChannelKind.forum ? all.filter((one) => one.id === channelId.value) : all;
  return (
    <li>
      <ChannelLink channel={channel} />
      {threads.length > 0 && (
        <ul class="threads">
          {threads.map((thread) => (
            <li key={thread.id}>
              <ChannelLink channel={thread} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function ChannelLink({ channel }: { channel: Channel }) {
  const { world, channelId, unread, openChannel } = useSession();
  const seen = world.value;
  if (!seen || !canOpen(channel)) return null;
  const news = unread.value[channel.id];
  const name = channelName(seen, channel);
  const partner = channel.type === ChannelKind.dm ? dmPartner(seen, channel) : undefined;
  return (
    <button
      type="button"
      class={`channel-link ${news ? 'channel-news' : ''}`}
      aria-current={channelId.value === channel.id ? 'page' : undefined}
      aria-label={`${name} (${kindName(channel)}${news ? ', unread' : ''})`}
      onClick={() => void openChannel(channel.id)}
    >
      {partner ? (
        <Avatar user={partner} size={32} {...(partner.id === seen.bot.id ? { online: seen.bot.online } : {})} />
      ) : (
        <ChannelIcon channel={channel} />
      )}
      <span class="channel-name">{name}</span>
      {news?.pinged || (news && partner) ? <span class="badge">{news.count}</span> : null}
    </button>
  );
}

const kindName = (channel: Channel) => {
  if (channel.type === ChannelKind.dm) return 'direct message';
  if (channel.type === ChannelKind.forum) return 'forum';
  if (channel.type === ChannelKind.announcement) return 'announcement channel';
  return isThread(channel) ? 'thread' : 'text channel';
};

export function ChannelIcon({ channel }: { channel: Channel }) {
  if (channel.type === ChannelKind.announcement) return <MegaphoneIcon />;
  if (channel.type === ChannelKind.forum) return <ForumIcon />;
  return isThread(channel) ? <ThreadIcon /> : <HashIcon />;
}

/** Who one is, and the others that one can be. */
function Me() {
  const { world, enter } = useSession();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const seen = world.value;
  if (!seen) return null;
  const managerOf = (id: string) =>
    seen.guilds.some((guild) => guild.members.some((member) => member.user.id === id && member.manager));
  return (
    <footer class="me">
      <button
        ref={opener}
        type="button"
        class="me-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`You are ${nameOf(seen.me)}. Switch member`}
        onClick={() => setOpen(true)}
      >
        <Avatar user={seen.me} size={32} online />
        <span class="me-words">
          <strong>{nameOf(seen.me)}</strong>
          <small>{managerOf(seen.me.id) ? 'Manages the server' : 'Member'}</small>
        </span>
        <SwitchIcon />
      </button>
      {open && opener.current && (
        <Menu
          label="Switch member"
          anchor={{ kind: 'box', of: opener.current }}
          onClose={() => setOpen(false)}
          items={seen.people.map((person) => ({
            label: `${nameOf(person)}${managerOf(person.id) ? ' (manages the server)' : ''}`,
            icon: <Avatar user={person} size={24} />,
            checked: person.id === seen.me.id,
            run: () => void enter(person.id),
          }))}
        />
      )}
    </footer>
  );
}
