import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/playground/contract.ts';
import {
  chipFault,
  draftFaults,
  draftOf,
  matchingEntries,
  optionsLeft,
  optionValues,
  readTyped,
  slashEntries,
} from '../../src/playground/page/slash/model.ts';

const command = (
  name: string,
  description: string,
  options: Command['options'] = [],
  type: 1 | 2 | 3 = 1,
): Command => ({
  id: '1',
  application_id: '2',
  type,
  name,
  name_localizations: null,
  description,
  description_localizations: null,
  options,
  default_member_permissions: null,
  nsfw: false,
  contexts: null,
  integration_types: [0],
  version: '1',
});

const about = { type: 3, name: 'about', description: 'What about?', autocomplete: true } as const;
const time = { type: 3, name: 'time', description: 'When', required: true } as const;
const count = { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 5 } as const;
const secret = { type: 5, name: 'private', description: 'Only for you' } as const;
const where = { type: 7, name: 'where', description: 'Channel' } as const;
const entries = slashEntries([
  command('quote', 'A quote', [about, count, secret]),
  command('daily', 'Daily quotes', [
    { type: 1, name: 'set', description: 'Post daily', options: [time, where] },
    { type: 2, name: 'ignore', description: 'Ignore', options: [{ type: 1, name: 'add', description: 'Add one' }] },
  ]),
  command('Quote this', '', [], 3),
]);
const entry = (path: string) => entries.find((one) => one.path === path)!;

describe('the slash-command picker', () => {
  it('lists sub-commands by their full names, and no menu entries', () => {
    expect(entries.map((one) => one.path)).toEqual(['quote', 'daily set', 'daily ignore add']);
  });

  it('finds by the start of the name first, then by any word', () => {
    const paths = (typed: string) => matchingEntries(entries, typed).map((one) => one.path);
    expect(paths('qu')).toEqual(['quote']);
    expect(paths('set')).toEqual(['daily set']);
    expect(paths('daily')).toEqual(['daily set', 'daily ignore add']);
    expect(paths('zzz')).toEqual([]);
    expect(paths('')).toHaveLength(3);
  });

  it('begins with the required options, and offers the others', () => {
    const draft = draftOf(entry('daily set'));
    expect(draft.chips.map((chip) => chip.name)).toEqual(['time']);
    expect(optionsLeft(draft).map((option) => option.name)).toEqual(['where']);
  });

  it('reads a command that was typed or pasted whole', () => {
    expect(readTyped(entries, '/daily se')).toBeNull();
    expect(readTyped(entries, '/quotes ')).toBeNull();
    const typed = readTyped(entries, '/quote about:hugging face at 9:30 private:true');
    expect(typed?.draft.chips).toEqual([
      { name: 'about', text: 'hugging face at 9:30', picked: null },
      { name: 'private', text: 'true', picked: null },
    ]);
    expect(readTyped(entries, '/quote hair dryer ')?.rest).toBe('hair dryer');
    expect(readTyped(entries, '/daily set ')?.draft.entry.path).toBe('daily set');
  });

  it('sends nothing that the server would refuse', () => {
    expect(draftFaults(draftOf(entry('daily set')))).toEqual(
      new Map([['time', 'This option is required. Specify a value.']]),
    );
    expect(draftFaults(draftOf(entry('quote'))).size).toBe(0);
    expect(draftFaults(draftOf(entry('quote'), [{ name: 'about', text: '', picked: null }])).size).toBe(0);
    const typed = (text: string) => chipFault(count, { name: 'count', text, picked: null });
    expect([typed('3'), typed('9'), typed('0'), typed('x'), typed('1.5')].map((fault) => fault === null)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(chipFault(where, { name: 'where', text: 'general', picked: null })).toBe('Choose one of the values.');
    expect(chipFault(where, { name: 'where', text: '#general', picked: '123' })).toBeNull();
  });

  it('sends numbers as numbers, switches as switches, and free text as it was typed', () => {
    const draft = draftOf(entry('quote'), [
      { name: 'about', text: ' my words ', picked: null },
      { name: 'count', text: '3', picked: null },
      { name: 'private', text: 'True', picked: 'true' },
    ]);
    expect(optionValues(draft)).toEqual({ about: 'my words', count: 3, private: true });
  });
});
