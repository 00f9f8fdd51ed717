import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Channel } from '../../contract.ts';
import { ChannelKind } from '../../contract.ts';
import { type WrittenMention, wantedAt, withMentions } from '../composing.ts';
import { useSession } from '../context.ts';
import { canOpen, channelName, isThread, memberLook, nameOf } from '../places.ts';
import type { Upload } from '../session.ts';
import {
  type Draft,
  draftFaults,
  draftOf,
  matchingEntries,
  optionValues,
  readTyped,
  slashEntries,
} from '../slash/model.ts';
import { Avatar } from './avatar.tsx';
import { CommandBar } from './command-bar.tsx';
import { CloseIcon, HashIcon, PlusIcon, SendIcon, SlashIcon } from './icons.tsx';
import { movedActive, Picker, type PickerItem } from './picker.tsx';
import { readUpload } from './read-upload.ts';

interface Suggestion extends PickerItem {
  take: () => void;
}

/** So many of a command's options are named in the list of commands. */
const optionsShown = 4;

/** Others are told that somebody types at most this often, in milliseconds. */
const typingEvery = 8000;

/** Where messages and commands are written. */
export function Composer({ channel }: { channel: Channel }) {
  const session = useSession();
  const box = useRef<HTMLTextAreaElement>(null);
  const filePicker = useRef<HTMLInputElement>(null);
  const lastTyping = useRef(0);
  const sendCommand = useRef<() => void>(() => undefined);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [mentions, setMentions] = useState<WrittenMention[]>([]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const [files, setFiles] = useState<Upload[]>([]);
  const entries = slashEntries(session.commands.value);
  const reply = session.replyTo.value;
  const wish = session.wish.value;
  const seen = session.world.value;

  /** Where the caret goes when the text field is next drawn; -1 leaves it. */
  const [arrival, setArrival] = useState({ key: 0, caret: -1 });
  const focus = (at = -1) => setArrival((before) => ({ key: before.key + 1, caret: at }));
  // At once after drawing, so that no key that follows is lost.
  useLayoutEffect(() => {
    if (arrival.key === 0) return;
    box.current?.focus();
    if (arrival.caret >= 0) box.current?.setSelectionRange(arrival.caret, arrival.caret);
  }, [arrival]);
  const type = (words: string, at = words.length) => {
    setText(words);
    setCaret(at);
    setActive(0);
    setClosed(false);
    becomeCommand(words);
  };
  const becomeCommand = (words: string) => {
    const typed = readTyped(entries, words);
    if (!typed) return;
    setDraft(withRest(typed.draft, typed.rest));
    setText('');
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish is granted once.
  useEffect(() => {
    if (!wish) return;
    session.drawerOpen.value = false;
    if (wish.command) {
      setDraft(wish.command);
      return;
    }
    const raw = wish.text ?? '';
    const user = seen?.users.find((one) => raw.trim() === `<@${one.id}>`);
    const shown = user ? `@${memberLook(session.guild.value, user).name}` : raw;
    if (user) setMentions((before) => [...before, { shown, sent: `<@${user.id}>` }]);
    setDraft(null);
    setText((before) => `${before}${before === '' || before.endsWith(' ') ? '' : ' '}${shown.trim()} `);
    focus();
  }, [wish?.key]);
  // At once, so that nothing that is typed into it is taken away again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place begins with an empty composer, ready to type where there are keys.
  useLayoutEffect(() => {
    setText('');
    setDraft(null);
    setFiles([]);
    if (matchMedia('(pointer: fine)').matches) focus();
  }, [channel.id, seen?.me.id]);
  // A list that was left stays so.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a command that was typed before it was known becomes one.
  useLayoutEffect(() => {
    if (text.startsWith('/')) becomeCommand(text);
  }, [session.commands.value]);
  // At once, too: whoever pressed “Reply” is typing already.
  useLayoutEffect(() => {
    if (reply) box.current?.focus();
  }, [reply]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: grows with its text.
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, innerHeight * 0.4)}px`;
  }, [text, draft]);

  const suggestions = closed ? [] : suggest();
  const standing = Math.min(active, suggestions.length - 1);

  function suggest(): Suggestion[] {
    const wanted = wantedAt(text, caret);
    if (!wanted || !seen || draft) return [];
    if (wanted.kind === 'command') {
      return matchingEntries(entries, wanted.typed).map((entry) => ({
        key: entry.path,
        title: (
          <>
            /{entry.path}
            {entry.options.slice(0, optionsShown).map((option) => (
              <Fragment key={option.name}>
                {' '}
                <span class="picker-option">{option.name}</span>
              </Fragment>
            ))}
            {entry.options.length > optionsShown && (
              <>
                {' '}
                <span class="picker-option">+{entry.options.length - optionsShown}</span>
              </>
            )}
          </>
        ),
        note: entry.description,
        icon: <SlashIcon />,
        take: () => {
          setText('');
          setDraft(draftOf(entry));
        },
      }));
    }
    const put = (shown: string, sent: string) => {
      const words = `${text.slice(0, wanted.from)}${shown} `;
      setMentions((before) => [...before, { shown, sent }]);
      type(words + text.slice(caret), words.length);
      focus(words.length);
    };
    const typed = wanted.typed.toLowerCase();
    if (wanted.kind === 'channel') {
      return (session.guild.value?.channels ?? [])
        .filter((one) => canOpen(one) && (one.name ?? '').toLowerCase().includes(typed))
        .slice(0, 10)
        .map((one) => ({
          key: one.id,
          title: channelName(seen, one),
          icon: <HashIcon />,
          take: () => put(`#${channelName(seen, one)}`, `<#${one.id}>`),
        }));
    }
    const guild = session.guild.value;
    const people = guild ? guild.members.map((member) => member.user) : [seen.me, seen.bot];
    const users = people
      .filter((user) => `${nameOf(user)} ${user.username}`.toLowerCase().includes(typed))
      .map((user) => {
        const { name } = memberLook(guild, user);
        return {
          key: user.id,
          title: name,
          note: user.username,
          icon: <Avatar user={user} size={24} />,
          take: () => put(`@${name}`, `<@${user.id}>`),
        };
      });
    const roles = (guild?.roles ?? [])
      .filter((role) => role.mentionable && role.id !== guild?.id && role.name.toLowerCase().includes(typed))
      .map((role) => ({
        key: role.id,
        title: `@${role.name}`,
        note: 'Notify members with this role',
        take: () => put(`@${role.name}`, `<@&${role.id}>`),
      }));
    return [...users, ...roles].slice(0, 10);
  }

  /** Sends a command that lacks nothing; else it is shown, to be filled in. */
  function sendOrAsk(typed: Draft) {
    setText('');
    if (draftFaults(typed).size === 0) {
      setDraft(null);
      void session.slash(typed.entry, optionValues(typed));
    } else setDraft(typed);
  }

  const send = async () => {
    const words = withMentions(text.trim(), mentions);
    if (words === '' && files.length === 0) return;
    if (words.startsWith('/')) {
      const known = slashEntries(await session.commandsHere());
      const typed = readTyped(known, `${words} `);
      if (typed) {
        sendOrAsk(withRest(typed.draft, typed.rest));
        return;
      }
      if (known.length > 0) {
        session.toast('That is not a command here. Type / to see what is.', 'fault');
        return;
      }
    }
    const kept = { text, files };
    setText('');
    setFiles([]);
    lastTyping.current = 0;
    if (await session.send(words, files)) setMentions([]);
    else {
      setText(kept.text);
      setFiles(kept.files);
    }
    focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const moved = movedActive(event.key, standing, suggestions.length);
    if (moved !== null) {
      event.preventDefault();
      setActive(moved);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && suggestions.length > 0 && !event.shiftKey) {
      event.preventDefault();
      suggestions[standing]?.take();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape') {
      // Whoever is quick leaves the list before it is drawn.
      const { value, selectionStart } = event.currentTarget as HTMLTextAreaElement;
      const coming = !closed && wantedAt(value, selectionStart)?.kind === 'command';
      if (suggestions.length > 0 || coming) setClosed(true);
      else session.replyTo.value = null;
    } else if (event.key === 'ArrowUp' && text === '') {
      const own = session.logs.value[channel.id]?.messages.filter((one) => one.author.id === seen?.me.id).at(-1);
      if (own) {
        event.preventDefault();
        session.editing.value = own.id;
      }
    }
  };
  const onInput = (event: InputEvent & { currentTarget: HTMLTextAreaElement }) => {
    const area = event.currentTarget;
    type(area.value, area.selectionStart);
    if (!area.value.startsWith('/') && area.value !== '' && performance.now() - lastTyping.current > typingEvery) {
      lastTyping.current = performance.now();
      session.typing(channel.id);
    }
  };
  const addFiles = async (chosen: FileList | null) => {
    const added = await Promise.all([...(chosen ?? [])].slice(0, 10).map(readUpload));
    setFiles((before) => [...before, ...added].slice(0, 10));
    if (filePicker.current) filePicker.current.value = '';
  };
  if (!seen) return null;
  const place = channelName(seen, channel);
  const direct = channel.type === ChannelKind.dm;
  const prompt = `Message ${direct ? '@' : isThread(channel) ? '' : '#'}${place}`;
  return (
    <div class="composer">
      {suggestions.length > 0 && (
        <Picker
          id="suggestions"
          label={text.startsWith('/') ? 'Commands' : 'Suggestions'}
          heading={text.startsWith('/') ? `Commands of ${nameOf(seen.bot)}` : 'Members and channels'}
          items={suggestions}
          active={standing}
          onChoose={(index) => suggestions[index]?.take()}
          onHover={setActive}
        />
      )}
      {reply && (
        <div class="reply-bar">
          <span>
            Replying to <strong>{memberLook(session.guild.value, reply.author).name}</strong>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label="Stop replying"
            onClick={() => (session.replyTo.value = null)}
          >
            <CloseIcon />
          </button>
        </div>
      )}
      {files.length > 0 && (
        <ul class="uploads">
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file can be added twice.
            <li key={index}>
              {file.name}
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove ${file.name}`}
                onClick={() => setFiles(files.filter((_, at) => at !== index))}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class={`composer-box ${reply || files.length > 0 ? 'composer-joined' : ''}`}>
        <button
          type="button"
          class="icon-button"
          aria-label="Attach a file"
          title="Attach a file"
          onClick={() => filePicker.current?.click()}
        >
          <PlusIcon />
        </button>
        <input
          ref={filePicker}
          type="file"
          multiple
          hidden
          onChange={(event) => void addFiles(event.currentTarget.files)}
        />
        {draft ? (
          <CommandBar
            draft={draft}
            sendRef={sendCommand}
            onChange={setDraft}
            onLeave={() => {
              setDraft(null);
              focus();
            }}
            onSend={(done) => {
              setDraft(null);
              focus();
              void session.slash(done.entry, optionValues(done));
            }}
          />
        ) : (
          <textarea
            ref={box}
            class="composer-text"
            rows={1}
            value={text}
            placeholder={prompt}
            aria-label={prompt}
            role="combobox"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-expanded={suggestions.length > 0}
            aria-controls="suggestions"
            aria-activedescendant={suggestions.length > 0 ? `suggestions-${standing}` : undefined}
            maxLength={2000}
            onInput={onInput}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={onKeyDown}
          />
        )}
        {draft ? (
          <button
            type="button"
            class="icon-button"
            aria-label="Leave the command"
            title="Leave the command"
            onClick={() => {
              setDraft(null);
              focus();
            }}
          >
            <CloseIcon />
          </button>
        ) : (
          <button
            type="button"
            class="icon-button"
            aria-label="Use a command"
            title="Use a command"
            onClick={() => {
              type('/');
              focus();
            }}
          >
            <SlashIcon />
          </button>
        )}
        <button
          type="button"
          class="icon-button send"
          aria-label="Send"
          title="Send"
          onClick={() => (draft ? sendCommand.current() : void send())}
        >
          <SendIcon />
        </button>
      </div>
      <TypingLine channel={channel} />
    </div>
  );
}

/** Words that stand behind a command's name and belong to no option go into its first text option. */
function withRest(draft: Draft, rest: string): Draft {
  const option = draft.entry.options.find((one) => one.type === 3 && (one.choices ?? []).length === 0);
  if (rest === '' || !option || draft.chips.some((chip) => chip.name === option.name && chip.text !== '')) return draft;
  return draftOf(draft.entry, [
    ...draft.chips.filter((chip) => chip.name !== option.name),
    { name: option.name, text: rest, picked: null },
  ]);
}

function TypingLine({ channel }: { channel: Channel }) {
  const { typists, guild } = useSession();
  const names = typists.value
    .filter((one) => one.channelId === channel.id)
    .map((one) => memberLook(guild.value, one.user).name);
  return (
    <p class="typing-line" role="status">
      {names.length > 0 && (
        <>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>
            <strong>{names.slice(0, 3).join(', ')}</strong> {names.length === 1 ? 'is' : 'are'} typing…
          </span>
        </>
      )}
    </p>
  );
}
