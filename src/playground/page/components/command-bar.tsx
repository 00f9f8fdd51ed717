import { type MutableRef, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Choice, CommandOption, OptionValue } from '../../contract.ts';
import { useSession } from '../context.ts';
import { canOpen, channelName, nameOf } from '../places.ts';
import type { Session } from '../session.ts';
import { type Chip, type Draft, draftFaults, OptionKind, optionOf, optionsLeft, optionValues } from '../slash/model.ts';
import { SlashIcon } from './icons.tsx';
import { movedActive, Picker, type PickerItem } from './picker.tsx';
import { readUpload } from './read-upload.ts';

/** Real milliseconds of silence before the bot is asked what could be meant. */
const autocompleteDelay = 150;

/** `tail` is the free place behind the last chip. */
type Place = string;
const tail: Place = '';

/** A slash command being filled in: its name, one field for each option, and what could stand in them. */
export function CommandBar({
  draft,
  sendRef,
  onChange,
  onLeave,
  onSend,
}: {
  draft: Draft;
  /** Is set to what sends the command, for a button that stands outside. */
  sendRef: MutableRef<() => void>;
  onChange: (draft: Draft) => void;
  /** Back to plain text. */
  onLeave: () => void;
  onSend: (draft: Draft) => void;
}) {
  const session = useSession();
  const bar = useRef<HTMLFieldSetElement>(null);
  const [place, setPlace] = useState<Place>(() => firstEmpty(draft) ?? draft.chips.at(-1)?.name ?? tail);
  const [rest, setRest] = useState('');
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState(false);
  /** Grows whenever the focus is to go to `place`. */
  const [arrivals, setArrivals] = useState(0);
  const [faults, setFaults] = useState<Map<string, string>>(new Map());
  const chip = draft.chips.find((one) => one.name === place);
  const option = chip && optionOf(draft, chip.name);
  const offers = useOffers(draft, option, chip);
  const left = optionsLeft(draft);
  const free = option ? takesFreeText(option) : true;
  const items = option ? offers.choices.map(choiceItem) : leftItems(left, rest);
  const open = !closed && (items.length > 0 || option !== undefined);
  const standing = active >= items.length ? -1 : active === -1 && !free && items.length > 0 ? 0 : active;

  const goTo = (name: Place) => {
    setPlace(name);
    setActive(-1);
    setClosed(false);
    setArrivals((before) => before + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another command begins at its own first field.
  useLayoutEffect(() => {
    goTo(firstEmpty(draft) ?? draft.chips.at(-1)?.name ?? tail);
  }, [draft.entry.path]);
  // At once after drawing, so that no key that follows is lost.
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves once for each arrival.
  useLayoutEffect(() => {
    bar.current?.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(place)}"]`)?.focus();
  }, [arrivals]);

  const put = (changed: Chip) => {
    const known = draft.chips.some((one) => one.name === changed.name);
    const chips = known
      ? draft.chips.map((one) => (one.name === changed.name ? changed : one))
      : [...draft.chips, changed];
    const next = { ...draft, chips };
    setFaults(new Map([...faults].filter(([name]) => name !== changed.name)));
    onChange(next);
    return next;
  };
  const pick = (index: number) => {
    if (chip) {
      const choice = offers.choices[index];
      if (!choice) return;
      const next = put({ ...chip, text: choice.name, picked: choice.value });
      goTo(firstEmpty(next) ?? tail);
      return;
    }
    const words = rest.trim();
    const chosen = leftMatching(left, words)[index];
    if (!chosen) return;
    put({ name: chosen.option.name, text: chosen.takesWords ? words : '', picked: null });
    setRest('');
    goTo(chosen.takesWords ? tail : chosen.option.name);
  };
  const drop = (name: string) => {
    const at = draft.chips.findIndex((one) => one.name === name);
    const chips = draft.chips.filter((one) => one.name !== name);
    onChange({ ...draft, chips });
    goTo(chips[at - 1]?.name ?? tail);
  };
  const send = () => {
    const found = draftFaults(draft);
    const first = [...found.keys()][0];
    setFaults(found);
    if (first === undefined) {
      onSend(draft);
      return;
    }
    if (!draft.chips.some((one) => one.name === first)) put({ name: first, text: '', picked: null });
    goTo(first);
  };
  sendRef.current = send;

  /** Also reads `name:` of this or of another option, as somebody types it who knows the command. */
  const typeInto = (one: Chip, typed: string) => {
    setActive(-1);
    setClosed(false);
    if (typed === `${one.name}:`) {
      put({ ...one, text: '', picked: null });
      return;
    }
    const next = left.find((other) => typed.endsWith(` ${other.name}:`));
    const text = next ? typed.slice(0, -next.name.length - 2) : typed;
    const about = optionOf(draft, one.name);
    const chip: Chip = { ...one, text, picked: (about && exactChoice(session, about, text)) ?? null };
    if (!next) {
      put(chip);
      return;
    }
    const chips = draft.chips.map((other) => (other.name === one.name ? chip : other));
    onChange({ ...draft, chips: [...chips, { name: next.name, text: '', picked: null }] });
    goTo(next.name);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const moved = open ? movedActive(event.key, standing, items.length) : null;
    const field = event.target as HTMLInputElement;
    if (moved !== null) {
      event.preventDefault();
      setActive(moved);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const words = !chip && rest.trim() !== '';
      const settled = chip?.picked !== null && chip !== undefined;
      if (open && standing >= 0 && !settled) pick(standing);
      else if (words && items.length > 0) pick(0);
      else send();
    } else if (event.key === 'Tab' && !event.shiftKey && open && standing >= 0 && chip?.picked == null) {
      event.preventDefault();
      pick(standing);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (open) setClosed(true);
      else onLeave();
    } else if (event.key === 'Backspace' && field.value === '') {
      event.preventDefault();
      const last = draft.chips.at(-1);
      if (chip) drop(chip.name);
      else if (last) goTo(last.name);
      else onLeave();
    } else if (event.key === 'ArrowLeft' && field.selectionStart === 0 && field.selectionEnd === 0) {
      const at = chip ? draft.chips.indexOf(chip) : draft.chips.length;
      const before = draft.chips[at - 1];
      if (before) goTo(before.name);
    } else if (event.key === 'ArrowRight' && chip && field.selectionStart === field.value.length) {
      goTo(draft.chips[draft.chips.indexOf(chip) + 1]?.name ?? tail);
    }
  };
  const fieldShared = (name: Place) => ({
    'data-field': name,
    role: 'combobox' as const,
    autoComplete: 'off',
    spellcheck: false,
    'aria-expanded': open && place === name,
    'aria-controls': 'option-list',
    'aria-activedescendant': open && place === name && standing >= 0 ? `option-list-${standing}` : undefined,
    onFocus: () => {
      if (place === name) return;
      setPlace(name);
      setActive(-1);
      setClosed(false);
    },
    onKeyDown,
  });
  const fault = faults.get(place);
  return (
    <>
      {open && (
        <Picker
          id="option-list"
          label={option ? `Values for ${option.name}` : 'Options'}
          heading={
            option ? (
              <>
                <strong>{option.name}</strong> {option.description}
                {fault && <span class="picker-fault">{fault}</span>}
              </>
            ) : (
              <>
                <strong>/{draft.entry.path}</strong> {draft.entry.description}
              </>
            )
          }
          items={items}
          active={standing}
          status={option ? statusOf(option, offers, items.length) : undefined}
          onChoose={pick}
          onHover={setActive}
        />
      )}
      <fieldset ref={bar} class="command-bar" aria-label={`Command ${draft.entry.path}`}>
        <span class="command-name">/{draft.entry.path}</span>
        {draft.chips.map((one) => (
          <label
            key={one.name}
            class={`chip ${faults.has(one.name) ? 'chip-fault' : ''} ${place === one.name ? 'chip-open' : ''}`}
          >
            <span class="chip-name">{one.name}</span>
            {optionOf(draft, one.name)?.type === OptionKind.attachment && (
              <input
                type="file"
                class="chip-file"
                aria-label={`File for ${one.name}`}
                onChange={async (event) => {
                  const [file] = event.currentTarget.files ?? [];
                  if (file) put({ ...one, text: file.name, picked: await readUpload(file) });
                }}
              />
            )}
            <input
              {...fieldShared(one.name)}
              class="chip-field"
              size={Math.max(2, one.text.length + 1)}
              readOnly={optionOf(draft, one.name)?.type === OptionKind.attachment}
              value={one.text}
              aria-invalid={faults.has(one.name)}
              aria-description={optionOf(draft, one.name)?.description}
              onInput={(event) => typeInto(one, event.currentTarget.value)}
            />
          </label>
        ))}
        <input
          {...fieldShared(tail)}
          class="chip-tail"
          value={rest}
          aria-label="More options"
          placeholder={left.length > 0 ? `+${left.length} optional` : ''}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            const named = left.find((one) => typed.trimStart() === `${one.name}:`);
            setActive(-1);
            setClosed(false);
            setRest(named ? '' : typed);
            if (named) {
              put({ name: named.name, text: '', picked: null });
              goTo(named.name);
            }
          }}
        />
      </fieldset>
    </>
  );
}

