import type { CustomStatusView, PresenceView } from '../../contracts/presence.ts';
import type { SidebarView } from '../../contracts/sidebar.ts';
import { goneSince, type CustomStatus, type Presence } from '../../domain/presence/index.ts';
import type { Sidebar } from '../../domain/sidebar/index.ts';

/** How somebody is here; without a presence they never were. */
export function presentPresence(userId: string, presence: Presence | undefined): PresenceView {
  return {
    userId,
    status: presence?.status ?? 'offline',
    statusText: presence?.statusText ?? '',
    statusEmoji: presence?.statusEmoji ?? '',
    statusExpiresAt: presence?.statusExpiresAt?.toISOString() ?? null,
    lastSeenAt: goneSince(presence)?.toISOString() ?? null,
  };
}

export function presentStatus({ _id: id, name, status }: CustomStatus): CustomStatusView {
  return { id, name, status };
}

export function presentSidebar({ folders, order, collapsed, rev }: Sidebar): SidebarView {
  return { folders, order, collapsed, rev };
}
