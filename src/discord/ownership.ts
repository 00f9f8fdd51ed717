import { type Client, Team } from 'discord.js';

/** Whether somebody owns the application, alone or in its team; asked of Discord once. False where it does not say. */
export function ownership(client: Client): (user: string) => Promise<boolean> {
  let owners: Promise<Set<string>> | undefined;
  async function ask(): Promise<Set<string>> {
    const { owner } = (await client.application?.fetch()) ?? {};
    return new Set(owner instanceof Team ? owner.members.keys() : owner ? [owner.id] : []);
  }
  return async (user) => {
    owners ??= ask();
    try {
      return (await owners).has(user);
    } catch {
      owners = undefined;
      return false;
    }
  };
}
