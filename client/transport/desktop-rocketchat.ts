import type { DesktopShell } from './desktop.ts';

/** The part of the preload interface of Rocket.Chat Desktop (4.x) that we use; newer parts may be missing. */
interface RocketChatDesktop {
  setUrlResolver(resolve: (path: string) => string): void;
  setTitle(title: string): void;
  setFavicon(url: string): void;
  setBadge(badge: number | '•'): void;
  setUserLoggedIn(loggedIn: boolean): void;
  setUserRoles?(roles: readonly string[]): void;
  openInternalVideoChatWindow?(url: string, options: { providerName: string }): void;
  onNavigateToRoute?(open: (path: string) => void): (() => void) | undefined;
}

declare global {
  interface Window {
    RocketChatDesktop?: RocketChatDesktop;
  }
}

const VERSION_MODULE = '/app/utils/rocketchat.info';

export function rocketChatShell(): DesktopShell | null {
  const desktop = window.RocketChatDesktop;
  if (desktop === undefined) return null;

  desktop.setUrlResolver((path) => new URL(path, location.origin).href);
  void offerVersion();
  return {
    loggedIn: (roles) => {
      desktop.setUserLoggedIn(true);
      desktop.setUserRoles?.([...roles]);
    },
    loggedOut: () => {
      desktop.setUserLoggedIn(false);
      desktop.setBadge(0);
    },
    ...(desktop.openInternalVideoChatWindow === undefined
      ? {}
      : { openCall: (url: string) => desktop.openInternalVideoChatWindow?.(url, { providerName: 'jitsi' }) }),
    showUnread: (hasUnread, mentions) => desktop.setBadge(mentions > 0 ? mentions : hasUnread ? '•' : 0),
    showName: (siteName) => {
      desktop.setTitle(siteName);
      desktop.setFavicon('/favicon.svg');
    },
    navigated: () => undefined,
    onNavigate: (open) => desktop.onNavigateToRoute?.(open) ?? (() => undefined),
  };
}

/**
 * The app looks for its server's module loader and a `process`. Without the first it takes the page for broken and wipes
 * it every half minute; without the second notifications and badges stay silent. The loader knows one module, the version
 * (of the interface, as `/api/info` tells it); the app copes with the absence of all others.
 */
async function offerVersion(): Promise<void> {
  const version = await askVersion();
  const require = (id: string) => {
    if (id === VERSION_MODULE) return { Info: { version } };
    throw new Error(`there is no module ${id}`);
  };
  Object.assign(window, { process: { env: {} }, require });
}

async function askVersion(): Promise<string> {
  try {
    const info = (await (await fetch('/api/info')).json()) as { version?: unknown };
    if (typeof info.version === 'string') return info.version;
  } catch {
    // The server is away; the app has asked it itself before it opened this page, so any version that passed will do.
  }
  return '8.5.0';
}
