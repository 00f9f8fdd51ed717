import { LRUCache } from 'lru-cache';
import { type Words, wordsFor } from '../replies/words/index.ts';

/**
 * In which language a member is answered in private messages: Discord says it with commands and buttons, never with a
 * message. What it said last is known until the process ends, and written down nowhere.
 */
export interface MemberLanguage {
  saw(member: string, locale: string): void;
  /** Of somebody who was not seen: what `usual` answers. */
  wordsOf(member: string): Promise<Words>;
}

const mostMembers = 10_000;

export function createMemberLanguage(usual: () => Promise<Words>): MemberLanguage {
  const seen = new LRUCache<string, string>({ max: mostMembers });
  return {
    saw: (member, locale) => void seen.set(member, locale),
    async wordsOf(member) {
      const locale = seen.get(member);
      return locale === undefined ? usual() : wordsFor(locale);
    },
  };
}
