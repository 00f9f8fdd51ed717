import { render } from 'preact';
import { playClient } from '../client.ts';
import { App } from './components/app.tsx';
import { SessionContext } from './context.ts';
import { listenTo } from './events.ts';
import { createSession } from './session.ts';

const session = createSession({
  call: playClient(''),
  listen: listenTo,
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  // Per tab: two tabs can be two members.
  remembered: {
    read: (key) => sessionStorage.getItem(key),
    write: (key, value) => sessionStorage.setItem(key, value),
  },
});

setInterval(() => session.onTick(), 1000);
void session.start();

const root = document.querySelector('#app');
if (root) {
  root.replaceChildren();
  render(
    <SessionContext.Provider value={session}>
      <App />
    </SessionContext.Provider>,
    root,
  );
}
