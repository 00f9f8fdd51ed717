import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Anchor, Floating } from './floating.tsx';
import { RightIcon } from './icons.tsx';
import { moveFocus } from './roving.ts';

export interface MenuItem {
  label: string;
  icon?: ComponentChildren;
  danger?: boolean;
  /** A menu of its own, which takes the place of this one. */
  below?: MenuItem[];
  /** For a choice among people and the like. */
  checked?: boolean;
  run?: () => void;
}

/** A menu at `anchor`, with focus inside; gives the focus back when it closes. */
export function Menu({
  label,
  items,
  anchor,
  onClose,
}: {
  label: string;
  items: MenuItem[];
  anchor: Anchor;
  onClose: () => void;
}) {
  const [path, setPath] = useState<MenuItem[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const shown = path.at(-1)?.below ?? items;

  useEffect(() => {
    cameFrom.current = document.activeElement;
    const menu = list.current;
    return () => {
      // What was chosen may have moved the focus on; only a focus that would be lost goes back.
      const at = document.activeElement;
      const lost = at === document.body || at === null || menu?.contains(at);
      if (lost && cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new level takes the focus.
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [path.length]);

  const choose = (item: MenuItem) => {
    if (item.below) {
      setPath([...path, item]);
      return;
    }
    onClose();
    item.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (moveFocus(event, list.current, '[role^="menuitem"]')) return;
    if (event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'ArrowLeft' && path.length > 0) {
      setPath(path.slice(0, -1));
    } else if (event.key === 'ArrowRight') {
      const at = Number((document.activeElement as HTMLElement | null)?.dataset.at ?? -1);
      const item = shown[at];
      if (item?.below) choose(item);
    }
  };
  return (
    <Floating anchor={anchor} onClose={onClose} className="menu-layer">
      <div
        ref={list}
        role="menu"
        aria-label={path.at(-1)?.label ?? label}
        class="menu"
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        {path.length > 0 && (
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            class="menu-item menu-back"
            onClick={() => setPath(path.slice(0, -1))}
          >
            <span class="turned">
              <RightIcon />
            </span>
            {path.at(-1)?.label}
          </button>
        )}
        {shown.map((item, at) => (
          <button
            key={item.label}
            type="button"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemradio', 'aria-checked': item.checked })}
            aria-haspopup={item.below ? 'menu' : undefined}
            tabIndex={-1}
            data-at={at}
            class={`menu-item ${item.danger ? 'menu-danger' : ''}`}
            onClick={() => choose(item)}
          >
            <span class="menu-label">{item.label}</span>
            {item.below ? <RightIcon /> : item.icon}
          </button>
        ))}
      </div>
    </Floating>
  );
}
