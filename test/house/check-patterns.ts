import { existsSync, writeFileSync } from 'node:fs';
import { EXAMPLES } from './pattern-exceptions.ts';
import { keyOf, patternsMade, patternsWritten } from './pattern-list.ts';
import { ask, isGood, REMEDY, readVerdicts, TABLE, unjudged, type Verdict } from './verdicts.ts';

/*
 * `npm run patterns`: asks the checker about every regular expression that has no good verdict yet, writes the table of
 * verdicts anew, and names those that are worse than linear. Each may take a minute, or as many seconds as the argument says.
 */
const limit = Number(process.argv[2] ?? 60) * 1000;
const patterns = [...patternsWritten().patterns, ...(await patternsMade()), ...EXAMPLES];
const known = existsSync(TABLE) ? readVerdicts() : {};
const verdicts: Record<string, Verdict> = {};
for (const one of patterns) {
  const verdict = known[keyOf(one)];
  if (verdict !== undefined && isGood(one, verdict)) verdicts[keyOf(one)] = verdict;
}
for (const one of patterns) if (!isGood(one, verdicts[keyOf(one)] ?? '')) delete verdicts[keyOf(one)];
const fresh = unjudged(patterns, verdicts);
let slow = 0;
for (const one of fresh) {
  const verdict = await ask(one, limit);
  verdicts[keyOf(one)] = verdict;
  if (isGood(one, verdict)) continue;
  slow++;
  console.log(`${one.at}  /${one.source.slice(0, 120)}/${one.flags}\n  ${JSON.stringify(verdict)}`);
}
writeFileSync(TABLE, `${JSON.stringify(sorted(verdicts), null, 2)}\n`);
console.log(`${Object.keys(verdicts).length} patterns, ${fresh.length} judged now, ${slow} too slow`);
if (slow > 0) console.log(REMEDY);

function sorted(table: Record<string, Verdict>): Record<string, Verdict> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
