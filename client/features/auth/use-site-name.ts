import { useStore } from 'zustand';
import { sessionStore } from '../../transport/session.ts';

/** What the organisation calls its workspace. */
export function useSiteName(): string {
  return useStore(sessionStore, (session) => {
    const name = session.phase === 'known' ? session.view.settings['Site_Name'] : undefined;
    return typeof name === 'string' && name !== '' ? name : 'Parley';
  });
}
