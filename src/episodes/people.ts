import type { Speaker } from './episode.ts';
import type { HeaderSpeaker } from './header-facts.ts';
import { foldWords, speakerId } from './ids.ts';
import { isAnonymous, isNotAPerson } from './labels.ts';

export interface Cast {
  /** Everybody listed for the episode, and everybody a label names. */
  speakers: Speaker[];
  /** The speaker a label means; null where it names nobody (`Speaker 2`, `Audience`). */
  who(label: string): Speaker | null;
}

const initials = (name: string): string =>
  foldWords(name)
    .split(' ')
    .map((w) => w[0] ?? '')
    .join('');
/** `JEFF MEYERSON` → `Jeff Meyerson`; initials and short words alone may be written so (`JM`, `NASA`). */
function withoutShouting(name: string): string {
  if (/\p{Ll}/u.test(name) || !/\p{Lu}{3}/u.test(name)) return name;
  if (!name.includes(' ') && name.length < 5) return name;
  return name.replace(/\p{Lu}{3,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

const ALIAS_IN_BRACKETS = /(?<!\s)\s*\(([^)]{1,40})\)\s*$/;

/**
 * Finds out who the labels of one episode mean: a name or alias as listed; initials or a part of a name that fit
 * exactly one person; else the label is somebody's name. `regulars` are the show's people, who count only if they
 * speak.
 */
export function castOf(
  labels: Iterable<string>,
  listed: readonly HeaderSpeaker[],
  regulars: readonly HeaderSpeaker[],
): Cast {
  const people = new Map<string, Speaker>();
  const byLabel = new Map<string, Speaker | null>();
  const listedIds = new Set(listed.map((s) => speakerId(s.name)));
  const add = ({ name, role, aliases }: HeaderSpeaker): Speaker => {
    const id = speakerId(name);
    const person = people.get(id) ?? { id, name, ...(role ? { role } : {}), aliases: [] };
    for (const alias of aliases) if (!person.aliases.includes(alias)) person.aliases.push(alias);
    people.set(id, person);
    for (const key of [name, ...aliases]) if (!byLabel.has(foldWords(key))) byLabel.set(foldWords(key), person);
    return person;
  };
  for (const s of [...listed, ...regulars]) add(s);

  const spoken = new Set<string>();
  const rest: string[] = [];
  const alias = (person: Speaker, label: string): void => {
    if (foldWords(person.name) !== foldWords(label) && !person.aliases.some((a) => foldWords(a) === foldWords(label)))
      person.aliases.push(label);
  };
  const settle = (label: string, person: Speaker | null): void => {
    byLabel.set(foldWords(label), person);
    if (person) spoken.add(person.id);
  };
  const unique = [...new Set(labels)];
  // Whole names first, so that a first name or initials elsewhere in the file find their owner.
  for (const label of unique) {
    const key = foldWords(label);
    const known = byLabel.get(key);
    if (known) {
      settle(label, known);
      continue;
    }
    const short = ALIAS_IN_BRACKETS.exec(label);
    const bare = short ? label.slice(0, short.index).trim() : label;
    if (isAnonymous(bare) || isNotAPerson(bare)) {
      const role = /^(host|guest)$/i.exec(bare)?.[1]?.toLowerCase();
      const holders = role ? [...people.values()].filter((p) => p.role?.toLowerCase() === role) : [];
      const [only] = holders;
      settle(label, holders.length === 1 && only ? only : null);
    } else if (!bare.includes(' ') && !short) rest.push(label);
    else {
      const person = byLabel.get(foldWords(bare)) ?? add({ name: withoutShouting(bare), aliases: [] });
      const role = /^(?:co-?host|host|guest|moderator|producer)$/i.exec(short?.[1] ?? '')?.[0];
      if (role) person.role ??= role.toLowerCase();
      else if (short?.[1] && /^[\p{L}\p{N}_.-]{1,20}$/u.test(short[1]) && short[1].length <= 5) {
        alias(person, short[1]);
        if (!byLabel.has(foldWords(short[1]))) byLabel.set(foldWords(short[1]), person);
      }
      settle(label, person);
    }
  }
  for (const label of rest) {
    const key = foldWords(label);
    const known = byLabel.get(key);
    if (known) {
      settle(label, known);
      continue;
    }
    const candidates = [...people.values()].filter((p) =>
      /^\p{Lu}{2,4}$/u.test(label)
        ? initials(p.name) === key || foldWords(p.name).split(' ').includes(key)
        : foldWords(p.name).split(' ').includes(key),
    );
    const [only] = candidates;
    if (candidates.length === 1 && only) {
      alias(only, label);
      settle(label, only);
    } else settle(label, add({ name: withoutShouting(label), aliases: [] }));
  }
  return {
    speakers: [...people.values()].filter((p) => listedIds.has(p.id) || spoken.has(p.id)),
    who: (label) => byLabel.get(foldWords(label)) ?? null,
  };
}
