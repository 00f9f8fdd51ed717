import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { MessageFlag, type PlayMessage, type User } from '../../contract.ts';
import { pageLocale, useSession } from '../context.ts';
import { isPrivate, type Row } from '../grouping.ts';
import { parseMarkdown, plainText } from '../markdown/parse.ts';
import { channelName, findChannel, memberLook } from '../places.ts';
import { postedText, stampText } from '../times.ts';
import { Avatar } from './avatar.tsx';
import { Components } from './cards.tsx';
import { EmbedView } from './embed.tsx';
import type { Anchor } from './floating.tsx';
import { DotsIcon, EditIcon, EyeIcon, ReplyIcon, ThreadIcon, WarningIcon } from './icons.tsx';
import { Markdown } from './markdown.tsx';
import { AttachmentView } from './media.tsx';
import { Dots } from './select.tsx';

export interface MessageActions {
  openMenu: (message: PlayMessage, anchor: Anchor) => void;
  openUserMenu: (user: User, anchor: Anchor) => void;
}

/** One message of a channel: the line above it, who wrote it, what it holds, what went wrong with it. */
export function MessageView({ row, focusable, actions }: { row: Row; focusable: boolean; actions: MessageActions }) {
  const { message, grouped } = row;
  const session = useSession();
  const mine = message.author.id === session.world.value?.me.id;
  const secret = isPrivate(message);
  const openMenuAt = (anchor: Anchor) => actions.openMenu(message, anchor);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      openMenuAt({ kind: 'box', of: event.currentTarget as Element });
    } else if (event.key === 'r' && !secret) {
      event.preventDefault();
      session.replyTo.value = message;
    } else if (event.key === 'e' && mine) {
      event.preventDefault();
      session.editing.value = message.id;
    }
  };
  return (
    // A message takes keys as Discord's own do; its menu has them too.
    <li
      class={`message ${grouped ? 'message-grouped' : ''} ${secret ? 'message-private' : ''} ${pingsMe(session, message) ? 'message-ping' : ''}`}
      // One message at a time is in the order of focus.
      tabIndex={focusable ? 0 : -1}
      data-message={message.id}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        if ((event.target as Element).closest('a, textarea, input')) return;
        event.preventDefault();
        const byKeys = event.clientX === 0 && event.clientY === 0;
        openMenuAt(
          byKeys ? { kind: 'box', of: event.currentTarget } : { kind: 'point', x: event.clientX, y: event.clientY },
        );
      }}
    >
      <ReferenceLine message={message} />
      <div class="message-body">
        <div class="message-side">
          {grouped ? (
            <time class="message-hover-time" dateTime={message.timestamp}>
              {stampText(Date.parse(message.timestamp), 't', session.playNow.peek(), pageLocale())}
            </time>
          ) : (
            <Avatar user={message.author} />
          )}
        </div>
        <div class="message-main">
          {!grouped && <Author message={message} actions={actions} />}
          <Body message={message} />
        </div>
      </div>
      {!message.play.thinking && <Toolbar message={message} mine={mine} secret={secret} openMenuAt={openMenuAt} />}
    </li>
  );
}

const pingsMe = (session: ReturnType<typeof useSession>, message: PlayMessage) => {
  const me = session.world.value?.me.id ?? '';
  return message.play.pinged.everyone || message.play.pinged.users.includes(me);
};

function Author({ message, actions }: { message: PlayMessage; actions: MessageActions }) {
  const { guild, playNow, world } = useSession();
  const look = memberLook(guild.value, message.author);
  const time = Date.parse(message.timestamp);
  return (
    <div class="message-head">
      <button
        type="button"
        class="author"
        style={look.color ? { color: `#${look.color.toString(16).padStart(6, '0')}` } : {}}
        onClick={(event) => actions.openUserMenu(message.author, { kind: 'box', of: event.currentTarget })}
      >
        {message.webhook_id && message.author.id !== world.value?.bot.id ? message.author.username : look.name}
      </button>
      {message.author.bot && <span class="app-badge">APP</span>}
      <time dateTime={message.timestamp} title={stampText(time, 'F', playNow.value, pageLocale())}>
        {postedText(time, playNow.value, pageLocale())}
      </time>
    </div>
  );
}

