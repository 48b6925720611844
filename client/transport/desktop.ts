import { mattermostShell } from './desktop-mattermost.ts';
import { rocketChatShell } from './desktop-rocketchat.ts';

/** What a desktop app around this page wants to be told. */
export interface DesktopShell {
  loggedIn(roles: readonly string[]): void;
  loggedOut(): void;
  showUnread(hasUnread: boolean, mentions: number): void;
  showName(siteName: string): void;
  navigated(path: string): void;
  /** Shows a call in a window of the app, where it has one. */
  openCall?(url: string): void;
  /** Returns how to stop listening. */
  onNavigate(open: (path: string) => void): () => void;
}

/** The app around this page: Rocket.Chat's, Mattermost's or none. */
export const desktopShell: DesktopShell | null =
  typeof window === 'undefined' ? null : (rocketChatShell() ?? mattermostShell());
