import { useEffect } from 'preact/hooks';
import { ChannelKind } from '../../contract.ts';
import { useSession } from '../context.ts';
import { Composer } from './composer.tsx';
import { Forum } from './forum.tsx';
import { ChannelHeader } from './header.tsx';
import { Log } from './log.tsx';
import { Members } from './members.tsx';
import { ModalView } from './modal.tsx';
import { Playground } from './playground.tsx';
import { Rail } from './rail.tsx';
import { Sidebar } from './sidebar.tsx';
import { Toasts } from './toasts.tsx';

export function App() {
  const session = useSession();
  const { world, channel, linked, modal, drawerOpen, panelOpen } = session;
  const open = channel.value;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      drawerOpen.value = false;
      panelOpen.value = false;
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [drawerOpen, panelOpen]);

  if (!world.value) {
    return (
      <p class="loading" role="status">
        {linked.value ? 'Loading…' : 'The local Discord cannot be reached. Trying again…'}
      </p>
    );
  }
  return (
    <div class={`app ${drawerOpen.value ? 'drawer-open' : ''} ${panelOpen.value ? 'panel-open' : ''}`}>
      <a class="skip" href="#composer">
        Skip to the message box
      </a>
      <div class="drawer">
        <Rail />
        <Sidebar />
      </div>
      <button
        type="button"
        class="shade"
        aria-label="Close"
        tabIndex={-1}
        onClick={() => {
          drawerOpen.value = false;
          panelOpen.value = false;
        }}
      />
      <main class="place">
        <ChannelHeader />
        {!linked.value && (
          <p class="banner" role="alert">
            The connection to the local Discord broke. Trying again…
          </p>
        )}
        {linked.value && !world.value.bot.online && (
          <p class="banner banner-quiet" role="status">
            The bot is offline: commands fail until it is back.
          </p>
        )}
        {open?.type === ChannelKind.forum ? (
          <Forum channel={open} key={open.id} />
        ) : (
          open && (
            <>
              <Log channel={open} key={open.id} />
              <div id="composer">
                <Composer channel={open} />
              </div>
            </>
          )
        )}
      </main>
      <aside class="panel" aria-label="Playground">
        <Playground />
        <Members />
      </aside>
      <Toasts />
      {modal.value && <ModalView key={modal.value.id} modal={modal.value} />}
    </div>
  );
}