const firstEmpty = (draft: Draft) => draft.chips.find((chip) => chip.text === '' && chip.picked === null)?.name;

const takesFreeText = (option: CommandOption) =>
  (option.type === OptionKind.string || option.type === OptionKind.integer || option.type === OptionKind.number) &&
  (option.choices ?? []).length === 0;

const choiceItem = (choice: Choice): PickerItem => ({ key: String(choice.value), title: choice.name });

/** The options that are left, those first that the words name; words that name none can go into any text option. */
function leftMatching(left: CommandOption[], words: string): { option: CommandOption; takesWords: boolean }[] {
  const wanted = words.toLowerCase();
  const named = left.filter((option) => option.name.includes(wanted)).map((option) => ({ option, takesWords: false }));
  if (named.length > 0) return named;
  return left.filter((option) => option.type === OptionKind.string).map((option) => ({ option, takesWords: true }));
}

const leftItems = (left: CommandOption[], rest: string): PickerItem[] =>
  leftMatching(left, rest.trim()).map(({ option, takesWords }) => ({
    key: option.name,
    title: takesWords ? `${option.name}: ${rest.trim()}` : option.name,
    note: option.description,
    icon: <SlashIcon />,
  }));

interface Offers {
  choices: Choice[];
  loading: boolean;
  failure: string | null;
}

