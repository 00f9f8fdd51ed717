/** Work that the round of daily posts does too. */
export interface Beside {
  /** Does some of what is due: posts may be due by then, or all is to end. False where there was nothing to do. */
  work(): Promise<boolean>;
  /** The earliest moment at which something is; null when nothing is left to do. */
  nextMoment(): Promise<number | null>;
  /** When something may be had that another process holds, by the leases' clock; null when nothing waits so. */
  soonestWait(): number | null;
}
