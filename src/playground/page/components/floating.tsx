import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Where a floating thing hangs: an element's box, or a point of the pointer. */
export type Anchor = { kind: 'box'; of: Element } | { kind: 'point'; x: number; y: number };

const gap = 4;
const margin = 8;

/** The top left corner for a box of that size, kept inside the window: below the anchor, above it where there is more room. */
export function placeNear(
  anchor: { left: number; top: number; right: number; bottom: number },
  size: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } {
  const below = window.height - anchor.bottom - gap - margin;
  const above = anchor.top - gap - margin;
  const top =
    size.height <= below || below >= above ? anchor.bottom + gap : Math.max(margin, anchor.top - gap - size.height);
  const left = Math.min(anchor.left, window.width - size.width - margin);
  return { left: Math.max(margin, left), top: Math.max(margin, Math.min(top, window.height - size.height - margin)) };
}

/** A layer above the page that closes on Escape, on a press elsewhere, and when the page moves under it. */
export function Floating({
  anchor,
  onClose,
  children,
  matchWidth = false,
  className = '',
}: {
  anchor: Anchor;
  onClose: () => void;
  children: ComponentChildren;
  matchWidth?: boolean;
  className?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const layer = box.current;
    if (!layer) return;
    const at =
      anchor.kind === 'box'
        ? anchor.of.getBoundingClientRect()
        : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
    if (matchWidth) layer.style.width = `${at.right - at.left}px`;
    const size = layer.getBoundingClientRect();
    const corner = placeNear(at, size, { width: innerWidth, height: innerHeight });
    layer.style.left = `${corner.left}px`;
    layer.style.top = `${corner.top}px`;
  });
  useDismissal(box, onClose);
  return (
    <div ref={box} class={`floating ${className}`}>
      {children}
    </div>
  );
}

function useDismissal(box: RefObject<HTMLElement>, onClose: () => void) {
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      onClose();
    };
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('keydown', onKey, true);
    addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('keydown', onKey, true);
      removeEventListener('resize', onClose);
    };
  }, [box, onClose]);
}
