import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { playClient } from '../../src/playground/client.ts';
import type { ServerReady, ServerReport } from '../../src/playground/contract.ts';
import { startModule } from '../harness/processes.ts';

const start = (options: object) => startModule('dist/src/playground/server.js', [JSON.stringify(options)]);
const nextReport = async (child: ChildProcess) => ((await once(child, 'message')) as [ServerReport])[0];

describe('the local Discord as a process', () => {
  it('says where it is, tells of every move of its clock, and ends with its parent', async () => {
    const child = start({ clockOffset: 86_400_000 });
    const ready = (await nextReport(child)) as ServerReady;
    expect(ready).toMatchObject({
      type: 'ready',
      url: `http://127.0.0.1:${ready.port}`,
      clock: { offset: 86_400_000 },
    });
    const moved = nextReport(child);
    await playClient(ready.url)('advanceClock', { ms: 1000 });
    expect(await moved).toMatchObject({ type: 'clock', clock: { offset: 86_401_000 } });
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  it('says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const child = start({ port });
    const ended = once(child, 'exit');
    expect(await nextReport(child)).toMatchObject({
      type: 'failed',
      message: expect.stringContaining('EADDRINUSE') as string,
    });
    child.disconnect();
    expect((await ended)[0]).toBe(1);
    other.close();
  });
});