function statusOf(option: CommandOption, offers: Offers, count: number): string | undefined {
  if (offers.loading && count === 0) return 'Loading options…';
  if (offers.failure) return 'Loading options failed';
  if (count === 0 && option.autocomplete) return 'No options match your search. Your own words will do.';
  if (option.type === OptionKind.attachment) return 'Choose a file, then send the command.';
  if (count === 0 && !takesFreeText(option)) return 'Nothing matches.';
  return undefined;
}

/** The fixed choice that was typed out, with or without the mark of a channel or person. */
function exactChoice(session: Session, option: CommandOption, text: string): OptionValue | null {
  const bare = (name: string) => name.trim().toLowerCase().replace(/^[#@]/, '');
  if (option.autocomplete || bare(text) === '') return null;
  return fixedChoices(session, option).find((choice) => bare(choice.name) === bare(text))?.value ?? null;
}

/** What could stand in the focused option: fixed choices, people and places, or what the bot suggests. */
function useOffers(draft: Draft, option: CommandOption | undefined, chip: Chip | undefined): Offers {
  const session = useSession();
  const [asked, setAsked] = useState<Offers & { for: string }>({ choices: [], loading: false, failure: null, for: '' });
  const text = chip?.text ?? '';
  const about = option?.autocomplete ? option.name : '';
  const settled = chip?.picked != null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the words change, with the draft as it then is.
  useEffect(() => {
    if (about === '' || settled) return;
    let stale = false;
    setAsked((before) => ({
      choices: before.for === about ? before.choices : [],
      loading: true,
      failure: null,
      for: about,
    }));
    const timer = setTimeout(async () => {
      const values: Record<string, OptionValue> = { ...optionValues(draft), [about]: text };
      const answer = await session.autocomplete(draft.entry, values, about).catch((fault: unknown) => ({
        choices: [],
        failure: fault instanceof Error ? fault.message : 'failed',
      }));
      if (stale) return;
      const failure = 'failure' in answer ? (answer.failure ?? null) : null;
      setAsked({ choices: answer.choices, loading: false, failure, for: about });
    }, autocompleteDelay);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [about, text, settled, draft.entry.path]);

  const none: Offers = { choices: [], loading: false, failure: null };
  if (!option || settled) return none;
  if (option.autocomplete) return asked.for === option.name ? asked : none;
  return { ...none, choices: fixedChoices(session, option).filter((choice) => matches(choice, text)) };
}

const matches = (choice: Choice, text: string) => choice.name.toLowerCase().includes(text.trim().toLowerCase());

function fixedChoices(session: Session, option: CommandOption): Choice[] {
  const seen = session.world.value;
  const guild = session.guild.value;
  if (!seen) return [];
  const users = (guild ? guild.members.map((member) => member.user) : [seen.me, seen.bot]).map((user) => ({
    name: `@${nameOf(user)}`,
    value: user.id,
  }));
  const roles = (guild?.roles ?? []).map((role) => ({ name: `@${role.name.replace(/^@/, '')}`, value: role.id }));
  switch (option.type) {
    case OptionKind.boolean:
      // The play API takes true and false; a choice carries only texts and numbers.
      return [
        { name: 'True', value: 'true' },
        { name: 'False', value: 'false' },
      ];
    case OptionKind.user:
      return users;
    case OptionKind.role:
      return roles;
    case OptionKind.mentionable:
      return [...users, ...roles];
    case OptionKind.channel:
      return (guild?.channels ?? [])
        .filter((channel) =>
          option.channel_types && option.channel_types.length > 0
            ? option.channel_types.includes(channel.type)
            : canOpen(channel),
        )
        .map((channel) => ({ name: `#${channelName(seen, channel)}`, value: channel.id }));
    default:
      return option.choices ?? [];
  }
}
