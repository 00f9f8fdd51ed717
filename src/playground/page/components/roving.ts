/** Arrow keys, Home and End among the elements that match `selector` under `root`: focus roves, nothing else changes. */
export function moveFocus(event: KeyboardEvent, root: Element | null, selector: string): boolean {
  const steps: Record<string, (at: number, last: number) => number> = {
    ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
    ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
    Home: () => 0,
    End: (_, last) => last,
  };
  const step = steps[event.key];
  if (!step || !root) return false;
  const places = [...root.querySelectorAll<HTMLElement>(selector)].filter((one) => !one.hasAttribute('disabled'));
  if (places.length === 0) return false;
  const at = places.indexOf(document.activeElement as HTMLElement);
  places[step(at, places.length - 1)]?.focus();
  event.preventDefault();
  return true;
}
