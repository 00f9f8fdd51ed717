import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Frees what indexing left behind: hundreds of megabytes of arrays, which V8 hardly sees since they lie outside of its
 * heap. Holds this thread for about a tenth of a second. Node hands out its collector only by a flag.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}
