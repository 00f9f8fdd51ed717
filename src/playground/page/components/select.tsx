import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Select } from '../../contract.ts';
import { useSession } from '../context.ts';
import { canOpen, channelName, nameOf } from '../places.ts';
import { Floating } from './floating.tsx';
import { CheckIcon, DownIcon } from './icons.tsx';
import { moveFocus } from './roving.ts';

interface Pick {
  label: string;
  value: string;
  description?: string | undefined;
  emoji?: string | undefined;
}

/** What can be chosen in a select here: its own options, or the people, roles and channels of the server. */
function usePicks(select: Select): Pick[] {
  const { world, guild } = useSession();
  const seen = world.value;
  if (select.type === 3) {
    return (select.options ?? []).map((option) => ({
      label: option.label,
      value: option.value,
      description: option.description,
      emoji: option.emoji?.name ?? undefined,
    }));
  }
  if (!seen) return [];
  const people = guild.value ? guild.value.members.map((member) => member.user) : [seen.me, seen.bot];
  const users = people.map((user) => ({ label: nameOf(user), value: user.id, description: user.username }));
  const roles = (guild.value?.roles ?? []).map((role) => ({
    label: `@${role.name.replace(/^@/, '')}`,
    value: role.id,
  }));
  if (select.type === 5) return users;
  if (select.type === 6) return roles;
  if (select.type === 7) return [...users, ...roles];
  const kinds = select.channel_types;
  return (guild.value?.channels ?? [])
    .filter((channel) => (kinds && kinds.length > 0 ? kinds.includes(channel.type) : canOpen(channel)))
    .map((channel) => ({ label: `#${channelName(seen, channel)}`, value: channel.id }));
}

const chosenAtFirst = (select: Select) =>
  select.type === 3
    ? (select.options ?? []).filter((option) => option.default).map((option) => option.value)
    : (select.default_values ?? []).map((one) => one.id);

/** A select menu. One value is committed when it is chosen, several when the list closes. */
export function SelectView({
  select,
  disabled,
  busy = false,
  label,
  invalid = false,
  onCommit,
}: {
  select: Select;
  disabled: boolean;
  busy?: boolean;
  label?: string;
  invalid?: boolean;
  onCommit: (values: string[]) => void;
}) {
  const picks = usePicks(select);
  const [chosen, setChosen] = useState(() => chosenAtFirst(select));
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const openedWith = useRef<string[]>([]);
  const most = select.max_values ?? 1;
  const least = select.min_values ?? 1;
  const several = most > 1;
  const named = chosen.map((value) => picks.find((pick) => pick.value === value)?.label ?? value);

  const show = () => {
    openedWith.current = chosen;
    setOpen(true);
  };
  useLayoutEffect(() => {
    if (!open) return;
    const options = list.current?.querySelectorAll<HTMLElement>('[role="option"]');
    const first = [...(options ?? [])].find((one) => one.getAttribute('aria-selected') === 'true') ?? options?.[0];
    first?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
    const changed = chosen.join('\n') !== openedWith.current.join('\n');
    if (several && changed && chosen.length >= least) onCommit(chosen);
  };
  const choose = (value: string) => {
    if (!several) {
      setChosen([value]);
      setOpen(false);
      opener.current?.focus();
      onCommit([value]);
      return;
    }
    if (chosen.includes(value)) setChosen(chosen.filter((one) => one !== value));
    else if (chosen.length < most) setChosen([...chosen, value]);
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        role="combobox"
        class={`select ${invalid ? 'invalid' : ''}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? `list-${select.custom_id}` : undefined}
        aria-label={label ?? select.placeholder ?? 'Make a selection'}
        aria-invalid={invalid}
        disabled={disabled}
        onClick={() => (open ? close() : show())}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !open) {
            event.preventDefault();
            show();
          }
        }}
      >
        <span class={named.length > 0 ? 'select-words' : 'select-words select-placeholder'}>
          {named.length > 0 ? named.join(', ') : (select.placeholder ?? 'Make a selection')}
        </span>
        {busy ? <Dots /> : <DownIcon />}
      </button>
      {open && opener.current && (
        <Floating anchor={{ kind: 'box', of: opener.current }} onClose={close} matchWidth className="listbox-layer">
          <div
            ref={list}
            id={`list-${select.custom_id}`}
            role="listbox"
            tabIndex={-1}
            aria-label={label ?? select.placeholder ?? 'Options'}
            aria-multiselectable={several}
            class="listbox"
            onKeyDown={(event) => {
              if (event.key === 'Tab') close();
              else moveFocus(event, list.current, '[role="option"]');
            }}
          >
            {picks.length === 0 && <p class="listbox-empty">Nothing to choose from here.</p>}
            {picks.map((pick) => (
              <button
                key={pick.value}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={chosen.includes(pick.value)}
                class="listbox-option"
                onClick={() => choose(pick.value)}
              >
                {pick.emoji && <span class="emoji">{pick.emoji}</span>}
                <span class="listbox-words">
                  <span>{pick.label}</span>
                  {pick.description && <small>{pick.description}</small>}
                </span>
                {chosen.includes(pick.value) && <CheckIcon />}
              </button>
            ))}
          </div>
        </Floating>
      )}
    </>
  );
}

/** Three dots that move while the bot is awaited. */
export const Dots = () => (
  <span class="dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);
