import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface PickerItem {
  key: string;
  title: ComponentChildren;
  note?: string | undefined;
  icon?: ComponentChildren;
}

/** The list above the composer. The focus stays in the text; `active` is what the keys stand on (-1: nothing). */
export function Picker({
  id,
  label,
  heading,
  items,
  active,
  status,
  onChoose,
  onHover,
}: {
  id: string;
  label: string;
  heading?: ComponentChildren;
  items: PickerItem[];
  active: number;
  status?: ComponentChildren;
  onChoose: (index: number) => void;
  onHover: (index: number) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div class="picker">
      {heading && <div class="picker-heading">{heading}</div>}
      <div ref={list} id={id} class="picker-list" role="listbox" aria-label={label} tabIndex={-1}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the text field that this list serves.
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="picker-item"
            // The text field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => index !== active && onHover(index)}
            onClick={() => onChoose(index)}
          >
            {item.icon && <span class="picker-icon">{item.icon}</span>}
            <span class="picker-words">
              <span class="picker-title">{item.title}</span>
              {item.note && <span class="picker-note">{item.note}</span>}
            </span>
          </div>
        ))}
      </div>
      {status && (
        <p class="picker-status" role="status">
          {status}
        </p>
      )}
    </div>
  );
}

/** Up and down in a list of that length, all the way round. From nothing, down leads to the first. */
export function movedActive(key: string, active: number, length: number): number | null {
  if (length === 0) return null;
  if (key === 'ArrowDown') return active >= length - 1 ? 0 : active + 1;
  if (key === 'ArrowUp') return active <= 0 ? length - 1 : active - 1;
  return null;
}
