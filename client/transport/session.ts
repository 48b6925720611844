import { createStore } from 'zustand/vanilla';
import type { SessionView } from '../../server/contracts/session.ts';
import { closeDrafts, openDrafts } from '../store/drafts.ts';
import { closeReplies, openReplies } from '../store/replies.ts';
import { goLive, goSilent, liveStore } from './live.ts';
import * as rest from './rest.ts';

export type SessionState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'unreachable' }
  | { readonly phase: 'known'; readonly view: SessionView };

/** Who the server takes this page for. */
export const sessionStore = createStore<SessionState>(() => ({ phase: 'loading' }));

/** To be called when the page opens, and again while the server is out of reach. */
export async function startSession(): Promise<void> {
  try {
    enter(await rest.loadSession());
  } catch {
    sessionStore.setState({ phase: 'unreachable' }, true);
  }
}

export async function logIn(user: string, password: string): Promise<SessionView> {
  return enter(await rest.logIn({ user, password }));
}

export async function register(input: Parameters<typeof rest.register>[0]): Promise<SessionView> {
  return enter(await rest.register(input));
}

export async function setUp(input: Parameters<typeof rest.setUp>[0]): Promise<SessionView> {
  return enter(await rest.setUp(input));
}

/** Unsent messages and drafts stay on this device for the return of their author. */
export async function logOut(): Promise<void> {
  await rest.logOut();
  leave();
}

function enter(view: SessionView): SessionView {
  sessionStore.setState({ phase: 'known', view }, true);
  if (view.user !== null) {
    openDrafts(view.user.id);
    openReplies(view.user.id);
    goLive();
  }
  return view;
}

function leave(): void {
  goSilent();
  closeDrafts();
  closeReplies();
  sessionStore.setState(
    (state) => (state.phase === 'known' ? { ...state, view: { ...state.view, user: null } } : state),
    true,
  );
}

// The server ended the session: logged out elsewhere, deactivated, expired.
liveStore.subscribe((now, before) => {
  if (now.ended !== null && before.ended === null) {
    closeDrafts();
    closeReplies();
    sessionStore.setState(
      (state) => (state.phase === 'known' ? { ...state, view: { ...state.view, user: null } } : state),
      true,
    );
  }
});
