import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runKills } from '../harness/kills.ts';

it('neither doubles nor loses a post, killed at any moment (`npm run bench -- kill` does it 200 times)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'overlord-kill-'));
  try {
    const sum = await runKills({ times: 9, seed: 7, database: join(folder, 'bot.db') });
    expect({ doubled: sum.doubled, lost: sum.lost }).toEqual({ doubled: 0, lost: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
