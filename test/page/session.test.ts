import { expect, it } from 'vitest';
import type { Channel, PlayEvent, PlayMessage, World } from '../../src/playground/contract.ts';
import { createSession, type Surroundings } from '../../src/playground/page/session.ts';

/** What is told while a log is being loaded, or before anybody listens, is not lost. */
const channel = { id: '10', type: 1, recipients: [] } as unknown as Channel;
const world = {
  me: { id: '1' },
  people: [],
  users: [],
  bot: { id: '2', online: true },
  guilds: [],
  dms: [channel],
  clock: { now: 0, offset: 0 },
} as unknown as World;
const message = (id: string, content: string) =>
  ({ id, channel_id: '10', content, author: { id: '2' } }) as unknown as PlayMessage;

async function begin() {
  const asked: ((messages: PlayMessage[]) => void)[] = [];
  let tell: (event: PlayEvent) => void = () => undefined;
  let link: (up: boolean) => void = () => undefined;
  const call = ((name: string) => {
    if (name === 'world') return Promise.resolve(world);
    if (name !== 'history') return Promise.resolve({ commands: [] });
    return new Promise<unknown>((resolve) => {
      asked.push((messages) => resolve({ messages, more: false }));
    });
  }) as unknown as Surroundings['call'];
  const session = createSession({
    call,
    listen(_, onEvent, onLink) {
      tell = onEvent;
      link = onLink;
      return () => undefined;
    },
    now: () => 0,
    wait: () => new Promise(() => undefined),
    remembered: { read: () => null, write: () => undefined },
  });
  void session.start();
  await expect.poll(() => asked.length).toBe(1);
  const shown = () => session.logs.value['10']?.messages.map(({ content }) => content);
  return { asked, shown, tell: (event: PlayEvent) => tell(event), link: (up: boolean) => link(up) };
}

it('keeps what came, changed and went while the log was asked for', async () => {
  const { asked, shown, tell } = await begin();
  tell({ type: 'message', message: message('103', 'new') });
  tell({ type: 'message-updated', message: message('102', 'answered') });
  tell({ type: 'message-updated', message: message('99', 'of long ago') });
  tell({ type: 'message-deleted', channelId: '10', messageId: '101' });
  asked[0]?.([message('101', 'gone'), message('102', 'is thinking')]);
  await expect.poll(shown).toEqual(['answered', 'new']);
});

it('asks again once somebody listens, for what was said before', async () => {
  const { asked, shown, link } = await begin();
  asked[0]?.([message('101', 'first')]);
  await expect.poll(shown).toEqual(['first']);
  link(true);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.([message('101', 'first'), message('102', 'second')]);
  await expect.poll(shown).toEqual(['first', 'second']);
});
