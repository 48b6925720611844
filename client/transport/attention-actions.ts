import type { PlaceNotifications } from '../../server/contracts/notifications.ts';
import type { MembershipView } from '../../server/contracts/room.ts';
import type { SidebarView } from '../../server/contracts/sidebar.ts';
import { applyEvent } from '../store/apply-event.ts';
import { chatStore, updateChat } from '../store/chat-store.ts';
import { call } from './live.ts';

/** What people do to be told of less or more, and to arrange their list. The answer is taken like the event that follows it. */
export async function setPlaceNotifications(roomId: string, changes: Partial<PlaceNotifications>): Promise<void> {
  const before = chatStore.getState().memberships[roomId];
  if (before === undefined) return;
  takePlace({ ...before, notifications: { ...before.notifications, ...changes } });
  try {
    takePlace(await call('room:notifications', { roomId, changes }));
  } catch (error) {
    takePlace(before);
    throw error;
  }
}

export async function moveRoom(roomId: string, folderId: string | null): Promise<void> {
  const before = chatStore.getState().memberships[roomId];
  if (before === undefined) return;
  takePlace({ ...before, folderId });
  try {
    takePlace(await call('sidebar:move-room', { roomId, folderId }));
  } catch (error) {
    takePlace(before);
    throw error;
  }
}

export async function createFolder(name: string): Promise<string> {
  const { folderId, sidebar } = await call('sidebar:create-folder', { name });
  takeSidebar(sidebar);
  return folderId;
}

export async function renameFolder(folderId: string, name: string): Promise<void> {
  takeSidebar(await call('sidebar:rename-folder', { folderId, name }));
}

export async function removeFolder(folderId: string): Promise<void> {
  takeSidebar(await call('sidebar:remove-folder', { folderId }));
}

/** Shown at once; taken back when the server refuses. */
export async function orderSections(order: readonly string[]): Promise<void> {
  const before = chatStore.getState().sidebar;
  takeSidebar({ ...before, order });
  await call('sidebar:order', { order: [...order] }).then(takeSidebar, restoring(before));
}

export async function collapseSection(sectionId: string, collapsed: boolean): Promise<void> {
  const before = chatStore.getState().sidebar;
  const others = before.collapsed.filter((id) => id !== sectionId);
  takeSidebar({ ...before, collapsed: collapsed ? [...others, sectionId] : others });
  await call('sidebar:collapse', { sectionId, collapsed }).then(takeSidebar, restoring(before));
}

/** @returns by which it can be taken back; null when nothing was unread. */
export async function readAllRooms(): Promise<{ readonly undoId: string | null; readonly rooms: number }> {
  return call('room:read-all', {});
}

export async function restoreRead(undoId: string): Promise<void> {
  await call('room:restore-read', { undoId });
}

function restoring(before: SidebarView): (error: unknown) => never {
  return (error) => {
    updateChat((state) => ({ ...state, sidebar: before }));
    throw error;
  };
}

function takePlace(membership: MembershipView): void {
  updateChat((state) => applyEvent(state, { name: 'membership:changed', data: { membership } }, Date.now()));
}

function takeSidebar(sidebar: SidebarView): void {
  updateChat((state) => applyEvent(state, { name: 'sidebar:changed', data: sidebar }, Date.now()));
}
