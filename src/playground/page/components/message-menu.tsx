/** What a press on a message's or a person's menu offers. */

import { useState } from 'preact/hooks';
import { type Channel, ChannelKind, type PlayMessage, type User } from '../../contract.ts';
import { useSession } from '../context.ts';
import { isPrivate } from '../grouping.ts';
import { parseMarkdown, plainText } from '../markdown/parse.ts';
import { isThread, may } from '../places.ts';
import type { Session } from '../session.ts';
import { Dialog } from './dialog.tsx';
import { AppsIcon, AtIcon, BinIcon, CopyIcon, EditIcon, ReplyIcon, ThreadIcon } from './icons.tsx';
import type { MenuItem } from './menu.tsx';

export function messageMenu(
  session: Session,
  channel: Channel,
  message: PlayMessage,
  startThread: (message: PlayMessage) => void,
): MenuItem[] {
  const me = session.world.value?.me.id ?? '';
  const mine = message.author.id === me;
  const secret = isPrivate(message);
  const guild = session.guild.value;
  const copy = (text: string) => () => {
    navigator.clipboard.writeText(text).then(
      () => session.toast('Copied.', 'done'),
      () => session.toast('The browser did not let the page copy.', 'fault'),
    );
  };
  const items: MenuItem[] = [];
  if (!secret) items.push({ label: 'Reply', icon: <ReplyIcon />, run: () => (session.replyTo.value = message) });
  if (mine) items.push({ label: 'Edit Message', icon: <EditIcon />, run: () => (session.editing.value = message.id) });
  if (guild && !secret && !isThread(channel) && !message.thread && channel.type !== ChannelKind.dm) {
    items.push({ label: 'Create Thread', icon: <ThreadIcon />, run: () => startThread(message) });
  }
  const apps = session.commands.value.filter((command) => command.type === 3);
  if (!secret) {
    items.push({
      label: 'Apps',
      icon: <AppsIcon />,
      below:
        apps.length > 0
          ? apps.map((command) => ({
              label: command.name,
              icon: <AppsIcon />,
              run: () => void session.menu(command, { message: message.id }),
            }))
          : [{ label: 'No apps for messages here' }],
    });
  }
  items.push(
    { label: 'Copy Text', icon: <CopyIcon />, run: copy(wordsOf(message)) },
    { label: 'Copy Message ID', icon: <CopyIcon />, run: copy(message.id) },
  );
  if (secret) {
    items.push({ label: 'Dismiss Message', icon: <BinIcon />, danger: true, run: () => void session.dismiss(message) });
  } else if (mine || (guild && may(guild, me, 'manageMessages'))) {
    items.push({ label: 'Delete Message', icon: <BinIcon />, danger: true, run: () => void session.remove(message) });
  }
  return items;
}

/** All the words of a message, its cards' included. */
function wordsOf(message: PlayMessage): string {
  const texts: string[] = [message.content];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (part && typeof part === 'object') {
      const { type, content, components } = part as { type?: number; content?: unknown; components?: unknown };
      if (type === 10 && typeof content === 'string') texts.push(content);
      walk(components);
    }
  };
  walk(message.components);
  return texts
    .filter((text) => text !== '')
    .map((text) => plainText(parseMarkdown(text)))
    .join('\n');
}

export function userMenu(session: Session, user: User): MenuItem[] {
  const seen = session.world.value;
  const apps = session.commands.value.filter((command) => command.type === 2);
  const items: MenuItem[] = [
    { label: 'Mention', icon: <AtIcon />, run: () => session.wishFor({ text: `<@${user.id}> ` }) },
  ];
  const dm = seen?.dms.find((channel) => channel.recipients?.some((one) => one.id === user.id));
  if (dm && user.id !== seen?.me.id) {
    items.push({ label: 'Message', icon: <ReplyIcon />, run: () => void session.openChannel(dm.id) });
  }
  if (apps.length > 0) {
    items.push({
      label: 'Apps',
      icon: <AppsIcon />,
      below: apps.map((command) => ({
        label: command.name,
        icon: <AppsIcon />,
        run: () => void session.menu(command, { user: user.id }),
      })),
    });
  }
  items.push({
    label: 'Copy User ID',
    icon: <CopyIcon />,
    run: () => void navigator.clipboard.writeText(user.id).catch(() => undefined),
  });
  return items;
}

/** Asks for the name of a thread. */
export function NewThread({
  channel,
  message,
  onClose,
}: {
  channel: Channel;
  message: PlayMessage;
  onClose: () => void;
}) {
  const { createThread } = useSession();
  const [name, setName] = useState(plainText(parseMarkdown(message.content)).slice(0, 60));
  return (
    <Dialog title="Create Thread" onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          void createThread({ channel: channel.id, name: name.trim(), message: message.id }).then(
            (made) => made && onClose(),
          );
        }}
      >
        <label class="field">
          <span class="field-label">Thread Name</span>
          <input
            class="input"
            value={name}
            maxLength={100}
            required
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <div class="dialog-actions">
          <button type="button" class="button button-secondary" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary">
            Create Thread
          </button>
        </div>
      </form>
    </Dialog>
  );
}
