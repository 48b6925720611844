import { call } from './live.ts';
import { desktopShell } from './desktop.ts';

/**
 * Goes into a call in a tab of its own, or in the call window of the desktop app around this page. The tab is opened at once, in
 * answer to the click: browsers block one that comes later, when the server has said where it leads.
 */
export async function openCall(callId: string): Promise<void> {
  const openWindow = desktopShell?.openCall;
  const tab = openWindow === undefined ? window.open('', '_blank') : null;
  if (tab !== null) tab.opener = null;
  try {
    const { url } = await call('video:join', { callId });
    if (!/^https?:\/\//.test(url)) throw new Error('a call is no address of the web');
    if (openWindow !== undefined) openWindow(url);
    else if (tab !== null) tab.location.href = url;
    else window.location.href = url;
  } catch (error) {
    tab?.close();
    throw error;
  }
}
