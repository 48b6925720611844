import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { restOfTexts } from '../i18n/language.ts';
import { sessionStore } from '../transport/session.ts';
import { laterTabs, type LaterTab } from '../features/later/later-tabs.ts';
import { threadFilters, type ThreadFilter } from '../features/messages/inbox/thread-filters.ts';
import { directoryTabs, type DirectoryTab } from '../features/directory/directory-tabs.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { LoadingPage } from './LoadingPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { roomSearch } from './room-search.ts';
import { searchAddress } from './search-tabs.ts';

/** A room and what is around it have their texts from the start; all other pages bring theirs. */
const withTexts =
  <Page,>(load: () => Promise<Page>) =>
  async () =>
    (await Promise.all([load(), restOfTexts()]))[0];

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search): { next?: string } => (isOwnPath(search['next']) ? { next: search['next'] } : {}),
  beforeLoad: strangersOnly,
  component: lazyRouteComponent(
    withTexts(() => import('../features/auth/LoginPage.tsx')),
    'LoginPage',
  ),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: (search): { next?: string } => (isOwnPath(search['next']) ? { next: search['next'] } : {}),
  beforeLoad: strangersOnly,
  component: lazyRouteComponent(
    withTexts(() => import('../features/auth/RegisterPage.tsx')),
    'RegisterPage',
  ),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  beforeLoad: () => {
    if (session().setupNeeded) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(
    withTexts(() => import('../features/invites/InvitePage.tsx')),
    'InvitePage',
  ),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: () => {
    if (!session().setupNeeded) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(
    withTexts(() => import('../features/setup/SetupPage.tsx')),
    'SetupPage',
  ),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: ({ location }) => {
    const { user, setupNeeded } = session();
    if (setupNeeded) throw redirect({ to: '/setup' });
    if (user === null) throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: lazyRouteComponent(() => import('./frame/AppFrame.tsx'), 'AppFrame'),
});

const roomPages = () => import('./RoomPage.tsx');

const start = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(
    withTexts(() => import('./StartPage.tsx')),
    'StartPage',
  ),
});

const channel = createRoute({
  getParentRoute: () => frame,
  path: '/channel/$name',
  validateSearch: roomSearch,
  component: lazyRouteComponent(roomPages, 'ChannelPage'),
});

const group = createRoute({
  getParentRoute: () => frame,
  path: '/group/$name',
  validateSearch: roomSearch,
  component: lazyRouteComponent(roomPages, 'GroupPage'),
});

const direct = createRoute({
  getParentRoute: () => frame,
  path: '/direct/$roomId',
  validateSearch: roomSearch,
  component: lazyRouteComponent(roomPages, 'DirectPage'),
});

const directory = createRoute({
  getParentRoute: () => frame,
  path: '/directory',
  validateSearch: (search): { tab?: DirectoryTab } => {
    const tab = directoryTabs.find((one) => one === search['tab']);
    return tab === undefined ? {} : { tab };
  },
  component: lazyRouteComponent(
    withTexts(() => import('../features/directory/DirectoryPage.tsx')),
    'DirectoryPage',
  ),
});

const search = createRoute({
  getParentRoute: () => frame,
  path: '/search',
  validateSearch: searchAddress,
  component: lazyRouteComponent(
    withTexts(() => import('./SearchPage.tsx')),
    'SearchPage',
  ),
});

const ownFiles = createRoute({
  getParentRoute: () => frame,
  path: '/files',
  component: lazyRouteComponent(
    withTexts(() => import('../features/files/OwnFilesPage.tsx')),
    'OwnFilesPage',
  ),
});

const preferences = createRoute({
  getParentRoute: () => frame,
  path: '/preferences',
  component: lazyRouteComponent(
    withTexts(() => import('./PreferencesPane.tsx')),
    'PreferencesPane',
  ),
});

const later = createRoute({
  getParentRoute: () => frame,
  path: '/later',
  validateSearch: (search): { tab?: LaterTab } => {
    const tab = laterTabs.find((one) => one === search['tab']);
    return tab === undefined ? {} : { tab };
  },
  component: lazyRouteComponent(
    withTexts(() => import('../features/later/LaterPage.tsx')),
    'LaterPage',
  ),
});

const threads = createRoute({
  getParentRoute: () => frame,
  path: '/threads',
  validateSearch: (search): { filter?: ThreadFilter } => {
    const filter = threadFilters.find((one) => one === search['filter']);
    return filter === undefined ? {} : { filter };
  },
  component: lazyRouteComponent(
    withTexts(() => import('../features/messages/inbox/ThreadsPage.tsx')),
    'ThreadsPage',
  ),
});

const importing = createRoute({
  getParentRoute: () => frame,
  path: '/admin/import',
  component: lazyRouteComponent(
    withTexts(() => import('../features/admin/import/ImportPage.tsx')),
    'ImportPage',
  ),
});

const webhooks = createRoute({
  getParentRoute: () => frame,
  path: '/admin/webhooks',
  component: lazyRouteComponent(
    withTexts(() => import('../features/admin/WebhooksPage.tsx')),
    'WebhooksPage',
  ),
});

const customEmoji = createRoute({
  getParentRoute: () => frame,
  path: '/admin/emoji',
  component: lazyRouteComponent(
    withTexts(() => import('../features/admin/custom/EmojiPage.tsx')),
    'EmojiPage',
  ),
});

const customSounds = createRoute({
  getParentRoute: () => frame,
  path: '/admin/sounds',
  component: lazyRouteComponent(
    withTexts(() => import('../features/admin/custom/SoundsPage.tsx')),
    'SoundsPage',
  ),
});

const customStatuses = createRoute({
  getParentRoute: () => frame,
  path: '/admin/statuses',
  component: lazyRouteComponent(
    withTexts(() => import('../features/admin/custom/StatusesPage.tsx')),
    'StatusesPage',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    register,
    invite,
    setup,
    frame.addChildren([
      start,
      channel,
      group,
      direct,
      directory,
      search,
      ownFiles,
      preferences,
      later,
      threads,
      importing,
      webhooks,
      customEmoji,
      customSounds,
      customStatuses,
    ]),
  ]),
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: LoadingPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function session() {
  const state = sessionStore.getState();
  if (state.phase !== 'known') throw new Error('routes are shown only when the session is known');
  return state.view;
}

function strangersOnly(): void {
  const { user, setupNeeded } = session();
  if (setupNeeded) throw redirect({ to: '/setup' });
  if (user !== null) throw redirect({ to: '/' });
}

/** An address within this workspace; anything else would send people who log in to wherever a link wanted them. */
function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value);
}
