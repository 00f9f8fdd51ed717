/** Makes something when it is first asked for, and once: a start waits for nothing that it does not need. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
