import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';

it('each database table has one file that holds the queries of it', () => {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('storage'),
  );
  const byTable = new Map<string, Set<string>>();
  for (const file of files) {
    const code = readFileSync(join(projectRoot, 'src', file), 'utf8');
    for (const [, table = ''] of code.matchAll(/\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(\s*'(\w+)/g)) {
      byTable.set(table, (byTable.get(table) ?? new Set()).add(file));
    }
  }
  expect(byTable.size).toBeGreaterThan(8);
  expect([...byTable].filter(([, holders]) => holders.size > 1)).toEqual([]);
});
