import type { ComponentChildren } from 'preact';
import { useSession } from '../context.ts';
import type { HomeId } from '../places.ts';
import { RobotFace } from './icons.tsx';

/** The servers, and above them the direct messages. */
export function Rail() {
  const { world, home, unread, openHome } = useSession();
  const seen = world.value;
  if (!seen) return null;
  const item = (id: HomeId, name: string, channels: string[], sign: ComponentChildren) => {
    const news = channels.some((channel) => unread.value[channel]);
    return (
      <li key={id} class={`rail-item ${news ? 'rail-news' : ''}`}>
        <button
          type="button"
          class="rail-button"
          aria-current={home.value === id ? 'page' : undefined}
          aria-label={news ? `${name}, unread` : name}
          title={name}
          onClick={() => openHome(id)}
        >
          {sign}
        </button>
      </li>
    );
  };
  return (
    <nav class="rail" aria-label="Servers">
      <ul>
        {item(
          'dms',
          'Direct Messages',
          seen.dms.map((channel) => channel.id),
          <RobotFace />,
        )}
        <li class="rail-line" aria-hidden="true" />
        {seen.guilds.map((guild) =>
          item(
            guild.id,
            guild.name,
            guild.channels.map((channel) => channel.id),
            initialsOf(guild.name),
          ),
        )}
      </ul>
    </nav>
  );
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3);
