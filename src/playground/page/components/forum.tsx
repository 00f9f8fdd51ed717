import { useEffect, useState } from 'preact/hooks';
import type { Channel } from '../../contract.ts';
import { pageLocale, useSession } from '../context.ts';
import { relativeText } from '../times.ts';
import { Dialog } from './dialog.tsx';
import { ForumIcon, PlusIcon } from './icons.tsx';

const requireTag = 1 << 4;

/** A forum: its posts, newest first, and a way to write one. */
export function Forum({ channel }: { channel: Channel }) {
  const session = useSession();
  const [posts, setPosts] = useState<Channel[]>([]);
  const [writing, setWriting] = useState(false);
  const world = session.world.value;

  // biome-ignore lint/correctness/useExhaustiveDependencies: listed again whenever the world changes.
  useEffect(() => {
    let gone = false;
    void session.attempt('threads', { member: world?.me.id ?? '', channel: channel.id }).then((answer) => {
      if (answer && !gone) setPosts(answer.threads);
    });
    return () => {
      gone = true;
    };
  }, [channel.id, world]);
  const tagName = (id: string) => channel.available_tags?.find((tag) => tag.id === id)?.name ?? '';
  return (
    <div class="scroller forum">
      <div class="forum-head">
        <p>{channel.topic ?? 'Posts, newest first.'}</p>
        <button type="button" class="button button-primary" onClick={() => setWriting(true)}>
          <PlusIcon /> New Post
        </button>
      </div>
      {posts.length === 0 && (
        <p class="forum-empty">
          <ForumIcon /> No posts yet.
        </p>
      )}
      <ul class="posts">
        {posts.map((post) => (
          <li key={post.id}>
            <button type="button" class="post" onClick={() => void session.openChannel(post.id)}>
              <span class="post-tags">
                {(post.applied_tags ?? []).map((tag) => (
                  <span key={tag} class="tag">
                    {tagName(tag)}
                  </span>
                ))}
              </span>
              <strong>{post.name}</strong>
              <small>
                {post.message_count ?? 0} {post.message_count === 1 ? 'message' : 'messages'}
                {post.last_message_id &&
                  ` · ${relativeText(timeOf(post.last_message_id), session.playNow.value, pageLocale())}`}
                {post.thread_metadata?.archived && ' · closed'}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {writing && <NewPost channel={channel} onClose={() => setWriting(false)} />}
    </div>
  );
}

/** Milliseconds since 1970 in a snowflake, which counts them from 2015 on in its upper bits. */
const timeOf = (id: string) => Number(BigInt(id) >> 22n) + 1_420_070_400_000;

function NewPost({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { createThread } = useSession();
  const [name, setName] = useState('');
  const [content, setContent] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const needsTag = ((channel.flags ?? 0) & requireTag) !== 0;
  const ready = name.trim() !== '' && content.trim() !== '' && (!needsTag || tags.length > 0);
  return (
    <Dialog title="New Post" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          void createThread({ channel: channel.id, name: name.trim(), content: content.trim(), tags }).then(
            (made) => made && onClose(),
          );
        }}
      >
        <label class="field">
          <span class="field-label">Title</span>
          <input
            class="input"
            required
            maxLength={100}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span class="field-label">Message</span>
          <textarea
            class="input"
            required
            rows={4}
            maxLength={2000}
            value={content}
            onInput={(event) => setContent(event.currentTarget.value)}
          />
        </label>
        {(channel.available_tags ?? []).length > 0 && (
          <fieldset class="field tags">
            <legend class="field-label">Tags{needsTag && ' (one is required)'}</legend>
            {(channel.available_tags ?? []).map((tag) => (
              <label key={tag.id} class="check">
                <input
                  type="checkbox"
                  checked={tags.includes(tag.id)}
                  onChange={() =>
                    setTags(tags.includes(tag.id) ? tags.filter((one) => one !== tag.id) : [...tags, tag.id])
                  }
                />
                {tag.name}
              </label>
            ))}
          </fieldset>
        )}
        <div class="dialog-actions">
          <button type="button" class="button button-secondary" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={!ready}>
            Post
          </button>
        </div>
      </form>
    </Dialog>
  );
}
