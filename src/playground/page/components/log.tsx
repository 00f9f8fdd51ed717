import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Channel, PlayMessage, User } from '../../contract.ts';
import { pageLocale, useSession } from '../context.ts';
import { messageRows, placeBelow } from '../grouping.ts';
import { channelName, memberLook } from '../places.ts';
import type { SentCommand } from '../session.ts';
import { stampText } from '../times.ts';
import { Avatar } from './avatar.tsx';
import type { Anchor } from './floating.tsx';
import { EyeIcon, WarningIcon } from './icons.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { MessageView } from './message.tsx';
import { messageMenu, NewThread, userMenu } from './message-menu.tsx';
import { moveFocus } from './roving.ts';
import { Dots } from './select.tsx';
import { Welcome } from './welcome.tsx';

interface OpenMenu {
  label: string;
  items: MenuItem[];
  anchor: Anchor;
}

/** A channel's messages. Stays at the newest one, unless somebody reads further up. */
export function Log({ channel }: { channel: Channel }) {
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  /** The farthest it could be scrolled when that was last looked at. */
  const end = useRef(0);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [threadFrom, setThreadFrom] = useState<PlayMessage | null>(null);
  const log = session.logs.value[channel.id];
  const sent = session.sent.value.filter((one) => one.channelId === channel.id);
  const messages = log?.messages ?? [];
  const places = new Map(sent.map((one) => [one, placeBelow(messages, one.after)]));
  const rows = messageRows(messages, new Set(places.values()));
  const sentAt = (place: number) =>
    sent.filter((one) => places.get(one) === place).map((one) => <SentView key={one.key} sent={one} />);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another channel begins at its newest message.
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [channel.id]);
  useEffect(() => {
    // Whatever grows (a picture, a reply, an edit) keeps the end in sight.
    const box = scroller.current;
    const inside = list.current;
    if (!box || !inside) return;
    const stay = () => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
      end.current = box.scrollHeight - box.clientHeight;
    };
    const observer = new ResizeObserver(stay);
    observer.observe(inside);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    // What grew a moment ago moved the end away, not whoever reads: `stay` follows it in this same frame.
    if (box.scrollHeight - box.clientHeight === end.current) atEnd.current = end.current - box.scrollTop < 60;
    if (box.scrollTop < 120 && log?.more) {
      const height = box.scrollHeight;
      void session.loadOlder(channel.id).then(() =>
        requestAnimationFrame(() => {
          if (box.scrollHeight !== height) box.scrollTop += box.scrollHeight - height;
        }),
      );
    }
  };
  const actions = {
    openMenu: (message: PlayMessage, anchor: Anchor) =>
      setMenu({ label: 'Message', items: messageMenu(session, channel, message, setThreadFrom), anchor }),
    openUserMenu: (user: User, anchor: Anchor) =>
      setMenu({ label: user.username, items: userMenu(session, user), anchor }),
  };
  return (
    <div ref={scroller} class="scroller" onScroll={onScroll}>
      <ol
        ref={list}
        class="log"
        role="log"
        aria-label={`Messages in ${channelName(session.world.value!, channel)}`}
        onKeyDown={(event) => {
          if ((event.target as Element).matches('[data-message]')) moveFocus(event, list.current, '[data-message]');
        }}
      >
        {log && !log.more && (
          <li class="log-start">
            <Welcome channel={channel} />
          </li>
        )}
        {sentAt(0)}
        {rows.map((row, index) => (
          <Fragment key={row.message.id}>
            {row.newDay && (
              <li class="day">
                <span>{stampText(Date.parse(row.message.timestamp), 'D', 0, pageLocale())}</span>
              </li>
            )}
            <MessageView row={row} focusable={index === rows.length - 1} actions={actions} />
            {sentAt(index + 1)}
          </Fragment>
        ))}
      </ol>
      {menu && <Menu {...menu} onClose={() => setMenu(null)} />}
      {threadFrom && <NewThread channel={channel} message={threadFrom} onClose={() => setThreadFrom(null)} />}
    </div>
  );
}

/** A command on its way, or what became of it. */
function SentView({ sent }: { sent: SentCommand }) {
  const { world, guild, dropSent } = useSession();
  const seen = world.value;
  if (!seen) return null;
  return (
    <li class={`message ${sent.failure ? 'message-private' : ''}`}>
      <div class="reference">
        <span class="reference-hook" />
        <Avatar user={seen.me} size={16} />
        <span class="reference-name">{memberLook(guild.value, seen.me).name}</span>
        <span>
          used <span class="reference-command">{sent.label}</span>
        </span>
      </div>
      <div class="message-body">
        <div class="message-side">
          <Avatar user={seen.bot} />
        </div>
        <div class="message-main">
          <div class="message-head">
            <span class="author">{memberLook(guild.value, seen.bot).name}</span>
            <span class="app-badge">APP</span>
          </div>
          {sent.failure ? (
            <>
              <p class="failure" role="alert">
                <WarningIcon /> {sent.failure}
              </p>
              <p class="private-line">
                <EyeIcon /> Only you can see this ·{' '}
                <button type="button" class="as-link" onClick={() => dropSent(sent.key)}>
                  Dismiss message
                </button>
              </p>
            </>
          ) : (
            <p class="thinking">
              <Dots /> Sending command…
            </p>
          )}
        </div>
      </div>
    </li>
  );
}
