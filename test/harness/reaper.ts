/**
 * Ends what a test process started once that process is gone, however it went: `node reaper.js [PID ABOVE]`, with a line
 * `+pid` on stdin for each process to end and `-pid` for each that has ended. `PID` is the test process itself: it is
 * ended with all of its own when `ABOVE`, the process that started it, is gone, even where it hangs in a loop.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';

const pids = new Set<number>();
const [own, above] = process.argv.slice(2).map(Number);
const lookEvery = 1000;

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const end = () => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  process.exit();
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) pids.add(pid);
    else pids.delete(pid);
  })
  .on('close', end);
if (own !== undefined && above !== undefined) {
  setInterval(() => {
    if (alive(above)) return;
    pids.add(own);
    end();
  }, lookEvery);
}
