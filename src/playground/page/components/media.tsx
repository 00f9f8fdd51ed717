import { useState } from 'preact/hooks';
import type { Attachment } from '../../contract.ts';
import { webAddress } from '../markdown/parse.ts';
import { FileIcon } from './icons.tsx';

/** Only what the local Discord itself serves is loaded: the page asks nobody else for anything. */
function ownAddress(address: string): string | null {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  return url?.pathname.startsWith('/attachments/') ? url.pathname + url.search : null;
}

/** A picture with its description, behind a press when it is a spoiler. A picture from elsewhere is named, not loaded. */
export function Picture({
  url,
  alt,
  spoiler = false,
  className = '',
}: {
  url: string;
  alt: string | null | undefined;
  spoiler?: boolean;
  className?: string;
}) {
  const [shown, setShown] = useState(!spoiler);
  const [broken, setBroken] = useState(false);
  const own = ownAddress(url);
  if (!own || broken) {
    const elsewhere = webAddress(url);
    const words = alt || 'Picture';
    return (
      <span class={`picture picture-missing ${className}`}>
        {elsewhere && !own ? (
          <a
            href={elsewhere}
            target="_blank"
            rel="noopener noreferrer"
            title="Not loaded: the playground asks no other machine"
          >
            {words}
          </a>
        ) : (
          words
        )}
      </span>
    );
  }
  if (!shown) {
    return (
      <button type="button" class={`picture picture-hidden ${className}`} onClick={() => setShown(true)}>
        Spoiler
      </button>
    );
  }
  return (
    <img class={`picture ${className}`} src={own} alt={alt ?? ''} loading="lazy" onError={() => setBroken(true)} />
  );
}

const sizeText = (bytes: number) =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** A file to download. */
export function FileCard({ url, name, size }: { url: string; name: string; size: number | undefined }) {
  const own = ownAddress(url);
  return (
    <span class="file-card">
      <FileIcon />
      <span class="file-words">
        {own ? (
          <a href={own} download={name}>
            {name}
          </a>
        ) : (
          name
        )}
        {size !== undefined && <small>{sizeText(size)}</small>}
      </span>
    </span>
  );
}

export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const own = ownAddress(attachment.url);
  const spoiler = attachment.filename.startsWith('SPOILER_');
  const type = attachment.content_type ?? '';
  if (type.startsWith('image/')) {
    return <Picture url={attachment.url} alt={attachment.description ?? attachment.filename} spoiler={spoiler} />;
  }
  if (own && type.startsWith('audio/')) {
    return (
      <figure class="sound">
        <figcaption>{attachment.description ?? attachment.filename}</figcaption>
        {/* biome-ignore lint/a11y/useMediaCaption: a member's file comes without captions. */}
        <audio controls preload="metadata" src={own} />
      </figure>
    );
  }
  return <FileCard url={attachment.url} name={attachment.filename} size={attachment.size} />;
}
