/** Work that the round of daily posts does too. */
export interface Beside {
  /** Does what is due. */
  work(): Promise<void>;
  /** The earliest moment at which something is; null when nothing is left to do. */
  nextMoment(): Promise<number | null>;
  /** When something may be had that another process holds, by the leases' clock; null when nothing waits so. */
  soonestWait(): number | null;
}
