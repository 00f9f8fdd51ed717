import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session that the page runs on. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('The page was drawn without a session.');
  return session;
}

/** The language for dates: the browser's, when it is a kind of English like the rest of the page. */
export const pageLocale = () => (navigator.language.startsWith('en') ? navigator.language : 'en-GB');
