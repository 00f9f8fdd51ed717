import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { pageLocale, useSession } from '../context.ts';
import { type Block, type Inline, parseMarkdown, type TimeStyle } from '../markdown/parse.ts';
import { channelName, findChannel, memberLook } from '../places.ts';
import { draftOf, slashEntries } from '../slash/model.ts';
import { stampText } from '../times.ts';

/** Discord's markdown as elements. Every word goes in as text. */
export function Markdown({ text }: { text: string }) {
  return <Blocks blocks={parseMarkdown(text)} />;
}

function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity besides their place.
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <div class="md-p">
          <Inlines nodes={block.children} />
        </div>
      );
    case 'heading': {
      // Headings inside a message stay below the page's own.
      const Tag = `h${block.level + 2}` as 'h3' | 'h4' | 'h5';
      return (
        <Tag class={`md-h${block.level}`}>
          <Inlines nodes={block.children} />
        </Tag>
      );
    }
    case 'subtext':
      return (
        <small class="md-subtext">
          <Inlines nodes={block.children} />
        </small>
      );
    case 'quote':
      return (
        <blockquote class="md-quote">
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity besides their place.
        <li key={index}>
          <Blocks blocks={item} />
        </li>
      ));
      return block.start === null ? (
        <ul class="md-list">{items}</ul>
      ) : (
        <ol class="md-list" start={block.start}>
          {items}
        </ol>
      );
    }
    case 'code':
      return (
        <pre class="md-pre">
          <code>{block.text}</code>
        </pre>
      );
  }
}

export function Inlines({ nodes }: { nodes: Inline[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity besides their place.
        <Fragment key={index}>
          <InlineView node={node} />
        </Fragment>
      ))}
    </>
  );
}

function InlineView({ node }: { node: Inline }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case 'underline':
      return (
        <u>
          <Inlines nodes={node.children} />
        </u>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      );
    case 'spoiler':
      return <Spoiler nodes={node.children} />;
    case 'code':
      return <code class="md-code">{node.text}</code>;
    case 'link':
      return <Link url={node.url} label={node.children} />;
    case 'everyone':
      return <span class="mention">@{node.name}</span>;
    case 'emoji':
      return <span title={`:${node.name}:`}>:{node.name}:</span>;
    case 'time':
      return <Stamp milliseconds={node.seconds * 1000} style={node.style} />;
    case 'command':
      return <CommandMention name={node.name} />;
    default:
      return <Mention kind={node.kind} id={node.id} />;
  }
}

const toMessage = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/(\d+)\/(\d+)$/;

/** A link; to a message of this local Discord it stays on the page, as it does in Discord. */
function Link({ url, label }: { url: string; label: Inline[] }) {
  const { world, openChannel } = useSession();
  const [, channelId = '', messageId = ''] = toMessage.exec(url) ?? [];
  const seen = world.value;
  const channel = seen && findChannel(seen, channelId);
  if (!seen || !channel) {
    return (
      <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
        <Inlines nodes={label} />
      </a>
    );
  }
  const [only] = label;
  const bare = label.length === 1 && only?.kind === 'text' && only.text === url;
  const lead = async () => {
    await openChannel(channelId);
    // Once the channel has shown its newest messages.
    setTimeout(() => {
      const message = document.querySelector<HTMLElement>(`[data-message="${messageId}"]`);
      message?.scrollIntoView({ block: 'center' });
      message?.focus({ preventScroll: true });
    }, 50);
  };
  return (
    <button type="button" class="mention" title={url} onClick={() => void lead()}>
      {bare ? `#${channelName(seen, channel)} › message` : <Inlines nodes={label} />}
    </button>
  );
}

function Spoiler({ nodes }: { nodes: Inline[] }) {
  const [shown, setShown] = useState(false);
  if (shown) {
    return (
      <span class="spoiler spoiler-shown">
        <Inlines nodes={nodes} />
      </span>
    );
  }
  return (
    <button type="button" class="spoiler" aria-label="Spoiler: press to show" onClick={() => setShown(true)}>
      <span aria-hidden="true">
        <Inlines nodes={nodes} />
      </span>
    </button>
  );
}

function Stamp({ milliseconds, style }: { milliseconds: number; style: TimeStyle }) {
  const { playNow } = useSession();
  const now = playNow.value;
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return <span class="stamp">Invalid date</span>;
  return (
    <time class="stamp" dateTime={date.toISOString()} title={stampText(milliseconds, 'F', now, pageLocale())}>
      {stampText(milliseconds, style, now, pageLocale())}
    </time>
  );
}

function Mention({ kind, id }: { kind: 'user' | 'role' | 'channel'; id: string }) {
  const { world, guild, openChannel } = useSession();
  const seen = world.value;
  if (!seen) return null;
  if (kind === 'channel') {
    const channel = findChannel(seen, id);
    if (!channel) return <span class="mention">#unknown</span>;
    return (
      <button type="button" class="mention" onClick={() => void openChannel(id)}>
        #{channelName(seen, channel)}
      </button>
    );
  }
  if (kind === 'role') {
    const role = seen.guilds.flatMap((one) => one.roles).find((one) => one.id === id);
    return <span class="mention">@{role?.name.replace(/^@/, '') ?? 'unknown-role'}</span>;
  }
  const user = seen.users.find((one) => one.id === id);
  return <span class="mention">@{user ? memberLook(guild.value, user).name : 'unknown-user'}</span>;
}

/** `</quote:id>`: opens the command in the composer. */
function CommandMention({ name }: { name: string }) {
  const { commands, wishFor } = useSession();
  const entry = slashEntries(commands.value).find((one) => one.path === name);
  if (!entry) return <span class="mention">/{name}</span>;
  return (
    <button type="button" class="mention" onClick={() => wishFor({ command: draftOf(entry) })}>
      /{name}
    </button>
  );
}
