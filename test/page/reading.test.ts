import { describe, expect, it } from 'vitest';
import type { PlayMessage } from '../../src/playground/contract.ts';
import { wantedAt, withMentions } from '../../src/playground/page/composing.ts';
import { messageRows, placeBelow } from '../../src/playground/page/grouping.ts';
import { nextStop } from '../../src/playground/page/session.ts';
import { offsetText, postedText, relativeText } from '../../src/playground/page/times.ts';

const now = new Date(2026, 10, 24, 9, 0).getTime();
const minute = 60_000;
const hour = 60 * minute;

describe('the page tells the time', () => {
  it('in whole units, rounded', () => {
    const said = [-20_000, 7_199_000, 2 * hour, 59.7 * minute, 36 * hour, -40 * 24 * hour].map((distance) =>
      relativeText(now + distance, now, 'en-GB'),
    );
    expect(said).toEqual(['20 seconds ago', 'in 2 hours', 'in 2 hours', 'in 1 hour', 'in 2 days', 'last month']);
  });

  it('of messages, with the day where it is not today', () => {
    expect(postedText(now, now + hour, 'en-GB')).toBe('Today at 09:00');
    expect(postedText(now, now + 24 * hour, 'en-GB')).toBe('Yesterday at 09:00');
    expect(postedText(now, now + 72 * hour, 'en-GB')).toBe('24/11/2026 09:00');
  });

  it('that the clock was moved by', () => {
    expect([0, 26 * hour, -hour, 5 * minute].map(offsetText)).toEqual([
      '',
      '1 day, 2 hours ahead',
      '1 hour behind',
      '5 min ahead',
    ]);
  });

  it('and stops at every full hour on its way to the next post, sooner where the bot named a time', () => {
    const at = now + 10 * minute;
    expect(nextStop(at, [])).toBe(now + hour);
    expect(nextStop(at, [now - hour, now + 30 * minute, now + 5 * hour])).toBe(now + 30 * minute + 1000);
    expect(nextStop(now, [])).toBe(now + hour);
  });
});

describe('the log', () => {
  const message = (id: string, author: string, minutes: number, more: Partial<PlayMessage> = {}) =>
    ({
      id,
      type: 0,
      flags: 0,
      author: { id: author },
      timestamp: new Date(now + minutes * minute).toISOString(),
      ...more,
    }) as PlayMessage;

  it('puts messages under one author while they belong together', () => {
    const rows = messageRows([
      message('1', 'a', 0),
      message('2', 'a', 3),
      message('3', 'b', 4),
      message('4', 'b', 20),
      message('5', 'b', 21, { flags: 64 }),
      message('6', 'b', 22, { type: 19 }),
      message('7', 'b', 24 * 60),
    ]);
    expect(rows.map((row) => row.grouped)).toEqual([false, true, false, false, false, false, false]);
    expect(rows.map((row) => row.newDay)).toEqual([true, false, false, false, false, false, true]);
  });

  it('has a place for what was sent below a message, also when that one is gone', () => {
    const messages = [message('9', 'a', 0), message('11', 'a', 1), message('12', 'a', 2)];
    expect([null, '8', '9', '10', '11', '12', '100'].map((after) => placeBelow(messages, after))).toEqual([
      0, 0, 1, 1, 2, 3, 3,
    ]);
    expect(messageRows(messages, new Set([1])).map((row) => row.grouped)).toEqual([false, false, true]);
  });
});

describe('the message box', () => {
  it('knows what is being named', () => {
    expect(wantedAt('/qu', 3)).toEqual({ kind: 'command', typed: 'qu', from: 0 });
    expect(wantedAt('hi @gr', 6)).toEqual({ kind: 'person', typed: 'gr', from: 3 });
    expect(wantedAt('in #gen', 7)).toEqual({ kind: 'channel', typed: 'gen', from: 3 });
    expect([wantedAt('a@b', 3), wantedAt('hi @gr ', 7), wantedAt('two\n/x', 6), wantedAt('', 0)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('sends mentions as Discord writes them, the longer name first', () => {
    const mentions = [
      { shown: '@Ada', sent: '<@1>' },
      { shown: '@Ada Lovelace', sent: '<@2>' },
    ];
    expect(withMentions('@Ada Lovelace, this is @Ada', mentions)).toBe('<@2>, this is <@1>');
  });
});
