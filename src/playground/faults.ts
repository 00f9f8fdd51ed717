import type { FailNext, Faults } from './contract.ts';

/** The privileged intents, by bit. */
export const privilegedIntents = {
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  messageContent: 1 << 15,
} as const;

/** The trouble that can be switched on. */
export interface FaultSwitches {
  readonly current: Faults;
  set(changes: Partial<Faults>): Faults;
  failNext(failure: FailNext): void;
  clear(): void;
  /** Takes one of the failures that were ordered for such a request. */
  take(method: string, path: string): FailNext | undefined;
}

export function createFaults(initial: Partial<Faults> = {}): FaultSwitches {
  let current: Faults = {
    latencyMs: 0,
    gatewayLatencyMs: 0,
    firstAnswerMs: 3000,
    globalRateLimit: true,
    routeRateLimits: true,
    contentRules: 'documented',
    tokenRevoked: false,
    disallowedIntents:
      privilegedIntents.guildMembers | privilegedIntents.guildPresences | privilegedIntents.messageContent,
    ...initial,
  };
  let failures: FailNext[] = [];
  return {
    get current() {
      return current;
    },
    set(changes) {
      current = { ...current, ...changes };
      return current;
    },
    failNext(failure) {
      failures.push({ ...failure });
    },
    clear() {
      failures = [];
    },
    take(method, path) {
      const failure = failures.find(
        (each) => (each.method === undefined || each.method === method) && pathMatches(each.path, path),
      );
      if (!failure) return undefined;
      failure.times -= 1;
      if (failure.times <= 0) failures = failures.filter((each) => each !== failure);
      return failure;
    },
  };
}

/** Whether `path` has the shape of `pattern`, whose parts that start with `:` stand for anything. */
export function pathMatches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index]);
}
