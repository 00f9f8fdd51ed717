import { useSession } from '../context.ts';
import { CloseIcon } from './icons.tsx';

/** News from other channels, and what went wrong. */
export function Toasts() {
  const { toasts, dropToast, openChannel } = useSession();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => {
        const to = toast.channelId;
        return (
          <div key={toast.key} class={`toast toast-${toast.kind}`}>
            {to ? (
              <button
                type="button"
                class="toast-words"
                onClick={() => {
                  dropToast(toast.key);
                  void openChannel(to);
                }}
              >
                {toast.text}
              </button>
            ) : (
              <span class="toast-words">{toast.text}</span>
            )}
            <button type="button" class="icon-button" aria-label="Close" onClick={() => dropToast(toast.key)}>
              <CloseIcon />
            </button>
          </div>
        );
      })}
    </div>
  );
}
