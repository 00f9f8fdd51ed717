import { useState } from 'preact/hooks';
import type { Modal, ModalComponent, Select, TextInput } from '../../contract.ts';
import { useSession } from '../context.ts';
import { Dialog } from './dialog.tsx';
import { WarningIcon } from './icons.tsx';
import { Markdown } from './markdown.tsx';
import { Dots, SelectView } from './select.tsx';

type Fields = Record<string, string | string[]>;

/** The form that the bot opened. */
export function ModalView({ modal }: { modal: Modal & { failure?: string } }) {
  const { submitModal, closeModal, guild, world } = useSession();
  const inputs = modal.components.flatMap(inputsOf);
  const [fields, setFields] = useState<Fields>(() =>
    Object.fromEntries(inputs.map((input) => [input.custom_id, firstValue(input)])),
  );
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [waits, setWaits] = useState(false);
  const put = (id: string, value: string | string[]) => setFields((before) => ({ ...before, [id]: value }));
  const bot = world.value?.bot;

  const submit = async () => {
    const found = Object.fromEntries(
      inputs.flatMap((input) => {
        const fault = inputFault(input, fields[input.custom_id] ?? '');
        return fault ? [[input.custom_id, fault]] : [];
      }),
    );
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setWaits(true);
    await submitModal(fields);
    setWaits(false);
  };
  return (
    <Dialog title={modal.title} onClose={closeModal}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {modal.failure && (
          <p class="failure failure-box" role="alert">
            <WarningIcon /> {modal.failure}
          </p>
        )}
        {modal.components.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a modal's parts never move.
          <Part key={index} part={part} fields={fields} faults={faults} put={put} />
        ))}
        <p class="dialog-note">
          This form goes to {bot?.global_name ?? bot?.username}
          {guild.value ? '' : ' in a direct message'}.
        </p>
        <div class="dialog-actions">
          <button type="button" class="button button-secondary" onClick={closeModal}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={waits} aria-busy={waits}>
            {waits ? <Dots /> : 'Submit'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const inputsOf = (part: ModalComponent): (TextInput | Select)[] =>
  part.type === 18 ? [part.component] : part.type === 1 ? part.components : [];

function firstValue(input: TextInput | Select): string | string[] {
  if (input.type === 4) return input.value ?? '';
  return input.type === 3
    ? (input.options ?? []).filter((option) => option.default).map((option) => option.value)
    : (input.default_values ?? []).map((one) => one.id);
}

function inputFault(input: TextInput | Select, value: string | string[]): string | null {
  const required = input.required ?? true;
  if (value.length === 0) return required ? 'This field is required.' : null;
  if (input.type !== 4) return null;
  if (input.min_length !== undefined && value.length < input.min_length)
    return `At least ${input.min_length} characters.`;
  if (input.max_length !== undefined && value.length > input.max_length)
    return `At most ${input.max_length} characters.`;
  return null;
}

interface PartProps {
  part: ModalComponent;
  fields: Fields;
  faults: Record<string, string>;
  put: (id: string, value: string | string[]) => void;
}

function Part({ part, fields, faults, put }: PartProps) {
  if (part.type === 10) {
    return (
      <div class="field">
        <Markdown text={part.content} />
      </div>
    );
  }
  if (part.type === 1) {
    return (
      <>
        {part.components.map((input) => (
          <Field
            key={input.custom_id}
            label={input.label ?? ''}
            input={input}
            fields={fields}
            faults={faults}
            put={put}
          />
        ))}
      </>
    );
  }
  return (
    <Field
      label={part.label}
      description={part.description}
      input={part.component}
      fields={fields}
      faults={faults}
      put={put}
    />
  );
}

function Field({
  label,
  description,
  input,
  fields,
  faults,
  put,
}: Omit<PartProps, 'part'> & { label: string; description?: string | undefined; input: TextInput | Select }) {
  const id = `field-${input.custom_id}`;
  const fault = faults[input.custom_id];
  const value = fields[input.custom_id] ?? '';
  const words = Array.isArray(value) ? '' : value;
  const note = `${id}-note`;
  const shared = {
    id,
    'aria-describedby': note,
    'aria-invalid': fault !== undefined,
    class: `input ${fault ? 'invalid' : ''}`,
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {(input.required ?? true) && (
          <span class="required" title="Required">
            *
          </span>
        )}
      </label>
      {description && <p class="field-description">{description}</p>}
      {input.type !== 4 ? (
        <SelectView
          select={input}
          disabled={false}
          label={label}
          invalid={fault !== undefined}
          onCommit={(values) => put(input.custom_id, values)}
        />
      ) : input.style === 2 ? (
        <textarea
          {...shared}
          rows={4}
          value={words}
          placeholder={input.placeholder}
          maxLength={input.max_length}
          onInput={(event) => put(input.custom_id, event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          value={words}
          placeholder={input.placeholder}
          maxLength={input.max_length}
          autoComplete="off"
          onInput={(event) => put(input.custom_id, event.currentTarget.value)}
        />
      )}
      <p id={note} class="field-note">
        {fault && <span class="field-fault">{fault}</span>}
        {input.type === 4 && input.max_length !== undefined && (
          <span class="field-count">
            {words.length}/{input.max_length}
          </span>
        )}
      </p>
    </div>
  );
}
