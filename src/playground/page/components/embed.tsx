import type { Embed } from '../../contract.ts';
import { pageLocale, useSession } from '../context.ts';
import { webAddress } from '../markdown/parse.ts';
import { postedText } from '../times.ts';
import { Markdown } from './markdown.tsx';
import { Picture } from './media.tsx';

/** An embed of the older kind. */
export function EmbedView({ embed }: { embed: Embed }) {
  const { playNow } = useSession();
  const style = embed.color === undefined ? {} : { borderLeftColor: `#${embed.color.toString(16).padStart(6, '0')}` };
  const url = webAddress(embed.url ?? '');
  return (
    <div class="container container-accent embed" style={style}>
      {embed.author && <div class="embed-author">{embed.author.name}</div>}
      {embed.title && (
        <div class="embed-title">
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {embed.title}
            </a>
          ) : (
            <Markdown text={embed.title} />
          )}
        </div>
      )}
      {embed.description && <Markdown text={embed.description} />}
      {embed.fields && embed.fields.length > 0 && (
        <div class="embed-fields">
          {embed.fields.map((field) => (
            <div key={field.name} class={field.inline ? 'embed-field embed-inline' : 'embed-field'}>
              <strong>{field.name}</strong>
              <Markdown text={field.value} />
            </div>
          ))}
        </div>
      )}
      {embed.image && <Picture url={embed.image.url} alt={embed.title} />}
      {embed.thumbnail && <Picture url={embed.thumbnail.url} alt={embed.title} className="thumbnail" />}
      {(embed.footer || embed.timestamp) && (
        <small class="embed-footer">
          {[embed.footer?.text, embed.timestamp && postedText(Date.parse(embed.timestamp), playNow.value, pageLocale())]
            .filter(Boolean)
            .join(' · ')}
        </small>
      )}
    </div>
  );
}