/** "Ada used /quote", or the message that this one answers. */
function ReferenceLine({ message }: { message: PlayMessage }) {
  const { guild, world } = useSession();
  const asker = message.interaction_metadata?.user;
  if (asker && message.play.commandName) {
    return (
      <div class="reference">
        <span class="reference-hook" />
        <Avatar user={asker} size={16} />
        <span class="reference-name">{memberLook(guild.value, asker).name}</span>
        <span>
          used{' '}
          <span class="reference-command">
            {message.type === 23 ? message.play.commandName : `/${message.play.commandName}`}
          </span>
        </span>
      </div>
    );
  }
  if (message.type !== 19 && message.type !== 20 && message.type !== 23) return null;
  const target = message.referenced_message;
  if (target === undefined) return null;
  if (target === null) {
    return (
      <div class="reference">
        <span class="reference-hook" />
        <em>Original message was deleted</em>
      </div>
    );
  }
  const names = (kind: 'user' | 'role' | 'channel', id: string) => {
    const seen = world.value;
    if (kind === 'user') {
      const user = seen?.users.find((one) => one.id === id);
      return user ? `@${memberLook(guild.value, user).name}` : '@unknown-user';
    }
    const channel = seen && kind === 'channel' ? findChannel(seen, id) : undefined;
    return channel && seen ? `#${channelName(seen, channel)}` : '…';
  };
  return (
    <div class="reference">
      <span class="reference-hook" />
      <Avatar user={target.author} size={16} />
      <span class="reference-name">{memberLook(guild.value, target.author).name}</span>
      <button type="button" class="reference-words" onClick={() => showMessage(target.id)}>
        {plainText(parseMarkdown(target.content), names) || 'Press to see the message'}
      </button>
    </div>
  );
}

/** Scrolls to a message and lights it up. */
function showMessage(id: string) {
  const element = document.querySelector(`[data-message="${CSS.escape(id)}"]`);
  element?.scrollIntoView({ block: 'center' });
  element?.classList.add('message-lit');
  setTimeout(() => element?.classList.remove('message-lit'), 1600);
}

function Body({ message }: { message: PlayMessage }) {
  const { editing, failures, guild } = useSession();
  if (message.type === 21 && message.referenced_message) {
    return <Content text={message.referenced_message.content} edited={false} />;
  }
  if (message.type === 18) {
    return <SystemLine icon={<ThreadIcon />}>started a thread: {message.content}</SystemLine>;
  }
  if (message.type === 6) return <SystemLine icon={<ThreadIcon />}>pinned a message to this channel.</SystemLine>;
  const failure = failures.value[message.id] ?? failures.value[message.interaction_metadata?.id ?? ''];
  if (message.play.thinking && !failure) {
    return (
      <>
        <p class="thinking">
          <Dots /> {memberLook(guild.value, message.author).name} is thinking…
        </p>
        {isPrivate(message) && <PrivateLine message={message} />}
      </>
    );
  }
  return (
    <>
      {editing.value === message.id ? (
        <EditBox message={message} />
      ) : (
        (message.content !== '' || message.edited_timestamp) && (
          <Content text={message.content} edited={message.edited_timestamp !== null && message.content !== ''} />
        )
      )}
      {message.attachments.length > 0 && (message.flags & MessageFlag.componentsV2) === 0 && (
        <div class="attachments">
          {message.attachments.map((attachment) => (
            <AttachmentView key={attachment.id} attachment={attachment} />
          ))}
        </div>
      )}
      {message.embeds.map((embed, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: embeds have no identity besides their place.
        <EmbedView key={index} embed={embed} />
      ))}
      {message.components.length > 0 && (
        <div class="components">
          <Components message={message} components={message.components} />
        </div>
      )}
      {message.edited_timestamp && message.content === '' && message.components.length > 0 && (
        <small class="edited">(edited)</small>
      )}
      {(message.flags & MessageFlag.crossposted) !== 0 && <small class="edited">Published</small>}
      <Reactions message={message} />
      {message.thread && <ThreadCard message={message} />}
      {failure && (
        <p class="failure" role="alert">
          <WarningIcon /> {failure}
        </p>
      )}
      {isPrivate(message) && <PrivateLine message={message} />}
    </>
  );
}

