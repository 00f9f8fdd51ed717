import type { Channel, MessageComponent, Modal } from '../contract.ts';
import { allComponents } from '../rules/components.ts';
import { isRecord } from '../rules/form.ts';
import type { World } from '../world.ts';
import { resolveEntity } from './commands.ts';
import { PlayRefusal } from './refusal.ts';

interface Found {
  type: number;
  id?: number;
  [field: string]: unknown;
}

/** The button or select with this custom id, if it can be used. */
export function messageComponent(components: readonly MessageComponent[], customId: string): Found {
  const found = allComponents(components).find(({ custom_id }) => custom_id === customId);
  if (!found) throw new PlayRefusal('This message has no such button or menu', 404);
  if (found.disabled === true) throw new PlayRefusal('This button or menu is switched off');
  return found as Found;
}

/** What a select sends for the chosen values, with the users, roles and channels they name. */
export function selectData(
  world: World,
  channel: Channel,
  select: Found,
  values: readonly string[],
): { component_type: number; values: readonly string[]; resolved?: Record<string, Record<string, unknown>> } {
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  if (values.length < Math.min(least, 1) || values.length > most) {
    throw new PlayRefusal(`Choose at least ${least} and at most ${most}`);
  }
  if (select.type === 3) {
    const options = Array.isArray(select.options) ? select.options.filter(isRecord) : [];
    const unknown = values.find((value) => !options.some((option) => option.value === value));
    if (unknown !== undefined) throw new PlayRefusal(`"${unknown}" is not among the options`);
    return { component_type: select.type, values };
  }
  const kinds: Record<number, string[]> = { 5: ['user'], 6: ['role'], 7: ['user', 'role'], 8: ['channel'] };
  const wanted = kinds[select.type];
  if (!wanted) throw new PlayRefusal('That is not a menu to choose from');
  const resolved: Record<string, Record<string, unknown>> = {};
  for (const value of values) {
    const kind = resolveEntity(world, channel, value, resolved);
    if (!kind || !wanted.includes(kind)) throw new PlayRefusal(`There is no ${wanted.join(' or ')} ${value} here`);
  }
  return { component_type: select.type, values, resolved };
}

/** What a filled-in modal sends. `fields`: custom id → text or chosen values. */
export function modalData(
  world: World,
  channel: Channel,
  modal: Modal,
  fields: Record<string, string | string[]>,
): Record<string, unknown> {
  const known = allComponents(modal.components).map(({ custom_id }) => custom_id);
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) throw new PlayRefusal(`The form has no field "${name}"`);
  }
  const resolved: Record<string, Record<string, unknown>> = {};

  const input = (component: Found): Record<string, unknown> => {
    const { type, id, custom_id } = component;
    const given = fields[String(custom_id)];
    const name = String(component.label ?? custom_id);
    if (type === 4) {
      const value = given === undefined ? String(component.value ?? '') : String(given);
      if (component.required !== false && value === '') throw new PlayRefusal(`"${name}" is required`);
      const { min_length, max_length } = component;
      if (value !== '' && typeof min_length === 'number' && value.length < min_length) {
        throw new PlayRefusal(`"${name}" needs at least ${min_length} characters`);
      }
      if (value.length > (typeof max_length === 'number' ? max_length : 4000)) {
        throw new PlayRefusal(`"${name}" takes at most ${String(max_length ?? 4000)} characters`);
      }
      return { type, id, custom_id, value };
    }
    const values = given === undefined ? [] : [given].flat();
    if (values.length === 0 && component.required !== false) throw new PlayRefusal(`"${name}" is required`);
    const chosen = values.length === 0 ? { values } : selectData(world, channel, component, values);
    if ('resolved' in chosen) {
      for (const [kind, entries] of Object.entries(chosen.resolved ?? {})) {
        resolved[kind] = { ...resolved[kind], ...entries };
      }
    }
    return { type, id, custom_id, values };
  };

  const components = modal.components.map((part) => {
    if (part.type === 18) return { type: 18, id: part.id, component: input(part.component as unknown as Found) };
    if (part.type === 1) {
      return { type: 1, id: part.id, components: part.components.map((each) => input(each as unknown as Found)) };
    }
    return { type: part.type, id: part.id };
  });
  return {
    custom_id: modal.custom_id,
    components,
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
}
