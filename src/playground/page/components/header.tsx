import { ChannelKind } from '../../contract.ts';
import { pageLocale, useSession } from '../context.ts';
import { channelName, findChannel, isThread } from '../places.ts';
import { stampText } from '../times.ts';
import { AtIcon, ClockIcon, MenuIcon, RightIcon } from './icons.tsx';
import { ChannelIcon } from './sidebar.tsx';

/** The bar above a channel: where one is, and what time it is there. */
export function ChannelHeader() {
  const { world, channel, drawerOpen, panelOpen, playNow, openChannel, unread } = useSession();
  const seen = world.value;
  const open = channel.value;
  if (!seen || !open) return null;
  const parent = isThread(open) && open.parent_id ? findChannel(seen, open.parent_id) : undefined;
  const news = Object.keys(unread.value).length > 0;
  return (
    <header class="channel-head">
      <button
        type="button"
        class={`icon-button only-narrow ${news ? 'has-news' : ''}`}
        aria-label={news ? 'Channels, unread messages' : 'Channels'}
        aria-expanded={drawerOpen.value}
        onClick={() => (drawerOpen.value = !drawerOpen.value)}
      >
        <MenuIcon />
      </button>
      {parent && (
        <>
          <button type="button" class="as-link crumb" onClick={() => void openChannel(parent.id)}>
            <ChannelIcon channel={parent} /> {parent.name}
          </button>
          <RightIcon />
        </>
      )}
      {open.type === ChannelKind.dm ? <AtIcon /> : <ChannelIcon channel={open} />}
      <h2>{channelName(seen, open)}</h2>
      {open.topic && <p class="topic">{open.topic}</p>}
      <button
        type="button"
        class="clock-chip"
        aria-label="The playground's clock and switches"
        aria-expanded={panelOpen.value}
        onClick={() => (panelOpen.value = !panelOpen.value)}
      >
        <ClockIcon />
        <span>{stampText(playNow.value, 't', 0, pageLocale())}</span>
      </button>
    </header>
  );
}