function Content({ text, edited }: { text: string; edited: boolean }) {
  return (
    <div class="content">
      <Markdown text={text} />
      {edited && <small class="edited">(edited)</small>}
    </div>
  );
}

const SystemLine = ({ icon, children }: { icon: ComponentChildren; children: ComponentChildren }) => (
  <p class="system-line">
    {icon} {children}
  </p>
);

function PrivateLine({ message }: { message: PlayMessage }) {
  const { dismiss } = useSession();
  return (
    <p class="private-line">
      <EyeIcon /> Only you can see this ·{' '}
      <button type="button" class="as-link" onClick={() => void dismiss(message)}>
        Dismiss message
      </button>
    </p>
  );
}

function Reactions({ message }: { message: PlayMessage }) {
  const { attempt, world } = useSession();
  if (!message.reactions || message.reactions.length === 0) return null;
  return (
    <div class="reactions">
      {message.reactions.map((reaction) => (
        <button
          key={reaction.emoji.name}
          type="button"
          class={`reaction ${reaction.me ? 'reaction-mine' : ''}`}
          onClick={() =>
            void attempt('react', {
              member: world.value?.me.id ?? '',
              channel: message.channel_id,
              message: message.id,
              emoji: reaction.emoji.name ?? '',
            })
          }
        >
          {reaction.emoji.name} {reaction.count}
        </button>
      ))}
    </div>
  );
}

function ThreadCard({ message }: { message: PlayMessage }) {
  const { openChannel } = useSession();
  const thread = message.thread;
  if (!thread) return null;
  return (
    <button type="button" class="thread-card" onClick={() => void openChannel(thread.id)}>
      <ThreadIcon />
      <strong>{thread.name}</strong>
      <span>{thread.message_count ?? 0} messages ›</span>
    </button>
  );
}

function Toolbar({
  message,
  mine,
  secret,
  openMenuAt,
}: {
  message: PlayMessage;
  mine: boolean;
  secret: boolean;
  openMenuAt: (anchor: Anchor) => void;
}) {
  const { replyTo, editing } = useSession();
  return (
    <div class="toolbar">
      {!secret && (
        <button type="button" tabIndex={-1} aria-label="Reply" title="Reply" onClick={() => (replyTo.value = message)}>
          <ReplyIcon />
        </button>
      )}
      {mine && (
        <button type="button" tabIndex={-1} aria-label="Edit" title="Edit" onClick={() => (editing.value = message.id)}>
          <EditIcon />
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        aria-label="More"
        title="More"
        aria-haspopup="menu"
        onClick={(event) => openMenuAt({ kind: 'box', of: event.currentTarget })}
      >
        <DotsIcon />
      </button>
    </div>
  );
}

function EditBox({ message }: { message: PlayMessage }) {
  const { edit, editing } = useSession();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(message.content.length, message.content.length);
  }, [message.content.length]);
  const cancel = () => {
    editing.value = null;
  };
  const save = () => {
    const words = box.current?.value.trim() ?? '';
    if (words === '' || words === message.content) cancel();
    else void edit(message, words);
  };
  return (
    <div class="edit">
      <textarea
        ref={box}
        class="edit-box"
        aria-label="Edit message"
        rows={1}
        defaultValue={message.content}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            cancel();
          } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            save();
          }
        }}
      />
      <small>
        escape to{' '}
        <button type="button" class="as-link" onClick={cancel}>
          cancel
        </button>{' '}
        · enter to{' '}
        <button type="button" class="as-link" onClick={save}>
          save
        </button>
      </small>
    </div>
  );
}
