/** Components of a message: Discord's "Components V2", and the older rows of buttons. */

import { useState } from 'preact/hooks';
import type { ActionRow, Button, Container, MessageComponent, PlayMessage, Section } from '../../contract.ts';
import { useSession } from '../context.ts';
import { webAddress } from '../markdown/parse.ts';
import { LinkOutIcon } from './icons.tsx';
import { Markdown } from './markdown.tsx';
import { FileCard, Picture } from './media.tsx';
import { Dots, SelectView } from './select.tsx';

export function Components({ message, components }: { message: PlayMessage; components: MessageComponent[] }) {
  return (
    <>
      {components.map((component, index) => (
        // A component's place is its identity when it has no id.
        <ComponentView key={component.id ?? index} message={message} component={component} />
      ))}
    </>
  );
}

function ComponentView({ message, component }: { message: PlayMessage; component: MessageComponent }) {
  switch (component.type) {
    case 1:
      return <Row message={message} row={component} />;
    case 9:
      return <SectionView message={message} section={component} />;
    case 10:
      return (
        <div class="text-display">
          <Markdown text={component.content} />
        </div>
      );
    case 12:
      return (
        <div class={`gallery gallery-${Math.min(component.items.length, 4)}`}>
          {component.items.map((item) => (
            <Picture key={item.media.url} url={item.media.url} alt={item.description} spoiler={item.spoiler ?? false} />
          ))}
        </div>
      );
    case 13:
      return (
        <FileCard
          url={component.file.url}
          name={component.name ?? component.file.url.split('/').at(-1) ?? 'file'}
          size={component.size}
        />
      );
    case 14:
      return (
        <div
          class={`gap gap-${component.spacing === 2 ? 'large' : 'small'} ${component.divider === false ? '' : 'gap-line'}`}
        />
      );
    case 17:
      return <ContainerView message={message} container={component} />;
  }
}

function ContainerView({ message, container }: { message: PlayMessage; container: Container }) {
  const [shown, setShown] = useState(!container.spoiler);
  const accent = container.accent_color ?? null;
  const style = accent === null ? {} : { borderLeftColor: `#${accent.toString(16).padStart(6, '0')}` };
  if (!shown) {
    return (
      <button type="button" class="container container-hidden" style={style} onClick={() => setShown(true)}>
        Spoiler
      </button>
    );
  }
  return (
    <div class={`container ${accent === null ? '' : 'container-accent'}`} style={style}>
      <Components message={message} components={container.components} />
    </div>
  );
}

function SectionView({ message, section }: { message: PlayMessage; section: Section }) {
  return (
    <div class="section">
      <div class="section-texts">
        {section.components.map((text, index) => (
          // A text's place is its identity when it has no id.
          <div key={text.id ?? index} class="text-display">
            <Markdown text={text.content} />
          </div>
        ))}
      </div>
      <div class="section-accessory">
        {section.accessory.type === 2 ? (
          <ButtonView message={message} button={section.accessory} />
        ) : (
          <Picture
            url={section.accessory.media.url}
            alt={section.accessory.description}
            spoiler={section.accessory.spoiler ?? false}
            className="thumbnail"
          />
        )}
      </div>
    </div>
  );
}

function Row({ message, row }: { message: PlayMessage; row: ActionRow }) {
  const { busy, select } = useSession();
  return (
    <div class="row">
      {row.components.map((component) => {
        if (component.type === 2) {
          return (
            <ButtonView
              key={component.custom_id ?? component.url ?? component.label}
              message={message}
              button={component}
            />
          );
        }
        const waits = busy.value[`${message.id}:${component.custom_id}`] === true;
        return (
          <SelectView
            key={JSON.stringify(component)}
            select={component}
            disabled={(component.disabled ?? false) || waits}
            busy={waits}
            onCommit={(values) => void select(message, component.custom_id, values)}
          />
        );
      })}
    </div>
  );
}

const buttonStyles = ['', 'primary', 'secondary', 'success', 'danger', 'secondary', 'primary'];

function ButtonView({ message, button }: { message: PlayMessage; button: Button }) {
  const { busy, press } = useSession();
  const words = (
    <>
      {button.emoji?.name && (
        <span class="emoji">{button.emoji.id ? `:${button.emoji.name}:` : button.emoji.name}</span>
      )}
      {button.label && <span>{button.label}</span>}
    </>
  );
  const className = `button button-${buttonStyles[button.style] ?? 'secondary'}`;
  if (button.style === 5) {
    const url = webAddress(button.url ?? '');
    if (!url || button.disabled) {
      return (
        <button type="button" class={className} disabled>
          {words}
        </button>
      );
    }
    return (
      <a class={className} href={url} target="_blank" rel="noopener noreferrer" title={url}>
        {words}
        <LinkOutIcon />
      </a>
    );
  }
  const customId = button.custom_id ?? '';
  const waits = busy.value[`${message.id}:${customId}`] === true;
  return (
    <button
      type="button"
      class={`${className} ${waits ? 'button-waiting' : ''}`}
      disabled={button.disabled ?? false}
      aria-busy={waits}
      aria-label={button.label ? undefined : (button.emoji?.name ?? 'Button')}
      onClick={() => void press(message, customId)}
    >
      <span class="button-words">{words}</span>
      {waits && <Dots />}
    </button>
  );
}
