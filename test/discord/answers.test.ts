import { RESTJSONErrorCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { answerOf, type Concern, judge, knownCodes } from '../../src/discord/answers.ts';

const verdict = (status: number, code: number | null, ...fields: string[]) => judge({ status, code, fields });

describe('what a refusal of Discord is about', () => {
  it.each<[string, number, number | null, Concern]>([
    ['AutoMod and a message', 400, 200000, 'content'],
    ['AutoMod and a title', 400, 200001, 'content'],
    ['a link that harms', 400, 240000, 'content'],
    ['explicit words', 400, 20009, 'content'],
    ['words that no channel may be named by', 400, 20031, 'content'],
    ['an empty message', 400, 50006, 'content'],
    ['a message too large', 413, 40005, 'content'],
    ['a code that is new to us, of a bad request', 400, 987654, 'content'],
    ['no permission', 403, 50013, 'place'],
    ['no access', 403, 50001, 'place'],
    ['a channel that is gone', 404, 10003, 'place'],
    ['another kind of channel', 400, 50024, 'place'],
    ['a level of verification', 403, 50009, 'place'],
    ['a code that is new to us, of something forbidden', 403, 987654, 'place'],
    ['slow mode', 429, 20016, 'busy'],
    ['sending switched off for a while', 403, 40004, 'busy'],
    ['what is overloaded', 503, 130000, 'network'],
    ['a proxy’s page', 403, null, 'network'],
    ['a portal that wants a password', 401, null, 'network'],
    ['a page that is not there', 404, null, 'network'],
    ['a bad gateway', 502, null, 'network'],
    ['an unknown fault of theirs', 500, 0, 'network'],
    ['a blocked address', 403, 40333, 'network'],
    ['a limit that is not Discord’s', 429, null, 'busy'],
    ['a token that is refused', 401, 0, 'token'],
    ['a token that is no token', 401, 50014, 'token'],
    ['an address that does not exist', 404, 0, 'request'],
    ['another method', 405, 0, 'request'],
    ['no JSON', 400, 50109, 'request'],
  ])('%s: HTTP %i, code %s', (_what, status, code, concern) => {
    expect(verdict(status, code).concern).toBe(concern);
  });

  it('tells by the fields of a form what is wrong with it', () => {
    expect(verdict(400, 50035, 'name').concern).toBe('content');
    expect(verdict(400, 50035, 'message.components.0.components.1.content').concern).toBe('content');
    expect(verdict(400, 50035).concern).toBe('content');
    expect(verdict(400, 50035, 'applied_tags')).toEqual({ concern: 'place', refusal: 'needs tag' });
    expect(verdict(400, 50035, 'nonce', 'message.allowed_mentions.roles').concern).toBe('request');
    expect(verdict(400, 50035, 'nonce', 'components').concern).toBe('content');
  });

  it('knows only codes that Discord has', () => {
    const named = new Set(Object.values(RESTJSONErrorCodes).filter((one) => typeof one === 'number'));
    expect(Object.keys(knownCodes).filter((code) => !named.has(Number(code)))).toEqual([]);
  });

  it('reads the facts from an error of discord.js', () => {
    const fault = { code: 'BASE_TYPE_MAX_LENGTH', message: 'too long' };
    const error = {
      status: 400,
      code: 50035,
      rawError: {
        errors: { message: { components: { 0: { content: { _errors: [fault] } } } }, name: { _errors: [fault] } },
      },
    };
    expect(answerOf(error as never)).toEqual({
      status: 400,
      code: 50035,
      fields: ['message.components.0.content', 'name'],
    });
    expect(answerOf({ status: 403, code: undefined, rawError: new ArrayBuffer(0) } as never)).toEqual({
      status: 403,
      code: null,
      fields: [],
    });
  });
});
