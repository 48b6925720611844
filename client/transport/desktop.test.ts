import { afterEach, describe, expect, it } from '@jest/globals';
import { mattermostShell } from './desktop-mattermost.ts';
import { rocketChatShell } from './desktop-rocketchat.ts';

/** The globals of a page, as far as a shell looks at them. */
function aPage(globals: Record<string, unknown>): { require?: (id: string) => unknown; process?: unknown } {
  const page = { ...globals };
  Object.assign(globalThis, { window: page, location: { origin: 'https://chat.example.org' } });
  return page;
}

const untouched = { fetch: globalThis.fetch };

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window');
  Reflect.deleteProperty(globalThis, 'location');
  globalThis.fetch = untouched.fetch;
});

function recorder(names: readonly string[]) {
  const calls: unknown[][] = [];
  const api = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => void calls.push([name, ...args])]));
  return { api, calls };
}

const rocketChat = ['setUrlResolver', 'setTitle', 'setFavicon', 'setBadge', 'setUserLoggedIn'];
const mattermost = [
  'reactAppInitialized',
  'onLogin',
  'onLogout',
  'setUnreadsAndMentions',
  'sendBrowserHistoryPush',
  'onBrowserHistoryPush',
];

describe('rocketChatShell', () => {
  it('offers the module loader and the process without which the app reloads the page for ever', async () => {
    globalThis.fetch = async () => new Response(JSON.stringify({ success: true, version: '8.5.1' }));
    const page = aPage({ RocketChatDesktop: recorder(rocketChat).api });
    rocketChatShell();
    await waitFor(() => page.require !== undefined);
    expect(page.require?.('/app/utils/rocketchat.info')).toEqual({ Info: { version: '8.5.1' } });
    expect(() => page.require?.('meteor/meteor')).toThrow('no module');
    expect(page.process).toBeDefined();
  });

  it('shows a number for mentions, a dot for anything else unread, and nothing when all is read', () => {
    const { api, calls } = recorder(rocketChat);
    aPage({ RocketChatDesktop: api });
    const shell = rocketChatShell();
    shell?.showUnread(true, 3);
    shell?.showUnread(true, 0);
    shell?.showUnread(false, 0);
    expect(calls.filter(([name]) => name === 'setBadge').map(([, badge]) => badge)).toEqual([3, '•', 0]);
  });

  it('is silent in an ordinary browser', () => {
    const page = aPage({});
    expect(rocketChatShell()).toBeNull();
    expect(page.require).toBeUndefined();
  });
});

describe('mattermostShell', () => {
  it('ends the waiting picture at once and tells of login and unread', () => {
    const { api, calls } = recorder(mattermost);
    aPage({ desktopAPI: api });
    const shell = mattermostShell();
    shell?.loggedIn([]);
    shell?.showUnread(true, 2);
    expect(calls).toEqual([['reactAppInitialized'], ['onLogin'], ['setUnreadsAndMentions', true, 2]]);
  });

  it('does not tell the app back the way that it asked for', () => {
    const { api, calls } = recorder(mattermost);
    let ask: (path: string) => void = () => undefined;
    aPage({ desktopAPI: { ...api, onBrowserHistoryPush: (open: typeof ask) => void (ask = open) } });
    const shell = mattermostShell();
    shell?.onNavigate((path) => shell.navigated(path));
    ask('/channel/general');
    shell?.navigated('/channel/random');
    expect(calls.filter(([name]) => name === 'sendBrowserHistoryPush')).toEqual([
      ['sendBrowserHistoryPush', '/channel/random'],
    ]);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
