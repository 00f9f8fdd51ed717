import type { Message, MessageComponent, Pinged } from './contract.ts';
import type { Guild } from './happenings.ts';
import { permissionBits } from './permissions.ts';

/** Discord's allowed_mentions object. */
export interface AllowedMentions {
  parse?: ('users' | 'roles' | 'everyone')[] | undefined;
  users?: string[] | undefined;
  roles?: string[] | undefined;
  replied_user?: boolean | undefined;
}

/** All text in which Discord looks for mentions: the content, or every text display of a Components V2 message. */
export function mentionableText(content: string, components: readonly MessageComponent[]): string {
  const texts = [content];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child);
    } else if (typeof node === 'object' && node !== null) {
      const { type, content: text, components: children } = node as Record<string, unknown>;
      if (type === 10 && typeof text === 'string') texts.push(text);
      visit(children);
    }
  };
  visit(components);
  return texts.join('\n');
}

/**
 * Who is notified by a text. Without `allowed` everything written in it counts.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function whoIsPinged(
  text: string,
  allowed: AllowedMentions | null | undefined,
  context: {
    guild: Guild | undefined;
    authorPermissions: bigint;
    repliedTo: Message | undefined;
    knownUsers: ReadonlyMap<string, unknown>;
  },
): Pinged {
  const { guild, authorPermissions, repliedTo, knownUsers } = context;
  const written = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
  const permits = (kind: 'users' | 'roles', id: string) =>
    !allowed || allowed.parse?.includes(kind) || allowed[kind]?.includes(id);
  const mayPingAll = (authorPermissions & permissionBits.MentionEveryone) !== 0n;

  const users = written(/<@!?(\d+)>/g).filter((id) => knownUsers.has(id) && permits('users', id));
  const pingsReplied = allowed ? allowed.replied_user === true : true;
  if (repliedTo && pingsReplied && !users.includes(repliedTo.author.id)) users.push(repliedTo.author.id);
  const roles = written(/<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    return role && (role.mentionable || mayPingAll) && permits('roles', id);
  });
  const everyone =
    /@(everyone|here)\b/.test(text) &&
    guild !== undefined &&
    mayPingAll &&
    (!allowed || allowed.parse?.includes('everyone') === true);
  return { everyone, users, roles };
}
