import type { DesktopShell } from './desktop.ts';

/** The part of the preload interface of Mattermost Desktop (5.11 and later) that we use. */
interface MattermostDesktop {
  reactAppInitialized(): void;
  onLogin(): void;
  onLogout(): void;
  setUnreadsAndMentions(isUnread: boolean, mentionCount: number): void;
  sendBrowserHistoryPush(path: string): void;
  onBrowserHistoryPush(open: (path: string) => void): (() => void) | undefined;
}

declare global {
  interface Window {
    desktopAPI?: MattermostDesktop;
  }
}

export function mattermostShell(): DesktopShell | null {
  const desktop = window.desktopAPI;
  if (desktop === undefined) return null;

  // Ends the app's own waiting picture, also on the page for logging in.
  desktop.reactAppInitialized();
  let followed: string | null = null;
  return {
    loggedIn: () => desktop.onLogin(),
    loggedOut: () => desktop.onLogout(),
    showUnread: (hasUnread, mentions) => desktop.setUnreadsAndMentions(hasUnread, mentions),
    showName: () => undefined,
    navigated: (path) => {
      // What the app asked for itself is not told back to it, or two windows would chase each other.
      if (path !== followed) desktop.sendBrowserHistoryPush(path);
      followed = null;
    },
    onNavigate: (open) =>
      desktop.onBrowserHistoryPush((path) => {
        followed = path;
        open(path);
      }) ?? (() => undefined),
  };
}
